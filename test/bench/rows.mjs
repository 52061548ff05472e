// What was measured, row by row: { peer, work, milliseconds, best, value }, or { …, bytes, value }, or { …, error }.
import { WORK } from './work.mjs';

/**
 * One row for each peer and work: the lowest median of the rounds, since what a machine does besides only adds to it, and
 * the best of all. An error stands where no round gave a time.
 */
export function merged(rows) {
  const byKey = new Map();
  for (const row of rows) {
    if (row.work === undefined) continue;
    const key = `${row.peer}\n${row.work}`;
    const before = byKey.get(key);
    byKey.set(key, before === undefined || before.error !== undefined ? row : lower(before, row));
  }
  return [...byKey.values()];
}

function lower(one, other) {
  if (other.error !== undefined) return one;
  const least = { ...one };
  for (const key of ['milliseconds', 'best', 'bytes'])
    if (one[key] !== undefined) least[key] = Math.min(one[key], other[key] ?? Infinity);
  return least;
}

export function isRight({ work, value, error }) {
  const { expected, relative } = WORK[work];
  return error === undefined && Math.abs(value - expected) <= relative * Math.abs(expected);
}

/** What the work is counted in. */
export function amount(row) {
  return row.milliseconds ?? row.bytes;
}

export function inWords(row) {
  return row.bytes === undefined ? inTime(row.milliseconds) : `${Math.round(row.bytes)} bytes`;
}

/** Three digits and a unit. */
export function inTime(milliseconds) {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toPrecision(3)} s`;
  if (milliseconds >= 1) return `${milliseconds.toPrecision(3)} ms`;
  return milliseconds >= 1e-3
    ? `${(milliseconds * 1e3).toPrecision(3)} µs`
    : `${(milliseconds * 1e6).toPrecision(3)} ns`;
}

/** Two digits, three from a hundred on, without an exponent. */
export function inDigits(ratio) {
  return ratio >= 100 ? String(Math.round(ratio)) : String(Number(ratio.toPrecision(2)));
}
