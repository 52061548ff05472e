/** PyTorch's own tests of `backward()` and `grad()`: calls, roots, inputs, what is accumulated and what is freed. */
import { describe, expect, it } from 'vitest';
import { errorOf } from './errors';
import { observed } from '../../../src/engine/observer';
import { type Tensor, torch } from '../../../src/engine/torch';
import { collectingWarnings } from '../../../src/engine/warnings';

const { grad, backward, graph } = torch.autograd;
const float64 = torch.float64;

const leaf = (...shape: number[]): Tensor => torch.randn(shape, { dtype: float64, requires_grad: true });
const ones = (...shape: number[]): Tensor => torch.ones(shape, { dtype: float64 });

function expectClose(actual: Tensor | null | undefined, expected: Tensor): void {
  if (!actual) throw new Error('There is no gradient.');
  expect(actual.shape).toEqual(expected.shape);
  expect(torch.allclose(actual, expected)).toBe(true);
}

function namesOf(run: () => void): string[] {
  const names: string[] = [];
  observed({ onCall: () => undefined, onNode: (node) => names.push(node.name()), onAccumulate: () => undefined }, run);
  return names;
}

describe('calls of backward()', () => {
  it('backward: of a leaf with a gradient, and through products and quotients', () => {
    const v = leaf(5, 5);
    const given = torch.randn([5, 5], { dtype: float64 });
    v.backward(given);
    expectClose(v.grad, given);

    const x = leaf(5, 5);
    const y = torch.rand([5, 5], { dtype: float64 }).add(0.1).requires_grad_();
    const z = leaf(5, 5);
    const g = torch.randn([5, 5], { dtype: float64 });
    x.add(y.mul(z)).add(z.pow(2).mul(4).mul(x).div(y)).backward(g);
    expectClose(x.grad, z.pow(2).mul(4).div(y).add(1).mul(g));
    expectClose(y.grad, z.sub(x.mul(4).mul(z.pow(2)).div(y.pow(2))).mul(g));
    expectClose(z.grad, x.mul(8).mul(z).div(y).add(y).mul(g));
  });

  it('backward_badcalls: a tensor without a graph is refused', () => {
    expect(
      errorOf(() => {
        torch.ones([1]).backward();
      }),
    ).toBe('RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn');
  });

  it('backward_no_grad: null stands for a gradient of a single number only', () => {
    const b = torch.randn([2, 2]).add(leaf(2, 2));
    expect(
      errorOf(() => {
        backward([b], [null]);
      }),
    ).toBe('RuntimeError: grad can be implicitly created only for scalar outputs');
  });

  it('backward_twice_with_saved_values: is refused, also where what is freed is asked for', () => {
    const b = torch.randn([3], { requires_grad: true, dtype: float64 });
    const a = b.mul(b);
    a.backward(torch.tensor([1, 2, 3], { dtype: float64 }));
    expect(
      errorOf(() => {
        a.backward(torch.tensor([1, 2, 3], { dtype: float64 }));
      }),
    ).toContain('Specify retain_graph=True');
    expect(errorOf(() => a.grad_fn?.['_saved_self'])).toContain('Trying to backward through the graph a second time');
  });

  it('backward_twice_retained_graph_with_saved_values: goes', () => {
    const b = torch.tensor([1, 2], { requires_grad: true, dtype: float64 });
    const a = b.mul(b);
    a.backward(ones(2), { retain_graph: true });
    a.backward(ones(2));
    expect(b.grad?.tolist()).toEqual([4, 8]);
  });

  it('backward_twice_without_saved_values: goes, for nothing was freed', () => {
    const b = torch.tensor([1, 2], { requires_grad: true, dtype: float64 });
    const a = b.add(1);
    a.backward(ones(2));
    a.backward(ones(2));
    expect(b.grad?.tolist()).toEqual([2, 2]);
  });

  it('backward_twice_retained_graph_without_saved_values: goes as well', () => {
    const b = torch.tensor([1, 2], { requires_grad: true, dtype: float64 });
    const c = torch.zeros([2], { dtype: float64 }).add(b);
    c.backward(ones(2), true);
    c.backward(ones(2));
    expect(b.grad?.tolist()).toEqual([2, 2]);
  });

  it('backward_create_graph_warns: of a cycle of references; grad() does not', () => {
    const b = torch.tensor(3, { requires_grad: true, dtype: float64 });
    const { warnings } = collectingWarnings(() => {
      b.mul(b).backward({ create_graph: true });
    });
    expect(warnings.map(({ text }) => text)).toEqual([
      expect.stringContaining('Using backward() with create_graph=True will create a reference cycle'),
    ]);
    b.grad = null;
    expect(collectingWarnings(() => grad(b.mul(b), b, { create_graph: true })).warnings).toEqual([]);
  });

  it('backward_with_inputs: only those get a gradient', () => {
    const x = leaf(2, 2);
    const y = leaf(2, 2);
    const f = (): Tensor => x.pow(2).add(y.mul(x)).add(y.pow(2));
    const g = ones(2, 2);
    const cleared = (): void => {
      x.grad = null;
      y.grad = null;
    };
    f().backward(g, { inputs: [x, y] });
    expectClose(x.grad, x.mul(2).add(y));
    expectClose(y.grad, x.add(y.mul(2)));
    cleared();
    f().backward(g, { inputs: x });
    expectClose(x.grad, x.mul(2).add(y));
    expect(y.grad).toBeNull();
    cleared();
    f().backward(g, null, null, [y]);
    expectClose(y.grad, x.add(y.mul(2)));
    expect(x.grad).toBeNull();
    cleared();
    f().backward(g, { inputs: [y, y] });
    expectClose(y.grad, x.add(y.mul(2)));
    cleared();
    backward(f(), g, { inputs: { first: x } });
    expectClose(x.grad, x.mul(2).add(y));
    expect(
      errorOf(() => {
        f().backward(g, { inputs: [] });
      }),
    ).toBe('RuntimeError: `inputs` argument to `backward()` cannot be empty.');
    expect(
      errorOf(() => {
        f().backward(g, { inputs: [torch.ones([2])] });
      }),
    ).toBe("RuntimeError: can't retain_grad on Tensor that has requires_grad=False");
    expect(
      errorOf(() => {
        f().backward(g, { inputs: [3n] as never });
      }),
    ).toBe('RuntimeError: all inputs have to be Tensors or GradientEdges, but got int');
  });

  it('backward_with_nonleaf_inputs: fills their .grad', () => {
    const x = leaf(2, 2);
    const notUsed = leaf(2, 2);
    const y = x.mul(2);
    const z = y.mul(y);
    z.backward(ones(2, 2), { inputs: [y], retain_graph: true });
    expectClose(y.grad, y.mul(2));
    expect(x.grad).toBeNull();
    z.backward(ones(2, 2), { inputs: [x, y], retain_graph: true });
    expectClose(y.grad, y.mul(4));
    expectClose(x.grad, y.mul(4));
    expect(() => {
      z.backward(ones(2, 2), { inputs: [notUsed] });
    }).not.toThrow();
    expect(notUsed.grad).toBeNull();
  });

  it('backward_copy: a gradient that goes to two inputs is not shared by them', () => {
    const x = torch.zeros([3], { dtype: float64, requires_grad: true });
    const y = torch.zeros([3], { dtype: float64, requires_grad: true });
    const a = x.add(y);
    a.add(x).sum().backward();
    expect([x.grad?.tolist(), y.grad?.tolist()]).toEqual([
      [2, 2, 2],
      [1, 1, 1],
    ]);
    x.grad?.mul_(5);
    expect(y.grad?.tolist()).toEqual([1, 1, 1]);
  });

  it('backward_to_node: inputs may be tensors and edges at once', () => {
    const x = torch.ones([2], { requires_grad: true });
    const y = x.mul(2);
    const z = y.mul(y).sum();
    z.backward({ inputs: [graph.get_gradient_edge(x), y], retain_graph: true });
    expect([x.grad?.tolist(), y.grad?.tolist()]).toEqual([
      [8, 8],
      [4, 4],
    ]);
    z.backward({ inputs: [graph.get_gradient_edge(y)] });
    expect(x.grad?.tolist()).toEqual([8, 8]);
  });
});

