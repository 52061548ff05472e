/**
 * What a view knows of the tensor whose memory it shows. Where either is changed in place, the view's node is no longer
 * the one that made it: it is made anew, from the base's, when it is next asked for.
 */
import { runtimeError } from '../../errors';
import { versionOf } from '../../storage/access';
import type { Tensor } from '../../tensor/tensor';
import { is_grad_enabled, is_inference_mode_enabled } from '../modes/modes';
import type { Node } from '../nodes/node';

/**
 * How a view came about, which tells whether it may be changed in place where that is recorded: `alone` it may; not as
 * one of `several` that a call gave, nor where it was made without a graph or by a custom Function.
 */
export type ViewMaking = 'alone' | 'several' | 'no_grad' | 'inference' | 'function';

export interface View {
  /** No view itself. */
  readonly base: Tensor;
  made: ViewMaking;
  /** Of the storage, when the view's node was last right. */
  version: number;
}

/** For a view of `tensor` that is made now. */
export function viewRelation(tensor: Tensor, several: boolean): View {
  const before = tensor.origin;
  const now = makingNow(several);
  return {
    base: before?.base ?? tensor,
    made: now === 'alone' && before !== null ? before.made : now,
    version: versionOf(tensor),
  };
}

function makingNow(several: boolean): ViewMaking {
  if (is_inference_mode_enabled()) return 'inference';
  if (!is_grad_enabled()) return 'no_grad';
  return several ? 'several' : 'alone';
}

/** Refuses a change in place that autograd could not follow: PyTorch's check before any change it records. */
export function checkChange(self: Tensor): void {
  const { origin } = self;
  if (origin !== null) {
    checkOrigin(self, origin, 'is being');
    if (self.requires_grad && origin.base.is_leaf)
      throw runtimeError('a view of a leaf Variable that requires grad is being used in an in-place operation.');
  }
  if (self.requires_grad && self.is_leaf)
    throw runtimeError('a leaf Variable that requires grad is being used in an in-place operation.');
}

/** `happened`: `is being`, or for a change of something else that shows the same memory. */
function checkOrigin(self: Tensor, { made }: View, happened: string): void {
  if (made === 'alone') return;
  throw runtimeError(`${subject(self, made, happened)}${REASONS[made]}`);
}

function subject({ node, output_nr }: Tensor, made: ViewMaking, happened: string): string {
  const output = node === null ? null : `Output ${output_nr} of ${node.operatorName}`;
  if (output !== null && made !== 'no_grad' && made !== 'inference')
    return `${output} is a view and ${happened} modified inplace.`;
  const which = output === null ? 'A view was created in' : `${output} is a view of a view which was created in`;
  return made === 'inference'
    ? `${which} inference mode and ${happened} modified inplace in normal mode.`
    : `${which} no_grad mode and ${happened} modified inplace with grad mode enabled.`;
}

const AMBIGUOUS =
  ' Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the';

const REASONS = {
  several:
    ' This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.',
  no_grad: `${AMBIGUOUS} no_grad block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).`,
  inference: `${AMBIGUOUS} inference_mode block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).`,
  function:
    ' This view was created inside a custom Function (or because an input was returned as-is) and the autograd logic to handle view+inplace would override the custom backward associated with the custom Function, leading to incorrect gradients. This behavior is forbidden. You can fix this by cloning the output of the custom Function.',
} as const;

type ViewNode = (base: Tensor, view: Tensor) => Node | null;

let viewNode: ViewNode | null = null;

/** How a view's node is made from its base: told by dispatch, which knows the operator. */
export function setViewNode(make: ViewNode): void {
  viewNode = make;
}

/** The node of a view, made anew where the memory has changed since. */
export function currentNode(view: Tensor, origin: View): Node | null {
  if (origin.version === versionOf(view)) return view.node;
  if (view.node === null && !origin.base.requires_grad) return null;
  checkOrigin(view, origin, 'its base or another view of its base has been');
  const before = view.node?.retained;
  const kept = before?.get(view.output_nr) === view;
  if (kept) before.delete(view.output_nr);
  view.attach(viewNode?.(origin.base, view) ?? null);
  if (kept) view.retain_grad();
  return view.node;
}
