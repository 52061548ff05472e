import { describe, expect, it } from 'vitest';
import type { Values } from '../../src/runtime/run';
import type { PlotData, PlotRequest } from '../../src/trace/plot';
import { isRefusal } from '../../src/trace/refusal';
import { linspace } from '../../src/trace/value';
import { runText } from './run-text';

function plot(text: string, at: Values, request: Partial<PlotRequest> = {}): PlotData {
  const data = runText(text, at, 'python').ask({
    kind: 'plot',
    ask: { variable: 'x', element: 0, from: null, to: null, count: 401, ...request },
  });
  if (isRefusal(data)) throw new Error(data.message.text);
  return data;
}

function refused(text: string, at: Values, request: Partial<PlotRequest>): string {
  const data = runText(text, at, 'python').ask({
    kind: 'plot',
    ask: { variable: 'x', element: 0, from: null, to: null, count: 401, ...request },
  });
  return isRefusal(data) ? data.message.text : 'plotted';
}

const gapsOf = ({ x, f }: PlotData): number[] => x.filter((_, index) => Number.isNaN(f[index]));

describe('the plot of an elementwise formula', () => {
  it('is one linspace and one backward pass, around the point', () => {
    const data = plot('5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5', { x: 2 });
    expect([data.method, data.from, data.to, data.x.length]).toStrictEqual(['linspace', -1, 5, 401]);
    expect(data.point).toStrictEqual({ x: 2, f: 145, slope: 233 });
    const at = data.x.indexOf(2);
    expect([data.f[at], data.df[at]]).toStrictEqual([145, 233]);
    expect(gapsOf(data)).toStrictEqual([]);
  });

  it('of a vector runs over its points, which move together', () => {
    const data = plot('10*x**3', { x: linspace(-10, 10, 100) });
    expect([data.method, data.from, data.to, data.point]).toStrictEqual(['linspace', -10, 10, null]);
    expect(data.df[0]).toBe(3000);
  });

  it('has the other variables stand still', () => {
    const data = plot('x * y', { x: 1, y: 3 }, { from: 0, to: 2, count: 3 });
    expect([data.f, data.df]).toStrictEqual([
      [0, 3, 6],
      [3, 3, 3],
    ]);
  });

  it.each<[string, number, number, number[]]>([
    ['1/x', -3, 7, [0]],
    ['math.tan(x)', -3, 3, [-Math.PI / 2, Math.PI / 2]],
    ['torch.floor(x)', 0.5, 2.5, [1, 2]],
  ])('of %s is interrupted where it breaks', (text, from, to, expected) => {
    const found = gapsOf(plot(text, { x: 1 }, { from, to }));
    expect(found).toHaveLength(expected.length);
    found.forEach((gap, index) => {
      expect(gap).toBeCloseTo(expected[index] ?? NaN, 6);
    });
  });

  it('has gaps where it is undefined', () => {
    const data = plot('math.log(x)', { x: 1 }, { from: -1, to: 1, count: 21 });
    expect(data.f.map(Number.isNaN)).toStrictEqual(data.x.map((x) => x <= 1e-12));
    expect(data.df.map(Number.isNaN)).toStrictEqual(data.x.map((x) => x <= 1e-12));
  });

  it('says where there is nothing to differentiate', () => {
    const run = runText('f(x, y) = y**2', { x: 1, y: 2 }, 'plaintext');
    const data = run.ask({ kind: 'plot', ask: { variable: 'x', element: 0, from: -1, to: 1, count: 3 } });
    expect(isRefusal(data) ? [] : [data.f, data.df, data.point, data.notes.map(({ id }) => id)]).toStrictEqual([
      [4, 4, 4],
      [NaN, NaN, NaN],
      null,
      ['plot.independent'],
    ]);
  });
});

describe('the plot of any other formula', () => {
  it('takes at each point its own branch', () => {
    const data = plot('x**2 if x > 0 else -x', { x: 3 }, { from: -2, to: 2, count: 5 });
    expect([data.method, data.f, data.df]).toStrictEqual(['pointwise', [2, 1, -0, 1, 4], [-1, -1, -1, 2, 4]]);
  });

  it('joins no jump between branches', () => {
    expect(gapsOf(plot('x + 5 if x > 0 else x', { x: 3 }, { from: -2, to: 2.01 }))).toHaveLength(1);
  });

  it('has the slope 0 on a stretch that does not depend on x, and none at the kink', () => {
    const data = plot('x if x > 0 else 0', { x: 3 }, { from: -2, to: 2, count: 5 });
    expect(data.df).toStrictEqual([0, 0, NaN, 1, 1]);
  });

  it('moves one element of a vector', () => {
    const data = plot('sum(x**2)', { x: [1, 2, 3] }, { element: 2, from: 0, to: 4, count: 5 });
    expect([data.method, data.f, data.df, data.point]).toStrictEqual([
      'pointwise',
      [5, 6, 9, 14, 21],
      [0, 2, 4, 6, 8],
      { x: 3, f: 14, slope: 6 },
    ]);
  });

  it('moves one variable among vectors', () => {
    const data = plot(
      'torch.sigmoid((w * v).sum() + x)',
      { w: [1, 2], v: [3, -1], x: 0 },
      { from: -1, to: -1 + 2, count: 3 },
    );
    expect(data.method).toBe('pointwise');
    expect(data.f[0]).toBeCloseTo(0.5, 12);
    expect(data.df[0]).toBeCloseTo(0.25, 12);
  });
});

describe('the range of a plot', () => {
  it('may be given, or one end of it', () => {
    expect(plot('x**2', { x: 2 }, { from: 0, to: 1 })).toMatchObject({ from: 0, to: 1 });
    expect(plot('x**2', { x: 2 }, { from: 100 })).toMatchObject({ from: 100, to: 106 });
    expect(plot('x**2', { x: 2 }, { to: -100 })).toMatchObject({ from: -106, to: -100 });
    expect(plot('x**2', { x: NaN })).toMatchObject({ from: -2, to: 2, point: null });
  });

  it.each<[Partial<PlotRequest>, string]>([
    [{ from: 3, to: 3 }, 'A plot needs two different finite ends, the smaller one first.'],
    [{ from: 3, to: NaN }, 'A plot needs two different finite ends, the smaller one first.'],
    [{ variable: 'y' }, 'The formula has no variable y with an element 0.'],
    [{ element: 5 }, 'The formula has no variable x with an element 5.'],
  ])('%j is refused', (request, problem) => {
    expect(refused('x**2', { x: 1 }, request)).toBe(problem);
  });

  it.each([
    [0, 2],
    [1e9, 2001],
    [NaN, 2],
  ])('of %d points has %d', (count, points) => {
    expect(plot('x**2', { x: 1 }, { count }).x).toHaveLength(points);
  });

  it('has fewer points where the formula is large, and says so', () => {
    const data = plot('sum(x**2) + sum(torch.exp(-x))', { x: Array.from({ length: 2000 }, () => 1) }, { count: 2001 });
    expect(data.x.length).toBeLessThan(2001);
    expect(data.notes.map(({ id }) => id)).toStrictEqual(['plot.fewer']);
  });
});
