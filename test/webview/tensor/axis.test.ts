import { describe, expect, it } from 'vitest';
import { Axis } from '../../../webview/tensor/axis';
import { moved } from '../../../webview/tensor/cursor';
import { cellLength, fullCell, shortCell } from '../../../webview/tensor/spelling';

const at = (count: number, seen = 222): Axis => new Axis(count, { size: 20, head: 22, seen });

describe('a direction that scrolls', () => {
  it('shows its first item at the start and its last one at the end, however many there are', () => {
    for (const count of [1, 5, 10, 11, 1000, 3_000_000]) {
      const axis = at(count);
      expect(axis.firstAt(0)).toBe(0);
      const last = axis.firstAt(Math.max(0, axis.length - axis.seen));
      expect(last + axis.whole).toBe(Math.max(count, axis.whole));
      expect(axis.length).toBeLessThanOrEqual(5_000_000);
    }
  });

  it('comes back to the item that it was scrolled to', () => {
    for (const count of [11, 1000, 200_000, 3_000_000]) {
      const axis = at(count);
      const last = count - axis.whole;
      for (const first of [0, 1, 7, Math.floor(last / 3), last - 1, last].filter((item) => item >= 0 && item <= last))
        expect(Math.abs(axis.firstAt(axis.scrollFor(first)) - first)).toBeLessThanOrEqual(1);
    }
  });

  it('scrolls no further than an item needs', () => {
    const axis = at(100);
    expect(axis.whole).toBe(10);
    expect([axis.showing(15, 10), axis.showing(3, 10), axis.showing(20, 10), axis.showing(99, 0)]).toEqual([
      10, 3, 11, 90,
    ]);
  });
});

describe('the cell that is looked at', () => {
  it('moves by cells, pages and ends, and never out of the matrix', () => {
    const field = { rows: 30, columns: 8, page: { rows: 10, columns: 4 } };
    const start = { row: 12, column: 3 };
    const go = (action: Parameters<typeof moved>[1]) => moved(start, action, field);
    expect(go('down')).toEqual({ row: 13, column: 3 });
    expect(go('up-far')).toEqual({ row: 2, column: 3 });
    expect(go('right-far')).toEqual({ row: 12, column: 7 });
    expect(go('row-start')).toEqual({ row: 12, column: 0 });
    expect(go('last')).toEqual({ row: 29, column: 7 });
    expect(moved({ row: 0, column: 0 }, 'left', field)).toEqual({ row: 0, column: 0 });
    expect(go('zoom-in')).toBeNull();
  });
});

describe('a number in a cell', () => {
  it('is short, and in full to the last digit of its dtype', () => {
    expect(shortCell('float64', 1 / 3)).toBe('0.333333');
    expect(fullCell('float64', 1 / 3)).toBe('0.3333333333333333');
    expect(fullCell('float32', Math.fround(0.1))).toBe('0.1');
    expect([shortCell('bool', 1), fullCell('bool', 0)]).toEqual(['True', 'False']);
    expect([shortCell('int64', 2 ** 53), fullCell('float64', -0)]).toEqual(['9007199254740992', '-0']);
    expect([shortCell('float32', undefined), shortCell('float32', null), shortCell('float32', NaN)]).toEqual([
      '…',
      '—',
      'nan',
    ]);
  });

  it('has as much room as the longest', () => {
    const summary = { numel: 2, min: -7, max: 123_456, mean: 0, nan: 0, infinite: 0 };
    const tensor = { summary } as Parameters<typeof cellLength>[0];
    expect(cellLength({ ...tensor, dtype: 'int64' })).toBe(6);
    expect(cellLength({ ...tensor, dtype: 'float32' })).toBe(11);
  });
});
