/** Values of variables from the assignments above them. */
import { describe, expect, it } from 'vitest';

import { assignedValues } from '../../../src/languages/expression/document/values';

/** The value of `name` at the mark ‸, or at the text's end. */
function valueAt(marked: string, language: string, name: string): unknown {
  const at = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  return assignedValues(text, language, at < 0 ? text.length : at, [name]).get(name)?.value;
}

describe.each([
  [
    'python',
    [
      ['x = 2', 2],
      ['x=2.0', 2],
      ['x = -3e-2  # small', -0.03],
      ['x: float = 2', 2],
      ['x = 1_000', 1000],
      ['x = 2**1.5', 2 ** 1.5],
      ['x = -math.pi/4', -Math.PI / 4],
      ['x = [1, 2, 3]', [1, 2, 3]],
      ['x = (1, 2)', [1, 2]],
      ['x = 1, 2', undefined],
      [
        'x = [[1, 2], [3, 4]]',
        [
          [1, 2],
          [3, 4],
        ],
      ],
      ['x = [[1, 2], [3]]', undefined],
      ['x = torch.tensor(3.0, requires_grad=True)', 3],
      ['x = torch.tensor([1., 2.], dtype=torch.float64)', [1, 2]],
      ['x = torch.tensor(\n    [1.0,\n     2.0],  # two\n    requires_grad=True,\n)', [1, 2]],
      ['x = torch.Tensor([2])', [2]],
      ['x = torch.Tensor(2)', undefined],
      ['x = torch.autograd.Variable(torch.Tensor([2]), requires_grad=True)', [2]],
      ['x = Variable(torch.Tensor([2]), requires_grad=True)', [2]],
      ['x = torch.linspace(0, 1, 3, requires_grad=True)', [0, 0.5, 1]],
      ['x = torch.linspace(start=0, end=1, steps=3)', [0, 0.5, 1]],
      ['x = np.linspace(0, 1, num=3)', [0, 0.5, 1]],
      ['x = np.array([1.0, 2.0])', [1, 2]],
      ['x = torch.arange(3)', [0, 1, 2]],
      ['x = np.arange(0, 1, 0.25)', [0, 0.25, 0.5, 0.75]],
      ['x = torch.zeros(2)', [0, 0]],
      [
        'x = torch.ones(2, 2)',
        [
          [1, 1],
          [1, 1],
        ],
      ],
      ['x = np.ones((1, 2))', [[1, 1]]],
      ['x = torch.full((2,), 3.0)', [3, 3]],
      [
        'x = torch.eye(2)',
        [
          [1, 0],
          [0, 1],
        ],
      ],
      ['x = nn.Parameter(torch.tensor(2.0))', 2],
      ['x = torch.tensor(3.0).requires_grad_()', 3],
      ['x = torch.randn(3)', undefined],
      ['x = torch.zeros(100000, 100000)', undefined],
      ['x = f(y)', undefined],
      ['x = y', undefined],
      ['x = "2"', undefined],
      ['x = u = 4', 4],
      ['x, u = 2, 3', 2],
      ['u, x = 2, [3, 4]', [3, 4]],
      ['u, x = f()', undefined],
      ['x = 2; u = 3', 2],
      ['# x = 2', undefined],
      ['"""\nx = 2\n"""', undefined],
      ['s = "x = 2"', undefined],
      ['f(x=2)', undefined],
      ['x = 2\nf(x=3)', 2],
      ['x == 2', undefined],
      ['xx = 2', undefined],
      ['a.x = 2', undefined],
      ['x = 2\nx = f(y)', undefined],
      ['x = f(y)\nx = 2', 2],
      ['x = 2\nx += 1', undefined],
      ['x = 2\nfor x in range(3):\n    pass', undefined],
      ['x = 2\n‸y = x**2\nx = 5', 2],
      ['x = 2\nx = ‸x**2', 2],
    ],
  ],
  [
    'typescript',
    [
      ['x = 2', 2],
      ['const x = 2.0;', 2],
      ['let x: number = -3e-2;', -0.03],
      ['let x: number[] = [1, 2];', [1, 2]],
      ['let u = 1, x = 2;', 2],
      ['const x = 2 // two', 2],
      ['/* x = 1 */ const x = 2', 2],
      ['const x = Math.PI / 4;', Math.PI / 4],
      ['const x = torch.tensor(3, { requires_grad: true });', 3],
      [
        'const x = torch.tensor([\n  [1, 2],\n  [3, 4],\n]);',
        [
          [1, 2],
          [3, 4],
        ],
      ],
      ['const x = torch.linspace(-1, 1, 3, { requires_grad: true });', [-1, 0, 1]],
      ['const x = await f();', undefined],
      ['const x = `2`;', undefined],
      ['const { x } = o;', undefined],
      ['let x;', undefined],
      ['const x = () => 2;', undefined],
      ['x = 2; x++', undefined],
      ['x = 2; x *= 3', undefined],
      ['x = 2; if (x === 3) y();', 2],
      ['x = 2; f((x) => 3)', 2],
    ],
  ],
  [
    'markdown',
    [
      ['x = 2', 2],
      ['Let x = 2.', 2],
      ['$x = 2$', 2],
      ['`x = 2`', 2],
      ['- x = 2', 2],
      ['x := 2', 2],
      ['with x = 2 and y = 3', 2],
      ['u = 3, x = 4', 4],
      ['(x = 4)', 4],
      ['x = [1, 2]', [1, 2]],
      ['x = pi/2', Math.PI / 2],
      ['x = 2u', undefined],
      ['x = \\frac{1}{2}', 0.5],
      ['isn’t x = 2?', 2],
      ["```py\nx = torch.tensor(2.)\n```\n\nisn't\n\n```py\ny = ‸x**2\n```", 2],
    ],
  ],
] as readonly (readonly [string, readonly (readonly [string, unknown])[]])[])('%s', (language, cases) => {
  it.each(cases.map(([text, value]) => ({ text, value })))('$text', ({ text, value }) => {
    expect(valueAt(text, language, 'x')).toEqual(value);
  });
});

