/**
 * How operators that are not pointwise run for a whole batch at once: by the kinds of their arguments, which dimensions or
 * sizes they name, or as another product of matrices. Each rule runs at the level below, and gives null for calls that it
 * does not fit, which go element by element.
 */
import { run } from '../dispatch/dispatch';
import type { CompiledOverload } from '../dispatch/overload';
import { inferShape, wrapDim, type Shape } from '../shape';
import { Tensor } from '../tensor/tensor';
import { aligned, expandedInFront, inFront, isBatched, type Batch } from './batches';
import type { Result } from './level';

export type Rule = (batch: Batch, compiled: CompiledOverload, args: readonly unknown[]) => Result | null;

const DIMENSION = /^(?:dim\d?|dims|dimension)$/;

/** Whether the first argument is the only tensor of the batch. */
function isAlone(batch: Batch, args: readonly unknown[]): boolean {
  const [self, ...others] = args;
  return (
    isBatched(batch, self) &&
    !others.some(
      (each) => isBatched(batch, each) || (Array.isArray(each) && each.some((item) => isBatched(batch, item))),
    )
  );
}

/** What no dimension, or an empty list of them, means: no call that this fits, or all of them. */
interface None {
  readonly absent: 'all' | 'other';
  readonly empty: 'all' | 'other';
}

const NEVER: None = { absent: 'other', empty: 'other' };

/** The arguments that name dimensions, one further on; all of them are all but the batch. null: the call does not fit. */
function shifted(compiled: CompiledOverload, args: readonly unknown[], rank: number, none: None): unknown[] | null {
  const result = args.slice();
  let found = false;
  const { parameters } = compiled.signature;
  for (let i = 0; i < parameters.length; i++) {
    const { name = '', type } = parameters[i] ?? {};
    if (!DIMENSION.test(name)) continue;
    found = true;
    const value = args[i];
    if (typeof value === 'number') result[i] = wrapDim(value, rank) + 1;
    else if (Array.isArray(value) && value.length > 0)
      result[i] = (value as readonly number[]).map((dim) => wrapDim(dim, rank) + 1);
    else if (type === 'int[]' && none[Array.isArray(value) ? 'empty' : 'absent'] === 'all')
      result[i] = Array.from({ length: rank }, (_, d) => d + 1);
    else return null;
  }
  return found ? result : null;
}

/** Along dimensions of `self`. `more`: dimensions are those of a result with so many more. */
function along(none: None = NEVER, more = 0): Rule {
  return (batch, compiled, args) => {
    const self = args[0] as Tensor;
    if (!isAlone(batch, args) || self.ndim + more === 0) return null;
    const moved = shifted(compiled, args, self.ndim + more, none);
    return moved === null ? null : run(compiled, moved.with(0, inFront(batch, self)));
  };
}

/** Along a dimension of several tensors of the same rank. */
const together: Rule = (batch, compiled, args) => {
  const tensors = args.filter((each) => each instanceof Tensor);
  const rank = tensors[0]?.ndim ?? 0;
  if (rank === 0 || tensors.some(({ ndim }) => ndim !== rank)) return null;
  const moved = shifted(compiled, args, rank, NEVER);
  if (moved === null) return null;
  return run(
    compiled,
    moved.map((each) => (each instanceof Tensor ? expandedInFront(batch, each) : each)),
  );
};

/** The operator knows no dimensions, or only the last ones. */
const whole: Rule = (batch, compiled, args) =>
  isAlone(batch, args) ? run(compiled, args.with(0, inFront(batch, args[0] as Tensor))) : null;

const matrices: Rule = (batch, compiled, args) => ((args[0] as Tensor).ndim < 2 ? null : whole(batch, compiled, args));

/** A shape, as the second argument. */
const sized: Rule = (batch, compiled, args) => {
  const [self, size, ...rest] = args as [Tensor, Shape, ...unknown[]];
  if (!isAlone(batch, args)) return null;
  return run(compiled, [inFront(batch, self), [batch.size, ...size], ...rest]);
};

