/**
 * Sorting and selecting as C++'s standard library does, so that equal elements come out in the order in which PyTorch has
 * them on the CPU. All work on an array of positions and one question: does the element at `a` come before that at `b`?
 */
import type { Elements } from '../storage/storage';

/** Whether the element at position `a` comes strictly before the one at `b`. */
export type Before = (a: number, b: number) => boolean;

/** Numbers, or 64-bit integers that no number holds; of both, only order matters here. */
export type Comparable = Elements;

/** Up to this many elements are sorted by insertion, which keeps equal ones in order. */
const FEW = 16;

/** 0, 1, 2, … */
export function positions(count: number): Int32Array {
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  return order;
}

/** Ascending, NaN last; or descending, NaN first. */
export function ordering(values: Comparable, descending: boolean): Before {
  const isNaN = (position: number): boolean => Number.isNaN(values[position]);
  const at = (position: number): number | bigint => values[position] ?? 0;
  return descending
    ? (a, b) => (isNaN(a) && !isNaN(b)) || at(a) > at(b)
    : (a, b) => (!isNaN(a) && isNaN(b)) || at(a) < at(b);
}

/** Equal elements stay in order: merges ever longer stretches. */
export function sortStable(order: Int32Array, before: Before): void {
  let from: Int32Array = order;
  let to: Int32Array = new Int32Array(order.length);
  for (let width = 1; width < order.length; width *= 2) {
    for (let start = 0; start < order.length; start += 2 * width) merge(from, to, start, width, before);
    [from, to] = [to, from];
  }
  if (from !== order) order.set(from);
}

function merge(from: Int32Array, to: Int32Array, start: number, width: number, before: Before): void {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + 2 * width, from.length);
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const takeRight = left >= middle || (right < end && before(place(from, right), place(from, left)));
    to[at] = takeRight ? place(from, right++) : place(from, left++);
  }
}

/** Musser's introsort: median of three, heap sort where the halves stay uneven, insertion at the end. */
export function sort(order: Int32Array, before: Before, first = 0, last = order.length): void {
  const pending: [number, number, number][] = [[first, last, depthLimit(last - first)]];
  for (let stretch = pending.pop(); stretch !== undefined; stretch = pending.pop()) {
    const [from] = stretch;
    let [, to, depth] = stretch;
    for (; to - from > FEW; depth--) {
      if (depth === 0) {
        sortSmallest(order, before, to, from, to);
        break;
      }
      const cut = partitioned(order, before, from, to);
      pending.push([cut, to, depth - 1]);
      to = cut;
    }
  }
  if (last - first <= FEW) insertAll(order, before, first, last);
  else {
    insertAll(order, before, first, first + FEW);
    for (let i = first + FEW; i < last; i++) insert(order, before, i);
  }
}

/** Musser's introselect: what belongs at `nth` is there, what comes before it on its left. */
export function select(order: Int32Array, before: Before, nth: number, start = 0, end = order.length): void {
  if (nth >= end) return;
  let first = start;
  let last = end;
  for (let depth = depthLimit(end - start); last - first > 3; depth--) {
    if (depth === 0) {
      selectSmallest(order, before, nth + 1, first, last);
      exchange(order, first, nth);
      return;
    }
    const cut = partitioned(order, before, first, last);
    if (cut <= nth) first = cut;
    else last = cut;
  }
  insertAll(order, before, first, last);
}

/** The smallest, up to `middle`, in order at the front. */
export function sortSmallest(order: Int32Array, before: Before, middle: number, first = 0, last = order.length): void {
  selectSmallest(order, before, middle, first, last);
  for (let end = middle - 1; end > first; end--) {
    const taken = place(order, end);
    order[end] = place(order, first);
    sift(order, before, first, 0, end - first, taken);
  }
}

/** The smallest as a heap in `first … middle`, the largest of them at its root. */
function selectSmallest(order: Int32Array, before: Before, middle: number, first: number, last: number): void {
  const size = middle - first;
  for (let parent = (size - 2) >> 1; parent >= 0; parent--)
    sift(order, before, first, parent, size, place(order, first + parent));
  for (let i = middle; i < last; i++) {
    if (!before(place(order, i), place(order, first))) continue;
    const taken = place(order, i);
    order[i] = place(order, first);
    sift(order, before, first, 0, size, taken);
  }
}

