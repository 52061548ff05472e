/** Derivatives as code beside the original: in its manner, with what the document lacks, under names of their own. */
import { describe, expect, test } from 'vitest';

import { deriveBy } from '../../../src/calculus/derive';
import { callTree, nameTree } from '../../../src/languages/expression/fold';
import type { Expression } from '../../../src/languages/expression/expression';
import { readExpression } from '../../../src/languages/expression/read';
import type { Tree } from '../../../src/languages/expression/tree';
import { codeFor } from '../../../src/runtime/derivatives/code';
import type { By, CodeRequest, WrittenCode } from '../../../src/trace/formula';
import { isRefusal, type Refusal } from '../../../src/trace/refusal';

interface Asked {
  readonly by?: readonly By[];
  readonly form?: CodeRequest['form'];
}

function expressionIn(text: string, language: string): Expression {
  const [before = '', formula = text] = text.includes('«') ? text.split(/[«»]/) : ['', text];
  const plain = text.replace(/[«»]/g, '');
  const range = { start: before.length, end: before.length + formula.length };
  const expression = readExpression(plain, range, { language });
  return isRefusal(expression) ? expect.fail(`${formula}: ${expression.message.text}`) : expression;
}

function derivative(tree: Tree, by: By): Tree {
  const found = deriveBy(tree, by);
  return isRefusal(found) ? expect.fail(found.message.text) : (found.at(-1)?.result ?? tree);
}

/** The formula stands between « and » where it is not the whole document. */
function answered(text: string, language: string, { by = [['x']], form = 'expression' }: Asked): WrittenCode | Refusal {
  const expression = expressionIn(text, language);
  const trees = by.map((one) => derivative(expression.tree, one));
  return codeFor(expression, trees, { by, form, simplified: false }, text.replace(/[«»]/g, ''));
}

function written(text: string, language: string, asked: Asked = {}): WrittenCode {
  const answer = answered(text, language, asked);
  return isRefusal(answer) ? expect.fail(answer.message.text) : answer;
}

function code(text: string, language: string, asked: Asked = {}): string {
  return written(text, language, asked).code;
}

describe('functions are spelled as the original spells them', () => {
  test.each([
    ['javascript', 'Math.sin(x)', 'Math.cos(x)'],
    ['javascript', 'const { sin } = Math;\ny = «sin(x)»', 'cos(x)'],
    ['python', 'math.sin(x)', 'math.cos(x)'],
    ['python', 'np.sin(x)', 'np.cos(x)'],
    ['python', 'import jax.numpy as jnp\ny = «jnp.sin(x)»', 'jnp.cos(x)'],
    ['python', 'import numpy\ny = «numpy.sin(x)»', 'numpy.cos(x)'],
    ['python', 'torch.sin(x)', 'torch.cos(x)'],
    ['python', 'x.sin()', 'torch.cos(x)'],
    ['python', 'from math import *\ny = «sin(x)»', 'cos(x)'],
    ['cpp', 'std::sin(x)', 'std::cos(x)'],
    ['cpp', 'using namespace std;\ndouble y = «sin(x)»;', 'cos(x)'],
    ['c', 'sin(x)', 'cos(x)'],
    ['c', 'float f(float x) { return «sinf(x) * 2»; }', '2.0f * cosf(x)'],
    ['java', 'Math.sin(x)', 'Math.cos(x)'],
    ['java', 'import static java.lang.Math.*;\ndouble y = «sin(x)»;', 'cos(x)'],
    ['csharp', 'Math.Sin(x)', 'Math.Cos(x)'],
    ['go', 'math.Sin(x)', 'math.Cos(x)'],
    ['kotlin', 'Math.sin(x)', 'Math.cos(x)'],
    ['dart', "import 'dart:math' as m;\nvar y = «m.sin(x)»;", 'm.cos(x)'],
    ['rust', 'x.sin()', 'x.cos()'],
    ['julia', 'sin.(x)', 'cos.(x)'],
  ])('%s: %s', (language, original, expected) => {
    expect(code(original, language)).toBe(expected);
  });

  test('a number that is a condition is one in the derivative too: a comparison with 0 would hold for NaN', () => {
    expect(code('Math.atanh(x) ? x**2 : x', 'javascript')).toBe('Math.atanh(x) ? 2 * x : 1');
    expect(code('x**2 if y else x', 'python')).toBe('2 * x if y else 1');
    expect(code('x && y > 0 ? x**2 : x', 'javascript')).toBe('x && y > 0 ? 2 * x : 1');
    expect(code('torch.where(x * y, torch.sin(x), x)', 'python')).toContain('torch.where(x * y != 0');
  });

  test('a formula without functions gets the usual ones of its language', () => {
    expect(code('2**x', 'javascript')).toBe('2 ** x * Math.log(2)');
    expect(code('2**x', 'python')).toBe('2**x * math.log(2)');
  });
});

