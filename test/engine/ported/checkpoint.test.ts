/**
 * PyTorch's tests of `torch.utils.checkpoint`, for this engine: each title begins with the name of the test that it stands
 * for. What is expected is what PyTorch 2.14 gives.
 */
import { describe, expect, it } from 'vitest';

import type { FunctionCtx } from '../../../src/engine/autograd/function/context';
import { torch, type Tensor } from '../../../src/engine/torch';
import { collectingWarnings } from '../../../src/engine/warnings';

const { checkpoint, set_checkpoint_early_stop } = torch.utils.checkpoint;

const plain = { use_reentrant: false } as const;
const reentrant = { use_reentrant: true } as const;

const leaf = (...values: number[]): Tensor => torch.tensor(values, { requires_grad: true });

/** `f`, and how often it ran. */
function counted<R>(f: (x: Tensor) => R): { readonly f: (x: Tensor) => R; readonly runs: () => number } {
  let count = 0;
  return {
    f: (x) => {
      count++;
      return f(x);
    },
    runs: () => count,
  };
}

function gradientOf(y: Tensor, x: Tensor): unknown {
  return torch.autograd.grad(y, x)[0]?.tolist();
}

const wave = (x: Tensor): Tensor => x.exp().sin().cos();

describe('a function that is computed again', () => {
  it.each([plain, reentrant])('checkpointing: has the gradients that it has without, %o', (options) => {
    const w = leaf(2, 3);
    const step = (x: Tensor): Tensor => x.mul(w).tanh().exp();
    const [x, other] = [leaf(0.1, 0.2), leaf(0.1, 0.2)];
    const { f, runs } = counted(step);
    checkpoint(f, x, options).sum().backward();
    const stored = (tensor: Tensor): unknown => tensor.grad?.tolist();
    const ofWeight = stored(w);
    w.grad = null;
    step(other).sum().backward();
    expect([stored(x), ofWeight, runs()]).toEqual([stored(other), stored(w), 2]);
  });

  it('checkpointing_without_reentrant: runs again in each pass that needs what it saved', () => {
    const x = leaf(1, 2);
    const { f, runs } = counted(wave);
    const y = checkpoint(f, x, plain);
    expect(runs()).toBe(1);
    expect(gradientOf(y.sum(), x)).toEqual(gradientOf(wave(x).sum(), x));
    expect(runs()).toBe(2);
    const again = checkpoint(f, x, plain).sum();
    again.backward({ retain_graph: true });
    again.backward();
    expect(runs()).toBe(5);
    expect(() => {
      again.backward();
    }).toThrow('Trying to backward through the graph a second time');
  });

  it('checkpointing_without_reentrant: does not run again where nothing is recorded or nothing was saved', () => {
    const { f, runs } = counted((x: Tensor) => x.add(1));
    const x = leaf(1, 2);
    expect(torch.no_grad(() => checkpoint(f, x, plain)).requires_grad).toBe(false);
    expect(gradientOf(checkpoint(f, x, plain).sum(), x)).toEqual([1, 1]);
    expect(runs()).toBe(2);
  });

  it('checkpointing_without_reentrant_correct_grad: what uses its result elsewhere is no matter', () => {
    const f = (x: Tensor): Tensor => x.pow(2).mul(x);
    const run = (call: (x: Tensor) => Tensor): unknown => {
      const x = leaf(1, 2, 3);
      const y = call(x.mul(2));
      y.mul(y).add(x).sum().backward();
      return x.grad?.tolist();
    };
    expect(run((x) => checkpoint(f, x, plain))).toEqual(run(f));
  });

  it('checkpointing_without_reentrant_detached_tensor: what is detached inside is a constant again', () => {
    const f = (x: Tensor): Tensor => x.exp().detach().mul(x.sin());
    const x = leaf(1, 2);
    expect(gradientOf(checkpoint(f, x, plain).sum(), x)).toEqual(gradientOf(f(x).sum(), x));
    const constant = checkpoint((v: Tensor) => torch.no_grad(() => v.exp()), x, plain);
    expect(constant.requires_grad).toBe(false);
  });

  it('checkpointing_without_reentrant_saved_object_identity: an argument that is saved is the same memory again', () => {
    const seen: Tensor[] = [];
    const x = leaf(1, 2);
    const y = checkpoint(
      (v: Tensor) => {
        seen.push(v);
        return v.mul(v);
      },
      x,
      plain,
    );
    y.sum().backward();
    expect([seen.length, seen[0] === x, seen[1] === x, x.grad?.tolist()]).toEqual([2, true, true, [2, 4]]);
  });

  it('checkpointing_without_reentrant_parameter_used_in_an_out: a leaf that is used inside and outside has one hook call', () => {
    const w = leaf(2, 3);
    let calls = 0;
    w.register_hook(() => {
      calls++;
    });
    const y = checkpoint((x: Tensor) => x.mul(w).exp(), leaf(1, 1), plain);
    y.mul(w).sum().backward();
    expect(calls).toBe(1);
  });

  it('checkpointing_without_reentrant_arbitrary_input_output: any values go in and come out', () => {
    interface Given {
      readonly x: Tensor;
      readonly scale: number;
    }
    const f = ({ x, scale }: Given, word: string): { y: Tensor; word: string } => ({ y: x.exp().mul(scale), word });
    const x = leaf(1, 2);
    const { y, word } = checkpoint(f, { x, scale: 3 }, 'word', plain);
    expect(word).toBe('word');
    expect(gradientOf(y.sum(), x)).toEqual(gradientOf(x.exp().mul(3).sum(), x));
  });

  it('checkpointing_without_reentrant_custom_function_works: a Function inside reads what it saved', () => {
    class Square extends torch.autograd.Function {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor {
        ctx.save_for_backward(x);
        return x.mul(x);
      }
      static override backward(ctx: FunctionCtx, g: Tensor): Tensor {
        const [x] = ctx.saved_tensors as [Tensor];
        return g.mul(x).mul(2);
      }
    }
    const x = leaf(1, 2);
    const y = checkpoint((v: Tensor) => Square.apply(Square.apply(v.mul(3))), x, plain);
    expect(gradientOf(y.sum(), x)).toEqual([324, 2592]);
  });

  it('checkpoint_detects_non_determinism: fewer, more or other tensors than the first time are refused', () => {
    const changing = (first: (x: Tensor) => Tensor, later: (x: Tensor) => Tensor): ((x: Tensor) => Tensor) => {
      let count = 0;
      return (x) => (count++ === 0 ? first(x) : later(x));
    };
    const backward = (f: (x: Tensor) => Tensor, options: object): void => {
      checkpoint(f, leaf(1, 2), { ...plain, ...options })
        .sum()
        .backward();
    };
    const less = (x: Tensor): Tensor => x.exp().mul(1).sin();
    const more = (x: Tensor): Tensor => ((y: Tensor) => y.mul(y).sin())(x.exp());
    expect(() => {
      backward(changing(more, less), { early_stop: false });
    }).toThrow(
      'torch.utils.checkpoint: A different number of tensors was saved during the original forward and recomputation.\nNumber of tensors saved during forward: 4\nNumber of tensors saved during recomputation: 2.',
    );
    expect(() => {
      backward(changing(less, more), { early_stop: false });
    }).toThrow(
      'torch.utils.checkpoint: trying to save more tensors during recomputation than during the original forward pass.',
    );
    const wider = changing(
      (x) => x.exp().sin(),
      (x) => x.exp().double().sin(),
    );
    expect(() => {
      backward(wider, {});
    }).toThrow(
      "torch.utils.checkpoint: Recomputed values for the following tensors have different metadata than during the forward pass.\ntensor at position 1:\nsaved metadata: {'shape': torch.Size([2]), 'dtype': torch.float32, 'device': device(type='cpu')}\nrecomputed metadata: {'shape': torch.Size([2]), 'dtype': torch.float64, 'device': device(type='cpu')}\n.",
    );
  });

  it('draws the same random numbers again, and goes on as if it had drawn none', () => {
    const f = (x: Tensor): Tensor => x.mul(torch.rand([2])).exp();
    for (const options of [plain, reentrant]) {
      torch.manual_seed(0);
      const x = leaf(1, 2);
      const y = checkpoint(f, x, options);
      const next = torch.rand([1]).item();
      torch.manual_seed(0);
      const expected = f(x);
      expect(y.tolist()).toEqual(expected.tolist());
      torch.rand([1]);
      y.sum().backward();
      const after = torch.rand([1]).item();
      torch.manual_seed(0);
      const other = leaf(1, 2);
      f(other).sum().backward();
      expect([torch.rand([1]).item(), torch.rand([1]).item(), x.grad?.tolist()]).toEqual([
        next,
        after,
        other.grad?.tolist(),
      ]);
    }
  });

  it('refuses an argument that was changed in place since', () => {
    const x = leaf(1, 2).mul(1);
    const y = checkpoint(wave, x, plain);
    torch.no_grad(() => x.add_(1));
    expect(() => {
      y.sum().backward();
    }).toThrow('one of the variables needed for gradient computation has been modified by an inplace operation');
  });
});

