/** How LaTeX is read: formulas from textbooks and papers, their values and gradients, names, ranges and notes. */
import { describe, expect, it } from 'vitest';

import type { Expression } from '../../../src/languages/expression/expression';
import { readExpression } from '../../../src/languages/expression/read';
import type { Tree } from '../../../src/languages/expression/tree';
import { isRefusal } from '../../../src/trace/refusal';
import { FORMULAS } from './latex-formulas';
import { differentiated, read, shown, valueOf } from './reading';

/** The names that the table's functions take, as the trees call them, and a value for each. */
const AT: Readonly<Record<string, number>> = {
  x: 0.7,
  y: 1.3,
  z: 0.4,
  u: 1.7,
  v: 0.6,
  t: 0.9,
  a: 1.1,
  b: 2.9,
  c: 1.4,
  n: 3.5,
  r: 1.9,
  k: 2.2,
};
/** Others, by their order in the formula. */
const OTHERS = [0.55, 1.25, 0.85, 1.6, 0.3];

function pointOf(expression: Expression): Record<string, number> {
  let other = 0;
  return Object.fromEntries(
    expression.variables.map(({ name }) => [
      name,
      Object.hasOwn(AT, name) ? (AT[name] ?? 0) : (OTHERS[other++] ?? 0.5),
    ]),
  );
}

describe('value and gradient', () => {
  it('of at least 120 formulas', () => {
    expect(new Set(FORMULAS.map(([tex]) => tex)).size).toBeGreaterThanOrEqual(120);
  });

  it.each(FORMULAS)('%s', (tex, names, formula) => {
    const expression = read(tex, 'latex');
    expect(expression.notation).toBe('latex');
    expect(expression.variables.map(({ name }) => name).join(' ')).toBe(names);
    const point = pointOf(expression);
    const plain = (values: Record<string, number>): number =>
      formula(...expression.variables.map(({ name }) => values[name] ?? 0));
    const { value, gradients } = differentiated(expression, point);
    expect(value).toBeCloseTo(plain(point), 10);
    for (const [name, at] of Object.entries(point)) {
      const step = 1e-5;
      const slope = (plain({ ...point, [name]: at + step }) - plain({ ...point, [name]: at - step })) / (2 * step);
      expect(Math.abs(Number(gradients[name]) - slope)).toBeLessThan(1e-7 * Math.max(1, Math.abs(slope)));
    }
  });

  it.each(FORMULAS)('%s is typeset as LaTeX that reads the same', (tex) => {
    const expression = read(tex, 'latex');
    const again = read(`\\displaystyle ${expression.tex}`, 'latex');
    const point = pointOf(expression);
    expect(valueOf(again, pointed(again, point))).toBeCloseTo(valueOf(expression, point), 10);
    expect(again.name).toBe(expression.name);
  });
});

/** A name with digits behind it is typeset with a subscript, and read so. */
function pointed(expression: Expression, point: Record<string, number>): Record<string, number> {
  const plain = (name: string): string =>
    name.replace(/[_\W]/g, '').replace(/[₀-₉]/g, (digit) => String('₀₁₂₃₄₅₆₇₈₉'.indexOf(digit)));
  const values = new Map(Object.entries(point).map(([name, value]) => [plain(name), value]));
  return Object.fromEntries(expression.variables.map(({ name }) => [name, values.get(plain(name)) ?? NaN]));
}

/** Trees by text. */
function reads(cases: Readonly<Record<string, string>>): void {
  it.each(Object.entries(cases))('%s is %s', (text, tree) => {
    expect(shown(read(text, 'markdown').tree)).toBe(tree);
  });
}

