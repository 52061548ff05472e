/** Distances and similarities of vectors, and the losses made of them. */
import { runtimeError, valueError } from '../../errors';
import { commonDtype } from '../../tensor/supported';
import { reduced, reductionOf } from '../../formulas/losses';
import { broadcastShapes, formatList, sameShape } from '../../shape';
import { overwrite } from '../../storage/access';
import type { Tensor } from '../../tensor/tensor';
import { aliased, by, composite, gradient, method, operator, pointwise, torchFunction } from '../definition';

const LEGACY = 'bool? size_average=None, bool? reduce=None';
/** Added to squared lengths, so that none is 0. */
const LEAST = 1e-12;

export const _sub_scalar = method(
  'The tensor less a number, as composites of PyTorch subtract them.',
  pointwise(
    '_sub_scalar(Tensor self, Scalar other) -> Tensor',
    (x: number, y: number) => x - y,
    gradient('SubBackward1', { self: by('g', [], (g) => g) }),
    { result: 'same' },
  ),
);

export const normalize = operator(
  'Divided by the p-norm along a dimension, which counts as `eps` at least.',
  composite(
    'nn.functional.normalize(Tensor input, float p=2, int dim=1, float eps=1e-12) -> Tensor',
    (input: Tensor, p: number, dim: number, eps: number) =>
      input.div(input.norm(p, dim, true).clamp_min(eps).expand_as(input)),
  ),
);

export const _pairwise_distance = method(
  'The p-norm of the differences along the last dimension.',
  composite(
    '_pairwise_distance(Tensor self, Tensor other, float p=2, float eps=1e-06, bool keepdim=False) -> Tensor',
    (self: Tensor, other: Tensor, p: number, eps: number, keepdim: boolean) => {
      const difference = self.sub(other)._add_scalar(eps);
      return difference._norm(p, [Math.max(self.ndim, other.ndim) - 1], keepdim);
    },
  ),
);

export const pairwise_distance = aliased(
  torchFunction(
    'The p-norm of the differences along the last dimension, `eps` added to each difference.',
    composite(
      'pairwise_distance(Tensor x1, Tensor x2, float p=2, float eps=1e-06, bool keepdim=False) -> Tensor',
      (x1: Tensor, x2: Tensor, p: number, eps: number, keepdim: boolean) => x1._pairwise_distance(x2, p, eps, keepdim),
    ),
  ),
  'nn.functional.pairwise_distance',
);

export const cosine_similarity = aliased(
  torchFunction(
    'The cosine of the angle between vectors along a dimension; no length counts as less than `eps`.',
    composite(
      'cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor',
      (x1: Tensor, x2: Tensor, dim: number, eps: number) => {
        const dtype = commonDtype([x1, x2]);
        if (!dtype.is_floating_point)
          throw runtimeError(`expected common dtype to be floating point, yet common dtype is ${dtype.scalarType}`);
        const shape = broadcastShapes(x1.shape, x2.shape);
        const [first, second] = [x1, x2].map((each) => {
          const grown = sameShape(each.shape, shape) ? each.to(dtype) : each.to(dtype).expand(shape);
          const length = grown.norm(2, dim, true).clone();
          // Its gradient knows nothing of the limit.
          overwrite(length, length.detach().clamp_min(eps));
          return grown.div(length);
        });
        if (first === undefined || second === undefined) throw new Error('Two vectors are compared.');
        return first.mul(second).sum([dim]);
      },
    ),
  ),
  'nn.functional.cosine_similarity',
);

export const triplet_margin_loss = torchFunction(
  'How much less than `margin` the negative is farther than the positive; `reduction` is a number.',
  composite(
    'triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1, float p=2, float eps=1e-06, bool swap=False, int reduction=0) -> Tensor',
    triplet,
  ),
);

export const functional_triplet_margin_loss = operator(
  'How much less than `margin` the negative is farther from the anchor than the positive.',
  composite(
    `nn.functional.triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1, float p=2, float eps=1e-06, bool swap=False, ${LEGACY}, str reduction='mean') -> Tensor`,
    (
      anchor: Tensor,
      positive: Tensor,
      negative: Tensor,
      margin: number,
      p: number,
      eps: number,
      swap: boolean,
      size_average: boolean | null,
      reduce: boolean | null,
      reduction: string,
    ) => {
      const how = reductionOf(reduction, size_average, reduce);
      checkMargin(margin);
      return triplet(anchor, positive, negative, margin, p, eps, swap, how);
    },
  ),
);

