import { describe, expect, it } from 'vitest';
import { isProgram } from '../../../src/results/programs/chosen';

const ask = (text: string, language = 'typescript', part = text): boolean => {
  const start = text.indexOf(part);
  return isProgram({ uri: 'file:///a', language, version: 1, text }, { start, end: start + part.length });
};

describe('a selection is a program', () => {
  it.each([
    'const x = torch.linspace(-20, 20, 20, { requires_grad: true });',
    'const w = torch.tensor(3);',
    'torch.sum(Y).backward();',
    'plot(x, Y, { label: "Function" });',
    'print("loss", loss)',
    'print(3)',
    'console.log(x)',
    'let y;',
    'x -= 2',
    'const [a, b] = c;',
    'while (true) {}',
    'for (const row of x) print(row)',
    'class Net {}',
    'import torch from "autograd-lens"',
    'await step()',
    'model.forward(x)',
    'a; b',
    '"use strict";\nconst y = 2 * x',
    'x ** 2;\nx ** 3',
    'function f(x) {\n  let y = x;\n  while (y > 1) y /= 2;\n  return y;\n}',
    'function f(x) {\n  print(x);\n}',
    'torch.randn(3)',
  ])('%s', (text) => {
    expect(ask(text)).toBe(true);
  });
});

describe('a selection is an expression', () => {
  it.each([
    'function f(x) {\n  const y = x * x;\n  return y;\n}',
    'const f = (x) => {\n  if (x > 0) return x;\n  return 0.1 * x;\n};',
    'x ** 2 + y',
    'const y = 5*x**4 + 3*x**3;',
    'torch.relu(x)',
    'return 6 * x ** 2',
    'const f = (x) => x ** 2',
    // Wrong formulas stay formulas: their reader says best what is wrong.
    'x^2',
    '-2 ** 2',
    '(x + 1',
    '1 + "two"',
    'x < y',
    'sinn(x) + 1',
    'foo(2) + 1',
    '3 + 4',
    '',
    '  ',
  ])('%s', (text) => {
    expect(ask(text)).toBe(false);
  });

  it('in a language whose programs do not run, whatever it is', () => {
    for (const language of ['python', 'markdown', 'rust']) expect(ask('a = b; c = d', language)).toBe(false);
  });
});

describe('what the rest of the document says', () => {
  it('a function that it declares makes a program', () => {
    expect(ask('function foo(x) { return x; }\nfoo(2) + 1', 'typescript', 'foo(2) + 1')).toBe(true);
  });

  it('a tensor that it makes must be made before a formula in it has a value', () => {
    const text = 'const x = torch.randn(5);\nconst Y = x ** 2;';
    expect(ask(text, 'typescript', 'const Y = x ** 2;')).toBe(true);
    expect(ask(text.replace('torch.randn(5)', '3'), 'typescript', 'const Y = x ** 2;')).toBe(false);
  });

  it('a caret stands for what is under it', () => {
    const text = 'const x = 3;\nconst y = x ** 2;\nprint(y);';
    const at = (part: string): boolean =>
      isProgram(
        { uri: 'file:///a', language: 'typescript', version: 1, text },
        { start: text.indexOf(part) + 1, end: text.indexOf(part) + 1 },
      );
    expect(at('x ** 2')).toBe(false);
    expect(at('print')).toBe(true);
  });
});
