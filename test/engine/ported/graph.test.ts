/** PyTorch's own tests of the graph itself: nodes, edges, order, what a pass tells of itself. */
import { describe, expect, it } from 'vitest';
import { errorOf } from './errors';
import type { Node } from '../../../src/engine/autograd/nodes/node';
import { type Tensor, torch } from '../../../src/engine/torch';

const { grad, graph } = torch.autograd;
const { get_gradient_edge, GradientEdge } = graph;
const float64 = torch.float64;

/** Asked anew, whatever was seen before. */
const gradOf = (x: Tensor): unknown => x.grad?.tolist();

const leaf = (...values: number[]): Tensor => torch.tensor(values, { dtype: float64, requires_grad: true });

describe('nodes', () => {
  it('next_functions: a node and a number for each operand', () => {
    const x = leaf(1, 2);
    const y = leaf(3, 4);
    const a = x.add(y);
    const next = a.grad_fn?.next_functions ?? [];
    expect(next.map(([node, output]) => [node?.name(), output])).toEqual([
      ['torch::autograd::AccumulateGrad', 0],
      ['torch::autograd::AccumulateGrad', 0],
    ]);
    expect(next[0]?.[0] === get_gradient_edge(x).node).toBe(true);
    expect(next[0]?.[0] === next[1]?.[0]).toBe(false);
    const b = a.add(5);
    expect(b.grad_fn?.next_functions[0]?.[0] === a.grad_fn).toBe(true);
    expect(x.mul(2).grad_fn?.next_functions[1]).toEqual([null, 0]);
    const parts = x.unbind();
    const [producer, output] = parts[1]?.mul(2).grad_fn?.next_functions[0] ?? [];
    expect([producer === parts[0]?.grad_fn, output]).toEqual([true, 1]);
  });

  it('next_functions: a node is a Node, knows its leaf, and keeps what it is given', () => {
    const x = leaf(1, 2);
    const node = x.exp().grad_fn;
    const accumulate = get_gradient_edge(x).node;
    expect(node instanceof graph.Node).toBe(true);
    expect(accumulate instanceof graph.Node).toBe(true);
    expect((accumulate as Node & { variable: Tensor }).variable).toBe(x);
    expect(node?.requires_grad).toBe(true);
    if (node) node.metadata['mine'] = 3;
    expect(node?.metadata).toEqual({ mine: 3 });
    expect(errorOf(() => new (graph.Node as unknown as new () => unknown)())).toContain(
      "TypeError: Can't instantiate abstract class Node",
    );
    expect(String(node)).toMatch(/^<ExpBackward0 object at 0x[0-9a-f]+>$/);
  });

  it('grad_fn_input_metadata: shape and dtype of each output', () => {
    const x = torch.rand([2, 3], { requires_grad: true });
    expect(x.exp().grad_fn?._input_metadata.map(({ shape, dtype }) => [shape.toString(), dtype])).toEqual([
      ['torch.Size([2, 3])', torch.float32],
    ]);
    const parts = x.split([1, 2], 1);
    const metadata = parts[0]?.grad_fn?._input_metadata ?? [];
    expect(metadata.map(({ shape }) => [...shape])).toEqual([
      [2, 1],
      [2, 2],
    ]);
    expect(get_gradient_edge(x).node._input_metadata[0]?.device).toBe('cpu');
  });

  it('set_sequence_nr: decides which of those that are ready runs first', () => {
    const order = (first: boolean): string[] => {
      const x = leaf(1, 2);
      const a = x.exp();
      const b = x.sin();
      const seen: string[] = [];
      for (const node of [a.grad_fn, b.grad_fn])
        node?.register_prehook(() => {
          seen.push(node.name());
        });
      if (first) a.grad_fn?._set_sequence_nr(1_000_000_000);
      torch.autograd.backward([a, b], [torch.ones_like(a), torch.ones_like(b)]);
      return seen;
    };
    expect(order(false)).toEqual(['SinBackward0', 'ExpBackward0']);
    expect(order(true)).toEqual(['ExpBackward0', 'SinBackward0']);
    const x = leaf(1);
    expect(get_gradient_edge(x).node._sequence_nr()).toBe(18446744073709551615n);
    const node = x.exp().grad_fn;
    node?._set_sequence_nr(5);
    expect(node?._sequence_nr()).toBe(5);
  });

  it('node_creation_hook: sees every node when it is whole', () => {
    const x = leaf(1, 2);
    const seen: [string, unknown][] = [];
    const hook = (node: Node): void => {
      seen.push([node.name(), node.next_functions.map(([next]) => next?.name() ?? null)]);
    };
    graph.node_creation_hook(hook, () => grad(x.mul(x).exp().sum(), x, { create_graph: true }));
    expect(seen.slice(0, 4)).toEqual([
      ['torch::autograd::AccumulateGrad', []],
      ['MulBackward0', ['torch::autograd::AccumulateGrad', 'torch::autograd::AccumulateGrad']],
      ['ExpBackward0', ['MulBackward0']],
      ['SumBackward0', ['ExpBackward0']],
    ]);
    expect(seen.length).toBeGreaterThan(4);
    expect(
      errorOf(() =>
        graph.node_creation_hook(
          () => x.mul(2),
          () => x.mul(3),
        ),
      ),
    ).toBe(
      'RuntimeError: Creating a new autograd node from inside a node creation hook is not supported. Node creation hooks should only observe the node (e.g. record it, stash metadata, or register backward hooks on it); got a new node of type MulBackward0 while a hook was running.',
    );
    const count = seen.length;
    x.mul(2);
    expect(seen).toHaveLength(count);
  });
});

