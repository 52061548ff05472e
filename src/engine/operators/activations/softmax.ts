/** Exponentials that are normalised along one dimension. */
import { float32, type DType } from '../../dtype';
import { largeSoftmax, largeSoftmaxSlope } from '../../kernels/simd/rows';
import { softmax as normalised, softmaxSlope, type Lines } from '../../kernels/softmax';
import { floatingOnly } from '../../tensor/supported';
import { runtimeError } from '../../errors';
import { numel, wrapDim, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate, asked } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { by, composite, gradient, kernel, method, operator } from '../definition';

interface Along {
  readonly dim: number;
  readonly result: Tensor;
}

interface Backward {
  readonly dim: number;
  readonly grad_output: Tensor;
  readonly output: Tensor;
}

const RULE = 'r\\,(g - \\textstyle\\sum g\\,r)';
const LOG_RULE = 'g - e^r \\textstyle\\sum g';

export const _softmax = method(
  'Exponentials divided by their sum along a dimension.',
  kernel(
    '_softmax(Tensor self, int dim, bool half_to_float) -> Tensor',
    (self: Tensor, dim: number, half_to_float: boolean) => along('softmax', self, dim, half_to_float),
    gradient('SoftmaxBackward0', {
      self: by(RULE, ['dim', 'result', '_self_dtype'], (g, saved: Along & { readonly _self_dtype: DType }) =>
        g._softmax_backward_data(saved.result, saved.dim, saved._self_dtype),
      ),
    }),
  ),
);

export const _softmax_backward_data = method(
  'The gradient of softmax from that of its result.',
  kernel(
    '_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype) -> Tensor',
    (grad_output: Tensor, output: Tensor, dim: number, input_dtype: DType) =>
      alongGradient(grad_output, output, dim, input_dtype, false),
    gradient('SoftmaxBackwardDataBackward0', {
      grad_output: by(
        RULE,
        ['dim', 'grad_output', 'output', '_input_dtype'],
        (g, { dim, output, _input_dtype }: Backward & { readonly _input_dtype: DType }) =>
          g.to(output.dtype)._softmax_backward_data(output, dim, _input_dtype),
      ),
      output: by(
        'h g - g \\textstyle\\sum r h - h \\sum r g',
        ['dim', 'grad_output', 'output'],
        (g, { dim, grad_output, output }: Backward) => {
          const weighted = output.mul(grad_output).sum([dim], true);
          return grad_output
            .mul(g)
            .sub(weighted.mul(g))
            .sub(grad_output.mul(output.mul(g).sum([dim], true)));
        },
      ),
    }),
  ),
);

export const softmax = operator(
  'Exponentials divided by their sum along a dimension.',
  composite(
    'softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor',
    (self: Tensor, dim: number, dtype: DType | null) => converted(self, dtype)._softmax(dim, false),
  ),
);

export const _log_softmax = method(
  'Logarithm of the exponentials divided by their sum along a dimension.',
  kernel(
    '_log_softmax(Tensor self, int dim, bool half_to_float) -> Tensor',
    (self: Tensor, dim: number, half_to_float: boolean) => along('log_softmax', self, dim, half_to_float),
    gradient('LogSoftmaxBackward0', {
      self: by(LOG_RULE, ['dim', 'result', '_self_dtype'], (g, saved: Along & { readonly _self_dtype: DType }) =>
        g._log_softmax_backward_data(saved.result, saved.dim, saved._self_dtype),
      ),
    }),
  ),
);

export const _log_softmax_backward_data = method(
  'The gradient of log_softmax from that of its result.',
  kernel(
    '_log_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype) -> Tensor',
    (grad_output: Tensor, output: Tensor, dim: number, input_dtype: DType) =>
      alongGradient(grad_output, output, dim, input_dtype, true),
    gradient('LogSoftmaxBackwardDataBackward0', {
      grad_output: by(
        'g - \\textstyle\\sum g\\,e^r',
        ['dim', 'grad_output', 'output'],
        (g, { dim, output }: Backward) => {
          const converted = g.to(output.dtype);
          return converted.sub(converted.mul(output.exp()).sum([dim], true));
        },
      ),
      output: by(
        '-g e^r \\textstyle\\sum h',
        ['dim', 'grad_output', 'output'],
        (g, { dim, grad_output, output }: Backward) => grad_output.sum([dim], true).neg().mul(output.exp()).mul(g),
      ),
    }),
  ),
);

