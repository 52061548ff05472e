/** Reads what the page asks of single tensors; whatever has another form is no question. Knows nothing of what is answered. */
import {
  FORMS,
  ORDERS,
  type Comparison,
  type ElementFilter,
  type ElementsRequest,
  type Form,
  type ListRequest,
  type Order,
  type Part,
  type Search,
  type Span,
  type StatisticsRequest,
  type WritingRequest,
} from '../trace/elements';

type Asked = Readonly<Record<string, unknown>>;

const TESTS: readonly Comparison['test'][] = ['<', '<=', '>', '>=', '=', '!='];

export function elementsRequest({ tensor, slice, rows, columns, block }: Asked): ElementsRequest | null {
  if (!isCount(tensor) || !areCounts(slice) || !isSpan(rows) || !isSpan(columns) || !isRecord(block)) return null;
  const { rows: high, columns: wide } = block;
  if (!isCount(high) || !isCount(wide) || high === 0 || wide === 0) return null;
  return { tensor, slice, rows, columns, block: { rows: high, columns: wide } };
}

export function statisticsRequest({ tensor, bins }: Asked): StatisticsRequest | null {
  return isCount(tensor) && isCount(bins) ? { tensor, bins } : null;
}

export function listRequest({ from, count, ...asked }: Asked): ListRequest | null {
  const search = searchFrom(asked);
  return search !== null && isCount(from) && isCount(count) ? { ...search, from, count } : null;
}

export function writingRequest({ tensor, form, part }: Asked): WritingRequest | null {
  const read = isRecord(part) ? partFrom(part) : null;
  return isCount(tensor) && isForm(form) && read !== null ? { tensor, form, part: read } : null;
}

function partFrom({ kind, slice, search }: Asked): Part | null {
  if (kind === 'tensor') return { kind };
  if (kind === 'slice') return areCounts(slice) ? { kind, slice } : null;
  const read = kind === 'list' && isRecord(search) ? searchFrom(search) : null;
  return read && { kind: 'list', search: read };
}

function searchFrom({ tensor, gradient, order, descending, filter }: Asked): Search | null {
  if (!isCount(tensor) || (gradient !== null && !isCount(gradient)) || typeof descending !== 'boolean') return null;
  return isOrder(order) && isFilter(filter) ? { tensor, gradient, order, descending, filter } : null;
}

function isFilter(value: unknown): value is ElementFilter {
  return Array.isArray(value) && value.every((all) => Array.isArray(all) && all.every(isComparison));
}

function isComparison(value: unknown): value is Comparison {
  if (!isRecord(value)) return false;
  const { of, magnitude, test, than } = value;
  const known = of === 'value' || of === 'gradient';
  return known && typeof magnitude === 'boolean' && TESTS.some((one) => one === test) && typeof than === 'number';
}

function isForm(value: unknown): value is Form {
  return FORMS.some((form) => form === value);
}

function isOrder(value: unknown): value is Order {
  return ORDERS.some((order) => order === value);
}

function isSpan(value: unknown): value is Span {
  return isRecord(value) && isCount(value['from']) && isCount(value['count']);
}

function areCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(isCount);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isRecord(value: unknown): value is Asked {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
