/** The range of a slider around a value: wide enough to explore, fine enough to meet round numbers. Pure. */

export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const STEPS = 400;

/** Symmetric about zero; 0 and 3 give −10 to 10, 100 gives −200 to 200, 0.002 gives −0.02 to 0.02. */
export function rangeAround(value: number): SliderRange {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return rangeAround(0);
  const wanted = size === 0 || size >= 5 ? Math.max(10, 2 * size) : size >= 0.1 ? 10 : 10 * size;
  const end = roundUp(wanted);
  return { min: -end, max: end, step: roundUp(end / STEPS) };
}

/** The same range while the value lies in it and is not lost in its middle; else one that fits. */
export function adapted(range: SliderRange, value: number): SliderRange {
  const size = Math.abs(value);
  const inside = size <= range.max * 0.98;
  const visible = value === 0 || size >= range.step;
  return inside && visible ? range : rangeAround(value);
}

/** The next of 1, 2, 5, 10, 20, … */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 5].find((digit) => digit * power >= value * (1 - 1e-9)) ?? 10;
  return Number((factor * power).toPrecision(3));
}

/** How far one press of an arrow key moves a typed value: one in its last digit but one, as far as it has. */
export function stepOf(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(value)) return 0.1;
  return 10 ** Math.max(-12, Math.floor(Math.log10(size)) - 1);
}
