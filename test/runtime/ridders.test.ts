import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slopes, type Slope } from '../../src/runtime/ridders';

function slopeOf(f: (x: number) => number, x: number): Slope {
  const [slope] = slopes({ points: [x], values: [f(x)], sample: (points) => Array.from(points, f) });
  if (slope === undefined) throw new Error('no slope');
  return slope;
}

describe('differences at a smooth point', () => {
  const cases: [string, (x: number) => number, number, number][] = [
    ['5x⁴ + 3x³ + 7x² + 9x − 5', (x) => 5 * x ** 4 + 3 * x ** 3 + 7 * x ** 2 + 9 * x - 5, 2, 233],
    ['sin(x / 2^1.5)', (x) => Math.sin(x / 2 ** 1.5), 100, Math.cos(100 / 2 ** 1.5) / 2 ** 1.5],
    ['sin(1000x)', (x) => Math.sin(1000 * x), 1.3, 1000 * Math.cos(1300)],
    ['sin x, far out', Math.sin, 1e8, Math.cos(1e8)],
    ['1/x near its pole', (x) => 1 / x, 1e-8, -1e16],
    ['log x near its pole', Math.log, 1e-8, 1e8],
    ['√x near its edge', Math.sqrt, 1e-4, 50],
    ['|x| near its kink', Math.abs, 1e-6, 1],
    ['eˣ, huge', Math.exp, 700, Math.exp(700)],
    ['x³, huge', (x) => x ** 3, 1e10, 3e20],
    [
      'a bend sharper than the first steps',
      (x) => Math.log1p(Math.exp(-Math.abs(1e4 * x))) / 1e4 + Math.max(x, 0),
      0,
      0.5,
    ],
    ['x|x| at 0', (x) => x * Math.abs(x), 0, 0],
    ['⌊x⌋ between its jumps', Math.floor, 2.5, 0],
    ['1000 mod x, many jumps within the first steps', (x) => 1000 % x, 0.731, -1367],
    ['1000 mod x, a jump close by', (x) => 1000 % x, 2.164, -462],
    ['x⌊100x⌋', (x) => x * Math.floor(100 * x), 0.731, 73],
  ];
  it.each(cases)('%s', (_name, f, x, expected) => {
    const slope = slopeOf(f, x);
    if (slope.kind !== 'smooth') throw new Error(slope.kind);
    expect(Math.abs(slope.slope - expected)).toBeLessThanOrEqual(Math.max(1e-7 * Math.abs(expected), 10 * slope.error));
    expect(slope.error).toBeLessThanOrEqual(1e-6 * Math.max(Math.abs(expected), 1));
  });

  it('are those of any polynomial', () => {
    const coefficient = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(coefficient, { minLength: 1, maxLength: 6 }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        (coefficients, x) => {
          const f = (at: number): number => coefficients.reduceRight((sum, one) => sum * at + one, 0);
          const expected = coefficients.reduce(
            (sum, one, power) => sum + (power === 0 ? 0 : one * power * x ** (power - 1)),
            0,
          );
          const slope = slopeOf(f, x);
          const size = coefficients.reduce((sum, one) => sum + Math.abs(one), 1) * Math.max(1, Math.abs(x)) ** 5;
          expect(slope.kind).toBe('smooth');
          expect(slope.kind === 'smooth' && Math.abs(slope.slope - expected)).toBeLessThanOrEqual(1e-9 * size);
        },
      ),
    );
  });
});

describe('differences where there is no slope', () => {
  it.each<[string, (x: number) => number, number, Slope]>([
    ['|x| at 0', Math.abs, 0, { kind: 'kink', left: -1, right: 1 }],
    ['√(x²) at 0', (x) => Math.sqrt(x * x), 0, { kind: 'kink', left: -1, right: 1 }],
    ['max(x, 2) at 2', (x) => Math.max(x, 2), 2, { kind: 'kink', left: 0, right: 1 }],
    ['√x at 0', Math.sqrt, 0, { kind: 'edge', defined: 'right' }],
    ['asin x at 1', Math.asin, 1, { kind: 'edge', defined: 'left' }],
    ['a single point', (x) => (x === 3 ? 1 : NaN), 3, { kind: 'edge', defined: 'neither' }],
    ['log x at 0', Math.log, 0, { kind: 'not-finite' }],
    ['1/x at 0', (x) => 1 / x, 0, { kind: 'not-finite' }],
    ['⌊x⌋ at 2', Math.floor, 2, { kind: 'jump' }],
    ['sign x at 0', Math.sign, 0, { kind: 'jump' }],
    ['∛x at 0', Math.cbrt, 0, { kind: 'vertical' }],
    ['eˣ at the end of the numbers', Math.exp, 709.78, { kind: 'overflow' }],
  ])('%s', (_name, f, x, expected) => {
    const slope = slopeOf(f, x);
    if (slope.kind === 'kink' && expected.kind === 'kink') {
      expect(slope.left).toBeCloseTo(expected.left, 6);
      expect(slope.right).toBeCloseTo(expected.right, 6);
    } else expect(slope).toStrictEqual(expected);
  });

  it('tells each of many numbers apart', () => {
    const points = [-1, 0, 1];
    const kinds = slopes({ points, values: points.map(Math.abs), sample: (at) => Array.from(at, Math.abs) }).map(
      ({ kind }) => kind,
    );
    expect(kinds).toStrictEqual(['smooth', 'kink', 'smooth']);
  });
});
