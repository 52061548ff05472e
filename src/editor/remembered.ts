/**
 * The values that were last used in each document, kept by the editor between sessions. Bounded: the documents used
 * least recently are forgotten first. Knows of the editor's store only that it keeps values by key.
 */
import type { Values } from '../results/result';
import { parse, stringify } from '../trace/json';

/** The part of VS Code's `Memento` that is used here. */
export interface Store {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

const KEY = 'autogradLens.values';
const MAX_DOCUMENTS = 200;
/** A document's values are kept up to this many characters; a vector of thousands is not worth keeping. */
const MAX_LENGTH = 20_000;

export class RememberedValues {
  private readonly store: Store;
  /** By URI, the one used last at the end; written by `trace/json`, since values may be infinite. */
  private readonly documents: Map<string, string>;

  constructor(store: Store) {
    this.store = store;
    const kept = store.get(KEY);
    this.documents = new Map(Array.isArray(kept) ? kept.filter(isEntry) : []);
  }

  get(uri: string): Values | undefined {
    const text = this.documents.get(uri);
    return text === undefined ? undefined : (parse(text) as Values);
  }

  set(uri: string, values: Values): void {
    const text = stringify(values);
    if (text.length > MAX_LENGTH || this.documents.get(uri) === text) return;
    this.documents.delete(uri);
    this.documents.set(uri, text);
    for (const oldest of this.documents.keys()) {
      if (this.documents.size <= MAX_DOCUMENTS) break;
      this.documents.delete(oldest);
    }
    void this.store.update(KEY, [...this.documents]);
  }
}

function isEntry(entry: unknown): entry is [string, string] {
  return Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === 'string');
}