describe('several roots', () => {
  it('multi_backward: with a gradient each', () => {
    const x = leaf(5, 5);
    const y = leaf(5, 5);
    const q = leaf(5, 5);
    const [g1, g2] = [torch.randn([5, 5], { dtype: float64 }), torch.randn([5, 5], { dtype: float64 })];
    backward([x.add(y), q.mul(2)], [g1, g2]);
    expectClose(x.grad, g1);
    expectClose(y.grad, g1);
    expectClose(q.grad, g2.mul(2));
  });

  it('multi_backward_no_grad: one without a graph among them is refused', () => {
    const x = torch.randn([5, 5], { requires_grad: true });
    const y = torch.randn([5, 5]);
    expect(
      errorOf(() => {
        backward([x.mul(y), y.mul(2)], [torch.randn([5, 5]), torch.randn([5, 5])]);
      }),
    ).toBe('RuntimeError: element 1 of tensors does not require grad and does not have a grad_fn');
    expect(
      errorOf(() => {
        backward([x, x], [torch.randn([5, 5])]);
      }),
    ).toBe('RuntimeError: got 2 tensors and 1 gradients');
  });

  it('dependent_backward: where one is computed from the other', () => {
    const x = leaf(10);
    const y = x.pow(2);
    const z = y.pow(3);
    const [gy, gz] = [torch.randn([10], { dtype: float64 }), torch.randn([10], { dtype: float64 })];
    backward([y, z], [gy, gz]);
    expectClose(x.grad, x.mul(2).mul(gy).add(x.pow(5).mul(6).mul(gz)));
  });

  it('duplicate_backward_root: counts twice', () => {
    const a = leaf(5, 5);
    const b = leaf(5, 5);
    const x = a.mul(b);
    const g = torch.randn([5, 5], { dtype: float64 });
    backward([x, x], [g, g]);
    expectClose(a.grad, b.mul(g).mul(2));
    expectClose(b.grad, a.mul(g).mul(2));
  });

  it('sharded_grad: in pieces as at once', () => {
    const leaves = Array.from({ length: 10 }, () => leaf(5, 5));
    const intermediates = leaves.map((one, i) => one.mul(i).add(one.mul(one)));
    const loss = intermediates.reduce((sum, one, i) => sum.add(one.mul(i).sum()), torch.zeros([], { dtype: float64 }));
    const shards = [intermediates.slice(0, 2), intermediates.slice(2, 4), intermediates.slice(4)];
    for (const shard of shards) backward(shard, grad(loss, shard, { retain_graph: true }));
    leaves.forEach((one, i) => {
      expectClose(one.grad, one.mul(2 * i).add(i * i));
    });
  });

  it('unused_output: parts that nobody uses have the gradient 0', () => {
    const x = leaf(10, 10);
    const outputs = x.chunk(5);
    const o = outputs[2]?.mul(4).add(2);
    o?.sum().backward();
    const expected = torch.zeros([10, 10], { dtype: float64 });
    expected.narrow(0, 4, 2).fill_(4);
    expectClose(x.grad, expected);
    const before = x.grad?.clone() ?? x;
    const g = torch.randn([2, 10], { dtype: float64 });
    x.chunk(5)[0]?.mul(2).backward(g);
    before.narrow(0, 0, 2).add_(g.mul(2));
    expectClose(x.grad, before);
  });

  it('isolated_node: a branch of integers does not matter', () => {
    const x = leaf(5, 5);
    const y = leaf(5, 5);
    const a = x.add(y);
    const [, indices] = torch.max(a, 1, true);
    indices.repeat([1, 5]).double().add(a).sum().backward();
    expectClose(x.grad, ones(5, 5));
  });
});

