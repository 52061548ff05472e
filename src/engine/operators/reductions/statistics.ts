/** Spread of samples, and how several vary together. */
import { bool, int64 } from '../../dtype';
import { notImplementedError, runtimeError } from '../../errors';
import { deviationSlope, spread, varianceSlope } from '../../formulas/reductions';
import { squaredDeviationsOf } from '../../kernels/reduce';
import { reducedCount, wrapDims } from '../../shape';
import { denseValues, scalarOf } from '../../storage/access';
import { filled } from '../../tensor/create';
import { apart, folded, type Dims } from '../../tensor/reduced';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { by, composite, gradient, internal, kernel, method, operator, torchFunction } from '../definition';

type Correction = number | bigint | boolean | null;

interface Spread {
  readonly self: Tensor;
  readonly result: Tensor;
  readonly result0: Tensor;
  readonly dim: Dims;
  readonly correction: Correction;
  readonly keepdim: boolean;
}

const SPREAD = '(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False)';
const ALONG = '(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False)';
const ALL = '(Tensor self, bool unbiased=True)';
const SAVED = ['correction', 'dim', 'keepdim', 'self'] as const;
const VARIANCE = '\\frac{2g (x - \\bar x)}{n - c}';
const DEVIATION = '\\frac{g (x - \\bar x)}{r (n - c)}';

/** `var` is a word of JavaScript. */
export const variance = operator(
  'Variance, over all elements or along dimensions.',
  composite(`var${ALONG} -> Tensor`, (self: Tensor, dim: Dims, unbiased: boolean, keepdim: boolean) =>
    self.var(dim, { correction: Number(unbiased), keepdim }),
  ),
  kernel(
    `var${SPREAD} -> Tensor`,
    (self: Tensor, dim: Dims, correction: Correction, keepdim: boolean) =>
      spreadOf('var', self, dim, correction, keepdim, (value) => value),
    gradient('VarBackward0', {
      self: by(VARIANCE, SAVED, varianceOf),
    }),
  ),
  composite(`var${ALL} -> Tensor`, (self: Tensor, unbiased: boolean) =>
    self.var(null, { correction: Number(unbiased) }),
  ),
);

export const std = operator(
  'Standard deviation, over all elements or along dimensions.',
  composite(`std${ALONG} -> Tensor`, (self: Tensor, dim: Dims, unbiased: boolean, keepdim: boolean) =>
    self.std(dim, { correction: Number(unbiased), keepdim }),
  ),
  kernel(
    `std${SPREAD} -> Tensor`,
    (self: Tensor, dim: Dims, correction: Correction, keepdim: boolean) =>
      spreadOf('std', self, dim, correction, keepdim, Math.sqrt),
    gradient('StdBackward0', {
      self: by(DEVIATION, [...SAVED, 'result'], (g, saved: Spread) => deviationOf(g, saved, saved.result)),
    }),
  ),
  composite(`std${ALL} -> Tensor`, (self: Tensor, unbiased: boolean) =>
    self.std(null, { correction: Number(unbiased) }),
  ),
);

type Pair = readonly Tensor[];

export const _var_mean = internal(
  method(
    'Variance and mean, over all elements or along dimensions.',
    kernel(
      `_var_mean${SPREAD} -> (Tensor, Tensor)`,
      (self: Tensor, dim: Dims, correction: Correction, keepdim: boolean) => [
        spreadOf('var_mean', self, dim, correction, keepdim, (value) => value),
        apart(() => self.mean(dim, keepdim)),
      ],
      gradient('VarMeanBackward0', {
        self: by(`${VARIANCE} + \\frac{g'}{n}`, SAVED, (_, saved: Spread, [g = null, ofMean = null]) =>
          together(g === null ? null : varianceOf(g, saved), ofMean === null ? null : meanSlope(ofMean, saved)),
        ),
      }),
    ),
  ),
);

export const var_mean = torchFunction(
  'Variance and mean, over all elements or along dimensions.',
  composite(`var_mean${ALONG} -> (Tensor, Tensor)`, (self: Tensor, dim: Dims, unbiased: boolean, keepdim: boolean) =>
    self._var_mean(dim, { correction: Number(unbiased), keepdim }),
  ),
  composite(
    `var_mean${SPREAD} -> (Tensor, Tensor)`,
    (self: Tensor, dim: Dims, correction: Correction, keepdim: boolean): Pair =>
      self._var_mean(dim, { correction, keepdim }),
  ),
  composite(`var_mean${ALL} -> (Tensor, Tensor)`, (self: Tensor, unbiased: boolean) =>
    self._var_mean(null, { correction: Number(unbiased) }),
  ),
);

export const _std_mean = internal(
  method(
    'Standard deviation and mean, over all elements or along dimensions.',
    kernel(
      `_std_mean${SPREAD} -> (Tensor, Tensor)`,
      (self: Tensor, dim: Dims, correction: Correction, keepdim: boolean) => [
        spreadOf('std_mean', self, dim, correction, keepdim, Math.sqrt),
        apart(() => self.mean(dim, keepdim)),
      ],
      gradient('StdMeanBackward0', {
        self: by(`${DEVIATION} + \\frac{g'}{n}`, [...SAVED, 'result0'], (_, saved: Spread, [g = null, ofMean = null]) =>
          together(
            g === null ? null : deviationOf(g, saved, saved.result0),
            ofMean === null ? null : meanSlope(ofMean, saved),
          ),
        ),
      }),
    ),
  ),
);

