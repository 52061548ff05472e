/** Grids of points for `grid_sample`, made by affine maps. */
import { notImplementedError, runtimeError, valueError } from '../../errors';
import { affineBase } from '../../kernels/affine';
import { formatList, numel, Size, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { by, composite, gradient, internal, kernel, method, operator } from '../definition';

export const affine_grid_generator = internal(
  method(
    'Where affine maps take the points from -1 to 1 of each dimension.',
    kernel(
      'affine_grid_generator(Tensor theta, int[] size, bool align_corners) -> Tensor',
      (theta: Tensor, size: Shape, aligned: boolean) => {
        const [batch = 0, , ...spatial] = size;
        const n = spatial.length;
        if (theta.size(0) !== batch)
          throw runtimeError(
            `Expected size for first two dimensions of batch2 tensor to be: [${batch}, ${n + 1}] but got: [${theta.size(0)}, ${theta.size(2)}].`,
          );
        const count = numel(spatial);
        const base = affineBase(spatial, aligned);
        const values = denseValues(theta);
        const out = allocate(theta.dtype, batch * count * n);
        for (let s = 0; s < batch; s++)
          for (let p = 0; p < count; p++)
            for (let d = 0; d < n; d++) {
              let sum = 0;
              for (let k = 0; k <= n; k++)
                sum += (base[p * (n + 1) + k] ?? 0) * (values[(s * n + d) * (n + 1) + k] ?? 0);
              out[(s * count + p) * n + d] = sum;
            }
        return fromValues(out, [batch, ...spatial, n], theta.dtype);
      },
      gradient('AffineGridGeneratorBackward0', {
        theta: by(
          'g^{\\mathsf T} p',
          ['align_corners', 'size'],
          (g, { align_corners, size }: { align_corners: boolean; size: Shape }) => {
            const [batch = 0, , ...spatial] = size;
            const n = spatial.length;
            const points = base(g, spatial, align_corners).expand([batch, numel(spatial), n + 1]);
            return points
              .transpose(1, 2)
              .bmm(g.reshape([batch, numel(spatial), n]))
              .transpose(1, 2);
          },
        ),
      }),
    ),
  ),
);

export const affine_grid = operator(
  'A grid of points for `grid_sample`: where affine maps take the points of an image or a volume of this size.',
  composite(
    'nn.functional.affine_grid(Tensor theta, int[] size, bool? align_corners=None) -> Tensor',
    (theta: Tensor, size: Shape, aligned: boolean | null) => {
      if (aligned === null)
        warn(
          'Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. Please specify align_corners=True if the old behavior is desired. See the documentation of grid_sample for details.',
        );
      if (!theta.dtype.is_floating_point)
        throw valueError(`Expected theta to have floating point type, but got ${theta.dtype.toString()}`);
      const n = size.length - 2;
      if (n !== 2 && n !== 3)
        throw notImplementedError(
          `affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got size ${formatList(size)}.`,
        );
      if (theta.ndim !== 3 || theta.size(-2) !== n || theta.size(-1) !== n + 1)
        throw valueError(
          `Expected a batch of ${n}D affine matrices of shape Nx${n}x${n + 1} for size ${formatList(size)}. Got ${Size.wrap(theta.shape).toString()}.`,
        );
      if (aligned === true && Math.min(...size.slice(2)) === 1)
        warn(
          'Since version 1.3.0, affine_grid behavior has changed for unit-size grids when align_corners=True. This is not an intended use case of affine_grid. See the documentation of affine_grid for details.',
        );
      else if (Math.min(...size) <= 0)
        throw valueError(`Expected non-zero, positive output size. Got ${formatList(size)}`);
      return theta.affine_grid_generator(size, aligned ?? false);
    },
  ),
);

/** The points that maps are applied to, as a tensor beside `like`: [1, points, dimensions + 1]. */
function base(like: Tensor, spatial: Shape, aligned: boolean): Tensor {
  const values = allocate(like.dtype, numel(spatial) * (spatial.length + 1));
  values.set(affineBase(spatial, aligned));
  return fromValues(values, [1, numel(spatial), spatial.length + 1], like.dtype);
}
