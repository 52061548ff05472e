/** The engine's memory: typed arrays, collected as garbage like any other object. Knows no tensor. */
import { bfloat16, bool, float16, float32, float64, int16, int32, int64, int8, uint8, type DType } from '../dtype';
import { is_inference_mode_enabled } from '../autograd/modes/modes';
import { runtimeError } from '../errors';
import { computed } from '../kernels/simd/blocks';
import type { Expression } from '../kernels/simd/expression';
import { checkAllocation, outOfMemory } from './limit';
import { roundToBFloat16, roundToFloat16, toBFloat16, toFloat16 } from './half';
import { toInt64 } from './int64';
import { isSmall, smallDoubles, smallFloats } from './slab';

/** What kernels compute with. */
export type Numbers = Float32Array | Float64Array | Uint8Array | Int8Array | Int16Array | Int32Array;

/** What a storage holds: as `Numbers`, except that 64-bit integers are exact. */
export type Elements = Numbers | BigInt64Array;

/**
 * What tensors that alias each other have in common. `version` counts changes in place: a view and `detach()` share
 * the storage and so the count, while `.data` makes a second storage over the same array with a count of its own.
 *
 * A storage may be pending: it holds an expression instead of elements, which are computed when `array` is first read.
 * Several may read one array, as expressions do; who wants to write asks for one of its `own`.
 */
export class Storage {
  /** Made in inference mode, so that nothing that shows it can have a part in a graph. */
  readonly inference: boolean;
  /** The first storage over this array, where this is a later one. */
  private readonly first: Storage | null;
  /** The storage whose count this one's is: itself, except where a tensor was given other memory and counts on. */
  private readonly counter: Storage;
  private changes = 0;
  /** Of a later storage, and of a pending one, nothing. */
  private elements: Elements;
  /** What the elements will be computed from. */
  private expression: Expression | null = null;
  /** Whether somebody else reads the array, who must not see what is written. */
  private shared = false;
  private attached: unknown = null;

  constructor(
    array: Elements,
    first: Storage | null = null,
    inference = is_inference_mode_enabled(),
    counter: Storage | null = null,
  ) {
    this.elements = array;
    this.first = first;
    this.inference = inference;
    this.counter = counter === null ? this : counter.counter;
  }

  /** Its elements are computed when they are first read; a `transient` one is read only once, at once. */
  static pending(expression: Expression, transient: boolean): Storage {
    const storage = new Storage(NOTHING);
    storage.expression = expression;
    if (expression.isHeld) expression.isShared = true;
    expression.isHeld ||= !transient;
    return storage;
  }

  /** Another count of versions over the same array: a new one, or that of another storage. */
  recounted(counter: Storage | null = null): Storage {
    return new Storage(NOTHING, this.memory, this.inference, counter);
  }

  /** What all storages over this array have in common. */
  get memory(): Storage {
    return this.first ?? this;
  }

  /** The elements, which are only to be read. */
  get array(): Elements {
    const { memory } = this;
    return memory.expression === null ? memory.elements : memory.evaluated(memory.expression);
  }

  /** Computes the elements now. */
  evaluate(): void {
    const { memory } = this;
    if (memory.expression !== null) memory.evaluated(memory.expression);
  }

  private evaluated(expression: Expression): Elements {
    try {
      this.elements = computed(expression);
    } catch (error) {
      if (error instanceof RangeError) throw outOfMemory(expression.length * Float32Array.BYTES_PER_ELEMENT);
      throw error;
    }
    this.shared = expression.isShared;
    this.expression = null;
    return this.elements;
  }

  /** What the elements will be computed from, as long as nobody has read them. */
  get pending(): Expression | null {
    const { memory } = this;
    // Computed as a part of another one.
    if (memory.expression !== null && memory.expression.array !== null) memory.evaluated(memory.expression);
    return memory.expression;
  }

  /** From now on somebody reads the array who must not see what is written. */
  share(): void {
    const { memory } = this;
    if (memory.expression === null) memory.shared = true;
    else memory.expression.isShared = true;
  }

  /** Whether writing asks for a new array. */
  get isShared(): boolean {
    const { memory } = this;
    return memory.expression === null ? memory.shared : memory.expression.isShared;
  }

