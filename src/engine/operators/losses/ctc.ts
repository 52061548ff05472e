/** Connectionist temporal classification: the likelihood of a label whose place in time is not known. */
import { int64 } from '../../dtype';
import { runtimeError } from '../../errors';
import { wideFloatingOnly } from '../../tensor/supported';
import { MEAN, reductionOf, SUM } from '../../formulas/losses';
import { ctc, ctcSlopes, type Alignment } from '../../kernels/ctc';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { filled, fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, method, notDifferentiable, operator, torchFunction } from '../definition';

type Lengths = readonly number[];

interface Saved {
  readonly log_probs: Tensor;
  readonly targets: Tensor;
  readonly input_lengths: Lengths;
  readonly target_lengths: Lengths;
  readonly blank: number;
  readonly zero_infinity: boolean;
  readonly result0: Tensor;
  readonly result1: Tensor;
}

export const _ctc_loss_backward = method(
  'The gradient of `_ctc_loss`.',
  kernel(
    '_ctc_loss_backward(Tensor grad, Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, Tensor neg_log_likelihood, Tensor log_alpha, int blank, bool zero_infinity=False) -> Tensor',
    (
      grad: Tensor,
      log_probs: Tensor,
      targets: Tensor,
      input_lengths: Lengths,
      target_lengths: Lengths,
      neg_log_likelihood: Tensor,
      log_alpha: Tensor,
      blank: number,
      zero_infinity: boolean,
    ) => {
      const out = allocate(log_probs.dtype, log_probs.numel());
      const alignment = aligned(log_probs, targets, input_lengths, target_lengths, blank);
      const [gradients, losses] = [denseValues(grad), denseValues(neg_log_likelihood)];
      ctcSlopes(alignment, gradients, losses, denseValues(log_alpha), zero_infinity, out);
      return fromValues(out, log_probs.shape, log_probs.dtype);
    },
    notDifferentiable('_ctc_loss_backward', 'grad', 'log_probs'),
  ),
);

export const _ctc_loss = method(
  'Minus the log-probability of each label, and log α.',
  kernel(
    '_ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, bool zero_infinity=False) -> (Tensor, Tensor)',
    (log_probs: Tensor, targets: Tensor, input_lengths: Lengths, target_lengths: Lengths, blank: number) => {
      const { dtype } = log_probs;
      wideFloatingOnly('ctc_loss_cpu', dtype);
      const alignment = aligned(log_probs, targets, input_lengths, target_lengths, blank);
      const { times, batch, places } = alignment;
      const losses = allocate(dtype, batch);
      const alphas = allocate(dtype, batch * times * places);
      ctc(alignment, losses, alphas);
      return [fromValues(losses, [batch], dtype), fromValues(alphas, [batch, times, places], dtype)];
    },
    gradient('CtcLossBackward0', {
      log_probs: by(
        'g\\,(e^x - \\textstyle\\sum \\alpha \\beta / p)',
        ['blank', 'input_lengths', 'log_probs', 'result0', 'result1', 'target_lengths', 'targets', 'zero_infinity'],
        (g, { log_probs, targets, input_lengths, target_lengths, blank, zero_infinity, result0, result1 }: Saved) =>
          g._ctc_loss_backward(
            log_probs,
            targets,
            input_lengths,
            target_lengths,
            result0,
            result1,
            blank,
            zero_infinity,
          ),
      ),
    }),
  ),
);

export const ctc_loss = torchFunction(
  'Minus the log-probability of labels whose places in time are not known; `reduction` is a number.',
  composite(
    'ctc_loss(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=0, bool zero_infinity=False) -> Tensor',
    ofTensors,
  ),
  composite(
    'ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=0, bool zero_infinity=False) -> Tensor',
    ofLengths,
  ),
);

const FUNCTIONAL = "int blank=0, str reduction='mean', bool zero_infinity=False) -> Tensor";

export const functional_ctc_loss = operator(
  'Minus the log-probability of labels whose places in time are not known; means are over the labels’ lengths, too.',
  composite(
    `nn.functional.ctc_loss(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, ${FUNCTIONAL}`,
    (
      log_probs: Tensor,
      targets: Tensor,
      input_lengths: Tensor,
      target_lengths: Tensor,
      blank: number,
      reduction: string,
      zero_infinity: boolean,
    ) => ofTensors(log_probs, targets, input_lengths, target_lengths, blank, reductionOf(reduction), zero_infinity),
  ),
  composite(
    `nn.functional.ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, ${FUNCTIONAL}`,
    (
      log_probs: Tensor,
      targets: Tensor,
      input_lengths: Lengths,
      target_lengths: Lengths,
      blank: number,
      reduction: string,
      zero_infinity: boolean,
    ) => ofLengths(log_probs, targets, input_lengths, target_lengths, blank, reductionOf(reduction), zero_infinity),
  ),
);

