import { describe, expect, it } from 'vitest';
import type { Values } from '../../../src/runtime/run';
import { isRefusal } from '../../../src/trace/refusal';
import type { SurfaceData, SurfaceRequest } from '../../../src/trace/surface';
import { runText } from '../run-text';

const axis = (variable: string, from: number | null, to: number | null, element = 0): SurfaceRequest['x'] => ({
  variable,
  element,
  from,
  to,
});

const OVER_X_AND_Y: SurfaceRequest = { x: axis('x', -2, 2), y: axis('y', -1, 3), nx: 9, ny: 5 };

function asked(text: string, at: Values, request: Partial<SurfaceRequest> = {}) {
  return runText(text, at, 'python').ask({ kind: 'surface', ask: { ...OVER_X_AND_Y, ...request } });
}

function surface(text: string, at: Values, request: Partial<SurfaceRequest> = {}): SurfaceData {
  const data = asked(text, at, request);
  if (isRefusal(data)) throw new Error(data.message.text);
  return data;
}

function refused(text: string, at: Values, request: Partial<SurfaceRequest>): string {
  const data = asked(text, at, request);
  return isRefusal(data) ? data.message.text : 'computed';
}

const ROSENBROCK = '(1 - x)**2 + 100*(y - x**2)**2';

describe('f over two variables', () => {
  it('is Rosenbrock’s valley with its gradient, computed together, slices and all', () => {
    const data = surface(ROSENBROCK, { x: -1, y: 2 });
    expect([data.method, data.x.length, data.y.length, data.f.length]).toStrictEqual(['together', 9, 5, 45]);
    data.y.forEach((y, row) => {
      data.x.forEach((x, column) => {
        const at = row * data.x.length + column;
        expect(data.f[at]).toBeCloseTo((1 - x) ** 2 + 100 * (y - x ** 2) ** 2, 9);
        expect(data.dx[at]).toBeCloseTo(-2 * (1 - x) - 400 * x * (y - x ** 2), 9);
        expect(data.dy[at]).toBeCloseTo(200 * (y - x ** 2), 9);
      });
    });
    data.x.forEach((x, index) => {
      expect(data.slices.x.f[index]).toBeCloseTo((1 - x) ** 2 + 100 * (2 - x ** 2) ** 2, 9);
      expect(data.slices.x.slope[index]).toBeCloseTo(-2 * (1 - x) - 400 * x * (2 - x ** 2), 9);
    });
    data.y.forEach((y, index) => {
      expect(data.slices.y.f[index]).toBeCloseTo(4 + 100 * (y - 1) ** 2, 9);
      expect(data.slices.y.slope[index]).toBeCloseTo(200 * (y - 1), 9);
    });
    expect(data.point).toStrictEqual({ x: -1, y: 2, f: 104, dx: 396, dy: 200 });
  });

  it('of other kinds of formulas is computed place by place, each element of a vector a variable', () => {
    const data = surface(
      '(x[0] * x[1]).sum() + x.prod() * y',
      { x: [3, 4], y: 2 },
      {
        x: axis('x', 0, 4, 1),
        y: axis('x', 1, 5, 0),
      },
    );
    expect(data.method).toBe('pointwise');
    data.y.forEach((first, row) => {
      data.x.forEach((second, column) => {
        const at = row * data.x.length + column;
        expect(data.f[at]).toBeCloseTo(3 * first * second, 9);
        expect([data.dx[at], data.dy[at]]).toStrictEqual([3 * first, 3 * second]);
      });
    });
    expect(data.point).toStrictEqual({ x: 4, y: 3, f: 36, dx: 9, dy: 12 });
  });

  it('stands around the point where no range is asked for', () => {
    const data = surface('x * y', { x: 2, y: 0 }, { x: axis('x', null, null), y: axis('y', null, null) });
    expect([data.x[0], data.x.at(-1), data.y[0], data.y.at(-1)]).toStrictEqual([-1, 5, -2, 2]);
  });

  it('is empty where f is undefined', () => {
    const data = surface('torch.sqrt(x) * y', { x: 1, y: 1 });
    const empty = data.x.map((x, column) => [x < 0, Number.isNaN(data.f[column])]);
    for (const [outside, isNaN] of empty) expect(isNaN).toBe(outside);
  });

  it('of a formula that knows neither variable’s partner has a slope of 0 there', () => {
    const data = surface('x**2 + 0*z + y*0', { x: 1, y: 1, z: 2 }, { y: axis('z', -1, 1) });
    expect(data.dy.every((slope) => slope === 0)).toBe(true);
  });

  it('of a large formula has fewer places, and says so', () => {
    const text = `(${Array.from({ length: 12 }, () => 'math.sin(x[0])*x[1]').join(' + ')}) + (x*x).sum()`;
    const data = surface(text, { x: [1, 2] }, { x: axis('x', -1, 1, 0), y: axis('x', -1, 1, 1), nx: 61, ny: 61 });
    expect(data.x.length).toBeLessThan(61);
    expect(data.f).toHaveLength(data.x.length * data.y.length);
    expect(data.notes.map(({ text: said }) => said).join()).toMatch(
      /^The formula is computed place by place: a grid of \d+ by \d+ places instead of 61 by 61\.$/,
    );
  });

  it('is refused where it cannot be', () => {
    expect(refused('x*y', { x: 1, y: 1 }, { y: axis('w', null, null) })).toBe(
      'The formula has no variable w with an element 0.',
    );
    expect(refused('x*y', { x: 1, y: 1 }, { y: axis('x', null, null) })).toBe(
      'Both axes are x; f over two variables needs two different ones.',
    );
    expect(refused('x*y', { x: 1, y: 1 }, { x: axis('x', 2, 1) })).toBe(
      'A plot needs two different finite ends, the smaller one first.',
    );
  });
});
