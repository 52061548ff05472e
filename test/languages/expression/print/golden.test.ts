/** What is written, in every language, to be judged by eye: formulas, their derivatives, functions of them. */
import { expect, test } from 'vitest';

import { deriveBy } from '../../../../src/calculus/derive';
import { codeOf } from '../../../../src/languages/expression/print/code';
import { mannerOf } from '../../../../src/languages/expression/print/manner';
import { styleOf } from '../../../../src/languages/expression/print/styles';
import type { Tree } from '../../../../src/languages/expression/tree';
import type { By, CodeRequest } from '../../../../src/trace/formula';
import { isRefusal } from '../../../../src/trace/refusal';
import { FORMULAS, treeOf } from './formulas';

const LANGUAGES =
  'javascript typescript python c cpp java csharp rust julia matlab octave r fortran fortran77 go swift kotlin dart';

function code(language: string, trees: readonly Tree[], by: readonly By[], form: CodeRequest['form']): string {
  const style = styleOf(language);
  if (style === null) return 'none';
  const written = codeOf(trees, {
    style,
    manner: mannerOf('', language, ['']),
    form,
    by,
    of: 'f',
    parameters: ['x', 'y'],
    written: new Map(),
    range: { start: 0, end: 0 },
  });
  return isRefusal(written) ? `refused: ${written.message.text}` : written.code;
}

function derivatives(tree: Tree, by: readonly By[]): readonly Tree[] {
  return by.map((one) => {
    const found = deriveBy(tree, one);
    return isRefusal(found) ? expect.fail(found.message.text) : (found.at(-1)?.result ?? tree);
  });
}

test.each(LANGUAGES.split(' '))('%s', async (language) => {
  const lines = FORMULAS.map((text) => {
    const tree = treeOf(text);
    const gradient: readonly By[] = [['x'], ['y']];
    return [
      `# ${text}`,
      code(language, [tree], [['x']], 'expression'),
      code(language, derivatives(tree, [['x']]), [['x']], 'value'),
      code(language, derivatives(tree, gradient), gradient, 'function'),
    ].join('\n');
  });
  await expect(`${lines.join('\n\n')}\n`).toMatchFileSnapshot(`golden/${language}.txt`);
});
