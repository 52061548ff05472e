/**
 * How far off a formula's value may be by rounding alone: a running error analysis (N. J. Higham, "Accuracy and Stability
 * of Numerical Algorithms", 2nd ed., section 3.3), with what an operand's error does to a function found by moving it.
 */
import { fold } from '../languages/expression/fold';
import { functionNamed } from '../languages/expression/functions/functions';
import type { CallTree, Tree } from '../languages/expression/tree';

interface Part {
  readonly value: number;
  readonly error: number;
  /** Of a list, which has no value itself. */
  readonly items?: readonly Part[];
}

/** Of the last digit: what each operator may lose. */
const LOSS = Number.EPSILON;

/**
 * A bound of the rounding error of a scalar formula at a point, to first order; Infinity where a number on the way
 * overflows, so that the value says nothing. Branches that are not taken count for nothing.
 */
export function roundingOf(tree: Tree, values: ReadonlyMap<string, number>): number {
  const { error } = fold<Part>(tree, (part, parts) => {
    switch (part.kind) {
      case 'number':
        return { value: part.value, error: 0 };
      case 'name':
        return { value: values.get(part.name) ?? NaN, error: 0 };
      case 'bound':
        return parts[0] ?? { value: NaN, error: NaN };
      case 'list':
        return { value: NaN, error: Infinity, items: parts };
      case 'condition':
        return taken(parts[0], parts[1], parts[2]);
      case 'call':
        return part.operator === 'where' ? taken(parts[0], parts[1], parts[2]) : called(part, parts);
    }
  });
  return Number.isNaN(error) ? Infinity : error;
}

function taken(condition: Part | undefined, then: Part | undefined, otherwise: Part | undefined): Part {
  const holds = condition !== undefined && condition.value !== 0 && !Number.isNaN(condition.value);
  return (holds ? then : otherwise) ?? { value: NaN, error: NaN };
}

function called({ operator, keywords }: CallTree, parts: readonly Part[]): Part {
  const items = parts[0]?.items;
  const extreme = items === undefined ? null : extremeOf(operator, items);
  if (extreme !== null) return extreme;
  const plain = functionNamed(operator)?.plain;
  const operands = parts.map(({ value }) => value);
  // Bounds and slopes given by name are not among the operands: what these functions lose is told from their size.
  if (plain === undefined || Object.keys(keywords).length > 0) {
    const size = Math.max(...parts.map(({ value }) => Math.abs(value)));
    return { value: operands[0] ?? NaN, error: Math.max(...parts.map(({ error }) => error)) + LOSS * size };
  }
  const value = plain(...operands);
  if (parts.some(({ error }) => error === Infinity)) return { value, error: Infinity };
  // Not defined there, which is no matter of rounding.
  if (Number.isNaN(value)) return { value, error: 0 };
  if (!Number.isFinite(value) && operands.every(Number.isFinite)) return { value, error: Infinity };
  const moved = parts.reduce((sum, { error }, index) => {
    if (error === 0) return sum;
    const at = (sign: 1 | -1): number =>
      Math.abs(
        plain(...operands.map((operand, other) => (other === index ? operand + sign * error : operand))) - value,
      );
    // At the edge of the domain one side only.
    const sides = [at(1), at(-1)].filter((side) => !Number.isNaN(side));
    return sum + (sides.length === 0 ? error : Math.max(...sides));
  }, 0);
  return { value, error: moved + LOSS * Math.abs(value) };
}

/** The largest or the smallest of a list: one of its numbers. */
function extremeOf(operator: string, items: readonly Part[]): Part | null {
  const sign = /^a?max$/.test(operator) ? 1 : /^a?min$/.test(operator) ? -1 : null;
  if (sign === null) return null;
  return {
    value: items.reduce((most, { value }) => sign * Math.max(sign * most, sign * value), -sign * Infinity),
    error: items.reduce((most, { error }) => Math.max(most, error), 0),
  };
}
