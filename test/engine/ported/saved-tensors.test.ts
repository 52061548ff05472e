/** PyTorch's own tests of what nodes save, of hooks that pack it, and of changing it in place. */
import { describe, expect, it } from 'vitest';
import { errorOf } from './errors';
import { type Tensor, torch } from '../../../src/engine/torch';

const { grad, graph } = torch.autograd;
const float64 = torch.float64;

const leaf = (...values: number[]): Tensor => torch.tensor(values, { dtype: float64, requires_grad: true });
const same = (value: unknown): unknown => value;
const SECOND =
  'RuntimeError: Calling register_hooks on a saved tensor whose hooks have already been set. Hint: only one pair of hooks is allowed at a time.';
const IN_PLACE =
  'RuntimeError: A saved tensor pack hook is modifying its input in place. Tensors provided as input to pack hook cannot be modified by in-place operations as this can lead to unexpected side-effects. Please open an issue if you need to perform in-place operations on the input to a pack hook.';

describe('what nodes save', () => {
  it('no_unnecessary_save: a factor whose partner needs no gradient', () => {
    const mu = leaf(1, 2);
    const factor = torch.tensor([3, 4], { dtype: float64 });
    const y = mu.mul(factor);
    expect(y.grad_fn?.['_saved_self']).toBeNull();
    expect(y.grad_fn?.['_saved_other']).toBe(factor);
    // So the parameter may be changed before the pass.
    torch.no_grad(() => mu.add_(1));
    y.sum().backward();
    expect(mu.grad?.tolist()).toEqual([3, 4]);
  });

  it('index_backward_does_not_save_tensor: only the places', () => {
    const a = leaf(1, 0, 0, 0).mul(1);
    const b = torch.zeros([4], { dtype: float64 });
    const at = torch.tensor([true, false, false, true]);
    b.index_put_([at], a.__getitem__(at));
    const c = a.__getitem__(at);
    a.mul_(2);
    c.sum().backward();
    expect(c.grad_fn?.['_saved_self']).toBeUndefined();
  });

  it('no_unnecessary_unwrapping: what is saved is the very tensor, until it is freed', () => {
    const a = leaf(1, 2, 3);
    const b = a.mul(a);
    expect(b.grad_fn?.['_saved_self']).toBe(a);
    expect(b.grad_fn?.['_saved_other']).toBe(a);
    const c = b.mul(b);
    expect(c.grad_fn?.['_saved_self']).toBe(b);
    const d = c.exp();
    expect((d.grad_fn?.['_saved_result'] as Tensor).tolist()).toEqual(d.tolist());
    expect(d.grad_fn?.['_saved_nothing']).toBeUndefined();
    d.sum().backward();
    for (const [node, name] of [
      [b.grad_fn, '_saved_self'],
      [c.grad_fn, '_saved_other'],
      [d.grad_fn, '_saved_result'],
    ] as const)
      expect(errorOf(() => node?.[name])).toContain('after they have already been freed');
  });

  it('no_unnecessary_unwrapping: what is no tensor can be asked for when the tensors are freed', () => {
    const y = leaf(1, 2).softmax(0);
    y.sum().backward();
    expect(y.grad_fn?.['_saved_dim']).toBe(0);
    expect(errorOf(() => y.grad_fn?.['_saved_result'])).toContain('after they have already been freed');
    expect(
      errorOf(() => {
        y.sum().backward();
      }),
    ).toContain('Trying to backward through the graph a second time');
  });

  it('no_unnecessary_unwrapping: what was changed in place since is refused', () => {
    const a = leaf(1, 2).mul(1);
    const b = a.mul(a);
    a.add_(1);
    expect(errorOf(() => b.grad_fn?.['_saved_self'])).toContain(
      'has been modified by an inplace operation: [torch.DoubleTensor [2]], which is output 0 of Add, is at version 1; expected version 0 instead.',
    );
  });
});

