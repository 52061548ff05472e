/** The backward passes that are kept: the first, the last and a sample of those between. */
import type { Value } from './value';

/** Of those between the first and the last. */
const MAX_BETWEEN = 6;

export interface Pass {
  /** Counted from 0. */
  readonly index: number;
  readonly site: number;
  readonly roots: readonly Value[];
  /** One per root; null: 1. */
  readonly weights: readonly (Value | null)[];
}

export class PassSample {
  count = 0;
  private first: Pass | null = null;
  private last: Pass | null = null;
  private between: Pass[] = [];
  private stride = 1;

  add(site: number, roots: readonly Value[], weights: readonly (Value | null)[]): void {
    const pass: Pass = { index: this.count, site, roots, weights };
    this.count += 1;
    if (this.first === null) {
      this.first = pass;
      return;
    }
    // The one that was the last until now is one between, if it is its turn.
    if (this.last !== null && this.last.index % this.stride === 0) this.between.push(this.last);
    this.last = pass;
    if (this.between.length > MAX_BETWEEN) {
      this.stride *= 2;
      this.between = this.between.filter(({ index }) => index % this.stride === 0);
    }
  }

  /** In order. */
  kept(): readonly Pass[] {
    return [this.first, ...this.between, this.last].filter((pass) => pass !== null);
  }
}
