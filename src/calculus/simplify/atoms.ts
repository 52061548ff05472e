/**
 * Atoms: what the library is told nothing of. It sees sums, products, quotients and powers of symbols; a symbol stands for a
 * variable, a constant or a whole part of the formula (a function with its operands, a condition, an element `x[0]`).
 */
import { callTree, fold, nameTree, withParts } from '../../languages/expression/fold';
import type { Tree } from '../../languages/expression/tree';
import { Keys } from './key';

export class Atoms {
  private readonly keys = new Keys();
  private readonly symbols = new Map<string, string>();
  private readonly trees = new Map<string, Tree>();
  /** Powers that a polynomial takes for symbols: formulas over symbols themselves. */
  private readonly powerKeys = new Keys();
  private readonly powers = new Map<string, Tree>();

  /** The symbol of a part, as a name: the same one for parts that say the same. */
  symbolFor(tree: Tree): Tree {
    const key = this.keys.of(tree);
    const symbol = this.symbols.get(key) ?? `a${this.symbols.size}`;
    this.symbols.set(key, symbol);
    if (!this.trees.has(symbol)) this.trees.set(symbol, tree);
    return nameTree(symbol, tree.range);
  }

  /** What a symbol stands for. */
  meaning(symbol: string): Tree | undefined {
    return this.trees.get(symbol);
  }

  /** The symbol of a power over symbols, for the time in which the library sees a polynomial in it. */
  powerSymbol(power: Tree): string {
    const symbol = `p${this.powerKeys.of(power)}`;
    this.powers.set(symbol, power);
    return symbol;
  }

  /** The power over symbols that this symbol was made for. */
  power(symbol: string): Tree | undefined {
    return this.powers.get(symbol);
  }

  /** Whether this is the symbol of Euler's number. */
  isE(tree: Tree | undefined): boolean {
    const meaning = tree?.kind === 'name' ? this.trees.get(tree.name) : undefined;
    return meaning?.kind === 'number' && meaning.constant === 'e';
  }

  key(tree: Tree): string {
    return this.keys.of(tree);
  }

  /** The formula with every symbol replaced by what it stands for. */
  spelledOut(tree: Tree): Tree {
    return fold<Tree>(tree, (part, parts) => {
      if (part.kind === 'name') return this.trees.get(part.name) ?? part;
      const [base, exponent] = parts;
      if (part.kind === 'call' && part.operator === 'pow' && this.isE(part.operands[0]) && exponent !== undefined)
        return base?.kind === 'number' ? callTree('exp', [exponent], part.range, part.operatorRange) : part;
      return withParts(part, parts);
    });
  }
}
