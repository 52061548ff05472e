/**
 * A formula over symbols with all brackets multiplied out and like terms put together. Ours, since the library's own way
 * takes seconds for a product of two squares.
 */
import { callTree, fold, nameTree, numberTree } from '../../languages/expression/fold';
import type { Tree } from '../../languages/expression/tree';
import type { SourceRange } from '../../trace/range';
import type { Atoms } from './atoms';
import {
  bounded,
  commonFactor,
  constant,
  inverse,
  type Polynomial,
  polynomialOf,
  power,
  product,
  sum,
  symbol,
} from './polynomials';
import { isSum, wholeNumber } from './to-library';

const MAX_EXPONENT = 12;

/** null where it would become too long. */
export function expanded(tree: Tree, atoms: Atoms): Tree | null {
  const polynomial = polynomialIn(tree, atoms, false);
  return polynomial === null ? null : treeOf(polynomial, atoms, tree.range);
}

/**
 * As a product of what all terms have in common and of what is left, that multiplied out; sums that are factors are cancelled
 * as wholes. null where there is nothing to draw out.
 */
export function drawnOut(tree: Tree, atoms: Atoms): Tree | null {
  const polynomial = polynomialIn(tree, atoms, true);
  const common = polynomial === null ? null : commonFactor(polynomial);
  if (polynomial === null || common === null) return null;
  const turned = inverse(polynomialOf(common));
  if (turned === null) return null;
  const rest = treeOf(product(polynomial, turned), atoms, tree.range);
  const front = treeOf(polynomialOf(common), atoms, tree.range);
  return callTree('mul', [front, expanded(rest, atoms) ?? rest], tree.range, tree.range);
}

/** `wholes`: a sum that is a factor is a symbol. */
function polynomialIn(tree: Tree, atoms: Atoms, wholes: boolean): Polynomial | null {
  const symbolOf = (of: Tree): string => atoms.powerSymbol(of);
  return fold<Converted>(tree, (part, parts) => {
    if (part.kind === 'number') return { tree: part, polynomial: constant(part.value) };
    if (part.kind !== 'call') return { tree: part, polynomial: symbol(part.kind === 'name' ? part.name : '') };
    const [first, second] = parts.map((operand, i) => {
      const isFactor = /^(?:mul|pow|sqrt)$/.test(part.operator) || (part.operator === 'div' && i === 1);
      return wholes && isFactor && isSum(operand.tree) ? symbol(symbolOf(operand.tree)) : operand.polynomial;
    });
    if (first === undefined || first === null || second === null) return { tree: part, polynomial: null };
    return { tree: part, polynomial: bounded(combined(part.operator, first, second, part.operands, symbolOf, part)) };
  }).polynomial;
}

interface Converted {
  readonly tree: Tree;
  readonly polynomial: Polynomial | null;
}

function combined(
  operator: string,
  first: Polynomial,
  second: Polynomial | undefined,
  operands: readonly Tree[],
  symbolOf: (tree: Tree) => string,
  whole: Tree,
): Polynomial | null {
  switch (operator) {
    case 'neg':
      return product(first, constant(-1));
    case 'add':
      return second === undefined ? null : sum(first, second);
    case 'sub':
      return second === undefined ? null : sum(first, product(second, constant(-1)));
    case 'mul':
      return second === undefined ? null : product(first, second);
    case 'div': {
      const [, below] = operands;
      if (second === undefined || below === undefined) return null;
      return product(first, inverse(second) ?? symbol(symbolOf(below), -1));
    }
    case 'sqrt':
      return operands[0] === undefined ? null : symbol(symbolOf(rootTree(operands[0])));
    case 'pow': {
      const exponent = wholeNumber(operands[1]);
      const [base, raised] = operands;
      const halves = raised?.kind === 'number' && exponent === null ? 2 * raised.value : NaN;
      if (Number.isInteger(halves) && Math.abs(halves) <= MAX_EXPONENT && base !== undefined)
        return symbol(symbolOf(rootTree(base)), halves);
      if (exponent === null || Math.abs(exponent) > MAX_EXPONENT || base === undefined) return symbol(symbolOf(whole));
      if (exponent >= 0) return power(first, exponent);
      const turned = inverse(first);
      return turned === null ? symbol(symbolOf(base), exponent) : power(turned, -exponent);
    }
    default:
      return symbol(symbolOf(whole));
  }
}

/** A square root as a power, so that √u·√u is u. */
function rootTree(base: Tree): Tree {
  return callTree('pow', [base, numberTree(0.5, base.range)], base.range, base.range);
}

function raisedTo(base: Tree, exponent: number): Tree {
  const [inner = base, half] = base.kind === 'call' && base.operator === 'pow' ? base.operands : [];
  const isRoot = half?.kind === 'number' && half.value === 0.5;
  const [below, above] = isRoot ? [inner, exponent / 2] : [base, exponent];
  return above === 1 ? below : callTree('pow', [below, numberTree(above, base.range)], base.range, base.range);
}

function treeOf(polynomial: Polynomial, atoms: Atoms, range: SourceRange): Tree {
  const call = (operator: string, left: Tree, right: Tree): Tree => callTree(operator, [left, right], range, range);
  const number = (value: number): Tree => numberTree(value, range);
  const trees = [...polynomial.values()].map(({ numerator, denominator, powers }) => {
    const front = denominator === 1 ? number(numerator) : call('div', number(numerator), number(denominator));
    return [...powers].reduce<Tree>((left, [name, exponent]) => {
      const base = atoms.power(name) ?? nameTree(name, range);
      return call(exponent > 0 ? 'mul' : 'div', left, raisedTo(base, Math.abs(exponent)));
    }, front);
  });
  const [first = number(0), ...others] = trees;
  return others.reduce((left, term) => call('add', left, term), first);
}
