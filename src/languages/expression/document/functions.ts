/**
 * All functions of a document that can be read as formulas. Each is read from its own text alone, so that a document of
 * thousands of them is looked through piece by piece. Knows no notation: whether it is a formula, its reader says.
 */
import type { SourceRange } from '../../../trace/range';
import { isRefusal } from '../../../trace/refusal';
import { notationOf } from '../notation';
import { blocksOf } from './blocks';
import { findFunction } from './function';
import { mask } from './mask';

/** No formula is longer. */
const MAX_LENGTH = 10_000;
/** A function without a block: `x => x ** 2`, `lambda x: x**2`, `f(x) = x^2`, `fun f(x: Double) = x * x`. */
const SHORT =
  /=>(?!\s*\{)|\blambda\b|^\s*(?:(?:inline|private|public|internal|override)\s+)*(?:fun\b[^{=]*=|[\p{L}_][\p{L}\p{N}_]*\([^()]*\)\s*=(?!=))|\bfunction\s*\([^)]*\)\s*[^\s{]|\\\([^)]*\)\s*\S|@\([^)]*\)\s*\S/u;

/** The ranges in order of the text; null for each place that was looked at and is none. */
export function* functionsIn(text: string, languageId: string): Generator<SourceRange | null> {
  if (!hasFunctions(languageId)) return;
  const masked = mask(text, languageId);
  let behind = 0;
  for (const place of places(masked, languageId)) {
    const found =
      place.start < behind || place.end - place.start > MAX_LENGTH ? null : readable(text, languageId, place);
    if (found !== null) behind = found.end;
    yield found;
  }
}

/** In running text formulas stand alone. */
function hasFunctions(languageId: string): boolean {
  return ['code', 'javascript', 'python'].includes(notationOf(languageId));
}

/** Where functions may stand, from the beginning of their first line, the outer ones first. */
function places(masked: string, languageId: string): readonly SourceRange[] {
  const found = new Map<number, SourceRange>();
  const add = (start: number, end: number): void => {
    const line = masked.lastIndexOf('\n', start - 1) + 1;
    if ((found.get(line)?.end ?? 0) < end) found.set(line, { start: line, end });
  };
  for (const { kind, head, range } of blocksOf(masked, languageId)) {
    const lead = /^\s*/.exec(masked.slice(head.start, head.end))?.[0].length ?? 0;
    if (kind === 'function') add(head.start + lead, range.end);
  }
  for (const { index, 0: line } of masked.matchAll(/[^\n]+/g))
    if (line.length < MAX_LENGTH && SHORT.test(line)) add(index, index + line.length);
  return [...found.values()].sort((one, other) => one.start - other.start);
}

/** The function that this piece of the text holds, in the coordinates of the whole. */
function readable(text: string, languageId: string, { start, end }: SourceRange): SourceRange | null {
  const piece = text.slice(start, end);
  const lead = piece.length - piece.trimStart().length;
  const found = findFunction(piece, languageId, lead);
  return isRefusal(found) ? null : { start: start + found.start, end: start + found.end };
}
