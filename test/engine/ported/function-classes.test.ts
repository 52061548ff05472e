/**
 * PyTorch's tests of the classes that custom Functions are: each title begins with the name of the test that
 * it stands for. What is expected is what PyTorch 2.14 gives.
 */
import { describe, expect, it } from 'vitest';

import type { FunctionCtx } from '../../../src/engine/autograd/function/context';
import { Node } from '../../../src/engine/autograd/nodes/node';
import { torch, type Tensor } from '../../../src/engine/torch';
import { collectingWarnings } from '../../../src/engine/warnings';
import { doubling, first, gradientOf, leaf, saved } from './functions';

const { Function: Base } = torch.autograd;

describe('forward without ctx', () => {
  it('custom_function_setup_context_simple: setup_context is given what went in and came out', () => {
    class Square extends Base {
      static override forward(x: Tensor): Tensor {
        return x.pow(2);
      }
      static override setup_context(ctx: FunctionCtx, [x]: [Tensor], output: Tensor): void {
        expect([x.requires_grad, output.requires_grad, output.tolist()]).toEqual([true, false, [9]]);
        ctx.save_for_backward(x);
      }
      static override backward(ctx: FunctionCtx, g: Tensor): Tensor {
        return g.mul(2).mul(first(ctx.saved_tensors));
      }
    }
    const x = leaf(3);
    expect(gradientOf(Square.apply(x), x)).toEqual([6]);
  });

  it('custom_function_setup_context_multi_output: several results and others than tensors', () => {
    interface Two extends FunctionCtx {
      two: unknown;
    }
    class Square extends Base {
      static override forward(x: Tensor): unknown[] {
        return [x.pow(2), 2, x.exp()];
      }
      static override setup_context(ctx: Two, [x]: [Tensor], [, two, power]: [Tensor, number, Tensor]): void {
        ctx.save_for_backward(x, power);
        ctx.two = two;
      }
      static override backward(ctx: Two, g: Tensor, none: null, h: Tensor): Tensor {
        const [x, power] = saved(ctx) as [Tensor, Tensor];
        expect(none).toBeNull();
        return g
          .mul(ctx.two as number)
          .mul(x)
          .add(h.mul(power));
      }
    }
    const x = leaf(0);
    const [square, two, power] = Square.apply<[Tensor, number, Tensor]>(x);
    expect(two).toBe(2);
    expect(gradientOf(square.add(power.mul(5)), x)).toEqual([5]);
  });

  it('custom_function_setup_context_multi_input: several arguments', () => {
    class Total extends Base {
      static override forward(x: Tensor, y: Tensor): Tensor {
        return x.mul(y.reshape(x.shape));
      }
      static override setup_context(ctx: FunctionCtx, inputs: Tensor[]): void {
        ctx.save_for_backward(...inputs);
      }
      static override backward(ctx: FunctionCtx, g: Tensor): Tensor[] {
        const [x, y] = saved(ctx) as [Tensor, Tensor];
        return [g.mul(y.reshape(x.shape)), g.mul(x).reshape(y.shape)];
      }
    }
    const x = leaf(1, 2);
    const y = torch.tensor([[3], [4]], { requires_grad: true });
    const gradients = torch.autograd.grad(Total.apply(x, y).sum(), [x, y]);
    expect(gradients.map((gradient) => gradient?.tolist())).toEqual([
      [3, 4],
      [[1], [2]],
    ]);
  });

  it('custom_function_setup_context_simple: an input that comes back as it is cannot be saved there', () => {
    class Same extends Base {
      static override forward(x: Tensor): Tensor {
        return x;
      }
      static override setup_context(ctx: FunctionCtx, _inputs: Tensor[], output: Tensor): void {
        ctx.save_for_backward(output);
      }
    }
    expect(() => Same.apply(leaf(1))).toThrow(
      'An input that has been returned as-is as output is being saved for backward. This is not supported if you override setup_context. You should return and save a view of the input instead, e.g. with x.view_as(x) or setup ctx inside the forward function itself.',
    );
  });

  it('setup_context_when_forward_has_default_args: forward has its defaults, setup_context what was given', () => {
    const given: unknown[] = [];
    class Scaled extends Base {
      static override forward(x: Tensor, scale = 3): Tensor {
        return x.mul(scale);
      }
      static override setup_context(_ctx: FunctionCtx, inputs: unknown[]): void {
        given.push(inputs.length);
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): Tensor {
        return g.mul(7);
      }
    }
    const x = leaf(1);
    const y = Scaled.apply(x);
    expect([y.tolist(), given, gradientOf(y, x)]).toEqual([[3], [1], [7]]);
  });
});