it('names with subscripts and dots', () => {
  expect(valueAt('$w_{12} = 3$', 'markdown', 'w_12')).toBe(3);
  expect(valueAt('self.x = 3', 'python', 'self.x')).toBe(3);
  expect(valueAt('θ = 3', 'plaintext', 'θ')).toBe(3);
});

it('the range is the assignment, from the name to the end of the value', () => {
  const text = 'a = 1\nconst x: number = 2 * 3; // six';
  const range = assignedValues(text, 'typescript', text.length, ['x']).get('x')?.range;
  expect(text.slice(range?.start, range?.end)).toBe('x: number = 2 * 3');
});

describe('the value of a parameter', () => {
  it.each([
    ['python', 'def f(x, k=2.0):\n    return ‸k * x', 'k', 2],
    ['python', 'def f(x, k: float = 2.0, *, m=3):\n    return ‸k * x', 'm', 3],
    ['python', 'k = 5\ndef f(x, k=2.0):\n    return ‸k * x', 'k', 2],
    ['python', 'k = 5\ndef f(x, k):\n    return ‸k * x', 'k', 5],
    ['python', 'f = lambda x, k=2: ‸k * x', 'k', 2],
    ['python', 'def g(k=7):\n    return k\n\ndef f(x, k):\n    return ‸k * x', 'k', undefined],
    ['python', 'def g():\n    k = 7\n    return k\n\ndef f(x, k):\n    return ‸k * x', 'k', undefined],
    ['python', 'def f(x, k=2.0):\n    k = 3\n    return ‸k * x', 'k', 3],
    ['typescript', 'const f = (x = 1) => ‸x ** 2', 'x', 1],
    ['typescript', 'function f(t: number, v0 = 12): number {\n  return ‸t * v0;\n}', 'v0', 12],
    ['typescript', 'const G = 9.81;\nfunction f(t: number, g: number = G) {\n  return ‸t * g;\n}', 'g', 9.81],
    ['typescript', 'function f(t, g = compute()) {\n  return ‸t * g;\n}', 'g', undefined],
    ['typescript', 'const k = 3;\nfunction f(x, k) { const g = (y) => ‸k * y; return g(x) }', 'k', 3],
    ['cpp', 'double f(double x, double k = 1.5) { return ‸k * x; }', 'k', 1.5],
    ['csharp', 'double F(double x, double k = 1.5) => ‸k * x;', 'k', 1.5],
    ['julia', 'function f(x; k=1.0, b=0.5)\n  return ‸k * x + b\nend', 'b', 0.5],
    ['r', 'f <- function(x, mu = 0) {\n  ‸x - mu\n}', 'mu', 0],
  ])('%s: %s', (language, marked, name, expected) => {
    expect(valueAt(marked, language, name)).toEqual(expected);
  });
});

describe('a name for another name', () => {
  it.each([
    ['python', 'G = 9.81\ng = G\n', 'g', 9.81],
    ['python', 'x = 2\ny = x\nx = 3\n', 'y', 2],
    ['python', 'x = y\ny = x\n', 'y', undefined],
    ['typescript', 'const c = { k: 3 };\nconst k = c.k;\n', 'k', undefined],
  ])('%s: %s', (language, marked, name, expected) => {
    expect(valueAt(marked, language, name)).toEqual(expected);
  });
});
