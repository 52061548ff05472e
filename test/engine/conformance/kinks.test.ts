/** Where a function has a kink, a pole or an edge of its domain: PyTorch's value and the gradient it chose there. */
import { describe, it } from 'vitest';

import { expectNone } from './expectations';
import { applying, fixture } from './fixtures';
import { kinkProblem } from './rows';

describe('kinks of the reference table', () => {
  it.each(applying(fixture('kinks').rows))('$name: value $value, gradient $gradient$error', (row) => {
    expectNone(kinkProblem(row));
  });
});
