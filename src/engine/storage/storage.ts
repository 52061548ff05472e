/** The engine's memory: typed arrays, collected as garbage like any other object. Knows no tensor. */
import { bool, float64, type DType } from '../dtype';

export type Numbers = Float32Array | Float64Array | Uint8Array;

/**
 * What tensors that alias each other have in common. `version` counts changes in place: a view and `detach()` share
 * the storage and so the count, while `.data` makes a second storage over the same array with a count of its own.
 */
export class Storage {
  readonly array: Numbers;
  version = 0;

  constructor(array: Numbers) {
    this.array = array;
  }
}

export function allocate(dtype: DType, length: number): Numbers {
  if (dtype === float64) return new Float64Array(length);
  return dtype === bool ? new Uint8Array(length) : new Float32Array(length);
}

/** The value as an element of this dtype holds it. */
export function rounded(value: number, dtype: DType): number {
  if (dtype === float64) return value;
  if (dtype === bool) return value !== 0 ? 1 : 0;
  return Math.fround(value);
}
