/**
 * Values, first and second gradients as PyTorch recorded them: every operator in float32 and float64, broadcast, strided,
 * 0-d, empty, and at zeros, infinities and nan.
 */
import { describe, it } from 'vitest';

import { agreement, departs } from './agreement';
import { allowances } from './allowances';
import { expectNone } from './expectations';
import { NAMES, recordedCalls, type RecordedCase } from './fixtures';
import { compiledExpression } from './program';

const allowed = await allowances();

function title({ dtype, inputs }: RecordedCase, index: number): string {
  const operands = inputs.map(
    ({ shape, layout, dtype: own }) =>
      `[${shape.join(', ')}]${layout === undefined ? '' : ` ${layout}`}${own === undefined ? '' : ` ${own}`}`,
  );
  return `${index}: ${dtype} ${operands.join(' and ')}`;
}

describe.each(recordedCalls())('$subject: $python', ({ python, code, cases }) => {
  const call = compiledExpression(code, NAMES);
  const tested = cases
    .map((recorded, index) => ({ recorded, index, title: title(recorded, index) }))
    .filter(({ index }) => !departs(allowed, python, index));

  it.each(tested)('$title', ({ recorded }) => {
    const { values, first, second } = agreement(allowed, call, python, recorded);
    expectNone(values);
    expectNone(first);
    expectNone(second);
  });
});
