/**
 * Checks gradients against differences of the formula's values, which owe autograd nothing. Evaluates in float64 without
 * a graph; how many elements are looked at follows from what one evaluation costs. The method is Ridders' (see
 * `ridders.ts`).
 */
import { message, type Message } from '../trace/message';
import { MAX_TRACE_VALUES, type Check } from '../trace/trace';
import { checkOf, unchecked } from './check';
import { sum, totalAt, valuesAt, withValue, type ArrayValue, type Formula, type VariableValues } from './formula';
import { slopes, type Lanes } from './ridders';
import { Stopped, type Stopwatch } from './stopwatch';
import { reasonOf } from './undefined';

export interface Checking {
  readonly formula: Formula;
  readonly values: VariableValues;
  /** The elements of the formula's result at the point, and its shape. */
  readonly result: ArrayValue;
  /** What the formula's operators gave on the way. */
  readonly steps: readonly ArrayValue[];
  readonly gradients: ReadonlyMap<string, readonly number[] | null>;
  readonly convention: Message | null;
  /** How many evaluations of the formula may be spent on all variables. */
  readonly evaluations: number;
  readonly stopwatch: Stopwatch;
}

/** Elements that are looked at where all move at once. */
const MAX_TOGETHER = 200;

/** Twenty samples give a slope where all is well. */
const SAMPLES = 20;

/** One check per variable, in the order of the formula's. */
export function differences(checking: Checking): readonly Check[] {
  const { formula, values, gradients } = checking;
  return formula.variables.map(({ name }) => {
    const value = values.get(name);
    if (value === undefined || gradients.get(name) === undefined)
      return unchecked(name, message('check.none', 'Nothing was computed for {name}.', { name }));
    try {
      return checkVariable(checking, name, value);
    } catch (error) {
      if (error instanceof Stopped)
        return unchecked(name, message('check.time', 'Checking {name} by differences would take too long.', { name }));
      return unchecked(
        name,
        message('check.refused', 'Near {name} it cannot be computed: {reason}', { name, reason: reasonOf(error) }),
      );
    }
  });
}

function checkVariable(checking: Checking, variable: string, value: ArrayValue): Check {
  const { formula, gradients, convention } = checking;
  const gradient = gradients.get(variable) ?? null;
  const checked = { variable, values: value.values, gradient, convention };
  const together = movesTogether(checking, value);
  if (!together && checking.evaluations < SAMPLES * Math.max(1, formula.variables.length))
    return unchecked(variable, message('check.size', 'The formula is too large here to be checked by differences.'));
  const lanes = together ? allTogether(checking, variable, value) : oneByOne(checking, variable, value);
  const check = checkOf(checked, slopes(lanes));
  if (check.verdict !== 'differs') return check;
  // Where large numbers cancel, their rounding moves the result more than the variable does: 1 + e^x, far to the left.
  const sizes = lanes.points.map((point, lane) =>
    Math.max(Math.abs(point), sizeOn(checking.steps, together ? lane : null)),
  );
  const sized = checkOf(checked, slopes({ ...lanes, sizes }));
  // A stair of many steps looks like a slope from afar.
  return sized.verdict === 'differs' ? checkOf(checked, slopes({ ...lanes, sizes, finer: true })) : sized;
}

/** The largest number on the way to an element of the result, or to all of them. */
function sizeOn(steps: readonly ArrayValue[], element: number | null): number {
  return steps.reduce((most, { values }) => {
    const own = element === null || values.length === 1 ? values : [values[element] ?? NaN];
    return own.reduce((size, value) => (Number.isFinite(value) ? Math.max(size, Math.abs(value)) : size), most);
  }, 0);
}

/**
 * Whether each element of the result depends on the element of the variable in the same place, and on no other: all
 * values have the result's shape, or are single numbers.
 */
function movesTogether({ formula, result, values }: Checking, value: ArrayValue): boolean {
  const shape = result.shape.join();
  const fits = [...values.values()].every((other) => other.values.length === 1 || other.shape.join() === shape);
  return formula.elementwise && fits && value.shape.join() === shape;
}

/** One evaluation is all samples of all elements that are looked at: each stands in a row with what stands beside it. */
function allTogether({ formula, values, result, stopwatch }: Checking, variable: string, value: ArrayValue): Lanes {
  const count = Math.min(value.values.length, MAX_TOGETHER);
  return {
    points: value.values.slice(0, count),
    values: result.values.slice(0, count),
    sample(points, wanted) {
      stopwatch.check();
      const rows = new Map([...values].map(([name, one]) => [name, rowOf(one, wanted)]));
      const moved = { shape: [wanted.length], values: Array.from(points) };
      const results = valuesAt(formula, rows.set(variable, moved));
      // A formula without the variable gives one number for all.
      return results.length === 1 ? wanted.map(() => results[0] ?? NaN) : results;
    },
  };
}

/** A number stays one; of anything else the elements that are wanted, in a row. */
function rowOf({ values }: ArrayValue, wanted: readonly number[]): ArrayValue {
  if (values.length === 1) return { shape: [], values };
  return { shape: [wanted.length], values: wanted.map((element) => values[element] ?? NaN) };
}

/** One element moves at a time, and the sum of the results is what it moves. */
function oneByOne(
  { formula, values, result, stopwatch, evaluations }: Checking,
  variable: string,
  value: ArrayValue,
): Lanes {
  const affordable = Math.floor(evaluations / SAMPLES / Math.max(1, formula.variables.length));
  const count = Math.min(value.values.length, MAX_TRACE_VALUES, affordable);
  const total = sum(result.values);
  return {
    points: value.values.slice(0, count),
    values: new Array<number>(count).fill(total),
    sample: (points, wanted) =>
      wanted.map((element, at) => {
        stopwatch.check();
        const moved = [...value.values];
        moved[element] = points[at] ?? NaN;
        return totalAt(formula, withValue(values, variable, { shape: value.shape, values: moved }));
      }),
  };
}
