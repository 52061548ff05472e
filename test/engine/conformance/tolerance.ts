/**
 * When two numbers count as equal: in units of the last place of the dtype, or relative. It knows no operator; tables of
 * exceptions stand where they are used, with their reasons.
 */
export interface Tolerance {
  /** Largest error relative to the expected number. */
  readonly relative: number;
  /** Errors up to this are also accepted: sums whose terms cancel keep the error of the terms. */
  readonly absolute?: number;
}

/** The distance between neighbouring float32 numbers, relative: four of them are "a few units in the last place". */
const FLOAT32_UNIT = 2 ** -23;

export const DEFAULT_TOLERANCE: Readonly<Record<string, Tolerance>> = {
  float64: { relative: 1e-12 },
  float32: { relative: 4 * FLOAT32_UNIT },
  float16: { relative: 2 ** -10 },
  bfloat16: { relative: 2 ** -7 },
  bool: { relative: 0 },
  uint8: { relative: 0 },
  int8: { relative: 0 },
  int16: { relative: 0 },
  int32: { relative: 0 },
  int64: { relative: 0 },
};

/** Float32 units as a relative error. */
export function units(count: number): number {
  return count * FLOAT32_UNIT;
}

type Value = number | bigint | boolean;

/** The first place at which the arrays differ, in words; null when they agree. */
export function difference(actual: readonly Value[], expected: readonly Value[], tolerance: Tolerance): string | null {
  if (actual.length !== expected.length) return `${actual.length} numbers instead of ${expected.length}`;
  for (const [index, value] of expected.entries()) {
    const got = actual[index];
    if (typeof value !== 'number' || typeof got !== 'number') {
      if (got !== value) return `at ${index}: ${String(got)} instead of ${String(value)}`;
    } else if (!agree(got, value, tolerance)) return `at ${index}: ${got} instead of ${value}`;
  }
  return null;
}

function agree(actual: number, expected: number, tolerance: Tolerance): boolean {
  if (Number.isNaN(expected) || Number.isNaN(actual)) return Number.isNaN(expected) && Number.isNaN(actual);
  if (actual === expected) return true;
  if (!Number.isFinite(actual) || !Number.isFinite(expected)) return false;
  return Math.abs(actual - expected) <= Math.max(tolerance.relative * Math.abs(expected), tolerance.absolute ?? 0);
}

/** The first place at which zeros have different signs, in words; null when there is none. */
export function signDifference(actual: readonly Value[], expected: readonly Value[]): string | null {
  const index = expected.findIndex((value, at) => value === 0 && actual[at] === 0 && !Object.is(actual[at], value));
  return index < 0 ? null : `at ${index}: a zero of the other sign than ${Object.is(expected[index], -0) ? '-0' : '0'}`;
}
