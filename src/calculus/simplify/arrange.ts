/**
 * A formula over symbols in the order in which textbooks write it: terms by falling degree, numbers before variables
 * before functions, roots as roots, negative powers below the stroke. The same formula in another order, no algebra.
 */
import { callTree, fold, numberTree } from '../../languages/expression/fold';
import type { Tree } from '../../languages/expression/tree';
import type { SourceRange } from '../../trace/range';
import type { Atoms } from './atoms';
import {
  degreeOf,
  type Factor,
  factorTerm,
  inverse,
  negative,
  numberTerm,
  type Rank,
  type Term,
  termTree,
  times,
} from './terms';

type Sum = readonly Term[];

export function arranged(tree: Tree, atoms: Atoms): Tree {
  const { range } = tree;
  return sumTree(termsOfTree(tree, atoms), range);
}

function termsOf(tree: Tree, [first = [], second = []]: readonly Sum[], atoms: Atoms): Sum {
  if (tree.kind === 'number') return [numberTerm(tree.value)];
  if (tree.kind !== 'call') return [factorTerm(symbolFactor(tree, atoms))];
  const { range } = tree;
  switch (tree.operator) {
    case 'add':
      return [...first, ...second];
    case 'sub':
      return [...first, ...second.map(negative)];
    case 'neg':
      return first.map(negative);
    case 'mul':
      return [times(termOf(first, range), termOf(second, range))];
    case 'div':
      return [divided(termOf(first, range), termOf(second, range), range)];
    case 'pow':
      return [power(first, second, tree, atoms)];
    case 'sqrt':
      return [power(first, [numberTerm(0.5)], tree, atoms)];
    default:
      throw new Error(`no arithmetic: ${tree.operator}`);
  }
}

/** A sum as one factor of a product. */
function termOf(sum: Sum, range: SourceRange): Term {
  const [only] = sum;
  if (only !== undefined && sum.length === 1) return only;
  const terms = sum.filter(({ numerator }) => numerator !== 0);
  if (terms.length === 0) return numberTerm(0);
  const [single] = terms;
  if (single !== undefined && terms.length === 1) return single;
  // −(a + b) as a factor, so that the sign can be taken to the front.
  if (terms.every(({ numerator }) => numerator < 0)) return negative(termOf(terms.map(negative), range));
  const tree = sumTree(terms, range);
  const degree = Math.max(...terms.map(degreeOf));
  const rank = terms.every(isPolynomial) ? 'sum' : 'other';
  return factorTerm({ tree, rank, degree, signature: String(terms.length) });
}

function divided(above: Term, below: Term, range: SourceRange): Term {
  const turned = inverse(below);
  if (turned !== null) return times(above, exponentialsAbove(turned, range));
  const number: Factor = { tree: numberTree(below.numerator, range), rank: 'constant', degree: 0, signature: '' };
  const rest = inverse({ ...below, numerator: 1 });
  const whole = rest === null ? above : times(above, rest);
  return { ...whole, below: [number, ...whole.below] };
}

/** e^(−x) for 1/e^x. */
function exponentialsAbove(term: Term, range: SourceRange): Term {
  const isExponential = ({ rank, tree }: Factor): boolean => rank === 'exponential' && tree.kind === 'call';
  const turned = term.below.filter(isExponential).map((factor): Factor => {
    const [base, exponent] = factor.tree.kind === 'call' ? factor.tree.operands : [];
    if (base === undefined || exponent === undefined) return factor;
    return { ...factor, tree: callTree('pow', [base, negated(exponent, range)], range, range) };
  });
  if (turned.length === 0) return term;
  return { ...term, above: [...term.above, ...turned], below: term.below.filter((factor) => !isExponential(factor)) };
}

function negated(tree: Tree, range: SourceRange): Tree {
  return tree.kind === 'call' && tree.operator === 'neg' && tree.operands[0] !== undefined
    ? tree.operands[0]
    : signed(tree, range);
}