describe('trees are those of other notations', () => {
  reads({
    '\\frac12 x': 'mul(div(1, 2), x)',
    '\\frac ab': 'div(a, b)',
    '\\frac1{x}': 'div(1, x)',
    '\\frac{x}2': 'div(x, 2)',
    '\\frac{1}{2}x^2': 'mul(div(1, 2), pow(x, 2))',
    '\\sqrt[3]{x}': 'cbrt(x)',
    '\\sqrt[2]{x}': 'sqrt(x)',
    '\\sqrt[4]{x}': 'pow(x, div(1, 4))',
    '\\sqrt xy': 'mul(sqrt(x), y)',
    'e^{-x}\\,': 'exp(neg(x))',
    '\\mathrm{e}^x': 'exp(x)',
    '\\exp x': 'exp(x)',
    '\\ln x y': 'log(mul(x, y))',
    '\\log_2 x': 'log2(x)',
    '\\log_{10}(x)': 'log10(x)',
    '\\log_3 x': 'log_base(x, 3)',
    '\\sin 2x \\cos y': 'mul(sin(mul(2, x)), cos(y))',
    '\\sin^2 x\\cos^2 x': 'mul(pow(sin(x), 2), pow(cos(x), 2))',
    '\\sin^{-1} x': 'asin(x)',
    '\\sin{x} + \\cos{y}': 'add(sin(x), cos(y))',
    '\\lvert x \\rvert^2': 'pow(abs(x), 2)',
    '\\left| x \\right| \\left| y \\right|': 'mul(abs(x), abs(y))',
    '\\alpha |x||y|': 'mul(mul(alpha, abs(x)), abs(y))',
    '\\lVert x \\rVert_2^2': 'pow(norm(x), 2)',
    '\\max(a, b, c)\\,': 'maximum(maximum(a, b), c)',
    '\\min\\{a, b\\}': 'minimum(a, b)',
    '\\left\\lfloor x \\right\\rfloor + \\lceil y \\rceil': 'add(floor(x), ceil(y))',
    'x \\bmod 3': 'remainder(x, 3)',
    '\\mathrm{ReLU}(x)': 'relu(x)',
    '\\sigma(x)': 'sigmoid(x)',
    '\\sigma(x + 1) + \\sigma': 'add(mul(sigma, add(x, 1)), sigma)',
    '4uv\\,': 'mul(mul(4, u), v)',
    '2\\pi x': 'mul(mul(2, pi), x)',
    'x^2y\\,': 'mul(pow(x, 2), y)',
    'e^x(1 + x)\\,': 'mul(exp(x), add(1, x))',
    'x^\\frac12': 'pow(x, div(1, 2))',
    'x^2_1\\,': 'pow(x_1, 2)',
    '\\begin{cases} x & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}': 'if(gt(x, 0), x, 0)',
    '\\begin{cases} x, & x \\ge 0, \\\\ -x, & x < 0. \\end{cases}': 'if(ge(x, 0), x, if(lt(x, 0), neg(x), nan))',
    '1\\,000x': 'mul(1000, x)',
    '\\alpha sin(x)': 'mul(alpha, sin(x))',
    '\\lambda(x + y)': 'mul(lambda, add(x, y))',
  });
});

describe('names', () => {
  it.each([
    ['\\theta_0 + \\theta_{1}', 'theta_0 theta_1'],
    ['w_{ij} \\cdot w_{12}', 'w_ij w_12'],
    ['x_{\\text{max}} - x_\\mathrm{min} - x_{\\max}', 'x_max x_min'],
    ['\\hat{y}_i - \\bar y', 'y_hat_i y_bar'],
    ['\\widehat{\\beta} \\tilde{x}', 'beta_hat x_tilde'],
    ['\\mathbf{w} \\cdot \\boldsymbol{\\theta}', 'w theta'],
    ['\\mathrm{speed} \\cdot t', 'speed t'],
    ['\\text{learning\\_rate} \\cdot g', 'learning_rate g'],
    ['x_{t-1} + x_{t}\\,', 'x_t-1 x_t'],
    ['\\alpha x1 + x₂', 'alpha x1 x₂'],
    ['\\varepsilon + \\epsilon + \\Omega + \\ell', 'varepsilon epsilon Omega ell'],
    ['\\mu_{\\alpha} \\sigma_\\beta', 'mu_alpha sigma_beta'],
  ])('%s', (tex, names) => {
    expect(
      read(tex, 'latex')
        .variables.map(({ name }) => name)
        .join(' '),
    ).toBe(names);
  });

  it('every Greek letter is one', () => {
    const greek =
      'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda mu nu xi omicron varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega digamma';
    for (const letter of greek.split(' ')) {
      const { tree, tex } = read(`\\${letter}^2`, 'latex');
      expect(shown(tree)).toBe(`pow(${letter}, 2)`);
      expect(tex).toBe(`\\${letter}^{2}`);
    }
  });

  it('pi and e are constants unless a parameter is called so', () => {
    expect(shown(read('f(e) = \\pi e^2', 'latex').tree)).toBe('mul(pi, pow(e, 2))');
    expect(shown(read('f(\\pi) = e^{\\pi}', 'latex').tree)).toBe('exp(pi)');
    expect(read('f(\\pi) = e^{\\pi}', 'latex').variables.map(({ name }) => name)).toEqual(['pi']);
  });

  it('a function is one although the document calls something so', () => {
    const text = 'Let $max = 3$ and $\\max(a, b)$.';
    const start = text.indexOf('\\max');
    const formula = readExpression(text, { start, end: start + 10 }, { language: 'markdown' });
    if (isRefusal(formula)) return expect.fail(formula.message.text);
    expect(shown(formula.tree)).toBe('maximum(a, b)');
  });
});

