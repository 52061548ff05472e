/** Derivatives of any order along a plot, held against formulas; logarithmic samples. */
import { describe, expect, it } from 'vitest';
import type { Values } from '../../../src/runtime/run';
import type { PlotData, PlotRequest } from '../../../src/trace/plot';
import { isRefusal } from '../../../src/trace/refusal';
import { runText } from '../run-text';

function ask(text: string, at: Values, request: Partial<PlotRequest>) {
  return runText(text, at, 'python').ask({
    kind: 'plot',
    ask: { variable: 'x', element: 0, from: null, to: null, count: 41, ...request },
  });
}

function plot(text: string, at: Values, request: Partial<PlotRequest>): PlotData {
  const data = ask(text, at, request);
  if (isRefusal(data)) throw new Error(data.message.text);
  return data;
}

describe('higher derivatives', () => {
  it('of a sine are sine and cosine again', () => {
    const { x, df, higher = [] } = plot('math.sin(2*x)', { x: 1 }, { from: -2, to: 2, order: 5 });
    const formulas = [
      (at: number) => 2 * Math.cos(2 * at),
      (at: number) => -4 * Math.sin(2 * at),
      (at: number) => -8 * Math.cos(2 * at),
      (at: number) => 16 * Math.sin(2 * at),
      (at: number) => 32 * Math.cos(2 * at),
    ];
    expect(higher).toHaveLength(4);
    [df, ...higher].forEach((series, order) => {
      series.forEach((value, index) => {
        expect(value).toBeCloseTo(formulas[order]?.(x[index] ?? NaN) ?? NaN, 11);
      });
    });
  });

  it('of a polynomial end in zero', () => {
    const { higher } = plot('x**3 + 2*x', { x: 1 }, { from: 0, to: 2, count: 3, order: 5 });
    expect(higher).toStrictEqual([
      [0, 6, 12],
      [6, 6, 6],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(plot('3*x', { x: 1 }, { from: 0, to: 2, count: 3, order: 2 }).higher).toStrictEqual([[0, 0, 0]]);
  });

  it('are those of one element where a formula combines several', () => {
    const data = plot('prod(x) + sum(x**3)', { x: [2, 3, 1] }, { element: 1, from: 0, to: 2, count: 3, order: 3 });
    expect([data.method, data.df, data.higher]).toStrictEqual([
      'pointwise',
      [2, 5, 14],
      [
        [0, 6, 12],
        [6, 6, 6],
      ],
    ]);
  });

  it('take at each point its own branch, and none at a corner', () => {
    const { higher } = plot('x**3 if x > 0 else -x', { x: 1 }, { from: -1, to: 1, count: 3, order: 2 });
    expect(higher?.[0]?.[2]).toBe(6);
    expect(higher?.[0]?.[0]).toBe(0);
  });

  it('have gaps where f and its derivative have', () => {
    const data = plot('1/x', { x: 1 }, { from: -1, to: 2.9, order: 3 });
    const gap = data.f.findIndex(Number.isNaN);
    expect(gap).toBeGreaterThan(0);
    expect(data.higher?.map((series) => [series.length, series[gap]])).toStrictEqual([
      [data.x.length, NaN],
      [data.x.length, NaN],
    ]);
  });

  it('are fewer where the formula is large, and say so', () => {
    const data = plot('sum(x**2) + sum(torch.exp(-x))', { x: Array.from({ length: 2000 }, () => 1) }, { order: 5 });
    expect(data.higher?.length ?? 0).toBeLessThan(4);
    expect(data.notes.map(({ id }) => id)).toContain('plot.fewer-orders');
  });

  it('are not asked for, or not there without a dependence', () => {
    expect(plot('x**2', { x: 1 }, {}).higher).toBeUndefined();
    const run = runText('f(x, y) = y**2', { x: 1, y: 2 }, 'plaintext');
    const data = run.ask({ kind: 'plot', ask: { variable: 'x', element: 0, from: 0, to: 1, count: 3, order: 3 } });
    expect(isRefusal(data) ? null : data.higher).toBeUndefined();
  });
});

describe('a logarithmic axis', () => {
  it('has samples by equal factors, around the point', () => {
    const data = plot('x**2', { x: 2 }, { scale: 'log', count: 6 });
    expect([data.from, data.to]).toStrictEqual([0.01, 1000]);
    data.x.forEach((x, index) => {
      expect(x).toBeCloseTo(10 ** (index - 2), 9);
    });
    expect(data.f[5]).toBe(1e6);
  });

  it('tells what has no place on it', () => {
    const data = plot('x**2', { x: 2 }, { scale: 'log', from: -1, to: 10 });
    expect([data.from, data.to, data.notes.map(({ id }) => id)]).toStrictEqual([1e-3, 10, ['plot.log-cut']]);
    expect(plot('x**2', { x: -2 }, { scale: 'log' })).toMatchObject({ from: 0.01, to: 100 });
    const none = ask('x**2', { x: 2 }, { scale: 'log', from: -5, to: -1 });
    expect(isRefusal(none) ? none.message.id : null).toBe('plot.log-range');
  });
});
