/** Changes in place, versions and saved tensors, by the names of PyTorch's own tests. */
import { describe, expect, it } from 'vitest';
import { torch, type Tensor } from '../../../src/engine/torch';
import { thrown } from './thrown';

const MODIFIED =
  'RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: ';
const HINT =
  ' Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).';
const LEAF = 'RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.';

const leaf = (...values: number[]): Tensor => torch.tensor(values, { requires_grad: true });
const onesLike = (x: Tensor): Tensor => torch.ones(x.shape);

describe('versions', () => {
  it('inplace: what a derivative needs may not have changed', () => {
    const [x, y] = [leaf(...Array.from({ length: 5 }, () => 1)), torch.ones(5).mul(4).requires_grad_()];
    const z = x.mul(y);
    const q = z.add(y);
    const w = z.mul(y);
    z.add_(2);
    // Addition needs no operand.
    q.backward(torch.ones(5), { retain_graph: true });
    // Multiplication does.
    expect(
      thrown(() => {
        w.backward(torch.ones(5));
      }),
    ).toBe(
      `${MODIFIED}[torch.FloatTensor [5]], which is output 0 of Add, is at version 1; expected version 0 instead.${HINT}`,
    );
    const z2 = x.mul(y);
    const r = z2.add(y);
    const v = z2.mul(y);
    z2.add_(r);
    expect(
      thrown(() => {
        v.backward(torch.ones(5));
      }),
    ).toContain(MODIFIED);
    const m = x.mul(y).tanh();
    m.mul_(2);
    expect(
      thrown(() => {
        m.sum().backward();
      }),
    ).toContain('which is output 0 of Tanh, is at version 1; expected version 0');
  });

  it('inplace: a change of a saved operand through another tensor of the same memory is noticed', () => {
    const x = leaf(1, 2);
    for (const change of [
      (y: Tensor) => y.detach().add_(1),
      (y: Tensor) => y.select(0, 0).zero_(),
      (y: Tensor) => y.__setitem__(1, 5),
    ]) {
      const y = x.mul(2);
      const z = y.pow(2);
      change(y);
      expect(
        thrown(() => {
          z.sum().backward();
        }),
      ).toContain('is at version 1; expected version 0 instead.');
    }
    const y = x.mul(2);
    const z = y.pow(2);
    y.data.add_(1);
    z.sum().backward();
    expect(x.grad?.tolist()).toEqual([12, 20]);
  });

  it('version_counter: views and detach() share it, clones and `.data` have their own', () => {
    const x = torch.randn(1, 2);
    const at = x._version;
    x.add_(1);
    expect(x._version).toBe(at + 1);
    const view = x.select(0, 0);
    const detached = x.detach();
    view.mul_(2);
    detached.zero_();
    expect([x._version, view._version, detached._version]).toEqual([at + 3, at + 3, at + 3]);
    const apart = x.data;
    apart.add_(1);
    expect([x._version, apart._version, x.clone()._version]).toEqual([at + 3, 1, 0]);
    x.detach_();
    x.requires_grad_();
    expect(x._version).toBe(at + 3);
    // Another tensor's memory does not bring its count along, and views of before go on counting with it.
    const [versions, y] = [x._version, torch.zeros(3)];
    y.add_(1);
    x.data = y;
    expect([x._version, y._version, view._version]).toEqual([versions, 1, versions]);
    torch.no_grad(() => x.add_(1));
    expect([x._version, y._version, view._version]).toEqual([versions + 1, 1, versions + 1]);
    expect(y.tolist()).toEqual([2, 2, 2]);
  });

  it.each<[string, (x: Tensor) => unknown]>([
    ['add_', (x) => x.add_(1)],
    ['copy_', (x) => x.copy_(torch.ones(3, 2))],
    ['zero_', (x) => x.zero_()],
    ['relu_', (x) => torch.relu_(x)],
    ['t_', (x) => x.t_()],
    ['unsqueeze_', (x) => x.unsqueeze_(0)],
    ['squeeze_', (x) => x.squeeze_()],
    ['setitem', (x) => x.__setitem__(0, 1)],
    ['resize_', (x) => x.resize_(2, 2)],
    ['set_', (x) => x.set_(torch.ones(1))],
    ['fill_diagonal_', (x) => x.fill_diagonal_(1)],
    ['normal_', (x) => x.normal_()],
  ])('version_counter: %s counts once', (_name, change) => {
    const x = torch.zeros(3, 2);
    change(x);
    expect(x._version).toBe(1);
  });

  it('resize_version_bump: a size that is there already counts nothing', () => {
    const x = torch.rand(1);
    x.resize_([1, 2]);
    expect(x._version).toBe(1);
    x.resize_as_(torch.randn(3));
    expect(x._version).toBe(2);
    x.resize_([3]);
    x.resize_as_(torch.randn(3));
    expect([x._version, x.shape.slice()]).toEqual([2, [3]]);
  });

  it('resize_version_bump: the memory grows for all that show it', () => {
    const x = torch.arange(6);
    const view = x.slice(0, 2, 4);
    x.resize_(8);
    x.__setitem__(3, 100);
    expect([view.tolist(), view._version]).toEqual([[2, 100], 2]);
    expect(torch.arange(6).view(2, 3).t().resize_(2, 3).tolist()).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(thrown(() => leaf(1).resize_(1))).toBe('RuntimeError: cannot resize variables that require grad');
    expect(thrown(() => torch.no_grad(() => leaf(1).mul(1).resize_as_(torch.ones(2))))).toBe('nothing was thrown');
    expect(thrown(() => leaf(1).mul(1).resize_as_(torch.ones(2)))).toContain('cannot resize variables');
  });

  it('saved_variable_version_counter: what is saved counts with the original', () => {
    const a = leaf(1, 2);
    const b = a.exp();
    const saved = b.grad_fn?.['_saved_result'] as Tensor;
    expect([saved.tolist(), saved._version]).toEqual([b.tolist(), 0]);
    torch.no_grad(() => b.add_(1));
    expect([b._version, saved._version]).toEqual([1, 1]);
    expect(thrown(() => b.grad_fn?.['_saved_result'])).toContain('which is output 0 of Exp, is at version 1');
  });
});

