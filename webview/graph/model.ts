/**
 * A trace as boxes and lines: one box per leaf (with its AccumulateGrad), one per grad_fn, one for the output, and on
 * demand constants and what was saved for backward; lines run as the data did. Plain data; knows neither layout nor
 * elements.
 */
import { formatShape, NOTHING } from '../../src/trace/format';
import type { SourceRange } from '../../src/trace/range';
import type { NodeId, TensorId, Trace, TraceNode, TraceTensor } from '../../src/trace/trace';
import { fragment, outputName, shortTensor, tensorAt } from '../numbers';
import { t } from '../words';
import { membersBox } from './members';
import { troubleIn, troubleOf, type Trouble } from './trouble';

export type BoxKind = 'leaf' | 'constant' | 'node' | 'output' | 'saved' | 'group';

export interface Box {
  /** The same for the same part of a formula while its values vary. */
  readonly key: string;
  readonly kind: BoxKind;
  readonly title: string;
  /** The user's own name of what a node computed. */
  readonly name: string | null;
  /** What it came from, in the text's own words, or what it is. */
  readonly subtitle: string;
  readonly tags: readonly string[];
  /** How many equal pieces a group stands for; 1 for all else. */
  readonly count: number;
  /** Whether a press unfolds what it stands for, or folds the group that it heads. */
  readonly handle: 'fold' | 'unfold' | null;
  readonly tensor: TensorId | null;
  readonly gradient: TensorId | null;
  readonly node: NodeId | null;
  readonly range: SourceRange | null;
  readonly value: string;
  /** Empty where no gradient is spoken of. */
  readonly gradientText: string;
  /** Empty for scalars. */
  readonly shape: string;
  /** What began here: the first NaN or infinity of the values or of the gradients. */
  readonly trouble: string | null;
}

/** `saved`: kept for backward; `view`: the same memory, seen another way. */
export type LineKind = 'data' | 'saved' | 'view';

export interface Line {
  /** Indices of boxes. */
  readonly from: number;
  readonly to: number;
  readonly kind: LineKind;
  /** How often the same value is used there. */
  readonly times: number;
}

export interface GraphModel {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** Equal for two traces that give the same picture but for numbers. */
  readonly signature: string;
  /** Whether there are leaves without requires_grad, shown or not. */
  readonly hasConstants: boolean;
  /** Whether anything was saved for backward, shown or not. */
  readonly hasSaved: boolean;
}

export interface ModelOptions {
  readonly constants: boolean;
  readonly saved: boolean;
}

const SUBTITLE_LENGTH = 24;

export function graphModel(trace: Trace, options: ModelOptions): GraphModel {
  return new ModelBuilder(trace, options).build();
}

/** What two models must share to be the same picture. */
export function signatureOf(boxes: readonly Box[], lines: readonly Line[]): string {
  return JSON.stringify([
    boxes.map(({ key, title, name, subtitle, tags, count, handle, shape }) => [
      ...[key, title, name, subtitle, tags],
      ...[count, handle, shape],
    ]),
    lines.map(({ from, to, kind, times }) => [from, to, kind, times]),
  ]);
}

class ModelBuilder {
  private readonly boxes: Box[] = [];
  private readonly byKey = new Map<string, number>();
  private readonly lines = new Map<number, { from: number; to: number; kind: LineKind; times: number }>();
  private readonly trouble: Trouble;
  /** Names under which a tensor was saved. */
  private readonly savedAs: ReadonlyMap<TensorId, ReadonlySet<string>>;

  private readonly trace: Trace;
  private readonly options: ModelOptions;

  constructor(trace: Trace, options: ModelOptions) {
    this.trace = trace;
    this.options = options;
    this.trouble = troubleIn(trace);
    this.savedAs = savedNames(trace);
  }

