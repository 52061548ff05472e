/** What a caret or a selection means, and where a hover speaks. */
import { describe, expect, it } from 'vitest';

import { findExpression, findForHover } from '../../../src/languages/expression/document/find';
import { assignedValues } from '../../../src/languages/expression/document/values';
import { isRefusal } from '../../../src/trace/refusal';
import { cpuTime } from '../../../src/runtime/process/cpu-time';

/** What the caret ‸ means, and what a hover there shows. */
function at(marked: string, language: string): readonly [string | null, string | null] {
  const caret = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const found = findExpression(text, language, { start: caret, end: caret });
  const hover = findForHover(text, language, caret);
  return [
    isRefusal(found) ? null : text.slice(found.start, found.end),
    hover === null ? null : text.slice(hover.start, hover.end),
  ];
}

/** A hover shows the same as the caret means, unless it says otherwise. */
function finds(language: string, cases: readonly (readonly [string, string | null, ('hover' | 'no hover')?])[]): void {
  it.each(cases.map(([marked, expected, hover]) => ({ marked, expected, hover })))(
    '$marked',
    ({ marked, expected, hover = 'hover' }) => {
      expect(at(marked, language)).toEqual([expected, hover === 'hover' ? expected : null]);
    },
  );
}

describe('Python', () => {
  finds('python', [
    ['x = 2\ny = 5*x**4 ‸+ 3  # comment\nz = 3', 'y = 5*x**4 + 3'],
    ['y‸ = x**2', 'y = x**2'],
    ['y = x**2‸', 'y = x**2'],
    ['‸y = x**2', 'y = x**2'],
    ['    y = x**2 ‸ ', 'y = x**2', 'no hover'],
    ['def f(x):\n    """The square x**2."""\n    return x**2 *‸ 3\n', 'return x**2 * 3'],
    ['def f(x):\n    """The square x**‸2."""\n    return x**2\n', '"""The square x**2."""', 'no hover'],
    ['y = (x**2 +\n   3*‸x)', 'y = (x**2 +\n   3*x)'],
    ['y = x**2 + \\\n  3*‸x', 'y = x**2 + \\\n  3*x'],
    ['if x > 0: y = x*‸*2', 'y = x**2'],
    ['self.loss = ((w*x + b - y)**2).mean(‸)', 'self.loss = ((w*x + b - y)**2).mean()'],
    ['a = 1; y = x*‸*2; b = 2', 'y = x**2'],
    ['y = x^‸2', 'y = x^2', 'no hover'],
    ['print(x**‸2)', 'x**2', 'no hover'],
    ['foo(a, x + ‸1)', 'x + 1', 'no hover'],
    ['a = b[i + ‸1]', 'a = b[i + 1]', 'no hover'],
    ['import ‸numpy as np', 'import numpy as np', 'no hover'],
    ['# y = x**‸2', null, 'no hover'],
    ['y‸ = x', 'y = x', 'no hover'],
    ['x‸', 'x', 'no hover'],
    ['n‸ = 3', 'n = 3', 'no hover'],
    ['s = "a"\nt = s + ‸u', 't = s + u', 'no hover'],
    ['t = "a" + ‸u', 't = "a" + u', 'no hover'],
    ["t = f'{x*‸*2}'", "t = f'{x**2}'", 'no hover'],
    ['y = foo(x) + ‸1', 'y = foo(x) + 1', 'no hover'],
    ['for i in range(1‸0):', 'for i in range(10):', 'no hover'],
    ['broken = (1,\n\ndef f(x):\n    return x*‸x', 'return x*x'],
  ]);
});

describe('TypeScript', () => {
  finds('typescript', [
    ['const y: number = 5*x**4 ‸+ 3; // comment', 'const y: number = 5*x**4 + 3'],
    ['function f(x) { return x**‸2; }', 'return x**2'],
    ['function f(x) {\n  const y = x**2\n  return y * ‸x\n}', 'return y * x'],
    ['const f = (x‸) => x**2;', 'const f = (x) => x**2'],
    ['let a = 2*x, b = 3*x*‸y;', 'b = 3*x*y'],
    ['const o = { y: x**‸2, z: 3 }', 'y: x**2'],
    ['return x\n  + y‸**2', 'return x\n  + y**2'],
    ['let y = x**2\nlet z‸ = y*3\nfoo()', 'let z = y*3'],
    ['if (x > 0) y = x**‸2;', 'y = x**2'],
    ['export const v = q*‸q', 'export const v = q*q'],
    ['y = x^‸2', 'y = x^2', 'no hover'],
    ['const y = x**2; ‸\nfoo()', 'const y = x**2', 'no hover'],
    ['const y = x**2;‸ foo()', 'foo()', 'no hover'],
    ['console.log(x**2 ‸+ 1)', 'x**2 + 1', 'no hover'],
    ['const next = i ‸+ 1', 'const next = i + 1', 'no hover'],
    ['rowIndex = rowIndex ‸- 1', 'rowIndex = rowIndex - 1', 'no hover'],
    ['const s = n + " items"; const t = s + ‸n;', 'const t = s + n', 'no hover'],
    ['for (let i = 0; i < n; i++) { s = s + a[i‸+1] }', 's = s + a[i+1]', 'no hover'],
    ['const s = `a${‸b}` + c', 'const s = `a${b}` + c', 'no hover'],
    ['// y = x*‸*2', null, 'no hover'],
    ['/* y =\n x*‸*2 */', null, 'no hover'],
    ['import { x ‸} from "y"', 'x', 'no hover'],
    ['const first = "a"; const b = first + ‸c;', 'const b = first + c', 'no hover'],
  ]);
});

