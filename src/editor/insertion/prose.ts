/**
 * Where a derivative goes in running text: behind the paragraph or the display that holds its formula, between the same
 * delimiters. Knows how Markdown and LaTeX set formulas off, and nothing of what stands in them.
 */
import type { CodeRequest } from '../../trace/formula';
import type { SourceRange } from '../../trace/range';
import { lineAfter, lineAt, type Line } from './lines';
import type { Place } from './place';

export interface ProsePlace extends Place {
  /** What the formula is put between. */
  readonly opening: string;
  readonly closing: string;
}

export interface ProseRequest {
  readonly text: string;
  readonly range: SourceRange;
  readonly form: CodeRequest['form'];
  /** VS Code's language id of the document. */
  readonly language: string;
  readonly caret: number | null;
}

interface Delimiters {
  /** As the derivative gets them. */
  readonly opening: string;
  readonly closing: string;
  /** Behind the original's. */
  readonly end: number;
  readonly display: boolean;
}

const PAIRS: readonly (readonly [opening: string, closing: string, display: boolean])[] = [
  ['$$', '$$', true],
  ['\\[', '\\]', true],
  ['\\(', '\\)', false],
  ['``', '``', false],
  ['`', '`', false],
  ['$', '$', false],
];
/** Environments that stand on their own; `aligned` and `split` stand inside of others. */
const ENVIRONMENT = /\\begin\{((?:equation|align|gather|multline|eqnarray|displaymath|flalign|alignat|math)\*?)\}/g;
const NO_DELIMITERS = { opening: '', closing: '' };
/** A quotation's mark is kept; a bullet's text goes on as far in as it began. */
const LEAD = /^((?:[ \t]*>)*)([ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)/;

export function placeInProse({ text, range, form, language, caret }: ProseRequest): ProsePlace {
  if (form === 'expression' && caret !== null && (caret < range.start || caret > range.end))
    return atCaret(text, caret, language);
  const found = delimitersAround(text, range) ?? {
    ...(language === 'plaintext' ? NO_DELIMITERS : { opening: '$', closing: '$' }),
    end: range.end,
    display: false,
  };
  const start = lineAt(text, range.start);
  const { opening, closing, display } = found;
  const closed = lineAt(text, found.end);
  const last = display || opening === '' ? closed : paragraphEnd(text, closed);
  const indent = language === 'plaintext' ? start.indent : continuation(display ? closed.text : start.text);
  const rows =
    display &&
    (lineAt(text, range.start).text.trim() === text.slice(range.start, range.end).trim() || opening.includes('\n'));
  const next = lineAfter(text, last);
  const apart = language === 'plaintext' || (language === 'latex' && display) ? '\n' : `\n${indent.trimEnd()}\n`;
  return {
    offset: last.end,
    before: apart,
    indent,
    after: next === null || next.blank || apart === '\n' ? '' : `\n${indent.trimEnd()}`,
    inline: false,
    opening: rows ? `${opening.trimEnd()}\n` : opening,
    closing: rows ? `\n${closing.trimStart()}` : closing,
  };
}

/** Between a formula's own delimiters it stands as it is, in a sentence between dollars. */
function atCaret(text: string, caret: number, language: string): ProsePlace {
  const line = lineAt(text, caret);
  const before = text.slice(line.start, caret);
  const inMath = (before.match(/(?<!\\)\$/g) ?? []).length % 2 === 1 || /\\[[(](?!.*\\[\])])/.test(before);
  const dollars = inMath || language === 'plaintext' ? NO_DELIMITERS : { opening: '$', closing: '$' };
  return { offset: caret, before: '', indent: '', after: '', inline: true, ...dollars };
}

function delimitersAround(text: string, { start, end }: SourceRange): Delimiters | null {
  const environment = environmentAround(text, start);
  if (environment !== null) return environment;
  const before = text.slice(0, start).trimEnd();
  const behind = end + (/^\s*[.,;]?\s*/.exec(text.slice(end))?.[0].length ?? 0);
  for (const [opening, closing, display] of PAIRS)
    if (before.endsWith(opening) && text.startsWith(closing, behind))
      return { opening, closing, display, end: behind + closing.length };
  return rowsAround(text, start);
}

/** A display of several rows, of which the formula is one: `$$ … \\ … $$`. */
function rowsAround(text: string, at: number): Delimiters | null {
  const blank = text.slice(0, at).search(/\n[ \t]*\r?\n(?![^]*\n[ \t]*\r?\n)/);
  const paragraph = text.slice(blank < 0 ? 0 : blank, at);
  for (const [opening, closing] of [
    ['$$', '$$'],
    ['\\[', '\\]'],
  ] as const) {
    const opened =
      paragraph.split(opening).length - 1 - (opening === closing ? 0 : paragraph.split(closing).length - 1);
    const close = text.indexOf(closing, at);
    if (close >= 0 && (opening === closing ? opened % 2 === 1 : opened > 0))
      return { opening, closing, display: true, end: close + closing.length };
  }
  return null;
}

function environmentAround(text: string, at: number): Delimiters | null {
  let innermost: Delimiters | null = null;
  for (const found of text.slice(0, at).matchAll(ENVIRONMENT)) {
    const name = found[1] ?? '';
    const closing = `\\end{${name}}`;
    const end = text.indexOf(closing, found.index);
    if (end >= at)
      innermost = { opening: `\\begin{${name}}\n`, closing: `\n${closing}`, end: end + closing.length, display: true };
  }
  return innermost;
}

/** The last line before a blank one, a list's next item, or the end of the surrounding block. */
function paragraphEnd(text: string, from: Line): Line {
  let last = from;
  for (let next = lineAfter(text, last); next !== null && !next.blank; next = lineAfter(text, next)) {
    if (/^[ \t>]*(?:[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|`{3}|~{3}|>?\s*$|\\(?:end|begin|section|item)\b)/.test(next.text))
      break;
    last = next;
  }
  return last;
}

/** What further lines of the block that begins with this line begin with. */
function continuation(line: string): string {
  const [, quote = '', bullet = ''] = LEAD.exec(line) ?? [];
  const inner = bullet.replace(/[^ \t]/g, ' ');
  return quote === '' ? inner : `${quote}${inner === '' ? ' ' : inner}`;
}