  build(): GraphModel {
    const { trace, boxes } = this;
    const constants = constantsOf(trace);
    for (const variable of trace.variables) this.leaf(variable.tensor);
    for (const node of trace.nodes) {
      if (node.variable !== null) this.leaf(node.variable);
      else this.add(node.members === undefined || node.members.count === 1 ? this.nodeBox(node) : this.folded(node));
    }
    for (const node of trace.nodes) if (node.variable === null) this.connect(node, constants);
    this.connectViews();
    this.connectOutput();
    const lines = [...this.lines.values()];
    return {
      boxes,
      lines,
      signature: signatureOf(boxes, lines),
      hasConstants: constants.size > 0,
      hasSaved: this.savedAs.size > 0,
    };
  }

  private add(box: Box): number {
    const known = this.byKey.get(box.key);
    if (known !== undefined) return known;
    this.byKey.set(box.key, this.boxes.length);
    return this.boxes.push(box) - 1;
  }

  private line(from: number, to: number, kind: LineKind): void {
    const key = from * 0x4000000 + to;
    const line = this.lines.get(key);
    if (line === undefined) this.lines.set(key, { from, to, kind, times: 1 });
    else if (kind === 'data') line.times += 1;
  }

  private connect(node: TraceNode, constants: ReadonlySet<TensorId>): void {
    const to = this.byKey.get(keyOf(node)) ?? 0;
    for (const next of node.next_functions) {
      const from = next === null ? undefined : this.sourceOf(next.node);
      if (from !== undefined) this.line(from, to, 'data');
    }
    if (this.options.constants)
      for (const { tensor } of node.operands)
        if (tensor !== null && constants.has(tensor)) this.line(this.leaf(tensor), to, 'data');
    if (this.options.saved)
      for (const { tensor } of node.saved) if (tensor !== null) this.line(this.savedBox(tensor), to, 'saved');
  }

  private sourceOf(id: NodeId): number | undefined {
    const node = this.trace.nodes[id];
    if (node === undefined) return undefined;
    return this.byKey.get(node.variable === null ? keyOf(node) : leafKey(node.variable));
  }

  /** Where a view's base is shown: the line of its data is dotted; else a line of its own. */
  private connectViews(): void {
    for (const { id, base } of this.trace.tensors) {
      if (base === undefined) continue;
      const view = this.boxOf(id);
      const of = this.boxOf(base);
      if (view === undefined || of === undefined || view === of) continue;
      // A base that was changed later stands below its view.
      const [from, to] = this.isAbove(of, view) ? [of, view] : [view, of];
      const data = this.lines.get(from * 0x4000000 + to);
      if (data?.kind === 'data') data.kind = 'view';
      else this.line(from, to, 'view');
    }
  }

  private boxOf(id: TensorId): number | undefined {
    const tensor = this.trace.tensors[id];
    const made = tensor?.grad_fn ?? null;
    return made === null ? this.byKey.get(leafKey(id)) : this.sourceOf(made);
  }

  /** In the order of computation, in which leaves come first. */
  private isAbove(one: number, other: number): boolean {
    const order = (index: number): number => this.boxes[index]?.node ?? -1;
    return order(one) <= order(other);
  }

  private connectOutput(): void {
    const { trace } = this;
    const root = trace.tensors[trace.output.root];
    if (root === undefined) return;
    const arrived =
      root.grad_fn === null ? root.grad : (trace.nodes[root.grad_fn]?.grad_outputs?.[root.output_nr] ?? root.grad);
    const name = outputName(trace);
    const output = this.add({
      ...this.common(root, arrived),
      key: 'output',
      kind: 'output',
      title: trace.output.summed ? `sum(${name})` : name,
      subtitle: trace.output.summed ? t('output, summed') : t('output'),
      node: root.grad_fn,
      // A program is more than its output.
      range: trace.kind === 'program' ? root.range : trace.range,
    });
    const from = this.boxOf(root.id);
    if (from !== undefined) this.line(from, output, 'data');
  }

