/**
 * The heart of reverse mode: a node holds the derivative of one operator call and the edges to the nodes of its
 * operands. It knows neither which operators there are nor how the graph is walked.
 */
import type { DType } from '../dtype';
import { runtimeError, typeError } from '../errors';
import type { OperatorDefinition } from '../operators/definition';
import { formatList, type Shape } from '../shape';
import { addInPlace, versionOf } from '../storage/access';
import type { Tensor } from '../tensor/tensor';
import { is_grad_enabled } from './modes';
import { observer } from '../observer';

export interface SavedValue {
  /** PyTorch's `_saved_*` attribute without that prefix. */
  readonly name: string;
  /** null where the node did not need it. */
  readonly value: unknown;
}

export type Gradients = readonly (Tensor | null)[];

/** What the walk backward keeps on a node while it runs. A nested walk keeps the outer one's in `outer`. */
export interface NodeTask {
  readonly walk: object;
  readonly outer: NodeTask | null;
  dependencies: number;
  needed: boolean;
  gradients: (Tensor | null)[] | null;
}

let created = 0;

const addresses = new WeakMap<Node, number>();
let nextAddress = 0x7f0000000010;

/** Only nodes that are shown get one. */
function addressOf(node: Node): number {
  const known = addresses.get(node);
  if (known !== undefined) return known;
  const address = nextAddress;
  nextAddress += 0x30;
  addresses.set(node, address);
  return address;
}

export abstract class Node {
  /** Order of creation; AccumulateGrad has the largest number that PyTorch's 64 bits hold. */
  readonly sequence_nr: number;
  /** Shape and dtype of the first output: what a gradient that arrives must look like. */
  readonly shape: Shape;
  readonly dtype: DType;
  task: NodeTask | null = null;
  /** Outputs whose gradient is kept (`retain_grad`), by their number. */
  retained: Map<number, Tensor> | null = null;

  constructor(shape: Shape, dtype: DType, sequence_nr = created++) {
    this.shape = shape;
    this.dtype = dtype;
    this.sequence_nr = sequence_nr;
  }

  /** PyTorch's name, with the namespace that the engine's own nodes have. */
  abstract name(): string;
  abstract get definition(): OperatorDefinition | null;
  abstract saved(): readonly SavedValue[];
  /** LaTeX of each derivative, in order of `next_functions`. */
  abstract get rules(): readonly string[];
  abstract get edgeCount(): number;
  abstract edge(index: number): Node | null;
  /** Which output of the edge's node the gradient is for. */
  abstract edgeOutput(index: number): number;
  /** One step of the walk backward: gradients of the outputs in, one gradient per edge out. */
  abstract apply(gradients: Gradients): (Tensor | null)[];
  abstract release(): void;

  abstract get outputCount(): number;
  abstract outputShape(output: number): Shape;

  /** As in a tensor's text: without namespace. */
  get printedName(): string {
    const name = this.name();
    return name.slice(name.lastIndexOf(':') + 1);
  }

  /** As messages name the operator: `Mul`, `Pow1`. */
  get operatorName(): string {
    return this.name().replace(/Backward(\d*)$/, (_, number: string) => (number === '0' ? '' : number));
  }

  get next_functions(): readonly (readonly [Node, number] | null)[] {
    return Array.from({ length: this.edgeCount }, (_, i) => {
      const next = this.edge(i);
      return next === null ? null : ([next, this.edgeOutput(i)] as const);
    });
  }

  /** As Python shows an object; the address is made up, and stays. */
  toString(): string {
    return `<${this.printedName} object at 0x${addressOf(this).toString(16)}>`;
  }
}

/** What all calls of one overload share: how a node of it differentiates. Made once per overload by dispatch. */
export interface Recipe {
  readonly definition: OperatorDefinition;
  readonly node: string;
  readonly savedNames: readonly string[];
  /** How many operands are differentiable, a list of tensors counted once. */
  readonly inputCount: number;
  rules(edges: number): readonly string[];
  /** Whether the saved value is the call's own result. */
  isResult(index: number): boolean;
  /** Whether freeing these values loses a tensor. */
  holdsTensors(values: readonly unknown[]): boolean;
  differentiate(node: OperatorNode, gradients: Gradients, saved: readonly unknown[]): (Tensor | null)[];
}

/** What few nodes have. */
export interface NodeExtras {
  /** Of edges that lead to other outputs than the first. */
  readonly edgeOutputs: readonly number[] | null;
  /** Of outputs beyond the first. */
  readonly moreShapes: readonly Shape[] | null;
  /** Of saved tensors, where one had been changed in place before: else all had version 0. */
  readonly versions: readonly number[] | null;
}

const FREED =
  'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.';

/** The node of an operator call. Graphs have many: up to two edges need no array. */
export class OperatorNode extends Node {
  readonly recipe: Recipe;
  private readonly first: Node | null;
  private readonly second: Node | null;
  /** All edges, where the recipe has more than two inputs or a list. */
  private readonly many: readonly (Node | null)[] | null;
  private readonly extras: NodeExtras | null;
  /** In the order of the recipe's names; null once freed. */
  private values: readonly unknown[] | null;

