/**
 * The short path of pointwise calls on 0-d tensors of float32 or float64: the number, the tensor around it and its node,
 * without lists of arguments, plans and promotion, which take five times as long. What it gives is what `runPointwise` and
 * `record` give; whoever takes it has asked whether anything is on that must hear of calls.
 */
import { is_recording } from '../autograd/modes/modes';
import type { Node } from '../autograd/nodes/node';
import { OperatorNode } from '../autograd/nodes/operator-node';
import { bool, float32, float64, int64, type DType } from '../dtype';
import { SCALAR } from '../shape';
import { scalarOf } from '../storage/access';
import { rounded } from '../storage/storage';
import { Tensor } from '../tensor/tensor';
import type { CompiledOverload } from './overload';
import { record } from './record';

type Numeric = (...operands: readonly unknown[]) => number;
type Check = (...operands: readonly unknown[]) => void;

/** An operand, or what a node keeps. */
const NOTHING = 0;
const SELF = 1;
const OTHER = 2;
const RESULT = 3;
const CONSTANT = 4;

/** A value that a node keeps: what it is, and the inputs that need it, one bit each. */
interface Kept {
  readonly from: number;
  readonly usedBy: number;
  readonly constant: unknown;
}

/** What calls of one form on 0-d tensors have in common. */
export class ScalarCall {
  private readonly overload: CompiledOverload;
  private readonly f: Numeric;
  private readonly check: Check | null;
  /** Of operands and defaults together. */
  private readonly count: number;
  private readonly defaults: readonly unknown[];
  private readonly third: unknown;
  /** Of the result, where it is not that of the operands. */
  private readonly resultDtype: DType | null;
  /** Whether results have nodes. */
  private readonly recorded: boolean;
  private readonly edge0: number;
  private readonly edge1: number;
  private readonly from0: number;
  private readonly from1: number;
  private readonly usedBy0: number;
  private readonly usedBy1: number;
  private readonly constant0: unknown;
  private readonly constant1: unknown;

  constructor(
    overload: CompiledOverload,
    f: Numeric,
    given: number,
    defaults: readonly unknown[],
    kept: readonly Kept[],
  ) {
    const { forward, gradient } = overload.overload;
    const result = forward.kind === 'pointwise' ? forward.result : 'same';
    this.overload = overload;
    this.f = f;
    this.check = forward.kind === 'pointwise' ? (forward.check as Check | null) : null;
    this.count = given + defaults.length;
    this.defaults = defaults;
    this.third = defaults[0];
    this.resultDtype = result === 'bool' ? bool : result === 'int64' ? int64 : null;
    this.recorded = gradient !== null && this.resultDtype === null;
    const [input0, input1] = overload.inputs;
    this.edge0 = operandAt(input0?.index, given);
    this.edge1 = operandAt(input1?.index, given);
    this.from0 = kept[0]?.from ?? NOTHING;
    this.from1 = kept[1]?.from ?? NOTHING;
    this.usedBy0 = kept[0]?.usedBy ?? 0;
    this.usedBy1 = kept[1]?.usedBy ?? 0;
    this.constant0 = kept[0]?.constant ?? null;
    this.constant1 = kept[1]?.constant ?? null;
  }

  /** The call; null where the operands are none for the short path. `other` is null where there is none. */
  run(self: Tensor, other: Tensor | number | null): Tensor | null {
    const { dtype } = self;
    if (self.shape.length !== 0 || (dtype !== float32 && dtype !== float64)) return null;
    let second: number | null = null;
    if (other !== null) {
      if (typeof other === 'number') second = dtype === float32 ? Math.fround(other) : other;
      else if (other.shape.length === 0 && other.dtype === dtype) second = scalarOf(other);
      else return null;
    }
    if (this.check !== null) this.checkOperands(this.check, self, other);
    const { resultDtype } = this;
    const value = this.compute(scalarOf(self), second);
    if (resultDtype !== null) return new Tensor(rounded(value, resultDtype), SCALAR, resultDtype, SCALAR, 0);
    const result = new Tensor(dtype === float32 ? Math.fround(value) : value, SCALAR, dtype, SCALAR, 0);
    if (this.recorded && is_recording()) this.record(self, other, result);
    return result;
  }