describe('detaching', () => {
  it('detach: cuts the graph and shares the memory', () => {
    const x = torch.randn([10, 10], { requires_grad: true });
    const y = x.add(2).detach();
    expect([y.requires_grad, y.is_leaf, y.grad_fn, y._is_view()]).toEqual([false, true, null, false]);
    const z = y.add(x.mul(4));
    z.backward(torch.ones(10, 10));
    expect([x.grad?.eq(4).all().item(), y.grad]).toEqual([true, null]);
    const a = torch.randn(2, 2);
    const b = a.detach();
    b.__setitem__(0, 7);
    expect(a.select(0, 0).tolist()).toEqual([7, 7]);
    // The node goes, and with it the part in the graph.
    const c = x.mul(2);
    c.detach_();
    expect([c.requires_grad, c.is_leaf, c.output_nr]).toEqual([false, true, 0]);
    const own = leaf(1);
    own.detach_();
    expect(own.requires_grad).toBe(false);
  });

  it('detach_base: cutting the base leaves its views in the graph', () => {
    const x = torch.ones([10, 10], { requires_grad: true });
    const y = x.mul(2);
    const view = y.narrow(0, 1, 4);
    y.detach_();
    expect([y.requires_grad, view.requires_grad, view.grad_fn === null]).toEqual([false, true, false]);
    view.sum().backward();
    expect(x.grad?.sum().item()).toBe(80);
    expect(thrown(() => x.mul(1).view(100).detach_())).toBe(
      "RuntimeError: Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.",
    );
  });

  it('detach_then_inplace_raises_in_autograd: a change of the alias is noticed', () => {
    const x = torch.randn(1, 1).requires_grad_();
    const y = x.mul(x).mul(x);
    const detached = x.detach();
    detached.zero_();
    expect(
      thrown(() => {
        y.backward();
      }),
    ).toContain(MODIFIED);
  });

  it('saved_variable_saved_original_inplace_detach: of a saved operand it is refused, of a saved result it is not', () => {
    const x = leaf(1);
    const a = x.clone();
    const b = a.mul(a);
    a.detach_();
    expect(
      thrown(() => {
        b.backward();
      }),
    ).toBe(
      'RuntimeError: Trying to use a saved tensor that has been detached in-place, i.e. with .detach_().This is not supported, please use out-of-place `.detach()` instead',
    );
    const c = x.exp();
    const d = c.sum();
    c.detach_();
    d.backward();
    expect(x.grad?.item()).toBeCloseTo(Math.E, 6);
    // A leaf was none before, and is none then.
    const own = leaf(3);
    const square = own.mul(own);
    own.detach_();
    expect(
      thrown(() => {
        square.backward();
      }),
    ).toBe('nothing was thrown');
  });
});

