import { describe, expect, it } from 'vitest';
import { asCsv, listAsCsv, written } from '../../../src/trace/tensors/written';

const floats = { shape: [2, 3], dtype: 'float32', values: [1, Math.fround(0.1), -0, NaN, Infinity, -Infinity] };
const cube = { shape: [2, 2, 2], dtype: 'int64', values: [0, 1, 2, 3, 4, 5, 6, 7] };
const flags = { shape: [3], dtype: 'bool', values: [1, 0, 1] };
const number = { shape: [], dtype: 'float64', values: [0.1 + 0.2] };
const empty = { shape: [0, 3], dtype: 'float64', values: [] };

describe('a tensor written out', () => {
  it('as TypeScript, which makes the same tensor', () => {
    expect(written('typescript', floats)).toBe('torch.tensor([[1, 0.1, -0],\n [NaN, Infinity, -Infinity]])');
    expect(written('typescript', cube)).toBe('torch.tensor([[[0n, 1n],\n  [2n, 3n]],\n [[4n, 5n],\n  [6n, 7n]]])');
    expect(written('typescript', flags)).toBe('torch.tensor([true, false, true])');
    expect(written('typescript', number)).toBe('torch.tensor(0.30000000000000004, { dtype: torch.float64 })');
    expect(written('typescript', empty)).toBe('torch.zeros([0, 3], { dtype: torch.float64 })');
  });

  it('as plain lists', () => {
    expect(written('array', floats)).toBe('[[1, 0.1, -0],\n [NaN, Infinity, -Infinity]]');
    expect(written('array', number)).toBe('0.30000000000000004');
  });

  it('as Python, where a float needs its point and NaN its quotes', () => {
    expect(written('python', floats)).toBe(
      'torch.tensor([[1.0, 0.1, -0.0],\n [float("nan"), float("inf"), float("-inf")]], dtype=torch.float32)',
    );
    expect(written('python', flags)).toBe('torch.tensor([True, False, True], dtype=torch.bool)');
    expect(written('python', { ...number, values: [1e21] })).toBe('torch.tensor(1e+21, dtype=torch.float64)');
    expect(written('python', empty)).toBe('torch.zeros([0, 3], dtype=torch.float64)');
  });

  it('as CSV: rows of a matrix, a line for each element where there are more dimensions', () => {
    expect(asCsv(floats)).toBe('1,0.1,-0\nnan,inf,-inf\n');
    expect(asCsv(flags)).toBe('True\nFalse\nTrue\n');
    expect(asCsv(number)).toBe('0.30000000000000004\n');
    expect(asCsv(empty)).toBe('');
    expect(asCsv(cube).split('\n').slice(0, 3)).toEqual(['dim 0,dim 1,dim 2,value', '0,0,0,0', '0,0,1,1']);
  });

  it('as CSV of a list: the indices, the value and the gradient', () => {
    const list = { indices: [5, 1], values: [2, 0.5], gradients: [Math.fround(0.2), NaN] };
    expect(listAsCsv([2, 3], { value: 'float64', gradient: 'float32' }, list)).toBe(
      'dim 0,dim 1,value,gradient\n1,2,2,0.2\n0,1,0.5,nan\n',
    );
    expect(listAsCsv([9], { value: 'float64', gradient: 'float64' }, { ...list, gradients: null })).toBe(
      'dim 0,value\n5,2\n1,0.5\n',
    );
  });
});
