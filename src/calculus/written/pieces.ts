/** Stretches of plain text that stand for parts of a formula: how tightly they hold together and what may touch them. */
import { bareConstant, bareFunctions } from '../../languages/expression/functions/functions';
import { isGreekName } from '../../languages/expression/greek';

/** How tightly a piece holds together; what stands in a tighter place is put into brackets. */
export const CASES = 0;
export const OR = 1;
export const AND = 2;
export const NOT = 3;
export const COMPARISON = 4;
export const SUM = 5;
/** A product, a quotient or a number with a minus sign in front. */
export const SIGNED = 6;
export const PRODUCT = 7;
export const QUOTIENT = 8;
export const POWER = 9;
export const ATOM = 10;

/**
 * What a piece begins or ends with, as far as it decides whether a neighbour may touch it: digits of a number, one letter
 * that is a name (raised or not), brackets, a function or a root; `other` takes a dot. What ends behind a `stroke` is a
 * quotient, whose stroke must not seem to reach farther.
 */
export type Edge = 'number' | 'letter' | 'brackets' | 'function' | 'stroke' | 'other';

export interface Piece {
  readonly text: string;
  readonly level: number;
  readonly head: Edge;
  readonly tail: Edge;
  /** Begins with a minus sign, which cannot follow another operator bare. */
  readonly negative: boolean;
  /** A number that was put in for a name: no sign of the formula's own. */
  readonly putIn: boolean;
  /** The name of a function and its operands in brackets, so that a power can go between them: sin²(x). */
  readonly application: { readonly name: string; readonly operands: string } | null;
}

export const MINUS = '\u2212';
const RAISED_CHARACTERS: Readonly<Record<string, string>> = {
  '-': '⁻',
  ...Object.fromEntries(Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹').map((raised, digit) => [String(digit), raised])),
};

export function piece(text: string, level: number, more: Partial<Omit<Piece, 'text' | 'level'>> = {}): Piece {
  return { text, level, head: 'other', tail: 'other', negative: false, putIn: false, application: null, ...more };
}

/** `−12` as ⁻¹². */
export function raised(value: number): string {
  return Array.from(String(value), (character) => RAISED_CHARACTERS[character] ?? character).join('');
}

export function bracketed({ text, putIn }: Piece): Piece {
  // A number that was put in keeps its dot: 2·(−3).
  if (putIn) return piece(`(${text})`, ATOM);
  return piece(`(${text})`, ATOM, { head: 'brackets', tail: 'brackets' });
}

/** The piece, in brackets unless it holds together at least so tightly. */
export function atLeast(part: Piece | undefined, level: number, sign: 'bare' | 'bracketed' = 'bare'): Piece {
  if (part === undefined) return piece('?', ATOM);
  return part.level >= level && !(sign === 'bracketed' && part.negative) ? part : bracketed(part);
}

/** `20`, `−3`, `1.5·10⁻⁷`. */
export function numberPiece(value: number): Piece {
  if (Number.isNaN(value)) return piece('NaN', ATOM);
  const negative = value < 0;
  const sign = negative ? MINUS : '';
  if (!Number.isFinite(value)) return piece(`${sign}∞`, negative ? SIGNED : ATOM, { negative });
  const [mantissa = '', exponent] = String(Math.abs(value)).split('e');
  const edges: Partial<Piece> = { head: negative ? 'other' : 'number', negative };
  if (exponent === undefined)
    return piece(`${sign}${mantissa}`, negative ? SIGNED : ATOM, { ...edges, tail: 'number' });
  const power = `10${raised(Number(exponent))}`;
  return mantissa === '1'
    ? piece(`${sign}${power}`, negative ? SIGNED : POWER, edges)
    : piece(`${sign}${mantissa}·${power}`, negative ? SIGNED : PRODUCT, edges);
}

export function namePiece(name: string): Piece {
  const letter = isLetter(name);
  // `2x_1` holds together, `2speed` and `2x1` do not read well.
  const short = letter || /^\p{L}_[\p{L}\p{N}]+$/u.test(name);
  return piece(name, ATOM, {
    head: letter ? 'letter' : short ? 'function' : 'other',
    tail: letter ? 'letter' : 'other',
  });
}

function isLetter(name: string): boolean {
  return /^\p{L}$/u.test(name) && name !== 'e' && name !== 'E';
}

/** Words of two letters that mathematics reads as something else. */
const OPERATORS = new Set(['or', 'if']);

/** Whether two factors may touch: 20x³, 2(x + 1), xy; `names` are those of the whole formula. */
function mayTouch(left: Piece, right: Piece, names: ReadonlySet<string>): boolean {
  if (left.tail === 'number') return right.head === 'letter' || right.head === 'function' || right.head === 'brackets';
  if (left.tail === 'brackets') return right.head === 'brackets';
  if (left.tail !== 'letter' || right.head !== 'letter') return false;
  const run = (/\p{L}*$/u.exec(left.text)?.[0] ?? '') + (/^\p{L}*/u.exec(right.text)?.[0] ?? '');
  if (Array.from(run).length <= 1) return true;
  // xx would be read as one name.
  if (/^(\p{L})\1$/u.test(run)) return false;
  // Three letters are a word, and two may be one: `pi`, or a name of this formula.
  return Array.from(run).length === 2 && !isTaken(run, names);
}

function isTaken(run: string, names: ReadonlySet<string>): boolean {
  const known = bareFunctions('mathematics', run).length > 0 || bareConstant('mathematics', run) !== undefined;
  return known || names.has(run) || isGreekName(run) || OPERATORS.has(run);
}

export function productPiece(first: Piece | undefined, second: Piece | undefined, names: ReadonlySet<string>): Piece {
  const left = factor(first);
  const right = atLeast(second, POWER, 'bracketed');
  const dot = mayTouch(left, right, names) ? '' : '·';
  const { head, negative } = left;
  return piece(`${left.text}${dot}${right.text}`, negative ? SIGNED : PRODUCT, { head, tail: right.tail, negative });
}

/** What is multiplied or divided: −x as it is, (1/2)·x in brackets, so that nobody must know how far a stroke reaches. */
export function factor(part: Piece | undefined): Piece {
  if (part === undefined) return atLeast(part, PRODUCT);
  if (part.tail === 'stroke') return bracketed(part);
  return part.level === SIGNED && !part.putIn ? part : atLeast(part, PRODUCT);
}
