/**
 * Which documents are live, kept by the editor over a reload of the window. Bounded: those that were made live first are
 * forgotten first. Knows of the editor's store only that it keeps values by key.
 */
import type { Store } from '../remembered';

/** What runs in a document that has no result any more: all of its program, or what stands under the caret. */
export type LiveStart = 'file' | 'caret';

const KEY = 'autogradLens.live';
const MAX_DOCUMENTS = 200;
/** The URIs of cells are counted anew whenever a notebook is opened, so they would mean other cells then. */
const OF_A_CELL = 'vscode-notebook-cell:';

export class LiveDocuments {
  private readonly store: Store;
  /** By URI. */
  private readonly documents: Map<string, LiveStart>;

  constructor(store: Store) {
    this.store = store;
    const kept = store.get(KEY);
    this.documents = new Map(Array.isArray(kept) ? kept.filter(isEntry) : []);
  }

  get uris(): readonly string[] {
    return [...this.documents.keys()];
  }

  get(uri: string): LiveStart | undefined {
    return this.documents.get(uri);
  }

  set(uri: string, start: LiveStart): void {
    if (this.documents.get(uri) === start) return;
    this.documents.set(uri, start);
    for (const oldest of this.documents.keys()) {
      if (this.documents.size <= MAX_DOCUMENTS) break;
      this.documents.delete(oldest);
    }
    this.keep();
  }

  delete(uri: string): void {
    if (this.documents.delete(uri)) this.keep();
  }

  private keep(): void {
    // A store that cannot write leaves the documents live until the window closes.
    this.store
      .update(
        KEY,
        [...this.documents].filter(([uri]) => !uri.startsWith(OF_A_CELL)),
      )
      .then(undefined, () => undefined);
  }
}

function isEntry(entry: unknown): entry is [string, LiveStart] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && (entry[1] === 'file' || entry[1] === 'caret');
}
