/** Room in the kernels' memory for products and rows; what lies below belongs to pointwise work. Knows no kernel. */
import type { SimdModule } from './module';

/** Where the room starts, in bytes. */
export const ROOM = 1 << 20;
const PAGE = 1 << 16;

/** The whole memory as numbers, with room for so many bytes. Only for one call: memory that grows leaves older views empty. */
export function withRoom({ memory }: SimdModule, bytes: number): Float32Array<ArrayBuffer> {
  const missing = ROOM + bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  return new Float32Array(memory.buffer);
}

/** Bytes for so many numbers, as whole steps of 64. */
export function padded(numbers: number): number {
  return (numbers * 4 + 63) & ~63;
}
