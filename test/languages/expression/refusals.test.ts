/**
 * What is no expression is refused in words that say what, where and what to do. Every refusal is written down in
 * `golden/refusals.txt`, its range marked by carets under the source.
 */
import { describe, expect, it } from 'vitest';

import { readExpression } from '../../../src/languages/expression/read';
import { isRefusal, type Refusal } from '../../../src/trace/refusal';

const CASES: Readonly<Record<string, readonly string[]>> = {
  javascript: [
    '',
    '   ',
    '// only a comment',
    '2 + 3',
    '-x**2',
    '-x.y ** (a + b)',
    'x^2',
    '5*x +',
    '* x',
    'x y',
    'sin x',
    'Math.sin x + 1',
    '3x',
    'x + * y',
    '(x + 1',
    'x + 1)',
    '[x + 1)',
    '()',
    'Math.sin()',
    'Math.sin(x, y)',
    'Math.sine(x)',
    'Math.sin',
    'Math.TAU * x',
    'foo(x)',
    'foo.bar(x)',
    'x.foo()',
    '(x + 1).length',
    'fetch(x)(y)',
    '"a" + x',
    '`a${x}`',
    '/x/.test(y)',
    'x > 2',
    'x > 2 && y',
    '!x',
    '[x, 2]',
    '{ a: x }',
    'await x',
    'new Foo(x)',
    'x => { x++; }',
    'y = x => z => x',
    'x++',
    'x += 2',
    'y += x**2',
    '3 = x',
    '[a, b] = x',
    'x & 1',
    'x << 2',
    '~x',
    'typeof x',
    'x ?? 0',
    'x?.y',
    'x, y',
    '1n * x',
    '0b12 * x',
    '1__0 * x',
    'null + x',
    'undefined * x',
    'if (x > 0) y = 2',
    'for (;;) {}',
    'import x from "y"',
    'class A {}',
    'x**2; y**2',
    'let y = x**2, z = 3*x',
    'let y;',
    'return;',
    'function f(x) { while (x > 1) { x /= 2; } return x; }',
    'function f(x) { if (x > 0) return x; }',
    'f(2) = x',
    'x[i / 2 + 1]',
    'x["a"]',
    'Math.max(...x)',
    'torch.sum(x, { dim: y })',
    'torch.sum(x, { axes: 0 })',
    'torch.clamp(x)',
    'x + (y = 2)',
    '"unclosed + x',
    '<div>{x}</div>',
    'x as',
  ],
  python: [
    '',
    '# only a comment',
    'sin x + 1',
    'xˆ2 + 1',
    'x^2',
    'x | 1',
    'x in y',
    'x is None',
    'None * x',
    '3x',
    '1j * x',
    '012 * x',
    'x +',
    'x + )',
    '(x',
    '{x}',
    '"a" + x',
    "f'{x}'",
    '"unclosed',
    'x == 2',
    'not x',
    'x, y',
    '[x**2 for x in y]',
    'lambda x: lambda y: x',
    'foo(x)',
    'math.foo(x)',
    'math.sin',
    'math',
    'math.sin(x, y)',
    'math.sin()',
    'np.sum(x, axs=0)',
    'np.sum(x, axis=0, axis=1)',
    'np.sum(x, axis=y)',
    'x.foo()',
    'x.sum().shape',
    'x[1:]',
    'x[i/2]',
    'x[]',
    'foo(*x)',
    'await x',
    'y += x',
    'y :=  x',
    'y = ',
    'return',
    'x = y = ',
    '3 = x',
    'y = x = 3*z = 2',
    'def f(x):\n    y = x\n    for i in range(3):\n        y = y*x\n    return y',
    'def f(x):\n    y = x',
    'def f(x): return',
    'def f(x, x): return x',
    'f(x, x) = x',
    'f(2) = x',
    'if x > 0: y = 2',
    'import numpy as np',
    'for i in x: pass',
    'x**2\ny**2',
    'print(x)',
    'x if y',
    'x if y > 0 else',
    '1 if x',
    'torch.Tensor(3) * y',
    'torch.linspace(0, x, 3) * y',
    'x ? y : z',
    'x @',
    '$x',
  ],
  plaintext: [
    '',
    '42',
    'pi^2',
    'x^2 = 4',
    'x! + 1',
    'x ± 1',
    'f(x)',
    'f(x) + f(y)',
    'speed(x)',
    'g (x + 1)',
    "f'(x) + 1",
    'x > 2',
    'sin',
    'sin + 1',
    'sin(x, y)',
    'sin()',
    '3 4x',
    'x +',
    '+ ',
    '(x',
    'x)',
    '|x',
    '||',
    '()',
    '{x]',
    'x % 2',
    '5°',
    '"x"',
    '∑ x',
    '∫ x dx',
    'x; y',
    'x, y',
    '\\frac{1}{2}',
    '$$\\int x$$',
    'The quick brown fox',
    'hello there',
    'Lecture 4',
    'y = ',
    'x_',
    'x[i/2]',
    'np.foo(x)',
    'foo.bar + 1',
    '2 ** ',
    'where(x > 0)',
    'x ? y',
    '€ 5',
    'f(1, 2) = x',
  ],
};

/** The source with carets under the range, then the words. */
function transcript(source: string, { range, message, hint, fix }: Refusal): string {
  const lines = source.split('\n');
  let offset = 0;
  const marked = lines.flatMap((line) => {
    const start = Math.max(range.start - offset, 0);
    const end = Math.min(range.end - offset, line.length);
    const first = range.start >= offset && range.start <= offset + line.length;
    offset += line.length + 1;
    if (!first && end <= start) return [`  ${line}`];
    return [`  ${line}`, `  ${' '.repeat(start)}${'^'.repeat(Math.max(end - start, 1))}`];
  });
  const words = [message.text, hint?.text, fix === null ? undefined : `[${fix.title.text}]`].filter(
    (text) => text !== undefined,
  );
  return `${marked.join('\n')}\n  ${words.join('\n  ')}\n`;
}

it('are written down', async () => {
  const text = Object.entries(CASES).map(([language, sources]) => {
    const refusals = sources.map((source) => {
      const refusal = readExpression(source, { start: 0, end: source.length }, { language });
      return isRefusal(refusal) ? transcript(source, refusal) : `  ${source}\n  WAS READ AS ${refusal.tex}\n`;
    });
    return `${language}\n\n${refusals.join('\n')}`;
  });
  expect(text.join('\n')).not.toContain('WAS READ AS');
  await expect(text.join('\n')).toMatchFileSnapshot('golden/refusals.txt');
});

describe('ranges are the document’s', () => {
  it.each([
    ['javascript', 'let a = 1;\nlet y = ‸foo(x)‸;', 'foo'],
    ['python', 'a = 1\ny = ‸2 * foo(x)‸  # tail', 'foo'],
    ['markdown', 'Text $‸x + f(y)‸$ text', 'f'],
  ])('%s', (language, marked, expected) => {
    const start = marked.indexOf('‸');
    const end = marked.lastIndexOf('‸') - 1;
    const text = marked.replaceAll('‸', '');
    const refusal = readExpression(text, { start, end }, { language });
    if (!isRefusal(refusal)) return expect.fail(refusal.tex);
    expect(text.slice(refusal.range.start, refusal.range.end)).toBe(expected);
  });
});
