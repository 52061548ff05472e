/** What the panel's host half does for programs. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { InspectorState, ProgramState, ToHost, ToPage } from '../../src/inspector/protocol';
import { historiesOf, lineStarts } from '../../src/inspector/shown';
import { Session } from '../../src/inspector/session';
import { titleOf } from '../../src/inspector/title';
import type { Result, ResultRegistry } from '../../src/results/result';
import type { OutputEvent, TraceRecord } from '../../src/trace/program';
import { square } from '../editor/traces';
import { FakeHost, FakeResults, fromPage, program, PROGRAM, result } from './fakes';

let results: FakeResults;
let host: FakeHost;
let session: Session;

beforeEach(() => {
  results = new FakeResults();
  host = new FakeHost();
  host.text = `//\n\n${PROGRAM}\n// end`;
  host.line = 3;
  session = new Session(results as unknown as ResultRegistry, host);
  session.receive(fromPage({ type: 'ready' }));
});

const receive = (posted: ToHost): void => {
  session.receive(fromPage(posted));
};
const shown = (one: Result): void => {
  results.put(one);
  session.show(one.id);
};
const states = (): Extract<ToPage, { type: 'state' }>[] => host.posted.filter((one) => one.type === 'state');
const state = (): Extract<InspectorState, { kind: 'result' }> => {
  const last = states().at(-1)?.state;
  if (last?.kind !== 'result') throw new Error('no result is shown');
  return last;
};
const told = (): ProgramState => {
  const { program: of } = state();
  if (of === null) throw new Error('no program is shown');
  return of;
};
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe('the state of a program', () => {
  test('holds what is drawn, and not the records that hovers are for', () => {
    const record: TraceRecord = {
      range: { start: 29, end: 30 },
      name: 'y',
      kind: 'write',
      count: 3,
      value: { kind: 'number', value: 27 },
      history: { stride: 1, values: [1, 2, 27] },
    };
    shown(program('p', { records: [record] }));
    expect(told().trace).not.toHaveProperty('records');
    expect(told().trace).not.toHaveProperty('tensors');
    expect(told().trace?.histories).toEqual([
      { name: 'y', count: 3, stride: 1, values: [1, 2, 27], last: 27, range: { start: 29, end: 30 } },
    ]);
    expect(told()).toMatchObject({ whole: false, varied: [], why: null });
  });

  test('names what is varied', () => {
    const ran = program('p');
    shown({ ...ran, program: ran.program && { ...ran.program, varied: { x: 4 } } });
    expect(told().varied).toEqual(['x']);
  });

  test('says where lines begin, in the text that ran', () => {
    shown(program('p'));
    expect(told().lines).toEqual({ starts: [0, 3, 4, 23, 45], moved: 0 });
  });

  test('keeps the lines when the text moves, and says by how many', () => {
    shown(program('p'));
    host.text = `// one more\n${host.text}`;
    host.line = 4;
    results.put(program('p', {}, { range: { start: 16, end: 16 + PROGRAM.length } }));
    expect(told().lines).toEqual({ starts: [0, 3, 4, 23, 45], moved: 1 });
  });

  test('guesses no lines where the document holds another text', () => {
    host.text = '';
    shown(program('p'));
    expect(told().lines).toBeNull();
  });

  test('is no part of an expression’s', () => {
    shown(result('a'));
    expect(state().program).toBeNull();
  });
});

describe('the run itself', () => {
  test('is told once: a value that varies sends it no more', () => {
    const ran = program('p');
    shown(ran);
    expect(states().at(-1)).not.toHaveProperty('sameRun');
    results.put({ ...ran, program: ran.program && { ...ran.program, varied: { x: 4 } } });
    expect(states().at(-1)).toHaveProperty('sameRun', true);
    expect(told()).toMatchObject({ trace: null, varied: ['x'] });
  });

  test('is told anew to a page that was away, and after another result', () => {
    const ran = program('p');
    shown(ran);
    session.hidden();
    results.put(ran);
    receive({ type: 'ready' });
    expect(told().trace).not.toBeNull();
    shown(result('a'));
    session.show('p');
    expect(told().trace).not.toBeNull();
  });
});

describe('while it runs', () => {
  const printed = (count: number): OutputEvent[] =>
    Array.from({ length: count }, () => ({ kind: 'print', text: '.', range: null }));
  const running = (count: number): Result =>
    program('p', { ending: null, output: printed(count) }, { status: 'running' });

  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('states are thinned, the newest is told, the end at once', () => {
    shown(running(1));
    for (let count = 2; count <= 50; count += 1) results.put(running(count));
    const before = states().length;
    expect(before).toBeLessThanOrEqual(4);
    vi.advanceTimersByTime(1000);
    expect(states()).toHaveLength(before + 1);
    expect(told().trace?.output).toHaveLength(50);
    results.put(running(51));
    results.put(running(52));
    results.put(program('p', { output: printed(53) }));
    expect(told().trace?.output).toHaveLength(53);
    const after = states().length;
    vi.advanceTimersByTime(1000);
    expect(states()).toHaveLength(after);
  });

  test('nothing is told after the panel is closed', () => {
    shown(running(1));
    results.put(running(2));
    results.put(running(3));
    session.dispose();
    const before = host.posted.length;
    vi.advanceTimersByTime(1000);
    expect(host.posted).toHaveLength(before);
  });
});

describe('what the page asks for', () => {
  test('another output, the end of the run, the recorded values', () => {
    shown(program('p'));
    const asked: unknown[] = [];
    results.focus = (...args) => {
      asked.push(args);
      return Promise.resolve(program('p'));
    };
    results.resetValues = (...args) => {
      asked.push(args);
      return Promise.resolve(program('p'));
    };
    receive({ type: 'focus', focus: { output: 3, weights: null } });
    receive({ type: 'reset-values' });
    receive({ type: 'stop' });
    expect(asked).toEqual([['p', { output: 3, weights: null }], ['p']]);
    expect(results.cancelled).toEqual(['p']);
  });

  test('what breaks stands in the log', async () => {
    shown(program('p'));
    receive({ type: 'focus', focus: { output: 3, weights: 4 } });
    await settled();
    expect(host.done).toEqual([['problem', 'focus', 'no focus was expected']]);
  });

  test('of an expression nothing is stopped', () => {
    shown(result('a'));
    receive({ type: 'stop' });
    receive({ type: 'reset-values' });
    expect([results.cancelled, host.done]).toEqual([[], []]);
  });

  test.each([
    ['no focus', '{"type":"focus"}'],
    ['a focus without weights', '{"type":"focus","focus":{"output":1}}'],
    ['an output that is none', '{"type":"focus","focus":{"output":1.5,"weights":null}}'],
    ['an output below the first', '{"type":"focus","focus":{"output":-1,"weights":null}}'],
    ['weights that are none', '{"type":"focus","focus":{"output":1,"weights":"2"}}'],
  ])('%s is logged and does nothing', (_what, posted) => {
    shown(program('p'));
    session.receive(posted);
    expect(host.done[0]?.[1]).toMatch(/^unknown message from the page/);
  });
});

test('the caret marks the place that holds it, above what was selected too', () => {
  // What the program needed stands at 100, what was selected at 200 and, since an edit between, at 210 now.
  const ran = program(
    'p',
    { range: { start: 200, end: 240 } },
    { range: { start: 210, end: 250 }, trace: square(100) },
  );
  shown(ran);
  session.caret('file:///notes.ts', 109);
  expect(host.posted.at(-1)).toEqual({ type: 'highlight', range: { start: 108, end: 109 } });
  session.caret('file:///notes.ts', 220);
  expect(host.posted.at(-1)).toEqual({ type: 'highlight', range: null });
});

describe('the name of the panel', () => {
  test('is the file where all of it ran, else the first line that says something', () => {
    const part = program('p', { text: '// a note\n\nconst y = 3 * x ** 2;\nprint(y);' });
    const whole: Result = {
      ...part,
      uri: 'file:///folder/my%20notes.ts',
      program: part.program && { ...part.program, whole: true },
    };
    expect(titleOf(part)).toBe('y = 3 * x ** 2;');
    expect(titleOf(whole)).toBe('my notes.ts');
    expect(titleOf({ ...whole, uri: 'untitled:Untitled-1' })).toBe('Untitled-1');
    expect(titleOf(program('p', { text: 'x'.repeat(50) }))).toBe(`${'x'.repeat(40)}…`);
    expect(titleOf(result('a'))).toBe('y = 3 * x ** 2');
    expect(titleOf(undefined)).toBe('Autograd Lens');
  });
});

describe('histories', () => {
  const record = (
    name: string | null,
    kind: TraceRecord['kind'],
    values: number[],
    count = values.length,
  ): TraceRecord => ({
    range: { start: count, end: count + 1 },
    name,
    kind,
    count,
    value: { kind: 'number', value: 0 },
    history: values.length === 0 ? null : { stride: 2, values },
  });

  test('are one for each name, taken where it gets its value', () => {
    const records = [
      record('loss', 'read', [1, 2, 3]),
      record('loss', 'write', [4, 5]),
      record('loss', 'read', [6, 7, 8, 9]),
      record(null, 'expression', [1, 2]),
      record('once', 'write', [1]),
      record('never', 'write', []),
      record('read', 'read', [1, 2]),
      record('read', 'read', [1, 2, 3]),
    ];
    const kept = historiesOf({ records, tensors: [] });
    expect(kept.map(({ name, values }) => [name, values])).toEqual([
      ['loss', [4, 5]],
      ['read', [1, 2, 3]],
    ]);
  });
});

test('lines begin after every kind of line break', () => {
  expect(lineStarts('a\nb\r\nc\rd')).toEqual([0, 2, 5, 7]);
});
