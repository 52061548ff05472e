/** Solutions of least squares. */
import { ofNumbers } from '../../tensor/create';
import { int64 } from '../../dtype';
import { runtimeError } from '../../errors';
import { batchOf, matricesOf, nothing } from '../../formulas/matrices';
import { epsilonOf, pseudoInverseGradient } from '../../formulas/solutions';
import { isHalf } from '../../tensor/supported';
import { leastSquares } from '../../kernels/pseudo-inverse';
import { broadcastShapes, numel, type Shape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, internal, kernel, method, operator } from '../definition';

interface Saved {
  readonly self: Tensor;
  readonly b: Tensor;
  readonly solution: Tensor;
}

export const linalg_lstsq = internal(
  method(
    'X with the least ‖A·X − B‖.',
    kernel(
      'linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> linalg_lstsq (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)',
      solved,
      gradient('LinalgLstsqBackward0', {
        self: by(
          '\\partial(x^{+})^{\\mathsf T} g\\,y^{\\mathsf T}',
          ['self', 'b', 'solution'],
          (_, { self, b, solution }: Saved, [gX, gR]) => {
            const vector = self.ndim > b.ndim;
            const matrix = (x: Tensor): Tensor => (vector ? x.unsqueeze(-1) : x);
            let result: Tensor | null = null;
            if (gX) {
              const p = self.linalg_pinv();
              result = pseudoInverseGradient(matrix(gX).matmul(matrix(b).mT), p, self);
            }
            if (!gR || gR.numel() === 0) return result;
            const own = residualGradient(gR, self, matrix(b), matrix(solution)).matmul(matrix(solution).mT);
            return result === null ? own : result.add(own);
          },
        ),
        b: by('x^{+\\mathsf T} g', ['self', 'b', 'solution'], (_, { self, b, solution }: Saved, [gX, gR]) => {
          const vector = self.ndim > b.ndim;
          const matrix = (x: Tensor): Tensor => (vector ? x.unsqueeze(-1) : x);
          let result: Tensor | null = null;
          if (gX) result = self.linalg_pinv().mT.matmul(matrix(gX));
          if (gR && gR.numel() > 0) {
            const own = residualGradient(gR, self, matrix(b), matrix(solution)).neg();
            result = result === null ? own : result.add(own);
          }
          return result !== null && vector ? result.squeeze(-1) : result;
        }),
      }),
    ),
  ),
);

export const lstsq = operator(
  'X with the least ‖A·X − B‖, and the least ‖X‖ among those.',
  composite(
    'linalg.lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> linalg_lstsq (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)',
    (self: Tensor, b: Tensor, rcond: number | null, driver: string | null) => {
      const { solution, residuals, rank, singular_values } = self.linalg_lstsq(b, rcond, { driver });
      return [solution, residuals, rank, singular_values.detach()];
    },
  ),
);

/** 2·(A·X − B)·g, by the columns. */
function residualGradient(g: Tensor, a: Tensor, b: Tensor, x: Tensor): Tensor {
  return a.matmul(x).sub(b).mul(g.unsqueeze(-2)).mul(2);
}

const DRIVERS = ['gels', 'gelsy', 'gelsd', 'gelss'];

function solved(A: Tensor, B: Tensor, rcond: number | null, given: string | null): Tensor[] {
  const name = 'torch.linalg.lstsq';
  const driver = given ?? 'gelsy';
  if (!A.dtype.is_floating_point || isHalf(A.dtype))
    throw runtimeError("This function doesn't handle types other than float and double");
  if (A.ndim < 2) throw runtimeError(`${name}: input must have at least 2 dimensions.`);
  if (B.ndim < 1) throw runtimeError(`${name}: other must have at least 1 dimension.`);
  if (A.dtype !== B.dtype)
    throw runtimeError(
      `${name}: Expected input and other to have the same dtype, but got input's dtype ${A.dtype.scalarType} and other's dtype ${B.dtype.scalarType}`,
    );
  if (A.ndim < B.ndim || A.ndim - B.ndim > 1)
    throw runtimeError(
      `${name}: input.dim() must be greater or equal to other.dim() and (input.dim() - other.dim()) <= 1`,
    );
  const vector = A.ndim > B.ndim;
  const right = vector ? B.detach().unsqueeze(-1) : B.detach();
  if (right.ndim < 2 || A.size(-2) !== right.size(-2))
    throw runtimeError(
      vector
        ? `${name}: input.size(-2) should match other.size(-1)`
        : `${name}: input.size(-2) should match other.size(-2)`,
    );
  if (!DRIVERS.includes(driver))
    throw runtimeError(`${name}: parameter \`driver\` should be one of (gels, gelsy, gelsd, gelss)`);
  const batch = broadcastShapes(batchOf(A), batchOf(right));
  return results(A, right, batch, rcond, driver, vector);
}

function results(
  A: Tensor,
  right: Tensor,
  batch: Shape,
  rcond: number | null,
  driver: string,
  vector: boolean,
): Tensor[] {
  const [m, n, k] = [A.size(-2), A.size(-1), right.size(-1)];
  const { dtype } = A;
  const relative = rcond ?? epsilonOf(A) * Math.max(m, n);
  const count = numel(batch);
  const least = Math.min(m, n);
  const [a, b] = [matricesOf(A, batch), matricesOf(right, batch)];
  const solutions = new Float64Array(count * n * k);
  const residuals = new Float64Array(count * k);
  const ranks = new Float64Array(count);
  const values = new Float64Array(count * least);
  for (let i = 0; i < count; i++) {
    const found = leastSquares(
      a.subarray(i * m * n, (i + 1) * m * n),
      m,
      n,
      b.subarray(i * m * k, (i + 1) * m * k),
      k,
      driver === 'gels' ? 0 : relative,
    );
    solutions.set(found.solution, i * n * k);
    residuals.set(found.residuals, i * k);
    values.set(found.values, i * least);
    ranks[i] = found.rank;
  }
  const full = m > n && (driver === 'gels' || ranks.every((rank) => rank === n)) && driver !== 'gelsy';
  return [
    ofNumbers(solutions, vector ? [...batch, n] : [...batch, n, k], dtype),
    full ? ofNumbers(residuals, vector ? [...batch, k] : [...batch, k], dtype) : nothing(dtype),
    driver === 'gels' ? nothing(int64) : ofNumbers(ranks, batch, int64),
    driver === 'gelsd' || driver === 'gelss' ? ofNumbers(values, [...batch, least], dtype) : nothing(dtype),
  ];
}
