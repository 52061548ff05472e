/** The values that were last used in each document; the documents used least recently are forgotten first. */
import type { Values } from '../results/result';
import { parse, stringify } from '../trace/json';
import { KeptByDocument, type Store } from './kept';

/** A document's values are kept up to this many characters; a vector of thousands is not worth keeping. */
const MAX_LENGTH = 20_000;

export class RememberedValues {
  /** The document used last at the end; written by `trace/json`, since values may be infinite. */
  private readonly kept: KeptByDocument<string>;

  constructor(store: Store) {
    const isValue = (value: unknown): value is string => typeof value === 'string';
    this.kept = new KeptByDocument({ store, key: 'autogradLens.values', isValue });
  }

  get(uri: string): Values | undefined {
    const text = this.kept.documents.get(uri);
    return text === undefined ? undefined : (parse(text) as Values);
  }

  set(uri: string, values: Values): void {
    const { documents } = this.kept;
    const text = stringify(values);
    if (text.length > MAX_LENGTH || documents.get(uri) === text) return;
    documents.delete(uri);
    documents.set(uri, text);
    this.kept.write();
  }
}
