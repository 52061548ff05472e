/**
 * Values as Node's console writes them: `[ 1, 2 ]`, `{ a: 'x' }`, `Map(1) { 'k' => 1 }`, long ones over several lines;
 * tensors as PyTorch prints them. Bounded in depth and length. Knows no console.
 */
import { isOfEngine } from './engine-objects';
import { laidOut, type Braces } from './layout';

export interface InspectLimits {
  /** Levels below the outermost one. */
  readonly depth: number;
  /** Characters, roughly. */
  readonly length: number;
}

const MOST_ITEMS = 100;
const LONGEST_TEXT = 10_000;

export function inspect(value: unknown, limits: InspectLimits): string {
  return new Inspector(limits).form(value, 0, 0);
}

class Inspector {
  private readonly limits: InspectLimits;
  private room: number;
  private readonly open: object[] = [];
  /** Level of the object that was begun last. */
  private deepest = 0;
  /** Objects that hold themselves, by the number that marks them. */
  private readonly circular = new Map<object, number>();

  constructor(limits: InspectLimits) {
    this.limits = limits;
    this.room = limits.length;
  }

  form(value: unknown, level: number, indent: number): string {
    switch (typeof value) {
      case 'number':
        return Object.is(value, -0) ? '-0' : String(value);
      case 'bigint':
        return `${value}n`;
      case 'string':
        return quoted(value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}...` : value);
      case 'function':
        return this.object(value, level, indent);
      case 'object':
        return value === null ? 'null' : this.object(value, level, indent);
      default:
        return String(value);
    }
  }

  private object(value: object, level: number, indent: number): string {
    if (isOfEngine(value)) return indented(String(value), indent);
    if (this.open.includes(value)) {
      const number = this.circular.get(value) ?? this.circular.size + 1;
      this.circular.set(value, number);
      return `[Circular *${number}]`;
    }
    return this.container(value, level, indent);
  }

  private container(value: object, level: number, indent: number): string {
    const { braces, base, kind } = described(value, level);
    const entriesHidden = level > this.limits.depth || this.room < 0;
    const empty = isEmpty(value);
    if (empty && base === '') return `${braces[0]}${braces[1]}`;
    if (entriesHidden && base === '') return `[${kind}]`;
    this.open.push(value);
    try {
      if (!empty) this.deepest = level;
      const entries = entriesHidden ? [] : this.entries(value, level, indent);
      if (entries.length === 0 && base !== '') return base;
      const list = isList(value);
      const shortened = list && value.length > MOST_ITEMS;
      const numeric = list && entries.every((_, index) => isNumeric(value[index]));
      const levels = this.deepest - level;
      const text = laidOut({ braces, base, entries, list, shortened, numeric, indent, levels });
      this.room -= text.length;
      const number = this.circular.get(value);
      return number === undefined ? text : `<ref *${number}> ${text}`;
    } finally {
      this.open.pop();
    }
  }

  private entries(value: object, level: number, indent: number): string[] {
    const entries: string[] = [];
    const below = (item: unknown, further = 2): string => this.form(item, level + 1, indent + further);
    if (isList(value)) this.listEntries(value, entries, below);
    else if (value instanceof Map) {
      for (const [key, item] of bounded(value.entries(), value.size, entries))
        entries.push(`${below(key)} => ${below(item)}`);
      more(value.size, entries);
    } else if (value instanceof Set) {
      for (const item of bounded(value.values(), value.size, entries)) entries.push(below(item));
      more(value.size, entries);
    }
    this.fields(value, entries, below);
    return entries;
  }

  private listEntries(list: ArrayLike<unknown>, entries: string[], below: (item: unknown) => string): void {
    let index = 0;
    for (; index < list.length && entries.length < MOST_ITEMS && this.room >= 0; index += 1) {
      if (index in list) entries.push(below(list[index]));
      else {
        const from = index;
        while (index + 1 < list.length && !(index + 1 in list)) index += 1;
        const count = index + 1 - from;
        entries.push(`<${count} empty ${count === 1 ? 'item' : 'items'}>`);
      }
    }
    const rest = list.length - index;
    if (rest > 0) entries.push(`... ${rest} more ${rest === 1 ? 'item' : 'items'}`);
  }

  private fields(value: object, entries: string[], below: (item: unknown) => string): void {
    // Of a long list the names alone cannot be asked for without all its indices.
    if (isList(value) && value.length > MOST_ITEMS * MOST_ITEMS) return;
    for (const key of Reflect.ownKeys(value)) {
      const property = Reflect.getOwnPropertyDescriptor(value, key);
      if (property?.enumerable !== true || ((isList(value) || value instanceof String) && isIndex(key))) continue;
      // An error's name stands before its message already.
      if (key === 'name' && value instanceof Error) continue;
      if (entries.length > MOST_ITEMS * 2 || this.room < 0) {
        entries.push('...');
        return;
      }
      const name = typeof key === 'symbol' ? `[${String(key)}]` : IDENTIFIER.test(key) ? key : quoted(key);
      entries.push(`${name}: ${propertyText(property, below)}`);
    }
  }
}

const IDENTIFIER = /^[A-Za-z_]\w*$/;

/** Getters are named, not called. */
function propertyText(property: PropertyDescriptor, below: (item: unknown) => string): string {
  if (property.get !== undefined) return property.set === undefined ? '[Getter]' : '[Getter/Setter]';
  return property.set === undefined ? below(property.value) : '[Setter]';
}

function* bounded<T>(items: Iterable<T>, size: number, entries: readonly string[]): Generator<T> {
  if (size === 0) return;
  for (const item of items) {
    yield item;
    if (entries.length >= MOST_ITEMS) return;
  }
}

function more(size: number, entries: string[]): void {
  const rest = size - MOST_ITEMS;
  if (rest > 0) entries.push(`... ${rest} more ${rest === 1 ? 'item' : 'items'}`);
}

function isList(value: object): value is ArrayLike<unknown> & object {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function isEmpty(value: object): boolean {
  if (isList(value) && value.length > 0) return false;
  if ((value instanceof Map || value instanceof Set) && value.size > 0) return false;
  return Object.keys(value).length === 0 && Object.getOwnPropertySymbols(value).length === 0;
}

function isNumeric(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint';
}

function isIndex(key: string | symbol): boolean {
  return typeof key === 'string' && /^(?:0|[1-9]\d*)$/.test(key);
}

interface Described {
  readonly braces: Braces;
  /** What stands for the object itself, where its fields are not all. */
  readonly base: string;
  /** What stands for it where it is too deep. */
  readonly kind: string;
}

function described(value: object, level: number): Described {
  const name = constructorName(value);
  const shown = name ?? '[Object: null prototype]';
  if (Array.isArray(value)) {
    const prefix = name === 'Array' ? '' : `${shown}(${value.length}) `;
    return { braces: [`${prefix}[`, ']'], base: '', kind: prefix === '' ? 'Array' : shown };
  }
  if (isList(value)) return { braces: [`${shown}(${value.length}) [`, ']'], base: '', kind: shown };
  const fields = (prefix: string): Described => ({ braces: [`${prefix}{`, '}'], base: '', kind: shown });
  if (value instanceof Map || value instanceof Set) return fields(`${shown}(${value.size}) `);
  const base = baseText(value, level);
  if (base !== null) return { braces: ['{', '}'], base, kind: shown };
  if (value instanceof Promise) return { braces: ['{', '}'], base: 'Promise', kind: shown };
  return fields(name === 'Object' ? '' : `${shown} `);
}

function constructorName(value: object): string | null {
  for (let at: object | null = value; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const property = Reflect.getOwnPropertyDescriptor(at, 'constructor');
    const maker: unknown = property?.value;
    if (typeof maker === 'function' && maker.name !== '') return maker.name;
  }
  return null;
}

function baseText(value: object, level: number): string | null {
  if (typeof value === 'function') return functionText(value);
  if (value instanceof Error) return level === 0 ? errorText(value) : `[${errorText(value)}]`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Number || value instanceof Boolean) return `[${constructorName(value) ?? ''}: ${String(value)}]`;
  if (value instanceof String) return `[String: ${quoted(value.valueOf())}]`;
  return null;
}

function functionText(value: object): string {
  const { name } = value as { readonly name?: unknown };
  const shown = typeof name === 'string' && name !== '' ? name : null;
  if (Function.prototype.toString.call(value).startsWith('class')) {
    const parent: unknown = Object.getPrototypeOf(value);
    const above = typeof parent === 'function' && parent.name !== '' ? ` extends ${parent.name}` : '';
    return `[class ${shown ?? '(anonymous)'}${above}]`;
  }
  const kind = constructorName(value) ?? 'Function';
  return shown === null ? `[${kind} (anonymous)]` : `[${kind}: ${shown}]`;
}

/** Without its stack trace, which leads through the realm. */
function errorText(error: Error): string {
  return error.message === '' ? error.name : `${error.name}: ${error.message}`;
}

function indented(text: string, indent: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(indent)}`);
}

/** In single quotes where the text allows it, else in double ones or backticks. */
export function quoted(text: string): string {
  const quote = ["'", '"', '`'].find((candidate) => !text.includes(candidate)) ?? "'";
  const body = text.replace(/[\\\p{Cc}]/gu, escaped);
  return quote + (quote === "'" ? body.replaceAll("'", "\\'") : body) + quote;
}

function escaped(character: string): string {
  const known: Readonly<Record<string, string>> = {
    '\\': '\\\\',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\b': '\\b',
    '\f': '\\f',
    '\v': '\\v',
  };
  return known[character] ?? `\\x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
