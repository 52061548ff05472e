/** What a caret or a selection means in documents with LaTeX, where a hover speaks, and where values come from. */
import { describe, expect, it } from 'vitest';

import { findExpression, findForHover } from '../../../src/languages/expression/document/find';
import { assignedValues } from '../../../src/languages/expression/document/values';
import { readExpression } from '../../../src/languages/expression/read';
import { isRefusal } from '../../../src/trace/refusal';

/** The caret is ‸; a hover shows the same as the caret means, unless it says otherwise. */
function finds(language: string, cases: readonly (readonly [string, string, ('hover' | 'no hover')?])[]): void {
  it.each(cases.map(([marked, expected, hover]) => ({ marked, expected, hover })))(
    '$marked',
    ({ marked, expected, hover = 'hover' }) => {
      const caret = marked.indexOf('‸');
      const text = marked.replace('‸', '');
      const found = findExpression(text, language, { start: caret, end: caret });
      expect(isRefusal(found) ? found.message.text : text.slice(found.start, found.end)).toBe(expected);
      const shown = findForHover(text, language, caret);
      expect(shown === null ? null : text.slice(shown.start, shown.end)).toBe(hover === 'hover' ? expected : null);
    },
  );
}

describe('Markdown', () => {
  finds('markdown', [
    ['Let $\\frac{x}‸{2}$ be', '\\frac{x}{2}'],
    ['Let $‸\\frac{x}{2}$ be', '\\frac{x}{2}'],
    ['Let $\\frac{x}{2}‸$ be', '\\frac{x}{2}'],
    ['Let ‸$\\frac{x}{2}$ be', '\\frac{x}{2}', 'no hover'],
    ['Of $\\sin x$ and $\\co‸s y$ and $x^2$', '\\cos y'],
    ['Of $\\sin x$ and $\\cos y$ and $x‸^2$', 'x^2'],
    ['Of `\\sin x` and `a_1\\c‸dot b`', 'a_1\\cdot b'],
    ['$$\n\\frac{x}{2} +‸ y\n$$', '\\frac{x}{2} + y'],
    ['\\[ \\sqrt{‸x} \\] and \\( x^2 \\)', '\\sqrt{x}'],
    ['\\( \\sqrt{x‸} \\)', '\\sqrt{x}'],
    [
      '$$\n\\begin{aligned}\nf(x) &= x^2 \\\\\n&\\quad + 3‸x\n\\end{aligned}\n$$',
      '\\begin{aligned}\nf(x) &= x^2 \\\\\n&\\quad + 3x\n\\end{aligned}',
    ],
    ['$$\n\\begin{aligned}\nf(x) &= x^2 \\\\\ng(x) &= 3‸x\n\\end{aligned}\n$$', 'g(x) &= 3x'],
    ['\\begin{equation}\ny = x‸^2\n\\end{equation}', 'y = x^2'],
    ['```math\nf(x) = \\frac{x}{2}\n  + ‸x\n```', 'f(x) = \\frac{x}{2}\n  + x'],
    ['```latex\n\\begin{align}\ny &= x^2 \\\\\nz &= \\sqr‸t{x}\n\\end{align}\n```', 'z &= \\sqrt{x}'],
    ['```tex\nOf $x^‸2$\n```', 'x^2'],
    ['```py\ny = x**‸2 # $\\frac{x}{2}$\n```', 'y = x**2'],
    ['<!-- $x^2 --> and $\\sqrt{‸y}$', '\\sqrt{y}'],
    ['- a list: $\\ln ‸x$', '\\ln x'],
    ['| $\\ln x$ | $\\sin ‸x$ |', '\\sin x'],
    ['costs \\$5, and $\\ln ‸x$', '\\ln x'],
    ['C:\\new‸\\file', 'C:\\new\\file', 'no hover'],
    ['a line with \\foo and ‸more', 'a line with \\foo and more', 'no hover'],
    ['\\frac{x}{2} +‸ 1 alone', '\\frac{x}{2} + 1 alone', 'no hover'],
    ['\\frac{x}{2} +‸ 1', '\\frac{x}{2} + 1', 'no hover'],
    ['$\\alpha‸$', '\\alpha', 'no hover'],
    ['$\\sum_i x‸_i$', '\\sum_i x_i', 'no hover'],
  ]);
});

describe('LaTeX', () => {
  finds('latex', [
    ['Let $\\frac{x}‸{2}$ be', '\\frac{x}{2}'],
    ['Let $ x^‸2 $ be', 'x^2'],
    ['Of $x$$y^‸2$', 'y^2'],
    ['Of $x^2$ and $\\co‸s y$.', '\\cos y'],
    ['% costs 5$ \nOf $x^‸2$', 'x^2'],
    ['costs 5\\$ and $x^‸2$', 'x^2'],
    ['costs 5$\n\nand $x^‸2$', 'x^2'],
    ["``quoted'' and $x^‸2$ and ``more''", 'x^2'],
    [
      '\\begin{document}\n\\begin{equation}\n  y = x^‸2 \\label{eq:y}\n\\end{equation}\n\\end{document}',
      'y = x^2 \\label{eq:y}',
    ],
    ['\\begin{equat‸ion}\n  y = x^2\n\\end{equation}', 'y = x^2', 'no hover'],
    ['\\begin{align*}\n  y &= x^2, \\\\[4pt]\n  z &= 2‸y.\n\\end{align*}', 'z &= 2y.'],
    ['\\begin{align*}\n  y &= x‸^2, \\\\[4pt]\n  z &= 2y.\n\\end{align*}', 'y &= x^2,'],
    ['\\begin{align}\n  f(x) &= (x+1)^2 \\\\\n  &= x^2 + 2‸x + 1\n\\end{align}', '&= x^2 + 2x + 1'],
    [
      '\\begin{equation}\\begin{split}\n a &= x^2 \\\\ &+ y‸^2\n\\end{split}\\end{equation}',
      '\\begin{split}\n a &= x^2 \\\\ &+ y^2\n\\end{split}',
    ],
    ['\\begin{gather}\nx^2 % y^2 \\\\\n + ‸1\n\\end{gather}', 'x^2 % y^2 \\\\\n + 1'],
    ['\\[ x^2 \\\\[2pt] + ‸1 \\]', 'x^2 \\\\[2pt] + 1'],
    ['\\begin{equation}\nx^2\n\nand $\\begin{equation}\ny‸^2\n\\end{equation}', 'y^2'],
    ['\\section{On ‸growth}', '\\section{On growth}', 'no hover'],
    ['\\item x - ‸y', '\\item x - y', 'no hover'],
  ]);
});

