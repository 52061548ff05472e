/** What a program gets to read that asks for the impossible: type and text of PyTorch's error, and its warnings. */
import { describe, expect, it } from 'vitest';

import { expectNone } from './expectations';
import { advice, applying, fixture } from './fixtures';
import { errorProblem } from './rows';

const rows = applying(fixture('errors').rows);

describe('messages of the reference table', () => {
  it.each(rows)('$name', (row) => {
    expectNone(errorProblem(row));
  });

  it('has advice for known rows only', () => {
    const names = new Set(rows.map(({ name }) => name));
    expect(Object.keys(advice).filter((name) => !names.has(name))).toEqual([]);
  });
});
