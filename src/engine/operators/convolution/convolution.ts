/** What all convolutions come down to, and its backward: over one, two or three spatial dimensions, transposed or not. */
import { convolve, convolveBack, convolveWeight, type ConvolutionGeometry } from '../../kernels/convolution';
import { checkConvolution, convolutionShape } from '../../kernels/convolution-shapes';
import { extentOf } from '../../kernels/extent';
import { numel, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, gradient, internal, kernel, method } from '../definition';

/** What a convolution and its backward have in common, as their nodes keep it. */
interface Convolved {
  readonly input: Tensor;
  readonly weight: Tensor;
  readonly stride: Shape;
  readonly padding: Shape;
  readonly dilation: Shape;
  readonly transposed: boolean;
  readonly output_padding: Shape;
  readonly groups: number;
}

const KEPT = ['dilation', 'groups', 'input', 'output_padding', 'padding', 'stride', 'transposed', 'weight'] as const;

interface Forward extends Convolved {
  readonly bias_sym_sizes_opt: Shape | null;
}

const FORWARD = [...KEPT, 'bias_sym_sizes_opt'] as const;

export const convolution = internal(
  method(
    'Correlation of an input with weights; transposed, the adjoint of one.',
    kernel(
      'convolution(Tensor input, Tensor weight, Tensor? bias, int[] stride, int[] padding, int[] dilation, bool transposed, int[] output_padding, int groups) -> Tensor',
      (
        input: Tensor,
        weight: Tensor,
        bias: Tensor | null,
        stride: Shape,
        padding: Shape,
        dilation: Shape,
        transposed: boolean,
        output_padding: Shape,
        groups: number,
      ) => convolved({ input, weight, stride, padding, dilation, transposed, output_padding, groups }, bias),
      gradient('ConvolutionBackward0', {
        input: by('g \\ast w', FORWARD, (g, saved: Forward) => backwardOf(g, saved, 0)),
        weight: by('x \\star g', FORWARD, (g, saved: Forward) => backwardOf(g, saved, 1)),
        bias: by('\\textstyle\\sum g', FORWARD, (g, saved: Forward) => backwardOf(g, saved, 2)),
      }),
    ),
  ),
);

interface Backward extends Convolved {
  readonly grad_output: Tensor;
}

const BACKWARD = [...KEPT, 'grad_output'] as const;

export const convolution_backward = internal(
  method(
    'The gradients of a convolution in input, weight and bias: those that the mask asks for, the others empty.',
    kernel(
      'convolution_backward(Tensor grad_output, Tensor input, Tensor weight, int[]? bias_sizes, int[] stride, int[] padding, int[] dilation, bool transposed, int[] output_padding, int groups, bool[] output_mask) -> (Tensor, Tensor, Tensor)',
      (
        grad_output: Tensor,
        input: Tensor,
        weight: Tensor,
        _bias_sizes: Shape | null,
        stride: Shape,
        padding: Shape,
        dilation: Shape,
        transposed: boolean,
        output_padding: Shape,
        groups: number,
        mask: readonly boolean[],
      ) => {
        const call = { grad_output, input, weight, stride, padding, dilation, transposed, output_padding, groups };
        const empty = (): Tensor => fromValues(allocate(grad_output.dtype, 0), [0], grad_output.dtype);
        return [
          mask[0] === true ? inputGradient(call) : empty(),
          mask[1] === true ? weightGradient(call) : empty(),
          mask[2] === true ? biasGradient(grad_output) : empty(),
        ];
      },
      gradient('ConvolutionBackwardBackward0', {
        grad_output: by(
          'h_x \\star w + x \\star h_w + h_b',
          BACKWARD,
          (_, saved: Backward, [forInput = null, forWeight = null, forBias = null]) => {
            if (isEmpty(saved)) return null;
            const parts = [
              forInput === null ? null : again({ ...saved, input: forInput }),
              forWeight === null ? null : again({ ...saved, weight: forWeight }),
              forBias === null ? null : perChannel(forBias, saved.grad_output.shape),
            ];
            return parts.reduce((sum, part) => (sum === null ? part : part === null ? sum : sum.add(part)), null);
          },
        ),
        input: by('g \\ast h_w', BACKWARD, (_, saved: Backward, [, forWeight = null]) =>
          forWeight === null || isEmpty(saved)
            ? null
            : backwardOf(saved.grad_output, { ...saved, weight: forWeight, bias_sym_sizes_opt: null }, 0),
        ),
        weight: by('h_x \\star g', BACKWARD, (_, saved: Backward, [forInput = null]) =>
          forInput === null || isEmpty(saved)
            ? null
            : backwardOf(saved.grad_output, { ...saved, input: forInput, bias_sym_sizes_opt: null }, 1),
        ),
      }),
    ),
  ),
);

