/** Programs that change tensors in place, with what PyTorch 2.14 prints for them, views and messages included. */
import { describe, expect, it } from 'vitest';

import { TorchError } from '../../../src/engine/errors';
import { printed } from '../conformance/program';

/** What a program prints, and the error that ends it. */
function transcript(code: string): string {
  try {
    return printed(code).trimEnd();
  } catch (error) {
    if (!(error instanceof TorchError)) throw error;
    return `${error.name}: ${error.message}`;
  }
}

const LEAF = 'const x = torch.ones([2], { requires_grad: true }); const y = x.mul(1);';
const MODIFIED =
  'RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: ';
const HINT =
  ' Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).';
const PARTLY =
  'RuntimeError: unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.';
const NO_GRAD_VIEW =
  "no_grad mode and is being modified inplace with grad mode enabled. Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the no_grad block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).";
const SEVERAL =
  'This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.';

describe('a change in place', () => {
  it.each<[string, string, string]>([
    [
      'of a part is a change of the whole',
      'const x = torch.tensor([1, 2, 3], { requires_grad: true }); const y = x.mul(2); const v = y.select(0, 1); v.mul_(3); print(y); print(v); y.mul(y).sum().backward(); print(x.grad);',
      'tensor([ 2., 12.,  6.], grad_fn=<CopySlices>)\ntensor(12., grad_fn=<AsStridedBackward0>)\ntensor([  8., 144.,  24.])',
    ],
    [
      'of a part of a transposed view by a vector that needs its gradient',
      'const x = torch.tensor([[1, 2, 3], [4, 5, 6]], { requires_grad: true }), w = torch.tensor([2, 3], { requires_grad: true }); const y = x.mul(1), v = y.t(), u = v.narrow(0, 1, 2); u.mul_(w); print(v); y.mul(v.t()).sum().backward(); print(x.grad); print(w.grad);',
      'tensor([[ 1.,  4.],\n        [ 4., 15.],\n        [ 6., 18.]], grad_fn=<AsStridedBackward0>)\ntensor([[  2.,  16.,  24.],\n        [  8.,  90., 108.]])\ntensor([ 52., 366.])',
    ],
    [
      'makes a tensor of constants part of the graph',
      'const w = torch.tensor(2, { requires_grad: true }); const b = torch.zeros(3); b.select(0, 1).copy_(w.mul(w)); b.select(0, 2).copy_(w); print(b); b.mul(b).sum().backward(); print(w.grad);',
      'tensor([0., 4., 2.], grad_fn=<CopySlices>)\ntensor(36.)',
    ],
    [
      'of the base is one of its views',
      'const x = torch.tensor([1, 2], { requires_grad: true }); const y = x.mul(1), v = y.view(2, 1); y.pow_(2); const z = v.mul(3); print(v); z.sum().backward(); print(x.grad);',
      'tensor([[1.],\n        [4.]], grad_fn=<AsStridedBackward0>)\ntensor([ 6., 12.])',
    ],
    [
      'can be differentiated twice',
      'const x = torch.tensor([1, 2], { dtype: torch.float64, requires_grad: true }); const y = x.mul(1), v = y.select(0, 0); v.exp_(); const [g] = torch.autograd.grad(y.mul(y).sum(), x, { create_graph: true }); print(g.detach()); print(torch.autograd.grad(g.sum(), x)[0]);',
      'tensor([14.7781,  4.0000], dtype=torch.float64)\ntensor([29.5562,  2.0000], dtype=torch.float64)',
    ],
    [
      'moves the gradient that is kept with it',
      `${LEAF} y.retain_grad(); y.select(0, 0).mul_(5); y.mul(y).sum().backward(); print(y.grad); print(x.grad);`,
      'tensor([10.,  2.])\ntensor([50.,  2.])',
    ],
    [
      'in no_grad is one of the values only',
      `${LEAF} const v = y.select(0, 0); torch.no_grad(() => y.mul_(3)); print(v, v.requires_grad);`,
      'tensor(3., grad_fn=<AsStridedBackward0>) True',
    ],
    [
      'of what was detached reaches the original, not its graph',
      `${LEAF} const d = y.detach(); d.mul_(torch.tensor(3, { requires_grad: true })); print(d); print(y); y.sum().backward(); print(x.grad);`,
      'tensor([3., 3.], grad_fn=<MulBackward0>)\ntensor([3., 3.], grad_fn=<MulBackward0>)\ntensor([1., 1.])',
    ],
    [
      'to 0 ends the gradient there',
      `${LEAF} y.select(0, 0).zero_(); y.mul(3).sum().backward(); print(x.grad);`,
      'tensor([0., 3.])',
    ],
    [
      'by a wider dtype keeps its own',
      `${LEAF} y.mul_(torch.tensor([2, 3], { dtype: torch.float64 })); print(y); y.sum().backward(); print(x.grad);`,
      'tensor([2., 3.], grad_fn=<MulBackward0>)\ntensor([2., 3.])',
    ],
    [
      'by itself',
      'const a = torch.arange(4); a.add_(a); print(a); a.narrow(0, 0, 2).add_(a.narrow(0, 2, 2)); print(a); const b = torch.arange(6).view(2, 3); b.t().mul_(b.t()); print(b);',
      'tensor([0., 2., 4., 6.])\ntensor([4., 8., 4., 6.])\ntensor([[ 0.,  1.,  4.],\n        [ 9., 16., 25.]])',
    ],
    [
      'of interleaved elements',
      'const a = torch.arange(6); a.slice(0, 0, 6, 2).add_(a.slice(0, 1, 6, 2)); print(a);',
      'tensor([1., 1., 5., 3., 9., 5.])',
    ],
    [
      'of a single number, step by step',
      'const x = torch.tensor(2, { requires_grad: true }); const y = x.mul(1); for (let i = 0; i < 3; i++) y.mul_(x); y.backward(); print(x.grad, y.is_leaf);',
      'tensor(32.) False',
    ],
    [
      'of truth values',
      'print(torch.ones(2).lt_(2)); print(torch.tensor([true]).copy_(torch.tensor([2])));',
      'tensor([1., 1.])\ntensor([True])',
    ],
    [
      'leaves a view without grad without a node',
      `${LEAF} let v; torch.no_grad(() => { v = y.view(2); v.mul_(2); }); print(v.requires_grad); print(v);`,
      'True\ntensor([2., 2.], grad_fn=<Invalid>)',
    ],
    [
      'of an expanded view’s base counts for each of its elements',
      `${LEAF} const v = y.expand(3, 2); y.mul_(2); v.sum().backward(); print(x.grad);`,
      'tensor([6., 6.])',
    ],
  ])('%s', (_title, code, text) => {
    expect(transcript(code)).toBe(text);
  });
});