  private leaf(id: TensorId): number {
    const known = this.byKey.get(leafKey(id));
    const tensor = this.trace.tensors[id];
    if (known !== undefined || tensor === undefined) return known ?? 0;
    return this.add({
      ...this.common(tensor, tensor.grad),
      key: leafKey(id),
      kind: tensor.requires_grad ? 'leaf' : 'constant',
      title:
        tensor.name ??
        fragment(this.trace, tensor.range, SUBTITLE_LENGTH) ??
        (tensor.requires_grad ? t('tensor {0}', id) : t('constant')),
      subtitle: tensor.requires_grad ? 'requires_grad' : t('no gradient'),
      tags: [t('leaf')],
      range: tensor.range,
      trouble: id === this.trouble.value ? troubleOf(tensor) : null,
    });
  }

  /** One box however many nodes keep the tensor. */
  private savedBox(id: TensorId): number {
    const known = this.byKey.get(savedKey(id));
    const tensor = this.trace.tensors[id];
    if (known !== undefined || tensor === undefined) return known ?? 0;
    return this.add({
      ...this.common(tensor, null),
      key: savedKey(id),
      kind: 'saved',
      title: tensor.name ?? fragment(this.trace, tensor.range, SUBTITLE_LENGTH) ?? t('tensor {0}', id),
      subtitle: [...(this.savedAs.get(id) ?? [])].join(', '),
      tags: [t('saved')],
      gradientText: '',
      range: tensor.range,
    });
  }

  private nodeBox(node: TraceNode): Box {
    const value = tensorAt(this.trace, node.outputs[0]);
    return {
      ...this.common(value, node.grad_outputs?.[value?.output_nr ?? 0] ?? null),
      key: keyOf(node),
      kind: 'node',
      title: node.name,
      name: value?.name ?? null,
      subtitle: fragment(this.trace, node.range, SUBTITLE_LENGTH) ?? node.operator ?? '',
      node: node.id,
      range: node.range,
      trouble: this.troubleAt(node, value),
    };
  }

  /** Many recorded nodes that came as one. */
  private folded(node: TraceNode): Box {
    return {
      ...this.nodeBox(node),
      ...membersBox(this.trace, node),
      kind: 'group',
      handle: 'unfold',
    };
  }

  private troubleAt(node: TraceNode, value: TraceTensor | undefined): string | null {
    if (this.trouble.value !== null && value?.id === this.trouble.value) return troubleOf(value);
    return node.id === this.trouble.gradient ? t('first gradient that is not finite') : null;
  }

  private common(tensor: TraceTensor | undefined, gradient: TensorId | null) {
    return {
      name: null,
      tags: [],
      count: 1,
      handle: null,
      node: null,
      trouble: null,
      tensor: tensor?.id ?? null,
      gradient,
      value: shortTensor(tensor),
      gradientText: gradient === null ? NOTHING : shortTensor(this.trace.tensors[gradient]),
      shape: tensor === undefined || tensor.shape.length === 0 ? '' : formatShape(tensor.shape),
    } satisfies Partial<Box>;
  }
}

export function leafKey(id: TensorId): string {
  return `leaf:${id}`;
}

export function nodeKey(id: NodeId): string {
  return `node:${id}`;
}

export function savedKey(id: TensorId): string {
  return `saved:${id}`;
}

/** Of a graph that came folded the ids change with what is unfolded in it; the numbers of recording stay. */
export function keyOf({ id, members }: Pick<TraceNode, 'id' | 'members'>): string {
  return members === undefined ? nodeKey(id) : `recorded:${members.first}`;
}

/** Tensors that were read, were not computed and take no gradient. */
function constantsOf(trace: Trace): Set<TensorId> {
  const constants = new Set<TensorId>();
  for (const { operands } of trace.nodes) {
    for (const { tensor } of operands) {
      const read = tensorAt(trace, tensor);
      if (read?.is_leaf === true && !read.requires_grad) constants.add(read.id);
    }
  }
  return constants;
}

function savedNames(trace: Trace): Map<TensorId, Set<string>> {
  const names = new Map<TensorId, Set<string>>();
  for (const { saved } of trace.nodes) {
    for (const { name, tensor } of saved) {
      if (tensor === null) continue;
      const known = names.get(tensor) ?? new Set();
      names.set(tensor, known.add(`_saved_${name}`));
    }
  }
  return names;
}