/** Of an empty batch PyTorch has no second derivatives. */
function isEmpty({ grad_output }: Backward): boolean {
  return grad_output.numel() === 0;
}

/** One of the gradients: 0 of the input, 1 of the weight, 2 of the bias. */
function backwardOf(g: Tensor, saved: Forward, wanted: 0 | 1 | 2): Tensor {
  const { input, weight, bias_sym_sizes_opt, stride, padding, dilation, transposed, output_padding, groups } = saved;
  const mask = [wanted === 0, wanted === 1, wanted === 2];
  return g.convolution_backward(
    input,
    weight,
    bias_sym_sizes_opt,
    stride,
    padding,
    dilation,
    transposed,
    output_padding,
    groups,
    mask,
  )[wanted];
}

function again({ input, weight, stride, padding, dilation, transposed, output_padding, groups }: Convolved): Tensor {
  return input.convolution(weight, null, stride, padding, dilation, transposed, output_padding, groups);
}

function perChannel(bias: Tensor, shape: Shape): Tensor {
  return bias.reshape(shape.map((_, d) => (d === 1 ? -1 : 1))).expand(shape);
}

function convolved(call: Convolved, bias: Tensor | null): Tensor {
  const { input, weight, transposed } = call;
  const told = { ...call, input: input.shape, weight: weight.shape };
  checkConvolution(told, bias?.shape ?? null, input.dtype, weight.dtype, bias?.dtype ?? null);
  const shape = convolutionShape(told);
  const out = allocate(input.dtype, numel(shape));
  const added = bias === null ? null : denseValues(bias);
  const geometry = geometryOf(call, shape);
  (transposed ? convolveBack : convolve)(denseValues(input), denseValues(weight), added, out, geometry);
  return fromValues(out, shape, input.dtype);
}

function inputGradient(call: Backward): Tensor {
  const { input, weight, grad_output, transposed } = call;
  const out = allocate(input.dtype, input.numel());
  const geometry = geometryOf(call, grad_output.shape);
  (transposed ? convolve : convolveBack)(denseValues(grad_output), denseValues(weight), null, out, geometry);
  return fromValues(out, input.shape, input.dtype);
}

function weightGradient(call: Backward): Tensor {
  const { input, weight, grad_output, transposed } = call;
  const out = allocate(weight.dtype, weight.numel());
  const [from, to] = transposed ? [grad_output, input] : [input, grad_output];
  convolveWeight(denseValues(from), denseValues(to), out, geometryOf(call, grad_output.shape));
  return fromValues(out, weight.shape, weight.dtype);
}

function biasGradient(g: Tensor): Tensor {
  const [batch = 0, channels = 0] = g.shape;
  const values = denseValues(g);
  const out = allocate(g.dtype, channels);
  const size = numel(g.shape.slice(2));
  for (let c = 0; c < channels; c++) {
    let sum = 0;
    for (let n = 0; n < batch; n++) {
      const from = (n * channels + c) * size;
      for (let i = from; i < from + size; i++) sum += values[i] ?? 0;
    }
    out[c] = sum;
  }
  return fromValues(out, [channels], g.dtype);
}

/** A transposed convolution is one from its output to its input, reversed. */
function geometryOf(
  { input, weight, stride, padding, dilation, transposed, groups }: Convolved,
  output: Shape,
): ConvolutionGeometry {
  const [from, to] = transposed ? [output, input.shape] : [input.shape, output];
  return {
    batch: input.size(0),
    groups,
    inputChannels: from[1] ?? 0,
    outputChannels: to[1] ?? 0,
    input: extentOf(from.slice(2)),
    output: extentOf(to.slice(2)),
    kernel: extentOf(weight.shape.slice(2)),
    stride: extentOf(stride),
    padding: extentOf(padding, 0),
    dilation: extentOf(dilation),
  };
}
