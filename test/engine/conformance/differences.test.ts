/**
 * Each recorded call's first and second derivatives against differences of the engine's own values: a check that shares
 * nothing with PyTorch. Points are the recorded random ones, away from kinks; special points are left to the record.
 */
import { it } from 'vitest';

import { allowances, type Allowances } from './allowances';
import { differentiable } from './coverage';
import { disagreement } from './differences';
import { attempted, expectNone } from './expectations';
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
  .map(({ subject, python, code, cases }) => ({
    own: allowed.of(subject),
    python,
    code,
    cases: cases.filter((recorded) => differentiable(allowed.of(subject), python, recorded)),
  }))
  .filter(({ cases }) => cases.length > 0);

/** The mean of square matrices and their mirror images. */
function mirrored(values: readonly number[], size: number): number[] {
  return values.map((value, index) => {
    const column = index % size;
    const row = Math.floor(index / size) % size;
    return (value + (values[index + (column - row) * (size - 1)] ?? NaN)) / 2;
  });
}

/** What a movement, or a gradient, is in a matrix that is taken to be symmetric. */
function projection(
  { symmetric }: Allowances,
  python: string,
  recorded: RecordedCase,
): (values: readonly number[]) => readonly number[] {
  const operand = symmetric.find(([pattern]) => pattern.test(python))?.[1];
  if (operand === undefined) return (values) => values;
  const floats = recorded.inputs.filter((input) => !isFixed(input));
  return (all) => {
    let at = 0;
    return floats.flatMap(({ name, shape, values }) => {
      const own = all.slice(at, (at += values.length));
      return name === operand ? mirrored(own, shape.at(-1) ?? 1) : own;
    });
  };
}

/** Where the derivatives of one case disagree with differences, in words. */
function problem(own: Allowances, call: Call, python: string, recorded: RecordedCase): string | null {
  const sizes = recorded.inputs.filter((input) => !isFixed(input)).map(({ values }) => values.length);
  const point = pointOf(recorded);
  const project = projection(own, python, recorded);
  const at = (place: readonly number[]): RecordedCase => {
    const moves = project(place.map((value, i) => value - (point[i] ?? 0)));
    return moved(
      recorded,
      point.map((value, i) => value + (moves[i] ?? 0)),
    );
  };
  const { gradients, second, refused = false } = outcome(call, recorded, NAMES);
  const first = disagreement((place) => value(call, at(place)), point, project(numbers(gradients, sizes)));
  if (first !== null || refused || python in own.firstOnlyByDifferences) return first;
  const wrong = disagreement((place) => gradientSum(call, at(place)), point, project(numbers(second, sizes)));
  return wrong === null ? null : `second derivative: ${wrong}`;
}

function title({ inputs }: RecordedCase): string {
  return inputs
    .map(({ shape, layout }) => `[${shape.join(', ')}]${layout === undefined ? '' : ` ${layout}`}`)
    .join(' and ');
}

it.each(calls)('$python', ({ own, python, code, cases }) => {
  const call = compiledExpression(code, NAMES);
  const wrong = cases.flatMap((recorded) => {
    const found = attempted(() => problem(own, call, python, recorded));
    return found === null ? [] : [`${title(recorded)}: ${found}`];
  });
  expectNone(wrong.length === 0 ? null : wrong.join('\n'));
});
