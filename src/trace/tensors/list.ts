/** The elements that are looked for, in order: only as many are put in order as are asked for. Knows no engine. */
import type { ElementFilter, ElementList, Order, Search } from '../elements';
import { holds } from './filter';

const STRETCH = 65_536;

/** The numbers that are looked through, one of each for every element. */
export interface Columns {
  readonly values: ArrayLike<number>;
  readonly gradients: ArrayLike<number> | null;
}

type Wanted = Pick<Search, 'order' | 'descending' | 'filter'> & { readonly from: number; readonly count: number };

/** `check` is called now and then. */
export function listOf(columns: Columns, wanted: Wanted, check: () => void): ElementList {
  const places = matching(columns, wanted.filter, check);
  const shown = ordered(columns, places, wanted, check);
  const { values, gradients } = columns;
  return {
    matches: places.length,
    numel: values.length,
    indices: [...shown],
    values: Array.from(shown, (place) => values[place] ?? NaN),
    gradients: gradients === null ? null : Array.from(shown, (place) => gradients[place] ?? NaN),
  };
}

/** The places of all that the filter lets through, ascending. */
export function matching({ values, gradients }: Columns, filter: ElementFilter, check: () => void): Uint32Array {
  const places = new Uint32Array(values.length);
  let count = 0;
  for (let place = 0; place < values.length; place += 1) {
    if (place % STRETCH === 0) check();
    const value = values[place] ?? NaN;
    // What there is no gradient of is compared with nothing.
    const gradient = gradients?.[place];
    const passes =
      filter.length === 0 ||
      filter.some((all) =>
        all.every((one) => {
          const number = one.of === 'value' ? value : gradient;
          return number !== undefined && holds(one, number);
        }),
      );
    if (passes) places[count++] = place;
  }
  return places.subarray(0, count);
}

/** Those from `from` on, as the order wants them; what is equal stays in the order of the places. */
export function ordered(columns: Columns, places: Uint32Array, wanted: Wanted, check: () => void): Uint32Array {
  const { order, descending, from, count } = wanted;
  if (order === 'index') return (descending ? places.toReversed() : places).slice(from, from + count);
  const keys = keysOf(columns, places, order, descending);
  check();
  // As far as is asked for, and all that are equal to the last of these.
  const end = keys.toSorted()[Math.min(from + count, keys.length) - 1];
  check();
  const first: number[] = [];
  for (const [at, key] of keys.entries()) if (end === undefined || Number.isNaN(end) || key <= end) first.push(at);
  first.sort((one, other) => compared(keys[one] ?? NaN, keys[other] ?? NaN) || one - other);
  return Uint32Array.from(first.slice(from, from + count), (at) => places[at] ?? 0);
}

/** A number for each place by which it is put in order, ascending. */
function keysOf({ values, gradients }: Columns, places: Uint32Array, order: Order, descending: boolean): Float64Array {
  const source = order === 'value' || order === '|value|' ? values : gradients;
  const magnitude = order === '|value|' || order === '|gradient|';
  return Float64Array.from(places, (place) => {
    const number = source?.[place] ?? NaN;
    const key = magnitude ? Math.abs(number) : number;
    // Not −0, which a typed array puts before 0.
    return (descending ? -key : key) + 0;
  });
}

/** NaN last. */
function compared(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
  return one < other ? -1 : one > other ? 1 : 0;
}