const viewed: Rule = (batch, compiled, args) => {
  const [self, size] = args as [Tensor, Shape];
  return run(compiled, [inFront(batch, self), [batch.size, ...inferShape(size, self.numel())]]);
};

/** Shapes that may be longer than that of `self`. */
function lengthened(first: (batch: Batch) => number): Rule {
  return (batch, compiled, args) => {
    const [self, size] = args as [Tensor, Shape];
    if (self.ndim > size.length) return null;
    return run(compiled, [aligned(batch, self, size.length), [first(batch), ...size]]);
  };
}

/** The gradient of a part: zeros of the sizes of the whole. */
const ofPart: Rule = (batch, compiled, args) => {
  const [self, sizes, dim, ...rest] = args as [Tensor, Shape, number, ...unknown[]];
  return run(compiled, [inFront(batch, self), [batch.size, ...sizes], wrapDim(dim, sizes.length) + 1, ...rest]);
};

/** Sums and products of all elements. */
const ofAll: Rule = (batch, compiled, args) => {
  const [self, dtype] = args as [Tensor, never];
  const flat = inFront(batch, self).reshape([batch.size, self.numel()]);
  switch (compiled.definition.name) {
    case 'sum':
      return flat.sum([1], false, { dtype });
    case 'mean':
      return flat.mean([1], false, { dtype });
    case 'prod':
      return flat.prod(1, false, { dtype });
    case 'any':
      return flat.any(1);
    case 'all':
      return flat.all(1);
    default:
      return null;
  }
};

/** Lists of tensors put together. `more`: in a new dimension. */
function listed(more: number): Rule {
  return (batch, compiled, args) => {
    const [tensors, dim] = args as [readonly Tensor[], number];
    const rank = tensors[0]?.ndim ?? 0;
    if (rank + more === 0 || tensors.some(({ ndim }) => ndim !== rank)) return null;
    const all = tensors.map((tensor) => expandedInFront(batch, tensor));
    return run(compiled, [all, wrapDim(dim, rank + more) + 1]);
  };
}

/** Products of vectors and matrices: batches of matrices, as `matmul` takes them. */
const product: Rule = (batch, compiled, args) => {
  const [a, b] = args as [Tensor, Tensor];
  // Refused as it would be element by element.
  if (a.ndim !== RANKS[compiled.definition.name]?.[0] || b.ndim !== RANKS[compiled.definition.name]?.[1]) return null;
  const [m, n] = [inFront(batch, a), inFront(batch, b)];
  if (a.dtype !== b.dtype || (a.shape.at(-1) !== b.shape.at(-2) && b.ndim > 1)) return null;
  switch (compiled.definition.name) {
    case 'dot':
    case 'vdot':
      return a.shape[0] === b.shape[0] ? m.mul(n).sum([-1]) : null;
    case 'mv':
      return a.shape[1] === b.shape[0] ? m.matmul(n.unsqueeze(-1)).squeeze(-1) : null;
    case 'bmm':
      return a.shape[0] === b.shape[0] ? m.matmul(n) : null;
    default:
      return m.matmul(n);
  }
};

const RANKS: Readonly<Record<string, readonly [number, number]>> = {
  dot: [1, 1],
  vdot: [1, 1],
  mv: [2, 1],
  mm: [2, 2],
  bmm: [3, 3],
};

const plusProduct: Rule = (batch, _compiled, args) => {
  const [self, a, b, beta, alpha] = args as [Tensor, Tensor, Tensor, number, number];
  const fits = a.ndim === 2 && b.ndim === 2 && a.shape[1] === b.shape[0] && self.ndim <= 2;
  if (!fits || a.dtype !== b.dtype || beta !== 1 || alpha !== 1) return null;
  const result = inFront(batch, a).matmul(inFront(batch, b));
  const sum = aligned(batch, self, 2).add(result);
  return sum.ndim === 3 ? sum : null;
};

/** More images with the same weights. */
const convolved: Rule = (batch, compiled, args) => {
  const [input, ...others] = args as [Tensor, ...unknown[]];
  if (!isAlone(batch, args)) return null;
  const front = inFront(batch, input);
  const result = run(compiled, [front.flatten(0, 1), ...others]) as Tensor;
  return result.unflatten(0, [batch.size, input.shape[0] ?? 1]);
};

