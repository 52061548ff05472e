/** Python's `x[index]` and `x[index] = value`: what PyTorch makes of each index, and what it refuses. */
import { describe, expect, it, test } from 'vitest';
import type { Node } from '../../../src/engine/autograd/nodes/node';
import { torch, type Tensor } from '../../../src/engine/torch';

const { Slice, tensor } = torch;

/** The nodes that lead to a tensor, as `Outer(Inner)`; a leaf is a dot. */
function chain(node: Node | null): string {
  if (node === null) return '-';
  if (node.name().endsWith('AccumulateGrad')) return '.';
  return `${node.printedName}(${node.next_functions.map(([next]) => chain(next)).join()})`;
}

function vector(): Tensor {
  return tensor([0.5, -1.25, 2], { requires_grad: true });
}

function matrix(): Tensor {
  return tensor(
    [
      [0.5, -1, 2],
      [1.5, 0.25, -0.75],
    ],
    { requires_grad: true },
  );
}

function cube(): Tensor {
  return torch.arange(24).to(torch.float32).reshape(2, 3, 4).requires_grad_();
}

const rows = (): Tensor => tensor([0n, 1n]);
const columns = (): Tensor => tensor([true, false, true]);

describe('an index is the views and picks that PyTorch makes of it', () => {
  test.each<[string, () => Tensor, unknown, string, number[]]>([
    ['x[0]', matrix, 0, 'SelectBackward0(.)', [3]],
    ['x[0, 1]', matrix, [0, 1], 'SelectBackward0(SelectBackward0(.))', []],
    ['x[..., 1]', matrix, ['...', 1], 'SelectBackward0(.)', [2]],
    ['x[:, None, 0]', matrix, [Slice(), null, 0], 'SelectBackward0(UnsqueezeBackward0(.))', [2, 1]],
    ['x[:]', matrix, Slice(), 'SliceBackward0(.)', [2, 3]],
    ['x[:, :]', matrix, [Slice(), Slice()], 'AliasBackward0(.)', [2, 3]],
    ['x[...]', matrix, ['...'], 'AliasBackward0(.)', [2, 3]],
    ['x[()]', matrix, [], 'AliasBackward0(.)', [2, 3]],
    ['x[True]', matrix, true, 'IndexBackward0(UnsqueezeBackward0(.))', [1, 2, 3]],
    ['x[False]', matrix, false, 'IndexBackward0(UnsqueezeBackward0(.))', [0, 2, 3]],
    ['x[i]', matrix, [rows()], 'IndexBackward0(.)', [2, 3]],
    ['x[:, mask]', matrix, [Slice(), columns()], 'IndexBackward0(.)', [2, 2]],
    ['x[0, i]', matrix, [0, rows()], 'IndexBackward0(SelectBackward0(.))', [2]],
    ['x[tensor(1)]', matrix, tensor(1n), 'SelectBackward0(.)', [3]],
    ['x[tensor(True)]', matrix, tensor(true), 'IndexBackward0(UnsqueezeBackward0(.))', [1, 2, 3]],
    [
      'x[[0, 1], [1, 2]]',
      matrix,
      [
        [0, 1],
        [1, 2],
      ],
      'IndexBackward0(.)',
      [2],
    ],
    ['x[i, :, i]', cube, [rows(), Slice(), rows()], 'IndexBackward0(.)', [2, 3]],
    ['x[:, i, i]', cube, [Slice(), rows(), rows()], 'IndexBackward0(.)', [2, 2]],
    ['x[i, None, i]', cube, [rows(), null, rows()], 'IndexBackward0(UnsqueezeBackward0(.))', [2, 1, 4]],
    [
      'x[mask of two dimensions, None]',
      matrix,
      [matrix().gt(0), null],
      'IndexBackward0(UnsqueezeBackward0(.))',
      [4, 1],
    ],
  ])('%s', (_, make, index, nodes, shape) => {
    const part = make().__getitem__(index);
    expect(chain(part.grad_fn)).toBe(nodes);
    expect([...part.shape]).toEqual(shape);
  });

  it('gives each element that was picked several times all that arrives', () => {
    const x = vector();
    x.__getitem__([tensor([0n, 0n, 2n])])
      .mul(tensor([1, 2, 5]))
      .sum()
      .backward();
    expect(x.grad?.tolist()).toEqual([3, 0, 5]);
  });

  it('moves integers that no number holds', () => {
    const x = tensor([9007199254740993n, 3n]);
    expect(String(x.__getitem__([rows()]))).toBe('tensor([9007199254740993,                3])');
    expect(x.flip(0).repeat(2).__getitem__(1).item()).toBe(9007199254740993n);
  });
});

