/** `hessian`, `vhp` and `hvp` of `torch.autograd.functional`, by the names of PyTorch's own tests, with what PyTorch 2.14 gives. */
import { describe, expect, it } from 'vitest';
import type { TensorOrTensors } from '../../../src/engine/autograd/functional/arguments';
import { collectingWarnings } from '../../../src/engine/warnings';
import { torch, type Tensor } from '../../../src/engine/torch';
import {
  leaf,
  plain,
  ones,
  text,
  expectAlike,
  bad,
  x,
  v,
  twice,
  cubed,
  sumOfCubes,
  sumOfTwice,
  otherNumber,
  detachedSum,
  NEEDED_OF_INPUT,
  NO_GRAPH,
  INDEPENDENT,
  JACOBIAN_INDEPENDENT,
  LINEAR,
  notTensors,
} from './functional-cases';
import { thrown } from './thrown';

const { hessian, vhp, hvp } = torch.autograd.functional;

describe('hessian', () => {
  it('hessian_vectorize_raises_no_warnings: nothing is said', () => {
    const { warnings } = collectingWarnings(() => hessian(sumOfCubes, x, { vectorize: true }));
    expect(warnings).toEqual([]);
  });

  const same = (func: (...inputs: Tensor[]) => unknown, inputs: TensorOrTensors): void => {
    const expected = hessian(func, inputs);
    expectAlike(hessian(func, inputs, { vectorize: true }), expected);
    expectAlike(hessian(func, inputs, { vectorize: true, outer_jacobian_strategy: 'forward-mode' }), expected);
  };

  it('hessian_vectorize_correctness_simple: as without', () => {
    same((a) => a.pow(3).sum(), torch.randn([2, 3]));
  });

  it('hessian_vectorize_correctness_multi_input: as without', () => {
    same((a, b) => a.mul(b).mul(b).sum(), [torch.randn([2, 3]), torch.randn([3])]);
  });

  it('hessian_vectorize_correctness_unrelated_outputs: zeros', () => {
    same((a) => a.pow(2).sum(), [ones(2), ones(3)]);
    same(() => ones(), [ones(2), ones(3)]);
    expect(text(hessian((a) => a.pow(2).sum(), [ones(1), ones(1)]))).toBe(
      '((tensor([[2.]]), tensor([[0.]])), (tensor([[0.]]), tensor([[0.]])))',
    );
  });

  it('hessian_err_check: only a single number can be differentiated twice', () => {
    const outputs = 'outputs of the user-provided function';
    expect(thrown(() => hessian(sumOfCubes, bad(3)))).toBe(
      notTensors('inputs', 'hessian', "given inputs has type <class 'float'>"),
    );
    expect(thrown(() => hessian(sumOfCubes, bad([x, 3])))).toBe(
      notTensors('inputs', 'hessian', "value at index 1 has type <class 'float'>"),
    );
    expect(thrown(() => hessian(() => 3, x))).toBe(
      notTensors(outputs, 'hessian', `given ${outputs} has type <class 'float'>`),
    );
    expect(thrown(() => hessian(twice, x))).toBe(
      'RuntimeError: The Tensor returned by the function given to hessian should contain a single element',
    );
    expect(thrown(() => hessian((a) => [a.sum(), a.sum()], x))).toBe(
      'RuntimeError: The function given to hessian should return a single Tensor',
    );
    expect(thrown(() => hessian(sumOfCubes, x, { outer_jacobian_strategy: 'x' }))).toBe(
      'AssertionError: Expected strategy to be either "forward-mode" or "reverse-mode".',
    );
  });

  it('hessian_err_check_strict: a derivative that does not depend on an input', () => {
    expect(thrown(() => hessian(detachedSum, x, { strict: true }))).toBe(NO_GRAPH);
    expect(thrown(() => hessian(otherNumber, x, { strict: true }))).toBe(LINEAR(0));
    expect(thrown(() => hessian(sumOfTwice, x, { strict: true }))).toBe(LINEAR(0));
    const half = (a: Tensor, b: Tensor): Tensor => a.pow(3).sum().add(b.mul(2).sum());
    expect(thrown(() => hessian(half, [x, ones(2)], { strict: true }))).toBe(LINEAR(1));
    const apart = (a: Tensor, b: Tensor): Tensor => a.pow(3).sum().add(b.pow(3).sum());
    expect(thrown(() => hessian(apart, [x, ones(2)], { strict: true }))).toBe(
      'RuntimeError: Output 0 of the user-provided function is independent of input 1. This is not allowed in strict mode.',
    );
    const squares = (a: Tensor): Tensor => a.mul(a).sum();
    expect(thrown(() => hessian(squares, x, { strict: true, create_graph: true }))).toBe(JACOBIAN_INDEPENDENT);
    expect(text(hessian(sumOfTwice, x))).toBe('tensor([[0., 0.], [0., 0.]])');
  });

  it('hessian_err_check_strict_vectorize: both together are refused', () => {
    expect(thrown(() => hessian(sumOfCubes, x, { strict: true, vectorize: true }))).toBe(
      'RuntimeError: torch.autograd.functional.jacobian: `strict=True` and `vectorized=True` are not supported together. Please either set `strict=False` or `vectorize=False`.',
    );
  });

  it('hessian_no_grad: results have no graph, and may be asked for without one', () => {
    const result = torch.no_grad(() => hessian(sumOfCubes, x));
    expect(text(result)).toBe('tensor([[ 6., 0.], [ 0., 12.]])');
    const graph = torch.no_grad(() => hessian(sumOfCubes, leaf([1, 2]), { create_graph: true }));
    expect(text(graph)).toBe('tensor([[ 6., 0.], [ 0., 12.]], dtype=torch.float64, grad_fn=<ViewBackward0>)');
  });

  it('hessian_output: the shape of the input twice; lists of lists', () => {
    expect((hessian(sumOfCubes, torch.ones([2, 3])) as Tensor).shape).toEqual([2, 3, 2, 3]);
    const apart = (a: Tensor, b: Tensor): Tensor => a.pow(3).sum().add(b.pow(3).sum());
    expect(text(hessian(apart, [x, x.clone()]))).toBe(
      '((tensor([[ 6., 0.], [ 0., 12.]]), tensor([[0., 0.], [0., 0.]])), (tensor([[0., 0.], [0., 0.]]), tensor([[ 6., 0.], [ 0., 12.]])))',
    );
    expect(text(hessian(sumOfCubes, [x]))).toBe('((tensor([[ 6., 0.], [ 0., 12.]])))');
  });

  it('hessian_scalar: single numbers in', () => {
    expect(text(hessian(cubed, plain(2)))).toBe('tensor(12.)');
    expect(text(hessian(cubed, plain([2])))).toBe('tensor([[12.]])');
    expect(text(hessian((a) => a.pow(3).sum().view([1, 1]), x))).toBe('tensor([[ 6., 0.], [ 0., 12.]])');
  });

  it('hessian_create_graph: the result is differentiated further', () => {
    const second = (a: Tensor): unknown => hessian((b) => b.sin().prod(), a, { create_graph: true });
    expect(torch.autograd.gradcheck(second, [leaf([0.5, 1.5])])).toBe(true);
    expect(torch.autograd.gradgradcheck(second, [leaf([0.5, 1.5])])).toBe(true);
    const point = leaf([1, 2]);
    const [third] = torch.autograd.grad((hessian(sumOfCubes, point, true) as Tensor).sum(), point);
    expect(text(third ?? point)).toBe('tensor([6., 6.], dtype=torch.float64)');
  });

  it('hessian_match_vhp_hvp: times a vector from either side', () => {
    const func = (a: Tensor): Tensor => a.pow(3).sum().sin();
    const point = torch.randn([3], { dtype: torch.double });
    const vector = torch.randn([3], { dtype: torch.double });
    const matrix = hessian(func, point) as Tensor;
    expect(torch.allclose(vhp(func, point, vector)[1] as Tensor, vector.matmul(matrix))).toBe(true);
    expect(torch.allclose(hvp(func, point, vector)[1] as Tensor, matrix.mv(vector))).toBe(true);
  });
});

