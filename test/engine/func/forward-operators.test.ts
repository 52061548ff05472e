/**
 * Forward mode of operators against reverse mode twice of the whole call, and against differences of values: a sample of
 * all recorded calls.
 */
import { describe, expect, it } from 'vitest';

import { TorchError } from '../../../src/engine/errors';
import { torch, type Tensor } from '../../../src/engine/torch';
import { difference, sampledCalls, type SampledCall } from './operator-calls';

function direction(like: Tensor): Tensor {
  const values = Array.from({ length: like.numel() }, (_, i) => Math.cos(2 * i + 1));
  return torch.tensor(values, { dtype: like.dtype }).reshape([...like.shape]);
}

function floating(tensors: readonly Tensor[]): Tensor[] {
  return tensors.filter(({ dtype }) => dtype.is_floating_point);
}

/** The call as a function of its floating-point operands alone, with the results that have tangents. */
function differentiable({ operands, run }: SampledCall): (...given: Tensor[]) => Tensor[] {
  return (...given) => {
    const rest = given.values();
    torch.manual_seed(0);
    return floating(
      run(...operands.map((each) => (each.dtype.is_floating_point ? (rest.next().value ?? each) : each))),
    );
  };
}

/** J·t by reverse mode twice over the whole graph; null where the result has no second derivative. */
function byReverseTwice(f: (...given: Tensor[]) => Tensor[], primals: readonly Tensor[]): Tensor[] | null {
  const leaves = primals.map((primal) => primal.clone().requires_grad_());
  try {
    return f(...leaves).map((result) => {
      const zeros = torch.zeros_like(result.detach());
      if (!result.requires_grad) return zeros;
      const v = torch.ones_like(result.detach()).requires_grad_();
      const first = torch.autograd.grad(result, leaves, v, { create_graph: true, allow_unused: true });
      const moved = first.flatMap((g, i) =>
        g?.requires_grad === true ? [[g, direction(leaves[i] ?? g)] as const] : [],
      );
      if (moved.length === 0) return zeros;
      const [tangent] = torch.autograd.grad(
        moved.map(([g]) => g),
        [v],
        moved.map(([, t]) => t),
        { allow_unused: true },
      );
      return tangent ?? zeros;
    });
  } catch (error) {
    if (error instanceof TorchError) return null;
    throw error;
  }
}

/**
 * Where forward mode is right and reverse mode twice is not a reference: at kinks, whose second derivative PyTorch chooses
 * otherwise than the first, at infinities, where no graph leads to the result, and of rows whose gradient is left out.
 */
const NO_REFERENCE = /embedding|prelu|xlogy|xlog1py|as_strided|detach_|autograd\.grad/;

describe('the tangent of an operator', () => {
  it('is what reverse mode gives twice', () => {
    let compared = 0;
    for (const call of sampledCalls(1, 9)) {
      if (NO_REFERENCE.test(call.python)) continue;
      const f = differentiable(call);
      const primals = floating(call.operands);
      const expected = primals.length === 0 ? null : byReverseTwice(f, primals);
      if (expected === null || expected.length === 0) continue;
      try {
        const [, tangents] = torch.func.jvp(f, primals, primals.map(direction)) as [unknown, Tensor[]];
        const wrong = expected.map((each, i) => difference(each, tangents[i], 1e-7)).find((each) => each !== null);
        expect.soft(wrong, call.python).toBeUndefined();
        compared++;
      } catch (error) {
        if (!(error instanceof TorchError) || !error.message.includes('Trying to use forward AD with')) throw error;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });
});
