// Random formulas of numbers, and formulas read from plain text, for tests of calculus.
import fc from 'fast-check';
import { callTree, fold, nameTree, numberTree } from '../../src/languages/expression/fold';
import { readExpression } from '../../src/languages/expression/read';
import type { Tree } from '../../src/languages/expression/tree';
import { isRefusal } from '../../src/trace/refusal';

const RANGE = { start: 0, end: 0 };

export function readText(text: string, names: readonly string[] = []): Tree {
  const read = readExpression(text, { start: 0, end: text.length }, { language: 'plaintext', names });
  if (isRefusal(read)) throw new Error(`${text}: ${read.message.text}`);
  return read.tree;
}

const NAMES = ['x', 'y', 'k', 'xy', 'theta', 'w_1', 'rate', 'e', 'pi'];
const ONE = 'neg sin cos exp exp2 abs sqrt log cbrt square reciprocal log1p asin sigmoid sign tanh rsqrt log2'.split(
  ' ',
);
const TWO = 'add sub mul div pow maximum minimum atan2 hypot remainder logaddexp log_base floor_divide'.split(' ');
const TRUTH = 'gt lt ge le eq ne'.split(' ');

/** `names` are the variables that may occur. */
export function trees(names: readonly string[] = NAMES, one = ONE, two = TWO): fc.Arbitrary<Tree> {
  return fc.letrec<{ any: Tree }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...names).map((name): Tree => nameTree(name, RANGE)),
      fc.constantFrom(0, 1, 2, 3, -2, 0.5, -1.25, 10, 1e-7, 12345).map((value): Tree => numberTree(value, RANGE)),
      fc.constantFrom<Tree>(
        numberTree(Math.PI, RANGE, 'pi'),
        numberTree(Math.E, RANGE, 'e'),
        numberTree(Math.SQRT2, RANGE, 'sqrt2'),
      ),
      fc.tuple(fc.constantFrom(...one), tie('any')).map(([name, a]): Tree => callTree(name, [a], RANGE, RANGE)),
      fc
        .tuple(fc.constantFrom(...two, 'add', 'sub', 'mul', 'mul', 'div', 'pow'), tie('any'), tie('any'))
        .map(([name, a, b]): Tree => callTree(name, [a, b], RANGE, RANGE)),
      fc
        .tuple(fc.constantFrom(...TRUTH), tie('any'), tie('any'), tie('any'), tie('any'))
        .map(([name, a, b, then, otherwise]): Tree => ({
          kind: 'condition',
          condition: callTree(name, [a, b], RANGE, RANGE),
          then,
          otherwise,
          range: RANGE,
        })),
      tie('any').map((a): Tree => callTree('clamp', [a], RANGE, RANGE, { min: -1, max: 2 })),
    ),
  })).any;
}

/** The variables of a formula. */
export function namesOf(tree: Tree): readonly string[] {
  const names = new Set<string>();
  fold<null>(tree, (part) => {
    if (part.kind === 'name') names.add(part.name);
    return null;
  });
  return [...names];
}
