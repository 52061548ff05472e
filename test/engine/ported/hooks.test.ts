/** PyTorch's own tests of hooks: of tensors, of nodes, after accumulation, of several tensors, and passes inside of them. */
import { describe, expect, it } from 'vitest';
import { errorOf } from './errors';
import type { Node } from '../../../src/engine/autograd/nodes/node';
import { observed, type UserDerivative } from '../../../src/engine/observer';
import { type Tensor, torch } from '../../../src/engine/torch';

const { grad, graph } = torch.autograd;
const float64 = torch.float64;

/** Asked anew, whatever was seen before. */
const gradOf = (x: Tensor): unknown => x.grad?.tolist();

const leaf = (...values: number[]): Tensor => torch.tensor(values, { dtype: float64, requires_grad: true });
type Gradients = readonly (Tensor | null)[];

function nodeOf(tensor: Tensor): Node {
  return graph.get_gradient_edge(tensor).node;
}

describe('hooks of tensors', () => {
  it('hooks: are called each time, may replace the gradient or give nothing, and can be removed', () => {
    const x = torch.ones([5, 5], { requires_grad: true });
    const y = torch.ones([5, 5]).mul(4).requires_grad_();
    let counter = 0;
    const count = (step: number) => (): void => {
      counter += step;
    };
    const z = x.pow(2).add(x.mul(2)).add(x.mul(y)).add(y);
    const pass = (): void => {
      z.backward(torch.ones([5, 5]), { retain_graph: true });
    };
    x.register_hook(() => null);
    const first = z.register_hook(count(1));
    pass();
    expect(counter).toBe(1);
    const second = z.register_hook(count(2));
    pass();
    expect(counter).toBe(4);
    second.remove();
    pass();
    expect(counter).toBe(5);
    first.remove();
    second.remove();
    z.register_hook((g: Tensor) => g.mul(2));
    y.grad = null;
    z.backward(torch.ones([5, 5]));
    expect(gradOf(y)).toEqual(x.add(1).mul(2).tolist());
  });

  it('hooks: a handle is a mode, while which the hook is there', () => {
    const x = leaf(1);
    const seen: number[] = [];
    x.register_hook(() => {
      seen.push(1);
    }).run(() => {
      x.mul(1).sum().backward();
    });
    x.mul(1).sum().backward();
    expect(seen).toEqual([1]);
  });

  it('hooks: of a leaf and of results stay with the version that they were registered with', () => {
    const x = leaf(1, 1);
    const y = x.mul(2);
    const seen: string[] = [];
    const note = (name: string) => (g: Tensor) => {
      seen.push(`${name} ${String(g.tolist())}`);
    };
    y.register_hook(note('before'));
    y.mul_(3);
    y.register_hook(note('after'));
    y.sum().backward();
    expect(seen).toEqual(['after 1,1', 'before 3,3']);
  });

  it('hooks: what they give must be a gradient of the same size and dtype', () => {
    const refuse = (hook: (g: Tensor) => unknown): string =>
      errorOf(() => {
        const x = torch.ones([2], { requires_grad: true });
        x.register_hook(hook);
        x.mul(x).sum().backward();
      });
    expect(refuse(() => 3n)).toBe("TypeError: expected Variable, but hook returned 'int'");
    expect(refuse(() => torch.ones([3]))).toBe("RuntimeError: hook '<lambda>' has changed the size of value");
    expect(refuse((g) => g.double())).toBe(
      "RuntimeError: hook '<lambda>' has changed the type of value (was torch.FloatTensor got torch.DoubleTensor)",
    );
    function tripled(): Tensor {
      return torch.ones([3]);
    }
    expect(refuse(tripled)).toBe("RuntimeError: hook 'tripled' has changed the size of value");
    expect(errorOf(() => torch.ones([2]).register_hook(() => null))).toBe(
      "RuntimeError: cannot register a hook on a tensor that doesn't require gradient",
    );
    expect(refuse(3n as never)).toBe("TypeError: 'int' object is not callable");
  });

  it('hook_none: a hook where no gradient arrives is given null, and may not make one', () => {
    const x = leaf(1, 2);
    const [a, b] = x.unbind();
    const seen: unknown[] = [];
    b?.register_hook((g: Tensor | null) => {
      seen.push(g);
    });
    a?.backward();
    expect(seen).toEqual([null]);
    const [c, d] = leaf(1, 2).unbind();
    d?.register_hook(() => torch.ones([], { dtype: float64 }));
    expect(errorOf(() => c?.backward())).toBe("RuntimeError: can't replace a None gradient with a non-None value");
  });

  it('hook_with_no_name: an object that can be called', () => {
    const x = leaf(1, 2);
    x.register_hook({ __call__: (g: Tensor) => g.mul(2) });
    x.sum().backward();
    expect(x.grad?.tolist()).toEqual([2, 2]);
    const y = leaf(1, 2);
    y.register_hook({ __call__: () => torch.ones([5], { dtype: float64 }) });
    expect(
      errorOf(() => {
        y.sum().backward();
      }),
    ).toBe("RuntimeError: hook '<unknown>' has changed the size of value");
  });

  it('retains_grad_can_always_observe_tensor_prehook: also of hooks that came later', () => {
    const x = leaf(1, 2);
    const y = x.mul(2);
    y.retain_grad();
    y.register_hook((g: Tensor) => g.mul(10));
    y.sum().backward();
    expect(y.grad?.tolist()).toEqual([10, 10]);
    expect(x.grad?.tolist()).toEqual([20, 20]);
  });

  it('hooks_cpp: of what a composed call gives', () => {
    const x = torch.ones([5, 5], { requires_grad: true });
    const normalised = torch.nn.functional.batch_norm(x, torch.zeros([5]), torch.ones([5]), null, null, true);
    let seen = 0;
    normalised.register_hook((g: Tensor) => {
      seen++;
      expect(g.tolist()).toEqual(torch.ones([5, 5]).mul(2).tolist());
      return g.mul(0);
    });
    normalised.backward(torch.ones([5, 5]).mul(2));
    expect(seen).toBe(1);
    expect(x.grad?.tolist()).toEqual(torch.zeros([5, 5]).tolist());
  });

  it('retain_grad: of a tensor that is changed in place refers to what it is then', () => {
    const x = leaf(1, 2);
    const y = x.mul(2);
    y.retain_grad();
    y.mul_(5);
    expect(y.retains_grad).toBe(true);
    y.mul(7).sum().backward();
    expect(y.grad?.tolist()).toEqual([7, 7]);
    expect(
      errorOf(() => {
        torch.ones([2]).retain_grad();
      }),
    ).toBe("RuntimeError: can't retain_grad on Tensor that has requires_grad=False");
  });
});

