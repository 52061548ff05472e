/** Functions that are no formula: which statement is in the way, and what to do. Written down in `golden/functions.txt`. */
import { expect, it } from 'vitest';

import { readExpression } from '../../../src/languages/expression/read';
import { isRefusal } from '../../../src/trace/refusal';

const CASES: Readonly<Record<string, readonly string[]>> = {
  typescript: [
    'function f(x) { for (let i = 0; i < 3; i++) x *= 2; return x }',
    'function f(x) { let y = x; while (y > 1) { y /= 2 } return y }',
    'function f(x) { if (x > 0) return x; }',
    'function f(x) { if (x > 0) { const a = x; } return a * x; }'.replace('const a', 'a'),
    'function f(x) { const { a } = g(x); return a * x }',
    'function f(x) { try { return Math.sqrt(x) } catch { return 0 } }',
    'function f(x) { switch (x) { case 1: return 2; default: return x } }',
    'function f(x) { const a = foo(x); return a * x }',
    'async function f(x) { return x * 2 }',
    'function f(x, x) { return x * 2 }',
    'function f(...x) { return x * 2 }',
    'function f(x) { return }',
    'function f() { return 2 }',
    'function f(x) { return x > 2 }',
    'function f(x) { const a = [x, x]; return a }',
  ],
  python: [
    'def f(x):\n    for i in range(3):\n        x = x * 2\n    return x',
    'def f(x):\n    y = x * 2\n',
    'def f(x):\n    if x > 0:\n        y = x\n    return y',
    'def f(*x):\n    return x * 2',
    'def f(x):\n    try:\n        y = x\n    except E:\n        y = 2\n    return y',
    'def f(x):\n    x[0] = 2\n    return x',
  ],
  cpp: [
    'double f(double x) { for (int i = 0; i < 3; ++i) { x *= 2; } return x; }',
    'double f(double x) { double y; return y * x; }',
    'double f(double x) { if (x > 0) return x; }',
    'void f(double x) { g(x); }',
  ],
  rust: ['fn f(x: f64) -> f64 { let mut y = x; while y > 1.0 { y /= 2.0; } y }', 'fn f(x: f64) { g(x); }'],
  julia: ['function f(x)\n  for i in 1:3\n    x = 2x\n  end\n  x\nend'],
  matlab: ['function [a, b] = f(x)\n  a = x;\n  b = x;\nend'],
};

it('are written down', async () => {
  const text = Object.entries(CASES).map(([language, sources]) => {
    const refusals = sources.map((source) => {
      const refusal = readExpression(source, { start: 0, end: source.length }, { language });
      if (!isRefusal(refusal)) return `${source}\n  WAS READ AS ${refusal.tex}\n`;
      const { range, message, hint } = refusal;
      return `${source}\n  at: ${JSON.stringify(source.slice(range.start, range.end))}\n  ${message.text}\n  ${hint?.text ?? ''}\n`;
    });
    return `${language}\n\n${refusals.join('\n')}`;
  });
  expect(text.join('\n')).not.toContain('WAS READ AS');
  await expect(text.join('\n')).toMatchFileSnapshot('golden/functions.txt');
});