describe('Markdown', () => {
  finds('markdown', [
    ['Let $x^‸2$ be', 'x^2'],
    ['$$\nx^2 +‸ y\n$$', 'x^2 + y'],
    ['\\(x^2 +‸ y\\)', 'x^2 + y'],
    ['- item `3x^2 ‸+ 1` ok', '3x^2 + 1'],
    ['- x^2 ‸+ 1', 'x^2 + 1'],
    ['1. y = x^2 ‸+ 1', 'y = x^2 + 1'],
    ['y = 3x‸^2 + 1', 'y = 3x^2 + 1'],
    ['```py\ny = x**‸2\n```', 'y = x**2'],
    ['```js\nconst y = Math.sin(‸x)\n```', 'const y = Math.sin(x)'],
    ['costs $5 ‸and $6', 'costs $5 and $6', 'no hover'],
    ['This is a li‸ne of English', 'This is a line of English', 'no hover'],
    ['Read/wr‸ite', 'Read/write', 'no hover'],
    ['A/‸B', 'A/B', 'no hover'],
    ['pages 4-‸5', 'pages 4-5', 'no hover'],
    ['`x‸`', 'x', 'no hover'],
    ['`git log ‸-1`', 'git log -1', 'no hover'],
    ['in Q1-Q3 20‸23', 'in Q1-Q3 2023', 'no hover'],
    ['5 x ‸3', '5 x 3', 'no hover'],
    ['2nd ‸- 3rd', '2nd - 3rd', 'no hover'],
    ['| a | 3x ‸+ 1 | c |', '3x + 1'],
    ['|x| + |y‸|', '|x| + |y|'],
    ['\\[ x^2 and \\[ 3x^2‸ \\] ok', '3x^2'],
    ['`npm ci‸`', 'npm ci', 'no hover'],
    ['$\\frac‸{1}{2}$', '\\frac{1}{2}', 'no hover'],
    ['# Chapter ‸2', 'Chapter 2', 'no hover'],
    ['- on 2024-10-‸05', 'on 2024-10-05', 'no hover'],
    ['a well-known fact‸', 'a well-known fact', 'no hover'],
  ]);
});

describe('a long document', () => {
  const block =
    '# Title\n\nProse, of $x^2$ and `i + 1`.\n\n```py\nx = 2.0\ny = 3*x**2 + x\n```\n\n```ts\nlet z = a / b;\n```\n';
  const text = block.repeat(3_000);
  const offset = text.lastIndexOf('3*x**2');

  it('of 36,000 lines with 6,000 blocks of code is not looked through again and again', () => {
    const began = cpuTime();
    const found = findForHover(text, 'markdown', offset);
    expect(found === null ? null : text.slice(found.start, found.end)).toBe('y = 3*x**2 + x');
    expect(assignedValues(text, 'markdown', offset, ['x', 'y', 'z']).get('x')?.value).toBe(2);
    // Some 50 ms; where each line asked for all blocks before it, minutes.
    expect(cpuTime() - began).toBeLessThan(3_000);
  });

  it('of one line without an end is not, either', () => {
    const began = cpuTime();
    for (const line of ['x = ', 'x, ', 'x: ', '\\[ x ', '/ '])
      for (const language of ['python', 'typescript', 'markdown']) {
        const long = line.repeat(10_000);
        findForHover(long, language, 20_000);
        assignedValues(long, language, 20_000, ['x']);
      }
    expect(cpuTime() - began).toBeLessThan(6_000);
  });
});

describe('plain text', () => {
  finds('plaintext', [
    ['5*x**4 + 3*‸x', '5*x**4 + 3*x'],
    ['- x^2 + ‸1', '- x^2 + 1'],
    ['f(u, v) = u^3 + 4u‸v', 'f(u, v) = u^3 + 4uv'],
    ['3x^2 + 2x‸y', '3x^2 + 2xy'],
    ['Dear all‸,', 'Dear all,', 'no hover'],
    ['4 - 5 pm‸', '4 - 5 pm', 'no hover'],
  ]);
});

describe('a selection', () => {
  it.each([
    ['python', 'y = ‸ x**2 ‸ + 1', 'x**2'],
    ['markdown', 'let ‸$x^2$‸ be', 'x^2'],
    ['typescript', '‸y = x**2;‸', 'y = x**2'],
    ['plaintext', '‸x^2\n‸', 'x^2'],
  ])('is trimmed and taken as it is (%s)', (language, marked, expected) => {
    const start = marked.indexOf('‸');
    const end = marked.lastIndexOf('‸') - 1;
    const text = marked.replaceAll('‸', '');
    const found = findExpression(text, language, { start, end });
    if (isRefusal(found)) return expect.fail(found.message.text);
    expect(text.slice(found.start, found.end)).toBe(expected);
  });

  it('of blanks is refused, and so is a caret on an empty line', () => {
    expect(isRefusal(findExpression('a\n   \nb', 'python', { start: 2, end: 5 }))).toBe(true);
    expect(isRefusal(findExpression('a\n\nb', 'python', { start: 2, end: 2 }))).toBe(true);
    expect(isRefusal(findExpression('', 'plaintext', { start: 0, end: 0 }))).toBe(true);
  });
});
