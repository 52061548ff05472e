/** A map over a batch gives what a loop over it gives, for every operator that can be mapped: a sample of all recorded calls. */
import { describe, expect, it } from 'vitest';

import { TorchError } from '../../../src/engine/errors';
import { torch, type Tensor } from '../../../src/engine/torch';
import { difference, sampledCalls, tensorsOf, type SampledCall } from './operator-calls';

const STEP = 11;

/** What cannot be mapped says so: random numbers, shapes that follow from elements, changes of what is not mapped. */
const REFUSED =
  /randomness error mode|dynamic shape|torch\.masked_select\(self, mask\)|Batching rule not implemented|has more elements than `self`|doesn't match the broadcast shape|requires the `output_size` argument|\.item\(\) on a Tensor|data-dependent control flow|vmap over torch\.allclose/;

/** Other elements for the second half of the batch, of the same domain: the same ones backwards. */
function backwards(tensor: Tensor): Tensor {
  return tensor
    .reshape([-1])
    .flip([0])
    .reshape([...tensor.shape]);
}

/** null where the loop itself is refused, or gives different shapes. */
function looped({ run }: SampledCall, batch: readonly (readonly Tensor[])[]): Tensor[] | null {
  try {
    const results = batch.map((operands) => run(...operands));
    return (results[0] ?? []).map((_, at) => torch.stack(results.flatMap((each) => each[at] ?? [])));
  } catch (error) {
    if (error instanceof TorchError) return null;
    throw error;
  }
}

type Outcome = 'same' | 'refused' | 'not to compare';

function outcome(call: SampledCall, isMapped: (place: number) => boolean): Outcome {
  const { operands, run, python } = call;
  const others = operands.map((operand, i) => (isMapped(i) ? backwards(operand) : operand));
  const expected = looped(call, [operands, others]);
  if (expected === null || expected.length === 0) return 'not to compare';
  const batches = operands.map((operand, i) => (isMapped(i) ? torch.stack([operand, others[i] ?? operand]) : operand));
  let actual: Tensor[];
  try {
    const dims = operands.map((_, i) => (isMapped(i) ? 0 : null));
    actual = tensorsOf(torch.vmap((...given: Tensor[]) => run(...given), dims)(...batches));
  } catch (error) {
    if (error instanceof TorchError && REFUSED.test(error.message)) return 'refused';
    throw error;
  }
  const wrong = expected.map((each, i) => difference(each, actual[i], 1e-9)).find((each) => each !== null);
  expect.soft(wrong, python).toBeUndefined();
  return 'same';
}

describe.each([
  ['all operands', (): boolean => true],
  ['the first operand alone', (place: number): boolean => place === 0],
])('mapped over %s', (_, isMapped) => {
  it('equals the loop, or says why not', () => {
    const outcomes = sampledCalls(3, STEP).map((call) => outcome(call, isMapped));
    const count = (wanted: Outcome): number => outcomes.filter((each) => each === wanted).length;
    expect(count('same')).toBeGreaterThan(100);
    expect(count('refused')).toBeLessThan(count('same') / 10);
    expect(count('not to compare')).toBeLessThan(count('same') / 10);
  });
});

describe('gradients inside a map', () => {
  it('are those of each element, also for operands that are not mapped', () => {
    const outcomes = sampledCalls(5, 2 * STEP).map((call) => perSample(call));
    expect(outcomes.filter((each) => each === 'same').length).toBeGreaterThan(40);
  });
});

/** The gradients of the results' sum, with respect to all operands, of which the first alone is mapped. */
function perSample({ operands, run, python }: SampledCall): Outcome {
  const [first] = operands;
  if (first === undefined || !operands.every(({ dtype }) => dtype.is_floating_point)) return 'not to compare';
  const total = (...given: Tensor[]): Tensor =>
    run(...given)
      .filter(({ dtype }) => dtype.is_floating_point)
      .reduce((sum, each) => sum.add(each.sum()), torch.zeros([], { dtype: torch.float64 }));
  const gradients = torch.func.grad(
    total,
    operands.map((_, i) => i),
  );
  try {
    const batch = [first, backwards(first)];
    const each = batch.map((one) => tensorsOf(gradients(one, ...operands.slice(1))));
    const dims = operands.map((_, i) => (i === 0 ? 0 : null));
    const actual = tensorsOf(torch.vmap(gradients, dims)(torch.stack(batch), ...operands.slice(1)));
    operands.forEach((_, i) => {
      const expected = torch.stack(each.flatMap((list) => list[i] ?? []));
      expect.soft(difference(expected, actual[i], 1e-9), `${python}, operand ${i}`).toBeNull();
    });
    return 'same';
  } catch (error) {
    if (error instanceof TorchError) return 'refused';
    throw error;
  }
}
