/**
 * Derivatives of any order by the engine's autograd, at many points: what the derivative by rule is compared with over
 * the domain. What works element by element is computed for all points at once.
 */
import { grad } from '../../engine/autograd/backward/backward';
import type { Tensor } from '../../engine/tensor/tensor';
import type { By } from '../../trace/formula';
import { aside, constantOf, graphed, leafOf, type ArrayValue, type Leaves } from '../formula';
import { Stopped, type Stopwatch } from '../stopwatch';
import type { Place, Ran, Subject } from './subject';

type Point = ReadonlyMap<string, number>;

/** In the order of the points; where time or budget run out, fewer. */
export function autogradOver(
  ran: Ran,
  subject: Subject,
  by: By,
  points: readonly Point[],
  stopwatch: Stopwatch,
): readonly number[] {
  if (ran.formula.elementwise && isOfVariables(subject)) return together(ran, by, points);
  const affordable = Math.max(1, Math.floor(ran.evaluations / (3 * by.length)));
  const found: number[] = [];
  try {
    for (const point of points.slice(0, affordable)) {
      stopwatch.check();
      found.push(atPoint(ran, subject, by, point));
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  return found;
}

function isOfVariables({ names }: Subject): boolean {
  return [...names.values()].every(({ element }) => element === null);
}

/** One vector for each variable; their elements do not meet. */
function together({ formula }: Ran, by: By, points: readonly Point[]): readonly number[] {
  return aside(() => {
    const names = formula.variables.map(({ name }) => name);
    const leaves: Leaves = new Map(
      names.map((name) => [
        name,
        leafOf({ shape: [points.length], values: points.map((point) => point.get(name) ?? NaN) }),
      ]),
    );
    let current = graphed(formula, leaves);
    for (const name of by) {
      const next = slope(current, leaves.get(name));
      if (next === null) return points.map(() => 0);
      current = next;
    }
    return current.toArray();
  });
}

/** One point, each array with the point's elements in their places. */
function atPoint({ formula, values }: Ran, subject: Subject, by: By, point: Point): number {
  return aside(() => {
    const arrays = new Map([...values].map(([name, { shape, values: all }]) => [name, { shape, values: [...all] }]));
    for (const [name, { variable, element }] of subject.names) {
      const own = arrays.get(variable);
      if (own !== undefined) own.values[element ?? 0] = point.get(name) ?? NaN;
    }
    const leaves: Leaves = new Map([...arrays].map(([name, value]) => [name, leafOf(value)]));
    let current = graphed(formula, leaves);
    for (const name of by) {
      const place = subject.names.get(name);
      const next = place === undefined ? null : elementSlope(current, leaves, arrays, place);
      if (next === null) return 0;
      current = next;
    }
    return Number(current.item());
  });
}

/** The derivative by one element, as a number with a graph. */
function elementSlope(
  root: Tensor,
  leaves: Leaves,
  arrays: ReadonlyMap<string, ArrayValue>,
  { variable, element }: Place,
): Tensor | null {
  const gradient = slope(root, leaves.get(variable));
  const shape = arrays.get(variable)?.shape ?? [];
  if (gradient === null || gradient.numel() === 1) return gradient === null ? null : gradient.sum();
  const only = new Array<number>(gradient.numel()).fill(0);
  only[element ?? 0] = 1;
  return gradient.mul(constantOf({ shape, values: only })).sum();
}

/** null where the root does not depend on the leaf. */
function slope(root: Tensor, leaf: Tensor | undefined): Tensor | null {
  if (!root.requires_grad || leaf === undefined) return null;
  const total = root.numel() === 1 ? root : root.sum();
  return grad(total, leaf, { create_graph: true, allow_unused: true })[0] ?? null;
}
