/** Where formulas of LaTeX stand in a document: environments, dollars by TeX's rules, the rows of both. */
import type { SourceRange } from '../../../trace/range';
import { MAX_LENGTH } from '../reading';
import { DOCUMENT_DISPLAYS } from './commands';
import { formulasIn } from './rows';

const ENVIRONMENT = /\\(begin|end)\s*\{(\w+\*?)\}/g;

/** What stands inside the environment of formulas that holds the place, its first and last line included. */
export function environmentAt(text: string, offset: number): SourceRange | null {
  let open: { readonly name: string; readonly outer: number; readonly inner: number } | null = null;
  for (const found of text.matchAll(ENVIRONMENT)) {
    const [whole, word, name = ''] = found;
    if (!DOCUMENT_DISPLAYS.has(name)) continue;
    if (open === null) {
      if (found.index > offset) return null;
      if (word === 'begin') open = { name, outer: found.index, inner: found.index + whole.length };
      continue;
    }
    // An environment that is never closed does not swallow the next one.
    if (word === 'begin')
      open = found.index > offset ? null : { name, outer: found.index, inner: found.index + whole.length };
    else if (name === open.name) {
      if (offset <= found.index + whole.length) return { start: open.inner, end: found.index };
      open = null;
    }
    if (open === null && found.index > offset) return null;
  }
  return null;
}

/** The formula between dollars that holds the place, as TeX pairs them: in one paragraph, blanks inside or not. */
export function dollarsAt(text: string, offset: number): SourceRange | null {
  let open: { readonly mark: string; readonly start: number } | null = null;
  for (const found of text.matchAll(/\\[\s\S]|\n[^\S\n]*\n|\$\$?/g)) {
    const mark: string = found[0];
    if (open === null && found.index > offset) return null;
    if (mark.startsWith('\\')) continue;
    if (!mark.startsWith('$')) open = null;
    else if (open === null) open = { mark, start: found.index };
    else {
      const closing: string = mark.length < open.mark.length ? mark : open.mark;
      const end = found.index + closing.length;
      if (offset <= end) return { start: open.start + open.mark.length, end: found.index };
      // `$x$$y$`: what closes one opens the next.
      open = mark.length > closing.length ? { mark: '$', start: end } : null;
    }
  }
  return null;
}

/** Of several formulas in rows, the one that holds the place; else the range as it is. */
export function rowAt(text: string, range: SourceRange, offset: number): SourceRange {
  if (range.end - range.start > 4 * MAX_LENGTH || !text.slice(range.start, range.end).includes('\\\\')) return range;
  const rows = formulasIn(text, range);
  if (rows.length < 2) return range;
  return rows.find(({ end }) => offset <= end) ?? rows.at(-1) ?? range;
}
