/** `torch.autograd.gradcheck`: are the derivatives that autograd gives those that differences give? */
import { called } from '../../dispatch/python-call';
import { TorchError } from '../../errors';
import { is_reporting, unreported, withReporting } from '../modes/modes';
import { checkAllElements, checkOneCombination } from './agreement';
import { checkBatched, checkBatchedForward } from './batched';
import { checkAllForward, checkForwardProducts, checkUndefinedTangents } from './forward';
import { asList, checkInputs, subjectOf, type CheckedFunction } from './subject';
import { checkMultiplied, checkUndefined } from './undefined-gradients';

export interface CheckOptions {
  /** How far inputs are moved, either way. */
  readonly eps?: number;
  readonly atol?: number;
  readonly rtol?: number;
  /** Whether to raise what is found, as GradcheckError, or to give false. */
  readonly raise_exception?: boolean;
  /** By how much a derivative may differ from itself when it is computed again. */
  readonly nondet_tol?: number;
  readonly check_undefined_grad?: boolean;
  readonly check_grad_dtypes?: boolean;
  /** Whether gradients of many vectors at once are those of each. */
  readonly check_batched_grad?: boolean;
  /** The same of forward mode. */
  readonly check_batched_forward_grad?: boolean;
  /** Whether forward mode is checked. */
  readonly check_forward_ad?: boolean;
  /** Whether backward mode is checked. */
  readonly check_backward_ad?: boolean;
  /** Compares a random combination of all elements instead of each. */
  readonly fast_mode?: boolean;
  readonly masked?: boolean | null;
}

/**
 * Compares the derivatives of every output of `func` by every input that requires a gradient with central differences;
 * true where they agree. Inputs should be float64: in float32 differences are too coarse, of which a warning is given.
 * Raises GradcheckError, which names the output and the input and shows both Jacobians; ValueError where no input
 * requires a gradient. Inputs are moved in place and moved back.
 */
export function gradcheck(func: CheckedFunction, inputs: unknown, options: CheckOptions = {}): boolean {
  const flags = called('gradcheck', GRADCHECK, [options], { positional: 0, own: 2 });
  const { check_forward_ad, check_backward_ad } = flags;
  if (!check_forward_ad && !check_backward_ad)
    refuse('Expected at least one of check_forward_ad or check_backward_ad to be True');
  if (flags.check_batched_grad && !check_backward_ad)
    refuse('Setting check_batched_grad=True requires check_backward_ad to be True');
  if (flags.check_batched_forward_grad && !check_forward_ad)
    refuse('Setting check_batched_forward_grad=True requires check_forward_ad to be True');
  try {
    run(func, asList(inputs), flags);
    return true;
  } catch (error) {
    if (flags.raise_exception || !(error instanceof TorchError && error.name === 'GradcheckError')) throw error;
    return false;
  }
}

/** What `gradgradcheck` has, too. */
export const COMMON_FLAGS = {
  eps: 1e-6,
  atol: 1e-5,
  rtol: 1e-3,
  raise_exception: true,
  nondet_tol: 0,
  check_undefined_grad: true,
  check_grad_dtypes: false,
  check_batched_grad: false,
  fast_mode: false,
  masked: null as boolean | null,
};

const GRADCHECK = {
  ...COMMON_FLAGS,
  check_batched_forward_grad: false,
  check_forward_ad: false,
  check_backward_ad: true,
};

export function refuse(text: string): never {
  throw new TorchError('AssertionError', text);
}

function run(func: CheckedFunction, inputs: readonly unknown[], flags: typeof GRADCHECK): void {
  checkInputs(inputs);
  // Of all that runs here, the observer hears what it would of `func` alone.
  const reporting = is_reporting();
  const heard: CheckedFunction = (...values) => withReporting(reporting, () => func(...values));
  unreported(() => {
    const subject = subjectOf(heard, inputs);
    const { fast_mode, check_undefined_grad } = flags;
    if (flags.check_backward_ad) (fast_mode ? checkOneCombination : checkAllElements)(subject, flags);
    if (flags.check_forward_ad) {
      (fast_mode ? checkForwardProducts : checkAllForward)(subject, flags);
      if (check_undefined_grad) checkUndefinedTangents(subject);
    }
    if (flags.check_batched_forward_grad) checkBatchedForward(subject);
    if (!flags.check_backward_ad) return;
    if (flags.check_batched_grad) checkBatched(subject);
    checkMultiplied(subject, flags.masked === true);
    if (check_undefined_grad) checkUndefined(subject);
  });
}
