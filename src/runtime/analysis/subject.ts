/**
 * What is analysed: an output of a program, its leaves and their values, what it is multiplied with before it is summed,
 * and the formula that checks and plots evaluate in float64. Knows neither checks nor plots.
 */
import { ofNumbers } from '../../engine/tensor/create';
import { no_grad } from '../../engine/autograd/modes/modes';
import { observed } from '../../engine/observer';
import type { Tensor } from '../../engine/tensor/tensor';
import { dtypeNamed, preciseDtype } from '../../recorder/replay/dtypes';
import { Replay } from '../../recorder/replay/replay';
import { isSlice, sliceOf, type Slice } from '../../recorder/replay/slice';
import { message } from '../../trace/message';
import { isRefusal, refusal, type Refusal } from '../../trace/refusal';
import type { Focus, Tape, TapeValue, ValueId } from '../../trace/tape';
import { constantOf, leafOf, type ArrayValue, type Leaves, type VariableValues } from '../formula';
import type { AnalysisContext } from '../program';
import type { Values } from '../run';
import type { Stopwatch } from '../stopwatch';
import { cannot, namedLeaves, valuesOf, type NamedLeaf } from './leaves';

export interface Subject {
  readonly tape: Tape;
  readonly context: AnalysisContext;
  readonly focus: Focus;
  readonly output: TapeValue;
  readonly slice: Slice;
  readonly leaves: readonly NamedLeaf[];
  readonly values: VariableValues;
  /** Names of the leaves that were given a value. */
  readonly given: ReadonlySet<string>;
  /** What `backward` was given, at these values; null where the plain sum of the output is differentiated. */
  readonly weights: ArrayValue | null;
}

export function subjectOf(
  tape: Tape,
  context: AnalysisContext,
  focus: Focus,
  given: Values,
  stopwatch: Stopwatch,
): Subject | Refusal {
  const output = tape.values[focus.output];
  const slice = sliceOf(tape, { output: focus.output, weights: null });
  if (!isSlice(slice)) return cannot(slice, output?.range ?? context.range);
  if (output === undefined || slice.leaves.length === 0) return constant(output?.range ?? context.range);
  const leaves = namedLeaves(slice);
  const values = valuesOf(tape, leaves, given, context.range, () => {
    stopwatch.check();
  });
  if (isRefusal(values)) return values;
  const weights = weightsAt(tape, focus, leaves, values, stopwatch);
  if (isRefusal(weights)) return weights;
  return {
    tape,
    context,
    focus,
    output,
    slice,
    leaves,
    values,
    given: new Set(Object.keys(given)),
    weights: weights === null || isOnes(weights, output) ? null : weights,
  };
}

function constant(range: Refusal['range']): Refusal {
  return refusal(
    range,
    message('analysis.constant', 'No tensor that requires a gradient leads to this value.'),
    message('analysis.constant.hint', 'Make one with requires_grad: true and compute the value from it.'),
  );
}

/** `backward(torch.ones_like(y))` is the gradient of the sum. */
function isOnes({ shape, values }: ArrayValue, output: TapeValue): boolean {
  return shape.join() === output.shape.join() && values.every((value) => value === 1);
}

/** They stay as they are while leaves move: autograd does not differentiate them. */
function weightsAt(
  tape: Tape,
  { weights }: Focus,
  leaves: readonly NamedLeaf[],
  values: VariableValues,
  stopwatch: Stopwatch,
): ArrayValue | null | Refusal {
  const value = weights === null ? undefined : tape.values[weights];
  if (weights === null || value === undefined) return null;
  if (value.data !== null) return { shape: value.shape, values: value.data };
  const slice = sliceOf(tape, { output: weights, weights: null });
  if (!isSlice(slice)) return cannot(slice, value.range ?? { start: 0, end: 0 });
  const tensors = new Map<ValueId, Tensor>();
  for (const { id, name } of leaves) {
    const own = values.get(name);
    if (own !== undefined && slice.leaves.includes(id)) tensors.set(id, constantOf(own, recordedDtype(tape, id)));
  }
  const replay = new Replay(slice, { precise: false });
  const check = (): void => {
    stopwatch.check();
  };
  const computed = observed(null, () => no_grad(() => replay.run(tensors, { check })(weights)));
  return { shape: [...computed.shape], values: computed.toArray() };
}

export function recordedDtype(tape: Tape, value: ValueId): ReturnType<typeof dtypeNamed> {
  return dtypeNamed(tape.values[value]?.dtype ?? 'float32');
}

/** Leaves that require gradients, in the program's dtypes or in float64. */
export function leafTensors({ tape, leaves, values }: Subject, precise: boolean): Leaves {
  const tensors = new Map<string, Tensor>();
  for (const { id, name } of leaves) {
    const value = values.get(name);
    const dtype = recordedDtype(tape, id);
    if (value !== undefined) tensors.set(name, leafOf(value, precise ? preciseDtype(dtype) : dtype));
  }
  return tensors;
}

/** The weights as a tensor of the output's dtype. */
export function weightsTensor({ tape, focus, weights }: Subject, precise: boolean): Tensor | null {
  if (weights === null) return null;
  const dtype = recordedDtype(tape, focus.output);
  return ofNumbers(weights.values, weights.shape, precise ? preciseDtype(dtype) : dtype);
}
