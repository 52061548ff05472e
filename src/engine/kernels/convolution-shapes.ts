/** What PyTorch refuses in a convolution and how it says so, and the shape of the output. On shapes and dtypes, knows no tensor. */
import { bfloat16, bool, type DType, float16, int64, tensorTypeName } from '../dtype';
import { notImplemented, runtimeError } from '../errors';
import { formatList, type Shape } from '../shape';
import { product } from './extent';

/** The shapes of a call and its numbers, one for each spatial dimension. */
export interface ConvolutionCall {
  readonly input: Shape;
  readonly weight: Shape;
  readonly stride: Shape;
  readonly padding: Shape;
  readonly dilation: Shape;
  readonly transposed: boolean;
  readonly output_padding: Shape;
  readonly groups: number;
}

/** Throws where PyTorch does; the shape and the dtype of a bias are null where there is none. */
export function checkConvolution(
  call: ConvolutionCall,
  bias: Shape | null,
  dtype: DType,
  weightType: DType,
  biasType: DType | null,
): void {
  checkNumbers(call);
  checkShapes(call, bias);
  checkDtypes(call, dtype, weightType, biasType);
}

/** How far the kernel reaches along each dimension. */
function reach({ weight, dilation }: ConvolutionCall): number[] {
  return weight.slice(2).map((size, d) => (dilation[d] ?? 1) * (size - 1) + 1);
}

/** Refuses nothing but what is too small. */
export function convolutionShape(call: ConvolutionCall): Shape {
  const { input, weight, stride, padding, transposed, output_padding, groups } = call;
  const reaches = reach(call);
  const spatial = input.slice(2);
  if (!transposed) {
    const sizes = spatial.map((size, d) =>
      Math.floor((size + 2 * (padding[d] ?? 0) - (reaches[d] ?? 1)) / (stride[d] ?? 1) + 1),
    );
    return [input[0] ?? 0, weight[0] ?? 0, ...sizes];
  }
  const sizes = spatial.map(
    (size, d) => (size - 1) * (stride[d] ?? 1) - 2 * (padding[d] ?? 0) + (reaches[d] ?? 1) + (output_padding[d] ?? 0),
  );
  if (sizes.some((size) => size < 1))
    throw runtimeError(
      `Given input size per channel: ${product(spatial)}. Calculated output size per channel: ${product(sizes)}. Output size is too small`,
    );
  return [input[0] ?? 0, (weight[1] ?? 0) * groups, ...sizes];
}

function checkNumbers({ weight, stride, padding, dilation, output_padding, groups }: ConvolutionCall): void {
  if (padding.some((pad) => pad < 0)) throw runtimeError('negative padding is not supported');
  if (output_padding.some((pad) => pad < 0)) throw runtimeError('negative output_padding is not supported');
  if (stride.some((step) => step <= 0)) throw runtimeError('non-positive stride is not supported');
  if (dilation.some((step) => step <= 0))
    throw runtimeError(`dilation should be greater than zero, but got ${formatList(dilation)}`);
  if (groups <= 0) throw runtimeError('non-positive groups is not supported');
  const filters = weight[0] ?? 0;
  const given = `Given groups=${groups}, expected weight to be`;
  if (filters < groups)
    throw runtimeError(
      `${given} at least ${groups} at dimension 0, but got weight of size ${formatList(weight)} instead`,
    );
  if (filters % groups !== 0)
    throw runtimeError(
      `${given} divisible by ${groups} at dimension 0, but got weight of size [${formatList(weight)}] instead`,
    );
}

function checkShapes(call: ConvolutionCall, bias: Shape | null): void {
  const { input, weight, stride, padding, dilation, transposed, output_padding, groups } = call;
  const size = formatList(weight);
  if (input.length !== weight.length)
    throw runtimeError(
      `Expected ${weight.length}-dimensional input for ${weight.length}-dimensional weight ${size}, but got ${input.length}-dimensional input of size ${formatList(input)} instead`,
    );
  const given = transposed ? 'Given transposed=1, ' : 'Given ';
  const wanted = transposed ? (weight[0] ?? 0) : (weight[1] ?? 0) * groups;
  if ((input[1] ?? 0) !== wanted)
    throw runtimeError(
      `${transposed ? given : `Given groups=${groups}, `}weight of size ${size}, expected input${formatList(input)} to have ${wanted} channels, but got ${input[1] ?? 0} channels instead`,
    );
  const filters = transposed ? (weight[1] ?? 0) * groups : (weight[0] ?? 0);
  if (bias !== null && (bias.length !== 1 || bias[0] !== filters))
    throw runtimeError(
      `${given}weight of size ${size}, expected bias to be 1-dimensional with ${filters} elements, but got bias of size ${formatList(bias)} instead`,
    );
  if (transposed) {
    if (output_padding.some((pad, d) => pad >= (stride[d] ?? 1) && pad >= (dilation[d] ?? 1)))
      throw runtimeError(tooMuchOutputPadding(stride, dilation, output_padding));
    return;
  }
  const paddedSizes = input.slice(2).map((extent, d) => extent + 2 * (padding[d] ?? 0));
  const reaches = reach(call);
  if (paddedSizes.some((extent, d) => extent < (reaches[d] ?? 1)))
    throw runtimeError(
      `Calculated padded input size per channel: ${product(paddedSizes)}. Kernel size: ${product(reaches)}. Kernel size can't be greater than actual input size`,
    );
}

/** A signal is an image of height 1 here. */
function tooMuchOutputPadding(stride: Shape, dilation: Shape, outputPadding: Shape): string {
  const names = ['depth', 'height', 'width'].slice(outputPadding.length === 3 ? 0 : 1);
  const told = (what: string, list: Shape, fill: number): string => {
    const full = list.length === 1 ? [fill, ...list] : list;
    return names.map((name, d) => `${what}_${name}: ${full[d] ?? fill}`).join(' ');
  };
  return `output padding must be smaller than either stride or dilation, but got ${told('output_padding', outputPadding, 0)} ${told('stride', stride, 1)} ${told('dilation', dilation, 1)}`;
}

function checkDtypes(call: ConvolutionCall, dtype: DType, weight: DType, bias: DType | null): void {
  const { input, dilation, transposed, groups } = call;
  if (bias !== null && bias !== dtype)
    throw runtimeError(`Input type (${dtype.cType}) and bias type (${bias.cType}) should be the same`);
  if (weight !== dtype) {
    if (groups === 1 && dtype !== float16 && dtype !== bfloat16)
      throw runtimeError(`expected scalar type ${dtype.scalarType} but found ${weight.scalarType}`);
    throw runtimeError(
      `Input type (${tensorTypeName(dtype)}) and weight type (${tensorTypeName(weight)}) should be the same or input should be a MKLDNN tensor and weight is a dense tensor`,
    );
  }
  if (dtype.is_floating_point || dtype === int64) return;
  const spatial = input.length - 2;
  const dilated = dilation.some((step) => step !== 1);
  if (dtype !== bool && !transposed && !dilated) return;
  const plain = spatial === 3 ? 'compute_columns3d' : 'slow_conv2d_cpu';
  const reversed = `slow_conv_transpose${Math.max(2, spatial)}d_out_cpu`;
  const name = transposed ? reversed : dilated ? 'slow_conv_dilated<>' : plain;
  throw notImplemented(name, dtype);
}
