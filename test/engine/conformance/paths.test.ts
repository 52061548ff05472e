/**
 * The two ways a pointwise operator is computed, on plain numbers for 0-d tensors and by a loop for arrays, give the same
 * bits: values, first and second gradients, at random and at special points.
 */
import { describe, expect, it } from 'vitest';

import { recordedCalls, type RecordedCall, type RecordedCase } from './fixtures';
import { compiledExpression } from './program';
import { outcome, type Outcome } from './recorded';

const NAMES = ['a', 'b', 'c'];

/** Calls of one number from one number of each operand: recorded for 0-d tensors, and never changing the shape. */
function isPointwise({ python, cases }: RecordedCall): boolean {
  const allScalar = cases.some(({ inputs }) => inputs.length > 0 && inputs.every(({ shape }) => shape.length === 0));
  const keepsShape = cases.every(({ inputs, output }) => {
    const shapes = new Set(inputs.map(({ shape }) => shape.join()));
    return shapes.size !== 1 || shapes.has(output.shape.join());
  });
  return allScalar && keepsShape && !python.includes('softmax');
}

/** The case's elements one by one, each with the shape: [] or [1]. Cases whose operands broadcast are left out. */
function elements({ dtype, inputs, output, direction }: RecordedCase, shape: readonly number[]): RecordedCase[] {
  if (inputs.some(({ values }) => values.length !== output.values.length)) return [];
  return output.values.map((value, index) => ({
    dtype,
    inputs: inputs.map(({ name, dtype: own, values }) => ({
      name,
      shape,
      values: values.slice(index, index + 1),
      ...(own === undefined ? {} : { dtype: own }),
    })),
    output: { shape, values: [value] },
    ...(direction === undefined ? {} : { direction: direction.slice(index, index + 1) }),
  }));
}

/** Without the shape, the only thing that may differ. */
function numbers({ dtype, values, gradients, second }: Outcome): Omit<Outcome, 'shape'> {
  return { dtype, values, gradients, second };
}

describe('one element as a number and as an array', () => {
  it.each(recordedCalls().filter(isPointwise))('$python', ({ code, cases }) => {
    const call = compiledExpression(code, NAMES);
    const run = (shape: readonly number[]): unknown[] =>
      cases.flatMap((recorded) => elements(recorded, shape)).map((each) => numbers(outcome(call, each, NAMES)));
    const asNumbers = run([]);
    expect(asNumbers.length).toBeGreaterThan(0);
    expect(asNumbers).toEqual(run([1]));
  });
});
