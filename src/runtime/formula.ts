/**
 * What can be evaluated again and again at values of its variables: an expression, or a slice of a program's tape. Makes
 * leaves of values and runs a formula on the engine, recorded or bare. Knows neither differences nor plots, which call
 * it often.
 */
import { no_grad, unreported } from '../engine/autograd/modes/modes';
import { float64, type DType } from '../engine/dtype';
import { observed } from '../engine/observer';
import { ofNumbers } from '../engine/tensor/create';
import type { Tensor } from '../engine/tensor/tensor';
import type { Recorder } from '../recorder/recorder';
import type { SourceRange } from '../trace/range';
import type { ScopeId } from '../trace/scope';

/** A variable's value: its shape, and its elements in row-major order. */
export interface ArrayValue {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

export type VariableValues = ReadonlyMap<string, ArrayValue>;
export type Leaves = ReadonlyMap<string, Tensor>;

export interface FormulaVariable {
  readonly name: string;
  readonly mentions: readonly SourceRange[];
}

/** A condition that was decided when the formula was recorded, and stays so when it is evaluated elsewhere. */
export interface Condition {
  readonly outcome: boolean;
  readonly range: SourceRange | null;
}

export interface Formula {
  readonly range: SourceRange;
  readonly variables: readonly FormulaVariable[];
  /** Whether each element of the result depends on one element of each variable only, by the same formula everywhere. */
  readonly elementwise: boolean;
  /** None where conditions are decided anew by each evaluation. */
  readonly conditions: readonly Condition[];
  /** The result at these leaves, by name. */
  evaluate(leaves: Leaves, watcher: Watcher | null): Tensor;
}

/** Told of an evaluation while it goes on. */
export interface Watcher {
  /** The part of the text whose operators the engine is called for next, and the function, loop or module around it. */
  enter?(range: SourceRange | null, scope?: ScopeId): void;
  /** Which side of a condition ran, and which did not. */
  branch?(taken: SourceRange, skipped: SourceRange): void;
  /** What the last call gave has a name in the text. */
  named?(tensor: Tensor, name: string, range: SourceRange | null): void;
  /** A change in place: what it was before, and the tensor that stands for it afterwards. */
  changed?(before: Tensor, after: Tensor): void;
  /** What decides `conditions[index]` here. */
  condition?(index: number, value: Tensor): void;
}

/** A leaf that requires a gradient; float64, or float32 for PyTorch's own text. */
export function leafOf(value: ArrayValue, dtype: DType = float64): Tensor {
  const leaf = constantOf(value, dtype);
  leaf.requires_grad = true;
  return leaf;
}

/** The same without a gradient. */
export function constantOf({ shape, values }: ArrayValue, dtype: DType = float64): Tensor {
  return ofNumbers(values, shape, dtype);
}

/** A condition that was decided: which side ran. */
export interface Branch {
  readonly taken: SourceRange;
  readonly skipped: SourceRange;
}

/** Runs the formula while `recorder` listens and knows which part of the text runs; tells `watcher` of the rest. */
export function recorded(formula: Formula, leaves: Leaves, recorder: Recorder, watcher: Watcher): Tensor {
  return recorder.listen(() =>
    formula.evaluate(leaves, {
      ...watcher,
      enter(range, scope) {
        recorder.range = range;
        recorder.scope = scope;
      },
      named(tensor, name, range) {
        recorder.mark(tensor, name, range);
      },
      changed(before, after) {
        recorder.changed(before, after);
      },
    }),
  );
}

/** Runs the formula for its graph, unrecorded. */
export function graphed(formula: Formula, leaves: Leaves, watcher: Watcher | null = null): Tensor {
  return observed(null, () => formula.evaluate(leaves, watcher));
}

/** The formula's elements at values, without a graph. */
export function valuesAt(formula: Formula, values: VariableValues, watcher: Watcher | null = null): readonly number[] {
  return observed(null, () =>
    no_grad(() => {
      const leaves = new Map<string, Tensor>();
      for (const [name, value] of values) leaves.set(name, constantOf(value));
      return formula.evaluate(leaves, watcher).toArray();
    }),
  );
}

/** The sum of the formula's elements: what is differentiated. */
export function totalAt(formula: Formula, values: VariableValues, watcher: Watcher | null = null): number {
  return sum(valuesAt(formula, values, watcher));
}

export function sum(values: readonly number[]): number {
  return values.length === 1 ? (values[0] ?? NaN) : values.reduce((total, value) => total + value, 0);
}

/** `values` with the elements of one variable replaced. */
export function withValue(values: VariableValues, name: string, value: ArrayValue): VariableValues {
  return new Map(values).set(name, value);
}

/** Runs engine calls that belong to nobody's recording. */
export function aside<T>(body: () => T): T {
  return observed(null, () => unreported(body));
}
