/** Where walks backward end: the node that adds what arrives to a leaf's `.grad`. */
import type { DType } from '../../dtype';
import { observer } from '../../observer';
import { sameShape, type Shape } from '../../shape';
import { addInPlace, compute } from '../../storage/access';
import type { Tensor } from '../../tensor/tensor';
import { gradDtypeOf } from '../tensors/grad-dtype';
import type { Hook, RemovableHandle } from '../hooks/hooks';
import { is_grad_enabled, withGradMode } from '../modes/modes';
import { scalarTensor } from '../numbers/scalars';
import { LAST, Node, type Gradients, type SavedValue } from './node';
import { runPostAccumulateHooks } from '../hooks/run-hooks';

export class AccumulateGrad extends Node {
  readonly variable: Tensor;

  constructor(variable: Tensor) {
    super(variable.shape, variable.dtype, LAST);
    this.variable = variable;
  }

  override name(): string {
    return 'torch::autograd::AccumulateGrad';
  }

  override get definition(): null {
    return null;
  }

  override get rules(): readonly string[] {
    return [];
  }

  override get outputCount(): number {
    return 1;
  }

  override outputShape(): Shape {
    return this.shape;
  }

  override get edgeCount(): number {
    return 0;
  }

  override edge(): null {
    return null;
  }

  override edgeOutput(): number {
    return 0;
  }

  override saved(): readonly SavedValue[] {
    return [];
  }

  override release(): void {
    // Holds nothing but its leaf.
  }

  override apply(gradients: Gradients): [] {
    const gradient = gradients[0] ?? null;
    if (gradient !== null && this.variable.requires_grad) {
      accumulate(this.variable, gradient);
      observer()?.onAccumulate(this.variable, gradient);
      if (this.attached !== null) runPostAccumulateHooks(this.attached, this.variable);
    }
    return [];
  }

  /** The same with a plain number in the leaf's dtype, where nobody listens. */
  applyNumber(gradient: number): void {
    const { variable, dtype } = this;
    if (!variable.requires_grad) return;
    if (variable.storedGrad === null) variable.storedGrad = scalarTensor(gradient, dtype);
    else accumulate(variable, scalarTensor(gradient, dtype));
  }

  override gradientDtype(): DType | null {
    return gradDtypeOf(this.variable);
  }

  /** What `tensor.register_post_accumulate_grad_hook` does. */
  addPostAccumulateHook(hook: Hook): RemovableHandle {
    return this.attachments.postAccumulateHooks.add(hook);
  }
}

/**
 * A first gradient is copied, so that nobody else holds the same elements; a later one changes the `.grad` that is
 * there, or replaces it where the sum itself is to be differentiated.
 */
function accumulate(leaf: Tensor, gradient: Tensor): void {
  const before = leaf.storedGrad;
  if (before === null) leaf.storedGrad = is_grad_enabled() ? recordedCopy(leaf, gradient) : takenOver(gradient);
  else if (is_grad_enabled()) leaf.storedGrad = before.add(gradient);
  else if (sameShape(before.shape, gradient.shape)) addInPlace(before, gradient);
  // The leaf was given other data since: refused as any change in place by what does not fit.
  else withGradMode(false, () => before.add_(gradient));
}

/** Its elements, computed by now, so that the graph that it came from can go: a large array is shared until it changes. */
function takenOver(gradient: Tensor): Tensor {
  compute(gradient);
  return gradient.detachedCopy();
}

/** A copy into new memory that is laid out like the leaf; one for each element where the leaf's elements share theirs. */
function recordedCopy({ shape, strides }: Tensor, gradient: Tensor): Tensor {
  const shared = shape.some((size, d) => size > 1 && strides[d] === 0);
  return shared ? gradient.clone() : gradient.new_empty([...gradient.shape]).copy_(gradient);
}
