/**
 * A formula at values: makes leaves of them and runs the expression on the engine, recorded or bare. Knows neither
 * differences nor plots, which call it often.
 */
import { no_grad, unreported } from '../engine/autograd/modes';
import { float32, float64, type DType } from '../engine/dtype';
import { observed } from '../engine/observer';
import { numel } from '../engine/shape';
import { fromValues } from '../engine/tensor/create';
import type { Tensor } from '../engine/tensor/tensor';
import { evaluate } from '../languages/expression/evaluate';
import type { Expression } from '../languages/expression/expression';
import type { Recorder } from '../recorder/recorder';
import type { SourceRange } from '../trace/range';

/** A variable's value: its shape, and its elements in row-major order. */
export interface ArrayValue {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

export type VariableValues = ReadonlyMap<string, ArrayValue>;
export type Leaves = ReadonlyMap<string, Tensor>;

/** A leaf that requires a gradient; float64, or float32 for PyTorch's own text. */
export function leafOf({ shape, values }: ArrayValue, dtype: DType = float64): Tensor {
  const array = dtype === float32 ? Float32Array.from(values) : Float64Array.from(values);
  const leaf = fromValues(array, shape, dtype);
  leaf.requires_grad = true;
  return leaf;
}

/** A condition that was decided: which side ran. */
export interface Branch {
  readonly taken: SourceRange;
  readonly skipped: SourceRange;
}

/** Runs the formula while `recorder` listens and knows which part of the text runs; tells of each branch. */
export function recorded(expression: Expression, leaves: Leaves, recorder: Recorder, branches: Branch[]): Tensor {
  return recorder.listen(() =>
    evaluate(expression, leaves, {
      enter(range) {
        recorder.range = range;
      },
      branch(taken, skipped) {
        branches.push({ taken, skipped });
      },
    }),
  );
}

/** Runs the formula for its graph, unrecorded. */
export function graphed(expression: Expression, leaves: Leaves): Tensor {
  return observed(null, () => evaluate(expression, leaves, null));
}

/** The formula's elements at values, without a graph. */
export function valuesAt(expression: Expression, values: VariableValues): readonly number[] {
  return observed(null, () =>
    no_grad(() => {
      const leaves = new Map<string, Tensor>();
      for (const [name, { shape, values: elements }] of values)
        leaves.set(name, fromValues(Float64Array.from(elements), shape, float64));
      return evaluate(expression, leaves, null).toArray();
    }),
  );
}

/** The sum of the formula's elements: what is differentiated. */
export function totalAt(expression: Expression, values: VariableValues): number {
  return sum(valuesAt(expression, values));
}

export function sum(values: readonly number[]): number {
  return values.length === 1 ? (values[0] ?? NaN) : values.reduce((total, value) => total + value, 0);
}

export function elementCount(shape: readonly number[]): number {
  return numel(shape);
}

/** `values` with the elements of one variable replaced. */
export function withValue(values: VariableValues, name: string, value: ArrayValue): VariableValues {
  return new Map(values).set(name, value);
}

/** Runs engine calls that belong to nobody's recording. */
export function aside<T>(body: () => T): T {
  return observed(null, () => unreported(body));
}
