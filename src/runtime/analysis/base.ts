/**
 * The slice run once in float64, with its graph: the output that plots and checks stand at, its gradients, and what the
 * steps were like: whether they work element by element, and where the program cut the graph.
 */
import { grad } from '../../engine/autograd/backward/backward';
import { observed, type Observer, type OperatorCall } from '../../engine/observer';
import type { Tensor } from '../../engine/tensor/tensor';
import { preciseReplay } from '../../recorder/replay/replay';
import { isSlice, readsElements, sliceOf, type Slice } from '../../recorder/replay/slice';
import { eachArgument } from '../../recorder/replay/steps';
import type { Tape, ValueId } from '../../trace/tape';
import { aside, type ArrayValue } from '../formula';
import type { Stopwatch } from '../stopwatch';
import { leafTensors, weightsTensor, type Subject } from './subject';

export interface Base {
  /** The output, or what its last step sums where the rest works element by element. */
  readonly slice: Slice;
  readonly elementwise: boolean;
  /** What the formula's result is multiplied with. */
  readonly factor: Tensor | null;
  /** The result of the formula, multiplied. */
  readonly result: ArrayValue;
  /** Row-major, by the leaf's name; null where no gradient reaches it. */
  readonly gradients: ReadonlyMap<string, readonly number[] | null>;
  /** What the steps gave. */
  readonly steps: readonly ArrayValue[];
  /** Values that depend on a leaf but through which no gradient flows, as `detach()` gives them. */
  readonly cuts: ReadonlyMap<ValueId, Tensor>;
  /** Steps that changed a value in place without autograd's knowledge, which its gradients ignore. */
  readonly unheard: readonly number[];
}

/** More values than this are not looked at for the rounding in a difference. */
const MAX_STEPS_KEPT = 2000;

export function baseOf(subject: Subject, stopwatch: Stopwatch): Base {
  const summand = summandOf(subject);
  if (summand !== null) {
    const base = runBase(subject, summand, stopwatch);
    if (base.elementwise) return base;
  }
  return { ...runBase(subject, subject.slice, stopwatch), elementwise: false };
}

/** What the output's last step sums, where that is its only step of this kind: the tutorials' `torch.sum(Y)`. */
function summandOf({ tape, focus, slice, weights }: Subject): Slice | null {
  if (!mayBeElementwise(slice)) return null;
  const step = tape.steps[slice.maker(focus.output)];
  if (step?.kind !== 'call' || step.operator !== 'sum') return slice;
  const [self, ...others] = step.args;
  const plain = others.every(({ kind, ...rest }) => kind === 'plain' && 'plain' in rest && isDefault(rest.plain));
  if (self?.kind !== 'value' || !plain || (weights !== null && weights.values.length !== 1)) return slice;
  const summand = sliceOf(tape, { output: self.value, weights: null });
  return isSlice(summand) && summand.leaves.length === slice.leaves.length ? summand : slice;
}

function isDefault(plain: unknown): boolean {
  return plain === null || plain === false || (Array.isArray(plain) && plain.length === 0);
}

/** Constants with several elements stand in places of their own, and a gradient looks at all elements. */
function mayBeElementwise({ tape, steps, inputs }: Slice): boolean {
  return (
    steps.every((index) => tape.steps[index]?.kind === 'call') &&
    inputs.every((input) => tape.values[input]?.shape.every((size) => size === 1) === true)
  );
}

