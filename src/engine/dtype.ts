/** Element types and PyTorch's promotion between them. Knows no tensor. */

export class DType {
  /** How PyTorch's argument parser names this type. */
  readonly pythonName = 'torch.dtype';
  /** `float32`. */
  readonly name: string;
  /** ATen's name in messages, `Float`. */
  readonly scalarType: string;
  /** The C++ type in messages, `float`. */
  readonly cType: string;
  /** Place in the order of promotion: the larger of two wins. */
  readonly rank: number;
  readonly is_floating_point: boolean;

  constructor(name: string, scalarType: string, cType: string, rank: number, floating: boolean) {
    this.name = name;
    this.scalarType = scalarType;
    this.cType = cType;
    this.rank = rank;
    this.is_floating_point = floating;
  }

  toString(): string {
    return `torch.${this.name}`;
  }
}

export const bool = new DType('bool', 'Bool', 'bool', 0, false);
export const float32 = new DType('float32', 'Float', 'float', 1, true);
export const float64 = new DType('float64', 'Double', 'double', 2, true);

/** The dtype of constructors that are not told one, and of plain numbers among booleans. */
export const defaultDtype = float32;

/** Whether values of one dtype may be stored as another: truth values hold no numbers. */
export function canCast(from: DType, to: DType): boolean {
  return to !== bool || from === bool;
}

export function promote(a: DType, b: DType): DType {
  return a.rank >= b.rank ? a : b;
}

/**
 * PyTorch's rule for operands of three groups: tensors with dimensions, 0-d tensors, plain values. A lower group
 * decides only where the higher one has no floating-point member. null stands for an empty group.
 */
export function resultType(dimensioned: DType | null, scalars: DType | null, plain: DType | null): DType {
  const low = combine(scalars, plain);
  return combine(dimensioned, low) ?? defaultDtype;
}

function combine(high: DType | null, low: DType | null): DType | null {
  if (high === null) return low;
  if (low === null || high.is_floating_point) return high;
  return promote(high, low);
}