describe('in front of the formula', () => {
  it.each([
    ['y = \\frac{x}{2}', 'y = \\frac{x}{2}', 'x'],
    ['f(u, v) = 4u\\cdot v', 'f(u, v) = 4uv', 'u v'],
    ['f\\left(v, u\\right) = \\alpha uv', 'f(v, u) = \\alpha uv', 'v u alpha'],
    ['\\hat{y} = \\theta_0 + \\theta_1 x', '\\hat{y} = \\theta_{0} + \\theta_{1}x', 'theta_0 theta_1 x'],
    ['\\mathcal{L}(\\theta) := \\theta^2', 'L(\\theta) = \\theta^{2}', 'theta'],
    ['f_\\theta(x) = \\theta x', 'f_{\\theta}(x) = \\theta x', 'x theta'],
    ["f'(x) = \\alpha x", "f'(x) = \\alpha x", 'x alpha'],
    ['\\text{loss} = \\alpha^2', '\\mathrm{loss} = \\alpha^{2}', 'alpha'],
    ['p(x \\mid \\mu) = \\mu x', 'p(x, \\mu) = \\mu x', 'x mu'],
    ['x \\mapsto x^2', '(x) \\mapsto x^{2}', 'x'],
    ['f \\colon (x, y) \\mapsto x^2 y', 'f(x, y) = x^{2}y', 'x y'],
    ['\\begin{equation} \\label{eq:a} y = x^2 \\tag{1} \\end{equation}', 'y = x^{2}', 'x'],
    ['\\begin{align*} f(x) &= x^2 \\\\ &\\quad + 3x \\nonumber \\end{align*}', 'f(x) = x^{2} + 3x', 'x'],
    ['\\begin{equation}\\begin{split} y &= x^2 \\\\[2pt] &- 1. \\end{split}\\end{equation}', 'y = x^{2} - 1', 'x'],
    ['\\begin{gather} y = x^2 % a comment = 3\n + 1 \\end{gather}', 'y = x^{2} + 1', 'x'],
    ['&= x^2 + 3', 'x^{2} + 3', 'x'],
    ['\\displaystyle f(x) = x^2 \\quad \\text{for } x > 0', 'f(x) = x^{2}', 'x'],
    ['$\\alpha x$', '\\alpha x', 'alpha x'],
    ['$$\\alpha x$$', '\\alpha x', 'alpha x'],
    ['\\(x^2\\)', 'x^{2}', 'x'],
    ['\\[ x^2 \\]', 'x^{2}', 'x'],
    ['$\\alpha x\\;$', '\\alpha x', 'alpha x'],
  ])('%s', (text, tex, variables) => {
    const expression = read(text, 'markdown');
    expect(expression.tex).toBe(tex);
    expect(expression.variables.map(({ name }) => name).join(' ')).toBe(variables);
  });
});

/** Every part with the text it was written in, operators before their operands. */
function parts(tree: Tree, text: string): string[] {
  const own = text.slice(tree.range.start, tree.range.end);
  if (tree.kind !== 'call') return [own];
  const place = text.slice(tree.operatorRange.start, tree.operatorRange.end);
  return [`${own} (${place})`, ...tree.operands.flatMap((operand) => parts(operand, text))];
}