/** Lets the hole sink to a leaf along the larger children and puts `taken` where it belongs on the way back. */
function sift(order: Int32Array, before: Before, first: number, top: number, size: number, taken: number): void {
  let hole = top;
  let child = top;
  while (child < (size - 1) >> 1) {
    child = 2 * (child + 1);
    if (before(place(order, first + child), place(order, first + child - 1))) child--;
    order[first + hole] = place(order, first + child);
    hole = child;
  }
  if (size % 2 === 0 && child === (size - 2) >> 1) {
    child = 2 * child + 1;
    order[first + hole] = place(order, first + child);
    hole = child;
  }
  for (let parent = (hole - 1) >> 1; hole > top; parent = (hole - 1) >> 1) {
    if (!before(place(order, first + parent), taken)) break;
    order[first + hole] = place(order, first + parent);
    hole = parent;
  }
  order[first + hole] = taken;
}

/** Parts at the median of the second, the middle and the last element; gives where the right part starts. */
function partitioned(order: Int32Array, before: Before, first: number, last: number): number {
  medianToFirst(order, before, first, first + 1, first + ((last - first) >> 1), last - 1);
  const pivot = place(order, first);
  let left = first + 1;
  let right = last;
  for (;;) {
    while (before(place(order, left), pivot)) left++;
    right--;
    while (before(pivot, place(order, right))) right--;
    if (left >= right) return left;
    exchange(order, left, right);
    left++;
  }
}

function medianToFirst(order: Int32Array, before: Before, first: number, a: number, b: number, c: number): void {
  const [x, y, z] = [place(order, a), place(order, b), place(order, c)];
  if (before(x, y)) exchange(order, first, before(y, z) ? b : before(x, z) ? c : a);
  else exchange(order, first, before(x, z) ? a : before(y, z) ? c : b);
}

function insertAll(order: Int32Array, before: Before, first: number, last: number): void {
  for (let i = first + 1; i < last; i++) {
    const taken = place(order, i);
    if (before(taken, place(order, first))) {
      order.copyWithin(first + 1, first, i);
      order[first] = taken;
    } else insert(order, before, i);
  }
}

/** Moves the element at `i` left past all that it comes before; one that it does not is known to be there. */
function insert(order: Int32Array, before: Before, i: number): void {
  const taken = place(order, i);
  let hole = i;
  while (before(taken, place(order, hole - 1))) {
    order[hole] = place(order, hole - 1);
    hole--;
  }
  order[hole] = taken;
}

/** What belongs at each of the `ranks`, ascending, is there: the middle one first, the others in the parts beside it. */
export function selectAll(order: Int32Array, before: Before, ranks: readonly number[]): void {
  const pending: [number, number, number, number][] = [[0, ranks.length, 0, order.length]];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    const [low, high, first, last] = part;
    if (low >= high) continue;
    const middle = (low + high) >> 1;
    const rank = ranks[middle] ?? 0;
    select(order, before, rank, first, last);
    pending.push([low, middle, first, rank], [middle + 1, high, rank + 1, last]);
  }
}

/**
 * Sedgewick's quickselect (1978), with which PyTorch finds the k-th value: after it, what belongs at `k` is there.
 */
export function quickSelect(order: Int32Array, before: Before, k: number): void {
  let left = 0;
  let right = order.length - 1;
  const sortPair = (a: number, b: number): void => {
    if (before(place(order, b), place(order, a))) exchange(order, a, b);
  };
  while (right > left) {
    if (right === left + 1) {
      sortPair(left, right);
      return;
    }
    exchange(order, (left + right) >> 1, left + 1);
    sortPair(left + 1, right);
    sortPair(left, right);
    sortPair(left + 1, left);
    const pivot = place(order, left);
    let i = left + 1;
    let j = right;
    for (;;) {
      do i++;
      while (before(place(order, i), pivot));
      do j--;
      while (before(pivot, place(order, j)));
      if (j < i) break;
      exchange(order, i, j);
    }
    exchange(order, left, j);
    if (j <= k) left = i;
    if (j >= k) right = j - 1;
  }
}

/** How uneven the parts may become before heaps take over: twice the logarithm. */
function depthLimit(count: number): number {
  return count < 1 ? 0 : 2 * Math.floor(Math.log2(count));
}

function exchange(order: Int32Array, a: number, b: number): void {
  const kept = place(order, a);
  order[a] = place(order, b);
  order[b] = kept;
}

function place(order: Int32Array, at: number): number {
  return order[at] ?? 0;
}