type Product = typeof vhp;

function productRefuses(product: Product, caller: string): void {
  const outputs = 'outputs of the user-provided function';
  expect(thrown(() => product(sumOfTwice, bad([x, 2]), v))).toBe(
    notTensors('inputs', caller, "value at index 1 has type <class 'float'>"),
  );
  expect(thrown(() => product(() => 3, x, v))).toBe(
    notTensors(outputs, caller, `given ${outputs} has type <class 'float'>`),
  );
  expect(thrown(() => product((a) => a, x, v))).toBe(
    `RuntimeError: The Tensor returned by the function given to ${caller} should contain a single element`,
  );
  expect(thrown(() => product((a) => [a.sum(), a.sum()], x, v))).toBe(
    `RuntimeError: The function given to ${caller} should return a single Tensor`,
  );
  expect(thrown(() => product(sumOfTwice, x, ones(3)))).toBe(
    'RuntimeError: v has invalid size: should be torch.Size([2]) but got torch.Size([3]).',
  );
  expect(thrown(() => product(sumOfTwice, x, [v, v]))).toBe(
    'RuntimeError: The given v should contain a single Tensor.',
  );
  expect(thrown(() => product(sumOfTwice, [x, x], [v]))).toBe(
    'RuntimeError: v is a tuple of invalid length: should be 2 but got 1.',
  );
  expect(thrown(() => product(sumOfTwice, [x, x], [v, ones(3)]))).toBe(
    'RuntimeError: Entry 1 in v has invalid size: should be torch.Size([2]) but got torch.Size([3]).',
  );
  expect(thrown(() => product(sumOfTwice, x))).toBe(NEEDED_OF_INPUT);
}

