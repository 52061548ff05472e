/** `torch.autograd.functional.jacobian`, by the names of PyTorch's own tests, with what PyTorch 2.14 gives. */
import { describe, expect, it } from 'vitest';
import type { TensorOrTensors } from '../../../src/engine/autograd/functional/arguments';
import { collectingWarnings } from '../../../src/engine/warnings';
import { torch, type Tensor } from '../../../src/engine/torch';
import {
  leaf,
  plain,
  ones,
  text,
  tensorsIn,
  expectAlike,
  bad,
  x,
  twice,
  cubed,
  sumOfTwice,
  otherLeaf,
  otherNumber,
  detachedSum,
  NO_GRAPH,
  JACOBIAN_INDEPENDENT,
  notTensors,
} from './functional-cases';
import { thrown } from './thrown';

const { jacobian, vjp, jvp, _construct_standard_basis_for: basisFor } = torch.autograd.functional;

describe('jacobian', () => {
  it('construct_standard_basis_for: a matrix per tensor, of all elements together', () => {
    expect(text(basisFor([ones(2), torch.ones(1, { dtype: torch.double })], [2, 1]))).toBe(
      '(tensor([[1., 0.], [0., 1.], [0., 0.]]), tensor([[0.], [0.], [1.]], dtype=torch.float64))',
    );
    const parts = basisFor([ones(2, 2), ones(), ones(3)], [4, 1, 3]);
    expect(text(torch.cat([...parts], 1))).toBe(text(torch.eye(8)));
    expect(thrown(() => basisFor([], []))).toBe('AssertionError: Expected at least one tensor');
    expect(thrown(() => basisFor([x], []))).toBe(
      'AssertionError: Expected tensors and tensor_numels to have the same length, but got 1 and 0',
    );
  });

  it('jacobian_vectorize_raises_no_warnings: nothing is said', () => {
    const { warnings } = collectingWarnings(() => jacobian((a) => a.exp(), x, { vectorize: true }));
    expect(warnings).toEqual([]);
  });

  it('jacobian_err_check: what is no tensor is refused', () => {
    const outputs = 'outputs of the user-provided function';
    expect(thrown(() => jacobian(twice, bad(3)))).toBe(
      notTensors('inputs', 'jacobian', "given inputs has type <class 'float'>"),
    );
    expect(thrown(() => jacobian(twice, bad([x, 3])))).toBe(
      notTensors('inputs', 'jacobian', "value at index 1 has type <class 'float'>"),
    );
    expect(thrown(() => jacobian(() => 3, x))).toBe(
      notTensors(outputs, 'jacobian', `given ${outputs} has type <class 'float'>`),
    );
    expect(thrown(() => jacobian((a) => [a, 3], x))).toBe(
      notTensors(outputs, 'jacobian', "value at index 1 has type <class 'float'>"),
    );
    expect(thrown(() => jacobian(twice, x, { strategy: 'sideways' }))).toBe(
      'AssertionError: Expected strategy to be either "forward-mode" or "reverse-mode". Hint: If your function has more outputs than inputs, "forward-mode" tends to be more performant. Otherwise, prefer to use "reverse-mode".',
    );
    expect(thrown(() => jacobian(twice, x, { strategy: 'forward-mode' }))).toBe(
      'NotImplementedError: Computing Jacobian using forward-AD or forward-over-reverse Hessian isonly implemented for `vectorize=True`.',
    );
    expect(thrown(() => jacobian(twice, x, { strategy: 'forward-mode', vectorize: true, create_graph: true }))).toBe(
      'NotImplementedError: torch.autograd.functional.jacobian: `create_graph=True` and `strategy="forward-mode"` are not supported together (yet). Please either set `create_graph=False` or `strategy="reverse-mode"`.',
    );
    expect(thrown(() => jacobian(twice, x, { graph: true } as never))).toBe(
      "TypeError: jacobian() got an unexpected keyword argument 'graph'",
    );
    expect(
      thrown(() => jacobian(twice, x, ...([false, false, false, 'reverse-mode', 5] as unknown as [boolean]))),
    ).toBe('TypeError: jacobian() takes from 2 to 6 positional arguments but 7 were given');
    expect(thrown(() => jacobian(twice, torch.tensor([1n, 2n])))).toBe(
      'RuntimeError: only Tensors of floating point dtype can require gradients',
    );
  });

  it('jacobian_err_check_strict: an output that does not depend on an input', () => {
    expect(thrown(() => jacobian(detachedSum, x, { strict: true }))).toBe(NO_GRAPH);
    expect(thrown(() => jacobian(otherNumber, x, { strict: true }))).toBe(
      'RuntimeError: Output 0 of the user-provided function is independent of input 0. This is not allowed in strict mode.',
    );
    expect(thrown(() => jacobian(sumOfTwice, x, { strict: true, create_graph: true }))).toBe(JACOBIAN_INDEPENDENT);
    expect(thrown(() => jacobian((_, b) => b.mul(2), [x, ones(2)], { strict: true }))).toBe(
      'RuntimeError: Output 0 of the user-provided function is independent of input 0. This is not allowed in strict mode.',
    );
    expect(text(jacobian(sumOfTwice, x, { strict: true }))).toBe('tensor([2., 2.])');
    expect(text(jacobian(detachedSum, x))).toBe('tensor([0., 0.])');
  });

  it('jacobian_err_check_strict_vectorize: both together are refused', () => {
    expect(thrown(() => jacobian(twice, x, { strict: true, vectorize: true }))).toBe(
      'RuntimeError: torch.autograd.functional.jacobian: `strict=True` and `vectorized=True` are not supported together. Please either set `strict=False` or `vectorize=False`.',
    );
    expect(thrown(() => jacobian(twice, x, { strict: true, vectorize: true, strategy: 'forward-mode' }))).toBe(
      'RuntimeError: torch.autograd.functional.jacobian: `strict=True` and `strategy="forward-mode"` are not supported together (yet). Please either set `strict=False` or `strategy="reverse-mode"`.',
    );
  });

  it('jacobian_no_grad: results have no graph, and may be asked for without one', () => {
    const result = torch.no_grad(() => jacobian((a) => a.exp().sum(1), torch.zeros([2, 2])));
    expect(text(result)).toBe('tensor([[[1., 1.], [0., 0.]], [[0., 0.], [1., 1.]]])');
    expect(tensorsIn(result).map(({ requires_grad }) => requires_grad)).toEqual([false]);
    const point = leaf([1, 2]);
    const graph = torch.no_grad(() => jacobian(cubed, point, { create_graph: true }));
    expect(text(graph)).toBe('tensor([[ 3., 0.], [ 0., 12.]], dtype=torch.float64, grad_fn=<ViewBackward0>)');
  });

  it('jacobian_output: the shape of the output, then of the input; lists as given', () => {
    expect(text(jacobian((a) => a.exp().sum(1), torch.zeros([2, 2])))).toBe(
      'tensor([[[1., 1.], [0., 0.]], [[0., 0.], [1., 1.]]])',
    );
    expect(text(jacobian((a, b) => a.mul(2).add(b.mul(3)), [x, ones(2)]))).toBe(
      '(tensor([[2., 0.], [0., 2.]]), tensor([[3., 0.], [0., 3.]]))',
    );
    const both = (a: Tensor): Tensor[] => [a.mul(a), a.sum()];
    expect(text(jacobian(both, x))).toBe('(tensor([[2., 0.], [0., 4.]]), tensor([1., 1.]))');
    expect(text(jacobian(both, [x]))).toBe('((tensor([[2., 0.], [0., 4.]])), (tensor([1., 1.])))');
    expect((jacobian((a) => a.sum([1, 2]), torch.ones([2, 3, 4])) as Tensor).shape).toEqual([2, 2, 3, 4]);
  });

  it('jacobian_scalar: single numbers in and out', () => {
    expect(text(jacobian(cubed, plain(2)))).toBe('tensor(12.)');
    expect(text(jacobian(cubed, plain([2])))).toBe('tensor([[12.]])');
    expect(text(jacobian((a) => a.expand([3]), plain(2)))).toBe('tensor([1., 1., 1.])');
    expect(text(jacobian((a) => a.sum(), x))).toBe('tensor([1., 1.])');
  });

  it('jacobian_create_graph: the result is differentiated further', () => {
    const func = (a: Tensor): unknown => jacobian((b) => b.pow(3).sum(1), a, { create_graph: true });
    const point = leaf([
      [1, 2],
      [3, 4],
    ]);
    expect(torch.autograd.gradcheck(func, [point])).toBe(true);
    expect(torch.autograd.gradgradcheck(func, [point])).toBe(true);
    const two = (a: Tensor, b: Tensor): unknown => jacobian((c, d) => c.mul(d).exp(), [a, b], true);
    expect(torch.autograd.gradcheck(two, [leaf([0.5, 0.25]), leaf([1, 2])])).toBe(true);
  });

  const same = (func: (...inputs: Tensor[]) => unknown, inputs: TensorOrTensors): void => {
    const expected = jacobian(func, inputs);
    expectAlike(jacobian(func, inputs, { vectorize: true }), expected);
    expectAlike(jacobian(func, inputs, { vectorize: true, strategy: 'forward-mode' }), expected);
  };

  it('jacobian_vectorize_correctness_simple: as without', () => {
    same((a) => a.mul(a), torch.randn([2, 3]));
    same((a) => a.sin(), plain([0.5, 1]));
  });

  it('jacobian_vectorize_correctness_multi_input: as without', () => {
    same((a, b) => a.cos().mul(b).cos(), [torch.rand([2, 3]), torch.rand([3])]);
  });

  it('jacobian_vectorize_correctness_multi_input_multi_output: as without', () => {
    const func = (a: Tensor, b: Tensor): Tensor[] => [a.mul(a).mul(b), a.add(b.mul(b)), a.sum()];
    same(func, [torch.rand([2, 3]), torch.rand([2, 3])]);
  });

  it('jacobian_vectorize_correctness_unrelated_outputs: zeros', () => {
    const func = (a: Tensor, b: Tensor): Tensor[] => [a, b, a, b];
    same(func, [ones(2), ones(3)]);
    expect(text(jacobian(otherLeaf, x, { vectorize: true }))).toBe('tensor([[0., 0.], [0., 0.]])');
  });

  it('jacobian_vectorize_correctness_zero_dim: 0-d tensors in and out', () => {
    same((a) => [a.sum(), a.mul(a)], torch.rand([3]));
    same((a) => a.expand([3]), plain(2));
    same((a) => a.mul(a), plain(2));
    same((a, b) => [a.mul(b), a.exp()], [plain(2), torch.rand([2])]);
  });

  it('jacobian_vectorize_correctness_different_dtype: each part in its own', () => {
    const inputs = [x, torch.tensor([3, 4], { dtype: torch.double })];
    const func = (a: Tensor, b: Tensor): Tensor[] => [a.mul(b), a.sum().double()];
    expect(text(jacobian(func, inputs))).toBe(
      '((tensor([[3., 0.], [0., 4.]]), tensor([[1., 0.], [0., 2.]], dtype=torch.float64)), (tensor([1., 1.]), tensor([0., 0.], dtype=torch.float64)))',
    );
    expect(text(jacobian(func, inputs, { vectorize: true }))).toBe(text(jacobian(func, inputs)));
    // Forward mode gives the outputs' dtype.
    expect(text(jacobian(func, inputs, { vectorize: true, strategy: 'forward-mode' }))).toBe(
      '((tensor([[3., 0.], [0., 4.]], dtype=torch.float64), tensor([[1., 0.], [0., 2.]], dtype=torch.float64)), (tensor([1., 1.], dtype=torch.float64), tensor([0., 0.], dtype=torch.float64)))',
    );
  });

  it('jacobian_match_vjp_jvp: times a vector from either side', () => {
    const func = (a: Tensor): Tensor => a.pow(3).sum(1).sin();
    const point = torch.randn([2, 3], { dtype: torch.double });
    const tangent = torch.randn([2, 3], { dtype: torch.double });
    const cotangent = torch.randn([2], { dtype: torch.double });
    const matrix = (jacobian(func, point) as Tensor).reshape([2, 6]);
    const [, right] = jvp(func, point, tangent);
    const [, left] = vjp(func, point, cotangent);
    expect(torch.allclose(right as Tensor, matrix.mv(tangent.reshape([6])))).toBe(true);
    expect(torch.allclose((left as Tensor).reshape([6]), cotangent.matmul(matrix))).toBe(true);
  });
});
