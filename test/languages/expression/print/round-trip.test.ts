/** What is printed is read again as the same formula, in every language, whatever the formula is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { expressionText } from '../../../../src/languages/expression/print/code';
import { lowered } from '../../../../src/languages/expression/print/lowered';
import { mannerOf } from '../../../../src/languages/expression/print/manner';
import { PrintError } from '../../../../src/languages/expression/print/problems';
import { styleOf } from '../../../../src/languages/expression/print/styles';
import { callTree, fold, nameTree, numberTree } from '../../../../src/languages/expression/fold';
import { readExpression } from '../../../../src/languages/expression/read';
import type { Tree } from '../../../../src/languages/expression/tree';
import { isRefusal } from '../../../../src/trace/refusal';

const NOWHERE = { start: 0, end: 0 };
const call = (operator: string, ...operands: readonly Tree[]): Tree => callTree(operator, operands, NOWHERE, NOWHERE);

const UNARY =
  'neg neg neg sin cos tan exp log sqrt abs asin atan sinh tanh floor log10 sigmoid sign cot square log1p'.split(' ');
const BINARY = 'add sub mul div pow add sub mul div pow maximum atan2 fmod'.split(' ');
const COMPARISONS = 'gt lt ge le'.split(' ');

/** Trees of every shape; `branches` where the language has conditional expressions. */
function trees(branches: boolean): fc.Arbitrary<Tree> {
  const { tree } = fc.letrec<{ tree: Tree; truth: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.oneof(
        fc.constantFrom('x', 'y', 'rate').map((name) => nameTree(name, NOWHERE)),
        fc.constantFrom(0, 1, 2, 3, 0.5, 12, 1e21, 2.5e-7).map((value) => numberTree(value, NOWHERE)),
      ),
      fc.tuple(fc.constantFrom(...UNARY), tie('tree')).map(([operator, x]) => call(operator, x)),
      fc.tuple(fc.constantFrom(...BINARY), tie('tree'), tie('tree')).map(([operator, a, b]) => call(operator, a, b)),
      ...(branches
        ? [
            fc.tuple(tie('truth'), tie('tree'), tie('tree')).map(([condition, then, otherwise]): Tree => ({
              kind: 'condition',
              condition,
              then,
              otherwise,
              range: NOWHERE,
            })),
          ]
        : []),
    ),
    truth: fc.oneof(
      { maxDepth: 2 },
      fc
        .tuple(fc.constantFrom(...COMPARISONS), tie('tree'), tie('tree'))
        .map(([operator, a, b]) => call(operator, a, b)),
      fc
        .tuple(fc.constantFrom('logical_and', 'logical_or'), tie('truth'), tie('truth'))
        .map(([operator, a, b]) => call(operator, a, b)),
      tie('truth').map((truth) => call('logical_not', truth)),
    ),
  }));
  return tree;
}

/** The structure without places; what languages spell alike is alike: a choice by a function or an expression. */
function structure(tree: Tree): string {
  return fold<string>(tree, (part, parts) => {
    switch (part.kind) {
      case 'number':
        return part.value < 0 ? `neg(${-part.value})` : String(part.value);
      case 'name':
      case 'bound':
        return part.name;
      case 'condition':
        return `where(${parts.join(', ')})`;
      case 'list':
        return `[${parts.join(', ')}]`;
      case 'call': {
        const operator = { fmax: 'maximum', fmin: 'minimum' }[part.operator] ?? part.operator;
        return `${operator}(${parts.join(', ')})`;
      }
    }
  });
}

/** Languages, with a formula that says how the original is written. */
const LANGUAGES: readonly (readonly [language: string, original: string])[] = [
  ['javascript', 'Math.sin(x)'],
  ['javascript', 'sin(x)'],
  ['typescript', 'torch.sin(x)'],
  ['python', 'math.sin(x)'],
  ['python', 'sin(x)'],
  ['python', 'np.sin(x)'],
  ['python', 'np.sin(x) if x > 0 else y'],
  ['python', 'torch.sin(x)'],
  ['c', 'sin(x)'],
  ['cpp', 'std::sin(x)'],
  ['cpp', 'sin(x)'],
  ['java', 'Math.sin(x)'],
  ['csharp', 'Math.Sin(x)'],
  ['rust', 'x.sin()'],
  ['julia', 'sin(x)'],
  ['julia', 'sin.(x) .* y'],
  ['matlab', 'sin(x)'],
  ['matlab', 'sin(x) .* y'],
  ['octave', 'sin(x)'],
  ['r', 'sin(x)'],
  ['r', 'pmax(x, 0)'],
  ['fortran', 'sin(x)'],
  ['go', 'math.Sin(x)'],
  ['swift', 'sin(x)'],
  ['kotlin', 'sin(x)'],
  ['kotlin', 'Math.sin(x)'],
  ['dart', 'sin(x)'],
];
/** Go's conditions are statements, and MATLAB has none: what is written for them is no expression that is read. */
const WITHOUT_BRANCHES = new Set(['go', 'matlab', 'octave']);

describe.each(LANGUAGES)('%s, as in %s', (language, original) => {
  const style = styleOf(language);
  if (style === null) throw new Error(`No style for ${language}.`);
  const manner = mannerOf('', language, [original]);
  test('prints what it reads', () => {
    const vocabulary = style.vocabulary(manner);
    fc.assert(
      fc.property(trees(!WITHOUT_BRANCHES.has(language)), (tree) => {
        let text: string;
        let meant: string;
        try {
          text = expressionText(call('add', tree, nameTree('x', NOWHERE)), style, manner);
          meant = structure(lowered([call('add', tree, nameTree('x', NOWHERE))], style, vocabulary, manner)[0] ?? tree);
        } catch (error) {
          // A sign in a language without conditions is such a condition.
          if (error instanceof PrintError && WITHOUT_BRANCHES.has(language)) return;
          throw error;
        }
        if (language === 'go' && text.includes('func()')) return;
        const again = readExpression(text, { start: 0, end: text.length }, { language, names: ['rate'] });
        if (isRefusal(again)) expect.fail(`${text}: ${again.message.text}`);
        expect(structure(again.tree), text).toBe(meant);
      }),
      { numRuns: 40 },
    );
  });
});
