/**
 * A recorded graph that is too large to be shown node by node, as plain data: nodes that stand for intervals of recorded
 * ones, with what leaves each, and single nodes as they are. Knows how nodes are made data, not how the intervals are chosen.
 */
import { AccumulateGrad } from '../engine/autograd/nodes/accumulate';
import type { Node } from '../engine/autograd/nodes/node';
import type { Tensor } from '../engine/tensor/tensor';
import type { FoldedItem } from '../trace/folding';
import type { SourceRange } from '../trace/range';
import type { ScopeId } from '../trace/scope';
import type { Members, NextFunction, NodeId, TensorId, TraceNode } from '../trace/trace';
import { inOrderOfCreation, Numbering, resultsOf } from './numbering';
import type { Recorder } from './recorder';
import { tensorsOf, type Recording } from './recording';

/** Chooses the intervals, from what each recorded node ran in, in the order of recording. */
export type Fold = (scopes: readonly (ScopeId | undefined)[]) => readonly FoldedItem[];

export interface FoldedRecording extends Recording {
  /** How many nodes were recorded. */
  readonly recorded: number;
}

/** At most so many tensors of those that leave a group are shown. */
const MAX_LEAVING = 4;
/** At most so many different names of a group's nodes are told. */
const MAX_NAMES = 12;

/** Makes the data; the graph must not have been freed. */
export function foldedRecordingOf(recorder: Recorder, root: Tensor, output: Tensor, fold: Fold): FoldedRecording {
  const numbered = new FoldedNumbering(recorder, root, output, fold);
  const nodes = numbered.traceNodes();
  return { ...tensorsOf(numbered, [output, root]), nodes, recorded: numbered.nodes.length };
}

class FoldedNumbering extends Numbering {
  private readonly items: readonly FoldedItem[];
  /** Of each group: what others take from it, the tensors that its nodes gave. */
  private readonly leaving = new Map<NodeId, Set<Tensor>>();
  private readonly edges = new Map<NodeId, Set<NodeId>>();

  constructor(recorder: Recorder, root: Tensor, output: Tensor, fold: Fold) {
    super(recorder, root);
    for (const call of recorder.calls) this.noteCall(call);
    const ends = [output, root, ...recorder.named.map(({ tensor }) => tensor)];
    this.nodes = inOrderOfCreation(ends.map((tensor) => tensor.gradientNode()));
    this.items = fold(this.nodes.map((node) => this.scopeOf(node)));
    this.items.forEach(({ first, end }, id) => {
      for (let at = first; at < end; at += 1) {
        const node = this.nodes[at];
        if (node !== undefined) this.nodeIds.set(node, id);
      }
    });
    this.connect();
    this.number(root);
    this.number(output);
    this.items.forEach((item, id) => {
      this.numberItem(item, id);
    });
    this.nameMarked();
  }

  traceNodes(): readonly TraceNode[] {
    return this.items.map((item, id) => {
      const members = this.members(item);
      const only = members.length === 1 ? members[0] : undefined;
      const told = toldOf(item, members);
      return only === undefined
        ? this.traceGroup(item, id, members, told)
        : { ...this.traceNode(only, id), members: told };
    });
  }

  private members({ first, end }: FoldedItem): readonly Node[] {
    return this.nodes.slice(first, end);
  }

  private connect(): void {
    for (const node of this.nodes) {
      const own = this.nodeIds.get(node) ?? -1;
      for (const [next, output] of node.next_functions) {
        if (next === null) continue;
        const other = this.nodeIds.get(next) ?? -1;
        if (other === own || other < 0) continue;
        setIn(this.edges, own).add(other);
        const made = this.madeBy(next, output);
        if (made !== null) setIn(this.leaving, other).add(made);
      }
    }
  }

  /** What a node gave; of a leaf's node that leaf. */
  private madeBy(node: Node, output: number): Tensor | null {
    if (node instanceof AccumulateGrad) return node.variable;
    const call = this.calls.get(node);
    const results = call === undefined ? (this.functions.get(node)?.results ?? []) : resultsOf(call);
    return (results as readonly Tensor[]).find((one) => one.node === node && one.output_nr === output) ?? null;
  }

  private numberItem({ first, end }: FoldedItem, id: NodeId): void {
    const only = end - first === 1 ? this.nodes[first] : undefined;
    if (only === undefined) {
      for (const tensor of this.outputsOf(id)) this.numberWithGradient(tensor);
      return;
    }
    const call = this.calls.get(only);
    const custom = this.functions.get(only);
    if (call !== undefined) this.numberCall(call);
    if (custom !== undefined) this.numberFunction(custom);
    this.numberNode(only);
  }

  private numberWithGradient(tensor: Tensor): TensorId {
    const id = this.number(tensor);
    this.gradientOf(tensor);
    return id;
  }

  /** The last that leave a group: most often there is one. */
  private outputsOf(id: NodeId): readonly Tensor[] {
    return [...(this.leaving.get(id) ?? [])].slice(-MAX_LEAVING);
  }

  private traceGroup(item: FoldedItem, id: NodeId, members: readonly Node[], told: Members): TraceNode {
    const outputs = this.outputsOf(id);
    const [first] = members;
    const name = common(members, (node) => node.printedName);
    const edges = [...(this.edges.get(id) ?? [])].sort((one, other) => other - one);
    return {
      id,
      name: name ?? '',
      operator: common(members, (node) => node.definition?.name ?? null),
      doc: name === null ? '' : (first?.definition?.doc ?? ''),
      sequence_nr: first?.sequence_nr ?? 0,
      next_functions: edges.map((node): NextFunction => ({ node, input_nr: 0 })),
      operands: [],
      outputs: outputs.map((tensor) => this.number(tensor)),
      saved: [],
      rules: [],
      local: edges.map(() => null),
      grad_outputs: this.steps.size === 0 ? null : outputs.map((tensor) => this.gradientOf(tensor)),
      grad_inputs: null,
      variable: null,
      range: this.commonRange(members),
      ...(item.scope === undefined ? {} : { scope: item.scope }),
      members: told,
    };
  }

  private commonRange(members: readonly Node[]): SourceRange | null {
    const ranges = members.map((node) => this.calls.get(node)?.range ?? this.functions.get(node)?.range ?? null);
    const [first = null] = ranges;
    if (first === null) return null;
    return ranges.every((range) => range?.start === first.start && range.end === first.end) ? first : null;
  }
}

function toldOf({ first, turns }: FoldedItem, members: readonly Node[]): Members {
  const counts = new Map<string, number>();
  for (const node of members) counts.set(node.printedName, (counts.get(node.printedName) ?? 0) + 1);
  const names = [...counts].sort(([, one], [, other]) => other - one).slice(0, MAX_NAMES);
  return { first, count: members.length, names, ...(turns === undefined ? {} : { turns }) };
}

/** What all nodes have in common, or null. */
function common(nodes: readonly Node[], of: (node: Node) => string | null): string | null {
  const [first] = nodes;
  const shared = first === undefined ? null : of(first);
  return nodes.every((node) => of(node) === shared) ? shared : null;
}

function setIn<Item>(sets: Map<NodeId, Set<Item>>, id: NodeId): Set<Item> {
  let known = sets.get(id);
  if (known === undefined) sets.set(id, (known = new Set()));
  return known;
}
