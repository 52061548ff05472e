/** The list of the last results and its files: limits, two windows, crashes, a full disk. */
import { beforeEach, describe, expect, test } from 'vitest';
import { History, MAX_ENTRIES } from '../../../src/results/history/history';
import { writeEntry } from '../../../src/results/history/read';
import { HistoryRecorder } from '../../../src/results/history/recorder';
import { entryId, HistoryStore, type StoreProblem } from '../../../src/results/history/store';
import { FakeResults, result } from '../../inspector/fakes';
import { entry } from './entries';
import { MemoryFolder } from './folder';

let folder: MemoryFolder;
let problems: StoreProblem[];

beforeEach(() => {
  folder = new MemoryFolder();
  problems = [];
});

interface Window {
  readonly history: History;
  readonly store: HistoryStore;
  add(at: number, text: string, resultId?: string): Promise<void>;
}

function open(now = 5_000_000): Window {
  const history = new History();
  const store = new HistoryStore(history, folder, { tell: (problem) => problems.push(problem), now: () => now });
  return {
    history,
    store,
    add: (at, text, resultId = text) => {
      const one = entry(at, text);
      return store.save(one, history.add(one, resultId));
    },
  };
}

const texts = ({ history }: Window): string[] => history.entries.map(({ text }) => text);

describe('the list', () => {
  test('holds the newest first, and no more than fifty', async () => {
    const window = open();
    for (let at = 1; at <= MAX_ENTRIES + 5; at += 1) await window.add(at, `f${String(at)}`);
    expect(texts(window)).toHaveLength(MAX_ENTRIES);
    expect(texts(window)[0]).toBe('f55');
    expect(texts(window).at(-1)).toBe('f6');
    expect(folder.files.size).toBe(MAX_ENTRIES);
  });

  test('has one entry of one text at one place, the newest', async () => {
    const window = open();
    await window.add(1, 'f');
    await window.add(50_000, 'g');
    await window.add(90_000, 'f');
    expect(texts(window)).toEqual(['f', 'g']);
    expect([...folder.files.keys()]).toEqual([`${entryId(50_000, 'a')}.v1.json`, `${entryId(90_000, 'a')}.v1.json`]);
  });

  test('the same text at two places is two', () => {
    const { history } = open();
    history.add(entry(1, 'f'), 'a');
    history.add(entry(2, 'f', { range: { start: 500, end: 501 } }), 'b');
    expect(history.entries).toHaveLength(2);
  });

  test('a text that is being typed is one entry, one that was changed later is another', async () => {
    const window = open();
    await window.add(1000, 'x**', 'r');
    await window.add(3000, 'x**2', 'r');
    await window.add(60_000, 'x**3', 'r');
    expect(texts(window)).toEqual(['x**3', 'x**2']);
  });
});

