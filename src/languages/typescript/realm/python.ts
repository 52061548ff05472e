/**
 * Values as Python writes them, `str` and `repr`: null is None, true is True, texts inside lists stand in quotes, tensors
 * are PyTorch's. Bounded in depth and length. Knows neither `print` nor where texts go.
 */
import { isOfEngine } from './engine-objects';

/** Python gives up at a similar depth. */
const MOST_DEPTH = 200;

/** A number as Python writes a float, a whole one as Python writes an int; from 1e16 on as a float, as it is no longer exact. */
export function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e16) return String(value);
  if (size >= 1e16 || size < 1e-4) return withExponent(value);
  return String(value);
}

/** The shortest digits, with an exponent of at least two. */
function withExponent(value: number): string {
  const [mantissa = '', exponent = '+0'] = value.toExponential().split('e');
  return `${mantissa}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, '0')}`;
}

/** Python's `str`. */
export function pythonText(value: unknown, limit: number): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.message;
  return pythonForm(value, limit);
}

/** Python's `repr`, not longer than a little over `limit` characters. */
export function pythonForm(value: unknown, limit: number): string {
  return new Writer(limit).form(value);
}

class Writer {
  private room: number;
  /** What is being written, from the outside in. */
  private readonly open: unknown[] = [];

  constructor(room: number) {
    this.room = room;
  }

  form(value: unknown): string {
    const text = this.text(value);
    this.room -= text.length;
    return text;
  }

  private text(value: unknown): string {
    switch (typeof value) {
      case 'number':
        return pythonNumber(value);
      case 'string':
        return quoted(value);
      case 'boolean':
        return value ? 'True' : 'False';
      case 'undefined':
        return 'None';
      case 'bigint':
      case 'symbol':
        return String(value);
      case 'function':
        return isOfEngine(value) ? String(value) : functionForm(value);
      case 'object':
        return value === null ? 'None' : this.object(value);
    }
  }

  private object(value: object): string {
    if (isOfEngine(value)) return String(value);
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
    if (value instanceof RegExp) return String(value);
    if (value instanceof Error) return `${value.name}(${quoted(value.message)})`;
    if (value instanceof Number || value instanceof String || value instanceof Boolean)
      return this.form(value.valueOf());
    return this.container(value);
  }

  private container(value: object): string {
    const list = isListLike(value);
    if (this.open.includes(value) || this.open.length > MOST_DEPTH) return list ? '[...]' : '{...}';
    this.open.push(value);
    try {
      if (list) return `[${this.items(value)}]`;
      if (value instanceof Set) return value.size === 0 ? 'set()' : `{${this.items(value as Set<unknown>)}}`;
      if (value instanceof Map) return `{${this.pairs(value as Map<unknown, unknown>, ': ', (key) => this.form(key))}}`;
      return this.fields(value);
    } finally {
      this.open.pop();
    }
  }

  private fields(value: object): string {
    const entries = Object.entries(value);
    const name = className(value);
    if (name === null) return `{${this.pairs(entries, ': ', quoted)}}`;
    const own = ownText(value);
    return own ?? `${name}(${this.pairs(entries, '=', String)})`;
  }

  private items(values: Iterable<unknown>): string {
    let text = '';
    for (const value of values) {
      if (this.room < 0) return text;
      text += (text === '' ? '' : ', ') + this.form(value);
      this.room -= 2;
    }
    return text;
  }

  private pairs<Key>(entries: Iterable<readonly [Key, unknown]>, sign: string, key: (key: Key) => string): string {
    let text = '';
    for (const [name, value] of entries) {
      if (this.room < 0) return text;
      text += `${text === '' ? '' : ', '}${key(name)}${sign}${this.form(value)}`;
    }
    return text;
  }
}

function isListLike(value: object): value is Iterable<unknown> & object {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- any function of the program's
function functionForm(f: Function): string {
  const source = Function.prototype.toString.call(f);
  // JavaScript's own, and the engine's, which can be called without `new`, show no source.
  const isClass = source.startsWith('class') || (source.endsWith('{ [native code] }') && 'prototype' in f);
  return isClass ? `<class '${f.name}'>` : `<function ${f.name === '' ? '<lambda>' : f.name}>`;
}

/** Of an object that a class made; null of a plain one. */
function className(value: object): string | null {
  const prototype = Object.getPrototypeOf(value) as { readonly constructor?: unknown } | null;
  if (prototype === null || prototype === Object.prototype) return null;
  const maker = prototype.constructor;
  return typeof maker === 'function' && maker !== Object ? maker.name : null;
}

/** What a class's own `toString` gives, Python's `__str__`; null where it has none. */
function ownText(value: object): string | null {
  const write = (value as { readonly toString?: unknown }).toString;
  if (typeof write !== 'function' || write === Object.prototype.toString) return null;
  const text: unknown = Reflect.apply(write as () => unknown, value, []);
  return typeof text === 'string' ? text : null;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** In single quotes, or in double ones where the text has single but no double ones. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  // What Python calls not printable: control, format, unassigned, private, separators but the blank.
  const body = text.replace(
    /[\\\n\r\t]|[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu,
    (part) => ESCAPES.get(part) ?? escaped(part),
  );
  return quote + body.replaceAll(quote, `\\${quote}`) + quote;
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}
