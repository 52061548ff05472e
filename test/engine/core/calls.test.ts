/** Calling operators: positions, keywords, lists of sizes, and what is said about arguments that do not fit. */
import { describe, expect, it } from 'vitest';
import { observed, type OperatorCall } from '../../../src/engine/observer';
import { torch, type Tensor } from '../../../src/engine/torch';

const x = torch.tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

describe('arguments', () => {
  it('go by position or by keyword', () => {
    const expected = [[6], [15]];
    expect(x.sum(1, true).tolist()).toEqual(expected);
    expect(x.sum(1, { keepdim: true }).tolist()).toEqual(expected);
    expect(x.sum({ dim: 1, keepdim: true }).tolist()).toEqual(expected);
    expect(torch.sum(x, [-1], { keepdim: true }).tolist()).toEqual(expected);
    expect(torch.add(x, x, { alpha: 2 }).tolist()).toEqual(x.mul(3).tolist());
    expect(torch.add(x, { other: 1 }).tolist()).toEqual(x.add(1).tolist());
  });

  it('give sizes one by one or as a list', () => {
    expect(x.view(3, 2).shape).toEqual([3, 2]);
    expect(x.view([3, 2]).shape).toEqual([3, 2]);
    expect(x.permute(1, 0).tolist()).toEqual(x.t().tolist());
    expect(torch.zeros(2, 3).shape).toEqual([2, 3]);
    expect(torch.zeros([2], { dtype: torch.float64 }).dtype).toBe(torch.float64);
  });

  it('go by the names of NumPy, where PyTorch takes them', () => {
    const numpy = torch as unknown as Record<string, (...args: readonly unknown[]) => Tensor>;
    expect(numpy['sum']?.(x, { axis: 0, keepdims: true }).tolist()).toEqual([[5, 7, 9]]);
    expect(numpy['add']?.({ x1: x, x2: x }).tolist()).toEqual(x.mul(2).tolist());
    expect(numpy['sin']?.({ a: x }).tolist()).toEqual(x.sin().tolist());
    expect(numpy['cat']?.([x, x], { axis: 1 }).shape).toEqual([2, 6]);
  });

  it('may be tensors of one element where numbers are meant', () => {
    const one = torch.tensor(1n);
    const of = (value: unknown): never => value as never;
    expect(x.select(0, of(one)).tolist()).toEqual([4, 5, 6]);
    expect(x.sum(of(one)).tolist()).toEqual([6, 15]);
    expect(x.view(of(one.mul(3n)), 2).shape).toEqual([3, 2]);
    expect(torch.zeros([of(one), 2]).shape).toEqual([1, 2]);
    expect(x.add(1, { alpha: of(torch.tensor(2)) }).tolist()).toEqual(x.add(2).tolist());
    expect(torch.full([2], of(one)).dtype).toBe(torch.int64);
    expect(x.clamp(of(torch.tensor(2))).tolist()).toEqual(x.clamp(2).tolist());
  });

  it('may be a number before a tensor, which decides the dtype as a number does', () => {
    const functions = torch as unknown as Record<string, (...args: readonly unknown[]) => Tensor>;
    const y = torch.tensor([1, 2], { requires_grad: true, dtype: torch.float64 });
    const quotient = functions['div']?.(1, y) ?? y;
    expect(quotient.tolist()).toEqual([1, 0.5]);
    expect(quotient.dtype).toBe(torch.float64);
    quotient.sum().backward();
    expect(y.grad?.tolist()).toEqual([-1, -0.25]);
    expect(functions['sub']?.(1n, torch.tensor([3n])).dtype).toBe(torch.int64);
    expect(functions['sub']?.(1, torch.tensor([3n])).dtype).toBe(torch.float32);
  });

  it('leave what is undefined at its default', () => {
    expect(x.sum({ dim: 0, keepdim: undefined }).shape).toEqual([3]);
  });
});

