/**
 * Text as it really comes: full-width signs, digits of other scripts, marks without width, marks of direction, deep
 * nesting, a megabyte. Each gives the right answer or an error that names what is wrong; a hover is never slow.
 */
import { describe, expect, it } from 'vitest';

import { findExpression, findForHover } from '../../../src/languages/expression/document/find';
import { readExpression } from '../../../src/languages/expression/read';
import { isRefusal } from '../../../src/trace/refusal';
import { reading, shown } from './reading';

/** The tree, or the refusal with its hint. */
function outcome(text: string, language: string): string {
  const expression = reading(text, language);
  if (!isRefusal(expression)) return shown(expression.tree);
  return [expression.message, expression.hint].map((message) => message?.text).join(' ');
}

/** Characters that are not seen, by their code points. */
const visible = (text: string): string =>
  text.replace(/[^ -~]/gu, (character) =>
    /[\p{L}\p{N}\p{S}\p{P}]/u.test(character)
      ? character
      : `<${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );

const RUNNING = [
  '２ｘ＋１',
  'ｓｉｎ（ｘ）',
  'x − 1',
  'x – 1',
  'x‐1',
  'x‑1',
  'x² + x⁻¹',
  'x³ᐟ²',
  'xⁿ',
  'x₁ + x₂',
  '√x + ∛x',
  '½x + 2½',
  '2 × x ÷ 3 · y',
  'x ≤ 2 ? x : 3',
  'f′ + 1',
  "f' + x",
  'x\u00a0+\u20031',
  'x\u3000+ 1',
  '\ufeffx + 1',
  '2\u200bx',
  'x\u200b + 1',
  'si\u200bn(x)',
  'x\u200f + 1',
  'x \u202e+ 1',
  'x + \u20661\u2069',
  '٢x + ٣',
  '۲x',
  '२x',
  'e\u0301 + 1',
  'x\u0302 + x\u0304',
  '𝑥² + 2𝑥',
  'x\t+\r\n1',
  '🙂 + x',
  'x ➕ 1',
  'x + 1️⃣',
  '3,14x',
  '2·3,14·r',
  'e^(i·π)·x',
  'e^(ix)',
];

const CODE = [
  '２*x',
  'x ＋ 1',
  'x − 1',
  'x²',
  'x₁ + 1',
  'x\u00a0+ 1',
  '\ufeffx + 1',
  'x\u200b + 1',
  'x + \u202e1',
  'x\u200f * 2',
  'x * ٢',
  '½*x',
  'x × 2',
  'x ÷ 2',
  '🙂 + x',
  'é + 1',
  'x\t+\r\n1',
];

const LATEX = [
  '２ｘ＋\\sin ｘ',
  '\\frac{x}{2} − 1',
  '\\sin x\u200b + 1',
  '\\si\u200bn x',
  'x\u0302 \\cdot 2',
  '\\frac{٢}{x}',
  '½\\sqrt{x}',
  '\\sqrt{x}³ᐟ²',
  '3,14\\cdot x',
  'e^{i\\pi} x',
  'e^{-i\\omega t}',
  '\\begin{aligned} y &= x^2 & z &= x^3 \\end{aligned}',
  'x \u2067+ 1 \\cdot 2',
];

it('text as it comes is read, or refused with the character by its name', async () => {
  const part = (language: string, texts: readonly string[]): string =>
    [language, ...texts.map((text) => `  ${visible(text)}\n    ${visible(outcome(text, language))}`)].join('\n');
  const languages = ['typescript', 'python', 'c', 'rust', 'julia', 'matlab', 'r', 'fortran'];
  const all = [part('plaintext', RUNNING), part('latex', LATEX), ...languages.map((language) => part(language, CODE))];
  await expect(`${all.join('\n\n')}\n`).toMatchFileSnapshot('golden/robust.txt');
});

it('what is refused keeps its place', () => {
  const refusal = reading('x +  \u202e1', 'plaintext');
  if (!isRefusal(refusal)) return expect.fail('was read');
  expect(refusal.range).toEqual({ start: 5, end: 6 });
});

it('places are those of the text as it was written', () => {
  const expression = reading('２ｘ＋y', 'plaintext');
  if (isRefusal(expression)) return expect.fail(expression.message.text);
  expect(expression.variables.map(({ name, mentions }) => [name, mentions])).toEqual([
    ['x', [{ start: 1, end: 2 }]],
    ['y', [{ start: 3, end: 4 }]],
  ]);
});

// What is slow in the length of a text runs into the time limit of every test; how fast it is, the bench says.
describe('never slow', () => {
  const LANGUAGES = ['typescript', 'python', 'plaintext', 'latex', 'c'];
  const MEGABYTE = 1_000_000;
  const DOCUMENTS: readonly (readonly [string, string])[] = [
    ['10,000 brackets', `${'('.repeat(10_000)}x${')'.repeat(10_000)}`],
    ['10,000 calls', `${'sin('.repeat(10_000)}x${')'.repeat(10_000)}`],
    ['10,000 signs', `${'-'.repeat(10_000)}x`],
    ['a megabyte in one sum', `y = x${' + x'.repeat(MEGABYTE / 4)}`],
    ['a megabyte of letters', 'x'.repeat(MEGABYTE)],
    ['a megabyte of digits', '1'.repeat(MEGABYTE)],
    ['a megabyte of blanks', ' '.repeat(MEGABYTE)],
    ['a megabyte of marks without width', '\u200b'.repeat(MEGABYTE)],
    ['a megabyte of open brackets', '('.repeat(MEGABYTE)],
    ['a megabyte of fractions', '\\frac{x}{2}'.repeat(MEGABYTE / 11)],
  ];

  it.each(DOCUMENTS)('%s, selected, is refused at once', (_name, text) => {
    for (const language of LANGUAGES) {
      const expression = readExpression(text, { start: 0, end: text.length }, { language });
      expect(isRefusal(expression)).toBe(true);
      if (isRefusal(expression))
        expect(expression.message.id).toMatch(/too-(?:long|deep|many-operators)|empty|operator/);
    }
  });

  it.each(DOCUMENTS)('%s, hovered over, shows nothing', (_name, text) => {
    for (const language of LANGUAGES) {
      expect(findForHover(text, language, text.length >> 1)).toBeNull();
    }
  });

  it.each(DOCUMENTS.slice(0, 5))('%s under a caret is no trouble', (_name, text) => {
    for (const language of LANGUAGES) {
      const found = findExpression(text, language, { start: text.length >> 1, end: text.length >> 1 });
      if (!isRefusal(found)) expect(isRefusal(readExpression(text, found, { language }))).toBe(true);
    }
  });
});
