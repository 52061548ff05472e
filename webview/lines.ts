/** Places as lines, which is how people speak of a text. Pure; knows only where the lines begin. */
import type { LineStarts, ProgramState, ShownProgram, SourceLink } from '../src/inspector/protocol';
import type { SourceRange } from '../src/trace/range';
import type { Trace } from '../src/trace/trace';

/** 1-based, where the text stands now; null where it is not known. */
export function lineNumber(lines: LineStarts | null, range: SourceRange | null): number | null {
  return lines === null || range === null ? null : lineAt(lines.starts, range.start) + lines.moved;
}

/** Where the lines begin of what was differentiated: of a program's document, or of the formula alone. */
export function linesOf(
  { kind, range, text }: Pick<Trace, 'kind' | 'range' | 'text'>,
  { program, source }: { readonly program: ProgramState | null; readonly source: SourceLink },
): LineStarts | null {
  if (kind === 'program') return program?.lines ?? null;
  const starts = [range.start];
  for (const { index, 0: ending } of text.matchAll(/\r\n|\r|\n/g)) starts.push(range.start + index + ending.length);
  return { starts, moved: source.line - 1 };
}

export interface LineSpan {
  readonly first: number;
  readonly last: number;
  readonly range: SourceRange;
}

/** The lines of what ran: what was selected in one piece, and each piece from above that it needed. */
export function ranSpans({ ran, range }: Pick<ShownProgram, 'ran' | 'range'>, lines: LineStarts | null): LineSpan[] {
  if (lines === null) return [];
  const spans: LineSpan[] = [];
  for (const statement of ran) {
    const one = spanOf(lines, statement);
    const before = spans.at(-1);
    const both = before !== undefined && isInside(before.range, range) && isInside(statement, range);
    if (before !== undefined && (both || one.first <= before.last + 1)) {
      const end = Math.max(before.range.end, statement.end);
      const joined = { start: before.range.start, end };
      spans[spans.length - 1] = { first: before.first, last: Math.max(before.last, one.last), range: joined };
    } else spans.push(one);
  }
  return spans;
}

/** `3` or `3–5`. */
export function spanText({ first, last }: LineSpan): string {
  return first === last ? String(first) : `${String(first)}–${String(last)}`;
}

/** How many lines a text has; a line break at its end begins no other. */
export function countLines(text: string): number {
  const breaks = text.match(/\r\n|\r|\n/g)?.length ?? 0;
  return breaks + (/[\r\n]$/.test(text) ? 0 : 1);
}

function spanOf(lines: LineStarts, range: SourceRange): LineSpan {
  const last = { start: Math.max(range.start, range.end - 1), end: range.end };
  return { first: lineNumber(lines, range) ?? 1, last: lineNumber(lines, last) ?? 1, range };
}

function isInside(inner: SourceRange, outer: SourceRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** 1-based line of an offset: the last that begins at or before it. */
export function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}
