/** Copies and conversions. */
import {
  bfloat16,
  bool,
  DTYPES,
  float16,
  float32,
  float64,
  int16,
  int32,
  int64,
  int8,
  uint8,
  type DType,
} from '../../dtype';
import { runtimeError, TorchError, valueError } from '../../errors';
import { dimensionsToSum, formatList, type Shape } from '../../shape';
import { fromElements } from '../../tensor/create';
import { elementsAs } from '../../tensor/moved';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, linearly, method, operator, torchFunction } from '../definition';

export const clone = operator(
  'A copy.',
  linearly(
    kernel(
      'clone(Tensor self) -> Tensor',
      (self: Tensor) => self.detachedCopy(),
      gradient('CloneBackward0', { self: by('g', [], (g) => g) }),
    ),
  ),
);

export const sum_to_size = method(
  'Summed over the dimensions that make it larger than the size, to which it must broadcast back.',
  composite('sum_to_size(Tensor self, int[] size) -> Tensor', (self: Tensor, size: Shape) => {
    const dims = dimensionsToSum(self.shape, size);
    if (dims === null)
      throw runtimeError(`size {${formatList(size)}} is not expandable to size {${formatList(self.shape)}}.`);
    if (size.length === 0) return self.sum();
    const summed = dims.length === 0 ? self : self.sum(dims, true);
    return size.length < self.ndim ? summed.view(size) : summed;
  }),
);

export const contiguous = method(
  'Itself where its elements lie in row-major order, else a copy where they do.',
  composite('contiguous(Tensor self) -> Tensor', (self: Tensor) => (self.is_contiguous() ? self : self.clone())),
);

export const _to_copy = method(
  'A copy in another dtype.',
  linearly(
    kernel(
      '_to_copy(Tensor self, *, ScalarType? dtype=None) -> Tensor',
      (self: Tensor, dtype: DType | null) => {
        if (dtype === null || dtype === self.dtype) return self.detachedCopy();
        return fromElements(elementsAs(self, dtype), self.shape, dtype);
      },
      // In the operand's dtype, to which the walk casts every gradient.
      gradient('ToCopyBackward0', { self: by('g', [], (g) => g) }),
    ),
  ),
);

export const to = method(
  'In another dtype, or in that of another tensor; itself where it has that already.',
  composite(
    'to(Tensor self, ScalarType dtype, bool non_blocking=False, bool copy=False) -> Tensor',
    (self: Tensor, dtype: DType, _nonBlocking: boolean, copy: boolean) => converted(self, dtype, copy),
  ),
  composite(
    'to(Tensor self, Tensor other, bool non_blocking=False, bool copy=False) -> Tensor',
    (self: Tensor, other: Tensor, _nonBlocking: boolean, copy: boolean) => converted(self, other.dtype, copy),
  ),
  composite(
    'to(Tensor self, str? device=None, ScalarType? dtype=None, bool non_blocking=False, bool copy=False) -> Tensor',
    (self: Tensor, device: string | null, dtype: DType | null, _nonBlocking: boolean, copy: boolean) => {
      if (device !== null) checkDevice(device);
      return converted(self, dtype ?? self.dtype, copy);
    },
  ),
);

/** PyTorch's names of tensor types, `torch.FloatTensor`. */
const TYPES: ReadonlyMap<string, DType> = new Map(
  Array.from(DTYPES.values(), (dtype) => [`torch.${dtype.scalarType}Tensor`, dtype]),
);

export const type = method(
  "The name of the tensor's type, or the tensor in another dtype.",
  composite('type(Tensor self, ScalarType dtype, bool non_blocking=False) -> Tensor', (self: Tensor, dtype: DType) =>
    converted(self, dtype, false),
  ),
  composite('type(Tensor self, str dtype, bool non_blocking=False) -> Tensor', (self: Tensor, name: string) => {
    const dtype = TYPES.get(name);
    if (dtype === undefined) throw valueError(`invalid type: '${name}'`);
    return converted(self, dtype, false);
  }),
  composite(
    'type(Tensor self) -> any',
    ((self: Tensor) => `torch.${self.dtype.scalarType}Tensor`) as unknown as (self: Tensor) => Tensor,
  ),
);

export const type_as = method(
  'In the dtype of the other.',
  composite('type_as(Tensor self, Tensor other) -> Tensor', (self: Tensor, other: Tensor) =>
    converted(self, other.dtype, false),
  ),
);

export const float = conversion('float', float32);
export const double = conversion('double', float64);
export const half = conversion('half', float16);
export const toBfloat16 = conversion('bfloat16', bfloat16);
export const toBool = conversion('bool', bool);
export const byte = conversion('byte', uint8);
export const char = conversion('char', int8);
export const short = conversion('short', int16);
export const int = conversion('int', int32);
export const long = conversion('long', int64);

export const real = torchFunction(
  'The real part: of real numbers, the tensor itself.',
  composite('real(Tensor self) -> Tensor', (self: Tensor) => self),
);

export const resolve_conj = operator(
  'Without a conjugation that is still to be done: of real numbers, the tensor itself.',
  composite('resolve_conj(Tensor self) -> Tensor', (self: Tensor) => self),
);

export const resolve_neg = operator(
  'Without a negation that is still to be done: the tensor itself.',
  composite('resolve_neg(Tensor self) -> Tensor', (self: Tensor) => self),
);

function conversion(name: string, dtype: DType): ReturnType<typeof method> {
  return method(
    dtype === bool ? 'As truth values: whether it is not 0.' : `In ${dtype.name}.`,
    composite(`${name}(Tensor self) -> Tensor`, (self: Tensor) => converted(self, dtype, false)),
  );
}

function converted(self: Tensor, dtype: DType, copy: boolean): Tensor {
  return self.dtype === dtype && !copy ? self : self._to_copy({ dtype });
}

const DEVICES =
  'cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, mps, meta, hpu, mtia, privateuseone';

/** There is only the processor's own memory. */
function checkDevice(device: string): void {
  if (/^cpu(:\d+)?$/.test(device)) return;
  const kind = device.replace(/:\d+$/, '');
  if (kind === 'cuda') throw new TorchError('AssertionError', 'Torch not compiled with CUDA enabled');
  if (!DEVICES.split(', ').includes(kind))
    throw runtimeError(`Expected one of ${DEVICES} device type at start of device string: ${device}`);
  throw runtimeError(`The device ${kind} is not available here: tensors live in the memory of the program.`);
}
