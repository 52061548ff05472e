/** A = Q·R by reflections, and products of reflections. */
import { runtimeError } from '../../errors';
import { qrGradient, reflectionGradients } from '../../formulas/decompositions';
import {
  atLeastMatrix,
  batchOf,
  columnsOf,
  floating,
  matricesOf,
  nothing,
  singleOrDouble,
} from '../../formulas/matrices';
import { applyQ, factorQr, householderProduct } from '../../kernels/qr';
import { clearTriangle, transposedMatrix } from '../../kernels/triangular';
import { formatList, numel, sameShape } from '../../shape';
import { broadcastValues } from '../../storage/access';
import { ofNumbers } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import {
  by,
  composite,
  gradient,
  internal,
  kernel,
  method,
  operator,
  withoutDerivative,
  withoutForwardMode,
} from '../definition';

export const linalg_qr = internal(
  method(
    'A = Q·R.',
    kernel(
      "linalg_qr(Tensor A, str mode='reduced') -> linalg_qr (Tensor Q, Tensor R)",
      decomposed,
      gradient('LinalgQrBackward0', {
        A: by(
          '\\bigl(g_Q + Q\\,\\operatorname{sym}\\operatorname{triu}(g_R R^{\\mathsf T} - Q^{\\mathsf T} g_Q)\\bigr)R^{-\\mathsf T}',
          ['Q', 'R', 'mode'],
          (_, { Q, R, mode }: { Q: Tensor; R: Tensor; mode: string }, [gQ, gR]) => qrGradient(gQ, gR, Q, R, mode),
        ),
      }),
    ),
  ),
);

export const linalgQr = operator(
  'A = Q·R: orthonormal columns, an upper triangle.',
  composite("linalg.qr(Tensor A, str mode='reduced') -> linalg_qr (Tensor Q, Tensor R)", (A: Tensor, mode: string) =>
    A.linalg_qr(mode),
  ),
);

export const qr = operator(
  'Removed from PyTorch: use linalg.qr.',
  composite('qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)', () => {
    throw runtimeError(
      'This function was deprecated since version 1.9 and is now removed. `torch.qr` is deprecated in favor of `torch.linalg.qr` and the boolean parameter `some` has been replaced with a string parameter `mode`.',
    );
  }),
);

export const geqrf = operator(
  'R and the vectors of the reflections in one matrix, and their factors.',
  withoutForwardMode(
    kernel(
      'geqrf(Tensor self) -> geqrf (Tensor a, Tensor tau)',
      (self: Tensor) => {
        if (self.ndim < 2) throw runtimeError('torch.geqrf: input must have at least 2 dimensions.');
        singleOrDouble(self, 'geqrf_cpu');
        const { factors, tau, k } = reflections(self);
        return [columnsOf(factors, self.shape, self.dtype), ofNumbers(tau, [...batchOf(self), k], self.dtype)];
      },
      gradient('GeqrfBackward0', {
        self: withoutDerivative('geqrf'),
      }),
    ),
  ),
);

interface Product {
  readonly input: Tensor;
  readonly tau: Tensor;
  readonly result: Tensor;
}

export const linalg_householder_product = internal(
  method(
    'The first columns of a product of reflections.',
    kernel(
      'linalg_householder_product(Tensor input, Tensor tau) -> Tensor',
      (input: Tensor, tau: Tensor) => {
        checkProduct(input, tau);
        const [m, n, k] = [input.size(-2), input.size(-1), tau.size(-1)];
        const values = matricesOf(input);
        const factors = Float64Array.from(broadcastValues(tau, tau.shape, tau.dtype));
        for (let i = 0; i < numel(batchOf(input)); i++) {
          const a = values.subarray(i * m * n, (i + 1) * m * n);
          a.set(householderProduct(a, m, n, factors.subarray(i * k, (i + 1) * k), k, n));
        }
        return columnsOf(values, input.shape, input.dtype);
      },
      gradient('LinalgHouseholderProductBackward0', {
        input: by(
          '-\\tau_i\\,(g_H + g_H^{\\mathsf T})\\,v_i',
          ['input', 'tau', 'result'],
          (g, saved: Product) => ofProduct(g, saved).input,
        ),
        tau: by(
          '-v_i^{\\mathsf T} g_H\\,v_i',
          ['input', 'tau', 'result'],
          (g, saved: Product) => ofProduct(g, saved).tau,
        ),
      }),
    ),
  ),
);

