/** Random programs about autograd's behaviour tell what they tell in PyTorch, line for line. */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { expectNone } from './expectations';
import { linesOf, telling, type RandomProgram } from './random-programs';

const url = new URL('../../fixtures/pytorch/programs.json', import.meta.url);
const { setup, programs } = JSON.parse(readFileSync(url, 'utf8')) as {
  readonly setup: string;
  readonly programs: readonly RandomProgram[];
};

describe('random programs about autograd', () => {
  it.each(programs.map((program, index) => ({ program, title: `${index}: ${program.python.join('; ')}` })))(
    '$title',
    ({ program }) => {
      expectNone(telling(linesOf(program, setup), program.lines));
    },
  );

  it('sees a line, a name and a number that differ', () => {
    expect(telling(['a = 1'], ['a = 1', 'b = 2'])).not.toBeNull();
    expect(telling(['a MulBackward0'], ['a MulBackward1'])).not.toBeNull();
    expect(telling(['a = (1 2.5)'], ['a = (1 2.501)'])).not.toBeNull();
    expect(telling(['a = (1 2.5)'], ['a = (1 2.500001)'])).toBeNull();
  });
});
