/**
 * A call in a text as its parts: which piece of `torch.log(x + 1)`, `x.log()` or `a / b` is which operand, so that a fix
 * can say what to write in its place. Looks at brackets and names only, which is the same in every language; where a
 * text has another form, it has no pieces.
 */

export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const SYMBOLS: Readonly<Record<string, readonly string[]>> = {
  add: ['+'],
  sub: ['-', '−'],
  mul: ['*', '·'],
  div: ['/'],
  true_divide: ['/'],
  pow: ['**', '^'],
  matmul: ['@'],
  gt: ['>'],
  lt: ['<'],
  ge: ['>='],
  le: ['<='],
  eq: ['===', '=='],
  ne: ['!==', '!='],
};
/** What stands before a function's name and is no operand. */
const MODULE = /^(?:torch|np|numpy|math|Math|jnp|tf|F|nn)(?:\.\w+)*$/;
/** What the same function is called elsewhere. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  log: ['ln'],
  acos: ['arccos'],
  asin: ['arcsin'],
  atan: ['arctan'],
  clamp: ['clip'],
};

/** The operands of a call of this operator that is the whole text; null where its form is not known. */
export function piecesOf(text: string, operator: string): readonly Piece[] | null {
  const short = operator.slice(operator.lastIndexOf('.') + 1).replace(/_+$/, '');
  return binary(text, SYMBOLS[short] ?? []) ?? call(text, [short, ...(ALSO[short] ?? [])]);
}

/** The text with other text in place of one piece, in brackets where it needs them. */
export function replaced(text: string, { start, end }: Piece, by: string): string {
  return `${text.slice(0, start)}${by}${text.slice(end)}`;
}

/** Brackets around what is more than a name, a number or a call. */
export function grouped(text: string): string {
  return /^[\w.$]+$/.test(text) || closesAtEnd(text) ? text : `(${text})`;
}

/** Whether the brackets that open behind a name, or at once, close at the very end. */
function closesAtEnd(text: string): boolean {
  const open = /^[\w.$]*[([]/.exec(text)?.[0].length ?? 0;
  return open > 0 && closing(text, open - 1) === text.length - 1;
}

function binary(text: string, symbols: readonly string[]): readonly Piece[] | null {
  if (symbols.length === 0) return null;
  let found: { at: number; length: number } | null = null;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (depth > 0) continue;
    const symbol = symbols.find((one) => text.startsWith(one, at));
    if (symbol === undefined || at === 0) continue;
    const isPart = (one: string): boolean => one !== '' && '*<>=!'.includes(one);
    const power = symbol === '**' || symbol === '^';
    const own = !isPart(text.charAt(at + symbol.length)) && !isPart(text.charAt(at - 1));
    // A sign belongs to the number behind it.
    const sign = /[-+*/^(,=<>]\s*$/.test(text.slice(0, at)) || text.slice(0, at).trim() === '';
    if (own && !sign && !(power && found !== null)) found = { at, length: symbol.length };
    at += symbol.length - 1;
  }
  if (found === null) return null;
  return [piece(text, 0, found.at), piece(text, found.at + found.length, text.length)];
}

function call(text: string, names: readonly string[]): readonly Piece[] | null {
  if (!text.endsWith(')')) return null;
  const open = opening(text, text.length - 1);
  const callee = text.slice(0, Math.max(0, open));
  const [, before = '', name = ''] = /^(.*?)(\w+)_?\s*$/s.exec(callee) ?? [];
  const last = /\w+$/.exec(callee.trimEnd())?.[0].replace(/_+$/, '') ?? '';
  if (open < 0 || name === '' || !names.includes(last)) return null;
  const receiver = before.trimEnd().replace(/\.$/, '');
  const args = listed(text, open + 1, text.length - 1);
  const isFunction = receiver === '' || MODULE.test(receiver);
  const start = callee.trimEnd().length - (/\w+$/.exec(callee.trimEnd())?.[0].length ?? 0);
  if (isFunction || text.charAt(start - 1) !== '.') return args;
  return [piece(text, 0, start - 1), ...args];
}

function listed(text: string, from: number, to: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at < to; at += 1) {
    const character = text.charAt(at);
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (character === ',' && depth === 0) {
      pieces.push(piece(text, start, at));
      start = at + 1;
    }
  }
  if (text.slice(start, to).trim() !== '') pieces.push(piece(text, start, to));
  return pieces;
}

/** Without the blanks around it. */
function piece(text: string, from: number, to: number): Piece {
  const inner = text.slice(from, to);
  const start = from + (inner.length - inner.trimStart().length);
  const trimmed = inner.trim();
  return { start, end: start + trimmed.length, text: trimmed };
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if ('([{'.includes(text.charAt(at))) depth += 1;
    else if (')]}'.includes(text.charAt(at))) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

function opening(text: string, close: number): number {
  let depth = 0;
  for (let at = close; at >= 0; at -= 1) {
    if (')]}'.includes(text.charAt(at))) depth += 1;
    else if ('([{'.includes(text.charAt(at))) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}
