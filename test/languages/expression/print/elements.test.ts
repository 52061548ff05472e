/** Elements of arrays, in the brackets that each language has for them. */
import { expect, test } from 'vitest';
import { expressionText } from '../../../../src/languages/expression/print/code';
import { mannerOf } from '../../../../src/languages/expression/print/manner';
import { styleOf } from '../../../../src/languages/expression/print/styles';
import { read } from '../reading';

test.each([
  ['fortran-modern', 'real :: A(3,3)\ny = A(3,2) * x', 'A(3,2) * x'],
  ['julia', 'A[3,2] * x', 'A[3,2] * x'],
  ['python', 'A[2][1] * x', 'A[2][1] * x'],
  ['typescript', 'A[2][1] * x', 'A[2][1] * x'],
])('%s', (language, text, printed) => {
  const source = text.split('\n').at(-1) ?? '';
  const style = styleOf(language);
  if (style === null) throw new Error(`${language} has no style`);
  const { tree } = read(source, language);
  expect(expressionText(tree, style, mannerOf(text, language, [source])).replace(/\s*,\s*/g, ',')).toBe(printed);
});
