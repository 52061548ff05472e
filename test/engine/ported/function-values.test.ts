/**
 * PyTorch's tests of what a custom Function is given, gives and saves: each title begins with the name of the test that
 * it stands for. What is expected is what PyTorch 2.14 gives.
 */
import { describe, expect, it } from 'vitest';

import type { FunctionCtx } from '../../../src/engine/autograd/function/context';
import type { Node } from '../../../src/engine/autograd/nodes/node';
import { torch, type Tensor } from '../../../src/engine/torch';
import { doubling, first, FREED, gradientOf, leaf } from './functions';

const { Function: Base } = torch.autograd;

describe('what goes in and comes out', () => {
  it('custom_function_non_tensor_inputs_outputs: passes as it is', () => {
    const object = { of: 'anything' };
    const given: unknown[] = [];
    class Mixed extends Base {
      static override forward(_ctx: FunctionCtx, t1: Tensor, t2: Tensor, scale: bigint, t3: Tensor): unknown[] {
        const t4 = t1.add(t2.mul(t3)).mul(scale);
        return [null, t1.mul(scale), scale, true, t4, 'word', null, object, undefined, t2];
      }
      static override backward(ctx: FunctionCtx, ...gradients: (Tensor | null)[]): unknown[] {
        given.push(gradients.map((gradient) => gradient?.tolist() ?? null));
        expect(ctx.needs_input_grad).toEqual([true, true, false, true]);
        return [gradients[4]?.mul(3), gradients[4]?.mul(5), null, gradients[4]?.mul(7)];
      }
    }
    const [t1, t2, t3] = [leaf(1), leaf(2), leaf(3)];
    const results = Mixed.apply<unknown[]>(t1, t2, 10n, t3);
    expect(results.map((result) => (result instanceof torch.Tensor ? String(result) : result))).toEqual([
      null,
      'tensor([10.], grad_fn=<MixedBackward>)',
      10n,
      true,
      'tensor([70.], grad_fn=<MixedBackward>)',
      'word',
      null,
      object,
      undefined,
      'tensor([2.], grad_fn=<MixedBackward>)',
    ]);
    (results[4] as Tensor).backward();
    expect(given).toEqual([[null, [0], null, null, [1], null, null, null, null, [0]]]);
    expect([t1, t2, t3].map((t) => t.grad?.tolist())).toEqual([[3], [5], [7]]);
    const [, product] = Mixed.apply<unknown[]>(t1, t2, 10n, t3);
    expect((product as Tensor).output_nr).toBe(1);
  });

  it('custom_function_no_tensors: needs none', () => {
    class Words extends Base {
      static override forward(ctx: FunctionCtx, ...words: unknown[]): unknown {
        expect(ctx.needs_input_grad).toEqual(words.map(() => false));
        return words.length === 0 ? 5 : words;
      }
    }
    expect(Words.apply<unknown>()).toBe(5);
    expect(Words.apply<unknown>('a', 3, null)).toEqual(['a', 3, null]);
  });

  it('custom_function_no_tensors: of arguments that need no gradient nothing is recorded', () => {
    const y = doubling((_, g) => g).apply(torch.ones([2]));
    expect([String(y), y.grad_fn]).toEqual(['tensor([2., 2.])', null]);
  });

  it('mark_non_differentiable: a marked result needs no gradient', () => {
    const given: unknown[] = [];
    class Sign extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor {
        const positive = x.gt(0);
        ctx.mark_non_differentiable(positive);
        return positive;
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): Tensor {
        given.push(g);
        return g.mul(0);
      }
    }
    const x = leaf(-1, 2);
    const mask = Sign.apply(x);
    expect([mask.requires_grad, mask.grad_fn, mask.tolist()]).toEqual([false, null, [false, true]]);
    x.masked_fill(mask, 0).sum().backward();
    expect([x.grad?.tolist(), given]).toEqual([[1, 0], []]);
  });

  it('mark_non_differentiable_mixed: the others do, and zeros arrive for it', () => {
    const given: unknown[] = [];
    class Two extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor[] {
        const a = x.add(1);
        const b = x.add(2);
        ctx.mark_non_differentiable(a);
        return [a, b];
      }
      static override backward(_ctx: FunctionCtx, ga: Tensor, gb: Tensor): Tensor {
        given.push(ga.tolist(), gb.tolist());
        return gb;
      }
    }
    const x = leaf(1);
    const [a, b] = Two.apply<[Tensor, Tensor]>(x);
    expect([a.requires_grad, b.requires_grad, b.output_nr]).toEqual([false, true, 1]);
    b.backward();
    expect([x.grad?.tolist(), given]).toEqual([[1], [[0], [1]]]);
  });

  it('mark_non_differentiable_none: an input whose gradient is null has none', () => {
    class Zero extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor {
        const result = x.clone();
        ctx.mark_non_differentiable(result);
        return result;
      }
      static override backward(): null {
        return null;
      }
    }
    const x = leaf(1);
    Zero.apply(x.mul(x)).add(x).sum().backward();
    expect(x.grad?.tolist()).toEqual([1]);
  });

  it('mark_non_differentiable_none: only tensors are marked', () => {
    class Marking extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor, marked: unknown): Tensor {
        ctx.mark_non_differentiable(marked);
        return x.mul(2);
      }
    }
    const x = leaf(1);
    expect(() => Marking.apply(x, null)).toThrow(
      'mark_non_differentiable only accepts variable arguments, but got NoneType',
    );
    expect(() => Marking.apply(x, 3n)).toThrow('mark_non_differentiable only accepts variable arguments, but got int');
  });

  it('mark_non_differentiable: a result of integers needs no mark; an input or a view that is marked comes back without gradient', () => {
    class Marked extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor, viewed: boolean): Tensor[] {
        const constant = viewed ? x.view(-1) : x;
        ctx.mark_non_differentiable(constant);
        return [constant, x.gt(0), x.mul(2)];
      }
      static override backward(_ctx: FunctionCtx, _a: Tensor, b: Tensor, g: Tensor): (Tensor | null)[] {
        expect([String(b), g.tolist()]).toEqual(['tensor([False, False])', [1, 1]]);
        return [g.mul(5), null];
      }
    }
    const x = leaf(1, 2);
    const y = x.mul(1);
    const [asItIs, positive, product] = Marked.apply<[Tensor, Tensor, Tensor]>(y, false);
    expect([asItIs === y, asItIs.requires_grad, asItIs._is_view(), positive.requires_grad]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(gradientOf(product.sum(), x)).toEqual([5, 5]);
    const [viewed] = Marked.apply<[Tensor]>(y, true);
    expect([viewed._is_view(), viewed.requires_grad, viewed.grad_fn]).toEqual([true, true, null]);
  });

  it('dep_nograd: a marked result is a constant for the next Function', () => {
    class Gate extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor[] {
        const mask = torch.zeros_like(x);
        ctx.mark_non_differentiable(mask);
        ctx.save_for_backward(mask);
        return [x.clone(), mask];
      }
      static override backward(_ctx: FunctionCtx, g: Tensor, ignored: Tensor): Tensor {
        expect(ignored.tolist()).toEqual([0, 0, 0]);
        return g;
      }
    }
    class Same extends Base {
      static override forward(_ctx: FunctionCtx, x: Tensor): Tensor {
        return x.clone();
      }
      static override backward(ctx: FunctionCtx, g: Tensor): (Tensor | null)[] {
        expect(ctx.needs_input_grad).toEqual([true, false]);
        return [g, null];
      }
    }
    const x = leaf(1, 2, 3);
    const [a, mask] = Gate.apply<[Tensor, Tensor]>(x);
    const b = Same.apply(a, mask);
    b.sum().backward();
    expect([mask.requires_grad, x.grad?.tolist()]).toEqual([false, [1, 1, 1]]);
  });

  it('no_grad_input: without grad the result is a constant that needs no gradient', () => {
    const Twice = doubling((_, g) => g);
    const x = leaf(1, 2);
    const y = torch.no_grad(() => Twice.apply(x));
    expect([String(y), y.requires_grad]).toEqual(['tensor([2., 4.])', false]);
  });

  it('no_grad_python_function: an input that it gives back is detached, and the next Function records again', () => {
    class Same extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor {
        expect([torch.is_grad_enabled(), ctx.needs_input_grad]).toEqual([false, [true]]);
        return x;
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): Tensor {
        return g;
      }
    }
    const x = leaf(1, 2);
    const y = torch.no_grad(() => Same.apply(x));
    expect([y === x, y.requires_grad, y.grad_fn, y._is_view()]).toEqual([false, false, null, false]);
    expect(() => {
      y.sum().backward();
    }).toThrow('element 0 of tensors does not require grad and does not have a grad_fn');
    expect(Same.apply(x).requires_grad).toBe(true);
  });

  it('custom_function_return_view_in_nograd: a view needs a gradient there as any view that is made without grad', () => {
    class Alias extends Base {
      static override forward(_ctx: FunctionCtx, x: Tensor): Tensor {
        return x.select(0, 0);
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): Tensor {
        return torch
          .zeros([2])
          .index_fill(0, torch.tensor([0n]), 1)
          .mul(g);
      }
    }
    const x = leaf(1, 2);
    const [ours, plain] = torch.no_grad(() => [Alias.apply(x), x.select(0, 0)] as [Tensor, Tensor]);
    for (const view of [ours, plain])
      expect([view.requires_grad, view.is_leaf, view._base === x]).toEqual([true, true, true]);
  });
});

