/**
 * PyTorch's tests of `torch.autograd.Function` in forward mode and under `torch.func`: each title begins with the name of
 * the test that it stands for. What is expected is what PyTorch 2.14 gives.
 */
import { describe, expect, it } from 'vitest';

import type { FunctionCtx } from '../../../src/engine/autograd/function/context';
import { torch, type Tensor } from '../../../src/engine/torch';

const { Function: Base, forward_ad, gradcheck } = torch.autograd;

const AS_IS_NOT_VIEW =
  "A custom Function's forward is returning a view (or an input as-is) but the jvp is not returning a view.";

type Jvp = (ctx: FunctionCtx, ...tangents: Tensor[]) => unknown;
type Forward = (ctx: FunctionCtx, ...inputs: never[]) => unknown;

function made(forward: Forward, jvp?: Jvp): typeof Base {
  const cls = class Made extends Base {
    static override forward = forward;
    static override backward = (_ctx: FunctionCtx, g: Tensor): Tensor => g;
  };
  if (jvp !== undefined) cls.jvp = jvp;
  return cls;
}

const twice: Forward = (_ctx: FunctionCtx, x: Tensor) => x.mul(2);

/** A dual tensor of ones that moves by 3. */
function dual(primal: Tensor = torch.ones([2])): Tensor {
  return forward_ad.make_dual(primal, torch.full([2], 3));
}

function tangent(tensor: Tensor): unknown {
  return forward_ad.unpack_dual(tensor).tangent?.tolist() ?? null;
}

/** At a level of its own. */
function atLevel<T>(body: () => T): T {
  return forward_ad.dual_level(body);
}

