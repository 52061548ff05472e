// Functions that get lenses are looked for in turns, and no further once nobody waits for them.
import type { CancellationToken, TextDocument } from 'vscode';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Functions } from '../../src/editor/lenses/functions';
import type { SourceRange } from '../../src/trace/range';

interface Open {
  version: number;
  readonly languageId: string;
  readonly uri: { toString(): string };
  getText(): string;
}

const open = (): Open => ({ version: 1, languageId: 'javascript', uri: { toString: () => 'a' }, getText: () => '' });
const asDocument = (document: Open): TextDocument => document as unknown as TextDocument;
const token = (cancelled: () => boolean): CancellationToken =>
  ({
    get isCancellationRequested() {
      return cancelled();
    },
  }) as CancellationToken;
const WAITING = token(() => false);

/** Many places, every second of which is a function; counts those that were looked at. */
class Places {
  seen = 0;
  readonly count: number;

  constructor(count: number) {
    this.count = count;
  }

  *in(): Generator<SourceRange | null> {
    for (let index = 0; index < this.count; index += 1) {
      this.seen += 1;
      yield index % 2 === 0 ? null : { start: index, end: index + 1 };
    }
  }
}

describe('functions with lenses', () => {
  let now = 0;

  // Each look at the clock is a turn later, so that there is a pause behind every place.
  beforeEach(() => {
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 20));
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('are all of the document, known until it is edited', async () => {
    const places = new Places(10);
    const functions = new Functions(() => places.in());
    const document = open();
    expect(await functions.of(asDocument(document), WAITING)).toHaveLength(5);
    expect(await functions.of(asDocument(document), WAITING)).toHaveLength(5);
    expect(places.seen).toBe(10);
    document.version = 2;
    await functions.of(asDocument(document), WAITING);
    expect(places.seen).toBe(20);
  });

  test('leave others their turn', async () => {
    const functions = new Functions(() => new Places(20).in());
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    await functions.of(asDocument(open()), WAITING);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });

  test('are not looked for any further once nobody waits', async () => {
    const places = new Places(1000);
    const functions = new Functions(() => places.in());
    expect(
      await functions.of(
        asDocument(open()),
        token(() => places.seen >= 3),
      ),
    ).toBeNull();
    expect(places.seen).toBe(3);
  });

  test('are not those of a document that was edited meanwhile', async () => {
    const document = open();
    const functions = new Functions(function* () {
      yield { start: 0, end: 1 };
      document.version += 1;
      yield { start: 2, end: 3 };
    });
    expect(await functions.of(asDocument(document), WAITING)).toBeNull();
  });

  test('are no more than anyone reads', async () => {
    const functions = new Functions(() => new Places(10_000).in());
    vi.spyOn(performance, 'now').mockReturnValue(0);
    expect(await functions.of(asDocument(open()), WAITING)).toHaveLength(1000);
  });
});
