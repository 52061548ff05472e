/** The dual level of `torch.autograd.forward_ad` that is entered, if one is: there is one at a time. */
import type { Tensor } from '../tensor/tensor';
import { isTransforming } from './active';
import type { Tangents } from './tangents';

let current: Tangents | null = null;

export function dualTangents(): Tangents | null {
  return current;
}

export function setDualTangents(tangents: Tangents | null): void {
  current = tangents;
}

/** Whether somebody may ask for a derivative of what is computed of the tensor. */
export function mayBeDifferentiated(tensor: Tensor): boolean {
  return tensor.requires_grad || current !== null || isTransforming();
}
