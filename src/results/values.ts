/**
 * Which value each variable gets: the user's, else a paused debugger's, else the nearest assignment above, else the last
 * one used here.
 */
import type { AssignedValue } from '../languages/expression/document/values';
import type { Expression } from '../languages/expression/expression';
import type { Origin } from '../runtime/run';
import { sameValue } from '../trace/value';
import type { Values } from './result';
import type { Nested } from '../trace/trace';

/** A value that the user gave; it stands until the document assigns something else than it did then. */
export interface Override {
  readonly value: Nested;
  /** What the document assigned when it was given; null where it assigned nothing. */
  readonly over: Nested | null;
}

export interface ChosenValues {
  readonly values: Values;
  readonly origins: Readonly<Record<string, Origin>>;
  /** Names without any value. */
  readonly missing: readonly string[];
}

/** Where values come from. */
export interface Sources {
  /** By the document. */
  readonly assigned: ReadonlyMap<string, AssignedValue>;
  readonly remembered: Values;
  readonly overrides: ReadonlyMap<string, Override>;
  /** Of a paused debugger's frame. */
  readonly debugged: Values;
}

export function chooseValues(
  { variables, kept }: Pick<Expression, 'variables' | 'kept'>,
  { assigned, remembered, overrides, debugged }: Sources,
): ChosenValues {
  const values: [string, Nested][] = [];
  const origins: [string, Origin][] = [];
  const missing: string[] = [];
  for (const { name } of variables) {
    const above = assigned.get(name) ?? null;
    const override = overrides.get(name);
    const last = own(remembered, name);
    const paused = own(debugged, name);
    // A value in the place of a formula stands, whatever the formula gives now.
    if (override !== undefined && (kept?.has(name) === true || stands(override, above))) {
      values.push([name, override.value]);
      origins.push([name, enteredOver(override, above)]);
    } else if (paused !== undefined) {
      values.push([name, paused]);
      origins.push([name, { origin: 'debugger', definition: above?.range ?? null }]);
    } else if (above !== null) {
      values.push([name, above.value]);
      origins.push([name, { origin: 'assignment', definition: above.range }]);
    } else if (last !== undefined) {
      values.push([name, last]);
      origins.push([name, { origin: 'remembered', definition: null }]);
    } else missing.push(name);
  }
  return { values: Object.fromEntries(values), origins: Object.fromEntries(origins), missing };
}

/** Whether the document still assigns what it did when the user gave a value in its place. */
export function stands({ over }: Override, above: AssignedValue | null): boolean {
  if (over === null || above === null) return over === null && above === null;
  return sameValue(over, above.value);
}

/** A value that the document says too was not entered against it. */
function enteredOver({ value }: Override, above: AssignedValue | null): Origin {
  if (above === null) return { origin: 'entered', definition: null };
  return { origin: sameValue(value, above.value) ? 'assignment' : 'entered', definition: above.range };
}

/** A document may well have a variable named `constructor`. */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
