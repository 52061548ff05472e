/**
 * `^` as a power in JavaScript: there it is an exclusive or, which binds more loosely than a sum, so a chain of
 * operators is taken apart and put together anew, powers above signs, as in mathematics. Works on any nodes.
 */
import type { SourceRange } from '../../../trace/range';
import { callTree } from '../fold';
import { fail } from '../problems';
import { checkDepth } from '../reading';
import type { Tree } from '../tree';

/** One item of a chain of operators: a sign, an operand, or an operator between two. */
export type ChainItem<Node> =
  | { readonly kind: 'sign'; readonly operator: string; readonly range: SourceRange }
  | { readonly kind: 'operand'; readonly node: Node; readonly range: SourceRange }
  | { readonly kind: 'operator'; readonly operator: string; readonly range: SourceRange };

const LEVELS: readonly (readonly string[])[] = [
  ['|'],
  ['&'],
  ['==', '!=', '===', '!=='],
  ['<', '>', '<=', '>=', 'in', 'instanceof'],
  ['<<', '>>', '>>>'],
  ['+', '-'],
  ['*', '/', '%'],
];
const BINDING = new Map(
  LEVELS.flatMap((operators, level) => operators.map((operator) => [operator, level + 1] as const)),
);
const SIGN = LEVELS.length + 1;
const POWER = SIGN + 1;

interface Part {
  readonly tree: Tree;
  readonly start: number;
}

export class CaretChain<Node> {
  private at = 0;
  private readonly items: readonly ChainItem<Node>[];
  private readonly operand: (node: Node, depth: number) => Tree;
  /** Torch's name of an operator, or a refusal. */
  private readonly operatorName: (operator: string, range: SourceRange) => string;

  constructor(
    items: readonly ChainItem<Node>[],
    operand: (node: Node, depth: number) => Tree,
    operatorName: (operator: string, range: SourceRange) => string,
  ) {
    this.items = items;
    this.operand = operand;
    this.operatorName = operatorName;
  }

  tree(depth: number): Tree {
    return this.climb(0, depth).tree;
  }

  private climb(least: number, depth: number): Part {
    const first = this.signed(depth);
    let { tree } = first;
    for (let item = this.items[this.at]; item?.kind === 'operator'; item = this.items[this.at]) {
      const power = item.operator === '^' || item.operator === '**';
      const binding = power ? POWER : (BINDING.get(item.operator) ?? 0);
      if (binding < least) break;
      this.at++;
      const right = this.climb(power ? SIGN : binding + 1, depth + 1);
      const operator = power ? 'pow' : this.operatorName(item.operator, item.range);
      tree = callTree(operator, [tree, right.tree], { start: first.start, end: this.end() }, item.range);
    }
    return { tree, start: first.start };
  }

  private signed(depth: number): Part {
    const item = this.items[this.at++];
    if (item === undefined || item.kind === 'operator') throw new Error('A chain alternates operands and operators.');
    checkDepth(depth, item.range);
    const { start } = item.range;
    if (item.kind === 'operand') return { tree: this.operand(item.node, depth + 1), start };
    const { tree } = this.climb(SIGN, depth + 1);
    if (item.operator === '+') return { tree, start };
    if (item.operator !== '-') return fail('operator', item.range, { operator: item.operator });
    return { tree: callTree('neg', [tree], { start, end: this.end() }, item.range), start };
  }

  /** Where the operand that was read last ends. */
  private end(): number {
    return this.items[this.at - 1]?.range.end ?? 0;
  }
}
