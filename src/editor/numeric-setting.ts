/** A setting that is a number, where anything may stand. Knows no setting by name, nor the editor. */

export interface Bounds {
  readonly minimum: number;
  readonly maximum: number;
}

export interface NumericSetting extends Bounds {
  readonly default: number;
}

/** A value that is too large or too small counts as the nearest that is allowed, what is no number as the default. */
export function numberFrom(setting: NumericSetting, value: unknown): number {
  return nearest(typeof value === 'number' && !Number.isNaN(value) ? value : setting.default, setting);
}

export function nearest(value: number, { minimum, maximum }: Bounds): number {
  return Math.min(Math.max(value, minimum), maximum);
}
