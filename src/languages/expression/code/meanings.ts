/** What a name means in a language, called or not. Knows no syntax. */
import type { SourceRange } from '../../../trace/range';
import { callOf } from '../calls';
import { type Called, composedCall, type Composition } from '../composition';
import { numberTree } from '../fold';
import { editDistance, fitting, functionNamed } from '../functions/functions';
import { fail, type Problem } from '../problems';
import type { Tree } from '../tree';
import type { Dialect, Meaning, Meanings } from './dialect';

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** The name without what says only where it comes from; null where something else stands before it. */
export function withoutModules(dialect: Dialect, path: readonly string[]): string | null {
  const last = path.at(-1) ?? '';
  return path.slice(0, -1).every((part) => part === '' || dialect.modules.has(part)) ? last : null;
}

export function functionOf(dialect: Dialect, path: readonly string[]): Meaning | undefined {
  const name = withoutModules(dialect, path);
  return name === null ? undefined : own(dialect.functions, dialect.foldsCase ? name.toLowerCase() : name);
}

export function methodOf(dialect: Dialect, name: string): Meaning | undefined {
  return dialect.methods === null ? undefined : own(dialect.methods, name);
}

export function propertyOf(dialect: Dialect, name: string): Meaning | undefined {
  return own(dialect.properties, name);
}

export function constantOf(dialect: Dialect, path: readonly string[], range: SourceRange): Tree | null {
  const name = withoutModules(dialect, path);
  if (name === null) return null;
  const found =
    (path.length > 1 ? own(dialect.moduleConstants, name) : undefined) ??
    own(dialect.constants, dialect.foldsCase ? name.toLowerCase() : name);
  return found === undefined ? null : numberTree(found[0], range, found[1]);
}

export function applied(meaning: Meaning, { operands, shown, range, nameRange }: Called): Tree {
  const all: readonly (string | Composition)[] =
    typeof meaning === 'string' ? [meaning] : 'compose' in meaning ? [meaning] : meaning;
  const fits = all.find((one) => {
    const [least, most] = operandsOf(one);
    return operands.length >= least && operands.length <= most;
  });
  const chosen = fits ?? all[0] ?? 'clone';
  if (typeof chosen === 'string') {
    const definition = fitting(definitions(chosen), operands.length);
    return definition === undefined
      ? fail('unknown-function', nameRange, { name: shown })
      : callOf(definition, { shown, operands, keywords: [], range, nameRange });
  }
  return composedCall(chosen, { operands, shown, range, nameRange });
}

function definitions(name: string): Parameters<typeof fitting>[0] {
  const found = functionNamed(name);
  return found === undefined ? [] : [found];
}

function operandsOf(one: string | Composition): readonly [number, number] {
  if (typeof one !== 'string') return one.operands;
  const found = functionNamed(one);
  if (found === undefined) return [1, 1];
  const [least, most] = found.operands;
  return [least, found.chained ? Infinity : most + found.keywords.length];
}

/** Refuses a function that the language's table does not hold, with the one that its name resembles. */
export function unknownFunction(
  dialect: Dialect,
  path: readonly string[],
  shown: string,
  range: SourceRange,
  otherwise: Problem = 'unknown-function',
): never {
  const written = path.at(-1) ?? '';
  const suggestion =
    similar(dialect.functions, written) ?? (dialect.methods === null ? null : similar(dialect.methods, written));
  if (suggestion === null || suggestion === written) return fail(otherwise, range, { name: shown });
  const before = shown.slice(0, shown.length - written.length);
  return fail('unknown-function-similar', range, { name: shown, suggestion: `${before}${suggestion}` });
}

function similar(table: Meanings, written: string): string | null {
  const lowered = written.toLowerCase();
  let best: string | null = null;
  let least = lowered.length <= 3 ? 0.5 : lowered.length <= 5 ? 1.5 : 2.5;
  for (const name of Object.keys(table)) {
    const distance = editDistance(lowered, name.toLowerCase());
    if (distance >= least) continue;
    least = distance;
    best = name;
  }
  return best;
}
