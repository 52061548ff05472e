/** Elements by index, read and assigned, on the tape of a program. */
import { expect, it } from 'vitest';
import { torch } from '../../../src/engine/torch';
import { replay, run } from './program';

it('an assignment by index is a step that changes the tensor, and runs again to the same values', () => {
  const { tape, value } = run(['x =', 'y =', 'z ='], (at) => {
    const x = at('x =', () => torch.tensor([1, 2, 3], { requires_grad: true }));
    const y = at('y =', () => x.mul(2));
    y.__setitem__(0, x.__getitem__(2));
    y.__setitem__([torch.tensor([false, true, true])], x.__getitem__(1).mul(5));
    at('z =', () => y.exp());
  });
  const steps = tape.steps.map((step) => (step.kind === 'call' ? step.operator : step.kind));
  expect(steps).toEqual(['mul', '__getitem__', '__setitem__', '__getitem__', 'mul', '__setitem__', 'exp']);
  const again = replay(tape)[tape.values.indexOf(value('z ='))];
  expect(again?.tolist()).toEqual(torch.tensor([3, 10, 10]).exp().tolist());
});

it('what was recorded of a tensor before it was transposed in place stays', () => {
  const { tensor } = run(['x =', 'y =', 'x'], (at) => {
    const x = at('x =', () => torch.tensor([[1, 2, 3]]).mul(1));
    at('y =', () => x.t_());
    at('x', () => x);
  });
  expect([tensor('x =').shape, tensor('y =').shape]).toEqual([
    [1, 3],
    [3, 1],
  ]);
});