describe('edges', () => {
  it('grad_to_node: an edge stands for its tensor', () => {
    const x = leaf(1, 2);
    const y = x.mul(3);
    for (const tensor of [x, y]) {
      const [byTensor] = grad(y.pow(2).sum(), tensor, { retain_graph: true });
      const [byEdge] = grad(y.pow(2).sum(), get_gradient_edge(tensor), { retain_graph: true });
      expect(byEdge?.tolist()).toEqual(byTensor?.tolist());
    }
    const [, second] = x.unbind();
    expect(grad(second?.mul(4) ?? x, get_gradient_edge(second ?? x))[0]?.item()).toBe(4);
    expect(errorOf(() => get_gradient_edge(torch.ones([2])))).toBe(
      'RuntimeError: It is not possible to get the gradient edge for a Tensor that does not require gradients',
    );
    const { node, output_nr } = get_gradient_edge(y);
    expect(String(GradientEdge(node, output_nr))).toBe(
      `GradientEdge(node=${String(node)}, output_nr=0, ownership_token=None)`,
    );
    expect([...new GradientEdge(node, 0n)]).toEqual([node, 0, null]);
  });

  it('grad_to_node_inplace: an edge is of the version that it was taken of', () => {
    const t = leaf(1, 2).clone();
    const before = get_gradient_edge(t);
    t.mul_(2);
    const after = get_gradient_edge(t);
    const loss = t.mul(3).sum();
    const [gBefore, gAfter] = grad(loss, [before, after]);
    expect(gBefore?.tolist()).toEqual([6, 6]);
    expect(gAfter?.tolist()).toEqual([3, 3]);
  });

  it('grad_to_node_multi: several, with tensors among them', () => {
    const x = leaf(1, 2);
    const y = leaf(3, 4);
    const out = x.mul(y);
    const found = grad(out.sum(), [get_gradient_edge(x), y, get_gradient_edge(out)]);
    expect(found.map((g) => g?.tolist())).toEqual([
      [3, 4],
      [1, 2],
      [1, 1],
    ]);
  });

  it('grad_to_node_materialize: cannot make zeros for an edge that is not used', () => {
    const x = leaf(1, 2);
    const used = get_gradient_edge(x);
    const unused = get_gradient_edge(leaf(1));
    expect(grad(x.sum(), used, { materialize_grads: true })[0]?.tolist()).toEqual([1, 1]);
    expect(grad(x.sum(), [used, leaf(5)], { materialize_grads: true })[1]?.tolist()).toEqual([0]);
    expect(errorOf(() => grad(x.sum(), unused, { materialize_grads: true }))).toBe(
      'RuntimeError: materialize_grads cannot be used when the given input is a GradientEdge',
    );
  });

  it('gradient_edge_output: a pass starts at an edge', () => {
    const x = leaf(1, 2);
    const total = get_gradient_edge(x.pow(2).sum());
    torch.autograd.backward(total, { retain_graph: true });
    expect(x.grad?.tolist()).toEqual([2, 4]);
    expect(grad(total, x)[0]?.tolist()).toEqual([2, 4]);
    const wide = get_gradient_edge(x.mul(2));
    expect(errorOf(() => grad(wide, x))).toBe('RuntimeError: grad can be implicitly created only for scalar outputs');
    expect(errorOf(() => grad(wide, x, torch.ones([3])))).toBe(
      'RuntimeError: Mismatch in shape: grad_output[0] has a shape of torch.Size([3]) and output[0] has a shape of torch.Size([2]).',
    );
    const [g] = grad(wide, x, torch.ones([2], { dtype: torch.float32 }));
    expect(g?.dtype).toBe(float64);
  });
});

