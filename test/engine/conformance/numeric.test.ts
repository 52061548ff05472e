/**
 * Values, first and second gradients as PyTorch recorded them: every operator in float32 and float64, broadcast, strided,
 * 0-d, empty, and at zeros, infinities and nan.
 */
import { describe, expect, it } from 'vitest';

import { fixture, read, type RecordedCase, type Written } from './fixtures';
import { compiledExpression } from './program';
import { outcome } from './recorded';
import { DEFAULT_TOLERANCE, difference, expectNone, signDifference, type Tolerance } from './tolerance';

const NAMES = ['a', 'b', 'c'];

interface Cancelling {
  /** From which derivative on. */
  readonly from: 'first' | 'second';
  /** How much larger than the largest recorded number the terms are. */
  readonly terms?: number;
}

/** Calls whose derivatives are differences of nearly equal terms: what remains has the error of the terms. */
const CANCELLING: readonly (readonly [RegExp, Cancelling])[] = [
  [/logaddexp|atan2|hypot/, { from: 'second' }],
  [/softmax/, { from: 'first' }], // along a row they sum to 0
  [/sigmoid/, { from: 'first' }], // σ(1 − σ) where σ is near 1
  [/tanh\(a\)|tanh_/, { from: 'first' }], // 1 − tanh²
  [/softplus|silu|mish/, { from: 'second' }], // derivatives of σ
  [/approximate='tanh'/, { from: 'first', terms: 4 }], // 1 + tanh on the left, times x²
  [/prod\(/, { from: 'second', terms: 32 }], // ∏/x²: one of the factors is small
  [/transpose.*sin/, { from: 'first' }], // sin x + x cos x
];

/**
 * Functions that PyTorch's float32 kernels approximate, to about 1e-7 absolute, where the engine rounds a float64 result:
 * erf by a polynomial (its relative error is large near 0, and gelu's where 1 + erf cancels), logit by x / (1 − x).
 */
const APPROXIMATE_IN_FLOAT32 = new Set([
  'torch.erf(a)',
  'torch.erfc(a)',
  'F.gelu(a)',
  "F.gelu(a, approximate='tanh')",
  'torch.logit(a)',
  '(a * 1).erf_()',
  '(a * 1).erfc_()',
  '(a * 1).logit_()',
]);

/** Which of 0 and −0 is the larger depends on the processor's instruction. */
const ORDER_OF_ZEROS = new Set(['torch.maximum(a, b)', 'torch.minimum(a, b)', 'torch.fmax(a, b)', 'torch.fmin(a, b)']);

/** Cases in which the engine departs from the record, by call and case number, each with the reason. */
const DEPARTURES: Readonly<Record<string, string>> = {
  'F.gelu(a) 8': 'PyTorch’s float32 gelu is nan at ±∞, its float64 one ∞ and 0; the engine’s are ∞ and 0',
  'a.var() 8': 'of one element the second derivative is None there; here it is nan, as the first',
};

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
  const { from, terms = 1 } = CANCELLING.find(([pattern]) => pattern.test(python))?.[1] ?? { from: null };
  const approximate = recorded.dtype === 'float32' && APPROXIMATE_IN_FLOAT32.has(python);
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

describe.each(fixture('numeric').calls)('$python', ({ python, code, cases }) => {
  const call = compiledExpression(code, NAMES);
  const tested = cases
    .map((recorded, index) => ({ recorded, title: title(recorded, index), key: `${python} ${index}` }))
    .filter(({ key }) => !(key in DEPARTURES));

  it.each(tested)('$title', ({ recorded }) => {
    const allowed = tolerance(python, recorded, 'first');
    const allowedSecond = tolerance(python, recorded, 'second');
    const { shape, dtype, values, gradients, second } = outcome(call, recorded, NAMES);
    expect(shape).toEqual(recorded.output.shape);
    expect(dtype).toBe(recorded.output.dtype ?? recorded.dtype);
    agreesWith(values, recorded.output.values, allowed);
    if (!ORDER_OF_ZEROS.has(python)) expectNone(signDifference(values, recorded.output.values.map(read)));
    expect(gradients?.length).toBe(recorded.gradients?.length);
    for (const [index, gradient] of (gradients ?? []).entries())
      agreesWith(gradient, recorded.gradients?.[index] ?? null, allowed);
    expect(second?.length).toBe(recorded.second?.length);
    for (const [index, gradient] of (second ?? []).entries())
      agreesWith(gradient, recorded.second?.[index] ?? null, allowedSecond);
  });
});
