/**
 * Writes formulas as one writes them by hand: terms that are 0 and factors that are 1 are dropped at once, signs stand in
 * front, numbers come first, a product in a product needs no brackets. Nothing else is put together: 5·4x³ stays.
 */
import { callTree, numberTree } from '../../languages/expression/fold';
import type { CallTree, Tree } from '../../languages/expression/tree';
import type { SourceRange } from '../../trace/range';

/** Of what stands nowhere in the text: a number that a rule brings in. */
export const NOWHERE: SourceRange = Object.freeze({ start: 0, end: 0 });

/** At most this many parts of a factor are looked at to see that it is a number. */
const NUMERIC_SIZE = 9;
const NUMERIC: ReadonlySet<string> = new Set(['mul', 'div', 'neg', 'pow']);

export function number(value: number, constant: string | null = null): Tree {
  return numberTree(value, NOWHERE, constant);
}

export const ZERO = number(0);
export const ONE = number(1);
export const TWO = number(2);

export function isZero(tree: Tree): boolean {
  return tree.kind === 'number' && tree.value === 0;
}

/** A function applied, over the text of its operands. */
export function apply(operator: string, ...operands: readonly Tree[]): Tree {
  const range = hull(operands);
  return callTree(operator, operands, range, range);
}

export function plus(a: Tree, b: Tree): Tree {
  if (isZero(a)) return b;
  let sum = a;
  for (const { sign, term } of termsOf(b)) sum = sign > 0 ? added(sum, term) : subtracted(sum, term);
  return sum;
}

/** What is subtracted keeps its brackets, if it is a sum. */
export function minus(a: Tree, b: Tree): Tree {
  return isZero(a) ? negative(b) : subtracted(a, b);
}

export function negative(a: Tree): Tree {
  if (isZero(a)) return a;
  return withoutSign(a) ?? (isLiteral(a) ? number(-a.value) : apply('neg', a));
}

export function times(a: Tree, b: Tree): Tree {
  if (isZero(a) || isZero(b)) return ZERO;
  if (isOne(a)) return b;
  if (isOne(b)) return a;
  // A number's sign that leads the whole product may stay where it is; any other goes in front.
  const [left, right] = [isLiteral(a) || isCall(a, 'mul') ? { sign: 1, size: a } : signed(a), signed(b)];
  const size = multiplied(left.size, right.size);
  return left.sign === right.sign ? size : negative(size);
}

function multiplied(a: Tree, b: Tree): Tree {
  if (isOne(a)) return b;
  if (isOne(b)) return a;
  if (isLiteral(a) && a.value === -1) return negative(b);
  const first = isNumeric(b) ? isNumeric : isSimple(b) ? (factor: Tree) => isNumeric(factor) || isSimple(factor) : null;
  return first === null ? factorsOf(b).reduce(product, a) : inserted(factorsOf(a), b, first);
}

export function over(a: Tree, b: Tree): Tree {
  if (isZero(a)) return ZERO;
  if (isOne(b)) return a;
  const [left, right] = [signed(a), signed(b)];
  const size = divided(left.size, right.size);
  return left.sign === right.sign ? size : negative(size);
}

function divided(a: Tree, b: Tree): Tree {
  if (isOne(b)) return a;
  if (!isCall(a, 'div')) return apply('div', a, b);
  const [numerator = ONE, denominator = ONE] = a.operands;
  return over(numerator, times(denominator, b));
}

/** To a whole or other fixed power: `u^0` is 1, `u^1` is u. */
export function power(base: Tree, exponent: Tree): Tree {
  if (isZero(exponent)) return ONE;
  return isOne(exponent) ? base : apply('pow', base, exponent);
}

/** The square; of a whole power, the power of twice its exponent. */
export function squared(base: Tree): Tree {
  const [inner, exponent] = isCall(base, 'pow') ? base.operands : [];
  const value = exponent === undefined ? null : literalValue(exponent);
  return inner !== undefined && value !== null && Number.isInteger(value)
    ? power(inner, number(2 * value))
    : power(base, TWO);
}

/** One of several formulas; the same 0 in both needs no condition. */
export function either(condition: Tree, then: Tree, otherwise: Tree): Tree {
  if (isZero(then) && isZero(otherwise)) return ZERO;
  return { kind: 'condition', condition, then, otherwise, range: hull([condition, then, otherwise]) };
}

export function sumOf(terms: readonly Tree[]): Tree {
  return terms.reduce(plus, ZERO);
}

export function productOf(factors: readonly Tree[]): Tree {
  return factors.reduce(times, ONE);
}

/** The exponent less one, worked out where it is a number or a fraction of whole numbers. */
export function lessOne(exponent: Tree): Tree {
  const value = literalValue(exponent);
  if (value !== null) return number(Number((value - 1).toPrecision(15)));
  const fraction = exponent.kind === 'call' ? fractionOf(exponent) : null;
  if (fraction !== null) {
    const [numerator, denominator] = fraction;
    return over(number(numerator - denominator), number(denominator));
  }
  return minus(exponent, ONE);
}

/** The value of a number as it is written, its sign included; null for all else, named constants included. */
export function literalValue(tree: Tree): number | null {
  if (isLiteral(tree)) return tree.value;
  const inner = isCall(tree, 'neg') ? tree.operands[0] : undefined;
  return inner !== undefined && isLiteral(inner) ? -inner.value : null;
}

