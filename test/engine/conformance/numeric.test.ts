/**
 * Values, first and second gradients as PyTorch recorded them: every operator in float32 and float64, broadcast, strided,
 * 0-d, empty, and at zeros, infinities and nan.
 */
import { describe, expect, it } from 'vitest';

import { ALLOWED } from './allowances';
import { recordedCalls, read, type RecordedCase, type Written } from './fixtures';
import { compiledExpression } from './program';
import { outcome } from './recorded';
import { DEFAULT_TOLERANCE, difference, expectNone, signDifference, type Tolerance } from './tolerance';

const NAMES = ['a', 'b', 'c'];

/** Whether a result of the case is a sum of several terms: a product of matrices, a reduction, a broadcast operand's gradient. */
function sums(python: string, { inputs, output }: RecordedCase): boolean {
  return python.includes('@') || inputs.some(({ values }) => values.length !== output.values.length);
}

/** The largest finite number that takes part. */
function magnitude({ inputs, output, direction, gradients, second }: RecordedCase): number {
  const all = [
    ...inputs.map(({ values }) => values),
    output.values,
    direction,
    ...(gradients ?? []),
    ...(second ?? []),
  ];
  return Math.max(
    1,
    ...all.flatMap((values) => values?.map((value) => Math.abs(Number(value))) ?? []).filter(Number.isFinite),
  );
}

/**
 * Relative alone wherever numbers are computed element by element. Where terms are summed, in another order than
 * PyTorch's, and where they cancel, also as much of the largest number.
 */
function tolerance(python: string, recorded: RecordedCase, order: 'first' | 'second'): Tolerance {
  const { relative } = DEFAULT_TOLERANCE[recorded.dtype] ?? { relative: 0 };
  const { from, terms = 1 } = ALLOWED.cancelling.find(([pattern]) => pattern.test(python))?.[1] ?? { from: null };
  const approximate = recorded.dtype === 'float32' && ALLOWED.approximateInFloat32.includes(python);
  const absolute = from === 'first' || from === order || approximate || sums(python, recorded);
  return absolute ? { relative, absolute: terms * relative * magnitude(recorded) } : { relative };
}

function title({ dtype, inputs }: RecordedCase, index: number): string {
  const operands = inputs.map(
    ({ shape, layout, dtype: own }) =>
      `[${shape.join(', ')}]${layout === undefined ? '' : ` ${layout}`}${own === undefined ? '' : ` ${own}`}`,
  );
  return `${index}: ${dtype} ${operands.join(' and ')}`;
}

function agreesWith(
  actual: readonly (number | boolean)[] | null,
  expected: readonly Written[] | null,
  allowed: Tolerance,
): void {
  if (actual === null || expected === null) expect(actual).toEqual(expected);
  else expectNone(difference(actual, expected.map(read), allowed));
}

describe.each(recordedCalls())('$subject: $python', ({ python, code, cases }) => {
  const call = compiledExpression(code, NAMES);
  const tested = cases
    .map((recorded, index) => ({ recorded, title: title(recorded, index), key: `${python} ${index}` }))
    .filter(({ key }) => !(key in ALLOWED.departures));

  it.each(tested)('$title', ({ recorded }) => {
    const allowed = tolerance(python, recorded, 'first');
    const allowedSecond = tolerance(python, recorded, 'second');
    const { shape, dtype, values, gradients, second } = outcome(call, recorded, NAMES);
    expect(shape).toEqual(recorded.output.shape);
    expect(dtype).toBe(recorded.output.dtype ?? recorded.dtype);
    agreesWith(values, recorded.output.values, allowed);
    if (!ALLOWED.orderOfZeros.includes(python)) expectNone(signDifference(values, recorded.output.values.map(read)));
    expect(gradients?.length).toBe(recorded.gradients?.length);
    for (const [index, gradient] of (gradients ?? []).entries())
      agreesWith(gradient, recorded.gradients?.[index] ?? null, allowed);
    expect(second?.length).toBe(recorded.second?.length);
    for (const [index, gradient] of (second ?? []).entries())
      agreesWith(gradient, recorded.second?.[index] ?? null, allowedSecond);
  });
});
