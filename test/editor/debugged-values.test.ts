/** What debuggers say of a variable: which texts are a value, and which are none. */
import { describe, expect, test } from 'vitest';
import { debuggedValue } from '../../src/editor/debugging/values';

const NESTED = [
  [1, 2],
  [3, 4],
];

describe('numbers', () => {
  test.each([
    ['JavaScript', '2', 2],
    ['JavaScript', '-0.5', -0.5],
    ['JavaScript', '1e+21', 1e21],
    ['JavaScript', 'Infinity', Infinity],
    ['JavaScript', '-Infinity', -Infinity],
    ['JavaScript', 'NaN', NaN],
    ['Python', '2.0', 2],
    ['Python', '1e-3', 0.001],
    ['Python', '1e-05', 1e-5],
    ['Python', 'inf', Infinity],
    ['Python', 'nan', NaN],
    ['Python', 'np.float64(2.5)', 2.5],
    ['Python', 'numpy.int64(-3)', -3],
    ['Python', 'tensor(2., requires_grad=True)', 2],
    ['Python', 'tensor(2.5000, grad_fn=<MulBackward0>)', 2.5],
    ['Python', "tensor(3., device='cuda:0', dtype=torch.float64)", 3],
    ['Python', 'array(2.5)', 2.5],
    ['C', '2.5', 2.5],
    ['C', '2.5f', 2.5],
    ['C', '2.5000000000000001e-300', 2.5e-300],
    ['gdb', '(double) 2.5', 2.5],
    ['lldb', '(const float) -2.5', -2.5],
    ['lldb', '(unsigned int) 7', 7],
    ['gdb', '-nan(0x8000000000000)', NaN],
    ['Java', '2.5D', 2.5],
    ['C#', '2.5M', 2.5],
    ['Rust', '2.5_f64', 2.5],
    ['Go', '2.5', 2.5],
  ])('%s: %s', (_, reply, value) => {
    expect(debuggedValue(reply)).toEqual(value);
  });
});

describe('lists', () => {
  test.each([
    ['JavaScript', '[1, 2]', [1, 2]],
    ['JavaScript', '(3) [1, 2, 3]', [1, 2, 3]],
    ['JavaScript', '(2) [-1.5, NaN]', [-1.5, NaN]],
    ['JavaScript', 'Array(2) [1, 2]', [1, 2]],
    [
      'JavaScript',
      'Float64Array(2) [1, 2, buffer: ArrayBuffer(16), byteLength: 16, byteOffset: 0, length: 2, …]',
      [1, 2],
    ],
    ['Python', '[1, 2.5]', [1, 2.5]],
    ['Python', '(1.0, 2.0)', [1, 2]],
    ['Python', '[[1, 2], [3, 4]]', NESTED],
    ['Python', 'array([1., 2.])', [1, 2]],
    ['Python', 'array([1., 2.], dtype=float32)', [1, 2]],
    ['Python', 'array([[1., 2.],\n       [3., 4.]])', NESTED],
    ['Python', '[1. 2.]', [1, 2]],
    ['Python', 'tensor([1., 2.])', [1, 2]],
    ['Python', 'tensor([[1., 2.],\n        [3., 4.]], requires_grad=True)', NESTED],
    ['Python', 'Parameter containing:\ntensor([1., 2.], requires_grad=True)', [1, 2]],
    ['Python', 'Array([1., 2.], dtype=float32)', [1, 2]],
    ['gdb', '{1, 2, 3}', [1, 2, 3]],
    ['gdb', '{{1, 2}, {3, 4}}', NESTED],
    ['gdb', '{0 <repeats 3 times>, 1}', [0, 0, 0, 1]],
    ['gdb', 'std::vector of length 3, capacity 4 = {1, 2, 3}', [1, 2, 3]],
    ['lldb', '(float[2]) {1, 2}', [1, 2]],
    ['Go', '[]float64 len: 3, cap: 3, [1,2,3]', [1, 2, 3]],
    ['Go', '[2]float64 [1,2]', [1, 2]],
    ['R', 'c(1, 2)', [1, 2]],
    ['Julia', '[1.0, 2.0]', [1, 2]],
    ['Rust', 'vec![1.0, 2.0]', [1, 2]],
  ])('%s: %s', (_, reply, value) => {
    expect(debuggedValue(reply)).toEqual(value);
  });
});

describe('what is no value', () => {
  test.each([
    ['nothing', ''],
    ['a word', 'undefined'],
    ['a truth', 'True'],
    ['a string with a number in it', "'2'"],
    ['a string with a number in it', '"2"'],
    ['a function', 'ƒ compute()'],
    ['an object', '{x: 1, y: 2}'],
    ['a dictionary', "{'x': 1}"],
    ['a big integer', '25n'],
    ['a complex number', '(1+2j)'],
    ['a pointer', '0x7ffe4'],
    ['a pointer', '(double *) 0x7ffe4'],
    ['a character', "65 'A'"],
    ['an empty list', '[]'],
    ['rows of different lengths', '[[1, 2], [3]]'],
    ['a list that was cut short', '[1, 2, ...]'],
    ['a list that was cut short', '(1000) [1, 2, 3, …]'],
    ['a list that was cut short', 'array([1., 2., ..., 9., 10.])'],
    ['lists that are not shown', '(2) [Array(2), Array(2)]'],
    ['a list that does not close', '[1, 2'],
    ['brackets that do not match', '[1, 2)'],
    ['a list of words', '["a", "b"]'],
    ['a list with a hole', '(3) [1, empty × 2]'],
    ['more depth than any array has', '['.repeat(50_000)],
    ['more than is read', `[${'1, '.repeat(60_000)}]`],
    ['more than is read', '{0 <repeats 4000000000 times>}'],
    ['a date', '2024-01-01'],
    ['a sum', '1 + 2'],
    ['an object that calls itself a tensor', 'Tensor {data: Float32Array(2), grad: null}'],
  ])('%s: %.40s', (_, reply) => {
    expect(debuggedValue(reply)).toBeNull();
  });
});
