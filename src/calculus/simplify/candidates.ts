/**
 * What a formula over symbols can be made into: by the library's rules, with its sums as they are or as wholes, multiplied
 * out, with numerator and denominator treated each for itself; the shortest first. Whether their values are the same,
 * others see to.
 */
import { callTree, fold } from '../../languages/expression/fold';
import type { Tree } from '../../languages/expression/tree';
import type { SourceRange } from '../../trace/range';
import { textOf } from '../written/plain-text';
import { arranged } from './arrange';
import type { Atoms } from './atoms';
import { drawnOut, expanded } from './expand';
import { fromLibrary } from './from-library';
import { type Node, simplifiedByRules } from './library';
import { measure } from './measure';
import { isSum, toFactors, toLibrary } from './to-library';

/** The rules compare every term with every other: a longer formula is only arranged and multiplied out. */
const MAX_OPERATORS = 150;

export class Candidates {
  private readonly atoms: Atoms;
  private readonly decimals: boolean;
  private readonly hasTime: () => boolean;
  private readonly functions = new Map<string, number>();
  /** What the library made of its expressions. */
  private readonly known = new Map<string, Tree | null>();

  constructor(atoms: Atoms, decimals: boolean, hasTime: () => boolean) {
    this.atoms = atoms;
    this.decimals = decimals;
    this.hasTime = hasTime;
  }

  of(tree: Tree): readonly Tree[] {
    const plain = this.arranged(tree);
    if (plain === null) return [];
    // A polynomial that is written out stays so, by falling degrees, although brackets may be shorter.
    if (isPolynomial(plain, this.atoms)) return [this.multipliedOut(plain), plain].filter((tree) => tree !== null);
    const found = [plain, this.multipliedOut(plain), this.drawnOut(plain)];
    const [factors, rules] = [this.byFactors(plain), this.byRules(plain)];
    found.push(factors, rules);
    for (const quotient of [plain, factors, rules]) found.push(quotient === null ? null : this.byParts(quotient));
    return this.shortestFirst(found);
  }

  /** As it is written, where nothing is shorter. */
  private shortestFirst(trees: readonly (Tree | null)[]): readonly Tree[] {
    const measured = trees
      .filter((tree) => tree !== null)
      .map((tree, index) => ({
        tree,
        isFirst: index === 0,
        cost: measure(tree, this.atoms, this.functions),
        length: textOf(this.atoms.spelledOut(tree)).length,
      }));
    return measured
      .sort(
        (one, other) =>
          one.cost - other.cost || Number(other.isFirst) - Number(one.isFirst) || one.length - other.length,
      )
      .map(({ tree }) => tree);
  }

  /** Numerator and denominator in their shortest forms. */
  private byParts(tree: Tree): Tree | null {
    if (tree.kind !== 'call') return null;
    const [first, second] = tree.operands;
    if (first === undefined) return null;
    if (tree.operator === 'neg') {
      const inner = this.byParts(first);
      return inner === null ? null : this.arranged({ ...tree, operands: [inner] });
    }
    if (tree.operator !== 'div' || second === undefined) return null;
    const forms = [first, this.byFactors(first), this.multipliedOut(first), this.drawnOut(first)];
    const above = this.shortestFirst(forms)[0];
    const below = this.shortestFirst([second, this.byFactors(second)])[0];
    if (above === undefined || below === undefined) return null;
    return this.arranged({ ...tree, operands: [above, below] });
  }

  private byRules(tree: Tree): Tree | null {
    return this.through(tree, toLibrary);
  }

  private byFactors(tree: Tree): Tree | null {
    return this.through(tree, toFactors);
  }

  private multipliedOut(tree: Tree): Tree | null {
    const result = expanded(tree, this.atoms);
    return result === null ? null : this.arranged(result);
  }

  private drawnOut(tree: Tree): Tree | null {
    const result = drawnOut(tree, this.atoms);
    return result === null ? null : this.arranged(result);
  }

  /** null where the library fails: it throws for what it does not know. */
  private through(tree: Tree, to: typeof toLibrary): Tree | null {
    if (tree.kind !== 'call') return tree;
    // A sign in front of a sum would be multiplied into it.
    const [operand] = tree.operands;
    if (tree.operator === 'neg' && operand !== undefined) {
      const inner = this.through(operand, to);
      return inner === null ? null : this.arranged(callTree('neg', [inner], tree.range, tree.operatorRange));
    }
    if (operatorsOf(tree) > MAX_OPERATORS) return null;
    const node = to(tree, this.atoms);
    const key = node.toString();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const result = this.hasTime() ? this.computed(node, tree.range) : null;
    this.known.set(key, result);
    return result;
  }

  private computed(node: Node, range: SourceRange): Tree | null {
    try {
      return this.arranged(fromLibrary(simplifiedByRules(node), this.atoms, range, this.decimals));
    } catch {
      return null;
    }
  }

  private arranged(tree: Tree): Tree | null {
    const result = arranged(tree, this.atoms);
    return isFinite(result) ? result : null;
  }
}

function operatorsOf(tree: Tree): number {
  return fold<number>(tree, (part, parts) => parts.reduce((sum, count) => sum + count, part.kind === 'call' ? 1 : 0));
}

/** A sum of products of numbers and powers of variables. */
function isPolynomial(tree: Tree, atoms: Atoms): boolean {
  if (!isSum(tree)) return false;
  return fold<boolean>(tree, (part, parts) => {
    if (!parts.every(Boolean)) return false;
    if (part.kind === 'name') return /^(?:name|bound|number)$/.test(atoms.meaning(part.name)?.kind ?? '');
    if (part.kind !== 'call') return true;
    if (isSum(part) || part.operator === 'neg') return true;
    const [, second] = part.operands;
    if (part.operator === 'div' || part.operator === 'pow') {
      if (second?.kind !== 'number') return false;
    } else if (part.operator !== 'mul') return false;
    return !part.operands.some(isSum);
  });
}

function isFinite(tree: Tree): boolean {
  return fold<boolean>(
    tree,
    (part, parts) => parts.every(Boolean) && (part.kind !== 'number' || Number.isFinite(part.value)),
  );
}
