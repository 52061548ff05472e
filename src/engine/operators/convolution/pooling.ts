/** Poolings as networks call them: over signals, images and volumes. */
import { runtimeError, valueError } from '../../errors';
import { adaptiveMeans } from '../../formulas/pooling';
import {
  adaptiveSizes,
  checkAdaptive,
  checkPooled,
  checkSignals,
  onlyOne,
  signalWindow,
} from '../../kernels/pooling-shapes';
import { repeated } from '../../kernels/extent';
import { formatList, type Shape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { aliased, composite, operator, random, torchFunction } from '../definition';

const LARGEST = 'int[1] padding=0, int[1] dilation=1, bool ceil_mode=False';

export const max_pool1d = torchFunction(
  'The largest element of each window of a signal.',
  composite(
    `max_pool1d(Tensor self, int[1] kernel_size, int[1]? stride=None, ${LARGEST}) -> Tensor`,
    (self: Tensor, size: Shape, stride: Shape | null, padding: Shape, dilation: Shape, ceil: boolean) =>
      largestOfSignal(self, size, stride, padding, dilation, ceil, false),
  ),
);

export const max_pool1d_with_indices = torchFunction(
  'The largest element of each window of a signal, and its index.',
  composite(
    `max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1]? stride=None, ${LARGEST}) -> (Tensor, Tensor)`,
    (self: Tensor, size: Shape, stride: Shape | null, padding: Shape, dilation: Shape, ceil: boolean) =>
      largestOfSignal(self, size, stride, padding, dilation, ceil, true),
  ),
);

export const functional_max_pool1d = operator(
  'The largest element of each window of a signal; with `return_indices`, its index too.',
  composite(
    `nn.functional.max_pool1d(Tensor self, int[1] kernel_size, int[1]? stride=None, ${LARGEST}, bool return_indices=False) -> Tensor`,
    largestOfSignal,
  ),
);

export const max_pool2d = torchFunction('The largest element of each window of an image.', largest(2, 'max_pool2d'));
export const max_pool3d = torchFunction('The largest element of each window of a volume.', largest(3, 'max_pool3d'));
export const functional_max_pool2d = functionalLargest(2, 'an image');
export const functional_max_pool3d = functionalLargest(3, 'a volume');

export const avg_pool1d = aliased(
  torchFunction(
    'The mean of each window of a signal.',
    composite(
      'avg_pool1d(Tensor self, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, bool ceil_mode=False, bool count_include_pad=True) -> Tensor',
      meansOfSignal,
    ),
  ),
  'nn.functional.avg_pool1d',
);

export const functional_avg_pool2d = means(2, 'an image');
export const functional_avg_pool3d = means(3, 'a volume');

export const adaptive_avg_pool1d = aliased(
  torchFunction(
    'The mean of each of so many windows of a signal.',
    composite('adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor', (self: Tensor, output_size: Shape) => {
      checkSignals('adaptive_avg_pool1d', self.shape);
      const size = onlyOne('adaptive_avg_pool1d', 'output_size', output_size);
      return adaptiveMeansOf(2, self.unsqueeze(-2), [1, size]).squeeze(-2);
    }),
  ),
  'nn.functional.adaptive_avg_pool1d',
);

export const functional_adaptive_avg_pool2d = functionalAdaptiveMeans(2, 'an image');
export const functional_adaptive_avg_pool3d = functionalAdaptiveMeans(3, 'a volume');

export const adaptive_max_pool1d = torchFunction(
  'The largest element of each of so many windows of a signal, and its index.',
  composite('adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)', adaptiveLargestOfSignal),
);

export const functional_adaptive_max_pool1d = operator(
  'The largest element of each of so many windows of a signal; with `return_indices`, its index too.',
  composite(
    'nn.functional.adaptive_max_pool1d(Tensor self, int[1] output_size, bool return_indices=False) -> Tensor',
    (self: Tensor, output_size: Shape, indices: boolean) => chosen(adaptiveLargestOfSignal(self, output_size), indices),
  ),
);

export const functional_adaptive_max_pool2d = functionalAdaptiveLargest(2, 'an image');
export const functional_adaptive_max_pool3d = functionalAdaptiveLargest(3, 'a volume');

export const functional_fractional_max_pool2d = random(
  operator(
    'The largest element of each of so many windows of an image, whose places are drawn.',
    composite(
      'nn.functional.fractional_max_pool2d(Tensor input, int[2] kernel_size, int[2]? output_size=None, float[]? output_ratio=None, bool return_indices=False, Tensor? _random_samples=None) -> Tensor',
      (
        input: Tensor,
        size: Shape,
        outputs: Shape | null,
        ratio: readonly number[] | null,
        indices: boolean,
        given: Tensor | null,
      ) => {
        if (outputs === null && ratio === null)
          throw valueError('fractional_max_pool2d requires specifying either an output_size or an output_ratio');
        if (outputs === null && ratio !== null && ratio.length > 2)
          throw valueError('fractional_max_pool2d requires output_ratio to either be a single Int or tuple of Ints.');
        const sizes = outputs ?? [0, 1].map((d) => Math.trunc(input.size(d - 2) * (ratio?.[d] ?? ratio?.[0] ?? 1)));
        const samples = given ?? input.new_zeros([input.ndim === 3 ? 1 : input.size(0), input.size(-3), 2]).uniform_();
        return chosen(input.fractional_max_pool2d(repeated(size, 2), repeated(sizes, 2), samples), indices);
      },
    ),
  ),
);

export const functional_max_unpool1d = operator(
  'What `max_pool1d` took back at its place, zeros elsewhere.',
  composite(
    'nn.functional.max_unpool1d(Tensor input, Tensor indices, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, int[1]? output_size=None) -> Tensor',
    (input: Tensor, indices: Tensor, size: Shape, stride: Shape | null, padding: Shape, outputs: Shape | null) => {
      const sizes = unpooledSizes(input, size, stride ?? size, padding, outputs);
      return input
        .unsqueeze(-1)
        .max_unpool2d(indices.unsqueeze(-1), [...sizes, 1])
        .squeeze(-1);
    },
  ),
);

export const functional_max_unpool2d = operator(
  'What `max_pool2d` took back at its place, zeros elsewhere.',
  composite(
    'nn.functional.max_unpool2d(Tensor input, Tensor indices, int[2] kernel_size, int[2]? stride=None, int[2] padding=0, int[2]? output_size=None) -> Tensor',
    (input: Tensor, indices: Tensor, size: Shape, stride: Shape | null, padding: Shape, outputs: Shape | null) => {
      const [whole, steps, pads] = [repeated(size, 2), repeated(stride ?? size, 2), repeated(padding, 2)];
      return input.max_unpool2d(indices, unpooledSizes(input, whole, steps, pads, outputs));
    },
  ),
);

export const functional_max_unpool3d = operator(
  'What `max_pool3d` took back at its place, zeros elsewhere.',
  composite(
    'nn.functional.max_unpool3d(Tensor input, Tensor indices, int[3] kernel_size, int[3]? stride=None, int[3] padding=0, int[3]? output_size=None) -> Tensor',
    (input: Tensor, indices: Tensor, size: Shape, stride: Shape | null, padding: Shape, outputs: Shape | null) => {
      const [whole, steps, pads] = [repeated(size, 3), repeated(stride ?? size, 3), repeated(padding, 3)];
      return input.max_unpool3d(indices, unpooledSizes(input, whole, steps, pads, outputs), steps, pads);
    },
  ),
);

export const lp_pool1d = powerMeans(1, 'a signal');
export const lp_pool2d = powerMeans(2, 'an image');
export const lp_pool3d = powerMeans(3, 'a volume');

function largestOfSignal(
  self: Tensor,
  size: Shape,
  stride: Shape | null,
  padding: Shape,
  dilation: Shape,
  ceil: boolean,
  indices: boolean,
): Tensor | Tensor[] {
  const window = signalWindow(self.shape, size, stride ?? [], padding, dilation, ceil);
  if (!indices && !self.requires_grad) checkPooled('max_pool1d_impl', self.dtype, () => false);
  const { kernel, stride: steps, padding: pads, dilation: spread } = window;
  const results = self.unsqueeze(-2).max_pool2d_with_indices(kernel, steps, pads, spread, ceil);
  const [values, places] = results;
  return indices ? [values.squeeze(-2), places.squeeze(-2)] : values.squeeze(-2);
}

function largest(n: 2 | 3, name: string): ReturnType<typeof composite> {
  return composite(
    `${name}(Tensor self, int[${n}] kernel_size, int[${n}]? stride=None, ${LARGEST.replaceAll('[1]', `[${n}]`)}) -> Tensor`,
    (self: Tensor, size: Shape, stride: Shape | null, padding: Shape, dilation: Shape, ceil: boolean) =>
      largestOf(n, self, size, stride, padding, dilation, ceil)[0],
  );
}

function functionalLargest(n: 2 | 3, what: string): ReturnType<typeof operator> {
  return operator(
    `The largest element of each window of ${what}; with \`return_indices\`, its index too.`,
    composite(
      `nn.functional.max_pool${n}d(Tensor self, int[${n}] kernel_size, int[${n}]? stride=None, ${LARGEST.replaceAll('[1]', `[${n}]`)}, bool return_indices=False) -> Tensor`,
      (
        self: Tensor,
        size: Shape,
        stride: Shape | null,
        padding: Shape,
        dilation: Shape,
        ceil: boolean,
        indices: boolean,
      ) => chosen(largestOf(n, self, size, stride, padding, dilation, ceil), indices),
    ),
  );
}

function largestOf(
  n: 2 | 3,
  self: Tensor,
  size: Shape,
  stride: Shape | null,
  padding: Shape,
  dilation: Shape,
  ceil: boolean,
): [Tensor, Tensor] {
  const lists = [repeated(size, n), repeated(stride ?? [], n), repeated(padding, n), repeated(dilation, n)] as const;
  return n === 2 ? self.max_pool2d_with_indices(...lists, ceil) : self.max_pool3d_with_indices(...lists, ceil);
}

/** Both results, or the first alone. */
function chosen(results: readonly [Tensor, Tensor], both: boolean): Tensor | readonly Tensor[] {
  return both ? results : results[0];
}

function meansOfSignal(
  self: Tensor,
  size: Shape,
  stride: Shape | null,
  padding: Shape,
  ceil: boolean,
  counts: boolean,
): Tensor {
  checkSignals('avg_pool1d', self.shape);
  const one = (what: string, list: Shape): number => onlyOne('avg_pool1d', what, list);
  const kernel = [1, one('kernel_size', size)];
  const steps = stride === null || stride.length === 0 ? [] : [1, one('stride', stride)];
  return self
    .unsqueeze(-2)
    .avg_pool2d(kernel, steps, [0, one('padding', padding)], ceil, counts, null)
    .squeeze(-2);
}

function means(n: 2 | 3, what: string): ReturnType<typeof operator> {
  return operator(
    `The mean of each window of ${what}.`,
    composite(
      `nn.functional.avg_pool${n}d(Tensor self, int[${n}] kernel_size, int[${n}]? stride=None, int[${n}] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor`,
      (
        self: Tensor,
        size: Shape,
        stride: Shape | null,
        padding: Shape,
        ceil: boolean,
        counts: boolean,
        divisor: number | null,
      ) => meansOf(n, self, size, stride, padding, ceil, counts, divisor),
    ),
  );
}

function meansOf(
  n: 2 | 3,
  self: Tensor,
  size: Shape,
  stride: Shape | null,
  padding: Shape,
  ceil: boolean,
  counts: boolean,
  divisor: number | null,
): Tensor {
  const lists = [repeated(size, n), repeated(stride ?? [], n), repeated(padding, n)] as const;
  return n === 2 ? self.avg_pool2d(...lists, ceil, counts, divisor) : self.avg_pool3d(...lists, ceil, counts, divisor);
}

function functionalAdaptiveMeans(n: 2 | 3, what: string): ReturnType<typeof operator> {
  return operator(
    `The mean of each of so many windows of ${what}.`,
    composite(
      `nn.functional.adaptive_avg_pool${n}d(Tensor input, any output_size) -> Tensor`,
      (input: Tensor, output_size: unknown) => adaptiveMeansOf(n, input, adaptiveSizes(output_size, input.shape, n)),
    ),
  );
}

function adaptiveMeansOf(n: 2 | 3, self: Tensor, sizes: Shape): Tensor {
  const name = `adaptive_avg_pool${n}d`;
  if (sizes.length !== n) throw runtimeError(`${name}: output_size must be ${n}`);
  if (sizes.some((size) => size < 0))
    throw runtimeError(
      `${name}: elements of output_size must be greater than or equal to 0 but received {${sizes.join(', ')}}`,
    );
  if (sizes.some((size) => size !== 1) && self.ndim !== n + 1 && self.ndim !== n + 2)
    throw runtimeError(`${name}(): Expected ${n + 1}D or ${n + 2}D tensor, but got ${formatList(self.shape)}`);
  return adaptiveMeans(self, sizes);
}

function adaptiveLargestOfSignal(self: Tensor, output_size: Shape): [Tensor, Tensor] {
  checkSignals('adaptive_max_pool1d', self.shape);
  const size = onlyOne('adaptive_max_pool1d', 'output_size', output_size);
  checkAdaptive('adaptive_max_pool1d', self.shape, 1);
  const [values, places] = self.unsqueeze(-2).adaptive_max_pool2d([1, size]);
  return [values.squeeze(-2), places.squeeze(-2)];
}

function functionalAdaptiveLargest(n: 2 | 3, what: string): ReturnType<typeof operator> {
  return operator(
    `The largest element of each of so many windows of ${what}; with \`return_indices\`, its index too.`,
    composite(
      `nn.functional.adaptive_max_pool${n}d(Tensor input, any output_size, bool return_indices=False) -> Tensor`,
      (input: Tensor, output_size: unknown, indices: boolean) => {
        const sizes = adaptiveSizes(output_size, input.shape, n);
        return chosen(n === 2 ? input.adaptive_max_pool2d(sizes) : input.adaptive_max_pool3d(sizes), indices);
      },
    ),
  );
}

function unpooledSizes(input: Tensor, size: Shape, stride: Shape, padding: Shape, given: Shape | null): Shape {
  const n = size.length;
  const natural = size.map((extent, d) => (input.size(d - n) - 1) * (stride[d] ?? 1) + extent - 2 * (padding[d] ?? 0));
  if (given === null) return natural;
  const sizes = given.length === n + 2 ? given.slice(2) : given;
  if (sizes.length !== n)
    throw valueError(
      `output_size should be a sequence containing ${n} or ${n + 2} elements, but it has a length of '${sizes.length}'`,
    );
  natural.forEach((extent, d) => {
    const [low, high] = [extent - (stride[d] ?? 1), extent + (stride[d] ?? 1)];
    const wanted = sizes[d] ?? 0;
    if (wanted <= low || wanted >= high)
      throw valueError(`invalid output_size "${formatList(sizes)}" (dim ${d} must be between ${low} and ${high})`);
  });
  return sizes;
}

function powerMeans(n: 1 | 2 | 3, what: string): ReturnType<typeof operator> {
  const size = n === 1 ? 'int' : `int[${n}]`;
  return operator(
    `The norm of each window of ${what}, with the exponent \`norm_type\`.`,
    composite(
      `nn.functional.lp_pool${n}d(Tensor input, Scalar norm_type, ${size} kernel_size, int[${n}]? stride=None, bool ceil_mode=False) -> Tensor`,
      (input: Tensor, norm: number | bigint, given: number | Shape, stride: Shape | null, ceil: boolean) => {
        const whole = repeated(typeof given === 'number' ? [given] : given, n);
        const power = Number(norm);
        if (power === 0) throw valueError(`norm_type must be a non-zero value, but got ${norm}`);
        const top = (self: Tensor): Tensor =>
          n === 1
            ? (largestOfSignal(self, whole, stride, [0], [1], ceil, false) as Tensor)
            : largestOf(n, self, whole, stride, [0], [1], ceil)[0];
        if (power === Infinity) return top(input.abs());
        if (power === -Infinity) return top(input.abs().neg()).neg();
        const raised = input.pow(norm);
        const mean =
          n === 1
            ? meansOfSignal(raised, whole, stride, [0], ceil, true)
            : meansOf(n, raised, whole, stride, [0], ceil, true, null);
        const count = whole.reduce((product, extent) => product * extent, 1);
        return mean
          .sign()
          .mul(mean.abs().relu())
          .mul(BigInt(count))
          .pow(1 / power);
      },
    ),
  );
}
