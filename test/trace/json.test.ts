import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from '../../src/trace/json';

describe('the JSON form of plain data', () => {
  it.each([
    [NaN, '"NaN"'],
    [Infinity, '"Infinity"'],
    [-Infinity, '"-Infinity"'],
    [-0, '"-0"'],
    [0, '0'],
    ['NaN', `"'NaN"`],
    ["'-0", `"''-0"`],
    ["'apostrophe", `"'apostrophe"`],
    [{ a: [1, NaN], b: null }, '{"a":[1,"NaN"],"b":null}'],
  ])('writes %o as %s', (value, text) => {
    expect(stringify(value)).toBe(text);
    expect(parse(text)).toStrictEqual(value);
  });

  it('gives back exactly what it was given', () => {
    const number = fc.double();
    const word = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.nat(3), fc.constantFrom('NaN', 'Infinity', '-Infinity', '-0', '0'))
        .map(([n, text]) => "'".repeat(n) + text),
    );
    const { data } = fc.letrec((tie) => ({
      data: fc.oneof({ maxDepth: 4 }, number, word, fc.boolean(), fc.constant(null), tie('list'), tie('record')),
      list: fc.array(tie('data'), { maxLength: 5 }),
      record: fc.dictionary(
        fc.string().filter((key) => key !== '__proto__'),
        tie('data'),
        { maxKeys: 5, noNullPrototype: true },
      ),
    }));
    fc.assert(
      fc.property(data, (value) => {
        expect(parse(stringify(value))).toStrictEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses what is no JSON', () => {
    expect(() => parse('{')).toThrow(SyntaxError);
  });
});
