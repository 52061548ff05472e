/** From the library's expression back to a formula over symbols. */
import { callTree, nameTree, numberTree } from '../../languages/expression/fold';
import type { Tree } from '../../languages/expression/tree';
import type { SourceRange } from '../../trace/range';
import type { Atoms } from './atoms';
import { type Node, seen, type Seen } from './library';
import { exactNumber } from './numbers';

/** Sums and products of many operands, as the library has them, are taken from the left. Throws for what is no formula. */
export function fromLibrary(node: Node, atoms: Atoms, range: SourceRange, decimals: boolean): Tree {
  const results: Tree[] = [];
  const pending: { readonly node: Seen; readonly expanded: boolean }[] = [{ node: known(node), expanded: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node: part, expanded } = next;
    if (part.kind === 'number') results.push(exactNumber(part.value, range, decimals));
    else if (part.kind === 'symbol') results.push(atoms.power(part.name) ?? nameTree(part.name, range));
    else if (!expanded) {
      pending.push({ node: part, expanded: true });
      for (const operand of [...part.operands].reverse()) pending.push({ node: known(operand), expanded: false });
    } else {
      const operands = results.splice(results.length - part.operands.length, part.operands.length);
      results.push(combined(part, operands, atoms, range));
    }
  }
  return results[0] ?? numberTree(NaN, range);
}

function known(node: Node): Seen {
  const part = seen(node);
  if (part === null) throw new Error(`not a formula: ${node.type}`);
  return part;
}

function combined(
  part: Extract<Seen, { readonly operands: readonly Node[] }>,
  operands: readonly Tree[],
  atoms: Atoms,
  range: SourceRange,
): Tree {
  if (part.kind === 'function') {
    const spelled = operands.map((operand) => atoms.spelledOut(operand));
    return atoms.symbolFor(callTree(part.name, spelled, range, range));
  }
  const { operator } = part;
  if (operands.length <= 2) return callTree(operator, operands, range, range);
  return operands.reduce((left, right) => callTree(operator, [left, right], range, range));
}
