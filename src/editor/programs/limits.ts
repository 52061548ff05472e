/** What a program may take, from the settings `autogradLens.limits.*`, where anything may stand. Knows no editor. */
import type { Limits } from '../../results/result';
import { numberFrom, type NumericSetting } from '../numeric-setting';

interface LimitSetting extends NumericSetting {
  /** What one of the setting is in `Limits`. */
  readonly unit: number;
}

/** A test holds these against the manifest. */
export const LIMIT_SETTINGS: Readonly<Record<keyof Limits, LimitSetting>> = {
  time: { minimum: 0.1, maximum: 86_400, default: 10, unit: 1000 },
  memory: { minimum: 128, maximum: 65_536, default: 1024, unit: 1 },
  output: { minimum: 1000, maximum: 100_000_000, default: 1_000_000, unit: 1 },
  records: { minimum: 100, maximum: 1_000_000, default: 20_000, unit: 1 },
  graph: { minimum: 100, maximum: 10_000_000, default: 100_000, unit: 1 },
};

export const LIMIT_IDS: Readonly<Record<keyof Limits, string>> = {
  time: 'limits.time',
  memory: 'limits.memory',
  output: 'limits.output',
  records: 'limits.records',
  graph: 'limits.graph',
};

/** `setting` reads one of them, by its name behind `autogradLens.`. */
export function limitsFrom(setting: (id: string) => unknown): Limits {
  const limit = (name: keyof Limits): number => limitOf(LIMIT_SETTINGS[name], setting(LIMIT_IDS[name]));
  return {
    time: limit('time'),
    memory: limit('memory'),
    output: limit('output'),
    records: limit('records'),
    graph: limit('graph'),
  };
}

function limitOf(setting: LimitSetting, value: unknown): number {
  return Math.round(numberFrom(setting, value) * setting.unit);
}
