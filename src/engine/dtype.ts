/** Element types and PyTorch's promotion between them. Knows no tensor. */

type Category = 'bool' | 'integral' | 'floating';

export class DType {
  /** How PyTorch's argument parser names this type. */
  readonly pythonName = 'torch.dtype';
  /** `float32`. */
  readonly name: string;
  /** ATen's name in messages, `Float`. */
  readonly scalarType: string;
  /** The C++ type in messages, `float`. */
  readonly cType: string;
  /** In bytes, as PyTorch stores an element. */
  readonly itemsize: number;
  readonly is_signed: boolean;
  readonly is_floating_point: boolean;
  /** Whole numbers; truth values are none. */
  readonly is_integral: boolean;
  readonly is_complex = false;

  constructor(name: string, scalarType: string, cType: string, itemsize: number, category: Category, signed = true) {
    this.name = name;
    this.scalarType = scalarType;
    this.cType = cType;
    this.itemsize = itemsize;
    this.is_floating_point = category === 'floating';
    this.is_integral = category === 'integral';
    this.is_signed = category !== 'bool' && signed;
  }

  toString(): string {
    return `torch.${this.name}`;
  }
}

export const bool = new DType('bool', 'Bool', 'bool', 1, 'bool');
export const uint8 = new DType('uint8', 'Byte', 'unsigned char', 1, 'integral', false);
export const int8 = new DType('int8', 'Char', 'signed char', 1, 'integral');
export const int16 = new DType('int16', 'Short', 'short', 2, 'integral');
export const int32 = new DType('int32', 'Int', 'int', 4, 'integral');
export const int64 = new DType('int64', 'Long', 'long int', 8, 'integral');
export const float16 = new DType('float16', 'Half', 'c10::Half', 2, 'floating');
export const bfloat16 = new DType('bfloat16', 'BFloat16', 'c10::BFloat16', 2, 'floating');
export const float32 = new DType('float32', 'Float', 'float', 4, 'floating');
export const float64 = new DType('float64', 'Double', 'double', 8, 'floating');

/** By its name, as recordings write it. */
export const DTYPES: ReadonlyMap<string, DType> = new Map(
  [bool, uint8, int8, int16, int32, int64, float16, bfloat16, float32, float64].map((dtype) => [dtype.name, dtype]),
);

let currentDefault = float32;

/** The dtype of constructors that are not told one, and of plain numbers among integers. */
export function get_default_dtype(): DType {
  return currentDefault;
}

/** Takes effect on what is made from then on. */
export function changeDefaultDtype(dtype: DType): void {
  currentDefault = dtype;
}

/** Whether values of one dtype may be stored as another in place: never into a lower category. */
export function canCast(from: DType, to: DType): boolean {
  if (from.is_floating_point && !to.is_floating_point) return false;
  return to !== bool || from === bool;
}

/** The order of promotion among dtypes of one category: the later of two wins. */
const ORDER: readonly DType[] = [bool, uint8, int8, int16, int32, int64, float16, bfloat16, float32, float64];

/** The dtype that holds both. Two need more than either has: uint8 with int8, float16 with bfloat16. */
export function promote(a: DType, b: DType): DType {
  if (a === b) return a;
  const [low, high] = ORDER.indexOf(a) < ORDER.indexOf(b) ? [a, b] : [b, a];
  if (low === uint8 && high === int8) return int16;
  return low === float16 && high === bfloat16 ? float32 : high;
}

/**
 * PyTorch's rule for operands of three groups: tensors with dimensions, 0-d tensors, plain values. A lower group
 * decides only where it is of a higher category than the groups above it. null stands for an empty group.
 */
export function resultType(dimensioned: DType | null, scalars: DType | null, plain: DType | null): DType {
  return combine(dimensioned, combine(scalars, plain)) ?? currentDefault;
}

function combine(high: DType | null, low: DType | null): DType | null {
  if (high === null) return low;
  if (low === null || high.is_floating_point) return high;
  return high.is_integral && !low.is_floating_point ? high : promote(high, low);
}

/** The dtype that a plain value has beside tensors: a number is a float, a bigint an int. */
export function plainType(value: number | bigint | boolean): DType {
  if (typeof value === 'boolean') return bool;
  return typeof value === 'bigint' ? int64 : currentDefault;
}

/** What messages call a tensor of the dtype: `torch.FloatTensor`, but of the youngest dtypes and of bool `CPUBoolType`. */
export function tensorTypeName({ name, scalarType }: DType): string {
  return name === 'bool' || name === 'bfloat16' ? `CPU${scalarType}Type` : `torch.${scalarType}Tensor`;
}
