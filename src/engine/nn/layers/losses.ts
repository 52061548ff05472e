/** Layers that compute a loss. They hold nothing but how it is reduced, its options, and weights as buffers. */
import { functions } from '../../functions';
import { pythonClass, typeError, valueError } from '../../errors';
import { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import type { Module } from '../module/module';
import { shapes } from './shapes';
import { layer, type LayerClass } from './layer';
import { pythonText, type Values } from './signature';

interface Row {
  readonly takes?: string;
  readonly constructedBy?: string;
  readonly inputs?: string;
  readonly computes: string;
  /** Names of its weights, which are buffers. */
  readonly weights?: readonly string[];
  readonly check?: (given: Values) => void;
}

const REDUCTION = "size_average=None, reduce=None, reduction='mean'";
const WEIGHTED = { takes: `weight=None, ${REDUCTION}`, constructedBy: '_WeightedLoss', weights: ['weight'] };
const PLAIN = { takes: REDUCTION, constructedBy: '_Loss' };
const IGNORING = "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'";
const PAIR = 'input, target';

const ROWS = {
  L1Loss: { ...PLAIN, computes: 'l1_loss(input, target, reduction=)' },
  MSELoss: { ...PLAIN, computes: 'mse_loss(input, target, reduction=)' },
  SoftMarginLoss: { ...PLAIN, computes: 'soft_margin_loss(input, target, reduction=)' },
  MultiLabelMarginLoss: { ...PLAIN, computes: 'multilabel_margin_loss(input, target, reduction=)' },
  BCELoss: { ...WEIGHTED, computes: 'binary_cross_entropy(input, target, weight=, reduction=)' },
  MultiLabelSoftMarginLoss: {
    ...WEIGHTED,
    computes: 'multilabel_soft_margin_loss(input, target, weight=, reduction=)',
  },
  BCEWithLogitsLoss: {
    takes: `weight=None, ${REDUCTION}, pos_weight=None`,
    weights: ['weight', 'pos_weight'],
    computes: 'binary_cross_entropy_with_logits(input, target, weight=, pos_weight=, reduction=)',
  },
  NLLLoss: {
    takes: IGNORING,
    weights: ['weight'],
    computes: 'nll_loss(input, target, weight=, ignore_index=, reduction=)',
  },
  CrossEntropyLoss: {
    takes: `${IGNORING}, label_smoothing: float = 0.0`,
    weights: ['weight'],
    computes: 'cross_entropy(input, target, weight=, ignore_index=, reduction=, label_smoothing=)',
  },
  PoissonNLLLoss: {
    takes: `log_input=True, full=False, size_average=None, eps: float = 1e-08, reduce=None, reduction='mean'`,
    inputs: 'log_input, target',
    computes: 'poisson_nll_loss(log_input, target, log_input=, full=, eps=, reduction=)',
  },
  GaussianNLLLoss: {
    takes: `*, full=False, eps: float = 1e-06, reduction='mean'`,
    inputs: 'input, target, var',
    computes: 'gaussian_nll_loss(input, target, var, full=, eps=, reduction=)',
  },
  KLDivLoss: {
    takes: `${REDUCTION}, log_target=False`,
    computes: 'kl_div(input, target, reduction=, log_target=)',
  },
  HingeEmbeddingLoss: {
    takes: `margin: float = 1.0, ${REDUCTION}`,
    computes: 'hinge_embedding_loss(input, target, margin=, reduction=)',
  },
  SmoothL1Loss: {
    takes: `${REDUCTION}, beta: float = 1.0`,
    computes: 'smooth_l1_loss(input, target, reduction=, beta=)',
  },
  HuberLoss: {
    takes: `reduction='mean', delta: float = 1.0`,
    computes: 'huber_loss(input, target, reduction=, delta=)',
    check: ({ delta }) => {
      if (typeof delta !== 'number') throw typeError(`delta must be a float or int, got: ${pythonClass(delta)}`);
    },
  },
  CosineEmbeddingLoss: {
    takes: `margin: float = 0.0, ${REDUCTION}`,
    inputs: 'input1, input2, target',
    computes: 'cosine_embedding_loss(input1, input2, target, margin=, reduction=)',
  },
  MarginRankingLoss: {
    takes: `margin: float = 0.0, ${REDUCTION}`,
    inputs: 'input1, input2, target',
    computes: 'margin_ranking_loss(input1, input2, target, margin=, reduction=)',
  },
  MultiMarginLoss: {
    takes: `p=1, margin: float = 1.0, weight=None, ${REDUCTION}`,
    weights: ['weight'],
    computes: 'multi_margin_loss(input, target, p=, margin=, weight=, reduction=)',
    check: ({ p, weight }) => {
      if (p !== 1 && p !== 2) throw valueError('only p == 1 and p == 2 supported');
      if (weight instanceof Tensor && weight.ndim !== 1)
        throw valueError(`MultiMarginLoss: expected weight to be None or 1D tensor, got ${weight.ndim}D instead`);
    },
  },
  TripletMarginLoss: {
    takes: `margin: float = 1.0, p: float = 2.0, eps: float = 1e-06, swap=False, ${REDUCTION}`,
    inputs: 'anchor, positive, negative',
    computes: 'triplet_margin_loss(anchor, positive, negative, margin=, p=, eps=, swap=, reduction=)',
    check: ({ margin }) => {
      checkMargin('TripletMarginLoss', margin);
    },
  },
  CTCLoss: {
    takes: `blank=0, reduction='mean', zero_infinity=False`,
    inputs: 'log_probs, targets, input_lengths, target_lengths',
    computes: 'ctc_loss(log_probs, targets, input_lengths, target_lengths, blank, reduction, zero_infinity)',
  },
} as const satisfies Readonly<Record<string, Row>>;

function checkMargin(name: string, margin: unknown): void {
  if (Number(margin) <= 0)
    throw valueError(`${name}: expected margin to be greater than 0, got ${pythonText(margin, true)} instead`);
}

/** The old flags, where they are given, say how it is reduced. */
function reduce(module: Module, { size_average, reduce: reduced }: Values): void {
  if ((size_average ?? reduced ?? null) === null) return;
  const reduction = reduced === false ? 'none' : size_average === false ? 'sum' : 'mean';
  warn(`size_average and reduce args will be deprecated, please use reduction='${reduction}' instead.`);
  Reflect.set(module, 'reduction', reduction);
}

function loss(name: string, { check, weights = [], inputs = PAIR, constructedBy, ...row }: Row): LayerClass {
  return layer(name, {
    ...row,
    inputs,
    ...(constructedBy === undefined ? {} : { constructedBy }),
    prepare(module, given) {
      check?.(given);
      reduce(module, given);
      for (const weight of weights) module.register_buffer(weight, given[weight] ?? null);
    },
  });
}

interface WithDistance {
  distance_function: unknown;
  margin: number;
  swap: boolean;
  reduction: string;
}

const TripletMarginWithDistanceLoss = layer<WithDistance>('TripletMarginWithDistanceLoss', {
  takes: `*, distance_function=None, margin: float = 1.0, swap=False, reduction='mean'`,
  inputs: 'anchor, positive, negative',
  prepare(module, { distance_function, margin }) {
    checkMargin('TripletMarginWithDistanceLoss', margin);
    if (distance_function === null) module.distance_function = new shapes.PairwiseDistance();
  },
  computes: ({ distance_function, margin, swap, reduction }, anchor, positive, negative) =>
    functions.nn.functional.triplet_margin_with_distance_loss(anchor, positive, negative, {
      distance_function: distance_function as (a: Tensor, b: Tensor) => Tensor,
      margin,
      swap,
      reduction,
    }),
});

const byRows = Object.fromEntries(Object.entries(ROWS).map(([name, row]) => [name, loss(name, row)])) as Record<
  keyof typeof ROWS,
  LayerClass
>;

export const losses = { ...byRows, TripletMarginWithDistanceLoss };
