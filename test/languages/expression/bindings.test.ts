/** Names that stand for the formulas of their assignments: which do, and which must not. */
import { describe, expect, it } from 'vitest';

import { cost } from '../../../src/languages/expression/cost';
import { readExpression, type ReadOptions } from '../../../src/languages/expression/read';
import type { Expression } from '../../../src/languages/expression/expression';
import { runExpression } from '../../../src/runtime/inline';
import { isRefusal } from '../../../src/trace/refusal';
import { differentiated, read, shown } from './reading';

/** The expression of the line behind the mark ‸. */
function readAt(marked: string, language: string, options: Partial<ReadOptions> = {}): Expression {
  const start = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const end = text.indexOf('\n', start);
  const range = { start, end: end < 0 ? text.length : end };
  const expression = readExpression(text, range, { language, ...options });
  return isRefusal(expression) ? expect.fail(expression.message.text) : expression;
}

describe('a name stands for the formula that is assigned above', () => {
  it.each([
    [
      'typescript',
      'const x = 2;\nconst a = x * y;\n‸const f = Math.sin(a) + a * a;',
      'add(sin(a:mul(x, y)), mul(a:mul(x, y), a:mul(x, y)))',
    ],
    ['typescript', 'const a = x*y;\nconst b = a + 1;\n‸return b ** 2', 'pow(b:add(a:mul(x, y), 1), 2)'],
    ['typescript', 'function f(x, y) {\n  const a = x * y;\n  ‸return a + x;\n}', 'add(a:mul(x, y), x)'],
    ['typescript', 'const a = p * q;\nfunction f(x) {\n  ‸return a * x;\n}', 'mul(a:mul(p, q), x)'],
    ['typescript', 'const a = x*y;\nfunction g() { const a = 5; return a }\n‸y = a*2', 'mul(a:mul(x, y), 2)'],
    [
      'python',
      'x = 2\na = x * y\nwith torch.no_grad():\n    b = a + 1\n‸f = b * a',
      'mul(b:add(a:mul(x, y), 1), a:mul(x, y))',
    ],
    ['python', 'x = 3\nx = x + 1\n‸f = x**2', 'pow(x:add(x, 1), 2)'],
    ['cpp', 'double g(double x) {\n  double a = x * x;\n  ‸return a + x;\n}', 'add(a:mul(x, x), x)'],
    ['rust', 'fn g(x: f64) -> f64 {\n  let a = x * x;\n  ‸a.sin()\n}', 'sin(a:mul(x, x))'],
    ['julia', 'function g(x)\n  a = 2x\n  ‸b = a^2\nend', 'pow(a:mul(2, x), 2)'],
    [
      'markdown',
      'Let $a = 2xy$ and\n\n‸f = sin(a) + a^2\n',
      'add(sin(a:mul(mul(2, x), y)), pow(a:mul(mul(2, x), y), 2))',
    ],
  ])('%s: %s', (language, marked, expected) => {
    expect(shown(readAt(marked, language).tree)).toBe(expected);
  });
});

