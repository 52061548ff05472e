/** A point by single numbers, put into the values of variables that may be arrays. Pure. */
import { nest } from '../../src/trace/value';
import type { Nested, Trace } from '../../src/trace/trace';

export type Point = Readonly<Record<string, number>>;

/** Puts a point into the variables; `can`: whether it names any of them. */
export interface Putting {
  readonly can: (at: Point) => boolean;
  readonly put: (at: Point) => void;
}

/** `at` names numbers and elements of arrays: `x`, `W[1][2]`. Gives the whole new value of each variable it names. */
export function valuesAt(trace: Trace, at: Point): ReadonlyMap<string, Nested> {
  const values = new Map<string, Nested>();
  for (const { name, tensor } of trace.variables) {
    const { shape, values: before } = trace.tensors[tensor] ?? { shape: [], values: [] };
    if (shape.length === 0) {
      const value = at[name];
      if (value !== undefined) values.set(name, value);
      continue;
    }
    const after = [...before];
    let named = false;
    for (const [place, value] of Object.entries(at)) {
      const index = indexIn(name, shape, place);
      if (index === null || index >= after.length) continue;
      after[index] = value;
      named = true;
    }
    if (named) values.set(name, nest(shape, after));
  }
  return values;
}

/** Row-major place of `W[1][2]` in W; null where it is none of its elements. */
function indexIn(name: string, shape: readonly number[], place: string): number | null {
  if (!place.startsWith(`${name}[`)) return null;
  const subscripts = [...place.slice(name.length).matchAll(/\[(\d+)\]/g)].map(([, digits]) => Number(digits));
  if (subscripts.length !== shape.length) return null;
  return subscripts.reduce((index, subscript, dimension) => index * (shape[dimension] ?? 0) + subscript, 0);
}
