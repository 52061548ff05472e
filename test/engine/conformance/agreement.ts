/**
 * Whether the engine agrees with a recorded case: value, first and second gradients, with what the subject's allowances
 * say of cancelling terms and of kernels that approximate. It does not know who asks.
 */
import type { Allowances } from './allowances';
import { NAMES, read, type RecordedCase, type Written } from './fixtures';
import { outcome, type Call, type Values } from './recorded';
import { DEFAULT_TOLERANCE, difference, signDifference, type Tolerance } from './tolerance';

/** What differs, in words; null where nothing does. */
export interface Agreement {
  readonly values: string | null;
  readonly first: string | null;
  readonly second: string | null;
}

/** Whether a case stands among those in which the engine departs from the record, with reason. */
export function departs({ departures }: Allowances, python: string, index: number): boolean {
  return `${python} ${index}` in departures;
}

export function agreement(allowances: Allowances, call: Call, python: string, recorded: RecordedCase): Agreement {
  const { shape, dtype, values, gradients, second } = outcome(call, recorded, NAMES);
  const { output } = recorded;
  const allowed = tolerance(allowances, python, recorded, 'first');
  const expected = output.values.map(read);
  const ofDtype = DEFAULT_TOLERANCE[dtype]?.relative ?? 0;
  const zeros = allowances.orderOfZeros.includes(python) ? null : signDifference(values, expected);
  return {
    values:
      unlike('shape', shape.join(), output.shape.join()) ??
      unlike('dtype', dtype, output.dtype ?? recorded.dtype) ??
      difference(values, expected, { ...allowed, relative: ofDtype }) ??
      zeros,
    first: gradientsUnlike(gradients, recorded.gradients, allowed),
    second: gradientsUnlike(second, recorded.second, tolerance(allowances, python, recorded, 'second')),
  };
}

function unlike(what: string, actual: string, expected: string): string | null {
  return actual === expected ? null : `${what} [${actual}] instead of [${expected}]`;
}

function gradientsUnlike(
  actual: readonly (Values | null)[] | null,
  expected: readonly (readonly Written[] | null)[] | undefined,
  allowed: Tolerance,
): string | null {
  if (actual === null || expected === undefined)
    return actual === null && expected === undefined ? null : `gradients ${actual === null ? 'missing' : 'too many'}`;
  if (actual.length !== expected.length) return `${actual.length} gradients instead of ${expected.length}`;
  for (const [index, gradient] of actual.entries()) {
    const wanted = expected[index] ?? null;
    if (gradient === null || wanted === null) {
      if (gradient !== wanted) return `gradient ${index}: ${gradient === null ? 'none' : 'one'}`;
      continue;
    }
    const off = difference(gradient, wanted.map(read), allowed);
    if (off !== null) return `gradient ${index} ${off}`;
  }
  return null;
}

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
  let largest = 1;
  for (const values of all)
    for (const value of values ?? []) {
      const size = Math.abs(Number(value));
      if (Number.isFinite(size) && size > largest) largest = size;
    }
  return largest;
}

/**
 * Relative alone wherever numbers are computed element by element. Where terms are summed, in another order than
 * PyTorch's, and where they cancel, also as much of the largest number.
 */
function tolerance(
  { cancelling, approximateInFloat32 }: Allowances,
  python: string,
  recorded: RecordedCase,
  order: 'first' | 'second',
): Tolerance {
  const { relative } = DEFAULT_TOLERANCE[coarsest(recorded)] ?? { relative: 0 };
  const { from, terms = 1 } = cancelling.find(([pattern]) => pattern.test(python))?.[1] ?? { from: null };
  const approximate = recorded.dtype === 'float32' && approximateInFloat32.includes(python);
  const absolute = from === 'first' || from === order || approximate || sums(python, recorded);
  return absolute ? { relative, absolute: terms * relative * magnitude(recorded) } : { relative };
}

const BY_PRECISION = ['bfloat16', 'float16', 'float32'];

/** The least precise of the dtypes that take part. */
function coarsest({ dtype, inputs, output }: RecordedCase): string {
  const taking = new Set([dtype, output.dtype, ...inputs.map((input) => input.dtype)]);
  return BY_PRECISION.find((name) => taking.has(name)) ?? 'float64';
}
