import { beforeAll, describe, expect, test } from 'vitest';
import { body, run, type Ran } from './context';

/** What a line prints: `x` is 3 and `v` is [1, 2, 3], both leaves; `$` is the scope. */
async function shown(...lines: readonly string[]): Promise<readonly string[]> {
  const { printed } = await run({
    code: body(`
      const $ = $lens;
      const x = torch.tensor(3, { requires_grad: true });
      const v = torch.tensor([1, 2, 3], { requires_grad: true });
      const show = (f) => { try { print(f()); } catch (e) { $.c(e); print(e.name + ': ' + e.message); } };
      ${lines.map((line) => `show(() => ${line});`).join('\n')}`),
  });
  return printed.split('\n');
}

describe('a number before a tensor gives the node that Python gives', () => {
  test.each([
    ['$.add(0, 2, x)', 'tensor(5., grad_fn=<AddBackward0>)'],
    ['$.sub(0, 2, x)', 'tensor(-1., grad_fn=<RsubBackward1>)'],
    ['$.mul(0, 2, x)', 'tensor(6., grad_fn=<MulBackward0>)'],
    ['$.div(0, 2, x)', 'tensor(0.6667, grad_fn=<MulBackward0>)'],
    ['$.pow(0, 2, x)', 'tensor(8., grad_fn=<PowBackward2>)'],
    ['$.mod(0, 2, x)', 'tensor(2., grad_fn=<NotImplemented>)'],
    ['$.add(0, x, 2)', 'tensor(5., grad_fn=<AddBackward0>)'],
    ['$.sub(0, x, 2)', 'tensor(1., grad_fn=<SubBackward0>)'],
    ['$.div(0, x, 2)', 'tensor(1.5000, grad_fn=<DivBackward0>)'],
    ['$.pow(0, x, 2)', 'tensor(9., grad_fn=<PowBackward0>)'],
    ['$.mod(0, x, 2)', 'tensor(1., grad_fn=<RemainderBackward0>)'],
    ['$.neg(0, x)', 'tensor(-3., grad_fn=<NegBackward0>)'],
    ['$.pos(0, x)', 'tensor(3., requires_grad=True)'],
    ['$.inc(0, x)', 'tensor(4., grad_fn=<AddBackward0>)'],
    ['$.dec(0, x)', 'tensor(2., grad_fn=<SubBackward0>)'],
    ['$.add(0, x, true)', 'tensor(4., grad_fn=<AddBackward0>)'],
    ['$.mul(0, x, v)', 'tensor([3., 6., 9.], grad_fn=<MulBackward0>)'],
  ])('%s', async (line, expected) => {
    expect(await shown(line)).toEqual([expected]);
  });
});

describe('comparisons', () => {
  test.each([
    ['$.lt(0, 2, v)', 'tensor([False, False,  True])'],
    ['$.le(0, 2, v)', 'tensor([False,  True,  True])'],
    ['$.gt(0, v, 2)', 'tensor([False, False,  True])'],
    ['$.ge(0, 2, v)', 'tensor([ True,  True, False])'],
    ['$.eq(0, v, 2)', 'tensor([False,  True, False])'],
    ['$.ne(0, 2, v)', 'tensor([ True, False,  True])'],
    ['$.eq(0, x, null)', 'False'],
    ['$.ne(0, x, undefined)', 'True'],
    ['$.eq(0, x, "3")', 'False'],
    ['$.ne(0, "3", x)', 'True'],
    ['$.eq(0, x.grad, null)', 'True'],
    ['$.eq(0, 1, "1")', 'True'],
    ['$.lt(0, "a", "b")', 'True'],
  ])('%s', async (line, expected) => {
    expect(await shown(line)).toEqual([expected]);
  });
});

