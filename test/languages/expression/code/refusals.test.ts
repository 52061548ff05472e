/**
 * What is no formula in a programming language is refused in words; all of them are written down in
 * `golden/refusals.txt`. No text whatever throws.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findExpression, findForHover } from '../../../../src/languages/expression/document/find';
import { assignedValues } from '../../../../src/languages/expression/document/values';
import { EvaluationError, evaluate } from '../../../../src/languages/expression/evaluate';
import { isRefusal } from '../../../../src/trace/refusal';
import { leavesAt, reading, refused } from '../reading';

const CASES: Readonly<Record<string, readonly string[]>> = {
  cpp: [
    '',
    '// y = x',
    '1 + 2',
    'x^2',
    'x**2',
    '3x',
    '0x1F * x',
    '2.0_deg * x',
    'x++',
    '++x',
    'x += 2',
    'y = x = ',
    'sinn(x)',
    'foo(x)',
    'std::foo(x)',
    'pow(x)',
    'std::pow(x, 2, 3)',
    'std::numbers::foo * x',
    'std::sin',
    'x & 1',
    'x << 2',
    '~x',
    '"a" + x',
    '"a + x',
    'x > 2',
    'v[i/2]',
    'v[]',
    'new double[3]',
    'if (x > 0) y = x;',
    'for (int i = 0; i < n; ++i) {}',
    'double f(double x) { while (x > 1) x = x / 2; return x; }',
    'double a = x, b = 2 * x;',
    'a = x; b = y',
    'x * ',
    '(x',
    'x)',
    'x ? y',
    'f(x)(y)',
    'foo(x).y',
    'nullptr * x',
    'double y{};',
    'x y z',
    'double *p',
    'Body *body',
    'a = x; b = y; c',
  ],
  java: ['Math.pwo(x, 2)', 'Math.PHI * x', 'x >>> 2', 'throw x', 'return;'],
  csharp: ['Math.pow(x, 2)', 'Math.IEEERemainder(x, 2)', 'x ?? 2', '$"{x}"'],
  rust: [
    'x.sine()',
    'x.powi()',
    'match x { _ => x }',
    'x as str',
    'if x > 0.0 { x }',
    'x ^ 2',
    'x[1..2]',
    '|x| { for a in x {} }',
  ],
  julia: ['sine(x)', '2im * x', "x * y'", 'x \\ y', 'x ÷ y', 'f.(x)', 'x[1:2]', 'for i in 1:3', 'x |> sin', '2 3'],
  matlab: [
    'x(i/2)',
    'x(0)',
    'x(1:2)',
    "x * y'",
    '3i * x',
    'x \\ y',
    "'abc' + x",
    'for i = 1:3',
    'zeros(3) * x',
    '3x',
    '[x, 2]',
  ],
  r: [
    'foo(x)',
    'x[1:2]',
    'x %in% y',
    'y ~ x',
    'x |> sin',
    'x <- y <- ',
    'NA * x',
    'function(x) { for (a in x) b }',
    'if (x > 0) x',
  ],
  fortran: [
    'f(x, y)',
    'v(i/2)',
    'x // y',
    'call run(x)',
    'if (x > 0) y = x',
    'x .foo. y',
    "'abc' * x",
    'y = 3x',
    'dsine(x)',
  ],
  go: ['math.Sine(x)', 'if x > 0 {}', 'x ^ 2'],
};

function marked(language: string, source: string): string {
  const { message, hint, range } = refused(source, language);
  const line = `${' '.repeat(range.start)}${'^'.repeat(Math.max(1, range.end - range.start))}`;
  return `${source}\n${line}\n${message.text}\n  ${hint?.text ?? ''}\n`;
}

it('every refusal says what, where and what to do', async () => {
  const all = Object.entries(CASES).map(
    ([language, sources]) => `== ${language}\n\n${sources.map((source) => marked(language, source)).join('\n')}`,
  );
  await expect(all.join('\n')).toMatchFileSnapshot('golden/refusals.txt');
});

const LANGUAGES = [
  'c',
  'cpp',
  'java',
  'csharp',
  'rust',
  'julia',
  'matlab',
  'octave',
  'r',
  'fortran',
  'FortranFixedForm',
  'go',
  'swift',
  'kotlin',
  'dart',
];
const PIECES = [
  ...'x y v w_1 p.x p->x p%x self.x 2 3.5 1e-3 1d0 2.5f 1_000 0x1F .5 1. 2im 3L 1.0_dp'.split(' '),
  ...'+ - * / % ** ^ .^ .* ./ // %% %/% %*% & | ~ ! < > <= >= == != ~= && || ? : :: = <- <<- := -> => , ; . .. ... # @ $ \' " \\ √ π ² .and. .not. .gt. += ++'.split(
    ' ',
  ),
  ...'( ) [ ] { } sin( pow( std::pow( Math.Pow( f64::sin( .powi( .sqrt() static_cast<double>( (double) as f( v( v[ @(x) |x| function(x) [](double x){ \\(x)'.split(
    ' ',
  ),
  ...[
    'if ',
    'else ',
    'return ',
    'let y: f64 = ',
    'double y = ',
    'double y{',
    'y <- ',
    'real :: y = ',
    'const ',
    'fn f(x: f64) -> f64 {',
    'vec![',
    'end',
    '\n',
    ' ',
    '\t',
    '//',
    '/*',
    '*/',
    '!',
    '%{\n',
    '\n%}',
    '&\n',
    '...\n',
    '\n     1 ',
    '#define x ',
    'x = 2\n',
    '"""',
    'new ',
  ],
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

