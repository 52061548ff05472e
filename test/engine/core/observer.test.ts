/** What the observer hears of besides calls and nodes: writes before they happen, passes, reads, detached tensors. */
import { describe, expect, it } from 'vitest';

import { observed, type BackwardPass, type Observer, type OperatorCall } from '../../../src/engine/observer';
import { torch, type Tensor } from '../../../src/engine/torch';
import { setWarningSink } from '../../../src/engine/warnings';

interface Heard {
  readonly calls: OperatorCall[];
  /** The elements of the memory just before it changed. */
  readonly writes: number[][];
  readonly passes: BackwardPass[];
  readonly reads: [string, number | boolean][];
}

function hearing(body: () => void): Heard {
  const heard: Heard = { calls: [], writes: [], passes: [], reads: [] };
  const listener: Observer = {
    onCall: (call) => heard.calls.push(call),
    onNode: () => undefined,
    onAccumulate: () => undefined,
    onWrite: (storage) => heard.writes.push(Array.from(storage.array, Number)),
    onPass: (pass) => heard.passes.push(pass),
    onRead: (_tensor, kind, outcome) => heard.reads.push([kind, outcome]),
  };
  observed(listener, body);
  return heard;
}

describe('a change in place', () => {
  it('is a call of the operator that works in place, and gives its first operand', () => {
    const x = torch.tensor([1, 2]);
    const { calls } = hearing(() => x.sub_(1).pow_(2));
    expect(calls.map(({ definition, overload, inplace }) => [definition.name, overload, inplace])).toEqual([
      ['sub', 0, true],
      ['pow', 1, true],
    ]);
    expect(calls.every(({ result, args }) => result === x && args[0] === x)).toBe(true);
  });

  it('is told before the elements change: of arrays, of single numbers, of gradients that add up', () => {
    const x = torch.tensor([1, 2]);
    const y = torch.tensor(5);
    const w = torch.tensor([1, 1], { requires_grad: true });
    w.mul(2).sum().backward();
    const { writes } = hearing(() => {
      x.mul_(3);
      x.select(0, 1).zero_();
      y.add_(1);
      w.mul(4).sum().backward();
    });
    expect(writes).toEqual([[1, 2], [3, 6], [5], [2, 2]]);
    expect(w.grad?.toArray()).toEqual([6, 6]);
  });

  it('of a composite one is heard with what it calls', () => {
    const { calls } = hearing(() => torch.tensor([3]).square_());
    expect(calls.map(({ definition, inplace, depth }) => [definition.name, inplace, depth])).toEqual([
      ['pow', true, 1],
      ['square', true, 0],
    ]);
  });

  it('behind `.data` attaches to the same memory', () => {
    const x = torch.tensor([1, 2]);
    const other = x.data;
    const [one, two] = [x.cell, other.cell];
    if (typeof one === 'number' || typeof two === 'number') throw new Error('Both have memory.');
    expect(one === two).toBe(false);
    two.observed = 'seen';
    expect(one.observed).toBe('seen');
    other.data.add_(1);
    expect([x._version, other._version, x.toArray()]).toEqual([0, 0, [2, 3]]);
  });
});

describe('a pass', () => {
  const x = torch.tensor([1, 2], { requires_grad: true });

  it('of backward is told with its roots and weights', () => {
    const y = x.mul(3);
    const weights = torch.tensor([1, 2]);
    const { passes } = hearing(() => {
      y.sum().backward({ retain_graph: true });
      y.backward(weights, { inputs: [x] });
    });
    expect(passes.map(({ kind, results, inputs }) => [kind, results.length, inputs?.length ?? null])).toEqual([
      ['backward', 0, null],
      ['backward', 0, 1],
    ]);
    expect(passes[0]?.grad_outputs).toEqual([null]);
    expect(passes[1]?.roots[0] === y && passes[1].grad_outputs[0] === weights).toBe(true);
  });

  it('of grad is told with what it gave', () => {
    const unused = torch.tensor(1, { requires_grad: true });
    let given: readonly (Tensor | null)[] = [];
    const { passes, calls } = hearing(() => {
      given = torch.autograd.grad(x.pow(2).sum(), [x, unused], { create_graph: true, allow_unused: true });
    });
    const [pass] = passes;
    expect(pass).toMatchObject({ kind: 'grad', create_graph: true });
    expect(pass?.results).toHaveLength(2);
    expect(pass?.results[0] === given[0] && pass?.results[1] === null).toBe(true);
    expect(pass?.inputs?.[0] === x && pass.inputs[1] === unused).toBe(true);
    expect(calls.map(({ definition }) => definition.name)).toEqual(['pow', 'sum']);
  });

  it('that fails is not told', () => {
    const { passes } = hearing(() => {
      expect(() => {
        x.mul(2).backward();
      }).toThrow('grad can be implicitly created only for scalar outputs');
    });
    expect(passes).toEqual([]);
  });
});

describe('a read', () => {
  it('is told as a number or as a condition', () => {
    const x = torch.tensor([2.5]);
    const before = setWarningSink(null);
    const { reads } = hearing(() => {
      x.item();
      Number(x);
      x.gt(2).item();
      x.lt(2).__bool__();
      torch.tensor([x, x]);
      x.mul(2);
      x.toString();
    });
    setWarningSink(before);
    expect(reads).toEqual([
      ['number', 2.5],
      ['number', 2.5],
      ['number', true],
      ['condition', false],
    ]);
  });
});

describe('what cuts the graph', () => {
  it('is a call: detach, and `.data`', () => {
    const x = torch.tensor([1, 2], { requires_grad: true });
    const { calls } = hearing(() => [x.detach(), x.data, torch.detach(x)]);
    expect(calls.map(({ definition }) => definition.name)).toEqual(['detach', 'variable_data', 'detach']);
    expect(calls.every(({ result }) => (result as Tensor).grad_fn === null)).toBe(true);
  });

  it('shares memory, and the count of versions only where it is detached', () => {
    const x = torch.ones(2, { requires_grad: true });
    x.detach().add_(1);
    x.data.add_(1);
    expect([x.toArray(), x._version, x.detach().requires_grad, x.detach()._is_view()]).toEqual([
      [3, 3],
      1,
      false,
      false,
    ]);
  });
});
