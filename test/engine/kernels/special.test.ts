/** Special functions at points where they are known, and by the identities that tie them to each other. */
import { describe, expect, it } from 'vitest';

import * as bessel from '../../../src/engine/kernels/bessel';
import { digamma, lgamma, polygamma, trigamma, zeta } from '../../../src/engine/kernels/gamma';
import { igamma, igammac } from '../../../src/engine/kernels/incomplete-gamma';
import { entropy, erfcx, erfinv, logNdtr, ndtri, sinc } from '../../../src/engine/kernels/normal';
import { erf, erfc } from '../../../src/engine/kernels/special';

const EULER = 0.5772156649015329;

/** Relative, except of numbers below 1e-300. */
function expectNear(actual: number, expected: number, relative = 1e-13): void {
  expect(Math.abs(actual - expected), `${actual} instead of ${expected}`).toBeLessThanOrEqual(
    Math.max(relative * Math.abs(expected), 1e-300),
  );
}

/** Points from tiny to large, none special. */
const POSITIVE = [1e-5, 0.013, 0.37, 0.99, 1.46, 2.3, 4.7, 7.31, 11.9, 12.1, 24.9, 25.3, 61.7, 350.2];

describe('gamma', () => {
  it.each([
    [0.5, Math.log(Math.PI) / 2],
    [-0.5, Math.log(2 * Math.sqrt(Math.PI))],
    [10, Math.log(362880)],
    [171, 706.5730622457874],
  ])('ln Γ(%f)', (x, expected) => {
    expectNear(lgamma(x), expected);
  });

  it('has zeros at 1 and 2, poles below', () => {
    expect([1, 2, 0, -0, -3, Infinity, -Infinity].map(lgamma)).toEqual([0, 0, ...new Array<number>(5).fill(Infinity)]);
    expect(lgamma(NaN)).toBeNaN();
  });

  it.each(POSITIVE)('ln Γ(x + 1) − ln Γ(x) = ln x at %f', (x) => {
    expect(Math.abs(lgamma(x + 1) - lgamma(x) - Math.log(x))).toBeLessThan(1e-13 * Math.max(1, Math.abs(lgamma(x))));
  });

  it('ψ is its derivative', () => {
    expectNear(digamma(1), -EULER);
    expectNear(digamma(0.5), -EULER - 2 * Math.LN2);
    expectNear(digamma(-1.5), 0.7031566406452432);
    expect([digamma(0), digamma(-0), digamma(Infinity)]).toEqual([-Infinity, Infinity, Infinity]);
    expect(digamma(-2)).toBeNaN();
  });

  it.each(POSITIVE)('ψ(x + 1) − ψ(x) = 1/x at %f', (x) => {
    expect(Math.abs(digamma(x + 1) - digamma(x) - 1 / x)).toBeLessThan(2e-14 * Math.max(1, 1 / x));
  });

  it('ψ₁ is good to 5e-10, as PyTorch has it', () => {
    expectNear(trigamma(1), Math.PI ** 2 / 6, 5e-10);
    expectNear(trigamma(-0.5), Math.PI ** 2 / 2 + 4, 5e-10);
  });

  it('higher orders are zeta functions', () => {
    expectNear(polygamma(1, 2), -2.4041138063191885);
    expectNear(polygamma(0.5, 3), Math.PI ** 4);
    expectNear(polygamma(3.3, 0), digamma(3.3));
  });

  it('ζ', () => {
    expectNear(zeta(2, 1), Math.PI ** 2 / 6);
    expectNear(zeta(4, 1), Math.PI ** 4 / 90);
    expectNear(zeta(3.5, 2), zeta(3.5, 1) - 1);
    expectNear(zeta(30, 100), zeta(30, 101) + 100 ** -30);
    expectNear(zeta(3, -1.5), (-1.5) ** -3 + (-0.5) ** -3 + zeta(3, 0.5));
    expect([zeta(1, 2), zeta(2, -3), zeta(0.5, 1), zeta(2.5, -1.5)]).toEqual([Infinity, Infinity, NaN, NaN]);
  });
});

describe('incomplete gamma', () => {
  it.each(POSITIVE)('P(1, x) = 1 − e^−x and P(½, x) = erf √x at %f', (x) => {
    expectNear(igamma(1, x), -Math.expm1(-x));
    expectNear(igammac(1, x), Math.exp(-x));
    expectNear(igamma(0.5, x), erf(Math.sqrt(x)));
    if (x < 600) expectNear(igammac(0.5, x), erfc(Math.sqrt(x)));
  });

  it.each([
    [0.1, 0.05],
    [3, 8],
    [25, 20],
    [180, 200],
    [900, 870],
    [20_000, 20_100],
    [99_999.5, 100_300],
    [99_999.5, 99_800],
  ])('P(a + 1, x) = P(a, x) − x^a e^−x / Γ(a + 1) at a = %f, x = %f', (a, x) => {
    // The last two lie on either side of the expansion for huge a.
    const density = Math.exp(a * Math.log(x) - x - lgamma(a + 1));
    expect(Math.abs(igamma(a + 1, x) - igamma(a, x) + density)).toBeLessThan(1e-11);
    expect(igamma(a, x) + igammac(a, x)).toBeCloseTo(1, 13);
  });

  it('has limits', () => {
    expect([igamma(0, 1), igamma(1, 0), igamma(2, Infinity), igamma(Infinity, 2)]).toEqual([1, 0, 1, 0]);
    expect([igamma(-1, 1), igamma(1, -1), igamma(0, 0), igamma(Infinity, Infinity)]).toEqual([NaN, NaN, NaN, NaN]);
  });
});

