/**
 * Something of each document that the editor keeps over a reload of the window. Bounded: what stands at the front is
 * forgotten first. Knows of the editor's store only that it keeps values by key.
 */

/** The part of VS Code's `Memento` that is used here. */
export interface Store {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

const MAX_DOCUMENTS = 200;

interface KeptOptions<Value> {
  readonly store: Store;
  readonly key: string;
  /** What something else wrote under the key is ignored. */
  readonly isValue: (value: unknown) => value is Value;
  /** Whether a document is kept beyond this window; missing: all are. */
  readonly lasts?: (uri: string) => boolean;
}

export class KeptByDocument<Value> {
  private readonly options: KeptOptions<Value>;
  /** By URI; changes are kept once `write` is called. */
  readonly documents: Map<string, Value>;

  constructor(options: KeptOptions<Value>) {
    this.options = options;
    const kept = options.store.get(options.key);
    const isEntry = (entry: unknown): entry is [string, Value] =>
      Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string' && options.isValue(entry[1]);
    this.documents = new Map(Array.isArray(kept) ? kept.filter(isEntry) : []);
  }

  write(): void {
    for (const first of this.documents.keys()) {
      if (this.documents.size <= MAX_DOCUMENTS) break;
      this.documents.delete(first);
    }
    const { store, key, lasts = () => true } = this.options;
    // Where the store cannot write, all of it is there until the window closes.
    store
      .update(
        key,
        [...this.documents].filter(([uri]) => lasts(uri)),
      )
      .then(undefined, () => undefined);
  }
}