describe('hooks of nodes', () => {
  it('grad_fn_prehooks: each replaces what the next one and the node get', () => {
    const x = leaf(2, 3);
    const y = x.mul(3);
    const node = y.grad_fn;
    node?.register_prehook((g: Gradients) => [g[0]?.mul(2) ?? null]);
    node?.register_prehook((g: Gradients) => [g[0]?.add(1) ?? null]);
    node?.register_prehook(() => undefined);
    y.sum().backward();
    expect(x.grad?.tolist()).toEqual([9, 9]);
    const refuse = (hook: () => unknown): string =>
      errorOf(() => {
        const z = leaf(1, 2).mul(3);
        z.grad_fn?.register_prehook(hook);
        z.sum().backward();
      });
    expect(refuse(() => 3n)).toBe("TypeError: expected tuple, but hook returned 'int'");
    expect(refuse(() => [])).toBe(
      "RuntimeError: hook '<lambda>' has returned an incorrect number of values (got 0, but expected 1)",
    );
  });

  it('grad_fn_prehooks_multiple_outputs: get the gradients of all outputs', () => {
    const x = leaf(1, 2, 3, 4);
    const [a, b] = x.chunk(2);
    if (a === undefined || b === undefined) throw new Error('Two chunks.');
    a.grad_fn?.register_prehook((g: Gradients) => {
      expect(g.map((one) => one?.tolist() ?? null)).toEqual([
        [1, 1],
        [2, 2],
      ]);
      return [g[0]?.mul(2) ?? null, g[1]?.mul(3) ?? null];
    });
    a.add(b.mul(2)).sum().backward();
    expect(x.grad?.tolist()).toEqual([2, 2, 6, 6]);
    const z = leaf(1, 2).unbind();
    z[0]?.grad_fn?.register_prehook((g: Gradients) => [g[0], torch.ones([], { dtype: float64 })]);
    expect(errorOf(() => z[0]?.backward())).toBe("RuntimeError: can't replace a None gradient with a non-None value");
  });

  it('grad_fn_prehooks_remove_hooks: at any time, also from inside a hook', () => {
    for (const during of [true, false]) {
      const x = leaf(1, 1);
      const y = x.mul(3);
      const seen: number[] = [];
      const first = y.grad_fn?.register_prehook(() => {
        seen.push(1);
        if (during) second?.remove();
      });
      const second = y.grad_fn?.register_prehook(() => {
        seen.push(2);
      });
      if (!during) second?.remove();
      y.sum().backward({ retain_graph: true });
      // What is removed while the hooks run is not missed in that run.
      expect(seen).toEqual(during ? [1, 2] : [1]);
      y.sum().backward({ retain_graph: true });
      expect(seen).toEqual(during ? [1, 2, 1] : [1, 1]);
      first?.remove();
      y.sum().backward();
      expect(seen).toHaveLength(during ? 3 : 2);
    }
  });

  it('hooks: after a node get the gradients of its inputs and outputs, and replace the first', () => {
    const x = leaf(2, 3);
    const y = x.mul(3);
    y.grad_fn?.register_hook((inputs: Gradients, outputs: Gradients) => {
      expect(inputs.map((g) => g?.tolist() ?? null)).toEqual([[3, 3], null]);
      expect(outputs.map((g) => g?.tolist() ?? null)).toEqual([[1, 1]]);
      return [inputs[0]?.mul(2) ?? null, null];
    });
    y.sum().backward();
    expect(x.grad?.tolist()).toEqual([6, 6]);
    const refuse = (hook: (inputs: Gradients) => unknown): string =>
      errorOf(() => {
        const z = leaf(1, 2);
        const w = z.mul(z);
        w.grad_fn?.register_hook(hook);
        w.sum().backward();
      });
    expect(refuse((g) => [g[0]])).toBe(
      "RuntimeError: hook '<lambda>' has returned an incorrect number of values (got 1, but expected 2)",
    );
    expect(refuse(() => 3n)).toBe("TypeError: expected tuple, but hook returned 'int'");
    expect(refuse((g) => g[0])).toBe("TypeError: expected tuple, but hook returned 'Tensor'");
    expect(refuse(() => [3n, null])).toBe("TypeError: expected Variable, but hook returned 'int'");
  });

  it('prehook_ordering: hooks of the tensor, then what is kept, then hooks of the node, each as registered', () => {
    const x = leaf(1);
    const order: string[] = [];
    const note = (name: string) => (): void => {
      order.push(name);
    };
    const y = x.mul(2);
    const accumulate = nodeOf(x);
    accumulate.register_hook(note('accumulate posthook'));
    accumulate.register_prehook(note('accumulate prehook'));
    x.register_post_accumulate_grad_hook(note('post-accumulate'));
    x.register_hook(note('x first'));
    x.register_hook(note('x second'));
    y.grad_fn?.register_hook(note('posthook'));
    y.grad_fn?.register_prehook(note('prehook'));
    y.retain_grad();
    y.register_hook(() => {
      order.push(`y, kept ${String(y.grad)}`);
    });
    y.sum().backward();
    expect(order).toEqual([
      'y, kept null',
      'prehook',
      'posthook',
      'x first',
      'x second',
      'accumulate prehook',
      'post-accumulate',
      'accumulate posthook',
    ]);
  });

  it('accumulate_grad_posthooks_can_observe_tensor_prehook: with what the hook made of the gradient', () => {
    const x = leaf(1, 2);
    x.register_hook((g: Tensor) => g.mul(2));
    const seen: unknown[] = [];
    nodeOf(x).register_hook((inputs: Gradients, outputs: Gradients) => {
      seen.push(
        inputs,
        outputs.map((g) => g?.tolist()),
      );
    });
    x.sum().backward();
    expect(seen).toEqual([[], [[2, 2]]]);
    expect(x.grad?.tolist()).toEqual([2, 2]);
  });

  it('accumulate_grad_posthooks_should_not_execute: where nothing is accumulated', () => {
    const x = leaf(1, 2);
    const y = leaf(1, 2);
    let called = 0;
    nodeOf(x).register_hook(() => {
      called++;
    });
    const f = (): Tensor => x.add(y).sum();
    f().backward({ inputs: [y] });
    grad(f(), x);
    grad(f(), [x, y]);
    expect(called).toBe(0);
    f().backward({ inputs: [x] });
    expect(called).toBe(1);
  });

  it('hook_edge_case_when_called_with_grad: hooks of what is asked for run, its node runs where it leads on', () => {
    const x = leaf(1, 1);
    const y = x.mul(2);
    const order: string[] = [];
    y.register_hook((g: Tensor) => {
      order.push('y');
      return g.mul(10);
    });
    x.register_hook((g: Tensor) => {
      order.push('x');
      return g.mul(3);
    });
    y.grad_fn?.register_prehook(() => {
      order.push('prehook');
    });
    nodeOf(x).register_prehook(() => {
      order.push('accumulate prehook');
    });
    const z = y.mul(y).sum();
    const [alone] = grad(z, [y], { retain_graph: true });
    expect([alone?.tolist(), order.splice(0)]).toEqual([[40, 40], ['y']]);
    const both = grad(z, [y, x], { retain_graph: true });
    expect(both.map((g) => g?.tolist())).toEqual([
      [4, 4],
      [240, 240],
    ]);
    expect(order.splice(0)).toEqual(['y', 'prehook', 'x']);
    z.backward({ inputs: [x] });
    expect(order).toEqual(['y', 'prehook', 'x', 'accumulate prehook']);
  });
});

