import { describe, expect, it } from 'vitest';

import {
  ordering,
  positions,
  quickSelect,
  select,
  selectAll,
  sort,
  sortSmallest,
  sortStable,
} from '../../../src/engine/kernels/order';

/** On which taking medians of three parts as unevenly as can be (Musser 1997), so that heaps must take over. */
function adversary(half: number): Float64Array {
  const values = new Float64Array(2 * half);
  for (let i = 1; i <= half; i++) {
    if (i % 2 === 1) {
      values[i - 1] = i;
      values[i] = half + i;
    }
    values[half + i - 1] = 2 * i;
  }
  return values;
}

function scrambled(length: number, variety: number): Float64Array {
  let state = length * 7919 + variety;
  return Float64Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * variety);
  });
}

const INPUTS: readonly (readonly [string, Float64Array])[] = [
  ['nothing', new Float64Array(0)],
  ['one', Float64Array.of(3)],
  ...[2, 3, 16, 17, 18, 50, 333].flatMap((length) =>
    [2, 5, 1e6].map((variety) => [`${length} of ${variety}`, scrambled(length, variety)] as const),
  ),
  ['ascending', Float64Array.from({ length: 200 }, (_, i) => i)],
  ['descending', Float64Array.from({ length: 200 }, (_, i) => -i)],
  ['a killer of medians of three', adversary(512)],
  ['NaN among them', Float64Array.from({ length: 60 }, (_, i) => (i % 7 === 3 ? NaN : i % 5))],
];

function valuesIn(order: Int32Array, values: Float64Array): number[] {
  return Array.from(order, (place) => values[place] ?? Infinity);
}

function ascending(values: Float64Array): number[] {
  return [...values].sort((a, b) => Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || a - b);
}

describe.each(INPUTS)('order of %s', (_, values) => {
  const before = ordering(values, false);
  const expected = ascending(values);

  it('is that of all positions once', () => {
    const order = positions(values.length);
    sort(order, before);
    expect(valuesIn(order, values)).toEqual(expected);
    expect([...order].sort((a, b) => a - b)).toEqual([...positions(values.length)]);
  });

  it('keeps equal elements as they were where it is stable', () => {
    const order = positions(values.length);
    sortStable(order, before);
    const tied = (a: number, b: number): boolean => !before(a, b) && !before(b, a);
    expect(valuesIn(order, values)).toEqual(expected);
    expect(
      [...order].every((place, i) => i === 0 || !tied(order[i - 1] ?? 0, place) || (order[i - 1] ?? 0) < place),
    ).toBe(true);
  });

  it('descends with NaN in front', () => {
    const order = positions(values.length);
    sort(order, ordering(values, true));
    expect(valuesIn(order, values)).toEqual(expected.toReversed());
  });

  it('is known where only parts of it are asked for', () => {
    for (const count of [1, 2, 5, values.length >> 1, values.length].filter((n) => n > 0 && n <= values.length)) {
      const smallest = positions(values.length);
      sortSmallest(smallest, before, count);
      expect(valuesIn(smallest, values).slice(0, count)).toEqual(expected.slice(0, count));
      for (const choose of [select, quickSelect]) {
        const order = positions(values.length);
        choose(order, before, count - 1);
        const found = valuesIn(order, values);
        expect(found[count - 1]).toBe(expected[count - 1]);
        expect(ascending(Float64Array.from(found.slice(0, count)))).toEqual(expected.slice(0, count));
      }
    }
    const ranks = [0, 1, values.length >> 2, values.length - 1].filter(
      (rank, i, all) => rank >= 0 && rank < values.length && all.indexOf(rank) === i,
    );
    const order = positions(values.length);
    selectAll(order, before, ranks);
    expect(ranks.map((rank) => values[order[rank] ?? 0])).toEqual(ranks.map((rank) => expected[rank]));
  });
});
