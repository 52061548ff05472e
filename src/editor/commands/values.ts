/**
 * The one question for all missing values: `x = 2, y = [1, 2, 3]`, read and checked while it is typed. Knows the names
 * that are wanted and nothing of the expression or the editor.
 */
import { l10n } from 'vscode';
import { message, type Message } from '../../trace/message';
import type { Nested } from '../../trace/trace';
import { formatValue, isMessage, parseValue } from '../../trace/value';

export interface WantedValue {
  readonly name: string;
  readonly suggestion: Nested | null;
}

/** What a name is assigned in the document, where that is no value. */
export interface Definition {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

export interface AskedValue extends WantedValue {
  readonly definition: Definition | null;
}

/** A definition longer than this would bury the question. */
const MAX_DEFINITION = 60;
const MAX_DEFINITIONS = 3;

/** `x is compute() in line 3.`, a sentence for each name; null where nothing defines any of the names. */
export function definedBy(wanted: readonly AskedValue[]): string | null {
  const parts = wanted.flatMap(({ name, definition }) => {
    if (definition === null) return [];
    const text = definition.text.trim().replace(/\s+/g, ' ');
    const short = text.length > MAX_DEFINITION ? `${text.slice(0, MAX_DEFINITION)}…` : text;
    return [l10n.t('{0} is {1} in line {2}.', name, short, definition.line)];
  });
  const more = parts.length > MAX_DEFINITIONS ? ['…'] : [];
  return parts.length === 0 ? null : [...parts.slice(0, MAX_DEFINITIONS), ...more].join(' ');
}

/** A value that nobody suggested. */
const FALLBACK: Nested = 1;
/** A suggestion longer than this would bury the question. */
const MAX_SUGGESTION = 200;

/** What the field holds at first, and which part of it is selected: the first value, ready to be typed over. */
export function prefilled(wanted: readonly WantedValue[]): {
  readonly text: string;
  readonly selection: [number, number];
} {
  const parts = wanted.map(({ name, suggestion }) => {
    const text = formatValue(suggestion ?? FALLBACK);
    return { name, value: text.length > MAX_SUGGESTION ? formatValue(FALLBACK) : text };
  });
  const text = parts.map(({ name, value }) => `${name} = ${value}`).join(', ');
  const start = (wanted[0]?.name.length ?? -' = '.length) + ' = '.length;
  return { text, selection: [start, start + (parts[0]?.value.length ?? 0)] };
}

/** The values by name, or the first thing that is wrong. For a single variable the value alone will do. */
export function readValues(text: string, wanted: readonly string[]): Readonly<Record<string, Nested>> | Message {
  const values = new Map<string, Nested>();
  const [only] = wanted;
  const bare = wanted.length === 1 && only !== undefined && !text.includes('=');
  for (const { name, value } of bare ? [{ name: only, value: text }] : assignments(text)) {
    if (name === null)
      return message('values.no-name', '“{text}” has no name before it: write {example}.', {
        text: value,
        example: `${only ?? 'x'} = ${value}`,
      });
    if (!wanted.includes(name))
      return message('values.unknown', '{name} is not asked for; wanted: {wanted}.', {
        name,
        wanted: wanted.join(', '),
      });
    if (values.has(name)) return message('values.twice', '{name} is given twice.', { name });
    const read = parseValue(value);
    if (isMessage(read)) return message('values.unreadable', '{name}: {problem}', { name, problem: read });
    values.set(name, read);
  }
  const missing = wanted.filter((name) => !values.has(name));
  if (missing.length > 0)
    return message('values.missing', 'Still needed: {missing}.', {
      missing: missing.map((name) => `${name} = …`).join(', '),
    });
  return Object.fromEntries(values);
}

/** Splits at the commas and semicolons that another `name =` follows, so that `x = 1, 2, 3` is a list. */
function assignments(text: string): readonly { readonly name: string | null; readonly value: string }[] {
  const parts = text.trim() === '' ? [] : text.trim().split(/[,;\n]\s*(?=[^\s=,;[\]()]+\s*=)|[,;]\s*$|;/u);
  return parts
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [, name, value] = /^\s*([^\s=,;[\]()]+)\s*=(.*)$/su.exec(part) ?? [];
      return name === undefined || value === undefined
        ? { name: null, value: part.trim() }
        : { name, value: value.trim() };
    });
}
