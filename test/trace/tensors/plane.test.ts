import { describe, expect, it } from 'vitest';
import { elementsIn, indicesOf, planeOf, sliceOffset } from '../../../src/trace/tensors/plane';

const unchecked = (): void => undefined;
const whole = { rows: { from: 0, count: 100 }, columns: { from: 0, count: 100 }, block: { rows: 1, columns: 1 } };

describe('a tensor as matrices', () => {
  it('has the last two dimensions; a vector is a column, a number a cell', () => {
    expect(planeOf([])).toEqual({ rows: 1, columns: 1, leading: [] });
    expect(planeOf([5])).toEqual({ rows: 5, columns: 1, leading: [] });
    expect(planeOf([2, 0, 3, 4])).toEqual({ rows: 3, columns: 4, leading: [2, 0] });
  });

  it('has a slice for each index of the others', () => {
    expect(sliceOffset([2, 3, 4, 5], [1, 2])).toBe(100);
    expect(sliceOffset([4, 5], [])).toBe(0);
    for (const slice of [[2, 0], [0], [-1, 0], [0, 0, 0], [0.5, 0]])
      expect(sliceOffset([2, 3, 4, 5], slice)).toBeNull();
  });

  it('gives every element once, slice by slice', () => {
    const shape = [2, 2, 3];
    const values = Array.from({ length: 12 }, (_, index) => index);
    const slices = [[0], [1]].map((slice) => elementsIn(shape, values, { ...whole, slice }, unchecked)?.values);
    expect(slices.flat()).toEqual(values);
    expect(values.map((place) => indicesOf(shape, place))[7]).toEqual([1, 0, 1]);
  });

  it('says of what is not held that it is not', () => {
    const found = elementsIn([2, 3], [1, 2, 3, 4], { ...whole, slice: [] }, unchecked);
    expect(found?.values).toEqual([1, 2, 3, 4, null, null]);
    const blocks = elementsIn([2, 3], [1, 2, 3, 4], { ...whole, slice: [], block: { rows: 1, columns: 3 } }, unchecked);
    expect(blocks).toEqual({ rows: 2, columns: 1, values: [3, null] });
  });
});
