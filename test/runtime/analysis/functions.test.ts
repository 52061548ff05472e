/** Programs with derivatives of their own: custom Functions and hooks, on the tape and run again. */
import { describe, expect, it } from 'vitest';
import { torch, type Tensor } from '../../../src/engine/torch';
import { isRefusal } from '../../../src/trace/refusal';
import { differentiated, gradients, plotted, tryDifferentiate, verdicts } from './analysed';
import { recordProgram, type Write } from './recorded';

interface Context {
  save_for_backward(...tensors: Tensor[]): void;
  readonly saved_tensors: Tensor[];
}

class Cube extends torch.autograd.Function {
  static override forward(context: Context, x: Tensor): Tensor {
    context.save_for_backward(x);
    return x.pow(3);
  }

  static override backward(context: Context, g: Tensor): Tensor {
    const [x = g] = context.saved_tensors;
    return g.mul(x.pow(2).mul(3));
  }
}

/** The derivative is wrong on purpose. */
class WrongCube extends Cube {
  static override backward(context: Context, g: Tensor): Tensor {
    const [x = g] = context.saved_tensors;
    return g.mul(x.pow(2).mul(2));
  }
}

const leaf = (value: number | number[]): Tensor => torch.tensor(value, { requires_grad: true });

describe('a custom Function', () => {
  const program =
    (call: (x: Tensor) => Tensor, backward = true) =>
    (write: Write) => {
      const x = write('x', leaf([1, 2]));
      const y = write('y', call(x.mul(2)));
      const z = write('z', y.sum());
      if (backward) z.backward();
    };

  it('is differentiated as its backward does, which differences confirm', () => {
    const trace = differentiated(recordProgram(program((x) => Cube.apply(x))));
    expect(gradients(trace)).toEqual({ x: [24, 96] });
    expect(verdicts(trace)).toEqual({ x: 'agrees' });
    const node = trace.nodes.find(({ name }) => name === 'CubeBackward');
    expect(node).toMatchObject({ range: { start: 10 }, doc: expect.stringContaining('custom Function') as unknown });
    expect(trace.notes.map(({ message }) => message.id)).not.toContain('analysis.cut');
  });

  it('runs again at other values, and is plotted', () => {
    const recorded = recordProgram(program((x) => Cube.apply(x)));
    expect(gradients(differentiated(recorded, { x: [0.5, -1] }))).toEqual({ x: [6, 24] });
    const { f, df } = plotted(recorded, { from: -1, to: 1, count: 3 });
    expect(f).toEqual([56, 64, 72]);
    expect(df).toEqual([24, 0, 24]);
  });

  it('whose backward is wrong differs from differences', () => {
    const trace = differentiated(recordProgram(program((x) => WrongCube.apply(x))));
    expect(gradients(trace)).toEqual({ x: [16, 64] });
    expect(verdicts(trace)).toEqual({ x: 'differs' });
  });

  it('is run once at the end where the program never went backward', () => {
    const trace = differentiated(recordProgram(program((x) => Cube.apply(x), false)));
    expect(gradients(trace)).toEqual({ x: [24, 96] });
    expect(verdicts(trace)).toEqual({ x: 'agrees' });
  });

  it('has a second derivative where its backward has one, in a loop too', () => {
    const trace = differentiated(
      recordProgram((write) => {
        const x = write('x', leaf([1, 2]));
        const [gradient = x] = torch.autograd.grad(Cube.apply(x).sum(), x, { create_graph: true });
        const penalty = write('penalty', (gradient ?? x).pow(2).sum());
        penalty.backward();
      }),
    );
    // 9x⁴
    expect(gradients(trace)).toEqual({ x: [36, 288] });
    expect(verdicts(trace)).toEqual({ x: 'agrees' });
    const loop = recordProgram((write) => {
      const w = write('w', leaf(2));
      for (let step = 0; step < 3; step += 1) {
        const loss = write('loss', Cube.apply(w.sub(1)));
        w.grad = null;
        loss.backward();
        torch.no_grad(() => w.sub_(w.grad?.mul(0.1) ?? 0));
      }
    });
    expect(loop.state.passCount).toBe(3);
    expect(verdicts(differentiated(loop))).toEqual({ w: 'agrees' });
  });

  it('takes several inputs and gives several results, tensors or not', () => {
    class Both extends torch.autograd.Function {
      static override forward(context: Context & { scale: number }, a: Tensor, b: Tensor, scale: number): unknown {
        context.save_for_backward(a, b);
        context.scale = scale;
        return [a.mul(b).mul(scale), a.add(b), 'text'];
      }

      static override backward(context: Context & { scale: number }, g: Tensor, h: Tensor): (Tensor | null)[] {
        const [a = g, b = g] = context.saved_tensors;
        return [g.mul(b).mul(context.scale).add(h), g.mul(a).mul(context.scale).add(h), null];
      }
    }
    const trace = differentiated(
      recordProgram((write) => {
        const a = write('a', leaf([1, 2]));
        const b = write('b', leaf([3, 4]));
        const [product, sum] = Both.apply<[Tensor, Tensor]>(a, b, 5);
        write('z', product.mul(sum).sum()).backward();
      }),
    );
    // 5ab(a + b)
    expect(gradients(trace)).toEqual({ a: [75, 160], b: [35, 100] });
    expect(verdicts(trace)).toEqual({ a: 'agrees', b: 'agrees' });
  });

  it('tells the gradients of its results apart where they are one tensor', () => {
    class Pair extends torch.autograd.Function {
      static override forward(context: Context, x: Tensor): Tensor[] {
        context.save_for_backward(x);
        return [x.mul(x), x.mul(3)];
      }

      static override backward(context: Context, g: Tensor, h: Tensor): Tensor {
        const [x = g] = context.saved_tensors;
        return g.mul(x.mul(2)).add(h.mul(3));
      }
    }
    const recorded = recordProgram((write) => {
      const x = write('x', leaf([1, 2]));
      const [a, b] = Pair.apply<[Tensor, Tensor]>(x);
      write('second', b.sum());
      write('both', a.add(b).sum()).backward();
    });
    expect(gradients(differentiated({ ...recorded, focus: recorded.focusOn('both') }))).toEqual({ x: [5, 7] });
    expect(gradients(differentiated({ ...recorded, focus: recorded.focusOn('second') }))).toEqual({ x: [3, 3] });
  });

  it('that changes its input in place', () => {
    class Twice extends torch.autograd.Function {
      static override forward(context: { mark_dirty(x: Tensor): void }, x: Tensor): Tensor {
        context.mark_dirty(x);
        return x.mul_(2);
      }

      static override backward(_context: unknown, g: Tensor): Tensor {
        return g.mul(2);
      }
    }
    const trace = differentiated(
      recordProgram((write) => {
        const x = write('x', leaf([1, 2]));
        const y = write('y', x.sin());
        Twice.apply(y);
        write('z', y.sum()).backward();
      }),
    );
    expect(gradients(trace)['x']?.map((value) => value.toFixed(3))).toEqual(['1.081', '-0.832']);
    expect(verdicts(trace)).toEqual({ x: 'agrees' });
  });

  it('without a derivative says what to do', () => {
    class Half extends torch.autograd.Function {
      static override forward(_context: unknown, x: Tensor): Tensor {
        return x.div(2);
      }

      static override backward(): never {
        throw new Error('Not today.');
      }
    }
    const recorded = recordProgram((write) => {
      write('y', Half.apply(write('x', leaf(1))).mul(3));
    });
    const refusal = tryDifferentiate(
      recorded.tape.values.length > 0 ? { ...recorded, focus: recorded.focusOn('y') } : recorded,
    );
    expect(isRefusal(refusal) && refusal.message.text).toBe(
      'It comes from Half, whose derivative is the program’s own code, and that has not been seen at work. Call backward() in the program, so that Half.backward runs once.',
    );
  });

  it('gives nothing for an input, and uses what forward kept on ctx', () => {
    class Masked extends torch.autograd.Function {
      static override forward(context: { mask: Tensor }, x: Tensor, other: Tensor): Tensor {
        context.mask = x.gt(1.5).float();
        return x.mul(context.mask).add(other.detach());
      }

      static override backward(context: { mask: Tensor }, g: Tensor): (Tensor | null)[] {
        return [g.mul(context.mask), null];
      }
    }
    const trace = differentiated(
      recordProgram((write) => {
        const x = write('x', leaf([1, 2]));
        const other = write('other', leaf([1, 1]));
        write('z', Masked.apply(x, other).pow(2).sum()).backward();
      }),
    );
    expect(gradients(trace)).toEqual({ x: [0, 6], other: null });
  });
});

