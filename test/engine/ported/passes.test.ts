/** PyTorch's own tests of what a backward pass tells of itself, of hooks of modules, and of passes that run in part. */
import { describe, expect, it } from 'vitest';
import { type Tensor, torch } from '../../../src/engine/torch';
import { collectingWarnings } from '../../../src/engine/warnings';
import { errorOf } from './errors';

const { nn } = torch;
const leaf = (...values: number[]): Tensor => torch.tensor(values, { dtype: torch.float64, requires_grad: true });
const listOf = (tensor: Tensor | null | undefined): unknown => tensor?.tolist() ?? null;

describe('a pass that runs', () => {
  it('is_retain_graph: says whether it keeps what was saved', () => {
    const seen: boolean[] = [];
    for (const retain_graph of [false, true]) {
      const x = leaf(1);
      x.register_hook(() => {
        seen.push(torch._C._get_current_graph_task_keep_graph());
      });
      x.mul(x).backward({ retain_graph });
    }
    expect([...seen, torch._C._get_current_graph_task_keep_graph()]).toEqual([false, true, true]);
  });

  it('warning_in_backward: a warning of a derivative reaches the user', () => {
    class Warning extends torch.autograd.Function {
      static override forward(_ctx: unknown, x: Tensor): Tensor {
        return x.clone();
      }
      static override backward(_ctx: unknown, g: Tensor): Tensor {
        const inner = torch.enable_grad(() => leaf(1).mul(2));
        return inner.grad ?? g;
      }
    }
    const { warnings } = collectingWarnings(() => {
      Warning.apply(leaf(1)).backward();
    });
    expect(warnings.map(({ text }) => text)).toEqual([
      expect.stringContaining('The .grad attribute of a Tensor that is not a leaf Tensor is being accessed.'),
    ]);
  });

  it('node_post_hook_registered_during_unpack_hook: runs in the same step, a prehook is too late', () => {
    const seen: string[] = [];
    const y = torch.autograd.graph.saved_tensors_hooks(
      (tensor: Tensor) => tensor,
      (tensor: Tensor) => {
        const node = torch._C._current_autograd_node();
        node?.register_hook(() => {
          seen.push('after');
        });
        node?.register_prehook(() => {
          seen.push('before');
        });
        return tensor;
      },
      () => leaf(1, 2).pow(2),
    );
    y.sum().backward();
    expect(seen).toEqual(['after']);
  });

  it('copy_slices_graph_task_updates: a change of a view is differentiated for one input as for both', () => {
    const whole = (x: Tensor, y: Tensor): Tensor => x.clone().view(-1).add_(y);
    const twice = (x: Tensor, y: Tensor): Tensor => {
      const out = x.clone().view(-1);
      const before = out.mul(2);
      return out.add_(y).add(before);
    };
    for (const [f, ofX] of [
      [whole, [1, 1]],
      [twice, [3, 3]],
    ] as const) {
      const [x, y] = [leaf(0.25, 0.5), leaf(0.75, 1)];
      f(x, y).sum().backward();
      expect([listOf(x.grad), listOf(y.grad)]).toEqual([ofX, [1, 1]]);
      const of = (...inputs: Tensor[]): unknown[] => torch.autograd.grad(f(x, y).sum(), inputs).map(listOf);
      expect([of(x), of(y), of(y, x)]).toEqual([[ofX], [[1, 1]], [[1, 1], ofX]]);
      for (const [input, other] of [
        [x, y],
        [y, x],
      ] as const) {
        x.grad = null;
        y.grad = null;
        f(x, y)
          .sum()
          .backward({ inputs: [input] });
        expect([listOf(input.grad), other.grad]).toEqual([input === x ? ofX : [1, 1], null]);
      }
    }
  });

  it('grad_to_node_set: the place of a leaf stays when its memory is exchanged', () => {
    const x = leaf(1, 2);
    const edge = torch.autograd.graph.get_gradient_edge(x);
    const out = x.mul(3);
    torch.no_grad(() => x.set_(leaf(5, 6)));
    expect(torch.autograd.grad(out.sum(), [edge]).map(listOf)).toEqual([[3, 3]]);
    expect(torch.autograd.grad(x.mul(2).sum(), [x]).map(listOf)).toEqual([[2, 2]]);
  });

  it('inplace_on_view_weak_grad_fn: a changed view that nobody holds any more is still in the graph', () => {
    const a = torch.arange(10, { dtype: torch.float64, requires_grad: true });
    const last = (): Tensor => {
      const b = a.narrow(0, 0, 2).clone().view(-1);
      b.relu_();
      return b.clone();
    };
    const sum = last().sum();
    sum.backward();
    expect([sum.item(), listOf(a.grad)]).toEqual([1, [0, 1, 0, 0, 0, 0, 0, 0, 0, 0]]);
  });

  it('cant_create_saved_tensors: only operators make them', () => {
    expect(errorOf(() => Reflect.construct(torch.autograd.SavedTensor, []) as unknown)).toBe(
      'RuntimeError: Trying to create a SavedTensor object from Python is forbidden.',
    );
  });
});