describe('what cannot stand beside a tensor is refused with the reason', () => {
  test.each([
    ['$.mul(0, [1, 2], x)', 'TypeError: An array is not a tensor: write torch.tensor([1, 2]).'],
    ['$.add(0, x, [[1], [2]])', 'TypeError: An array is not a tensor: write torch.tensor([…]).'],
    ['$.eq(0, v, [1, 2, 3])', 'TypeError: An array is not a tensor: write torch.tensor([1, 2, 3]).'],
    ['$.add(0, x, null)', 'TypeError: null cannot stand beside + with a tensor: it is no number and no tensor.'],
    [
      '$.sub(0, undefined, x)',
      'TypeError: undefined cannot stand beside - with a tensor: it is no number and no tensor.',
    ],
    [
      '$.mul(0, x, "3")',
      'TypeError: A string cannot stand beside * with a tensor: write a number, or Number(…) of the string.',
    ],
    [
      '$.lt(0, x, "a")',
      'TypeError: A string cannot stand beside < with a tensor: write a number, or Number(…) of the string.',
    ],
    ['$.div(0, x, Math.sin)', 'TypeError: A function cannot stand beside / with a tensor: is a call missing, f(x)?'],
    ['$.div(0, {}, x)', 'TypeError: An object cannot stand beside / with a tensor: it is no number and no tensor.'],
    [
      '$.add(0, v, torch.ones(2))',
      'RuntimeError: The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 0',
    ],
  ])('%s', async (line, expected) => {
    expect(await shown(line)).toEqual([expected]);
  });
});

test('a tensor and a string join to a string', async () => {
  expect(await shown('$.add(0, "x = ", x)', '$.add(0, x, "!")')).toEqual([
    'x = tensor(3., requires_grad=True)',
    'tensor(3., requires_grad=True)!',
  ]);
});

describe('among other values operators are JavaScript’s', () => {
  test.each([
    ['$.add(0, 1, "2")', '12'],
    ['$.add(0, 2n, 3n)', '5'],
    ['$.sub(0, new Date(5), new Date(2))', '3'],
    ['$.mul(0, "3", 2)', '6'],
    ['$.add(0, [1], [2])', '12'],
    ['$.pos(0, "4")', '4'],
    ['$.neg(0, 5n)', '-5'],
    ['$.inc(0, 5n)', '6'],
    ['$.numeric("5")', '5'],
    ['$.numeric(5n)', '5'],
    ['$.numeric(null)', '0'],
    ['$.mod(0, -7, 3)', '-1'],
    ['$.add(0, 1n, 1)', 'TypeError: Cannot mix BigInt and other types, use explicit conversions'],
    ['$.get(0, "abc", 1)', 'b'],
    ['$.get(0, [1, 2], "length")', '2'],
    ['$.get(0, { a: 1 }, "a")', '1'],
    ['$.get(0, undefined, "a")', "TypeError: Cannot read properties of undefined (reading 'a')"],
    [
      '$.put(0, Object.freeze({ a: 1 }), "a", 2)',
      "TypeError: Cannot assign to read only property 'a' of object '#<Object>'",
    ],
  ])('%s', async (line, expected) => {
    expect(await shown(line)).toEqual([expected]);
  });
});

describe('an index selects along the first dimension', () => {
  test.each([
    ['$.get(0, v, 1)', 'tensor(2., grad_fn=<SelectBackward0>)'],
    ['$.get(0, v, -1)', 'tensor(3., grad_fn=<SelectBackward0>)'],
    ['$.get(0, v, "0")', 'tensor(1., grad_fn=<SelectBackward0>)'],
    ['$.get(0, v, 3)', 'IndexError: index 3 is out of bounds for dimension 0 with size 3'],
    ['$.get(0, v, -4)', 'IndexError: index -4 is out of bounds for dimension 0 with size 3'],
    [
      '$.get(0, x, 0)',
      'IndexError: invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number',
    ],
    [
      '$.get(0, v, 0.5)',
      'IndexError: only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got float)',
    ],
    ['$.get(0, v, x)', 'IndexError: tensors used as indices must be long, int, byte or bool tensors'],
    ['$.get(0, v, "shape")', 'torch.Size([3])'],
    ['$.get(0, v, "nothing")', 'None'],
    ['$.get(0, v, null)', 'tensor([[1., 2., 3.]], grad_fn=<UnsqueezeBackward0>)'],
    ['$.get(0, v, true)', 'tensor([[1., 2., 3.]], grad_fn=<IndexBackward0>)'],
    ['$.get(0, v, torch.Slice(1, 3))', 'tensor([2., 3.], grad_fn=<SliceBackward0>)'],
    ['$.get(0, v, torch.tensor([2n, 0n]))', 'tensor([3., 1.], grad_fn=<IndexBackward0>)'],
    ['$.get(0, v, torch.tensor([true, false, true]))', 'tensor([1., 3.], grad_fn=<IndexBackward0>)'],
    ['$.get(0, v, [0, 2])', 'tensor([1., 3.], grad_fn=<IndexBackward0>)'],
    ['$.get(0, v, "1:3")', 'None'],
    [
      '$.put(0, v, 0, 5)',
      'RuntimeError: a view of a leaf Variable that requires grad is being used in an in-place operation.',
    ],
    ['$.put(0, v, 7, 5)', 'IndexError: index 7 is out of bounds for dimension 0 with size 3'],
  ])('%s', async (line, expected) => {
    expect(await shown(line)).toEqual([expected]);
  });
});