describe('a pass', () => {
  it('current_graph_task_id: grows, and is -1 outside', () => {
    const { _current_graph_task_id } = torch._C;
    const ids: number[] = [];
    const x = leaf(1);
    x.register_hook(() => {
      ids.push(_current_graph_task_id());
    });
    expect(_current_graph_task_id()).toBe(-1);
    x.mul(2).sum().backward();
    x.mul(2).sum().backward();
    expect(_current_graph_task_id()).toBe(-1);
    expect(ids).toHaveLength(2);
    expect(ids[1]).toBeGreaterThan(ids[0] ?? Infinity);
  });

  it('current_graph_task_execution_order: tells what will run, and in which order', () => {
    const { _current_graph_task_execution_order: order } = torch._C;
    expect(errorOf(order)).toContain('should only be called during the backward pass');
    let predicted: readonly Node[] = [];
    const ran: Node[] = [];
    const build = (): Tensor => {
      const a = leaf(1, 2);
      const b = leaf(3, 4);
      const c = a.sin();
      const d = b.cos();
      const e = c.mul(d).add(a.exp());
      for (const tensor of [a, b, c, d])
        get_gradient_edge(tensor).node.register_prehook(() => {
          ran.push(get_gradient_edge(tensor).node);
        });
      e.register_hook(() => {
        predicted = order();
      });
      return e;
    };
    build().sum().backward();
    const names = predicted.map((node) => node.name().replace('torch::autograd::', ''));
    expect(names).toEqual(
      [
        'AddBackward0',
        'ExpBackward0',
        'MulBackward0',
        'CosBackward0',
        'AccumulateGrad',
        'SinBackward0',
        'AccumulateGrad',
      ].filter((name) => name !== 'AddBackward0'),
    );
    expect(predicted.filter((node) => ran.includes(node))).toEqual(ran);
  });

  it('current_node: is the node whose step runs', () => {
    const x = leaf(1, 2);
    const y = x.exp();
    const seen: unknown[] = [];
    y.grad_fn?.register_prehook(() => {
      seen.push(torch._C._current_autograd_node());
    });
    y.sum().backward();
    expect(seen).toHaveLength(1);
    expect(seen[0]).toBe(y.grad_fn);
    expect(torch._C._current_autograd_node()).toBeNull();
  });

  it('will_engine_execute_node: tells which nodes a pass comes to', () => {
    const a = leaf(1, 2);
    const b = a.clone();
    const c = a.sin();
    const will = torch._C._will_engine_execute_node;
    let seen: boolean[] = [];
    b.register_hook(() => {
      seen = [a, b, c].map((tensor) => will(get_gradient_edge(tensor).node));
    });
    b.sum().backward({ retain_graph: true });
    expect(seen).toEqual([true, true, false]);
    b.add(c).sum().backward();
    expect(seen).toEqual([true, true, true]);
    expect(errorOf(() => will(get_gradient_edge(a).node))).toContain('should only be called during the backward pass');
  });

  it('node_ordering_when_none_returned: a derivative that gives nothing does not change the order', () => {
    const order: string[] = [];
    const named = (name: string, gives: boolean): ((x: Tensor) => Tensor) => {
      class Step extends torch.autograd.Function {
        static override forward(_ctx: unknown, x: Tensor): Tensor {
          return x.clone();
        }
        static override backward(_ctx: unknown, g: Tensor): Tensor | null {
          order.push(name);
          return gives ? g : null;
        }
      }
      return (x) => Step.apply(x);
    };
    const x = leaf(1);
    const a = named('a', true)(x);
    const b = named('b', false)(x);
    const c = named('c', true)(x);
    const joined = named('late', true)(a.add(b).add(c));
    joined.sum().backward();
    expect(order).toEqual(['late', 'c', 'b', 'a']);
    expect(x.grad?.tolist()).toEqual([2]);
  });

  it('increment_version: counts a change of one tensor or of several', () => {
    const a = torch.rand([5], { requires_grad: true });
    const version = a._version;
    graph.increment_version(a);
    expect(a._version).toBe(version + 1);
    const whole = torch.zeros([2], { dtype: torch.int32 });
    graph.increment_version([a, whole, a]);
    expect([a._version, whole._version]).toEqual([version + 3, 1]);
    expect(
      errorOf(() => {
        graph.increment_version(3 as never);
      }),
    ).toBe('RuntimeError: increment_version expect a Iterable[Tensor] as input');
    expect(
      errorOf(() => {
        graph.increment_version([a, 3] as never);
      }),
    ).toBe('RuntimeError: increment_version expects each element of the iterable to be a tensor');
    const b = leaf(1).mul(1);
    const y = b.mul(b);
    graph.increment_version(b);
    expect(
      errorOf(() => {
        y.sum().backward();
      }),
    ).toContain('modified by an inplace operation');
  });

  it('var_mean_differentiable: as variance and mean apart', () => {
    for (const [dim, keepdim] of [
      [[2, 4], false],
      [[1], true],
    ] as const) {
      const one = torch.rand([2, 3, 2, 1, 3], { dtype: float64, requires_grad: true });
      const two = one.detach().clone().requires_grad_();
      const [variance, mean] = torch.var_mean(one, { dim, correction: 1, keepdim }) as Iterable<Tensor>;
      const other = torch.var(two, { dim, correction: 1, keepdim });
      variance
        ?.mul(mean ?? 1)
        .sum()
        .backward();
      other
        .mul(torch.mean(two, dim, keepdim))
        .sum()
        .backward();
      expect(torch.allclose(one.grad ?? one, two.grad ?? two)).toBe(true);
    }
  });
});

