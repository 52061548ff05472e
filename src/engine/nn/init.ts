/**
 * `torch.nn.init`: first values of weights, written into a tensor in place and without a graph, drawn as PyTorch draws
 * them. It knows no module.
 */
import { withGradMode } from '../autograd/modes/modes';
import { called, REQUIRED, type Required } from '../dispatch/python-call';
import { pythonTypeName, valueError } from '../errors';
import { functions } from '../functions';
import { erf } from '../kernels/special';
import { formatNumber } from '../printing/format';
import { Tensor } from '../tensor/tensor';
import { warn } from '../warnings';

/** An argument by position, or, last, several by name. */
type Given<Options> = readonly (number | bigint | string | null | undefined | Options)[];

interface Drawing {
  /** A `torch.Generator`, else torch's own. */
  generator?: unknown;
}

type Float = number | bigint;

const tensor = REQUIRED as Tensor | Required;
const [zero, one] = [0, 1] as [Float, Float];

/** Uniform in [a, b). */
function uniform_(target: Tensor, ...options: Given<Drawing & { a?: number; b?: number }>): Tensor {
  const { a, b, generator } = called('uniform_', { tensor, a: zero, b: one, generator: undefined }, [
    target,
    ...options,
  ]);
  return ungraphed(() => target.uniform_(Number(a), Number(b), { generator }));
}

/** Normal of this mean and standard deviation. */
function normal_(target: Tensor, ...options: Given<Drawing & { mean?: number; std?: number }>): Tensor {
  const { mean, std, generator } = called('normal_', { tensor, mean: zero, std: one, generator: undefined }, [
    target,
    ...options,
  ]);
  return ungraphed(() => target.normal_(Number(mean), Number(std), { generator }));
}

type Truncated = Drawing & { mean?: number; std?: number; a?: number; b?: number };

/** Normal of this mean and standard deviation, within [a, b]. */
function trunc_normal_(target: Tensor, ...options: Given<Truncated>): Tensor {
  const defaults = { tensor, mean: zero, std: one, a: -2 as Float, b: 2 as Float, generator: undefined };
  const bound = called('trunc_normal_', defaults, [target, ...options]);
  const { generator } = bound;
  const [mean, std, a, b] = [Number(bound.mean), Number(bound.std), Number(bound.a), Number(bound.b)];
  if (mean < a - 2 * std || mean > b + 2 * std)
    warn('mean is more than 2 std from [a, b] in nn.init.trunc_normal_. The distribution of values may be incorrect.');
  const inside = normalBelow((b - mean) / std) - normalBelow((a - mean) / std);
  return ungraphed(() =>
    inside > 0.3 ? redrawn(target, mean, std, a, b, generator) : rejected(target, mean, std, a, b, generator),
  );
}

/** Draws all again, as often as one lies outside, and takes the new ones there. */
function redrawn(target: Tensor, mean: number, std: number, a: number, b: number, generator: unknown): Tensor {
  const low = Number(target.new_full([], a).item());
  const high = Number(target.new_full([], b).item());
  let result: Tensor = target.normal_(mean, std, { generator });
  for (;;) {
    const outside = result.lt(low).logical_or(result.gt(high));
    if (!isAnyTrue(outside)) break;
    result = functions.where(outside, functions.empty_like(result).normal_(mean, std, { generator }), result);
  }
  return result === target ? target : target.copy_(result);
}

/** Draws uniformly, and takes each with the density there over the largest one. */
function rejected(target: Tensor, mean: number, std: number, a: number, b: number, generator: unknown): Tensor {
  const densest = Math.max(a, Math.min(mean, b));
  const peak = -0.5 * ((densest - mean) / std) ** 2;
  const candidates = functions.empty_like(target);
  const chances = functions.empty_like(target);
  const isRefused = (): Tensor => {
    candidates.sub_(mean).div_(std).pow_(2).mul_(-0.5).sub_(peak);
    return chances.uniform_({ generator }).log_().gt(candidates);
  };
  target.uniform_(a, b, { generator });
  candidates.copy_(target);
  let pending = isRefused();
  let result = target;
  while (isAnyTrue(pending)) {
    candidates.uniform_(a, b, { generator });
    result = functions.where(pending, candidates, result);
    pending = functions.where(pending, isRefused(), pending);
  }
  return result === target ? target : target.copy_(result);
}

function isAnyTrue(mask: Tensor): boolean {
  return mask.toArray().includes(1);
}

/** The standard normal distribution's share below `x`. */
function normalBelow(x: number): number {
  return (1 + erf(x / Math.SQRT2)) / 2;
}

