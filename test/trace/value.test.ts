import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatten, formatValue, isMessage, linspace, nest, parseValue, sameValue, shapeOf } from '../../src/trace/value';

const read = (text: string): unknown => {
  const value = parseValue(text);
  return isMessage(value) ? value.text : value;
};

describe('a value as typed', () => {
  it.each<[string, unknown]>([
    ['3', 3],
    [' 2.5e-3 ', 0.0025],
    ['-1e3', -1000],
    ['+.5', 0.5],
    ['5.', 5],
    ['-0', -0],
    ['−2', -2],
    ['nan', NaN],
    ['-inf', -Infinity],
    ['Infinity', Infinity],
    ['pi/2', Math.PI / 2],
    ['2*pi', 2 * Math.PI],
    ['1,2,3', [1, 2, 3]],
    ['1, 2, 3,', [1, 2, 3]],
    ['1,', [1]],
    ['[1]', [1]],
    ['[ ]', [0].slice(1)],
    [
      '[[1, 2], [3, 4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '[1,2],[3,4]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['linspace(-20, 20, 5)', [-20, -10, 0, 10, 20]],
    ['torch.linspace(0, 1, 1)', [0]],
    ['linspace(0, 1, 0)', []],
  ])('%s is read', (text, value) => {
    expect(read(text)).toStrictEqual(value);
  });

  it.each([
    ['', 'A value is needed: a number such as 2.5, or a list such as 1, 2, 3.'],
    ['two', '“two” is no number.'],
    ['1 2', '“2” stands where a comma or the end is expected.'],
    ['[1, 2', 'The value ends where a comma or ] is expected.'],
    ['1]', '“]” stands where a comma or the end is expected.'],
    ['1-', '“-” stands where a comma or the end is expected.'],
    ['-', 'The value ends where a number is expected.'],
    ['[[1], [2, 3]]', 'The rows of this list differ in length; every row needs the same number of values.'],
    ['1, [2]', 'The rows of this list differ in length; every row needs the same number of values.'],
    ['linspace(0, 1)', 'linspace takes three numbers: the start, the end and how many, as in linspace(-20, 20, 20).'],
    ['linspace(0, 1, 2.5)', 'linspace needs a whole number of points between 0 and 1000000; 2.5 is none.'],
    ['linspace(0, 1, 1e9)', 'linspace needs a whole number of points between 0 and 1000000; 1000000000 is none.'],
    ['['.repeat(100_000), 'A value may have at most 16 dimensions.'],
  ])('%s is refused', (text, problem) => {
    expect(read(text)).toBe(problem);
  });

  it('is read back exactly from its text', () => {
    const value = fc.oneof(
      fc.double(),
      fc.array(fc.double(), { minLength: 1 }),
      fc.array(fc.array(fc.double(), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 }),
    );
    fc.assert(
      fc.property(value, (one) => {
        const back = parseValue(formatValue(one));
        expect(isMessage(back) ? back.text : sameValue(back, one)).toBe(true);
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (text) => read(text) !== undefined));
  });
});

describe('nested lists', () => {
  it.each([
    [5, []],
    [[], [0]],
    [
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [2, 3],
    ],
    [[[1], 2], null],
  ])('%j has the shape %j', (value, shape) => {
    expect(shapeOf(value)).toStrictEqual(shape);
  });

  it('come back from their values and shape', () => {
    for (const value of [
      5,
      [1, 2],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [
        [[1], [2]],
        [[3], [4]],
      ],
    ])
      expect(nest(shapeOf(value) ?? [], flatten(value))).toStrictEqual(value);
    expect(nest([2, 0], [])).toStrictEqual([[], []]);
    expect(nest([0, 2], [])).toStrictEqual([]);
  });

  it('linspace ends on its ends and is symmetric', () => {
    const points = linspace(-20, 20, 20);
    expect([points[0], points[19], points.length]).toStrictEqual([-20, 20, 20]);
    points.forEach((point, index) => {
      expect(point).toBe(-(points[19 - index] ?? NaN));
    });
  });
});
