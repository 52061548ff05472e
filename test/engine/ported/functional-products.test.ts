/** `vjp` and `jvp` of `torch.autograd.functional`, by the names of PyTorch's own tests, with what PyTorch 2.14 gives. */
import { describe, expect, it } from 'vitest';
import { torch, type Tensor } from '../../../src/engine/torch';
import {
  leaf,
  plain,
  ones,
  text,
  tensorsIn,
  bad,
  x,
  v,
  twice,
  cubed,
  sumOfCubes,
  detached,
  otherLeaf,
  NEEDED_OF_INPUT,
  NO_GRAPH,
  INDEPENDENT,
  JACOBIAN_INDEPENDENT,
  notTensors,
} from './functional-cases';
import { thrown } from './thrown';

const { vjp, jvp } = torch.autograd.functional;

describe('vjp and jvp', () => {
  it('vjp_err_check: what is no tensor and vectors of other sizes are refused', () => {
    const outputs = 'outputs of the user-provided function';
    expect(thrown(() => vjp(twice, bad('a'), v))).toBe(
      notTensors('inputs', 'vjp', "given inputs has type <class 'str'>"),
    );
    expect(thrown(() => vjp(twice, bad([x, 2]), v))).toBe(
      notTensors('inputs', 'vjp', "value at index 1 has type <class 'float'>"),
    );
    expect(thrown(() => vjp(() => 3, x, v))).toBe(
      notTensors(outputs, 'vjp', `given ${outputs} has type <class 'float'>`),
    );
    expect(thrown(() => vjp((a) => [a, 3], x, [v, v]))).toBe(
      notTensors(outputs, 'vjp', "value at index 1 has type <class 'float'>"),
    );
    expect(thrown(() => vjp(twice, x, bad('a')))).toBe(notTensors('v', 'vjp', "given v has type <class 'str'>"));
    expect(thrown(() => vjp(twice, x, ones(3)))).toBe(
      'RuntimeError: v has invalid size: should be torch.Size([2]) but got torch.Size([3]).',
    );
    expect(thrown(() => vjp(twice, [x], [v, v]))).toBe('RuntimeError: The given v should contain a single Tensor.');
    const both = (a: Tensor): Tensor[] => [a, a.sum()];
    expect(thrown(() => vjp(both, x, [v]))).toBe(
      'RuntimeError: v is a tuple of invalid length: should be 2 but got 1.',
    );
    expect(thrown(() => vjp(both, x, [v, v]))).toBe(
      'RuntimeError: Entry 1 in v has invalid size: should be torch.Size([]) but got torch.Size([2]).',
    );
  });

  it('vjp_err_check_strict: an output that does not depend on an input', () => {
    expect(thrown(() => vjp(detached, x, v, { strict: true }))).toBe(NO_GRAPH);
    expect(text(vjp(detached, x, v))).toBe('(tensor([1., 2.]), tensor([0., 0.]))');
    expect(thrown(() => vjp(otherLeaf, x, v, { strict: true }))).toBe(INDEPENDENT);
    expect(text(vjp(otherLeaf, x, v))).toBe('(tensor([2., 2.]), tensor([0., 0.]))');
    expect(thrown(() => vjp(twice, x, v, { strict: true, create_graph: true }))).toBe(JACOBIAN_INDEPENDENT);
    expect(text(vjp(twice, x, v, { strict: true }))).toBe('(tensor([2., 4.]), tensor([2., 2.]))');
  });

  it('vjp_no_grad: results have no graph, and may be asked for without one', () => {
    const reducer = (a: Tensor): Tensor => a.sum(1);
    const [output, product] = torch.no_grad(() => vjp(reducer, torch.rand([4, 4]), ones(4)));
    expect(text(product)).toBe(text(ones(4, 4)));
    expect([...tensorsIn(output), ...tensorsIn(product)].map(({ grad_fn }) => grad_fn)).toEqual([null, null]);
    const inputs = torch.rand([4, 4], { requires_grad: true });
    const graph = torch.no_grad(() => vjp((a) => a.pow(2).sum(1), inputs, ones(4), { create_graph: true }));
    expect(tensorsIn(graph).every(({ requires_grad }) => requires_grad)).toBe(true);
  });

  it('vjp_output: outputs and inputs, one or several', () => {
    expect(text(vjp(cubed, x, v))).toBe('(tensor([1., 8.]), tensor([ 3., 12.]))');
    const adder = (a: Tensor, b: Tensor): Tensor => a.mul(2).add(b.mul(3));
    expect(text(vjp(adder, [x, ones(2)], v))).toBe('(tensor([5., 7.]), (tensor([2., 2.]), tensor([3., 3.])))');
    const both = (a: Tensor, b: Tensor): Tensor[] => [a.mul(2).add(b.mul(3)), a.add(b)];
    expect(text(vjp(both, [x, ones(2)], [v, plain([1, 2])]))).toBe(
      '((tensor([5., 7.]), tensor([2., 3.])), (tensor([3., 4.]), tensor([4., 5.])))',
    );
  });

  it('vjp_scalar: the vector may be left out of a single number', () => {
    expect(text(vjp((a) => a.sum(), x))).toBe('(tensor(3.), tensor([1., 1.]))');
    expect(text(vjp((a) => a.sum().unsqueeze(0), x, ones(1)))).toBe('(tensor([3.]), tensor([1., 1.]))');
    expect(text(vjp((a) => a.sum().unsqueeze(0), x))).toBe('(tensor([3.]), tensor([1., 1.]))');
    expect(thrown(() => vjp((a) => a.expand([3]), plain(2)))).toBe(
      'RuntimeError: The vector v can only be None if the user-provided function returns a single Tensor with a single element.',
    );
  });

  it('vjp_create_graph: results are differentiated further', () => {
    const point = leaf([
      [1, 2],
      [3, 4],
    ]);
    const weight = torch.ones(2, { dtype: torch.double, requires_grad: true });
    const func = (a: Tensor): Tensor => a.pow(3).sum(1);
    const product = (a: Tensor, b: Tensor): unknown => vjp(func, a, b, { create_graph: true })[1];
    expect(torch.autograd.gradcheck(product, [point, weight])).toBe(true);
    expect(torch.autograd.gradgradcheck(product, [point, weight])).toBe(true);
    const [, result] = vjp(func, point, weight, { create_graph: true });
    const [gradient] = torch.autograd.grad((result as Tensor).sum(), point);
    expect(text(gradient ?? point)).toBe('tensor([[ 6., 12.], [18., 24.]], dtype=torch.float64)');
  });

  it('jvp_err_check: what is no tensor and vectors of other sizes are refused', () => {
    expect(thrown(() => jvp(twice, bad([x, 2]), v))).toBe(
      notTensors('inputs', 'jvp', "value at index 1 has type <class 'float'>"),
    );
    expect(thrown(() => jvp(() => 3, x, v))).toContain(
      'TypeError: The outputs of the user-provided function given to jvp',
    );
    expect(thrown(() => jvp(twice, x, bad([v, 2])))).toBe(
      notTensors('v', 'jvp', "value at index 1 has type <class 'float'>"),
    );
    expect(thrown(() => jvp(twice, [x], [v, v]))).toBe(
      'RuntimeError: v is a tuple of invalid length: should be 1 but got 2.',
    );
    expect(thrown(() => jvp(twice, x, [v, v]))).toBe('RuntimeError: The given v should contain a single Tensor.');
    expect(thrown(() => jvp(twice, [x], [ones(3)]))).toBe(
      'RuntimeError: Entry 0 in v has invalid size: should be torch.Size([2]) but got torch.Size([3]).',
    );
    expect(thrown(() => jvp((a) => a.sum(), x, ones(1)))).toBe(
      'RuntimeError: v has invalid size: should be torch.Size([2]) but got torch.Size([1]).',
    );
  });

  it('jvp_err_check_strict: an output that does not depend on an input', () => {
    expect(thrown(() => jvp(detached, x, v, { strict: true }))).toBe(NO_GRAPH);
    expect(text(jvp(detached, x, v))).toBe('(tensor([1., 2.]), tensor([0., 0.]))');
    expect(thrown(() => jvp(otherLeaf, x, v, { strict: true }))).toBe(INDEPENDENT);
    expect(text(jvp(otherLeaf, x, v))).toBe('(tensor([2., 2.]), tensor([0., 0.]))');
    expect(thrown(() => jvp(twice, x, v, { strict: true, create_graph: true }))).toBe(JACOBIAN_INDEPENDENT);
    expect(text(jvp(twice, x, v, { strict: true }))).toBe('(tensor([2., 4.]), tensor([2., 2.]))');
  });

  it('jvp_no_grad: results have no graph, and may be asked for without one', () => {
    const [output, product] = torch.no_grad(() => jvp((a) => a.sum(1), torch.rand([4, 4]), ones(4, 4)));
    expect(text(product)).toBe('tensor([4., 4., 4., 4.])');
    expect(
      tensorsIn(output)
        .concat(tensorsIn(product))
        .some(({ requires_grad }) => requires_grad),
    ).toBe(false);
    const inputs = torch.rand([4, 4], { requires_grad: true });
    const graph = torch.no_grad(() => jvp((a) => a.pow(2).sum(1), inputs, ones(4, 4), { create_graph: true }));
    expect(tensorsIn(graph).every(({ requires_grad }) => requires_grad)).toBe(true);
  });

  it('jvp_output: outputs and inputs, one or several', () => {
    expect(text(jvp(cubed, x, plain([1, 2])))).toBe('(tensor([1., 8.]), tensor([ 3., 24.]))');
    const adder = (a: Tensor, b: Tensor): Tensor => a.mul(2).add(b.mul(3));
    expect(text(jvp(adder, [x, ones(2)], [v, v]))).toBe('(tensor([5., 7.]), tensor([5., 5.]))');
    const both = (a: Tensor, b: Tensor): Tensor[] => [adder(a, b), a.add(b)];
    expect(text(jvp(both, [x, ones(2)], [v, plain([1, 2])]))).toBe(
      '((tensor([5., 7.]), tensor([2., 3.])), (tensor([5., 8.]), tensor([2., 3.])))',
    );
  });

  it('jvp_scalar: the vector may be left out of a single number', () => {
    expect(text(jvp((a) => a.expand([3]), plain(2)))).toBe('(tensor([2., 2., 2.]), tensor([1., 1., 1.]))');
    expect(text(jvp((a) => a.expand([3]), plain([2]), ones(1)))).toBe('(tensor([2., 2., 2.]), tensor([1., 1., 1.]))');
    expect(thrown(() => jvp((a) => a.sum(), x))).toBe(NEEDED_OF_INPUT);
  });

  it('jvp_create_graph: results are differentiated further', () => {
    const point = leaf([
      [1, 2],
      [3, 4],
    ]);
    const tangent = leaf([
      [1, 0.5],
      [-1, 2],
    ]);
    const product = (a: Tensor, b: Tensor): unknown => jvp((c) => c.pow(3).sum(1), a, b, { create_graph: true })[1];
    expect(torch.autograd.gradcheck(product, [point, tangent])).toBe(true);
    expect(torch.autograd.gradgradcheck(product, [point, tangent])).toBe(true);
    const [output, result] = jvp(sumOfCubes, leaf([1, 2]), torch.ones(2, { dtype: torch.double }), true);
    expect([output, result].map((each) => (each as Tensor).requires_grad)).toEqual([true, true]);
    expect((result as Tensor).item()).toBe(15);
  });
});