describe('jvp of a custom Function', () => {
  it('gives the tangent of the result, which need not be true', () => {
    atLevel(() => {
      const y = made(twice, (_ctx, t) => t.mul(5)).apply(dual());
      expect([y.tolist(), tangent(y)]).toEqual([
        [2, 2],
        [15, 15],
      ]);
    });
  });

  it('runs without tangents and with grad as it was, and forward without both', () => {
    const modes: unknown[] = [];
    class Looking extends Base {
      static override forward(_ctx: FunctionCtx, x: Tensor): Tensor {
        modes.push(torch.is_grad_enabled(), tangent(x.mul(1)));
        return x.mul(2);
      }
      static override jvp(_ctx: FunctionCtx, t: Tensor): Tensor {
        modes.push(torch.is_grad_enabled(), tangent(t));
        return t.mul(2);
      }
    }
    atLevel(() => Looking.apply(dual()));
    expect(modes).toEqual([false, null, true, null]);
  });

  it('custom_function_error: is asked for where there is none', () => {
    atLevel(() => {
      expect(() => made(twice).apply(dual())).toThrow(
        'You must implement the jvp function for custom autograd.Function to use it with forward mode AD.',
      );
      // Of what is not dual it is not needed.
      expect(
        made(twice)
          .apply(torch.ones([2]))
          .tolist(),
      ).toEqual([2, 2]);
    });
  });

  it('custom_function_forward_mode_wrong_formula: gradcheck finds out', () => {
    const right = made(
      (_ctx: FunctionCtx, x: Tensor) => x.mul(2),
      (_ctx, t) => t.mul(2),
    );
    const wrong = made(
      (_ctx: FunctionCtx, x: Tensor) => x.mul(2),
      (_ctx, t) => t.mul(3),
    );
    right.backward = (_ctx: FunctionCtx, g: Tensor): Tensor => g.mul(2);
    wrong.backward = right.backward;
    const x = torch.tensor([1, 2], { dtype: torch.double, requires_grad: true });
    expect(gradcheck(right.apply, [x], { check_forward_ad: true })).toBe(true);
    expect(gradcheck(wrong.apply, [x])).toBe(true);
    expect(() => gradcheck(wrong.apply, [x], { check_forward_ad: true })).toThrow(
      'Jacobian computed with forward mode mismatch for output 0 with respect to input 0',
    );
  });

  it('custom_function_forward_mode_non_tensor_before_tensor_args: null stands for what is no tensor', () => {
    const given: unknown[] = [];
    const Mixed = made(
      (_ctx: FunctionCtx, scale: number, x: Tensor) => x.mul(scale),
      (_ctx, ...tangents) => {
        given.push((tangents as (Tensor | null)[]).map((t) => t?.tolist() ?? null));
        return tangents[1]?.mul(4);
      },
    );
    atLevel(() => {
      expect(tangent(Mixed.apply(4, dual(), 'word'))).toEqual([12, 12]);
    });
    expect(given).toEqual([[null, [3, 3], null]]);
  });

  it('custom_function_forward_mode_non_tensor_before_tensor_args: what is not dual moves by zeros, integers not at all', () => {
    const given: unknown[] = [];
    const forward =
      (materialize: boolean): Forward =>
      (ctx: FunctionCtx, _a: Tensor, x: Tensor) => {
        ctx.set_materialize_grads(materialize);
        return x.mul(2);
      };
    const jvp: Jvp = (_ctx, a, t) => {
      given.push((a as Tensor | null)?.tolist() ?? null);
      return t;
    };
    atLevel(() => {
      made(forward(true), jvp).apply(torch.ones([2]), dual());
      made(forward(true), jvp).apply(torch.tensor([1n, 1n]), dual());
      made(forward(false), jvp).apply(torch.ones([2]), dual());
    });
    expect(given).toEqual([[0, 0], null, null]);
  });

  it.each<[string, unknown, string]>([
    [
      'too many',
      [torch.ones([2]), null],
      "Function's jvp returned an invalid number of forward gradients (expected 1 but got 2)",
    ],
    ['a number', 3, 'expected Variable or None (got float) for grad output 0.'],
    [
      'another shape',
      torch.ones([3]),
      'Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. Tensor is of size [2] while the given forward gradient is of size [3].',
    ],
  ])('custom_function_error: %s is refused', (_, result, message) => {
    atLevel(() => {
      expect(() => made(twice, () => result).apply(dual())).toThrow(message);
    });
  });

  it('custom_function_forward_mode_non_differentiable: what has no gradient has no tangent', () => {
    const marking = (ctx: FunctionCtx, x: Tensor): unknown[] => {
      const constant = x.mul(3);
      ctx.mark_non_differentiable(constant);
      return [x.mul(2), constant];
    };
    const comparing = (_ctx: FunctionCtx, x: Tensor): unknown[] => [x.mul(2), x.gt(0)];
    const REFUSED =
      "Function's jvp returned a gradient at position 1, but  the corresponding forward output is not a differentiable Tensor.You should return None at that position instead.";
    atLevel(() => {
      const [moved, constant] = made(marking, (_ctx, t) => [t, null]).apply<[Tensor, Tensor]>(dual());
      expect([tangent(moved), tangent(constant)]).toEqual([[3, 3], null]);
      for (const forward of [marking, comparing])
        expect(() => made(forward, (_ctx, t) => [t, t]).apply(dual())).toThrow(REFUSED);
      const [, word] = made(
        (_ctx: FunctionCtx, x: Tensor) => [x.mul(2), 'word'],
        (_ctx, t) => [t, t],
      ).apply<[Tensor, string]>(dual());
      expect(word).toBe('word');
    });
  });

  it('custom_function_forward_mode_view_checks: the tangent of a view is a view of the tangent', () => {
    const viewing: Forward = (_ctx: FunctionCtx, x: Tensor) => x.view(-1);
    const other = torch.ones([2]);
    atLevel(() => {
      const y = made(viewing, (_ctx, t) => t.view(-1)).apply(dual());
      expect([y._is_view(), tangent(y)]).toEqual([true, [3, 3]]);
      expect(() => made(viewing, (_ctx, t) => t.mul(1)).apply(dual())).toThrow(AS_IS_NOT_VIEW);
      expect(() => made(viewing, () => other.view(-1)).apply(dual())).toThrow(
        'A custom Function is returning a view but the jvp is not returning a view of the given grad input.',
      );
      const part = forward_ad.make_dual(torch.ones([2]), torch.ones([4]).narrow(0, 0, 2));
      expect(() => made(viewing, () => other.view(-1)).apply(part)).toThrow(
        'A custom Function is returning a view but the jvp is not returning a view of the same base as the given grad input.',
      );
    });
  });

  it('custom_function_forward_mode_forward_is_no_op: an input that comes back is a view, and so is its tangent', () => {
    const same: Forward = (_ctx: FunctionCtx, x: Tensor) => x;
    atLevel(() => {
      const x = dual();
      const y = made(same, (_ctx, t) => t.view_as(t)).apply(x);
      expect([y === x, y._is_view(), tangent(y)]).toEqual([false, true, [3, 3]]);
      expect(() => made(same, (_ctx, t) => t).apply(x)).toThrow(AS_IS_NOT_VIEW);
    });
  });

  const changing: Forward = (ctx: FunctionCtx, x: Tensor) => {
    x.mul_(2);
    ctx.mark_dirty(x);
    return x;
  };
  const UNCHANGED =
    'An inplace custom Function is not modifying the forward mode gradients inplace. If the forward is modifying an input inplace, then the jvp function must modify the corresponding gradient inplace.';
  it('custom_function_forward_mode_inplace_checks: a change in place is one of the tangent, too', () => {
    atLevel(() => {
      const x = dual();
      expect(made(changing, (_ctx, t) => t.mul_(2)).apply(x)).toBe(x);
      expect([x.tolist(), tangent(x)]).toEqual([
        [2, 2],
        [6, 6],
      ]);
      for (const jvp of [(_: FunctionCtx, t: Tensor) => t.mul(2), (_: FunctionCtx, t: Tensor) => t])
        expect(() => made(changing, jvp).apply(dual())).toThrow(UNCHANGED);
      const copying: Jvp = (_ctx, t) => {
        t.mul_(2);
        return t.clone().add_(1);
      };
      expect(() => made(changing, copying).apply(dual())).toThrow(
        'An inplace custom Function is not returning the forward mode gradients as-is. If the forward is modifying an input inplace, then the jvp function must modify the gradient inplace and return it as-is.',
      );
    });
  });

  it.each([false, true])(
    'custom_function_mark_dirty_not_differentiable: an input that is changed and needs no gradient moves all the same, graph %s',
    (requires_grad) => {
      atLevel(() => {
        const a = torch.ones([2], { requires_grad });
        const x = dual(a.clone());
        const y = made(changing, (_ctx, t) => t.mul_(2)).apply(x);
        expect([y === x, y.requires_grad, tangent(y)]).toEqual([true, requires_grad, [6, 6]]);
        expect(() => made(changing, (_ctx, t) => t).apply(dual(a.clone()))).toThrow(UNCHANGED);
      });
    },
  );

  it('custom_function_forward_mode_inplace_checks: an input without a tangent gets one', () => {
    atLevel(() => {
      const x = torch.ones([2]);
      const Scaling = made(
        (ctx: FunctionCtx, a: Tensor, b: Tensor) => {
          ctx.mark_dirty(a);
          return a.mul_(b);
        },
        (_ctx, _a, b) => b.mul(1),
      );
      expect([Scaling.apply(x, dual()) === x, tangent(x)]).toEqual([true, [3, 3]]);
    });
  });

  it('custom_function_save_for_forward: jvp finds what was saved for it, and the attributes of ctx', () => {
    interface Kept extends FunctionCtx {
      scale: number;
    }
    class Product extends Base {
      static override forward(ctx: Kept, x: Tensor, y: Tensor, scale: number): Tensor {
        const product = x.mul(y);
        ctx.save_for_backward(x, y);
        ctx.save_for_forward(x, y, product, null);
        ctx.scale = scale;
        return product.mul(scale);
      }
      static override jvp(ctx: Kept, tx: Tensor, ty: Tensor): Tensor {
        const [x, y, product, none] = ctx.saved_tensors as [Tensor, Tensor, Tensor, null];
        expect([product.tolist(), none, ctx.needs_input_grad]).toEqual([[5, 5], null, [true, false, false]]);
        return tx.mul(y).add(ty.mul(x)).mul(ctx.scale);
      }
      static override backward(ctx: Kept, g: Tensor): unknown[] {
        const [x, y] = ctx.saved_tensors as [Tensor, Tensor];
        return [g.mul(y).mul(ctx.scale), g.mul(x).mul(ctx.scale), null];
      }
    }
    const x = torch.ones([2], { requires_grad: true });
    const y = torch.full([2], 5);
    atLevel(() => {
      const z = Product.apply(dual(x), y, 2);
      expect([tangent(z), String(z.grad_fn).includes('ProductBackward')]).toEqual([[30, 30], true]);
      z.sum().backward();
    });
    expect(x.grad?.tolist()).toEqual([10, 10]);
  });

  it('custom_function_save_for_forward: what was saved for backward alone is not there, and only tensors may be', () => {
    const found: unknown[] = [];
    const Backward = made(
      (ctx: FunctionCtx, x: Tensor) => {
        ctx.save_for_backward(x);
        return x.mul(2);
      },
      (ctx, t) => {
        found.push(ctx.saved_tensors);
        return t;
      },
    );
    atLevel(() => Backward.apply(dual(torch.ones([2], { requires_grad: true }))));
    expect(found).toEqual([[]]);
    const Wrong = made((ctx: FunctionCtx, x: Tensor) => {
      ctx.save_for_forward(3);
      return x;
    });
    expect(() => Wrong.apply(torch.ones([2]))).toThrow(
      'save_for_forward expects all arguments to be tensors; you should save non-tensors as attributes on ctx.',
    );
  });
});

