/** Which recorded cases also serve as points for differences, and which nodes a case's graph has. It runs nothing else. */
import type { Tensor } from '../../../src/engine/torch';
import type { Allowances } from './allowances';
import type { RecordedCase } from './fixtures';

type Node = NonNullable<Tensor['grad_fn']>;

/** Whether the case is in float64 throughout, differentiable, everywhere finite, and its points are random: no ties. */
export function differentiable({ notByDifferences }: Allowances, python: string, recorded: RecordedCase): boolean {
  const { dtype, inputs, output, gradients, second } = recorded;
  // What is detached keeps part of the derivative to itself.
  if (notByDifferences.includes(python) || python.includes('.detach()')) return false;
  if (dtype !== 'float64' || gradients === undefined) return false;
  if (inputs.some((input) => input.dtype?.includes('float') === true)) return false;
  // Masks and integers are no coordinates.
  const floats = inputs.filter((input) => input.dtype === undefined);
  if (floats.some(({ values, layout }) => layout !== 'expanded' && new Set(values).size < values.length)) return false;
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
    for (const [next] of node.next_functions) if (next !== null) pending.push(next);
  }
  return names;
}
