/** On any LaTeX whatever: an expression or a refusal within the text, never an exception, never without end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findExpression, findForHover } from '../../../src/languages/expression/document/find';
import { assignedValues } from '../../../src/languages/expression/document/values';
import { EvaluationError, evaluate } from '../../../src/languages/expression/evaluate';
import { readExpression } from '../../../src/languages/expression/read';
import { isRefusal } from '../../../src/trace/refusal';
import { leavesAt, read, reading, valueOf } from './reading';
import { cpuTime } from '../../../src/runtime/process/cpu-time';

const PIECES = [
  ...'x y xy sin T e d f g 2 12 3.5 1e-3 ½ α x₁ ² { } ( ) [ ] | \\{ \\} \\| ^ _ & \\\\ \\\\[2pt] $ $$ % ~ = := == < ! \' " , . ; : + - * / · − ? @ # `'.split(
    ' ',
  ),
  ...'\\frac \\dfrac \\sqrt \\sqrt[ \\sqrt[3] \\sin \\sin^2 \\sin^{-1} \\ln \\log_ \\log_{10} \\exp \\max \\min \\sigma( \\theta \\theta_0 \\pi \\infty \\hat \\hat{y} \\mathbf{x} \\mathrm{ \\text{ \\operatorname{sigmoid} \\left( \\right) \\left| \\right| \\left. \\bigl| \\lvert \\rvert \\lVert \\rVert \\lfloor \\rceil \\cdot \\times \\div \\, \\; \\quad \\le \\land \\bmod \\mapsto \\sum \\int \\foo \\( \\) \\[ \\] \\label{a} \\tag \\color{red} \\displaystyle \\underbrace \\begin{aligned} \\end{aligned} \\begin{equation} \\end{equation} \\begin{cases} \\end{cases} \\begin{pmatrix} \\begin \\end{ \\text{if} \\text{otherwise} \\'.split(
    ' ',
  ),
  ...[' ', '\n', '\n\n', '% x\n', 'y = ', 'f(x, y) = ', 'x = 2', '\\text{ and }'],
];
const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 16 }).map((pieces) => pieces.join(''));
const RUNS = { numRuns: 3_000 };

/** Formulas that are whole. */
const formula = fc.letrec<{ tex: string }>((tie) => {
  const tex = tie('tex');
  const two = fc.tuple(tex, tex);
  return {
    tex: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom('x', 'y', '\\theta_{0}', '2', '\\pi', 'w_{ij}', '\\hat{y}', '0.5'),
      two.map(([a, b]) => `\\frac{${a}}{${b}}`),
      two.map(([a, b]) => `${a} + ${b}`),
      two.map(([a, b]) => `\\left(${a}\\right) - \\bigl(${b}\\bigr)`),
      two.map(([a, b]) => `\\left(${a}\\right) \\cdot {\\left[${b}\\right]}`),
      two.map(([a, b]) => `{\\left(${a}\\right)}^{${b}}`),
      two.map(([a, b]) => `\\max\\left(${a}, ${b}\\right)`),
      tex.map((a) => `\\sqrt{${a}}`),
      tex.map((a) => `\\sqrt[3]{${a}}`),
      tex.map((a) => `e^{${a}}`),
      tex.map((a) => `\\left|${a}\\right|`),
      tex.map((a) => `\\sin^{2}\\left(${a}\\right)`),
      tex.map((a) => `\\ln\\left(${a}\\right)`),
      tex.map((a) => `-\\operatorname{sigmoid}(${a})`),
    ),
  };
}).tex;