describe('what may not be changed', () => {
  it.each<[string, string, string]>([
    [
      'a leaf',
      `${LEAF} x.mul_(2);`,
      'RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.',
    ],
    [
      'a leaf, by a function',
      `${LEAF} torch.relu_(x);`,
      'RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.',
    ],
    [
      'a leaf, at random',
      `${LEAF} x.uniform_();`,
      'RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.',
    ],
    [
      'a view of a leaf',
      `${LEAF} x.view(2).mul_(2);`,
      'RuntimeError: a view of a leaf Variable that requires grad is being used in an in-place operation.',
    ],
    [
      'a view of what became such a leaf',
      'const b = torch.zeros(2), v = b.select(0, 0); b.requires_grad_(); v.mul_(2);',
      'RuntimeError: a view of a leaf Variable that requires grad is being used in an in-place operation.',
    ],
    [
      'a view made without grad',
      `${LEAF} const v = torch.no_grad(() => y.view(2)); v.add_(1);`,
      `RuntimeError: A view was created in ${NO_GRAD_VIEW}`,
    ],
    [
      'a view of one',
      `${LEAF} const v = torch.no_grad(() => y.view(2)).view(1, 2); v.add_(1);`,
      `RuntimeError: Output 0 of View is a view of a view which was created in ${NO_GRAD_VIEW}`,
    ],
    [
      'one view of several',
      'const [a] = torch.ones([2, 2], { requires_grad: true }).mul(2).unbind(0); a.add_(1);',
      `RuntimeError: Output 0 of Unbind is a view and is being modified inplace. ${SEVERAL}`,
    ],
    [
      'the base of one, whose node is then asked for',
      'const b = torch.ones([2, 2], { requires_grad: true }).mul(2); const [a] = b.unbind(0); b.add_(1); print(a.grad_fn);',
      `RuntimeError: Output 0 of Unbind is a view and its base or another view of its base has been modified inplace. ${SEVERAL}`,
    ],
    [
      'an expanded view',
      'torch.ones(1).expand(3).exp_();',
      'RuntimeError: unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.',
    ],
    ['a tensor by its transpose', 'const a = torch.ones(2, 2); a.copy_(a.t());', PARTLY],
    ['a tensor by one of its elements', 'const a = torch.arange(4); a.add_(a.select(0, 1));', PARTLY],
    ['a tensor by one of its rows', 'const a = torch.ones(2, 3); a.sub_(a.select(0, 0));', PARTLY],
    [
      'truth values by numbers',
      'torch.tensor([true]).add_(1.5);',
      "RuntimeError: result type Float can't be cast to the desired output type Bool",
    ],
    [
      'truth values by wide numbers',
      'torch.tensor([true]).mul_(torch.tensor(2, { dtype: torch.float64 }));',
      "RuntimeError: result type Double can't be cast to the desired output type Bool",
    ],
    [
      'truth values by a function',
      'torch.tensor([true]).exp_();',
      "RuntimeError: result type Float can't be cast to the desired output type Bool",
    ],
    [
      'a shape that would grow',
      'torch.ones(1).add_(torch.ones(3));',
      "RuntimeError: output with shape [1] doesn't match the broadcast shape [3]",
    ],
    [
      'a number by a vector',
      'torch.ones([]).add_(torch.ones(1));',
      "RuntimeError: output with shape [] doesn't match the broadcast shape [1]",
    ],
    [
      'a copy of another shape',
      'torch.ones(1).copy_(torch.ones(3));',
      "RuntimeError: output with shape [1] doesn't match the broadcast shape [3]",
    ],
    [
      'a mask that would grow it',
      'torch.ones(3).masked_fill_(torch.tensor([[true], [false]]), 1);',
      "RuntimeError: output with shape [3] doesn't match the broadcast shape [2, 3]",
    ],
    [
      'shapes that do not fit',
      'torch.ones(2, 2).add_(torch.ones(3));',
      'RuntimeError: The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 1',
    ],
    [
      'a fill by many',
      'torch.ones(1).fill_(torch.ones(3));',
      'RuntimeError: fill_ only supports 0-dimension value tensor but got tensor with 1 dimensions.',
    ],
    [
      'no number',
      "torch.ones(4).add_('a');",
      "TypeError: add_(): argument 'other' (position 1) must be Tensor, not str",
    ],
    ['too many arguments', 'torch.ones(4).exp_(1);', 'TypeError: TensorBase.exp_() takes no arguments (1 given)'],
    [
      'no limit',
      'torch.ones(4).clamp_();',
      "RuntimeError: torch.clamp: At least one of 'min' or 'max' must not be None",
    ],
    [
      'what PyTorch gives no derivative',
      `${LEAF} y.asinh_().sum().backward();`,
      "NotImplementedError: the derivative for 'inplace version of asinh' is not implemented.",
    ],
  ])('%s', (_title, code, text) => {
    expect(transcript(code)).toBe(text);
  });
});