describe('custom derivatives in passes', () => {
  interface Ctx {
    save_for_backward(...tensors: Tensor[]): void;
    saved_tensors: Tensor[];
  }

  class Multiply extends torch.autograd.Function {
    static override forward(ctx: Ctx, x: Tensor, y: Tensor): Tensor {
      ctx.save_for_backward(x, y);
      return x.mul(y);
    }
    static override backward(ctx: Ctx, g: Tensor): (Tensor | undefined)[] {
      const [x, y] = ctx.saved_tensors;
      return [y?.mul(g), x?.mul(g)];
    }
  }

  it('custom_autograd_repeated_grad_grad: a derivative of a derivative, twice over the same leaf', () => {
    const multiply = (x: Tensor, y: Tensor): Tensor => Multiply.apply(x, y);
    const x = torch.ones([2], { dtype: float64, requires_grad: true });
    const fourth = (product: (a: Tensor, b: Tensor) => Tensor): Tensor => {
      const y = product(product(x, x), product(x, x));
      const [g] = grad(y, x, torch.ones_like(y), { create_graph: true });
      const [gg] = grad(g ?? y, x, torch.ones_like(y), { create_graph: true });
      return gg ?? y;
    };
    expect(fourth(multiply).tolist()).toEqual([12, 12]);
    expect(fourth((a, b) => a.mul(b)).tolist()).toEqual([12, 12]);
  });

  it('custom_autograd_no_early_free: of what the second pass needs', () => {
    class Double extends torch.autograd.Function {
      static override forward(ctx: Ctx, x: Tensor): Tensor {
        const y = x.pow(2);
        ctx.save_for_backward(x, y);
        return y;
      }
      static override backward(ctx: Ctx, g: Tensor): Tensor {
        const [x] = ctx.saved_tensors;
        return g.mul(2).mul(x ?? 1);
      }
    }
    // Its own derivative is the one of its operators; two nodes share what is saved.
    class Twice extends Double {
      static override backward(ctx: Ctx, g: Tensor): Tensor {
        return Double.backward(ctx, g);
      }
    }
    const t = leaf(3);
    for (const f of [Double, Twice]) {
      t.grad = null;
      f.apply(t).sum().backward({ create_graph: true });
      const first = t.grad as Tensor | null;
      first?.pow(2).sum().backward();
      // (2t)² is differentiated to 8t, and added to 2t.
      expect(gradOf(t)).toEqual([30]);
    }
  });

  const nested = (depth: (x: Tensor) => Tensor): ((x: Tensor) => Tensor) => {
    class Nested extends torch.autograd.Function {
      static override forward(ctx: Record<string, unknown>, x: Tensor): Tensor {
        torch.enable_grad(() => {
          ctx['x'] = x.detach().requires_grad_();
          ctx['y'] = depth(ctx['x'] as Tensor);
        });
        return (ctx['y'] as Tensor).detach();
      }
      static override backward(ctx: Record<string, unknown>, g: Tensor): Tensor {
        torch.enable_grad(() => {
          (ctx['y'] as Tensor).sum().backward();
        });
        return (ctx['x'] as Tensor).grad?.mul(g) ?? g;
      }
    }
    return (x) => Nested.apply(x);
  };

  it('simple_reentrant: a pass inside of a derivative', () => {
    const x = leaf(2, 3);
    const y = leaf(5, 7);
    const f = nested((inner) => inner.mul(y));
    f(x).sum().backward();
    expect(x.grad?.tolist()).toEqual([5, 7]);
    expect(y.grad?.tolist()).toEqual([2, 3]);
  });

  it('deep_reentrant: passes inside of passes', () => {
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
    const v = torch.tensor(60, { dtype: float64, requires_grad: true });
    Deep.apply(v).sum().backward();
    expect(v.grad?.item()).toBe(1);
  });

  it('reentrant_priority: the pass inside is done before the one outside goes on', () => {
    const order: string[] = [];
    class Plain extends torch.autograd.Function {
      static override forward(_ctx: unknown, x: Tensor): Tensor {
        return x.clone();
      }
      static override backward(_ctx: unknown, g: Tensor): Tensor {
        order.push('plain');
        return g;
      }
    }
    class Reentrant extends torch.autograd.Function {
      static override forward(ctx: Record<string, unknown>, x: Tensor): Tensor {
        ctx['x'] = torch.enable_grad(() => x.detach().requires_grad_().sub(1));
        return (ctx['x'] as Tensor).detach();
      }
      static override backward(ctx: Record<string, unknown>, g: Tensor): Tensor {
        order.push('reentrant');
        const x = ctx['x'] as Tensor;
        if (x.lt(0).item() !== true)
          torch.enable_grad(() => {
            Reentrant.apply(x).sum().backward();
          });
        return g;
      }
    }
    const a = Plain.apply(torch.tensor(6, { dtype: float64, requires_grad: true }));
    const b = Reentrant.apply(torch.tensor(9, { dtype: float64, requires_grad: true }));
    a.mul(b).backward();
    expect(order).toHaveLength(11);
    expect(order[order.length - 1]).toBe('plain');
  });
});