describe('what is no index is refused as PyTorch refuses it', () => {
  test.each<[string, () => Tensor, unknown, string]>([
    ['x[3]', vector, 3, 'IndexError: index 3 is out of bounds for dimension 0 with size 3'],
    ['x[0, 5]', matrix, [0, 5], 'IndexError: index 5 is out of bounds for dimension 1 with size 3'],
    ['x[0, 0, 0]', matrix, [0, 0, 0], 'IndexError: too many indices for tensor of dimension 2'],
    [
      'x[1.5]',
      vector,
      1.5,
      'IndexError: only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got float)',
    ],
    ['x[::-1]', vector, Slice(null, null, -1), 'ValueError: step must be greater than zero'],
    ['x[::0]', vector, Slice(null, null, 0), 'ValueError: slice step cannot be zero'],
    [
      'x[mask] of another shape',
      vector,
      tensor([true, false]),
      'IndexError: The shape of the mask [2] at index 0 does not match the shape of the indexed tensor [3] at index 0',
    ],
    [
      'x[i, j] of shapes that do not broadcast',
      matrix,
      [tensor([0n, 1n, 0n]), rows()],
      'IndexError: shape mismatch: indexing tensors could not be broadcast together with shapes [3], [2]',
    ],
    ['x[floats]', vector, tensor([1]), 'IndexError: tensors used as indices must be long, int, byte or bool tensors'],
  ])('%s', (_, make, index, message) => {
    expect(() => make().__getitem__(index)).toThrow(expect.objectContaining({ name: message.split(':')[0] }) as Error);
    expect(() => make().__getitem__(index)).toThrow(message.slice(message.indexOf(': ') + 2));
  });
});

describe('an assignment changes what the index shows', () => {
  const value = (): Tensor => tensor([10, 20, 30], { requires_grad: true });

  test.each<[string, unknown, (v: Tensor) => unknown, string, number[]]>([
    ['x[0] = v[0]', 0, (v) => v.__getitem__(0), 'CopySlices(-,SelectBackward0(.))', [10, 0, 0]],
    [
      'x[:2] = v[:2]',
      Slice(null, 2),
      (v) => v.__getitem__(Slice(null, 2)),
      'CopySlices(-,SliceBackward0(.))',
      [10, 20, 0],
    ],
    [
      'x[i] = v[:2]',
      [rows()],
      (v) => v.__getitem__(Slice(null, 2)),
      'IndexPutBackward0(-,SliceBackward0(.))',
      [10, 20, 0],
    ],
    ['x[mask] = v[0]', columns(), (v) => v.__getitem__(0), 'IndexPutBackward0(-,SelectBackward0(.))', [10, 0, 10]],
    ['x[...] = v', ['...'], (v) => v, 'CopyBackwards(-,.)', [10, 20, 30]],
    ['x[None] = v', [null], (v) => v, 'CopySlices(-,ExpandBackward0(ViewBackward0(.)))', [10, 20, 30]],
    [
      'x[0] = v[:1]',
      0,
      (v) => v.__getitem__(Slice(null, 1)),
      'CopySlices(-,ViewBackward0(SliceBackward0(.)))',
      [10, 0, 0],
    ],
    ['x[False] = 1', false, () => 1, '-', [0, 0, 0]],
    ['x[True] = 1', true, () => 1, '-', [1, 1, 1]],
  ])('%s', (_, index, from, nodes, elements) => {
    const x = torch.zeros(3);
    x.__setitem__(index, from(value()));
    expect(chain(x.grad_fn)).toBe(nodes);
    expect(x.tolist()).toEqual(elements);
  });

  it('casts a number to the dtype, and a value under a mask, but no other value of an index tensor', () => {
    const x = tensor([1n, 2n, 3n]);
    x.__setitem__(0, 1.7);
    x.__setitem__([columns()], tensor(5.5));
    expect(x.tolist()).toEqual([5, 2, 5]);
    expect(() => x.__setitem__([rows()], tensor([1, 2]))).toThrow(
      'Index put requires the source and destination dtypes match, got Long for the destination and Float for the source.',
    );
  });

  it('is refused for leaves that require a gradient', () => {
    expect(() => vector().__setitem__(0, 1)).toThrow(
      'a view of a leaf Variable that requires grad is being used in an in-place operation.',
    );
    expect(() => vector().__setitem__([rows()], 1)).toThrow(
      'a leaf Variable that requires grad is being used in an in-place operation.',
    );
  });
});
