/** Derivatives share their parts: whoever walks over one sees each part once, or refuses it by its size first. */
import { describe, expect, it } from 'vitest';

import { deriveBy } from '../../src/calculus/derive';
import { plainText, writtenFormula } from '../../src/calculus/written/plain-text';
import { pointText } from '../../src/calculus/written/point';
import { regrouped } from '../../src/calculus/written/regroup';
import { sizeOf } from '../../src/calculus/size';
import { fold, some } from '../../src/languages/expression/fold';
import { operatorsIn } from '../../src/languages/expression/print/length';
import type { Tree } from '../../src/languages/expression/tree';
import { typeset } from '../../src/languages/expression/typeset';
import { isRefusal } from '../../src/trace/refusal';
import { call, x } from './built';

/** Written out it would have 2⁶⁰ operators. */
function sharedOften(operator: string, times = 60): Tree {
  let tree: Tree = call('sin', [x]);
  for (let i = 0; i < times; i++) tree = call(operator, [tree, tree]);
  return tree;
}

describe.each(['add', 'mul', 'div', 'pow', 'maximum'])(
  'a part that %s mentions twice, sixty times over',
  (operator) => {
    const tree = sharedOften(operator);

    it('is measured', () => {
      expect(sizeOf(tree)).toBeGreaterThan(2 ** 59);
      expect(operatorsIn(tree)).toBeGreaterThan(2 ** 59);
    });

    it('is combined once for each part', () => {
      let combined = 0;
      fold<null>(tree, () => ((combined += 1), null));
      expect(combined).toBe(62);
    });

    it('is searched through', () => {
      expect(some(tree, ({ kind }) => kind === 'list')).toBe(false);
    });

    it('has no text', () => {
      expect(typeset(tree)).toBe('\\ldots');
      expect(plainText(tree)).toBe('…');
      expect(writtenFormula(tree)).toEqual({ tex: '\\ldots', text: '…' });
      expect(regrouped(tree)).toBe(tree);
    });

    it('is differentiated, or refused', () => {
      const derived = deriveBy(tree, ['x']);
      expect(isRefusal(derived) ? derived.message.id : 'derived').toBe('calculus.too-large');
    });

    it('has no numbers put in', () => {
      expect(pointText(tree, new Map([['x', 1]]))?.written.text ?? '…').toBe('…');
    });
  },
);