describe('what a derivative needs and was changed', () => {
  it.each<[string, string, string]>([
    [
      'an operand',
      `${LEAF} const z = y.mul(y).sum(); y.add_(1); z.backward();`,
      '[torch.FloatTensor [2]], which is output 0 of Add, is at version 1; expected version 0 instead.',
    ],
    [
      'a result',
      `${LEAF} const z = y.sigmoid(); z.mul_(2); z.sum().backward();`,
      '[torch.FloatTensor [2]], which is output 0 of Sigmoid, is at version 1; expected version 0 instead.',
    ],
    [
      'a result that was made in place',
      `${LEAF} y.exp_(); y.add_(1); y.sum().backward();`,
      '[torch.FloatTensor [2]], which is output 0 of Exp, is at version 2; expected version 1 instead.',
    ],
    [
      'a constant',
      'const x = torch.ones([2], { requires_grad: true }), w = torch.ones(2); const z = x.mul(w).sum(); w.add_(1).add_(1); z.backward();',
      '[torch.FloatTensor [2]] is at version 2; expected version 0 instead.',
    ],
    [
      'a leaf that is one number',
      'const x = torch.tensor(3, { requires_grad: true }); const z = x.mul(x); torch.no_grad(() => x.sub_(0.1)); z.backward();',
      '[torch.FloatTensor []] is at version 1; expected version 0 instead.',
    ],
    [
      'by itself',
      'const x = torch.ones([], { requires_grad: true }); const y = x.mul(1); y.mul_(y); y.backward();',
      '[torch.FloatTensor []], which is output 0 of Mul, is at version 1; expected version 0 instead.',
    ],
    [
      'by itself, in another overload',
      `${LEAF} y.pow_(y); y.sum().backward();`,
      '[torch.FloatTensor [2]], which is output 0 of Pow1, is at version 1; expected version 0 instead.',
    ],
    [
      'through a view',
      `${LEAF} const z = y.exp().sum(), w = y.pow(2).sum(); y.select(0, 0).mul_(3); z.add(w).backward();`,
      '[torch.FloatTensor [2]], which is output 0 of torch::autograd::CopySlices, is at version 1; expected version 0 instead.',
    ],
    [
      'a view, through its base',
      `${LEAF} const v = y.select(0, 0), z = v.mul(v); y.mul_(3); z.backward();`,
      '[torch.FloatTensor []], which is output 0 of AsStrided, is at version 1; expected version 0 instead.',
    ],
    [
      'through what was detached',
      `${LEAF} const z = y.mul(y).sum(); y.detach().add_(1); z.backward();`,
      '[torch.FloatTensor [2]], which is output 0 of Mul, is at version 1; expected version 0 instead.',
    ],
    [
      'in float64',
      'const x = torch.tensor(2, { dtype: torch.float64, requires_grad: true }); const y = x.exp(), z = y.log(); torch.no_grad(() => y.mul_(2)); z.backward();',
      '[torch.DoubleTensor []], which is output 0 of Exp, is at version 1; expected version 0 instead.',
    ],
  ])('%s', (_title, code, text) => {
    expect(transcript(code)).toBe(MODIFIED + text + HINT);
  });

  it('is not missed where the derivative does not need it', () => {
    expect(transcript(`${LEAF} const z = y.add(1).sum(); y.add_(1); z.backward(); print(x.grad);`)).toBe(
      'tensor([1., 1.])',
    );
  });

  it('goes unnoticed behind `.data`, as in PyTorch', () => {
    expect(transcript(`${LEAF} const z = y.mul(y).sum(); y.data.add_(1); z.backward(); print(x.grad);`)).toBe(
      'tensor([4., 4.])',
    );
  });
});
