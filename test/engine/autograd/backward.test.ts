/** Backward: order, accumulation, what is freed, higher orders, depth. */
import { describe, expect, it } from 'vitest';
import { ReadyNodes } from '../../../src/engine/autograd/backward/heap';
import { observed } from '../../../src/engine/observer';
import { collectingWarnings } from '../../../src/engine/warnings';
import { type Tensor, torch } from '../../../src/engine/torch';

const leaf = (value: number | number[]): Tensor => torch.tensor(value, { requires_grad: true });

function shouldExist(): never {
  throw new Error('A node is missing.');
}

function walkOf(root: Tensor): string[] {
  const order: string[] = [];
  observed(
    { onCall: () => undefined, onNode: (node) => order.push(node.printedName), onAccumulate: () => undefined },
    () => {
      root.backward();
    },
  );
  return order;
}

describe('the graph', () => {
  it('has one edge per differentiable operand, and one AccumulateGrad per leaf', () => {
    const x = leaf(3);
    const y = x.mul(2).add(x);
    expect(y.grad_fn?.name()).toBe('AddBackward0');
    const [product, accumulate] = y.grad_fn?.next_functions ?? [];
    expect(product?.[0]?.name()).toBe('MulBackward0');
    expect(accumulate?.[0]?.name()).toBe('torch::autograd::AccumulateGrad');
    expect(product?.[0]?.next_functions).toEqual([
      [accumulate?.[0], 0],
      [null, 0],
    ]);
    expect(accumulate?.[0]?.printedName).toBe('AccumulateGrad');
  });

  it('saves what the derivatives need, by PyTorch names', () => {
    const x = leaf([1, 2]);
    expect(x.mul(2).grad_fn?.saved()).toEqual([
      { name: 'other', value: 2 },
      { name: 'self', value: null },
    ]);
    const saved = x.pow(2).grad_fn?.saved();
    expect(saved?.map(({ name }) => name)).toEqual(['exponent', 'self']);
    expect(saved?.[0]?.value).toBe(2);
    expect(saved?.[1]?.value).toBe(x);
    expect(x.sum().grad_fn?.saved()).toEqual([{ name: 'self_sym_sizes', value: x.shape }]);
    expect(x.exp().grad_fn?.rules).toEqual(['g\\,r']);
  });

  it('gives the local derivative for an incoming one', () => {
    const x = leaf([2, 3]);
    const y = x.pow(2);
    expect(y.grad_fn?.apply([torch.ones_like(y)]).map(String)).toEqual(['tensor([4., 6.], grad_fn=<MulBackward0>)']);
    expect(() => y.grad_fn?.apply([null, null])).toThrow('expected 1 arguments, got 2 instead');
  });
});

describe('the order', () => {
  it('is the latest node first, leaves as soon as they can', () => {
    const x = leaf(2);
    const early = x.sin();
    const late = leaf(3).cos();
    expect(walkOf(early.mul(late))).toEqual([
      'MulBackward0',
      'CosBackward0',
      'AccumulateGrad',
      'SinBackward0',
      'AccumulateGrad',
    ]);
  });

  it('waits for every gradient of an output', () => {
    const x = leaf(2);
    const shared = x.exp();
    expect(walkOf(shared.sin().add(shared))).toEqual([
      'AddBackward0',
      'SinBackward0',
      'ExpBackward0',
      'AccumulateGrad',
    ]);
  });

  it('comes from a heap by sequence number', () => {
    const x = leaf(1);
    const nodes = Array.from({ length: 10 }, () => x.mul(2).grad_fn).filter((node) => node !== null);
    const ready = new ReadyNodes();
    for (const i of [5, 1, 9, 3, 0, 7, 2, 8, 6, 4]) ready.push(nodes[i] ?? shouldExist());
    expect(nodes.map(() => ready.pop())).toEqual(nodes.slice().reverse());
    expect(ready.pop()).toBeUndefined();
  });
});

