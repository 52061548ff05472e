/**
 * A tree as one writes it down: sums and products from left to right without inner brackets, `a − b` for `a + (−b)`.
 * Changes nothing else; the value is the same but for the order of rounding.
 */
import { callTree, fold, numberTree, withParts } from '../../languages/expression/fold';
import type { CallTree, Tree } from '../../languages/expression/tree';
import { sizeOf } from '../size';

/** A formula with more parts, written out, is of no use as text: it stays as it is. */
const MAX_REGROUPED = 50_000;

export function regrouped(tree: Tree): Tree {
  return sizeOf(tree) > MAX_REGROUPED ? tree : fold<Tree>(tree, rebuilt);
}

function rebuilt(tree: Tree, parts: readonly Tree[]): Tree {
  const [first, second] = parts;
  if (tree.kind !== 'call' || first === undefined || second === undefined) return withParts(tree, parts);
  switch (tree.operator) {
    case 'mul':
      return chain(tree, first, second, ['mul']);
    case 'add':
      return sum(tree, first, second);
    default:
      return withParts(tree, parts);
  }
}

function sum(tree: CallTree, first: Tree, second: Tree): Tree {
  const positive = withoutSign(second);
  if (positive !== null) return callTree('sub', [first, positive], tree.range, tree.operatorRange);
  return chain(tree, first, second, ['add', 'sub']);
}

/** a·(b·c) as (a·b)·c, a + (b − c) as (a + b) − c: along the left edge of the second operand. */
function chain(tree: CallTree, first: Tree, second: Tree, operators: readonly string[]): Tree {
  const links: CallTree[] = [];
  let innermost = second;
  while (innermost.kind === 'call' && operators.includes(innermost.operator)) {
    const [left] = innermost.operands;
    if (left === undefined) break;
    links.push(innermost);
    innermost = left;
  }
  let whole: Tree = callTree(tree.operator, [first, innermost], tree.range, tree.operatorRange);
  for (const link of links.reverse()) {
    const right = link.operands[1];
    if (right !== undefined) whole = callTree(link.operator, [whole, right], tree.range, link.operatorRange);
  }
  return whole;
}

/** What stands behind a minus sign: x of −x, 2x of (−2)x; null where there is none. */
function withoutSign(tree: Tree): Tree | null {
  // Down the left edge of products and quotients.
  const path: CallTree[] = [];
  let front = tree;
  while (front.kind === 'call' && (front.operator === 'mul' || front.operator === 'div')) {
    const [left] = front.operands;
    if (left === undefined) return null;
    path.push(front);
    front = left;
  }
  let bare: Tree;
  if (front.kind === 'number' && front.constant === null && front.value < 0)
    bare = numberTree(-front.value, front.range);
  else if (front.kind === 'call' && front.operator === 'neg' && front.operands[0] !== undefined)
    [bare] = [front.operands[0]];
  else return null;
  // a − (b + c) keeps its brackets, which is no gain over a + (−(b + c)); −(b + c)·d needs none.
  for (const link of path.reverse()) bare = { ...link, operands: [bare, ...link.operands.slice(1)] };
  return bare;
}
