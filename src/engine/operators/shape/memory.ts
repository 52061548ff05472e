/** Operators that give a tensor other memory, another size in its own, or another place in the graph: all of them in place. */
import { cutOff } from '../../autograd/tensors/detached';
import { runtimeError } from '../../errors';
import { contiguousStrides, numel, sameShape, type Shape } from '../../shape';
import { enlarge } from '../../storage/access';
import { filled } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { asOne, assignment, method, notDifferentiable, rearrangement, type Geometry } from '../definition';

export const detach_ = asOne(
  method(
    'Cut from the graph in place: a leaf from now on.',
    assignment('detach_(Tensor self) -> Tensor', (self: Tensor) => {
      cutOff(self);
      return self;
    }),
  ),
);

export const resize_ = method(
  'Another size over the same memory, which grows where it is too small (here by zeros).',
  rearrangement('resize_(Tensor self, int[] size) -> Tensor', resized),
);

export const resize_as_ = method(
  'The size of the other over the same memory, which grows where it is too small (here by zeros).',
  rearrangement('resize_as_(Tensor self, Tensor the_template) -> Tensor', (self: Tensor, other: Tensor) =>
    resized(self, other.shape),
  ),
);

export const set_ = method(
  'Shows the memory of the other from now on, and lies in it as that does; without another, nothing.',
  rearrangement(
    'set_(Tensor self, Tensor source) -> Tensor',
    (self: Tensor, source: Tensor) => {
      if (self.dtype !== source.dtype)
        throw runtimeError(
          `Could not set tensor of type ${source.dtype.cType} to a tensor of type ${self.dtype.cType}`,
        );
      self.show(source);
      return { shape: source.shape, strides: source.strides, offset: source.offset };
    },
    notDifferentiable('set_', 'self', 'source'),
  ),
  rearrangement(
    'set_(Tensor self) -> Tensor',
    (self: Tensor) => {
      self.show(filled(0, [0], self.dtype));
      return { shape: [0], strides: [1], offset: 0 };
    },
    notDifferentiable('set_'),
  ),
);

export const fill_diagonal_ = asOne(
  method(
    'The value on the main diagonal; with `wrap`, again below it where a matrix is taller than wide.',
    assignment(
      'fill_diagonal_(Tensor self, Scalar fill_value, bool wrap=False) -> Tensor',
      (self: Tensor, value: number, wrap: boolean) => {
        if (self.ndim < 2) throw runtimeError('dimensions must larger than 1');
        const [height = 1, width = 1] = self.shape;
        if (self.ndim > 2 && self.shape.some((size) => size !== height))
          throw runtimeError('all dimensions of input must be of equal length');
        const size = Math.min(height, width);
        const step = self.strides.reduce((sum, stride) => sum + stride, 0);
        self.as_strided([size], [step], self.offset).fill_(value);
        if (!wrap || self.ndim !== 2 || height <= width + 1) return self;
        const below = Math.ceil(self.numel() / (width + 1)) - size;
        self.as_strided([below], [step], self.offset + (self.strides[0] ?? 1) * (width + 1)).fill_(value);
        return self;
      },
    ),
  ),
);

function resized(self: Tensor, size: Shape): Geometry | null {
  if (self.requires_grad && !self.is_inference()) throw runtimeError('cannot resize variables that require grad');
  if (size.some((extent) => extent < 0)) throw runtimeError('numel: integer multiplication overflow');
  if (sameShape(self.shape, size)) return null;
  const count = numel(size);
  if (count > 0) enlarge(self, self.offset + count);
  return { shape: size, strides: contiguousStrides(size), offset: self.offset };
}
