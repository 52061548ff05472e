import { describe, expect, it } from 'vitest';
import { RecordIndex } from '../../../src/results/programs/positions';
import type { TraceRecord } from '../../../src/trace/program';

const record = (start: number, end: number): TraceRecord => ({
  range: { start, end },
  name: null,
  kind: 'expression',
  count: 1,
  value: { kind: 'number', value: 0 },
  history: null,
});

const found = (index: RecordIndex, offset: number): string[] =>
  [...index.at(offset)].map(({ range: { start, end } }) => `${String(start)}–${String(end)}`);

describe('the records at a place', () => {
  // a * (b + cc)   d
  const index = new RecordIndex([
    record(0, 12),
    record(0, 1),
    record(5, 11),
    record(5, 6),
    record(9, 11),
    record(15, 16),
  ]);

  it.each([
    [0, ['0–1', '0–12']],
    [1, ['0–1', '0–12']],
    [2, ['0–12']],
    [7, ['5–11', '0–12']],
    [10, ['9–11', '5–11', '0–12']],
    [12, ['0–12']],
    [13, []],
    [16, ['15–16']],
    [99, []],
  ])('%i: the innermost first', (offset, ranges) => {
    expect(found(index, offset)).toStrictEqual(ranges);
  });

  it('are none where nothing was recorded', () => {
    expect(found(new RecordIndex([]), 3)).toStrictEqual([]);
  });

  it('of two with one range are the later, then the earlier', () => {
    const [one, other] = [record(0, 3), record(0, 3)];
    expect([...new RecordIndex([one, other]).at(1)]).toStrictEqual([other, one]);
  });

  it('are found among 10,000 by looking at few of them', () => {
    let looks = 0;
    const many = Array.from({ length: 10_000 }, (_, at): TraceRecord => {
      const one = record(10 * at, 10 * at + 8);
      const { range } = one;
      const get = (): typeof range => {
        looks += 1;
        return range;
      };
      return Object.defineProperty(one, 'range', { get });
    });
    const big = new RecordIndex([record(0, 200_000), ...many]);
    looks = 0;
    const answers = many.map((_, at) => [...big.at(10 * at + 3)][0]);
    expect(answers).toStrictEqual(many);
    // Each by halving: 2¹⁴ are more than 10,000, and the one that is found is asked for its end.
    expect(looks).toBeLessThanOrEqual(10_000 * (14 + 1));
  });
});
