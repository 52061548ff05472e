/**
 * The JSON form of plain data, as `trace/json` reads it, written without anything that a program could have replaced:
 * whatever happened to JavaScript's own objects, what comes out is a string. Knows no message.
 */
import { createPlain, cut, isArray, keysOf, quote } from './primordials';

export function written(value: unknown): string {
  switch (typeof value) {
    case 'number':
      return writtenNumber(value);
    case 'string':
      return quote(isSpecial(value) ? `'${value}` : value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return isArray(value) ? writtenList(value) : writtenFields(value as Readonly<Record<string, unknown>>);
    default:
      return 'null';
  }
}

function writtenNumber(value: number): string {
  // The difference of an infinity or NaN with itself is NaN.
  if (value - value !== 0) return value > 0 ? '"Infinity"' : value < 0 ? '"-Infinity"' : '"NaN"';
  return value === 0 && 1 / value < 0 ? '"-0"' : `${value}`;
}

function writtenList(list: readonly unknown[]): string {
  let text = '[';
  // An iterator would be asked for by a method that a program may have replaced.
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index];
    text += (index === 0 ? '' : ',') + (typeof item === 'number' ? writtenNumber(item) : inOnePiece(written(item)));
  }
  return `${text}]`;
}

function writtenFields(fields: Readonly<Record<string, unknown>>): string {
  const keys = keysOf(fields);
  let text = '';
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- as above
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    const value = fields[key];
    if (value !== undefined) text += (text === '' ? '' : ',') + writtenKey(key) + written(value);
  }
  return `{${text}}`;
}

/** The few names that our data have, as they are written. */
const writtenKeys = createPlain(null) as Record<string, string>;

function writtenKey(key: string): string {
  return (writtenKeys[key] ??= `${quote(key)}:`);
}

/**
 * V8 keeps a text that was put together as a tree of its parts until somebody looks at a character. Of a long list that
 * tree would be many times larger than the text, and alive until the end.
 */
function inOnePiece(text: string): string {
  return text[text.length >> 1] === '' ? '' : text;
}

/** Whether a genuine text reads as a special number, after any number of apostrophes. */
function isSpecial(text: string): boolean {
  const last = text[text.length - 1];
  if (last !== 'N' && last !== 'y' && last !== '0') return false;
  let from = 0;
  while (text[from] === "'") from += 1;
  const length = text.length - from;
  if (length < 2 || length > 9) return false;
  const rest = cut(text, from, text.length);
  return rest === 'NaN' || rest === 'Infinity' || rest === '-Infinity' || rest === '-0';
}
