/** A formula typeset as it was understood, and what comes back when the typeset formula is read again. */
import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';

import { isRefusal } from '../../../src/trace/refusal';
import { typeset } from '../../../src/languages/expression/typeset';
import { callTree, nameTree, numberTree } from '../../../src/languages/expression/fold';
import type { Tree } from '../../../src/languages/expression/tree';
import { read, reading, shown, valueOf } from './reading';

describe('LaTeX', () => {
  it.each([
    ['python', 'y = 5*x**4 + 3*x**3 - 5', 'y = 5x^{4} + 3x^{3} - 5'],
    ['python', 'f(u, v) = u**3 + v**2 + 4*u*v', 'f(u, v) = u^{3} + v^{2} + 4uv'],
    ['python', 'np.exp(-x**2 / 2) / np.sqrt(2*np.pi)', '\\frac{e^{\\frac{-x^{2}}{2}}}{\\sqrt{2\\pi}}'],
    ['python', '1 / (1 + math.exp(-x))', '\\frac{1}{1 + e^{-x}}'],
    ['python', '(x + y) * (x - y)', '(x + y)(x - y)'],
    ['python', 'x * (y + 1)', 'x \\cdot (y + 1)'],
    ['python', 'x - (y - z)', 'x - (y - z)'],
    ['python', 'x + -y', 'x + (-y)'],
    ['python', '-x * y', '-xy'],
    ['python', '-(x + y)', '-(x + y)'],
    ['python', '(-x)**2', '(-x)^{2}'],
    ['python', '(x**2)**3', '(x^{2})^{3}'],
    ['python', 'x**y**2', 'x^{y^{2}}'],
    ['python', '(x/y)**2', '\\left(\\frac{x}{y}\\right)^{2}'],
    ['python', 'x*2*3', 'x \\cdot 2 \\cdot 3'],
    ['python', '2*3**x', '2 \\cdot 3^{x}'],
    ['python', 'math.sin(x)**2', '\\sin^{2}(x)'],
    ['python', 'math.sin(x)**-1', '(\\sin(x))^{-1}'],
    ['python', 'abs(x) + math.floor(y)', '\\left|x\\right| + \\left\\lfloor y \\right\\rfloor'],
    ['python', 'w_1*x_1 + w1*theta', 'w_{1}x_{1} + w_{1}\\theta'],
    ['plaintext', 'w₁₂x', 'w_{12}x'],
    ['python', 'alpha*x', '\\alpha x'],
    ['python', 'learning_rate * x', '\\mathrm{learning}_{\\mathrm{rate}} \\cdot x'],
    ['python', 'x if x > 0 else -x', '\\begin{cases} x & \\text{if } x > 0 \\\\ -x & \\text{otherwise} \\end{cases}'],
    ['python', 'max(x, y, 0)', '\\max(x, y, 0)'],
    ['python', 'math.log(x, 3)', '\\log_{3}(x)'],
    ['python', '1e-7*x', '10^{-7}x'],
    ['python', '2.5e-7*x', '2.5 \\cdot 10^{-7}x'],
    ['python', 'x[0]*A[1, 2]', 'x_{0}A_{1,2}'],
    ['python', 'x % 2', 'x \\bmod 2'],
    ['python', 'A.T @ x', 'A^{\\top} \\, x'],
    ['javascript', 'Math.cbrt(x) * Math.PI', '\\sqrt[3]{x}\\pi'],
    ['plaintext', 'e^x + e', 'e^{x} + e'],
    ['plaintext', 'f(x) = |x|', 'f(x) = \\left|x\\right|'],
  ])('%s %s', (language, text, tex) => {
    expect(read(text, language).tex).toBe(tex);
  });
});

const RANGE = { start: 0, end: 0 };
const call = (operator: string, ...operands: Tree[]): Tree => callTree(operator, operands, RANGE, RANGE);

/** Any tree of arithmetic and functions of one variable. */
const tree = fc.letrec<{ any: Tree }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    fc.constantFrom('x', 'y', 'w_1', 'theta').map((name) => nameTree(name, RANGE)),
    fc.constantFrom(2, 3, 0.5, 10).map((value) => numberTree(value, RANGE)),
    fc
      .tuple(fc.constantFrom('add', 'sub', 'mul', 'div', 'pow'), tie('any'), tie('any'))
      .map(([operator, a, b]) => call(operator, a, b)),
    fc
      .tuple(fc.constantFrom('neg', 'sin', 'exp', 'abs', 'sqrt', 'log'), tie('any'))
      .map(([operator, a]) => call(operator, a)),
    fc.tuple(tie('any'), tie('any'), tie('any')).map(([a, b, c]): Tree => ({
      kind: 'condition',
      condition: call('gt', a, b),
      then: b,
      otherwise: c,
      range: RANGE,
    })),
  ),
})).any;

