/** Whether tensors agree: element by element within tolerances, or as a whole. */
import { get_default_dtype } from '../../dtype';
import { runtimeError } from '../../errors';
import { sameShape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { composite, kernel, operator, withInPlace } from '../definition';

const TOLERANCES = 'Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False';

export const isclose = withInPlace(
  operator(
    'Whether both agree within `atol` plus `rtol` times the magnitude of the second.',
    composite(`isclose(${TOLERANCES}) -> Tensor`, near),
  ),
  null,
);

export const allclose = operator(
  'Whether all elements agree within the tolerances.',
  kernel(`allclose(${TOLERANCES}) -> any`, ((
    self: Tensor,
    other: Tensor,
    rtol: number,
    atol: number,
    equalNan: boolean,
  ) => Boolean(near(self, other, rtol, atol, equalNan).all().item())) as unknown as () => Tensor),
);

export const equal = operator(
  'Whether both have the same shape and elements.',
  kernel(
    'equal(Tensor self, Tensor other) -> any',
    ((self: Tensor, other: Tensor) =>
      sameShape(self.shape, other.shape) && Boolean(self.eq(other).all().item())) as unknown as () => Tensor,
  ),
);

function near(self: Tensor, other: Tensor, rtol: number, atol: number, equalNan: boolean): Tensor {
  if (self.dtype !== other.dtype)
    throw runtimeError(`${self.dtype.scalarType} did not match ${other.dtype.scalarType}`);
  if (rtol < 0) throw runtimeError(`rtol must be greater than or equal to zero, but got ${rtol}`);
  if (atol < 0) throw runtimeError(`atol must be greater than or equal to zero, but got ${atol}`);
  const same = self.eq(other);
  const close =
    equalNan && self.dtype.is_floating_point ? same.logical_or(self.isnan().logical_and(other.isnan())) : same;
  if (rtol === 0 && atol === 0) return close;
  const [x, y] = [self, other].map((each) => (each.dtype.is_floating_point ? each : each.to(get_default_dtype()))) as [
    Tensor,
    Tensor,
  ];
  const allowed = y.mul(rtol).abs().add(atol);
  const actual = x.sub(y).abs();
  return close.logical_or(actual.isfinite().logical_and(actual.le(allowed)));
}
