/**
 * Whole formulas against PyTorch: what the command line gives for them, and what PyTorch gave
 * (`scripts/fixtures/expressions.py`). Every function that formulas know, vectors and matrices, kinks, edges, overflow.
 */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { answer, type Answer } from '../../src/runtime/answer';
import { outputOf } from '../../src/trace/queries';
import { isRefusal } from '../../src/trace/refusal';
import type { Check, Nested } from '../../src/trace/trace';
import { flatten, shapeOf } from '../../src/trace/value';
import { runText } from './run-text';

/** As JSON has it: numbers, "NaN" and infinities as texts, and lists of them. */
type Recorded = number | string | readonly Recorded[];

interface Case {
  readonly text: string;
  readonly at: Readonly<Record<string, Recorded>>;
  readonly value: Recorded;
  readonly gradients: Readonly<Record<string, Recorded | null>>;
  readonly hessian: Readonly<Record<string, Readonly<Record<string, Recorded>> | null>>;
  /** In float32. */
  readonly printed: string;
}

const CASES = JSON.parse(
  readFileSync(new URL('../fixtures/expressions/pytorch.json', import.meta.url), 'utf8'),
) as readonly Case[];

/** Formulas whose text PyTorch prints otherwise, and why. */
const OTHER_TEXT: readonly (readonly [formula: RegExp, reason: string])[] = [
  [/torch\.(?:rad2deg|deg2rad)/, 'a product with a number here, a node of its own there'],
  [/torch\.(?:fmax|fmin)/, 'composed of where and maximum here, a node of its own there'],
  [/torch\.inner/, 'PyTorch reshapes the product of two vectors'],
  [/dtype=torch\.float64/, 'a float64 list in a float32 formula'],
  [/^torch\.prod\(v\*x\)$/, 'its fifth digit is a tie in float32'],
];

/** What is not differentiable to differences, though PyTorch says nan: the formula has 0/0 on the way. */
const NAN_ON_THE_WAY = ['torch.fmax(x, x/x)', 'torch.fmax(x/x, x)', 'torch.exp(-1 / x**2)'];

function numbers(recorded: Recorded): Nested {
  return typeof recorded === 'object' ? recorded.map(numbers) : Number(recorded);
}

/** The first place where the two differ, in words; null where they agree. */
function difference(found: Nested | null | undefined, recorded: Recorded | null, relative: number): string | null {
  const expected = recorded === null ? null : numbers(recorded);
  if (found === undefined || found === null || expected === null)
    return found === expected ? null : `${String(found)} instead of ${String(expected)}`;
  if (String(shapeOf(found)) !== String(shapeOf(expected))) return 'another shape';
  const all = flatten(expected);
  const at = flatten(found).findIndex((number, index) => !agree(number, all[index] ?? NaN, relative));
  return at < 0 ? null : `${String(flatten(found)[at])} instead of ${String(all[at])} at ${String(at)}`;
}

function agree(found: number, expected: number, relative: number): boolean {
  if (Number.isNaN(found) || Number.isNaN(expected)) return Number.isNaN(found) && Number.isNaN(expected);
  // Terms of the size of one that cancel leave their last bits.
  return found === expected || Math.abs(found - expected) <= Math.max(relative * Math.abs(expected), relative / 50);
}

function differencesOf({ value, gradients, hessian }: Case, given: Answer): readonly string[] {
  const found: [string, string | null][] = [['value', difference(given.value, value, 1e-12)]];
  for (const [one, gradient] of Object.entries(gradients)) {
    found.push([`gradient of ${one}`, difference(given.gradients[one], gradient, 1e-11)]);
    for (const [other, block] of Object.entries(hessian[one] ?? {}))
      found.push([`by ${one}, ${other}`, difference(given.hessian?.[one]?.[other], block, 1e-9)]);
  }
  return found.flatMap(([what, difference]) => (difference === null ? [] : [`${what}: ${difference}`]));
}

const place = ({ text, at }: Case): string => `${text} at ${JSON.stringify(at)}`;

describe('formulas as PyTorch has them', () => {
  const ran = CASES.map((recorded) => {
    const at = Object.fromEntries(Object.entries(recorded.at).map(([name, value]) => [name, numbers(value)]));
    return { recorded, run: runText(recorded.text, at) };
  });

  it('are many', () => {
    expect(CASES.length).toBeGreaterThan(800);
  });

  it('have its values, gradients and second derivatives', () => {
    const wrong = ran.flatMap(({ recorded, run }) => {
      const given = answer(run, { order: 2 });
      return (isRefusal(given) ? [given.message.text] : differencesOf(recorded, given)).map(
        (difference) => `${place(recorded)}: ${difference}`,
      );
    });
    expect(wrong).toStrictEqual([]);
  });

  it('print as it prints them', () => {
    const wrong = ran.flatMap(({ recorded, run }) => {
      const { text } = outputOf(run.trace);
      const excused = OTHER_TEXT.some(([formula]) => formula.test(recorded.text));
      return excused || text === recorded.printed ? [] : [`${place(recorded)}: ${text}, not ${recorded.printed}`];
    });
    expect(wrong).toStrictEqual([]);
  });

  it('never differ from the differences of their values', () => {
    const differs = ({ verdict }: Check): boolean => verdict === 'differs';
    const wrong = ran.flatMap(({ recorded, run }) =>
      NAN_ON_THE_WAY.includes(recorded.text)
        ? []
        : run.trace.checks.filter(differs).map(({ reason }) => `${place(recorded)}: ${String(reason?.text)}`),
    );
    expect(wrong).toStrictEqual([]);
  });
});
