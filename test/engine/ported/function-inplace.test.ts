/**
 * PyTorch's tests of custom Functions that give views, change what they are given, or give the same tensor twice: each
 * title begins with the name of the test that it stands for. What is expected is what PyTorch 2.14 gives.
 */
import { describe, expect, it } from 'vitest';

import type { FunctionCtx } from '../../../src/engine/autograd/function/context';
import { torch, type Tensor } from '../../../src/engine/torch';
import { collectingWarnings } from '../../../src/engine/warnings';

const { Function: Base, gradcheck, gradgradcheck } = torch.autograd;

const FORBIDDEN =
  'This view was created inside a custom Function (or because an input was returned as-is) and the autograd logic to handle view+inplace would override the custom backward associated with the custom Function, leading to incorrect gradients. This behavior is forbidden. You can fix this by cloning the output of the custom Function.';
const AMONG_SEVERAL =
  'This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.';
const AMBIGUOUS =
  "Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the no_grad block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).";
const MODIFIED =
  'one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [2]], which is output 0 of Add, is at version 1; expected version 0 instead.';

const leaf = (...values: number[]): Tensor => torch.tensor(values, { requires_grad: true });

type Make = (x: Tensor) => Tensor | Tensor[];

/** Gives whatever `make` makes of its input, with a derivative of 2 that needs the input. */
function made(make: Make, calls: { count: number } = { count: 0 }): typeof Base {
  return class Made extends Base {
    static override forward(ctx: FunctionCtx, x: Tensor): Tensor | Tensor[] {
      ctx.save_for_backward(x);
      return make(x);
    }
    static override backward(ctx: FunctionCtx): Tensor {
      calls.count++;
      const [x] = ctx.saved_tensors;
      return torch.full(x?.shape ?? [], 2);
    }
  };
}

/** Adds the second to the first in place. */
class Adder extends Base {
  static override forward(ctx: FunctionCtx, a: Tensor, b: Tensor): Tensor {
    a.add_(b);
    ctx.mark_dirty(a);
    return a;
  }
  static override backward(_ctx: FunctionCtx, g: Tensor): Tensor[] {
    return [g.mul(2), g.mul(3)];
  }
}

/** What an attempt gives, or the message that refuses it. */
function outcome(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch (error) {
    return error instanceof Error ? error.message.replace(/ Hint: .*$/, '') : error;
  }
}

