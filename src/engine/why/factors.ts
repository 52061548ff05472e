/** By which factors a gradient grew or shrank on its way from the root. */
import { magnitude, type BackwardPassFacts, type Edge } from './backward';

export interface Factor {
  readonly node: number;
  readonly factor: number;
}

/** So many are told. */
export const MAX_FACTORS = 4;

/** The nodes between the root and an edge, on the way on which most arrived, that made the gradient larger, or smaller; the strongest first. */
export function factorsUpTo(pass: BackwardPassFacts, edge: Edge, than: 'larger' | 'smaller'): readonly Factor[] {
  const factors: Factor[] = [];
  const seen = new Set<number>();
  let node = edge.node;
  while (!seen.has(node)) {
    seen.add(node);
    const [next] = [...pass.intoAny(node)].sort(
      (one, other) => magnitude(pass.handed(other)) - magnitude(pass.handed(one)),
    );
    if (next === undefined) break;
    const before = Math.max(...pass.arrived(next.node).map(magnitude));
    const after = magnitude(pass.handed(next));
    if (before > 0 && (than === 'larger' ? after > before : after < before))
      factors.push({ node: next.node, factor: after / before });
    node = next.node;
  }
  factors.sort((one, other) => (than === 'larger' ? other.factor - one.factor : one.factor - other.factor));
  return factors.slice(0, MAX_FACTORS);
}
