/**
 * One recorded pass of an expression, forward and backward, on the engine. What the engine refuses becomes a refusal at
 * the operator that asked for it.
 */
import type { DType } from '../engine/dtype';
import { TorchError } from '../engine/errors';
import type { Tensor } from '../engine/tensor/tensor';
import { EvaluationError } from '../languages/expression/evaluate';
import type { Expression } from '../languages/expression/expression';
import { Recorder } from '../recorder/recorder';
import { message } from '../trace/message';
import type { SourceRange } from '../trace/range';
import { refusal, type Refusal } from '../trace/refusal';
import { leafOf, recorded, type Branch, type VariableValues } from './formula';
import { withShapes } from './shapes';
import { Stopped, type Stopwatch } from './stopwatch';

export interface Pass {
  readonly recorder: Recorder;
  readonly leaves: ReadonlyMap<string, Tensor>;
  readonly output: Tensor;
  /** What `backward` ran from: the output, or its sum where it has several elements. */
  readonly root: Tensor;
  readonly branches: readonly Branch[];
}

/** `definitions`: where each variable got its value, in the document. */
export function runPass(
  expression: Expression,
  values: VariableValues,
  dtype: DType,
  definitions: ReadonlyMap<string, SourceRange>,
  stopwatch: Stopwatch,
): Pass | Refusal {
  const recorder = new Recorder(() => {
    stopwatch.check();
  });
  const leaves = new Map<string, Tensor>();
  for (const { name, mentions } of expression.variables) {
    const value = values.get(name);
    if (value === undefined) continue;
    const leaf = leafOf(value, dtype);
    leaves.set(name, leaf);
    recorder.name(leaf, name, definitions.get(name) ?? mentions[0] ?? null);
  }
  try {
    return { recorder, leaves, ...forwardAndBackward(expression, leaves, recorder) };
  } catch (error) {
    return refusalFor(error, recorder.range ?? expression.range, values);
  }
}

function forwardAndBackward(
  expression: Expression,
  leaves: ReadonlyMap<string, Tensor>,
  recorder: Recorder,
): Pick<Pass, 'output' | 'root' | 'branches'> {
  const branches: Branch[] = [];
  const output = recorded(expression, leaves, recorder, branches);
  recorder.range = expression.range;
  const root = output.numel() === 1 ? output : recorder.listen(() => output.sum());
  if (root.requires_grad) recorder.backward(root);
  return { output, root, branches };
}

function refusalFor(error: unknown, range: SourceRange, values: VariableValues): Refusal {
  if (error instanceof Stopped)
    return refusal(
      range,
      message('runtime.stopped', 'The evaluation took too long and was stopped.'),
      message('runtime.stopped.hint', 'Use smaller vectors or matrices, or select a part of the formula.'),
    );
  if (error instanceof EvaluationError) return withShapes(error.refusal, values);
  // What fails outside of the formula's own operators: its sum, its backward pass.
  if (error instanceof TorchError)
    return withShapes(refusal(range, message('runtime.torch-error', '{text}', { text: error.message })), values);
  throw error;
}
