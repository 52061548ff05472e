/** Operators that lay a tensor out anew in place, and views of which several come at once. */
import { describe, expect, it, test } from 'vitest';
import type { Node } from '../../../src/engine/autograd/nodes/node';
import { torch, type Tensor } from '../../../src/engine/torch';

function chain(node: Node | null): string {
  if (node === null) return '-';
  if (node.name().endsWith('AccumulateGrad')) return '.';
  return `${node.printedName}(${node.next_functions.map(([next]) => chain(next)).join()})`;
}

/** A copy on the graph of a 1 × 2 × 3 tensor. */
function made(): Tensor {
  return torch.ones([1, 2, 3], { requires_grad: true }).mul(2);
}

describe('in place', () => {
  test.each<[string, (x: Tensor) => Tensor, string, number[]]>([
    ['unsqueeze_', (x) => x.unsqueeze_(0), 'UnsqueezeBackward1', [1, 1, 2, 3]],
    ['squeeze_', (x) => x.squeeze_(), 'SqueezeBackward3', [2, 3]],
    ['squeeze_ of a dimension', (x) => x.squeeze_(0), 'SqueezeBackward4', [2, 3]],
    ['squeeze_ of dimensions', (x) => x.squeeze_([0, 1]), 'SqueezeBackward5', [2, 3]],
    ['transpose_', (x) => x.transpose_(0, 2), 'TransposeBackward1', [3, 2, 1]],
    ['swapaxes_', (x) => x.swapaxes_(0, 1), 'TransposeBackward1', [2, 1, 3]],
  ])('%s', (_, change, node, shape) => {
    const x = made();
    expect(change(x)).toBe(x);
    expect(chain(x.grad_fn)).toBe(`${node}(MulBackward0(.,-))`);
    expect([...x.shape]).toEqual(shape);
    expect(x._version).toBe(1);
  });

  it('leaves the views of the tensor as they are', () => {
    const x = torch.tensor([[1, 2, 3], [4, 5, 6]], { requires_grad: true }).mul(1); // prettier-ignore
    const row = x.select(0, 0);
    x.t_();
    expect(chain(row.grad_fn)).toBe('AsStridedBackward0(TBackward1(MulBackward0(.,-)))');
    expect(row.tolist()).toEqual([1, 2, 3]);
    expect(x.tolist()).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
  });

  it('a view laid out anew still changes its base', () => {
    const leaf = torch.ones([2, 3], { requires_grad: true });
    const x = leaf.mul(1);
    const row = x.select(0, 0).unsqueeze_(0);
    expect(chain(row.grad_fn)).toBe('UnsqueezeBackward1(SelectBackward0(MulBackward0(.,-)))');
    row.mul_(3);
    x.sum().backward();
    expect(leaf.grad?.tolist()).toEqual([
      [3, 3, 3],
      [1, 1, 1],
    ]);
  });

  it('is refused for leaves that require a gradient, and what was saved before is noticed', () => {
    const leaf = torch.ones([2, 3], { requires_grad: true });
    expect(() => leaf.t_()).toThrow('a leaf Variable that requires grad is being used in an in-place operation.');
    const x = leaf.mul(1);
    const y = x.exp().sum().add(x.mul(x).sum());
    x.t_();
    expect(() => {
      y.backward();
    }).toThrow('has been modified by an inplace operation');
  });
});

describe('several views of one call', () => {
  const several = ['split', 'chunk', 'unbind'] as const;

  test.each(several)('%s: none may be changed', (name) => {
    const x = made().squeeze(0);
    const [part] = name === 'unbind' ? x.unbind() : x[name](1);
    const shown = name === 'chunk' ? 'Split' : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    expect(() => part?.add_(1)).toThrow(
      `Output 0 of ${shown} is a view and is being modified inplace. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.`,
    );
  });

  it('those of unsafe_split may', () => {
    const [part] = made().squeeze(0).unsafe_split(1);
    expect(chain(part?.add_(1).grad_fn ?? null)).toContain('AddBackward0(UnsafeSplitBackward0(');
  });

  it('those of tensor_split may: they come one by one', () => {
    const x = made().squeeze(0);
    x.tensor_split(2)[0]?.add_(1);
    expect(chain(x.grad_fn)).toContain('(CopySlices(');
  });
});
