/** Products by the operands' dimensions, composed of those of vectors, matrices and batches, as PyTorch composes them. */
import { ofNumbers } from '../../tensor/create';
import { runtimeError } from '../../errors';
import { square } from '../../formulas/matrices';
import { identity } from '../../kernels/triangular';
import { broadcastShapes, formatList, numel } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { aliased, composite, operator, withInPlace } from '../definition';

export const matmul = aliased(
  operator(
    'Product of vectors, matrices, or batches of matrices, by their dimensions.',
    composite('matmul(Tensor self, Tensor other) -> Tensor', multiplied),
  ),
  'linalg.matmul',
);

export const inner = operator(
  'Sums of the products along the last dimensions.',
  composite('inner(Tensor self, Tensor other) -> Tensor', (self: Tensor, other: Tensor) => {
    if (self.ndim === 0 || other.ndim === 0) return self.mul(other);
    if (self.size(-1) !== other.size(-1))
      throw runtimeError(
        `inner() the last dimension must match on both input tensors but got shapes ${formatList(self.shape)} and ${formatList(other.shape)}`,
      );
    return self._tensordot(other, [-1], [-1]);
  }),
);

export const linear = operator(
  'x·Wᵀ + b, the layer of a network.',
  composite(
    'nn.functional.linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor',
    (input: Tensor, weight: Tensor, bias: Tensor | null) => {
      if (input.ndim === 0 || weight.ndim === 0)
        throw runtimeError(
          `both arguments to linear need to be at least 1D, but they are ${input.ndim}D and ${weight.ndim}D`,
        );
      if (bias === null) return input.matmul(weight.t());
      if (input.ndim === 2) return bias.addmm(input, weight.t());
      if (bias.ndim === 1 && weight.ndim === 2 && input.is_contiguous()) {
        const rows = input.shape.slice(0, -1);
        const flat = bias.addmm(input.reshape([numel(rows), input.size(-1)]), weight.t());
        return flat.view([...rows, flat.size(1)]);
      }
      return input.matmul(weight.t()).add_(bias);
    },
  ),
);

export const bilinear = aliased(
  operator(
    'xᵀ·W·y + b for each of the matrices in W.',
    composite(
      'nn.functional.bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor',
      (input1: Tensor, input2: Tensor, weight: Tensor, bias: Tensor | null) => {
        checkBilinear(input1, input2, weight, bias);
        const rows = input1.shape.slice(0, -1);
        const flat = input1
          .reshape([numel(rows), input1.size(-1)])
          ._trilinear(weight, input2.reshape([numel(rows), input2.size(-1)]), [1, 3], [0], [1, 2], [2, 3]);
        const result = flat.reshape([...rows, weight.size(0)]);
        return bias === null ? result : result.add(bias);
      },
    ),
  ),
  'bilinear',
);

export const matrix_power = withInPlace(
  aliased(
    operator(
      'A matrix multiplied with itself, or its inverse, n times.',
      composite('matrix_power(Tensor self, int n) -> Tensor', (self: Tensor, n: number) => {
        square(self, 'linalg.matrix_power');
        if (n === 0) return self.clone().copy_(identityLike(self));
        if (n === 1) return self.clone();
        const base = n < 0 ? self.inverse() : self;
        const count = Math.abs(n);
        if (count === 1) return base;
        if (count === 2) return base.matmul(base);
        if (count === 3) return base.matmul(base).matmul(base);
        return repeated(base, count);
      }),
    ),
    'linalg.matrix_power',
  ),
  null,
);

function multiplied(self: Tensor, other: Tensor): Tensor {
  const [a, b] = [self.ndim, other.ndim];
  if (a === 0 || b === 0)
    throw runtimeError(`both arguments to matmul need to be at least 1D, but they are ${a}D and ${b}D`);
  if (a === 1 && b === 1) return self.dot(other);
  if (a === 2 && b === 1) return self.mv(other);
  if (a === 1 && b === 2) return self.unsqueeze(0).mm(other)._squeezed(0);
  if (a === 2 && b === 2) return self.mm(other);
  if (folds(self, other)) return folded(self, other);
  if (a === 3 && b === 3 && self.size(0) !== other.size(0)) {
    // A broadcast batch of one is no batch: its gradient would be as large as the other's.
    if (self.size(0) === 1 && self.requires_grad) return folded(self.squeeze(0), other);
    if (other.size(0) === 1 && other.requires_grad) return folded(self, other.squeeze(0));
  }
  return batches(self, other);
}

