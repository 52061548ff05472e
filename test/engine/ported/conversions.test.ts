/** Dtypes, conversions and derivatives of choices, by the names of PyTorch's own tests. */
import { describe, expect, it } from 'vitest';
import { torch, type Tensor } from '../../../src/engine/torch';
import { thrown } from './thrown';

const { gradcheck, gradgradcheck } = torch.autograd;

const FLOATS = [torch.float64, torch.float32, torch.float16, torch.bfloat16];
const INTEGERS = [torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool];

const leaf = (values: readonly number[], dtype = torch.float32): Tensor =>
  torch.tensor(values, { dtype, requires_grad: true });
const close = (values: readonly number[], digits = 6): number[] =>
  values.map((value) => expect.closeTo(value, digits) as number);
const listed = (x: Tensor | null | undefined): unknown => x?.tolist();

describe('dtypes', () => {
  it('type_conversions: a conversion is differentiated, in the dtype of what is converted', () => {
    const x = torch.randn(5, 5);
    const names = ['float', 'int', 'long', 'short', 'byte', 'char', 'double', 'half', 'bfloat16', 'bool'] as const;
    const kinds = ['Float', 'Int', 'Long', 'Short', 'Byte', 'Char', 'Double', 'Half', 'BFloat16', 'Bool'];
    expect(names.map((name) => x[name]().type())).toEqual(kinds.map((kind) => `torch.${kind}Tensor`));
    expect(x.type(torch.float64).dtype).toBe(torch.float64);
    expect(x.type('torch.IntTensor').dtype).toBe(torch.int32);
    expect(x.double().type_as(x).dtype).toBe(torch.float32);
    expect(x.float()).toBe(x);
    for (const [from, to] of FLOATS.flatMap((a) => FLOATS.map((b) => [a, b] as const))) {
      const start = leaf([1, 2], from);
      const converted = start.to(to);
      expect([converted.dtype, converted.requires_grad]).toEqual([to, true]);
      converted.mul(2).sum().backward();
      expect([start.grad?.dtype, listed(start.grad)]).toEqual([from, [2, 2]]);
    }
    for (const to of INTEGERS) expect(leaf([1, 2]).to(to).requires_grad).toBe(false);
    expect(thrown(() => x.type('foo'))).toBe("ValueError: invalid type: 'foo'");
  });

  it('set_requires_grad_only_for_floats: of other dtypes it is refused in one of three wordings', () => {
    for (const dtype of FLOATS) {
      const a = torch.ones([1], { dtype });
      a.requires_grad_();
      expect([a.requires_grad, a.requires_grad_(false).requires_grad]).toEqual([true, false]);
      a.requires_grad = true;
      expect(torch.ones([1], { dtype, requires_grad: true }).requires_grad).toBe(true);
    }
    for (const dtype of INTEGERS) {
      const a = torch.ones([1], { dtype });
      expect(a.requires_grad_(false).requires_grad).toBe(false);
      a.requires_grad = false;
      expect(thrown(() => a.requires_grad_())).toBe(
        'RuntimeError: only Tensors of floating point dtype can require gradients',
      );
      expect(thrown(() => (a.requires_grad = true))).toBe(
        'RuntimeError: only Tensors of floating point and complex dtype can require gradients',
      );
      expect(thrown(() => torch.ones([1], { dtype, requires_grad: true }))).toBe(
        'RuntimeError: Only Tensors of floating point and complex dtype can require gradients',
      );
    }
  });

  it('requires_grad_factory: what is made like a tensor requires a gradient where it is asked to', () => {
    const x = torch.randn(2, 3);
    for (const like of ['ones_like', 'zeros_like', 'empty_like', 'randn_like', 'rand_like'] as const)
      for (const dtype of FLOATS)
        for (const requires_grad of [true, false]) {
          const made = torch[like](x, { dtype, requires_grad });
          expect([made.dtype, made.requires_grad, made.is_leaf]).toEqual([dtype, requires_grad, true]);
        }
    for (const dtype of INTEGERS)
      for (const like of ['ones_like', 'zeros_like', 'empty_like'] as const)
        expect(thrown(() => torch[like](x, { dtype, requires_grad: true }))).toBe(
          'RuntimeError: Only Tensors of floating point and complex dtype can require gradients',
        );
    // Under no_grad, too: a leaf is no result.
    expect(torch.no_grad(() => torch.ones_like(x, { requires_grad: true })).requires_grad).toBe(true);
  });

  it('grad_assignment: a gradient must fit its tensor', () => {
    const x = torch.randn([5, 5], { requires_grad: true });
    const set = (value: unknown): string => thrown(() => (x.grad = value as Tensor));
    expect(set(2)).toBe('TypeError: assigned grad expected to be a Tensor or None but got grad of type float');
    expect(set(x)).toBe("RuntimeError: can't assign Variable as its own grad");
    expect(set(torch.randn(2, 2))).toBe(
      "RuntimeError: attempting to assign a gradient of size '[2, 2]' to a tensor of size '[5, 5]'. Please ensure that the gradient and the tensor are the same size",
    );
    expect(set(torch.randn([5, 5], { dtype: torch.float64 }))).toContain(
      "attempting to assign a gradient with dtype 'double' to a tensor with grad_dtype 'Float'.",
    );
    const own = torch.randn(5, 5);
    x.grad = own;
    expect(x.grad).toBe(own);
    x.grad = null;
    expect(x.grad).toBeNull();
    const plain = torch.ones(2);
    plain.grad = torch.zeros(2);
    expect(listed(plain.grad)).toEqual([0, 0]);
  });

  it('pyscalar_conversions: Python’s numbers of a tensor that has one', () => {
    for (const dtype of FLOATS) {
      const x = torch.tensor([-1.5], { dtype });
      expect([x.__int__(), x.__float__(), x.__bool__(), x.item()]).toEqual([-1, -1.5, true, -1.5]);
      expect(torch.tensor(0, { dtype }).__bool__()).toBe(false);
      const [nan, inf] = [torch.tensor(NaN, { dtype }), torch.tensor(-Infinity, { dtype })];
      expect([nan.__float__(), nan.__bool__(), inf.__float__(), inf.__bool__()]).toEqual([NaN, true, -Infinity, true]);
      expect(thrown(() => nan.__int__())).toBe('ValueError: cannot convert float NaN to integer');
      expect(thrown(() => inf.__int__())).toBe('OverflowError: cannot convert float infinity to integer');
    }
    expect(torch.tensor(1e30).__int__()).toBe(1000000015047466219876688855040n);
    expect(torch.tensor(2n ** 62n + 1n).__int__()).toBe(2n ** 62n + 1n);
    expect([torch.tensor(true).__int__(), torch.tensor(7n).__float__(), torch.full([1, 1], 3.7).__int__()]).toEqual([
      1, 7, 3,
    ]);
    const only = 'ValueError: only one element tensors can be converted to Python scalars';
    expect([thrown(() => torch.ones(2).__float__()), thrown(() => torch.ones(0).__int__())]).toEqual([only, only]);
    expect(thrown(() => torch.ones(2).__bool__())).toBe(
      'RuntimeError: Boolean value of Tensor with more than one value is ambiguous',
    );
    expect(thrown(() => torch.ones(0).__bool__())).toBe(
      'RuntimeError: Boolean value of Tensor with no values is ambiguous',
    );
  });

  it('shape: what it tells', () => {
    const x = torch.randn(3, 4);
    expect([x.shape.length, x.shape[0], x.shape[1], x.dim(), x.ndimension(), x.nelement()]).toEqual([
      2, 3, 4, 2, 2, 12,
    ]);
    expect([x.element_size(), x.itemsize, x.nbytes, torch.ones([2], { dtype: torch.bfloat16 }).nbytes]).toEqual([
      4, 4, 48, 4,
    ]);
    expect(String(x.shape)).toBe('torch.Size([3, 4])');
  });

  it('integer_outputs: places and truth values require no gradient', () => {
    const x = torch.rand([4, 4], { requires_grad: true });
    for (const out of [
      x.argmax(),
      x.argmin(),
      x.argsort(),
      (torch.topk(x, 2) as unknown as { indices: Tensor }).indices,
      (x.sort() as unknown as { indices: Tensor }).indices,
      (x.max(0) as unknown as { indices: Tensor }).indices,
      torch.bucketize(torch.rand(3), torch.rand([4], { requires_grad: true }).sort().values.detach()),
      torch.count_nonzero(x),
      torch.searchsorted(x.sort().values, x),
      x.gt(0.5),
    ])
      expect([out.dtype.is_floating_point, out.requires_grad, out.grad_fn]).toEqual([false, false, null]);
  });

  it('non_differentiable_ops: questions about numbers have no derivative', () => {
    const x = torch.ones([10], { requires_grad: true });
    for (const out of [
      torch.isin(x, torch.tensor([2, 3])),
      x.signbit(),
      x.isnan(),
      x.isfinite(),
      x.logical_not(),
      x.eq(1),
    ])
      expect([out.requires_grad, out.dtype]).toEqual([false, torch.bool]);
    expect(x.sign().grad_fn?.name()).toBe('SignBackward0');
  });
});

