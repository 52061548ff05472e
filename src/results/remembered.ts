/** The values that were last used: in each document, and of each name anywhere, to suggest. */
import type { Nested } from '../trace/trace';
import type { MissingValue, MissingValues, Values } from './result';
import { own } from './values';

/** Where values are kept by document; the editor keeps them between sessions. */
export interface ValueStore {
  get(uri: string): Values | undefined;
  set(uri: string, values: Values): void;
}

export class RememberedValues {
  private readonly store: ValueStore;
  private readonly lastOfName = new Map<string, Nested>();

  constructor(store: ValueStore = inMemory()) {
    this.store = store;
  }

  in(uri: string): Values {
    return this.store.get(uri) ?? {};
  }

  suggestions(names: readonly string[], definitionOf: (name: string) => MissingValue['definition']): MissingValues {
    return {
      missing: names.map((name) => ({
        name,
        suggestion: this.lastOfName.get(name) ?? null,
        definition: definitionOf(name),
      })),
    };
  }

  renamed(from: string, to: string): void {
    const values = this.store.get(from);
    if (values !== undefined) this.store.set(to, values);
  }

  /** Takes note of a run's values, of which the user gave those of `entered`; whether that changes what is remembered. */
  remember(uri: string, values: Values, entered: readonly string[]): boolean {
    for (const [name, value] of Object.entries(values)) this.lastOfName.set(name, value);
    const given = entered.flatMap((name) => {
      const value = own(values, name);
      return value === undefined ? [] : [[name, value] as const];
    });
    if (given.length > 0) this.store.set(uri, Object.fromEntries([...Object.entries(this.in(uri)), ...given]));
    return given.length > 0;
  }
}

function inMemory(): ValueStore {
  const kept = new Map<string, Values>();
  return { get: (uri) => kept.get(uri), set: (uri, values) => void kept.set(uri, values) };
}
