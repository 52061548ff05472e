/**
 * Simplifies a formula: of what the library makes of it in several ways, the shortest that has the same values. Synchronous
 * and without a time limit of its own: whoever calls it does so where it can be stopped.
 *
 * The domain: wherever the formula has a value, the simplified one has the same. It may have one where the formula has none:
 * x/x is 1, also at 0. Nothing that loses values is taken (√(x²) is not x, ln(x²) not 2·ln(x)); the points at which both
 * are compared see to it whatever the library's rules do.
 */
import { callTree, fold, numberTree, some, withParts } from '../../languages/expression/fold';
import { functionNamed } from '../../languages/expression/functions/functions';
import type { CallTree, NumberTree, Tree } from '../../languages/expression/tree';
import type { SourceRange } from '../../trace/range';
import { plainText } from '../written/plain-text';
import { Atoms } from './atoms';
import { Candidates } from './candidates';
import { hasSameValues } from './same-values';

/**
 * The simplified formula; null where it is as simple as it is written. As soon as `hasTime` says no, nothing more is tried
 * of what takes long.
 */
export function simplified(tree: Tree, hasTime: () => boolean = () => true): Tree | null {
  const result = new Simplification(tree, hasTime).run();
  return plainText(result) === plainText(tree) ? null : result;
}

class Simplification {
  private readonly tree: Tree;
  private readonly atoms = new Atoms();
  /** What regions of arithmetic came to, by their keys. */
  private readonly settled = new Map<string, Tree>();
  private readonly candidates: Candidates;

  constructor(tree: Tree, hasTime: () => boolean) {
    this.tree = tree;
    const decimals = some(
      tree,
      (part) => part.kind === 'number' && part.constant === null && !Number.isInteger(part.value),
    );
    this.candidates = new Candidates(this.atoms, decimals, hasTime);
  }

  run(): Tree {
    return this.settle(fold<Tree>(this.tree, (part, parts) => this.region(part, parts)));
  }

  /** The part as arithmetic over symbols: its parts are that already. */
  private region(part: Tree, parts: readonly Tree[]): Tree {
    if (part.kind === 'number')
      return part.constant === null && Number.isFinite(part.value) ? part : this.atoms.symbolFor(part);
    if (part.kind === 'name' || part.kind === 'bound') return this.atoms.symbolFor(part);
    const arithmetic = part.kind === 'call' ? this.arithmetic(part, parts) : null;
    return arithmetic ?? this.opaque(part, parts);
  }

  private arithmetic(part: CallTree, parts: readonly Tree[]): Tree | null {
    const [first, second] = parts;
    const { range, operatorRange } = part;
    if (first === undefined || Object.keys(part.keywords).length > 0) return null;
    const number = (value: number): Tree => numberTree(value, range);
    const call = (operator: string, ...operands: Tree[]): Tree => callTree(operator, operands, range, operatorRange);
    switch (part.operator) {
      case 'add':
      case 'sub':
      case 'mul':
      case 'div':
      case 'neg':
        return withParts(part, parts);
      case 'reciprocal':
        return call('div', number(1), first);
      case 'square':
        return call('pow', first, number(2));
      case 'exp':
        return call('pow', this.atoms.symbolFor(numberTree(Math.E, range, 'e')), first);
      case 'sqrt':
        return this.power(call('pow', first, number(0.5)), first, number(0.5));
      case 'rsqrt':
        return this.power(call('pow', first, number(-0.5)), first, number(-0.5));
      case 'pow':
        return second === undefined ? null : this.power(part, first, second);
      default:
        return null;
    }
  }

  /** (x·y)^a is x^a·y^a for whole a only, so what is raised to another power is a symbol unless it is a sum. */
  private power(part: CallTree | Tree, base: Tree, exponent: Tree): Tree {
    const { range } = part;
    const isWhole = exponent.kind === 'number' && Number.isInteger(exponent.value);
    // (√u)² is u wherever it has a value.
    const root = isWhole ? rootOf(base) : null;
    if (root !== null && exponent.kind === 'number') {
      const half = exponent.value / 2;
      if (half === 1) return root;
      return callTree('pow', [root, numberTree(half, range)], range, range);
    }
    if (isConstant(base) && exponent.kind === 'number') {
      const value = base.kind === 'number' ? base.value ** exponent.value : NaN;
      if (!Number.isSafeInteger(value)) return this.constantPower(this.settle(base), exponent, range);
    }
    const isSum = base.kind === 'call' && (base.operator === 'add' || base.operator === 'sub');
    const below = isWhole || isSum || base.kind !== 'call' ? base : this.atoms.symbolFor(this.settle(base));
    return callTree('pow', [below, exponent], range, range);
  }

  /** √2 and 1/√2 as one writes them. */
  private constantPower(base: Tree, exponent: NumberTree, range: SourceRange): Tree {
    const size = Math.abs(exponent.value);
    const symbol = this.atoms.symbolFor(
      size === 0.5
        ? callTree('sqrt', [base], range, range)
        : callTree('pow', [base, numberTree(size, range)], range, range),
    );
    return exponent.value > 0 ? symbol : callTree('div', [numberTree(1, range), symbol], range, range);
  }

  /** A function, a condition, a list: its parts are settled, it is a symbol. */
  private opaque(part: Tree, parts: readonly Tree[]): Tree {
    const whole = withParts(
      part,
      parts.map((operand) => this.settle(operand)),
    );
    if (whole.kind !== 'call') return this.atoms.symbolFor(whole);
    const value = wholeValue(whole);
    return value === null ? this.atoms.symbolFor(whole) : numberTree(value, whole.range);
  }

  /** The region simplified, with symbols spelled out. */
  private settle(region: Tree): Tree {
    if (region.kind === 'number') return region;
    if (region.kind === 'name') return this.atoms.meaning(region.name) ?? region;
    const key = this.atoms.key(region);
    const known = this.settled.get(key);
    if (known !== undefined) return known;
    const original = this.atoms.spelledOut(region);
    let best: Tree = original;
    for (const candidate of this.candidates.of(region)) {
      const spelled = this.atoms.spelledOut(candidate);
      if (!hasSameValues(original, spelled)) continue;
      best = spelled;
      break;
    }
    this.settled.set(key, best);
    return best;
  }
}

/** What stands under a square root; null for what is none. */
function rootOf(tree: Tree): Tree | null {
  const [base, exponent] = tree.kind === 'call' && tree.operator === 'pow' ? tree.operands : [];
  return exponent?.kind === 'number' && exponent.value === 0.5 ? (base ?? null) : null;
}

function isConstant(tree: Tree): boolean {
  return !some(tree, ({ kind }) => kind === 'name');
}

/** sin(0), ln(1): of whole numbers and constants, where the value is a whole number exactly. */
function wholeValue({ operator, operands, keywords }: CallTree): number | null {
  const plain = functionNamed(operator)?.plain;
  const numbers = operands.flatMap((operand) => (operand.kind === 'number' ? [operand.value] : []));
  if (plain === undefined || numbers.length !== operands.length || Object.keys(keywords).length > 0) return null;
  const value = plain(...numbers);
  return Number.isSafeInteger(value) && Math.abs(value) < 1e6 ? value : null;
}