describe('a selection', () => {
  it.each([
    ['latex', '‸$x^2 \\alpha$‸', 'x^{2}\\alpha'],
    ['latex', '$x^2 + ‸\\frac{x}{2}‸$', '\\frac{x}{2}'],
    ['latex', '‸$$\n\\frac{x}{2}\n$$‸', '\\frac{x}{2}'],
    ['latex', '‸\\[ \\frac{x}{2} \\]‸', '\\frac{x}{2}'],
    ['latex', '‸\\begin{equation} y = \\frac{x}{2}. \\end{equation}‸', 'y = \\frac{x}{2}'],
    ['markdown', '‸$$\\begin{aligned} y &= \\frac{x}{2} \\end{aligned}$$‸', 'y = \\frac{x}{2}'],
    ['markdown', '\\begin{equation}‸ y = \\frac{x}{2} \\;‸\\end{equation}', 'y = \\frac{x}{2}'],
  ])('%s %s', (language, marked, tex) => {
    const start = marked.indexOf('‸');
    const end = marked.lastIndexOf('‸') - 1;
    const text = marked.replaceAll('‸', '');
    const found = findExpression(text, language, { start, end });
    if (isRefusal(found)) return expect.fail(found.message.text);
    const expression = readExpression(text, found, { language });
    expect(isRefusal(expression) ? expression.message.text : expression.tex).toBe(tex);
  });
});

describe('values from other formulas', () => {
  it.each([
    ['Let $x = 2$. Then $\\frac{x}{3}‸$', 'x', 2],
    ['Let $x = -2.5 \\times 10^{-3}$. Then $\\ln x‸$', 'x', -0.0025],
    ['Let $x = \\frac{1}{2}$, $y = 3$. Then $xy‸$', 'x', 0.5],
    ['With x = 2, $\\ln x‸$', 'x', 2],
    ['With $\\theta_0 = 1$ and $\\theta_{1} = 2$: $\\theta_1‸$', 'theta_0', 1],
    ['With $\\theta_0 = 1$ and $\\theta_{1} = 2$: $\\theta_1‸$', 'theta_1', 2],
    ['With $\\theta = 1$, $\\eta = 2$: $\\theta‸$', 'eta', 2],
    ['With $\\beta = 1$, $\\theta = 2$: $\\theta‸$', 'eta', undefined],
    ['With $\\hat{y} = 0.3$ $\\hat y‸$', 'y_hat', 0.3],
    ['With $\\hat{y} = 0.3$ $\\hat y‸$', 'y', undefined],
    ['With $\\hat y_i = 0.3$ $\\hat y‸$', 'y_hat_i', 0.3],
    ['With $x_{\\text{max}} = 7$ $x‸$', 'x_max', 7],
    ['With $x_\\mathrm{max} = 7$ $x‸$', 'x_max', 7],
    ['With $\\mathbf{w} = 2$ $w‸$', 'w', 2],
    ['With $\\mathrm{speed} = 2$ $w‸$', 'speed', 2],
    ['With $\\sqrt{x} = 3$ $x‸$', 'x', undefined],
    ['With $\\frac{y}{x_1} = 3$ $x‸$', 'x_1', undefined],
    ['With $x = 2\\pi$ $x‸$', 'x', 2 * Math.PI],
    ['With $x = \\sqrt{2}\\text{ and }y = 3$ $x‸$', 'x', Math.SQRT2],
    ['With $x = 2, \\quad y = 3$ $x‸$', 'y', 3],
    ['\\begin{align} x &= 2 \\\\ y &= 3x \\\\ z &= \\ln(xy)‸ \\end{align}', 'x', 2],
    ['\\begin{align} x &= 2 \\label{x} \\\\ z &= x‸^2 \\end{align}', 'x', 2],
    ['$x = 2\\,\\mathrm{m}$ and $\\ln x‸$', 'x', undefined],
    ['$x = 2$, then $x = u$, $\\ln x‸$', 'x', undefined],
  ] as const)('%s gives %s', (marked, name, value) => {
    const caret = marked.indexOf('‸');
    const text = marked.replace('‸', '');
    for (const language of ['markdown', 'latex'])
      expect(assignedValues(text, language, caret, [name]).get(name)?.value).toEqual(value);
  });

  it('a σ with a value is no sigmoid', () => {
    const text = 'Let $\\sigma = 2$ and $\\sigma(x + 1)$.';
    const start = text.indexOf('\\sigma(');
    const found = readExpression(text, { start, end: start + 13 }, { language: 'markdown' });
    if (isRefusal(found)) return expect.fail(found.message.text);
    expect(found.variables.map(({ name }) => name)).toEqual(['sigma', 'x']);
  });
});
