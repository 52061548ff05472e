import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { torch, type Tensor } from '../../../src/engine/torch';
import { isRefusal } from '../../../src/trace/refusal';
import { plotted, tryPlot } from './analysed';
import { rangeOf, recordProgram } from './recorded';

const grads = { requires_grad: true } as const;

const polynomial = recordProgram((write) => {
  const x = write('x', torch.tensor(2, grads));
  write('y', x.pow(4).mul(5).add(x.pow(3).mul(3)).add(x.pow(2).mul(7)).add(x.mul(9)).sub(5)).backward();
});

describe('the plot of a program', () => {
  it('of one scalar leaf is one vector, with the point and the slope of its tangent', () => {
    const data = plotted(polynomial, {});
    const at = data.x.indexOf(2);
    expect([data.method, data.f[at], data.df[at]]).toStrictEqual(['linspace', 145, 233]);
    expect(data.point).toStrictEqual({ x: 2, f: 145, slope: 233 });
    expect(data.flips).toBeUndefined();
  });

  it('of a vector that is summed at the end runs over its points, as the tutorials plot it', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.linspace(-20, 20, 20, grads));
      torch.sum(write('Y', x.pow(2))).backward();
    });
    const data = plotted(program, { count: 5 });
    expect([data.method, data.x, data.f, data.df, data.point]).toStrictEqual([
      'linspace',
      [-20, -10, 0, 10, 20],
      [400, 100, 0, 100, 400],
      [-40, -20, 0, 20, 40],
      null,
    ]);
  });

  it('moves one element where the elements meet', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor([1, 2, 3], grads));
      write('y', x.softmax(0).mul(x).sum()).backward();
    });
    const data = plotted(program, { element: 1, from: 2, to: 4, count: 3 });
    const direct = (second: number): number => {
      const at = torch.tensor([1, second, 3], { dtype: torch.float64 });
      return Number(at.softmax(0).mul(at).sum().item());
    };
    expect(data.method).toBe('pointwise');
    data.x.forEach((x, at) => {
      expect(data.f[at]).toBeCloseTo(direct(x), 12);
      expect(data.df[at]).toBeCloseTo((direct(x + 1e-5) - direct(x - 1e-5)) / 2e-5, 8);
    });
  });

  it('has the other leaves stand where they are, or where they were put', () => {
    const program = recordProgram((write) => {
      const [x, w] = [write('x', torch.tensor(1, grads)), write('w', torch.tensor(3, grads))];
      write('y', x.mul(w)).backward();
    });
    const request = { from: 0, to: 2, count: 3 };
    expect(plotted(program, request).f).toStrictEqual([0, 3, 6]);
    expect(plotted(program, request, { w: 5 }).f).toStrictEqual([0, 5, 10]);
  });

  it('is computed in float64, though the program was not', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor(0, grads));
      write('y', x.add(1e8).sub(1e8)).backward();
    });
    expect(plotted(program, { from: 0, to: 1, count: 3 }).f[1]).toBeCloseTo(0.5, 6);
  });

  it('shows a derivative that the program took, with its own derivative', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor(2, grads));
      const [slope] = torch.autograd.grad(x.pow(3), x, { create_graph: true });
      write('slope', slope ?? x);
    });
    const data = plotted({ ...program, focus: program.focusOn('slope') }, { from: 1, to: 3, count: 3 });
    expect([data.f, data.df]).toStrictEqual([
      [3, 12, 27],
      [6, 12, 18],
    ]);
  });

  it('goes on with what was changed in place and without recording', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor(2, grads));
      const y = x.mul(3);
      y.add_(x);
      const scale = torch.no_grad(() => x.mul(0).add(2));
      write('z', y.mul(scale)).backward();
    });
    const data = plotted(program, { from: 0, to: 2, count: 3 });
    expect([data.f, data.df]).toStrictEqual([
      [0, 8, 16],
      [8, 8, 8],
    ]);
  });

  it('multiplies with weights that stay', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor([1, 2], grads));
      write('y', x.pow(2)).backward(torch.tensor([1, 10]));
    });
    const data = plotted(program, { element: 1, from: 0, to: 2, count: 3 });
    expect([data.f, data.df]).toStrictEqual([
      [1, 11, 41],
      [0, 20, 40],
    ]);
  });

  it('has gaps at poles and kinks like that of an expression', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor(1, grads));
      write('y', x.reciprocal()).backward();
    });
    const data = plotted(program, { from: -3, to: 7 });
    expect(data.x.filter((_, at) => Number.isNaN(data.f[at])).map((x) => Math.abs(x) < 1e-6)).toStrictEqual([true]);
  });
});

