/** What the tests of custom Functions are written with. */
import type { FunctionCtx } from '../../../src/engine/autograd/function/context';
import { torch, type Tensor } from '../../../src/engine/torch';

const { Function: Base } = torch.autograd;

export const FREED =
  'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.';

/** What was saved, where all of it was tensors. */
export function saved(ctx: FunctionCtx): Tensor[] {
  return ctx.saved_tensors.filter((tensor) => tensor !== null);
}

export function first(tensors: readonly (Tensor | null)[]): Tensor {
  const [tensor] = tensors;
  if (tensor === null || tensor === undefined) throw new Error('There is none.');
  return tensor;
}

export function gradientOf(y: Tensor, x: Tensor): unknown {
  return torch.autograd.grad(y, x)[0]?.tolist();
}

export function leaf(...values: number[]): Tensor {
  return torch.tensor(values, { requires_grad: true });
}

/** Doubles, with a derivative of the caller's own. */
export function doubling(backward: (ctx: FunctionCtx, g: Tensor) => unknown): typeof Base {
  return class Doubling extends Base {
    static override forward(_ctx: FunctionCtx, x: Tensor): Tensor {
      return x.mul(2);
    }
    static override backward = backward;
  };
}
