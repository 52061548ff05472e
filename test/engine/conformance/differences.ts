/**
 * Derivatives from differences: a stencil of fourth order, in plain numbers. It knows functions of a list of numbers and
 * nothing of tensors.
 */

/** Balances the stencil's own error (h⁴) against cancellation (1e-16 / h) in float64. */
const STEP = 1e-4;
/** As much of the gradient's size as the two may differ. */
const RELATIVE = 1e-7;
/** Points of more coordinates are checked along this many directions. */
const DIRECTIONS = 2;

type PlainFunction = (point: readonly number[]) => number;

/** The derivative of `f` at `point` along `direction`. */
function along(f: PlainFunction, point: readonly number[], direction: readonly number[]): number {
  const at = (offset: number): number => f(point.map((value, i) => value + offset * STEP * (direction[i] ?? 0)));
  return (at(-2) - 8 * at(-1) + 8 * at(1) - at(2)) / (12 * STEP);
}

/** The first component in which two lists differ, in words; the size of the whole list sets the scale. */
export function apart(actual: readonly number[], expected: readonly number[], relative: number): string | null {
  if (actual.length !== expected.length) return `${actual.length} components instead of ${expected.length}`;
  const scale = Math.max(1, ...expected.map(Math.abs));
  const index = expected.findIndex((value, at) => !(Math.abs((actual[at] ?? NaN) - value) <= relative * scale));
  return index < 0 ? null : `component ${index}: ${actual[index] ?? NaN} instead of ${expected[index] ?? NaN}`;
}

/**
 * Where the gradient of `f` at `point` disagrees with differences, in words. Of many coordinates first a few directions
 * that have a part in all of them: an error in any component shows there. Then each component, to name the wrong one.
 */
export function disagreement(f: PlainFunction, point: readonly number[], gradient: readonly number[]): string | null {
  if (gradient.length !== point.length) return `${gradient.length} components instead of ${point.length}`;
  const components = point.map((_, i) => ({ name: `component ${i}`, direction: unit(point.length, i) }));
  if (point.length <= DIRECTIONS) return wrongAlong(f, point, gradient, components);
  const mixed = Array.from({ length: DIRECTIONS }, (_, i) => ({
    name: `direction ${i}`,
    direction: mixture(point.length, i),
  }));
  const wrong = wrongAlong(f, point, gradient, mixed);
  return wrong === null ? null : (wrongAlong(f, point, gradient, components) ?? wrong);
}

function wrongAlong(
  f: PlainFunction,
  point: readonly number[],
  gradient: readonly number[],
  directions: readonly { readonly name: string; readonly direction: readonly number[] }[],
): string | null {
  const scale = Math.max(1, ...gradient.map(Math.abs).filter(Number.isFinite));
  for (const { name, direction } of directions) {
    const actual = gradient.reduce((sum, value, i) => sum + value * (direction[i] ?? 0), 0);
    const expected = along(f, point, direction);
    if (!(Math.abs(actual - expected) <= RELATIVE * scale))
      return `${name}: ${actual}, but differences give ${expected}`;
  }
  return null;
}

function unit(count: number, index: number): number[] {
  return Array.from({ length: count }, (_, i) => (i === index ? 1 : 0));
}

/** Parts between ½ and 1 of either sign, which no symmetry of a function shares. */
function mixture(count: number, seed: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const fraction = (((i + 1) * (seed + 1) * 0.6180339887498949) % 1) - 0.5;
    return Math.sign(fraction) * (0.5 + Math.abs(fraction));
  });
}
