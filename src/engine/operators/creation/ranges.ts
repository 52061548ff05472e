/** Constructors of tensors of numbers in a row. */
import { bool, get_default_dtype, int64, type DType } from '../../dtype';
import { notImplemented, runtimeError } from '../../errors';
import { equallySpaced, powersSpaced, progression } from '../../kernels/sequences';
import { checkConverts } from '../../limits';
import { streamed } from '../../printing/streamed';
import { finished, fromExact, fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { warnOnce } from '../../warnings';
import { kernel, torchFunction } from '../definition';

const OPTIONS = 'ScalarType? dtype=None, bool requires_grad=False';

type Value = number | bigint | boolean;

export const arange = torchFunction(
  'Numbers from `start` up to, without, `end`, `step` apart: of integers where all three are bigints.',
  kernel(`arange(Scalar end, *, ${OPTIONS}) -> Tensor`, (end: Value, dtype: DType | null, requires_grad: boolean) =>
    stepping(0n, end, 1n, dtype, requires_grad),
  ),
  kernel(
    `arange(Scalar start, Scalar end, Scalar step=1, *, ${OPTIONS}) -> Tensor`,
    (start: Value, end: Value, step: Value, dtype: DType | null, requires_grad: boolean) =>
      stepping(start, end, step, dtype, requires_grad),
  ),
);

export const range = torchFunction(
  'Numbers from `start` up to `end`, that included, `step` apart. Deprecated in favour of arange.',
  kernel(
    `range(Scalar start, Scalar end, Scalar step=1, *, ${OPTIONS}) -> Tensor`,
    (start: Value, end: Value, step: Value, dtype: DType | null, requires_grad: boolean) => {
      warnOnce(
        "torch.range is deprecated and will be removed in a future release because its behavior is inconsistent with Python's range builtin. Instead, use torch.arange, which produces values in [start, end).",
      );
      const [from, to, by] = [Number(start), Number(end), Number(step)];
      checkRange(from, to, by);
      const type = dtype ?? get_default_dtype();
      const values = progression(from, by, Math.floor((to - from) / by) + 1, type);
      return finished(fromValues(values, [values.length], type), { requires_grad });
    },
  ),
);

export const linspace = torchFunction(
  '`steps` numbers from `start` to `end`, equally far apart.',
  kernel(
    `linspace(Scalar start, Scalar end, int steps, *, ${OPTIONS}) -> Tensor`,
    (start: Value, end: Value, steps: number, dtype: DType | null, requires_grad: boolean) => {
      const type = checkSpaced('linspace', steps, dtype, start, end);
      const values = equallySpaced(Number(start), Number(end), steps, type);
      return finished(fromValues(values, [steps], type), { requires_grad });
    },
  ),
  kernel(
    `linspace(Tensor start, Tensor end, int steps, *, ${OPTIONS}) -> Tensor`,
    (start: Tensor, end: Tensor, steps: number, dtype: DType | null, requires_grad: boolean) => {
      checkEnds('linspace', start, end);
      const type = checkSpaced('linspace', steps, dtype, start.__float__(), end.__float__());
      const values = equallySpaced(start.__float__(), end.__float__(), steps, type);
      return finished(fromValues(values, [steps], type), { requires_grad });
    },
  ),
);

export const logspace = torchFunction(
  '`base` to `steps` exponents from `start` to `end`, which are equally far apart.',
  kernel(
    `logspace(Scalar start, Scalar end, int steps, float base=10, *, ${OPTIONS}) -> Tensor`,
    (start: Value, end: Value, steps: number, base: number, dtype: DType | null, requires_grad: boolean) => {
      const type = checkSpaced('logspace', steps, dtype, start, end);
      const values = powersSpaced(Number(start), Number(end), steps, base, type);
      return finished(fromValues(values, [steps], type), { requires_grad });
    },
  ),
);

function stepping(start: Value, end: Value, step: Value, dtype: DType | null, requires_grad: boolean): Tensor {
  // A step of 1 may be the default, which is no float.
  const whole = typeof start !== 'number' && typeof end !== 'number' && (typeof step !== 'number' || step === 1);
  const type = dtype ?? (whole ? int64 : get_default_dtype());
  if (type === bool) throw notImplemented('arange_cpu', bool);
  if (type === int64 && whole) return exactly(BigInt(start), BigInt(end), BigInt(step), requires_grad);
  const [from, to, by] = [Number(start), Number(end), Number(step)];
  checkRange(from, to, by);
  const numbers = progression(from, by, Math.ceil((to - from) / by), type);
  return finished(fromValues(numbers, [numbers.length], type), { requires_grad });
}

function exactly(start: bigint, end: bigint, step: bigint, requires_grad: boolean): Tensor {
  checkRange(Number(start), Number(end), Number(step));
  const count = Number((end - start + (step > 0n ? step - 1n : step + 1n)) / step);
  const values = new BigInt64Array(count);
  for (let i = 0; i < count; i++) values[i] = start + BigInt(i) * step;
  return finished(fromExact(values, [count]), { requires_grad });
}

function checkRange(start: number, end: number, step: number): void {
  if (step === 0) throw runtimeError('step must be nonzero');
  if (!Number.isFinite(start) || !Number.isFinite(end))
    throw runtimeError(`unsupported range: ${streamed(start)} -> ${streamed(end)}`);
  if (step > 0 !== end >= start && start !== end)
    throw runtimeError('upper bound and lower bound inconsistent with step sign');
  if (Math.abs((end - start) / step) > 2 ** 63) throw runtimeError('invalid size, possible overflow?');
}

function checkSpaced(name: string, steps: number, dtype: DType | null, ...ends: readonly Value[]): DType {
  if (steps < 0) throw runtimeError('number of steps must be non-negative');
  const type = dtype ?? get_default_dtype();
  if (type === bool && steps > 1) throw notImplemented(`${name}_cpu`, bool);
  for (const end of ends) checkConverts(end, type);
  return type;
}

function checkEnds(name: string, start: Tensor, end: Tensor): void {
  if (start.ndim > 0 || end.ndim > 0)
    throw runtimeError(
      `${name} only supports 0-dimensional start and end tensors, but got start with ${start.ndim} dimension(s)${
        start.ndim > 0 ? '' : ` and end with ${end.ndim} dimension(s)`
      }.`,
    );
}