describe('hooks of one saved tensor', () => {
  it('saved_variable_packing_unpacking_saved_original_with_hooks: pack at once, unpack at every use', () => {
    const pass = (pack: (x: Tensor) => unknown, unpack: (x: never) => unknown): Tensor => {
      const a = leaf(1, 2, 3);
      const y = a.mul(a);
      y.grad_fn?.['_raw_saved_self']?.register_hooks(pack, unpack);
      y.sum().backward();
      return a.grad ?? a;
    };
    expect(pass(same as never, same).tolist()).toEqual([2, 4, 6]);
    expect(
      pass(
        (x) => x.mul(2),
        (x: Tensor) => x.div(2),
      ).tolist(),
    ).toEqual([2, 4, 6]);
    // What is unpacked is what counts.
    expect(pass((x) => x.mul(2), same).tolist()).toEqual([3, 6, 9]);
    expect(
      pass(
        (x) => ({ inside: x }),
        ({ inside }: { inside: Tensor }) => inside,
      ).tolist(),
    ).toEqual([2, 4, 6]);
    expect(errorOf(() => pass((x) => x.mul_(2), same))).toBe(IN_PLACE);
    expect(errorOf(() => pass(same as never, () => 3n))).toBe(
      'TypeError: Output of saved tensor unpack_hook expected to be a Tensor but got result of type int',
    );

    const a = leaf(1, 2);
    const y = a.mul(a);
    const raw = y.grad_fn?.['_raw_saved_self'];
    raw?.register_hooks((x: Tensor) => {
      expect(x.requires_grad).toBe(false);
      return x;
    }, same);
    expect(errorOf(() => raw?.register_hooks(same, same))).toBe(SECOND);
    expect(errorOf(() => y.grad_fn?.['_raw_saved_other']?.register_hooks(3 as never, same))).toContain(
      'TypeError: register_hooks(): incompatible function arguments.',
    );
    // The tensor that comes back stands where the other stood: its gradient goes to the same leaf.
    const unpacked = y.grad_fn?.['_saved_self'] as Tensor;
    expect(unpacked === a).toBe(false);
    expect(unpacked.requires_grad).toBe(true);
    const [second] = grad(grad(y.sum(), a, { create_graph: true })[0]?.sum() ?? y, a);
    expect(second?.tolist()).toEqual([2, 2]);
  });

  it('saved_variable_packing_unpacking_did_not_save_original_with_hooks: of a result', () => {
    const a = leaf(1, 2);
    const y = a.exp();
    const raw = y.grad_fn?.['_raw_saved_result'];
    raw?.register_hooks(
      (x: Tensor) => x.mul(2),
      (x: Tensor) => x.div(2),
    );
    const unpacked = y.grad_fn?.['_saved_result'] as Tensor;
    expect(unpacked.tolist()).toEqual(y.tolist());
    expect(unpacked.grad_fn).toBe(y.grad_fn);
    expect(errorOf(() => raw?.register_hooks(same, same))).toBe(SECOND);
    y.sum().backward();
    expect(torch.allclose(a.grad ?? a, y)).toBe(true);
  });

  it('saved_variable_packing_unpacking_saved_original_with_hooks: what is not there has no hooks', () => {
    const a = leaf(1, 2);
    const scaled = a.mul(2);
    expect(errorOf(() => scaled.grad_fn?.['_raw_saved_self']?.register_hooks(same, same))).toBe(
      'RuntimeError: Calling register_hooks on a saved tensor with value None is forbidden',
    );
    const y = a.exp();
    const raw = y.grad_fn?.['_raw_saved_result'];
    y.sum().backward();
    const freed = (register: () => unknown): void => {
      expect(errorOf(register)).toContain(
        'RuntimeError: Calling register_hooks on a saved tensor after it has been freed.',
      );
    };
    freed(() => raw?.register_hooks(same, same));
    freed(() => y.grad_fn?.['_raw_saved_result']?.register_hooks(same, same));
    expect(errorOf(() => new torch.autograd.SavedTensor(null, false))).toBe(
      'RuntimeError: Trying to create a SavedTensor object from Python is forbidden.',
    );
  });
});

