/**
 * A change in place of a view is a change of part of its base: `CopySlices` becomes the base's node. What arrives there is
 * differentiated by the operator's own node where the view shows, and passed on elsewhere.
 */
import { typeError } from '../errors';
import type { OperatorDefinition } from '../operators/definition';
import type { Shape } from '../shape';
import type { Tensor } from '../tensor/tensor';
import { Node, type Gradients, type SavedValue } from './node';

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

  override release(): void {
    this.inner.release();
  }

  override apply(gradients: Gradients): (Tensor | null)[] {
    if (gradients.length !== 1) throw typeError(`expected 1 arguments, got ${gradients.length} instead`);
    const [gradient] = gradients;
    if (!gradient) return new Array<null>(this.edgeCount).fill(null);
    const [own, ...others] = this.inner.apply([gradient._as_strided_part(...this.places)]);
    if (this.base === null) return [null, ...others];
    const inside = own ?? gradient.new_zeros(this.places[3]);
    return [gradient._as_strided_replaced(inside, ...this.places), ...others];
  }
}
