/** Normalisation of each channel by the ones beside it. */
import { valueError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { composite, operator } from '../definition';

/** Between two words of PyTorch's message. */
const GAP = ' '.repeat(26);

export const local_response_norm = operator(
  'Each element divided by a power of the mean square of `size` channels around it.',
  composite(
    'nn.functional.local_response_norm(Tensor input, int size, float alpha=1e-4, float beta=0.75, float k=1) -> Tensor',
    (input: Tensor, size: number, alpha: number, beta: number, k: number) => {
      if (input.ndim < 3)
        throw valueError(`Expected 3D or higher dimensionality${GAP}input (got ${input.ndim} dimensions)`);
      if (input.numel() === 0) return input;
      const around = [Math.floor(size / 2), Math.floor((size - 1) / 2)];
      const squares = input.mul(input);
      return input.div(meansOf(squares, size, around).mul(alpha).add(k).pow(beta));
    },
  ),
);

/** Over channels; those beyond the first and the last count as 0. */
function meansOf(squares: Tensor, size: number, around: readonly number[]): Tensor {
  const { shape } = squares;
  if (shape.length === 3)
    return squares
      .unsqueeze(1)
      .constant_pad_nd([0, 0, ...around], 0)
      .avg_pool2d([size, 1], [1, 1], [0, 0], false, true, null)
      .squeeze(1);
  const [batch = 1, channels = 1, rows = 1] = shape;
  const padded = squares.view([batch, 1, channels, rows, -1]).constant_pad_nd([0, 0, 0, 0, ...around], 0);
  return padded.avg_pool3d([size, 1, 1], [1, 1, 1], [0, 0, 0], false, true, null).squeeze(1).view(shape);
}
