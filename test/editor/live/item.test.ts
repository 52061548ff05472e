/** What the status bar says of a live document. */
import { describe, expect, test } from 'vitest';
import { itemText, phaseOf, type Phase } from '../../../src/editor/live/item';
import type { Result } from '../../../src/results/result';
import { message } from '../../../src/trace/message';
import { refusal } from '../../../src/trace/refusal';

const RANGE = { start: 0, end: 4 };
const WHY = refusal(RANGE, message('why', 'SyntaxError: x is missing\nin line 3'));

function result(status: Result['status'], why: Result['refusal'] = null): Result {
  const place = { id: 'result-1', uri: 'file:///a.md', language: 'markdown', range: RANGE };
  return { ...place, status, refusal: why, trace: null, caretAsPower: false, program: null };
}

describe('the phase', () => {
  test('is that of the result', () => {
    expect(phaseOf(undefined)).toEqual({ phase: 'empty', reason: null });
    expect(phaseOf(result('fresh'))).toEqual({ phase: 'fresh', reason: null });
    expect(phaseOf(result('running', WHY))).toEqual({ phase: 'running', reason: null });
    expect(phaseOf(result('stale'))).toEqual({ phase: 'stale', reason: null });
  });

  test('tells in a line why a run failed, or why the text of now cannot run', () => {
    expect(phaseOf(result('failed', WHY))).toEqual({ phase: 'failed', reason: 'SyntaxError: x is missing' });
    expect(phaseOf(result('stale', WHY))).toEqual({ phase: 'failed', reason: 'SyntaxError: x is missing' });
    const long = refusal(RANGE, message('long', 'x'.repeat(1000)));
    expect(phaseOf(result('failed', long)).reason).toHaveLength(201);
  });
});

describe('the item', () => {
  const PHASES: readonly Phase[] = ['fresh', 'running', 'stale', 'failed', 'paused', 'restricted'];

  test('says in a word how a live document stands', () => {
    expect(PHASES.map((phase) => itemText({ live: true, phase, reason: null }).text)).toEqual([
      '$(zap) Autograd: Live',
      '$(sync~spin) Autograd: Running',
      '$(history) Autograd: Stale',
      '$(error) Autograd: Failed',
      '$(debug-pause) Autograd: Paused',
      '$(lock) Autograd: Restricted',
    ]);
  });

  test('says of one that is not live only that', () => {
    for (const phase of PHASES)
      expect(itemText({ live: false, phase, reason: null }).text).toBe('$(circle-outline) Autograd: Live Off');
  });

  test('says more in its tooltip, the same to screen readers', () => {
    const { tooltip, label } = itemText({ live: true, phase: 'failed', reason: 'SyntaxError: x is missing' });
    expect(tooltip.split('\n')).toEqual([
      'Autograd Lens',
      'Live mode is on: this document runs again after a pause in typing.',
      'The last run failed.',
      'SyntaxError: x is missing',
      'Click to turn live mode off.',
    ]);
    for (const line of tooltip.split('\n')) expect(label).toContain(line);
    expect(label).not.toContain('\n');
    expect(itemText({ live: false, phase: 'stale', reason: null }).tooltip).toMatch(
      /is off[^]*changed since[^]*turn live mode on/,
    );
  });
});
