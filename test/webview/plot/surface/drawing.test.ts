import { describe, expect, it } from 'vitest';
import { heightOf, levelsOf } from '../../../../webview/plot/surface/levels';
import { isolines } from '../../../../webview/plot/surface/isolines';
import { arrowsOf } from '../../../../webview/plot/surface/field';
import { Frame, moved, zoomed } from '../../../../webview/plot/surface/frame';

const SIDE = 21;
const at = Array.from({ length: SIDE }, (_, index) => (index - 10) / 5);
const grid = (f: (x: number, y: number) => number): number[] => at.flatMap((y) => at.map((x) => f(x, y)));

describe('levels', () => {
  it('are round and even where f is', () => {
    const levels = levelsOf(grid((x, y) => x + 2 * y));
    expect(levels.spacing).toBe('even');
    expect(levels.values).toEqual([-4, -2, 0, 2, 4]);
  });

  it('follow the values where a part of the picture is steep', () => {
    const levels = levelsOf(grid((x, y) => (1 - x) ** 2 + 100 * (y - x ** 2) ** 2));
    expect(levels.spacing).toBe('quantile');
    expect(levels.values.length).toBeGreaterThan(6);
    const half = levels.values.filter((value) => value < 300);
    expect(half.length).toBeGreaterThan(levels.values.length / 3);
  });

  it('are none of a constant, and none of nothing', () => {
    expect(levelsOf([3, 3, 3]).values).toEqual([]);
    expect(levelsOf([NaN, Infinity]).values).toEqual([]);
  });

  it('are equally far from each other as heights', () => {
    const levels = levelsOf(grid((x, y) => x ** 2 + y ** 2));
    const heights = levels.values.map((value) => heightOf(levels, value));
    heights.forEach((height, index) => {
      expect(height).toBeCloseTo((index + 1) / (heights.length + 1), 12);
    });
    expect([heightOf(levels, levels.least), heightOf(levels, levels.greatest), heightOf(levels, NaN)]).toEqual([
      0,
      1,
      NaN,
    ]);
  });
});

describe('contour lines', () => {
  it('of a bowl are a circle', () => {
    const lines = isolines(
      grid((x, y) => x ** 2 + y ** 2),
      SIDE,
      1,
    );
    expect(lines).toHaveLength(1);
    for (const [column, row] of lines[0] ?? []) expect(Math.hypot((column - 10) / 5, (row - 10) / 5)).toBeCloseTo(1, 1);
  });

  it('of a slope run from edge to edge and not along it', () => {
    const lines = isolines(
      grid((x) => x),
      SIDE,
      0.1,
    );
    expect(lines).toHaveLength(1);
    for (const [column] of lines[0] ?? []) expect(column).toBeCloseTo(10.5, 9);
  });

  it('do not run around holes', () => {
    const lines = isolines(
      grid((x, y) => (x < 0 ? NaN : y)),
      SIDE,
      0.1,
    );
    for (const [column, row] of lines.flat()) {
      expect(row).toBeCloseTo(10.5, 9);
      expect(column).toBeGreaterThanOrEqual(10);
    }
  });
});

describe('arrows', () => {
  const field = { x: at, y: at, dx: grid((x) => 2 * x), dy: grid((_, y) => 2 * y) };

  it('point downhill or uphill in the picture, and stand apart', () => {
    const down = arrowsOf(field, { x: 100, y: 100 }, -1);
    expect(down.length).toBeGreaterThan(20);
    for (const { x, y, right, down: below } of down) {
      expect(Math.sign(right) || 0).toBe(Math.sign(-x) || 0);
      // Downwards in pixels is towards smaller y.
      expect(Math.sign(below) || 0).toBe(Math.sign(y) || 0);
    }
    const up = arrowsOf(field, { x: 100, y: 100 }, 1);
    expect(up.map(({ right }) => right)).toEqual(down.map(({ right }) => -right));
  });

  it('are none where there is no slope', () => {
    expect(arrowsOf({ ...field, dx: at.flatMap(() => at.map(() => NaN)) }, { x: 100, y: 100 }, 1)).toEqual([]);
  });
});

describe('the part of the plane', () => {
  const view = { x: { from: -1, to: 3 }, y: { from: 0, to: 2 } };

  it('keeps the place under the pointer when it is enlarged', () => {
    const nearer = zoomed(view, 2, { x: 1, y: 0.5 });
    expect(nearer).toEqual({ x: { from: 0, to: 2 }, y: { from: 0.25, to: 1.25 } });
    expect(moved(view, 0.25, -0.5)).toEqual({ x: { from: 0, to: 4 }, y: { from: -1, to: 1 } });
  });

  it('goes no further than numbers do', () => {
    expect(zoomed({ x: { from: 1, to: 1 + 1e-9 }, y: view.y }, 4, { x: 1, y: 1 })).toBeNull();
    expect(zoomed(view, 1e-13, { x: 1, y: 1 })).toBeNull();
  });

  it('goes from numbers to pixels and back', () => {
    const frame = new Frame(view, { left: 40, top: 10, width: 400, height: 200 });
    expect(frame.place(frame.left(1.25), frame.top(0.5))).toEqual({ x: 1.25, y: 0.5 });
    expect([frame.holds(39, 50), frame.holds(41, 50)]).toEqual([false, true]);
  });
});
