/**
 * Inference tensors: what was made in inference mode. They have no part in a graph, now or later, count no versions and
 * know of no views. Which a tensor is, its memory tells.
 */
import { runtimeError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { isTensor } from '../nodes/tensors';
import { is_inference_mode_enabled } from './modes';

export function isInference({ cell }: Tensor): boolean {
  return typeof cell !== 'number' && cell.inference;
}

/** Of values that a node is about to keep. */
export function checkSaved(value: Tensor): void {
  if (isInference(value))
    throw runtimeError(
      'Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`.',
    );
}

export function checkVersion(tensor: Tensor): void {
  if (isInference(tensor)) throw runtimeError('Inference tensors do not track version counter.');
}

/** Before a tensor is asked to require a gradient. */
export function checkRequiring(tensor: Tensor): void {
  if (isInference(tensor) && !is_inference_mode_enabled())
    throw runtimeError('Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.');
}

/** Whether a call has no part in a graph: all tensors among its arguments are inference tensors, whatever they require. */
export function areAllInference(args: readonly unknown[]): boolean {
  return args.every((argument) =>
    Array.isArray(argument) ? areAllInference(argument) : !isTensor(argument) || isInference(argument),
  );
}