  constructor(
    recipe: Recipe,
    edges: readonly (Node | null)[],
    values: readonly unknown[],
    shape: Shape,
    dtype: DType,
    extras: NodeExtras | null,
  ) {
    super(shape, dtype);
    this.recipe = recipe;
    const few = edges.length === recipe.inputCount && edges.length <= 2;
    this.first = few ? (edges[0] ?? null) : null;
    this.second = few ? (edges[1] ?? null) : null;
    this.many = few ? null : edges;
    this.values = values;
    this.extras = extras;
  }

  override name(): string {
    return this.recipe.node;
  }

  override get definition(): OperatorDefinition {
    return this.recipe.definition;
  }

  override get rules(): readonly string[] {
    return this.recipe.rules(this.edgeCount);
  }

  override get edgeCount(): number {
    return this.many === null ? this.recipe.inputCount : this.many.length;
  }

  override edge(index: number): Node | null {
    if (this.many !== null) return this.many[index] ?? null;
    return index === 0 ? this.first : this.second;
  }

  override edgeOutput(index: number): number {
    return this.extras?.edgeOutputs?.[index] ?? 0;
  }

  override get outputCount(): number {
    return 1 + (this.extras?.moreShapes?.length ?? 0);
  }

  override outputShape(output: number): Shape {
    return output === 0 ? this.shape : (this.extras?.moreShapes?.[output - 1] ?? this.shape);
  }

  override saved(): readonly SavedValue[] {
    const values = this.keptValues();
    return this.recipe.savedNames.map((name, i) => ({ name, value: this.isCurrent(i) ? (values[i] ?? null) : null }));
  }

  override apply(gradients: Gradients): (Tensor | null)[] {
    if (gradients.length !== this.outputCount)
      throw typeError(`expected ${this.outputCount} arguments, got ${gradients.length} instead`);
    if (gradients.every((gradient) => gradient === null)) return new Array<null>(this.edgeCount).fill(null);
    const values = this.keptValues();
    for (let i = 0; i < values.length; i++) if (!this.isCurrent(i)) throw this.modified(i);
    return this.recipe.differentiate(this, gradients, values);
  }

  /** Whether a saved value is still what it was: not a tensor that was changed in place since. */
  private isCurrent(index: number): boolean {
    const value = this.values?.[index];
    if (!isSavedTensor(value) || typeof value.cell === 'number') return true;
    return value.cell.version === (this.extras?.versions?.[index] ?? 0);
  }

  private modified(index: number): Error {
    const saved = this.values?.[index] as Tensor;
    const isResult = this.recipe.isResult(index);
    const node = isResult ? this : saved.grad_fn;
    const origin = node === null ? '' : `, which is output ${isResult ? 0 : saved.output_nr} of ${node.operatorName},`;
    return runtimeError(
      `one of the variables needed for gradient computation has been modified by an inplace operation: [torch.${saved.dtype.scalarType}Tensor ${formatList(saved.shape)}]${origin} is at version ${versionOf(saved)}; expected version ${this.extras?.versions?.[index] ?? 0} instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).`,
    );
  }

  override release(): void {
    if (this.values !== null && this.recipe.holdsTensors(this.values)) this.values = null;
  }

  private keptValues(): readonly unknown[] {
    if (this.values === null) throw runtimeError(FREED);
    return this.values;
  }
}

/** Where the walk ends: adds what arrives to a leaf's `.grad`. */
export class AccumulateGrad extends Node {
  readonly variable: Tensor;

  constructor(variable: Tensor) {
    super(variable.shape, variable.dtype, 2 ** 64 - 1);
    this.variable = variable;
  }

  override name(): string {
    return 'torch::autograd::AccumulateGrad';
  }

  override get definition(): null {
    return null;
  }

  override get rules(): readonly string[] {
    return [];
  }

  override get outputCount(): number {
    return 1;
  }

  override outputShape(): Shape {
    return this.shape;
  }

  override get edgeCount(): number {
    return 0;
  }

  override edge(): null {
    return null;
  }

  override edgeOutput(): number {
    return 0;
  }

  override saved(): readonly SavedValue[] {
    return [];
  }

  override release(): void {
    // Holds nothing but its leaf.
  }

  override apply(gradients: Gradients): [] {
    const gradient = gradients[0] ?? null;
    if (gradient !== null && this.variable.requires_grad) {
      accumulate(this.variable, gradient);
      observer()?.onAccumulate(this.variable, gradient);
    }
    return [];
  }
}

/** Without the class itself, which imports this file. */
function isSavedTensor(value: unknown): value is Tensor {
  return typeof value === 'object' && value !== null && 'cell' in value;
}

/**
 * A first gradient is copied, so that nobody else holds the same elements; a later one changes the `.grad` that is
 * there, or replaces it where the sum itself is to be differentiated.
 */
function accumulate(leaf: Tensor, gradient: Tensor): void {
  const before = leaf.storedGrad;
  if (before === null) leaf.storedGrad = is_grad_enabled() ? gradient.clone() : gradient.detachedCopy();
  else if (is_grad_enabled()) leaf.storedGrad = before.add(gradient);
  else addInPlace(before, gradient);
}