describe('a condition that flips inside the window', () => {
  const branching = (decide: (x: Tensor) => boolean): ReturnType<typeof recordProgram> =>
    recordProgram((write) => {
      const x = write('x', torch.tensor(2, grads));
      write('y', decide(x) ? x.pow(2) : x.neg()).backward();
    });

  it.each<[string, (x: Tensor) => boolean, number]>([
    ['a comparison', (x) => x.gt(1).__bool__(), 1],
    ['a truth value that was taken out', (x) => x.lt(Math.E).item() === true, Math.E],
    ['one of what was computed', (x) => x.pow(2).sub(x).gt(0.75).__bool__(), 1.5],
  ])('is marked where it does: %s', (_, decide, place) => {
    const data = plotted(branching(decide), { from: 0, to: 4 });
    expect(data.flips).toHaveLength(1);
    expect(data.flips?.[0]?.x).toBeCloseTo(place, 9);
    expect(data.flips?.[0]?.range).toStrictEqual(rangeOf(1));
    expect(data.notes.map(({ id }) => id)).toStrictEqual(['plot.flips']);
    expect(data.f[data.x.indexOf(0)]).toBe(0);
  });

  it('is marked point by point, too', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor([2, 1], grads));
      write('y', x.sum().gt(0).__bool__() ? x.softmax(0).pow(2).sum() : x.prod()).backward();
    });
    const data = plotted(program, { from: -3, to: 3 });
    expect([data.method, data.flips?.map(({ x }) => Number(x.toFixed(9)))]).toStrictEqual(['pointwise', [-1]]);
  });

  it('is told of where the whole window lies beyond it', () => {
    const data = plotted(
      branching((x) => x.gt(1).__bool__()),
      { from: -3, to: 0 },
    );
    expect([data.flips, data.notes.map(({ id }) => id)]).toStrictEqual([undefined, ['plot.flips']]);
  });

  it('is marked once for a condition in a loop', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor(2, grads));
      let y = x.mul(1);
      for (let step = 0; step < 5; step += 1) if (x.gt(1).__bool__()) y = y.mul(x);
      write('y', y).backward();
    });
    const { flips } = plotted(program, { from: 0, to: 4 });
    expect(flips?.map(({ x }) => Number(x.toFixed(6)))).toStrictEqual([1]);
  });
});

describe('a plot that cannot be made', () => {
  it('is refused for a leaf or an element that is not there', () => {
    const data = tryPlot(polynomial, { variable: 'u' });
    expect(isRefusal(data) && data.message.id).toBe('plot.no-variable');
  });

  it('says so where no gradient reaches the leaf', () => {
    const program = recordProgram((write) => {
      const [x, w] = [write('x', torch.tensor(3, grads)), write('w', torch.tensor(2, grads))];
      write('y', x.detach().mul(w)).backward();
    });
    const data = plotted(program, { from: 0, to: 2, count: 3 });
    expect([data.f, data.df.every(Number.isNaN), data.notes.map(({ id }) => id)]).toStrictEqual([
      [0, 2, 4],
      true,
      ['plot.independent', 'plot.cut'],
    ]);
  });
});

describe('any chain of operators', () => {
  const OPERATORS: readonly ((y: Tensor, x: Tensor) => Tensor)[] = [
    (y) => y.sin(),
    (y) => y.tanh(),
    (y, x) => y.mul(x),
    (y, x) => y.add(x),
    (y) => y.sigmoid(),
    (y) => y.mul(0.5).add(1),
    (y) => y.square().add(1).sqrt(),
    (y, x) => y.sub(x.mul(2)),
    (y) => y.clone().mul_(3),
    (y) => y.unsqueeze(0).squeeze(0),
  ];

  it('plots what the engine gives at each point', () => {
    const chains = fc.array(fc.integer({ min: 0, max: OPERATORS.length - 1 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(chains, fc.double({ min: -2, max: 2, noNaN: true }), (chain, point) => {
        const compute = (x: Tensor): Tensor => chain.reduce((y, index) => OPERATORS[index]?.(y, x) ?? y, x.mul(1));
        const program = recordProgram((write) => {
          const x = write('x', torch.tensor(point, grads));
          write('y', compute(x)).backward();
        });
        const data = plotted(program, { from: -2, to: 2, count: 5 });
        data.x.forEach((at, index) => {
          const x = torch.tensor(at, { dtype: torch.float64, requires_grad: true });
          const y = compute(x);
          y.backward();
          expect(data.f[index]).toBeCloseTo(Number(y.item()), 10);
          expect(data.df[index]).toBeCloseTo(Number(x.grad?.item()), 10);
        });
      }),
      { numRuns: 60 },
    );
  });
});
