/**
 * Functions of PyTorch and NumPy that are read as formulas of others: losses, activations, moments. Their formulas are those
 * of PyTorch's documentation; losses are means over all elements, as they are where nothing else is said.
 */
import { binary, type Composition, unary } from '../composition';
import type { Place } from './definition';

/** From the documentation of torch.nn.SELU. */
const SELU_SCALE = 1.050_700_987_355_480_5;
const SELU_ALPHA = 1.673_263_242_354_377_2;
/** Losses take no logarithm for smaller than this. */
const LEAST_LOGARITHM = -100;

/** From 0 to 6, as hard sigmoids have it. */
const upToSix: Parameters<typeof unary>[0] = (apply, x) => apply('minimum', apply('relu', x), 6);

const FUNCTIONAL: Readonly<Record<string, Composition>> = {
  mse_loss: binary((apply, a, b) => apply('mean', apply('square', apply('sub', a, b)))),
  l1_loss: binary((apply, a, b) => apply('mean', apply('abs', apply('sub', a, b)))),
  smooth_l1_loss: binary((apply, a, b) => {
    const size = apply('abs', apply('sub', a, b));
    const near = apply('div', apply('square', size), 2);
    return apply('mean', apply('where', apply('lt', size, 1), near, apply('sub', size, 0.5)));
  }),
  binary_cross_entropy: binary((apply, p, y) => {
    const yes = apply('mul', y, apply('maximum', apply('log', p), LEAST_LOGARITHM));
    const no = apply('maximum', apply('log', apply('sub', 1, p)), LEAST_LOGARITHM);
    return apply('mean', apply('neg', apply('add', yes, apply('mul', apply('sub', 1, y), no))));
  }),
  binary_cross_entropy_with_logits: binary((apply, x, y) =>
    apply('mean', apply('sub', apply('logaddexp', x, 0), apply('mul', x, y))),
  ),
  softsign: unary((apply, x) => apply('div', x, apply('add', 1, apply('abs', x)))),
  tanhshrink: unary((apply, x) => apply('sub', x, apply('tanh', x))),
  logsigmoid: unary((apply, x) => apply('neg', apply('logaddexp', apply('neg', x), 0))),
  relu6: unary(upToSix),
  hardtanh: unary((apply, x) => apply('minimum', apply('maximum', x, -1), 1)),
  hardsigmoid: unary((apply, x) => apply('div', upToSix(apply, apply('add', x, 3)), 6)),
  hardswish: unary((apply, x) => apply('div', apply('mul', x, upToSix(apply, apply('add', x, 3))), 6)),
  mish: unary((apply, x) => apply('mul', x, apply('tanh', apply('softplus', x)))),
  selu: unary((apply, x) =>
    apply(
      'mul',
      SELU_SCALE,
      apply('where', apply('gt', x, 0), x, apply('mul', SELU_ALPHA, apply('expm1', apply('minimum', x, 0)))),
    ),
  ),
  dist: binary((apply, a, b) => apply('norm', apply('sub', a, b))),
};

/** NumPy's variance divides by the number of elements, PyTorch's by one less. */
const variance: Parameters<typeof unary>[0] = (apply, x) =>
  apply('mean', apply('square', apply('sub', x, apply('mean', x))));

const IN_PLACES: Readonly<Partial<Record<Place, Readonly<Record<string, Composition>>>>> = {
  torch: FUNCTIONAL,
  np: { var: unary(variance), std: unary((apply, x) => apply('sqrt', variance(apply, x))) },
};

/** What a name stands for behind a module's; null where that is no composition. */
export function compositionIn(place: Place, name: string): Composition | null {
  const here = IN_PLACES[place];
  return here !== undefined && Object.hasOwn(here, name) ? (here[name] ?? null) : null;
}