describe('an element, a stretch or what a mask shows is assigned', () => {
  test.each([
    ['0, 5', 'tensor([5., 0., 0.])'],
    ['-1, true', 'tensor([0., 0., 1.])'],
    ['0, v.sum()', 'tensor([6., 0., 0.], grad_fn=<CopySlices>)'],
    ['torch.Slice(1, null), 2', 'tensor([0., 2., 2.])'],
    ['torch.tensor([true, false, true]), 4', 'tensor([4., 0., 4.])'],
    [
      'torch.tensor([2n, 0n]), v',
      'RuntimeError: shape mismatch: value tensor of shape [3] cannot be broadcast to indexing result of shape [2]',
    ],
    ['[0, 1], -1', 'tensor([-1., -1.,  0.])'],
    ['0, "a"', "TypeError: can't assign a str to a torch.FloatTensor"],
  ])('x[…] = %s', async (assignment, expected) => {
    const z = 'const z = torch.zeros(3); $.put(0, z, ' + assignment + ');';
    expect(await shown(`(() => { ${z} return z; })()`)).toEqual([expected]);
  });
});

describe('conditions', () => {
  let ran: Ran;
  beforeAll(async () => {
    ran = await run({
      code: body(`
        const x = torch.tensor(0);
        for (let i = 0; i < 3; i += 1) print($lens.not(0, x));
        print($lens.not(1, 0), $lens.test(2, x), $lens.test(2, torch.tensor(2)), $lens.test(2, 'a'), $lens.test(2, null));
        $lens.test(3, torch.ones(2));`),
      sites: [0, 1, 2, 3].map((start) => ({ range: { start, end: start + 1 }, name: null, kind: 'expression' })),
    });
  });

  test('! is JavaScript’s, and says so once of a tensor', () => {
    expect(ran.printed.split('\n').slice(0, 3)).toEqual(['False', 'False', 'False']);
    expect(ran.told).toEqual([
      'warning: UserWarning: ! of a tensor is false, as of every object in JavaScript. For its truth value write !x.item(); element by element, x.logical_not().',
    ]);
    expect(ran.events.find(({ kind }) => kind === 'warning')?.range).toEqual({ start: 0, end: 1 });
  });

  test('a tensor decides by its value', () => {
    expect(ran.printed.split('\n')[3]).toBe('True False True True False');
  });

  test('several values decide nothing', () => {
    expect(ran.done.ending).toMatchObject({
      kind: 'failed',
      error: {
        name: 'RuntimeError',
        text: 'Boolean value of Tensor with more than one value is ambiguous',
        site: 3,
        hint: { text: 'Ask for one value: x.any(), x.all(), or x.sum().gt(0).' },
      },
    });
  });
});

test('several indices, of which JavaScript takes the last, are refused for tensors alone', async () => {
  expect(await shown('$.single(0, v)', '$.single(0, [1, 2])')).toEqual([
    'TypeError: x[i, j] of a tensor would be x[j] here, as a comma gives what stands last: write x[i][j] or x.__getitem__([i, j]).',
    '[1, 2]',
  ]);
});