describe('any text', () => {
  it.each(['latex', 'markdown'])('is read or refused at a place in it, and evaluated (%s)', (language) => {
    fc.assert(
      fc.property(fc.oneof(soup, formula), (source) => {
        const result = reading(source, language);
        const ranges = isRefusal(result)
          ? [result.range]
          : [result.range, result.formulaRange, ...result.variables.flatMap(({ mentions }) => mentions)];
        for (const { start, end } of ranges) expect(0 <= start && start <= end && end <= source.length).toBe(true);
        if (isRefusal(result)) return;
        expect(result.tex).not.toContain('undefined');
        for (const { mentions } of result.variables)
          for (const { start, end } of mentions) expect(end).toBeGreaterThan(start);
        const leaves = leavesAt(Object.fromEntries(result.variables.map(({ name }, i) => [name, 0.5 + i])));
        try {
          evaluate(result, leaves);
        } catch (error) {
          expect(error).toBeInstanceOf(EvaluationError);
        }
      }),
      RUNS,
    );
  });

  it('has expressions, hovers and values found in it', () => {
    fc.assert(
      fc.property(soup, fc.constantFrom('latex', 'markdown'), fc.nat({ max: 60 }), (source, language, at) => {
        const start = Math.min(at, source.length);
        const found = findExpression(source, language, { start, end: start });
        if (!isRefusal(found)) expect(found.start < found.end && found.end <= source.length).toBe(true);
        findForHover(source, language, start);
        assignedValues(source, language, start, ['x', 'y_hat', 'theta_0', 'w_ij', '\\', 'x_t-1']);
      }),
      RUNS,
    );
  });
});

it('what is typeset reads the same again', () => {
  fc.assert(
    fc.property(formula, (source) => {
      const first = reading(`\\displaystyle ${source}`, 'latex');
      if (isRefusal(first)) {
        expect(first.message.id).toBe('expression.no-variable');
        return;
      }
      const again = read(`\\displaystyle ${first.tex}`, 'latex');
      expect(again.variables.map(({ name }) => name)).toEqual(first.variables.map(({ name }) => name));
      const point = Object.fromEntries(first.variables.map(({ name }, i) => [name, 0.3 + i]));
      const [a, b] = [valueOf(first, point), valueOf(again, point)];
      expect(Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-9 * Math.abs(a)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

describe('size', () => {
  const deep = 10_000;
  it.each([
    ['braces', `\\alpha ${'{'.repeat(deep)}x${'}'.repeat(deep)}`],
    ['brackets', `${'\\left('.repeat(1_000)}x${'\\right)'.repeat(1_000)}`],
    ['fractions', `${'\\frac{1}{'.repeat(1_500)}x${'}'.repeat(1_500)}`],
    ['fractions without braces', `${'\\frac1'.repeat(2_000)}x`],
    ['roots', `${'\\sqrt'.repeat(3_000)} x`],
    ['roots in braces', `${'\\sqrt{'.repeat(2_000)}x${'}'.repeat(2_000)}`],
    ['functions', `${'\\sin'.repeat(4_000)} x`],
    ['powers', `\\alpha${'^x'.repeat(8_000)}`],
    ['powers in braces', `\\alpha${'^{x'.repeat(5_000)}${'}'.repeat(5_000)}`],
    ['hats', `${'\\hat{'.repeat(2_000)}x${'}'.repeat(2_000)}`],
    ['bars', `\\alpha ${'|'.repeat(deep)}`],
    ['cases', '\\begin{cases}'.repeat(1_000)],
    ['environments', `${'\\begin{aligned}'.repeat(600)}x${'\\end{aligned}'.repeat(600)}`],
    ['rows', `\\begin{align}${'x &= 1 \\\\'.repeat(1_500)}\\end{align}`],
    ['subscripts', `\\alpha${'_{x'.repeat(4_000)}`],
    ['labels', `${'\\label{a}'.repeat(2_000)}x`],
    ['targets', `${'y = '.repeat(4_000)}\\alpha`],
  ])('%s without end overflow no stack', (_name, source) => {
    const began = cpuTime();
    for (const language of ['latex', 'markdown']) reading(source, language);
    expect(cpuTime() - began).toBeLessThan(2_000);
  });

  it('a megabyte is looked through in time', () => {
    const began = cpuTime();
    for (const piece of [
      '\\frac{x}{2} ',
      '$x^2$ and ',
      '\\begin{equation} x \\\\ ',
      '\\[ x \\\\[2pt] ',
      '{',
      '\\',
      '$',
      '\\hat{',
      'x_',
    ]) {
      const text = piece.repeat(Math.ceil(1e6 / piece.length));
      for (const language of ['latex', 'markdown']) {
        expect(isRefusal(readExpression(text, { start: 0, end: text.length }, { language }))).toBe(true);
        findForHover(text, language, 500_000);
        findExpression(text, language, { start: 500_000, end: 500_000 });
      }
    }
    expect(cpuTime() - began).toBeLessThan(15_000);
  }, 30_000);
});
