/**
 * Answers about single tensors of the trace that is shown: parts of their numbers, what they are like, those that are
 * looked for, and any of these as text. Knows no page and no formula; the tensors are the recording's.
 */
import { no_grad } from '../../engine/autograd/modes/modes';
import { dtypeNamed } from '../../recorder/replay/dtypes';
import { float32 } from '../../engine/dtype';
import { denseValues } from '../../engine/storage/access';
import { ofNumbers } from '../../engine/tensor/create';
import type { Tensor } from '../../engine/tensor/tensor';
import {
  MAX_BINS,
  MAX_ELEMENTS,
  MAX_LIST_REACH,
  MAX_LISTED,
  MAX_WRITTEN,
  type ElementList,
  type Elements,
  type ElementsRequest,
  type ListRequest,
  type Part,
  type Search,
  type StatisticsRequest,
  type TensorStatistics,
  type WritingRequest,
  type Written,
} from '../../trace/elements';
import { message } from '../../trace/message';
import { isRefusal, refusal, type Refusal } from '../../trace/refusal';
import type { TensorId } from '../../trace/trace';
import { listOf, matching, ordered, type Columns } from '../../trace/tensors/list';
import { elementsIn, planeOf, sizeOf, sliceOffset } from '../../trace/tensors/plane';
import { statisticsOf } from '../../trace/tensors/statistics';
import { listAsCsv, written, type Writable } from '../../trace/tensors/written';
import type { Standpoint } from './standpoint';

/** What these answers need of the point at which the formula stands. */
export type Tensors = Pick<Standpoint, 'formula' | 'stopwatch' | 'recorded' | 'printed'>;

export function elements(standpoint: Tensors, ask: ElementsRequest): Elements | Refusal {
  const tensor = tensorOf(standpoint, ask.tensor);
  if (isRefusal(tensor)) return tensor;
  const [rows, columns] = sizeOf(tensor.shape, ask);
  if (rows * columns > MAX_ELEMENTS) return tooMany(standpoint, rows * columns, MAX_ELEMENTS, SMALLER_PART);
  return elementsIn(tensor.shape, denseValues(tensor), ask, checkOf(standpoint)) ?? noSlice(standpoint);
}

export function statistics(standpoint: Tensors, ask: StatisticsRequest): TensorStatistics | Refusal {
  const tensor = tensorOf(standpoint, ask.tensor);
  if (isRefusal(tensor)) return tensor;
  const bins = Math.max(1, Math.min(MAX_BINS, ask.bins));
  return statisticsOf(denseValues(tensor), { dtype: tensor.dtype.name, bins }, checkOf(standpoint));
}

export function listing(standpoint: Tensors, ask: ListRequest): ElementList | Refusal {
  const searched = columnsOf(standpoint, ask);
  if (isRefusal(searched)) return searched;
  if (ask.count > MAX_LISTED) return tooMany(standpoint, ask.count, MAX_LISTED, SMALLER_PART);
  if (ask.from + ask.count > MAX_LIST_REACH)
    return tooMany(standpoint, ask.from + ask.count, MAX_LIST_REACH, NARROWER_FILTER);
  return listOf(searched.columns, ask, checkOf(standpoint));
}

export function writing(standpoint: Tensors, { tensor: id, form, part }: WritingRequest): Written | Refusal {
  const tensor = tensorOf(standpoint, id);
  if (isRefusal(tensor)) return tensor;
  if (part.kind === 'list') return listWritten(standpoint, tensor, part.search, form);
  const { shape, offset } = partOf(tensor.shape, part);
  if (offset === null) return noSlice(standpoint);
  const count = shape.reduce((product, size) => product * size, 1);
  // PyTorch abbreviates what it prints, however large.
  if (form !== 'text' && count > MAX_WRITTEN) return tooMany(standpoint, count, MAX_WRITTEN, LESS_TO_WRITE);
  const values = Array.from(denseValues(tensor).subarray(offset, offset + count));
  return textOf(standpoint, { shape, dtype: tensor.dtype.name, values }, form);
}

function partOf(shape: readonly number[], part: Exclude<Part, { readonly kind: 'list' }>) {
  if (part.kind === 'tensor') return { shape, offset: 0 };
  const { leading } = planeOf(shape);
  return { shape: shape.slice(leading.length), offset: sliceOffset(shape, part.slice) };
}

