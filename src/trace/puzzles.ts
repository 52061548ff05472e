/** Names of a program whose gradients ask for a reason. Pure; knows only what a run recorded. */
import type { ProgramTrace } from './program';
import type { SourceRange } from './range';
import type { TensorId } from './trace';
import { gradientState, type GradientState } from './why';

/** A gradient that asks for a reason. */
export interface Puzzle {
  readonly name: string;
  /** Of the program's tensors, for asking. */
  readonly tensor: TensorId;
  readonly state: GradientState;
  readonly range: SourceRange;
}

/** Whether the program ended because `backward()` was called on what requires no gradient. */
export function backwardWasRefused({ ending }: Pick<ProgramTrace, 'ending'>): boolean {
  return ending?.kind === 'failed' && ending.error.text.includes('does not require grad');
}

/** Of more names than this nobody asks. */
const MAX_PUZZLES = 50;

type Puzzling = Pick<ProgramTrace, 'records' | 'tensors' | 'passCount' | 'ending'>;

/**
 * Names that were given a tensor with requires_grad and have no gradient that is of use. Where the program called
 * `backward()` nowhere nobody waits for one; and what is on the graph but was never a leaf keeps none, which is the rule.
 */
export function puzzlesOf({ records, tensors, passCount, ending }: Puzzling): readonly Puzzle[] {
  const refused = backwardWasRefused({ ending });
  // Of what else ended it the error speaks.
  if (passCount === 0 && !refused) return [];
  const isLeaf = (id: TensorId): boolean => tensors[id]?.is_leaf === true && tensors[id].requires_grad;
  // A leaf of the same name is gone: `w = w - 0.1 * w.grad`.
  const leaves = new Set(
    records.flatMap(({ name, value }) => (value.kind === 'tensor' && isLeaf(value.tensor) ? [name] : [])),
  );
  const found = new Map<TensorId, Puzzle>();
  for (const { name, kind, range, value } of records) {
    const tensor = value.kind === 'tensor' ? tensors[value.tensor] : undefined;
    if (value.kind !== 'tensor' || tensor === undefined || name === null || kind !== 'write') continue;
    const expected = tensor.is_leaf || tensor.retains_grad || leaves.has(name);
    if (!tensor.requires_grad || !expected) continue;
    const state = gradientState(tensor.grad === null ? null : tensors[tensor.grad]);
    if (state !== 'ordinary' && !found.has(value.tensor))
      found.set(value.tensor, { name, tensor: value.tensor, state, range });
    if (found.size === MAX_PUZZLES) break;
  }
  return [...found.values()];
}