describe('arguments that do not fit', () => {
  // Callers without types.
  const t = torch as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  const v = torch.ones([2]) as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  const f = torch.nn.functional as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  const special = torch.special as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  const ungraded = torch.tensor(1, { requires_grad: true });

  it.each<[string, () => unknown, unknown]>([
    ['type', () => t['sin']?.(1), "sin(): argument 'input' (position 1) must be Tensor, not float"],
    ['type of a method', () => v['maximum']?.(2), "maximum(): argument 'other' (position 1) must be Tensor, not float"],
    ['missing', () => t['sin']?.(), 'sin() missing 1 required positional arguments: "input"'],
    ['missing of a method', () => v['mul']?.(), 'mul() missing 1 required positional arguments: "other"'],
    ['too many', () => t['sin']?.(v, 3), 'sin() takes 1 positional argument but 2 were given'],
    ['too many of a method', () => v['sin']?.(3), 'TensorBase.sin() takes no arguments (1 given)'],
    ['unknown keyword', () => t['sin']?.(v, { foo: 3 }), "sin() got an unexpected keyword argument 'foo'"],
    ['sizes', () => t['zeros']?.('a'), "zeros(): argument 'size' (position 1) must be tuple of ints, not str"],
    [
      'a later size',
      () => v['view']?.(1, 2.5),
      'view(): argument \'size\' failed to unpack the object at pos 2 with error "type must be tuple of ints,but got float"',
    ],
    [
      'a first size',
      () => v['reshape']?.([2.5]),
      "reshape(): argument 'shape' (position 1) must be tuple of ints, but found element of type float at pos 0",
    ],
    [
      'more sizes than one list',
      () => v['reshape']?.(2.5, 1),
      'reshape() takes 1 positional argument but 2 were given',
    ],
    ['keepdim', () => v['sum']?.(0, 1n), "sum(): argument 'keepdim' (position 2) must be bool, not int"],
    [
      'keepdim alone',
      () => v['median']?.({ keepdim: true }),
      'median() missing 1 required positional arguments: "dim"',
    ],
    ['of a function', () => t['sum']?.(v, 0, 1n), "sum(): argument 'keepdim' (position 3) must be bool, not int"],
    ['None', () => v['mul']?.(null), "mul(): argument 'other' (position 1) must be Tensor, not NoneType"],
    ['no whole number', () => v['softmax']?.(0.5), "softmax(): argument 'dim' (position 1) must be int, not float"],
    ['a truth value', () => v['select']?.(true, 0), "select(): argument 'dim' (position 1) must be int, not bool"],
    ['a tensor', () => v['select']?.(0, ungraded), "select(): argument 'index' (position 2) must be int, not Tensor"],
    [
      'a tensor that needs its gradient',
      () => v['add']?.(1, { alpha: ungraded }),
      "add(): argument 'alpha' must be Number, not Tensor",
    ],
    ['a range', () => v['flatten']?.(0, 0, 0), 'flatten() takes from 0 to 2 positional arguments but 3 were given'],
    ['twice', () => v['softmax']?.(0, { dim: 0 }), "softmax() got multiple values for argument 'dim'"],
    ['keywords of a method without any', () => v['sin']?.({ foo: 1 }), 'TensorBase.sin() takes no keyword arguments'],
    ['a namespace', () => special['erf']?.(1n), "special_erf(): argument 'input' (position 1) must be Tensor, not int"],
    ['missing in Python', () => f['mse_loss']?.(v), "mse_loss() missing 1 required positional argument: 'target'"],
    [
      'two missing in Python',
      () => f['batch_norm']?.(v),
      "batch_norm() missing 2 required positional arguments: 'running_mean' and 'running_var'",
    ],
    [
      'a keyword in Python',
      () => f['softmax']?.(v, { axis: 0 }),
      "softmax() got an unexpected keyword argument 'axis'",
    ],
    [
      'a wrong number, of one signature and an older one',
      () => v['add']?.(),
      'add() received an invalid combination of arguments - got (), but expected (Tensor other, *, Number alpha = 1)',
    ],
    [
      'several signatures',
      () => v['pow']?.('a'),
      "pow() received an invalid combination of arguments - got (str), but expected one of:\n * (Tensor exponent)\n      didn't match because some of the arguments have invalid types: (!str!)\n * (Number exponent)\n      didn't match because some of the arguments have invalid types: (!str!)\n",
    ],
    [
      'keywords and several signatures',
      () => v['var']?.({ correction: 'a' }),
      expect.stringMatching(
        /^var\(\) received an invalid combination of arguments - got \(correction=str, \), but expected one of:\n/,
      ),
    ],
    ['an element', () => t['cat']?.([v, 1]), 'expected Tensor as element 1 in argument 0, but got float'],
  ])('%s', (_name, call, message) => {
    expect(call).toThrow(expect.objectContaining({ name: 'TypeError', message }));
  });
});