describe('grad()', () => {
  it('grad: of first and second order, without touching .grad', () => {
    const x = leaf(2, 2);
    const y = leaf(2, 2);
    const z = x.pow(2).add(y.mul(x)).add(y.pow(2));
    z.backward(ones(2, 2), { create_graph: true });
    const x_grad = x.mul(2).add(y);
    const y_grad = x.add(y.mul(2));
    expectClose(x.grad, x_grad);
    expectClose(y.grad, y_grad);
    const sum = x.grad?.mul(2).add(y.grad ?? x);
    const [x_hv] = grad([sum ?? x], [x], { grad_outputs: [ones(2, 2)], create_graph: true });
    expectClose(x_hv, ones(2, 2).mul(5));
    expectClose(x.grad, x_grad);
    expectClose(y.grad, y_grad);
    const [other] = grad(x.mul(2), x, { grad_outputs: ones(2, 2), retain_graph: true, allow_unused: true });
    expectClose(other, ones(2, 2).mul(2));
  });

  it('grad_badcalls: what has no gradient is refused by name', () => {
    const x = torch.ones([1]);
    const y = x.pow(2);
    const w = torch.ones([1], { requires_grad: true });
    expect(errorOf(() => grad(x, y))).toContain('does not require grad');
    expect(errorOf(() => grad(y, w))).toContain('does not require grad');
    expect(errorOf(() => grad(w.mul(2), x))).toBe(
      'RuntimeError: One of the differentiated Tensors does not require grad',
    );
    const wide = torch.ones([2], { requires_grad: true });
    expect(errorOf(() => grad(wide.mul(2), wide))).toBe(
      'RuntimeError: grad can be implicitly created only for scalar outputs',
    );
    expect(errorOf(() => grad(wide.mul(2), wide, torch.ones([2, 2])))).toBe(
      'RuntimeError: Mismatch in shape: grad_output[0] has a shape of torch.Size([2, 2]) and output[0] has a shape of torch.Size([2]).',
    );
    expect(errorOf(() => grad([1.5] as never, wide))).toBe('AssertionError: Expected output to be a torch.Tensor');
    expect(errorOf(() => grad(wide.sum(), [1.5] as never))).toBe(
      'RuntimeError: all inputs have to be Tensors or GradientEdges, but got float',
    );
    expect(errorOf(() => grad(wide.sum(), 1.5 as never))).toBe("TypeError: 'float' object is not iterable");
    expect(errorOf(() => grad(wide.sum(), new Map() as never))).toBe(
      'TypeError: `inputs` argument to `grad()` must be a dict, not Map. Other Mapping types are not supported.',
    );
  });

  it('grad: a gradient that is given goes through as it is, and unknown names are refused', () => {
    const x = leaf(2);
    const y = x.mul(2);
    const given = ones(2);
    expect(grad(y, y, given)[0] === given).toBe(true);
    y.backward(given);
    given.mul_(5);
    expect(x.grad?.tolist()).toEqual([2, 2]);
    expect(errorOf(() => grad(y.sum(), x, { retain: true } as never))).toBe(
      "TypeError: grad() got an unexpected keyword argument 'retain'",
    );
    expect(
      errorOf(() => {
        y.sum().backward({ retain: true } as never);
      }),
    ).toBe("TypeError: Tensor.backward() got an unexpected keyword argument 'retain'");
  });

  it('grad_empty_inputs: are refused', () => {
    const x = torch.tensor([1.5], { requires_grad: true });
    const message = 'RuntimeError: `inputs` argument to `grad()` cannot be empty.';
    expect(errorOf(() => grad(x.mul(2), [], [torch.tensor([1.5])]))).toBe(message);
    expect(errorOf(() => grad(x.mul(2), {}))).toBe(message);
  });

  it('grad_fn_badcalls: a node is called with one gradient per output', () => {
    const y = torch.ones([2], { requires_grad: true }).exp();
    const g = torch.ones([2]);
    const node = y.grad_fn;
    expect(node?.__call__(g)?.toString()).toBe('tensor([2.7183, 2.7183], grad_fn=<MulBackward0>)');
    expect(node?.__call__(null)).toBeNull();
    expect(errorOf(() => node?.__call__(g, g))).toBe('TypeError: expected 1 arguments, got 2 instead');
    expect(errorOf(() => node?.__call__())).toBe('TypeError: expected 1 arguments, got 0 instead');
    expect(errorOf(() => node?.__call__({ grad: g }))).toBe('TypeError: keyword arguments are not supported');
    expect(errorOf(() => node?.__call__(1.5))).toBe('TypeError: argument 0 is not a Variable');
    const product = torch.ones([2], { requires_grad: true }).mul(2).grad_fn?.__call__(g);
    expect(String(product)).toContain('tensor([2., 2.]');
    expect(product).toHaveLength(2);
  });

  it('grad_unreachable: gives null where it is allowed', () => {
    const x = torch.ones([1], { requires_grad: true });
    const y = torch.ones([1], { requires_grad: true });
    const [gx, gy] = grad(x.mul(2), [x, y], { allow_unused: true });
    expect(gx?.tolist()).toEqual([2]);
    expect(gy).toBeNull();
    const isolated = torch.ones([1], { requires_grad: true });
    expect(grad(x.mul(2), [x, isolated], null, null, false, true, true)[1]).toBeNull();
    expect(errorOf(() => grad(x.mul(2), [x, y]))).toBe(
      'RuntimeError: The differentiated Tensor at index 1 appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.',
    );
  });

  it('grad_unreachable_discovery: what does not lead to an input does not run', () => {
    const unused = torch.randn([2], { requires_grad: true });
    const used = torch.randn([2], { requires_grad: true });
    const names = namesOf(() => grad(unused.exp().add(used.sin()).sum(), used));
    expect(names).toEqual(['SumBackward0', 'AddBackward0', 'SinBackward0']);
    const away = namesOf(() => grad(unused.exp().sum(), used, { allow_unused: true }));
    expect(away).toEqual([]);
  });

  it('grad_nonleaf: of intermediate tensors, again and again', () => {
    const start = leaf(2, 2);
    const y = leaf(2, 2);
    const g = ones(2, 2);
    const f = (x: Tensor): Tensor => x.pow(2).add(y.mul(x)).add(y.pow(2));
    let x = start;
    for (let step = 0; step < 5; step++) {
      const [gx] = grad(f(x), x, { grad_outputs: g, create_graph: true });
      expectClose(gx, x.mul(2).add(y));
      expect([start.grad, y.grad]).toEqual([null, null]);
      x = x.add(gx?.mul(0.05) ?? x);
    }
    expect(f(x).sum().item()).toBeGreaterThan(Number(f(start).sum().item()));
    x.backward(g);
    expect(start.grad).not.toBeNull();
    expect(y.grad).not.toBeNull();
  });

  it('grad_nonleaf_many_outputs: of two results of one call, without the leaf before them', () => {
    const x = leaf(4, 2);
    const [a, b] = x.chunk(2);
    if (a === undefined || b === undefined) throw new Error('Two chunks.');
    let called = false;
    x.register_hook(() => {
      called = true;
    });
    const g = torch.randn([2, 2], { dtype: float64 });
    const [ga, gb] = grad(a.add(b.mul(2)), [a, b], { grad_outputs: g, create_graph: true });
    expectClose(ga, g);
    expectClose(gb, g.mul(2));
    expect(called).toBe(false);
    expect(x.grad).toBeNull();
  });

  it('grad_nonleaf_register_hook: each part of a call has its own hooks and its own gradient', () => {
    const x = torch.zeros([3], { dtype: float64, requires_grad: true });
    const [first, second] = x.unbind();
    const seen: unknown[] = [];
    first?.register_hook((g: Tensor) => {
      seen.push(g.item());
    });
    first?.backward();
    expect(seen).toEqual([1]);
    expect(x.grad?.tolist()).toEqual([1, 0, 0]);

    const y = torch.zeros([3], { dtype: float64, requires_grad: true });
    const [, middle, last] = y.unbind();
    middle?.register_hook((g: Tensor) => {
      seen.push(g.item());
    });
    last?.retain_grad();
    middle
      ?.mul(7)
      .add(last?.mul(3) ?? y)
      .backward();
    expect(seen).toEqual([1, 7]);
    expect(last?.grad?.item()).toBe(3);
    expect(y.grad?.tolist()).toEqual([0, 7, 3]);
    expect(second?.retains_grad).toBe(false);
  });

  it('grad_materialize_grads: zeros in place of null, which are differentiable again', () => {
    const x = torch.tensor(0.5, { requires_grad: true });
    const a = torch.tensor(1, { requires_grad: true, dtype: torch.float32 });
    const [first] = grad(x.mul(a), x, { create_graph: true });
    const none = grad(first ?? x, x, { create_graph: true, allow_unused: true })[0];
    expect(none).toBeNull();
    const [second] = grad(first ?? x, x, { create_graph: true, materialize_grads: true });
    expect(second?.toString()).toBe('tensor(0., requires_grad=True)');
    const [third] = grad(second ?? x, x, { create_graph: true, materialize_grads: true });
    expect(third?.item()).toBe(0);
    expect(errorOf(() => grad(x.mul(a), x, { allow_unused: false, materialize_grads: true }))).toBe(
      'ValueError: Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.',
    );
  });

  it('grad_batched_grad: a pass for each first gradient', () => {
    const x = torch.tensor([2, 3], { dtype: float64, requires_grad: true });
    const w = torch.ones([1], { requires_grad: true });
    const y = x.mul(x);
    const rows = torch.eye(2, { dtype: float64 });
    const [jacobian, none] = grad(y, [x, w], rows, { is_grads_batched: true, allow_unused: true, retain_graph: true });
    expect(jacobian?.tolist()).toEqual([
      [4, 0],
      [0, 6],
    ]);
    expect(none).toBeNull();
    const [again] = grad(y, x, rows, { is_grads_batched: true, create_graph: true });
    expect(grad(again?.sum() ?? x, x)[0]?.tolist()).toEqual([2, 2]);
    expect(errorOf(() => grad(y, x, torch.ones([5, 3]), { is_grads_batched: true }))).toBe(
      'RuntimeError: If `is_grads_batched=True`, we interpret the first dimension of each grad_output as the batch dimension. The sizes of the remaining dimensions are expected to match the shape of corresponding output, but a mismatch was detected: grad_output[0] has a shape of torch.Size([]) and output[0] has a shape of torch.Size([2]). If you only want some tensors in `grad_output` to be considered batched, consider using vmap.',
    );
    expect(errorOf(() => grad([y, y], x, [ones(3, 2), ones(4, 2)], { is_grads_batched: true }))).toBe(
      'ValueError: vmap: Expected all tensors to have the same size in the mapped dimension, got sizes [3, 4] for the mapped dimension',
    );
  });

  it('grad: dictionaries of inputs give dictionaries of gradients, and only_inputs is of no use any more', () => {
    const x = torch.tensor([2, 3], { dtype: float64, requires_grad: true });
    const { result, warnings } = collectingWarnings(() => grad(x.pow(2).sum(), { weight: x }, { only_inputs: false }));
    expect(Object.keys(result)).toEqual(['weight']);
    expect(result['weight']?.tolist()).toEqual([4, 6]);
    expect(warnings).toEqual([
      {
        category: 'FutureWarning',
        text: 'only_inputs argument is deprecated and is ignored now (defaults to True). To accumulate gradient for other parts of the graph, please use torch.autograd.backward.',
      },
    ]);
  });

  it('backward: the old name of the gradients is warned of, and both names are too many', () => {
    const x = torch.ones([], { requires_grad: true });
    const { warnings } = collectingWarnings(() => {
      backward(x.mul(x), { grad_variables: torch.tensor(3.5) });
    });
    expect(warnings.map(({ category, text }) => `${category}: ${text}`)).toEqual([
      'FutureWarning: `grad_variables` is deprecated. Use `grad_tensors` instead.',
    ]);
    expect(x.grad?.item()).toBe(7);
    const both = { grad_variables: torch.ones([]), grad_tensors: torch.ones([]) };
    expect(
      errorOf(() => {
        backward(x.mul(x), both);
      }),
    ).toBe(
      'RuntimeError: `grad_tensors` and `grad_variables` (deprecated) arguments both passed to `backward()`. Please only use `grad_tensors`.',
    );
  });
});

