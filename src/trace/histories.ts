/** Which records' histories are offered to be plotted, one for each name. Plain data; the page and hovers ask the same. */
import type { ProgramTrace, TraceRecord } from './program';

/** More names than this are not offered. */
const MAX_HISTORIES = 100;

/** Records never change: who asks again for the same run need not look through ten thousand of them again. */
const known = new WeakMap<readonly TraceRecord[], ReadonlyMap<string, TraceRecord>>();

/** One for each name, in order of the text: where it gets its value, else where it was evaluated most. */
export function plottedHistories(records: readonly TraceRecord[]): ReadonlyMap<string, TraceRecord> {
  let histories = known.get(records);
  if (histories === undefined) known.set(records, (histories = bestOf(records)));
  return histories;
}

/** Whether the history that is offered by this record's name is that of this place too. */
export function hasPlottedHistory(records: readonly TraceRecord[], record: TraceRecord): boolean {
  const offered = record.name === null || !hasCourse(record) ? undefined : plottedHistories(records).get(record.name);
  if (offered === undefined) return false;
  return offered === record || (offered.count === record.count && sameCourse(offered.history, record.history));
}

/** What a place gave last, where it was a number or a tensor of one; a history keeps only some of the values. */
export function lastNumber({ tensors }: Pick<ProgramTrace, 'tensors'>, { value }: TraceRecord): number | null {
  if (value.kind === 'number') return value.value;
  const tensor = value.kind === 'tensor' ? tensors[value.tensor] : undefined;
  return tensor?.summary.numel === 1 ? (tensor.values[0] ?? null) : null;
}

function bestOf(records: readonly TraceRecord[]): ReadonlyMap<string, TraceRecord> {
  const best = new Map<string, TraceRecord>();
  for (const record of records) {
    if (record.name === null || !hasCourse(record)) continue;
    const before = best.get(record.name);
    if (before === undefined || tellsMore(record, before)) best.set(record.name, record);
  }
  return new Map([...best].slice(0, MAX_HISTORIES));
}

function hasCourse({ history }: TraceRecord): boolean {
  return history !== null && history.values.length > 1;
}

function tellsMore(one: TraceRecord, other: TraceRecord): boolean {
  if (one.kind !== other.kind && (one.kind === 'write' || other.kind === 'write')) return one.kind === 'write';
  return one.count > other.count;
}

function sameCourse(one: TraceRecord['history'], other: TraceRecord['history']): boolean {
  return one?.values.every((value, index) => Object.is(value, other?.values[index])) ?? false;
}