describe('hooks of all that is saved', () => {
  const twice = (x: Tensor): Tensor => x.mul(2);
  const half = (x: Tensor): Tensor => x.div(2);

  it('saved_variable_packing_unpacking_saved_original_with_default_hooks: of operands', () => {
    const a = leaf(1, 2);
    graph.saved_tensors_hooks(same, same, () => {
      const y = a.mul(a);
      expect((y.grad_fn?.['_saved_self'] as Tensor).tolist()).toEqual([1, 2]);
      y.sum().backward();
    });
    expect(a.grad?.tolist()).toEqual([2, 4]);
    const y = graph.saved_tensors_hooks(twice, same, () => a.mul(a));
    expect((y.grad_fn?.['_saved_self'] as Tensor).tolist()).toEqual([2, 4]);
    expect((y.grad_fn?.['_saved_self'] as Tensor).requires_grad).toBe(true);
    expect(errorOf(() => y.grad_fn?.['_raw_saved_self']?.register_hooks(same, same))).toBe(SECOND);
    // Outside, nothing is packed.
    expect(a.mul(a).grad_fn?.['_saved_self']).toBe(a);
    const z = graph.saved_tensors_hooks(twice, half, () => a.mul(a));
    z.sum().backward();
    expect(a.grad?.tolist()).toEqual([4, 8]);
  });

  it('saved_variable_packing_unpacking_did_not_save_original_with_default_hooks: of results', () => {
    const a = leaf(1, 2);
    const y = graph.saved_tensors_hooks(twice, half, () => a.exp());
    expect((y.grad_fn?.['_saved_result'] as Tensor).tolist()).toEqual(y.tolist());
    expect((y.grad_fn?.['_saved_result'] as Tensor).grad_fn).toBe(y.grad_fn);
    y.sum().backward();
    expect(a.grad?.tolist()).toEqual(y.tolist());
  });

  it('setting_default_saved_variable_hooks_twice_should_not_fail: nor leave anything behind', () => {
    graph.saved_tensors_hooks(same, same, () => {
      graph.saved_tensors_hooks(same, same, () => undefined);
    });
    const a = leaf(1, 2);
    expect(a.mul(a).grad_fn?.['_saved_self']).toBe(a);
  });

  it('setting_default_saved_variable_hooks_twice_should_use_inner: and the outer pair when that is over', () => {
    const a = leaf(1, 2);
    const b = leaf(1, 2);
    const outer = graph.saved_tensors_hooks((x: Tensor) => x.mul(3), same);
    const [y, z] = outer.run(() => {
      const inner = graph.saved_tensors_hooks(
        (x: Tensor) => x.mul(5),
        same,
        () => b.mul(b),
      );
      return [inner, a.mul(a)] as const;
    });
    y.sum().backward();
    z.sum().backward();
    expect(b.grad?.tolist()).toEqual([10, 20]);
    expect(a.grad?.tolist()).toEqual([6, 12]);
  });

  it('disabling_saved_tensor_hooks: refuses them with the message, also around it', () => {
    const message = 'hooks are disabled';
    expect(
      errorOf(() => graph.disable_saved_tensors_hooks(message, () => graph.saved_tensors_hooks(same, same, () => 1))),
    ).toBe(`RuntimeError: ${message}`);
    expect(
      errorOf(() => graph.saved_tensors_hooks(same, same, () => graph.disable_saved_tensors_hooks(message, () => 1))),
    ).toBe(`RuntimeError: ${message}`);
    expect(graph.saved_tensors_hooks(same, same, () => 1)).toBe(1);
    expect(errorOf(() => graph.saved_tensors_hooks(3 as never, 4 as never, () => 1))).toContain(
      'TypeError: _push_saved_tensors_default_hooks(): incompatible function arguments.',
    );
  });

  it('disabling_saved_tensor_hooks_nested: with the innermost message', () => {
    const use = (): unknown => graph.saved_tensors_hooks(same, same, () => 1);
    graph.disable_saved_tensors_hooks('outer', () => {
      graph.disable_saved_tensors_hooks('inner', () => {
        expect(errorOf(use)).toBe('RuntimeError: inner');
      });
      expect(errorOf(use)).toBe('RuntimeError: outer');
    });
    expect(use()).toBe(1);
  });

  it('saved_tensor_hooks_custom_error_propagation: an error of either reaches the caller', () => {
    class CustomError extends Error {}
    const fail = (): never => {
      throw new CustomError();
    };
    const x = leaf(1, 2);
    expect(() => graph.saved_tensors_hooks(fail, same, () => x.mul(x))).toThrow(CustomError);
    const y = graph.saved_tensors_hooks(same, fail, () => x.mul(x));
    expect(() => {
      y.sum().backward();
    }).toThrow(CustomError);
    expect(x.mul(x).grad_fn?.['_saved_self']).toBe(x);
  });

  it('saved_tensor_hooks_custom_function_intermediates: pack what a Function saves', () => {
    class Square extends torch.autograd.Function {
      static override forward(ctx: { save_for_backward(...tensors: Tensor[]): void }, x: Tensor): Tensor {
        const intermediate = x.exp();
        ctx.save_for_backward(x.clone(), intermediate);
        return x.mul(2);
      }
      static override backward(ctx: { saved_tensors: Tensor[] }, g: Tensor): Tensor {
        const [x, intermediate] = ctx.saved_tensors;
        return g.mul(x ?? 1).mul(intermediate ?? 1);
      }
    }
    const x = leaf(0, 0);
    const packed: unknown[] = [];
    const y = graph.saved_tensors_hooks(
      (t: Tensor) => {
        packed.push(t.tolist());
        return t.add(1);
      },
      same,
      () => Square.apply(x),
    );
    y.sum().backward();
    expect(packed).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(x.grad?.tolist()).toEqual([2, 2]);
  });

  it('saved_tensor_hooks_extra_exit_during_bw_no_crash: leaving once too often does no harm', () => {
    const x = leaf(1, 2);
    const mode = graph.saved_tensors_hooks(same, (t: Tensor) => {
      mode.__exit__();
      return t;
    });
    const y = mode.run(() => x.mul(x));
    y.sum().backward();
    expect(x.grad?.tolist()).toEqual([2, 4]);
    expect(x.mul(x).grad_fn?.['_saved_self']).toBe(x);
  });

  it('unpack_hooks_exec_count: once for each that is saved', () => {
    const x = leaf(1, 2);
    const y = leaf(3, 4);
    const counts = [0, 0];
    const count =
      (which: 0 | 1) =>
      (t: Tensor): Tensor => {
        counts[which] = (counts[which] ?? 0) + 1;
        return t;
      };
    const z = graph.saved_tensors_hooks(count(0), count(1), () => x.mul(y).exp().sum());
    expect(counts).toEqual([3, 0]);
    z.backward();
    expect(counts).toEqual([3, 3]);
  });

  it('pack_hook_with_inplace_modification_should_fail: by name', () => {
    const a = leaf(1, 2);
    const change = (x: Tensor): Tensor => x.mul_(2);
    expect(errorOf(() => graph.saved_tensors_hooks(change, same, () => a.mul(1).exp()))).toBe(IN_PLACE);
    const y = a.exp();
    expect(errorOf(() => y.grad_fn?.['_raw_saved_result']?.register_hooks(change, same))).toBe(IN_PLACE);
  });

  it('saving_variable_to_disk: what is packed may be anything, such as a text', () => {
    const files = new Map<string, string>();
    const pack = (x: Tensor): string => {
      const name = `file ${files.size}`;
      files.set(name, JSON.stringify(x));
      return name;
    };
    const unpack = (name: string): Tensor =>
      torch.tensor(JSON.parse(files.get(name) ?? '') as number[], { dtype: float64 });
    const a = leaf(1, 2);
    const y = graph.saved_tensors_hooks(pack, unpack, () => a.mul(a));
    y.sum().backward();
    expect(files.size).toBe(2);
    expect(a.grad?.tolist()).toEqual([2, 4]);
  });

  it('default_saved_tensors_hooks_double_backward: the second pass finds the history of what is unpacked', () => {
    const packed: string[] = [];
    const counting = (body: () => Tensor): Tensor =>
      graph.saved_tensors_hooks(
        (x: Tensor) => {
          packed.push(x.toString());
          return x;
        },
        (x: Tensor) => x,
        body,
      );
    const a = leaf(2);
    const y = counting(() => a.pow(3).sum());
    const [first] = grad(y, a, { create_graph: true });
    expect(grad(first?.sum() ?? y, a)[0]?.tolist()).toEqual([12]);
    expect(packed).toHaveLength(1);
    // Inside, what the pass saves for the next one is packed as well.
    counting(() => grad(a.pow(3).sum(), a, { create_graph: true })[0] ?? a);
    expect(packed.length).toBeGreaterThan(2);
  });

  it('wrapped_number_saved_tensors_hooks: numbers are not packed', () => {
    const x = leaf(1, 2);
    const seen: string[] = [];
    graph.saved_tensors_hooks(
      (t: Tensor) => {
        seen.push(t.toString());
        return t;
      },
      same,
      () => [x.mul(2.5), x.div(3n), torch.tensor(4, { dtype: float64 }).mul(x)],
    );
    expect(seen).toEqual(['tensor(4., dtype=torch.float64)']);
  });
});

