/**
 * What a view knows of the tensor whose memory it shows. Where either is changed in place, the view's node is no longer
 * the one that made it: it is made anew, from the base's, when it is next asked for.
 */
import { runtimeError } from '../errors';
import type { Tensor } from '../tensor/tensor';
import { is_grad_enabled } from './modes';
import type { Node } from './node';

export interface View {
  /** No view itself. */
  readonly base: Tensor;
  /** How it came about: outputs of functions that give several, and views without a graph, may not be changed. */
  readonly made: 'alone' | 'among several' | 'without grad';
  /** Of the storage, when the view's node was last right. */
  version: number;
}

/** For a view of `tensor` that is made now. */
export function viewRelation(tensor: Tensor, several: boolean): View {
  const before = tensor.origin;
  const made =
    before !== null && before.made !== 'alone'
      ? before.made
      : !is_grad_enabled()
        ? 'without grad'
        : several
          ? 'among several'
          : 'alone';
  return {
    base: before?.base ?? tensor,
    made,
    version: typeof tensor.cell === 'number' ? 0 : tensor.cell.version,
  };
}

/** Refuses a change in place that autograd could not follow: PyTorch's check before any change it records. */
export function checkChange(self: Tensor): void {
  const { origin } = self;
  if (origin !== null) {
    checkOrigin(self, origin, 'is being');
    if (origin.base.is_leaf && origin.base.requires_grad)
      throw runtimeError('a view of a leaf Variable that requires grad is being used in an in-place operation.');
  }
  if (self.requires_grad && self.is_leaf)
    throw runtimeError('a leaf Variable that requires grad is being used in an in-place operation.');
}

/** `happened`: `is being`, or for a change of something else that shows the same memory. */
export function checkOrigin(self: Tensor, { made }: View, happened: string): void {
  if (made === 'without grad') {
    const which =
      self.node === null
        ? 'A view was created in'
        : `Output ${self.output_nr} of ${self.node.operatorName} is a view of a view which was created in`;
    throw runtimeError(
      `${which} no_grad mode and ${happened} modified inplace with grad mode enabled. Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the no_grad block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).`,
    );
  }
  if (made === 'among several')
    throw runtimeError(
      `Output ${self.output_nr} of ${self.node?.operatorName ?? 'Unbind'} is a view and ${happened} modified inplace. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.`,
    );
}

type ViewNode = (base: Tensor, view: Tensor) => Node | null;

let viewNode: ViewNode | null = null;

/** How a view's node is made from its base: told by dispatch, which knows the operator. */
export function setViewNode(make: ViewNode): void {
  viewNode = make;
}

/** The node of a view, made anew where the memory has changed since. */
export function currentNode(view: Tensor, origin: View): Node | null {
  const version = typeof view.cell === 'number' ? 0 : view.cell.version;
  if (origin.version === version) return view.node;
  if (view.node === null && !origin.base.requires_grad) return null;
  checkOrigin(view, origin, 'its base or another view of its base has been');
  const before = view.node?.retained;
  const kept = before?.get(view.output_nr) === view;
  if (kept) before.delete(view.output_nr);
  view.grad_fn = viewNode?.(origin.base, view) ?? null;
  view.output_nr = 0;
  if (kept) view.retain_grad();
  return view.node;
}
