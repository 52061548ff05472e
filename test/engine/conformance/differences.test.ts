/**
 * Each recorded call's first and second derivatives against differences of the engine's own values: a check that shares
 * nothing with PyTorch. Points are the recorded random ones, away from kinks; special points are left to the record.
 */
import { describe, it } from 'vitest';

import { differentiable } from './coverage';
import { disagreement, gradientByDifferences } from './differences';
import { recordedCalls, read, type RecordedCase } from './fixtures';
import { compiledExpression } from './program';
import { outcome, type Call } from './recorded';
import { expectNone } from './tolerance';

const NAMES = ['a', 'b', 'c'];

/** The case with other numbers in its float inputs, which then lie contiguously. */
function moved(recorded: RecordedCase, point: readonly number[]): RecordedCase {
  let at = 0;
  const inputs = recorded.inputs.map(({ name, shape, values, dtype }) => {
    const own = dtype === undefined ? {} : { dtype };
    if (dtype === 'bool') return { name, shape, values, dtype };
    const part = point.slice(at, (at += values.length));
    return { name, shape, values: part, ...own };
  });
  return { ...recorded, inputs };
}

function pointOf(recorded: RecordedCase): number[] {
  return recorded.inputs.flatMap(({ dtype, values }) =>
    dtype === 'bool' ? [] : values.map((value) => Number(read(value))),
  );
}

function numbers(values: readonly (readonly (number | boolean)[] | null)[] | null, sizes: readonly number[]): number[] {
  return sizes.flatMap((size, index) => values?.[index]?.map(Number) ?? new Array<number>(size).fill(0));
}

/** Σ direction · output. */
function value(call: Call, recorded: RecordedCase): number {
  const direction = recorded.direction?.map((part) => Number(read(part))) ?? [];
  return outcome(call, recorded, NAMES).values.reduce<number>(
    (sum, part, at) => sum + Number(part) * (direction[at] ?? 0),
    0,
  );
}

/** The sum of all first gradients. */
function gradientSum(call: Call, recorded: RecordedCase): number {
  return (outcome(call, recorded, NAMES).gradients ?? []).reduce(
    (sum, gradient) => sum + (gradient ?? []).reduce<number>((part, each) => part + Number(each), 0),
    0,
  );
}

const calls = recordedCalls()
  .map(({ python, code, cases }) => ({
    python,
    code,
    cases: cases.filter((recorded) => differentiable(python, recorded)),
  }))
  .filter(({ cases }) => cases.length > 0);

describe.each(calls)('$python', ({ code, cases }) => {
  const call = compiledExpression(code, NAMES);
  const titled = cases.map((recorded) => ({
    recorded,
    title: recorded.inputs
      .map(({ shape, layout }) => `[${shape.join(', ')}]${layout === undefined ? '' : ` ${layout}`}`)
      .join(' and '),
  }));

  it.each(titled)('$title', ({ recorded }) => {
    const sizes = recorded.inputs.filter(({ dtype }) => dtype !== 'bool').map(({ values }) => values.length);
    const point = pointOf(recorded);
    const { gradients, second } = outcome(call, recorded, NAMES);
    const first = gradientByDifferences((at) => value(call, moved(recorded, at)), point);
    expectNone(disagreement(numbers(gradients, sizes), first));
    const curved = gradientByDifferences((at) => gradientSum(call, moved(recorded, at)), point);
    expectNone(disagreement(numbers(second, sizes), curved));
  });
});