describe('hooks after accumulation', () => {
  it('post_accumulate_grad_hook_on_non_leaf: is refused', () => {
    const x = leaf(1);
    expect(errorOf(() => x.mul(2).register_post_accumulate_grad_hook(() => null))).toBe(
      'RuntimeError: post accumulate grad hooks cannot be registered on non-leaf tensors',
    );
    expect(errorOf(() => torch.ones([2]).register_post_accumulate_grad_hook(() => null))).toBe(
      "RuntimeError: cannot register a hook on a tensor that doesn't require gradient",
    );
  });

  it('post_accumulate_grad_hook_multiple_hooks: run in the order in which they were registered', () => {
    const x = leaf(1, 2);
    x.register_post_accumulate_grad_hook((p: Tensor) => {
      p.grad?.mul_(2);
    });
    x.register_post_accumulate_grad_hook((p: Tensor) => {
      p.grad?.add_(1);
    });
    x.sum().backward();
    expect(x.grad?.tolist()).toEqual([3, 3]);
  });

  it('post_accumulate_grad_hook_multiple_tensors: each its own', () => {
    const x = leaf(1, 2);
    const y = leaf(1, 2);
    const hook = (p: Tensor): void => {
      p.grad?.add_(1);
    };
    x.register_post_accumulate_grad_hook(hook);
    y.register_post_accumulate_grad_hook(hook);
    x.mul(y).sum().backward();
    expect([x.grad?.tolist(), y.grad?.tolist()]).toEqual([
      [2, 3],
      [2, 3],
    ]);
  });

  it('post_accumulate_grad_hook_returns_not_None: is refused, but for the tensor itself', () => {
    const result = (hook: (p: Tensor) => unknown): string =>
      errorOf(() => {
        const x = leaf(1, 2);
        x.register_post_accumulate_grad_hook(hook);
        x.sum().backward();
      });
    expect(result((p) => p.mul(2))).toBe('RuntimeError: Tensor post accumulate grad hooks should return None.');
    expect(result(() => 3n)).toBe("TypeError: expected Variable, but hook returned 'int'");
    expect(result((p) => p)).toBe('no error');
  });

  it('post_accumulate_grad_hook_e2e: a step of descent as soon as the gradient is there', () => {
    const weights = [leaf(1, 2), leaf(3, 4)];
    for (const weight of weights)
      weight.register_post_accumulate_grad_hook((p: Tensor) => {
        p.sub_(p.grad?.mul(0.5) ?? p);
        p.grad = null;
      });
    weights[0]
      ?.mul(weights[1] ?? 1)
      .sum()
      .backward();
    expect(weights.map((weight) => weight.tolist())).toEqual([
      [-0.5, 0],
      [2.5, 3],
    ]);
    expect(weights.map(({ grad: g }) => g)).toEqual([null, null]);
    expect(weights[0]?.is_leaf).toBe(true);
  });

  it('post_accumulate_grad_hook_ordering: after the gradient is stored, before the node is done', () => {
    const x = leaf(1);
    const order: string[] = [];
    const kept = (): string => (x.grad === null ? 'nothing' : String(x.grad.tolist()));
    x.register_hook(() => {
      order.push(`tensor: ${kept()}`);
    });
    nodeOf(x).register_prehook(() => {
      order.push(`prehook: ${kept()}`);
    });
    x.register_post_accumulate_grad_hook(() => {
      order.push(`post-accumulate: ${kept()}`);
    });
    nodeOf(x).register_hook(() => {
      order.push(`posthook: ${kept()}`);
    });
    x.mul(2).sum().backward();
    expect(order).toEqual(['tensor: nothing', 'prehook: nothing', 'post-accumulate: 2', 'posthook: 2']);
  });
});

