/** Nodes: how the graph of each call looks from outside, by PyTorch's names, and which values its nodes save. */
import { describe, expect, it } from 'vitest';

import { expectNone } from './expectations';
import { applying, fixture } from './fixtures';
import { operatorProblem } from './rows';

const { rows } = fixture('operators');

describe('nodes of the reference table', () => {
  it.each(applying(rows))('$name: $chain', (row) => {
    expectNone(operatorProblem(row));
  });

  it('leaves no row out without a reason', () => {
    expect(rows.filter((row) => row.status !== 'applies' && row.reason === '')).toEqual([]);
  });
});
