/** Truth values: comparisons, logic, and choices by them. */
import { bool, uint8 } from '../../dtype';
import { broadcastShapes } from '../../shape';
import { runtimeError } from '../../errors';
import { checkFits, commonDtype, type Operand } from '../../tensor/supported';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import {
  aliased,
  by,
  composite,
  gradient,
  onExpanded,
  notDifferentiable,
  operator,
  pointwise,
  type OperatorDefinition,
  withInPlace,
} from '../definition';

/** Of truth values that take the place of numbers. */
const flat = by('0', [], (g) => g.new_zeros(g.shape));

export const eq = comparison('eq', 'Whether both are equal.', (x, y) => (x === y ? 1 : 0));

export const ne = aliased(
  comparison('ne', 'Whether both differ.', (x, y) => (x !== y ? 1 : 0)),
  'not_equal',
);

export const lt = aliased(
  comparison('lt', 'Whether the first is smaller.', (x, y) => (x < y ? 1 : 0)),
  'less',
);

export const le = aliased(
  comparison('le', 'Whether the first is smaller or equal.', (x, y) => (x <= y ? 1 : 0)),
  'less_equal',
);

export const gt = aliased(
  comparison('gt', 'Whether the first is larger.', (x, y) => (x > y ? 1 : 0)),
  'greater',
);

export const ge = aliased(
  comparison('ge', 'Whether the first is larger or equal.', (x, y) => (x >= y ? 1 : 0)),
  'greater_equal',
);

export const logical_and = operator(
  'Whether both are not 0.',
  pointwise(
    'logical_and(Tensor self, Tensor other) -> Tensor',
    (x: number, y: number) => (x !== 0 && y !== 0 ? 1 : 0),
    null,
    { result: 'bool' },
  ),
);

export const logical_or = operator(
  'Whether one of both is not 0.',
  pointwise(
    'logical_or(Tensor self, Tensor other) -> Tensor',
    (x: number, y: number) => (x !== 0 || y !== 0 ? 1 : 0),
    null,
    { result: 'bool' },
  ),
);

export const logical_xor = operator(
  'Whether exactly one of both is not 0.',
  pointwise(
    'logical_xor(Tensor self, Tensor other) -> Tensor',
    (x: number, y: number) => ((x !== 0) !== (y !== 0) ? 1 : 0),
    null,
    { result: 'bool' },
  ),
);

export const logical_not = operator(
  'Whether each element is 0.',
  pointwise('logical_not(Tensor self) -> Tensor', (x: number) => (x === 0 ? 1 : 0), null, { result: 'bool' }),
);

export const isnan = withInPlace(
  operator(
    'Whether each element is NaN.',
    pointwise('isnan(Tensor self) -> Tensor', (x: number) => (x !== x ? 1 : 0), null, { result: 'bool' }),
  ),
  null,
);

export const isinf = withInPlace(
  operator(
    'Whether each element is infinite.',
    pointwise('isinf(Tensor self) -> Tensor', (x: number) => (x === Infinity || x === -Infinity ? 1 : 0), null, {
      result: 'bool',
    }),
  ),
  null,
);

export const isfinite = withInPlace(
  operator(
    'Whether each element is a finite number.',
    pointwise('isfinite(Tensor self) -> Tensor', (x: number) => (Number.isFinite(x) ? 1 : 0), null, { result: 'bool' }),
  ),
  null,
);

export const isposinf = predicate('isposinf', 'Whether each element is plus infinity.', (x) =>
  x === Infinity ? 1 : 0,
);

export const isneginf = predicate('isneginf', 'Whether each element is minus infinity.', (x) =>
  x === -Infinity ? 1 : 0,
);

export const isreal = predicate('isreal', 'Whether each element is a real number.', () => 1);

export const signbit = withInPlace(
  operator(
    'Whether the sign of each element is set, of -0 too.',
    pointwise('signbit(Tensor self) -> Tensor', (x: number) => (x < 0 || Object.is(x, -0) ? 1 : 0), null, {
      result: 'bool',
    }),
  ),
  null,
);

export const heaviside = withInPlace(
  operator(
    'The step from 0 to 1; at 0, the value given.',
    pointwise(
      'heaviside(Tensor self, Tensor values) -> Tensor',
      (x: number, value: number) => (x === 0 ? value : x > 0 ? 1 : 0),
      notDifferentiable('heaviside', 'self', 'values'),
      {
        result: 'same',
        check: (self: Tensor, values: Tensor) => {
          if (self.dtype !== values.dtype)
            throw runtimeError('heaviside is not yet implemented for tensors with different dtypes.');
        },
        inplaceGradient: notDifferentiable('heaviside_', 'self', 'values'),
      },
    ),
  ),
  'method',
);