describe('accumulation', () => {
  it('copies the first gradient and changes it in place afterwards', () => {
    const x = leaf([1, 2]);
    const y = leaf([3, 4]);
    x.add(y).sum().backward();
    const first = x.grad;
    x.mul(3).sum().backward();
    expect(x.grad).toBe(first);
    expect(x.grad?.toArray()).toEqual([4, 4]);
    expect(y.grad?.toArray()).toEqual([1, 1]);
  });

  it('replaces it where the sum is to be differentiated', () => {
    const x = leaf(2);
    x.pow(2).backward();
    const first = x.grad;
    collectingWarnings(() => {
      x.pow(3).backward(null, { create_graph: true });
    });
    expect(x.grad === first).toBe(false);
    expect(String(x.grad)).toBe('tensor(16., grad_fn=<AddBackward0>)');
    expect(first?.item()).toBe(4);
  });

  it('adds to a gradient in whatever order its elements lie', () => {
    const x = torch.ones([2, 3], { requires_grad: true });
    x.grad = torch.arange(6).view(3, 2).t();
    const given = x.grad;
    x.mul(torch.arange(6).view(2, 3)).sum().backward();
    expect(x.grad).toBe(given);
    expect(x.grad.tolist()).toEqual([
      [0, 3, 6],
      [4, 7, 10],
    ]);
  });

  it('sums over what was broadcast', () => {
    const x = leaf([1, 2, 3]);
    const s = leaf(2);
    x.mul(s)
      .mul(torch.ones([4, 3]))
      .sum()
      .backward();
    expect(x.grad?.toArray()).toEqual([8, 8, 8]);
    expect([s.grad?.shape.length, s.grad?.item()]).toEqual([0, 24]);
  });

  it('adds a root that is named twice twice', () => {
    const x = leaf(3);
    const y = x.mul(2);
    torch.autograd.backward([y, y]);
    expect(x.grad?.item()).toBe(4);
  });
});

describe('retain_grad and inputs', () => {
  it('keep gradients of tensors that are no leaves', () => {
    const x = leaf([1, 1]);
    const y = x.mul(2);
    y.retain_grad();
    expect([y.retains_grad, x.retains_grad]).toEqual([true, false]);
    y.mul(y).sum().backward();
    expect(y.grad?.toArray()).toEqual([4, 4]);
    expect(x.grad?.toArray()).toEqual([8, 8]);
  });

  it('restrict the walk to what is asked for', () => {
    const x = leaf(2);
    const w = leaf(5);
    const y = x.mul(w);
    y.mul(y).backward(null, { inputs: [y] });
    expect([y.grad?.item(), x.grad, w.grad]).toEqual([20, null, null]);
    x.mul(w).backward({ inputs: x });
    expect([x.grad?.item(), w.grad]).toEqual([5, null]);
  });
});

describe('torch.autograd.grad', () => {
  it('gives gradients and touches none', () => {
    const x = leaf([1, 2]);
    const y = x.mul(x);
    expect(torch.autograd.grad(y.sum(), [x, y]).map(String)).toEqual(['tensor([2., 4.])', 'tensor([1., 1.])']);
    expect(x.grad).toBeNull();
  });

  it('leaves out, fills or refuses what was not used', () => {
    const x = leaf([1, 1]);
    const z = leaf([1, 1]);
    const y = (): Tensor => x.mul(x).sum();
    expect(torch.autograd.grad(y(), [x, z], null, { allow_unused: true }).map(String)).toEqual([
      'tensor([2., 2.])',
      'null',
    ]);
    expect(torch.autograd.grad(y(), [x, z], { materialize_grads: true }).map(String)).toEqual([
      'tensor([2., 2.])',
      'tensor([0., 0.])',
    ]);
    expect(() => torch.autograd.grad(y(), [x, z])).toThrow(
      'The differentiated Tensor at index 1 appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.',
    );
  });

  it('differentiates again, as often as wanted', () => {
    const x = leaf(2);
    let derivative: Tensor = x.pow(5);
    const values: unknown[] = [];
    for (let order = 0; order < 5; order++) {
      const [next] = torch.autograd.grad(derivative, x, { create_graph: true });
      if (!next) throw new Error('no derivative');
      derivative = next;
      values.push(next.item());
    }
    expect(values).toEqual([80, 160, 240, 240, 120]);
  });

  it('records nothing of a linear function', () => {
    const x = leaf(2);
    const [slope] = torch.autograd.grad(x.mul(3), x, { create_graph: true });
    expect([String(slope), slope?.requires_grad]).toEqual(['tensor(3.)', false]);
  });
});

