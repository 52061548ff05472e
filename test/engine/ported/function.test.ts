/**
 * PyTorch's tests of the derivative of a custom Function: each title begins with the name of the test that
 * it stands for. What is expected is what PyTorch 2.14 gives.
 */
import { describe, expect, it } from 'vitest';

import type { FunctionCtx } from '../../../src/engine/autograd/function/context';
import type { Node } from '../../../src/engine/autograd/nodes/node';
import { torch, type Tensor } from '../../../src/engine/torch';
import { doubling, first, gradientOf, leaf, saved } from './functions';

const { Function: Base } = torch.autograd;
const { once_differentiable } = torch.autograd.function;

interface Scaled extends FunctionCtx {
  scale: number;
}

/** x + scale·y + x·y */
class Mixture extends Base {
  static override forward(ctx: Scaled, x: Tensor, scale: number, y: Tensor): Tensor {
    ctx.scale = scale;
    ctx.save_for_backward(x, y);
    return x.add(y.mul(scale)).add(x.mul(y));
  }

  static override backward(ctx: Scaled, g: Tensor): (Tensor | null)[] {
    const [x, y] = saved(ctx) as [Tensor, Tensor];
    return [g.add(g.mul(y)), null, g.mul(ctx.scale).add(g.mul(x))];
  }
}