describe('a view that a Function gives', () => {
  const changes = ['the result', 'the input'] as const;
  const makes: readonly [string, Make, result: string | readonly unknown[], input: string | readonly unknown[]][] = [
    [
      'a view',
      (x) => x.view_as(x),
      `Output 0 of Made is a view and is being modified inplace. ${FORBIDDEN}`,
      `Output 0 of Made is a view and its base or another view of its base has been modified inplace. ${FORBIDDEN}`,
    ],
    [
      'the input',
      (x) => x,
      `Output 0 of Made is a view and is being modified inplace. ${FORBIDDEN}`,
      `Output 0 of Made is a view and its base or another view of its base has been modified inplace. ${FORBIDDEN}`,
    ],
    ['a copy', (x) => x.clone(), [1, [2, 2]], MODIFIED],
    [
      'several views',
      (x) => x.unbind(0),
      `Output 0 of Made is a view and is being modified inplace. ${AMONG_SEVERAL}`,
      `Output 0 of Made is a view and its base or another view of its base has been modified inplace. ${AMONG_SEVERAL}`,
    ],
    [
      'one of several views',
      (x) => x.select(0, 0),
      `Output 0 of Made is a view and is being modified inplace. ${FORBIDDEN}`,
      `Output 0 of Made is a view and its base or another view of its base has been modified inplace. ${FORBIDDEN}`,
    ],
    [
      'a view of a tensor of its own',
      (x) => x.add(1).view(2),
      `Output 0 of Made is a view and is being modified inplace. ${FORBIDDEN}`,
      MODIFIED,
    ],
    [
      'a view and a copy',
      (x) => [x.view_as(x), x.clone()],
      `Output 0 of Made is a view and is being modified inplace. ${AMONG_SEVERAL}`,
      `Output 0 of Made is a view and its base or another view of its base has been modified inplace. ${AMONG_SEVERAL}`,
    ],
  ];

  it.each(makes)('autograd_simple_views_python: %s', (_, make, ...expected) => {
    const outcomes = changes.map((changed) =>
      outcome(() => {
        const calls = { count: 0 };
        const a = leaf(1, 1);
        const b = a.add(0);
        const given = made(make, calls).apply<Tensor | Tensor[]>(b);
        let result = Array.isArray(given) ? (given[0] ?? b) : given;
        if (changed === 'the result') result.add_(torch.ones(result.shape));
        else b.add_(1);
        result = result.mul(1);
        result.sum().backward();
        return [calls.count, a.grad?.tolist()];
      }),
    );
    expect(outcomes).toEqual(expected);
  });

  it.each(makes)('autograd_simple_views_python: %s, of an input that needs no gradient', (_, make) => {
    const refused = `A view was created in no_grad mode and is being modified inplace with grad mode enabled. ${FORBIDDEN}`;
    const of = (change: (result: Tensor, input: Tensor) => unknown): unknown =>
      outcome(() => {
        const b = torch.ones([2]);
        const given = made(make).apply<Tensor | Tensor[]>(b);
        const result = Array.isArray(given) ? (given[0] ?? b) : given;
        change(result, b);
        return result.requires_grad;
      });
    const isView = ((given) => (Array.isArray(given) ? given[0] : given)?._is_view() === true)(make(torch.ones([2])));
    const isInput = ((x) => make(x) === x)(torch.ones([2]));
    expect(of((_result, input) => input.add_(1))).toBe(false);
    expect(of((result) => result.add_(1))).toBe(false);
    expect(of((result) => result.add_(torch.ones(result.shape, { requires_grad: true })))).toBe(
      isView || isInput ? refused : true,
    );
  });

  it('autograd_multiple_views_python: views of views inside have one derivative, the Function', () => {
    const calls = { count: 0 };
    const Nested = made((x) => x.narrow(0, 1, 2).select(0, 0), calls);
    const a = leaf(1, 2, 3);
    const result = Nested.apply(a.add(0));
    expect([result.item(), result._is_view(), result.grad_fn?.name()]).toEqual([2, true, 'MadeBackward']);
    result.sum().backward();
    expect([calls.count, a.grad?.tolist()]).toEqual([1, [2, 2, 2]]);
    const view = Nested.apply(a.add(0));
    expect(() => view.mul_(2)).toThrow(`Output 0 of Made is a view and is being modified inplace. ${FORBIDDEN}`);
  });

  it('inplace_not_requires_grad: may not be changed by what needs a gradient, though its input needed none', () => {
    const refused = `A view was created in no_grad mode and is being modified inplace with grad mode enabled. ${FORBIDDEN}`;
    const b = leaf(1, 2);
    const alias = made((x) => x.view_as(x)).apply(torch.ones([2]));
    expect(() => alias.add_(b)).toThrow(refused);
    const [part] = made((x) => x.unbind(0)).apply<Tensor[]>(torch.ones([2, 2]));
    expect(() => part?.add_(b)).toThrow(refused);
    const plain = torch.no_grad(() => torch.ones([2]).view(2));
    expect(() => plain.add_(b)).toThrow(
      `A view was created in no_grad mode and is being modified inplace with grad mode enabled. ${AMBIGUOUS}`,
    );
  });

  const Alias = made((x) => x.view_as(x));
  const select = (x: Tensor): Tensor => x.select(0, 0);
  it.each<[string, (x: Tensor) => Tensor, subject: string, of: string, rest: string]>([
    ['of a Function', (x) => Alias.apply(x), 'Output 0 of Made is a view and', '', FORBIDDEN],
    ['of such a view', (x) => select(Alias.apply(x)), 'Output 0 of Select is a view and', '', FORBIDDEN],
    ['of a Function of a view', (x) => Alias.apply(select(x)), 'Output 0 of Made is a view and', '', FORBIDDEN],
    [
      'of a Function under no_grad',
      (x) => torch.no_grad(() => Alias.apply(x)),
      'A view was created in no_grad mode and',
      ' with grad mode enabled',
      FORBIDDEN,
    ],
    [
      'under no_grad of a view of a Function',
      (x) => {
        const y = Alias.apply(x);
        return torch.no_grad(() => select(y));
      },
      'A view was created in no_grad mode and',
      ' with grad mode enabled',
      AMBIGUOUS,
    ],
    [
      'of a view of a Function under no_grad',
      (x) => select(torch.no_grad(() => Alias.apply(x))),
      'Output 0 of Select is a view and',
      '',
      FORBIDDEN,
    ],
    [
      'of a Function in inference mode',
      (x) => torch.inference_mode(() => Alias.apply(x)),
      'A view was created in no_grad mode and',
      ' with grad mode enabled',
      FORBIDDEN,
    ],
  ])('autograd_inplace_views_creation_meta: a view %s', (_, make, subject, enabled, rest) => {
    const fresh = (): Tensor => make(torch.ones([2, 2], { requires_grad: true }).mul(1));
    expect(outcome(() => fresh().add_(1))).toBe(`${subject} is being modified inplace${enabled}. ${rest}`);
    const changed = fresh();
    torch.no_grad(() => changed.add_(1));
    expect(changed.requires_grad).toBe(true);
    expect(outcome(() => changed.grad_fn)).toBe(
      `${subject} its base or another view of its base has been modified inplace${enabled}. ${rest}`,
    );
  });

  it('custom_function_local_inplace: what forward changes is its own affair', () => {
    class Local extends Base {
      static override forward(_ctx: FunctionCtx, x: Tensor, inplace: boolean): Tensor {
        const view = x.clone().narrow(0, 0, 2);
        return inplace ? view.add_(2) : view;
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): unknown[] {
        return [torch.nn.functional.pad(g, [0, 1]), null];
      }
    }
    const x = leaf(1, 2, 3);
    for (const inplace of [false, true]) {
      const y = Local.apply(x, inplace);
      expect([y.tolist(), y.grad_fn?.name()]).toEqual([inplace ? [3, 4] : [1, 2], 'LocalBackward']);
      expect(torch.autograd.grad(y.sum(), x)[0]?.tolist()).toEqual([1, 1, 0]);
    }
  });
});