describe('Bessel functions', () => {
  it.each(POSITIVE)('J₁ Y₀ − J₀ Y₁ = 2 / (πx) at %f', (x) => {
    expectNear(bessel.j1(x) * bessel.y0(x) - bessel.j0(x) * bessel.y1(x), 2 / (Math.PI * x), 1e-12);
  });

  it.each(POSITIVE)('I₀ K₁ + I₁ K₀ = 1/x at %f', (x) => {
    expectNear(bessel.i0e(x) * bessel.scaledK1(x) + bessel.i1e(x) * bessel.scaledK0(x), 1 / x);
  });

  it('known values', () => {
    expectNear(bessel.j0(8), 0.1716508071375539);
    expectNear(bessel.j1(1), 0.44005058574493355);
    expectNear(bessel.y0(1), 0.08825696421567697);
    expectNear(bessel.y1(8), -0.1580604617312475);
    expectNear(bessel.i0(1), 1.2660658777520084);
    expectNear(bessel.k0(1), 0.42102443824070834);
    expectNear(bessel.k1(5), 0.004044613445452164);
    expect(Math.abs(bessel.j0(2.404825557695773))).toBeLessThan(1e-15);
  });

  it('are even or odd, and infinite or undefined where PyTorch has them so', () => {
    expect([bessel.j0(-3), bessel.i1(-3), bessel.i1e(-30)]).toEqual([bessel.j0(3), -bessel.i1(3), -bessel.i1e(30)]);
    expect([bessel.y0(0), bessel.k0(0), bessel.y1(-1), bessel.k1(-1)]).toEqual([-Infinity, Infinity, NaN, NaN]);
    expect([bessel.sphericalJ0(0), bessel.sphericalJ0(Infinity)]).toEqual([1, 0]);
  });

  it.each([
    [0, 0.3550280538878172],
    [1, 0.1352924163128814],
    [5, 1.0834442813607442e-4],
    [-2, 0.22740742820168558],
    [-10, 0.04024123848644319],
  ])('Ai(%f)', (x, expected) => {
    expectNear(bessel.airy(x), expected, 1e-12);
  });

  it('Ai runs on where its formulas meet', () => {
    for (const x of [1.5, -9]) expectNear(bessel.airy(x + 1e-9), bessel.airy(x - 1e-9), 1e-7);
    expect(Math.abs(bessel.airy(-2.338107410459767))).toBeLessThan(1e-14);
  });
});

describe('the normal distribution', () => {
  it.each(POSITIVE.filter((x) => x < 5))('erf⁻¹ undoes erf at %f', (x) => {
    expectNear(erfinv(erf(x)), x, x < 2 ? 1e-13 : 1e-7);
    expect(erfinv(-erf(x))).toBe(-erfinv(erf(x)));
  });

  it.each([1e-300, 1e-30, 1e-9, 0.013, 0.2, 0.4, 0.5, 0.77, 0.999])('the quantile of %f', (p) => {
    expectNear(Math.exp(logNdtr(ndtri(p))), p, 1e-11);
  });

  it('erfcx is e^(x²) erfc(x), far out too', () => {
    expectNear(erfcx(1), 0.427583576155807);
    expectNear(erfcx(-1), 5.008980080762283);
    expectNear(erfcx(1e5), 5.641895835195469e-6);
    expect([erfcx(Infinity), erfcx(-30)]).toEqual([0, Infinity]);
  });

  it('erfc keeps its digits', () => {
    expectNear(erfc(0.5), 0.4795001221869535, 1e-15);
    expectNear(erfc(1), 0.15729920705028513, 1e-15);
    expectNear(erfc(10), 2.088487583762545e-45);
  });

  it('edges', () => {
    expect([erfinv(1), erfinv(-1), ndtri(0), ndtri(1)]).toEqual([Infinity, -Infinity, -Infinity, Infinity]);
    expect([erfinv(1.5), ndtri(-0.1), ndtri(1.1)]).toEqual([NaN, NaN, NaN]);
    expect([entropy(0), entropy(-1), sinc(0)]).toEqual([0, -Infinity, 1]);
    expectNear(logNdtr(-50), -1254.8313611394194);
  });
});
