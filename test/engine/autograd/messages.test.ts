/** What backward, grad and requires_grad refuse, to the letter. */
import { describe, expect, it } from 'vitest';
import { collectingWarnings } from '../../../src/engine/warnings';
import { type Tensor, torch } from '../../../src/engine/torch';

const ones = (...shape: number[]): Tensor => torch.ones(shape, { requires_grad: true });
const plain = torch.ones([2]);

const FREED =
  'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.';
const NOT_LEAF =
  "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().";

describe('refused', () => {
  it.each<[string, string, string, () => unknown]>([
    [
      'backward of several numbers',
      'RuntimeError',
      'grad can be implicitly created only for scalar outputs',
      () => {
        ones(2).mul(2).backward();
      },
    ],
    [
      'grad of several numbers',
      'RuntimeError',
      'grad can be implicitly created only for scalar outputs',
      () => {
        const x = ones(2);
        return torch.autograd.grad(x.mul(2), x);
      },
    ],
    [
      'backward without graph',
      'RuntimeError',
      'element 0 of tensors does not require grad and does not have a grad_fn',
      () => {
        plain.sum().backward();
      },
    ],
    [
      'a second root without graph',
      'RuntimeError',
      'element 1 of tensors does not require grad and does not have a grad_fn',
      () => {
        const x = ones(2);
        return torch.autograd.grad([x.sum(), torch.ones([])], x);
      },
    ],
    [
      'an input without graph',
      'RuntimeError',
      'One of the differentiated Tensors does not require grad',
      () => {
        const x = ones(2);
        return torch.autograd.grad(x.mul(plain).sum(), plain);
      },
    ],
    [
      'a gradient of another shape',
      'RuntimeError',
      'Mismatch in shape: grad_output[0] has a shape of torch.Size([3]) and output[0] has a shape of torch.Size([2]).',
      () => {
        ones(2)
          .mul(2)
          .backward(torch.ones([3]));
      },
    ],
    [
      'too few gradients',
      'RuntimeError',
      'got 2 tensors and 1 gradients',
      () => {
        const x = ones(2);
        const y = x.mul(2);
        return torch.autograd.grad([y, y], [x], [torch.ones([2])]);
      },
    ],
    [
      'a gradient that is a number',
      'TypeError',
      "'float' object is not iterable",
      () => {
        ones()
          .mul(2)
          .backward(1 as unknown as Tensor);
      },
    ],
    [
      'a gradient that is a list',
      'TypeError',
      'gradients can be either Tensors or None, but got float',
      () => {
        ones(2)
          .mul(2)
          .backward([1, 2] as unknown as Tensor);
      },
    ],
    [
      'no inputs to backward',
      'RuntimeError',
      '`inputs` argument to `backward()` cannot be empty.',
      () => {
        ones(2).sum().backward(null, { inputs: [] });
      },
    ],
    [
      'no inputs to grad',
      'RuntimeError',
      '`inputs` argument to `grad()` cannot be empty.',
      () => torch.autograd.grad(ones(2).sum(), []),
    ],
    [
      'inputs without graph',
      'RuntimeError',
      "can't retain_grad on Tensor that has requires_grad=False",
      () => {
        ones(2)
          .mul(plain)
          .sum()
          .backward(null, { inputs: [plain] });
      },
    ],
    [
      'inputs that are no tensors',
      'RuntimeError',
      'all inputs have to be Tensors or GradientEdges, but got float',
      () => torch.autograd.grad(ones(2).sum(), [1] as unknown as Tensor[]),
    ],
    [
      'outputs that are no tensors',
      'AssertionError',
      'Expected output to be a torch.Tensor',
      () => torch.autograd.grad([1] as unknown as Tensor[], [ones(2)]),
    ],
    [
      'zeros that are forbidden',
      'ValueError',
      'Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.',
      () => {
        const x = ones(2);
        return torch.autograd.grad(x.sum(), [x], { materialize_grads: true, allow_unused: false });
      },
    ],
    [
      'a second backward',
      'RuntimeError',
      FREED,
      () => {
        const x = ones(2);
        const y = x.mul(x).sum();
        y.backward();
        y.backward();
      },
    ],
    [
      'saved values after backward',
      'RuntimeError',
      FREED,
      () => {
        const y = ones(2).exp();
        y.sum().backward();
        return y.grad_fn?.saved();
      },
    ],
    [
      'retain_grad without graph',
      'RuntimeError',
      "can't retain_grad on Tensor that has requires_grad=False",
      () => {
        plain.retain_grad();
      },
    ],
    [
      'requires_grad that is no bool',
      'RuntimeError',
      'requires_grad must be a bool',
      () => {
        plain.requires_grad = 1 as unknown as boolean;
      },
    ],
    [
      'requires_grad_ that is no bool',
      'TypeError',
      "requires_grad_(): argument 'requires_grad' (position 1) must be bool, not str",
      () => plain.requires_grad_('yes' as unknown as boolean),
    ],
    [
      'requires_grad of booleans',
      'RuntimeError',
      'only Tensors of floating point and complex dtype can require gradients',
      () => {
        torch.tensor([true]).requires_grad = true;
      },
    ],
    [
      'requires_grad_ of booleans',
      'RuntimeError',
      'only Tensors of floating point dtype can require gradients',
      () => torch.tensor([true]).requires_grad_(),
    ],
    [
      'requires_grad=False of a result',
      'RuntimeError',
      NOT_LEAF,
      () => {
        ones(2).mul(2).requires_grad = false;
      },
    ],
    [
      'a grad of another size',
      'RuntimeError',
      "attempting to assign a gradient of size '[3]' to a tensor of size '[2]'. Please ensure that the gradient and the tensor are the same size",
      () => {
        ones(2).grad = torch.ones([3]);
      },
    ],
    [
      'a grad that is no tensor',
      'TypeError',
      'assigned grad expected to be a Tensor or None but got grad of type float',
      () => {
        ones(2).grad = 1 as unknown as Tensor;
      },
    ],
    [
      'its own grad',
      'RuntimeError',
      "can't assign Variable as its own grad",
      () => {
        const x = ones(2);
        x.grad = x;
      },
    ],
    [
      'item of several numbers',
      'RuntimeError',
      'a Tensor with 2 elements cannot be converted to Scalar',
      () => plain.item(),
    ],
    [
      'truth of several numbers',
      'RuntimeError',
      'Boolean value of Tensor with more than one value is ambiguous',
      () => plain.__bool__(),
    ],
  ])('%s', (_name, name, message, call) => {
    expect(call).toThrow(expect.objectContaining({ name, message }));
  });
});

