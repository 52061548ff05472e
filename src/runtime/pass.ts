/**
 * One recorded pass of a formula, forward and backward, on the engine. What the engine refuses becomes a refusal at
 * the operator that asked for it.
 */
import { TorchError } from '../engine/errors';
import type { Tensor } from '../engine/tensor/tensor';
import { EvaluationError } from '../languages/expression/evaluate';
import { Recorder } from '../recorder/recorder';
import { ReplayError } from '../recorder/replay/replay';
import { message } from '../trace/message';
import type { SourceRange } from '../trace/range';
import { refusal, type Refusal } from '../trace/refusal';
import { recorded, type Branch, type Formula, type Leaves, type Watcher } from './formula';
import { withShapes } from './shapes';
import { Stopped, type Stopwatch } from './stopwatch';

export interface Pass {
  readonly recorder: Recorder;
  readonly leaves: Leaves;
  readonly output: Tensor;
  /** What `backward` ran from: the output, or its sum where it has several elements. */
  readonly root: Tensor;
  readonly branches: readonly Branch[];
}

export interface PassOptions {
  /** Where each variable got its value, in the document. */
  readonly definitions: ReadonlyMap<string, SourceRange>;
  readonly stopwatch: Stopwatch;
  /** The number that is differentiated, from the output; its sum where nothing else is said. */
  readonly rootOf?: (output: Tensor) => Tensor;
  /** Told of what decides the formula's conditions. */
  readonly condition?: NonNullable<Watcher['condition']>;
}

export function runPass(formula: Formula, leaves: Leaves, options: PassOptions): Pass | Refusal {
  const { definitions, stopwatch, rootOf = summed, condition } = options;
  const recorder = new Recorder(() => {
    stopwatch.check();
  });
  for (const { name, mentions } of formula.variables) {
    const leaf = leaves.get(name);
    if (leaf !== undefined) recorder.name(leaf, name, definitions.get(name) ?? mentions[0] ?? null);
  }
  try {
    const branches: Branch[] = [];
    const output = recorded(formula, leaves, recorder, {
      branch: (taken, skipped) => branches.push({ taken, skipped }),
      ...(condition === undefined ? {} : { condition }),
    });
    recorder.range = formula.range;
    recorder.scope = undefined;
    const root = recorder.listen(() => rootOf(output));
    // What a program differentiated on its way is no part of this pass.
    recorder.steps.clear();
    if (root.requires_grad) recorder.backward(root);
    return { recorder, leaves, output, root, branches };
  } catch (error) {
    return refusalFor(error, recorder.range ?? formula.range, leaves);
  }
}

function summed(output: Tensor): Tensor {
  return output.numel() === 1 ? output : output.sum();
}

/** What stopped an evaluation, as a refusal; what is a fault of ours is thrown on. */
export function refusalFor(
  error: unknown,
  range: SourceRange,
  values: ReadonlyMap<string, { readonly shape: readonly number[] }>,
): Refusal {
  if (error instanceof Stopped)
    return refusal(
      range,
      message('runtime.stopped', 'The evaluation took too long and was stopped.'),
      message('runtime.stopped.hint', 'Use smaller vectors or matrices, or select a part of the formula.'),
    );
  if (error instanceof EvaluationError) return withShapes(error.refusal, values);
  if (error instanceof ReplayError)
    return withShapes(
      refusal(error.range ?? range, message('runtime.torch-error', '{text}', { text: error.message })),
      values,
    );
  // What fails outside of the formula's own operators: its sum, its backward pass.
  if (error instanceof TorchError)
    return withShapes(refusal(range, message('runtime.torch-error', '{text}', { text: error.message })), values);
  throw error;
}
