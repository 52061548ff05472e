/** Which recorded cases also serve as points for differences, and which nodes a case's graph has. It runs nothing else. */
import type { Tensor } from '../../../src/engine/torch';
import { ALLOWED } from './allowances';
import type { RecordedCase } from './fixtures';

type Node = NonNullable<Tensor['grad_fn']>;

/** Whether the case is in float64 throughout, differentiable, everywhere finite, and its points are random: no ties. */
export function differentiable(python: string, recorded: RecordedCase): boolean {
  const { dtype, inputs, output, gradients, second } = recorded;
  if (ALLOWED.notByDifferences.includes(python) || dtype !== 'float64' || gradients === undefined) return false;
  if (inputs.some((input) => input.dtype !== undefined && input.dtype !== 'bool')) return false;
  if (inputs.some(({ values, layout }) => layout !== 'expanded' && new Set(values).size < values.length)) return false;
  const all = [...inputs.map((input) => input.values), output.values, ...gradients, ...(second ?? [])];
  return output.values.length > 0 && all.every((values) => values?.every((value) => typeof value !== 'string') ?? true);
}

/** Names of all nodes of a graph. */
export function nodeNames(root: Node | null): Set<string> {
  const names = new Set<string>();
  const visited = new Set<Node>();
  const pending = root === null ? [] : [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (visited.has(node)) continue;
    visited.add(node);
    names.add(node.name());
    for (const edge of node.next_functions) if (edge !== null) pending.push(edge[0]);
  }
  return names;
}
