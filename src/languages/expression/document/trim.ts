/** What surrounds a formula without being part of it: blanks, a semicolon, dollars, quotes of code. */
import type { SourceRange } from '../../../trace/range';
import { isRunningText } from '../notation';

/** Delimiters in running text, longest first. */
const DELIMITERS: readonly (readonly [opening: string, closing: string])[] = [
  ['$$', '$$'],
  ['\\[', '\\]'],
  ['\\(', '\\)'],
  ['```', '```'],
  ['``', '``'],
  ['$`', '`$'],
  ['$', '$'],
  ['`', '`'],
];

/** The range without what surrounds the formula in it. */
export function trimmed(text: string, range: SourceRange, languageId: string): SourceRange {
  let { start, end } = blanksTrimmed(text, range);
  for (let changed = true; changed;) {
    changed = false;
    const semicolons = /(?<!\\)[;\s]*$/.exec(text.slice(Math.max(start, end - 200), end))?.[0] ?? '';
    if (semicolons.includes(';')) {
      end -= semicolons.length;
      changed = true;
    }
    if (!isRunningText(languageId)) break;
    for (const [opening, closing] of DELIMITERS) {
      if (end - start < opening.length + closing.length) continue;
      if (!text.startsWith(opening, start) || !text.startsWith(closing, end - closing.length)) continue;
      const inside = text.slice(start + opening.length, end - closing.length);
      if (inside.includes(opening)) continue;
      ({ start, end } = blanksTrimmed(text, { start: start + opening.length, end: end - closing.length }));
      changed = true;
      break;
    }
  }
  return { start, end: Math.max(start, end) };
}

export function blanksTrimmed(text: string, { start, end }: SourceRange): SourceRange {
  let from = Math.max(0, Math.min(start, text.length));
  let to = Math.max(from, Math.min(end, text.length));
  while (from < to && /\s/.test(text[from] ?? '')) from++;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
  return { start: from, end: to };
}
