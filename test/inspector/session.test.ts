/** The conversation of the panel's two halves, as the host holds it. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { ToHost, ToPage } from '../../src/inspector/protocol';
import { MOST_SAVED } from '../../src/inspector/incoming';
import { Session } from '../../src/inspector/session';
import type { Result, ResultRegistry } from '../../src/results/result';
import { stringify } from '../../src/trace/json';
import { message } from '../../src/trace/message';
import type { PlotData, PlotRequest } from '../../src/trace/plot';
import { refusal } from '../../src/trace/refusal';
import { entry } from '../results/history/entries';
import { FakeHost, FakeResults, fromPage, result } from './fakes';

let results: FakeResults;
let host: FakeHost;
let session: Session;

beforeEach(() => {
  results = new FakeResults();
  host = new FakeHost();
  session = new Session(results as unknown as ResultRegistry, host);
});

const receive = (posted: ToHost): void => {
  session.receive(fromPage(posted));
};
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};
const states = (): Extract<ToPage, { type: 'state' }>[] => host.posted.filter((one) => one.type === 'state');
const shown = (one: Result): void => {
  results.put(one);
  session.show(one.id);
};

test('what is shown is held, and released with the page or for something else', () => {
  shown(result('a'));
  expect(results.holding).toEqual(['a']);
  shown(result('b'));
  expect(results.holding).toEqual(['b']);
  session.showKept(entry(1, 'x ** 2'));
  expect(results.holding).toEqual([]);
  shown(result('a'));
  session.dispose();
  expect(results.holding).toEqual([]);
});

describe('handshake', () => {
  test('nothing is posted before the page is ready, then the whole state', () => {
    shown(result('a'));
    expect(host.posted).toEqual([]);
    receive({ type: 'ready' });
    expect(host.posted).toHaveLength(1);
    expect(states()[0]?.state).toMatchObject({
      kind: 'result',
      resultId: 'a',
      status: 'fresh',
      trace: { text: 'y = 3 * x ** 2' },
    });
  });

  test('a page that has nothing to show is told so', () => {
    receive({ type: 'ready' });
    expect(host.posted).toEqual([{ type: 'state', state: { kind: 'empty' }, seed: null }]);
  });

  test('a page that was hidden gets nothing until it is back, then all', () => {
    shown(result('a'));
    receive({ type: 'ready' });
    session.hidden();
    results.put(result('a', { status: 'stale' }));
    expect(states()).toHaveLength(1);
    receive({ type: 'ready' });
    expect(states().at(-1)?.state).toMatchObject({ status: 'stale' });
  });
});

describe('a tab that is asked for', () => {
  const history = { type: 'show-tab', tab: 'plot', show: 'history:loss' };

  test('is told at once to a page that listens', () => {
    receive({ type: 'ready' });
    session.showTab('plot', 'history:loss');
    expect(host.posted.at(-1)).toEqual(history);
  });

  test('waits for a page that is not ready yet, comes after its state, and once', () => {
    shown(result('a'));
    session.showTab('plot', 'history:loss');
    expect(host.posted).toEqual([]);
    receive({ type: 'ready' });
    expect(host.posted.map(({ type }) => type)).toEqual(['state', 'show-tab']);
    expect(host.posted.at(-1)).toEqual(history);
    receive({ type: 'ready' });
    expect(host.posted.map(({ type }) => type)).toEqual(['state', 'show-tab', 'state']);
  });
});

describe('a setting that the page names', () => {
  test('is opened if it is one of ours', () => {
    receive({ type: 'open-setting', setting: 'autogradLens.limits.time' });
    expect(host.done).toEqual([['openSetting', 'autogradLens.limits.time']]);
  });

  test.each(['@modified', 'autogradLens', 'editor.fontSize', 'autogradLens.limits.time @tag:x'])(
    'not %s',
    (setting) => {
      receive({ type: 'open-setting', setting });
      expect(host.done).toMatchObject([['problem', expect.stringContaining('unknown message')]]);
    },
  );
});

describe('a file that the page saves', () => {
  test('is saved near the document that is shown', () => {
    shown(result('a'));
    receive({ type: 'save', name: 'graph.dot', text: 'digraph {}\n' });
    receive({ type: 'save', name: 'graph of y.png', base64: 'aGk=' });
    expect(host.done).toEqual([
      ['save', { type: 'save', name: 'graph.dot', text: 'digraph {}\n' }, 'file:///notes.py'],
      ['save', { type: 'save', name: 'graph of y.png', base64: 'aGk=' }, 'file:///notes.py'],
    ]);
  });

  test.each([
    { name: '../../.bashrc', text: 'x' },
    { name: 'a\\b.svg', text: 'x' },
    { name: '.env', text: 'x' },
    { name: 'graph', text: 'x' },
    { name: `${'a'.repeat(200)}.svg`, text: 'x' },
    { name: 'graph.svg' },
    { name: 'graph.svg', text: 'x', base64: 'aGk=' },
    { name: 'graph.png', base64: 'not base64' },
    { name: 'graph.png', base64: '' },
    { name: 7, text: 'x' },
  ])('not %o', (file) => {
    receive({ type: 'save', ...file } as unknown as ToHost);
    expect(host.done).toMatchObject([['problem', expect.stringContaining('unknown message')]]);
  });

  test('not one that would fill the memory', () => {
    receive({ type: 'save', name: 'graph.svg', text: 'x'.repeat(MOST_SAVED + 1) });
    expect(host.done).toMatchObject([['problem', expect.stringContaining('unknown message')]]);
  });
});

describe('the state follows the result', () => {
  beforeEach(() => {
    shown(result('a'));
    receive({ type: 'ready' });
  });

  test('of the shown result and of no other', () => {
    results.put(result('b', { status: 'running' }));
    expect(states()).toHaveLength(1);
    results.put(result('a', { status: 'running' }));
    expect(states().at(-1)?.state).toMatchObject({ resultId: 'a', status: 'running' });
  });

  test('a result that is gone leaves the panel empty', () => {
    results.remove('a');
    expect(states().at(-1)?.state).toEqual({ kind: 'empty' });
  });

  test('a failure carries its refusal and the text of its place', () => {
    const why = refusal({ start: 3, end: 4 }, message('x.y', 'no'));
    results.put(result('a', { status: 'failed', trace: null, refusal: why, range: { start: 0, end: 8 } }));
    expect(states().at(-1)).toMatchObject({
      state: { status: 'failed', trace: null, refusal: why },
      seed: { text: 'the text', values: {} },
    });
  });

  test('a disposed session listens no more and takes its mark away', () => {
    session.dispose();
    expect(results.listenerCount).toBe(0);
    expect(host.done).toEqual([['mark', 'file:///notes.py', null]]);
    results.put(result('a'));
    expect(states()).toHaveLength(1);
  });
});

describe('a program from before a reload', () => {
  const seed = {
    uri: 'file:///notes.ts',
    range: { start: 0, end: 4 },
    text: 'f(x)',
    values: {},
    caretAsPower: false,
    program: { whole: false },
  };

  test('is not run again by itself; the panel says so, and asks only when it is told to', () => {
    session.showNotRun(seed);
    receive({ type: 'ready' });
    const state = { status: 'stale', trace: null, refusal: { message: { id: 'inspector.not-run' } } };
    expect(states().at(-1)).toMatchObject({ state: { ...state, program: { trace: null, whole: false } }, seed });
    expect(host.done).toEqual([]);
    receive({ type: 'rerun' });
    expect(host.done).toEqual([['restore', seed]]);
  });
});

describe('a seed from before a reload', () => {
  const seed = { uri: 'file:///notes.py', range: { start: 0, end: 4 }, text: 'x**2', values: {}, caretAsPower: false };

  test('is kept by the page while its result is made again, and afterwards if that cannot be', () => {
    session.showRestoring(seed);
    receive({ type: 'ready' });
    expect(states().at(-1)).toMatchObject({ state: { status: 'running', trace: null }, seed });
    session.showLost(seed, message('gone', 'It is gone.'), message('hint', 'Open it.'));
    expect(states().at(-1)).toMatchObject({ state: { status: 'failed', refusal: { message: { id: 'gone' } } }, seed });
    receive({ type: 'rerun' });
    expect(host.done).toEqual([['restore', seed]]);
    shown(result('a'));
    expect(states().at(-1)?.state).toMatchObject({ resultId: 'a', status: 'fresh' });
  });
});

describe('requests', () => {
  const ask: PlotRequest = { variable: 'x', element: 0, from: null, to: null, count: 3 };
  const data: PlotData = {
    request: ask,
    from: 0,
    to: 1,
    x: [0],
    f: [NaN],
    df: [-0],
    point: null,
    method: 'linspace',
    notes: [],
  };

  beforeEach(() => {
    shown(result('a'));
    receive({ type: 'ready' });
  });

  test('are answered under their id, gaps and all', async () => {
    results.ask = (id, request) => {
      expect([id, request]).toEqual(['a', { kind: 'plot', ask }]);
      return Promise.resolve(data);
    };
    receive({ type: 'request', id: 7, request: { kind: 'plot', ask } });
    await settled();
    expect(host.posted.at(-1)).toEqual({ type: 'reply', id: 7, ok: true, value: data });
  });

  test('a refusal is an error reply with its reason', async () => {
    results.ask = () => Promise.resolve(refusal({ start: 0, end: 1 }, message('plot.no-variable', 'no variable z')));
    receive({ type: 'request', id: 8, request: { kind: 'plot', ask } });
    await settled();
    expect(host.posted.at(-1)).toMatchObject({ id: 8, ok: false, error: { text: 'no variable z' } });
  });

  test('what breaks is an error reply and stands in the log', async () => {
    results.ask = () => Promise.reject(new Error('broken'));
    receive({ type: 'request', id: 9, request: { kind: 'plot', ask } });
    await settled();
    expect(host.posted.at(-1)).toMatchObject({ id: 9, ok: false, error: { id: 'inspector.unexpected' } });
    expect(host.done).toEqual([['problem', 'answering plot', 'broken']]);
  });

  test('a cancelled one gets no reply, the next of the same id does', async () => {
    results.ask = () => Promise.resolve(data);
    receive({ type: 'request', id: 1, request: { kind: 'plot', ask } });
    receive({ type: 'cancel', id: 1 });
    await settled();
    expect(host.posted.filter((one) => one.type === 'reply')).toEqual([]);
    receive({ type: 'cancel', id: 2 });
    receive({ type: 'request', id: 2, request: { kind: 'plot', ask } });
    await settled();
    expect(host.posted.filter((one) => one.type === 'reply')).toHaveLength(1);
  });

  test('without a result the page is told', async () => {
    results.remove('a');
    receive({ type: 'request', id: 3, request: { kind: 'plot', ask } });
    await settled();
    expect(host.posted.at(-1)).toMatchObject({ id: 3, ok: false, error: { id: 'inspector.no-result' } });
  });
});

describe('what the page asks for', () => {
  beforeEach(() => {
    shown(result('a'));
    receive({ type: 'ready' });
  });

  test('a value goes to the result that is shown', () => {
    const set: unknown[] = [];
    results.setValue = (...args) => {
      set.push(args);
      return Promise.resolve(result('a'));
    };
    receive({ type: 'set-value', variable: 'x', value: -Infinity, serial: 1 });
    receive({ type: 'set-value', variable: 'x', value: [1, 2], serial: 2 });
    expect(set).toEqual([
      ['a', 'x', -Infinity],
      ['a', 'x', [1, 2]],
    ]);
  });

  test('a state says which value it holds, once it is evaluated', () => {
    results.setValue = () => Promise.resolve(result('a'));
    receive({ type: 'set-value', variable: 'x', value: 1, serial: 4 });
    results.put(result('a', { status: 'running' }));
    expect(states().at(-1)).not.toHaveProperty('serial');
    receive({ type: 'set-value', variable: 'x', value: 2, serial: 5 });
    results.put(result('a'));
    expect(states().at(-1)).toHaveProperty('serial', 5);
    receive({ type: 'ready' });
    expect(states().at(-1)).not.toHaveProperty('serial');
  });

  test('a value that cannot be set is logged', async () => {
    receive({ type: 'set-value', variable: 'x', value: 1, serial: 1 });
    await settled();
    expect(host.done).toEqual([['problem', 'setting x', 'no value was expected']]);
  });

  test('places are shown and marked where their text stands now', () => {
    results.shift = 5;
    receive({ type: 'reveal', range: { start: 108, end: 109 } });
    receive({ type: 'hover', range: { start: 108, end: 109 } });
    receive({ type: 'hover', range: null });
    receive({ type: 'reveal', range: { start: 1, end: 2000 }, keepFocus: true });
    const uri = 'file:///notes.py';
    expect(host.done).toEqual([
      ['reveal', uri, { start: 113, end: 114 }, false],
      ['mark', uri, { start: 113, end: 114 }],
      ['mark', uri, null],
      ['reveal', uri, null, true],
    ]);
  });

  test('again, with the fix or as before', () => {
    receive({ type: 'rerun' });
    receive({ type: 'apply-fix' });
    results.put(result('a', { caretAsPower: true }));
    receive({ type: 'rerun' });
    expect(host.done).toEqual([
      ['rerun', 'a', { caretAsPower: false }],
      ['rerun', 'a', { caretAsPower: true }],
      ['rerun', 'a', { caretAsPower: true }],
    ]);
  });

  test('copying, the log, and errors of the page, which the log must know', () => {
    receive({ type: 'copy', text: '18' });
    receive({ type: 'show-log' });
    receive({ type: 'page-error', text: 'blocked by style-src' });
    expect(host.done).toEqual([['copy', '18'], ['showLog'], ['problem', 'page: blocked by style-src']]);
  });

  test.each([
    ['no string', { type: 'ready' }],
    ['no JSON', 'ready'],
    ['an unknown type', '{"type":"run-program"}'],
    ['a value of the wrong form', '{"type":"set-value","variable":"x","value":{"a":1},"serial":1}'],
    ['a range that is none', '{"type":"reveal","range":{"start":"0","end":1}}'],
    ['an unknown request', '{"type":"request","id":1,"request":{"kind":"eval"}}'],
    ['a list', '[]'],
    ['null', 'null'],
  ])('%s is logged and does nothing', (_what, posted) => {
    session.receive(posted);
    expect(host.done).toHaveLength(1);
    expect(host.done[0]?.[1]).toMatch(/^unknown message from the page/);
  });
});

describe('the caret in the text', () => {
  const highlights = (): unknown[] => host.posted.filter((one) => one.type === 'highlight').map((one) => one.range);

  beforeEach(() => {
    // The text has moved by ten since it ran; the page knows the ranges of the run.
    shown(result('a', { range: { start: 110, end: 124 } }));
    receive({ type: 'ready' });
  });

  test('marks the part it stands in, each part once', () => {
    session.caret('file:///notes.py', 118);
    session.caret('file:///notes.py', 119);
    session.caret('file:///notes.py', 122);
    session.caret('file:///notes.py', 10);
    session.caret('file:///notes.py', 11);
    expect(highlights()).toEqual([{ start: 108, end: 109 }, { start: 108, end: 114 }, null]);
  });

  test('in another document, or in none, marks nothing', () => {
    session.caret('file:///other.py', 118);
    session.caret('', null);
    expect(highlights()).toEqual([]);
  });

  test('a stale result has no places', () => {
    results.put(result('a', { status: 'stale', range: { start: 110, end: 130 } }));
    session.caret('file:///notes.py', 118);
    expect(highlights()).toEqual([]);
  });
});

describe('what the history kept', () => {
  const kept = entry(1000, 'y = 3 * x ** 2', { left: ['graph'] });

  beforeEach(() => {
    session.showKept(kept);
    receive({ type: 'ready' });
  });

  test('is drawn as what it is, and remembered by its entry', () => {
    expect(states().at(-1)).toMatchObject({
      state: {
        status: 'fresh',
        kept: { at: 1000, left: [{ id: 'results.history-graph' }] },
        source: { label: 'notes.py:1' },
      },
      kept: kept.id,
      seed: { uri: 'file:///notes.py', text: 'y = 3 * x ** 2' },
    });
  });

  test('computes nothing: a request is told to run it again', async () => {
    receive({ type: 'request', id: 7, request: { kind: 'derive', ask: { by: [['x']] } } });
    await settled();
    expect(host.posted.at(-1)).toMatchObject({
      type: 'reply',
      id: 7,
      ok: false,
      error: { id: 'inspector.kept' },
      hint: { id: 'inspector.run-again' },
    });
  });

  test('changes by nothing that is done to live results', () => {
    receive({ type: 'set-value', variable: 'x', value: 3, serial: 1 });
    receive({ type: 'substitute', name: 'a', substituted: false });
    receive({ type: 'stop' });
    results.put(result('a', { status: 'stale' }));
    expect(states()).toHaveLength(1);
    expect(host.done).toEqual([]);
  });

  test('is run again on request', () => {
    receive({ type: 'rerun' });
    expect(host.done).toEqual([['runKept', kept.id]]);
  });

  test('gives way to a live result', () => {
    shown(result('a'));
    expect(states().at(-1)?.state).toMatchObject({ resultId: 'a' });
    expect(states().at(-1)?.kept).toBeUndefined();
  });
});

describe('the inspector among others', () => {
  test('is told before the first state, and again at each change', () => {
    session.tell({ place: 'editor', pinned: false, follows: true });
    receive({ type: 'ready' });
    expect(host.posted.map(({ type }) => type)).toEqual(['manner', 'state']);
    session.tell({ place: 'editor', pinned: true, follows: true });
    expect(host.posted.at(-1)).toEqual({ type: 'manner', manner: { place: 'editor', pinned: true, follows: true } });
  });

  test.each([
    { type: 'pin' },
    { type: 'show-history' },
    { type: 'follow', on: false },
    { type: 'has-focus', focused: true },
  ] as const)('$type is asked of it', (wish) => {
    receive(wish);
    expect(host.done).toEqual([['wish', wish]]);
  });

  test.each([{ type: 'follow' }, { type: 'has-focus', focused: 1 }])('not $type without saying which', (posted) => {
    session.receive(stringify(posted));
    expect(host.done).toMatchObject([['problem', expect.stringContaining('unknown message')]]);
  });
});
