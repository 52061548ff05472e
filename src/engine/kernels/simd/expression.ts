/**
 * An array that is not computed yet: one of the compiled kernels, applied to arrays, numbers and other such expressions.
 * Chains of operators so become one expression, which is computed block by block without ever writing what lies between.
 * Knows no tensor, and not how it is computed.
 */
import type { Kernels } from './module';

/** The kernels that make one array of others: all but those that fold. */
export type KernelName = {
  [Name in keyof Kernels]: ReturnType<Kernels[Name]> extends number ? never : Name;
}[keyof Kernels];

/** What a kernel is applied to: a number stands for as many of it as there are elements. */
export type Operand = Expression | Float32Array | number;

/** More steps, or arrays to read, are computed in two parts: the memory for blocks has so many places. */
const MOST_STEPS = 40;
const MOST_SOURCES = 12;

let made = 0;

export class Expression {
  readonly length: number;
  /** After all that it is made of. */
  readonly order = made++;
  /** null: one number for all elements, which is the only operand, or an array that was there before. */
  readonly kernel: KernelName | null;
  /** What the kernel is called with, in its order; none any more once it is computed. */
  operands: readonly Operand[];
  /** The elements, once they are computed. */
  array: Float32Array | null = null;
  /** Whether a storage holds it, so that its elements may be asked for later. */
  isHeld = false;
  /** Whether more than one storage or expression reads it: then nobody may write to its array. */
  isShared = false;
  /** How often it was computed as a part of others, without being kept. */
  passes = 0;
  /** At least as many as there are, counted more than once where they are used more than once. */
  steps: number;

  constructor(length: number, kernel: KernelName | null, operands: readonly Operand[]) {
    this.length = length;
    this.kernel = kernel;
    this.operands = operands;
    let steps = 1;
    for (const operand of operands)
      if (operand instanceof Expression) {
        operand.isShared = true;
        steps += operand.array === null ? operand.steps : 1;
      } else if (typeof operand !== 'number') steps++;
    this.steps = steps;
  }

  /** The same number everywhere. */
  static constant(value: number, length: number): Expression {
    return new Expression(length, null, [value]);
  }

  /** Elements that are there already. */
  static of(array: Float32Array): Expression {
    const expression = new Expression(array.length, null, []);
    expression.array = array;
    expression.isShared = true;
    return expression;
  }

  /** As another expression uses it: the number, or the array, where it is no more than that. */
  get operand(): Operand {
    if (this.array !== null) return this.array;
    const [value] = this.operands;
    return this.kernel === null && typeof value === 'number' ? value : this;
  }

  /** Keeps its elements and lets go of what it was made of. */
  become(array: Float32Array): void {
    this.array = array;
    this.operands = [];
  }
}

/** Whether an expression has become so large that its parts should be computed before it grows on. */
export function isTooLarge(expression: Expression): boolean {
  if (expression.steps <= MOST_SOURCES) return false;
  const { steps, sources } = partsOf(expression);
  expression.steps = steps.length + sources.length;
  return steps.length > MOST_STEPS || sources.length > MOST_SOURCES;
}

/** What there is to compute, each after what it is made of, and the arrays to read. */
export function partsOf(root: Expression): { steps: Expression[]; sources: Float32Array[] } {
  const found = new Set([root]);
  const sources = new Set<Float32Array>();
  // Grows while it is gone through.
  for (const expression of found)
    for (const each of expression.operands) {
      const operand = each instanceof Expression ? each.operand : each;
      if (operand instanceof Expression) found.add(operand);
      else if (typeof operand !== 'number') sources.add(operand);
    }
  const steps = [...found].sort((a, b) => a.order - b.order);
  return { steps, sources: [...sources] };
}
