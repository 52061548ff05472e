/** Graphs deeper than any call stack: they are walked, differentiated twice and released without recursion. */
import { expect, it } from 'vitest';

import { torch, type Tensor } from '../../../src/engine/torch';

const DEEP = 1_000_000;

/** x ↦ 1.5 − x, over and over: after an even number of times x again. */
function chain(x: Tensor, length: number): Tensor {
  let y = x;
  for (let step = 0; step < length; step++) y = y.rsub(1.5);
  return y;
}

it(`walks a chain of ${DEEP} nodes`, () => {
  const x = torch.tensor(0.25, { dtype: torch.float64, requires_grad: true });
  const y = chain(x, DEEP);
  expect(y.item()).toBe(0.25);
  y.backward();
  expect(x.grad?.item()).toBe(1);
});

it('differentiates a deep chain twice', () => {
  const x = torch.tensor(0.5, { dtype: torch.float64, requires_grad: true });
  const y = chain(x.mul(x), 20_000);
  const [first] = torch.autograd.grad(y, x, null, { create_graph: true });
  expect(first?.item()).toBe(1);
  const [second] = torch.autograd.grad(first ?? y, x);
  expect(second?.item()).toBe(2);
});

it('goes through each node once where paths meet again and again', () => {
  let y = torch.tensor(1, { dtype: torch.float64, requires_grad: true });
  const x = y;
  for (let level = 0; level < 60; level++) y = y.add(y).mul(0.5); // 2⁶⁰ paths
  y.backward();
  expect(x.grad?.item()).toBe(1);
});

it('free_deep_graph: a chain of 150,000 nodes is let go of, without a pass', () => {
  const x = torch.tensor(1, { dtype: torch.float64, requires_grad: true });
  let y = torch.cat([x.reshape(1), x.reshape(1)]);
  for (let step = 0; step < 150_000; step++) y = y.add(y.mul(0.000001));
  expect(y.requires_grad).toBe(true);
  expect(y.grad_fn?.name()).toBe('AddBackward0');
});

it('free_deep_graph_complicated: where each node leads to the two before it', () => {
  let before = torch.tensor([1, 2], { dtype: torch.float64, requires_grad: true });
  const x = before;
  let y = before.mul(1);
  for (let step = 0; step < 150_000; step++) {
    const next = y.add(before).mul(0.5);
    before = y;
    y = next;
  }
  y.sum().backward();
  expect(x.grad?.tolist()).toEqual([1, 1]);
});

it('free_deep_graph_pyfunction: of custom Functions', () => {
  class Halves extends torch.autograd.Function {
    static override forward(_ctx: unknown, a: Tensor, b: Tensor): Tensor {
      return a.add(b).mul(0.5);
    }
    static override backward(_ctx: unknown, g: Tensor): Tensor[] {
      return [g.mul(0.5), g.mul(0.5)];
    }
  }
  let y = torch.tensor([1, 2], { dtype: torch.float64, requires_grad: true });
  const x = y;
  for (let step = 0; step < 30_000; step++) y = Halves.apply(y, y);
  y.sum().backward();
  expect(x.grad?.tolist()).toEqual([1, 1]);
});

it('deep_reentrant: passes inside of passes, as deep as the call stack lets them', () => {
  class Deep extends torch.autograd.Function {
    static override forward(ctx: Record<string, unknown>, x: Tensor): Tensor {
      ctx['x'] = torch.enable_grad(() => x.detach().requires_grad_().sub(1));
      return (ctx['x'] as Tensor).detach();
    }
    static override backward(ctx: Record<string, unknown>, g: Tensor): Tensor {
      const x = ctx['x'] as Tensor;
      if (x.lt(0).item() === true) return g;
      torch.enable_grad(() => {
        Deep.apply(x).sum().backward();
      });
      return g;
    }
  }
  const v = torch.tensor(150, { dtype: torch.float64, requires_grad: true });
  Deep.apply(v).sum().backward();
  expect(v.grad?.item()).toBe(1);
});
