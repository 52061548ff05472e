/** Convolutions as networks call them: over signals, images and volumes, with or without a batch. */
import { runtimeError } from '../../errors';
import { repeated } from '../../kernels/extent';
import { formatList, type Shape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { warnOnce } from '../../warnings';
import { aliased, composite, torchFunction } from '../definition';

export const conv1d = convolutionOver(1, 'Correlation of signals with weights.');
export const conv2d = convolutionOver(2, 'Correlation of images with weights.');
export const conv3d = convolutionOver(3, 'Correlation of volumes with weights.');
export const conv_transpose1d = transposedOver(
  1,
  'The adjoint of `conv1d`: each element of a signal spreads the weights.',
);
export const conv_transpose2d = transposedOver(
  2,
  'The adjoint of `conv2d`: each element of an image spreads the weights.',
);
export const conv_transpose3d = transposedOver(
  3,
  'The adjoint of `conv3d`: each element of a volume spreads the weights.',
);

function convolutionOver(n: number, doc: string): ReturnType<typeof torchFunction> {
  const name = `conv${n}d`;
  const rest = `int[${n}] dilation=1, int groups=1) -> Tensor`;
  return aliased(
    torchFunction(
      doc,
      composite(
        `${name}(Tensor input, Tensor weight, Tensor? bias=None, int[${n}] stride=1, int[${n}] padding=0, ${rest}`,
        (
          input: Tensor,
          weight: Tensor,
          bias: Tensor | null,
          stride: Shape,
          padding: Shape,
          dilation: Shape,
          groups: number,
        ) =>
          batched(name, n, input, (batch) =>
            batch.convolution(weight, bias, ...expanded(n, weight, stride, padding, dilation), false, zeros(n), groups),
          ),
      ),
      composite(
        `${name}(Tensor input, Tensor weight, Tensor? bias=None, int[${n}] stride=1, str padding='valid', ${rest}`,
        (
          input: Tensor,
          weight: Tensor,
          bias: Tensor | null,
          stride: Shape,
          padding: string,
          dilation: Shape,
          groups: number,
        ) =>
          batched(name, n, input, (batch) => {
            if (padding === 'same') return padded(n, batch, weight, bias, stride, dilation, groups);
            if (padding !== 'valid') throw runtimeError(`Invalid padding string: '${padding}'`);
            return batch.convolution(
              weight,
              bias,
              ...expanded(n, weight, stride, [0], dilation),
              false,
              zeros(n),
              groups,
            );
          }),
      ),
    ),
    `nn.functional.${name}`,
  );
}

function transposedOver(n: number, doc: string): ReturnType<typeof torchFunction> {
  const name = `conv_transpose${n}d`;
  return aliased(
    torchFunction(
      doc,
      composite(
        `${name}(Tensor input, Tensor weight, Tensor? bias=None, int[${n}] stride=1, int[${n}] padding=0, int[${n}] output_padding=0, int groups=1, int[${n}] dilation=1) -> Tensor`,
        (
          input: Tensor,
          weight: Tensor,
          bias: Tensor | null,
          stride: Shape,
          padding: Shape,
          outputPadding: Shape,
          groups: number,
          dilation: Shape,
        ) =>
          batched(name, n, input, (batch) => {
            const lists = expanded(n, weight, stride, padding, dilation);
            return batch.convolution(weight, bias, ...lists, true, repeated(outputPadding, n), groups);
          }),
      ),
    ),
    `nn.functional.${name}`,
  );
}

/** Runs on a batch; an input without one gets one of size 1 for the while. */
function batched(name: string, n: number, input: Tensor, run: (batch: Tensor) => Tensor): Tensor {
  if (input.ndim !== n + 1 && input.ndim !== n + 2)
    throw runtimeError(
      `Expected ${n + 1}D (unbatched) or ${n + 2}D (batched) input to ${name}, but got input of size: ${formatList(input.shape)}`,
    );
  return input.ndim === n + 2 ? run(input) : run(input.unsqueeze(0)).squeeze(0);
}

/** Each list with one number for each spatial dimension of the weight. */
function expanded(n: number, weight: Tensor, stride: Shape, padding: Shape, dilation: Shape): [Shape, Shape, Shape] {
  const dimensions = weight.ndim - 2;
  const full = (name: string, list: Shape): Shape => {
    const numbers = repeated(list, n);
    if (numbers.length !== dimensions)
      throw runtimeError(
        `expected ${name} to be a single integer value or a list of ${dimensions} values to match the convolution dimensions, but got ${name}=${formatList(numbers)}`,
      );
    return numbers;
  };
  return [full('stride', stride), full('padding', padding), full('dilation', dilation)];
}

function zeros(n: number): Shape {
  return new Array<number>(n).fill(0);
}

/** With as much padding as gives the output the size of the input; an odd rest comes after the end. */
function padded(
  n: number,
  input: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  stride: Shape,
  dilation: Shape,
  groups: number,
): Tensor {
  const [steps, , spread] = expanded(n, weight, stride, [0], dilation);
  if (steps.some((step) => step !== 1)) throw runtimeError("padding='same' is not supported for strided convolutions");
  const total = weight.shape.slice(2).map((size, d) => (spread[d] ?? 1) * (size - 1));
  const before = total.map((pad) => Math.floor(pad / 2));
  if (total.every((pad) => pad % 2 === 0))
    return input.convolution(weight, bias, steps, before, spread, false, zeros(n), groups);
  warnOnce(
    "Using padding='same' with even kernel lengths and odd dilation may require a zero-padded copy of the input be created",
  );
  const rest = total.flatMap((pad) => [pad % 2, 0]).reverse();
  return input.constant_pad_nd(rest, 0).convolution(weight, bias, steps, before, spread, false, zeros(n), groups);
}
