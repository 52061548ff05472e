/**
 * One operator-precedence parser for the notations that have no parser of their own: their operators are tables,
 * their operands a method. Every part keeps its range; brackets belong to the operand they surround.
 */
import { callTree } from './fold';
import { bareFunctions } from './functions/functions';
import { excerpt, fail, type Problem } from './problems';
import { checkDepth, type ReadContext } from './reading';
import { type Token, TokenStream } from './tokens';
import type { Tree } from './tree';

/** How an operator between two operands is read. */
export type Infix =
  /** `right` is the least binding of operators in its right operand: above `binding`, it associates to the left. */
  | { readonly kind: 'call'; readonly operator: string; readonly binding: number; readonly right: number }
  /** Compared pairwise in a chain: `0 < x < 1`. */
  | { readonly kind: 'comparison'; readonly operator: string; readonly binding: number }
  | { readonly kind: 'refused'; readonly problem: Problem; readonly binding: number };

/** An operator that associates to the left. */
export function left(operator: string, binding: number): Infix {
  return { kind: 'call', operator, binding, right: binding + 1 };
}

/** One that chains, as `0 < x < 1` does where a language lets it. */
export function comparison(operator: string, binding: number): Infix {
  return { kind: 'comparison', operator, binding };
}

export type Prefix =
  | { readonly kind: 'call'; readonly operator: string; readonly binding: number }
  | { readonly kind: 'nothing'; readonly binding: number }
  | { readonly kind: 'refused'; readonly problem: Problem };

export interface OperatorTables {
  readonly infix: Readonly<Record<string, Infix>>;
  readonly prefix: Readonly<Record<string, Prefix>>;
}

/** A tree with the stretch of text it was written in, brackets included. */
export interface Operand {
  readonly tree: Tree;
  readonly start: number;
  readonly end: number;
  readonly bracketed: boolean;
}

export abstract class PrecedenceParser {
  protected readonly context: ReadContext;
  protected readonly stream: TokenStream;
  private readonly tables: OperatorTables;
  private depth = 0;

  constructor(context: ReadContext, tokens: readonly Token[], tables: OperatorTables) {
    this.context = context;
    this.stream = new TokenStream(tokens);
    this.tables = tables;
  }

  /** An operand without operators: a number, a name, a call, brackets. */
  protected abstract atom(): Operand;

  /** Operators that the table does not hold, as a product without a sign; null where the expression ends here. */
  protected abstract otherInfix(token: Token): Infix | null;

  /** Reads an expression whose operators bind at least this tightly. */
  expression(least: number): Operand {
    this.depth++;
    checkDepth(this.depth, this.stream.peek().range);
    let left = this.signed();
    for (;;) {
      const token = this.stream.peek();
      const infix = this.infixAt(token);
      if (infix === null || infix.binding < least) break;
      left = this.continued(left, token, infix);
    }
    this.depth--;
    return left;
  }

  protected infixAt(token: Token): Infix | null {
    if ((token.kind === 'operator' || token.kind === 'name') && Object.hasOwn(this.tables.infix, token.text))
      return this.tables.infix[token.text] ?? null;
    return this.otherInfix(token);
  }

  protected continued(left: Operand, token: Token, infix: Infix): Operand {
    switch (infix.kind) {
      case 'refused':
        return this.refuse(infix.problem, token);
      case 'comparison':
        return this.comparisons(left, infix.binding);
      case 'call': {
        this.stream.next();
        const right = this.expression(infix.right);
        return joined(infix.operator, left, right, token);
      }
    }
  }

  protected refuse(problem: Problem, token: Token): never {
    return fail(problem, token.range, { operator: token.text, text: token.text });
  }

  /** `a < b < c` is `a < b and b < c`. */
  private comparisons(first: Operand, binding: number): Operand {
    let whole: Operand | null = null;
    let left = first;
    for (;;) {
      const token = this.stream.peek();
      const infix = this.infixAt(token);
      if (infix?.kind !== 'comparison') break;
      this.stream.next();
      const right = this.expression(binding + 1);
      const pair = joined(infix.operator, left, right, token);
      whole = whole === null ? pair : joined('logical_and', whole, pair, token);
      left = right;
    }
    return whole ?? first;
  }

  private signed(): Operand {
    const token = this.stream.peek();
    const prefix =
      (token.kind === 'operator' || token.kind === 'name') && Object.hasOwn(this.tables.prefix, token.text)
        ? this.tables.prefix[token.text]
        : undefined;
    if (prefix === undefined) return this.atom();
    if (prefix.kind === 'refused') return this.refuse(prefix.problem, token);
    this.stream.next();
    const operand = this.expression(prefix.binding);
    const { start } = token.range;
    const { end } = operand;
    if (prefix.kind === 'nothing') return { tree: operand.tree, start, end, bracketed: false };
    return {
      tree: callTree(prefix.operator, [operand.tree], { start, end }, token.range),
      start,
      end,
      bracketed: false,
    };
  }

  /** What an operand cannot begin with. */
  protected noOperand(token: Token): never {
    if (token.kind === 'end') return fail('unexpected-end', token.range);
    if (token.kind === 'string') return fail('string', token.range);
    return fail('unexpected', token.range, { text: excerpt(token.text) });
  }

  /** Items between here and `closing`, which is taken; `(…)` and `[…]`. */
  protected items(closing: string): {
    readonly items: readonly Operand[];
    readonly end: number;
    readonly trailingComma: boolean;
  } {
    const items: Operand[] = [];
    let trailingComma = false;
    for (;;) {
      const close = this.stream.take(closing);
      if (close !== null) return { items, end: close.range.end, trailingComma };
      items.push(this.expression(0));
      trailingComma = this.stream.take(',') !== null;
      if (!trailingComma && !this.stream.is(closing)) this.misplaced(this.stream.peek());
    }
  }

  /** A token after a complete expression that does not continue it. */
  protected misplaced(token: Token): never {
    if (token.kind === 'end') return fail('unexpected-end', token.range);
    if (token.kind === 'string') return fail('string', token.range);
    if (token.lineBreak) return fail('several-statements', token.range);
    if (token.kind === 'operator') return fail('unexpected', token.range, { text: excerpt(token.text) });
    const before = this.stream.peek(-1);
    // `sin x`, as one writes it on paper.
    if (before.kind === 'name' && bareFunctions('mathematics', before.text).length > 0)
      return fail('missing-call', before.range, {
        name: excerpt(before.text),
        call: `${before.text}(${excerpt(token.text)})`,
      });
    return fail('missing-operator', token.range, { text: excerpt(token.text) });
  }
}

export function joined(operator: string, left: Operand, right: Operand, token: Token): Operand {
  const range = { start: left.start, end: right.end };
  return { tree: callTree(operator, [left.tree, right.tree], range, token.range), ...range, bracketed: false };
}

/** An operand that is its tree and nothing around it. */
export function plainOperand(tree: Tree): Operand {
  return { tree, start: tree.range.start, end: tree.range.end, bracketed: false };
}