describe('arguments that are left out', () => {
  const t = torch as unknown as Record<string, (...args: readonly unknown[]) => unknown>;

  it.each<[string, () => unknown, string]>([
    [
      'out',
      () => t['add']?.(x, x, { out: x }),
      "add(): argument 'out' is left out here. Write out.copy_(torch.add(…)).",
    ],
    [
      'device',
      () => t['zeros']?.([2], { device: 'cpu' }),
      "zeros(): argument 'device' is left out here. There are no devices: leave it out.",
    ],
  ])('%s', (_name, call, message) => {
    expect(call).toThrow(expect.objectContaining({ name: 'NotImplementedError', message }));
  });

  it('are as wrong as others where PyTorch has none', () => {
    expect(() => t['sin']?.(x, { device: 'cpu' })).toThrow("sin() got an unexpected keyword argument 'device'");
  });
});

describe('integers of a tensor that needs its gradient', () => {
  it.each(['sum', 'prod'] as const)('%s', (name) => {
    const y = torch.ones([2], { requires_grad: true });
    expect(() => y[name]({ dtype: torch.int64 })).toThrow('Autograd not support dtype: Long');
    expect(torch.no_grad(() => y[name]({ dtype: torch.int64 }).item())).toBe(name === 'sum' ? 2 : 1);
  });
});

describe('return_types', () => {
  const pair = [torch.tensor(1), torch.tensor(0n)];

  it('make the tuples that calls give', () => {
    const made = torch.return_types['max']?.(pair);
    expect(String(made)).toBe('torch.return_types.max(\nvalues=tensor(1.),\nindices=tensor(0))');
    expect(String(made)).toBe(String(torch.tensor([1]).max(0)));
  });

  it('refuse another number of values', () => {
    expect(() => torch.return_types['max']?.(pair.slice(1))).toThrow(
      'torch.return_types.max() takes a 2-sequence (1-sequence given)',
    );
  });
});

describe('the observer', () => {
  it('hears of every call with its arguments, defaults filled in, and of those inside with their depth', () => {
    const calls: OperatorCall[] = [];
    const listener = {
      onCall: (call: OperatorCall) => calls.push(call),
      onNode: () => undefined,
      onAccumulate: () => undefined,
    };
    const y = torch.tensor(3, { requires_grad: true });
    observed(listener, () => {
      y.add(2).square().backward();
    });
    expect(calls.map(({ definition, depth }) => [definition.name, depth])).toEqual([
      ['add', 0],
      ['pow', 1],
      ['square', 0],
    ]);
    expect(calls[0]?.args[0]).toBe(y);
    expect(calls[0]?.args.slice(1)).toEqual([2, 1]);
    expect(calls[0]?.parameters.map(({ name }) => name)).toEqual(['self', 'other', 'alpha']);
  });

  it('hears of the walk: nodes with their gradients, and leaves', () => {
    const heard: string[] = [];
    const w = torch.tensor(3, { requires_grad: true });
    const loss = w.mul(w);
    observed(
      {
        onCall: () => undefined,
        onNode: (node, out, into) =>
          heard.push(`${node.printedName} ${out.map(String).join()} -> ${into.map(String).join()}`),
        onAccumulate: (leaf, grad) => heard.push(`${String(leaf)} += ${String(grad)}`),
      },
      () => {
        loss.backward();
      },
    );
    expect(heard).toEqual([
      'MulBackward0 tensor(1.) -> tensor(3.),tensor(3.)',
      'tensor(3., requires_grad=True) += tensor(6.)',
      'AccumulateGrad tensor(6.) -> ',
    ]);
  });
});
