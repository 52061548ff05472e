/** Orthogonal polynomials against their closed forms, integers and floating-point numbers taken apart. */
import { describe, expect, it } from 'vitest';

import {
  gcd,
  gcdExact,
  lcm,
  lcmExact,
  floorQuotientExact,
  floorRemainderExact,
  powerExact,
  shiftLeft,
  shiftRight,
} from '../../../src/engine/kernels/integers';
import {
  exponentOf,
  mantissaOf,
  nextBrainFloat,
  nextDouble,
  nextFloat,
  nextHalf,
  powerOfTwo,
} from '../../../src/engine/kernels/neighbours';
import * as polynomials from '../../../src/engine/kernels/polynomials';

describe('polynomials', () => {
  it.each([0, 1, 2, 5, 8, 9, 30])('Tₙ(cos t) = cos nt, Uₙ(cos t) = sin (n + 1)t / sin t for n = %i', (n) => {
    for (const t of [0.1, 1.1, 2.9]) {
      expect(polynomials.chebyshevT(Math.cos(t), n)).toBeCloseTo(Math.cos(n * t), 12);
      expect(polynomials.chebyshevU(Math.cos(t), n)).toBeCloseTo(Math.sin((n + 1) * t) / Math.sin(t), 11);
      expect(polynomials.chebyshevV(Math.cos(t), n)).toBeCloseTo(Math.cos((n + 0.5) * t) / Math.cos(t / 2), 10);
      expect(polynomials.chebyshevW(Math.cos(t), n)).toBeCloseTo(Math.sin((n + 0.5) * t) / Math.sin(t / 2), 10);
    }
  });

  it('others by their coefficients', () => {
    const x = 0.7;
    expect(polynomials.hermiteH(x, 4)).toBeCloseTo(16 * x ** 4 - 48 * x ** 2 + 12, 12);
    expect(polynomials.hermiteHe(x, 4)).toBeCloseTo(x ** 4 - 6 * x ** 2 + 3, 12);
    expect(polynomials.laguerre(x, 3)).toBeCloseTo((-(x ** 3) + 9 * x ** 2 - 18 * x + 6) / 6, 12);
    expect(polynomials.legendre(x, 3)).toBeCloseTo((5 * x ** 3 - 3 * x) / 2, 12);
  });

  it('at the ends, of negative degree and beyond what is computed', () => {
    const { chebyshevT, chebyshevU, chebyshevV, chebyshevW, legendre, hermiteH } = polynomials;
    expect([chebyshevT, chebyshevU, chebyshevV, chebyshevW, legendre].map((f) => f(-1, 3))).toEqual([
      -1, -4, -7, -1, -1,
    ]);
    expect([chebyshevT, chebyshevU, chebyshevV, chebyshevW, legendre].map((f) => f(1, 4))).toEqual([1, 5, 1, 9, 1]);
    expect([chebyshevT(0.5, -1), legendre(1, -2), hermiteH(1, 513)]).toEqual([0, 0, NaN]);
  });
});

describe('integers', () => {
  it('divisors', () => {
    expect([gcd(12, -18), gcd(0, 5), gcd(0, 0), lcm(4, -6), lcm(0, 3)]).toEqual([6, 5, 0, 12, 0]);
    expect([gcdExact(2n ** 62n, -6n), lcmExact(-4n, 6n), lcmExact(0n, 0n)]).toEqual([2n, 12n, 0n]);
  });

  it('quotients and remainders towards minus infinity', () => {
    expect([floorQuotientExact(-7n, 2n), floorQuotientExact(7n, -2n), floorQuotientExact(6n, -2n)]).toEqual([
      -4n,
      -4n,
      -3n,
    ]);
    expect([floorRemainderExact(-7n, 2n), floorRemainderExact(7n, -2n), floorRemainderExact(6n, -2n)]).toEqual([
      1n,
      -1n,
      0n,
    ]);
  });

  it('powers wrap, and are 0 below, except of 1 and −1', () => {
    expect(powerExact(3n, 40n)).toBe(-6289078614652622815n);
    expect([powerExact(2n, -1n), powerExact(1n, -5n), powerExact(-1n, -3n), powerExact(0n, -1n)]).toEqual([
      0n,
      1n,
      -1n,
      0n,
    ]);
    expect(powerExact(7n, 10n ** 18n)).toBe(BigInt.asIntN(64, powerExact(powerExact(7n, 10n ** 9n), 10n ** 9n)));
  });

  it('shifts by more than there is', () => {
    expect([shiftLeft(1, 40), shiftLeft(1, 64), shiftLeft(5, -1), shiftLeft(1, 63)]).toEqual([
      2 ** 40,
      0,
      0,
      -(2 ** 63),
    ]);
    expect([shiftRight(-8, 1), shiftRight(-8, 70), shiftRight(8, -1)]).toEqual([-4, -1, 0]);
  });
});

describe('neighbours', () => {
  it.each([
    ['float64', nextDouble, 2 ** -52, 2 ** -1074, Number.MAX_VALUE],
    ['float32', nextFloat, 2 ** -23, 2 ** -149, (2 - 2 ** -23) * 2 ** 127],
    ['bfloat16', nextBrainFloat, 2 ** -7, 2 ** -133, (2 - 2 ** -7) * 2 ** 127],
    ['float16', nextHalf, 2 ** -10, 2 ** -24, 65504],
  ] as const)('of %s', (_, next, step, smallest, largest) => {
    expect([next(1, 2), next(1, 0), next(-1, -2), next(-1, 5)]).toEqual([
      1 + step,
      1 - step / 2,
      -1 - step,
      -1 + step / 2,
    ]);
    expect([next(0, 1), next(-0, -1), next(smallest, -1), next(-smallest, 1)]).toEqual([smallest, -smallest, 0, -0]);
    expect([next(largest, Infinity), next(Infinity, 0), next(-Infinity, 0)]).toEqual([Infinity, largest, -largest]);
    expect([next(2, 2), next(0, -0), next(NaN, 1), next(1, NaN)]).toEqual([2, -0, NaN, NaN]);
  });

  it('mantissa times power of two is the number', () => {
    for (const x of [1, -3, 0.1, 1e300, 5e-324, -1e-310]) {
      const mantissa = mantissaOf(x);
      expect(Math.abs(mantissa)).toBeGreaterThanOrEqual(0.5);
      expect(Math.abs(mantissa)).toBeLessThan(1);
      expect(powerOfTwo(mantissa, exponentOf(x))).toBe(x);
    }
    expect([exponentOf(0), exponentOf(Infinity), mantissaOf(-0), mantissaOf(Infinity)]).toEqual([0, 0, -0, Infinity]);
    expect(powerOfTwo(1.5, -1074)).toBe(2 ** -1073);
  });
});
