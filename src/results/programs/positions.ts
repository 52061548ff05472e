/** Finds the record of a place in a text, at once however many there are. Knows records, no documents. */
import type { TraceRecord } from '../../trace/program';

export class RecordIndex {
  private readonly records: readonly TraceRecord[];
  /** Of each record the one that it stands in, −1 for none. */
  private readonly around: Int32Array;

  /** `records` by start, the longer first. */
  constructor(records: readonly TraceRecord[]) {
    this.records = records;
    this.around = new Int32Array(records.length);
    const open: number[] = [];
    records.forEach(({ range }, index) => {
      for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
        if ((records[top]?.range.end ?? 0) >= range.end) break;
        open.pop();
      }
      this.around[index] = open.at(-1) ?? -1;
      open.push(index);
    });
  }

  /** The records whose text contains this offset, the innermost first; either edge counts as in. */
  *at(offset: number): Generator<TraceRecord> {
    for (let index = this.lastFrom(offset); index >= 0; index = this.around[index] ?? -1) {
      const record = this.records[index];
      if (record !== undefined && offset <= record.range.end) yield record;
    }
  }

  /** The last record that begins at this offset or before. */
  private lastFrom(offset: number): number {
    let low = 0;
    let high = this.records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.records[middle]?.range.start ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
