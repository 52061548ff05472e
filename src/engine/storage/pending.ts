/**
 * Large arrays that are not computed yet. An operator on them gives a pending storage, so that a chain of operators is
 * computed as one, block by block, when somebody reads its elements, and what lies between is never written. Knows no
 * tensor.
 */
import { computed, computeInto } from '../kernels/simd/blocks';
import { Expression, isTooLarge, partsOf, type Operand } from '../kernels/simd/expression';
import { simdModule } from '../kernels/simd/module';
import { float32, type DType } from '../dtype';
import { checkAllocation } from './limit';
import { Storage } from './storage';

/** Of fewer elements, the plain loops are as fast. */
const FEWEST = 512;

let lazy = true;

/** For tests: whether elements are computed when they are read, or at once. */
export function setLazy(mode: boolean): void {
  lazy = mode;
}

/** Whether so many numbers of this dtype are computed by the compiled kernels. */
export function isLarge(count: number, dtype: DType): boolean {
  return dtype === float32 && count >= FEWEST && simdModule() !== null;
}

/** A storage of so many elements, which are computed when they are read; a `transient` one is read only once, at once. */
export function pendingStorage(elements: Operand, count: number, transient = false): Storage {
  checkAllocation(count * float32.itemsize);
  const expression = expressionOf(elements, count);
  bound(expression);
  const storage = Storage.pending(expression, transient);
  if (!lazy) storage.evaluate();
  return storage;
}

/** Also of what needs no computing. */
export function expressionOf(elements: Operand, count: number): Expression {
  if (elements instanceof Expression) return elements;
  return typeof elements === 'number' ? Expression.constant(elements, count) : Expression.of(elements);
}

/** Computes what an expression is made of until the rest of it is no longer too large. */
function bound(expression: Expression): void {
  while (isTooLarge(expression)) {
    let largest: Expression | null = null;
    for (const operand of expression.operands)
      if (operand instanceof Expression && operand.array === null && operand.steps > (largest?.steps ?? 0))
        largest = operand;
    if (largest === null) return;
    computed(largest);
  }
}

/**
 * Gives a storage its new elements: in their place where nobody else reads them, which saves an array of that length.
 * Only where the expression reads no other part of that memory (`isApart`).
 */
export function recompute(storage: Storage, elements: Expression): void {
  if (storage.pending === null && !storage.isShared) {
    computeInto(elements, storage.array as Float32Array);
    return;
  }
  storage.replace(computed(elements));
  if (!elements.isHeld) return;
  elements.isShared = true;
  storage.share();
}

/** Whether an expression reads the array of a storage nowhere but where it would write. */
export function isApart(elements: Expression, storage: Storage): boolean {
  if (storage.pending !== null || storage.isShared) return true;
  const { array } = storage;
  return partsOf(elements).sources.every((source) => source === array || source.buffer !== array.buffer);
}
