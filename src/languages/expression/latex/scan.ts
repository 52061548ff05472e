/**
 * LaTeX cut into its pieces: commands, letters, digits, braces, scripts, signs. Blanks and comments are left out. Of
 * commands it knows only which of them take a letter as their operand.
 */
import type { SourceRange } from '../../../trace/range';
import { takesOneLetter } from './commands';

export interface Piece {
  /** `up` and `down` are `^` and `_`, `row` is `\\`, `column` is `&`; `begin` and `finish` carry their environment's name. */
  readonly kind:
    | 'command'
    | 'letters'
    | 'number'
    | 'fraction'
    | 'superscript'
    | 'symbol'
    | 'open'
    | 'close'
    | 'up'
    | 'down'
    | 'row'
    | 'column'
    | 'begin'
    | 'finish'
    | 'end';
  /** A command's name without its backslash. */
  readonly text: string;
  readonly range: SourceRange;
  /** Whether blanks or a comment stand before it. */
  readonly spaced: boolean;
  /** Whether an empty line stands before it, which ends a formula. */
  readonly paragraph: boolean;
}

/** A line break swallows the blanks behind a comment, as in TeX. */
const BLANK = /(?:[\s~\u00a0\u2000-\u200b\u2060-\u2064\ufeff]|%[^\n]*(?:\n|$))+/y;
const PATTERNS: readonly (readonly [Piece['kind'], RegExp])[] = [
  ['begin', /\\begin\s*\{\s*([^{}\n\\]*?)\s*\}/y],
  ['finish', /\\end\s*\{\s*([^{}\n\\]*?)\s*\}/y],
  // The space of a row has a length, so that `\\ [x]` is none.
  ['row', /\\\\\*?(?:\[\s*-?[\d.]+\s*(?:[a-z]{2}|\\[a-z]+)\s*\])?/y],
  ['command', /\\([A-Za-z]+\*?|[^A-Za-z]|$)/uy],
  ['letters', /(?:(?:(?![ⁿˣᐟ])\p{L})+[\p{M}₀-₉]*)+/uy],
  ['number', /(?:\d+(?:\\,\d{3})+(?!\d)(?:\.\d*)?|\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['fraction', /[¼-¾⅐-⅞↉]/uy],
  ['superscript', /[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿˣᐟ]+/uy],
  ['symbol', /==|!=|<=|>=|:=|[\s\S]/uy],
];
const SINGLE: Readonly<Record<string, Piece['kind']>> = {
  '{': 'open',
  '}': 'close',
  '^': 'up',
  _: 'down',
  '&': 'column',
};

/** The pieces of a stretch of text; the last one is always `end`. */
export function scan(text: string, { start, end }: SourceRange): Piece[] {
  const source = text.slice(start, end);
  const pieces: Piece[] = [];
  let at = 0;
  let blank = '';
  while (at < source.length) {
    BLANK.lastIndex = at;
    blank = BLANK.exec(source)?.[0] ?? '';
    at += blank.length;
    if (at >= source.length) break;
    const found = pieceAt(source, at, takesLetter(pieces.at(-1)));
    const range = { start: start + at, end: start + at + found.length };
    const paragraph = /\n[^\S\n]*\n/.test(blank);
    pieces.push({ kind: found.kind, text: found.text, range, spaced: blank !== '', paragraph });
    at += found.length;
    blank = '';
  }
  const place = start + source.length - blank.length;
  pieces.push({ kind: 'end', text: '', range: { start: place, end: place }, spaced: false, paragraph: false });
  return pieces;
}

/** Without braces, a script and the like take one letter of a run. */
function takesLetter(before: Piece | undefined): boolean {
  if (before?.kind === 'command') return takesOneLetter(before.text);
  return before?.kind === 'up' || before?.kind === 'down';
}

function pieceAt(
  source: string,
  at: number,
  oneLetter: boolean,
): { readonly kind: Piece['kind']; readonly text: string; readonly length: number } {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found === null || found[0] === '') continue;
    const text = found[1] ?? found[0];
    if (kind === 'letters' && oneLetter) {
      const [letter = ''] = /^.[\p{M}₀-₉]*/su.exec(text) ?? [];
      return { kind, text: letter, length: letter.length };
    }
    return {
      kind: SINGLE[text] !== undefined && kind === 'symbol' ? SINGLE[text] : kind,
      text,
      length: found[0].length,
    };
  }
  return { kind: 'symbol', text: source[at] ?? '', length: 1 };
}

/** The index of the piece that closes the brace at `open`; that of the last piece where none does. */
export function closingBrace(pieces: readonly Piece[], open: number): number {
  let depth = 0;
  for (let i = open; i < pieces.length; i++) {
    const kind = pieces[i]?.kind;
    if (kind === 'open') depth++;
    else if (kind === 'close' && --depth === 0) return i;
  }
  return pieces.length - 1;
}

/** The index behind a command's or script's operand that begins at `at`: a group in braces, or one piece. */
export function behindOperand(pieces: readonly Piece[], at: number): number {
  const piece = pieces[at];
  if (piece === undefined || piece.kind === 'end') return at;
  return (piece.kind === 'open' ? Math.min(closingBrace(pieces, at), pieces.length - 2) : at) + 1;
}