/** Whether the larger operand is better written as one matrix: without a copy, or to keep the other's gradient small. */
function folds(self: Tensor, other: Tensor): boolean {
  const larger = self.ndim >= other.ndim;
  const big = larger ? self : other.mT;
  const small = larger ? other : self;
  if (big.ndim < 3 || small.ndim > 2) return false;
  if (small.requires_grad) return true;
  if (self.ndim === 2) return false;
  if (big.numel() === 0) return true;
  const [shape, strides] = [big.shape, big.stride()];
  for (let d = 0; d < big.ndim - 2; d++) if (strides[d] !== (strides[d + 1] ?? 0) * (shape[d + 1] ?? 0)) return false;
  return true;
}

function folded(self: Tensor, other: Tensor): Tensor {
  const turned = other.ndim > self.ndim;
  const big = turned ? other.mT : self;
  const small = turned ? (self.ndim === 2 ? self.t() : self) : other;
  const rows = big.shape.slice(0, -1);
  const flat = big.reshape([numel(rows), big.size(-1)]);
  if (small.ndim === 1) return flat.mv(small)._unsafe_view(rows);
  const result = flat.mm(small)._unsafe_view([...rows, small.size(1)]);
  return turned ? result.mT.contiguous() : result;
}

/** Both with the same batch dimensions, as three-dimensional tensors. */
function batches(self: Tensor, other: Tensor): Tensor {
  const vector = other.ndim === 1;
  const n = self.ndim > 1 ? self.size(-2) : 1;
  const batch = broadcastShapes(self.shape.slice(0, -2), other.shape.slice(0, -2));
  const count = numel(batch);
  const left = self.expand([...batch, n, self.size(-1)]).reshape([count, n, self.size(-1)]);
  const inner = other.shape.slice(-2);
  const wide = other.expand([...batch, ...inner]);
  const right = vector ? wide.reshape([count, ...inner]).unsqueeze(2) : wide.reshape([count, ...inner]);
  const result = left.bmm(right);
  const shape: number[] = [...batch];
  if (self.ndim > 1) shape.push(n);
  if (vector) return result.squeeze(-1)._unsafe_view(shape);
  return result._unsafe_view([...shape, other.size(-1)]);
}

/** By squaring: from the lowest bit of `count` to the highest. */
function repeated(base: Tensor, count: number): Tensor {
  let power = base;
  let result: Tensor | null = null;
  for (let rest = count; ;) {
    if (rest % 2 === 1) result = result === null ? power : result.matmul(power);
    rest = Math.floor(rest / 2);
    if (rest === 0) return result ?? power;
    power = power.matmul(power);
  }
}

function identityLike(self: Tensor): Tensor {
  const n = self.size(-1);
  return ofNumbers(identity(n), [n, n], self.dtype).expand(self.shape);
}

function checkBilinear(input1: Tensor, input2: Tensor, weight: Tensor, bias: Tensor | null): void {
  if (input1.ndim !== input2.ndim)
    throw runtimeError(`bilinear(): input dimensions do not match: got ${input1.ndim} and ${input2.ndim}`);
  for (let d = 0; d < input1.ndim - 1; d++)
    if (input1.size(d) !== input2.size(d))
      throw runtimeError(
        `bilinear(): input batch dimensions do not match at dim ${d}: got ${input1.size(d)} and ${input2.size(d)}`,
      );
  [input1, input2].forEach((input, i) => {
    if (input.size(-1) !== weight.size(i + 1))
      throw runtimeError(
        `bilinear(): input${i + 1} size does not match weight size: got ${input.size(-1)} but expected ${weight.size(i + 1)}`,
      );
  });
  if (bias !== null && bias.size(0) !== weight.size(0))
    throw runtimeError(
      `bilinear(): bias size does not match weight size: got ${bias.size(0)} but expected ${weight.size(0)}`,
    );
}
