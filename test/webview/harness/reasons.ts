/** Explanations of a program's gradients that the page is tried with, in the form that the host sends. */
import { message } from '../../../src/trace/message';
import type { Explanation, Reason } from '../../../src/trace/why';
import { at } from './programs';

const DETACHED: Reason = {
  kind: 'detached',
  message: message('test.detached', 'Y was detached here: no gradient goes back past this place.'),
  range: at('(Y - 3 * x ** 2).square()'),
  fix: {
    message: message('test.detached.fix', 'Leave out detach():'),
    code: '(Y - 3 * x ** 2).square()',
    at: at('(Y - 3 * x ** 2).square()'),
  },
};

const UNUSED: Reason = {
  kind: 'unused',
  message: message('test.unused', 'loss does not depend on <b>: what is computed from it here does not lead there.'),
  range: at('w * x ** 2 + b'),
  fix: { message: message('test.unused.fix', 'Use it in what leads to loss, or leave it out.'), code: null, at: null },
};

export const failure: Explanation = { name: 'loss', state: 'none', reasons: [DETACHED] };

export function recordedWhy(tensor: number): Explanation {
  return { name: 'b', state: 'none', reasons: tensor === 1 ? [DETACHED, UNUSED] : [UNUSED] };
}
