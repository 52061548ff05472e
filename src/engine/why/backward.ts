/**
 * One backward pass as plain facts: which node handed what to which. The walk goes from a gradient to the nodes that it
 * came from, towards the root. Without recursion: a graph may be a million nodes deep.
 */

export interface BackwardRecord {
  /** Indexed by the ids that nodes name. */
  readonly tensors: readonly RecordedTensor[];
  /** Indexed by id, a node's inputs before it. */
  readonly nodes: readonly RecordedNode[];
}

export interface RecordedTensor {
  readonly shape: readonly number[];
  /** The first ones, row-major. */
  readonly values: readonly number[];
  readonly summary: {
    readonly numel: number;
    readonly min: number | null;
    readonly max: number | null;
    readonly nan: number;
    readonly infinite: number;
  };
  readonly grad_fn: number | null;
  readonly output_nr: number;
}

export interface RecordedNode {
  /** PyTorch's, `MulBackward0`. */
  readonly name: string;
  /** null for AccumulateGrad. */
  readonly operator: string | null;
  readonly next_functions: readonly ({ readonly node: number; readonly input_nr: number } | null)[];
  readonly operands: readonly { readonly name: string; readonly tensor: number | null; readonly text: string }[];
  readonly outputs: readonly number[];
  readonly local: readonly (number | null)[];
  readonly grad_outputs: readonly (number | null)[] | null;
  readonly grad_inputs: readonly (number | null)[] | null;
  readonly variable: number | null;
}

/** One way on which a gradient comes: what a node hands to one of its inputs. */
export interface Edge {
  readonly node: number;
  readonly input: number;
}

export class BackwardPassFacts {
  readonly record: BackwardRecord;
  private readonly edges = new Map<number, Map<number, Edge[]>>();

  constructor(record: BackwardRecord) {
    this.record = record;
    record.nodes.forEach(({ next_functions }, node) => {
      next_functions.forEach((next, input) => {
        if (next === null) return;
        const outputs = this.edges.get(next.node) ?? new Map<number, Edge[]>();
        this.edges.set(next.node, outputs);
        const list = outputs.get(next.input_nr) ?? [];
        outputs.set(next.input_nr, list);
        list.push({ node, input });
      });
    });
  }

  /** The node and output that a tensor's gradient arrives at; null where it is no part of the graph. */
  placeOf(tensor: number): { readonly node: number; readonly output: number } | null {
    const known = this.record.tensors[tensor];
    if (known === undefined) return null;
    if (known.grad_fn !== null) return { node: known.grad_fn, output: known.output_nr };
    const node = this.record.nodes.findIndex(({ variable }) => variable === tensor);
    return node < 0 ? null : { node, output: 0 };
  }

  /** From where gradients arrive at one output of a node; nothing at the root. */
  into(node: number, output: number): readonly Edge[] {
    return this.edges.get(node)?.get(output) ?? [];
  }

  /** From where they arrive at any of its outputs. */
  intoAny(node: number): readonly Edge[] {
    return [...(this.edges.get(node)?.values() ?? [])].flat();
  }

  node(index: number): RecordedNode | undefined {
    return this.record.nodes[index];
  }

  tensor(id: number | null | undefined): RecordedTensor | undefined {
    return id === null || id === undefined ? undefined : this.record.tensors[id];
  }

  /** What an edge hands on. */
  handed({ node, input }: Edge): RecordedTensor | undefined {
    return this.tensor(this.node(node)?.grad_inputs?.[input]);
  }

  /** What arrived at a node, output by output. */
  arrived(node: number): readonly (RecordedTensor | undefined)[] {
    return (this.node(node)?.grad_outputs ?? []).map((id) => this.tensor(id));
  }
}

export function isZero(tensor: RecordedTensor | undefined): boolean {
  if (tensor === undefined) return true;
  const { numel, min, max, nan, infinite } = tensor.summary;
  return nan === 0 && infinite === 0 && (numel === 0 || (min === 0 && max === 0));
}

/** Whether it has a NaN or an infinity. */
export function isBad(tensor: RecordedTensor | undefined): boolean {
  return tensor !== undefined && tensor.summary.nan + tensor.summary.infinite > 0;
}

/** The largest magnitude of the finite values. */
export function magnitude(tensor: RecordedTensor | undefined): number {
  if (tensor === undefined) return 0;
  return Math.max(Math.abs(tensor.summary.min ?? 0), Math.abs(tensor.summary.max ?? 0));
}

/** The element that belongs to place `index` of another tensor: a single value belongs to all. */
export function valueAt(tensor: RecordedTensor | undefined, index: number): number | undefined {
  return tensor?.values[tensor.summary.numel === 1 ? 0 : index];
}
