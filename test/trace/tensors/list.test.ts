import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/trace/elements';
import { listOf } from '../../../src/trace/tensors/list';

const unchecked = (): void => undefined;
const values = Array.from({ length: 500 }, (_, index) => Math.round(Math.sin(index * 78.233) * 20));
const gradients = values.map((value, index) => (index % 7 === 0 ? NaN : -value / 2));

/** All of them put in order by comparison, NaN last, ties in order of the place. */
function byHand(order: Order, descending: boolean): number[] {
  const key = (place: number): number => {
    const number = (order.includes('value') ? values : gradients)[place] ?? NaN;
    return (order.startsWith('|') ? Math.abs(number) : number) * (descending ? -1 : 1);
  };
  const places = values.map((_, place) => place);
  if (order === 'index') return descending ? places.reverse() : places;
  return places.sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || (Number.isNaN(a) ? 0 : a - b) || one - other;
  });
}

describe('a list of elements', () => {
  const orders = ['index', 'value', '|value|', 'gradient', '|gradient|'] as const;
  it.each(orders.flatMap((order) => [false, true].map((descending) => ({ order, descending }))))(
    'by $order, descending $descending: any page of it is that of all in order',
    ({ order, descending }) => {
      const all = byHand(order, descending);
      for (const [from, count] of [
        [0, 10],
        [3, 1],
        [240, 20],
        [490, 50],
        [600, 5],
      ] as const) {
        const list = listOf({ values, gradients }, { order, descending, filter: [], from, count }, unchecked);
        expect(list.indices).toEqual(all.slice(from, from + count));
        expect(list).toMatchObject({ matches: 500, numel: 500 });
      }
    },
  );

  it('lets through what any of the alternatives does; of no gradient, nothing', () => {
    const filter = [
      [
        { of: 'value', magnitude: false, test: '>', than: 10 },
        { of: 'gradient', magnitude: false, test: '!=', than: NaN },
      ],
      [{ of: 'value', magnitude: true, test: '=', than: 20 }],
    ] as const;
    const wanted = { order: 'index', descending: false, filter, from: 0, count: 500 } as const;
    const expected = values.flatMap((value, place) =>
      (value > 10 && place % 7 !== 0) || Math.abs(value) === 20 ? [place] : [],
    );
    expect(listOf({ values, gradients }, wanted, unchecked).indices).toEqual(expected);
    const without = values.flatMap((value, place) => (Math.abs(value) === 20 ? [place] : []));
    expect(listOf({ values, gradients: null }, wanted, unchecked)).toMatchObject({ indices: without, gradients: null });
  });
});
