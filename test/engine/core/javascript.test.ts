/** What JavaScript itself asks of a tensor: numbers, texts, JSON, iteration. And what `torch` has for ordinary programs. */
import { afterEach, describe, expect, it } from 'vitest';

import { TorchError } from '../../../src/engine/errors';
import { limitAllocation } from '../../../src/engine/storage/limit';
import { torch, type Tensor } from '../../../src/engine/torch';
import { collectingWarnings } from '../../../src/engine/warnings';

const one = torch.tensor([2.5]);
const several = torch.tensor([1, 2, 3]);

function thrown(body: () => unknown): string {
  try {
    return `no error: ${String(body())}`;
  } catch (error) {
    if (!(error instanceof TorchError)) throw error;
    return `${error.name}: ${error.message}`;
  }
}

describe('as a number', () => {
  it('is its only value', () => {
    expect([Number(one), Math.sqrt(one as unknown as number), +torch.tensor([[true]])]).toEqual([
      2.5,
      Math.sqrt(2.5),
      1,
    ]);
  });

  it('is refused where there are more, as by Python', () => {
    expect(thrown(() => Number(several))).toBe(
      'ValueError: only one element tensors can be converted to Python scalars',
    );
  });

  it('warns where a gradient would be lost', () => {
    const { warnings } = collectingWarnings(() => Number(torch.tensor(1, { requires_grad: true })));
    expect(warnings.map(({ text }) => text)).toEqual([
      'Converting a tensor with requires_grad=True to a scalar may lead to unexpected behavior.\nConsider using tensor.detach() first.',
    ]);
  });
});

describe('as a text', () => {
  it('is what is printed', () => {
    expect([`${several as unknown as string}!`, String(one)]).toEqual(['tensor([1., 2., 3.])!', 'tensor([2.5000])']);
    expect(Object.prototype.toString.call(one)).toBe('[object Tensor]');
  });
});

describe('as either', () => {
  const plain = (x: Tensor): number => x as unknown as number;

  it('is a number where there is one', () => {
    expect(plain(one) + 1).toBe(3.5);
    // eslint-disable-next-line eqeqeq -- the comparison that asks for either
    expect(plain(one) == 2.5).toBe(true);
  });

  it('is refused with what to write where there are more', () => {
    expect(thrown(() => plain(several) + 1)).toBe(
      "TypeError: JavaScript's operators take a tensor for one number, and this one has 3 elements. Write x.add(y), x.mul(y), x.eq(y) and so on.",
    );
  });
});

describe('as JSON', () => {
  it('is nested numbers', () => {
    const matrix = torch.tensor([
      [1, 2],
      [3, 4.5],
    ]);
    expect(JSON.stringify({ matrix, one: torch.tensor(1), truth: torch.tensor([true]), none: torch.zeros(0, 2) })).toBe(
      '{"matrix":[[1,2],[3,4.5]],"one":1,"truth":[true],"none":[]}',
    );
  });

  it.each([NaN, Infinity, -Infinity])('is refused with %d, which JSON would lose', (value) => {
    expect(thrown(() => JSON.stringify(torch.tensor([1, value])))).toBe(
      'ValueError: Out of range float values are not JSON compliant. Write x.toString() for the text, or torch.where(x.isfinite(), x, 0) first.',
    );
  });
});

describe('iteration', () => {
  it('goes along the first dimension, on the graph', () => {
    const x = torch.ones([2, 2], { requires_grad: true });
    expect([...x].map(String)).toEqual([
      'tensor([1., 1.], grad_fn=<UnbindBackward0>)',
      'tensor([1., 1.], grad_fn=<UnbindBackward0>)',
    ]);
    const [first, second] = several;
    expect([first?.item(), second?.item(), [...torch.zeros(0, 3)].length]).toEqual([1, 2, 0]);
  });

  it('is refused for a single number, as by Python', () => {
    expect(thrown(() => [...torch.tensor(1)])).toBe('TypeError: iteration over a 0-d tensor');
  });
});

describe('torch', () => {
  afterEach(() => {
    torch.set_grad_enabled(true);
  });

  it('has the numbers that mathematics names', () => {
    expect([torch.pi, torch.e, torch.inf, torch.nan]).toEqual([Math.PI, Math.E, Infinity, NaN]);
  });

  it('tells tensors', () => {
    expect([torch.is_tensor(one), torch.is_tensor([1]), torch.numel(several)]).toEqual([true, false, 3]);
    expect(thrown(() => torch.numel(3 as unknown as Tensor))).toBe(
      "TypeError: numel(): argument 'input' (position 1) must be Tensor, not float",
    );
  });

  it('switches recording', () => {
    const x = torch.tensor(1, { requires_grad: true });
    torch.set_grad_enabled(false);
    expect([torch.is_grad_enabled(), x.mul(2).requires_grad]).toEqual([false, false]);
    expect(torch.set_grad_enabled(true, () => x.mul(2).requires_grad)).toBe(true);
    expect(torch.is_grad_enabled()).toBe(false);
    expect(thrown(() => torch.set_grad_enabled('a' as unknown as boolean, () => 1))).toBe(
      "TypeError: set_grad_enabled(): argument 'enabled' (position 1) must be bool, not str",
    );
  });

  it('gives `.data` another tensor’s memory, and nothing else', () => {
    const x = torch.ones(2);
    x.data = one;
    expect([String(x), String(x.shape)]).toEqual([String(one), String(one.shape)]);
    expect(thrown(() => (x.data = 3 as unknown as Tensor))).toBe(
      'TypeError: Variable data has to be a tensor, but got float',
    );
  });
});

describe('a node', () => {
  it('is shown as Python shows an object, with an address of its own that stays', () => {
    const x = torch.tensor(1, { requires_grad: true });
    const [y, z] = [x.mul(2), x.mul(3)];
    expect(String(y.grad_fn)).toMatch(/^<MulBackward0 object at 0x7f[0-9a-f]{10}>$/);
    expect(String(y.grad_fn)).toBe(String(y.grad_fn));
    expect(String(y.grad_fn) === String(z.grad_fn)).toBe(false);
    expect(y.toString()).toBe('tensor(2., grad_fn=<MulBackward0>)');
  });
});

describe('memory', () => {
  afterEach(() => {
    limitAllocation(null);
  });

  it('is refused as PyTorch refuses it where there is not enough', () => {
    expect(thrown(() => torch.zeros(1e13))).toBe(
      "RuntimeError: [enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 40000000000000 bytes. Error code 12 (Cannot allocate memory)",
    );
  });

  it('is asked for within the limit', () => {
    class TooMuch extends Error {}
    limitAllocation(4000, (bytes) => new TooMuch(String(bytes)));
    const most = torch.ones(1000);
    expect(() => torch.zeros(1001)).toThrow(new TooMuch('4004'));
    expect(() => torch.zeros(501, { dtype: torch.float64 })).toThrow(new TooMuch('4008'));
    expect(torch.zeros(4000, { dtype: torch.bool }).numel()).toBe(4000);
    // Whoever needs more: operators, copies, views laid out anew, gradients of parts.
    for (const body of [
      () => most.view(-1, 1).add(most),
      () => most.double(),
      () => torch.cat([most, most]),
      () => most.expand(2, 1000).clone(),
      () => most.expand(2, 1000).contiguous(),
      () => torch.ones(40).outer(torch.ones(40)),
      () => torch.rand(2000),
      () => torch.eye(40),
      () => most.narrow(0, 0, 2).select_backward([2, 1000], 1, 0),
    ])
      expect(body).toThrow(TooMuch);
    expect(most.mul_(2).sum().item()).toBe(2000);
  });
});