describe('what the document lacks is said', () => {
  test.each([
    ['python', 'math.sin(x)', ['import math']],
    ['python', 'import math\ny = «math.sin(x)»', []],
    ['python', 'import os, math\ny = «math.sin(x)»', []],
    ['python', 'from math import sin\ny = «sin(x)»', ['from math import cos']],
    ['python', 'import numpy as np\ny = «np.sin(x)»', []],
    ['python', 'np.sin(x)', ['import numpy as np']],
    ['python', 'x**2', []],
    ['c', '#include <math.h>\ndouble y = «sin(x)»;', []],
    ['c', 'double y = «sin(x)»;', ['#include <math.h>']],
    ['c', 'double y = «x*x»;', []],
    ['go', 'y := «math.Sin(x)»', ['import "math"']],
    ['go', 'import (\n\t"fmt"\n\t"math"\n)\n\ny := «math.Sin(x)»', []],
    ['kotlin', 'sin(x)', ['import kotlin.math.*']],
    ['swift', 'import Foundation\nlet y = «sin(x)»', []],
    ['javascript', 'const { sin } = Math;\ny = «sin(x)»', ['const { cos } = Math;']],
    ['java', 'Math.sin(x)', []],
    ['rust', 'x.sin()', []],
  ])('%s: %s', (language, original, needs) => {
    expect(written(original, language).needs).toEqual(needs);
  });
});

