/** Graphs made by hand for tests: nodes one after another, each with what it reads, where it stands and what is around it. */
import type { ScopeTable } from '../../../src/trace/scope';
import type { Trace, TraceNode, TraceTensor } from '../../../src/trace/trace';

export interface Made {
  /** `mul` makes MulBackward0. */
  readonly operator: string;
  /** Positions of other nodes, or names of leaves. */
  readonly reads: readonly (number | string)[];
  readonly shape?: readonly number[];
  readonly range?: readonly [start: number, end: number];
  readonly scope?: number;
  readonly name?: string;
  /** Positions of nodes, or names of leaves, whose tensors are saved. */
  readonly saves?: readonly (number | string)[];
  /** The tensor is a view of that node's or leaf's. */
  readonly views?: number | string;
}

export interface Leaf {
  readonly requires_grad?: boolean;
  readonly shape?: readonly number[];
  readonly range?: readonly [start: number, end: number];
}

export function traceOf(
  leaves: Readonly<Record<string, Leaf>>,
  made: readonly Made[],
  more: { readonly text?: string; readonly scopes?: ScopeTable; readonly gradients?: boolean } = {},
): Trace {
  const text = more.text ?? '';
  const tensors: TraceTensor[] = [];
  const nodes: TraceNode[] = [];
  const tensor = (about: Partial<TraceTensor>): TraceTensor => {
    const shape = about.shape ?? [];
    const numel = shape.reduce((product, size) => product * size, 1);
    const one: TraceTensor = {
      id: tensors.length,
      shape,
      dtype: 'torch.float32',
      requires_grad: true,
      is_leaf: false,
      grad_fn: null,
      output_nr: 0,
      grad: null,
      text: 'tensor(1.)',
      summary: { numel, min: 1, max: 1, mean: 1, nan: 0, infinite: 0 },
      values: Array.from({ length: numel }, () => 1),
      name: null,
      range: null,
      ...about,
    };
    tensors.push(one);
    return one;
  };
  const node = (about: Partial<TraceNode>): TraceNode => {
    const one: TraceNode = {
      id: nodes.length,
      name: 'AccumulateGrad',
      operator: null,
      doc: '',
      sequence_nr: nodes.length,
      next_functions: [],
      operands: [],
      outputs: [],
      saved: [],
      rules: [],
      local: [],
      grad_outputs: null,
      grad_inputs: null,
      variable: null,
      range: null,
      ...about,
    };
    nodes.push(one);
    return one;
  };
  const range = (pair: readonly [number, number] | undefined) =>
    pair === undefined ? null : { start: pair[0], end: pair[1] };

  const tensorOf = new Map<number | string, number>();
  const nodeOf = new Map<number | string, number>();
  for (const [name, leaf] of Object.entries(leaves)) {
    const one = tensor({
      name,
      is_leaf: true,
      requires_grad: leaf.requires_grad ?? true,
      shape: leaf.shape ?? [],
      range: range(leaf.range),
    });
    tensorOf.set(name, one.id);
    if (one.requires_grad) nodeOf.set(name, node({ variable: one.id }).id);
  }
  const idOf = (read: number | string): number => tensorOf.get(read) ?? -1;
  made.forEach(({ operator, reads, shape = [], range: pair, scope, name, saves = [], views }, position) => {
    const out = tensor({
      shape,
      name: name ?? null,
      range: range(pair),
      grad_fn: nodes.length,
      ...(views !== undefined && { base: idOf(views) }),
    });
    tensorOf.set(position, out.id);
    const one = node({
      name: `${operator.slice(0, 1).toUpperCase()}${operator.slice(1)}Backward0`,
      operator,
      next_functions: reads.map((read) => {
        const from = nodeOf.get(read);
        return from === undefined ? null : { node: from, input_nr: 0 };
      }),
      operands: reads.map((read) => ({ name: 'self', tensor: idOf(read), text: '' })),
      outputs: [out.id],
      saved: saves.map((read) => ({ name: read === position ? 'result' : 'self', tensor: idOf(read), text: '' })),
      range: range(pair),
      ...(scope !== undefined && { scope }),
    });
    nodeOf.set(position, one.id);
  });
  const root = tensors.length - 1;
  if (more.gradients === true) addGradients(tensors, nodes);
  return {
    version: 1,
    kind: 'program',
    language: 'typescript',
    range: { start: 0, end: text.length },
    text,
    tex: null,
    variables: tensors
      .filter(({ is_leaf, requires_grad }) => is_leaf && requires_grad)
      .map(({ id, name }) => ({
        name: name ?? '',
        tex: name ?? '',
        tensor: id,
        origin: 'assignment',
        definition: null,
        mentions: [],
      })),
    output: { name: 'loss', tensor: root, root, summed: false },
    checks: [],
    notes: [],
    tensors,
    nodes,
    elementwise: false,
    ...(more.scopes !== undefined && { scopes: more.scopes }),
  };
}

/** A gradient for every tensor that takes one: each of its elements is 0.5. */
function addGradients(tensors: TraceTensor[], nodes: TraceNode[]): void {
  const gradientOf = (id: number): number | null => {
    const of = tensors[id];
    if (of?.requires_grad !== true) return null;
    tensors.push({
      id: tensors.length,
      shape: of.shape,
      dtype: of.dtype,
      requires_grad: false,
      is_leaf: true,
      grad_fn: null,
      output_nr: 0,
      grad: null,
      text: 'tensor(0.5000)',
      summary: { ...of.summary, min: 0.5, max: 0.5, mean: 0.5 },
      values: of.values.map(() => 0.5),
      name: null,
      range: null,
    });
    return tensors.length - 1;
  };
  const arriving = nodes.map(({ variable, outputs }) => gradientOf(variable ?? outputs[0] ?? -1));
  nodes.forEach((node, index) => {
    const gradient = arriving[index] ?? null;
    const leaf = tensors[node.variable ?? -1];
    if (leaf !== undefined) tensors[leaf.id] = { ...leaf, grad: gradient };
    const leaving = node.next_functions.map((next) => (next === null ? null : (arriving[next.node] ?? null)));
    nodes[index] = { ...node, grad_outputs: [gradient], grad_inputs: leaving };
  });
}
