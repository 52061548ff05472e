/** Which histories are offered to be plotted, and at which places. */
import { describe, expect, test } from 'vitest';
import { hasPlottedHistory, plottedHistories } from '../../src/trace/histories';
import type { TraceRecord } from '../../src/trace/program';

function record(name: string | null, kind: TraceRecord['kind'], values: readonly number[], start = 0): TraceRecord {
  return {
    range: { start, end: start + 1 },
    name,
    kind,
    count: values.length,
    value: { kind: 'number', value: values.at(-1) ?? 0 },
    history: values.length === 0 ? null : { stride: 1, values },
  };
}

describe('the history of a name', () => {
  const written = record('loss', 'write', [4, 2, 1]);
  const readAlike = record('loss', 'read', [4, 2, 1], 10);
  const readOften = record('loss', 'read', [4, 4, 2, 2, 1, 1], 20);
  const once = record('rate', 'write', [1], 30);
  const unnamed = record(null, 'expression', [1, 2], 40);
  const records = [written, readAlike, readOften, once, unnamed];

  test('is that of the place where it gets its value', () => {
    expect([...plottedHistories(records)]).toEqual([['loss', written]]);
  });

  test('is offered wherever the place went the same way, and nowhere else', () => {
    expect(records.map((one) => hasPlottedHistory(records, one))).toEqual([true, true, false, false, false]);
  });

  test('is not offered of more names than the plot offers', () => {
    const many = Array.from({ length: 150 }, (_, index) => record(`v${String(index)}`, 'write', [1, 2], index));
    expect(plottedHistories(many).size).toBe(100);
    expect(many.filter((one) => hasPlottedHistory(many, one))).toHaveLength(100);
  });
});
