/**
 * The derivative of an overload on plain numbers: its formulas run on what a node saved where all of that, and the
 * gradient that arrives, is 0-d and of one dtype. One per overload, at its first node in such a walk.
 */
import type { CompiledOverload } from '../../dispatch/overload';
import { bool, float32, float64, type DType } from '../../dtype';
import { scalarOf } from '../../storage/access';
import type { OperatorNode } from '../nodes/operator-node';
import { isTensor } from '../nodes/tensors';
import { checkNotCutOff } from '../tensors/detached';
import { NotOnNumbers, Plain, probing } from './plain';

/** A formula as it is called here: what it takes for tensors are numbers. */
type Formula = (gradient: Plain, saved: object, gradients: readonly Plain[]) => unknown;

/** Whether gradients of this dtype may go as numbers. */
export function isNumeric(dtype: DType): boolean {
  return dtype === float32 || dtype === float64;
}

export class NumberDerivative {
  /** What the last run gave, by edge; NaN where nothing went. */
  readonly numbers: Float64Array;
  /** By edge: whether a gradient goes there, and whether it is the one that arrived, unchanged. */
  readonly goes: boolean[];
  readonly same: boolean[];
  private readonly formulas: readonly Formula[];
  private readonly names: readonly string[];
  private readonly isResult: readonly boolean[];
  // Formulas are pure, so one object serves all calls. It holds numbers only: nothing is kept alive.
  private readonly saved: Record<string, unknown> = {};
  private readonly probed: boolean[];
  private readonly slots: readonly Plain[];
  private readonly shown: unknown[];
  private readonly gradient = new Plain(0, float32);
  private readonly gradients: readonly Plain[] = [this.gradient];
  /** A formula does what has no meaning on numbers: found out once, since formulas are pure. */
  private needsTensors = false;

  constructor(compiled: CompiledOverload) {
    this.formulas = compiled.inputs.map(({ derivative }) => derivative as unknown as Formula);
    this.numbers = new Float64Array(this.formulas.length);
    this.goes = this.formulas.map(() => false);
    this.same = this.formulas.map(() => false);
    this.names = compiled.sources.map(({ name }) => name);
    this.isResult = compiled.sources.map(({ kind }) => kind === 'result');
    this.probed = this.formulas.map(() => false);
    this.slots = this.names.map(() => new Plain(0, float32));
    this.shown = this.names.map(() => undefined);
  }

  /** Leaves the gradients by edge in `numbers`; false where tensors must: nothing has happened then. */
  run(node: OperatorNode, gradient: number): boolean {
    if (this.needsTensors) return false;
    const { dtype } = node;
    for (let i = 0; i < this.slots.length; i++) if (!this.take(node, i, dtype)) return false;
    this.gradient.value = gradient;
    this.gradient.dtype = dtype;
    return this.differentiate(node, dtype);
  }

  /** False where tensors must. */
  private differentiate(node: OperatorNode, dtype: DType): boolean {
    try {
      for (let e = 0; e < this.formulas.length; e++) {
        const formula = node.edge(e) === null ? undefined : this.formulas[e];
        if (formula !== undefined && this.probed[e] !== true) this.probe(formula, e);
        const result = formula === undefined ? null : formula(this.gradient, this.saved, this.gradients);
        if (result === null) {
          this.goes[e] = false;
          continue;
        }
        if (!(result instanceof Plain) || result.dtype !== dtype) throw new NotOnNumbers();
        this.goes[e] = true;
        this.same[e] = result === this.gradient;
        this.numbers[e] = result.value;
      }
      return true;
    } catch {
      // Whatever it was: if tensors fail too, they say it in their own words.
      this.needsTensors = true;
      return false;
    }
  }

  /** Runs a formula once with numbers that look what it does, so that its methods are there; throws where it is not for numbers. */
  private probe(formula: Formula, e: number): void {
    const saved = Object.entries(this.saved).map(([name, value]) => [
      name,
      value instanceof Plain ? probing(value) : value,
    ]);
    const gradient = probing(this.gradient);
    formula(gradient, Object.fromEntries(saved) as object, [gradient]);
    this.probed[e] = true;
  }

  /**
   * Whether the formulas of this node work element by element, so that gradients may have more dimensions in front: what
   * has a meaning on numbers does. Saved tensors are of one dtype then, as they must be where 0-d ones are among them.
   */
  isElementwise(node: OperatorNode): boolean {
    if (this.needsTensors) return false;
    const { dtype } = node;
    for (let i = 0; i < this.slots.length; i++) {
      const value = node.savedAt(i);
      const slot = this.slots[i];
      if (!isTensor(value)) {
        if (!isPlainValue(value)) return false;
        this.show(i, value);
      } else if (slot === undefined || (value.dtype !== dtype && value.dtype !== bool)) return false;
      else {
        slot.value = 1;
        slot.dtype = value.dtype;
        this.show(i, slot);
      }
    }
    this.gradient.value = 1;
    this.gradient.dtype = dtype;
    return this.differentiate(node, dtype);
  }

  /** Hands a saved value to the formulas; false where tensors must. */
  private take(node: OperatorNode, index: number, dtype: DType): boolean {
    const value = node.savedAt(index);
    if (!isTensor(value)) {
      if (!isPlainValue(value)) return false;
      this.show(index, value);
    } else {
      const slot = this.slots[index];
      if (value.dtype !== dtype || value.shape.length > 0 || slot === undefined) return false;
      if (typeof value.cell !== 'number' && !node.isCurrent(index)) return false;
      if (this.isResult[index] !== true) checkNotCutOff(value, node);
      slot.value = scalarOf(value);
      slot.dtype = dtype;
      this.show(index, slot);
    }
    return true;
  }

  /** Writing by name takes long, and mostly the value is the one of the call before. */
  private show(index: number, value: unknown): void {
    if (this.shown[index] === value) return;
    this.shown[index] = value;
    this.saved[this.names[index] ?? ''] = value;
  }
}

/** No tensor that was packed or freed: a number, sizes, a word. */
function isPlainValue(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Array.isArray(value);
}
