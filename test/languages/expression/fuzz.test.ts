/** On any text whatever the readers answer: an expression or a refusal within the text, never an exception. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cost } from '../../../src/languages/expression/cost';
import { EvaluationError, evaluate } from '../../../src/languages/expression/evaluate';
import { findExpression, findForHover } from '../../../src/languages/expression/document/find';
import { readExpression } from '../../../src/languages/expression/read';
import { assignedValues } from '../../../src/languages/expression/document/values';
import { isRefusal } from '../../../src/trace/refusal';
import { leavesAt, reading } from './reading';

const LANGUAGES = ['javascript', 'typescript', 'python', 'plaintext', 'markdown', 'latex', 'cpp', 'r', 'vue'];
const PIECES = [
  ...'x y z u v w_1 x1 foo self.x 2 3.5 1e-3 0x1F 1_000 .5 1j 10n'.split(' '),
  ...'+ - * / % ** ^ // @ & | ~ ! < > <= >= == != === && || ?? ? : = += := => -> , ; . ... # $ $$ ` \' " \\ √ ² ⁻¹ · π ∞ ± |'.split(
    ' ',
  ),
  ...'( ) [ ] { } sin cos( Math.sin( np.exp( torch.sum( log e^ max( f( x. .sum( .sin() if else for in lambda return def const let and or not where('.split(
    ' ',
  ),
  ...[
    '\n',
    ' ',
    '\t',
    '// ',
    '/*',
    '*/',
    '"""',
    '```py\n',
    '\n```\n',
    '\\frac{',
    '<!--',
    'x = 2\n',
    'y = ',
    'f(u, v) = ',
    'True',
    'None',
    'null',
    'await ',
    'new ',
    'function f(x) {',
    'dim=0',
    '{ dim: 0 }',
  ],
];
const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));
const text = fc.oneof(soup, fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 20 }));
const RUNS = { numRuns: 300 };

describe('any text', () => {
  it.each(LANGUAGES)('is read or refused in %s', (language) => {
    fc.assert(
      fc.property(text, fc.boolean(), (source, caretAsPower) => {
        const result = reading(source, language, caretAsPower);
        const ranges = isRefusal(result)
          ? [result.range]
          : [result.range, result.formulaRange, ...result.variables.flatMap(({ mentions }) => mentions)];
        for (const { start, end } of ranges) expect(0 <= start && start <= end && end <= source.length).toBe(true);
        if (isRefusal(result)) {
          expect(result.message.text).not.toMatch(/\{\w+\}/);
          expect(result.hint?.text ?? '').not.toMatch(/\{(?!\})\w+\}/);
          return;
        }
        for (const { name, mentions } of result.variables)
          for (const { start, end } of mentions)
            expect(source.slice(start, end).replace(/[{}\s]/g, '').length).toBeGreaterThanOrEqual(
              Math.min(1, name.length),
            );
        expect(result.tex).not.toContain('undefined');
      }),
      RUNS,
    );
  });

  it.each(LANGUAGES)('has expressions, hovers and values found in it in %s', (language) => {
    fc.assert(
      fc.property(text, fc.nat({ max: 45 }), fc.nat({ max: 10 }), (source, at, length) => {
        const start = Math.min(at, source.length);
        const end = Math.min(start + length, source.length);
        const found = findExpression(source, language, { start, end });
        if (!isRefusal(found)) expect(found.start < found.end && found.end <= source.length).toBe(true);
        findForHover(source, language, start);
        assignedValues(source, language, start, ['x', 'y', 'w_1', 'self.x', '\\']);
      }),
      RUNS,
    );
  });
});

it.each(LANGUAGES)('what is read in %s is evaluated, or refused with a place', (language) => {
  fc.assert(
    fc.property(soup, (source) => {
      const expression = reading(source, language);
      if (isRefusal(expression)) return;
      const leaves = leavesAt(
        Object.fromEntries(expression.variables.map(({ name }, i) => [name, i % 2 === 0 ? 0.5 + i : [1, 2]])),
      );
      const bounds = cost(expression, new Map([...leaves].map(([name, leaf]) => [name, leaf.shape])));
      if (isRefusal(bounds)) return;
      expect(bounds.operators).toBeGreaterThanOrEqual(0);
      try {
        evaluate(expression, leaves);
      } catch (error) {
        expect(error).toBeInstanceOf(EvaluationError);
      }
    }),
    RUNS,
  );
});

describe('size', () => {
  const deep = 10_000;
  const long = 100_000;
  it.each([
    ['brackets', `${'('.repeat(deep)}x${')'.repeat(deep)}`],
    ['signs', `${'-'.repeat(deep)}x`],
    ['spaced signs', `${'- '.repeat(deep)}x`],
    ['powers', `${'x**'.repeat(deep)}x`],
    ['calls', `${'sin('.repeat(deep)}x${')'.repeat(deep)}`],
    ['conditions', `${'x ? x : '.repeat(deep / 8)}x`],
    ['python conditions', `${'x if x else '.repeat(deep / 12)}x`],
    ['a sum', `x${'+x'.repeat(long / 2)}`],
    ['a product of letters', 'x'.repeat(long)],
    ['bars', '|'.repeat(deep)],
    ['roots', `${'√'.repeat(deep)}x`],
    ['functions without brackets', `${'sin '.repeat(deep / 4)}x`],
    ['methods', `x${'.sin()'.repeat(deep / 8)}`],
    ['indices', `x${'[0]'.repeat(deep / 4)}`],
    ['a list', `sum([${'x,'.repeat(deep / 4)}])`],
    ['nested lists', `${'['.repeat(deep / 4)}x${']'.repeat(deep / 4)}`],
    ['assignments', `${'y = '.repeat(deep / 4)}x`],
    ['a comparison', `x${'<x'.repeat(deep / 4)} ? x : 1`],
  ])('%s without end overflow no stack', (_name, source) => {
    for (const language of LANGUAGES)
      for (const caretAsPower of [false, true]) {
        const expression = readExpression(source, { start: 0, end: source.length }, { language, caretAsPower });
        if (isRefusal(expression)) continue;
        try {
          evaluate(expression, leavesAt({ x: 0.5, y: 1 }));
        } catch (error) {
          expect(error).toBeInstanceOf(EvaluationError);
        }
      }
  });

  it('as long as may be, it is still read or refused', () => {
    for (const language of ['javascript', 'python', 'plaintext'])
      for (const source of [
        `x${'+x'.repeat(3_999)}`,
        `x${'+x'.repeat(9_999)}`,
        `x${'*x'.repeat(3_999)}`,
        `x${'-(x)'.repeat(3_999)}`,
      ])
        for (const caretAsPower of [false, true]) {
          const expression = reading(source, language, caretAsPower);
          if (isRefusal(expression)) expect(expression.message.id).toBe('expression.too-many-operators');
          else expect(evaluate(expression, leavesAt({ x: 1 })).shape).toHaveLength(0);
        }
  });

  it('a sum of two thousand terms is no trouble', () => {
    const source = `x${'+x'.repeat(1_999)}`;
    for (const language of ['javascript', 'python', 'plaintext']) {
      const expression = reading(source, language);
      if (isRefusal(expression)) return expect.fail(expression.message.text);
      expect(evaluate(expression, leavesAt({ x: 0.5 })).item()).toBe(1000);
    }
  });
});
