/** What is shown of a derivative and of its check, and what is copied. */
import { describe, expect, test } from 'vitest';
import type { DerivativePart, RuleCheck, Samples } from '../../../src/trace/formula';
import { message } from '../../../src/trace/message';
import type { DerivativeChoice } from '../../../webview/formula/choices';
import { checkText, copyText, placeText, samplesText, shownPart, type ShownPart } from '../../../webview/formula/shown';

const formula = (text: string): { tex: string; text: string } => ({ tex: `\\text{${text}}`, text });
const SAMPLES: Samples = {
  compared: 140,
  agreeing: 140,
  leftOut: 3,
  ranges: [{ variable: 'x', from: -8, to: 12 }],
  apart: null,
};
const CHECK: RuleCheck = { verdict: 'agrees', reason: null, autograd: 1, differences: 1, samples: SAMPLES };
const point = (text: string): { written: { tex: string; text: string }; value: number } => ({
  written: formula(text),
  value: 6,
});
const PART: DerivativePart = {
  by: ['x'],
  left: formula('f′'),
  derived: formula('2·3x'),
  steps: { rule: message('r', 'R'), law: '', of: '', result: '', parts: [], range: { start: 0, end: 1 } },
  point: point('2·3·1'),
  check: CHECK,
};

describe('the form that is shown', () => {
  test('as derived where that is wanted, and until the simpler one is there', () => {
    expect(shownPart(PART, null)).toMatchObject({ formula: PART.derived, point: PART.point, remark: '' });
    expect(shownPart(PART, undefined)).toMatchObject({ formula: PART.derived, remark: 'simplifying…' });
  });

  test('simplified with its own numbers', () => {
    const simpler = { formula: formula('6x'), point: point('6·1'), reason: null };
    expect(shownPart(PART, simpler)).toMatchObject({ formula: formula('6x'), point: point('6·1'), remark: '' });
  });

  test('where nothing simpler was found, why', () => {
    const reason = message('time', 'It took too long.');
    expect(shownPart(PART, { formula: null, point: null, reason })).toMatchObject({
      formula: PART.derived,
      point: PART.point,
      remark: 'It took too long.',
    });
  });
});

describe('the check in words', () => {
  test('names what agrees', () => {
    expect(checkText(CHECK).text).toBe('✓ rule, autograd and differences agree');
    expect(checkText({ ...CHECK, differences: null }).text).toBe('✓ rule and autograd agree');
    expect(checkText({ ...CHECK, autograd: null, differences: null }).text).toBe(
      '✓ the rule agrees wherever it was compared',
    );
  });

  test('says where they part, and why it cannot be told', () => {
    const reason = message('r', 'at x = 1');
    expect(checkText({ ...CHECK, verdict: 'differs', reason }).text).toBe('✗ They differ: at x = 1');
    expect(checkText({ ...CHECK, verdict: 'unchecked', reason }).text).toBe('? cannot be checked: at x = 1');
  });

  test('counts the points, and tells of those without a value', () => {
    expect(samplesText(SAMPLES)).toBe('140 of 140 points from −8 to 12 agree, 3 left out (no value there)');
    const two = [...SAMPLES.ranges, { variable: 'y', from: 0.1234567, to: 1 }];
    expect(samplesText({ ...SAMPLES, agreeing: 2, leftOut: 0, ranges: two })).toBe(
      '2 of 140 points agree, x from −8 to 12, y from 0.1235 to 1',
    );
    const three = [...two, { variable: 'z', from: 0, to: 1 }];
    expect(samplesText({ ...SAMPLES, ranges: three })).toBe('140 of 140 points agree, 3 left out (no value there)');
    expect(samplesText({ ...SAMPLES, compared: 0, agreeing: 0 })).toBe('none of 3 points has a value to compare');
  });

  test('a point in short', () => {
    expect(placeText({ at: { x: 1 / 3, 'w[0]': -2 } })).toBe('x = 0.333333, w[0] = -2');
  });
});

describe('what is copied', () => {
  const part = (left: string, text: string): ShownPart => ({
    left: formula(left),
    formula: formula(text),
    point: null,
    remark: '',
  });
  const one: DerivativeChoice = { key: 'by:["x"]', label: '', by: [['x']], columns: 1, tex: null };
  const many: DerivativeChoice = { key: 'hessian', label: '', by: [], columns: 2, tex: '\\nabla^2 f' };
  const parts = ['a', 'b', 'c', 'd'].map((name) => part(name, name.toUpperCase()));

  test('one derivative as an equation', () => {
    expect(copyText('latex', one, parts.slice(0, 1))).toBe('\\text{a} = \\text{A}');
    expect(copyText('markdown', one, parts.slice(0, 1))).toBe('$$\n\\text{a} = \\text{A}\n$$');
    expect(copyText('text', one, parts.slice(0, 1))).toBe('a = A');
  });

  test('a Hessian row by row', () => {
    expect(copyText('latex', many, parts)).toBe(
      '\\nabla^2 f = \\begin{pmatrix} \\text{A} & \\text{B} \\\\ \\text{C} & \\text{D} \\end{pmatrix}',
    );
    expect(copyText('text', many, parts)).toBe('a = A\nb = B\nc = C\nd = D');
  });
});
