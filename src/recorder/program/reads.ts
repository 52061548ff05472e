/** Where values steered the program or left the tensors: the last of each place and kind. */
import type { Value } from './value';

const MAX_READS = 1000;

export interface Read {
  readonly site: number;
  readonly value: Value;
  readonly kind: 'number' | 'condition';
  readonly outcome: number | boolean;
}

export class Reads {
  private readonly last = new Map<number, Read>();

  add(site: number, value: Value, kind: Read['kind'], outcome: Read['outcome']): void {
    const key = 2 * site + (kind === 'condition' ? 1 : 0);
    if (this.last.size < MAX_READS || this.last.has(key)) this.last.set(key, { site, value, kind, outcome });
  }

  kept(): readonly Read[] {
    return [...this.last.values()];
  }
}
