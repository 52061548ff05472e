/**
 * A formula as a function of two of its variables or their elements, the others standing still: f with both derivatives
 * at one place, or at many places in one evaluation where the formula works element by element. Knows neither pictures
 * nor paths.
 */
import { grad } from '../../engine/autograd/backward/backward';
import type { Tensor } from '../../engine/tensor/tensor';
import { message } from '../../trace/message';
import { refusal, type Refusal } from '../../trace/refusal';
import type { AxisVariable } from '../../trace/surface';
import { aside, constantOf, graphed, leafOf, sum, type ArrayValue, type Leaves, type Watcher } from '../formula';
import type { Standpoint } from './standpoint';

export interface Slope {
  readonly f: number;
  readonly dx: number;
  readonly dy: number;
}

export type Places = readonly { readonly x: number; readonly y: number }[];

export class TwoVariables {
  /** Where the result stands. */
  readonly point: Slope & { readonly x: number; readonly y: number };
  /** Whether many places can be computed by one evaluation. */
  readonly together: boolean;
  /** Some condition is decided otherwise than it was recorded, at a place that was computed. */
  flipped = false;
  private readonly standpoint: Standpoint;
  private readonly x: AxisVariable;
  private readonly y: AxisVariable;
  private readonly fixed: Leaves;
  private readonly watcher: Watcher | null;

  constructor(standpoint: Standpoint, x: AxisVariable, y: AxisVariable) {
    const { formula, values, total, gradients } = standpoint;
    this.standpoint = standpoint;
    this.x = x;
    this.y = y;
    const names = new Set([x.variable, y.variable]);
    this.fixed = new Map([...values].flatMap(([name, value]) => (names.has(name) ? [] : [[name, constantOf(value)]])));
    this.together = formula.elementwise && [...values.values()].every((value) => value.values.length === 1);
    this.watcher =
      formula.conditions.length === 0
        ? null
        : {
            condition: (index, value) => {
              const outcome = formula.conditions[index]?.outcome;
              if (value.toArray().some((one) => (one !== 0) !== outcome)) this.flipped = true;
            },
          };
    const at = ({ variable, element }: AxisVariable): number => values.get(variable)?.values[element] ?? NaN;
    const slope = ({ variable, element }: AxisVariable): number => gradients.get(variable)?.[element] ?? 0;
    this.point = { x: at(x), y: at(y), f: total, dx: slope(x), dy: slope(y) };
  }

  /** Throws what the engine throws where the formula has no value. */
  at(x: number, y: number): Slope {
    const leaves = new Map<string, Tensor>();
    for (const [{ variable, element }, at] of [
      [this.x, x],
      [this.y, y],
    ] as const) {
      // Both may be elements of one variable: the second is put beside the first.
      const before = leaves.get(variable)?.toArray() ?? this.standpoint.values.get(variable)?.values ?? [];
      leaves.set(variable, leafOf({ shape: this.shapeOf(variable), values: before.with(element, at) }));
    }
    const result = graphed(this.standpoint.formula, new Map([...this.fixed, ...leaves]), this.watcher);
    const gradients = gradientsOf(result, leaves);
    const slope = ({ variable, element }: AxisVariable): number => gradients.get(variable)?.[element] ?? 0;
    return { f: sum(result.toArray()), dx: slope(this.x), dy: slope(this.y) };
  }

  /** All places by one evaluation and one `sum().backward()`; only where they can be computed together. */
  atAll(places: Places): readonly Slope[] {
    const vector = (values: readonly number[]): ArrayValue => ({ shape: [values.length], values });
    const leaves = new Map([
      [this.x.variable, leafOf(vector(places.map(({ x }) => x)))],
      [this.y.variable, leafOf(vector(places.map(({ y }) => y)))],
    ]);
    const result = graphed(this.standpoint.formula, new Map([...this.fixed, ...leaves]), this.watcher);
    const f = result.toArray();
    const gradients = gradientsOf(result, leaves);
    const [dx, dy] = [gradients.get(this.x.variable), gradients.get(this.y.variable)];
    // A formula without the variables gives one number for all places.
    return places.map((_, index) => ({
      f: f.length === 1 ? (f[0] ?? NaN) : (f[index] ?? NaN),
      dx: dx?.[index] ?? 0,
      dy: dy?.[index] ?? 0,
    }));
  }

  private shapeOf(variable: string): readonly number[] {
    return this.standpoint.values.get(variable)?.shape ?? [];
  }
}

/** Row-major, by variable; null where the result does not depend on it. */
function gradientsOf(
  result: Tensor,
  leaves: ReadonlyMap<string, Tensor>,
): ReadonlyMap<string, readonly number[] | null> {
  if (!result.requires_grad) return new Map();
  const gradients = aside(() =>
    grad(result.numel() === 1 ? result : result.sum(), [...leaves.values()], { allow_unused: true }),
  );
  return new Map([...leaves.keys()].map((name, index) => [name, gradients[index]?.toArray() ?? null]));
}

/** Why these two cannot span a picture; null where they can. */
export function axesRefused({ formula, values }: Standpoint, x: AxisVariable, y: AxisVariable): Refusal | null {
  for (const { variable, element } of [x, y])
    if (values.get(variable)?.values[element] === undefined)
      return refusal(
        formula.range,
        message('surface.no-variable', 'The formula has no variable {variable} with an element {element}.', {
          variable,
          element,
        }),
      );
  if (x.variable === y.variable && x.element === y.element)
    return refusal(
      formula.range,
      message('surface.same', 'Both axes are {variable}; f over two variables needs two different ones.', {
        variable: x.variable,
      }),
      message('surface.same.hint', 'Choose another variable for one of the axes.'),
    );
  return null;
}
