/**
 * Notes each result once it has come to rest: a slider that moves, a program that runs, values that follow one another
 * make one entry and not fifty. Knows results as others see them; where entries are kept is the store's.
 */
import type { SourceRange } from '../../trace/range';
import type { Result, ResultId, ResultRegistry } from '../result';
import { entryOf } from './entry';
import type { History } from './history';
import { entryId, type HistoryStore } from './store';
import { trimmed } from './trim';

/** Milliseconds without a change after which a result is noted. */
const REST = 800;

export interface RecorderHost {
  /** Where a text is, in a few characters. */
  label(uri: string, range: SourceRange): string;
  textOf(uri: string, range: SourceRange): string;
  /** Calls later; gives what takes it back. */
  later(task: () => void, milliseconds: number): () => void;
  now(): number;
  /** A few characters that no other entry of this millisecond has. */
  random(): string;
  problem(error: unknown): void;
}

export class HistoryRecorder {
  private readonly results: Pick<ResultRegistry, 'onDidChange' | 'get' | 'currentRange'>;
  private readonly history: History;
  private readonly store: HistoryStore;
  private readonly host: RecorderHost;
  private readonly subscription: { dispose(): void };
  private readonly changed = new Set<ResultId>();
  private cancel: (() => void) | undefined;
  private looked = false;
  /** Of each live result the traces that were noted last. */
  private readonly noted = new Map<ResultId, { readonly trace: object | null; readonly ran: object | null }>();

  constructor(
    results: Pick<ResultRegistry, 'onDidChange' | 'get' | 'currentRange'>,
    history: History,
    store: HistoryStore,
    host: RecorderHost,
  ) {
    this.results = results;
    this.history = history;
    this.store = store;
    this.host = host;
    this.subscription = results.onDidChange((id) => {
      this.changed.add(id);
      this.cancel?.();
      this.cancel = host.later(() => void this.note(), REST);
    });
  }

  /** Notes what has changed without waiting longer; done when it is written, or cannot be. */
  async note(): Promise<void> {
    this.cancel?.();
    this.cancel = undefined;
    const ids = [...this.changed];
    this.changed.clear();
    await Promise.all(ids.map((id) => this.noteResult(id)));
  }

  dispose(): void {
    this.cancel?.();
    this.subscription.dispose();
  }

  private noteResult(id: ResultId): Promise<void> {
    const result = this.results.get(id);
    if (result === undefined) {
      this.noted.delete(id);
      return Promise.resolve();
    }
    const at = this.host.now();
    const { uri, range } = result;
    const entry = entryOf(result, {
      id: entryId(at, this.host.random()),
      at,
      label: this.host.label(uri, range),
      textOf: (place) => this.host.textOf(uri, place),
      currentRange: (place) => this.results.currentRange(id, place),
    });
    if (entry === null || this.isKnown(result)) return Promise.resolve();
    const kept = trimmed(entry);
    const replaced = this.history.add(kept, id);
    return this.keep(() => this.store.save(kept, replaced));
  }

  /** What was noted of this very run is not noted again because its text moved or its panel was looked at. */
  private isKnown({ id, trace, program }: Result): boolean {
    const ran = program?.trace ?? null;
    const noted = this.noted.get(id);
    this.noted.set(id, { trace, ran });
    return noted?.trace === trace && noted.ran === ran;
  }

  /** The folder is looked at before the first entry goes there, so that one text has one entry over a reload. */
  private keep(save: () => Promise<void>): Promise<void> {
    const first = this.looked ? Promise.resolve() : this.store.refresh();
    this.looked = true;
    return first.then(save).catch((error: unknown) => {
      this.host.problem(error);
    });
  }
}