describe('what is accumulated', () => {
  it.each([false, true])('accumulate_grad: in place, unless create_graph (%s)', (create_graph) => {
    const x = leaf(5, 5);
    const y = x.add(2);
    y.backward(ones(5, 5), { retain_graph: true });
    const before = x.grad;
    y.backward(ones(5, 5), { create_graph });
    expect(before?.tolist()).toEqual((create_graph ? ones(5, 5) : ones(5, 5).mul(2)).tolist());
    expect(x.grad === before).toBe(!create_graph);
    expectClose(x.grad, ones(5, 5).mul(2));
  });

  it.each([
    [false, true],
    [true, false],
  ])('accumulate_grad_tensor_reference: with create_graph %s the object stays: %s', (create_graph, stays) => {
    const x = torch.tensor([1.5, 1.5], { requires_grad: true });
    const given = torch.tensor([1.5, 1.5]);
    x.grad = given;
    expect(x.grad).toBe(given);
    x.mul(2).backward(torch.ones([2]), { create_graph });
    expect(x.grad === given).toBe(stays);
    expect(x.grad.tolist()).toEqual([3.5, 3.5]);
    expect(given._version).toBe(stays ? 1 : 0);
  });

  it('accumulate_grad_with_zero_numel_grad: nothing broadcasts to zeros', () => {
    const a = torch.rand([4, 0], { requires_grad: true });
    const b = torch.rand([4, 1], { requires_grad: true });
    const c = a.add(b);
    expect(c.shape).toEqual([4, 0]);
    c.sum().backward();
    expect(b.grad?.tolist()).toEqual([[0], [0], [0], [0]]);
    expect(a.grad?.shape).toEqual([4, 0]);
  });

  it('hessian_vector: the derivative of a gradient is added to it', () => {
    const x = leaf(2, 2);
    const y = leaf(2, 2);
    x.pow(2).add(y.mul(x)).add(y.pow(2)).backward(ones(2, 2), { create_graph: true });
    const x_grad = x.mul(2).add(y).detach();
    const y_grad = x.add(y.mul(2)).detach();
    expectClose(x.grad, x_grad);
    x.grad
      ?.mul(2)
      .add(y.grad ?? x)
      .backward(ones(2, 2));
    expectClose(x.grad, x_grad.add(5));
    expectClose(y.grad, y_grad.add(4));
  });

  it('grad_assignment: .grad takes tensors of its size and dtype, and null', () => {
    const x = torch.randn([5, 5]);
    expect(errorOf(() => (x.grad = x))).toBe("RuntimeError: can't assign Variable as its own grad");
    expect(errorOf(() => (x.grad = torch.randn([2, 2])))).toContain("attempting to assign a gradient of size '[2, 2]'");
    expect(errorOf(() => (x.grad = torch.randn([5, 5], { dtype: float64 })))).toContain(
      "attempting to assign a gradient with dtype 'double' to a tensor with grad_dtype 'Float'.",
    );
    expect(errorOf(() => (x.grad = 3.5 as never))).toBe(
      'TypeError: assigned grad expected to be a Tensor or None but got grad of type float',
    );
    const g = torch.randn([5, 5]);
    x.grad = g;
    expect(x.grad).toBe(g);
    x.grad = null;
    expect(x.grad).toBeNull();
  });

  it('grad_assignment: grad_dtype says which dtype a gradient has', () => {
    const w = torch.ones([2], { requires_grad: true });
    w.grad_dtype = float64;
    w.sum().backward();
    expect(w.grad?.dtype).toBe(float64);
    expect(errorOf(() => (w.grad_dtype = torch.float16))).toBe(
      "RuntimeError: Cannot set grad_dtype to 'Half' because there is already a gradient with dtype 'double'. Please clear the gradient (.grad = None) before changing grad_dtype, or ensure the new grad_dtype matches the existing gradient's dtype.",
    );
    w.grad = null;
    w.grad_dtype = null;
    w.grad = torch.ones([2], { dtype: torch.float16 });
    expect(w.grad.dtype).toBe(torch.float16);
    expect(errorOf(() => (w.grad_dtype = 3n as never))).toBe(
      'RuntimeError: grad_dtype must be a torch.dtype or None, but got int',
    );
    expect(errorOf(() => w.mul(2).grad_dtype)).toBe('RuntimeError: grad_dtype can only be accessed on leaf tensors.');
    expect(errorOf(() => (w.mul(2).grad_dtype = float64))).toBe(
      'RuntimeError: grad_dtype can only be set on leaf tensors.',
    );
  });
});

