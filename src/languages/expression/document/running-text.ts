/** Formulas in running text: between dollars, in quotes of code, on a line of their own. Knows no notation. */
import type { SourceRange } from '../../../trace/range';
import { dollarsAt, environmentAt, rowAt } from '../latex/environments';
import { blanksTrimmed } from './trim';

/** What opens and closes a formula. One dollar: no blank inside its ends, and no digit behind, as prices have. */
const FORMULAS: readonly RegExp[] = [
  /\$\$([\s\S]+?)\$\$/g,
  /(?<![\\$])\$(?![\s$])((?:\\.|[^$\\\n]|\n(?!\s*\n))*?)(?<![\s\\])\$(?![\d$])/g,
];
const BRACKETS: readonly (readonly [opening: string, closing: string])[] = [
  ['\\[', '\\]'],
  ['\\(', '\\)'],
];
const CODE = /(?<!`)(`{1,2})(?!`)((?:[^`\n]|(?!\1)`)+?)\1(?!`)/g;

/** A list's bullet, a quotation's mark or a heading's, before the text of a line in Markdown. */
const LEAD = /^[ \t]*(?:(?:>|[-*+•]|\d{1,3}[.)]|#{1,6}|\|)[ \t]+)+(?:\[[ xX]\][ \t]+)?/;

/**
 * The innermost formula that holds the place, between dollars, in quotes of code or in an environment, without what is
 * around it; of several in rows, the one of the row.
 */
export function formulaAt(text: string, offset: number, languageId: string): SourceRange | null {
  const tex = languageId === 'latex' || languageId === 'tex';
  let innermost = smaller(bracketedAt(text, offset), environmentAt(text, offset));
  if (tex) innermost = smaller(innermost, dollarsAt(text, offset));
  for (const pattern of tex ? [] : [...FORMULAS, CODE]) {
    pattern.lastIndex = 0;
    for (let found = pattern.exec(text); found !== null && found.index <= offset; found = pattern.exec(text)) {
      const end = found.index + found[0].length;
      if (offset > end) continue;
      const inside = pattern === CODE ? (found[2] ?? '') : (found[1] ?? '');
      const start = found.index + found[0].indexOf(inside);
      if (innermost === null || inside.length < innermost.end - innermost.start)
        innermost = { start, end: start + inside.length };
    }
  }
  return innermost === null ? null : blanksTrimmed(text, rowAt(text, innermost, offset));
}

function smaller(first: SourceRange | null, second: SourceRange | null): SourceRange | null {
  if (first === null || second === null) return first ?? second;
  return second.end - second.start < first.end - first.start ? second : first;
}

/** What opens last before the place, if it closes behind it. */
function bracketedAt(text: string, offset: number): SourceRange | null {
  for (const [opening, closing] of BRACKETS) {
    const start = openingBefore(text, opening, offset) + opening.length;
    const end = start < opening.length ? -1 : text.indexOf(closing, start);
    if (end > start && offset <= end + closing.length) return { start, end };
  }
  return null;
}

/** The last of these before the place; `\\\\[2pt]` ends a row, and opens nothing. */
function openingBefore(text: string, opening: string, offset: number): number {
  let at = text.lastIndexOf(opening, offset);
  while (at > 0 && text[at - 1] === '\\') at = at < 2 ? -1 : text.lastIndexOf(opening, at - 2);
  return at < 0 ? -opening.length - 1 : at;
}

/** The text of a line behind bullets and the like, of a table the cell; in plain text a dash may be a sign. */
export function lineFormula(text: string, line: SourceRange, languageId: string, offset: number): SourceRange {
  const source = text.slice(line.start, line.end);
  const marked = languageId !== 'plaintext' && languageId !== 'latex';
  if (marked && /^\s*\|\s.*\s\|\s*$/.test(source)) return cellAt(text, line, offset);
  const lead = marked ? LEAD.exec(source) : null;
  return blanksTrimmed(text, { start: line.start + (lead?.[0].length ?? 0), end: line.end });
}

function cellAt(text: string, line: SourceRange, offset: number): SourceRange {
  const start = Math.max(text.lastIndexOf('|', offset - 1) + 1, line.start);
  const end = text.indexOf('|', offset);
  return blanksTrimmed(text, { start, end: end < 0 || end > line.end ? line.end : end });
}
