/**
 * Memory for small arrays, cut from larger pieces: V8 makes an array of more than 64 bytes with a buffer of its own,
 * which takes 200 to 300 ns, longer than most operators on it; a part of a buffer that is there takes 30 to 50. The piece
 * stays as long as any array in it, so pieces are small.
 */

const PIECE = 8192;
/** In bytes: below, V8 puts arrays on its heap, which is as fast; above, the buffer costs less than the work. */
const LEAST = 64;
const MOST = 1024;

let piece = new ArrayBuffer(PIECE);
let used = 0;

/** Whether an array of so many bytes is made here. */
export function isSmall(bytes: number): boolean {
  return bytes > LEAST && bytes <= MOST;
}

/** Zeros, as every part of a piece is given out once. */
export function smallFloats(length: number): Float32Array {
  const at = place(length * Float32Array.BYTES_PER_ELEMENT);
  return new Float32Array(piece, at, length);
}

export function smallDoubles(length: number): Float64Array {
  const at = place(length * Float64Array.BYTES_PER_ELEMENT);
  return new Float64Array(piece, at, length);
}

/** Where in the piece: at the next multiple of eight bytes. */
function place(bytes: number): number {
  if (used + bytes > PIECE) {
    piece = new ArrayBuffer(PIECE);
    used = 0;
  }
  const at = used;
  used += (bytes + 7) & ~7;
  return at;
}
