import { describe, expect, it } from 'vitest';
import { formatNested, formatNumber, formatShape, formatTensor, formatValues, readable } from '../../src/trace/format';

describe('a float32', () => {
  it.each([0.1, 2947.3684, 1e-30, 16777216, -0, 1.17549435e-38, 3.4028235e38, 0.333333343])(
    '%d is as short as tells it from its neighbours',
    (value) => {
      const stored = Math.fround(value);
      const short = readable({ dtype: 'float32', values: [stored] })[0] ?? NaN;
      expect(Math.fround(short)).toBe(stored);
      expect(String(short).length).toBeLessThanOrEqual(String(value).length);
    },
  );

  it('is told from a float64 by its dtype', () => {
    const values = [Math.fround(0.1)];
    expect(formatTensor({ shape: [], values, dtype: 'float32' })).toBe('0.1');
    expect(formatTensor({ shape: [], values, dtype: 'float64' })).toBe('0.10000000149');
    expect(formatTensor({ shape: [2], values: [Math.fround(0.1), Infinity], dtype: 'float32' })).toBe('[0.1, inf]');
    expect(formatTensor({ shape: [3], values: [1, 2, 3], dtype: 'float32' }, 2)).toBe('[1, 2, …]');
  });
});

describe('a 16-bit float', () => {
  it('has as many digits as it can tell', () => {
    expect(formatTensor({ shape: [2], values: [0.0999755859375, -0], dtype: 'float16' })).toBe('[0.099976, -0]');
    expect(formatTensor({ shape: [], values: [0.10009765625], dtype: 'bfloat16' })).toBe('0.1001');
  });
});

describe('what is no float', () => {
  it('is spelled as Python does, integers to the last digit', () => {
    expect(formatTensor({ shape: [2], values: [1, 0], dtype: 'bool' })).toBe('[True, False]');
    expect(formatTensor({ shape: [], values: [0], dtype: 'bool' })).toBe('False');
    expect(formatTensor({ shape: [], values: [9007199254740991], dtype: 'int64' })).toBe('9007199254740991');
    expect(formatTensor({ shape: [1], values: [123456789], dtype: 'int32' }, 6, 6)).toBe('[123456789]');
  });
});

describe('numbers as people read them', () => {
  it.each([
    [233, '233'],
    [0.1 + 0.2, '0.3'],
    [1e-12, '1e-12'],
    [1 / 3, '0.333333333333'],
    [-0.7158281, '-0.7158281'],
    [123456789012345, '123456789012000'],
    [1e21, '1e+21'],
    [0, '0'],
    [-0, '-0'],
    [NaN, 'nan'],
    [Infinity, 'inf'],
    [-Infinity, '-inf'],
    [null, '—'],
    [undefined, '—'],
  ])('%o is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it.each([
    [[], '()'],
    [[3], '(3,)'],
    [[2, 3], '(2, 3)'],
  ])('the shape %j is %s', (shape, text) => {
    expect(formatShape(shape)).toBe(text);
  });

  it('shows the first values of a tensor in its brackets', () => {
    expect(formatNested(5)).toBe('5');
    expect(formatNested([1, 2, 3])).toBe('[1, 2, 3]');
    expect(
      formatNested([
        [1, 2],
        [3, 4],
      ]),
    ).toBe('[[1, 2], [3, 4]]');
    expect(formatNested([1, 2, 3, 4], 2)).toBe('[1, 2, …]');
    expect(
      formatNested(
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        4,
      ),
    ).toBe('[[1, 2], [3, 4], …]');
    expect(
      formatNested(
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        4,
      ),
    ).toBe('[[1, 2, 3], [4, …]]');
    expect(formatNested([])).toBe('[]');
    expect(formatValues([2000], [7, 8], 2)).toBe('[7, 8, …]');
  });
});