  /** The elements, to be written to: a copy where somebody else reads them. */
  get own(): Elements {
    const { array, memory } = this;
    if (memory.shared) this.replace(copied(array));
    return memory.elements;
  }

  /** Other elements for all that show this memory: `resize_` needs a longer array. */
  replace(array: Elements): void {
    const { memory } = this;
    memory.elements = array;
    memory.expression = null;
    memory.shared = false;
  }

  /** How often the elements were changed in place. */
  get version(): number {
    return this.counter.changes;
  }

  /** Counts a change in place. */
  count(): void {
    if (this.inference && !is_inference_mode_enabled())
      throw runtimeError(
        'Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.',
      );
    this.counter.changes++;
  }

  /** Takes a change back that is not to be counted. */
  uncount(): void {
    this.counter.changes--;
  }

  /** Whatever the observer attaches: one for all storages over the same array. */
  get observed(): unknown {
    return this.memory.attached;
  }

  set observed(value: unknown) {
    this.memory.attached = value;
  }
}

/** The same memory with the same count of versions, except that there is no element to read. */
export class UnreadableStorage extends Storage {
  private readonly reason: string;

  constructor(storage: Storage, reason: string) {
    super(NOTHING, storage.memory, storage.inference, storage);
    this.reason = reason;
  }

  override get array(): never {
    throw runtimeError(this.reason);
  }
}

/** Of a storage whose elements are elsewhere. */
const NOTHING = new Float32Array(0);

/** The memory of one value, which the dtype holds. */
export function inMemory(value: number, dtype: DType): Storage {
  const array = allocate(dtype, 1);
  array[0] = value;
  return new Storage(stored(array, dtype));
}

/**
 * Zeros to compute with. float16 and bfloat16 compute in float32 and int64 in float64 (exact up to 2⁵³), until
 * `stored` makes elements of the result.
 */
export function allocate(dtype: DType, length: number): Numbers {
  if ((dtype === float32 || dtype === float64) && isSmall(length * dtype.itemsize)) {
    checkAllocation(length * dtype.itemsize);
    return dtype === float32 ? smallFloats(length) : smallDoubles(length);
  }
  return asked(dtype, length, () => {
    switch (dtype) {
      case float64:
      case int64:
        return new Float64Array(length);
      case float32:
      case float16:
      case bfloat16:
        return new Float32Array(length);
      case int32:
        return new Int32Array(length);
      case int16:
        return new Int16Array(length);
      case int8:
        return new Int8Array(length);
      default:
        return new Uint8Array(length);
    }
  });
}

/** Zeros as a storage holds them. */
export function allocateElements(dtype: DType, length: number): Elements {
  return dtype === int64 ? asked(dtype, length, () => new BigInt64Array(length)) : allocate(dtype, length);
}

/** Computed numbers as elements of the dtype: the same array where that holds them, rounded in place for half precision. */
export function stored(values: Numbers, dtype: DType): Elements {
  if (dtype === int64) return toInt64(values);
  if (dtype === float16) roundToFloat16(values);
  else if (dtype === bfloat16) roundToBFloat16(values);
  return values;
}

/** What `make` gives, which takes memory for so many elements: refused where that is more than there may be. */
export function asked<Array>(dtype: DType, length: number, make: () => Array): Array {
  const bytes = length * dtype.itemsize;
  checkAllocation(bytes);
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) throw outOfMemory(bytes);
    throw error;
  }
}

/** A copy, which is asked for as other memory is. */
export function copied<Array extends Elements>(values: Array): Array {
  checkAllocation(values.byteLength);
  return values.slice() as Array;
}

/** The value as an element of this dtype holds it; integers wrap around, as their bits do. */
export function rounded(value: number, dtype: DType): number {
  switch (dtype) {
    case float64:
      return value;
    case float32:
      return Math.fround(value);
    case bool:
      return value !== 0 ? 1 : 0;
    case float16:
      return toFloat16(value);
    case bfloat16:
      return toBFloat16(value);
    case uint8:
      return value & 0xff;
    case int8:
      return (value << 24) >> 24;
    case int16:
      return (value << 16) >> 16;
    case int32:
      return value | 0;
    default:
      return Math.trunc(value) + 0;
  }
}