describe('derivatives of choices', () => {
  const choices: readonly [string, readonly number[], readonly number[]][] = [
    ['max', [1, 0, 1, 0, 1, 0], [1 / 3, 0, 1 / 3, 0, 1 / 3, 0]],
    ['min', [1, 0, 1, 0, 1, 0], [0, 1 / 3, 0, 1 / 3, 0, 1 / 3]],
    ['amax', [1, 0, 1, 0, 1, 0], [1 / 3, 0, 1 / 3, 0, 1 / 3, 0]],
    ['amin', [1, 0, 1, 0, 1, 0], [0, 1 / 3, 0, 1 / 3, 0, 1 / 3]],
    ['median', [1, 0, 1, 0, 1, 0], [0, 1 / 3, 0, 1 / 3, 0, 1 / 3]],
    ['nanmedian', [1, NaN, 1, 0, 1, 0], [1 / 3, 0, 1 / 3, 0, 1 / 3, 0]],
    ['max', [1, NaN, 1, 0, 1, 0], [0, 1, 0, 0, 0, 0]],
    ['median', [1, NaN, 1, 0, 1, 0], [0, 1, 0, 0, 0, 0]],
    ['max', Array<number>(6).fill(NaN), Array<number>(6).fill(1 / 6)],
    ['min', Array<number>(6).fill(NaN), Array<number>(6).fill(1 / 6)],
    ['median', Array<number>(6).fill(NaN), Array<number>(6).fill(1 / 6)],
    ['nanmedian', Array<number>(6).fill(NaN), Array<number>(6).fill(1 / 6)],
  ];

  it.each(choices)('min_max_median_backprops_to_all_values: %s of %j', (name, values, expected) => {
    const x = leaf(values);
    x[name as 'amax']().backward();
    expect(listed(x.grad)).toEqual(close(expected));
  });

  it('scatter_index_reduce_amin_amax_backprops_to_all_values: ties share it, what stood there before among them', () => {
    const index = torch.tensor([0n, 0n, 2n, 2n, 3n, 3n]);
    const third = 1 / 3;
    for (const reduce of ['amax', 'amin'])
      for (const include_self of [true, false])
        for (const f of [
          (x: Tensor, s: Tensor) => x.scatter_reduce(0, index, s, reduce, { include_self }),
          (x: Tensor, s: Tensor) => x.index_reduce(0, index, s, reduce, { include_self }),
        ]) {
          const [input, source] = [leaf([1, 1, 3, 2]), leaf([1, 1, 3, 3, 2, 2])];
          f(input, source).sum().backward();
          expect(listed(input.grad)).toEqual(close(include_self ? [third, 1, third, third] : [0, 1, 0, 0]));
          expect(listed(source.grad)).toEqual(close(Array<number>(6).fill(third)));
        }
  });

  it('scatter_index_reduce_prod_gradgrad_error: twice, where two factors are 0', () => {
    const index = torch.tensor([0n, 0n, 0n, 2n]);
    for (const [f, message] of [
      [
        (x: Tensor, s: Tensor) => x.scatter_reduce(0, index, s, 'prod'),
        'RuntimeError: scatter_reduce(): Double backward is unsupported for src when >1 zeros in src are scattered to the same position in self',
      ],
      [
        (x: Tensor, s: Tensor) => x.index_reduce(0, index, s, 'prod'),
        'RuntimeError: index_reduce(): Double backward is unsupported for source when >1 zeros in source are scattered to the same position in self',
      ],
    ] as const) {
      const [input, source] = [leaf([1, 1, 2], torch.float64), leaf([1, 0, 0, 2], torch.float64)];
      const [a, b] = torch.autograd.grad(f(input, source).sum(), [input, source], { create_graph: true }) as [
        Tensor,
        Tensor,
      ];
      expect([a.tolist(), b.tolist()]).toEqual([
        [0, 1, 2],
        [0, 0, 0, 2],
      ]);
      expect(
        thrown(() => {
          a.sum().add(b.sum()).backward();
        }),
      ).toBe(message);
    }
  });

  it('where_functional: of tensors that broadcast', () => {
    torch.manual_seed(2);
    const rand = (...size: number[]): Tensor => torch.rand(size, { dtype: torch.float64, requires_grad: true });
    const condition = torch.rand(5, 5).gt(0.5);
    const chosen = (x: Tensor, y: Tensor): Tensor => torch.where(condition, x, y);
    for (const inputs of [
      [rand(5, 5), rand(5, 5)],
      [rand(5, 1), rand(1, 5)],
      [rand(5, 5), rand()],
    ] as const) {
      expect(gradcheck(chosen, [...inputs])).toBe(true);
      expect(gradgradcheck(chosen, [...inputs])).toBe(true);
    }
  });

  it('where_scalar: of a tensor and a number', () => {
    const x = torch.tensor([-1, 2, 3], { dtype: torch.float64, requires_grad: true });
    const positive = x.detach().gt(0);
    expect(gradcheck((a: Tensor) => torch.where(positive, a, 4), [x])).toBe(true);
    expect(gradcheck((a: Tensor) => torch.where(positive, 4, a), [x])).toBe(true);
    expect(gradgradcheck((a: Tensor) => torch.where(positive, a.pow(2), 4), [x])).toBe(true);
    torch.where(positive, x, 4).sum().backward();
    expect(listed(x.grad)).toEqual([0, 1, 1]);
  });

  it('mv_grad_stride_0: a matrix times a vector that shows one number many times', () => {
    const mat = torch.randn([2, 2], { dtype: torch.float64 });
    const vec = torch.randn([1], { dtype: torch.float64, requires_grad: true });
    const product = (v: Tensor): Tensor => mat.mv(v.expand(2));
    expect(gradcheck(product, [vec])).toBe(true);
    expect(gradgradcheck(product, [vec])).toBe(true);
  });

  it('power_function: 0 to a power that is varied', () => {
    for (const f of [(b: Tensor) => torch.tensor([0, 0, 0]).pow(b), (b: Tensor) => torch.pow(0, b)]) {
      const b = leaf([-1, 0, 1]);
      f(b).sum().backward();
      expect(listed(b.grad)).toEqual([-Infinity, 0, 0]);
    }
  });

  it('pow_zero_tensor_gradient: whatever to the power 0 is flat', () => {
    const x = leaf([-1, 0, 2]);
    x.pow(torch.zeros(3)).sum().backward();
    expect(listed(x.grad)).toEqual([0, 0, 0]);
    const y = leaf([-1, 0, 2]);
    y.pow(torch.tensor([[0], [1]]))
      .sum()
      .backward();
    expect(listed(y.grad)).toEqual([1, 1, 1]);
  });

  it('var_mean_differentiable: as variance and mean apart', () => {
    for (const [dim, keepdim] of [
      [[2, 4], false],
      [[0, 3], true],
      [[1], true],
    ] as const) {
      const [input1, input2] = [0, 1].map(() => {
        torch.manual_seed(3);
        return torch.randn([3, 2, 2, 2, 2], { dtype: torch.float64, requires_grad: true });
      }) as [Tensor, Tensor];
      const [v1, m1] = torch.var_mean(input1, dim, { keepdim });
      const [v2, m2] = [input2.var(dim, { keepdim }), input2.mean(dim, keepdim)];
      expect([v1.shape.slice(), m1.shape.slice()]).toEqual([v2.shape.slice(), m2.shape.slice()]);
      const loss = (v: Tensor, m: Tensor): Tensor => v.mul(m).add(v.div(m)).sum();
      loss(v1, m1).backward();
      loss(v2, m2).backward();
      expect(input1.grad?.flatten().tolist()).toEqual(close(input2.grad?.flatten().tolist() as number[], 10));
    }
  });

  it.each<[string, Tensor, number | readonly number[], readonly number[]]>([
    ['sparse_gather_ind_scalar', leaf([1, 2, 3]), 0, [1, 0, 0]],
    ['sparse_gather_dim_neg', leaf([1, 2, 3]), [2, 2], [0, 0, 2]],
  ])('%s: along the only dimension', (_name, x, index, expected) => {
    const at = torch.tensor(typeof index === 'number' ? BigInt(index) : index.map(BigInt));
    torch.gather(x, -1, at).sum().backward();
    expect(listed(x.grad)).toEqual(expected);
  });

  it('sparse_gather_ind_scalar: one place of a vector', () => {
    const x = leaf([1, 2, 3]);
    const taken = torch.gather(x, 0, torch.tensor(0n));
    taken.backward();
    expect([taken.shape.slice(), listed(x.grad)]).toEqual([[], [1, 0, 0]]);
  });

  it('sparse_gather_x_scalar: a list of places of one number', () => {
    const x = torch.tensor(2, { requires_grad: true });
    const taken = torch.gather(x, 0, torch.tensor([0n]));
    taken.sum().backward();
    expect([taken.shape.slice(), x.grad?.item()]).toEqual([[1], 1]);
  });

  it('sparse_gather_both_scalar: the place of one number', () => {
    const x = torch.tensor(2, { requires_grad: true });
    const taken = torch.gather(x, 0, torch.tensor(0n));
    taken.backward();
    expect([taken.shape.slice(), x.grad?.item()]).toEqual([[], 1]);
  });

  it('sparse_gather_dim0: what is taken twice counts twice, along rows', () => {
    const x = torch.ones([3, 2], { requires_grad: true });
    torch
      .gather(
        x,
        0,
        torch.tensor([
          [0n, 1n],
          [0n, 2n],
        ]),
      )
      .sum()
      .backward();
    expect(listed(x.grad)).toEqual([
      [2, 0],
      [0, 1],
      [0, 1],
    ]);
  });

  it('sparse_gather_dim1: and along columns', () => {
    const x = torch.ones([2, 3], { requires_grad: true });
    torch
      .gather(
        x,
        1,
        torch.tensor([
          [0n, 0n],
          [2n, 1n],
        ]),
      )
      .sum()
      .backward();
    expect(listed(x.grad)).toEqual([
      [2, 0, 0],
      [0, 1, 1],
    ]);
  });
});