function fractionOf(tree: CallTree): readonly [number, number] | null {
  const [first, second] = tree.operands;
  if (tree.operator === 'neg') {
    const fraction = first?.kind === 'call' && first.operator === 'div' ? fractionOf(first) : null;
    return fraction === null ? null : [-fraction[0], fraction[1]];
  }
  if (tree.operator !== 'div' || first === undefined || second === undefined) return null;
  const [numerator, denominator] = [literalValue(first), literalValue(second)];
  const whole =
    numerator !== null && denominator !== null && Number.isInteger(numerator) && Number.isInteger(denominator);
  return whole && denominator > 0 ? [numerator, denominator] : null;
}

function added(a: Tree, b: Tree): Tree {
  if (isZero(b)) return a;
  if (isZero(a)) return b;
  const positive = withoutSign(b);
  return positive === null ? apply('add', a, b) : subtracted(a, positive);
}

function subtracted(a: Tree, b: Tree): Tree {
  if (isZero(b)) return a;
  if (isZero(a)) return negative(b);
  const positive = withoutSign(b);
  return positive === null ? apply('sub', a, b) : added(a, positive);
}

function product(a: Tree, b: Tree): Tree {
  return apply('mul', a, b);
}

/** The sign in front of a formula, and the formula without it. */
function signed(tree: Tree): { readonly sign: 1 | -1; readonly size: Tree } {
  let sign: 1 | -1 = 1;
  let size = tree;
  for (let next = withoutSign(size); next !== null; next = withoutSign(size)) {
    sign = sign === 1 ? -1 : 1;
    size = next;
  }
  return { sign, size };
}

/** The formula without the minus sign in front of it; null where there is none. */
function withoutSign(tree: Tree): Tree | null {
  if (isLiteral(tree)) return tree.value < 0 ? number(-tree.value) : null;
  if (tree.kind !== 'call') return null;
  const [first, second] = tree.operands;
  if (first === undefined) return null;
  if (tree.operator === 'neg') return first;
  if (second === undefined) return null;
  if (tree.operator === 'mul') {
    const [leading, ...rest] = factorsOf(tree);
    const positive = leading !== undefined && leading.kind !== 'call' ? withoutSign(leading) : null;
    return positive === null ? null : rest.reduce(times, positive);
  }
  if (tree.operator === 'div') {
    const positive = isLiteral(first) || isCall(first, 'neg') ? withoutSign(first) : null;
    return positive === null ? null : apply('div', positive, second);
  }
  return null;
}

/** The factors of a product that was multiplied from the left. */
function factorsOf(tree: Tree): readonly Tree[] {
  const factors: Tree[] = [];
  let rest = tree;
  while (isCall(rest, 'mul')) {
    const [first = ONE, second = ONE] = rest.operands;
    factors.push(second);
    rest = first;
  }
  return [rest, ...factors.reverse()];
}

/** Behind the factors that stand in front by this rule; a product that has no others stays as it is. */
function inserted(factors: readonly Tree[], factor: Tree, first: (factor: Tree) => boolean): Tree {
  const at = factors.findIndex((other) => !first(other));
  return (at < 0 ? [...factors, factor] : [...factors.slice(0, at), factor, ...factors.slice(at)]).reduce(product);
}

interface Term {
  readonly sign: 1 | -1;
  readonly term: Tree;
}

/** The terms of a sum that was added from the left. */
function termsOf(tree: Tree): readonly Term[] {
  const terms: Term[] = [];
  let rest = tree;
  while (isCall(rest, 'add') || isCall(rest, 'sub')) {
    const [first = ZERO, second = ZERO] = rest.operands;
    terms.push({ sign: rest.operator === 'add' ? 1 : -1, term: second });
    rest = first;
  }
  terms.push({ sign: 1, term: rest });
  return terms.reverse();
}

/** A number, or a short product, quotient or power of numbers. */
function isNumeric(tree: Tree): boolean {
  const pending: Tree[] = [tree];
  for (let looked = 0; looked < NUMERIC_SIZE; looked += 1) {
    const next = pending.pop();
    if (next === undefined) return true;
    if (next.kind !== 'number' && next.kind !== 'call') return false;
    if (next.kind !== 'call') continue;
    if (!NUMERIC.has(next.operator)) return false;
    pending.push(...next.operands);
  }
  return false;
}

/** A name, or a fixed power of one: stands behind the numbers and in front of all else. */
function isSimple(tree: Tree): boolean {
  const [base, exponent] = tree.kind === 'call' && tree.operator === 'pow' ? tree.operands : [tree];
  return (
    (base?.kind === 'name' || base?.kind === 'bound') && (exponent === undefined || literalValue(exponent) !== null)
  );
}

function isOne(tree: Tree): boolean {
  return isLiteral(tree) && tree.value === 1;
}

function isLiteral(tree: Tree): tree is Extract<Tree, { kind: 'number' }> {
  return tree.kind === 'number' && tree.constant === null;
}

function isCall(tree: Tree, operator: string): tree is CallTree {
  return tree.kind === 'call' && tree.operator === operator;
}

/** The text from the first to the last of these. */
function hull(trees: readonly Tree[]): SourceRange {
  const ranges = trees.map(({ range }) => range).filter((range) => range !== NOWHERE);
  if (ranges.length === 0) return NOWHERE;
  return {
    start: Math.min(...ranges.map(({ start }) => start)),
    end: Math.max(...ranges.map(({ end }) => end)),
  };
}
