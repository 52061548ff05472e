/** The text that goes into a document: code with the place's indentation, line breaks and tabs. */
import type { Place } from './place';
import type { ProsePlace } from './prose';

/** How a document is written. */
export interface Style {
  readonly lineBreak: string;
  /** What one level of indentation is: a tab, or blanks. */
  readonly level: string;
}

export interface Insertion {
  readonly offset: number;
  readonly text: string;
  /** Where the code itself stands in `text`, without the line breaks around it. */
  readonly start: number;
  readonly end: number;
}

export function insertion(code: string, place: Place | ProsePlace, style: Style): Insertion {
  const { lineBreak } = style;
  const set = 'opening' in place ? delimited(code, place) : levelled(code, style.level);
  const lines = set.split('\n').map((line, index) => {
    if (line === '') return place.indent.trimEnd();
    return index === 0 && place.inline ? line : `${place.indent}${line}`;
  });
  const body = lines.join(lineBreak);
  const before = place.before.replaceAll('\n', lineBreak);
  const start = before.length + (place.inline ? 0 : place.indent.length);
  return {
    offset: place.offset,
    text: `${before}${body}${place.after.replaceAll('\n', lineBreak)}`,
    start,
    end: before.length + body.length,
  };
}

/** Environments that take several rows. */
const ROWS = /^\\begin\{(?:align|gather|flalign|alignat|eqnarray)/;

/** Each formula between the place's delimiters, whatever it had of its own; in an environment of rows, a row for each. */
function delimited(code: string, { opening, closing }: ProsePlace): string {
  const formulas = code
    .trim()
    .split(/\s*\r?\n\s*/)
    .map((line) => /^(\$\$?)(.*)\1$/.exec(line)?.[2] ?? line);
  if (ROWS.test(opening)) return `${opening}${formulas.join(' \\\\\n')}${closing}`;
  return formulas.map((formula) => `${opening}${formula}${closing}`).join('\n');
}

/** The code's own levels of indentation in the document's way. */
function levelled(code: string, level: string): string {
  const lines = code.replace(/\r\n?/g, '\n').replace(/\s+$/, '').split('\n');
  const depths = lines.flatMap((line) => (line.trim() === '' ? [] : [/^ */.exec(line)?.[0].length ?? 0]));
  const unit = Math.min(...depths.filter((depth) => depth > 0));
  return lines
    .map((line) => {
      const depth = /^ */.exec(line)?.[0].length ?? 0;
      if (depth === 0 || line.trim() === '') return line.trim() === '' ? '' : line;
      const levels = Math.floor(depth / unit);
      return `${level.repeat(levels)}${' '.repeat(depth % unit)}${line.slice(depth)}`;
    })
    .join('\n');
}
