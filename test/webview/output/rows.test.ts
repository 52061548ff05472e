/** A program's output as the rows of the log and as text. */
import { describe, expect, test } from 'vitest';
import type { ShownProgram } from '../../../src/inspector/protocol';
import { message } from '../../../src/trace/message';
import type { Ending, OutputEvent } from '../../../src/trace/program';
import { hasOutput, logRows, logText, sameRows } from '../../../webview/output/rows';

const lines = { starts: [0, 10, 20, 30], moved: 0 };
const place = (line: number): { start: number; end: number } => ({ start: (line - 1) * 10, end: (line - 1) * 10 + 5 });
const event = (kind: OutputEvent['kind'], text: string, line: number): OutputEvent => ({
  kind,
  text,
  range: place(line),
});

function program(more: Partial<ShownProgram>): ShownProgram {
  return {
    version: 1,
    kind: 'program',
    language: 'typescript',
    range: { start: 0, end: 40 },
    text: '',
    ran: [],
    output: [],
    notes: [],
    ending: { kind: 'finished' },
    figures: [],
    passes: [],
    passCount: 0,
    outputs: [],
    histories: [],
    puzzles: [],
    failure: false,
    ...more,
  };
}

const failed: Ending = {
  kind: 'failed',
  error: {
    name: 'ValueError',
    text: 'no',
    hint: message('hint', 'Do this.'),
    range: place(3),
    calls: [
      { name: 'f', range: place(3) },
      { name: null, range: place(4) },
    ],
  },
};

test('each line stands with its place, the error and its calls at the end', () => {
  const rows = logRows(
    program({ output: [event('print', 'a\nb', 1), event('warn', 'careful', 2)], ending: failed }),
    lines,
  );
  expect(rows.map(({ kind, text, line }) => [kind, text, line])).toEqual([
    ['print', 'a\nb', 1],
    ['warn', 'careful', 2],
    ['failure', 'ValueError: no', 3],
    ['call', 'in f', 3],
    ['call', 'at the top level', 4],
    ['hint', 'Do this.', null],
  ]);
});

test('as text it says in words what the log says by signs', () => {
  const rows = logRows(
    program({ output: [event('print', 'a', 1), event('warning', 'old', 2)], ending: failed }),
    lines,
  );
  expect(logText(rows)).toBe(
    'a\nwarning: old\nValueError: no (line 3)\n    in f (line 3)\n    at the top level (line 4)\nDo this.\n',
  );
});

test('a figure is named where it was plotted, by the figure that its call drew into', () => {
  const series = (line: number) => ({
    kind: 'line' as const,
    label: null,
    color: null,
    x: [],
    y: [],
    range: place(line),
  });
  const figures = [
    { title: null, xlabel: null, ylabel: null, series: [series(1)] },
    { title: 'Loss', xlabel: null, ylabel: null, series: [series(2)] },
  ];
  const rows = logRows(program({ figures, output: [event('figure', '', 2), event('figure', '', 1)] }), lines);
  expect(rows.map(({ text, figure }) => [text, figure])).toEqual([
    ['Figure 2: Loss', 1],
    ['Figure 1', 0],
  ]);
});

test('of several calls into one figure each says what it drew, but not where one call drew several times', () => {
  const series = (label: string, line: number) => ({
    kind: 'line' as const,
    label,
    color: null,
    x: [],
    y: [],
    range: place(line),
  });
  const figures = [
    { title: null, xlabel: null, ylabel: null, series: [series('f', 1), series('f′', 2)] },
    { title: 'Runs', xlabel: null, ylabel: null, series: [series('run 0', 3), series('run 1', 3), series('mean', 4)] },
  ];
  const output = [1, 2, 3, 3, 4].map((line) => event('figure', '', line));
  expect(logRows(program({ figures, output }), lines).map(({ text }) => text)).toEqual([
    'Figure 1: f',
    'Figure 1: f′',
    'Figure 2: Runs',
    'Figure 2: Runs',
    'Figure 2: Runs, mean',
  ]);
});

describe('how a run ended', () => {
  test.each<[Ending | null, string[]]>([
    [null, []],
    [{ kind: 'finished' }, []],
    [{ kind: 'cancelled' }, ['Stopped by you.']],
    [{ kind: 'crashed', message: message('c', 'It is gone.') }, ['It is gone.']],
    [{ kind: 'stopped', limit: 'time', message: message('t', 'Too long.'), range: null }, ['Too long.']],
  ])('%j', (ending, texts) => {
    expect(logRows(program({ ending }), lines).map(({ text }) => text)).toEqual(texts);
  });

  test('decides what is to be seen first', () => {
    expect(hasOutput(program({}))).toBe(false);
    expect(hasOutput(program({ output: [event('figure', '', 1)] }))).toBe(false);
    expect(hasOutput(program({ output: [event('print', '', 1)] }))).toBe(true);
    expect(hasOutput(program({ ending: failed }))).toBe(true);
    expect(hasOutput(program({ ending: { kind: 'cancelled' } }))).toBe(false);
  });
});

test('rows that stay are not drawn again', () => {
  const before = logRows(program({ output: [event('print', 'a', 1), event('print', 'b', 1)] }), lines);
  const grown = logRows(
    program({ output: [event('print', 'a', 1), event('print', 'b', 1), event('log', 'c', 2)] }),
    lines,
  );
  const other = logRows(program({ output: [event('print', 'a', 1), event('print', 'x', 1)] }), lines);
  const moved = logRows(program({ output: [event('print', 'a', 2)] }), lines);
  expect([sameRows(before, grown), sameRows(before, other), sameRows(before, moved)]).toEqual([2, 1, 0]);
});