function listWritten(
  standpoint: Tensors,
  tensor: Tensor,
  search: Search,
  form: WritingRequest['form'],
): Written | Refusal {
  const searched = columnsOf(standpoint, search);
  if (isRefusal(searched)) return searched;
  const { columns, gradient } = searched;
  if (searched.tensor.shape.join() !== tensor.shape.join()) return otherShape(standpoint);
  const check = checkOf(standpoint);
  const places = matching(columns, search.filter, check);
  if (places.length > MAX_WRITTEN) return tooMany(standpoint, places.length, MAX_WRITTEN, NARROWER_FILTER);
  const shown = ordered(columns, places, { ...search, from: 0, count: places.length }, check);
  const at = (numbers: ArrayLike<number>): number[] => Array.from(shown, (place) => numbers[place] ?? NaN);
  const dtype = tensor.dtype.name;
  if (form !== 'csv')
    return textOf(standpoint, { shape: [shown.length], dtype, values: at(denseValues(tensor)) }, form);
  const { values, gradients } = columns;
  const list = { indices: [...shown], values: at(values), gradients: gradients && at(gradients) };
  const dtypes = { value: searched.tensor.dtype.name, gradient: gradient?.dtype.name ?? dtype };
  return { text: listAsCsv(tensor.shape, dtypes, list) };
}

function textOf({ printed }: Tensors, part: Writable, form: WritingRequest['form']): Written {
  if (form !== 'text') return { text: written(form, part) };
  const own = dtypeNamed(part.dtype);
  const dtype = printed === 'float32' && own.is_floating_point ? float32 : own;
  return { text: no_grad(() => ofNumbers(part.values, part.shape, dtype).toString()) };
}

interface Searched {
  readonly tensor: Tensor;
  readonly columns: Columns;
  readonly gradient: Tensor | null;
}

function columnsOf(standpoint: Tensors, search: Search): Searched | Refusal {
  const tensor = tensorOf(standpoint, search.tensor);
  if (isRefusal(tensor)) return tensor;
  if (search.gradient === null)
    return { tensor, columns: { values: denseValues(tensor), gradients: null }, gradient: null };
  const gradient = tensorOf(standpoint, search.gradient);
  if (isRefusal(gradient)) return gradient;
  if (gradient.shape.join() !== tensor.shape.join()) return otherShape(standpoint);
  return { tensor, columns: { values: denseValues(tensor), gradients: denseValues(gradient) }, gradient };
}

/** Looks at nothing of the formula, which of a program would be computed for it. */
function tensorOf(standpoint: Tensors, id: TensorId): Tensor | Refusal {
  const recording = standpoint.recorded();
  if (isRefusal(recording)) return recording;
  return (
    recording.tensor(id) ??
    refusal(
      standpoint.formula.range,
      message('elements.no-tensor', 'The run holds no such tensor any more.'),
      message('elements.no-tensor.hint', 'Run it again, and open the tensor again.'),
    )
  );
}

function otherShape({ formula }: Tensors): Refusal {
  return refusal(
    formula.range,
    message('elements.other-shape', 'The gradient has another shape than the tensor, so no element belongs to it.'),
    message('elements.other-shape.hint', 'Look at the two tensors one by one.'),
  );
}

function checkOf({ stopwatch }: Tensors): () => void {
  return () => {
    stopwatch.check();
  };
}

function noSlice({ formula }: Tensors): Refusal {
  return refusal(
    formula.range,
    message(
      'elements.no-slice',
      'The tensor has no such slice: one index is needed for each dimension before the last two.',
    ),
    message('elements.no-slice.hint', 'Choose indices within its shape.'),
  );
}

const SMALLER_PART = message('elements.too-many.hint', 'Ask for a smaller part.');
const LESS_TO_WRITE = message(
  'elements.too-many.write-hint',
  'Take a slice of it, or list fewer elements with a filter.',
);
const NARROWER_FILTER = message('elements.too-many.list-hint', 'Let the filter leave fewer of them.');

function tooMany({ formula }: Tensors, count: number, limit: number, hint: Refusal['message']): Refusal {
  return refusal(
    formula.range,
    message('elements.too-many', 'That is {count} numbers; at most {limit} are given at once.', { count, limit }),
    hint,
  );
}
