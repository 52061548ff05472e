/** Solutions of systems of linear equations. */
import { runtimeError } from '../../errors';
import {
  atLeastMatrix,
  batchOf,
  checkInfos,
  columnsOf,
  floating,
  integersOf,
  isVector,
  matricesOf,
  sameDtypes,
  singleOrDouble,
  square,
  systemBatch,
} from '../../formulas/matrices';
import { solvedGradient, systemGradient, type Solved } from '../../formulas/solutions';
import { factorLu, solveLu } from '../../kernels/lu';
import { solveTriangular, transposedMatrix, type Triangle } from '../../kernels/triangular';
import { broadcastShapes, numel, type Shape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { by, composite, gradient, internal, kernel, method, operator } from '../definition';

export const _linalg_solve_ex = internal(
  method(
    'X with A·X = B, with the LU factors of A and the first pivot that is zero.',
    kernel(
      '_linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> _linalg_solve_ex (Tensor result, Tensor LU, Tensor pivots, Tensor info)',
      solved,
      gradient('LinalgSolveExBackward0', {
        A: by(
          '-(x^{-\\mathsf T} g)\\,r^{\\mathsf T}',
          ['A', 'LU', 'left', 'pivots', 'result'],
          (g, saved: Solved, [first]) => (!first ? null : systemGradient(g, saved)),
        ),
        B: by('x^{-\\mathsf T} g', ['A', 'LU', 'left', 'pivots', 'result'], (g, saved: Solved, [first]) =>
          !first ? null : solvedGradient(g, saved),
        ),
      }),
    ),
  ),
);

export const _solve = internal(
  method('X with A·X = B, or X·A = B.', composite('_solve(Tensor A, Tensor B, bool left=True) -> Tensor', solution)),
);

export const solve = operator(
  'X with A·X = B, or X·A = B.',
  composite('linalg.solve(Tensor A, Tensor B, *, bool left=True) -> Tensor', solution),
);

export const solve_ex = operator(
  'X with A·X = B, and the first pivot that is zero instead of an error.',
  composite(
    'linalg.solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> linalg_solve_ex (Tensor result, Tensor info)',
    (A: Tensor, B: Tensor, left: boolean, check: boolean) => {
      const { result, info } = A._linalg_solve_ex(B, { left });
      if (check) checkSolved(info);
      return [result, info];
    },
  ),
);

interface Triangular {
  readonly self: Tensor;
  readonly upper: boolean;
  readonly left: boolean;
  readonly unitriangular: boolean;
  readonly result: Tensor;
}

export const linalg_solve_triangular = internal(
  method(
    'X with A·X = B, A triangular.',
    kernel(
      'linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor',
      (self: Tensor, B: Tensor, upper: boolean, left: boolean, unit: boolean) => {
        const batch = systemBatch(self, B, left, 'linalg.solve_triangular');
        singleOrDouble(self, 'triangular_solve_cpu');
        if (self.dtype !== B.dtype)
          throw runtimeError(`expected scalar type ${self.dtype.scalarType} but found ${B.dtype.scalarType}`);
        return triangular(self, B, batch, left, { upper, transposed: false, unit });
      },
      gradient('LinalgSolveTriangularBackward0', {
        self: by(
          '-\\operatorname{tri}\\bigl((x^{-\\mathsf T} g)\\,r^{\\mathsf T}\\bigr)',
          ['self', 'upper', 'left', 'unitriangular', 'result'],
          (g, { self, upper, left, unitriangular, result }: Triangular) => {
            const gB = self.mT.linalg_solve_triangular(g, { upper: !upper, left, unitriangular });
            const gA = (left ? gB.matmul(result.mT) : result.mT.matmul(gB)).neg();
            return upper ? gA.triu(unitriangular ? 1 : 0) : gA.tril(unitriangular ? -1 : 0);
          },
        ),
        B: by(
          'x^{-\\mathsf T} g',
          ['self', 'upper', 'left', 'unitriangular'],
          (g, { self, upper, left, unitriangular }: Triangular) =>
            self.mT.linalg_solve_triangular(g, { upper: !upper, left, unitriangular }),
        ),
      }),
    ),
  ),
);

export const solve_triangular = operator(
  'X with A·X = B, or X·A = B, A triangular: the other triangle is not looked at.',
  composite(
    'linalg.solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor',
    (self: Tensor, B: Tensor, upper: boolean, left: boolean, unitriangular: boolean) =>
      self.linalg_solve_triangular(B.to(self.dtype), { upper, left, unitriangular }),
  ),
);

interface Deprecated {
  readonly self: Tensor;
  readonly A: Tensor;
  readonly upper: boolean;
  readonly transpose: boolean;
  readonly unitriangular: boolean;
  readonly solution: Tensor;
}

export const triangular_solve = operator(
  'X with A·X = B, A triangular; superseded by linalg.solve_triangular.',
  kernel(
    'triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> triangular_solve (Tensor solution, Tensor cloned_coefficient)',
    (self: Tensor, A: Tensor, upper: boolean, transposed: boolean, unit: boolean) => {
      warn(
        'torch.triangular_solve is deprecated in favor of torch.linalg.solve_triangularand will be removed in a future PyTorch release.\ntorch.linalg.solve_triangular has its arguments reversed and does not return a copy of one of the inputs.\nX = torch.triangular_solve(B, A).solution\nshould be replaced with\nX = torch.linalg.solve_triangular(A, B).',
      );
      for (const [name, tensor] of [
        ['b', self],
        ['A', A],
      ] as const)
        if (tensor.ndim < 2)
          throw runtimeError(
            `torch.triangular_solve: Expected ${name} to have at least 2 dimensions, but it has ${tensor.ndim} dimensions instead`,
          );
      checkDeprecated(self, A);
      const batch = broadcastShapes(batchOf(self), batchOf(A));
      singleOrDouble(self, 'triangular_solve_cpu');
      const clone = A.detach().expand([...batch, ...A.shape.slice(-2)]);
      return [triangular(A, self, batch, true, { upper, transposed, unit }), clone.clone()];
    },
    gradient('TriangularSolveBackward0', {
      self: by(
        'x^{-\\mathsf T} g',
        ['A', 'self', 'solution', 'transpose', 'unitriangular', 'upper'],
        (_, { self, A, transpose, unitriangular, upper }: Deprecated, [g]) =>
          !g ? self.new_zeros(self.shape) : g.triangular_solve(A, upper, !transpose, unitriangular).solution,
      ),
      A: by(
        '-\\operatorname{tri}\\bigl((x^{-\\mathsf T} g)\\,r^{\\mathsf T}\\bigr)',
        ['A', 'self', 'solution', 'transpose', 'unitriangular', 'upper'],
        (_, { A, transpose, unitriangular, upper, solution: x }: Deprecated, [g, copied]) => {
          if (!g) return copied ?? null;
          const b = g.triangular_solve(A, upper, !transpose, unitriangular).solution;
          const whole = (transpose ? x.matmul(b.mT) : b.matmul(x.mT)).neg();
          const own = upper ? whole.triu(unitriangular ? 1 : 0) : whole.tril(unitriangular ? -1 : 0);
          return !copied ? own : own.add(copied);
        },
      ),
    }),
  ),
);

function checkDeprecated(b: Tensor, A: Tensor): void {
  const [rows, columns] = A.shape.slice(-2);
  if (rows !== columns)
    throw runtimeError(`A must be batches of square matrices, but they are ${rows} by ${columns} matrices`);
  if (columns !== b.size(-2))
    throw runtimeError(
      `Incompatible matrix sizes for triangular_solve: each A matrix is ${rows} by ${columns} but each b matrix is ${b.size(-2)} by ${b.size(-1)}`,
    );
}

function solution(A: Tensor, B: Tensor, left: boolean): Tensor {
  const { result, info } = A._linalg_solve_ex(B, { left });
  checkSolved(info);
  return result;
}

function checkSolved(info: Tensor): void {
  checkInfos('torch.linalg.solve', info, () => 'The solver failed because the input matrix is singular.');
}

function solved(A: Tensor, B: Tensor, left: boolean): Tensor[] {
  const name = 'linalg.solve';
  floating(A, name);
  sameDtypes(name, 'A', A, 'B', B);
  if (A.ndim >= 2) square(A, name);
  else atLeastMatrix(A, name);
  const vector = isVector(A, B);
  if (vector && !left && A.ndim >= 2 && B.ndim > 0) systemBatch(A, B.unsqueeze(-1), false, name);
  const matrix = vector && B.ndim > 0 ? B.detach().unsqueeze(-1) : B.detach();
  const batch = systemBatch(A, matrix, left, name);
  singleOrDouble(A, 'lu_cpu');
  const [n, count] = [A.size(-1), numel(batch)];
  const factors = matricesOf(A, batch);
  const right = matricesOf(matrix, batch);
  const [rows, columns] = [matrix.size(-2), matrix.size(-1)];
  const [size, k] = [rows * columns, left ? columns : rows];
  const pivots = new Int32Array(count * n);
  const infos = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const a = factors.subarray(i * n * n, (i + 1) * n * n);
    const b = right.subarray(i * size, (i + 1) * size);
    const order = pivots.subarray(i * n, (i + 1) * n);
    infos[i] = factorLu(a, n, n, order);
    if (left) solveLu(a, n, order, b, k);
    else {
      const turned = transposedMatrix(b, rows, columns);
      solveLu(a, n, order, turned, k, true);
      b.set(transposedMatrix(turned, columns, rows));
    }
    for (let j = 0; j < n; j++) order[j] = (order[j] ?? 0) + 1;
  }
  const shape = [...batch, rows, columns];
  const result = columnsOf(right, shape, A.dtype);
  return [
    vector ? columnsOf(right, shape, A.dtype).squeeze(-1) : result,
    columnsOf(factors, [...batch, n, n], A.dtype),
    integersOf(pivots, [...batch, n]),
    integersOf(infos, batch),
  ];
}

function triangular(A: Tensor, B: Tensor, batch: Shape, left: boolean, triangle: Triangle): Tensor {
  const [n, rows, columns] = [A.size(-1), B.size(-2), B.size(-1)];
  const matrices = matricesOf(A, batch);
  const right = matricesOf(B, batch);
  const size = rows * columns;
  for (let i = 0; i < numel(batch); i++) {
    const a = matrices.subarray(i * n * n, (i + 1) * n * n);
    const b = right.subarray(i * size, (i + 1) * size);
    if (left) solveTriangular(a, n, b, columns, triangle);
    else {
      const turned = transposedMatrix(b, rows, columns);
      solveTriangular(a, n, turned, rows, { ...triangle, transposed: !triangle.transposed });
      b.set(transposedMatrix(turned, columns, rows));
    }
  }
  return columnsOf(right, [...broadcastShapes(batch, batchOf(B)), rows, columns], A.dtype);
}
