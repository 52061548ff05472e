/** The node of an operator call: what the call saved, and how all calls of its overload differentiate. Knows no operator. */
import type { DType } from '../../dtype';
import { TorchError, typeError } from '../../errors';
import type { OperatorDefinition } from '../../operators/definition';
import type { Shape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { checkNotCutOff } from '../tensors/detached';
import { Node, type Gradients, type SavedValue } from './node';
import { freedError, modifiedError, SavedTensor, SavedTensorList } from './saved';
import { isTensor } from './tensors';

/** What all calls of one overload share: how a node of it differentiates. Made once per overload by dispatch. */
export interface Recipe {
  readonly definition: OperatorDefinition;
  readonly node: string;
  readonly savedNames: readonly string[];
  /** How many operands are differentiable, a list of tensors counted once. */
  readonly inputCount: number;
  rules(edges: number): readonly string[];
  /** Whether the saved value is a tensor, where the node needs it. */
  isTensor(index: number): boolean;
  /** Whether the saved value is the call's own result. */
  isResult(index: number): boolean;
  /** A plain number that stands for a tensor, as one. */
  asTensor(value: number): Tensor;
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

/** In place of a tensor that was freed, where the node keeps other values. */
const FREED = SavedTensor.freed();

/** The node of an operator call. Graphs have many: up to two edges need no array. */
export class OperatorNode extends Node {
  readonly recipe: Recipe;
  private readonly first: Node | null;
  private readonly second: Node | null;
  /** All edges, where the recipe has more than two inputs or a list. */
  private readonly many: readonly (Node | null)[] | null;
  private readonly extras: NodeExtras | null;
  /** In the order of the recipe's names; null once freed. */
  private values: unknown[] | null;

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
    // Made for this node alone, unless it is empty.
    this.values = values as unknown[];
    for (let i = 0; i < this.values.length; i++) {
      const value = this.values[i];
      if (isListOfTensors(value)) this.values[i] = SavedTensorList.of(value);
    }
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
    if (values.includes(FREED)) throw freedError();
    return this.recipe.savedNames.map((name, i) => {
      const value = values[i];
      if (typeof value === 'object' && value !== null && isPacked(value)) return { name, value: value.kept };
      return { name, value: this.isCurrent(i) ? (value ?? null) : null };
    });
  }

  override apply(gradients: Gradients): (Tensor | null)[] {
    if (gradients.length !== this.outputCount)
      throw typeError(`expected ${this.outputCount} arguments, got ${gradients.length} instead`);
    if (gradients.every((gradient) => gradient === null)) return new Array<null>(this.edgeCount).fill(null);
    return this.recipe.differentiate(this, gradients, this.unpackedValues());
  }

  /** What was saved, as the derivative takes it. */
  private unpackedValues(): readonly unknown[] {
    const values = this.keptValues();
    let unpacked: unknown[] | null = null;
    for (const isResult of [false, true])
      for (let i = 0; i < values.length; i++) {
        const value = values[i];
        if (typeof value !== 'object' || value === null || this.recipe.isResult(i) !== isResult) continue;
        if (isPacked(value)) (unpacked ??= values.slice())[i] = value.unpack(this);
        else this.check(i);
      }
    return unpacked ?? values;
  }

  /** Refuses a saved value that is no longer what it was. */
  private check(index: number): void {
    const value = this.values?.[index];
    if (isTensor(value) && !this.recipe.isResult(index)) checkNotCutOff(value, this);
    if (!this.isCurrent(index)) throw this.modified(index);
  }

  /** Whether a saved value is still what it was: not a tensor that was changed in place since. */
  private isCurrent(index: number): boolean {
    const value = this.values?.[index];
    if (!isTensor(value) || typeof value.cell === 'number') return true;
    return value.cell.version === (this.extras?.versions?.[index] ?? 0);
  }

  private modified(index: number): Error {
    const saved = this.values?.[index] as Tensor;
    const isResult = this.recipe.isResult(index);
    const expected = this.extras?.versions?.[index] ?? 0;
    return modifiedError(saved, expected, isResult ? this : saved.grad_fn, isResult ? 0 : saved.output_nr);
  }

  override packSaved(): void {
    const { values } = this;
    if (values === null) return;
    // Operands are saved before the call, its results after it.
    for (const isOutput of [false, true])
      for (let i = 0; i < values.length; i++) {
        if (this.recipe.isResult(i) !== isOutput) continue;
        const value: unknown = values[i];
        if (isTensor(value)) values[i] = SavedTensor.save(value, isOutput);
        else if (value instanceof SavedTensorList) value.pack();
      }
  }

  /** `_saved_<name>`. */
  savedAs(name: string): unknown {
    const index = this.recipe.savedNames.indexOf(name);
    if (index < 0) return undefined;
    const value = this.keptValues()[index];
    if (typeof value === 'object' && value !== null && isPacked(value)) return value.unpack(this);
    if (typeof value === 'number' && this.recipe.isTensor(index)) return this.recipe.asTensor(value);
    this.check(index);
    return value ?? null;
  }

  /** `_raw_saved_<name>`: from now on the node keeps it so. */
  rawSavedAs(name: string): SavedTensor | readonly SavedTensor[] | undefined {
    const index = this.recipe.savedNames.indexOf(name);
    const kept = this.values?.[index];
    if (kept instanceof SavedTensorList) {
      if (kept.freed) throw freedError();
      return kept.tensors;
    }
    if (index < 0 || !this.recipe.isTensor(index)) return undefined;
    if (this.values === null) return SavedTensor.freed();
    const value = this.values[index];
    if (value instanceof SavedTensor) return value;
    if (!isTensor(value)) return new SavedTensor(null, false);
    const raw = new SavedTensor(value, this.recipe.isResult(index), this.extras?.versions?.[index] ?? 0);
    this.values[index] = raw;
    return raw;
  }

  override release(): void {
    const { values } = this;
    if (values === null) return;
    let keeps = false;
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (typeof value === 'object' && value !== null && isPacked(value)) value.release();
      keeps ||= value !== null && !this.recipe.isTensor(i);
    }
    if (!this.recipe.holdsTensors(values)) return;
    // Sizes and the like can still be asked for; most nodes have none.
    this.values = keeps ? values.map((value, i) => (this.recipe.isTensor(i) && value !== null ? FREED : value)) : null;
  }

  private keptValues(): readonly unknown[] {
    if (this.values === null) throw freedError();
    return this.values;
  }
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
