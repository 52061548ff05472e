/**
 * Values of variables as people type them, in the panel's fields, the editor's question and on the command line:
 * `2.5e-3`, `1, 2, 3`, `[[1, 2], [3, 4]]`, `linspace(-20, 20, 20)`. Knows no document and no expression.
 */
import { formatExactly } from './format';
import { message, type Message } from './message';
import type { Nested } from './trace';

/** A typed value may have at most this many elements, and this many dimensions. */
export const MAX_VALUE_ELEMENTS = 1_000_000;
export const MAX_VALUE_DIMENSIONS = 16;

const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|∞|π|[A-Za-z]+/y;
const LINSPACE = /(?:(?:torch|np|numpy)\.)?linspace\s*\(/y;

/** Numbers that have a name, as PyTorch, Python, JavaScript and mathematics spell them, in lower case. */
const NAMED: ReadonlyMap<string, number> = new Map([
  ['nan', NaN],
  ['inf', Infinity],
  ['infinity', Infinity],
  ['∞', Infinity],
  ['pi', Math.PI],
  ['π', Math.PI],
  ['e', Math.E],
]);

/** Reads a value; a message says what is wrong with it. */
export function parseValue(text: string): Nested | Message {
  return new ValueReader(text).whole();
}

export function isMessage(value: Nested | Message): value is Message {
  return typeof value === 'object' && 'id' in value;
}

/** The text of a value that `parseValue` reads back exactly. */
export function formatValue(value: Nested): string {
  return typeof value === 'number' ? formatExactly(value) : `[${value.map(formatValue).join(', ')}]`;
}

/** The shape of nested lists; null where they are ragged. */
export function shapeOf(value: Nested): readonly number[] | null {
  if (typeof value === 'number') return [];
  const [first, ...others] = value;
  if (first === undefined) return [0];
  const inner = shapeOf(first);
  if (inner === null) return null;
  return others.every((item) => sameShape(shapeOf(item), inner)) ? [value.length, ...inner] : null;
}

/** The values in row-major order. */
export function flatten(value: Nested): number[] {
  if (typeof value === 'number') return [value];
  // A long vector is the common case, and copied at once.
  return value.every((item) => typeof item === 'number') ? [...value] : value.flatMap(flatten);
}

/** Nested lists of a shape from values in row-major order. */
export function nest(shape: readonly number[], values: readonly number[]): Nested {
  let parts: Nested[] = [...values];
  for (const size of shape.slice(1).reverse()) {
    const groups: Nested[] = [];
    const count =
      size === 0
        ? shape.slice(0, shape.indexOf(0)).reduce((product, length) => product * length, 1)
        : parts.length / size;
    for (let group = 0; group < count; group += 1) groups.push(parts.slice(group * size, (group + 1) * size));
    parts = groups;
  }
  return shape.length === 0 ? (parts[0] ?? NaN) : parts;
}

/** Whether two values are the same number for number, NaN equal to itself, −0 apart from 0. */
export function sameValue(one: Nested, other: Nested): boolean {
  if (typeof one === 'number' || typeof other === 'number') return Object.is(one, other);
  return one.length === other.length && one.every((item, index) => sameValue(item, other[index] ?? []));
}

/** `count` evenly spaced values from `start` to `end`, both included, from the nearer end each, as torch computes them. */
export function linspace(start: number, end: number, count: number): number[] {
  if (count === 1) return [start];
  const step = (end - start) / (count - 1);
  return Array.from({ length: count }, (_, index) =>
    index < Math.floor(count / 2) ? start + step * index : end - step * (count - 1 - index),
  );
}

function sameShape(one: readonly number[] | null, other: readonly number[]): boolean {
  return one !== null && one.length === other.length && one.every((size, index) => size === other[index]);
}

class ValueReader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** A list may stand without its brackets: `1, 2, 3`. */
  whole(): Nested | Message {
    if (this.text.trim() === '')
      return message('value.empty', 'A value is needed: a number such as 2.5, or a list such as 1, 2, 3.');
    const bare = this.list(null, 0);
    if (isMessage(bare)) return bare;
    const value =
      Array.isArray(bare) && bare.length === 1 && !this.text.trimEnd().endsWith(',') ? (bare[0] as Nested) : bare;
    return this.checked(value);
  }

  private checked(value: Nested): Nested | Message {
    if (shapeOf(value) === null)
      return message(
        'value.ragged',
        'The rows of this list differ in length; every row needs the same number of values.',
      );
    return value;
  }

  /** Items up to `closing`, or to the end of the text where that is null. */
  private list(closing: ']' | null, depth: number): readonly Nested[] | Message {
    const items: Nested[] = [];
    for (;;) {
      if (this.ends(closing)) return items;
      const item = this.item(depth);
      if (isMessage(item)) return item;
      items.push(item);
      if (items.length > MAX_VALUE_ELEMENTS) return tooMany();
      if (this.ends(closing)) return items;
      if (!this.take(',')) return this.unexpected(closing === null ? COMMA_OR_END : COMMA_OR_BRACKET);
    }
  }

  private ends(closing: ']' | null): boolean {
    this.skipBlanks();
    return closing === null ? this.at === this.text.length : this.take(closing);
  }

  private item(depth: number): Nested | Message {
    if (depth > MAX_VALUE_DIMENSIONS)
      return message('value.too-deep', 'A value may have at most {limit} dimensions.', { limit: MAX_VALUE_DIMENSIONS });
    if (this.take('[')) return this.list(']', depth + 1);
    if (this.match(LINSPACE) !== null) return this.linspace();
    return this.product();
  }

  private linspace(): Nested | Message {
    const args: number[] = [];
    do {
      const argument = this.product();
      if (typeof argument !== 'number') return argument;
      args.push(argument);
    } while (this.take(','));
    if (!this.take(')')) return this.unexpected(')');
    const [start, end, count] = args;
    if (start === undefined || end === undefined || count === undefined || args.length > 3)
      return message(
        'value.linspace-arguments',
        'linspace takes three numbers: the start, the end and how many, as in linspace(-20, 20, 20).',
      );
    if (!Number.isInteger(count) || count < 0 || count > MAX_VALUE_ELEMENTS)
      return message(
        'value.linspace-count',
        'linspace needs a whole number of points between 0 and {limit}; {count} is none.',
        {
          limit: MAX_VALUE_ELEMENTS,
          count,
        },
      );
    return linspace(start, end, count);
  }

  /** A number, or a product or quotient of numbers: `pi/2`. */
  private product(): number | Message {
    let product = this.signed();
    while (typeof product === 'number') {
      const divides = this.take('/');
      if (!divides && !this.take('*')) return product;
      const factor = this.signed();
      if (typeof factor !== 'number') return factor;
      product = divides ? product / factor : product * factor;
    }
    return product;
  }

  private signed(): number | Message {
    const negative = this.take('-') || this.take('−');
    if (!negative) this.take('+');
    this.skipBlanks();
    const text = this.match(NUMBER);
    if (text === null) return this.unexpected(A_NUMBER);
    const value = /^[\d.]/.test(text) ? Number(text) : NAMED.get(text.toLowerCase());
    if (value === undefined) return message('value.unknown-word', '“{word}” is no number.', { word: shortened(text) });
    return negative ? -value : value;
  }

  private unexpected(wanted: string | Message): Message {
    this.skipBlanks();
    const rest = this.text.slice(this.at).trim();
    return rest === ''
      ? message('value.ends', 'The value ends where {wanted} is expected.', { wanted })
      : message('value.unexpected', '“{rest}” stands where {wanted} is expected.', { rest: shortened(rest), wanted });
  }

  private take(character: string): boolean {
    this.skipBlanks();
    if (!this.text.startsWith(character, this.at)) return false;
    this.at += character.length;
    return true;
  }

  private match(pattern: RegExp): string | null {
    this.skipBlanks();
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    this.at += found?.length ?? 0;
    return found;
  }

  private skipBlanks(): void {
    while (this.at < this.text.length && /\s/.test(this.text.charAt(this.at))) this.at += 1;
  }
}

const A_NUMBER = message('value.a-number', 'a number');
const COMMA_OR_END = message('value.comma-or-end', 'a comma or the end');
const COMMA_OR_BRACKET = message('value.comma-or-bracket', 'a comma or ]');

function tooMany(): Message {
  return message('value.too-many', 'A value may have at most {limit} elements.', { limit: MAX_VALUE_ELEMENTS });
}

function shortened(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
