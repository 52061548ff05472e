import { describe, expect, it, test } from 'vitest';
import { histogram, type BinOptions } from '../../../../src/languages/typescript/realm/bins';
import { dashOf, formatOf, markOf } from '../../../../src/languages/typescript/realm/formats';
import { thinned } from '../../../../src/languages/typescript/realm/thinning';

const PLAIN: BinOptions = { bins: 10, range: null, density: false };

describe('the bins of a histogram', () => {
  it('are equal, hold their left edge, and the last its right one too', () => {
    // numpy.histogram([0, 1, 1, 2, 3, 4], bins=4)
    expect(histogram([0, 1, 1, 2, 3, 4], { ...PLAIN, bins: 4 })).toEqual({
      edges: [0, 1, 2, 3, 4],
      counts: [1, 2, 1, 2],
    });
  });

  it('are found by comparing with the edges themselves, however they were rounded', () => {
    const values = Array.from({ length: 31 }, (_, index) => index / 10);
    const { edges, counts } = histogram(values, { ...PLAIN, bins: 30 });
    const slow = edges.slice(0, -1).map((edge, bin) => {
      const next = edges[bin + 1] ?? NaN;
      return values.filter((value) => value >= edge && (value < next || (bin === 29 && value <= next))).length;
    });
    expect(counts).toEqual(slow);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(31);
  });

  it('of one value stand around it, of none between 0 and 1', () => {
    expect(histogram([3, 3], { ...PLAIN, bins: 2 })).toEqual({ edges: [2.5, 3, 3.5], counts: [0, 2] });
    expect(histogram([], { ...PLAIN, bins: 2 })).toEqual({ edges: [0, 0.5, 1], counts: [0, 0] });
  });

  it('leave out what lies outside of the range, and NaN in a range that was given', () => {
    expect(histogram([-1, 0, 0.5, NaN, 1, 2], { ...PLAIN, bins: 2, range: [0, 1] }).counts).toEqual([1, 2]);
  });

  it('may have edges of their own', () => {
    expect(histogram([0, 1, 5, 10, 11], { ...PLAIN, bins: [0, 1, 10] }).counts).toEqual([1, 3]);
  });

  it('as densities have areas that sum to 1', () => {
    const { edges, counts } = histogram([0, 1, 1, 4], { bins: [0, 1, 4], range: null, density: true });
    expect(counts).toEqual([0.25, 0.25]);
    expect(counts.reduce((sum, count, bin) => sum + count * ((edges[bin + 1] ?? 0) - (edges[bin] ?? 0)), 0)).toBe(1);
  });

  test.each<[string, readonly number[], Partial<BinOptions>, string]>([
    ['none', [1], { bins: 0 }, '`bins` must be positive, when an integer'],
    ['a part', [1], { bins: 2.5 }, '`bins` must be an integer, a string, or an array'],
    ['falling edges', [1], { bins: [1, 0] }, '`bins` must increase monotonically, when an array'],
    ['a turned range', [1], { range: [1, 0] }, 'max must be larger than min in range parameter.'],
    ['a NaN', [NaN, 1], {}, 'autodetected range of [nan, nan] is not finite'],
    ['an infinity', [Infinity, 1], {}, 'autodetected range of [1, inf] is not finite'],
    ['too many', [1], { bins: 10_001 }, 'hist: 10001 bins are too many to be drawn; a histogram can have 10000.'],
  ])('refuse %s', (_, values, options, text) => {
    expect(() => histogram(values, { ...PLAIN, ...options })).toThrow(text);
  });
});

test('short formats are a colour, a mark and a dash in any order', () => {
  expect([formatOf('r--'), formatOf('bo'), formatOf('-.k'), formatOf('^:'), formatOf('green')]).toEqual([
    { color: 'red', mark: null, dash: 'dashed' },
    { color: 'blue', mark: 'circle', dash: undefined },
    { color: 'black', mark: null, dash: 'dashdot' },
    { color: null, mark: 'triangle', dash: 'dotted' },
    { color: 'green', mark: null, dash: undefined },
  ]);
  expect([formatOf('rr'), formatOf('hello'), formatOf('r--o-')]).toEqual([undefined, undefined, undefined]);
  expect([dashOf('--'), dashOf('None'), dashOf('?'), markOf('s'), markOf('?')]).toEqual([
    'dashed',
    null,
    undefined,
    'rect',
    undefined,
  ]);
});

describe('thinning', () => {
  const x = Array.from({ length: 100_000 }, (_, index) => index);

  it('keeps every spike, the ends and the gaps', () => {
    const y = x.map((at) => Math.sin(at / 1000));
    y[33_333] = 50;
    y[77_777] = -50;
    y[50_000] = NaN;
    const kept = thinned({ x, y }, 5000);
    expect(kept.x.length).toBeLessThanOrEqual(5000);
    expect(kept.x.length).toBe(kept.y.length);
    for (const at of [0, 33_333, 50_000, 77_777, 99_999]) expect(kept.y[kept.x.indexOf(at)]).toEqual(y[at]);
    expect(kept.x).toEqual([...kept.x].sort((one, other) => one - other));
  });

  it('leaves what is short enough', () => {
    expect(thinned({ x: [1, 2], y: [3, 4] }, 2)).toEqual({ x: [1, 2], y: [3, 4] });
  });
});