function power(base: Sum, exponent: Sum, tree: Tree, atoms: Atoms): Term {
  const { range } = tree;
  const [below] = tree.kind === 'call' ? tree.operands : [];
  const raised = termOf(exponent, range);
  const isNumber = raised.above.length === 0 && raised.below.length === 0;
  const value = raised.numerator / raised.denominator;
  if (isNumber && value === 0) return numberTerm(1);
  if (atoms.isE(below) || !isNumber) {
    const factors = [sumTree(base, range), sumTree([raised], range)];
    return factorTerm({
      tree: callTree('pow', factors, range, range),
      rank: atoms.isE(below) ? 'exponential' : 'power',
      degree: 0,
      signature: signatureOf(factors[0]),
    });
  }
  if (value === 1) return termOf(base, range);
  const factor = raisedFactor(base, { ...raised, numerator: Math.abs(raised.numerator) }, range, atoms);
  const term = factorTerm(factor);
  return value < 0 ? (inverse(term) ?? term) : term;
}

/** To a positive power that is a number. */
function raisedFactor(base: Sum, exponent: Term, range: SourceRange, atoms: Atoms): Factor {
  const value = exponent.numerator / exponent.denominator;
  const [only] = base;
  const root = base.length === 1 && only !== undefined ? rootOf(only) : null;
  // (√x)³ is x^(3/2).
  if (root !== null) {
    const half = times(exponent, { ...numberTerm(1), denominator: 2 });
    const inner = termsOf(root, [], atoms);
    if (root.kind !== 'call') return raisedFactor(inner, half, range, atoms);
  }
  const power = exponentialOf(only, base);
  if (power !== null) {
    const [e, above] = power;
    const product = sumTree([times(termOf(termsOfTree(above, atoms), range), exponent)], range);
    return { tree: callTree('pow', [e, product], range, range), rank: 'exponential', degree: 0, signature: 'e' };
  }
  const inner = sumTree(base, range);
  const degree = base.length === 0 ? 0 : Math.max(...base.map(degreeOf)) * value;
  if (value === 0.5)
    return { tree: callTree('sqrt', [inner], range, range), rank: 'root', degree, signature: signatureOf(inner) };
  const single = base.length === 1 && only?.above.length === 1 && only.below.length === 0 && only.numerator === 1;
  const [factor] = single ? only.above : [];
  const rank: Rank = factor?.rank ?? (base.length > 1 ? 'sum' : 'other');
  const signature =
    rank === 'variable' && Number.isInteger(value) && value < 20
      ? (factor?.signature ?? '').repeat(value)
      : (factor?.signature ?? '');
  if (value === 1) return factor ?? { tree: inner, rank, degree, signature };
  const above = termTree(exponent, range);
  return {
    tree: callTree('pow', [inner, above], range, range),
    rank: rankOfPower(rank, inner, atoms),
    degree,
    signature,
  };
}

/** What stands under the root that this term is; null where it is none of a symbol. */
function rootOf({ numerator, denominator, above, below }: Term): Tree | null {
  const [factor] = above;
  if (numerator !== 1 || denominator !== 1 || above.length !== 1 || below.length > 0) return null;
  const tree = factor?.tree;
  return tree?.kind === 'call' && tree.operator === 'sqrt' ? (tree.operands[0] ?? null) : null;
}

/** Base and exponent of e^x, where that is all there is. */
function exponentialOf(only: Term | undefined, base: Sum): readonly [Tree, Tree] | null {
  if (only === undefined || base.length !== 1 || only.numerator !== 1 || only.denominator !== 1) return null;
  const [factor] = only.above;
  if (only.above.length !== 1 || only.below.length > 0 || factor?.rank !== 'exponential') return null;
  const [e, above] = factor.tree.kind === 'call' ? factor.tree.operands : [];
  return e === undefined || above === undefined ? null : [e, above];
}

function termsOfTree(tree: Tree, atoms: Atoms): Sum {
  return fold<Sum>(tree, (part, parts) => termsOf(part, parts, atoms));
}

function rankOfPower(rank: Rank, base: Tree, atoms: Atoms): Rank {
  return atoms.isE(base) ? 'exponential' : rank;
}