describe('hooks of several tensors', () => {
  const names = (list: Gradients): boolean[] => list.map((g) => g !== null);

  it('multi_grad_all_hooks: when all gradients are there that the pass comes to', () => {
    const [a, b] = [leaf(1, 2), leaf(3, 4)];
    const c = a.mul(b);
    const d = a.mul(b);
    const seen: boolean[][] = [];
    const handle = graph.register_multi_grad_hook([a, b, c, d], (list: Gradients) => {
      seen.push(names(list));
    });
    c.sum().backward({ retain_graph: true });
    c.sum().backward({ inputs: [a], retain_graph: true });
    c.sum().backward({ inputs: [a, b], retain_graph: true });
    c.sum().add(d.sum()).backward({ retain_graph: true });
    handle.remove();
    c.sum().backward();
    expect(seen).toEqual([
      [true, true, true, false],
      [true, false, true, false],
      [true, true, true, false],
      [true, true, true, true],
    ]);
    expect(errorOf(() => graph.register_multi_grad_hook([torch.ones([2])], () => null))).toBe(
      'AssertionError: Expected gradient function to be set',
    );
  });

  it('multi_grad_any_hooks: with the first gradient of a pass', () => {
    const x = leaf(1, 2);
    const y = x.mul(2);
    const seen: unknown[] = [];
    graph.register_multi_grad_hook([x, y, torch.ones([2])], (g: Tensor) => seen.push(g.tolist()), { mode: 'any' });
    y.mul(3).sum().backward({ retain_graph: true });
    expect(seen).toEqual([[3, 3]]);
    y.mul(4).sum().backward();
    expect(seen).toEqual([
      [3, 3],
      [4, 4],
    ]);
  });

  it('multi_grad_hooks_invalid_mode: is refused', () => {
    expect(errorOf(() => graph.register_multi_grad_hook([leaf(1)], () => null, { mode: 'some' }))).toBe(
      "ValueError: Expects mode to be one of ('all', 'any') but got some",
    );
  });
});