function ofTensors(
  log_probs: Tensor,
  targets: Tensor,
  input_lengths: Tensor,
  target_lengths: Tensor,
  blank: number,
  reduction: number,
  zero_infinity: boolean,
): Tensor {
  if (!input_lengths.dtype.is_integral) throw runtimeError('input_lengths must be integral');
  if (!target_lengths.dtype.is_integral) throw runtimeError('target_lengths must be integral');
  const inputs = Array.from(denseValues(input_lengths));
  const labels = Array.from(denseValues(target_lengths));
  return ofLengths(log_probs, targets, inputs, labels, blank, reduction, zero_infinity);
}

function ofLengths(
  log_probs: Tensor,
  targets: Tensor,
  input_lengths: Lengths,
  target_lengths: Lengths,
  blank: number,
  reduction: number,
  zero_infinity: boolean,
): Tensor {
  const batched = log_probs.ndim === 3;
  const all = batched ? log_probs : log_probs.unsqueeze(1);
  const labels = batched ? targets : targets.unsqueeze(0);
  let [losses] = all._ctc_loss(labels, input_lengths, target_lengths, blank, zero_infinity);
  if (zero_infinity) losses = filled(0, [], losses.dtype).where(losses.eq(Infinity), losses);
  if (reduction === MEAN) {
    const lengths = allocate(losses.dtype, target_lengths.length);
    target_lengths.forEach((length, n) => (lengths[n] = Math.max(length, 1)));
    return losses.div(fromValues(lengths, [lengths.length], losses.dtype)).mean();
  }
  if (reduction === SUM) return losses.sum();
  return batched ? losses : losses.squeeze(0);
}

const WHERE = '(while checking arguments for ctc_loss_allocate_outputs)';

function aligned(
  log_probs: Tensor,
  targets: Tensor,
  inputLengths: Lengths,
  targetLengths: Lengths,
  blank: number,
): Alignment {
  if (log_probs.numel() === 0) throw runtimeError('log_probs tensor must not be empty');
  if (log_probs.ndim !== 3)
    throw runtimeError(
      `Expected 3-dimensional tensor, but got ${log_probs.ndim}-dimensional tensor for argument #1 'log_probs' ${WHERE}`,
    );
  const [times = 0, batch = 0, classes = 0] = log_probs.shape;
  if (blank < 0 || blank >= classes) throw runtimeError('blank must be in label range');
  if (inputLengths.length !== batch) throw runtimeError('input_lengths must be of size batch_size');
  if (targetLengths.length !== batch) throw runtimeError('target_lengths must be of size batch_size');
  const short = targetLengths.find((length) => length < 0);
  if (short !== undefined)
    throw runtimeError(`Expected target_lengths to have value at least 0, but got value ${short} ${WHERE}`);
  const longest = Math.max(0, ...targetLengths);
  checkTargets(targets, targetLengths, longest);
  for (const length of inputLengths) {
    if (length < 0)
      throw runtimeError(`Expected input_lengths to have value at least 0, but got value ${length} ${WHERE}`);
    if (length > times)
      throw runtimeError(`Expected input_lengths to have value at most ${times}, but got value ${length} ${WHERE}`);
  }
  const row = targets.ndim === 1 ? null : (targets.shape[1] ?? 0);
  let start = 0;
  const starts = targetLengths.map((length, n) => {
    const here = row === null ? start : n * row;
    start += length;
    return here;
  });
  const [logarithms, labels] = [denseValues(log_probs), denseValues(targets, int64)];
  const places = 2 * longest + 1;
  return { logarithms, times, batch, classes, targets: labels, starts, inputLengths, targetLengths, places, blank };
}

/** One label after the other, or one in each row. */
function checkTargets(targets: Tensor, lengths: Lengths, longest: number): void {
  const size = (d: number): number => targets.shape[d] ?? 0;
  const argument = `for argument #2 'targets' ${WHERE}`;
  if (targets.ndim === 1) {
    const total = lengths.reduce((sum, length) => sum + length, 0);
    if (size(0) !== total)
      throw runtimeError(`Expected tensor to have size ${total} at dimension 0, but got size ${size(0)} ${argument}`);
    return;
  }
  if (size(0) !== lengths.length)
    throw runtimeError(
      `Expected tensor to have size ${lengths.length} at dimension 0, but got size ${size(0)} ${argument}`,
    );
  if (size(1) < longest)
    throw runtimeError(
      `Expected tensor to have size at least ${longest} at dimension 1, but got size ${size(1)} ${argument}`,
    );
}
