import { format, inspect as nodeInspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspect } from '../../../../src/languages/typescript/realm/inspect';
import { body, run } from './context';

const LIMITS = { depth: 2, length: 100_000 };

class Point {
  x = 1;
  y = [2];
}

/* eslint-disable @typescript-eslint/no-empty-function, @typescript-eslint/no-extraneous-class -- things to be shown */
const circular: Record<string, unknown> = { a: 1 };
circular['self'] = circular;

describe('values are written as Node writes them', () => {
  test.each<readonly [string, unknown]>([
    ['numbers', [1, -0, 0.1, 1e21, NaN, Infinity]],
    ['big integers', 12n],
    ['texts', ['a', "it's", `both ' and "`, `all ' " and \``, 'a\nb\\', '\u0001']],
    ['null and undefined', [null, undefined]],
    ['symbols', [Symbol('s')]],
    ['an object', { a: 1, 'b-c': 'x', 3: true, [Symbol('k')]: 1 }],
    ['nested too deep', { a: { b: { c: { d: 1 } } }, l: [[[[1]]]] }],
    ['empty ones', [{}, [], new Map(), new Set()]],
    [
      'a map',
      new Map<unknown, unknown>([
        ['k', 1],
        [{ a: 1 }, [2]],
      ]),
    ],
    ['a set', new Set([1, 'a'])],
    ['an instance', new Point()],
    ['functions', [function named() {}, () => 1, class A {}, class B extends Point {}, async () => {}]],
    ['itself', circular],
    ['holes', Object.assign([1], { 3: 4 })],
    ['a list with names', Object.assign([1, 2], { name: 'x' })],
    ['no prototype', Object.assign(Object.create(null), { a: 1 })],
    [
      'getters',
      {
        get a() {
          return 1;
        },
        set b(_: number) {},
        get c() {
          return 1;
        },
        set c(_: number) {},
      },
    ],
    ['dates and patterns', [new Date(0), /a+/g]],
    ['typed arrays', new Float32Array([1, 2.5])],
    ['columns of numbers', Array.from({ length: 100 }, (_, i) => i * i)],
    ['columns of texts', Array.from({ length: 30 }, (_, i) => 'x'.repeat(i % 7))],
    ['more than a hundred', Array.from({ length: 120 }, (_, i) => i)],
    ['long lines', { first: 'a'.repeat(40), second: 'b'.repeat(40), third: [1, 2, 3] }],
    [
      'rows',
      [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
    ],
    ['boxed', [new Number(3), new String('a'), new Boolean(false)]],
    ['levels', { a: [{ b: 1 }, { b: 2 }], c: { d: [1, 2] } }],
  ])('%s', (_, value) => {
    expect(inspect(value, LIMITS)).toBe(nodeInspect(value));
  });

  test('any plain data', () => {
    const data = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.double(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', "'", '"', '\\', '-', '1'), maxLength: 20 }),
        fc.array(tie('value'), { maxLength: 12 }),
        fc.dictionary(
          fc.string({ unit: fc.constantFrom('a', 'b', 'c', '_', '$'), minLength: 1, maxLength: 6 }),
          tie('value'),
          {
            maxKeys: 6,
            noNullPrototype: true,
          },
        ),
      ),
    })).value;
    fc.assert(
      fc.property(data, (value) => {
        expect(inspect(value, LIMITS)).toBe(nodeInspect(value));
      }),
      { numRuns: 300 },
    );
  });
});

async function told(code: string): Promise<readonly string[]> {
  return (await run({ code: body(code) })).told;
}

test('tensors are PyTorch’s, nested ones moved in', async () => {
  expect(await told('console.log(torch.ones(2), [torch.ones(2, 2)], { g: null }, torch.ones(2).shape)')).toEqual([
    'log: tensor([1., 1.]) [\n  tensor([[1., 1.],\n          [1., 1.]])\n] { g: null } torch.Size([2])',
  ]);
});

test.each<readonly [string, readonly unknown[]]>([
  ['strings are bare', ['a', 'b', ['c']]],
  ['%s', ['%s and %s', 'a', { a: { b: 1 } }, 'rest']],
  ['%d %i %f', ['%d %i %f', '42.5', '42.9', '1.5x']],
  ['%j %o %%', ['%j %% %c.', { a: 1 }, 'color: red']],
  ['too few', ['%s %s', 'a']],
  ['no text first', [1, '%s', 'a']],
])('format: %s', async (_, values) => {
  expect(await told(`console.log(...${JSON.stringify(values)})`)).toEqual([`log: ${format(...values)}`]);
});

test('a tensor fills in by its value', async () => {
  expect(await told('console.log("%d %i %s", torch.tensor(2.5), torch.tensor(2.5), torch.tensor(2.5))')).toEqual([
    'log: 2.5 2 tensor(2.5000)',
  ]);
});

test('the other functions', async () => {
  expect(
    await told(`
      console.info('i'); console.debug('d'); console.warn('w'); console.error('e');
      console.group('G'); console.log('a\\nb'); console.groupEnd(); console.log('out');
      console.count(); console.count('k'); console.count();
      console.assert(1 > 0, 'no'); console.assert(false, 'x is', 3);
      console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
      console.timeEnd('none');
      console.table([{ a: 1, b: 'x' }, { a: 2 }]);`),
  ).toMatchInlineSnapshot(`
    [
      "info: i",
      "debug: d",
      "warn: w",
      "error: e",
      "log: G",
      "log:   a
      b",
      "log: out",
      "log: default: 1",
      "log: k: 1",
      "log: default: 2",
      "warn: Assertion failed: x is 3",
      "log: { a: [Object] }",
      "warn: Warning: No such label 'none' for console.time()",
      "log: ┌─────────┬───┬─────┐
    │ (index) │ a │  b  │
    ├─────────┼───┼─────┤
    │    0    │ 1 │ 'x' │
    │    1    │ 2 │     │
    └─────────┴───┴─────┘",
    ]
  `);
});
