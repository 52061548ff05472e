/** Values below which a given part of the elements lies. */
import { float32, float64, int64 } from '../../dtype';
import { runtimeError } from '../../errors';
import { ordering, positions, selectAll } from '../../kernels/order';
import { wrapDim, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { filled, fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { composite, operator } from '../definition';

const ARGUMENTS = "int? dim=None, bool keepdim=False, *, str interpolation='linear'";

export const quantile = operator(
  'The values below which the parts `q` of the elements lie, over all or along a dimension.',
  composite(
    `quantile(Tensor self, Tensor q, ${ARGUMENTS}) -> Tensor`,
    (self: Tensor, q: Tensor, dim: number | null, keepdim: boolean, interpolation: string) =>
      quantileOf(self, q, dim, keepdim, interpolation, false),
  ),
  composite(
    `quantile(Tensor self, float q, ${ARGUMENTS}) -> Tensor`,
    (self: Tensor, q: number, dim: number | null, keepdim: boolean, interpolation: string) =>
      quantileOf(self, asTensor(self, q), dim, keepdim, interpolation, false),
  ),
);

export const nanquantile = operator(
  'The values below which the parts `q` of what is not NaN lie, over all elements or along a dimension.',
  composite(
    `nanquantile(Tensor self, Tensor q, ${ARGUMENTS}) -> Tensor`,
    (self: Tensor, q: Tensor, dim: number | null, keepdim: boolean, interpolation: string) =>
      quantileOf(self, q, dim, keepdim, interpolation, true),
  ),
  composite(
    `nanquantile(Tensor self, float q, ${ARGUMENTS}) -> Tensor`,
    (self: Tensor, q: number, dim: number | null, keepdim: boolean, interpolation: string) =>
      quantileOf(self, asTensor(self, q), dim, keepdim, interpolation, true),
  ),
);

function asTensor({ dtype }: Tensor, q: number): Tensor {
  if (!(q >= 0 && q <= 1)) throw runtimeError(`quantile() q must be in the range [0, 1] but got ${q}`);
  return filled(q, [], dtype.is_floating_point ? dtype : float32);
}

const INTERPOLATIONS = ['linear', 'lower', 'higher', 'midpoint', 'nearest'];

function check(self: Tensor, q: Tensor, interpolation: string): void {
  if (!INTERPOLATIONS.includes(interpolation))
    throw runtimeError(
      `quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but got ${interpolation}`,
    );
  if (self.numel() === 0) throw runtimeError('quantile() input tensor must be non-empty');
  if (q.ndim > 1) throw runtimeError('quantile() q must be a scalar or 1D tensor');
  if (self.dtype !== float32 && self.dtype !== float64)
    throw runtimeError('quantile() input tensor must be either float or double dtype');
  if (q.dtype !== self.dtype) throw runtimeError('quantile() q tensor must be same dtype as the input tensor');
  if (!denseValues(q).every((part) => part >= 0 && part <= 1))
    throw runtimeError('quantile() q values must be in the range [0, 1]');
}

function quantileOf(
  self: Tensor,
  q: Tensor,
  dim: number | null,
  keepdim: boolean,
  interpolation: string,
  ignoreNaN: boolean,
): Tensor {
  const d = wrapDim(dim ?? 0, self.ndim);
  check(self, q, interpolation);
  const last = dim === null ? self.flatten() : d === self.ndim - 1 ? self : self.unsqueeze(-1).transpose(d, -1);
  const size = last.shape[last.ndim - 1] ?? 1;
  const rows = last.reshape(rowsShape(self.shape, dim === null ? null : d, keepdim, size));
  // In double precision, so that q of float32 does not decide which of two places is the nearer.
  const ranks = rounded(ranksOf(rows, q.to(float64), size, ignoreNaN), interpolation);
  const places = ranks.to(int64);
  const weights =
    interpolation === 'linear'
      ? ranks.sub(places).to(self.dtype)
      : interpolation === 'midpoint'
        ? rows.detach().new_full(ranks.shape, 0.5)
        : null;
  const { values, indices } = ordered(rows, weights === null ? [places] : [places, ranks.ceil().to(int64)], q.numel());
  const [below, above] = indices.map((index) => values.gather(-1, index));
  if (below === undefined) throw new Error('One rank at least is looked up.');
  const between = above === undefined || weights === null ? below : below.lerp(above, weights);
  return q.ndim === 0 ? between.squeeze_(-1) : between.unsqueeze_(0).transpose_(0, -1).squeeze_(-1);
}

/** The result's shape with the elements that it is looked up in at the end. */
function rowsShape(shape: Shape, d: number | null, keepdim: boolean, size: number): number[] {
  if (d === null) return [...(keepdim ? shape.map(() => 1) : []), size];
  if (shape.length === 0) return [size];
  return [...shape.flatMap((each, i) => (i === d ? (keepdim ? [1] : []) : [each])), size];
}

/** Where the values stand in order, between places; NaN leads to NaN, unless it is left out. */
function ranksOf(rows: Tensor, q: Tensor, size: number, ignoreNaN: boolean): Tensor {
  if (ignoreNaN) {
    const ranks = q.mul(rows.isnan().logical_not().sum(-1, true).sub(1n));
    return ranks.masked_fill(ranks.lt(0), 0);
  }
  const invalid = rows.isnan().any(-1, true);
  const ranks = q._mul_scalar(BigInt(size - 1));
  const shape = [...invalid.shape.slice(0, -1), q.numel()];
  return (ranks.ndim === shape.length ? ranks : ranks.expand(shape)).masked_fill(invalid, size - 1);
}

function rounded(ranks: Tensor, interpolation: string): Tensor {
  if (interpolation === 'lower') return ranks.floor();
  if (interpolation === 'higher') return ranks.ceil();
  return interpolation === 'nearest' ? ranks.round() : ranks;
}

interface Ordered {
  /** Rows in which to look up. */
  readonly values: Tensor;
  readonly indices: readonly Tensor[];
}

/** Sorted where many values are asked for; of few, as PyTorch, only their places are found. */
function ordered(rows: Tensor, ranks: readonly Tensor[], count: number): Ordered {
  const size = rows.shape[rows.ndim - 1] ?? 1;
  if (size < 4 * count * count) return { values: rows.sort(-1).values, indices: ranks };
  const values = rows.contiguous();
  const elements = denseValues(values);
  const wanted = ranks.map((rank) => denseValues(rank));
  const found = wanted.map((places) => new Float64Array(places.length));
  for (let row = 0; row * size < elements.length; row++) {
    const order = positions(size);
    const here = wanted.map((places) => places.subarray(row * count, (row + 1) * count));
    const all = [...new Set(here.flatMap((places) => [...places]))].sort((a, b) => a - b);
    selectAll(order, ordering(elements.subarray(row * size, (row + 1) * size), false), all);
    here.forEach((places, i) => {
      places.forEach((place, j) => {
        const target = found[i];
        if (target !== undefined) target[row * count + j] = order[place] ?? 0;
      });
    });
  }
  return { values, indices: found.map((places, i) => fromValues(places, ranks[i]?.shape ?? [], int64)) };
}