describe('forms', () => {
  test('a value has the name of its derivative, after the name of what was differentiated', () => {
    expect(code('x**2', 'javascript', { form: 'value' })).toBe('const df_dx = 2 * x;');
    expect(code('loss = x**2', 'python', { form: 'value' })).toBe('dloss_dx = 2 * x');
    expect(code('const y = x**2', 'typescript', { form: 'value', by: [['x', 'x']] })).toBe('const d2y_dx2 = 2;');
    expect(code('x**2 * θ', 'python', { form: 'value', by: [['θ']] })).toBe('df_dtheta = x**2');
  });

  test('a name that the document has gets a number', () => {
    expect(code('df_dx = 3\ndf_dx2 = 4\ny = «x**2»', 'python', { form: 'value' })).toBe('df_dx3 = 2 * x');
    expect(code('x**2 + 0*DF_DX', 'fortran', { form: 'value' })).toMatch(/^df_dx2 = /);
  });

  test('several derivatives are several values, or one function', () => {
    const by: readonly By[] = [['x'], ['y']];
    expect(code('x * y', 'python', { by, form: 'value' })).toBe('df_dx = y\ndf_dy = x');
    expect(code('x * y', 'python', { by, form: 'expression' })).toBe('y\nx');
    expect(code('x * y', 'typescript', { by, form: 'function' })).toBe(
      'function grad_f(x: number, y: number): number[] {\n  return [y, x];\n}',
    );
    expect(code('np.sin(x) * y', 'python', { by, form: 'function' })).toContain(
      'return np.array([y * np.cos(x), np.sin(x)])',
    );
  });

  test('a square of second derivatives is a matrix', () => {
    const by: readonly By[] = [
      ['x', 'x'],
      ['x', 'y'],
      ['y', 'x'],
      ['y', 'y'],
    ];
    expect(code('x**2 * y', 'javascript', { by, form: 'function' })).toMatch(
      /^function hessian_f\(x, y\) \{\n {2}return \[\[[^[\]]*, [^[\]]*\], \[[^[\]]*, 0\]\];\n\}$/,
    );
  });

  test('common parts have names where there is room for statements', () => {
    expect(code('Math.exp(-x) * Math.sin(x)', 'javascript')).not.toContain('const');
    expect(code('Math.exp(-x) * Math.sin(x)', 'javascript', { form: 'value' })).toMatch(
      /^const e = Math\.exp\(-x\);\nconst df_dx = [^E]*;$/,
    );
  });

  test('a part that only a branch computes stays in it', () => {
    const text = code('math.log(x)*math.log(x) if x > 0 else y', 'python', { form: 'function' });
    expect(text).not.toMatch(/^ {4}\w+ = math\.log/m);
  });

  test('an object’s properties and elements are written as in the document, and are parameters of functions', () => {
    expect(code('p->x * p->x', 'cpp', { by: [['p.x']] })).toBe('p->x + p->x');
    expect(code('self.w * x', 'python', { by: [['self.w']], form: 'function' })).toBe(
      'def df_dself_w(self_w, x):\n    return x',
    );
    expect(code('body%m**2', 'fortran', { by: [['body.m']] })).toBe('2.0d0 * body%m');
  });

  test('elements are counted as the language counts', () => {
    const element = (language: string, text: string, form: CodeRequest['form'] = 'expression'): string => {
      const expression = expressionIn(text, language);
      const range = expression.formulaRange;
      const tree = callTree('mul', [nameTree('x[0]', range), nameTree('W[1][2]', range)], range, range);
      const answer = codeFor(expression, [tree], { by: [['x[1]']], form, simplified: false }, text);
      return isRefusal(answer) ? answer.message.text : answer.code;
    };
    expect(element('python', 'x*W')).toBe('x[0] * W[1][2]');
    expect(element('julia', 'x*W')).toBe('x[1] * W[2, 3]');
    expect(element('matlab', 'x*W')).toBe('x(1) * W(2, 3)');
    expect(element('rust', 'x*W', 'function')).toBe(
      'fn df_dx1(x: &[f64], W: &[Vec<f64>]) -> f64 {\n    x[0] * W[1][2]\n}',
    );
    expect(element('java', 'x*W', 'value')).toBe('double df_dx1 = x[0] * W[1][2];');
  });
});

describe('names that stand for formulas', () => {
  const range = { start: 0, end: 3 };
  const name = (text: string): Tree => nameTree(text, range);
  const call = (operator: string, ...operands: readonly Tree[]): Tree => callTree(operator, operands, range, range);
  const product = call('mul', name('x'), name('y'));
  const a: Tree = { kind: 'bound', name: 'a', definition: product, assignment: range, range };
  const b: Tree = { kind: 'bound', name: 'b', definition: call('add', a, name('x')), assignment: range, range };
  const ask = (tree: Tree, form: CodeRequest['form'], language = 'javascript', text = 'x*y'): string => {
    const answer = codeFor(expressionIn(text, language), [tree], { by: [['x']], form, simplified: false }, text);
    return isRefusal(answer) ? answer.message.text : answer.code;
  };

  test('are declared in a function, those that it uses, in order', () => {
    expect(ask(call('mul', b, b), 'function')).toBe(
      'function df_dx(x, y) {\n  const a = x * y;\n  const b = a + x;\n  return b * b;\n}',
    );
    expect(ask(a, 'function', 'python')).toBe('def df_dx(x, y):\n    a = x * y\n    return a');
  });

  test('are in scope elsewhere', () => {
    expect(ask(call('sin', b), 'value')).toBe('const df_dx = Math.sin(b);');
    expect(ask(call('sin', b), 'expression')).toBe('Math.sin(b)');
  });

  test('stand for what is computed again', () => {
    expect(ask(call('add', call('sin', a), call('mul', name('x'), name('y'))), 'value')).toBe(
      'const df_dx = Math.sin(a) + a;',
    );
  });
});

