/**
 * The last results, newest first: what is listed, and which entries make place for others. Several windows may keep
 * theirs in one folder; what is read from it is taken in, and the newer entry of one text stands. Knows no files.
 */
import { isSameText, type HistoryEntry } from './entry';

export const MAX_ENTRIES = 50;
/** A result that is run again while its text is being typed is the same one for this many milliseconds. */
const STILL_TYPING = 10_000;

export class History {
  private listed: readonly HistoryEntry[] = [];
  /** Which entry was made last of each live result. */
  private readonly madeOf = new Map<string, string>();

  get entries(): readonly HistoryEntry[] {
    return this.listed;
  }

  get(id: string): HistoryEntry | undefined {
    return this.listed.find((entry) => entry.id === id);
  }

  /** Takes in a new entry of a live result; gives the ids of those that go. */
  add(entry: HistoryEntry, resultId: string): readonly string[] {
    const before = this.get(this.madeOf.get(resultId) ?? '');
    this.madeOf.set(resultId, entry.id);
    const replaces = (one: HistoryEntry): boolean =>
      isSameText(one, entry) || (one === before && entry.at - one.at < STILL_TYPING);
    return this.list([entry, ...this.listed.filter((one) => !replaces(one))]);
  }

  /** Takes in what was kept, by this window or another. */
  merge(entries: readonly HistoryEntry[]): readonly string[] {
    return this.list([...this.listed, ...entries]);
  }

  /** Another window removed these. */
  forget(ids: ReadonlySet<string>): void {
    this.listed = this.listed.filter(({ id }) => !ids.has(id));
  }

  private list(entries: readonly HistoryEntry[]): readonly string[] {
    const sorted = entries.toSorted((one, other) => other.at - one.at || (other.id < one.id ? -1 : 1));
    const listed: HistoryEntry[] = [];
    for (const entry of sorted) {
      if (listed.length === MAX_ENTRIES) break;
      if (!listed.some((one) => one.id === entry.id || isSameText(one, entry))) listed.push(entry);
    }
    const kept = new Set(listed.map(({ id }) => id));
    const gone = [...this.listed, ...entries].map(({ id }) => id).filter((id) => !kept.has(id));
    this.listed = listed;
    return [...new Set(gone)];
  }
}
