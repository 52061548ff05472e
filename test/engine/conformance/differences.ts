/**
 * Derivatives from differences: a stencil of fourth order, in plain numbers. It knows functions of a list of numbers and
 * nothing of tensors.
 */

/** Balances the stencil's own error (h⁴) against cancellation (1e-16 / h) in float64. */
const STEP = 1e-4;

/** Partial derivatives of `f` at `point`. */
export function gradientByDifferences(f: (point: readonly number[]) => number, point: readonly number[]): number[] {
  return point.map((value, index) => {
    const at = (offset: number): number => f(point.with(index, value + offset * STEP));
    return (at(-2) - 8 * at(-1) + 8 * at(1) - at(2)) / (12 * STEP);
  });
}

/** The first component in which they disagree, in words; the size of the whole gradient sets the scale. */
export function disagreement(
  actual: readonly number[],
  differences: readonly number[],
  relative = 1e-7,
): string | null {
  if (actual.length !== differences.length) return `${actual.length} components instead of ${differences.length}`;
  const scale = Math.max(1, ...differences.map(Math.abs));
  const index = differences.findIndex((value, at) => !(Math.abs((actual[at] ?? NaN) - value) <= relative * scale));
  return index < 0
    ? null
    : `component ${index}: ${actual[index] ?? NaN}, but differences give ${differences[index] ?? NaN}`;
}