describe('modes', () => {
  it('switch recording off and on, and back after an error', () => {
    const x = leaf(2);
    expect(torch.no_grad(() => x.mul(2).requires_grad)).toBe(false);
    expect(torch.no_grad(() => torch.enable_grad(() => x.mul(2).requires_grad))).toBe(true);
    expect(() => torch.no_grad(() => torch.tensor([1, 2]).item())).toThrow();
    expect(torch.is_grad_enabled()).toBe(true);
  });

  it('do not keep backward from running', () => {
    const x = leaf(1);
    const y = x.mul(x);
    torch.no_grad(() => {
      y.backward();
    });
    expect(String(x.grad)).toBe('tensor(2.)');
  });
});

describe('an error in the middle', () => {
  it('leaves the graph usable', () => {
    const x = leaf(2);
    const inner = x.exp();
    inner.sin().backward();
    expect(() => {
      inner.cos().backward();
    }).toThrow('Trying to backward through the graph a second time');
    x.grad = null;
    x.exp().mul(x).backward();
    expect(x.grad).not.toBeNull();
    expect(torch.is_grad_enabled()).toBe(true);
  });
});

describe('depth', () => {
  it('is no matter: a chain of 200,000 nodes', () => {
    const x = leaf(1);
    let y: Tensor = x;
    for (let i = 0; i < 200_000; i++) y = i % 2 === 0 ? y.add(1) : y.mul(1);
    y.backward();
    expect(x.grad?.item()).toBe(1);
    const [again] = torch.autograd.grad(x.mul(2), x);
    expect(again?.item()).toBe(2);
  });

  it('with many paths does not double the work', () => {
    const x = leaf(1);
    let y: Tensor = x;
    for (let i = 0; i < 60; i++) y = y.add(y).mul(0.5);
    y.backward();
    expect(x.grad?.item()).toBe(1);
  });
});

describe('all arguments by name', () => {
  it('grad takes outputs and inputs among its options', () => {
    const x = leaf([1, 2]);
    const [first] = torch.autograd.grad({ outputs: x.mul(3).sum(), inputs: x });
    expect(first?.tolist()).toEqual([3, 3]);
    const [second] = torch.autograd.grad(x.pow(2), { inputs: [x], grad_outputs: torch.tensor([1, 10]) });
    expect(second?.tolist()).toEqual([2, 40]);
    expect(() => torch.autograd.grad({ outputs: x.sum() })).toThrow(
      "grad() missing 1 required positional argument: 'inputs'",
    );
    expect(() => torch.autograd.grad({ inputs: x })).toThrow(
      "grad() missing 1 required positional argument: 'outputs'",
    );
    expect(() => torch.autograd.grad(x.sum(), { outputs: x, inputs: x })).toThrow(
      "grad() got multiple values for argument 'outputs'",
    );
  });

  it('a dictionary of inputs is none of options', () => {
    const x = leaf([1, 2]);
    const named = torch.autograd.grad(x.mul(3).sum(), { x, inputs: x });
    expect(Object.keys(named)).toEqual(['x', 'inputs']);
  });

  it('backward takes tensors among its options', () => {
    const x = leaf([1, 2]);
    torch.autograd.backward({ tensors: x.mul(3), grad_tensors: torch.tensor([1, 2]) });
    expect(x.grad?.tolist()).toEqual([3, 6]);
  });
});

describe('the length of a tensor', () => {
  it('is the size of its first dimension; a single number has none', () => {
    expect(torch.zeros(3, 2).length).toBe(3);
    expect(() => torch.tensor(1).length).toThrow('len() of a 0-d tensor');
  });
});