export const where = withInPlace(
  operator(
    'The second where the condition is true, else the third.',
    pointwise(
      'where(Tensor condition, Tensor self, Tensor other) -> Tensor',
      (condition: number, x: number, y: number) => (condition !== 0 ? x : y),
      gradient('WhereBackward0', {
        self: by('g\\,[c]', ['condition'], (g, { condition }) => g.where(condition, 0)),
        other: by('g\\,[\\lnot c]', ['condition'], (g, { condition }) => g.masked_fill(condition, 0)),
      }),
      {
        result: 'same',
        numbers: true,
        check: boolCondition,
        integers: (condition: bigint, x: bigint, y: bigint) => (condition !== 0n ? x : y),
      },
    ),
    composite('where(Tensor condition) -> Tensor[]', (condition: Tensor) => condition.nonzero({ as_tuple: true })),
  ),
  null,
);

export const masked_fill = onExpanded(
  operator(
    'The value where the mask is true, else the element.',
    pointwise(
      'masked_fill(Tensor self, Tensor mask, Scalar value) -> Tensor',
      (x: number, mask: number, value: number) => (mask !== 0 ? value : x),
      gradient('MaskedFillBackward0', {
        self: by('g\\,[\\lnot m]', ['mask'], (g, { mask }) => g.masked_fill(mask, 0)),
      }),
      { result: 'self', check: boolMask, integers: filledWhere },
    ),
    pointwise(
      'masked_fill(Tensor self, Tensor mask, Tensor value) -> Tensor',
      (x: number, mask: number, value: number) => (mask !== 0 ? value : x),
      gradient('MaskedFillBackward1', {
        self: by('g\\,[\\lnot m]', ['mask'], (g, { mask }) => g.masked_fill(mask, 0)),
        // Summed by the walk, as every gradient of a broadcast.
        value: by('\\textstyle\\sum g\\,[m]', ['mask'], (g, { mask }) => g.where(mask, 0)),
      }),
      { result: 'self', check: numberForMask, integers: filledWhere },
    ),
  ),
  'deprecated',
);

function filledWhere(x: bigint, mask: bigint, value: bigint): bigint {
  return mask !== 0n ? value : x;
}

/** Numbers of either kind compare alike. */
type Compare = (x: number | bigint, y: number | bigint) => number;

function predicate(name: string, doc: string, holds: (x: number) => number): OperatorDefinition {
  return withInPlace(operator(doc, pointwise(`${name}(Tensor self) -> Tensor`, holds, null, { result: 'bool' })), null);
}

function comparison(name: string, doc: string, compare: Compare): OperatorDefinition {
  const node = `${name.charAt(0).toUpperCase()}${name.slice(1)}Backward`;
  const options = { result: 'bool', integers: (x: bigint, y: bigint) => BigInt(compare(x, y)) } as const;
  return operator(
    doc,
    pointwise(`${name}(Tensor self, Tensor other) -> Tensor`, compare, null, {
      ...options,
      inplaceGradient: gradient(`${node}1`, { self: flat, other: flat }),
    }),
    pointwise(`${name}(Tensor self, Scalar other) -> Tensor`, compare, null, {
      ...options,
      inplaceGradient: gradient(`${node}0`, { self: flat }),
    }),
  );
}

function boolCondition({ dtype }: Tensor, x: Operand, y: Operand): void {
  if (dtype === uint8)
    warn(
      'where received a uint8 condition tensor. This behavior is deprecated and will be removed in a future version of PyTorch. Use a boolean condition instead.',
    );
  else if (dtype !== bool)
    throw runtimeError(
      `where expected condition to be a boolean tensor, but got a tensor with dtype ${dtype.scalarType}`,
    );
  const common = commonDtype([x, y]);
  if (!common.is_integral) return;
  checkFits(x, common);
  checkFits(y, common);
}

function numberForMask(self: Tensor, mask: Tensor, value: Tensor): void {
  if (value.ndim !== 0)
    throw runtimeError(
      `masked_fill_ only supports a 0-dimensional value tensor, but got tensor with ${value.ndim} dimension(s).`,
    );
  boolMask(self, mask);
}

function boolMask(self: Tensor, mask: Tensor): void {
  broadcastShapes(mask.shape, self.shape);
  if (mask.dtype !== bool)
    throw runtimeError(`masked_fill_ only supports boolean masks, but got mask with dtype ${mask.dtype.cType}`);
}