describe('a name stays a variable', () => {
  it.each([
    ['whose value is written out', 'typescript', 'const a = 2;\n‸y = a*x', 'mul(a, x)'],
    ['that is assigned behind the formula', 'typescript', '‸y = a*x\nconst a = p*q', 'mul(a, x)'],
    ['that is a parameter here', 'typescript', 'const a = p*q;\nfunction f(x, a) {\n  ‸return a*x\n}', 'mul(a, x)'],
    ['that is an arrow function’s parameter', 'typescript', 'const a = p*q;\n‸const f = (a) => a*2', 'mul(a, 2)'],
    [
      'whose formula speaks of another x',
      'typescript',
      'const a = x*q;\nfunction f(x) {\n  ‸return a*x\n}',
      'mul(a, x)',
    ],
    ['whose formula’s x changed since', 'python', 'x = 2\na = x*x\nx = 3\n‸y = a + x', 'add(a, x)'],
    ['that another function assigned', 'typescript', 'function g() { const a = p*q; return a }\n‸y = a*2', 'mul(a, 2)'],
    ['that another function assigned', 'python', 'def g():\n    a = p*q\n    return a\n\n‸y = a*2', 'mul(a, 2)'],
    ['that another function assigned', 'julia', 'function g()\n  a = p*q\n  a\nend\n‸y = a*2', 'mul(a, 2)'],
    [
      'that a function changes from inside',
      'typescript',
      'let a = p*q;\nfunction g() { a = 5 * b }\n‸y = a*2',
      'mul(a, 2)',
    ],
    ['that is assigned in a branch', 'python', 'a = p*q\nif c:\n    a = p*r\n‸y = a*2', 'mul(a, 2)'],
    ['that is assigned in a branch', 'typescript', 'let a = p*q;\nif (c) { a = p*r; }\n‸y = a*2', 'mul(a, 2)'],
    ['that a loop changes further down', 'python', 'a = p*q\nfor i in r:\n    ‸y = a*2\n    a = y*z', 'mul(a, 2)'],
    ['that a loop gives', 'python', 'a = p*q\nfor a in r:\n    ‸y = a*2', 'mul(a, 2)'],
    ['that is changed in place', 'python', 'a = p*q\na += 1\n‸y = a*2', 'mul(a, 2)'],
    ['whose value is a call of something unknown', 'python', 'a = compute(p)\n‸y = a*2', 'mul(a, 2)'],
    ['whose value is a string', 'typescript', 'const a = "p*q";\n‸y = a*2', 'mul(a, 2)'],
    ['that is another name for something unknown', 'typescript', 'const a = props.size;\n‸y = a*2', 'mul(a, 2)'],
    ['whose assignment is a comment', 'python', '# a = p*q\n‸y = a*2', 'mul(a, 2)'],
  ])('%s (%s): %s', (_why, language, marked, expected) => {
    expect(shown(readAt(marked, language).tree)).toBe(expected);
  });

  it('that was given a value, and one that the user wants as a variable', () => {
    const text = 'a = p*q\nb = a*2\n‸y = b + a';
    expect(shown(readAt(text, 'python', { names: ['b'] }).tree)).toBe('add(b, a:mul(p, q))');
    const kept = readAt(text, 'python', { variables: ['a'] });
    expect(shown(kept.tree)).toBe('add(b:mul(a, 2), a)');
    expect(kept.bindings?.map(({ tex, substituted }) => [tex, substituted])).toEqual([
      ['a = pq', false],
      ['b = a \\cdot 2', true],
    ]);
  });

  it('in a function, by the user’s wish', () => {
    const source = 'function f(x, y) { const a = x*y; return Math.sin(a) + a }';
    const expression = readAt(`‸${source}`, 'typescript', { variables: ['a'] });
    expect(shown(expression.tree)).toBe('add(sin(a), a)');
    expect(expression.bindings).toMatchObject([{ name: 'a', substituted: false }]);
  });
});

describe('a definition', () => {
  const source = 'function f(x, y) { const a = x*y; return Math.sin(a) + a*a }';
  const values = { x: 1.2, y: 0.7 };

  it('is one node of the graph with two users, and marked with its name', () => {
    const run = runExpression(read(source, 'typescript'), values, { text: source });
    if (isRefusal(run)) return expect.fail(run.message.text);
    const { nodes, tensors, bindings, tex } = run.trace;
    const named = tensors.find(({ name }) => name === 'a');
    const made = nodes.find(({ outputs }) => named !== undefined && outputs.includes(named.id));
    expect(made?.name).toBe('MulBackward0');
    const users = nodes.filter(({ next_functions }) => next_functions.some((next) => next?.node === made?.id));
    expect(users.map(({ name }) => name).sort()).toEqual(['MulBackward0', 'SinBackward0']);
    expect(nodes.filter(({ name }) => name === 'MulBackward0')).toHaveLength(2);
    expect(bindings).toEqual([{ name: 'a', tex: 'a = xy', definition: { start: 25, end: 32 }, substituted: true }]);
    expect(tex).toBe('f(x, y) = \\sin(a) + a \\cdot a');
  });

  it('gives what the formula written out gives', () => {
    const out = read('function f(x, y) { return Math.sin(x*y) + (x*y)*(x*y) }', 'typescript');
    const [one, other] = [differentiated(read(source, 'typescript'), values), differentiated(out, values)];
    expect(one.value).toBe(other.value);
    for (const name of ['x', 'y']) expect(one.gradients[name]).toBeCloseTo(Number(other.gradients[name]), 12);
  });

  it('is paid for once', () => {
    expect(cost(read(source, 'typescript'), new Map())).toEqual({ operators: 4, elements: 4 });
  });

  it('shows where its variables are mentioned', () => {
    const mentions = read(source, 'typescript').variables.map(({ mentions: [only] }) => only);
    expect(mentions.map((range) => source.slice(range?.start, range?.end))).toEqual(['x', 'y']);
  });

  it('that doubles forty times is refused in a function, and left alone above a formula', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `a${i + 1} = a${i} + a${i}`);
    const body = `def f(a0):\n    ${lines.join('\n    ')}\n    return a40 * 2\n`;
    const refusal = readExpression(body, { start: 0, end: body.length }, { language: 'python' });
    expect(isRefusal(refusal) && refusal.message.id).toBe('expression.too-many-operators');
    expect(shown(readAt(`${lines.join('\n')}\n‸y = a40 * 2`, 'python').tree)).toBe('mul(a40, 2)');
  });
});
