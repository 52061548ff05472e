/**
 * A trace as boxes and lines: one box per leaf (with its AccumulateGrad), one per grad_fn, one for the output; lines run
 * as the data did. Plain data; knows neither layout nor elements.
 */
import { formatShape, NOTHING } from '../../src/trace/format';
import type { SourceRange } from '../../src/trace/range';
import type { NodeId, TensorId, Trace, TraceNode, TraceTensor } from '../../src/trace/trace';
import { fragment, outputName, shortTensor, tensorAt } from '../numbers';
import { t } from '../words';

export type BoxKind = 'leaf' | 'constant' | 'node' | 'output';

export interface Box {
  /** The same for the same part of a formula while its values vary. */
  readonly key: string;
  readonly kind: BoxKind;
  readonly title: string;
  /** What it came from, in the text's own words, or what it is. */
  readonly subtitle: string;
  readonly tags: readonly string[];
  readonly tensor: TensorId | null;
  readonly gradient: TensorId | null;
  readonly node: NodeId | null;
  readonly range: SourceRange | null;
  readonly value: string;
  readonly gradientText: string;
  /** Empty for scalars. */
  readonly shape: string;
  /** What began here: the first NaN or infinity of the values or of the gradients. */
  readonly trouble: string | null;
}

export interface Line {
  /** Indices of boxes. */
  readonly from: number;
  readonly to: number;
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
}

const SUBTITLE_LENGTH = 24;

export function graphModel(trace: Trace, showConstants: boolean): GraphModel {
  const builder = new ModelBuilder(trace, showConstants);
  return builder.build();
}

class ModelBuilder {
  private readonly boxes: Box[] = [];
  private readonly byKey = new Map<string, number>();
  private readonly lines = new Map<string, { from: number; to: number; times: number }>();
  private readonly valueTrouble: TensorId | null;
  private readonly gradientTrouble: NodeId | null;

  private readonly trace: Trace;
  private readonly showConstants: boolean;

  constructor(trace: Trace, showConstants: boolean) {
    this.trace = trace;
    this.showConstants = showConstants;
    this.valueTrouble = firstValueTrouble(trace);
    this.gradientTrouble = firstGradientTrouble(trace);
  }

  build(): GraphModel {
    const { trace } = this;
    const constants = constantsOf(trace);
    for (const variable of trace.variables) this.leaf(variable.tensor);
    for (const node of trace.nodes) {
      if (node.variable !== null) this.leaf(node.variable);
      else this.add(this.nodeBox(node));
    }
    for (const node of trace.nodes) if (node.variable === null) this.connect(node, constants);
    this.connectOutput();
    const lines = [...this.lines.values()];
    const signature = JSON.stringify([
      this.boxes.map(({ key, title, subtitle, tags, shape }) => [key, title, subtitle, tags, shape]),
      lines,
    ]);
    return { boxes: this.boxes, lines, signature, hasConstants: constants.size > 0 };
  }

  private add(box: Box): number {
    const known = this.byKey.get(box.key);
    if (known !== undefined) return known;
    this.byKey.set(box.key, this.boxes.length);
    return this.boxes.push(box) - 1;
  }

  private line(from: number, to: number): void {
    const key = `${from} ${to}`;
    const line = this.lines.get(key);
    if (line === undefined) this.lines.set(key, { from, to, times: 1 });
    else line.times += 1;
  }

  private connect(node: TraceNode, constants: ReadonlySet<TensorId>): void {
    const to = this.byKey.get(nodeKey(node.id)) ?? 0;
    for (const next of node.next_functions) {
      const from = next === null ? undefined : this.sourceOf(next.node);
      if (from !== undefined) this.line(from, to);
    }
    if (!this.showConstants) return;
    for (const { tensor } of node.operands) {
      if (tensor !== null && constants.has(tensor)) this.line(this.leaf(tensor), to);
    }
  }

  private sourceOf(id: NodeId): number | undefined {
    const node = this.trace.nodes[id];
    return this.byKey.get(typeof node?.variable === 'number' ? leafKey(node.variable) : nodeKey(id));
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
      tags: [],
      node: root.grad_fn,
      // A program is more than its output.
      range: trace.kind === 'program' ? root.range : trace.range,
      trouble: null,
    });
    const from = root.grad_fn === null ? this.byKey.get(leafKey(root.id)) : this.byKey.get(nodeKey(root.grad_fn));
    if (from !== undefined) this.line(from, output);
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
      node: null,
      range: tensor.range,
      trouble: id === this.valueTrouble ? troubleOf(tensor) : null,
    });
  }

  private nodeBox(node: TraceNode): Box {
    const value = tensorAt(this.trace, node.outputs[0]);
    const arrived = node.grad_outputs?.[value?.output_nr ?? 0] ?? null;
    const trouble = this.troubleAt(node, value);
    return {
      ...this.common(value, arrived),
      key: nodeKey(node.id),
      kind: 'node',
      title: node.name,
      subtitle: fragment(this.trace, node.range, SUBTITLE_LENGTH) ?? node.operator ?? '',
      tags: [],
      node: node.id,
      range: node.range,
      trouble,
    };
  }

  private troubleAt(node: TraceNode, value: TraceTensor | undefined): string | null {
    if (value?.id === this.valueTrouble) return troubleOf(value);
    return node.id === this.gradientTrouble ? t('first gradient that is not finite') : null;
  }

  private common(
    tensor: TraceTensor | undefined,
    gradient: TensorId | null,
  ): Pick<Box, 'tensor' | 'gradient' | 'value' | 'gradientText' | 'shape'> {
    return {
      tensor: tensor?.id ?? null,
      gradient,
      value: shortTensor(tensor),
      gradientText: gradient === null ? NOTHING : shortTensor(this.trace.tensors[gradient]),
      shape: tensor === undefined || tensor.shape.length === 0 ? '' : formatShape(tensor.shape),
    };
  }
}

export function leafKey(id: TensorId): string {
  return `leaf:${id}`;
}

export function nodeKey(id: NodeId): string {
  return `node:${id}`;
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

function isBad(tensor: TraceTensor | undefined): boolean {
  return tensor !== undefined && tensor.summary.nan + tensor.summary.infinite > 0;
}

function troubleOf(tensor: TraceTensor | undefined): string {
  return (tensor?.summary.nan ?? 0) > 0 ? t('first NaN') : t('first infinity');
}

/** In the order of computation: leaves, then nodes as they were made. */
function firstValueTrouble(trace: Trace): TensorId | null {
  const leaves = trace.tensors.filter(({ is_leaf, name }) => is_leaf && name !== null).map(({ id }) => id);
  const computed = trace.nodes.flatMap(({ outputs }) => outputs);
  return [...leaves, ...computed].find((id) => isBad(trace.tensors[id])) ?? null;
}

/** The node that made a gradient infinite or NaN out of finite ones; backward runs from the last node to the first. */
function firstGradientTrouble(trace: Trace): NodeId | null {
  const bad = (ids: readonly (TensorId | null)[] | null): boolean =>
    ids?.some((id) => isBad(tensorAt(trace, id))) ?? false;
  return trace.nodes.findLast(({ grad_outputs, grad_inputs }) => bad(grad_inputs) && !bad(grad_outputs))?.id ?? null;
}
