/** Integers: their bits, shifts and divisors; of truth values, logic. */
import { bool, int64 } from '../../dtype';
import { notImplemented, TorchError } from '../../errors';
import { commonDtype, isFloatingOrBool, type Operand, unsupported } from '../../tensor/supported';
import {
  bitwise,
  gcd as gcdOf,
  gcdExact,
  lcm as lcmOf,
  lcmExact,
  shiftLeft,
  shiftLeftExact,
  shiftRight,
  shiftRightExact,
} from '../../kernels/integers';
import { denseValues, exactValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromExact, fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { composite, kernel, method, operator, pointwise, withInPlace, type OperatorDefinition } from '../definition';

interface OfTwo {
  readonly narrow: (x: number, y: number) => number;
  readonly wide: (x: bigint, y: bigint) => bigint;
}

const AND: OfTwo = {
  narrow: (x, y) =>
    bitwise(
      x,
      y,
      (a, b) => a & b,
      (a, b) => a & b,
    ),
  wide: (x, y) => x & y,
};
const OR: OfTwo = {
  narrow: (x, y) =>
    bitwise(
      x,
      y,
      (a, b) => a | b,
      (a, b) => a | b,
    ),
  wide: (x, y) => x | y,
};
const XOR: OfTwo = {
  narrow: (x, y) =>
    bitwise(
      x,
      y,
      (a, b) => a ^ b,
      (a, b) => a ^ b,
    ),
  wide: (x, y) => x ^ y,
};
const LEFT: OfTwo = { narrow: shiftLeft, wide: shiftLeftExact };
const RIGHT: OfTwo = { narrow: shiftRight, wide: shiftRightExact };

export const bitwise_and = ofTwo('bitwise_and', 'The bits that both have.', AND, 'bitwise_and_cpu');

export const bitwise_or = ofTwo('bitwise_or', 'The bits that one of both has.', OR, 'bitwise_or_cpu');

export const bitwise_xor = ofTwo('bitwise_xor', 'The bits in which both differ.', XOR, 'bitwise_xor_cpu');

export const bitwise_left_shift = ofTwo(
  'bitwise_left_shift',
  'The bits moved up by that many places.',
  LEFT,
  'lshift_cpu',
);

export const bitwise_right_shift = ofTwo(
  'bitwise_right_shift',
  'The bits moved down by that many places, the sign kept.',
  RIGHT,
  'rshift_cpu',
);

export const bitwise_not = withInPlace(
  operator(
    'The opposite of each bit; of truth values, of each.',
    kernel('bitwise_not(Tensor self) -> Tensor', (self: Tensor) => {
      const { dtype, shape } = self;
      if (dtype.is_floating_point) throw notImplemented('bitwise_not_cpu', dtype);
      if (dtype === int64)
        return fromExact(
          exactValues(self).map((x) => ~x),
          shape,
        );
      const values = denseValues(self);
      const out = allocate(dtype, values.length);
      for (let i = 0; i < out.length; i++) out[i] = dtype === bool ? 1 - (values[i] ?? 0) : ~(values[i] ?? 0);
      return fromValues(out, shape, dtype);
    }),
  ),
  'method',
);

export const gcd = withInPlace(
  operator(
    'The greatest common divisor of both.',
    pointwise('gcd(Tensor self, Tensor other) -> Tensor', gcdOf, null, {
      result: 'same',
      check: unsupported('gcd_cpu', isFloatingOrBool),
      integers: gcdExact,
    }),
  ),
  'both',
);

export const lcm = withInPlace(
  operator(
    'The least common multiple of both.',
    pointwise('lcm(Tensor self, Tensor other) -> Tensor', lcmOf, null, {
      result: 'same',
      check: unsupported('lcm_cpu', isFloatingOrBool),
      integers: lcmExact,
    }),
  ),
  'both',
);

export const __and__ = pythonOperator('__and__', '&', 'bitwise_and');
export const __or__ = pythonOperator('__or__', '|', 'bitwise_or');
export const __xor__ = pythonOperator('__xor__', '^', 'bitwise_xor');
export const __lshift__ = pythonOperator('__lshift__', '<<', 'bitwise_left_shift');
export const __rshift__ = pythonOperator('__rshift__', '>>', 'bitwise_right_shift');
export const __rand__ = pythonOperator('__rand__', '&', 'bitwise_and', true);
export const __ror__ = pythonOperator('__ror__', '|', 'bitwise_or', true);
export const __rxor__ = pythonOperator('__rxor__', '^', 'bitwise_xor', true);

export const __rlshift__ = reversed('__rlshift__', '<<', LEFT, 'lshift_cpu');
export const __rrshift__ = reversed('__rrshift__', '>>', RIGHT, 'rshift_cpu');

export const __invert__ = method(
  "Python's `~tensor`.",
  composite('__invert__(Tensor self) -> Tensor', (self: Tensor) => {
    if (self.dtype.is_floating_point)
      throw new TorchError('TypeError', '~ (operator.invert) is only implemented on integer and Boolean-type tensors');
    return self.bitwise_not();
  }),
);

type Bitwise = 'bitwise_and' | 'bitwise_or' | 'bitwise_xor' | 'bitwise_left_shift' | 'bitwise_right_shift';

function pythonOperator(name: string, symbol: string, meaning: Bitwise, fromRight = false): OperatorDefinition {
  const call = (self: Tensor, other: Tensor | number): Tensor =>
    typeof other === 'object' ? self[meaning](other) : self[meaning](other);
  return method(
    fromRight ? `Python's \`number ${symbol} tensor\`.` : `Python's \`tensor ${symbol} other\`.`,
    ...(fromRight ? [] : [composite(`${name}(Tensor self, Tensor other) -> Tensor`, call)]),
    composite(`${name}(Tensor self, Scalar other) -> Tensor`, call),
  );
}

function reversed(name: string, symbol: string, { narrow, wide }: OfTwo, kernelName: string): OperatorDefinition {
  return method(
    `Python's \`number ${symbol} tensor\`.`,
    pointwise(`${name}(Tensor self, Scalar other) -> Tensor`, (x: number, y: number) => narrow(y, x), null, {
      result: 'same',
      check: onIntegers(kernelName),
      integers: (x: bigint, y: bigint) => wide(y, x),
    }),
  );
}

/** A tensor with a tensor, with a number, or a number with a tensor. */
function ofTwo(name: string, doc: string, { narrow, wide }: OfTwo, kernelName: string): OperatorDefinition {
  const options = { result: 'same', check: onIntegers(kernelName), integers: wide } as const;
  return withInPlace(
    operator(
      doc,
      pointwise(`${name}(Tensor self, Tensor other) -> Tensor`, narrow, null, options),
      pointwise(`${name}(Tensor self, Scalar other) -> Tensor`, narrow, null, options),
      pointwise(`${name}(Scalar self, Tensor other) -> Tensor`, narrow, null, options),
    ),
    'method',
  );
}

/** Shifts are of integers only; the others of truth values too. */
function onIntegers(kernelName: string): (self: Operand, other: Operand) => void {
  const shifts = kernelName.includes('shift');
  return (self, other) => {
    const dtype = commonDtype([self, other]);
    if (dtype.is_floating_point || (shifts && dtype === bool)) throw notImplemented(kernelName, dtype);
  };
}