describe('with a pass of its own', () => {
  it('checkpoint_valid_reset_on_error: gives no gradients to grad, and works in the next backward', () => {
    const a = leaf(0.5, 1);
    const b = checkpoint(wave, a, reentrant).sum();
    expect(() => torch.autograd.grad(b, [a])).toThrow(
      'When use_reentrant=True, torch.utils.checkpoint is incompatible with .grad() or passing an `inputs` parameter to .backward(). To resolve this error, you can either set use_reentrant=False, or call .backward() without passing the `inputs` argument.',
    );
    const c = checkpoint(wave, a, reentrant).sum();
    c.backward();
    expect(a.grad?.tolist()).toEqual(gradientOf(wave(a).sum(), a));
  });

  it('checkpointing: says what it is given, what is not needed, and what it does not know', () => {
    const x = leaf(1, 2);
    const { result, warnings } = collectingWarnings(() => checkpoint((v: Tensor) => v.mul(2), x));
    expect([String(result), warnings.map(({ text }) => text.split('. ')[0])]).toEqual([
      'tensor([2., 4.], grad_fn=<CheckpointFunctionBackward>)',
      ['torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly'],
    ]);
    const constant = collectingWarnings(() => checkpoint((v: Tensor) => v.mul(2), torch.ones([2]), reentrant));
    expect(constant.warnings.map(({ text }) => text)).toEqual([
      'None of the inputs have requires_grad=True. Gradients will be None',
    ]);
    expect(() => {
      checkpoint((v: Tensor) => v.detach(), x, reentrant)
        .sum()
        .backward();
    }).toThrow('none of output has requires_grad=True, this checkpoint() is not necessary');
    expect(() => checkpoint((v: Tensor) => v, x, { ...reentrant, foo: 3 })).toThrow(
      'Unexpected keyword arguments: foo',
    );
  });
});

