/**
 * Each recorded call's first and second derivatives against differences of the engine's own values: a check that shares
 * nothing with PyTorch. Points are the recorded random ones, away from kinks; special points are left to the record.
 */
import { describe, it } from 'vitest';

import { allowances } from './allowances';
import { differentiable } from './coverage';
import { disagreement } from './differences';
import { expectNone } from './expectations';
import { NAMES, recordedCalls, read, type RecordedCase, type RecordedInput } from './fixtures';
import { compiledExpression } from './program';
import { outcome, type Call, type Values } from './recorded';

/** Whether an input's numbers are no coordinates: masks and integers stay as they are. */
function isFixed({ dtype }: RecordedInput): boolean {
  return dtype !== undefined && !dtype.includes('float');
}

/** The case with other numbers in its float inputs, which then lie contiguously. */
function moved(recorded: RecordedCase, point: readonly number[]): RecordedCase {
  let at = 0;
  const inputs = recorded.inputs.map((input) => {
    const { name, shape, values, dtype } = input;
    const own = dtype === undefined ? {} : { dtype };
    if (isFixed(input)) return { name, shape, values, ...own };
    return { name, shape, values: point.slice(at, (at += values.length)), ...own };
  });
  return { ...recorded, inputs };
}

function pointOf(recorded: RecordedCase): number[] {
  return recorded.inputs.flatMap((input) => (isFixed(input) ? [] : input.values.map((value) => Number(read(value)))));
}

function numbers(values: readonly (Values | null)[] | null, sizes: readonly number[]): number[] {
  return sizes.flatMap((size, index) => values?.[index]?.map(Number) ?? new Array<number>(size).fill(0));
}

/** Σ direction · output. */
function value(call: Call, recorded: RecordedCase): number {
  const direction = recorded.direction?.map((part) => Number(read(part))) ?? [];
  return outcome(call, recorded, NAMES, 0).values.reduce<number>(
    (sum, part, at) => sum + Number(part) * (direction[at] ?? 0),
    0,
  );
}

/** The sum of all first gradients. */
function gradientSum(call: Call, recorded: RecordedCase): number {
  return (outcome(call, recorded, NAMES, 1).gradients ?? []).reduce(
    (sum, gradient) => sum + (gradient ?? []).reduce<number>((part, each) => part + Number(each), 0),
    0,
  );
}

const allowed = await allowances();
const calls = recordedCalls()
  .map(({ python, code, cases }) => ({
    python,
    code,
    cases: cases.filter((recorded) => differentiable(allowed, python, recorded)),
  }))
  .filter(({ cases }) => cases.length > 0);

describe.each(calls)('$python', ({ python, code, cases }) => {
  const call = compiledExpression(code, NAMES);
  const titled = cases.map((recorded) => ({
    recorded,
    title: recorded.inputs
      .map(({ shape, layout }) => `[${shape.join(', ')}]${layout === undefined ? '' : ` ${layout}`}`)
      .join(' and '),
  }));

  it.each(titled)('$title', ({ recorded }) => {
    const sizes = recorded.inputs.filter((input) => !isFixed(input)).map(({ values }) => values.length);
    const point = pointOf(recorded);
    const { gradients, second, refused = false } = outcome(call, recorded, NAMES);
    expectNone(disagreement((at) => value(call, moved(recorded, at)), point, numbers(gradients, sizes)));
    if (refused || python in allowed.firstOnlyByDifferences) return;
    expectNone(disagreement((at) => gradientSum(call, moved(recorded, at)), point, numbers(second, sizes)));
  });
});
