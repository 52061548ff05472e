/** Programs at random give the same with and without rewriting. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runPlain, runRewritten } from './plain';

const name = fc.constantFrom('a', 'b', 'c');
const target = fc.constantFrom(
  'a',
  'b',
  'c',
  'o.x',
  'o["y"]',
  'l[0]',
  'l[i()]',
  'o.l[i()]',
  'p().x',
  'p()[k()]',
  'o?.n!.x',
);

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('1', '2.5', '0', '(-3)', '"s"', 'true', 'null', 'undefined', 'a', 'b', 'o.x', 'l[1]', 'o.l', '7n'),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom(
          '+',
          '-',
          '*',
          '/',
          '%',
          '<',
          '<=',
          '>',
          '>=',
          '==',
          '!=',
          '===',
          '&',
          '|',
          '>>',
          '&&',
          '||',
          ',',
        ),
        tie('expression'),
      )
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc
      .tuple(fc.constantFrom('-', '+', '!', '~', 'typeof ', 'void '), tie('expression'))
      .map(([sign, operand]) => `(${sign}${operand})`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
    fc
      .tuple(
        target,
        fc.constantFrom('=', '+=', '-=', '*=', '/=', '%=', '**=', '&=', '<<=', '&&=', '||=', '??='),
        tie('expression'),
      )
      .map(([left, operator, right]) => `(${left.replace('?.', '.')} ${operator} ${right})`),
    fc
      .tuple(target, fc.constantFrom('++', '--'), fc.boolean())
      .map(([place, sign, first]) =>
        first ? `(${sign}${place.replace('?.', '.')})` : `(${place.replace('?.', '.')}${sign})`,
      ),
    fc.tuple(name, tie('expression')).map(([callee, argument]) => `f_${callee}(${argument})`),
    fc
      .tuple(tie('expression'), tie('expression'))
      .map(([first, second]) => `([a, o.l[i()], ...b] = [${first}, ${second}])`),
    fc.tuple(target, tie('expression')).map(([place, key]) => `${place}?.[${key}]?.x`),
    fc.tuple(tie('expression'), tie('expression')).map(([one, two]) => `\`\${${one}}-\${${two}}\``),
  ),
}));

const statement = fc.oneof(
  expression.map((text) => `print(${text});`),
  expression.map((text) => `${text};`),
  fc.tuple(expression, expression).map(([test, text]) => `if (${test}) a = ${text}; else { b = ${text}; }`),
  fc
    .tuple(expression, expression)
    .map(([text, other]) => `for (let n = 0; n < 2; n++) { c = ${text}; if (${other}) continue; print(n, c); }`),
  expression.map((text) => `for (const v of [1, ${text}]) print(v);`),
  expression.map((text) => `try { print(${text}); } catch (error) { print(error); } finally { print("end"); }`),
  expression.map((text) => `print(((x = ${text}, y = () => x) => [x, y()])());`),
);

const START = `let a: any = 1, b: any = 2, c: any = 3, calls = 0; const l: any = [4, 5, 6];
const o: any = { x: 1, y: 2, l: [7, 8], n: { x: 9 } };
const i = () => { print("i"); return calls++ % 2; }; const k = () => { print("k"); return "x"; }; const p = () => { print("p"); return o; };
const f_a = (x: any) => { a = x; return x; }; function f_b(x: any) { print("f_b", x); return [x]; } const f_c = (x: any) => ({ x });
`;

test('random programs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 6 }), async (statements) => {
      const text =
        START +
        statements.map((one) => `try { ${one} } catch (error) { print(error.name); }\n`).join('') +
        'print(a, b, c, l, o);';
      expect(await runRewritten(text)).toEqual(await runPlain(text));
    }),
    { numRuns: 120 },
  );
});