/** All notations' operators, brackets around everything. */
const WRITTEN: Readonly<
  Record<string, (part: Extract<Tree, { kind: 'call' | 'condition' }>, parts: readonly string[]) => string>
> = {
  javascript: (part, [a = '', b = '', c = '']) =>
    part.kind === 'condition' ? `(${a} ? ${b} : ${c})` : written(part.operator, a, b, '**', (name) => `Math.${name}`),
  python: (part, [a = '', b = '', c = '']) =>
    part.kind === 'condition' ? `(${b} if ${a} else ${c})` : written(part.operator, a, b, '**', (name) => `np.${name}`),
  plaintext: (part, [a = '', b = '', c = '']) =>
    part.kind === 'condition' ? `(${a} ? ${b} : ${c})` : written(part.operator, a, b, '^', (name) => name),
};
const SIGNS: Readonly<Record<string, string>> = { add: '+', sub: '-', mul: '*', div: '/', gt: '>' };

function written(operator: string, a: string, b: string, power: string, name: (name: string) => string): string {
  if (operator === 'neg') return `(-${a})`;
  if (operator === 'pow') return `(${a}${power}${b})`;
  return operator in SIGNS ? `(${a} ${SIGNS[operator] ?? ''} ${b})` : `${name(operator)}(${a})`;
}

function print(part: Tree, notation: string): string {
  if (part.kind === 'number') return String(part.value);
  if (part.kind === 'name') return part.name;
  if (part.kind === 'list') return '';
  if (part.kind === 'bound') return print(part.definition, notation);
  const parts = part.kind === 'call' ? part.operands : [part.condition, part.then, part.otherwise];
  return (
    WRITTEN[notation]?.(
      part,
      parts.map((operand) => print(operand, notation)),
    ) ?? ''
  );
}

describe('any tree', () => {
  it.each(Object.keys(WRITTEN))('written in %s is read as that tree', (language) => {
    fc.assert(
      fc.property(tree, (given) => {
        const text = print(given, language);
        const expression = reading(text, language);
        if (isRefusal(expression)) {
          expect(expression.message.id).toBe('expression.no-variable');
          return;
        }
        expect(shown(expression.tree)).toBe(shown(given));
        for (const part of everyPart(expression.tree))
          expect(part.range.start < part.range.end && part.range.end <= text.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('typeset is drawn by KaTeX without a complaint', () => {
    fc.assert(
      fc.property(tree, (given) => {
        expect(() => katex.renderToString(typeset(given), { throwOnError: true, strict: 'error' })).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  it('typeset and read again as mathematics has the same value', () => {
    fc.assert(
      fc.property(tree, (given) => {
        const tex = typeset(given);
        if (tex.includes('cases')) return;
        const again = reading(plain(tex), 'plaintext');
        if (isRefusal(again)) {
          expect(again.message.id, plain(tex)).toBe('expression.no-variable');
          return;
        }
        const point = { x: 1.25, y: 0.75, w_1: 2.5, theta: 0.6 };
        const [one, other] = [valueOf({ tree: given }, point), valueOf(again, point)];
        if (Number.isNaN(one)) expect(other).toBeNaN();
        else if (Number.isFinite(one))
          expect(Math.abs(one - other), plain(tex)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(one)));
      }),
      { numRuns: 500 },
    );
  });
});

function everyPart(part: Tree): Tree[] {
  const parts =
    part.kind === 'call' ? part.operands : part.kind === 'condition' ? [part.condition, part.then, part.otherwise] : [];
  return [part, ...parts.flatMap(everyPart)];
}

/** The LaTeX that typesetting writes, as plain mathematics: braces are taken off from the inside. */
function plain(tex: string): string {
  let text = tex.replace(/([a-z])_\{(\w+)\}/g, ' $1_$2');
  for (let before = ''; before !== text;) {
    before = text;
    text = text
      .replace(/\\frac\{([^{}]*)\}\{([^{}]*)\}/, '(($1)/($2))')
      .replace(/\\sqrt\{([^{}]*)\}/, ' sqrt($1)')
      .replace(/\^\{([^{}]*)\}/, '^($1)');
  }
  return text
    .replace(/\\left\|/g, ' (abs(')
    .replace(/\\right\|/g, '))')
    .replace(/\\(?:left|right)/g, '')
    .replace(/\\cdot/g, '*')
    .replace(/\\(ln|sin|theta)/g, ' $1');
}
