/** Graphs deeper than any call stack: they are walked, differentiated twice and released without recursion. */
import { expect, it } from 'vitest';

import { torch, type Tensor } from '../../../src/engine/torch';

const DEEP = 200_000;

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