describe('leaves', () => {
  it('requires_grad_inplace: the tensor that is changed by one that requires a gradient does too', () => {
    const a = torch.randn(5, 5);
    a.add_(torch.randn([5, 5], { requires_grad: true }));
    expect([a.requires_grad, a.is_leaf]).toEqual([true, false]);
    const b = torch.randn(5, 5).mul(1);
    b.mul_(torch.randn([5, 5], { requires_grad: true }));
    expect(b.requires_grad).toBe(true);
  });

  it('no_requires_grad_inplace: before the flag is set a leaf may be changed, then no more', () => {
    const a = torch.randn(5, 5);
    a.add_(5);
    a.requires_grad = true;
    a.sum().backward();
    expect(a.grad?.eq(1).all().item()).toBe(true);
    expect(thrown(() => a.add_(5))).toBe(LEAF);
    expect(thrown(() => a.detach().add_(5))).toBe('nothing was thrown');
  });

  it('inplace_on_view_leaf_errors: a view of a leaf may not be changed either', () => {
    const x = torch.zeros(1, 2).requires_grad_();
    expect(thrown(() => x.view_as(x).add_(1))).toBe(
      'RuntimeError: a view of a leaf Variable that requires grad is being used in an in-place operation.',
    );
    expect(thrown(() => x.__setitem__(0, 5))).toContain('a view of a leaf Variable that requires grad');
    expect(x.tolist()).toEqual([[0, 0]]);
  });

  it('no_grad_assignment: an assignment that is not recorded makes no node', () => {
    const x = torch.randn([5, 5], { requires_grad: true });
    const y = torch.randn(5);
    torch.no_grad(() => x.__setitem__(0, y));
    expect([x.requires_grad, x.grad_fn, x.select(0, 0).tolist()]).toEqual([true, null, y.tolist()]);
  });

  it('no_grad_modifies_version: a change that is not recorded counts', () => {
    const x = torch.randn([5], { requires_grad: true });
    const y = torch.randn([5], { requires_grad: true });
    const z = x.mul(y).sum();
    torch.no_grad(() => x.mul_(2));
    expect(
      thrown(() => {
        z.backward();
      }),
    ).toBe(`${MODIFIED}[torch.FloatTensor [5]] is at version 1; expected version 0 instead.${HINT}`);
  });

  it('set_data_self_requires_grad: integers may not take the place of what requires a gradient', () => {
    const a = leaf(1);
    a.data = torch.tensor([2], { dtype: torch.float64 });
    expect([a.dtype, a.requires_grad, a.is_leaf]).toEqual([torch.float64, true, true]);
    expect(thrown(() => (a.data = torch.tensor([1n])))).toBe(
      'RuntimeError: data set to a tensor that requires gradients must be floating point or complex dtype',
    );
    const b = torch.ones(2);
    b.data = torch.tensor([1n, 2n]);
    expect(String(b)).toBe('tensor([1, 2])');
  });

  it('set_data_preserve_pyobj: the tensor stays the same, whatever it shows', () => {
    const a = leaf(1, 2);
    const y = a.mul(a).sum();
    const node = a.mul(1).grad_fn?.next_functions[0]?.[0];
    a.data = torch.tensor([3, 4]);
    y.backward();
    // What was saved is the tensor itself, whose version is the one of then.
    expect(a.grad?.tolist()).toEqual([6, 8]);
    expect(node?.name()).toBe('torch::autograd::AccumulateGrad');
    a.data = torch.ones(3);
    expect(String(a)).toBe('tensor([1., 1., 1.], requires_grad=True)');
  });

  it('set_data_tensorimpl_type: only a tensor will do', () => {
    const a = torch.ones(2);
    expect(thrown(() => (a.data = 3n as unknown as Tensor))).toBe(
      'TypeError: Variable data has to be a tensor, but got int',
    );
    expect(thrown(() => (a.data = null as unknown as Tensor))).toContain('but got NoneType');
  });
});

