/**
 * Expressions as a list of steps over places in the compiled kernels' memory, each as long as a block: which kernel reads
 * which places and writes which, and when a place is free again. Knows no memory.
 */
import { Expression, partsOf, type KernelName } from './expression';

/** In bytes from the start of the memory; below are the kernels' own tables. */
export const FIRST_PLACE = 4096;
/** How many numbers are computed at a time: a few blocks fit the processor's first cache. */
export const BLOCK = 2048;
/** Of the memory that belongs to blocks. */
export const LAST_PLACE = 1 << 20;

export interface Step {
  readonly kernel: KernelName;
  /** Places and numbers, as the kernel takes them. */
  readonly operands: readonly number[];
  /** Where it writes. */
  readonly place: number;
}

/** Elements of an array that lie in a place while a block of them is computed. */
export interface Transfer {
  readonly array: Float32Array;
  readonly place: number;
}

export interface Program {
  readonly sources: readonly Transfer[];
  readonly steps: readonly Step[];
  /** Where the block of the expression itself lies in the end. */
  readonly result: number;
  /** Further expressions that are worth keeping, and where they lie. */
  readonly kept: readonly { readonly expression: Expression; readonly place: number }[];
}

/** What is computed a third time as a part of others is kept, so that no chain is computed again and again. */
const PASSES_BEFORE_KEPT = 2;

/** The steps that compute `root`, parts that are used more than once once. `passing`: without keeping it. */
export function programOf(root: Expression, passing: boolean): Program {
  const { steps: expressions, sources } = partsOf(root);
  const places = new Places(lastUses(expressions));
  const transfers = sources.map((array) => ({ array, place: places.take(array) }));
  const kept: { expression: Expression; place: number }[] = [];
  const steps: Step[] = [];
  expressions.forEach((expression, at) => {
    const { kernel } = expression;
    if (kernel === null) return;
    const operands = expression.operands.map((operand) => places.of(operand));
    const place = places.take(expression);
    steps.push({ kernel, operands, place });
    const isKept = (passing || expression !== root) && expression.isHeld && expression.passes++ >= PASSES_BEFORE_KEPT;
    if (isKept) kept.push({ expression, place });
    if (isKept) places.keep(expression);
    places.release(expression, at);
  });
  return { sources: transfers, steps, result: places.of(root), kept };
}

/** The last step that reads each expression or array. */
function lastUses(expressions: readonly Expression[]): Map<Expression | Float32Array, number> {
  const last = new Map<Expression | Float32Array, number>();
  expressions.forEach((expression, at) => {
    for (const each of expression.operands) {
      const operand = each instanceof Expression ? each.operand : each;
      if (typeof operand !== 'number') last.set(operand, at);
    }
  });
  return last;
}

/** Which places are taken by what. */
class Places {
  private readonly lastUses: ReadonlyMap<Expression | Float32Array, number>;
  private readonly taken = new Map<Expression | Float32Array, number>();
  private readonly kept = new Set<Expression>();
  private readonly free: number[] = [];
  private next = FIRST_PLACE;

  constructor(lastUses: ReadonlyMap<Expression | Float32Array, number>) {
    this.lastUses = lastUses;
  }

  take(what: Expression | Float32Array): number {
    let place = this.free.pop();
    if (place === undefined) {
      place = this.next;
      this.next += BLOCK * Float32Array.BYTES_PER_ELEMENT;
      if (this.next > LAST_PLACE) throw new Error('An expression needs more places than there are.');
    }
    this.taken.set(what, place);
    return place;
  }

  /** Of a number, itself. */
  of(operand: Expression | Float32Array | number): number {
    const what = operand instanceof Expression ? operand.operand : operand;
    return typeof what === 'number' ? what : (this.taken.get(what) ?? 0);
  }

  /** Until the end of the block. */
  keep(expression: Expression): void {
    this.kept.add(expression);
  }

  /** Frees the places that no step after this one reads. */
  release(expression: Expression, at: number): void {
    for (const each of expression.operands) {
      const operand = each instanceof Expression ? each.operand : each;
      if (typeof operand === 'number' || this.lastUses.get(operand) !== at) continue;
      if (operand instanceof Expression && this.kept.has(operand)) continue;
      const place = this.taken.get(operand);
      if (place === undefined) continue;
      // Once, though it may be read twice by this step.
      this.taken.delete(operand);
      this.free.push(place);
    }
  }
}