describe('passes inside of hooks', () => {
  /** Gives what a whole pass inside of it gives besides. */
  const hookOf = (param: Tensor) => {
    let inside = 0;
    const hook = (g: Tensor): Tensor => {
      const again = param.detach().requires_grad_();
      torch.enable_grad(() => {
        again.pow(3).sum().backward();
      });
      inside++;
      return g.add(again.grad ?? g);
    };
    return { hook, count: (): number => inside };
  };

  it('reentrant_with_leaf_variable_hook: a whole pass runs inside', () => {
    const param = leaf(1, 2);
    const { hook, count } = hookOf(param);
    param.register_hook(hook);
    param.mul(param).sum().backward();
    expect(param.grad?.tolist()).toEqual([5, 16]);
    expect(count()).toBe(1);
  });

  it('reentrant_with_non_leaf_variable_hook: a whole pass runs inside', () => {
    const param = leaf(1, 2);
    const { hook, count } = hookOf(param);
    const temporary = param.mul(param);
    temporary.register_hook(hook);
    temporary.sum().backward();
    expect(param.grad?.tolist()).toEqual([8, 52]);
    expect(count()).toBe(1);
  });

  it('reentrant_with_leaf_variable_hook: also over the same graph', () => {
    const x = leaf(3);
    const y = x.mul(x);
    let nested: unknown = null;
    y.register_hook(() => {
      if (nested !== null) return;
      nested = 'running';
      nested = grad(y, x, { grad_outputs: torch.ones([1], { dtype: float64 }), retain_graph: true })[0]?.item();
    });
    y.mul(2).sum().backward();
    expect(nested).toBe(6);
    expect(x.grad?.tolist()).toEqual([12]);
  });

  it('reentrant_child_error: leaves no trace in the graph', () => {
    const x = leaf(2);
    const y = x.mul(x);
    const bad = leaf(1).mul(1);
    bad.register_hook(() => {
      throw new Error('inner');
    });
    const handle = y.register_hook(() => {
      torch.enable_grad(() => {
        bad.sum().backward();
      });
    });
    expect(() => {
      y.sum().backward({ retain_graph: true });
    }).toThrow('inner');
    expect(torch.is_grad_enabled()).toBe(true);
    handle.remove();
    y.sum().backward();
    expect(x.grad?.tolist()).toEqual([4]);
    expect(torch._C._current_graph_task_id()).toBe(-1);
  });

  it('grad_mode_restored_reentrant: whatever the hook and the pass inside of it do', () => {
    const x = leaf(2);
    const modes: boolean[] = [];
    x.register_hook(() => {
      modes.push(torch.is_grad_enabled());
      torch.set_grad_enabled(true);
      leaf(1).mul(2).sum().backward({ create_graph: true });
      modes.push(torch.is_grad_enabled());
    });
    x.register_hook(() => {
      modes.push(torch.is_grad_enabled());
    });
    torch.enable_grad(() => {
      x.mul(3).sum().backward();
    });
    x.mul(3).sum().backward({ create_graph: true });
    expect(modes).toEqual([false, true, false, true, true, true]);
    expect(torch.is_grad_enabled()).toBe(true);
  });
});

