/** `torch.autograd.gradgradcheck`: gradcheck of the derivatives themselves. */
import { called } from '../../dispatch/python-call';
import { float64 } from '../../dtype';
import { functions } from '../../functions';
import { Tensor } from '../../tensor/tensor';
import { grad } from '../backward/backward';
import { COMMON_FLAGS, gradcheck, refuse, type CheckOptions } from './gradcheck';
import { asList, differentiableOutputs, type CheckedFunction } from './subject';

export interface SecondCheckOptions extends Omit<
  CheckOptions,
  'check_forward_ad' | 'check_backward_ad' | 'check_batched_forward_grad'
> {
  /** The vectors that first derivatives are multiplied with; random ones, which require gradients, where left out. */
  readonly grad_outputs?: Tensor | readonly Tensor[] | null;
  /** Whether random ones lie in memory with gaps. */
  readonly gen_non_contig_grad_outputs?: boolean;
  /** Second derivatives by forward mode over backward. */
  readonly check_fwd_over_rev?: boolean;
  /** Second derivatives by going backward twice. */
  readonly check_rev_over_rev?: boolean;
}

/**
 * Compares second derivatives, of `func`'s gradients by its inputs and by what they are multiplied with, with central
 * differences of the first ones; true where they agree. Raises as gradcheck does.
 */
export function gradgradcheck(
  func: CheckedFunction,
  inputs: unknown,
  grad_outputs?: Tensor | readonly Tensor[] | null,
  options?: SecondCheckOptions,
): boolean;
export function gradgradcheck(func: CheckedFunction, inputs: unknown, options?: SecondCheckOptions): boolean;
export function gradgradcheck(func: CheckedFunction, inputs: unknown, ...given: readonly unknown[]): boolean {
  const { grad_outputs, gen_non_contig_grad_outputs, check_fwd_over_rev, check_rev_over_rev, ...flags } = called(
    'gradgradcheck',
    GRADGRADCHECK,
    given,
    { positional: 1, own: 2 },
  );
  if (!check_fwd_over_rev && !check_rev_over_rev)
    refuse('Expected at least one of check_fwd_over_rev or check_rev_over_rev to be True');
  if (flags.check_undefined_grad && !check_rev_over_rev)
    refuse('Setting check_undefined_grad=True requires check_rev_over_rev to be True');
  if (flags.check_batched_grad && !check_rev_over_rev)
    refuse('Setting check_batched_grad=True requires check_rev_over_rev to be True');
  const points = asList(inputs);
  const weights =
    grad_outputs === null
      ? differentiableOutputs(call(func, points)).map((output) => randomLike(output, gen_non_contig_grad_outputs))
      : (asList(grad_outputs) as readonly Tensor[]);
  const requiresGradient = [...points, ...weights].map((value) => value instanceof Tensor && value.requires_grad);
  const gradients = (...values: unknown[]): readonly Tensor[] => {
    const parts = values.map((value, i) =>
      value instanceof Tensor && requiresGradient[i] === true ? value.requires_grad_() : value,
    );
    const given = parts.slice(0, points.length);
    const outputs = differentiableOutputs(call(func, given));
    return grad(
      outputs,
      given.filter((value, i): value is Tensor => value instanceof Tensor && requiresGradient[i] === true),
      { grad_outputs: parts.slice(points.length) as Tensor[], create_graph: true, allow_unused: true },
    ).filter((gradient) => gradient !== null);
  };
  return gradcheck(gradients, [...points, ...weights], {
    ...flags,
    check_forward_ad: check_fwd_over_rev,
    check_backward_ad: check_rev_over_rev,
  });
}

const GRADGRADCHECK = {
  grad_outputs: null as Tensor | readonly Tensor[] | null,
  ...COMMON_FLAGS,
  gen_non_contig_grad_outputs: false,
  check_fwd_over_rev: false,
  check_rev_over_rev: true,
};

function call(func: CheckedFunction, inputs: readonly unknown[]): unknown {
  return (func as (...inputs: readonly unknown[]) => unknown)(...inputs);
}

/** Numbers between −1 and 1 that require a gradient; with gaps, every second element of a tensor twice as wide. */
function randomLike({ shape, dtype }: Tensor, withGaps: boolean): Tensor {
  const drawn = functions.empty(shape, { dtype: dtype.is_floating_point ? dtype : float64 }).uniform_(-1, 1);
  const last = shape.length - 1;
  if (!withGaps || last < 0 || drawn.numel() < 2) return drawn.requires_grad_();
  const wide = drawn.repeat_interleave(2, last);
  return wide
    .unflatten(last, [shape[last] ?? 0, 2])
    .select(-1, 0)
    .detach()
    .requires_grad_();
}