describe('index assignment', () => {
  type Index = unknown;
  const all = torch.Slice();
  const ids = (...values: number[]): Tensor => torch.tensor(values.map(BigInt));
  const indices: readonly (readonly [readonly number[], Index])[] = [
    [[5, 5], 1],
    [[5], 1],
    [[1], 0],
    [[10], [[0, 4, 2]]],
    [
      [5, 5],
      [
        [0, 4],
        [2, 2],
      ],
    ],
    [
      [5, 5, 5],
      [all, all, [1, 3]],
    ],
    [
      [5, 5, 5],
      [all, 1, [1, 3]],
    ],
    [
      [5, 5, 5],
      [[0, 3], all, all],
    ],
    [
      [5, 5, 5],
      [all, torch.Slice(2, 4), [1, 3]],
    ],
    [
      [5, 5, 5],
      [[1, 3], [1, 3], torch.Slice(0, null, 2)],
    ],
    [
      [5, 5, 5],
      ['...', torch.Slice(0, 2)],
    ],
    [
      [5, 5, 5],
      [null, 2],
    ],
    [[5, 5], ids(0, 3)],
    [
      [5, 5],
      [all, ids(1, 2)],
    ],
    [[5, 5], torch.Slice(1, 4, 2)],
    [
      [5, 5],
      [torch.tensor(3n), 0],
    ],
    [[3], true],
  ];
  const parts: readonly [Index][] = [
    [1],
    [[1, 2]],
    [torch.Slice(1, 3)],
    [[all, 2]],
    [[all, torch.Slice(0, 3, 2)]],
    [[torch.Slice(1, null), torch.Slice(2, null)]],
    [[null, 1]],
    [['...', 0]],
    [[[0, 2]]],
    [
      [
        [0, 2],
        [1, 3],
      ],
    ],
    [[all, [2, 3]]],
    [
      [
        [
          [1, 2],
          [3, 0],
        ],
        [0, 1],
      ],
    ],
    [ids(3, 1)],
    [[ids(1, 2), ids(3, 3)]],
    [torch.arange(16).view(4, 4).gt(10)],
    [torch.tensor([true, false, true, false])],
    [[all, torch.tensor([false, true, true, false])]],
    [torch.tensor(2n)],
  ];

  const zeroed = (shape: readonly number[], index: Index): Tensor => {
    const expected = torch.ones([...shape]);
    expected.__setitem__(index, 0);
    return expected;
  };

  it.each(indices)('setitem: a number at %j of %j ends the gradient there', (shape, index) => {
    const x = torch.ones([...shape], { requires_grad: true });
    const y = x.add(2);
    y.__setitem__(index, 2);
    expect(y._version).toBe(1);
    y.backward(onesLike(x));
    expect(x.grad?.tolist()).toEqual(zeroed(shape, index).tolist());
  });

  it.each(indices)('setitem: a tensor at %j of %j takes it over', (shape, index) => {
    const x = torch.ones([...shape], { requires_grad: true });
    const y = x.add(2);
    const value = torch.full(x.__getitem__(index).shape, 7, { requires_grad: true });
    y.__setitem__(index, value);
    expect(y._version).toBe(1);
    y.backward(onesLike(x));
    expect(x.grad?.tolist()).toEqual(zeroed(shape, index).tolist());
    expect(value.grad?.tolist()).toEqual(onesLike(value).tolist());
  });

  it('setitem: a value that is broadcast gets the sum', () => {
    const x = torch.randn([4], { requires_grad: true });
    const y = torch.zeros(2, 3, 4);
    y.__setitem__(1, x);
    y.backward(torch.ones(2, 3, 4));
    expect(x.grad?.tolist()).toEqual([3, 3, 3, 3]);
  });

  it('setitem_mask: where a mask is true', () => {
    const mask = torch.tensor([
      [true, false, true],
      [false, false, true],
    ]);
    for (const [shape, index] of [
      [[2, 3], mask],
      [[2, 3, 2], mask],
      [[4, 2], torch.tensor([true, false, false, true])],
      [[1], torch.tensor([true])],
      [[1], torch.tensor([false])],
    ] as const) {
      const x = torch.ones([...shape], { requires_grad: true });
      const y = x.add(2);
      const value = torch.full(x.__getitem__(index).shape, 7, { requires_grad: true });
      y.__setitem__(index, value);
      y.backward(onesLike(x));
      expect(x.grad?.tolist()).toEqual(zeroed(shape, index).tolist());
      expect(value.grad?.tolist()).toEqual(onesLike(value).tolist());
    }
  });

  it.each(parts)('indexing: the gradient of %j counts what was taken', (index) => {
    const x = torch.arange(1, 17).to(torch.float32).view(4, 4).requires_grad_();
    const taken = x.__getitem__(index);
    taken.backward(onesLike(taken));
    const places = torch.arange(16).view(4, 4).__getitem__(index).flatten();
    const counts = torch.bincount(places.to(torch.int64), { minlength: 16 }).view(4, 4);
    expect(x.grad?.tolist()).toEqual(counts.tolist());
    expect(taken.detach().flatten().tolist()).toEqual(places.add(1).tolist());
  });

  it('indexing_duplicates: what is taken twice counts twice', () => {
    const x = torch.arange(1, 17).to(torch.float32).view(4, 4).requires_grad_();
    x.__getitem__(ids(1, 1, 3, 2, 1, 2))
      .sum()
      .backward();
    expect(x.grad?.sum(1).tolist()).toEqual([0, 12, 8, 4]);
    const y = torch.arange(1, 17).to(torch.float32).view(4, 4).requires_grad_();
    y.__getitem__([
      [
        [1, 1, 0, 2],
        [2, 1, 3, 0],
      ],
      [0],
    ])
      .sum()
      .backward();
    expect(y.grad?.tolist()).toEqual([
      [2, 0, 0, 0],
      [3, 0, 0, 0],
      [2, 0, 0, 0],
      [1, 0, 0, 0],
    ]);
  });

  it('advanced_indexing_backwards_large: many duplicates add up', () => {
    const n = 2 ** 16;
    const x = torch.rand([n, 3], { dtype: torch.float64, requires_grad: true });
    const rows = torch.zeros([n], { dtype: torch.int64 });
    rows.__setitem__(torch.Slice(1, null, 2), 7);
    x.__getitem__([rows, 1]).sum().backward();
    expect([
      x.grad?.sum().item(),
      x.grad?.select(1, 1).select(0, 0).item(),
      x.grad?.select(1, 1).select(0, 7).item(),
    ]).toEqual([n, n / 2, n / 2]);
  });

  it('setitem: values that do not fit are refused as PyTorch refuses them', () => {
    const assigned = (index: Index, value: unknown): string =>
      thrown(() => torch.zeros(3).__setitem__(index, value as Tensor));
    expect(assigned(0, 'a')).toBe("TypeError: can't assign a str to a torch.FloatTensor");
    expect(assigned(torch.Slice(0, 2), [1, 2])).toBe("TypeError: can't assign a list to a torch.FloatTensor");
    expect(assigned(torch.Slice(0, 2), torch.ones(3))).toBe(
      'RuntimeError: The expanded size of the tensor (2) must match the existing size (3) at non-singleton dimension 0.  Target sizes: [2].  Tensor sizes: [3]',
    );
    expect(assigned(ids(0, 1), torch.ones([2], { dtype: torch.float64 }))).toBe(
      'RuntimeError: Index put requires the source and destination dtypes match, got Float for the destination and Double for the source.',
    );
  });
});