describe('what the observer hears', () => {
  it('is each hook with what it was given and gave, and the calls that it made', () => {
    const x = leaf(2);
    const y = x.mul(3);
    y.register_hook(function doubled(g: Tensor) {
      return g.mul(2);
    });
    y.grad_fn?.register_prehook(() => null);
    nodeOf(x).register_hook(() => null);
    const heard: string[] = [];
    const told = ({ kind, node, output, given }: UserDerivative): string =>
      `${kind} of ${node.printedName}.${output} ${given.map(String).join()}`;
    const root = y.sum();
    observed(
      {
        onCall: ({ definition, depth }) => depth === 0 && heard.push(definition.name),
        onNode: (node) => heard.push(`step of ${node.printedName}`),
        onAccumulate: () => heard.push('accumulated'),
        onUserStart: (derivative) => heard.push(`start: ${told(derivative)}`),
        onUserEnd: ({ kind }, results) => heard.push(`end: ${kind} ${String(results)}`),
      },
      () => {
        root.backward();
      },
    );
    expect(heard).toEqual([
      'step of SumBackward0',
      'start: tensor hook of MulBackward0.0 tensor([1.], dtype=torch.float64)',
      'mul',
      'end: tensor hook tensor([2.], dtype=torch.float64)',
      'start: node prehook of MulBackward0.0 tensor([2.], dtype=torch.float64)',
      'end: node prehook null',
      'step of MulBackward0',
      'accumulated',
      'start: node hook of AccumulateGrad.0 tensor([6.], dtype=torch.float64)',
      'end: node hook null',
      'step of AccumulateGrad',
    ]);
  });
});