describe('a Function that changes what it is given', () => {
  it.each([
    [false, false, 'AdderBackward'],
    [false, true, 'AddBackward0'],
    [true, false, 'AsStridedBackward0'],
    [true, true, 'AsStridedBackward0'],
  ])('autograd_python_custom_function_inplace: a view %s, changed again %s', (view, again, name) => {
    const [a, b] = [leaf(1, 1), leaf(1, 1)];
    const copy = a.clone();
    const input = view ? copy.view_as(copy) : copy;
    const result = Adder.apply(input, b);
    expect(result).toBe(input);
    if (again) result.add_(2);
    expect([result._version, result.grad_fn?.name()]).toEqual([again ? 3 : 2, name]);
    result.sum().backward();
    expect([a.grad?.tolist(), b.grad?.tolist()]).toEqual([
      [2, 2],
      [3, 3],
    ]);
  });

  it('autograd_python_custom_function_inplace: what is no input should not be marked', () => {
    class Fresh extends Base {
      static override forward(ctx: FunctionCtx, a: Tensor, b: Tensor): Tensor {
        const c = a.mul(3).add_(b);
        ctx.mark_dirty(c);
        return c;
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): Tensor[] {
        return [g.mul(3), g];
      }
    }
    const a = leaf(1, 1);
    const { result, warnings } = collectingWarnings(() => Fresh.apply(a.clone(), leaf(1, 1)));
    expect(warnings).toEqual([
      {
        category: 'UserWarning',
        text: 'ctx.mark_dirty() received a tensor that was not an input. Only input Tensors that have been mutated should be passed to ctx.mark_dirty().',
      },
    ]);
    result.sum().backward();
    expect(a.grad?.tolist()).toEqual([3, 3]);
  });

  it('autograd_python_custom_function_inplace: it may give more than that, but not of a view', () => {
    class Two extends Base {
      static override forward(ctx: FunctionCtx, a: Tensor, b: Tensor): Tensor[] {
        a.add_(b);
        ctx.mark_dirty(a);
        return [a, a.add(b)];
      }
      static override backward(_ctx: FunctionCtx, g: Tensor, h: Tensor): Tensor[] {
        return [g.add(h), g.add(h.mul(2))];
      }
    }
    const [a, b] = [leaf(1, 1), leaf(1, 1)];
    const [c, d] = Two.apply<[Tensor, Tensor]>(a.clone(), b);
    c.mul(d).sum().backward();
    expect([a.grad?.tolist(), b.grad?.tolist()]).toEqual([
      [5, 5],
      [7, 7],
    ]);
    const copy = a.clone();
    expect(() => Two.apply(copy.view_as(copy), b)).toThrow(
      'If your Function modifies inplace an input that is a view of another Tensor, your Function cannot return more than one Tensor. This is not supported by the current autograd engine. You should either make sure the input is not a view (using .clone() for example) or make your Function only return one Tensor (potentially splitting it into two Functions: one doing the inplace that returns a single Tensor and a second one that does the other operations). You can ask on the forum https://discuss.pytorch.org/ if you need help to do this change.',
    );
  });

  it('autograd_python_custom_function_inplace: what it marks it must give, and it must be a tensor that may be changed', () => {
    class Marking extends Base {
      static override forward(ctx: FunctionCtx, a: Tensor, marked: unknown, result: Tensor | null): Tensor {
        ctx.mark_dirty(marked);
        torch.no_grad(() => a.mul_(2));
        return result ?? a.clone();
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): unknown[] {
        return [g, g, g];
      }
    }
    const x = leaf(1, 1);
    const y = x.mul(1);
    expect(() => Marking.apply(y, y, null)).toThrow(
      'Some elements marked as dirty during the forward method were not returned as output. The inputs that are modified inplace must all be outputs of the Function.',
    );
    expect(() => Marking.apply(y, 3n, null)).toThrow(
      'mark_dirty can only accept variables, but argument 0 is of type int',
    );
    expect(() => Marking.apply(x, x, x)).toThrow(
      'a leaf Variable that requires grad has been used in an in-place operation.',
    );
    const part = x.select(0, 0);
    expect(() => Marking.apply(part, part, part)).toThrow(
      'a view of a leaf Variable that requires grad is being used in an in-place operation.',
    );
    const [one] = x.mul(1).unbind(0);
    expect(() => Marking.apply(one, one, one)).toThrow(
      `Output 0 of Unbind is a view and is being modified inplace. ${AMONG_SEVERAL}`,
    );
    const constant = torch.ones([2]);
    expect(Marking.apply(constant, constant, constant)).toBe(constant);
    expect([constant.tolist(), constant.requires_grad]).toEqual([[2, 2], false]);
  });

  it('autograd_python_custom_function_inplace: the gradient that is kept is that of the new value', () => {
    const [a, b] = [leaf(1, 1), leaf(1, 1)];
    const x = a.mul(3);
    x.retain_grad();
    Adder.apply(x, b);
    x.mul(5).sum().backward();
    expect([x.retains_grad, x.grad?.tolist(), a.grad?.tolist()]).toEqual([true, [5, 5], [30, 30]]);
  });

  it('inplace_on_view_python: parts of a whole one after the other', () => {
    class Plain extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor, y: Tensor): Tensor {
        ctx.mark_dirty(x);
        return x.add_(y);
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): Tensor[] {
        return [g, g];
      }
    }
    const both = (root: Tensor, b: Tensor): Tensor => {
      const x = root.clone();
      Plain.apply(x.narrow(1, 2, 2).narrow(0, 1, 2), b);
      Plain.apply(x.narrow(1, 0, 2).narrow(0, 1, 2), b);
      return x;
    };
    const a = torch.arange(12, { dtype: torch.double }).reshape(3, 4).requires_grad_();
    const b = torch.ones([2, 2], { dtype: torch.double, requires_grad: true });
    const x = both(a, b);
    x.mul(x).sum().backward();
    expect([a.grad?.tolist(), b.grad?.tolist(), x.grad_fn?.name()]).toEqual([
      [
        [0, 2, 4, 6],
        [10, 12, 14, 16],
        [18, 20, 22, 24],
      ],
      [
        [24, 28],
        [40, 44],
      ],
      'torch::autograd::CopySlices',
    ]);
    const [p, q] = [a, b].map((tensor) => tensor.detach().requires_grad_()) as [Tensor, Tensor];
    expect([gradcheck(both, [p, q]), gradgradcheck(both, [p, q])]).toEqual([true, true]);
  });

  it('inplace_on_view_python: a part of a constant makes that part of the graph', () => {
    class Copying extends Adder {
      static override backward(_ctx: FunctionCtx, g: Tensor): Tensor[] {
        return [torch.zeros_like(g), g.mul(7)];
      }
    }
    const w = leaf(1, 1);
    const y = torch.zeros([2, 2]);
    Copying.apply(y.select(0, 0), w);
    expect(String(y)).toBe('tensor([[1., 1.],\n        [0., 0.]], grad_fn=<CopySlices>)');
    y.sum().backward();
    expect(w.grad?.tolist()).toEqual([7, 7]);
  });
});

