/**
 * A change in place of a view is a change of part of its base: `CopySlices` becomes the base's node. What arrives there is
 * differentiated by the operator's own node where the view shows, and passed on elsewhere.
 */
import { typeError } from '../../errors';
import type { OperatorDefinition } from '../../operators/definition';
import type { Shape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { completed } from '../nodes/created';
import { Node, type Gradients, type SavedValue } from '../nodes/node';

export class CopySlices extends Node {
  private readonly base: Node | null;
  private readonly baseOutput: number;
  /** Of the operator that changed the view, as if the view were all there is. */
  private readonly inner: Node;
  /** Sizes, strides and start in memory of the base, then of the view. */
  private readonly places: readonly [Shape, Shape, number, Shape, Shape, number];

  constructor(base: Tensor, view: Tensor, inner: Node) {
    super(base.shape, base.dtype);
    this.base = base.gradientNode();
    this.baseOutput = base.output_nr;
    this.inner = inner;
    this.places = [base.shape, base.strides, base.offset, view.shape, view.strides, view.offset];
  }

  override name(): string {
    return 'torch::autograd::CopySlices';
  }

  override get operatorName(): string {
    return this.name();
  }

  override get definition(): OperatorDefinition | null {
    return this.inner.definition;
  }

  override saved(): readonly SavedValue[] {
    return this.inner.saved();
  }

  override get rules(): readonly string[] {
    const [own = '0', ...others] = this.inner.rules;
    return [`g \\text{ elsewhere},\\; ${own} \\text{ in the view}`, ...others];
  }

  override get edgeCount(): number {
    return this.inner.edgeCount;
  }

  override edge(index: number): Node | null {
    return index === 0 ? this.base : this.inner.edge(index);
  }

  override edgeOutput(index: number): number {
    return index === 0 ? this.baseOutput : this.inner.edgeOutput(index);
  }

  override get outputCount(): number {
    return 1;
  }

  override outputShape(): Shape {
    return this.shape;
  }

  override packSaved(): void {
    this.inner.packSaved();
  }

  override release(): void {
    this.inner.release();
  }

  override apply(gradients: Gradients): (Tensor | null)[] {
    if (gradients.length !== 1) throw typeError(`expected 1 arguments, got ${gradients.length} instead`);
    const [gradient] = gradients;
    if (!gradient) return new Array<null>(this.edgeCount).fill(null);
    const [own, ...others] = this.inner.apply([gradient._as_strided_part(...this.places)]);
    // As in PyTorch, a custom Function that gives nothing here stops the whole gradient.
    if (this.base === null || !own) return [null, ...others];
    return [gradient._as_strided_replaced(own, ...this.places), ...others];
  }
}

/**
 * Makes `node` the one of a tensor that was changed in place. Of a view, `node` differentiates the change as if the view
 * were all there is: the base gets the node, and that of the view follows from it when it is next asked for.
 */
export function rebaseHistory(self: Tensor, node: Node, output = 0): void {
  if (self.origin === null) rebase(self, node, output);
  else rebase(self.origin.base, new CopySlices(self.origin.base, self, node));
}

/** Makes `node`, which takes what led to the tensor as its operand, the tensor's own; a gradient that is kept is kept on. */
export function rebase(tensor: Tensor, node: Node, output = 0): void {
  const kept = tensor.retains_grad;
  if (kept) tensor.grad_fn?.retained?.delete(tensor.output_nr);
  tensor.attach(node, output);
  if (kept) tensor.retain_grad();
  completed(node);
}
