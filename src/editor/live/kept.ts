/** Which documents are live, over a reload of the window; those that were made live first are forgotten first. */
import { KeptByDocument, type Store } from '../kept';

/** What runs in a document that has no result any more: all of its program, or what stands under the caret. */
export type LiveStart = 'file' | 'caret';

/** The URIs of cells are counted anew whenever a notebook is opened, so they would mean other cells then. */
const OF_A_CELL = 'vscode-notebook-cell:';

export class LiveDocuments {
  private readonly kept: KeptByDocument<LiveStart>;

  constructor(store: Store) {
    const isValue = (value: unknown): value is LiveStart => value === 'file' || value === 'caret';
    const lasts = (uri: string): boolean => !uri.startsWith(OF_A_CELL);
    this.kept = new KeptByDocument({ store, key: 'autogradLens.live', isValue, lasts });
  }

  get uris(): readonly string[] {
    return [...this.kept.documents.keys()];
  }

  get(uri: string): LiveStart | undefined {
    return this.kept.documents.get(uri);
  }

  set(uri: string, start: LiveStart): void {
    if (this.get(uri) === start) return;
    this.kept.documents.set(uri, start);
    this.kept.write();
  }

  delete(uri: string): void {
    if (this.kept.documents.delete(uri)) this.kept.write();
  }
}