describe('a class that lacks something', () => {
  it('custom_function_error: says what', () => {
    class Empty extends Base {}
    class ForwardOnly extends Base {
      static override forward(_ctx: FunctionCtx, x: Tensor): Tensor {
        return x.mul(2);
      }
    }
    class Both extends ForwardOnly {
      static override backward = (_ctx: FunctionCtx, g: Tensor): Tensor => g;
      static override vjp = (_ctx: FunctionCtx, g: Tensor): Tensor => g;
    }
    class Vjp extends ForwardOnly {
      static override vjp = (_ctx: FunctionCtx, g: Tensor): Tensor => g.mul(7);
    }
    const x = leaf(1, 1);
    expect(() => Empty.apply(x)).toThrow('You must implement the forward function for custom autograd.Function.');
    expect(() => gradientOf(ForwardOnly.apply(x).sum(), x)).toThrow(
      'You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.',
    );
    expect(() => gradientOf(Both.apply(x).sum(), x)).toThrow(
      "Implementing both 'backward' and 'vjp' for a custom Function is not allowed. You should only implement one of them.",
    );
    expect(gradientOf(Vjp.apply(x).sum(), x)).toEqual([7, 7]);
  });

  it('custom_function_error: or that the word static is missing', () => {
    class Method extends Base {
      forward(_ctx: FunctionCtx, x: Tensor): Tensor {
        return x;
      }
    }
    expect(() => Method.apply(leaf(1))).toThrow(
      'You must implement the forward function for custom autograd.Function.\nforward of Method is not static. Write static forward(…).',
    );
  });

  it('custom_function_error: or that it would have to wait', () => {
    class Waiting extends Base {
      static override forward(_ctx: FunctionCtx, x: Tensor): Promise<Tensor> {
        return Promise.resolve(x);
      }
    }
    expect(() => Waiting.apply(leaf(1))).toThrow('Waiting.forward gives a promise, which has no place in a graph.');
  });

  it('legacy_function_deprecation_exception: an instance warns, and raises when it is called', () => {
    class Old extends Base {
      forward(x: Tensor): Tensor {
        return x;
      }
    }
    const { result, warnings } = collectingWarnings(() => new Old());
    expect(warnings).toEqual([
      {
        category: 'DeprecationWarning',
        text: "<class 'Old'> should not be instantiated. Methods on autograd functions are all static, so you should invoke them on the class itself. Instantiating an autograd function will raise an error in a future version of PyTorch.",
      },
    ]);
    expect(() => (result as unknown as (x: Tensor) => unknown)(torch.ones([2]))).toThrow(
      'Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function with static forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)',
    );
  });

  it('naughty_autograd_function_attribute_access: an instance is one of its class, and the class works on', () => {
    const Same = doubling((_, g) => g);
    const { result, warnings } = collectingWarnings(() => new Same());
    expect([result instanceof Same, result instanceof Base, warnings.length]).toEqual([true, true, 1]);
    const y = Same.apply(leaf(1));
    expect(y.grad_fn?.name()).toBe('DoublingBackward');
  });

  it('autograd_node_isinstance: every node is one', () => {
    const x = leaf(1);
    const y = doubling((_, g) => g).apply(x.exp());
    const nodes = [y.grad_fn, y.grad_fn?.next_functions[0]?.[0], x.exp().grad_fn?.next_functions[0]?.[0]];
    expect(nodes.map((node) => node instanceof Node)).toEqual([true, true, true]);
    expect(doubling((_, g) => g) instanceof Node).toBe(false);
  });
});

describe('a class as programs write them', () => {
  it('inherits its methods, which know their class, and is applied without it', () => {
    class Power extends Base {
      static exponent = 3;
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor {
        ctx.save_for_backward(x);
        return x.pow(this.exponent);
      }
      static override backward(ctx: FunctionCtx, g: Tensor): Tensor {
        const [x] = saved(ctx) as [Tensor];
        return x
          .pow(this.exponent - 1)
          .mul(this.exponent)
          .mul(g);
      }
    }
    class Square extends Power {
      static override exponent = 2;
    }
    const square = Square.apply;
    const x = leaf(5);
    const y = square(x);
    expect([y.tolist(), String(y.grad_fn).includes('SquareBackward'), gradientOf(y, x)]).toEqual([[25], true, [10]]);
    expect([Square.apply === square, Power.apply === square]).toEqual([true, false]);
  });

  it('keeps anything under any name on ctx', () => {
    interface Names extends FunctionCtx {
      shape: unknown;
      apply: unknown;
      task: unknown;
      name: unknown;
      own: unknown;
    }
    class Naming extends Base {
      static override forward(ctx: Names, x: Tensor): Tensor {
        Object.assign(ctx, { shape: 'any', apply: 1, task: [2], name: 'mine', own: { of: 'it' } });
        return x.sum();
      }
      static override backward(ctx: Names, g: Tensor): Tensor {
        expect([ctx.shape, ctx.apply, ctx.task, ctx.name, ctx.own]).toEqual(['any', 1, [2], 'mine', { of: 'it' }]);
        ctx.own = 'changed';
        return g.expand([2]);
      }
    }
    const x = leaf(1, 2);
    const y = Naming.apply(x);
    const node = y.grad_fn as Node & { own: unknown };
    expect(node.own).toEqual({ of: 'it' });
    y.backward();
    expect([node.own, node.name(), x.grad?.tolist()]).toEqual(['changed', 'NamingBackward', [1, 1]]);
  });

  it('declares the dtype of the gradients that it is given', () => {
    const given: unknown[] = [];
    class Declaring extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor, dtypes: unknown[]): unknown[] {
        ctx.set_output_grad_dtype(...dtypes);
        return [x.mul(2), 'no tensor'];
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): unknown[] {
        given.push(g.dtype);
        return [g, null];
      }
    }
    const x = leaf(1);
    const run = (...dtypes: unknown[]): void => {
      const [y] = Declaring.apply<[Tensor]>(x, dtypes);
      torch.autograd.grad(y.sum(), x);
    };
    run(torch.float64, null);
    run(null, null);
    expect(given).toEqual([torch.float64, torch.float32]);
    expect(() => {
      run(null);
    }).toThrow(
      'set_output_grad_dtype expected the number of declarations to match the number of outputs: the Function returned 2 values but 1 declarations were provided',
    );
    expect(() => {
      run(null, torch.float64);
    }).toThrow(
      'set_output_grad_dtype: got a concrete dtype for output 1, but that output is not a differentiable tensor (it is a non-tensor, was marked non-differentiable, or has a non-differentiable dtype). Pass None for output 1 instead.',
    );
    expect(() => {
      run(3n, null);
    }).toThrow('set_output_grad_dtype expects each declaration to be a torch.dtype or None, but got int');
  });
});
