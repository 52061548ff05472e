/** Which recorded cases also serve as points for differences, and which nodes a case's graph has. It runs nothing else. */
import type { Tensor } from '../../../src/engine/torch';
import type { RecordedCase } from './fixtures';

type Node = NonNullable<Tensor['grad_fn']>;

/** Calls of which differences say nothing: their recorded points lie on jumps, or they are complex off them. */
const NOT_BY_DIFFERENCES = new Set([
  'a.round(decimals=2)',
  // Without a graph through what they cut off, or beyond what their base shows.
  'a.detach() * a',
  'a.narrow(0, 1, 2).as_strided((2,), (2,), 0)',
  // Truth values in the place of numbers, whose node stays that of the numbers.
  '(a * 1).logical_not_()',
  '(a * 1).logical_and_(b)',
]);

/** Whether the case is in float64 throughout, differentiable, everywhere finite, and its points are random: no ties. */
export function differentiable(python: string, recorded: RecordedCase): boolean {
  const { dtype, inputs, output, gradients, second } = recorded;
  if (NOT_BY_DIFFERENCES.has(python) || dtype !== 'float64' || gradients === undefined) return false;
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
