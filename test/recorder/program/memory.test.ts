/** Programs that give tensors other memory or cut them from their graph, recorded and run again. */
import { describe, expect, it } from 'vitest';
import { torch } from '../../../src/engine/torch';
import { replay, run } from './program';

describe('a recording', () => {
  it.each<[string, (at: <T>(site: string, body: () => T) => T) => unknown, number]>([
    [
      'detach_() ends the graph there, as it did',
      (at) => {
        const x = at('x =', () => torch.tensor(3, { requires_grad: true }));
        const a = x.mul(2);
        a.detach_();
        return at('y =', () => a.mul(x));
      },
      6,
    ],
    [
      'a diagonal that is filled has no part in the gradient',
      (at) => {
        const x = at('x =', () => torch.tensor(3, { requires_grad: true }));
        const a = x.mul(torch.ones(2, 2));
        a.fill_diagonal_(5);
        return at('y =', () => a.sum());
      },
      2,
    ],
    [
      'what `.data` is given is a constant',
      (at) => {
        const x = at('x =', () => torch.tensor(3, { requires_grad: true }));
        const a = torch.ones(1);
        a.data = torch.full([2], 4);
        return at('y =', () => x.mul(a).sum());
      },
      8,
    ],
    [
      'a leaf that was given other data is the leaf that it is then',
      (at) => {
        const x = at('x =', () => torch.tensor(3, { requires_grad: true }));
        x.data = torch.tensor(5);
        return at('y =', () => x.mul(x));
      },
      10,
    ],
    [
      'memory that another tensor shows is read as it is then',
      (at) => {
        const x = at('x =', () => torch.tensor(3, { requires_grad: true }));
        const [a, b] = [torch.zeros(2), torch.ones(3)];
        a.set_(b);
        b.mul_(7);
        return at('y =', () => x.mul(a).sum());
      },
      21,
    ],
    [
      'a size that was changed is the one of then',
      (at) => {
        const x = at('x =', () => torch.tensor(3, { requires_grad: true }));
        const a = torch.ones(2);
        a.resize_(3);
        a.add_(1);
        return at('y =', () => x.mul(a).sum());
      },
      5,
    ],
    [
      'parts that count their versions apart change together',
      (at) => {
        const x = at('x =', () => torch.tensor(3, { requires_grad: true }));
        const whole = torch.ones(4);
        const [first] = whole.unsafe_split(2) as [typeof whole];
        first.mul_(3);
        return at('y =', () => x.mul(whole).sum());
      },
      8,
    ],
  ])('%s', (_title, program, gradient) => {
    const { tape, tensor } = run(['x =', 'y ='], (at) => {
      program(at);
    });
    const tensors = replay(tape);
    const y = tensors[tensor('y =').value ?? -1];
    expect(y?.item()).toBe(tensor('y =').values[0]);
    y?.backward();
    const leaves = tensors.filter((each) => each !== null && each.is_leaf && each.storedGrad !== null);
    expect(leaves.map((each) => each?.grad?.item())).toEqual([gradient]);
  });
});
