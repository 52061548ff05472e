/**
 * Where elements lie: lists of places in an array whose elements stand in row-major order of a shape. Knows shapes and
 * numbers, no tensor.
 */
import { contiguousStrides, numel, type Shape } from '../shape';
import type { Elements } from '../storage/storage';

/** Indices into an array; −1 stands for no element. */
export type Places = Int32Array<ArrayBuffer>;

/** The places that `shape` and `strides` pick, one after the other; strides may be negative or 0. */
export function positions(shape: Shape, strides: Shape, offset = 0): Places {
  return sums(
    shape.map((size, d) => progression(size, strides[d] ?? 0)),
    offset,
  );
}

/** 0, step, 2·step … */
export function progression(size: number, step: number): Places {
  const steps = new Int32Array(size);
  for (let i = 0; i < size; i++) steps[i] = i * step;
  return steps;
}

/** All sums of one entry of each table, the last table's entry changing first. */
export function sums(tables: readonly Places[], offset = 0): Places {
  let result: Places = Int32Array.of(offset);
  for (const table of tables) {
    const next = new Int32Array(result.length * table.length);
    let at = 0;
    for (const start of result) for (const step of table) next[at++] = start + step;
    result = next;
  }
  return result;
}

/** For each dimension of an array of this shape, the places of its indices. */
export function tables(shape: Shape): Places[] {
  const strides = contiguousStrides(shape);
  return shape.map((size, d) => progression(size, strides[d] ?? 1));
}

/** As `tables`, with the indices of dimension `d` in the given order, as many of them as there are. */
export function reordered(shape: Shape, d: number, indices: ArrayLike<number>): Places[] {
  const step = contiguousStrides(shape)[d] ?? 1;
  const table = Int32Array.from({ length: indices.length }, (_, i) => (indices[i] ?? 0) * step);
  return shape.length === 0 ? [table] : tables(shape).map((own, each) => (each === d ? table : own));
}

/**
 * Of an array of `shape`, the place for each element of `index`, which tells the coordinate along `d`; the other
 * coordinates are its own. A 0-d tensor counts as one of a single dimension.
 */
export function alongPlaces(shape: Shape, d: number, index: ArrayLike<number>, indexShape: Shape): Places {
  const strides = contiguousStrides(shape);
  const step = strides[d] ?? 1;
  const places = positions(
    indexShape,
    indexShape.map((_, i) => (i === d ? 0 : (strides[i] ?? 1))),
  );
  for (let i = 0; i < places.length; i++) places[i] = (places[i] ?? 0) + (index[i] ?? 0) * step;
  return places;
}

/** The places of a part, of the same dimensions or smaller, in the corner of an array of `shape`. */
export function cornerPlaces(shape: Shape, part: Shape): Places {
  return positions(part, contiguousStrides(shape));
}

/** Where the values are not 0. */
export function truePlaces(values: Elements): Places {
  let count = 0;
  for (const value of values) if (isTrue(value)) count++;
  const places = new Int32Array(count);
  let at = 0;
  for (let i = 0; i < values.length; i++) if (isTrue(values[i])) places[at++] = i;
  return places;
}

function isTrue(value: number | bigint | undefined): boolean {
  return value !== 0 && value !== 0n;
}

/** The coordinates along each dimension of places in an array of `shape`. */
export function coordinates(places: Places, shape: Shape): Float64Array<ArrayBuffer>[] {
  const strides = contiguousStrides(shape);
  return shape.map((size, d) => {
    const step = strides[d] ?? 1;
    return Float64Array.from(places, (place) => Math.floor(place / step) % size);
  });
}

/** Every element of an array of `shape` whose column minus row satisfies the triangle's bound; −1 elsewhere. */
export function trianglePlaces(shape: Shape, diagonal: number, upper: boolean): Places {
  const columns = shape[shape.length - 1] ?? 1;
  const rows = shape[shape.length - 2] ?? 1;
  const places = new Int32Array(numel(shape));
  for (let i = 0, row = 0, column = 0; i < places.length; i++) {
    const within = upper ? column - row >= diagonal : column - row <= diagonal;
    places[i] = within ? i : -1;
    if (++column === columns) {
      column = 0;
      if (++row === rows) row = 0;
    }
  }
  return places;
}
