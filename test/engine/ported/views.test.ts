/** Views of memory that changes, by the names of PyTorch's own tests. */
import { describe, expect, it } from 'vitest';
import { torch, type Tensor } from '../../../src/engine/torch';
import { thrown } from './thrown';

const CLARIFY =
  "Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the no_grad block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).";
const NO_GRAD = `RuntimeError: A view was created in no_grad mode and is being modified inplace with grad mode enabled. ${CLARIFY}`;
const several = (node: string, output = 0): string =>
  `RuntimeError: Output ${output} of ${node} is a view and is being modified inplace. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.`;

const { gradcheck, gradgradcheck } = torch.autograd;

const double = (values: number | readonly unknown[], requires_grad = true): Tensor =>
  torch.tensor(values as number[], { dtype: torch.float64, requires_grad });
const matrix = (): Tensor =>
  double([
    [1, 2],
    [3, 4],
  ]);

describe('changes of views', () => {
  it('inplace_on_view_backprop_base: the gradient of the base knows the change of its part', () => {
    const root = matrix();
    const x = root.clone();
    const v1 = x.narrow(0, 0, 1);
    v1.mul_(2);
    x.sum().backward();
    expect(root.grad?.tolist()).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  it('inplace_on_view_backprop_view_of_view: so does that of another view of the same part', () => {
    const root = matrix();
    const x = root.clone();
    const v1 = x.narrow(0, 0, 1);
    const v2 = x.narrow(0, 0, 1);
    v1.mul_(2);
    v2.sum().backward();
    expect(root.grad?.tolist()).toEqual([
      [2, 2],
      [0, 0],
    ]);
  });

  it('inplace_on_view_of_view: a view of a view is one of the base', () => {
    const root = matrix();
    const x = root.clone();
    const v1 = x.narrow(0, 0, 1);
    const v2 = v1.narrow(1, 1, 1);
    v2.mul_(2);
    expect([v2._base === x, x.grad_fn?.name(), v1.grad_fn?.name()]).toEqual([
      true,
      'torch::autograd::CopySlices',
      'AsStridedBackward0',
    ]);
    x.sum().backward();
    expect(root.grad?.tolist()).toEqual([
      [1, 2],
      [1, 1],
    ]);
  });

  it('inplace_on_view_then_no_grad: a node that is first asked for under no_grad is made all the same', () => {
    const a = torch.ones([3, 1], { dtype: torch.float64, requires_grad: true });
    const b = a.mul(2);
    const c = b.view_as(b);
    c.select(0, 0).select(0, 0).mul_(3);
    torch.no_grad(() => c.grad_fn);
    c.sum().backward();
    expect(a.grad?.flatten().tolist()).toEqual([6, 2, 2]);
  });

  it('first_grad_fn_access_in_no_grad_mode: of a view whose base changed', () => {
    const a = double([1, 2]).clone();
    const view = a.select(0, 0);
    a.add_(1);
    const node = torch.no_grad(() => view.grad_fn);
    expect(node?.name()).toBe('AsStridedBackward0');
    expect(view.grad_fn).toBe(node);
    expect(node?.next_functions[0]?.[0]).toBe(a.grad_fn);
  });

  it('inplace_on_view_gradcheck: by differences, once and twice', () => {
    const changed = (root: Tensor, b: Tensor): Tensor => {
      const x = root.clone();
      x.narrow(1, 2, 2).narrow(0, 1, 2).mul_(b);
      x.narrow(1, 0, 2).narrow(0, 1, 2).mul_(b);
      return x;
    };
    torch.manual_seed(1);
    const a = torch.randn([4, 4], { dtype: torch.float64, requires_grad: true });
    const b = torch.randn([2, 2], { dtype: torch.float64, requires_grad: true });
    expect(gradcheck(changed, [a, b], { raise_exception: true })).toBe(true);
    expect(gradgradcheck(changed, [a, b])).toBe(true);
    const go = torch.randn([], { dtype: torch.float64, requires_grad: true });
    const summed = (x: Tensor, y: Tensor): Tensor => changed(x, y).sum();
    expect(gradgradcheck(summed, [a, b], [go])).toBe(true);
  });

  it('inplace_on_view_multiple_outputs: the parts of unbind may not be changed', () => {
    const root = torch.arange(9).to(torch.float64).reshape(3, 3).requires_grad_();
    const [v1] = root.clone().unbind() as [Tensor];
    expect(thrown(() => v1.mul_(2))).toBe(several('Unbind'));
  });

  it('inplace_on_view_of_multiple_output_view: nor a view of one', () => {
    const a = torch.rand([10], { dtype: torch.float64, requires_grad: true }).clone();
    const [b] = a.unbind(0) as [Tensor];
    expect(thrown(() => b.view_as(b).mul_(2))).toBe(several('View'));
  });

  it('inplace_multiple_output_view_of_view: nor the parts of a view', () => {
    const a = torch.rand([10], { dtype: torch.float64, requires_grad: true }).clone();
    const c = a.view_as(a).unbind(0);
    expect(thrown(() => c[3]?.mul_(2))).toBe(several('Unbind', 3));
  });

  it('inplace_on_view_makes_base_require_grad: by an operand that does', () => {
    const a = torch.randn([4, 4], { dtype: torch.float64 });
    const b = torch.randn([4, 2], { dtype: torch.float64, requires_grad: true });
    const changed = (root: Tensor, by: Tensor): Tensor => {
      const x = root.clone();
      expect(x.requires_grad).toBe(false);
      x.narrow(1, 2, 2).mul_(by);
      expect(x.requires_grad).toBe(true);
      return x;
    };
    expect(gradcheck(changed, [a, b])).toBe(true);
    expect(gradgradcheck(changed, [a, b])).toBe(true);
  });

  it('inplace_on_view_backprop_view: the gradient of what took the place goes to what was written', () => {
    const a = double([2, 5], false);
    const b = double([3]);
    const res = a.narrow(0, 1, 1).mul_(b);
    res.sum().backward();
    expect([b.grad?.tolist(), a.grad]).toEqual([[5], null]);
  });

  it('inplace_on_view_modify_base: a view of before requires a gradient with its base', () => {
    const r = torch.ones([1], { dtype: torch.float64, requires_grad: true });
    const changed = (by: Tensor): Tensor => {
      const x = torch.ones([5], { dtype: torch.float64 });
      const v = x.select(0, 1);
      expect([v.requires_grad, v.grad_fn]).toEqual([false, null]);
      x.add_(by);
      expect([v.requires_grad, v.is_leaf, v.grad_fn?.name()]).toEqual([true, false, 'AsStridedBackward0']);
      return v;
    };
    expect(gradcheck(changed, [r])).toBe(true);
    expect(gradgradcheck(changed, [r])).toBe(true);
    const x = torch.zeros(3);
    const v = x.slice(0, 0, 1);
    x.mul_(torch.ones([3], { requires_grad: true }));
    v.add_(1);
    expect(v.grad_fn?.name()).toBe('AsStridedBackward0');
  });

  it('inplace_on_view_non_contig: of a base whose elements lie apart', () => {
    const root = torch.ones([2, 3, 2], { dtype: torch.float64 }).select(2, 1).t().requires_grad_();
    const x = root.clone();
    x.narrow(0, 0, 1).narrow(1, 1, 1).mul_(2);
    x.sum().backward();
    expect(root.grad?.tolist()).toEqual([
      [1, 2],
      [1, 1],
      [1, 1],
    ]);
  });

  it('inplace_on_view_multi_output_unsafe: the parts of the unsafe forms may be changed', () => {
    for (const f of [
      (t: Tensor) => t.unsafe_split(1),
      (t: Tensor) => t.unsafe_split_with_sizes([1, 1, 1]),
      (t: Tensor) => t.unsafe_chunk(3),
    ]) {
      const a = torch.randn([3, 3], { dtype: torch.float64, requires_grad: true });
      const [s1, s2] = f(a.add(a)) as [Tensor, Tensor];
      s1.mul_(s2);
      s1.sum().backward();
      expect(a.grad?.tolist()).toEqual([
        ...(a.detach().narrow(0, 1, 1).mul(4).tolist() as number[][]),
        ...(a.detach().narrow(0, 0, 1).mul(4).tolist() as number[][]),
        [0, 0, 0],
      ]);
    }
  });

  it('inplace_on_view_multi_output_safe: those of the others may not', () => {
    for (const [f, node] of [
      [(t: Tensor) => t.split(1), 'Split'],
      [(t: Tensor) => t.split_with_sizes([1, 1, 1]), 'SplitWithSizes'],
      [(t: Tensor) => t.chunk(3), 'Split'],
      [(t: Tensor) => t.unbind(), 'Unbind'],
    ] as const) {
      const a = torch.randn([3, 3], { dtype: torch.float64, requires_grad: true });
      const [s1, s2] = f(a.add(a)) as [Tensor, Tensor];
      expect(thrown(() => s1.mul_(s2))).toBe(several(node));
    }
    const [of, by] = [torch.zeros(4).split(2) as [Tensor], torch.ones([2], { requires_grad: true })];
    expect(thrown(() => of[0].mul_(by))).toBe(
      'RuntimeError: A view was created in no_grad mode and is being modified inplace with grad mode enabled. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.',
    );
  });

  it('inplace_on_view_undefined_grad_output: nothing arrives, nothing goes on', () => {
    const a = double([1, 2]);
    const b = double(3);
    const c = a.clone();
    c.narrow(0, 0, 1).mul_(b);
    const node = c.grad_fn;
    expect(node?.next_functions.length).toBe(3 - 1);
    expect(node?.__call__(null)).toEqual([null, null]);
    torch.autograd.backward([c.select(0, 1)]);
    expect([a.grad?.tolist(), b.grad?.item()]).toEqual([[0, 1], 0]);
  });

  it('inplace_on_view_saved_output: a change that saves its result, of a view', () => {
    const root = torch.tensor([[-1, 2, 3]], { requires_grad: true });
    const copy = root.clone();
    torch.relu_(copy.view(3));
    const loss = copy.mul(copy).sum();
    loss.backward(null, { retain_graph: true });
    expect(root.grad?.tolist()).toEqual([[0, 4, 6]]);
    loss.backward();
    expect(root.grad?.tolist()).toEqual([[0, 8, 12]]);
    expect(
      thrown(() => {
        loss.backward();
      }),
    ).toContain('Trying to backward through the graph a second time');
  });

  it('inplace_on_view_backward: twice through a normalisation and a change of its view', () => {
    const x = double([[[[1, 1]], [[1, 3]]]]);
    const net = (of: Tensor): Tensor =>
      torch.nn.functional.relu(torch.nn.functional.instance_norm(of), { inplace: true });
    const [g] = torch.autograd.grad(net(x).pow(2), [x], { grad_outputs: torch.ones_like(x), create_graph: true }) as [
      Tensor,
    ];
    expect(g.grad_fn?.name()).toBe('ViewBackward0');
    const [second] = torch.autograd.grad(g.pow(2).sum(), [x]) as [Tensor];
    [0, 0, -9.9998e-6, 9.9998e-6].forEach((value, i) => {
      expect(g.flatten().tolist()).toHaveProperty(String(i), expect.closeTo(value, 9));
    });
    [0, 0, 5.9997e-10, -5.9997e-10].forEach((value, i) => {
      expect(second.flatten().tolist()).toHaveProperty(String(i), expect.closeTo(value, 13));
    });

    const inputs = double([
      [-2, 0.5],
      [1, 3],
    ]);
    const seen = inputs.add(1).view_as(inputs);
    const probability = torch.sigmoid(torch.nn.functional.threshold(seen, 0, 0, true));
    const options = { grad_outputs: torch.ones_like(probability), create_graph: true };
    const [gradients] = torch.autograd.grad(probability, inputs, options) as [Tensor];
    const penalty = gradients.sum();
    penalty.backward();
    [0, -0.0947, -0.08, -0.017].forEach((value, i) => {
      expect(inputs.grad?.flatten().tolist()).toHaveProperty(String(i), expect.closeTo(value, 4));
    });
  });
});

describe('gradients that are expanded', () => {
  it('select_sum: a sum of a selected part, twice', () => {
    const x = torch.randn([10], { dtype: torch.float64, requires_grad: true });
    const f = (of: Tensor): Tensor => of.select(0, 1).sum();
    expect([gradcheck(f, [x]), gradgradcheck(f, [x])]).toEqual([true, true]);
  });

  const checkExpanded = (part: (x: Tensor) => Tensor): void => {
    const value = torch.rand([], { dtype: torch.float64 });
    const x = torch.rand([10, 10], { dtype: torch.float64, requires_grad: true });
    const shown = part(x);
    const [g] = torch.autograd.grad(shown, x, { grad_outputs: value.expand(shown.shape) }) as [Tensor];
    const written = torch.zeros([10, 10], { dtype: torch.float64 });
    part(written).fill_(value);
    expect(g.tolist()).toEqual(written.tolist());
  };

  it('diagonal_expanded_v: of a diagonal, that shows one number many times', () => {
    checkExpanded((x) => x.diagonal());
  });

  it('select_expanded_v: of a selected part', () => {
    checkExpanded((x) => x.select(0, 1));
  });

  it('slice_expanded_v: of a stretch', () => {
    checkExpanded((x) => x.narrow(0, 1, 2));
  });
});

describe('how a view came about', () => {
  it('autograd_inplace_views_creation_meta: which may be changed where', () => {
    const makings: readonly [string, (x: Tensor) => Tensor][] = [
      ['alone', (x) => x.view(-1)],
      ['no_grad', (x) => torch.no_grad(() => x.view(-1))],
      ['several', (x) => (x.unbind(0) as [Tensor])[0]],
      ['several, no_grad', (x) => torch.no_grad(() => (x.unbind(0) as [Tensor])[0])],
    ];
    for (const [made, view] of makings)
      for (const requires_grad of [true, false]) {
        const base = (): Tensor => torch.ones([2, 2], { requires_grad }).clone();
        // Nothing is refused where nothing is recorded.
        expect(thrown(() => torch.no_grad(() => view(base()).add_(1)))).toBe('nothing was thrown');
        const message = thrown(() => view(base()).add_(1));
        const changed = base();
        const seen = view(changed);
        changed.add_(1);
        const read = thrown(() => seen.grad_fn);
        if (!requires_grad || made === 'alone')
          expect([message, read]).toEqual(['nothing was thrown', 'nothing was thrown']);
        else if (made.endsWith('no_grad')) {
          expect(message).toBe(NO_GRAD);
          expect(read).toBe(
            NO_GRAD.replace('is being modified', 'its base or another view of its base has been modified'),
          );
        } else {
          expect(message).toBe(several('Unbind'));
          expect(read).toBe(
            several('Unbind').replace('is being modified', 'its base or another view of its base has been modified'),
          );
        }
      }
  });

  it('autograd_inplace_views_creation_meta: a view of a view has the latest that is not plain', () => {
    const x = torch.ones([4], { requires_grad: true }).mul(2);
    const [p] = x.split(2) as [Tensor];
    expect(thrown(() => p.view(2).add_(1))).toBe(several('View'));
    expect(thrown(() => torch.no_grad(() => p.view(2)).add_(1))).toBe(NO_GRAD);
    const [q] = torch.no_grad(() => x.split(2)) as [Tensor];
    expect(thrown(() => q.add_(1))).toBe(NO_GRAD);
    expect(thrown(() => q.view(2).add_(1))).toBe(
      NO_GRAD.replace('A view was created', 'Output 0 of View is a view of a view which was created'),
    );
  });

  it('autograd_inplace_view_of_view: of one that was made without recording', () => {
    for (const [scope, mode] of [
      [<T>(body: () => T): T => torch.no_grad(body), 'no_grad'],
      [<T>(body: () => T): T => torch.inference_mode(body), 'inference_mode'],
    ] as const) {
      const x = torch.zeros(2);
      const y = scope(() => x.view(2));
      y.requires_grad_();
      const z = y.view(2);
      expect(thrown(() => z.div_(2))).toMatch(
        new RegExp(`a view of a view .* is being .* inside the ${mode} block`, 'u'),
      );
    }
  });

  it('autograd_print_tensor: what stands behind the numbers', () => {
    const a = torch.ones([1], { requires_grad: true });
    expect(String(a)).toBe('tensor([1.], requires_grad=True)');
    expect(String(a.clone())).toBe('tensor([1.], grad_fn=<CloneBackward0>)');
    const b = torch.no_grad(() => a.alias().mul_(2));
    expect(String(b)).toBe('tensor([2.], grad_fn=<Invalid>)');
    expect(thrown(() => b.grad_fn)).toContain('its base or another view of its base has been modified inplace');
  });
});

describe('memory that shows more than once', () => {
  const REFUSED =
    'RuntimeError: unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.';
  const expanded = (): Tensor => torch.ones(1).expand(3);
  const first = torch.tensor([true, false, false]);
  const at = torch.tensor([1n]);

  it.each<[string, (x: Tensor) => unknown, readonly number[]]>([
    ['zero_', (x) => x.zero_(), [0, 0, 0]],
    ['fill_ by a number', (x) => x.fill_(3), [3, 3, 3]],
    ['masked_fill_', (x) => x.masked_fill_(first, 4), [4, 4, 4]],
    ['index_fill_', (x) => x.index_fill_(0, at, 7), [7, 7, 7]],
    ['index_put_', (x) => x.index_put_([at], torch.tensor(5)), [5, 5, 5]],
    ['an assignment to one', (x) => x.__setitem__(0, 5), [5, 5, 5]],
    ['an assignment where a mask is true', (x) => x.__setitem__(first, 5), [5, 5, 5]],
    ['an assignment at an index tensor', (x) => x.__setitem__(at, 5), [5, 5, 5]],
  ])('is changed by %s', (_name, change, expected) => {
    const x = expanded();
    change(x);
    expect([x.tolist(), x._version]).toEqual([expected, 1]);
  });

  it.each<[string, (x: Tensor) => unknown]>([
    ['add_', (x) => x.add_(1)],
    ['mul_', (x) => x.mul_(2)],
    ['exp_', (x) => x.exp_()],
    ['clamp_', (x) => x.clamp_(0, 0.5)],
    ['copy_', (x) => x.copy_(torch.tensor([1, 2, 3]))],
    ['fill_ by a tensor', (x) => x.fill_(torch.tensor(3))],
    ['copy_ of one number', (x) => x.copy_(torch.tensor(5))],
    ['an assignment to a stretch', (x) => x.__setitem__(torch.Slice(0, 2), 5)],
    ['normal_', (x) => x.normal_()],
    ['cumsum_', (x) => x.cumsum_(0)],
    ['masked_scatter_', (x) => x.masked_scatter_(first, torch.ones(3))],
    ['scatter_', (x) => x.scatter_(0, at, 9)],
    ['index_add_', (x) => x.index_add_(0, at, torch.ones(1))],
  ])('is refused by %s', (_name, change) => {
    const x = expanded();
    expect(thrown(() => change(x))).toBe(REFUSED);
    expect(x.tolist()).toEqual([1, 1, 1]);
  });

  it('is written by tril_ and triu_ where they make something 0', () => {
    expect(torch.ones(3).expand(3, 3).tril_().select(0, 0).tolist()).toEqual([1, 0, 0]);
    expect(torch.ones(3, 1).expand(3, 3).tril_().select(1, 0).tolist()).toEqual([0, 0, 1]);
    expect(torch.ones(3).expand(3, 3).triu_(1).sum().item()).toBe(0);
  });
});
