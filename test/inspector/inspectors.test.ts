/** Several inspectors: which one follows, which stay with their text, what the caret and the history do to them. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Resting } from '../../src/inspector/following';
import { Inspectors, type Pane } from '../../src/inspector/inspectors';
import type { InspectorManner, Place } from '../../src/inspector/protocol';
import { Session } from '../../src/inspector/session';
import type { Subject } from '../../src/inspector/subject';
import type { Result, ResultRegistry } from '../../src/results/result';
import { entry } from '../results/history/entries';
import { FakeHost, FakeResults, fromPage, result } from './fakes';

class Registry extends FakeResults {
  readonly activated: string[] = [];
  /** The result at every offset. */
  here: Result | undefined;

  at(): Result | undefined {
    return this.here;
  }

  activate(id: string): void {
    this.activated.push(id);
  }
}

class FakePane implements Pane {
  readonly host = new FakeHost();
  readonly session: Session;
  readonly place: Place;
  visible = true;
  revealed = 0;
  isClosed = false;
  named: { readonly subject: Subject; readonly pinned: boolean } | null = null;

  constructor(place: Place) {
    this.place = place;
    this.session = new Session(results as unknown as ResultRegistry, this.host);
    this.session.receive(fromPage({ type: 'ready' }));
  }

  reveal(): void {
    this.revealed += 1;
  }

  close(): void {
    this.isClosed = true;
    inspectors.closed(this);
  }

  name(subject: Subject, pinned: boolean): void {
    this.named = { subject, pinned };
  }

  get manner(): InspectorManner | undefined {
    return this.host.posted.findLast((one) => one.type === 'manner')?.manner;
  }

  /** The id of the live result that it shows, or the kind of what it shows. */
  get shows(): string {
    const { subject } = this.session;
    return subject.kind === 'live' ? subject.id : subject.kind;
  }
}

let results: Registry;
let inspectors: Inspectors;
let opened: FakePane[];
let place: Place;
let followCaret: boolean;
let asked: string[];

const a = result('a');
const b = result('b');
const c = result('c');

beforeEach(() => {
  results = new Registry();
  opened = [];
  place = 'editor';
  followCaret = true;
  asked = [];
  inspectors = new Inspectors(results, {
    place: () => place,
    followCaret: () => followCaret,
    open: (where) => {
      const pane = new FakePane(where);
      opened.push(pane);
      return pane;
    },
    showHistory: () => asked.push('history'),
    changed: () => undefined,
  });
  for (const one of [a, b, c]) results.put(one);
});

const shown = (): string[] => opened.filter(({ isClosed }) => !isClosed).map(({ shows }) => shows);
const pane = (index: number): FakePane => {
  const one = opened[index];
  if (one === undefined) throw new Error(`no pane ${String(index)}`);
  return one;
};

describe('one follows, the others stay', () => {
  test('what is differentiated next is shown in the same one', () => {
    inspectors.show(a);
    inspectors.show(b);
    expect(shown()).toEqual(['b']);
    expect(pane(0).revealed).toBe(2);
  });

  test('a pinned one stays with its text, another takes what comes next', () => {
    inspectors.show(a);
    expect(inspectors.togglePin()).toBe(true);
    expect(pane(0).named?.pinned).toBe(true);
    expect(pane(0).manner).toEqual({ place: 'editor', pinned: true, follows: true });
    inspectors.show(b);
    inspectors.show(c);
    expect(shown()).toEqual(['a', 'c']);
  });

  test('a pinned one is told of every change of its result, and is the one brought to sight for it', () => {
    inspectors.show(a);
    inspectors.togglePin();
    inspectors.show(b);
    const before = pane(0).host.posted.length;
    results.put({ ...a, status: 'stale' });
    expect(pane(0).host.posted.slice(before)).toMatchObject([{ type: 'state', state: { status: 'stale' } }]);
    inspectors.show(a);
    expect(shown()).toEqual(['a', 'b']);
    expect(pane(0).revealed).toBe(2);
  });

  test('unpinned it follows again, and the one that followed stays with its text', () => {
    inspectors.show(a);
    inspectors.togglePin();
    inspectors.show(b);
    inspectors.togglePin(pane(0));
    expect(inspectors.following).toBe(pane(0));
    expect(inspectors.isPinned(pane(1))).toBe(true);
    inspectors.show(c);
    expect(shown()).toEqual(['c', 'b']);
  });

  test('the tab is named whatever brought it there', () => {
    inspectors.show(undefined);
    pane(0).session.show('b');
    expect(pane(0).named?.subject).toEqual({ kind: 'live', id: 'b' });
  });

  test('there is nothing to pin before anything is shown', () => {
    expect(inspectors.togglePin()).toBe(false);
    inspectors.show(undefined);
    expect(inspectors.togglePin()).toBe(false);
  });

  test('another one opens on the same result, the first is pinned', () => {
    inspectors.show(a);
    inspectors.openAnother(a);
    expect(shown()).toEqual(['a', 'a']);
    expect(inspectors.isPinned(pane(0))).toBe(true);
    inspectors.show(b);
    expect(shown()).toEqual(['a', 'b']);
  });

  test('an empty one is not pinned for another', () => {
    inspectors.show(undefined);
    inspectors.openAnother(a);
    expect(shown()).toEqual(['a']);
  });

  test('a failure is shown where one is open and opens none', () => {
    inspectors.look(a);
    expect(opened).toEqual([]);
    inspectors.show(b);
    inspectors.look(a);
    expect(shown()).toEqual(['a']);
    expect(pane(0).revealed).toBe(1);
  });

  test('closed by the user it is gone, and the next result opens one again', () => {
    inspectors.show(a);
    pane(0).close();
    expect(inspectors.isOpen).toBe(false);
    inspectors.show(b);
    expect(shown()).toEqual(['b']);
  });

  test('a tab is shown in the one of the last command', () => {
    inspectors.show(a);
    inspectors.togglePin();
    inspectors.show(b);
    inspectors.showTab('plot');
    expect(pane(1).host.posted.at(-1)).toEqual({ type: 'show-tab', tab: 'plot' });
    inspectors.show(a);
    inspectors.showTab('graph');
    expect(pane(0).host.posted.at(-1)).toEqual({ type: 'show-tab', tab: 'graph' });
  });
});

