// What the extension does with the engine, without an editor: formulas, programs, records, derivatives by rule.
import { total } from '../inputs.mjs';
import { most, ofRow } from './goals.mjs';

/** Steps of the training loop, records of a program, lines of a text. */
export const STEPS = 10_000;
export const RECORDS = 10_000;
export const LINES = 1_000;
/** Lines of a function that is read as a formula. */
export const FUNCTION_LINES = 30;

const TERMS = Array.from({ length: 50 }, (_, k) => k + 1);

/** Formulas of one variable that are differentiated by rule, in a notation that mathjs reads, too; where, and the slope. */
export const DERIVED = {
  'derive-polynomial': { formula: '5*x^4 + 3*x^3 + 7*x^2 + 9*x - 5', at: 2, expected: 233 },
  'derive-long': {
    formula: TERMS.map((k) => `sin(${k}*x)*x^${k}`).join(' + '),
    at: 0.9,
    expected: total(TERMS.map((k) => k * Math.cos(0.9 * k) * 0.9 ** k + Math.sin(0.9 * k) * k * 0.9 ** (k - 1))),
  },
  'derive-nested': {
    formula: 'exp(sin(exp(cos(exp(sin(x^2))))))',
    at: 0.7,
    expected: nestedSlope(0.7),
  },
};

/** By the chain rule, from the inside out. */
function nestedSlope(x) {
  const first = Math.exp(Math.sin(x * x));
  const second = Math.exp(Math.cos(first));
  const inner = Math.cos(x * x) * 2 * x * first * -Math.sin(first);
  return inner * second * Math.cos(second) * Math.exp(Math.sin(second));
}

export const EXPLICIT = 'explicit calls, nothing recorded';

export const PRODUCT = {
  panel: { title: 'the panel’s re-evaluation of the polynomial', expected: 233, relative: 1e-6 },
  hover: { title: 'the hover’s text for the polynomial', expected: 233, relative: 1e-6 },
  training: {
    title: `training loop, ${STEPS} steps of a small network: a program with operators, recorded, in a realm of its own`,
    // Of the losses at the end.
    expected: 1,
    relative: 1e-12,
    goals: [ofRow(EXPLICIT, 3)],
  },
  'program-prepare': {
    title: `a program of ${LINES} lines made ready to run`,
    expected: 1 + (LINES * 4) / 10,
    relative: 0,
  },
  'program-start': { title: 'a program of one line, from the text to its result', expected: 6, relative: 0 },
  'record-number': { title: 'one evaluation of a number recorded', expected: 8, relative: 0, goals: [most(40e-6)] },
  'record-tensor': { title: 'one evaluation of a tensor recorded', expected: 8, relative: 0, goals: [most(100e-6)] },
  'program-state': { title: `snapshot of ${RECORDS} records, written as text`, expected: RECORDS, relative: 0 },
  'program-hover': { title: `a hover on ${RECORDS} records`, expected: 2345, relative: 1e-12, goals: [most(20)] },
  ...Object.fromEntries(
    Object.entries(DERIVED).map(([work, { formula, at, expected }]) => [
      work,
      {
        title: `by rule: ${formula.length > 40 ? `${formula.slice(0, 40)}…` : formula} at ${at}`,
        expected,
        relative: 1e-9,
      },
    ]),
  ),
  simplify: { title: 'the polynomial’s derivative simplified', expected: 233, relative: 1e-9 },
  'check-by-rule': { title: 'the third check of the polynomial', expected: 233, relative: 1e-9, goals: [most(5)] },
  'long-run': {
    title: 'Σ sin(kx)/k, 200 terms: run, recorded, checked',
    expected: 200,
    relative: 1e-9,
    goals: [most(150)],
  },
  'read-function': {
    title: `a function of ${FUNCTION_LINES} lines read as a formula`,
    expected: 2,
    relative: 0,
    goals: [most(20)],
  },
  'write-code': { title: 'the polynomial’s derivative as Python', expected: 233, relative: 1e-9, goals: [most(10)] },
  'hover-one-line': { title: 'what a hover looks for in a line of 1 MB', expected: 0, relative: 0, goals: [most(5)] },
  'hover-nothing': { title: 'in 20,000 lines, on a comment', expected: 0, relative: 0, goals: [most(5)] },
  'hover-formula': { title: 'in 20,000 lines, on a formula', expected: 42, relative: 0, goals: [most(50)] },
  'plot-replay': { title: 'plot of 401 points, 10 steps run again for each', expected: 44, relative: 1e-9 },
  slider: { title: 'a slider’s step: 10 steps run again, differentiated, checked', expected: 664, relative: 1e-6 },
};
