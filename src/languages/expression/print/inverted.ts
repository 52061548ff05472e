/** The readers' tables, read the other way: from torch's name of a function to a language's. Knows no tree. */
import { BARE_CONSTANTS } from '../code/languages/common';
import type { Dialect, Meanings } from '../code/dialect';
import type { Place } from '../functions/definition';
import { constantsIn, spellingsIn } from '../functions/functions';
import type { OperatorTables } from '../precedence';
import type { CodeStyle, Manner, SpelledFunction, WrittenInfix } from './style';

/** What an inverted table cannot know by itself. */
export interface Corrections {
  /** Of several spellings, or where the table has none: `abs` is `fabs` in C. */
  readonly prefer?: Readonly<Record<string, string>>;
  /** Names that only a library or a recent version has; written where the original has them. */
  readonly lacks?: readonly string[];
}

/** Operators by torch's names; the first sign of several. */
export function infixOf(
  { infix }: OperatorTables,
  prefer: Readonly<Record<string, string>> = {},
): Readonly<Record<string, WrittenInfix>> {
  const found: Record<string, WrittenInfix> = {};
  for (const [sign, entry] of Object.entries(infix)) {
    if (entry.kind === 'refused' || (prefer[entry.operator] ?? sign) !== sign) continue;
    if (Object.hasOwn(found, entry.operator) || /[^\x20-\x7e]/.test(sign)) continue;
    const { binding } = entry;
    const [left, right] =
      entry.kind === 'comparison'
        ? [binding + 1, binding + 1]
        : [entry.right > binding ? binding : binding + 1, entry.right];
    found[entry.operator] = { sign, level: binding, left, right };
  }
  return found;
}

/** A sign before an operand. One that binds no tighter than a product holds less than one: `(-a) * b` keeps its brackets. */
export function prefixOf({ prefix, infix }: OperatorTables, operator: string): CodeStyle['negation'] {
  const product = infix['*']?.binding ?? 0;
  for (const [sign, entry] of Object.entries(prefix)) {
    if (entry.kind !== 'call' || entry.operator !== operator) continue;
    const level = operator === 'neg' && entry.binding <= product ? product - 0.5 : entry.binding;
    return { sign: /\w/.test(sign) ? `${sign} ` : sign, operand: entry.binding, level };
  }
  return { sign: '!', operand: 0, level: 0 };
}

export function functionsOf(
  meanings: Meanings,
  manner: Manner,
  { prefer = {}, lacks = [] }: Corrections,
  form: SpelledFunction['form'] = 'function',
): Map<string, SpelledFunction> {
  const missing = new Set(lacks.filter((name) => !uses(manner.source, name)));
  const found = new Map<string, SpelledFunction>();
  for (const [name, meaning] of Object.entries(meanings))
    for (const operator of typeof meaning === 'string' ? [meaning] : 'compose' in meaning ? [] : meaning)
      if (typeof operator === 'string' && !found.has(operator) && !missing.has(name))
        found.set(operator, { name: qualified(name, manner, form), form });
  for (const [operator, name] of Object.entries(prefer))
    found.set(operator, { name: qualified(name, manner, form), form });
  return found;
}

function qualified(name: string, { prefix }: Manner, form: SpelledFunction['form']): string {
  return form === 'function' ? `${prefix}${name}` : name;
}

/** Functions by the place where they stand: `Math`, `math`, `np`, `torch`. */
export function functionsAt(
  place: Place,
  prefix: string,
  prefer: Readonly<Record<string, string>> = {},
): Map<string, SpelledFunction> {
  const found = new Map<string, SpelledFunction>();
  for (const [operator, names] of spellingsIn(place)) {
    const name = prefer[operator] ?? names[0];
    if (name !== undefined) found.set(operator, { name: `${prefix}${name}`, form: 'function' });
  }
  return found;
}

/** `prefix` stands before the constants that need a module; those of mathematics alone do not count. */
export function constantsOf(
  { constants, moduleConstants }: Pick<Dialect, 'constants' | 'moduleConstants'>,
  prefix: string,
  prefer: Readonly<Record<string, string>> = {},
): Map<string, string> {
  const found = new Map<string, string>(Object.entries(prefer));
  const own = Object.entries(constants).filter(([name]) => !Object.hasOwn(BARE_CONSTANTS, name));
  for (const [name, [, constant]] of own) if (constant !== null && !found.has(constant)) found.set(constant, name);
  for (const [name, [, constant]] of Object.entries(moduleConstants))
    if (constant !== null && !found.has(constant)) found.set(constant, `${prefix}${name}`);
  for (const truth of ['true', 'false']) found.delete(truth);
  return found;
}

/** Whether a formula calls a function of this name. */
export function uses(source: string, name: string): boolean {
  return new RegExp(String.raw`(?<![\p{L}\p{N}_])${name}\.?\(`, 'u').test(source);
}

/** Constants by the place where they stand. */
export function constantsAt(
  place: Place,
  prefix: string,
  prefer: Readonly<Record<string, string>> = {},
): Map<string, string> {
  const found = new Map<string, string>(Object.entries(prefer));
  for (const [constant, name] of constantsIn(place)) if (!found.has(constant)) found.set(constant, `${prefix}${name}`);
  return found;
}
