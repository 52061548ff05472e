import { describe, expect, test } from 'vitest';
import { limitsFrom } from '../../src/editor/programs/limits';

const from = (settings: Readonly<Record<string, unknown>>) => limitsFrom((id) => settings[id]);

describe('the limits of a run', () => {
  test('are the settings, seconds as milliseconds', () => {
    expect(
      from({
        'limits.time': 2.5,
        'limits.memory': 256,
        'limits.output': 5000,
        'limits.records': 700,
        'limits.graph': 900,
      }),
    ).toEqual({ time: 2500, memory: 256, output: 5000, records: 700, graph: 900 });
  });

  test.each([
    ['too little', 0, 100],
    ['too much', 1e12, 86_400_000],
    ['without end', Infinity, 86_400_000],
    ['less than nothing', -5, 100],
    ['no number', 'ten', 10_000],
    ['not a number', NaN, 10_000],
    ['nothing', null, 10_000],
  ])('a time that is %s', (_what, value, time) => {
    expect(from({ 'limits.time': value }).time).toBe(time);
  });
});