export const householder_product = operator(
  'The first columns of the product of the reflections whose vectors stand below the diagonal.',
  composite('linalg.householder_product(Tensor input, Tensor tau) -> Tensor', (input: Tensor, tau: Tensor) =>
    input.linalg_householder_product(tau),
  ),
);

export const orgqr = operator(
  'The first columns of the product of the reflections whose vectors stand below the diagonal.',
  composite('orgqr(Tensor self, Tensor input2) -> Tensor', (self: Tensor, tau: Tensor) =>
    self.linalg_householder_product(tau),
  ),
);

interface Applied {
  readonly self: Tensor;
  readonly input2: Tensor;
  readonly input3: Tensor;
  readonly left: boolean;
  readonly transpose: boolean;
}

const APPLIED = ['self', 'input2', 'input3', 'left', 'transpose', 'result'] as const;

export const ormqr = operator(
  'Q·C, Qᵀ·C, C·Q or C·Qᵀ, with Q the product of the reflections whose vectors stand below the diagonal.',
  withoutForwardMode(
    kernel(
      'ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor',
      applied,
      gradient('OrmqrBackward0', {
        self: by(
          '-\\tau_i\\,(g_H + g_H^{\\mathsf T})\\,v_i',
          APPLIED,
          (g, saved: Applied) => ofApplied(g, saved).input,
        ),
        input2: by('-v_i^{\\mathsf T} g_H\\,v_i', APPLIED, (g, saved: Applied) => ofApplied(g, saved).tau),
        input3: by('Q^{\\mathsf T} g', APPLIED, (g, { self, input2, left, transpose }: Applied) =>
          self.ormqr(input2, g, left, !transpose),
        ),
      }),
    ),
  ),
);

function ofProduct(g: Tensor, { input, tau }: Product): { input: Tensor; tau: Tensor } {
  const [m, n] = [input.size(-2), input.size(-1)];
  const columns = ofNumbers(
    Array.from({ length: m * n }, (_, i) => (i % n === Math.floor(i / n) ? 1 : 0)),
    [m, n],
    input.dtype,
  );
  return reflectionGradients(g, input, tau, columns.expand(input.shape), false);
}

/** C·Q is (Qᵀ·Cᵀ)ᵀ. */
function ofApplied(g: Tensor, { self, input2, input3, left, transpose }: Applied): { input: Tensor; tau: Tensor } {
  return left
    ? reflectionGradients(g, self, input2, input3, transpose)
    : reflectionGradients(g.mT, self, input2, input3.mT, !transpose);
}

function reflections(A: Tensor): { factors: Float64Array; tau: Float64Array; k: number } {
  const [m, n] = [A.size(-2), A.size(-1)];
  const k = Math.min(m, n);
  const factors = matricesOf(A);
  const count = numel(batchOf(A));
  const tau = new Float64Array(count * k);
  for (let i = 0; i < count; i++)
    factorQr(factors.subarray(i * m * n, (i + 1) * m * n), m, n, tau.subarray(i * k, (i + 1) * k));
  return { factors, tau, k };
}

