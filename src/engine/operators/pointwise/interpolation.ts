/** Sums of products: between two numbers by a weight, and onto a third. */
import { notImplemented, runtimeError } from '../../errors';
import { checkFits, commonDtype, isBool, isIntegralOrBool, type Operand } from '../../tensor/supported';
import { Tensor } from '../../tensor/tensor';
import { by, gradient, operator, pointwise, withInPlace } from '../definition';

interface Lerp<W> {
  readonly self: Tensor;
  readonly end: Tensor;
  readonly weight: W;
}

export const lerp = withInPlace(
  operator(
    'From the first to the second by the weight.',
    pointwise(
      'lerp(Tensor self, Tensor end, Tensor weight) -> Tensor',
      interpolated,
      gradient('LerpBackward1', {
        self: by('g (1 - w)', ['weight'], (g, { weight }: Lerp<Tensor>) => g.mul(weight.rsub(1))),
        end: by('g\\,w', ['weight'], (g, { weight }: Lerp<Tensor>) => g.mul(weight)),
        weight: by('g (y - x)', ['end', 'self'], (g, { self, end }: Lerp<Tensor>) => g.mul(end.sub(self))),
      }),
      { result: 'same', check: sameTypes('lerp_kernel_tensor') },
    ),
    pointwise(
      'lerp(Tensor self, Tensor end, Scalar weight) -> Tensor',
      interpolated,
      gradient('LerpBackward0', {
        self: by('g (1 - w)', ['weight'], (g, { weight }: Lerp<number>) => g.mul(1 - weight)),
        end: by('g\\,w', ['weight'], (g, { weight }: Lerp<number>) => g.mul(weight)),
      }),
      { result: 'self', check: sameTypes('lerp_kernel_scalar') },
    ),
  ),
  'method',
);

interface Products {
  readonly tensor1: Tensor;
  readonly tensor2: Tensor;
  readonly value: number;
}

export const addcmul = withInPlace(
  operator(
    'The first plus `value` times the product of the other two.',
    pointwise(
      'addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor',
      (x: number, y: number, z: number, value: number) => x + value * y * z,
      gradient('AddcmulBackward0', {
        self: by('g', [], (g) => g),
        tensor1: by('g\\,v\\,z', ['tensor2', 'value'], (g, { tensor2, value }: Products) => g.mul(tensor2.mul(value))),
        tensor2: by('g\\,v\\,y', ['tensor1', 'value'], (g, { tensor1, value }: Products) => g.mul(tensor1.mul(value))),
      }),
      {
        result: 'same',
        kernel: 'addcmul',
        check: fittingValue,
        integers: (x: bigint, y: bigint, z: bigint, value: bigint) => x + value * y * z,
      },
    ),
  ),
  'method',
);

export const addcdiv = withInPlace(
  operator(
    'The first plus `value` times the quotient of the other two.',
    pointwise(
      'addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor',
      (x: number, y: number, z: number, value: number) => x + (value * y) / z,
      gradient('AddcdivBackward0', {
        self: by('g', [], (g) => g),
        tensor1: by('g \\frac{v}{z}', ['tensor2', 'value'], (g, { tensor2, value }: Products) =>
          g.mul(tensor2.__rtruediv__(value)),
        ),
        tensor2: by(
          '-g \\frac{v\\,y}{z^2}',
          ['tensor1', 'tensor2', 'value'],
          (g, { tensor1, tensor2, value }: Products) => g.neg().mul(tensor1.mul(value).div(tensor2.mul(tensor2))),
        ),
      }),
      { result: 'same', kernel: 'addcdiv', check: noIntegerDivision },
    ),
  ),
  'method',
);

/** From the nearer end, so that both ends are exact. */
function interpolated(x: number, y: number, weight: number): number {
  return Math.abs(weight) < 0.5 ? x + weight * (y - x) : y - (y - x) * (1 - weight);
}

function sameTypes(kernel: string): (self: Tensor, end: Tensor, weight: Tensor | number) => void {
  return (self, end, weight) => {
    different('end', self, end);
    if (weight instanceof Tensor && weight.ndim > 0) different('weight', self, weight);
    if (isIntegralOrBool(self.dtype)) throw notImplemented(kernel, self.dtype);
  };
}

function different(name: string, { dtype }: Tensor, other: Tensor): void {
  if (other.dtype !== dtype)
    throw runtimeError(`expected dtype ${dtype.cType} for \`${name}\` but got dtype ${other.dtype.cType}`);
}

function fittingValue(self: Operand, tensor1: Operand, tensor2: Operand, value: number): void {
  const dtype = commonDtype([self, tensor1, tensor2]);
  if (isBool(dtype)) throw notImplemented('addcmul_cpu_out', dtype);
  checkFits(value, dtype);
}

function noIntegerDivision(_self: Tensor, tensor1: Operand, tensor2: Operand): void {
  if (commonDtype([tensor1, tensor2]).is_floating_point) return;
  throw runtimeError(
    'Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: (input + value * tensor1 / tensor2), for all dtypes.',
  );
}
