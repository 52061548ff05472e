/**
 * Where a gradient's first NaN or infinity came from: walks from the gradient towards the root, to the nodes that were
 * handed finite numbers and handed on others; and where those stand on a value that was no number already, to the first
 * call that gave it.
 */
import { isBad, isZero, valueAt, type BackwardPassFacts, type Edge, type RecordedTensor } from './backward';
import { operandOf } from './inputs';
import { factorsUpTo, type Factor } from './factors';

export type NonFiniteReason =
  /** A finite gradient came in, and something else left. */
  | {
      readonly kind: 'first-there';
      readonly edge: Edge;
      /** Place among the node's operands. */
      readonly operand: number | null;
      /** The element at which it is, row-major; null where it is not among those that are known. */
      readonly element: number | null;
      /** The operand's value there. */
      readonly at: number | null;
      /** What had arrived there: 0 times infinity is NaN. */
      readonly arrived: number | null;
      /** What left. */
      readonly left: number | null;
      /** A node that had masked this element away: `where`. */
      readonly mask: number | null;
    }
  /** The factors are finite, their product is not. */
  | { readonly kind: 'exploded'; readonly edge: Edge; readonly factors: readonly Factor[] }
  /** Forward already: the first call that made it from finite operands. */
  | {
      readonly kind: 'in-forward';
      readonly node: number;
      readonly operand: number | null;
      readonly element: number | null;
      readonly at: number | null;
      /** What the call gave there. */
      readonly gave: number;
    }
  /** A tensor that no recorded call made has it. */
  | { readonly kind: 'in-value'; readonly tensor: number; readonly element: number | null }
  /** What `backward` was given has it. */
  | { readonly kind: 'in-weights' };

const MAX_REASONS = 3;

export function whyNonFinite(pass: BackwardPassFacts, tensor: number): readonly NonFiniteReason[] {
  const start = pass.placeOf(tensor);
  if (start === null) return [];
  const edges = culprits(pass, start);
  if (edges.length === 0) return [{ kind: 'in-weights' }];
  const reasons: NonFiniteReason[] = [];
  const forward = new Set<string>();
  for (const edge of edges) {
    const reason = standsOnBad(pass, edge.node) ? firstForward(pass, edge.node) : null;
    const there = firstThere(pass, edge);
    // What was masked away never was in the result: the way back is where it hurts.
    const masked = there.kind === 'first-there' && there.mask !== null;
    if (reason === null || (masked && reason.kind === 'in-forward' && reason.node === edge.node)) reasons.push(there);
    else {
      const key = reason.kind === 'in-forward' ? `node ${reason.node}` : 'value';
      if (!forward.has(key)) reasons.push(reason);
      forward.add(key);
    }
    if (reasons.length >= MAX_REASONS) break;
  }
  return reasons;
}

/** The edges on which finite became infinite or NaN. */
function culprits(pass: BackwardPassFacts, start: { readonly node: number; readonly output: number }): readonly Edge[] {
  const found: Edge[] = [];
  const seen = new Set<number>();
  const open: (readonly Edge[])[] = [pass.into(start.node, start.output)];
  // A list hands out what is added while it is gone through.
  for (const edges of open)
    for (const edge of edges) {
      if (!isBad(pass.handed(edge))) continue;
      const bad = pass.arrived(edge.node).some(isBad);
      if (!bad) found.push(edge);
      else if (!seen.has(edge.node)) {
        seen.add(edge.node);
        open.push(pass.intoAny(edge.node));
      }
    }
  return found;
}

/** Whether an operand or a result of a node's call had no finite values already. */
function standsOnBad(pass: BackwardPassFacts, index: number): boolean {
  const node = pass.node(index);
  if (node === undefined) return false;
  return [...node.operands.map(({ tensor }) => tensor), ...node.outputs].some((id) => isBad(pass.tensor(id)));
}

/** Back along the bad operands to the first call that made such a value from finite ones. */
function firstForward(pass: BackwardPassFacts, from: number): NonFiniteReason | null {
  const seen = new Set<number>([from]);
  for (const index of seen) {
    const node = pass.node(index);
    if (node === undefined) continue;
    const bad = node.operands.filter(({ tensor }) => isBad(pass.tensor(tensor)));
    if (bad.length === 0) {
      const output = node.outputs.map((id) => pass.tensor(id)).find(isBad);
      if (output !== undefined) return madeAt(pass, index, output);
      continue;
    }
    for (const { tensor } of bad) {
      const grad_fn = pass.tensor(tensor)?.grad_fn ?? null;
      if (grad_fn !== null) seen.add(grad_fn);
      else if (tensor !== null) return { kind: 'in-value', tensor, element: badElement(pass.tensor(tensor)) };
    }
  }
  return null;
}

function madeAt(pass: BackwardPassFacts, node: number, output: RecordedTensor): NonFiniteReason {
  const element = badElement(output);
  const operands = pass.node(node)?.operands ?? [];
  const place = operands.findIndex(({ tensor }) => {
    const known = pass.tensor(tensor);
    return known !== undefined && (known.summary.numel === 1 || known.summary.numel === output.summary.numel);
  });
  const operand = place < 0 ? null : place;
  const own = operand === null ? undefined : pass.tensor(operands[operand]?.tensor);
  return {
    kind: 'in-forward',
    node,
    operand,
    element,
    at: element === null ? null : (valueAt(own, element) ?? null),
    gave: (element === null ? undefined : output.values[element]) ?? (output.summary.nan > 0 ? NaN : Infinity),
  };
}

function badElement(tensor: RecordedTensor | undefined): number | null {
  const element = tensor?.values.findIndex((value) => !Number.isFinite(value)) ?? -1;
  return element < 0 ? null : element;
}

function firstThere(pass: BackwardPassFacts, edge: Edge): NonFiniteReason {
  const node = pass.node(edge.node);
  const left = pass.handed(edge);
  const [arrived] = pass.arrived(edge.node);
  const operand = node === undefined ? null : (operandOf(node, edge.input)?.place ?? null);
  const own = operand === null ? undefined : pass.tensor(node?.operands[operand]?.tensor);
  const element = badElement(left);
  const local = pass.tensor(node?.local[edge.input]);
  if (local !== undefined && !isBad(local))
    return { kind: 'exploded', edge, factors: factorsUpTo(pass, edge, 'larger') };
  const at = (tensor: RecordedTensor | undefined): number | null =>
    element === null ? null : (valueAt(tensor, element) ?? null);
  return {
    kind: 'first-there',
    edge,
    operand,
    element,
    at: at(own),
    arrived: arrived?.summary.numel === left?.summary.numel ? at(arrived) : null,
    left: at(left),
    mask: element === null || at(arrived) !== 0 ? null : maskAbove(pass, edge.node, element),
  };
}

/** The nearest `where` that handed on nothing at this element although something had arrived. */
function maskAbove(pass: BackwardPassFacts, from: number, element: number): number | null {
  const seen = new Set<number>([from]);
  for (const index of seen)
    for (const edge of pass.intoAny(index)) {
      const node = pass.node(edge.node);
      const masks = node?.operator === 'where' || node?.operator === 'masked_fill';
      if (masks && valueAt(pass.handed(edge), element) === 0 && !pass.arrived(edge.node).every(isZero))
        return edge.node;
      seen.add(edge.node);
    }
  return null;
}
