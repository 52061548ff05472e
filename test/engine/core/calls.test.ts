/** Calling operators: positions, keywords, lists of sizes, and what is said about arguments that do not fit. */
import { describe, expect, it } from 'vitest';
import { observed, type OperatorCall } from '../../../src/engine/observer';
import { torch } from '../../../src/engine/torch';

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

  it('leave what is undefined at its default', () => {
    expect(x.sum({ dim: 0, keepdim: undefined }).shape).toEqual([3]);
  });
});

describe('arguments that do not fit', () => {
  // Callers without types.
  const t = torch as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  const v = torch.ones([2]) as unknown as Record<string, (...args: readonly unknown[]) => unknown>;

  it.each<[string, () => unknown, string]>([
    ['type', () => t['sin']?.(1), "sin(): argument 'input' (position 1) must be Tensor, not float"],
    ['type of a method', () => v['maximum']?.(2), "maximum(): argument 'other' (position 1) must be Tensor, not float"],
    ['missing', () => t['sin']?.(), 'sin() missing 1 required positional arguments: "input"'],
    ['missing of a method', () => v['mul']?.(), 'mul() missing 1 required positional arguments: "other"'],
    ['too many', () => t['sin']?.(v, 3), 'sin() takes 1 positional argument but 2 were given'],
    ['too many of a method', () => v['sin']?.(3), 'TensorBase.sin() takes no arguments (1 given)'],
    ['unknown keyword', () => t['sin']?.(v, { foo: 3 }), "sin() got an unexpected keyword argument 'foo'"],
    ['sizes', () => t['zeros']?.('a'), "zeros(): argument 'size' (position 1) must be tuple of ints, not str"],
    [
      'several signatures',
      () => v['pow']?.('a'),
      "pow() received an invalid combination of arguments - got (str), but expected one of:\n * (Tensor exponent)\n      didn't match because some of the arguments have invalid types: (!str!)\n * (Number exponent)\n      didn't match because some of the arguments have invalid types: (!str!)\n",
    ],
    [
      'keywords and several signatures',
      () => v['sum']?.({ foo: 'a' }),
      'sum() received an invalid combination of arguments - got (foo=str, ), but expected one of:\n * (*, torch.dtype dtype = None)\n * (tuple of ints dim, bool keepdim = False, *, torch.dtype dtype = None)\n',
    ],
    ['an element', () => t['cat']?.([v, 1]), 'expected Tensor as element 1 in argument 0, but got float'],
  ])('%s', (_name, call, message) => {
    expect(call).toThrow(expect.objectContaining({ name: 'TypeError', message }));
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
