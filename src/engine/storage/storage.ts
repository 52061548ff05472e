/** The engine's memory: typed arrays, collected as garbage like any other object. Knows no tensor. */
import { bool, float64, type DType } from '../dtype';
import { checkAllocation, outOfMemory } from './limit';

export type Numbers = Float32Array | Float64Array | Uint8Array;

/**
 * What tensors that alias each other have in common. `version` counts changes in place: a view and `detach()` share
 * the storage and so the count, while `.data` makes a second storage over the same array with a count of its own.
 */
export class Storage {
  readonly array: Numbers;
  version = 0;
  /** The first storage over this array, where this is a later one. */
  private readonly first: Storage | null;
  private attached: unknown = null;

  constructor(array: Numbers, first: Storage | null = null) {
    this.array = array;
    this.first = first;
  }

  /** Another count of versions over the same array. */
  recounted(): Storage {
    return new Storage(this.array, this.first ?? this);
  }

  /** Whatever the observer attaches: one for all storages over the same array. */
  get observed(): unknown {
    return this.first === null ? this.attached : this.first.attached;
  }

  set observed(value: unknown) {
    (this.first ?? this).attached = value;
  }
}

export function allocate(dtype: DType, length: number): Numbers {
  checkAllocation(length * bytesOf(dtype));
  try {
    if (dtype === float64) return new Float64Array(length);
    return dtype === bool ? new Uint8Array(length) : new Float32Array(length);
  } catch (error) {
    if (error instanceof RangeError) throw outOfMemory(length * bytesOf(dtype));
    throw error;
  }
}

/** A copy, which is asked for as other memory is. */
export function copied<Array extends Numbers>(values: Array): Array {
  checkAllocation(values.byteLength);
  return values.slice() as Array;
}

function bytesOf(dtype: DType): number {
  return dtype === float64 ? 8 : dtype === bool ? 1 : 4;
}

/** The value as an element of this dtype holds it. */
export function rounded(value: number, dtype: DType): number {
  if (dtype === float64) return value;
  if (dtype === bool) return value !== 0 ? 1 : 0;
  return Math.fround(value);
}
