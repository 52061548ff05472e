// All functions of a document that can be read as formulas, in the languages that have functions.
import { describe, expect, test } from 'vitest';
import { functionsIn } from '../../../src/languages/expression/document/functions';

const found = (text: string, language: string): readonly string[] =>
  [...functionsIn(text, language)].flatMap((range) => (range === null ? [] : [text.slice(range.start, range.end)]));

describe('functions of a document', () => {
  test.each([
    [
      'javascript',
      'function f(x) {\n  const t = x ** 2;\n  return t;\n}\nconst g = (x) => x ** 3;\nfunction h() {\n  run();\n}\nclass A {\n  area(r) {\n    return 3 * r ** 2;\n  }\n  log(x) {\n    this.y = x;\n  }\n}\n',
      [/^function f[^]*}$/, /^const g = .*3$/, /^area\(r\) [^]*}$/],
    ],
    ['typescript', 'export const s = (x: number): number => {\n  return 1 / (1 + Math.exp(-x));\n};\n', [/exp/]],
    [
      'python',
      'def f(x):\n    return x**2\n\n\nclass A:\n    def g(self, r):\n        return 3*r\n\nsq = lambda t: t*t\n',
      [/^def f/, /^def g/, /lambda/],
    ],
    ['cpp', 'double f(double x)\n{\n  return x * x;\n}\nvoid g(int y) { print(y); }\n', [/^double f[^]*}$/]],
    ['csharp', 'static double F(double x) => x * x;\n', [/F\(double x\) => x \* x/]],
    ['kotlin', 'fun f(x: Double) = x * x\nfun g(x: Double): Double {\n  return x * x\n}\n', [/^fun f/, /^fun g/]],
    ['julia', 'f(x) = x^2\n\nfunction g(x)\n  return x^3\nend\n', [/^f\(x\)/, /^function g/]],
    ['r', 'f <- function(x) x^2\ng <- function(x) {\n  x^3\n}\n', [/^f/, /^g/]],
    ['matlab', 'function y = f(x)\n  y = x^2;\nend\n', [/^function/]],
    ['rust', 'fn f(x: f64) -> f64 {\n    x.powi(2)\n}\n', [/^fn f/]],
    ['go', 'func f(x float64) float64 {\n\treturn x * x\n}\n', [/^func f/]],
    ['fortran', 'real function f(x)\n  real, intent(in) :: x\n  f = x**2\nend function\n', [/function f/]],
  ] as const)('%s', (language, text, expected) => {
    const functions = found(text, language);
    expect(functions).toHaveLength(expected.length);
    expected.forEach((pattern, index) => {
      expect(functions[index]).toMatch(pattern);
    });
  });

  test('running text has none', () => {
    expect(found('f(x) = x^2\n', 'markdown')).toEqual([]);
  });

  test('are found beside what does not parse', () => {
    const text = 'const f = (x) => x ** 2;\nfunction g(x { return ((x; }\nclass {\nconst h = (x) => x ** 3;\n';
    expect(found(text, 'javascript')[0]).toBe('const f = (x) => x ** 2');
  });

  test('each place is answered by itself, so that who asks can pause', () => {
    const text = 'function f(x) {\n  run(x);\n}\n'.repeat(3);
    expect([...functionsIn(text, 'javascript')]).toEqual([null, null, null]);
  });
});
