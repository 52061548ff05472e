/**
 * The two ways a pointwise operator is computed, on plain numbers for 0-d tensors and by a loop for arrays, give the same
 * bits: values, first and second gradients, at random and at special points.
 */
import { describe, expect, it } from 'vitest';

import { observed } from '../../../src/engine/observer';
import type { OperatorDefinition } from '../../../src/engine/operators/definition';
import { NAMES, recordedCalls, type RecordedCall, type RecordedCase } from './fixtures';
import { compiledExpression } from './program';
import { inputs, outcome, type Outcome } from './recorded';

/** Whether the call was recorded for 0-d tensors and runs nothing there but operators of single numbers. */
function isPointwise({ python, code, cases }: RecordedCall): boolean {
  // Its value is a 0-d tensor or a number, and never an array.
  if (python.includes('masked_fill')) return false;
  const scalar = cases.find(({ inputs }) => inputs.length > 0 && inputs.every(({ shape }) => shape.length === 0));
  if (scalar === undefined) return false;
  let alone = true;
  const listener = {
    onCall: ({ definition }: { definition: OperatorDefinition }) => {
      const kinds = definition.overloads.map(({ forward }) => forward.kind);
      alone &&= kinds.includes('pointwise') || kinds.includes('composite');
    },
    onNode: () => undefined,
    onAccumulate: () => undefined,
  };
  const call = compiledExpression(code, NAMES);
  const operands = inputs(scalar, NAMES);
  observed(listener, () => call(...operands));
  return alone;
}

/** The case's elements one by one, each with the shape: [] or [1]. Cases whose operands broadcast are left out. */
function elements({ dtype, inputs: given, output, direction }: RecordedCase, shape: readonly number[]): RecordedCase[] {
  if (given.some(({ values }) => values.length !== output.values.length)) return [];
  return output.values.map((value, index) => ({
    dtype,
    inputs: given.map(({ name, dtype: own, values }) => ({
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
