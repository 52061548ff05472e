/** The node of an operator call: what the call saved, and how all calls of its overload differentiate. Knows no operator. */
import type { DType } from '../../dtype';
import { TorchError, typeError } from '../../errors';
import type { OperatorDefinition } from '../../operators/definition';
import type { Shape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import type { NumberDerivative } from '../numbers/derivative';
import { checkNotCutOff } from '../tensors/detached';
import { Node, type Gradients, type SavedValue } from './node';
import { freedError, modifiedError, SavedTensor, SavedTensorList } from './saved';
import { isTensor } from './tensors';

/** What all calls of one overload share: how a node of it differentiates. Made once per overload by dispatch. */
export interface Recipe {
  readonly definition: OperatorDefinition;
  readonly node: string;
  readonly savedNames: readonly string[];
  /** Whether a list of tensors may be among the saved values. */
  readonly savesLists: boolean;
  /** How many values a node keeps, those without names included. */
  readonly savedCount: number;
  /** How many operands are differentiable, a list of tensors counted once. */
  readonly inputCount: number;
  /** The derivative on plain numbers; null where it cannot be tried. */
  readonly numbers: NumberDerivative | null;
  rules(edges: number): readonly string[];
  /** Whether the saved value is a tensor, where the node needs it. */
  isTensor(index: number): boolean;
  /** Whether the saved value is the call's own result. */
  isResult(index: number): boolean;
  /** A plain number that stands for a tensor, as one. */
  asTensor(value: number): Tensor;
  differentiate(node: OperatorNode, gradients: Gradients, saved: readonly unknown[]): (Tensor | null)[];
}

/** What few nodes have: others do with two edges, two saved values and one output. */
export interface NodeExtras {
  /** All edges, where the recipe has more than two inputs or a list; else null. */
  readonly edges: readonly (Node | null)[] | null;
  /** All saved values, where there are more than two; else null. Made for this node alone. */
  readonly values: unknown[] | null;
  /** Of edges that lead to other outputs than the first. */
  readonly edgeOutputs: readonly number[] | null;
  /** Of outputs beyond the first. */
  readonly moreShapes: readonly Shape[] | null;
  /** Of saved tensors, where one had been changed in place before: else all had version 0. */
  readonly versions: readonly number[] | null;
}

const NOTHING: readonly unknown[] = [];

/** In place of a value that was freed. */
const FREED = SavedTensor.freed();

/**
 * The node of an operator call. Graphs have millions: what most of them keep stands in fields of its own, since two arrays
 * would take half as much memory again.
 */
export class OperatorNode extends Node {
  readonly recipe: Recipe;
  private readonly first: Node | null;
  private readonly second: Node | null;
  /** What was saved, in the order of the recipe's names; null where it was not needed. */
  private value0: unknown;
  private value1: unknown;
  private readonly more: NodeExtras | null;

  /** Lists of tensors among the values of `more` went through `packLists`. */
  constructor(
    recipe: Recipe,
    first: Node | null,
    second: Node | null,
    value0: unknown,
    value1: unknown,
    shape: Shape,
    dtype: DType,
    more: NodeExtras | null,
  ) {
    super(shape, dtype);
    this.recipe = recipe;
    this.first = first;
    this.second = second;
    this.value0 = value0;
    this.value1 = value1;
    this.more = more;
  }

  /** How many values a node of this operator saves. */
  get savedCount(): number {
    return this.recipe.savedCount;
  }

  /** As it is kept: packed by hooks, or freed. */
  savedAt(index: number): unknown {
    const values = this.more?.values ?? null;
    if (values !== null) return values[index];
    return index === 0 ? this.value0 : this.value1;
  }

  /** Whether using what was saved calls user code, or is refused. */
  get savesPacked(): boolean {
    for (let i = 0; i < this.recipe.savedCount; i++) {
      const value = this.savedAt(i);
      if (value instanceof SavedTensor || (value instanceof SavedTensorList && value.isPacked)) return true;
    }
    return false;
  }

  private keep(index: number, value: unknown): void {
    const values = this.more?.values ?? null;
    if (values !== null) values[index] = value;
    else if (index === 0) this.value0 = value;
    else this.value1 = value;
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
    const edges = this.more?.edges ?? null;
    return edges === null ? this.recipe.inputCount : edges.length;
  }

  override edge(index: number): Node | null {
    const edges = this.more?.edges ?? null;
    if (edges !== null) return edges[index] ?? null;
    return index === 0 ? this.first : this.second;
  }

  override edgeOutput(index: number): number {
    return this.more === null ? 0 : (this.more.edgeOutputs?.[index] ?? 0);
  }

  override get outputCount(): number {
    return this.more === null ? 1 : 1 + (this.more.moreShapes?.length ?? 0);
  }

  override outputShape(output: number): Shape {
    return output === 0 ? this.shape : (this.more?.moreShapes?.[output - 1] ?? this.shape);
  }

  override saved(): readonly SavedValue[] {
    for (let i = 0; i < this.savedCount; i++) if (this.savedAt(i) === FREED) throw freedError();
    return this.recipe.savedNames.map((name, i) => {
      const value = this.savedAt(i);
      if (typeof value === 'object' && value !== null && isPacked(value)) return { name, value: value.kept };
      return { name, value: this.isCurrent(i) ? (value ?? null) : null };
    });
  }

  override apply(gradients: Gradients): (Tensor | null)[] {
    if (gradients.length !== this.outputCount)
      throw typeError(`expected ${this.outputCount} arguments, got ${gradients.length} instead`);
    if (gradients[0] === null && gradients.every((gradient) => gradient === null))
      return new Array<null>(this.edgeCount).fill(null);
    return this.recipe.differentiate(this, gradients, this.unpackedValues());
  }

  /** What was saved, as the derivative takes it. */
  private unpackedValues(): readonly unknown[] {
    const count = this.savedCount;
    if (count === 0) return NOTHING;
    if (count === 1) return [this.unpackedAt(0)];
    const values: unknown[] = [];
    for (let i = 0; i < count; i++) values.push(this.savedAt(i));
    // Operands are looked at before results.
    for (let i = 0; i < count; i++) if (!this.recipe.isResult(i)) values[i] = this.unpackedAt(i);
    for (let i = 0; i < count; i++) if (this.recipe.isResult(i)) values[i] = this.unpackedAt(i);
    return values;
  }

  private unpackedAt(index: number): unknown {
    const value = this.savedAt(index);
    if (typeof value !== 'object' || value === null) return value;
    if (isPacked(value)) return value.unpack(this);
    this.check(index);
    return value;
  }

  /** Refuses a saved value that is no longer what it was. */
  private check(index: number): void {
    const value = this.savedAt(index);
    if (isTensor(value) && !this.recipe.isResult(index)) checkNotCutOff(value, this);
    if (!this.isCurrent(index)) throw this.modified(index);
  }

  /** Whether a saved value is still what it was: not a tensor that was changed in place since. */
  isCurrent(index: number): boolean {
    const value = this.savedAt(index);
    if (!isTensor(value) || typeof value.cell === 'number') return true;
    return value.cell.version === this.versionAt(index);
  }

  private modified(index: number): Error {
    const saved = this.savedAt(index) as Tensor;
    const isResult = this.recipe.isResult(index);
    return modifiedError(saved, this.versionAt(index), isResult ? this : saved.grad_fn, isResult ? 0 : saved.output_nr);
  }

  private versionAt(index: number): number {
    return this.more?.versions?.[index] ?? 0;
  }

  override packSaved(): void {
    // Operands are saved before the call, its results after it.
    for (const isOutput of [false, true])
      for (let i = 0; i < this.savedCount; i++) {
        if (this.recipe.isResult(i) !== isOutput) continue;
        const value = this.savedAt(i);
        if (isTensor(value)) this.keep(i, SavedTensor.save(value, isOutput));
        else if (value instanceof SavedTensorList) value.pack();
      }
  }

  /** `_saved_<name>`. */
  savedAs(name: string): unknown {
    const index = this.recipe.savedNames.indexOf(name);
    if (index < 0) return undefined;
    const value = this.savedAt(index);
    if (typeof value === 'object' && value !== null && isPacked(value)) return value.unpack(this);
    if (typeof value === 'number' && this.recipe.isTensor(index)) return this.recipe.asTensor(value);
    this.check(index);
    return value ?? null;
  }

  /** `_raw_saved_<name>`: from now on the node keeps it so. */
  rawSavedAs(name: string): SavedTensor | readonly SavedTensor[] | undefined {
    const index = this.recipe.savedNames.indexOf(name);
    if (index < 0) return undefined;
    const value = this.savedAt(index);
    if (value instanceof SavedTensorList) {
      if (value.freed) throw freedError();
      return value.tensors;
    }
    if (!this.recipe.isTensor(index)) return undefined;
    if (value instanceof SavedTensor) return value;
    if (!isTensor(value)) return new SavedTensor(null, false);
    const raw = new SavedTensor(value, this.recipe.isResult(index), this.versionAt(index));
    this.keep(index, raw);
    return raw;
  }

  /** Lets go of saved tensors. Sizes and the like can still be asked for, as in PyTorch. */
  override release(): void {
    const { recipe } = this;
    const count = recipe.savedCount;
    if (count === 0) return;
    let held = false;
    let keeps = false;
    for (let i = 0; i < count; i++) {
      const value = this.savedAt(i);
      if (typeof value === 'object' && value !== null && isPacked(value)) value.release();
      if (value === null) continue;
      if (recipe.isTensor(i)) held = true;
      else keeps = true;
    }
    if (!held) return;
    // Of a node that kept nothing but tensors, what was not needed is refused from now on, too.
    for (let i = 0; i < count; i++) if (recipe.isTensor(i) && !(keeps && this.savedAt(i) === null)) this.keep(i, FREED);
  }
}

/** Lists of tensors among saved values, as nodes keep them. */
export function packLists(recipe: Recipe, values: unknown[]): void {
  if (!recipe.savesLists) return;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (isListOfTensors(value)) values[i] = SavedTensorList.of(value);
  }
}

