/** Convolutions and transposed ones in one, two and three dimensions: one class each, all of the same making. */
import { valueError } from '../../errors';
import { functions } from '../../functions';
import { Size } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { Module, type Given } from '../module/module';
import type { Parameter } from '../module/parameter';
import { repeated } from './layer';
import { Signature, type Values } from './signature';
import { bias, drawLinear, weight } from './weights';

const F = functions.nn.functional;

const MODES = ['zeros', 'reflect', 'replicate', 'circular'];

/** What all convolutions hold. Sizes have a number for each dimension. */
abstract class Convolution extends Module {
  declare in_channels: number;
  declare out_channels: number;
  declare kernel_size: number[];
  declare stride: number[];
  declare padding: number[] | string;
  declare dilation: number[];
  declare transposed: boolean;
  declare output_padding: number[];
  declare groups: number;
  declare padding_mode: string;
  /** [out_channels, in_channels / groups, ...kernel_size]; of a transposed one the first two are exchanged. */
  declare weight: Parameter;
  declare bias: Parameter | null;

  protected take(bound: Values, dimensions: number, transposed: boolean): void {
    const all = (name: string): number[] => repeated(bound[name] as number, dimensions);
    const { in_channels, out_channels, groups, padding, padding_mode } = bound as Record<string, number>;
    this.in_channels = Number(in_channels);
    this.out_channels = Number(out_channels);
    this.kernel_size = all('kernel_size');
    this.stride = all('stride');
    this.padding = typeof padding === 'string' ? padding : all('padding');
    this.dilation = all('dilation');
    this.transposed = transposed;
    this.output_padding = transposed ? all('output_padding') : repeated(0, dimensions);
    this.groups = Number(groups);
    this.padding_mode = String(padding_mode);
    this.check();
    const [outer, inner] = transposed ? [this.in_channels, this.out_channels] : [this.out_channels, this.in_channels];
    this.weight = weight([outer, Math.trunc(inner / this.groups), ...this.kernel_size], bound['dtype']);
    this.register_parameter('bias', bias(bound['bias'], this.out_channels, bound['dtype']));
    this.reset_parameters();
  }

  private check(): void {
    const { in_channels, out_channels, groups, padding, stride, padding_mode } = this;
    if (groups <= 0) throw valueError('groups must be a positive integer');
    if (in_channels % groups !== 0) throw valueError('in_channels must be divisible by groups');
    if (out_channels % groups !== 0) throw valueError('out_channels must be divisible by groups');
    if (typeof padding === 'string') {
      if (padding !== 'same' && padding !== 'valid')
        throw valueError(`Invalid padding string '${padding}', should be one of {'same', 'valid'}`);
      if (padding === 'same' && stride.some((step) => step !== 1))
        throw valueError("padding='same' is not supported for strided convolutions");
    }
    if (!MODES.includes(padding_mode))
      throw valueError(
        `padding_mode must be one of {${MODES.map((mode) => `'${mode}'`).join(', ')}}, but got padding_mode='${padding_mode}'`,
      );
  }

  reset_parameters(): void {
    drawLinear(this.weight, this.bias);
  }

  override extra_repr(): string {
    const isAll = (sizes: number[] | string, value: number): boolean =>
      typeof sizes !== 'string' && sizes.every((size) => size === value);
    return FORMAT.print(
      [
        '{in_channels}, {out_channels}, kernel_size={kernel_size}, stride={stride}',
        ...(isAll(this.padding, 0) ? [] : ['padding={padding}']),
        ...(isAll(this.dilation, 1) ? [] : ['dilation={dilation}']),
        ...(isAll(this.output_padding, 0) ? [] : ['output_padding={output_padding}']),
        ...(this.groups === 1 ? [] : ['groups={groups}']),
        ...(this.bias === null ? ['bias=False'] : []),
        ...(this.padding_mode === 'zeros' ? [] : ['padding_mode={padding_mode}']),
      ].join(', '),
      this,
    );
  }
}

const FORMAT = new Signature('', '');

type Dimensions = 1 | 2 | 3;

type Sizes = readonly number[];
type Convolve = (
  input: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  stride: Sizes,
  padding: Sizes | string,
  ...rest: readonly (Sizes | number)[]
) => Tensor;

/** A function of `torch.nn.functional` for this many dimensions. */
function functional(name: 'conv' | 'conv_transpose', dimensions: Dimensions): Convolve {
  const found = (F as unknown as Readonly<Record<string, Convolve>>)[`${name}${dimensions}d`];
  if (found === undefined) throw new Error(`torch.nn.functional has no ${name}${dimensions}d.`);
  return found;
}

