/**
 * Statements of code around a place, found from brackets, line breaks and semicolons alone, so that they are found in
 * documents that do not parse, too. Works on masked text; knows no expression.
 */
import type { SourceRange } from '../../../trace/range';

const OPENING = '([{';
const CLOSING = ')]}';
/** Behind these, or before those, a JavaScript statement goes on over a line break. */
const GOES_ON_AFTER = /(?:[=+\-*/%&|^<>?:,.([{!~]|\b(?:return|typeof|in|of|else))$/;
const GOES_ON_BEFORE = /^(?:[+\-*/%&|^<>?:.,=)\]])/;

interface Frame {
  readonly opening: string;
  start: number;
}

/**
 * The innermost statement that holds this place, in languages with C's brackets and semicolons; `choosesInBraces`: where
 * `if c { a } else { b }` has a value, it goes on at its `else`.
 */
export function bracedStatementAt(masked: string, offset: number, choosesInBraces = false): SourceRange {
  const frames: Frame[] = [{ opening: '{', start: 0 }];
  for (let i = 0; i < masked.length; i++) {
    const character = masked[i] ?? '';
    const frame = frames.at(-1) ?? { opening: '{', start: 0 };
    if (OPENING.includes(character)) frames.push({ opening: character, start: i + 1 });
    else if (CLOSING.includes(character)) {
      if (frame.opening === '{' && character === '}' && holds(frame.start, i, offset))
        return { start: frame.start, end: i };
      const opening = OPENING[CLOSING.indexOf(character)];
      if (frames.length > 1 && frame.opening === opening) frames.pop();
      const outer = frames.at(-1);
      if (
        character === '}' &&
        outer?.opening === '{' &&
        !/^\s*[;,).+\-*/?:=<>&|[(]/.test(masked.slice(i + 1, i + 200)) &&
        !(choosesInBraces && /^\s*else\b/.test(masked.slice(i + 1, i + 200)))
      ) {
        if (holds(outer.start, i + 1, offset)) return { start: outer.start, end: i + 1 };
        outer.start = i + 1;
      }
    } else if (
      frame.opening === '{' &&
      (character === ';' || (character === '\n' && endsAtBreak(masked, frame.start, i)))
    ) {
      if (holds(frame.start, i, offset)) return { start: frame.start, end: i };
      frame.start = i + 1;
    }
  }
  // Brackets that are never closed: then the line.
  const open = frames.find(({ opening }) => opening !== '{');
  return open === undefined ? { start: frames.at(-1)?.start ?? 0, end: masked.length } : lineAt(masked, offset);
}

function holds(start: number, end: number, offset: number): boolean {
  return start <= offset && offset <= end;
}

function endsAtBreak(masked: string, start: number, at: number): boolean {
  const before = masked.slice(Math.max(start, at - 200), at).trimEnd();
  if (before.length > 0 && GOES_ON_AFTER.test(before)) return /\breturn$/.test(before);
  return !GOES_ON_BEFORE.test(masked.slice(at + 1, at + 200).trimStart());
}

/** An operator at a line's end, behind which a statement goes on in languages that need no more to say so. */
const OPERATOR_AT_END = /(?:[-+*/^%&|<>=,~÷]|\|\|)\s*$/;

/**
 * The logical line that holds this place, in languages whose statements end with the line; `goesOn`: not behind an
 * operator.
 */
export function lineStatementAt(masked: string, offset: number, goesOn = false): SourceRange {
  let depth = 0;
  let start = 0;
  for (let i = 0; i < masked.length; i++) {
    const character = masked[i] ?? '';
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1);
    else if (
      depth === 0 &&
      (character === ';' ||
        (character === '\n' &&
          masked[i - 1] !== '\\' &&
          !(goesOn && OPERATOR_AT_END.test(masked.slice(Math.max(start, i - 200), i)))))
    ) {
      if (holds(start, i, offset)) return { start, end: i };
      start = i + 1;
    } else if (
      character === '\n' &&
      depth > 0 &&
      /^(?:def|class|import|from|return|[A-Za-z_]\w*\s*=[^=,]*$)/m.test(lineText(masked, i + 1)) &&
      /^\S/.test(lineText(masked, i + 1))
    ) {
      // A bracket that was never closed does not swallow the rest of the document.
      if (holds(start, i, offset)) return lineAt(masked, offset);
      depth = 0;
      start = i + 1;
    }
  }
  return depth > 0 ? lineAt(masked, offset) : { start, end: masked.length };
}

function lineText(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return text.slice(from, end < 0 ? text.length : end);
}

export function lineAt(text: string, offset: number): SourceRange {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end < 0 ? text.length : end };
}

/** What stands between commas at the range's own level and holds the place. */
export function itemAt(masked: string, range: SourceRange, offset: number): SourceRange {
  let depth = 0;
  let { start } = range;
  for (let i = range.start; i < range.end; i++) {
    const character = masked[i] ?? '';
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character)) depth--;
    else if (character === ',' && depth === 0) {
      if (offset <= i) return { start, end: i };
      start = i + 1;
    }
  }
  return { start, end: range.end };
}

/** The insides of the brackets in the range that hold the place, outermost first. */
export function bracketsAround(
  masked: string,
  range: SourceRange,
  offset: number,
): readonly (SourceRange & { readonly opening: string })[] {
  const open: { readonly opening: string; readonly start: number }[] = [];
  const around: (SourceRange & { readonly opening: string })[] = [];
  for (let i = range.start; i < range.end; i++) {
    const character = masked[i] ?? '';
    if (OPENING.includes(character)) open.push({ opening: character, start: i + 1 });
    else if (CLOSING.includes(character)) {
      const bracket = open.pop();
      if (bracket !== undefined && holds(bracket.start, i, offset)) around.unshift({ ...bracket, end: i });
    }
  }
  return around;
}