function runBase(subject: Subject, slice: Slice, stopwatch: Stopwatch): Base {
  const replay = preciseReplay(slice);
  const structure = new Structure();
  const steps: ArrayValue[] = [];
  const cuts = new Map<ValueId, Tensor>();
  const unheard: number[] = [];
  const named = leafTensors(subject, true);
  const tensors = new Map<ValueId, Tensor>();
  for (const { id, name } of subject.leaves) {
    const tensor = named.get(name);
    if (tensor !== undefined) tensors.set(id, tensor);
  }
  const wanted = wantedIn(slice);
  const inside = forwardsIn(slice);
  const valueOf = observed(structure, () =>
    replay.run(tensors, {
      check: () => {
        stopwatch.check();
      },
      ran(index, operands, results) {
        const step = slice.tape.steps[index];
        const depends = step !== undefined && readsElements(step) && operands.some((operand) => operand.requires_grad);
        results.forEach((result, place) => {
          if (result === null) return;
          if (steps.length < MAX_STEPS_KEPT) steps.push({ shape: [...result.shape], values: result.toArray() });
          const id = step?.results[place] ?? null;
          const cut = depends && !inside(index) && !result.requires_grad && result.dtype.is_floating_point;
          if (cut && id !== null && wanted.has(id)) cuts.set(id, result);
        });
        if (step?.kind === 'call' && step.inplace && !step.grad_mode && results[0]?.is_leaf === false)
          unheard.push(index);
      },
    }),
  );
  const factor = weightsTensor(subject, true);
  const output = valueOf(slice.focus.output);
  const result = aside(() => (factor === null ? output : output.mul(factor)));
  return {
    slice,
    elementwise: structure.elementwise && isPlainFactor(factor),
    factor,
    result: { shape: [...result.shape], values: result.toArray() },
    gradients: gradientsOf(result, named),
    steps,
    cuts,
    unheard,
  };
}

/** Values that the output comes from: an operator may give others besides. */
function wantedIn({ tape, focus, steps }: Slice): ReadonlySet<ValueId> {
  const wanted = new Set<ValueId>([focus.output]);
  for (const index of steps) {
    const step = tape.steps[index];
    if (step !== undefined) eachArgument(step, (value) => wanted.add(value));
  }
  return wanted;
}

/** Whether a step belongs to the `forward` of a custom Function, which runs without recording and is no cut. */
function forwardsIn({ tape, steps }: Slice): (index: number) => boolean {
  const forwards = steps.flatMap((index) => {
    const step = tape.steps[index];
    return step?.kind === 'function' ? [{ first: step.first, end: index }] : [];
  });
  return (index) => forwards.some(({ first, end }) => index >= first && index < end);
}

function isPlainFactor(factor: Tensor | null): boolean {
  return factor === null || factor.numel() === 1;
}

function gradientsOf(result: Tensor, leaves: ReadonlyMap<string, Tensor>): Base['gradients'] {
  const names = [...leaves.keys()];
  if (!result.requires_grad) return new Map(names.map((name) => [name, null]));
  const gradients = aside(() => {
    const root = result.numel() === 1 ? result : result.sum();
    return grad(root, [...leaves.values()], { allow_unused: true, retain_graph: true });
  });
  return new Map(names.map((name, index) => [name, gradients[index]?.toArray() ?? null]));
}

/** Operators besides the pointwise ones that leave every element in its place. */
const IN_PLACE_OF_ELEMENTS = new Set([
  'clone',
  'detach',
  'variable_data',
  '_to_copy',
  'zeros_like',
  'ones_like',
  'full_like',
  'empty_like',
]);

/** Hears whether every call works element by element. */
class Structure implements Observer {
  elementwise = true;

  onCall({ definition, overload }: OperatorCall): void {
    const forward = definition.overloads[overload]?.forward.kind;
    if (forward === 'pointwise' || forward === 'composite' || forward === 'change') return;
    if (!IN_PLACE_OF_ELEMENTS.has(definition.name)) this.elementwise = false;
  }

  onNode(): void {
    // Backward passes are no part of the formula.
  }

  onAccumulate(): void {
    // Neither are gradients.
  }
}

/** The slice for differences: what the program cut stays where it is, as autograd takes it. */
export function heldSlice(tape: Tape, base: Base): Slice {
  if (base.cuts.size === 0) return base.slice;
  const held = sliceOf(tape, base.slice.focus, { held: new Set(base.cuts.keys()) });
  return isSlice(held) ? held : base.slice;
}