describe('what is saved', () => {
  it('save_none_for_backward: null may be, in its place', () => {
    class Partly extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor {
        ctx.save_for_backward(null, x, undefined);
        return x.mul(x);
      }
      static override backward(ctx: FunctionCtx, g: Tensor): Tensor {
        const [none, x, undef] = ctx.saved_tensors;
        expect([none, undef]).toEqual([null, null]);
        return g.mul(2).mul(first([x ?? null]));
      }
    }
    const x = leaf(1, 3);
    expect(gradientOf(Partly.apply(x).sum(), x)).toEqual([2, 6]);
  });

  it('save_none_for_backward: nothing else may', () => {
    class Wrong extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor {
        ctx.save_for_backward(x, 3n);
        return x.mul(2);
      }
    }
    expect(() => Wrong.apply(leaf(1))).toThrow(
      'save_for_backward can only save variables, but argument 1 is of type int',
    );
    // Where nothing is recorded nothing is saved.
    expect(Wrong.apply(torch.ones([1])).tolist()).toEqual([2]);
  });

  it('save_output_nr: a result that was saved is still the output that it was', () => {
    class Two extends Base {
      static override forward(_ctx: FunctionCtx, x: Tensor): Tensor[] {
        return [x.clone(), x.clone()];
      }
      static override backward(_ctx: FunctionCtx, a: Tensor, b: Tensor): Tensor {
        return a.add(b);
      }
    }
    class Keeping extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor {
        ctx.save_for_backward(x);
        return x.clone();
      }
      static override backward(ctx: FunctionCtx, g: Tensor): Tensor {
        expect(first(ctx.saved_tensors).output_nr).toBe(1);
        return g;
      }
    }
    const x = leaf(1);
    const [, second] = Two.apply<[Tensor, Tensor]>(x);
    expect(second.output_nr).toBe(1);
    Keeping.apply(second).sum().backward();
    expect(x.grad?.tolist()).toEqual([1]);
  });

  it('custom_function_saved_tensors: is read from the node until it is freed', () => {
    class Keeping extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor, save: boolean): Tensor {
        if (save) ctx.save_for_backward(x, null);
        return x.clone();
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): unknown[] {
        return [g, null];
      }
    }
    type Saving = Node & { saved_tensors: (Tensor | null)[]; _raw_saved_tensors: unknown[] };
    const x = leaf(1, 2);
    const y = Keeping.apply(x, true);
    const node = y.grad_fn as Saving;
    const isXAndNull = ([a, b, ...rest]: unknown[]): boolean => a === x && b === null && rest.length === 0;
    expect(isXAndNull(node.saved_tensors)).toBe(true);
    expect(node._raw_saved_tensors).toHaveLength(2);
    for (const raw of node._raw_saved_tensors)
      expect(String(raw)).toMatch(/^<torch\._C\._autograd\.SavedTensor object at 0x7f[0-9a-f]+>$/u);
    expect(() => {
      node.saved_tensors = [];
    }).toThrow("attribute 'saved_tensors' of 'torch._C._FunctionBase' objects is not writable");
    y.sum().backward({ retain_graph: true });
    expect(isXAndNull(node.saved_tensors)).toBe(true);
    y.sum().backward();
    expect(() => node.saved_tensors).toThrow(FREED);
    expect(() => node._raw_saved_tensors).toThrow(FREED);

    const without = Keeping.apply(x, false);
    expect((without.grad_fn as Saving).saved_tensors).toEqual([]);
    without.sum().backward();
    expect(() => (without.grad_fn as Saving).saved_tensors).toThrow(FREED);
    // Its derivative needs nothing that was saved, so that it runs again.
    without.sum().backward();
    expect(x.grad?.tolist()).toEqual([4, 4]);
  });

  it('custom_function_saved_tensors: may not have been changed in place since', () => {
    class Keeping extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor, result: boolean): Tensor {
        const y = x.exp();
        ctx.save_for_backward(result ? y : x);
        return y;
      }
      static override backward(ctx: FunctionCtx, g: Tensor): unknown[] {
        return [g.mul(first(ctx.saved_tensors)), null];
      }
    }
    const modified = (which: string): string =>
      `one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [2]], which is output 0 of ${which}, is at version 1; expected version 0 instead.`;
    const x = leaf(1, 2);
    const y = Keeping.apply(x, true);
    y.add_(1);
    expect(() => {
      y.sum().backward();
    }).toThrow(modified('Keeping'));
    const input = x.mul(1);
    const z = Keeping.apply(input, false);
    input.add_(1);
    expect(() => {
      z.sum().backward();
    }).toThrow(modified('Add'));
  });

  it('naughty_autograd_function_stashing_ctx: a ctx that was kept has nothing after the graph is freed', () => {
    const kept: FunctionCtx[] = [];
    class Stashing extends Base {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor {
        ctx.save_for_backward(x);
        expect(ctx.saved_tensors).toEqual([]);
        kept.push(ctx);
        return x.clone();
      }
      static override backward(ctx: FunctionCtx, g: Tensor): Tensor {
        kept.push(ctx);
        return g;
      }
    }
    const x = leaf(1);
    const loss = Stashing.apply(x).sum();
    loss.backward({ retain_graph: true });
    expect(kept[0]).toBe(kept[1]);
    expect(kept[0]?.saved_tensors[0]).toBe(x);
    loss.backward();
    expect(() => kept[0]?.saved_tensors).toThrow(FREED);
  });
});
