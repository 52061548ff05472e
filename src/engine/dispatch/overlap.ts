/** Memory that shows more than once: what PyTorch refuses to write to. Knows shapes and strides, no operator. */
import { runtimeError } from '../errors';
import type { Shape } from '../shape';
import { Tensor } from '../tensor/tensor';
import { warnOnce } from '../warnings';

/** Whether elements of the tensor certainly share memory: it is expanded. Other strides may do so unseen, as in PyTorch. */
export function sharesWithin({ shape, strides }: Tensor): boolean {
  return shape.some((size, d) => size > 1 && strides[d] === 0);
}

/** Of the few operators that change such a tensor all the same. */
export function warnOfSharing(name: string): void {
  const assigned = name === 'index_put_' ? 'tensor[indices] = tensor' : 'tensor[mask] = scalar';
  warnOnce(
    `Use of ${name} on expanded tensors is deprecated. Please clone() the tensor before performing this operation. This also applies to advanced indexing e.g. ${assigned}`,
  );
}

/** Refuses a tensor whose elements share memory, and operands that show part of what is written. */
export function checkOverlap(written: Tensor, operands: readonly unknown[], shared = sharesWithin(written)): void {
  if (shared)
    throw runtimeError(
      'unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.',
    );
  for (const operand of operands)
    if (operand instanceof Tensor && operand !== written && overlapsInPart(written, operand))
      throw runtimeError(
        'unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.',
      );
}

/** As PyTorch judges: only what is dense in memory can be told. */
function overlapsInPart(a: Tensor, b: Tensor): boolean {
  if (typeof a.cell === 'number' || typeof b.cell === 'number' || a.cell.memory !== b.cell.memory) return false;
  const [m, n] = [a.numel(), b.numel()];
  if (m === 0 || n === 0 || !isDense(a.shape, a.strides) || !isDense(b.shape, b.strides)) return false;
  if (a.offset === b.offset && m === n) return !a.strides.every((stride, d) => stride === b.strides[d]);
  return a.offset < b.offset + n && b.offset < a.offset + m;
}

/** Whether the elements fill a stretch of memory without gaps, in any order of dimensions. */
function isDense(shape: Shape, strides: Shape): boolean {
  const dims = shape.map((size, d) => ({ size, stride: strides[d] ?? 0 })).filter(({ size }) => size !== 1);
  dims.sort((a, b) => a.stride - b.stride);
  let step = 1;
  for (const { size, stride } of dims) {
    if (stride !== step) return false;
    step *= size;
  }
  return true;
}
