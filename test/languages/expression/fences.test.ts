// Formulas in fenced blocks of Markdown: each is read in the notation of its block, at a caret and selected, with the
// values of the blocks above it in the same language.
import { describe, expect, it } from 'vitest';
import { findExpression, findForHover } from '../../../src/languages/expression/document/find';
import { fencesOf } from '../../../src/languages/expression/document/fences';
import { assignedValues } from '../../../src/languages/expression/document/values';
import { readExpression } from '../../../src/languages/expression/read';
import { isRefusal } from '../../../src/trace/refusal';

/** In the info string, in a block: the formula, and the names that it varies in. */
const FORMULAS: readonly (readonly [info: string, formula: string, notation: string, variables: string])[] = [
  ['math', 'y = x^2 + 3x', 'mathematics', 'x'],
  ['math', '\\frac{x^2}{2} + \\sin x', 'latex', 'x'],
  ['math', 'f(x) = \\alpha x^2', 'latex', 'x alpha'],
  ['latex', 'y = \\sqrt{x}', 'latex', 'x'],
  ['tex', 'L = \\log(1 + e^{-z})', 'latex', 'z'],
  ['katex', 'x^2 \\cdot y', 'latex', 'x y'],
  ['text', 'y = 2x + 1', 'mathematics', 'x'],
  ['python', 'y = x**2 + np.sin(x)', 'python', 'x'],
  ['py', 'y = math.exp(-x**2)', 'python', 'x'],
  ['python title="a.py"', 'y = x**2', 'python', 'x'],
  ['{python}', 'y = x**2', 'python', 'x'],
  ['js', 'const y = x ** 2 + Math.sin(x);', 'javascript', 'x'],
  ['jsx', 'const y = x ** 2;', 'javascript', 'x'],
  ['ts', 'const y: number = x ** 2;', 'javascript', 'x'],
  ['tsx', 'const y = Math.exp(-x);', 'javascript', 'x'],
  ['mjs', 'const y = x * x;', 'javascript', 'x'],
  ['c', 'double y = pow(x, 2) + sin(x);', 'code', 'x'],
  ['cpp', 'auto y = std::pow(x, 2);', 'code', 'x'],
  ['c++', 'double y = std::exp(x);', 'code', 'x'],
  ['java', 'double y = Math.pow(x, 2);', 'code', 'x'],
  ['csharp', 'var y = Math.Pow(x, 2);', 'code', 'x'],
  ['c#', 'double y = Math.Sin(x);', 'code', 'x'],
  ['rust', 'let y = x.powi(2) + x.sin();', 'code', 'x'],
  ['go', 'y := math.Pow(x, 2)', 'code', 'x'],
  ['swift', 'let y = pow(x, 2)', 'code', 'x'],
  ['kotlin', 'val y = x.pow(2)', 'code', 'x'],
  ['dart', 'var y = pow(x, 2);', 'code', 'x'],
  ['julia', 'y = x^2 + sin(x)', 'code', 'x'],
  ['r', 'y <- x^2', 'code', 'x'],
  ['matlab', 'y = x.^2;', 'code', 'x'],
  ['octave', 'y = x^2;', 'code', 'x'],
  ['fortran', 'y = x**2', 'code', 'x'],
  ['glsl', 'float y = pow(x, 2.0);', 'code', 'x'],
  ['cuda', 'float y = powf(x, 2.0f);', 'code', 'x'],
];

describe('formulas in fenced blocks', () => {
  it.each(FORMULAS)('```%s %s', (info, formula, notation, variables) => {
    const text = `Some prose.\n\n\`\`\`${info}\n${formula}\n\`\`\`\n\nMore.\n`;
    const start = text.indexOf(formula);
    for (const caret of [start, start + 1, start + Math.floor(formula.length / 2), start + formula.length]) {
      const range = findExpression(text, 'markdown', { start: caret, end: caret });
      if (isRefusal(range)) throw new Error(range.message.text);
      const read = readExpression(text, range, { language: 'markdown' });
      if (isRefusal(read)) throw new Error(`${String(caret - start)}: ${read.message.text}`);
      expect(read.notation).toBe(notation);
      expect(read.variables.map(({ name }) => name).join(' ')).toBe(variables);
    }
    const selected = findExpression(text, 'markdown', { start, end: start + formula.length });
    expect(
      isRefusal(selected) ? selected.message.text : readExpression(text, selected, { language: 'markdown' }),
    ).toMatchObject({
      notation,
    });
  });

  it('the values of the blocks above in the same language count, the nearest first; the prose between does not', () => {
    const text = '```python\nx = 2.0\n```\n\nLet x = 7 here.\n\n```python\ny = x**2\n```\n\n```python\nx = 9.0\n```\n';
    const values = assignedValues(text, 'markdown', text.indexOf('x**2'), ['x']);
    expect(values.get('x')?.value).toBe(2);
  });

  it('what a block of another language says is nothing to this one', () => {
    const text = '```python\nx = 2.0\n```\n\n```c\ndouble x = 5.0;\n```\n\n```python\ny = x**2\n```\n';
    expect(assignedValues(text, 'markdown', text.indexOf('x**2'), ['x']).get('x')?.value).toBe(2);
  });

  it('a hover speaks on the formula of a block', () => {
    const text = '```python\nx = 2.0\ny = x**2\n```\n';
    const at = text.indexOf('x**2');
    const range = findForHover(text, 'markdown', at + 2);
    expect(range && text.slice(range.start, range.end)).toBe('y = x**2');
  });

  it.each(['~~~ts\na\n~~~', '````ts\n```\n````', '  ```ts\n  a\n  ```', '> ```ts\n> a\n> ```'])(
    '%j is one block',
    (text) => {
      expect(fencesOf(text).map(({ language }) => language)).toEqual(['typescript']);
    },
  );
});
