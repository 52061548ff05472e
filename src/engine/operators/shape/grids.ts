/** Tensors that are broadcast together, and the combinations of their elements. */
import { int64 } from '../../dtype';
import { runtimeError } from '../../errors';
import { broadcastShapes, formatList, sameShape, type Shape } from '../../shape';
import { filled, ofNumbers } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { warnOnce } from '../../warnings';
import { composite, operator, torchFunction } from '../definition';

export const broadcast_tensors = torchFunction(
  'The tensors expanded to the shape that all broadcast to.',
  composite('broadcast_tensors(Tensor[1] tensors=[]) -> Tensor[]', (tensors: readonly Tensor[]) => {
    const shape = tensors.map((tensor): Shape => tensor.shape).reduce(broadcastShapes, []);
    return tensors.map((tensor) => (sameShape(tensor.shape, shape) ? tensor : tensor.expand(shape)));
  }),
);

export const meshgrid = torchFunction(
  "Grids of coordinates: each vector along a dimension of its own; with `indexing='xy'`, the first two exchanged.",
  composite(
    'meshgrid(Tensor[1] tensors=[], *, str? indexing=None) -> Tensor[]',
    (tensors: readonly Tensor[], indexing: string | null) => {
      if (indexing === null)
        warnOnce('torch.meshgrid: in an upcoming release, it will be required to pass the indexing argument.');
      return grids(tensors, indexing ?? 'ij');
    },
  ),
);

export const cartesian_prod = torchFunction(
  'All combinations of one element of each vector, one row for each.',
  composite('cartesian_prod(Tensor[1] tensors=[]) -> Tensor', (tensors: readonly Tensor[]) => {
    tensors.forEach(checkVector);
    const [first] = tensors;
    if (first !== undefined && tensors.length === 1) return first;
    const columns = grids(tensors, 'ij').map((grid) => grid.flatten());
    const [column] = columns;
    if (column === undefined) throw runtimeError('meshgrid expects a non-empty TensorList');
    return column._stack(columns, 1);
  }),
);

export const combinations = operator(
  'All combinations of `r` elements of a vector, in their order, one row for each.',
  composite(
    'combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor',
    (self: Tensor, r: number, with_replacement: boolean) => {
      checkVector(self);
      if (r < 0) throw runtimeError(`Expect a non-negative number, but got ${r}`);
      if (r === 0) return filled(0, [0], self.dtype);
      const rows = chosen(self.shape[0] ?? 0, r, with_replacement);
      return self.index([ofNumbers(rows, [rows.length / r, r], int64)]);
    },
  ),
);

function grids(tensors: readonly Tensor[], indexing: string): Tensor[] {
  const [first] = tensors;
  if (first === undefined) throw runtimeError('meshgrid expects a non-empty TensorList');
  for (const tensor of tensors)
    if (tensor.ndim > 1)
      throw runtimeError(`torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: ${String(tensor)}`);
  if (tensors.some(({ dtype }) => dtype !== first.dtype))
    throw runtimeError('meshgrid expects all tensors to have the same dtype');
  if (indexing !== 'ij' && indexing !== 'xy')
    throw runtimeError(`torch.meshgrid: indexing must be one of "xy" or "ij", but received: ${indexing}`);
  const exchanged = indexing === 'xy' && tensors.length > 1;
  const place = (i: number): number => (exchanged && i < 2 ? 1 - i : i);
  const shape = tensors.map((_, d) => tensors[place(d)]?.numel() ?? 1);
  return tensors.map((tensor, i) => tensor.view(shape.map((size, d) => (d === place(i) ? size : 1))).expand(shape));
}

function checkVector({ ndim, shape }: Tensor): void {
  if (ndim !== 1) throw runtimeError(`Expect a 1D vector, but got shape ${formatList(shape)}`);
}

/** Indices in ascending order, `r` in a row. */
function chosen(count: number, r: number, again: boolean): number[] {
  const rows: number[] = [];
  const row = Array.from({ length: r }, (_, i) => (again ? 0 : i));
  if (count === 0 || (!again && r > count)) return rows;
  for (;;) {
    rows.push(...row);
    let at = r - 1;
    while (at >= 0 && (row[at] ?? 0) === (again ? count - 1 : count - r + at)) at--;
    if (at < 0) return rows;
    const next = (row[at] ?? 0) + 1;
    for (let i = at; i < r; i++) row[i] = again ? next : next + i - at;
  }
}