describe.each(LANGUAGES)('any text in %s', (language) => {
  it('is read or refused, and what is read is evaluated or refused', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (source, caretAsPower) => {
        const result = reading(source, language, caretAsPower);
        const ranges = isRefusal(result) ? [result.range] : [result.range, result.formulaRange];
        for (const { start, end } of ranges)
          expect(0 <= start && start <= end && end <= source.length, source).toBe(true);
        if (isRefusal(result)) {
          expect(`${result.message.text} ${result.hint?.text ?? ''}`).not.toMatch(/\{[a-z]+\} |undefined(?!”)/);
          return;
        }
        expect(result.tex).not.toContain('undefined');
        try {
          evaluate(
            result,
            leavesAt(Object.fromEntries(result.variables.map(({ name }, i) => [name, i % 2 === 0 ? 0.5 : [1, 2]]))),
          );
        } catch (error) {
          expect(error).toBeInstanceOf(EvaluationError);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('has expressions, hovers and values found in it', () => {
    fc.assert(
      fc.property(text, fc.nat({ max: 30 }), (source, place) => {
        const at = Math.min(place, source.length);
        const found = findExpression(source, language, { start: at, end: at });
        if (!isRefusal(found)) expect(found.start < found.end && found.end <= source.length).toBe(true);
        findForHover(source, language, at);
        assignedValues(source, language, at, ['x', 'y', 'self.x', '\\']);
      }),
      { numRuns: 100 },
    );
  });

  it('overflows no stack', () => {
    for (const source of [
      `${'('.repeat(5_000)}x${')'.repeat(5_000)}`,
      `${'-'.repeat(5_000)}x`,
      `${'- '.repeat(5_000)}x`,
      `${'sin('.repeat(3_000)}x${')'.repeat(3_000)}`,
      `${'x ? x : '.repeat(1_250)}x`,
      `${'if x { x } else '.repeat(1_000)}{ x }`,
      `${'if (x) x else '.repeat(1_000)}x`,
      `x${'+x'.repeat(9_000)}`,
      `x${'.sin()'.repeat(1_500)}`,
      `x${'[1]'.repeat(2_000)}`,
      `${'['.repeat(2_500)}x${']'.repeat(2_500)}`,
      `${'y = '.repeat(2_500)}x`,
      `${'{'.repeat(2_500)}x${'}'.repeat(2_500)}`,
      `${'(double)'.repeat(1_500)}x`,
      `${'"'.repeat(9_000)}x`,
      `x${"'".repeat(9_000)}`,
    ]) {
      const expression = reading(source, language);
      if (isRefusal(expression)) continue;
      try {
        evaluate(expression, leavesAt({ x: 0.5 }));
      } catch (error) {
        expect(error).toBeInstanceOf(EvaluationError);
      }
    }
  });
});