type Distance = (a: Tensor, b: Tensor) => Tensor;

export const triplet_margin_with_distance_loss = operator(
  'The triplet loss of any distance function.',
  composite(
    "nn.functional.triplet_margin_with_distance_loss(Tensor anchor, Tensor positive, Tensor negative, *, any distance_function=None, float margin=1, bool swap=False, str reduction='mean') -> Tensor",
    (
      anchor: Tensor,
      positive: Tensor,
      negative: Tensor,
      distance_function: Distance | null,
      margin: number,
      swap: boolean,
      reduction: string,
    ) => {
      if (!['mean', 'sum', 'none'].includes(reduction))
        throw valueError(`${reduction} is not a valid value for reduction`);
      checkMargin(margin);
      checkDimensions(anchor, positive, negative);
      const distance = distance_function ?? ((a: Tensor, b: Tensor): Tensor => a._pairwise_distance(b));
      const near = distance(anchor, positive);
      let far = distance(anchor, negative);
      if (swap) far = far.minimum(distance(positive, negative));
      return reduced(near.add(margin).sub(far).clamp_min(0), reductionOf(reduction));
    },
  ),
);

export const cosine_embedding_loss = torchFunction(
  'Vectors of target 1 should point the same way, those of -1 not; `reduction` is a number.',
  composite(
    'cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0, int reduction=0) -> Tensor',
    cosines,
  ),
);

export const functional_cosine_embedding_loss = operator(
  'Vectors of target 1 should point the same way, those of -1 not, up to a margin.',
  composite(
    `nn.functional.cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0, ${LEGACY}, str reduction='mean') -> Tensor`,
    (
      input1: Tensor,
      input2: Tensor,
      target: Tensor,
      margin: number,
      size_average: boolean | null,
      reduce: boolean | null,
      reduction: string,
    ) => cosines(input1, input2, target, margin, reductionOf(reduction, size_average, reduce)),
  ),
);

function checkMargin(margin: number): void {
  if (margin <= 0)
    throw valueError(`margin must be greater than 0, got ${Number.isInteger(margin) ? `${margin}.0` : String(margin)}`);
}

function checkDimensions(anchor: Tensor, positive: Tensor, negative: Tensor): void {
  if (anchor.ndim !== positive.ndim || positive.ndim !== negative.ndim)
    throw runtimeError(
      `The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: anchor ${anchor.ndim}D, positive ${positive.ndim}D, and negative ${negative.ndim}D inputs`,
    );
}

function triplet(
  anchor: Tensor,
  positive: Tensor,
  negative: Tensor,
  margin: number,
  p: number,
  eps: number,
  swap: boolean,
  reduction: number,
): Tensor {
  checkDimensions(anchor, positive, negative);
  const near = anchor._pairwise_distance(positive, p, eps);
  let far = anchor._pairwise_distance(negative, p, eps);
  if (swap) far = far.minimum(positive._pairwise_distance(negative, p, eps));
  return reduced(near._add_scalar(margin).sub(far).clamp_min(0), reduction);
}

function cosines(input1: Tensor, input2: Tensor, target: Tensor, margin: number, reduction: number): Tensor {
  const sizes = `${formatList(input1.shape)} and ${formatList(input2.shape)}.`;
  if (target.ndim > 1) throw runtimeError('0D or 1D target tensor expected, multi-target not supported');
  if (target.ndim === 1 && input1.ndim !== 2)
    throw runtimeError(`1D target tensor expects 2D input tensors, but found inputs with sizes ${sizes}`);
  if (target.ndim === 0 && input1.ndim !== 1)
    throw runtimeError(`0D target tensor expects 1D input tensors, but found inputs with sizes ${sizes}`);
  const dim = [target.ndim];
  const product = input1.mul(input2).sum(dim);
  const first = input1.mul(input1).sum(dim)._add_scalar(LEAST);
  const second = input2.mul(input2).sum(dim)._add_scalar(LEAST);
  const cosine = product.div(first.mul(second).sqrt());
  const none = cosine.new_zeros(cosine.shape);
  const alike = cosine.new_ones([]).sub(cosine).where(target.eq(1), none);
  const unlike = cosine._sub_scalar(margin).clamp_min(0).where(target.eq(-1), none);
  return reduced(alike.add(unlike), reduction);
}
