/** What the head says of a run: one word of how it stands, and what is to be done next. */
import { describe, expect, test } from 'vitest';
import type { ShownProgram } from '../../../src/inspector/protocol';
import { message } from '../../../src/trace/message';
import type { Ending } from '../../../src/trace/program';
import { refusal, type Refusal } from '../../../src/trace/refusal';
import { noticeOf, phaseOf, type ProgramResultState } from '../../../webview/header/ending';

const place = { start: 3, end: 5 };
const failed: Ending = {
  kind: 'failed',
  error: { name: 'ValueError', text: 'bad', hint: message('h', 'Do this.'), range: place, calls: [] },
};
const stopped: Ending = { kind: 'stopped', limit: 'time', message: message('t', 'Too long (a.b).'), range: place };

function state(
  status: ProgramResultState['status'],
  ending: Ending | null | 'not run',
  why: Refusal | null = null,
): ProgramResultState {
  const trace: ShownProgram = {
    version: 1,
    kind: 'program',
    language: 'typescript',
    range: { start: 0, end: 9 },
    text: 'f(); g();',
    ran: [],
    output: [{ kind: 'print', text: '1', range: null }],
    notes: [],
    ending: ending === 'not run' ? null : ending,
    figures: [],
    passes: [],
    passCount: 0,
    outputs: [],
    histories: [],
    puzzles: [],
    failure: false,
  };
  return {
    kind: 'result',
    resultId: 'p',
    source: { label: 'notes.ts:1', line: 1, open: true },
    status,
    trace: null,
    refusal: why,
    program: {
      trace: ending === 'not run' ? null : trace,
      whole: true,
      lines: null,
      focus: null,
      varied: [],
      why: null,
    },
  };
}

describe('how it stands', () => {
  test.each<[ProgramResultState['status'], Ending | null | 'not run', string]>([
    ['running', 'not run', 'running'],
    ['running', null, 'running'],
    ['running', { kind: 'finished' }, 'computing'],
    ['fresh', { kind: 'finished' }, 'finished'],
    ['stale', { kind: 'finished' }, 'finished'],
    ['failed', failed, 'failed'],
    ['failed', stopped, 'stopped'],
    ['stale', { kind: 'cancelled' }, 'outdated'],
    ['failed', { kind: 'cancelled' }, 'cancelled'],
    ['stale', 'not run', 'not-run'],
  ])('%s, %j', (status, ending, phase) => {
    expect(phaseOf(state(status, ending))).toBe(phase);
  });

  test('a text that could not be run at all has failed', () => {
    expect(phaseOf(state('failed', 'not run', refusal(place, message('s', 'Unexpected token'))))).toBe('failed');
  });
});

describe('what is said of it', () => {
  test('nothing while it runs, and where it went well', () => {
    expect(noticeOf(state('running', failed))).toBeNull();
    expect(noticeOf(state('fresh', { kind: 'finished' }))).toBeNull();
  });

  test('an error by its own words, place and hint, also where the refusal repeats it', () => {
    const notice = { kind: 'failed', what: 'ValueError: bad', range: place, hint: 'Do this.' };
    expect(noticeOf(state('failed', failed))).toEqual(notice);
    expect(noticeOf(state('failed', failed, refusal(place, message('e', 'ValueError: bad'))))).toEqual(notice);
  });

  test('a limit as a warning, with what there is until then', () => {
    expect(noticeOf(state('failed', stopped, refusal(place, message('t', 'Too long (a.b).'))))).toEqual({
      kind: 'warning',
      what: 'Too long (a.b).',
      range: place,
      hint: 'What it printed and recorded until then is shown.',
    });
  });

  test('a text that cannot be run, above the run before', () => {
    const syntax = refusal(place, message('s', 'Unexpected token'), message('h', 'Close the bracket.'));
    expect(noticeOf(state('failed', { kind: 'finished' }, syntax))).toEqual({
      kind: 'failed',
      what: 'Unexpected token',
      range: place,
      hint: 'Close the bracket. Below stands the last run.',
    });
    expect(noticeOf(state('failed', failed, syntax))?.what).toBe('Unexpected token');
    expect(noticeOf(state('failed', 'not run', syntax))?.hint).toBe('Close the bracket.');
  });

  test('that it was stopped by the user is no error', () => {
    const cancelled = refusal(place, message('results.program.cancelled', 'The program was stopped by you.'));
    expect(noticeOf(state('failed', { kind: 'cancelled' }, cancelled))?.kind).toBe('info');
  });

  test('that the text changed, and that it is not run again by itself', () => {
    expect(noticeOf(state('stale', { kind: 'finished' }))).toMatchObject({ kind: 'stale' });
    const notRun = refusal(place, message('inspector.not-run', 'Not run again.'), message('h', 'Run it.'));
    expect(noticeOf(state('stale', 'not run', notRun))).toMatchObject({ kind: 'info', hint: 'Run it.' });
  });
});