const strided: Rule = (batch, compiled, args) => {
  const [self, size, stride, offset] = args as [Tensor, Shape, Shape, number | null];
  if (size.length !== stride.length) return null;
  const front = inFront(batch, self);
  return run(compiled, [front, [batch.size, ...size], [front.strides[0] ?? 1, ...stride], offset ?? front.offset]);
};

const transposed: Rule = (batch, _compiled, args) => {
  const self = args[0] as Tensor;
  const front = inFront(batch, self);
  if (self.ndim > 2) return null;
  return self.ndim === 2 ? front.transpose(1, 2) : front.alias();
};

const permuted: Rule = (batch, compiled, args) => {
  const [self, dims] = args as [Tensor, Shape];
  if (dims.length !== self.ndim) return null;
  return run(compiled, [inFront(batch, self), [0, ...dims.map((dim) => wrapDim(dim, self.ndim) + 1)]]);
};

/** Without all dimensions of size 1, but for the batch. */
const squeezed: Rule = (batch, _compiled, args) => {
  const self = args[0] as Tensor;
  return inFront(batch, self).squeeze(self.shape.flatMap((size, d) => (size === 1 ? [d + 1] : [])));
};

const ALONG = along();
const ALONG_OR_ALL = along({ absent: 'all', empty: 'all' });
const TRUTH = along({ absent: 'all', empty: 'other' });
const NEW_DIMENSION = along(NEVER, 1);

/** By the names of definitions; of overloads without a dimension, by `name()`. */
const RULES = new Map<string, Rule>([
  ...names(ALONG, 'select slice unbind split split_with_sizes unsafe_split unsafe_split_with_sizes transpose diagonal'),
  ...names(
    ALONG,
    'squeeze flip roll unfold cumsum cumprod cummax cummin logcumsumexp _softmax _log_softmax sort argsort',
  ),
  ...names(ALONG, 'topk kthvalue median nanmedian mode max min argmax argmin logsumexp index_select prod _glu'),
  ...names(ALONG_OR_ALL, 'sum mean nansum amax amin var std _var_mean _std_mean linalg_vector_norm'),
  ...names(TRUTH, 'any all'),
  ...names(NEW_DIMENSION, 'unsqueeze diag_embed'),
  ...names(
    together,
    '_softmax_backward_data _log_softmax_backward_data gather scatter scatter_add glu_backward linalg_cross',
  ),
  ...names(whole, 'clone alias detach variable_data _to_copy zeros_like ones_like full_like empty_like bitwise_not'),
  ...names(matrices, 'tril triu'),
  ...names(sized, 'new_zeros new_ones new_full new_empty'),
  ...names(viewed, 'view _unsafe_view _reshape_alias'),
  ...names(ofPart, 'select_backward slice_backward'),
  ...names(ofAll, 'sum() mean() prod() any() all()'),
  ...names(product, 'dot vdot mv mm bmm'),
  ['expand', lengthened(({ size }) => size)],
  ['repeat', lengthened(() => 1)],
  ['cat', listed(0)],
  ['stack', listed(1)],
  ['addmm', plusProduct],
  ['convolution', convolved],
  ['as_strided', strided],
  ['t', transposed],
  ['permute', permuted],
  ['squeeze()', squeezed],
]);

function names(rule: Rule, list: string): [string, Rule][] {
  return list.split(' ').map((name) => [name, rule]);
}

/** The definitions that have a rule. */
export function ruledNames(): readonly string[] {
  return [...RULES.keys()].map((name) => name.replace('()', ''));
}

export function ruleOf(compiled: CompiledOverload): Rule | undefined {
  const { name } = compiled.definition;
  const ofDimensions = compiled.signature.parameters.some((parameter) => DIMENSION.test(parameter.name));
  return (ofDimensions ? undefined : RULES.get(`${name}()`)) ?? RULES.get(name);
}
