/**
 * What debuggers say of a variable, `2.5f`, `(3) [1, 2, 3]`, `tensor(2., requires_grad=True)`, read as a number or as
 * lists of numbers. What is anything else, or was cut short, has no value here: a wrong one would mislead. Knows no
 * debugger.
 */
import type { Nested } from '../../trace/trace';
import { shapeOf } from '../../trace/value';

/** What is longer is not read: a debugger cuts such texts anyway. */
const MAX_LENGTH = 100_000;
const MAX_VALUES = 10_000;
const MAX_DEPTH = 16;

/** `2`, `-2.5e-3f`, `1_000`, and what languages call infinity and no number; behind it no letter, digit or dot. */
const NUMBER =
  /([-+]?)(?:((?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)(?:_?[fF](?:32|64)|[fFdDlLuUmM]{0,3})|(inf(?:inity)?|∞)|(nan(?:\([^()]*\))?))(?![\p{L}\p{N}._])/iuy;
/** gdb writes `0 <repeats 15 times>`. */
const REPEATED = /\s*<repeats (\d+) times>/y;
/** `, requires_grad=True`, `, dtype=float32`: what a tensor or an array says of itself behind its values. */
const KEYWORDS = /^(?:\s*,\s*[a-z_]+\s*=\s*(?:<[^<>]*>|'[^']*'|"[^"]*"|[^\s,()<>]+|\([^()]*\)))*\s*$/;

/** `(double) 2.5`, `(const float [3]) {1, 2, 3}`: the type that lldb and gdb write before a value. */
const CAST = /^\((?:[A-Za-z_][\w:]*(?:<[^()]*>)?[\s*&]*)+(?:\s*\[\d+\])*\)\s*/;
/** `(3) [`, `Float64Array(3) [`, `Array(3) [`: how many there are, as JavaScript's debugger says it. */
const COUNTED = /^(?:[A-Z]\w*Array|Array)?\s*\((\d+)\)\s*(?=\[)/;
/** Go's `[]float64 len: 3, cap: 3, [`, `[3]float64 [`; gdb's `std::vector of length 3, capacity 3 = {`. */
const DESCRIBED =
  /^(?:\[\d*\](?:\[\d*\])*float(?:32|64)\s+(?:len: \d+, cap: \d+, )?(?=\[)|std::(?:vector|array|valarray)[^={}]*=\s*(?=\{))/;
/** `array(…)`, `tensor(…)`, `np.float64(…)`, R's `c(…)`, Rust's `vec![…]`. */
const CALL =
  /^(?:Parameter containing:\s*)?(?:(?:np|numpy|torch|jnp|jax\.numpy)\.)?(?:array|tensor|Array|c|float(?:16|32|64)?|longdouble|int(?:8|16|32|64)|uint(?:8|16|32|64)|float_|int_)\(([^]*)\)$/;
const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')' };

/** The value that a debugger's text stands for; null where it is no number and no full list of numbers. */
export function debuggedValue(reply: string): Nested | null {
  if (reply.length > MAX_LENGTH) return null;
  const text = reply
    .trim()
    .replace(CAST, '')
    .replace(DESCRIBED, '')
    .replace(/^vec!(?=\[)/, '');
  const [called, inside] = CALL.exec(text) ?? [];
  if (called !== undefined && inside !== undefined)
    return called.startsWith('c(')
      ? settled(new Reader(`[${inside}]`).whole())
      : settled(new Reader(inside).whole(KEYWORDS));
  const counted = COUNTED.exec(text);
  if (counted === null) return settled(new Reader(text).whole());
  return settled(new Reader(text.slice(counted[0].length)).first(Number(counted[1])));
}

/** Rows of one length; an empty list says nothing. */
function settled(value: Nested | null): Nested | null {
  const shape = value === null ? null : shapeOf(value);
  return shape === null || shape.includes(0) ? null : value;
}

class Reader {
  private readonly text: string;
  private at = 0;
  private count = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** All of the text; `behind` says what may follow the value. */
  whole(behind = /^\s*$/): Nested | null {
    const value = this.value();
    return value !== null && behind.test(this.text.slice(this.at)) ? value : null;
  }

  /** A list's first items, as many as there are said to be; what an array says of itself behind them is no item. */
  first(count: number): Nested | null {
    const items: Nested[] = [];
    this.blanks();
    if (this.text[this.at] !== '[' || count === 0 || count > MAX_VALUES) return null;
    this.at += 1;
    while (items.length < count) {
      const item = this.value();
      if (item === null) return null;
      items.push(item);
      this.separator();
    }
    return items;
  }

  /** A number, or a list; deep nesting is no deep recursion. */
  private value(): Nested | null {
    const open: { readonly items: Nested[]; readonly closing: string }[] = [];
    for (;;) {
      this.blanks();
      const character = this.text[this.at] ?? '';
      const closing = Object.hasOwn(CLOSING, character) ? CLOSING[character] : undefined;
      let done: Nested;
      if (closing !== undefined) {
        if (open.length >= MAX_DEPTH) return null;
        this.at += 1;
        open.push({ items: [], closing });
        continue;
      } else if (open.length > 0 && character === open.at(-1)?.closing) {
        this.at += 1;
        done = open.pop()?.items ?? [];
      } else {
        const number = this.number();
        if (number === null) return null;
        done = number;
      }
      const around = open.at(-1);
      if (around === undefined) return done;
      for (let times = this.times(); times > 0; times--) around.items.push(done);
      if (this.count > MAX_VALUES) return null;
      this.separator();
    }
  }

  private number(): number | null {
    NUMBER.lastIndex = this.at;
    const [found, sign, digits, infinite] = NUMBER.exec(this.text) ?? [];
    if (found === undefined) return null;
    this.at += found.length;
    this.count += 1;
    const size = digits !== undefined ? Number(digits.replaceAll('_', '')) : infinite !== undefined ? Infinity : NaN;
    return sign === '-' ? -size : size;
  }

  private times(): number {
    REPEATED.lastIndex = this.at;
    const [found, times] = REPEATED.exec(this.text) ?? [];
    if (found === undefined) return 1;
    this.at += found.length;
    const number = Math.min(Number(times), MAX_VALUES + 1);
    this.count += number - 1;
    return number;
  }

  /** A comma, or the blank that numpy prints between values. */
  private separator(): void {
    this.blanks();
    if (this.text[this.at] === ',') this.at += 1;
  }

  private blanks(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }
}
