/** Everything recorded so far as plain data. Values do not change, so what was made of them once is kept. */
import type {
  Figure,
  ProgramOutput,
  ProgramPass,
  ProgramTensor,
  RecordedState,
  TraceRecord,
} from '../../trace/program';
import type { SourceRange } from '../../trace/range';
import type { ValueId } from '../../trace/tape';
import { MAX_TRACE_VALUES, type TensorId, type TensorSummary } from '../../trace/trace';
import { numel } from '../../engine/shape';
import type { Tensor } from '../../engine/tensor/tensor';
import { dataOf } from './data';
import { MAX_LENGTH as MAX_POINTS } from './history';
import type { SiteTable, SiteRecord } from './sites';
import { nodeOf, type Value } from './value';

/** What a snapshot shows beyond the records. */
export interface SnapshotParts {
  readonly figures: readonly Figure[];
  readonly passes: readonly ProgramPass[];
  readonly passCount: number;
  readonly outputs: readonly ProgramOutput[];
  readonly room: Room;
  /** The place of a value on the tape. */
  readonly placeOf: (value: Value) => ValueId | null;
}

/** How much of histories and of tensors' values there is room for: less during a run, when there are many snapshots. */
export interface Room {
  readonly points: number;
  readonly values: number;
}

export const ROOM_DURING: Room = { points: 50_000, values: 100_000 };
export const ROOM_AFTERWARDS: Room = { points: 400_000, values: 2_000_000 };

/** The largest share, halved from `most`, with which all of these lengths together fit into the room. */
function share(lengths: readonly number[], most: number, room: number): number {
  for (let each = most; each > 8; each = Math.floor(each / 2))
    if (lengths.reduce((sum, length) => sum + Math.min(length, each), 0) <= room) return each;
  return 8;
}

/** Sites by the start of their range, the longer first. */
export function inTextOrder(sites: readonly { readonly range: SourceRange }[]): readonly number[] {
  const rangeOf = (site: number): SourceRange => sites[site]?.range ?? { start: 0, end: 0 };
  return sites
    .map((_, site) => site)
    .sort((a, b) => rangeOf(a).start - rangeOf(b).start || rangeOf(b).end - rangeOf(a).end);
}

export function snapshot(
  table: SiteTable,
  order: readonly number[],
  valueOf: (tensor: Tensor) => Value,
  parts: SnapshotParts,
): RecordedState {
  const tensors = new Tensors(valueOf, parts.placeOf);
  const found = order.flatMap((site) => table.at(site) ?? []);
  const points = share(
    found.map(({ history }) => history?.kept ?? 0),
    MAX_POINTS,
    parts.room.points,
  );
  const records = found.map((record) => traceRecord(record, tensors, points));
  const { figures, passes, passCount, outputs } = parts;
  return { records, tensors: tensors.finished(parts.room.values), figures, passes, passCount, outputs };
}

function traceRecord(record: SiteRecord, tensors: Tensors, points: number): TraceRecord {
  const { place, count, history } = record;
  return {
    range: place.range,
    name: place.name,
    kind: place.kind,
    count,
    value: valueOf(record, tensors),
    history: history?.shown(points) ?? null,
  };
}

function valueOf({ value, tuple, number }: SiteRecord, tensors: Tensors): TraceRecord['value'] {
  if (value !== null) return { kind: 'tensor', tensor: tensors.number(value) };
  if (tuple === null) return { kind: 'number', value: number };
  const members = tuple.members.map(({ name, value: member }) => ({ name, tensor: tensors.number(member) }));
  return { kind: 'tuple', name: tuple.name, members };
}

/** Numbers the values that a snapshot shows. */
class Tensors {
  private readonly values: Value[] = [];
  private readonly ids = new Map<Value, TensorId>();
  private readonly valueOf: (tensor: Tensor) => Value;
  private readonly placeOf: (value: Value) => ValueId | null;

  constructor(valueOf: (tensor: Tensor) => Value, placeOf: (value: Value) => ValueId | null) {
    this.valueOf = valueOf;
    this.placeOf = placeOf;
  }

  number(value: Value): TensorId {
    const known = this.ids.get(value);
    if (known !== undefined) return known;
    const id = this.values.length;
    this.values.push(value);
    this.ids.set(value, id);
    return id;
  }

  finished(room: number): readonly ProgramTensor[] {
    const tensors: ProgramTensor[] = [];
    // Gradients are numbered while their tensors are described, and have gradients themselves at times.
    for (const value of this.values) tensors.push(this.described(value, tensors.length));
    const lengths = tensors.map(({ values }) => values.length);
    const each = share(lengths, MAX_TRACE_VALUES, room);
    if (each === MAX_TRACE_VALUES) return tensors;
    return tensors.map((tensor) => ({ ...tensor, values: tensor.values.slice(0, each) }));
  }

  private described(value: Value, id: TensorId): ProgramTensor {
    const { tensor, node } = value;
    const grad = tensor?.storedGrad ?? null;
    const data = dataOf(value);
    return {
      id,
      shape: [...value.shape],
      dtype: value.dtype.name,
      requires_grad: value.requires_grad,
      is_leaf: value.leaf || !value.requires_grad,
      grad_fn: node?.printedName ?? null,
      retains_grad: tensor !== null && node?.retained?.get(tensor.output_nr) === tensor,
      grad: grad === null ? null : this.number(this.gradient(grad)),
      text: data?.text ?? '',
      summary: data?.summary ?? nothingKnown(value),
      values: data?.values ?? [],
      value: this.placeOf(value),
    };
  }

  private gradient(grad: Tensor): Value {
    const value = this.valueOf(grad);
    if (value.holders === 0) {
      value.pin(grad);
      value.node = nodeOf(grad);
    }
    return value;
  }
}

/** Of memory that changed before anyone looked, which is no case known: nothing is claimed of it. */
function nothingKnown(value: Value): TensorSummary {
  return { numel: numel(value.shape), min: null, max: null, mean: null, nan: 0, infinite: 0 };
}
