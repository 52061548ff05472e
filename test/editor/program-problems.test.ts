/** What a program's run puts into the list of problems. */
import { describe, expect, test } from 'vitest';
import { problemsOf } from '../../src/editor/programs/problems';
import type { Result } from '../../src/results/result';
import { message } from '../../src/trace/message';
import { PROGRAM_VERSION, type Ending, type ProgramTrace } from '../../src/trace/program';
import { refusal } from '../../src/trace/refusal';

const at = (start: number, end: number) => ({ start, end });

function result(ending: Ending, more: Partial<Result> = {}, trace: Partial<ProgramTrace> = {}): Result {
  return {
    id: 'result-1',
    uri: 'file:///a.ts',
    language: 'typescript',
    range: at(0, 100),
    status: ending.kind === 'finished' ? 'fresh' : 'failed',
    trace: null,
    refusal: null,
    caretAsPower: false,
    program: {
      whole: true,
      focus: null,
      varied: {},
      why: null,
      trace: {
        version: PROGRAM_VERSION,
        kind: 'program',
        language: 'typescript',
        range: at(0, 100),
        text: '',
        ran: [],
        records: [],
        tensors: [],
        figures: [],
        passes: [],
        passCount: 0,
        outputs: [],
        output: [],
        notes: [],
        ending,
        ...trace,
      },
    },
    ...more,
  };
}

describe('a failure', () => {
  const error = {
    name: 'RuntimeError',
    text: 'a leaf Variable that requires grad is being used in an in-place operation.',
    hint: null,
    range: at(40, 50),
    calls: [
      { name: 'step', range: at(60, 66) },
      { name: null, range: at(70, 76) },
    ],
  };
  const why = refusal(
    at(40, 50),
    message('results.program.error', '{name}: {text}', { name: error.name, text: error.text }),
    message('hint', 'Use torch.no_grad(() => …).'),
  );

  test('is an error at its place: the message, what to do, the calls that led there', () => {
    expect(problemsOf(result({ kind: 'failed', error }, { refusal: why }))).toEqual([
      {
        severity: 'error',
        range: at(40, 50),
        text: 'RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.\nUse torch.no_grad(() => …).',
        code: 'results.program.error',
        related: [
          { range: at(60, 66), text: 'step called here' },
          { range: at(70, 76), text: 'called here' },
        ],
      },
    ]);
  });

  test('of a text that cannot be prepared is one, too', () => {
    const refused = result({ kind: 'finished' }, { status: 'failed', refusal: why, program: null });
    expect(problemsOf(refused)).toMatchObject([{ severity: 'error', related: [] }]);
  });

  test('that the user wanted is none', () => {
    const stopped = refusal(at(0, 5), message('results.program.cancelled', 'The program was stopped by you.'));
    expect(problemsOf(result({ kind: 'cancelled' }, { refusal: stopped }))).toEqual([]);
  });

  test('a text that could not be run as it stands now: at its place there, not where that was in the run', () => {
    const half = refusal(at(3, 4), message('half', 'half typed'));
    expect(problemsOf(result({ kind: 'finished' }, { status: 'stale', refusal: half }))).toMatchObject([
      { severity: 'error', range: at(3, 4), text: 'half typed', isNow: true },
    ]);
    expect(problemsOf(result({ kind: 'finished' }, { status: 'stale' }))).toEqual([]);
  });
});

describe('warnings', () => {
  test('stand at their call, each once; what was printed does not', () => {
    const warning = { kind: 'warning', text: 'UserWarning: the .grad attribute …', range: at(3, 9) } as const;
    const output = [
      warning,
      warning,
      { ...warning, range: at(20, 26) },
      { ...warning, range: null },
      { kind: 'print', text: 'loss', range: at(30, 40) } as const,
    ];
    expect(
      problemsOf(result({ kind: 'finished' }, {}, { output })).map(({ severity, range }) => [severity, range.start]),
    ).toEqual([
      ['warning', 3],
      ['warning', 20],
    ]);
  });

  test('in a loop are not thousands', () => {
    const output = Array.from({ length: 5000 }, (_, index) => ({
      kind: 'warning' as const,
      text: `step ${String(index)}`,
      range: at(3, 9),
    }));
    expect(problemsOf(result({ kind: 'finished' }, {}, { output }))).toHaveLength(100);
  });

  test('notes on the text say how grave they are', () => {
    const note = (severity: 'info' | 'warning', start: number) => ({
      severity,
      message: message('note', 'A note.'),
      range: at(start, start + 1),
    });
    const notes = [note('info', 1), note('warning', 5)];
    expect(problemsOf(result({ kind: 'finished' }, {}, { notes })).map(({ severity }) => severity)).toEqual([
      'information',
      'warning',
    ]);
  });
});