describe('views that are changed in place', () => {
  const NO_GRAD = 'RuntimeError: A view was created in no_grad mode and is being modified inplace';
  const several = (name: string): string =>
    `RuntimeError: Output 0 of ${name} is a view and is being modified inplace.`;
  const cases: readonly (readonly [string, (x: Tensor) => Tensor, string | null])[] = [
    ['view', (x) => x.view(4), null],
    ['slice', (x) => x.slice(0, 0, 1), null],
    ['select', (x) => x.select(0, 0), null],
    ['expand', (x) => x.expand(2, 2), null],
    ['t', (x) => x.t(), null],
    ['unbind', (x) => x.unbind()[0] ?? x, several('Unbind')],
    ['split', (x) => x.split(1)[0] ?? x, several('Split')],
    ['chunk', (x) => x.chunk(2)[0] ?? x, several('Split')],
  ];

  it.each(cases)('autograd_views_codegen: %s', (_name, view, refusal) => {
    const needing = (): Tensor => torch.ones([2, 2], { requires_grad: true }).mul(1);
    const base = needing();
    const error = errorOf(() => view(base).add_(1));
    expect(error.slice(0, (refusal ?? error).length)).toBe(refusal ?? 'no error');
    expect(base.grad_fn?.name()).toBe(refusal === null ? 'torch::autograd::CopySlices' : 'MulBackward0');
    const other = needing();
    const made = torch.no_grad(() => view(other));
    expect([made._is_view(), made.requires_grad]).toEqual([true, true]);
    expect(errorOf(() => made.add_(1))).toContain(NO_GRAD);
    for (const mode of [true, false])
      expect(errorOf(() => torch.set_grad_enabled(mode, () => view(torch.ones(2, 2))).add_(1))).toBe('no error');
  });

  it.each([
    ['detach', (x: Tensor): Tensor => x.detach()],
    ['clone', (x: Tensor): Tensor => x.clone()],
  ] as const)('autograd_views_codegen: %s is none', (_name, copy) => {
    const base = torch.ones([2, 2], { requires_grad: true }).mul(1);
    for (const mode of [true, false]) {
      const copied = torch.set_grad_enabled(mode, () => copy(base));
      expect([copied._is_view(), errorOf(() => copied.add_(1)), base.grad_fn?.name()]).toEqual([
        false,
        'no error',
        'MulBackward0',
      ]);
    }
  });
});

describe('hooks of modules', () => {
  class Layer extends nn.Module {
    declare linear: (x: Tensor) => Tensor;
    constructor() {
      super();
      Object.assign(this, { linear: new nn.Linear(3, 3) });
    }
    override forward(x: Tensor): Tensor {
      return this.linear(x);
    }
  }
  const called = (module: Layer, x: Tensor): Tensor => (module as unknown as (x: Tensor) => Tensor)(x);

  it('full_backward_hook_double_backward: runs in the first pass only', () => {
    let count = 0;
    const loss = new nn.MSELoss();
    loss.register_full_backward_hook(() => {
      count += 1;
    });
    const x = leaf(0.25);
    const [gradient] = torch.autograd.grad(loss(x, torch.zeros_like(x)), [x], { create_graph: true });
    expect(count).toBe(1);
    torch.autograd.grad(gradient ?? x, [x]);
    expect(count).toBe(1);
  });

  it('backward_hook_relative_ordering: after the output’s hook and before the input’s', () => {
    const order: string[] = [];
    const note = (text: string) => (): void => {
      order.push(text);
    };
    const layer = new Layer();
    layer.register_full_backward_hook(note('module'));
    const x = torch.rand([3, 3], { requires_grad: true });
    x.register_hook(note('input'));
    const out = called(layer, x);
    out.register_hook(note('output'));
    out.sum().backward();
    expect(order.splice(0)).toEqual(['output', 'module', 'input']);
    const other = new Layer();
    other.register_full_backward_pre_hook(note('pre 1'));
    other.register_full_backward_pre_hook(note('pre 2'), { prepend: true });
    other.register_full_backward_hook(note('post 1'));
    other.register_full_backward_hook(note('post 2'), { prepend: true });
    called(other, torch.rand([3, 3], { requires_grad: true }))
      .sum()
      .backward();
    expect(order).toEqual(['pre 2', 'pre 1', 'post 2', 'post 1']);
  });
});

describe('checkpoints', () => {
  const { checkpoint } = torch.utils.checkpoint;

  it('access_saved_tensor_twice_without_recomputation_works: each look runs the function again', () => {
    let count = 0;
    const f = (a: Tensor): Tensor => {
      count += 1;
      a.mul(a.mul(a));
      return a.exp();
    };
    const result = checkpoint<Tensor>(f, leaf(1, 2), { use_reentrant: false });
    const saved = (): unknown => Reflect.get(result.grad_fn ?? {}, '_saved_result');
    const counts = [count];
    for (let look = 0; look < 2; look += 1) {
      saved();
      counts.push(count);
    }
    result.sum().backward();
    expect([...counts, count]).toEqual([1, 2, 3, 4]);
    expect(errorOf(saved)).toContain('Trying to backward through the graph a second time');
  });

  it('nested_checkpoint_same_graph: what is inside others runs as often as in PyTorch', () => {
    const counts = { inner: 0, outer: 0 };
    const kept = (f: (x: Tensor) => Tensor, x: Tensor): Tensor => checkpoint<Tensor>(f, x, { use_reentrant: false });
    const inner = (x: Tensor): Tensor => {
      counts.inner += 1;
      return x.sin();
    };
    const outer = (x: Tensor): Tensor => {
      counts.outer += 1;
      return kept(inner, kept(inner, x));
    };
    const x = torch.tensor(0.5, { dtype: torch.float64, requires_grad: true });
    const once = kept(outer, x);
    expect(counts).toEqual({ inner: 2, outer: 1 });
    once.backward();
    expect(counts).toEqual({ inner: 5, outer: 2 });
    const y = kept((z) => kept(outer, kept(outer, z)), x);
    const [gradient] = torch.autograd.grad(y, [x], { create_graph: true });
    const [second] = torch.autograd.grad(gradient ?? x, [x]);
    expect(gradient?.item()).toBeCloseTo(0.6293345060012926, 14);
    expect(second?.item()).toBeCloseTo(-1.0838100914915594, 13);
  });
});
