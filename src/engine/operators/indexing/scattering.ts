/** Elements written to, or combined at, the coordinates that an index tells along a dimension. */
import { runtimeError, TorchError } from '../../errors';
import { scatterReduceGradients, type ScatterReduced } from '../../formulas/scattered';
import type { Reduction } from '../../kernels/moving';
import { alongPlaces, cornerPlaces, type Places } from '../../kernels/places';
import { reduced } from '../../tensor/combined';
import { wrapDim } from '../../shape';
import { denseValues, elementsOf } from '../../storage/access';
import { checkAlong, checkWithin } from '../../tensor/indices';
import { combinedAt, elementOf, picked, replacedAt } from '../../tensor/moved';
import type { Tensor } from '../../tensor/tensor';
import { warnOnce } from '../../warnings';
import { by, gradient, kernel, method, notDifferentiable, operator, withInPlace } from '../definition';

interface Along {
  readonly dim: number;
  readonly index: Tensor;
}

const SRC_REDUCE =
  'The reduce argument of torch.scatter with Tensor src is deprecated and will be removed in a future PyTorch release. Use torch.scatter_reduce instead for more reduction options.';

const kept = by('g \\text{ elsewhere}', ['dim', 'index'], (g, { dim, index }: Along) => g.scatter(dim, index, 0));
const gathered = by('g_{\\mathrm{index}_j}', ['dim', 'index'], (g, { dim, index }: Along) => g.gather(dim, index));

export const scatter = withInPlace(
  operator(
    'The elements of `src`, or one value, at the coordinates that the index tells along `dim`.',
    kernel(
      'scatter(Tensor self, int dim, Tensor index, Tensor src) -> Tensor',
      (self: Tensor, dim: number, index: Tensor, src: Tensor) =>
        replacedAt(self, placesOf(self, dim, index, src), elementsOf(cornered(src, index))),
      gradient('ScatterBackward0', { self: kept, src: gathered }),
    ),
    kernel(
      'scatter(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor',
      (self: Tensor, dim: number, index: Tensor, src: Tensor, reduce: string) => {
        warnOnce(SRC_REDUCE);
        const reduction = oldReduction(reduce);
        return combinedAt(self, placesOf(self, dim, index, src), elementsOf(cornered(src, index)), reduction);
      },
      notDifferentiable('scatter', 'self', 'src'),
    ),
    kernel(
      'scatter(Tensor self, int dim, Tensor index, Scalar value) -> Tensor',
      (self: Tensor, dim: number, index: Tensor, value: number | bigint | boolean) =>
        replacedAt(self, placesOf(self, dim, index, null), elementOf(value, self.dtype)),
      gradient('ScatterBackward1', { self: kept }),
    ),
    kernel(
      'scatter(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor',
      (self: Tensor, dim: number, index: Tensor, value: number | bigint | boolean, reduce: string) => {
        const reduction = oldReduction(reduce);
        return combinedAt(self, placesOf(self, dim, index, null), elementOf(value, self.dtype), reduction);
      },
      notDifferentiable('scatter'),
    ),
  ),
  'method',
);

export const scatter_add = withInPlace(
  operator(
    'The elements of `src` added at the coordinates that the index tells along `dim`.',
    kernel(
      'scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor',
      (self: Tensor, dim: number, index: Tensor, src: Tensor) =>
        combinedAt(self, placesOf(self, dim, index, src), elementsOf(cornered(src, index)), 'sum'),
      gradient('ScatterAddBackward0', { self: by('g', [], (g) => g), src: gathered }),
    ),
  ),
  'method',
);

const REDUCED_USES = ['dim', 'include_self', 'index', 'reduce', 'result', 'self', 'src'] as const;

export const scatter_reduce = withInPlace(
  operator(
    'The elements of `src` combined (sum, prod, mean, amax, amin) at the coordinates that the index tells along `dim`.',
    kernel(
      'scatter_reduce(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor',
      (self: Tensor, dim: number, index: Tensor, src: Tensor, reduce: string, include_self: boolean) => {
        if (!['sum', 'prod', 'mean', 'amax', 'amin'].includes(reduce))
          throw runtimeError(`reduce argument must be either sum, prod, mean, amax or amin, got ${reduce}`);
        const places = placesOf(self, dim, index, src);
        return reduced(self, places, elementsOf(cornered(src, index)), reduce as Reduction | 'mean', include_self);
      },
      gradient('ScatterReduceBackward0', {
        self: by('\\partial_x \\operatorname{reduce}', REDUCED_USES, (g, saved: ScatterReduced) =>
          scatterReduceGradients(g, saved, 'self'),
        ),
        src: by('\\partial_s \\operatorname{reduce}', REDUCED_USES, (g, saved: ScatterReduced) =>
          scatterReduceGradients(g, saved, 'src'),
        ),
      }),
    ),
  ),
  'method',
);

/** Passes values on; their gradient refuses to be differentiated. */
export const _differentiable_once = method(
  'The same values, which cannot be differentiated further; the message says why.',
  kernel(
    '_differentiable_once(Tensor self, str message) -> Tensor',
    (self: Tensor) => self.detachedCopy(),
    gradient('torch::autograd::Error', {
      self: by('', ['_message'], (_g, { _message }: { _message: string }) => {
        throw new TorchError('RuntimeError', _message);
      }),
    }),
  ),
);

function placesOf(self: Tensor, dim: number, index: Tensor, src: Tensor | null): Places {
  const d = wrapDim(dim, self.ndim);
  checkAlong('scatter', 'self', self, d, index, src);
  const values = denseValues(index);
  checkWithin(values, self.shape, d);
  return alongPlaces(self.shape, d, values, index.shape);
}

/** As much of `src` as there are indices. */
function cornered(src: Tensor, index: Tensor): Tensor {
  if (index.shape.every((size, d) => size === src.shape[d])) return src;
  return picked(src, cornerPlaces(src.shape, index.shape), index.shape);
}

function oldReduction(name: string): Reduction {
  if (name === 'add') return 'sum';
  if (name === 'multiply') return 'prod';
  throw runtimeError('reduce argument must be either add or multiply.');
}