describe('files', () => {
  test('come back in another window', async () => {
    const first = open();
    await first.add(1, 'f');
    await first.add(2, 'g');
    const second = open();
    await second.store.refresh();
    expect(texts(second)).toEqual(['g', 'f']);
    expect(second.history.entries).toEqual(first.history.entries);
  });

  test('of two windows stand beside each other, and what one removed is gone in the other', async () => {
    const [one, other] = [open(), open()];
    await Promise.all([one.add(1, 'f'), other.add(2, 'g'), one.add(3, 'h'), other.add(4, 'i')]);
    await one.store.refresh();
    await other.store.refresh();
    expect(texts(one)).toEqual(['i', 'h', 'g', 'f']);
    expect(texts(other)).toEqual(texts(one));
    await one.store.remove(one.history.entries.slice(0, 2).map(({ id }) => id));
    await other.store.refresh();
    expect(texts(other)).toEqual(['g', 'f']);
  });

  test('the oldest go, whichever window wrote them', async () => {
    const [one, other] = [open(), open()];
    for (let at = 1; at <= 40; at += 1) {
      await one.add(2 * at, `f${String(at)}`);
      await other.add(2 * at + 1, `g${String(at)}`);
    }
    expect(folder.files.size).toBe(MAX_ENTRIES);
    await one.store.refresh();
    expect(texts(one)[0]).toBe('g40');
    expect(texts(one)).toHaveLength(MAX_ENTRIES);
  });

  test('are never written two at a time, nor half', async () => {
    const window = open();
    await Promise.all(Array.from({ length: 8 }, (_, at) => window.add(at, `f${String(at)}`)));
    expect(folder.most).toBe(1);
    expect([...folder.files.keys()].filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test('one that is broken is put aside with one line, and the others are read', async () => {
    await open().add(1, 'f');
    folder.files.set(`${entryId(2, 'b')}.v1.json`, '{"version":1,"id"');
    const window = open();
    await window.store.refresh();
    await window.store.refresh();
    const aside = `${entryId(2, 'b')}.v1.json.broken`;
    expect(problems).toEqual([{ kind: 'broken', name: aside }]);
    expect(folder.files.has(aside)).toBe(true);
    expect(texts(window)).toEqual(['f']);
  });

  test('of another version, or of another name, are left alone', async () => {
    const newer = `${entryId(0, 'n')}.v1.json`;
    folder.files.set(newer, '{"version":2}').set('000000000000001-x.v2.json', 'later').set('notes.txt', 'mine');
    const window = open();
    await window.store.refresh();
    for (let at = 1; at <= MAX_ENTRIES + 3; at += 1) await window.add(at, `f${String(at)}`);
    expect(folder.files.get(newer)).toBe('{"version":2}');
    expect(folder.files.has('notes.txt')).toBe(true);
    expect(folder.files.has('000000000000001-x.v2.json')).toBe(true);
    expect(problems).toEqual([]);
  });

  test('what a crash left half written goes after a while', async () => {
    const half = `${entryId(1, 'h')}.v1.json.unfinished`;
    const fresh = `${entryId(4_999_999, 'h')}.v1.json.unfinished`;
    folder.files.set(half, '{"ver').set(fresh, '{"ver');
    await open().store.refresh();
    expect([...folder.files.keys()]).toEqual([fresh]);
    expect(problems).toEqual([]);
  });

  test('a full disk is told once, everything stays in the window, and is written when there is room', async () => {
    const window = open();
    folder.refusing = new Error('no space left on device');
    await window.add(1, 'f');
    await window.add(2, 'g');
    expect(problems).toMatchObject([{ kind: 'not-written' }]);
    expect(texts(window)).toEqual(['g', 'f']);
    await window.store.refresh();
    expect(texts(window)).toEqual(['g', 'f']);
    folder.refusing = null;
    await window.add(3, 'h');
    expect(folder.files.size).toBe(3);
    folder.refusing = new Error('read-only');
    await window.add(4, 'i');
    expect(problems).toHaveLength(2);
  });
});

describe('what is noted', () => {
  let results: FakeResults;
  let tasks: (() => void)[];
  let window: Window;
  let now: number;

  beforeEach(() => {
    results = new FakeResults();
    tasks = [];
    window = open();
    now = 1000;
    new HistoryRecorder(results, window.history, window.store, {
      label: () => 'notes.py:1',
      textOf: () => 'x = 2',
      later: (task) => {
        tasks.push(task);
        return () => {
          tasks.splice(tasks.indexOf(task), 1);
        };
      },
      now: () => (now += 1),
      random: () => 'r',
      problem: (error) => {
        throw error;
      },
    });
  });

  const rest = async (): Promise<void> => {
    for (const task of tasks.splice(0)) task();
    await window.store.settled;
    await window.store.settled;
  };

  test('is a result once it rests, with its values of then', async () => {
    results.put(result('a', { status: 'running' }));
    results.put(result('a'));
    expect(tasks).toHaveLength(1);
    expect(window.history.entries).toEqual([]);
    await rest();
    expect(window.history.entries).toHaveLength(1);
    expect(folder.files.size).toBe(1);
  });

  test('once: what only moved is the same', async () => {
    const one = result('a');
    results.put(one);
    await rest();
    const [first] = window.history.entries;
    results.put({ ...one, range: { start: 200, end: 214 }, status: 'stale' });
    await rest();
    expect(window.history.entries).toEqual([first]);
  });

  test('a text that was kept before the reload has one entry after it', async () => {
    const before = entry(1, 'y = 3 * x ** 2', { range: result('a').range });
    folder.files.set(`${before.id}.v1.json`, writeEntry(before));
    results.put(result('a'));
    await rest();
    expect(window.history.entries).toHaveLength(1);
    expect(folder.files.size).toBe(1);
  });

  test('what is gone by then is not', async () => {
    results.put(result('a'));
    results.remove('a');
    await rest();
    expect(window.history.entries).toEqual([]);
  });
});
