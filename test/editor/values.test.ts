/** The one question for all missing values: what may be typed, and what is said of what may not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { definedBy, prefilled, readValues } from '../../src/editor/commands/values';
import { formatValue } from '../../src/trace/value';

const problem = (text: string, names: readonly string[]): unknown => {
  const read = readValues(text, names);
  return 'text' in read ? read.text : read;
};

describe('what may be typed', () => {
  test.each([
    ['x = 2', ['x'], { x: 2 }],
    ['2', ['x'], { x: 2 }],
    ['1, 2, 3', ['x'], { x: [1, 2, 3] }],
    ['x = 2, y = 0.5', ['x', 'y'], { x: 2, y: 0.5 }],
    ['y=.5;x=-2e-3', ['x', 'y'], { x: -0.002, y: 0.5 }],
    ['x = 1, 2, 3, y = 4', ['x', 'y'], { x: [1, 2, 3], y: 4 }],
    [
      'x = [[1, 2], [3, 4]], y = 4',
      ['x', 'y'],
      {
        x: [
          [1, 2],
          [3, 4],
        ],
        y: 4,
      },
    ],
    ['θ = pi, x_1 = inf', ['θ', 'x_1'], { θ: Math.PI, x_1: Infinity }],
    ['x = linspace(-1, 1, 3)', ['x'], { x: [-1, 0, 1] }],
    [' x = 2 , ', ['x'], { x: 2 }],
    ['text = 1', ['text'], { text: 1 }],
  ])('%s', (text, names, values) => {
    expect(readValues(text, names)).toEqual(values);
  });
});

describe('what is said of the rest', () => {
  test.each([
    ['', ['x', 'y'], 'Still needed: x = …, y = ….'],
    ['x = 2', ['x', 'y'], 'Still needed: y = ….'],
    ['x = 2, x = 3', ['x'], 'x is given twice.'],
    ['x = 2, z = 3', ['x'], 'z is not asked for; wanted: x.'],
    ['5', ['x', 'y'], '“5” has no name before it: write x = 5.'],
    ['x = two', ['x'], 'x: “two” is no number.'],
  ])('%s', (text, names, said) => {
    expect(problem(text, names)).toBe(said);
  });

  test('an empty or broken value is named', () => {
    expect(problem('x = , y = 1', ['x', 'y'])).toMatch(/^x: /);
    expect(problem('x = [1, 2, y = 1', ['x', 'y'])).toMatch(/^x: /);
    expect(problem('x = [[1], [2, 3]]', ['x'])).toMatch(/^x: .*differ in length/);
  });
});

describe('what the field holds at first', () => {
  test('suggestions, the first ready to be typed over', () => {
    const { text, selection } = prefilled([
      { name: 'x', suggestion: 2 },
      { name: 'y', suggestion: [1, 2] },
      { name: 'z', suggestion: null },
    ]);
    expect(text).toBe('x = 2, y = [1, 2], z = 1');
    expect(text.slice(...selection)).toBe('2');
  });

  test('is read back as it stands', () => {
    const value = fc.oneof(fc.double(), fc.array(fc.double(), { minLength: 1, maxLength: 4 }));
    const name = fc.constantFrom('x', 'y', 'theta', 'x_1', 'β', 'id', 'text');
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, value), { minLength: 1, selector: ([one]) => one }), (pairs) => {
        const wanted = pairs.map(([one, suggestion]) => ({ name: one, suggestion }));
        const names = wanted.map((one) => one.name);
        const short = wanted.filter(({ suggestion }) => formatValue(suggestion).length <= 200);
        fc.pre(short.length === wanted.length);
        expect(readValues(prefilled(wanted).text, names)).toEqual(Object.fromEntries(pairs));
      }),
    );
  });
});

describe('what defines a name', () => {
  const asked = (name: string, text: string | null, line = 3) => ({
    name,
    suggestion: null,
    definition: text === null ? null : { text, line },
  });

  test('is told with its line', () => {
    expect(definedBy([asked('x', 'compute()'), asked('y', null)])).toBe('x is compute() in line 3.');
    expect(definedBy([asked('x', 'compute()'), asked('y', 'input()', 12)])).toBe(
      'x is compute() in line 3. y is input() in line 12.',
    );
  });

  test('is cut where it is long, and on one line', () => {
    expect(definedBy([asked('x', 'load(\n  "a"\n)')])).toBe('x is load( "a" ) in line 3.');
    const long = definedBy([asked('x', 'f('.repeat(100))]) ?? '';
    expect(long).toMatch(/^x is (?:f\(){30}… in line 3\.$/);
    const many = definedBy(['a', 'b', 'c', 'd'].map((name) => asked(name, 'g()')));
    expect(many).toBe('a is g() in line 3. b is g() in line 3. c is g() in line 3. …');
  });

  test('is nothing where nothing does', () => {
    expect(definedBy([asked('x', null)])).toBeNull();
  });
});