/** A node with any number of edges and values: those beyond two stand in arrays. `edges` and `values` become the node's. */
export function nodeWith(
  recipe: Recipe,
  edges: readonly (Node | null)[],
  values: unknown[],
  shape: Shape,
  dtype: DType,
  extras: Pick<NodeExtras, 'edgeOutputs' | 'moreShapes' | 'versions'> | null,
): OperatorNode {
  packLists(recipe, values);
  const manyEdges = edges.length > 2 || edges.length !== recipe.inputCount;
  const manyValues = values.length > 2;
  const first = manyEdges ? null : (edges[0] ?? null);
  const second = manyEdges ? null : (edges[1] ?? null);
  const value0 = manyValues ? null : (values[0] ?? null);
  const value1 = manyValues ? null : (values[1] ?? null);
  const more =
    manyEdges || manyValues || extras !== null
      ? {
          edges: manyEdges ? edges : null,
          values: manyValues ? values : null,
          edgeOutputs: extras?.edgeOutputs ?? null,
          moreShapes: extras?.moreShapes ?? null,
          versions: extras?.versions ?? null,
        }
      : null;
  return new OperatorNode(recipe, first, second, value0, value1, shape, dtype, more);
}

/** Makes `_saved_<name>` and `_raw_saved_<name>` known to nodes. */
export function defineSavedNames(names: readonly string[]): void {
  for (const name of names) {
    if (`_saved_${name}` in OperatorNode.prototype) continue;
    Object.defineProperty(OperatorNode.prototype, `_saved_${name}`, {
      configurable: true,
      get(this: OperatorNode): unknown {
        return this.savedAs(name);
      },
      set: notWritable,
    });
    Object.defineProperty(OperatorNode.prototype, `_raw_saved_${name}`, {
      configurable: true,
      get(this: OperatorNode): SavedTensor | readonly SavedTensor[] | undefined {
        return this.rawSavedAs(name);
      },
      set: notWritable,
    });

    function notWritable(this: OperatorNode): never {
      const attribute = `attribute '_saved_${name}' of '${this.printedName}' objects is not writable`;
      throw new TorchError('AttributeError', attribute);
    }
  }
}

function isPacked(value: object): value is SavedTensor | SavedTensorList {
  return value instanceof SavedTensor || value instanceof SavedTensorList;
}

function isListOfTensors(value: unknown): value is readonly (Tensor | null)[] {
  return Array.isArray(value) && value.some(isTensor);
}
