import { describe, expect, test } from 'vitest';
import { body, run } from './context';

async function printed(code: string): Promise<string> {
  return (await run({ code: body(code) })).printed;
}

// Each expected text is what Python 3 with PyTorch prints for the same value.
describe('print writes as Python does', () => {
  test.each([
    [`print([1, 1.5, 'a', "it's", 'q"\\'', 'a\\nb'])`, `[1, 1.5, 'a', "it's", 'q"\\'', 'a\\nb']`],
    ['print([null, undefined, true, false])', '[None, None, True, False]'],
    [
      'print([torch.tensor([1, 2]), torch.Size([2, 3]), torch.float32])',
      '[tensor([1., 2.]), torch.Size([2, 3]), torch.float32]',
    ],
    ['print([NaN, Infinity, -Infinity, -0])', '[nan, inf, -inf, -0.0]'],
    ['print([1e-5, 1e16, 1e22, 123456789.123])', '[1e-05, 1e+16, 1e+22, 123456789.123]'],
    [
      'print(0.1, 1/3, 1e15 + 0.5, 1.5e-7, 0.0001, 0.00001234, 1.7976931348623157e308, 5e-324)',
      '0.1 0.3333333333333333 1000000000000000.5 1.5e-07 0.0001 1.234e-05 1.7976931348623157e+308 5e-324',
    ],
    [`print(['é', '\\x00', '\\u200b', '\\u{1F600}', '\\t\\r\\\\'])`, `['é', '\\x00', '\\u200b', '😀', '\\t\\r\\\\']`],
    [`print({ a: [1], b: null })`, `{'a': [1], 'b': None}`],
    ['print([], {}, new Set(), new Set([1, "a"]))', `[] {} set() {1, 'a'}`],
    ['print(new Map([[1, "a"], ["b", 2]]))', `{1: 'a', 'b': 2}`],
    [
      'print(torch.ones(2, 2), [torch.ones(2, 2)])',
      'tensor([[1., 1.],\n        [1., 1.]]) [tensor([[1., 1.],\n        [1., 1.]])]',
    ],
    ['print(torch.tensor(1).shape, torch.ones(3).shape)', 'torch.Size([]) torch.Size([3])'],
    ['const a = [1]; a.push(a); print(a)', '[1, [...]]'],
    ['const d = {}; d.d = d; print(d)', `{'d': {...}}`],
    ['print(5n, Symbol("s"), "text", "it\'s")', `5 Symbol(s) text it's`],
    ['print("a", "b", { sep: "-" })', 'a-b'],
    ['print(torch.tensor(2, { requires_grad: true }).mul(2).grad_fn)', '<MulBackward0 object at 0x7f0000000000>'],
    [
      'try { torch.ones(2).add(torch.ones(3)) } catch (e) { print(e, [e]) }',
      "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0 [RuntimeError('The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0')]",
    ],
    [
      'class P { constructor() { this.a = 1; this.w = torch.ones(1); } } print(new P(), P)',
      "P(a=1, w=tensor([1.])) <class 'P'>",
    ],
    ['class P { toString() { return "a P"; } } print(new P())', 'a P'],
    ['print(new Float32Array([1, 2.5]))', '[1, 2.5]'],
    ['print()', ''],
  ])('%s', async (code, expected) => {
    expect(await printed(code)).toBe(expected);
  });
});

describe('a line that is not ended', () => {
  test('goes on with what is printed next', async () => {
    expect(await printed(`print('a', { end: '' }); print('b', { end: ', ' }); print('c');`)).toBe('ab, c');
  });

  test('is told before anything else, and at the end', async () => {
    const { events } = await run({ code: body(`print('a', { end: '' }); console.log('b'); print('c', { end: '' });`) });
    expect(events.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['print a', 'log b', 'print c']);
  });
});

test('an object with other keys is no option', async () => {
  expect(await printed(`print({ sep: '-', a: 1 })`)).toBe(`{'sep': '-', 'a': 1}`);
});

test('a huge list is cut at the limit of the output', async () => {
  const { done, printed: text } = await run({
    code: body(`print('before'); print(new Array(1e7).fill(1));`),
    limits: { output: 1000 },
  });
  expect(done.ending).toMatchObject({ kind: 'stopped', limit: 'output' });
  expect(text.startsWith('before\n[1, 1, 1')).toBe(true);
  expect(text).toHaveLength(1000);
});

test('what was printed has the place of its call', async () => {
  const { events } = await run({
    code: body(`$lens.b(1, print)('a');`),
    sites: [
      { range: { start: 0, end: 1 }, name: null, kind: 'expression' },
      { range: { start: 4, end: 9 }, name: null, kind: 'expression' },
    ],
  });
  expect(events).toEqual([{ kind: 'print', text: 'a', range: { start: 4, end: 9 } }]);
});
