/**
 * Sums of products of symbols, as coefficients by powers: multiplied out as soon as they are multiplied. Powers may be
 * negative. Knows no trees.
 */
import { greatestDivisor, numberTerm, times } from './terms';

/** A longer sum is not written out. */
const MAX_TERMS = 60;

/** numerator / denominator · symbols to whole powers, negative ones too. */
export interface Monomial {
  readonly numerator: number;
  readonly denominator: number;
  readonly powers: ReadonlyMap<string, number>;
}

/** By what the monomials have in common with like ones. */
export type Polynomial = ReadonlyMap<string, Monomial>;

export function bounded(polynomial: Polynomial | null): Polynomial | null {
  return polynomial !== null && polynomial.size <= MAX_TERMS ? polynomial : null;
}

export function constant(value: number): Polynomial {
  return new Map([['', { numerator: value, denominator: 1, powers: new Map<string, number>() }]]);
}

export function symbol(name: string, exponent = 1): Polynomial {
  return new Map([[`${name}^${exponent}`, { numerator: 1, denominator: 1, powers: new Map([[name, exponent]]) }]]);
}

export function sum(one: Polynomial, other: Polynomial): Polynomial {
  const result = new Map(one);
  for (const [key, monomial] of other) {
    const like = result.get(key);
    if (like === undefined) result.set(key, monomial);
    else {
      const total = added(like, monomial);
      if (total.numerator === 0) result.delete(key);
      else result.set(key, total);
    }
  }
  return result;
}

function added(one: Monomial, other: Monomial): Monomial {
  const numerator = one.numerator * other.denominator + other.numerator * one.denominator;
  const exact = numberTerm(Number.isInteger(numerator) ? numerator : Number(numerator.toPrecision(15)));
  const { numerator: top, denominator } = times(exact, {
    ...numberTerm(1),
    denominator: one.denominator * other.denominator,
  });
  return { numerator: top, denominator, powers: one.powers };
}

export function product(one: Polynomial, other: Polynomial): Polynomial {
  let result: Polynomial = new Map();
  if (one.size * other.size > MAX_TERMS * MAX_TERMS) return one;
  for (const a of one.values())
    result = sum(
      result,
      new Map([...other.values()].map((b) => multiplied(a, b)).map((monomial) => [keyOf(monomial), monomial])),
    );
  return result;
}

function multiplied(a: Monomial, b: Monomial): Monomial {
  const { numerator, denominator } = times({ ...a, above: [], below: [] }, { ...b, above: [], below: [] });
  const powers = new Map(a.powers);
  for (const [name, exponent] of b.powers) {
    const total = (powers.get(name) ?? 0) + exponent;
    if (total === 0) powers.delete(name);
    else powers.set(name, total);
  }
  return { numerator, denominator, powers };
}

function keyOf({ powers }: Monomial): string {
  return [...powers]
    .map(([name, exponent]) => `${name}^${exponent}`)
    .sort()
    .join('*');
}

export function power(base: Polynomial, exponent: number): Polynomial | null {
  let result: Polynomial | null = constant(1);
  for (let i = 0; i < exponent && result !== null; i++) result = bounded(product(result, base));
  return result;
}

/** Of one monomial with a whole number in front; null for all else. */
export function inverse(polynomial: Polynomial): Polynomial | null {
  const [only] = polynomial.values();
  if (only === undefined || polynomial.size !== 1 || !Number.isSafeInteger(only.numerator) || only.numerator === 0)
    return null;
  const sign = Math.sign(only.numerator);
  const turned: Monomial = {
    numerator: sign * only.denominator,
    denominator: Math.abs(only.numerator),
    powers: new Map([...only.powers].map(([name, exponent]) => [name, -exponent])),
  };
  return new Map([[keyOf(turned), turned]]);
}

/** What all terms have in common: the largest number, and of each symbol its lowest power. */
export function commonFactor(polynomial: Polynomial): Monomial | null {
  const [first, ...others] = polynomial.values();
  if (first === undefined || !Number.isSafeInteger(first.numerator)) return null;
  let { denominator } = first;
  let numerator = Math.abs(first.numerator);
  const powers = new Map(first.powers);
  for (const other of others) {
    if (!Number.isSafeInteger(other.numerator)) return null;
    numerator = greatestDivisor(numerator, Math.abs(other.numerator));
    denominator = (denominator / greatestDivisor(denominator, other.denominator)) * other.denominator;
    for (const name of new Set([...powers.keys(), ...other.powers.keys()])) {
      const least = Math.min(powers.get(name) ?? 0, other.powers.get(name) ?? 0);
      if (least === 0) powers.delete(name);
      else powers.set(name, least);
    }
  }
  return Number.isSafeInteger(denominator) ? { numerator, denominator, powers } : null;
}

export function polynomialOf(monomial: Monomial): Polynomial {
  return new Map([[keyOf(monomial), monomial]]);
}