describe('after a reload', () => {
  test('pinned ones come back as pinned, whatever the order', () => {
    const [one, two] = [new FakePane('editor'), new FakePane('editor')];
    opened.push(one, two);
    inspectors.adopt(one, { pinned: true, follows: true });
    inspectors.adopt(two, { pinned: false, follows: false });
    expect(inspectors.following).toBe(two);
    expect(one.manner?.pinned).toBe(true);
    expect(inspectors.followsCaret).toBe(false);
  });

  test('of two that followed one stays with its text', () => {
    const [one, two] = [new FakePane('editor'), new FakePane('editor')];
    inspectors.adopt(one, { pinned: false, follows: null });
    inspectors.adopt(two, { pinned: false, follows: null });
    expect(inspectors.following).toBe(one);
    expect(inspectors.isPinned(two)).toBe(true);
  });
});

describe('the caret', () => {
  test('rests in the text of another result: that is shown, brought nowhere, and counts as looked at', () => {
    inspectors.show(a);
    results.here = b;
    inspectors.rest('file:///notes.py', 3);
    expect(shown()).toEqual(['b']);
    expect(pane(0).revealed).toBe(1);
    expect(results.activated).toEqual(['b']);
  });

  test('rests where nothing is, or in what is shown: nothing is told', () => {
    inspectors.show(a);
    const before = pane(0).host.posted.length;
    inspectors.rest('file:///notes.py', 3);
    results.here = a;
    inspectors.rest('file:///notes.py', 3);
    expect(pane(0).host.posted).toHaveLength(before);
  });

  test('opens no inspector, and leaves a pinned one alone', () => {
    results.here = b;
    inspectors.rest('file:///notes.py', 3);
    expect(opened).toEqual([]);
    inspectors.show(a);
    inspectors.togglePin();
    inspectors.rest('file:///notes.py', 3);
    expect(shown()).toEqual(['a']);
  });

  test('what a pinned one in sight shows is not shown twice', () => {
    inspectors.show(a);
    inspectors.togglePin();
    inspectors.show(b);
    results.here = a;
    inspectors.rest('file:///notes.py', 3);
    expect(shown()).toEqual(['a', 'b']);
    pane(0).visible = false;
    inspectors.rest('file:///notes.py', 3);
    expect(shown()).toEqual(['a', 'a']);
  });

  test('is not followed while someone works in the page', () => {
    inspectors.show(a);
    results.here = b;
    inspectors.wish(pane(0).session, { type: 'has-focus', focused: true });
    inspectors.rest('file:///notes.py', 3);
    expect(shown()).toEqual(['a']);
    inspectors.wish(pane(0).session, { type: 'has-focus', focused: false });
    inspectors.rest('file:///notes.py', 3);
    expect(shown()).toEqual(['b']);
  });

  test('is not followed where the setting or the button says so; a change of the setting counts again', () => {
    followCaret = false;
    inspectors.show(a);
    results.here = b;
    inspectors.rest('file:///notes.py', 3);
    expect(shown()).toEqual(['a']);
    inspectors.wish(pane(0).session, { type: 'follow', on: true });
    expect(pane(0).manner?.follows).toBe(true);
    inspectors.rest('file:///notes.py', 3);
    expect(shown()).toEqual(['b']);
    inspectors.setFollow(null);
    expect(pane(0).manner?.follows).toBe(false);
  });
});