type ConvolutionClass = new (...given: Given) => Convolution & { forward(...given: Given): Tensor };

/** Correlation with weights. Shapes: [N, in_channels, ...sizes], or without N. */
function convolution(dimensions: Dimensions): ConvolutionClass {
  const name = `Conv${dimensions}d`;
  const signature = new Signature(
    `${name}.__init__`,
    "in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None",
  );
  const inputs = new Signature(`${name}.forward`, 'input');
  const convolve = functional('conv', dimensions);
  return class extends Convolution {
    static override readonly name: string = name;

    constructor(...given: Given) {
      const bound = signature.bind(given);
      super();
      this.take(bound, dimensions, false);
    }

    override forward(...given: Given): Tensor {
      const [input] = inputs.take(given) as readonly [Tensor];
      const { weight: weights, bias: biases, stride, padding, dilation, groups, padding_mode } = this;
      if (padding_mode !== 'zeros') {
        const padded = F.pad(input, this.widths(), padding_mode);
        return convolve(padded, weights, biases, stride, repeated(0, dimensions), dilation, groups);
      }
      return convolve(input, weights, biases, stride, padding, dilation, groups);
    }

    /** How many elements are put before and behind, from the last dimension on. */
    private widths(): number[] {
      const { padding, kernel_size, dilation } = this;
      const pairs = kernel_size.map((size, d): [number, number] => {
        if (typeof padding !== 'string') return [padding[d] ?? 0, padding[d] ?? 0];
        const total = padding === 'same' ? (dilation[d] ?? 1) * (size - 1) : 0;
        const before = Math.floor(total / 2);
        return [before, total - before];
      });
      return pairs.reverse().flat();
    }
  };
}

/** What a convolution's gradient does. Shapes: [N, in_channels, ...sizes], or without N. */
function transposedConvolution(dimensions: Dimensions): ConvolutionClass {
  const name = `ConvTranspose${dimensions}d`;
  const signature = new Signature(
    `${name}.__init__`,
    "in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None",
  );
  const inputs = new Signature(`${name}.forward`, 'input, output_size=None');
  const convolve = functional('conv_transpose', dimensions);
  return class extends Convolution {
    static override readonly name: string = name;

    constructor(...given: Given) {
      const bound = signature.bind(given);
      super();
      if (bound['padding_mode'] !== 'zeros')
        throw valueError(`Only "zeros" padding mode is supported for ${this._get_name()}`);
      this.take(bound, dimensions, true);
    }

    override forward(...given: Given): Tensor {
      const [input, wanted = null] = inputs.take(given) as readonly [Tensor, (readonly number[] | null)?];
      const { weight: weights, bias: biases, stride, groups, dilation } = this;
      const padding = this.padding as number[];
      const outputPadding = wanted === null ? this.output_padding : this.paddingFor(input, wanted.map(Number), padding);
      return convolve(input, weights, biases, stride, padding, outputPadding, groups, dilation);
    }

    /** What is added at the end for the output to become as large as is wanted. */
    private paddingFor(input: Tensor, wanted: readonly number[], padding: readonly number[]): number[] {
      const others = input.ndim === dimensions + 2 ? 2 : 1;
      const sizes = wanted.length === others + dimensions ? wanted.slice(others) : wanted;
      if (sizes.length !== dimensions)
        throw valueError(
          `ConvTranspose${dimensions}D: for ${input.ndim}D input, output_size must have ${dimensions} or ${others + dimensions} elements (got ${sizes.length})`,
        );
      const { stride, dilation, kernel_size } = this;
      const least = sizes.map(
        (_, d) =>
          (input.size(d + others) - 1) * (stride[d] ?? 1) -
          2 * (padding[d] ?? 0) +
          (dilation[d] ?? 1) * ((kernel_size[d] ?? 1) - 1) +
          1,
      );
      const most = least.map((size, d) => size + (stride[d] ?? 1) - 1);
      if (sizes.some((size, d) => size < (least[d] ?? 0) || size > (most[d] ?? 0)))
        throw valueError(
          `requested an output size of ${list(sizes)}, but valid sizes range from ${list(least)} to ${list(most)} (for an input of ${String(Size.wrap(input.shape.slice(2)))})`,
        );
      return sizes.map((size, d) => size - (least[d] ?? 0));
    }
  };
}

function list(sizes: readonly number[]): string {
  return `[${sizes.join(', ')}]`;
}

export const convolutions = {
  Conv1d: convolution(1),
  Conv2d: convolution(2),
  Conv3d: convolution(3),
  ConvTranspose1d: transposedConvolution(1),
  ConvTranspose2d: transposedConvolution(2),
  ConvTranspose3d: transposedConvolution(3),
};