function productIsStrict(product: Product): void {
  expect(thrown(() => product(detachedSum, x, v, { strict: true }))).toBe(NO_GRAPH);
  expect(text(product(detachedSum, x, v))).toBe('(tensor(3.), tensor([0., 0.]))');
  expect(thrown(() => product(otherNumber, x, v, { strict: true }))).toBe(INDEPENDENT);
  expect(text(product(otherNumber, x, v))).toBe('(tensor(2.), tensor([0., 0.]))');
  expect(thrown(() => product(sumOfTwice, x, v, { strict: true }))).toBe(LINEAR(0));
  const squares = (a: Tensor): Tensor => a.mul(a).sum();
  expect(text(product(squares, x, v, { strict: true }))).toBe('(tensor(5.), tensor([2., 2.]))');
  expect(thrown(() => product(squares, x, v, { strict: true, create_graph: true }))).toBe(
    'RuntimeError: The hessian of the user-provided function is independent of input 0. This is not allowed in strict mode when create_graph=True.',
  );
}

function productWithoutGraph(product: Product): void {
  const [output, result] = torch.no_grad(() =>
    product(sumOfCubes, leaf([1, 2]), torch.ones(2, { dtype: torch.double })),
  );
  expect([output, result].map((each) => (each as Tensor).requires_grad)).toEqual([false, false]);
  expect(text(result)).toBe('tensor([ 6., 12.], dtype=torch.float64)');
  const graph = torch.no_grad(() =>
    product(sumOfCubes, leaf([1, 2]), torch.ones(2, { dtype: torch.double }), { create_graph: true }),
  );
  expect(graph.map((each) => (each as Tensor).requires_grad)).toEqual([true, true]);
}

function productGives(product: Product): void {
  expect(text(product(sumOfCubes, x, plain([1, 2])))).toBe('(tensor(9.), tensor([ 6., 24.]))');
  const half = (a: Tensor, b: Tensor): Tensor => a.pow(3).sum().add(b.mul(2).sum());
  expect(text(product(half, [x, ones(2)], [v, v]))).toBe('(tensor(13.), (tensor([ 6., 12.]), tensor([0., 0.])))');
  const mixed = (a: Tensor, b: Tensor): Tensor => a.mul(b).sum();
  expect(text(product(mixed, [x, ones(2)], [v, plain([3, 4])]))).toBe(
    '(tensor(3.), (tensor([3., 4.]), tensor([1., 1.])))',
  );
}

function productOfNumbers(product: Product): void {
  expect(text(product(cubed, plain(2)))).toBe('(tensor(8.), tensor(12.))');
  expect(text(product(cubed, plain([2])))).toBe('(tensor([8.]), tensor([12.]))');
  expect(text(product((a) => a.pow(3).sum().view([1, 1]), x, v))).toBe('(tensor([[9.]]), tensor([ 6., 12.]))');
}

function productWithGraph(product: Product): void {
  const point = leaf([0.5, 1.5]);
  const vector = leaf([1, -2]);
  const second = (a: Tensor, b: Tensor): unknown => product((c) => c.sin().prod(), a, b, { create_graph: true });
  expect(torch.autograd.gradcheck(second, [point, vector])).toBe(true);
  expect(torch.autograd.gradgradcheck(second, [point, vector])).toBe(true);
}

describe('vhp and hvp', () => {
  it('vhp_err_check: what is no tensor, vectors of other sizes, more than a number', () => {
    productRefuses(vhp, 'vhp');
  });
  it('vhp_err_check_strict: a derivative that does not depend on an input', () => {
    productIsStrict(vhp);
  });
  it('vhp_no_grad: results have no graph, and may be asked for without one', () => {
    productWithoutGraph(vhp);
  });
  it('vhp_output: one or several inputs', () => {
    productGives(vhp);
  });
  it('vhp_scalar: the vector may be left out of a single number', () => {
    productOfNumbers(vhp);
  });
  it('vhp_create_graph: results are differentiated further', () => {
    productWithGraph(vhp);
  });
  it('hvp_err_check: what is no tensor, vectors of other sizes, more than a number', () => {
    productRefuses(hvp, 'hvp');
  });
  it('hvp_err_check_strict: a derivative that does not depend on an input', () => {
    productIsStrict(hvp);
  });
  it('hvp_no_grad: results have no graph, and may be asked for without one', () => {
    productWithoutGraph(hvp);
  });
  it('hvp_output: one or several inputs', () => {
    productGives(hvp);
  });
  it('hvp_scalar: the vector may be left out of a single number', () => {
    productOfNumbers(hvp);
  });
  it('hvp_create_graph: results are differentiated further', () => {
    productWithGraph(hvp);
  });
});
