/** Derivatives of normalisations, written with tensor methods: of the weights, and of the first derivatives themselves. */
import type { Shape } from '../shape';
import type { Tensor } from '../tensor/tensor';

/** How an input is looked at: in this shape, dimensions `set` are normalised together, and weights have this shape in it. */
export interface Form {
  readonly shape: Shape;
  readonly set: readonly number[];
  readonly weight: Shape;
  /** The dimensions over which a weight is shared. */
  readonly shared: readonly number[];
}

/** Of each channel (the second dimension), over the batch and all positions. */
export function channels(shape: Shape): Form {
  const [batch = 1, channel = 1, ...rest] = shape;
  const positions = rest.reduce((product, size) => product * size, 1);
  return { shape: [batch, channel, positions], set: [0, 2], weight: [1, channel, 1], shared: [0, 2] };
}

/** Of each element of the batch, over its last dimensions. */
export function layers(shape: Shape, normalized: Shape): Form {
  const size = (sizes: Shape): number => sizes.reduce((product, extent) => product * extent, 1);
  const [rows, columns] = [size(shape.slice(0, shape.length - normalized.length)), size(normalized)];
  return { shape: [rows, columns], set: [1], weight: [1, columns], shared: [0] };
}

/** Of each element of the batch and each of `group` groups of channels. */
export function groups(batch: number, channel: number, positions: number, group: number): Form {
  const each = channel / group;
  return { shape: [batch, group, each, positions], set: [2, 3], weight: [1, group, each, 1], shared: [0, 3] };
}

interface Normalised {
  /** The input, centred and scaled. */
  readonly unit: Tensor;
  readonly scale: Tensor;
}

/** With mean and scale as functions of the input. */
function normalised(input: Tensor, { shape, set }: Form, eps: number): Normalised {
  const x = input.reshape(shape);
  const centred = x.sub(x.mean(set, true));
  const scale = centred.mul(centred).mean(set, true).add(eps).rsqrt();
  return { unit: centred.mul(scale), scale };
}

/** With mean and scale that are given, one for each channel. */
function normalisedBy(input: Tensor, { shape, weight }: Form, eps: number, mean: Tensor, variance: Tensor): Normalised {
  const scale = variance.reshape(weight).add(eps).rsqrt();
  return { unit: input.reshape(shape).sub(mean.reshape(weight)).mul(scale), scale };
}

/** Mean and variance that were not taken from the input itself. */
export interface Given {
  readonly mean: Tensor;
  readonly variance: Tensor;
}

function look(input: Tensor, form: Form, eps: number, given: Given | null): Normalised {
  return given === null ? normalised(input, form, eps) : normalisedBy(input, form, eps, given.mean, given.variance);
}

/** The gradient of the weight: `Σ g x̂`. */
export function weightSlope(
  g: Tensor,
  input: Tensor,
  weight: Tensor,
  form: Form,
  eps: number,
  given: Given | null,
): Tensor {
  const { unit } = look(input, form, eps, given);
  return g.reshape(form.shape).mul(unit).sum(form.shared).reshape(weight.shape).to(weight.dtype);
}

/** The gradient of the bias: `Σ g`. */
export function biasSlope(g: Tensor, size: Shape, form: Form): Tensor {
  return g.reshape(form.shape).sum(form.shared).reshape(size);
}

/** The gradient of the input where mean and scale are given: `g weight scale`. */
export function givenSlope(
  g: Tensor,
  input: Tensor,
  weight: Tensor | null,
  form: Form,
  eps: number,
  given: Given,
): Tensor {
  const { scale } = look(input, form, eps, given);
  const arriving = g.reshape(form.shape).mul(scale);
  return (weight === null ? arriving : arriving.mul(weight.reshape(form.weight))).reshape(input.shape);
}

/** What the gradient of the input, `scale P(g weight)`, was made of. */
interface First {
  readonly grad_out: Tensor;
  readonly input: Tensor;
  readonly weight: Tensor | null;
}

/** `v − mean(v) − x̂ mean(v x̂)`: what is left of a change of the input once it is centred and scaled. */
function projected(v: Tensor, unit: Tensor, set: readonly number[]): Tensor {
  return v.sub(v.mean(set, true)).sub(unit.mul(v.mul(unit).mean(set, true)));
}

function times(v: Tensor, weight: Tensor | null, form: Form): Tensor {
  return weight === null ? v : v.mul(weight.reshape(form.weight));
}

/** Of `scale P(g weight)` by g, with G arriving: `weight scale P(G)`. */
export function slopeByGradient(G: Tensor, { input, weight }: First, form: Form, eps: number): Tensor {
  const { unit, scale } = normalised(input, form, eps);
  const inner = projected(G.reshape(form.shape), unit, form.set).mul(scale);
  return times(inner, weight, form).reshape(input.shape);
}

/** Of `scale P(g weight)` by the weight, with G arriving: `Σ g scale P(G)`. */
export function slopeByWeight(G: Tensor, { grad_out, input, weight }: First, form: Form, eps: number): Tensor | null {
  if (weight === null) return null;
  const { unit, scale } = normalised(input, form, eps);
  const inner = projected(G.reshape(form.shape), unit, form.set).mul(scale);
  return inner.mul(grad_out.reshape(form.shape)).sum(form.shared).reshape(weight.shape).to(weight.dtype);
}

/**
 * Of `scale P(h)` by the input, with G arriving and h = g weight:
 * `−scale² (x̂ mean(G P(h)) + P(G) mean(h x̂) + P(h) mean(G x̂))`.
 */
export function slopeByInput(G: Tensor, { grad_out, input, weight }: First, form: Form, eps: number): Tensor {
  const { unit, scale } = normalised(input, form, eps);
  const arriving = G.reshape(form.shape);
  const h = times(grad_out.reshape(form.shape), weight, form);
  const mean = (v: Tensor): Tensor => v.mean(form.set, true);
  const [first, second] = [projected(arriving, unit, form.set), projected(h, unit, form.set)];
  return unit
    .mul(mean(arriving.mul(second)))
    .add(first.mul(mean(h.mul(unit))))
    .add(second.mul(mean(arriving.mul(unit))))
    .mul(scale.mul(scale).neg())
    .reshape(input.shape);
}
