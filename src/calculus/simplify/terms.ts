/**
 * Sums as lists of terms and terms as lists of factors, as one looks at them to write them down: which number stands in
 * front, what is above and what below the stroke. Multiplies numbers, and nothing else.
 */
import { callTree, numberTree } from '../../languages/expression/fold';
import type { Tree } from '../../languages/expression/tree';
import type { SourceRange } from '../../trace/range';

/** numerator / denominator · above / below. */
export interface Term {
  readonly numerator: number;
  /** A whole number, at least 1. */
  readonly denominator: number;
  readonly above: readonly Factor[];
  readonly below: readonly Factor[];
}

/** A power with everything that its place in a product or a sum depends on. */
export interface Factor {
  readonly tree: Tree;
  readonly rank: Rank;
  /** In the variables; of a sum the highest. */
  readonly degree: number;
  /** The variables, each as often as its whole power says: `xxy`; what it is called elsewhere. */
  readonly signature: string;
}

/** Where factors stand in a product: 2π·x·(x + 1)·√x·e^x·sin(x). */
export const RANKS = ['constant', 'variable', 'power', 'sum', 'root', 'exponential', 'function', 'other'] as const;
export type Rank = (typeof RANKS)[number];

export function numberTerm(numerator: number): Term {
  return { numerator, denominator: 1, above: [], below: [] };
}

export function factorTerm(factor: Factor): Term {
  return { numerator: 1, denominator: 1, above: [factor], below: [] };
}

export function negative(term: Term): Term {
  return { ...term, numerator: -term.numerator };
}

export function times(one: Term, other: Term): Term {
  return {
    ...lowest(product(one.numerator, other.numerator), one.denominator * other.denominator),
    above: [...one.above, ...other.above],
    below: [...one.below, ...other.below],
  };
}

/** The term that 1 divided by it is; null for 0 and for what is divided by a decimal, which stays below. */
export function inverse({ numerator, denominator, above, below }: Term): Term | null {
  if (numerator === 0 || !Number.isSafeInteger(numerator)) return null;
  const sign = numerator < 0 ? -1 : 1;
  return { numerator: sign * denominator, denominator: Math.abs(numerator), above: below, below: above };
}

function product(one: number, other: number): number {
  const value = one * other;
  // Rounding's tail of decimals: 0.1·3 is 0.3.
  return Number.isInteger(value) || !Number.isFinite(value) ? value : Number(value.toPrecision(15));
}

function lowest(numerator: number, denominator: number): Pick<Term, 'numerator' | 'denominator'> {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) return { numerator, denominator };
  const divisor = greatestDivisor(Math.abs(numerator), denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function greatestDivisor(one: number, other: number): number {
  let [a, b] = [one, other];
  while (b !== 0) [a, b] = [b, a % b];
  return a === 0 ? 1 : a;
}

export function degreeOf({ above, below }: Term): number {
  const sum = (factors: readonly Factor[]): number => factors.reduce((total, { degree }) => total + degree, 0);
  return sum(above) - sum(below);
}

/** The term's absolute value, factors in order. */
export function termTree(term: Term, range: SourceRange): Tree {
  const numerator = Math.abs(term.numerator);
  const above = productTree(numerator, term.above, range);
  if (term.denominator === 1 && term.below.length === 0) return above;
  return callTree('div', [above, productTree(term.denominator, term.below, range)], range, range);
}

function productTree(number: number, factors: readonly Factor[], range: SourceRange): Tree {
  const trees = [...factors].sort(byPlace).map(({ tree }) => tree);
  if (number !== 1 || trees.length === 0) trees.unshift(numberTree(number, range));
  return trees.reduce((left, right) => callTree('mul', [left, right], range, range));
}

function byPlace(one: Factor, other: Factor): number {
  const ranks = RANKS.indexOf(one.rank) - RANKS.indexOf(other.rank);
  return ranks !== 0 ? ranks : one.signature < other.signature ? -1 : one.signature > other.signature ? 1 : 0;
}
