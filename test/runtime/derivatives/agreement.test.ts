/** On any formula rule and autograd agree, or the verdict says why that cannot be told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTRIES } from '../../../src/languages/expression/functions/table';
import { variableGradient } from '../../../src/trace/queries';
import { isRefusal } from '../../../src/trace/refusal';
import { tryText } from '../run-text';

/** Smooth where they are defined, or with kinks that a random number does not hit. */
const UNARY = ENTRIES.filter(
  ({ shape, operands: [least, most], truth, name }) =>
    shape === 'elementwise' && least === 1 && most === 1 && !truth && !['neg', 'clone'].includes(name),
);
const spelling = (name: string): string | null => {
  const entry = UNARY.find((one) => one.name === name);
  const found = entry?.spellings.find(({ places }) => places.includes('torch')) ?? null;
  return found === null ? null : `torch.${String(found.names[0])}`;
};
const FUNCTIONS = UNARY.flatMap(({ name }) => spelling(name) ?? []);
const number = fc.integer({ min: 1, max: 40 }).map((tenths) => String(tenths / 8));
const { formula } = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    fc.constantFrom('x', 'y', 'x', 'y'),
    number,
    fc
      .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/'), tie('formula'))
      .map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc.tuple(tie('formula'), fc.constantFrom('2', '3', '-1', '0.5', '1.5')).map(([a, n]) => `(${a})**${n}`),
    fc.tuple(fc.constantFrom(...FUNCTIONS), tie('formula')).map(([f, a]) => `${f}(${a})`),
    fc
      .tuple(
        fc.constantFrom('torch.maximum', 'torch.minimum', 'torch.hypot', 'torch.atan2'),
        tie('formula'),
        tie('formula'),
      )
      .map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(tie('formula'), tie('formula'), tie('formula')).map(([a, b, c]) => `torch.where(${a} > ${b}, ${b}, ${c})`),
  ),
}));
const value = fc.integer({ min: -30, max: 30 }).map((tenths) => tenths / 10 + Math.SQRT2 / 100);

describe('any formula of numbers', () => {
  it('has a derivative by rule that agrees with autograd, or the verdict says why not', () => {
    const verdicts = { agrees: 0, differs: 0, unchecked: 0 };
    fc.assert(
      fc.property(formula, value, value, (text, x, y) => {
        const run = tryText(`x + y + ${text}`, { x, y });
        if (isRefusal(run)) return;
        for (const { byRule, variable } of run.trace.checks) {
          // Of a branch that is not taken autograd may keep a nan, which the rule does not: that is told, and rightly.
          if (Number.isNaN(variableGradient(run.trace, variable)?.values[0])) continue;
          expect(byRule?.verdict, `${text} by ${variable} at ${x}, ${y}: ${byRule?.reason?.text ?? ''}`).not.toBe(
            'differs',
          );
          verdicts[byRule?.verdict ?? 'unchecked'] += 1;
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 60) },
    );
    // Most formulas are defined somewhere near: the property is no empty one.
    expect(verdicts.agrees).toBeGreaterThan(3 * verdicts.unchecked);
  });
});