describe('one inside another', () => {
  it('nested_checkpoint: has the gradients that it has without, to the third order', () => {
    const inner = (x: Tensor): Tensor => x.sin().exp();
    const outer = (x: Tensor): Tensor => checkpoint(inner, checkpoint(inner, x, plain).mul(x), plain);
    const orders = (f: (x: Tensor) => Tensor): unknown[] => {
      const x = torch.tensor([0.3, 0.7], { dtype: torch.double, requires_grad: true });
      let y = f(x).sum();
      return [1, 2, 3].map(() => {
        const [g] = torch.autograd.grad(y, x, { create_graph: true });
        y = g?.sum() ?? y;
        return g?.tolist();
      });
    };
    const without = orders((x) => inner(inner(x).mul(x)));
    const nested = orders((x) => checkpoint(outer, x, plain));
    (nested as number[][]).forEach((gradient, i) => {
      gradient.forEach((value, j) => {
        expect(value).toBeCloseTo((without as number[][])[i]?.[j] ?? NaN, 10);
      });
    });
  });

  it('nested_checkpoint_two_children: of two inside', () => {
    const child = (x: Tensor): Tensor => x.sin().exp();
    const parent = (x: Tensor): Tensor => checkpoint(child, x, plain).add(checkpoint(child, x.cos(), plain));
    const x = leaf(0.3, 0.7);
    expect(gradientOf(checkpoint(parent, x, plain).sum(), x)).toEqual(
      gradientOf(child(x).add(child(x.cos())).sum(), x),
    );
  });

  it('nested_checkpoint_kwargs: keywords that are not its own go to the function', () => {
    const f = (x: Tensor, { scale }: { scale: number }): Tensor =>
      checkpoint((v: Tensor, options: { by: number }) => v.exp().mul(options.by), x, { ...plain, by: scale });
    const x = leaf(1, 2);
    expect(gradientOf(checkpoint(f, x, { ...plain, scale: 3 }).sum(), x)).toEqual(gradientOf(x.exp().mul(3).sum(), x));
  });

  it('nested_checkpoint_non_tensor_inputs_and_outputs: other values pass', () => {
    const f = (k: number, word: string, x: Tensor): [string, Tensor, number] => [word, x.sin().mul(k), k + 1];
    const outer = (k: number, word: string, x: Tensor): [string, Tensor, number] => checkpoint(f, k, word, x, plain);
    const x = leaf(1, 2);
    const [word, y, k] = checkpoint(outer, 2, 'word', x, plain);
    expect([word, k, gradientOf(y.sum(), x)]).toEqual(['word', 3, gradientOf(x.sin().mul(2).sum(), x)]);
  });

  it('nested_checkpoint_reentrant_backwards: a backward pass inside of it ends before it does', () => {
    const f = (x: Tensor): Tensor => {
      const v = x.detach().requires_grad_();
      v.sin().exp().sum().backward();
      return x.sin().mul(v.grad ?? 0);
    };
    const x = leaf(0.5, 1);
    expect(gradientOf(checkpoint(f, x, plain).sum(), x)).toEqual(gradientOf(f(x).sum(), x));
  });

  it('nested_checkpoint_set_early_stop: stops as soon as all is there, unless it is not to', () => {
    const steps = (early: boolean | null): number => {
      let count = 0;
      const f = (x: Tensor): Tensor => {
        const y = x.sin();
        count++;
        return y.add(1);
      };
      const run = (): void => {
        checkpoint(f, leaf(1, 2), plain).sum().backward();
      };
      if (early === null) run();
      else set_checkpoint_early_stop(early, run);
      return count;
    };
    expect([steps(null), steps(true), steps(false)]).toEqual([1, 1, 2]);
  });

  it('nested_checkpoint_set_early_stop_no_recompution_needed: nothing runs again where nothing was saved', () => {
    const { f, runs } = counted((x: Tensor) => x.clone());
    for (const early of [true, false])
      set_checkpoint_early_stop(early, () => {
        checkpoint(f, leaf(1), plain).sum().backward();
      });
    expect(runs()).toBe(2);
  });
});