export const std_mean = torchFunction(
  'Standard deviation and mean, over all elements or along dimensions.',
  composite(`std_mean${ALONG} -> (Tensor, Tensor)`, (self: Tensor, dim: Dims, unbiased: boolean, keepdim: boolean) =>
    self._std_mean(dim, { correction: Number(unbiased), keepdim }),
  ),
  composite(
    `std_mean${SPREAD} -> (Tensor, Tensor)`,
    (self: Tensor, dim: Dims, correction: Correction, keepdim: boolean): Pair =>
      self._std_mean(dim, { correction, keepdim }),
  ),
  composite(`std_mean${ALL} -> (Tensor, Tensor)`, (self: Tensor, unbiased: boolean) =>
    self._std_mean(null, { correction: Number(unbiased) }),
  ),
);

export const cov = operator(
  'How the rows vary together: the matrix of their covariances.',
  composite(
    'cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor',
    (self: Tensor, correction: number, fweights: Tensor | null, aweights: Tensor | null) => {
      checkDimensions('cov', self);
      if (self.dtype === bool) throw notImplementedError('cov(): bool dtype is not supported for input');
      const rows = self.ndim < 2 ? self.view([1, -1]) : self;
      const observations = rows.shape[1] ?? 0;
      const weights = weightsOf(observations, fweights, aweights);
      const weighted = (tensor: Tensor): Tensor => (weights === null ? tensor : tensor.mul(weights));
      const total = weights === null ? filled(BigInt(observations), [], int64) : weights.sum();
      if (weights !== null && scalarOf(total) === 0)
        throw runtimeError("cov(): weights sum to zero, can't be normalized");
      const mean = weighted(rows).sum(1).div(total);
      const lost =
        weights !== null && aweights !== null && correction !== 0
          ? weights.mul(aweights).sum()._mul_scalar(BigInt(correction)).div(total)
          : BigInt(correction);
      let freedom = typeof lost === 'bigint' ? total.sub(lost) : total.sub(lost);
      if (scalarOf(freedom) <= 0) {
        warn('cov(): degrees of freedom is <= 0. Correction should be strictly less than the number of observations.');
        freedom = freedom.zero_();
      }
      const centred = rows.sub(mean.unsqueeze(1));
      return centred.mm(weighted(centred).t()).div(freedom).squeeze();
    },
  ),
);

export const corrcoef = operator(
  'How the rows vary together, relative to their spread: the matrix of their correlation coefficients.',
  composite('corrcoef(Tensor self) -> Tensor', (self: Tensor) => {
    checkDimensions('corrcoef', self);
    const together = self.cov();
    if (together.ndim === 0) return together.div(together);
    const deviations = together.diagonal().sqrt();
    return together
      .div(deviations.view([-1, 1]))
      .div(deviations.view([1, -1]))
      .clamp(-1n, 1n);
  }),
);

function spreadOf(
  name: string,
  self: Tensor,
  dim: Dims,
  correction: Correction,
  keepdim: boolean,
  finish: (variance: number) => number,
): Tensor {
  if (!self.dtype.is_floating_point)
    throw runtimeError(
      `${name.endsWith('_mean') ? name : 'std and var'} only support floating point and complex dtypes`,
    );
  const dims = wrapDims(dim, self.ndim);
  const freedom = reducedCount(self.shape, dims) - Number(correction ?? 1);
  // Where there is nothing to reduce, PyTorch warns too.
  if (freedom <= 0 || (self.numel() === 0 && Number(correction ?? 1) >= 0))
    warn(
      `${name}(): degrees of freedom is <= 0. Correction should be strictly less than the reduction factor (input numel divided by output numel).`,
    );
  return folded(self, dim, keepdim, self.dtype, (values, start, end) =>
    finish(squaredDeviationsOf(values, start, end) / Math.max(0, freedom)),
  );
}

function varianceOf(g: Tensor, { self, dim, correction, keepdim }: Spread): Tensor {
  return varianceSlope(g, self, dim, correction, keepdim);
}

function deviationOf(g: Tensor, { self, dim, correction, keepdim }: Spread, result: Tensor): Tensor {
  return deviationSlope(g, self, result, dim, correction, keepdim);
}

function meanSlope(g: Tensor, { self, dim, keepdim }: Spread): Tensor {
  return spread(g, self.shape, dim, keepdim).div(reducedCount(self.shape, wrapDims(dim, self.ndim)));
}

function together(a: Tensor | null, b: Tensor | null): Tensor | null {
  return a === null || b === null ? (a ?? b) : a.add(b);
}

function checkDimensions(name: string, { ndim }: Tensor): void {
  if (ndim > 2)
    throw runtimeError(
      `${name}(): expected input to have two or fewer dimensions but got an input with ${ndim} dimensions`,
    );
}

/** How much each observation counts: how often it was made, times how important it is. */
function weightsOf(observations: number, fweights: Tensor | null, aweights: Tensor | null): Tensor | null {
  if (fweights !== null) checkWeights('fweights', fweights, observations, fweights.dtype.is_integral, 'integral');
  if (aweights !== null)
    checkWeights('aweights', aweights, observations, aweights.dtype.is_floating_point, 'floating point');
  return fweights === null || aweights === null ? (fweights ?? aweights) : fweights.mul(aweights);
}

function checkWeights(name: string, weights: Tensor, observations: number, fits: boolean, kind: string): void {
  if (weights.ndim > 1)
    throw runtimeError(
      `cov(): expected ${name} to have one or fewer dimensions but got ${name} with ${weights.ndim} dimensions`,
    );
  if (!fits)
    throw runtimeError(
      `cov(): expected ${name} to have ${kind} dtype but got ${name} with ${weights.dtype.scalarType} dtype`,
    );
  if (weights.numel() !== observations)
    throw runtimeError(
      `cov(): expected ${name} to have the same numel as there are observations in the input but got ${weights.numel()} != ${observations}`,
    );
  if (denseValues(weights).some((weight) => weight < 0)) throw runtimeError(`cov(): ${name} cannot be negative`);
}