describe('ranges', () => {
  it.each([
    ['\\frac{a}{b} + 1', ['\\frac{a}{b} + 1 (+)', '\\frac{a}{b} (\\frac)', 'a', 'b', '1']],
    ['\\frac12x', ['\\frac12x ()', '\\frac12 (\\frac)', '1', '2', 'x']],
    ['\\sqrt{x+1}^2', ['\\sqrt{x+1}^2 (^)', '\\sqrt{x+1} (\\sqrt)', 'x+1 (+)', 'x', '1', '2']],
    ['\\sin^2 \\theta_{1}', ['\\sin^2 \\theta_{1} (2)', '\\sin^2 \\theta_{1} (\\sin)', '\\theta_{1}', '2']],
    ['e^{-\\hat{y}}', ['e^{-\\hat{y}} (^)', '-\\hat{y} (-)', '\\hat{y}']],
    ['\\left|x\\right| \\cdot y', ['\\left|x\\right| \\cdot y (\\cdot)', '\\left|x\\right| (\\left|)', 'x', 'y']],
    [
      '\\operatorname{sigmoid}\\left(x\\right)',
      ['\\operatorname{sigmoid}\\left(x\\right) (\\operatorname{sigmoid})', 'x'],
    ],
    ['\\mathrm{speed} t', ['\\mathrm{speed} t ()', '\\mathrm{speed}', 't']],
    ['x^2_1 \\alpha', ['x^2_1 \\alpha ()', 'x^2 (^)', 'x', '2', '\\alpha']],
  ])('%s', (text, expected) => {
    expect(parts(read(text, 'latex').tree, text)).toEqual(expected);
  });

  it('are the document’s', () => {
    const text = 'Of \\begin{equation}\n  f(x) = \\alpha x^2 % c\n\\end{equation}';
    const formula = readExpression(text, { start: 3, end: text.length }, { language: 'latex' });
    if (isRefusal(formula)) return expect.fail(formula.message.text);
    expect(text.slice(formula.formulaRange.start, formula.formulaRange.end)).toBe('\\alpha x^2');
    expect(
      formula.variables.flatMap(({ mentions }) => mentions.map(({ start, end }) => text.slice(start, end))),
    ).toEqual(['x', '\\alpha']);
  });
});

describe('notes tell what could surprise', () => {
  it.each([
    ['\\log x', '“log” is the natural logarithm; log10 and log2 are those to base 10 and 2.'],
    ['\\sin^{-1} x', '“\\sin^{-1}” was read as arcsin.'],
    ['\\alpha^10', '“^10” was read as ^{10}; without braces, TeX raises or lowers one character.'],
    ['\\alpha e^-x', '“^-x” was read as ^{-x}; without braces, TeX raises or lowers one character.'],
    ['\\log_10 x', '“_10” was read as _{10}; without braces, TeX raises or lowers one character.'],
    ['\\sigma(x)', '“\\sigma” was read as the sigmoid function.'],
    ['\\theta^{(t)}', '“^{(t)}” was read as a power; an index belongs below, as in x_t.'],
    ['\\mathbf{x}^{(2)}', '“^{(2)}” was read as a power; an index belongs below, as in x_2.'],
    ['\\mathbf{x}^T', '“^T” was read as the power T, not as transposed.'],
    ['2\\frac{1}{2}x', '“2\\frac{1}{2}” was read as a product, not as a mixed number.'],
    ['\\alpha sin(x)', '“sin” was read as the function; LaTeX sets it upright as \\sin.'],
    ['\\lambda(x + 1)', '“\\lambda(x + 1)” was read as lambda·(x + 1).'],
    ['\\alpha x, \\quad x > 0', '“x > 0” was set aside.'],
    [
      '\\sqrt[5]{x}',
      '“\\sqrt[5]{x}” was read as a power with a fractional exponent, which is not defined for negative bases.',
    ],
  ])('%s', (text, note) => {
    expect(read(text, 'latex').notes.map(({ message }) => message.text)).toEqual([note]);
  });

  it('and nothing where there is nothing to tell', () => {
    for (const text of ['\\frac{1}{2}x', '\\sin 2x', '\\ln x', 'x^{-1}\\,', '4uv\\,', 'x(x + 1)\\,', '\\log_{10} x'])
      expect(read(text, 'latex').notes).toEqual([]);
  });
});
