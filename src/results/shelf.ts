/** Which results there are, in the order in which they were looked at, and who is told of them. Knows no kind of result. */
import type { SourceRange } from '../trace/range';
import type { Place, Result, ResultId } from './result';

/** What every live result is to the others. */
export interface Live {
  readonly id: ResultId;
  /** Its document's, which may be renamed. */
  uri: string;
  /** Where its text stands now. */
  readonly range: SourceRange;
  /** Its document is closed: it stays as it is until that comes back. */
  detached: boolean;
  view(): Result;
  /** Where a range of its trace stands now; null where its text is gone. */
  carried(range: SourceRange): SourceRange | null;
  /** The same in another document that it was read with. */
  elsewhere(range: SourceRange): Place | null;
  /** It is no longer wanted: what is under way for it ends. */
  dropped(): void;
}

/** The results made or looked at least recently go when there are more, less those that are held. */
const MAX_RESULTS = 200;

export class Shelf {
  /** The one made or looked at last stands at the end. */
  private readonly live = new Map<ResultId, Live>();
  private readonly listeners = new Set<(id: ResultId) => void>();
  /** How many hold each. */
  private readonly held = new Map<ResultId, number>();

  onDidChange(listener: (id: ResultId) => void): { dispose(): void } {
    // Wrapped, so that a listener that is added twice is told twice.
    const told = (id: ResultId): void => {
      listener(id);
    };
    this.listeners.add(told);
    return { dispose: () => void this.listeners.delete(told) };
  }

  get(id: ResultId): Live | undefined {
    return this.live.get(id);
  }

  /** All of a document, those of a closed one too. */
  of(uri: string): readonly Live[] {
    return [...this.live.values()].filter((result) => result.uri === uri);
  }

  /** The URIs of all documents that have results, closed ones too. */
  get uris(): readonly string[] {
    return [...new Set([...this.live.values()].map(({ uri }) => uri))];
  }

  attached(uri: string): readonly Live[] {
    return this.of(uri).filter(({ detached }) => !detached);
  }

  /** The innermost whose text contains this offset. */
  at(uri: string, offset: number): Live | undefined {
    let best: Live | undefined;
    for (const result of this.attached(uri)) {
      const { start, end } = result.range;
      if (offset < start || offset > end) continue;
      if (best === undefined || end - start <= best.range.end - best.range.start) best = result;
    }
    return best;
  }

  get active(): Live | undefined {
    return [...this.live.values()].at(-1);
  }

  activate(id: ResultId): void {
    const result = this.live.get(id);
    if (result === undefined) return;
    this.live.delete(id);
    this.live.set(id, result);
  }

  /** Takes in a result, or brings a known one to the front. */
  put(result: Live): void {
    this.live.delete(result.id);
    this.live.set(result.id, result);
    for (const oldest of this.live.values()) {
      if (this.live.size <= MAX_RESULTS) return;
      if (oldest !== result && !this.held.has(oldest.id)) this.remove(oldest);
    }
  }

  /** Keeps a result from going because others came, until it is released. */
  hold(id: ResultId): { dispose(): void } {
    this.held.set(id, (this.held.get(id) ?? 0) + 1);
    let holds = true;
    return {
      dispose: () => {
        const left = (this.held.get(id) ?? 0) - (holds ? 1 : 0);
        holds = false;
        if (left > 0) this.held.set(id, left);
        else this.held.delete(id);
      },
    };
  }

  remove(result: Live): void {
    this.live.delete(result.id);
    result.dropped();
    this.changed(result);
  }

  changed({ id }: Live): void {
    for (const listener of this.listeners) listener(id);
  }
}
