import fc from 'fast-check';
import { expect, test } from 'vitest';
import { written } from '../../../../src/languages/typescript/realm/writer';
import { parse } from '../../../../src/trace/json';

test('what is written is read back exactly', () => {
  const texts = fc.oneof(fc.string(), fc.constantFrom('NaN', "'NaN", 'Infinity', "''-Infinity", '-0', 'y', '0', "'"));
  const data = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.double(),
      texts,
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value')),
      fc.dictionary(
        texts.filter((key) => key !== '__proto__'),
        tie('value'),
        { noNullPrototype: true },
      ),
    ),
  })).value;
  fc.assert(
    fc.property(data, (value) => {
      expect(parse(written(value))).toEqual(value);
    }),
  );
});

test('what is not there is left out of objects and null elsewhere', () => {
  expect(written({ a: undefined, b: [undefined, () => 1] })).toBe('{"b":[null,null]}');
});
