// Works without a goal of their own, so that nothing grows slow unseen. What they must give is PyTorch's own answer.
import { ADAM_STEPS, ELEMENTS } from '../inputs.mjs';

export const MORE = {
  convolution: { title: 'conv2d of 8×3×32×32 with 16×3×3×3, forward and backward', expected: 17005.66, relative: 1e-4 },
  attention: { title: 'scaled_dot_product_attention of 4×8×128×64', expected: 127.33675, relative: 1e-4 },
  solve: { title: 'linalg.solve of 256×256, float64', expected: 0.3117582074269858, relative: 1e-9 },
  singular: { title: 'linalg.svd of 100×100, float64', expected: 521.6915435420998, relative: 1e-9 },
  sorting: { title: `sort of ${ELEMENTS} elements`, expected: -224974, relative: 1e-5 },
  gathering: { title: `${ELEMENTS} elements picked by an index tensor`, expected: -21.838, relative: 1e-4 },
  module: { title: 'a call of nn.Linear(8, 16) on 32 rows, recorded', expected: 37.125214, relative: 1e-6 },
  // The steps are PyTorch's to a few last places of float32, which a thousand of them make larger.
  optim: { title: `${ADAM_STEPS} steps of Adam on a network of 8, 16 and 1`, expected: 0.006246219, relative: 1e-3 },
};