describe('a caret that rests', () => {
  let rested: number[];
  let resting: Resting;

  beforeEach(() => {
    vi.useFakeTimers();
    rested = [];
    resting = new Resting((_uri, offset) => rested.push(offset));
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  test('has not moved for a moment', () => {
    resting.moved('a', 1);
    vi.advanceTimersByTime(150);
    resting.moved('a', 2);
    vi.advanceTimersByTime(150);
    expect(rested).toEqual([]);
    vi.advanceTimersByTime(60);
    expect(rested).toEqual([2]);
  });

  test('is no caret where no text has the focus', () => {
    resting.moved('a', 1);
    resting.moved('', null);
    vi.advanceTimersByTime(1000);
    expect(rested).toEqual([]);
  });

  test('was not put there by the panel, until the user moves it away', () => {
    resting.leads('a', { start: 5, end: 9 });
    resting.moved('a', 5);
    vi.advanceTimersByTime(1000);
    expect(rested).toEqual([]);
    resting.moved('a', 20);
    vi.advanceTimersByTime(1000);
    resting.moved('a', 5);
    vi.advanceTimersByTime(1000);
    expect(rested).toEqual([20, 5]);
  });
});

describe('the history', () => {
  const kept = entry(1, 'f');

  test('is shown in the one that follows, marked as kept', () => {
    inspectors.show(a);
    inspectors.togglePin();
    inspectors.showKept(kept);
    expect(shown()).toEqual(['a', 'kept']);
    expect(pane(1).host.posted.at(-1)).toMatchObject({ state: { kept: { at: 1 } }, kept: kept.id });
  });

  test('previewed in the one in sight, what was there comes back', () => {
    inspectors.preview(kept);
    expect(opened).toEqual([]);
    inspectors.show(a);
    inspectors.preview(kept);
    inspectors.preview(entry(2, 'g'));
    expect(shown()).toEqual(['kept']);
    inspectors.endPreview(true);
    expect(shown()).toEqual(['a']);
  });

  test('chosen, it stays; the caret is followed again', () => {
    inspectors.show(a);
    inspectors.preview(kept);
    results.here = b;
    inspectors.rest('file:///notes.py', 3);
    expect(shown()).toEqual(['kept']);
    inspectors.showKept(kept);
    inspectors.endPreview(false);
    expect(shown()).toEqual(['kept']);
    inspectors.rest('file:///notes.py', 3);
    expect(shown()).toEqual(['b']);
  });

  test('the page asks for the list', () => {
    inspectors.show(a);
    inspectors.wish(pane(0).session, { type: 'show-history' });
    expect(asked).toEqual(['history']);
  });
});

describe('as a view', () => {
  beforeEach(() => {
    inspectors.show(a);
    place = 'sideBar';
    inspectors.relocate();
  });

  test('the one that follows moves with what it shows', () => {
    expect(pane(0).isClosed).toBe(true);
    expect(pane(1)).toMatchObject({ place: 'sideBar', shows: 'a', revealed: 1 });
    expect(pane(1).manner?.place).toBe('sideBar');
  });

  test('pinned, its text goes to a tab, and the view follows on', () => {
    inspectors.togglePin();
    inspectors.show(b);
    expect(opened.slice(1).map(({ place: where, shows }) => [where, shows])).toEqual([
      ['sideBar', 'b'],
      ['editor', 'a'],
    ]);
    expect(inspectors.isPinned(pane(2))).toBe(true);
  });

  test('a tab that is unpinned gives its text to the view', () => {
    inspectors.togglePin();
    inspectors.show(b);
    inspectors.togglePin(pane(2));
    expect(pane(2).isClosed).toBe(true);
    expect(shown()).toEqual(['a']);
  });

  test('pinned tabs stay where they are when the view moves', () => {
    inspectors.togglePin();
    place = 'panel';
    inspectors.relocate();
    expect(opened.filter(({ isClosed }) => !isClosed).map(({ place: where }) => where)).toEqual(['editor', 'panel']);
  });
});