/** The same number everywhere. */
function constant_(target: Tensor, ...options: Given<{ val?: number }>): Tensor {
  const val = REQUIRED as Float | Required;
  const bound = called('constant_', { tensor, val }, [target, ...options]);
  return ungraphed(() => target.fill_(bound.val));
}

/** Ones. */
function ones_(target: Tensor): Tensor {
  return ungraphed(() => target.fill_(1));
}

/** Zeros. */
function zeros_(target: Tensor): Tensor {
  return ungraphed(() => target.zero_());
}

/** Of a matrix: the identity. */
function eye_(target: Tensor): Tensor {
  if (target.ndim !== 2) throw valueError('Only tensors with 2 dimensions are supported');
  const [rows = 0, columns = 0] = target.shape;
  return ungraphed(() => target.copy_(functions.eye(rows, columns, { dtype: target.dtype })));
}

/** Of a convolution's weight [out, in / groups, …]: passes the channels on, each of `groups` its first ones. */
function dirac_(target: Tensor, ...options: Given<{ groups?: number }>): Tensor {
  const groups = Number(called('dirac_', { tensor, groups: one }, [target, ...options]).groups);
  if (![3, 4, 5].includes(target.ndim)) throw valueError('Only tensors with 3, 4, or 5 dimensions are supported');
  const [outer = 0, inner = 0, ...extents] = target.shape;
  if (outer % groups !== 0) throw valueError('dim 0 must be divisible by groups');
  const each = outer / groups;
  const middle = extents.map((extent) => Math.floor(extent / 2));
  return ungraphed(() => {
    target.zero_();
    for (let group = 0; group < groups; group++)
      for (let d = 0; d < Math.min(each, inner); d++)
        [group * each + d, d, ...middle].reduce<Tensor>((part, index) => part.select(0, index), target).fill_(1);
    return target;
  });
}

/** Uniform, so wide that the variance is gain² · 2 / (fan_in + fan_out). */
function xavier_uniform_(target: Tensor, ...options: Given<Drawing & { gain?: number }>): Tensor {
  const { gain, generator } = called('xavier_uniform_', { tensor, gain: one, generator: undefined }, [
    target,
    ...options,
  ]);
  const [fanIn, fanOut] = _calculate_fan_in_and_fan_out(target);
  const bound = Math.sqrt(3) * (Number(gain) * Math.sqrt(2 / (fanIn + fanOut)));
  return ungraphed(() => target.uniform_(-bound, bound, { generator }));
}

/** Normal, of the variance gain² · 2 / (fan_in + fan_out). */
function xavier_normal_(target: Tensor, ...options: Given<Drawing & { gain?: number }>): Tensor {
  const { gain, generator } = called('xavier_normal_', { tensor, gain: one, generator: undefined }, [
    target,
    ...options,
  ]);
  const [fanIn, fanOut] = _calculate_fan_in_and_fan_out(target);
  const std = Number(gain) * Math.sqrt(2 / (fanIn + fanOut));
  return ungraphed(() => target.normal_(0, std, { generator }));
}

interface Kaiming extends Drawing {
  /** Slope of the negative part, of 'leaky_relu'. */
  a?: number;
  mode?: 'fan_in' | 'fan_out';
  nonlinearity?: string;
}

const KAIMING = { tensor, a: zero, mode: 'fan_in', nonlinearity: 'leaky_relu', generator: undefined };

/** Uniform, so wide that the variance is gain² / fan. */
function kaiming_uniform_(target: Tensor, ...options: Given<Kaiming>): Tensor {
  const bound = called('kaiming_uniform_', KAIMING, [target, ...options]);
  if (isEmpty(target)) return target;
  const width = Math.sqrt(3) * kaimingDeviation(target, bound);
  return ungraphed(() => target.uniform_(-width, width, { generator: bound.generator }));
}

/** Normal, of the variance gain² / fan. */
function kaiming_normal_(target: Tensor, ...options: Given<Kaiming>): Tensor {
  const bound = called('kaiming_normal_', KAIMING, [target, ...options]);
  if (isEmpty(target)) return target;
  const std = kaimingDeviation(target, bound);
  return ungraphed(() => target.normal_(0, std, { generator: bound.generator }));
}

function kaimingDeviation(target: Tensor, { a, mode, nonlinearity }: { a: Float; mode: string; nonlinearity: string }) {
  const fan = _calculate_correct_fan(target, mode);
  return calculate_gain(nonlinearity, a) / Math.sqrt(fan);
}

function isEmpty(target: Tensor): boolean {
  if (!target.shape.includes(0)) return false;
  warn('Initializing zero-element tensors is a no-op');
  return true;
}