test('of a name that was assigned twice the earlier meaning is written out', () => {
  const bound = (at: number, definition: Tree): Tree => ({
    kind: 'bound',
    name: 'a',
    definition,
    assignment: { start: at, end: at + 1 },
    range: { start: at, end: at + 1 },
  });
  const range = { start: 0, end: 1 };
  const call = (operator: string, ...operands: readonly Tree[]): Tree => callTree(operator, operands, range, range);
  const first = bound(0, call('sin', nameTree('x', range)));
  const last = bound(9, call('exp', first));
  const expression = expressionIn('Math.sin(x)', 'javascript');
  const answer = codeFor(
    expression,
    [call('mul', last, first)],
    { by: [['x']], form: 'function', simplified: false },
    '',
  );
  expect(isRefusal(answer) ? answer.message.text : answer.code).toMatch(
    /const a = Math\.exp\((\w+|Math\.sin\(x\))\);\n[^]*return a \* \1;/,
  );
});

describe('mathematics', () => {
  test('LaTeX', () => {
    expect(code('x^2 \\sin x', 'latex')).toBe('2x\\sin(x) + x^{2}\\cos(x)');
    expect(code('f(x, y) = x^2 \\cdot y', 'latex', { form: 'value' })).toBe('$\\frac{\\partial f}{\\partial x} = 2xy$');
    expect(code('A formula $«\\frac{1}{x}»$ here.', 'markdown', { form: 'value' })).toMatch(/^\$f'\(x\) = .*\$$/);
  });

  test('LaTeX where TeX sets the formula, though it holds no command', () => {
    expect(code('Take\n\\[ «f(x) = x^3» \\]\nhere.', 'latex')).toBe('3x^{2}');
    expect(code('Take $«x^3 + 1»$ here.', 'markdown')).toBe('3x^{2}');
    expect(code('Take\n$$\n«x^3»\n$$\n', 'markdown', { form: 'value' })).toBe("$f'(x) = 3x^{2}$");
  });

  test('plain mathematics', () => {
    expect(code('Then `«5x^4 + 3x^3»` holds.', 'markdown', { form: 'value' })).toBe("f'(x) = 5·4x³ + 3·3x²");
    expect(code('$«x^3»$', 'plaintext')).toBe('3x²');
    expect(code('5x^4 + 3x^3', 'markdown', { form: 'value' })).toBe("f'(x) = 5·4x³ + 3·3x²");
  });

  test('code in a fence of a document is code', () => {
    expect(code('Text\n\n```python\ny = «math.sin(x)»\n```\n', 'markdown')).toBe('math.cos(x)');
  });
});

describe('refusals say what to do', () => {
  test.each([
    ['lua', 'x^2', 'Formulas are not written in lua yet.'],
    ['javascript', 'erf(x) * x', 'JavaScript has no function “erf”, and it cannot be written with those that it has.'],
  ])('%s: %s', (language, text, message) => {
    const answer = answered(text, language, {});
    if (!isRefusal(answer)) return expect.fail(answer.code);
    expect(answer.message.text).toBe(message);
    expect(answer.hint?.text).not.toBe('');
  });

  test('of what would fill pages', () => {
    const expression = expressionIn('x*y', 'javascript');
    let tree: Tree = expression.tree;
    for (let i = 0; i < 60; i++) tree = callTree('mul', [tree, tree], tree.range, tree.range);
    const request = { by: [['x']], simplified: false } as const;
    const bare = codeFor(expression, [tree], { ...request, form: 'expression' }, 'x*y');
    expect(isRefusal(bare) && bare.message.id).toBe('code.too-long');
    // Named, it is sixty short lines.
    const named = codeFor(expression, [tree], { ...request, form: 'function' }, 'x*y');
    expect(isRefusal(named) ? named.message.text : named.code.split('\n').length).toBeGreaterThan(50);
  });

  test('a long sum is written', () => {
    const text = Array.from({ length: 990 }, (_, i) => `x*${i + 2}`).join(' + ');

    expect(code(text, 'python').length).toBeGreaterThan(1_000);
  });
});