describe('a Function inside a function that torch.func transforms', () => {
  const MORE = 'For more details, please see https://pytorch.org/docs/main/notes/extending.func.html';
  const { grad, jvp, vmap } = torch.func;

  /** x³, with a derivative of 7 times what it should be. */
  class Cube extends Base {
    static override forward(x: Tensor): Tensor {
      return x.pow(3);
    }
    static override setup_context(ctx: FunctionCtx, inputs: Tensor[]): void {
      ctx.save_for_backward(...inputs);
      ctx.save_for_forward(...inputs);
    }
    static override backward(ctx: FunctionCtx, g: Tensor): Tensor {
      const [x] = ctx.saved_tensors as [Tensor];
      return g.mul(21).mul(x.pow(2));
    }
    static override jvp(ctx: FunctionCtx, t: Tensor): Tensor {
      const [x] = ctx.saved_tensors as [Tensor];
      return t.mul(33).mul(x.pow(2));
    }
  }

  class Mapped extends Cube {
    static override generate_vmap_rule = true;
  }

  const total = (F: typeof Base) => (x: Tensor) => F.apply(x).sum();
  const list = (value: unknown): unknown => (value as Tensor).tolist();

  it('needs setup_context', () => {
    const Combined = made(twice);
    expect(() => grad(total(Combined))(torch.ones([2]))).toThrow(
      `In order to use an autograd.Function with functorch transforms (vmap, grad, jvp, jacrev, ...), it must override the setup_context staticmethod. ${MORE}`,
    );
  });

  it('has its own derivative at every level', () => {
    const x = torch.tensor([1, 2]);
    expect(list(grad(total(Cube))(x))).toEqual([21, 84]);
    expect(list(grad((v) => (grad(total(Cube))(v) as Tensor).sum())(x))).toEqual([42, 84]);
    const [value, tangent_] = jvp(Cube.apply, [x], [torch.ones([2])]);
    expect([list(value), list(tangent_)]).toEqual([
      [1, 8],
      [33, 132],
    ]);
    const [, ofGradient] = jvp(grad(total(Cube)), [x], [torch.ones([2])]);
    expect(list(ofGradient)).toEqual([42, 84]);
  });

  it('has it also for what needs a gradient outside', () => {
    const x = torch.tensor([1, 2], { requires_grad: true });
    const g = grad(total(Cube))(x) as Tensor;
    expect(torch.autograd.grad(g.sum(), x)[0]?.tolist()).toEqual([42, 84]);
    expect(g.grad_fn).not.toBeNull();
  });

  it('custom_function_vmap_defaults: is not mapped unless it says how', () => {
    expect(Base.generate_vmap_rule).toBe(false);
    expect(() => vmap(Cube.apply)(torch.ones([2, 3]))).toThrow(
      `You tried to vmap over Cube, but it does not have vmap support. Please override and implement the vmap staticmethod or set generate_vmap_rule=True. ${MORE}`,
    );
    class Both extends Mapped {
      static override vmap = (): unknown => null;
    }
    expect(() => vmap(Both.apply)(torch.ones([2, 3]))).toThrow(
      `You tried to vmap over Both, but it has both generate_vmap_rule=True and an overridden vmap staticmethod. Please set generate_vmap_rule=False or delete the overridden vmap staticmethod to avoid ambiguity. ${MORE}`,
    );
    expect(() => Base.vmap()).toThrow(
      'To use autograd.Function with vmap, you must either override the vmap staticmethod or set generate_vmap_rule=True.',
    );
  });

  it('is mapped by its own vmap, which is given whole batches', () => {
    const given: unknown[] = [];
    class Own extends Cube {
      static override vmap(info: unknown, in_dims: unknown, x: Tensor): unknown {
        given.push(info, in_dims, x.tolist());
        return [x.pow(3), 0];
      }
    }
    const x = torch.tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(list(vmap(Own.apply)(x))).toEqual([
      [1, 8],
      [27, 64],
    ]);
    expect(given).toEqual([{ batch_size: 2, randomness: 'error' }, [0], x.tolist()]);
    class Wrong extends Cube {
      static override vmap = (_info: unknown, _dims: unknown, x: Tensor): unknown => x;
    }
    expect(() => vmap(Wrong.apply)(x)).toThrow(
      "Expected the vmap staticmethod to have two returns, an output and out_dims with pytree structure compatible with the output. Got a <class 'torch.Tensor'> instead",
    );
  });

  it('is mapped by itself with generate_vmap_rule, and differentiated inside and outside', () => {
    const x = torch.tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(list(vmap(Mapped.apply)(x))).toEqual([
      [1, 8],
      [27, 64],
    ]);
    expect(list(vmap(Mapped.apply, 1, 1)(x))).toEqual([
      [1, 8],
      [27, 64],
    ]);
    expect(list(vmap(grad(total(Mapped)))(x))).toEqual([
      [21, 84],
      [189, 336],
    ]);
    expect(list(grad((v) => (vmap(Mapped.apply)(v) as Tensor).sum())(x))).toEqual([
      [21, 84],
      [189, 336],
    ]);
    const [, moved] = jvp((v) => vmap(Mapped.apply)(v), [x], [torch.ones([2, 2])]);
    expect(list(moved)).toEqual([
      [33, 132],
      [297, 528],
    ]);
  });

  it('generate_vmap_rule sums the gradient of what is the same for the whole batch', () => {
    class Product extends Base {
      static override generate_vmap_rule = true;
      static override forward(x: Tensor, w: Tensor): Tensor {
        return x.mul(w);
      }
      static override setup_context(ctx: FunctionCtx, inputs: Tensor[]): void {
        ctx.save_for_backward(...inputs);
      }
      static override backward(ctx: FunctionCtx, g: Tensor): Tensor[] {
        const [x, w] = ctx.saved_tensors as [Tensor, Tensor];
        return [g.mul(w), g.mul(x)];
      }
    }
    const x = torch.tensor([
      [1, 2],
      [3, 4],
    ]);
    const w = torch.tensor([5, 6], { requires_grad: true });
    const y = vmap(Product.apply, [0, null])(x, w) as Tensor;
    expect(y.tolist()).toEqual([
      [5, 12],
      [15, 24],
    ]);
    y.sum().backward();
    expect(w.grad?.tolist()).toEqual([4, 6]);
  });
});
