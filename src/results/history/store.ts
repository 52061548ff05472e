/**
 * Keeps the history in a folder, a file for each entry: two windows that write there at once lose nothing of each
 * other's. One thing is written at a time, first under another name, so that a crash leaves no half of an entry. Knows
 * the folder by names and texts; what cannot be read or written is told once, and everything else goes on.
 */
import { MAX_ENTRIES, type History } from './history';
import type { HistoryEntry } from './entry';
import { readEntry, writeEntry } from './read';

/** A folder of small texts; each of these may fail. */
export interface Folder {
  /** The names of its files; none where there is no such folder. */
  list(): Promise<readonly string[]>;
  read(name: string): Promise<string>;
  /** Makes the folder where there is none. */
  write(name: string, text: string): Promise<void>;
  /** In the place of a file of that name. */
  rename(from: string, to: string): Promise<void>;
  remove(name: string): Promise<void>;
}

export type StoreProblem =
  /** Storage is full or read-only. */
  | { readonly kind: 'not-written'; readonly error: unknown }
  | { readonly kind: 'not-read'; readonly error: unknown }
  /** A file that holds no entry was put aside under this name. */
  | { readonly kind: 'broken'; readonly name: string };

const NAME = /^(\d{15}-[0-9a-z]+)\.v1\.json$/;
const UNFINISHED = /^(\d{15})-[0-9a-z]+\.v1\.json\.unfinished$/;
/** What another window began to write longer ago than this, it will not end. */
const ABANDONED = 3_600_000;

/** Ids are in the order of time, so that the names alone tell which files are the oldest. */
export function entryId(at: number, random: string): string {
  return `${String(Math.max(0, Math.trunc(at))).padStart(15, '0')}-${random}`;
}

export class HistoryStore {
  private readonly history: History;
  private readonly folder: Folder;
  private readonly tell: (problem: StoreProblem) => void;
  private readonly now: () => number;
  /** What is under way; everything waits for what came before it. */
  private last: Promise<unknown> = Promise.resolve();
  private readonly unwritten = new Map<string, HistoryEntry>();
  /** Entries that have a file, as far as is known. */
  private readonly filed = new Set<string>();
  /** Files of other versions, which are left alone. */
  private readonly foreign = new Set<string>();
  private failing = false;

  constructor(
    history: History,
    folder: Folder,
    { tell, now = Date.now }: { readonly tell: (problem: StoreProblem) => void; readonly now?: () => number },
  ) {
    this.history = history;
    this.folder = folder;
    this.tell = tell;
    this.now = now;
  }

  /** Takes in what stands in the folder, of other windows too; what they removed goes. */
  refresh(): Promise<void> {
    return this.next(async () => {
      const names = await this.listed();
      if (names === null) return;
      await this.readNew(names);
      const there = new Set(names.flatMap((name) => NAME.exec(name)?.[1] ?? []));
      const gone = new Set([...this.filed].filter((id) => !there.has(id)));
      for (const id of gone) this.filed.delete(id);
      this.history.forget(gone);
      await this.tidy(names);
    });
  }

  /** Writes an entry, and what could not be written before it. */
  save(entry: HistoryEntry, replaced: readonly string[]): Promise<void> {
    this.unwritten.set(entry.id, entry);
    return this.next(async () => {
      await this.removeFiles(replaced);
      try {
        for (const one of this.unwritten.values()) await this.write(one);
        this.failing = false;
      } catch (error) {
        // Until something can be written again this is said once.
        if (!this.failing) this.tell({ kind: 'not-written', error });
        this.failing = true;
        return;
      }
      const names = await this.listed();
      if (names !== null) await this.tidy(names);
    });
  }

  remove(ids: readonly string[]): Promise<void> {
    this.history.forget(new Set(ids));
    return this.next(() => this.removeFiles(ids));
  }

  /** Everything that was asked for so far. */
  get settled(): Promise<void> {
    return this.next(() => Promise.resolve());
  }

  private next(work: () => Promise<void>): Promise<void> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async write(entry: HistoryEntry): Promise<void> {
    const { id } = entry;
    if (this.history.get(id) === undefined) {
      this.unwritten.delete(id);
      return;
    }
    const name = `${id}.v1.json`;
    await this.folder.write(`${name}.unfinished`, writeEntry(entry));
    await this.folder.rename(`${name}.unfinished`, name);
    this.unwritten.delete(id);
    this.filed.add(id);
  }

  private async readNew(names: readonly string[]): Promise<void> {
    const entries: HistoryEntry[] = [];
    for (const name of names.toSorted().reverse()) {
      const id = NAME.exec(name)?.[1];
      if (id === undefined || this.filed.has(id) || this.foreign.has(id)) continue;
      if (entries.length === MAX_ENTRIES) break;
      const entry = await this.read(name);
      if (entry === 'newer') this.foreign.add(id);
      if (entry === null || entry === 'newer') continue;
      this.filed.add(id);
      entries.push({ ...entry, id });
    }
    await this.removeFiles(this.history.merge(entries));
  }

  /** null: it could not be read now, or was put aside. */
  private async read(name: string): Promise<HistoryEntry | 'newer' | null> {
    let text: string;
    try {
      text = await this.folder.read(name);
    } catch (error) {
      this.tell({ kind: 'not-read', error });
      return null;
    }
    const entry = readEntry(text);
    if (entry !== 'broken') return entry;
    const aside = `${name}.broken`;
    this.tell({ kind: 'broken', name: aside });
    await this.folder.rename(name, aside).catch(() => undefined);
    return null;
  }

  private async listed(): Promise<readonly string[] | null> {
    try {
      return await this.folder.list();
    } catch (error) {
      this.tell({ kind: 'not-read', error });
      return null;
    }
  }

  /** The oldest files go, whoever wrote them, and what a crash left behind. */
  private async tidy(names: readonly string[]): Promise<void> {
    const ids = names.flatMap((name) => NAME.exec(name)?.[1] ?? []).filter((id) => !this.foreign.has(id));
    ids.sort();
    await this.removeFiles(ids.slice(0, Math.max(0, ids.length - MAX_ENTRIES)));
    for (const name of names) {
      const began = UNFINISHED.exec(name)?.[1];
      if (began !== undefined && this.now() - Number(began) > ABANDONED)
        await this.folder.remove(name).catch(() => undefined);
    }
  }

  /** A file that is gone already, or cannot go, is no problem: it is listed by nobody. */
  private async removeFiles(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.unwritten.delete(id);
      this.filed.delete(id);
      await this.folder.remove(`${id}.v1.json`).catch(() => undefined);
    }
  }
}
