/** The logistic function and its inverse. */
import { sigmoid as sigmoidOf } from '../../kernels/special';
import type { Tensor } from '../../tensor/tensor';
import { aliased, by, gradient, operator, pointwise } from '../definition';

export const sigmoid = aliased(
  operator(
    'The logistic function, 1 / (1 + exp(-x)).',
    pointwise(
      'sigmoid(Tensor self) -> Tensor',
      sigmoidOf,
      gradient('SigmoidBackward0', {
        self: by('g\\,r (1 - r)', ['result'], (g, { result }) => g.mul(result.rsub(1).mul(result))),
      }),
      { kernel: 'sigmoid' },
    ),
  ),
  'special.expit',
);

export const logit = aliased(
  operator(
    'The inverse of the logistic function; with `eps`, of the operand clamped to [eps, 1 - eps].',
    pointwise(
      'logit(Tensor self, float? eps=None) -> Tensor',
      (x: number, eps: number | null) => {
        const inside = eps === null || x !== x ? x : x < eps ? eps : Math.min(x, 1 - eps);
        return Math.log(inside / (1 - inside));
      },
      gradient('LogitBackward0', {
        self: by('\\frac{g}{x (1 - x)}', ['eps', 'self'], (g, { self, eps }: { self: Tensor; eps: number | null }) => {
          const slope = g.div(self.mul(self.rsub(1)));
          const [low, high] = [eps ?? 0, 1 - (eps ?? 0)];
          return slope.where(self.ge(low).logical_and(self.le(high)), eps === null ? NaN : 0);
        }),
      }),
    ),
  ),
  'special.logit',
);
