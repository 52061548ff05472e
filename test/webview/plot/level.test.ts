import { describe, expect, it } from 'vitest';
import type { PlotData } from '../../../src/trace/plot';
import { wheelFactor } from '../../../webview/plot/axes/wheel';
import { besideOf, isRounding } from '../../../webview/plot/level';
import { readingOf, zerosAt } from '../../../webview/plot/reading';

const around = (f: (x: number) => number, at: number, step: number, value: number): boolean => {
  const x = [at - step, at, at + step];
  return isRounding(value, at, besideOf(x, x.map(f), 1));
};

describe('zero but for rounding', () => {
  it('is a slope at a minimum, from afar and from near', () => {
    const slope = (x: number): number => 6 * (x - 0.1);
    expect(around(slope, 0.1, 0.02, -1.7764e-15)).toBe(true);
    expect(around(slope, 0.1, 2e-6, 2.2e-16)).toBe(true);
  });

  it('is no tail that dwindles, no small function, and no number that is exact or none', () => {
    expect(around((x) => Math.exp(-x), 40, 0.1, Math.exp(-40))).toBe(false);
    expect(around((x) => 1e-15 * x, 3, 0.1, 3e-15)).toBe(false);
    expect(around((x) => x, 0, 0.1, 0)).toBe(false);
    expect(around((x) => x, 1, 0.1, NaN)).toBe(false);
    expect(around((x) => x, 1, 0.1, 1)).toBe(false);
  });

  it('is known at an edge too, and not without neighbours', () => {
    expect(isRounding(1e-15, 1, besideOf([1, 2], [1e-15, 5], 0))).toBe(true);
    expect(isRounding(1e-15, 1, besideOf([1], [1e-15], 0))).toBe(false);
  });

  it('is read as such', () => {
    const data: PlotData = {
      request: { variable: 'x', element: 0, from: null, to: null, count: 3 },
      from: 0,
      to: 2,
      x: [0, 1, 2],
      f: [4, 3, 4],
      df: [-2, 1e-16, 2],
      point: null,
      method: 'linspace',
      notes: [],
    };
    const values = [3, 1e-16];
    const text = readingOf(1, values, [0, 1], 'x', 'f', zerosAt(data, 1, 1, values));
    expect(text).toBe('x = 1   f = 3   f′ ≈ 0'.replace('f′', text.split('   ')[2]?.split(' ')[0] ?? ''));
    expect(text.endsWith(' ≈ 0')).toBe(true);
  });
});

describe('the wheel', () => {
  it('zooms by how far it is turned, whatever it counts in, and no more than two notches at once', () => {
    expect(wheelFactor({ deltaY: 100, deltaMode: 0 })).toBe(1.25);
    expect(wheelFactor({ deltaY: -100, deltaMode: 0 })).toBe(1 / 1.25);
    expect(wheelFactor({ deltaY: 4, deltaMode: 0 })).toBeLessThan(1.01);
    expect(wheelFactor({ deltaY: 6.25, deltaMode: 1 })).toBe(1.25);
    expect(wheelFactor({ deltaY: 9000, deltaMode: 0 })).toBe(1.25 ** 2);
    expect(wheelFactor({ deltaY: 0, deltaMode: 0 })).toBe(1);
  });
});