describe('allowed', () => {
  it('a second backward where nothing was saved, or the graph was kept', () => {
    const x = ones(2);
    const y = x.add(1).sum();
    y.backward();
    y.backward();
    const z = x.mul(x).sum();
    z.backward(null, { retain_graph: true });
    z.backward();
    expect(x.grad?.toArray()).toEqual([6, 6]);
  });

  it('requires_grad=True of a result, a no-op', () => {
    const y = ones(2).mul(2).requires_grad_(true);
    expect([y.is_leaf, y.requires_grad]).toEqual([false, true]);
  });

  it('a gradient of another dtype, which is cast', () => {
    const x = ones(2);
    x.mul(2).backward(torch.ones([2], { dtype: torch.float64 }));
    expect(x.grad?.dtype).toBe(torch.float32);
  });
});

describe('warnings', () => {
  it('of the grad of a tensor that is no leaf, each time', () => {
    const y = ones(2).mul(2);
    const { warnings } = collectingWarnings(() => [y.grad, y.grad]);
    expect(warnings).toHaveLength(2);
    expect(warnings[0]?.text).toMatch(
      /^The \.grad attribute of a Tensor that is not a leaf Tensor is being accessed\./,
    );
    y.retain_grad();
    expect(collectingWarnings(() => y.grad).warnings).toEqual([]);
  });

  it('of backward with create_graph, once', () => {
    const { warnings } = collectingWarnings(() => {
      for (let i = 0; i < 2; i++) ones().mul(2).backward(null, { create_graph: true });
    });
    expect(warnings.map(({ text }) => text.slice(0, 44))).toEqual(['Using backward() with create_graph=True will']);
  });
});