describe('hooks', () => {
  it('of a tensor that is no leaf, of a leaf, several of them, as they were called', () => {
    const trace = differentiated(
      recordProgram((write) => {
        const x = write('x', leaf([1, 2]));
        x.register_hook((g: Tensor) => g.add(1));
        const y = write('y', x.mul(3));
        y.register_hook((g: Tensor) => g.mul(2));
        y.register_hook((g: Tensor) => g.mul(y.detach()));
        y.register_hook(() => undefined);
        write('z', y.sum()).backward();
      }),
    );
    // (1·2·y)·3 + 1
    expect(gradients(trace)).toEqual({ x: [19, 37] });
    expect(verdicts(trace)).toEqual({ x: 'differs' });
  });

  it('of nodes, before and after their step', () => {
    const trace = differentiated(
      recordProgram((write) => {
        const x = write('x', leaf([1, 2]));
        const y = write('y', x.exp());
        y.grad_fn?.register_prehook(([g]: [Tensor]) => [g.mul(10)]);
        y.grad_fn?.register_hook(([g]: [Tensor], [h]: [Tensor]) => [g.mul(0).add(h)]);
        write('z', y.sum()).backward();
      }),
    );
    expect(gradients(trace)).toEqual({ x: [10, 10] });
  });

  it('of a node that hands on what arrived', () => {
    const trace = differentiated(
      recordProgram((write) => {
        const x = write('x', leaf([1, 2]));
        const y = write('y', x.add(leaf([1, 1])));
        y.grad_fn?.register_hook(([g, h]: [Tensor, Tensor]) => [g.mul(3), h]);
        write('z', y.pow(2).sum()).backward();
      }),
    );
    expect(gradients(trace)['x']).toEqual([12, 18]);
  });

  it('that change nothing leave everything as it is', () => {
    const seen: Tensor[] = [];
    const trace = differentiated(
      recordProgram((write) => {
        const x = write('x', leaf([1, 2]));
        const y = write('y', x.pow(2));
        y.register_hook((g: Tensor) => {
          seen.push(g.mul(2));
        });
        write('z', y.sum()).backward();
      }),
    );
    expect(seen.length).toBeGreaterThan(0);
    expect(gradients(trace)).toEqual({ x: [2, 4] });
    expect(verdicts(trace)).toEqual({ x: 'agrees' });
  });

  it('that were taken away do not count', () => {
    const trace = differentiated(
      recordProgram((write) => {
        const x = write('x', leaf([1, 2]));
        const handle = x.register_hook((g: Tensor) => g.mul(100));
        write('z', x.pow(2).sum()).backward();
        handle.remove();
        write('w', x.pow(2).sum()).backward();
      }),
    );
    expect(gradients(trace)).toEqual({ x: [2, 4] });
  });
});