describe('the same tensor', () => {
  it('return_duplicate: twice is the same twice, and its gradient arrives once', () => {
    const given: unknown[] = [];
    class Twice extends Base {
      static override forward(_ctx: FunctionCtx, x: Tensor): Tensor[] {
        const result = x.mul(2);
        return [result, result];
      }
      static override backward(_ctx: FunctionCtx, g: Tensor, h: Tensor): Tensor {
        given.push(g.tolist(), h.tolist());
        return g.mul(2).add(h.mul(2));
      }
    }
    const twice = (x: Tensor): Tensor => {
      const [a, b] = Twice.apply<[Tensor, Tensor]>(x);
      expect([a === b, a.output_nr]).toEqual([true, 1]);
      return a.add(b);
    };
    const x = torch.tensor([1, 2], { dtype: torch.double, requires_grad: true });
    twice(x).sum().backward();
    expect([x.grad?.tolist(), given]).toEqual([
      [4, 4],
      [
        [0, 0],
        [2, 2],
      ],
    ]);
    expect([gradcheck(twice, [x]), gradgradcheck(twice, [x])]).toEqual([true, true]);
  });

  it('return_duplicate_inplace: also where it was changed', () => {
    class Twice extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor[] {
        x.mul_(2);
        ctx.mark_dirty(x);
        return [x, x];
      }
      static override backward(_ctx: FunctionCtx, g: Tensor, h: Tensor): Tensor {
        return g.mul(2).add(h.mul(2));
      }
    }
    const twice = (x: Tensor): Tensor => {
      const [a, b] = Twice.apply<[Tensor, Tensor]>(x.clone());
      expect(a).toBe(b);
      return a.add(b);
    };
    const x = torch.tensor([1, 2], { dtype: torch.double, requires_grad: true });
    expect([gradcheck(twice, [x]), gradgradcheck(twice, [x])]).toEqual([true, true]);
    expect(() => Twice.apply(x)).toThrow('a leaf Variable that requires grad has been used in an in-place operation.');
    expect(() => Twice.apply(x.clone().select(0, 0))).toThrow(
      'If your Function modifies inplace an input that is a view of another Tensor, your Function cannot return more than one Tensor.',
    );
  });

  it('return_leaf: an input that comes back has a gradient of its own', () => {
    class Same extends Base {
      static override forward(_ctx: FunctionCtx, a: Tensor, b: Tensor): Tensor[] {
        return [a, a.add(b)];
      }
      static override backward(_ctx: FunctionCtx, g: Tensor, h: Tensor): Tensor[] {
        return [g.add(h), h];
      }
    }
    const [x, y] = [leaf(1, 2), leaf(3, 4)];
    const [q, p] = Same.apply<[Tensor, Tensor]>(x, y);
    const seen: unknown[] = [];
    q.register_hook((g: Tensor) => {
      seen.push(g.tolist());
    });
    q.add(p).add(x).sum().backward();
    expect([x.grad?.tolist(), y.grad?.tolist(), seen]).toEqual([[3, 3], [1, 1], [[1, 1]]]);
  });

  it('return_leaf_inplace: an input that needed no gradient needs one after it was changed', () => {
    class Adding extends Base {
      static override forward(ctx: FunctionCtx, a: Tensor, b: Tensor): Tensor[] {
        ctx.mark_dirty(a);
        return [a.add_(b), b.add(2)];
      }
      static override backward(_ctx: FunctionCtx, g: Tensor, h: Tensor): Tensor[] {
        return [g, g.add(h)];
      }
    }
    const x = torch.tensor([1, 2]);
    const y = leaf(3, 4);
    const [q] = Adding.apply<[Tensor, Tensor]>(x, y);
    expect([q === x, q.requires_grad, q.grad_fn?.name()]).toEqual([true, true, 'AddingBackward']);
    q.sum().backward();
    expect(y.grad?.tolist()).toEqual([1, 1]);
  });
});
