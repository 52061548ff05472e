/** How far a float32 number is from a float64 one in units of the last place, and numbers to try kernels on. */

/** The distance between neighbours of float32 at a finite number. */
function unit(reference: number): number {
  const magnitude = Math.abs(reference);
  if (magnitude < 2 ** -126) return 2 ** -149;
  return 2 ** (Math.min(127, exponentOf(magnitude)) - 23);
}

const view = new DataView(new ArrayBuffer(8));

function exponentOf(magnitude: number): number {
  view.setFloat64(0, magnitude);
  return (view.getUint32(0) >>> 20) - 1023;
}

/** Infinite where a NaN, an infinity or the sign of a zero is wrong. Infinity counts as 2¹²⁸ where a finite number overflows. */
export function unitsBetween(value: number, reference: number): number {
  if (reference !== reference || value !== value) return Object.is(value, reference) ? 0 : Infinity;
  const rounded = Math.fround(reference);
  if (Object.is(value, rounded) && (rounded === 0 || !Number.isFinite(rounded))) return 0;
  if (value === 0 && rounded === 0) return Infinity;
  if (!Number.isFinite(reference)) return Infinity;
  if (value === 0 && Math.sign(1 / value) !== Math.sign(reference)) return Infinity;
  if (Number.isFinite(value)) return Math.abs(value - reference) / unit(reference);
  return Math.abs(Math.sign(value) * 2 ** 128 - reference) / unit(reference);
}

/** A linear congruential generator (Numerical Recipes): 32 bits. */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
}

/**
 * Numbers of every exponent and both signs, evenly spread ones with their zeros, infinities and NaNs; any bits; and many
 * of the sizes that one meets. A multiple of 16.
 */
export function samples(perExponent: number, others: number): Float32Array {
  const next = generator(9);
  const bits: number[] = [];
  for (let top = 0; top < 512; top++)
    for (let j = 0; j < perExponent; j++)
      bits.push(((top << 23) | (((j / perExponent) * 2 ** 23 + (j % 2 === 0 ? 0 : next() >>> 24)) | 0)) >>> 0);
  for (let i = 0; i < others; i++) bits.push((next() ^ (next() >>> 16)) >>> 0);
  const numbers = [...new Float32Array(Uint32Array.from(bits).buffer)];
  for (const range of [1, 4, 20, 100, 1000])
    for (let i = 0; i < others; i++) numbers.push((next() / 2 ** 31 - 1) * range);
  // Near 1, and near multiples of π/2.
  for (let i = 0; i < others; i++)
    numbers.push(1 + (next() / 2 ** 31 - 1) * 2 ** -(i % 24), Math.fround((i * Math.PI) / 2));
  while (numbers.length % 16 !== 0) numbers.push(0);
  return Float32Array.from(numbers);
}
