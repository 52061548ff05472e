/**
 * Names in LaTeX: letters, Greek, words in upright type, letters in another type or with a mark above, each with its
 * subscript. Knows nothing of functions and constants.
 */
import type { SourceRange } from '../../../trace/range';
import { isGreekName } from '../greek';
import { fail } from '../problems';
import { ACCENTS, LETTERS, SKIPPED, STYLES, TEXTS } from './commands';
import { behindOperand, closingBrace, type Piece } from './scan';

export interface Name {
  readonly name: string;
  /** The type it is set in, as it is written: `\mathbf`; empty for plain letters and words. */
  readonly style: string;
  readonly range: SourceRange;
  /** The index of the piece behind it. */
  readonly next: number;
}

export interface Subscript {
  readonly text: string;
  readonly range: SourceRange;
  readonly next: number;
}

export function pieceAt(pieces: readonly Piece[], i: number): Piece {
  const piece = pieces[Math.min(i, pieces.length - 1)];
  if (piece === undefined) throw new Error('Pieces end with an end piece.');
  return piece;
}

/** The letters that a command stands for: `theta`; null where it is no letter. */
export function letterOf(command: string): string | null {
  return isGreekName(command) || LETTERS.has(command) ? command : null;
}

/** What stands in the operand at `i`, as text, if it is a word: `\text{max}`, `\mathrm d`. */
function wordAt(source: string, pieces: readonly Piece[], i: number): { readonly word: string; readonly next: number } {
  const piece = pieceAt(pieces, i);
  if (piece.kind === 'letters') return { word: piece.text, next: i + 1 };
  if (piece.kind !== 'open') return { word: '', next: i };
  const close = closingBrace(pieces, i);
  return { word: source.slice(piece.range.end, pieceAt(pieces, close).range.start), next: close + 1 };
}

/** A word of upright letters without braces and commands in it; null where the text is anything else. */
export function upright(source: string, pieces: readonly Piece[], i: number): Name | null {
  const command = pieceAt(pieces, i);
  const { word, next } = wordAt(source, pieces, i + 1);
  const name = word
    .trim()
    .replace(/\\_/g, '_')
    .replace(/(?<=\p{L})[\s-]+(?=\p{L})/gu, '_')
    .replace(/\\,/g, '');
  if (!/^\p{L}[\p{L}\p{N}_]*$/u.test(name) || /\s/.test(word.trim())) return null;
  return { name, style: '', range: { start: command.range.start, end: pieceAt(pieces, next - 1).range.end }, next };
}

/** A name whose letters end where it does: a Greek letter, a word, a letter in another type or with a mark. */
export function commandName(source: string, pieces: readonly Piece[], i: number, level = 0): Name | null {
  const piece = pieceAt(pieces, i);
  if (piece.kind !== 'command' || level > 4) return null;
  const letter = letterOf(piece.text);
  if (letter !== null) return { name: letter, style: '', range: piece.range, next: i + 1 };
  if (TEXTS.has(piece.text)) return upright(source, pieces, i);
  const accent = Object.hasOwn(ACCENTS, piece.text) ? ACCENTS[piece.text] : undefined;
  if (accent === undefined && !STYLES.has(piece.text)) return null;
  const inner = operandName(source, pieces, i + 1, level + 1);
  if (inner === null) return null;
  return {
    name: accent === undefined ? inner.name : `${inner.name}_${accent}`,
    style: accent === undefined ? `\\${piece.text}` : inner.style,
    range: { start: piece.range.start, end: inner.range.end },
    next: inner.next,
  };
}

/** The one name that an operand holds, in braces or not. */
function operandName(source: string, pieces: readonly Piece[], i: number, level: number): Name | null {
  const piece = pieceAt(pieces, i);
  if (piece.kind !== 'open')
    return piece.kind === 'letters' ? oneLetter(piece, i) : commandName(source, pieces, i, level);
  const inside = pieceAt(pieces, i + 1);
  const name =
    inside.kind === 'letters'
      ? { name: inside.text, style: '', range: inside.range, next: i + 2 }
      : commandName(source, pieces, i + 1, level);
  if (name === null) return null;
  const close = pieceAt(pieces, name.next);
  return close.kind === 'close'
    ? { ...name, range: { start: piece.range.start, end: close.range.end }, next: name.next + 1 }
    : null;
}

function oneLetter({ text, range }: Piece, i: number): Name | null {
  return Array.from(text).length === 1 ? { name: text, style: '', range, next: i + 1 } : null;
}

/** The subscript that begins at `i`, if one does. */
export function subscriptAt(source: string, pieces: readonly Piece[], i: number): Subscript | null {
  const mark = pieceAt(pieces, i);
  if (mark.kind !== 'down') return null;
  const first = pieceAt(pieces, i + 1);
  const next =
    first.kind === 'command' ? (commandName(source, pieces, i + 1)?.next ?? i + 2) : behindOperand(pieces, i + 1);
  const last = first.kind === 'open' ? next - 1 : next;
  let text = '';
  for (let at = first.kind === 'open' ? i + 2 : i + 1; at < last;) {
    const piece = pieceAt(pieces, at);
    const name = commandName(source, pieces, at);
    if (name !== null) {
      text += name.name;
      at = name.next;
      continue;
    }
    at++;
    if (piece.kind === 'command' && SKIPPED.has(piece.text)) continue;
    if (piece.kind === 'command' && /^(?:max|min)$/.test(piece.text)) text += piece.text;
    else if (/^(?:letters|number)$/.test(piece.kind) || /^[,+-]$/.test(piece.text)) text += piece.text;
    else fail('latex-subscript', piece.range);
  }
  if (!/^[\p{L}\p{N}]/u.test(text)) fail('latex-subscript', { start: mark.range.start, end: first.range.end });
  return { text, range: { start: mark.range.start, end: pieceAt(pieces, next - 1).range.end }, next };
}
