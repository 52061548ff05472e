/** Shapes: broadcasting, views, dimensions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  broadcastShapes,
  contiguousStrides,
  dimensionsToSum,
  inferShape,
  isContiguous,
  numel,
  Size,
  viewStrides,
  wrapDim,
  wrapDims,
} from '../../../src/engine/shape';

const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });

describe('a shape', () => {
  it('prints as torch.Size', () => {
    expect(String(Size.wrap([2, 3]))).toBe('torch.Size([2, 3])');
    expect(String(Size.wrap([]))).toBe('torch.Size([])');
  });

  it('is row-major by default', () => {
    expect(contiguousStrides([2, 3, 4])).toEqual([12, 4, 1]);
    fc.assert(fc.property(shapes, (shape) => isContiguous(shape, contiguousStrides(shape))));
  });
});

describe('broadcasting', () => {
  it.each([
    [[2, 1], [3], [2, 3]],
    [[], [2], [2]],
    [[1], [0], [0]],
    [
      [4, 1, 3],
      [2, 1],
      [4, 2, 3],
    ],
  ])('%j with %j is %j', (a, b, result) => {
    expect(broadcastShapes(a, b)).toEqual(result);
  });

  it('names sizes and dimension where it fails', () => {
    expect(() => broadcastShapes([2, 3], [2, 4])).toThrow(
      'The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1',
    );
  });

  it('is symmetric, and its gradients can be summed back', () => {
    fc.assert(
      fc.property(shapes, shapes, (a, b) => {
        let result: readonly number[];
        try {
          result = broadcastShapes(a, b);
        } catch {
          expect(() => broadcastShapes(b, a)).toThrow();
          return;
        }
        expect(broadcastShapes(b, a)).toEqual(result);
        expect(dimensionsToSum(result, a)).not.toBeNull();
      }),
    );
  });
});

describe('dimensions', () => {
  it('count from the end when negative', () => {
    expect(wrapDim(-1, 3)).toBe(2);
    expect(wrapDim(-1, 0)).toBe(0);
    expect(() => wrapDim(2, 2)).toThrow('Dimension out of range (expected to be in range of [-2, 1], but got 2)');
  });

  it('are all of them when none is named, and no one twice', () => {
    expect(wrapDims(null, 2)).toEqual([0, 1]);
    expect(wrapDims([], 2)).toEqual([0, 1]);
    expect(wrapDims([-1, 0], 2)).toEqual([0, 1]);
    expect(() => wrapDims([0, -2], 2)).toThrow('dim 0 appears multiple times in the list of dims');
  });
});

describe('views', () => {
  it('infer one size', () => {
    expect(inferShape([-1, 2], 6)).toEqual([3, 2]);
    expect(() => inferShape([-1, -1], 6)).toThrow('only one dimension can be inferred');
    expect(() => inferShape([-1, 4], 6)).toThrow("shape '[-1, 4]' is invalid for input of size 6");
    expect(() => inferShape([-2], 4)).toThrow('invalid shape dimension -2 at index 0 of shape [-2]');
    expect(() => inferShape([-1, 0], 0)).toThrow('because the unspecified dimension size -1 can be any value');
  });

  it('need no copy exactly where strides can express them', () => {
    expect(viewStrides([2, 3], [3, 1], [6])).toEqual([1]);
    expect(viewStrides([2, 3], [1, 2], [6])).toBeNull();
    expect(viewStrides([2, 3], [1, 2], [2, 1, 3])).toEqual([1, expect.any(Number), 2]);
    expect(viewStrides([4, 1], [1, 7], [2, 2])).toEqual([2, 1]);
  });

  it('of a contiguous tensor are contiguous', () => {
    fc.assert(
      fc.property(
        shapes.filter((shape) => numel(shape) > 0),
        (shape) => {
          const strides = viewStrides(shape, contiguousStrides(shape), [numel(shape)]);
          expect(strides).toEqual([1]);
          expect(viewStrides([numel(shape)], [1], shape)).not.toBeNull();
        },
      ),
    );
  });
});