  /** Exactly as many operands as there are: some functions take any number. */
  private compute(first: number, second: number | null): number {
    switch (this.count) {
      case 1:
        return this.f(first);
      case 2:
        return second === null ? this.f(first, this.third) : this.f(first, second);
      default:
        return second === null ? this.f(first, ...this.defaults) : this.f(first, second, this.third);
    }
  }

  private checkOperands(check: Check, self: Tensor, other: Tensor | number | null): void {
    if (other === null) check(self, ...this.defaults);
    else if (this.count === 2) check(self, other);
    else check(self, other, this.third);
  }

  private record(self: Tensor, other: Tensor | number | null, result: Tensor): void {
    const tensor = typeof other === 'number' ? null : other;
    // What shows other memory, or one of several results, has more to it.
    if (!isOwn(self) || (tensor !== null && !isOwn(tensor))) {
      record(this.overload, other === null ? [self, ...this.defaults] : [self, other, ...this.defaults], result);
      return;
    }
    const edge0 = this.edge0 === SELF ? self.gradientNode() : this.edge0 === OTHER ? nodeOf(tensor) : null;
    const edge1 = this.edge1 === OTHER ? nodeOf(tensor) : null;
    const needed = (edge0 === null ? 0 : 1) | (edge1 === null ? 0 : 2);
    if (needed === 0) return;
    const value0 = (this.usedBy0 & needed) === 0 ? null : this.valueOf(this.from0, self, other, result, this.constant0);
    const value1 = (this.usedBy1 & needed) === 0 ? null : this.valueOf(this.from1, self, other, result, this.constant1);
    result.node = new OperatorNode(this.overload, edge0, edge1, value0, value1, SCALAR, result.dtype, null);
  }

  private valueOf(
    from: number,
    self: Tensor,
    other: Tensor | number | null,
    result: Tensor,
    constant: unknown,
  ): unknown {
    switch (from) {
      case SELF:
        return self;
      case OTHER:
        return other;
      case RESULT:
        return result;
      default:
        return constant;
    }
  }
}

/** A 0-d tensor that holds its number itself: no view, never changed in place, no inference tensor. */
function isOwn(tensor: Tensor): boolean {
  return typeof tensor.cell === 'number' && tensor.origin === null && tensor.output_nr === 0;
}

function nodeOf(tensor: Tensor | null): Node | null {
  return tensor === null ? null : tensor.gradientNode();
}

/** The operand that an input is, where it is given. */
function operandAt(index: number | undefined, given: number): number {
  if (index === undefined || index >= given) return NOTHING;
  return index === 0 ? SELF : OTHER;
}

/** The short path of an overload's calls with `given` operands; null where it has none. */
export function scalarCall(overload: CompiledOverload, given: number, defaults: readonly unknown[]): ScalarCall | null {
  const { forward } = overload.overload;
  if (forward.kind !== 'pointwise' || overload.inplace || !overload.isSmall) return null;
  // Defaults that are the same in each dtype; edges in the order self, other.
  if (given + defaults.length > 3 || !defaults.every(isSameInEachDtype)) return null;
  if (overload.inputs.length === 2 && overload.inputs[0]?.index !== 0) return null;
  const kept = overload.sources.map(({ kind, index, variable, usedBy }): Kept | null => {
    const needing = variable && overload.inputCount > 1 ? usedBy : ALL;
    if (kind === 'result') return index === 0 ? { from: RESULT, usedBy: needing, constant: null } : null;
    if (kind !== 'argument') return null;
    const from = index < given ? (index === 0 ? SELF : OTHER) : CONSTANT;
    return { from, usedBy: needing, constant: defaults[index - given] ?? null };
  });
  const known = kept.filter((value) => value !== null);
  return known.length < kept.length
    ? null
    : new ScalarCall(overload, forward.scalar as Numeric, given, defaults, known);
}

const ALL = -1;

function isSameInEachDtype(value: unknown): boolean {
  return (
    value === null ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 100)
  );
}