export const log_softmax = operator(
  'Logarithm of the exponentials divided by their sum along a dimension.',
  composite(
    'log_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor',
    (self: Tensor, dim: number, dtype: DType | null) => converted(self, dtype)._log_softmax(dim, false),
  ),
);

const FUNCTIONAL = '(Tensor input, int? dim=None, int _stacklevel=3, ScalarType? dtype=None) -> Tensor';

export const functional_softmax = operator(
  'Exponentials divided by their sum along a dimension.',
  composite(
    `nn.functional.softmax${FUNCTIONAL}`,
    (input: Tensor, dim: number | null, _level: number, dtype: DType | null) =>
      input.softmax(dim ?? implicitDim('softmax', input.ndim), dtype),
  ),
);

export const functional_log_softmax = operator(
  'Logarithm of the exponentials divided by their sum along a dimension.',
  composite(
    `nn.functional.log_softmax${FUNCTIONAL}`,
    (input: Tensor, dim: number | null, _level: number, dtype: DType | null) =>
      input.log_softmax(dim ?? implicitDim('log_softmax', input.ndim), dtype),
  ),
);

export const functional_softmin = operator(
  'Softmax of the negative.',
  composite(
    `nn.functional.softmin${FUNCTIONAL}`,
    (input: Tensor, dim: number | null, _level: number, dtype: DType | null) =>
      input.neg().softmax(dim ?? implicitDim('softmin', input.ndim), dtype),
  ),
);

/** What PyTorch took before it asked for the dimension. */
function implicitDim(name: string, ndim: number): number {
  warn(`Implicit dimension choice for ${name} has been deprecated. Change the call to include dim=X as an argument.`);
  return ndim === 0 || ndim === 1 || ndim === 3 ? 0 : 1;
}

function converted(self: Tensor, dtype: DType | null): Tensor {
  return dtype === null || dtype === self.dtype ? self : self.to(dtype);
}

/** A single number is a line of one. */
function linesOf(shape: Shape, dim: number): Lines {
  const d = wrapDim(dim, shape.length);
  if (shape.length === 0) return { outer: 1, length: 1, inner: 1 };
  return { outer: numel(shape.slice(0, d)), length: shape[d] ?? 1, inner: numel(shape.slice(d + 1)) };
}

function along(name: string, self: Tensor, dim: number, half_to_float: boolean): Tensor {
  if (half_to_float) throw runtimeError('softmax with half to float conversion is not supported on CPU');
  const lines = linesOf(self.shape, dim);
  // Nothing stays nothing, of any dtype.
  if (self.numel() > 0) floatingOnly(`${name}_${isLast(dim, self.ndim) ? 'lastdim_' : ''}kernel_impl`, self.dtype);
  const values = denseValues(self);
  const logarithmic = name === 'log_softmax';
  if (self.dtype === float32 && lines.inner === 1) {
    const { length } = lines;
    const large = asked(float32, values.length, () => largeSoftmax(values as Float32Array, length, logarithmic));
    if (large !== null) return fromValues(large, self.shape, self.dtype);
  }
  const out = allocate(self.dtype, self.numel());
  normalised(values, lines, logarithmic, out);
  return fromValues(out, self.shape, self.dtype);
}

function isLast(dim: number, ndim: number): boolean {
  return ndim === 0 || wrapDim(dim, ndim) === ndim - 1;
}

function alongGradient(g: Tensor, output: Tensor, dim: number, dtype: DType, logarithmic: boolean): Tensor {
  const lines = linesOf(output.shape, dim);
  const [gradients, results] = [denseValues(g), denseValues(output)];
  if (dtype === float32 && g.dtype === float32 && output.dtype === float32 && lines.inner === 1) {
    const [g32, results32] = [gradients as Float32Array, results as Float32Array];
    const large = asked(float32, results.length, () => largeSoftmaxSlope(g32, results32, lines.length, logarithmic));
    if (large !== null) return fromValues(large, output.shape, dtype);
  }
  const out = allocate(dtype, output.numel());
  softmaxSlope(gradients, results, lines, logarithmic, out);
  return fromValues(out, output.shape, dtype);
}