/** Rows, or columns where there are fewer, that are orthogonal to each other and of the length `gain`. */
function orthogonal_(target: Tensor, ...options: Given<Drawing & { gain?: number }>): Tensor {
  const { gain, generator } = called('orthogonal_', { tensor, gain: one, generator: undefined }, [target, ...options]);
  if (target.ndim < 2) throw valueError('Only tensors with 2 or more dimensions are supported');
  if (target.numel() === 0) return target;
  const rows = target.size(0);
  const columns = target.numel() / rows;
  return ungraphed(() => {
    const drawn = target.new_empty([rows, columns]).normal_(0, 1, { generator });
    const [q, r] = functions.linalg.qr(rows < columns ? drawn.t() : drawn);
    const even = q.mul(r.diagonal().sign());
    return target.copy_((rows < columns ? even.t() : even).reshape(target.shape)).mul_(Number(gain));
  });
}

/** Of a matrix: normal, with the share `sparsity` of each column zero. */
function sparse_(target: Tensor, ...options: Given<Drawing & { sparsity?: number; std?: number }>): Tensor {
  const sparsity = REQUIRED as Float | Required;
  const bound = called('sparse_', { tensor, sparsity, std: 0.01, generator: undefined }, [target, ...options]);
  if (target.ndim !== 2) throw valueError('Only tensors with 2 dimensions are supported');
  const [rows = 0, columns = 0] = target.shape;
  const zeros = Math.ceil(Number(bound.sparsity) * rows);
  return ungraphed(() => {
    target.normal_(0, bound.std, { generator: bound.generator });
    for (let column = 0; column < columns; column++)
      target.select(1, column).index_fill_(0, functions.randperm(rows).narrow(0, 0, zeros), 0);
    return target;
  });
}

const LINEAR: ReadonlySet<string> = new Set([
  'linear',
  'conv1d',
  'conv2d',
  'conv3d',
  'conv_transpose1d',
  'conv_transpose2d',
  'conv_transpose3d',
  'sigmoid',
]);

/** What a nonlinearity is made up for with; `param` is the slope of the negative part of 'leaky_relu'. */
export function calculate_gain(nonlinearity: string, param: unknown = null): number {
  if (LINEAR.has(nonlinearity)) return 1;
  if (nonlinearity === 'tanh') return 5 / 3;
  if (nonlinearity === 'relu') return Math.SQRT2;
  if (nonlinearity === 'selu') return 3 / 4;
  if (nonlinearity !== 'leaky_relu') throw valueError(`Unsupported nonlinearity ${nonlinearity}`);
  if (param !== null && typeof param !== 'number' && typeof param !== 'bigint')
    throw valueError(`negative_slope ${shown(param)} not a valid number`);
  const slope = param === null ? 0.01 : Number(param);
  return Math.sqrt(2 / (1 + slope ** 2));
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return formatNumber(value, 'bool', '');
  return value instanceof Tensor ? value.toString() : pythonTypeName(value);
}

/** Of a weight [out, in, …]: how many numbers go into one result, and how many results one number goes into. */
export function _calculate_fan_in_and_fan_out(target: Tensor): [fan_in: number, fan_out: number] {
  if (target.ndim < 2)
    throw valueError('Fan in and fan out can not be computed for tensor with fewer than 2 dimensions');
  const [outer = 1, inner = 1, ...extents] = target.shape;
  const field = extents.reduce((product, extent) => product * extent, 1);
  return [inner * field, outer * field];
}

export function _calculate_correct_fan(target: Tensor, mode: string): number {
  const wanted = modeOf(mode);
  const [fanIn, fanOut] = _calculate_fan_in_and_fan_out(target);
  return wanted === 'fan_in' ? fanIn : fanOut;
}

function modeOf(mode: string): 'fan_in' | 'fan_out' {
  const lower = mode.toLowerCase();
  if (lower === 'fan_in' || lower === 'fan_out') return lower;
  throw valueError(`Mode ${lower} not supported, please use one of ['fan_in', 'fan_out']`);
}

function ungraphed<T>(body: () => T): T {
  return withGradMode(false, body);
}

export const init = {
  uniform_,
  normal_,
  trunc_normal_,
  constant_,
  ones_,
  zeros_,
  eye_,
  dirac_,
  xavier_uniform_,
  xavier_normal_,
  kaiming_uniform_,
  kaiming_normal_,
  orthogonal_,
  sparse_,
  calculate_gain,
  _calculate_fan_in_and_fan_out,
  _calculate_correct_fan,
};
