import { describe, expect, it } from 'vitest';
import { decimated } from '../../../../webview/plot/axes/decimate';

const COLUMNS = 200;

describe('decimation', () => {
  it('keeps each column’s first, least, greatest and last point', () => {
    const count = 1_000_000;
    const x = Float64Array.from({ length: count }, (_, index) => index);
    const y = x.map((at) => Math.sin(at / 1000));
    y[123_456] = 50;
    y[654_321] = -50;
    const thin = decimated({ x, y }, (at) => (at * COLUMNS) / count, COLUMNS);
    expect(thin.x.length).toBeLessThanOrEqual(4 * COLUMNS);
    expect([Math.max(...thin.y), Math.min(...thin.y)]).toEqual([50, -50]);
    expect([thin.x[0], thin.x.at(-1)]).toEqual([0, count - 1]);
    expect(thin.x.every((at, index) => index === 0 || at > (thin.x[index - 1] ?? Infinity))).toBe(true);
  });

  it('keeps gaps, one for each', () => {
    const x = Array.from({ length: 5000 }, (_, index) => index);
    const y = x.map((at) => (at >= 2000 && at < 2500 ? NaN : at));
    const thin = decimated({ x, y }, (at) => at / 50, 100);
    expect(thin.y.filter(Number.isNaN)).toHaveLength(1);
    const gap = thin.y.findIndex(Number.isNaN);
    expect([thin.y[gap - 1], thin.y[gap + 1]]).toEqual([1999, 2500]);
  });

  it('leaves few points, and a line that turns back, as they are', () => {
    const few = { x: [0, 1, 2], y: [1, NaN, 3] };
    expect(decimated(few, (at) => at, 100)).toEqual(few);
    const x = Array.from({ length: 2000 }, (_, index) => Math.cos(index));
    expect(decimated({ x, y: x }, (at) => at * 50, 100).x).toHaveLength(2000);
  });
});