describe('changes of what is saved', () => {
  const { allow_mutation_on_saved_tensors: allowed } = graph;

  it('basic: what is saved is copied before it is changed', () => {
    const a = leaf(1, 2);
    allowed(() => {
      const b = a.clone();
      const out = b.pow(2).sum();
      b.sin_();
      const after = b.pow(2).sum();
      b.cos_();
      out.add(after).backward();
    });
    const expected = a.detach().mul(2).add(a.detach().sin().mul(2).mul(a.detach().cos()));
    expect(torch.allclose(a.grad ?? a, expected)).toBe(true);
    const b = a.clone();
    const out = b.pow(2).sum();
    b.sin_();
    expect(
      errorOf(() => {
        out.backward();
      }),
    ).toContain('modified by an inplace operation');
  });

  it('views: through a view of what is saved', () => {
    allowed(() => {
      const a = leaf(1, 2, 3, 4);
      const b = a.clone();
      const out = b.pow(2).sum();
      b.narrow(0, 1, 2).mul_(10);
      out.backward();
      expect(a.grad?.tolist()).toEqual([2, 4, 6, 8]);
    });
  });

  it('save_base_and_modify_view: the base that is saved stays as it was', () => {
    allowed(() => {
      const a = leaf(1, 2, 3);
      const b = a.clone();
      const c = b.__getitem__(0);
      const out = b.pow(3);
      c.mul_(7);
      out.sum().backward();
      expect(a.grad?.tolist()).toEqual([3, 12, 27]);
    });
  });

  it('save_view_modify_base: and the view', () => {
    allowed(() => {
      const a = leaf(1, 2, 3);
      const b = a.clone();
      const out = b.narrow(0, 0, 2).pow(2).sum();
      b.sin_();
      out.backward();
      expect(a.grad?.tolist()).toEqual([2, 4, 0]);
    });
  });

  it('double_backward: of second order', () => {
    allowed(() => {
      const a = leaf(2);
      const b = a.clone();
      const out = b.pow(3).sum();
      b.sin_();
      const [first] = grad(out, a, { create_graph: true });
      expect(first?.tolist()).toEqual([12]);
      expect(grad(first?.sum() ?? out, a)[0]?.tolist()).toEqual([12]);
    });
  });

  it('saved_same_tensor_different_versions: each as it was then', () => {
    allowed(() => {
      const a = leaf(2);
      const b = a.clone();
      const one = b.pow(2);
      b.mul_(3);
      const two = b.pow(2);
      b.mul_(5);
      one.add(two).sum().backward();
      // d/da (a² + (3a)²)
      expect(a.grad?.tolist()).toEqual([40]);
    });
  });

  it('backward_out_of_context: is refused', () => {
    const a = leaf(1, 2);
    const out = allowed(() => {
      const b = a.clone();
      const y = b.pow(2).sum();
      b.sin_();
      return y;
    });
    const message =
      "AssertionError: Trying to backward outside of the 'allow_mutation_on_saved_tensors' contextin which the graph was originally recorded.";
    expect(
      errorOf(() => {
        out.backward();
      }),
    ).toBe(message);
    expect(
      errorOf(() => {
        allowed(() => {
          out.backward();
        });
      }),
    ).toBe(message);
  });

  it('disallow_nesting: is refused, and ends the outer one properly', () => {
    expect(errorOf(() => allowed(() => allowed(() => 1)))).toBe(
      'RuntimeError: allow_mutation_on_saved_tensors contexts cannot be nested',
    );
    expect(allowed(() => 1)).toBe(1);
  });
});
