/** Which dtype a result has, and how it prints: constructors, promotion of every pair, results of operators. */
import { describe, it } from 'vitest';

import { expectNone } from './expectations';
import { applying, fixture } from './fixtures';
import { dtypeProblem } from './rows';

describe('dtypes of the reference table', () => {
  it.each(applying(fixture('dtypes').rows))('$group: $name', (row) => {
    expectNone(dtypeProblem(row));
  });
});
