/** Formulas in running text: between dollars, in quotes of code, on a line of their own. Knows no notation. */
import type { SourceRange } from '../../../trace/range';
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

/** The innermost formula between dollars or in quotes of code that holds the place, without them. */
export function formulaAt(text: string, offset: number): SourceRange | null {
  let innermost = bracketedAt(text, offset);
  for (const pattern of [...FORMULAS, CODE]) {
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
  return innermost === null ? null : blanksTrimmed(text, innermost);
}

/** What opens last before the place, if it closes behind it. */
function bracketedAt(text: string, offset: number): SourceRange | null {
  for (const [opening, closing] of BRACKETS) {
    const start = text.lastIndexOf(opening, offset) + opening.length;
    const end = start < opening.length ? -1 : text.indexOf(closing, start);
    if (end > start && offset <= end + closing.length) return { start, end };
  }
  return null;
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