function symbolFactor(tree: Tree, atoms: Atoms): Factor {
  const meaning = tree.kind === 'name' ? atoms.meaning(tree.name) : tree;
  switch (meaning?.kind) {
    case 'name':
    case 'bound':
      return { tree, rank: 'variable', degree: 1, signature: meaning.name };
    case 'number':
      return { tree, rank: 'constant', degree: 0, signature: meaning.constant ?? '' };
    case 'call': {
      const rank = /^(?:cbrt|pow|sqrt)$/.test(meaning.operator) ? 'root' : 'function';
      // Functions stay in the order in which the formula has them.
      return { tree, rank, degree: 0, signature: place(tree) };
    }
    default:
      return { tree, rank: 'other', degree: 0, signature: '' };
  }
}

/** The symbol's number, so that 10 comes behind 9. */
function place(tree: Tree): string {
  return tree.kind === 'name' ? tree.name.replace(/\D/g, '').padStart(6, '0') : '';
}

function signatureOf(tree: Tree | undefined): string {
  return tree?.kind === 'name' ? tree.name : '';
}

/** In order, with signs between the terms; 0 where there is none. */
export function sumTree(sum: Sum, range: SourceRange): Tree {
  const terms = inOrder(sum.filter(({ numerator }) => numerator !== 0));
  const [first, ...others] = terms;
  if (first === undefined) return numberTree(0, range);
  const lead = termTree(first, range);
  return others.reduce(
    (left, term) => callTree(term.numerator < 0 ? 'sub' : 'add', [left, termTree(term, range)], range, range),
    first.numerator < 0 ? signed(lead, range) : lead,
  );
}

/** With a minus sign in front. */
function signed(tree: Tree, range: SourceRange): Tree {
  if (tree.kind === 'number' && tree.constant === null) return numberTree(-tree.value, range);
  return callTree('neg', [tree], range, range);
}

/** By falling degree; what begins with a minus sign goes behind something positive where that is all there is to move. */
function inOrder(terms: readonly Term[]): readonly Term[] {
  const sorted = [...terms].sort(byDegree);
  const [first, second] = sorted;
  if (first === undefined || second === undefined) return sorted;
  const constantLast = sorted.length === 2 && isConstant(second) && second.numerator > 0;
  const grows = first.above.some(({ rank }) => rank === 'exponential');
  if (constantLast && grows) return [second, first];
  if (first.numerator > 0) return sorted;
  if (sorted.length > 2 && sorted.every(isPolynomial) && isOfOneVariable(sorted)) return sorted;
  const positive = sorted.find(({ numerator }) => numerator > 0);
  return positive === undefined ? sorted : [positive, ...sorted.filter((term) => term !== positive)];
}

function byDegree(one: Term, other: Term): number {
  const degrees = degreeOf(other) - degreeOf(one);
  if (degrees !== 0 && !Number.isNaN(degrees)) return degrees;
  const constants = Number(isConstant(one)) - Number(isConstant(other));
  if (constants !== 0) return constants;
  const polynomials = Number(isPolynomial(one)) - Number(isPolynomial(other));
  if (polynomials !== 0) return polynomials;
  const [first, second] = [signature(one), signature(other)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function isOfOneVariable(terms: readonly Term[]): boolean {
  const variables = terms.flatMap(({ above }) => above.filter(({ rank }) => rank === 'variable'));
  return new Set(variables.map(({ signature: letters }) => letters.replace(/^(.+?)\1*$/, '$1'))).size <= 1;
}

function signature({ above, below }: Term): string {
  const text = (factors: readonly Factor[]): string =>
    factors
      .map((factor) => factor.signature)
      .sort()
      .join('');
  return `${text(above)}/${text(below)}`;
}

function isConstant({ above, below }: Term): boolean {
  return [...above, ...below].every(({ rank }) => rank === 'constant');
}

function isPolynomial({ above, below }: Term): boolean {
  return below.length === 0 && above.every(({ rank }) => rank === 'constant' || rank === 'variable');
}