describe('the derivative of a Function', () => {
  it('function: has what was saved and what stands on ctx, and is differentiated itself', () => {
    const x = leaf(1, 2);
    const y = leaf(3, 5);
    const result = Mixture.apply(x, 2, y);
    expect(result.tolist()).toEqual([10, 22]);
    const [gx, gy] = torch.autograd.grad(result.sum(), [x, y], { create_graph: true });
    expect([gx?.tolist(), gy?.tolist()]).toEqual([
      [4, 6],
      [3, 4],
    ]);
    expect(gx?.requires_grad).toBe(true);
    gx?.sum().backward();
    expect([x.grad, y.grad?.tolist()]).toEqual([null, [1, 1]]);
  });

  it('function: the node is called after the class, and holds what ctx holds', () => {
    const x = leaf(1, 2);
    const y = Mixture.apply(x, 2, leaf(3, 5));
    const node = y.grad_fn as Node & { scale: number; needs_input_grad: unknown; saved_tensors: Tensor[] };
    expect([node.name(), node.scale, node.needs_input_grad, node.saved_tensors.map(String)]).toEqual([
      'MixtureBackward',
      2,
      [true, false, true],
      ['tensor([1., 2.], requires_grad=True)', 'tensor([3., 5.], requires_grad=True)'],
    ]);
    expect(String(y)).toBe('tensor([10., 22.], grad_fn=<MixtureBackward>)');
    expect(String(node)).toMatch(/^<torch\.autograd\.function\.MixtureBackward object at 0x[0-9a-f]+>$/);
    expect(node.next_functions.map(([next, output]) => [next?.name(), output])).toEqual([
      ['torch::autograd::AccumulateGrad', 0],
      ['torch::autograd::AccumulateGrad', 0],
    ]);
    expect('absent' in node).toBe(false);
  });

  it('once_differentiable: raises where it is differentiated', () => {
    class Once extends Base {
      static override forward(ctx: Scaled, x: Tensor, scale: number, y: Tensor): Tensor {
        return Mixture.forward(ctx, x, scale, y);
      }
      static override backward = once_differentiable((ctx: Scaled, g: Tensor) => {
        expect(torch.is_grad_enabled()).toBe(false);
        return Mixture.backward(ctx, g);
      });
    }
    const x = leaf(1, 2);
    const y = leaf(3, 5);
    const go = torch.ones([2], { requires_grad: true });
    const [gx, gy] = torch.autograd.grad(Once.apply(x, 2, y), [x, y], { grad_outputs: go, create_graph: true });
    expect([String(gx), String(gy)]).toEqual([
      'tensor([4., 6.], grad_fn=<Error>)',
      'tensor([3., 4.], grad_fn=<Error>)',
    ]);
    expect(gx?.grad_fn).toBe(gy?.grad_fn);
    // Of those results that are tensors, in their place.
    expect([gx?.grad_fn?.name(), gx?.output_nr, gy?.output_nr]).toEqual(['torch::autograd::Error', 0, 2]);
    expect(() => {
      gx?.sum().backward();
    }).toThrow('trying to differentiate twice a function that was marked with @once_differentiable');
  });

  it('once_differentiable: gives constants where no gradient that arrives needs one', () => {
    class Square extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor {
        ctx.save_for_backward(x);
        return x.mul(x);
      }
      static override backward = once_differentiable((ctx: FunctionCtx, g: Tensor) => first(saved(ctx)).mul(2).mul(g));
    }
    const x = leaf(1, 3);
    const [g] = torch.autograd.grad(Square.apply(x).sum(), x, { create_graph: true });
    expect(String(g)).toBe('tensor([2., 6.])');
    expect(() => {
      g?.sum().backward();
    }).toThrow('element 0 of tensors does not require grad and does not have a grad_fn');
  });

  it('once_differentiable: with a result that is no tensor fails as its alias would', () => {
    const go = torch.ones([2], { requires_grad: true });
    const x = leaf(1, 2);
    const differentiated = (result: unknown): unknown =>
      torch.autograd.grad(doubling(once_differentiable(() => result)).apply(x), x, go, {
        create_graph: true,
        allow_unused: true,
      });
    expect(differentiated(null)).toEqual([null]);
    expect(() => differentiated(3)).toThrow("'float' object has no attribute 'detach'");
    expect(() => differentiated(torch.tensor([1n, 1n]))).toThrow(
      'only Tensors of floating point and complex dtype can require gradients',
    );
  });

  it('function_returns_input: the input comes back as another tensor with the derivative of the Function', () => {
    class Identity extends Base {
      static override forward(_ctx: FunctionCtx, x: Tensor): Tensor {
        return x;
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): Tensor {
        return g.mul(2);
      }
    }
    for (const shape of [[1], []]) {
      const v = torch.ones(shape, { requires_grad: true });
      const y = Identity.apply(v);
      expect([y === v, y._is_view(), y._base === v, y.grad_fn?.name()]).toEqual([
        false,
        true,
        true,
        'IdentityBackward',
      ]);
      y.backward();
      expect(v.grad?.item()).toBe(2);
    }
  });

  it('function_returns_undefined_tensor: null is no gradient', () => {
    const Nothing = doubling(() => null);
    const x = torch.ones([], { requires_grad: true });
    Nothing.apply(x).backward();
    expect(x.grad).toBeNull();
    Nothing.apply(x.pow(2)).backward();
    expect(x.grad).toBeNull();
    Nothing.apply(x).sum().backward();
    expect(x.grad).toBeNull();
    expect(torch.autograd.grad(Nothing.apply(x), x, { allow_unused: true })).toEqual([null]);
    Nothing.apply(x).add(x).backward();
    expect(x.grad?.item()).toBe(1);
  });

  it('materialize_grads: what did not arrive is zeros', () => {
    class Ignored extends Base {
      static override forward(_ctx: FunctionCtx, x: Tensor): Tensor {
        return x;
      }
      static override backward(_ctx: FunctionCtx, g: Tensor | null): Tensor | null {
        expect(g?.tolist()).toEqual([0]);
        return g;
      }
    }
    const x = leaf(1);
    doubling(() => null)
      .apply(Ignored.apply(x))
      .backward();
    expect(x.grad?.tolist()).toEqual([0]);
  });

  it('dont_materialize_grads: is null where the Function wants it so', () => {
    class Ignored extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor {
        ctx.set_materialize_grads(false);
        return x;
      }
      static override backward(_ctx: FunctionCtx, g: Tensor | null): Tensor | null {
        expect(g).toBeNull();
        return g;
      }
    }
    const x = leaf(1);
    doubling(() => null)
      .apply(Ignored.apply(x))
      .backward();
    expect(x.grad).toBeNull();
  });

  it('set_materialize_non_diff_grads: only of results that have no gradient it is null', () => {
    const given: unknown[] = [];
    interface Marked extends FunctionCtx {
      _materialize_non_diff_grads: boolean;
    }
    class Three extends Base {
      static override forward(ctx: Marked, x: Tensor): Tensor[] {
        ctx._materialize_non_diff_grads = false;
        const constant = x.mul(3);
        ctx.mark_non_differentiable(constant);
        return [x.mul(2), constant, x.mul(4)];
      }
      static override backward(_ctx: FunctionCtx, ...gradients: (Tensor | null)[]): Tensor | null {
        given.push(gradients.map((gradient) => gradient?.tolist()));
        return gradients[0] ?? null;
      }
    }
    first(Three.apply<Tensor[]>(leaf(1, 1)))
      .sum()
      .backward();
    expect(given).toEqual([[[1, 1], undefined, [0, 0]]]);
  });

  it('custom_function_exception: an error in it comes out of backward as it is', () => {
    const failure = new RangeError('Simulate error on backward pass');
    const Failing = doubling(() => {
      throw failure;
    });
    const x = leaf(1, 2);
    let caught: unknown = null;
    try {
      Failing.apply(x.mul(3)).sum().backward();
    } catch (error) {
      caught = error;
    }
    expect(caught).toBe(failure);
    // What ran is over: the next pass is like any other.
    x.mul(3).sum().backward();
    expect([x.grad?.tolist(), torch.is_grad_enabled()]).toEqual([[3, 3], true]);
  });

  it('custom_function_exception: an error in forward leaves the modes as they were', () => {
    class Failing extends Base {
      static override forward(): never {
        throw new RangeError('forward');
      }
    }
    expect(() => Failing.apply(leaf(1))).toThrow(new RangeError('forward'));
    expect(torch.is_grad_enabled()).toBe(true);
  });

  it('invalid_gradients: a shape that the input cannot have is refused', () => {
    const x = leaf(1, 2);
    const apart = (given: unknown): unknown =>
      gradientOf(
        doubling(() => given)
          .apply(x)
          .sum(),
        x,
      );
    expect(() => apart(torch.ones([3]))).toThrow(
      'Function DoublingBackward returned an invalid gradient at index 0 - got [3] but expected shape compatible with [2]',
    );
    expect(() => apart(torch.tensor(3))).toThrow('at index 0 - got [] but expected shape compatible with [2]');
    // What broadcasting would have made of it is summed.
    expect(apart(torch.ones([3, 2]))).toEqual([3, 3]);
    expect(apart(torch.tensor([1n, 2n]))).toEqual([1, 2]);
  });

  it('invalid_gradients: other values than tensors and null are refused', () => {
    const x = leaf(1, 2);
    const apart = (given: unknown): unknown =>
      gradientOf(
        doubling(() => given)
          .apply(x)
          .sum(),
        x,
      );
    expect(() => apart(3)).toThrow('expected Variable or None (got float)');
    expect(() => apart({})).toThrow('expected Variable or None (got dict)');
    expect(() => apart(Promise.resolve(x))).toThrow(
      /^expected Variable or None \(got dict\)\nDoubling\.backward gives/,
    );
    expect(() => apart([])).toThrow(
      'function DoublingBackward returned an incorrect number of gradients (expected 1, got 0)',
    );
  });

  it('too_many_grads: null after the last gradient is one too many and no matter', () => {
    const x = leaf(1, 2);
    expect(
      gradientOf(
        doubling((_, g) => [g, null, undefined])
          .apply(x)
          .sum(),
        x,
      ),
    ).toEqual([1, 1]);
    expect(() =>
      gradientOf(
        doubling((_, g) => [g, g])
          .apply(x)
          .sum(),
        x,
      ),
    ).toThrow('function DoublingBackward returned an incorrect number of gradients (expected 1, got 2)');
    expect(() =>
      gradientOf(
        doubling((_, g) => [g, null, g])
          .apply(x)
          .sum(),
        x,
      ),
    ).toThrow('(expected 1, got 3)');
  });

  it('too_many_grads: too few are refused, and those of what is no tensor', () => {
    class Product extends Base {
      static override forward(_ctx: FunctionCtx, x: Tensor, y: Tensor | number): Tensor {
        return x.mul(y);
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): unknown {
        return g;
      }
    }
    class Number_ extends Product {
      static override backward(_ctx: FunctionCtx, g: Tensor): unknown {
        return [g, 3];
      }
    }
    const x = leaf(1, 2);
    expect(() => gradientOf(Product.apply(x, x).sum(), x)).toThrow(
      'function ProductBackward returned an incorrect number of gradients (expected 2, got 1)',
    );
    expect(() => gradientOf(Number_.apply(x, 2).sum(), x)).toThrow(
      'function Number_Backward returned a gradient different than None at position 2, but the corresponding forward input was not a Variable',
    );
  });
});