describe('what requires a gradient', () => {
  it('requires_grad: a result does where an operand does, and no pass goes where none does', () => {
    const x = torch.randn([5, 5]);
    const y = torch.randn([5, 5]);
    const z = torch.randn([5, 5], { requires_grad: true });
    const a = x.add(y);
    expect(a.requires_grad).toBe(false);
    const b = a.add(z);
    expect(b.requires_grad).toBe(true);
    expect(
      namesOf(() => {
        b.backward(torch.ones([5, 5]));
      }),
    ).toEqual(['AddBackward0', 'torch::autograd::AccumulateGrad']);
    expect([x.grad, y.grad, a.grad]).toEqual([null, null, null]);
    expect(z.grad?.shape).toEqual([5, 5]);
  });

  it('requires_grad_: gives the tensor, and cannot be taken from a result', () => {
    const x = torch.randn([5, 5]);
    expect(x.requires_grad_()).toBe(x);
    expect(x.requires_grad).toBe(true);
    expect(x.requires_grad_(false).requires_grad).toBe(false);
    const y = torch.randn([5, 5], { requires_grad: true }).mul(2);
    expect(y.requires_grad_()).toBe(y);
    expect(errorOf(() => y.requires_grad_(false))).toContain(
      'you can only change requires_grad flags of leaf variables',
    );
  });

  it('requires_grad_inplace: a change by what requires one', () => {
    const a = torch.randn([5, 5]);
    a.add_(torch.randn([5, 5], { requires_grad: true }));
    expect(a.requires_grad).toBe(true);
    const c = torch.randn([5, 5]).mul(0);
    c.add_(torch.randn([5, 5], { requires_grad: true }));
    expect(c.requires_grad).toBe(true);
  });

  it('no_requires_grad_inplace: a change before is none of the graph, a change after is refused', () => {
    const a = torch.randn([5, 5]);
    a.add_(5);
    a.requires_grad = true;
    a.sum().backward();
    expect(a.grad?.tolist()).toEqual(torch.ones([5, 5]).tolist());
    expect(errorOf(() => a.add_(5))).toBe(
      'RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.',
    );
  });

  it('leaf_assignment: elements that are assigned lead to what they are', () => {
    const x = torch.randn([5], { dtype: float64 });
    const y = leaf(1).squeeze().detach().requires_grad_();
    const z = leaf(1).squeeze().detach().requires_grad_();
    x.__setitem__(0, y);
    x.__setitem__(1, z.mul(2));
    expect(x.requires_grad).toBe(true);
    expect(x.is_leaf).toBe(false);
    x.sum().backward();
    expect(y.grad?.item()).toBe(1);
    expect(z.grad?.item()).toBe(2);
  });

  it('attribute_deletion: .grad is cleared by null, and what the engine keeps cannot be set', () => {
    const x = torch.randn([5, 5], { requires_grad: true });
    x.sum().backward();
    x.grad = null;
    expect(x.grad).toBeNull();
    expect(errorOf(() => Reflect.set(x, 'grad_fn', null))).toBe(
      "AttributeError: attribute 'grad_fn' of 'torch._C.TensorBase' objects is not writable",
    );
    expect(errorOf(() => Reflect.set(x, 'is_leaf', false))).toContain('is not writable');
    expect(errorOf(() => Reflect.set(x, 'requires_grad', null))).toBe('RuntimeError: requires_grad must be a bool');
  });

  it('tensor_grad_warnings: one for the .grad of a result, none for that of a leaf', () => {
    const a = torch.randn([2, 2], { requires_grad: true });
    const b = a.mul(2);
    const count = (body: () => unknown): number => collectingWarnings(body).warnings.length;
    expect(count(() => a.grad)).toBe(0);
    expect(count(() => b.grad)).toBe(1);
    b.retain_grad();
    expect(count(() => b.grad)).toBe(0);
    b.sum().backward();
    expect(count(() => b.grad)).toBe(0);
  });

  it('shape: is a list of sizes', () => {
    const x = torch.randn([3, 4]);
    expect([x.shape.length, x.shape[0], x.shape[1]]).toEqual([2, 3, 4]);
  });
});