function decomposed(A: Tensor, mode: string): Tensor[] {
  atLeastMatrix(A, 'linalg.qr');
  floating(A, 'linalg.qr');
  if (!['reduced', 'complete', 'r'].includes(mode))
    throw runtimeError(
      `qr received unrecognized mode '${mode}' but expected one of 'reduced' (default), 'r', or 'complete'`,
    );
  singleOrDouble(A, 'geqrf_cpu');
  const [m, n] = [A.size(-2), A.size(-1)];
  const { factors, tau, k } = reflections(A);
  const batch = batchOf(A);
  const wanted = mode === 'complete' ? m : k;
  const count = numel(batch);
  const q = new Float64Array(mode === 'r' ? 0 : count * m * wanted);
  const r = new Float64Array(count * wanted * n);
  for (let i = 0; i < count; i++) {
    const a = factors.subarray(i * m * n, (i + 1) * m * n);
    if (mode !== 'r') q.set(householderProduct(a, m, n, tau.subarray(i * k, (i + 1) * k), k, wanted), i * m * wanted);
    clearTriangle(a, m, n, false);
    r.set(a.subarray(0, wanted * n), i * wanted * n);
  }
  return [
    mode === 'r' ? nothing(A.dtype) : columnsOf(q, [...batch, m, wanted], A.dtype),
    columnsOf(r, [...batch, wanted, n], A.dtype),
  ];
}

function checkProduct(input: Tensor, tau: Tensor): void {
  const name = 'torch.linalg.householder_product';
  if (input.ndim < 2) throw runtimeError(`${name}: input must have at least 2 dimensions.`);
  if (input.size(-2) < input.size(-1))
    throw runtimeError(`${name}: input.shape[-2] must be greater than or equal to input.shape[-1]`);
  if (input.size(-1) < tau.size(-1))
    throw runtimeError(`${name}: input.shape[-1] must be greater than or equal to tau.shape[-1]`);
  checkFactors(name, input, tau);
  singleOrDouble(input, 'orgqr_cpu');
}

function checkFactors(name: string, input: Tensor, tau: Tensor): void {
  if (input.ndim - tau.ndim !== 1)
    throw runtimeError(
      `${name}: Expected tau to have one dimension less than input, but got tau.ndim equal to ${tau.ndim} and input.ndim is equal to ${input.ndim}`,
    );
  if (!sameShape(batchOf(input), tau.shape.slice(0, -1)))
    throw runtimeError(
      `${name}: Expected batch dimensions of tau to be equal to input.shape[:-2], but got ${formatList(tau.shape.slice(0, -1))}`,
    );
  if (tau.dtype !== input.dtype)
    throw runtimeError(
      `${name}: tau dtype ${tau.dtype.scalarType} does not match input dtype ${input.dtype.scalarType}`,
    );
}

function applied(input: Tensor, tau: Tensor, other: Tensor, left: boolean, transpose: boolean): Tensor {
  const name = 'torch.ormqr';
  if (input.ndim < 2) throw runtimeError(`${name}: input must have at least 2 dimensions.`);
  if (other.ndim < 2) throw runtimeError(`${name}: other must have at least 2 dimensions.`);
  const side = left ? -2 : -1;
  const [m, k] = [input.size(-2), input.size(-1)];
  if (other.size(side) < tau.size(-1))
    throw runtimeError(`${name}: other.shape[${side}] must be greater than or equal to tau.shape[-1]`);
  if (tau.size(-1) !== Math.min(other.size(side), k))
    throw runtimeError(`${name}: tau.shape[-1] must be equal to min(other.shape[${side}], input.shape[-1])`);
  if (other.size(side) !== m) throw runtimeError(`${name}: other.shape[${side}] must be equal to input.shape[-2]`);
  checkFactors(name, input, tau);
  singleOrDouble(input, 'ormqr_cpu');
  const [rows, columns, count] = [other.size(-2), other.size(-1), tau.size(-1)];
  const vectors = matricesOf(input);
  const factors = Float64Array.from(broadcastValues(tau, tau.shape, tau.dtype));
  const values = matricesOf(other);
  for (let i = 0; i < numel(batchOf(input)); i++) {
    const a = vectors.subarray(i * m * k, (i + 1) * m * k);
    const c = values.subarray(i * rows * columns, (i + 1) * rows * columns);
    const t = factors.subarray(i * count, (i + 1) * count);
    if (left) applyQ(a, m, k, t, count, c, columns, transpose);
    else {
      const turned = transposedMatrix(c, rows, columns);
      applyQ(a, m, k, t, count, turned, rows, !transpose);
      c.set(transposedMatrix(turned, columns, rows));
    }
  }
  return columnsOf(values, other.shape, other.dtype);
}
