/** Truth values: comparisons, logic, and choices by them. */
import { bool } from '../../dtype';
import { runtimeError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { by, gradient, operator, pointwise, type OperatorDefinition, withInPlace } from '../definition';

/** Of truth values that take the place of numbers. */
const flat = by('0', [], (g) => g.new_zeros(g.shape));

export const eq = comparison('eq', 'Whether both are equal.', (x, y) => (x === y ? 1 : 0));

export const ne = comparison('ne', 'Whether both differ.', (x, y) => (x !== y ? 1 : 0));

export const lt = comparison('lt', 'Whether the first is smaller.', (x, y) => (x < y ? 1 : 0));

export const le = comparison('le', 'Whether the first is smaller or equal.', (x, y) => (x <= y ? 1 : 0));

export const gt = comparison('gt', 'Whether the first is larger.', (x, y) => (x > y ? 1 : 0));

export const ge = comparison('ge', 'Whether the first is larger or equal.', (x, y) => (x >= y ? 1 : 0));

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
      { result: 'same', numbers: true, check: boolCondition },
    ),
  ),
  null,
);

export const masked_fill = operator(
  'The value where the mask is true, else the element.',
  pointwise(
    'masked_fill(Tensor self, Tensor mask, Scalar value) -> Tensor',
    (x: number, mask: number, value: number) => (mask !== 0 ? value : x),
    gradient('MaskedFillBackward0', {
      self: by('g\\,[\\lnot m]', ['mask'], (g, { mask }) => g.masked_fill(mask, 0)),
    }),
    { result: 'self', check: boolMask },
  ),
);

function comparison(name: string, doc: string, compare: (x: number, y: number) => number): OperatorDefinition {
  const node = `${name.charAt(0).toUpperCase()}${name.slice(1)}Backward`;
  const options = { result: 'bool' } as const;
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

function boolCondition(condition: Tensor): void {
  if (condition.dtype !== bool)
    throw runtimeError(
      `where expected condition to be a boolean tensor, but got a tensor with dtype ${condition.dtype.scalarType}`,
    );
}

function boolMask(_self: Tensor, mask: Tensor): void {
  if (mask.dtype !== bool)
    throw runtimeError(`masked_fill_ only supports boolean masks, but got mask with dtype ${mask.dtype.cType}`);
}
