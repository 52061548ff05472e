/**
 * Values, first and second gradients as PyTorch recorded them: every operator in float32 and float64, broadcast, strided,
 * 0-d, empty, and at zeros, infinities and nan.
 */
import { describe, it } from 'vitest';

import { agreement, departs } from './agreement';
import { allowances, type Allowances } from './allowances';
import { attempted, expectNone } from './expectations';
import { NAMES, recordedCalls, type RecordedCase } from './fixtures';
import { grouped } from '../../../scripts/grouped';
import { compiledExpression } from './program';
import type { Call } from './recorded';

const allowed = await allowances();

function title({ dtype, inputs }: RecordedCase, index: number): string {
  const operands = inputs.map(
    ({ shape, layout, dtype: own }) =>
      `[${shape.join(', ')}]${layout === undefined ? '' : ` ${layout}`}${own === undefined ? '' : ` ${own}`}`,
  );
  return `${index}: ${dtype} ${operands.join(' and ')}`;
}

/** What differs in one case, behind its title; null where nothing does. */
function problem(own: Allowances, call: Call, python: string, recorded: RecordedCase): string | null {
  const { values, first, second } = agreement(own, call, python, recorded);
  if (values !== null) return `value: ${values}`;
  if (first !== null) return `first derivative: ${first}`;
  return second === null ? null : `second derivative: ${second}`;
}

// One test for each call and not for each of its cases: there are many thousands.
describe.each([...grouped(recordedCalls(), ({ subject }) => subject)])('%s', (subject, calls) => {
  const own = allowed.of(subject);

  it.each(calls)('$python', ({ python, code, cases }) => {
    const call = compiledExpression(code, NAMES);
    const wrong = cases.flatMap((recorded, index) => {
      if (departs(own, python, index)) return [];
      const found = attempted(() => problem(own, call, python, recorded));
      return found === null ? [] : [`${title(recorded, index)}: ${found}`];
    });
    expectNone(wrong.length === 0 ? null : wrong.join('\n'));
  });
});
