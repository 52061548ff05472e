/** Layers that take the largest, the mean or a norm of what lies under a window, and those that put it back. */
import { functions } from '../../functions';
import { valueError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { layer, repeated, type LayerClass } from './layer';
import { pythonText } from './signature';

type Size = number | number[];

interface Window {
  kernel_size: Size;
  stride: Size | null;
}

type WithIndices = Tensor | readonly Tensor[];

/** Without a stride the windows lie side by side. */
function strided(module: Window): void {
  module.stride ??= module.kernel_size;
}

function maxPool(dimensions: number): LayerClass<Window, WithIndices> {
  return layer<Window, WithIndices>(`MaxPool${dimensions}d`, {
    takes: 'kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False',
    constructedBy: '_MaxPoolNd',
    prepare: strided,
    computes: `max_pool${dimensions}d(input, kernel_size, stride, padding, dilation, ceil_mode=, return_indices=)`,
    prints: 'kernel_size={kernel_size}, stride={stride}, padding={padding}, dilation={dilation}, ceil_mode={ceil_mode}',
  });
}

function maxUnpool(dimensions: number): LayerClass<Window> {
  return layer<Window & { padding: Size }>(`MaxUnpool${dimensions}d`, {
    takes: 'kernel_size, stride=None, padding=0',
    inputs: 'input, indices, output_size=None',
    prepare(module) {
      strided(module);
      for (const name of ['kernel_size', 'stride', 'padding'] as const)
        module[name] = repeated(module[name] ?? 0, dimensions);
    },
    computes: `max_unpool${dimensions}d(input, indices, kernel_size, stride, padding, output_size)`,
    prints: 'kernel_size={kernel_size}, stride={stride}, padding={padding}',
  });
}

function averagePool(dimensions: number): LayerClass<Window> {
  const divisor = dimensions > 1;
  return layer<Window & { padding: Size }>(`AvgPool${dimensions}d`, {
    takes: `kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True${divisor ? ', divisor_override=None' : ''}`,
    prepare(module) {
      strided(module);
      if (divisor) return;
      for (const name of ['kernel_size', 'stride', 'padding'] as const) module[name] = repeated(module[name] ?? 0, 1);
    },
    computes: `avg_pool${dimensions}d(input, kernel_size, stride, padding, ceil_mode, count_include_pad${divisor ? ', divisor_override' : ''})`,
    prints: 'kernel_size={kernel_size}, stride={stride}, padding={padding}',
  });
}

function powerPool(dimensions: number): LayerClass<Window> {
  return layer<Window>(`LPPool${dimensions}d`, {
    takes: 'norm_type: float, kernel_size, stride=None, ceil_mode=False',
    constructedBy: '_LPPoolNd',
    prepare(_module, { norm_type }) {
      if (norm_type === 0)
        throw valueError(`norm_type must be a non-zero value, but got ${pythonText(norm_type, true)}`);
    },
    computes: `lp_pool${dimensions}d(input, norm_type, kernel_size, stride, ceil_mode)`,
    prints: 'norm_type={norm_type}, kernel_size={kernel_size}, stride={stride}, ceil_mode={ceil_mode}',
  });
}

function adaptiveMaxPool(dimensions: number): LayerClass<object, WithIndices> {
  return layer<object, WithIndices>(`AdaptiveMaxPool${dimensions}d`, {
    takes: 'output_size, return_indices=False',
    constructedBy: '_AdaptiveMaxPoolNd',
    computes: `adaptive_max_pool${dimensions}d(input, output_size, return_indices)`,
    prints: 'output_size={output_size}',
  });
}

function adaptiveAveragePool(dimensions: number): LayerClass {
  return layer(`AdaptiveAvgPool${dimensions}d`, {
    takes: 'output_size',
    constructedBy: '_AdaptiveAvgPoolNd',
    computes: `adaptive_avg_pool${dimensions}d(input, output_size)`,
    prints: 'output_size={output_size}',
  });
}

interface Fractional {
  kernel_size: number[];
  output_size: number[] | null;
  output_ratio: number[] | null;
  return_indices: boolean;
  _random_samples: Tensor | null;
}

const FractionalMaxPool2d = layer<Fractional, WithIndices>('FractionalMaxPool2d', {
  takes: 'kernel_size, output_size=None, output_ratio: float = None, return_indices=False, _random_samples=None',
  prepare(module, { kernel_size, output_size, output_ratio, _random_samples }) {
    const pair = (value: unknown): number[] | null => (value === null ? null : repeated(value as number, 2));
    module.kernel_size = pair(kernel_size) ?? [];
    module.register_buffer('_random_samples', _random_samples);
    module.output_size = pair(output_size);
    module.output_ratio = pair(output_ratio);
    if (output_size === null && output_ratio === null)
      throw valueError('FractionalMaxPool2d requires specifying either an output size, or a pooling ratio');
    if (output_size !== null && output_ratio !== null)
      throw valueError('only one of output_size and output_ratio may be specified');
    if (module.output_ratio?.every((ratio) => ratio > 0 && ratio < 1) === false)
      throw valueError(`output_ratio must be between 0 and 1 (got ${pythonText(output_ratio, true)})`);
  },
  computes: ({ kernel_size, output_size, output_ratio, return_indices, _random_samples }, input) =>
    functions.nn.functional.fractional_max_pool2d(input, kernel_size, output_size, output_ratio, return_indices, {
      _random_samples,
    }),
});

export const pooling = {
  MaxPool1d: maxPool(1),
  MaxPool2d: maxPool(2),
  MaxPool3d: maxPool(3),
  MaxUnpool1d: maxUnpool(1),
  MaxUnpool2d: maxUnpool(2),
  MaxUnpool3d: maxUnpool(3),
  AvgPool1d: averagePool(1),
  AvgPool2d: averagePool(2),
  AvgPool3d: averagePool(3),
  FractionalMaxPool2d,
  LPPool1d: powerPool(1),
  LPPool2d: powerPool(2),
  LPPool3d: powerPool(3),
  AdaptiveMaxPool1d: adaptiveMaxPool(1),
  AdaptiveMaxPool2d: adaptiveMaxPool(2),
  AdaptiveMaxPool3d: adaptiveMaxPool(3),
  AdaptiveAvgPool1d: adaptiveAveragePool(1),
  AdaptiveAvgPool2d: adaptiveAveragePool(2),
  AdaptiveAvgPool3d: adaptiveAveragePool(3),
};