describe('copies', () => {
  it('copy_: of another dtype keeps the graph', () => {
    for (const [from, to] of [
      [torch.float64, torch.float32],
      [torch.float32, torch.float64],
      [torch.float16, torch.float32],
      [torch.float32, torch.bfloat16],
    ] as const) {
      const x = torch.randn([10], { dtype: to });
      const source = torch.randn([10], { dtype: from, requires_grad: true });
      x.copy_(source);
      expect([x.requires_grad, x.dtype, x.grad_fn?.name()]).toEqual([true, to, 'torch::autograd::CopyBackwards']);
      x.backward(torch.ones([10], { dtype: to }));
      expect([source.grad?.dtype, source.grad?.tolist()]).toEqual([from, Array.from({ length: 10 }, () => 1)]);
    }
    const whole = torch.zeros([2], { dtype: torch.int64 });
    whole.copy_(leaf(1.5, 2.5));
    expect([whole.requires_grad, whole.tolist()]).toEqual([false, [1, 2]]);
  });

  it('copy_: a plain number fills, and ends the gradient', () => {
    // The signature names a tensor, as PyTorch's does.
    const number = (value: number | bigint): Tensor => value as unknown as Tensor;
    expect(torch.zeros(2).copy_(number(3.5)).tolist()).toEqual([3.5, 3.5]);
    expect(torch.zeros([2], { dtype: torch.int32 }).copy_(number(3.5)).tolist()).toEqual([3, 3]);
    const x = leaf(1, 2);
    const y = x.mul(2);
    y.copy_(number(4n));
    y.sum().backward();
    expect([y.grad_fn?.name(), x.grad?.tolist()]).toEqual(['torch::autograd::CopyBackwards', [0, 0]]);
    expect(thrown(() => y.copy_('a' as unknown as Tensor))).toBe(
      "TypeError: copy_(): argument 'other' (position 1) must be Tensor, not str",
    );
    expect(thrown(() => torch.zeros(2).copy_(torch.ones(3, 2)))).toBe(
      "RuntimeError: output with shape [2] doesn't match the broadcast shape [3, 2]",
    );
  });

  it('input_buffer_accum: sums of gradients do not change those that the user gave', () => {
    const leaf = torch.rand([2, 2], { requires_grad: true });
    const [a, b] = [leaf.mul(2), leaf.mul(2)];
    const grads = [torch.rand(2, 2), torch.rand(2, 2)] as const;
    const before = grads.map((each) => each.clone().tolist());
    torch.autograd.backward([a, b], [...grads]);
    torch.autograd.backward([leaf, leaf], [...grads]);
    expect(grads.map((each) => each.tolist())).toEqual(before);
  });
});
