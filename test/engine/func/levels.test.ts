/** Transforms inside each other: what a level's tensors show, and which graph, mode and random numbers a function has. */
import { describe, expect, it } from 'vitest';

import { torch, type Tensor } from '../../../src/engine/torch';

const { grad, grad_and_value, jvp, vjp } = torch.func;
const { vmap } = torch;
const text = String;

/** What a function prints of its argument. */
function shown(transformed: (f: (x: Tensor) => Tensor) => unknown): string {
  let found = '';
  transformed((x) => {
    found = text(x);
    return x.mul(x);
  });
  return found;
}

const x = torch.ones([2]);
const three = torch.tensor(3);

describe('a tensor inside a transformed function', () => {
  it.each([
    ['grad', () => shown((f) => grad(f)(three)), 'GradTrackingTensor(lvl=1, value=\n    tensor(3.)\n)'],
    ['jvp', () => shown((f) => jvp(f, [x], [x])), 'GradTrackingTensor(lvl=1, value=\n    tensor([1., 1.])\n)'],
    ['vmap', () => shown((f) => vmap(f)(x)), 'BatchedTensor(lvl=1, bdim=0, value=\n    tensor([1., 1.])\n)'],
    [
      'vmap over columns',
      () => shown((f) => vmap(f, 1)(torch.ones([1, 2]))),
      'BatchedTensor(lvl=1, bdim=1, value=\n    tensor([[1., 1.]])\n)',
    ],
    [
      'grad of grad',
      () => shown((f) => grad(grad(f))(three)),
      'GradTrackingTensor(lvl=2, value=\n    GradTrackingTensor(lvl=1, value=\n        tensor(3.)\n    )\n)',
    ],
    [
      'vmap of grad',
      () => shown((f) => vmap(grad(f))(x)),
      'GradTrackingTensor(lvl=2, value=\n    BatchedTensor(lvl=1, bdim=0, value=\n        tensor([1., 1.])\n    )\n)',
    ],
    [
      'grad of vmap',
      () => shown((f) => grad((y: Tensor) => (vmap(f)(y) as Tensor).sum())(x)),
      'BatchedTensor(lvl=2, bdim=0, value=\n    GradTrackingTensor(lvl=1, value=\n        tensor([1., 1.])\n    )\n)',
    ],
  ])('prints with its levels: %s', (_, found, expected) => {
    expect(found()).toBe(expected);
  });

  it('is what it stood for when the function has ended', () => {
    let out = x;
    grad((y: Tensor) => {
      out = y.mul(2);
      return y.sum();
    })(x);
    expect(text(out)).toBe('GradTrackingTensor(lvl=-2, value=\n    tensor([2., 2.])\n)');
    expect(text(out.add(1))).toBe('tensor([3., 3.])');
  });

  it('gives its number, and takes what constructors make', () => {
    const f = (y: Tensor): Tensor => y.sum().mul(y.sum().item() as number);
    expect(text(grad(f)(x))).toBe('tensor([2., 2.])');
    expect(text(grad((y: Tensor) => torch.zeros([2]).add_(y).sum())(x))).toBe('tensor([1., 1.])');
    expect(text(grad((y: Tensor) => torch.tensor([1, 2]).mul_(y).sum())(x))).toBe('tensor([1., 2.])');
  });
});

describe('graphs and modes', () => {
  it('a captured tensor leaves its graph to the result', () => {
    const leaf = torch.tensor(3, { requires_grad: true });
    expect(text(grad((y: Tensor) => y.pow(2))(leaf))).toBe('tensor(6., grad_fn=<MulBackward0>)');
    const slope = grad((y: Tensor) => y.mul(leaf).mul(y))(torch.tensor(2)) as Tensor;
    expect(text(torch.autograd.grad(slope, leaf)[0])).toBe('tensor(4.)');
    expect(text(grad((y: Tensor) => y.pow(2))(three))).toBe('tensor(6.)');
  });

  it('no_grad holds inside, and not from outside', () => {
    expect(text(grad((y: Tensor) => y.sub(torch.no_grad(() => y.pow(2))))(three))).toBe('tensor(1.)');
    const leaf = torch.tensor(3, { requires_grad: true });
    expect(text(torch.no_grad(() => grad((y: Tensor) => y.pow(2))(leaf)))).toBe('tensor(6.)');
    const value = (y: Tensor): Tensor =>
      (grad_and_value((z: Tensor) => z.sub(torch.no_grad(() => z.pow(2))))(y) as Tensor[])[1] ?? y;
    expect(text(grad(value)(three))).toBe('tensor(1.)');
  });

  it('detach cuts all levels', () => {
    expect(text(grad(grad((y: Tensor) => y.detach().mul(y).mul(y)))(three))).toBe('tensor(6.)');
  });

  it('changes in place and views go through', () => {
    const f = (y: Tensor): Tensor => {
      const z = y.mul(1);
      z.select(0, 0).mul_(5);
      return z.mul(z).sum();
    };
    expect(text(grad(f)(x))).toBe('tensor([50.,  2.])');
    expect(text(jvp(f, [x], [x])[1])).toBe('tensor(52.)');
    expect(text(vmap(grad(f))(torch.ones([2, 2])))).toBe('tensor([[50.,  2.],\n        [50.,  2.]])');
  });

  it('a pullback runs as often as it is called', () => {
    const [value, pull] = vjp((y: Tensor) => y.pow(3), x) as [Tensor, (cotangent: Tensor) => Tensor[]];
    expect([text(value), text(pull(x)[0]), text(pull(x.mul(2))[0])]).toStrictEqual([
      'tensor([1., 1.])',
      'tensor([3., 3.])',
      'tensor([6., 6.])',
    ]);
  });
});

describe('vmap', () => {
  it('changes what is mapped in place, through to the batch', () => {
    const batch = torch.ones([2, 2]);
    vmap((y: Tensor) => y.select(0, 1).mul_(3))(batch);
    expect(text(batch)).toBe('tensor([[1., 3.],\n        [1., 3.]])');
  });

  it('nests inputs and outputs', () => {
    const f = ({ a, b }: { a: Tensor; b: Tensor }): unknown => ({ sum: a.add(b), list: [a] });
    const result = vmap(f, [{ a: 0, b: null }], { sum: 0, list: 1 })({ a: torch.ones([2, 3]), b: torch.ones([3]) });
    const { sum, list } = result as { sum: Tensor; list: Tensor[] };
    expect([text(sum.shape), text(list[0]?.shape)]).toStrictEqual(['torch.Size([2, 3])', 'torch.Size([3, 2])']);
  });

  it('in chunks gives the same', () => {
    const rows = torch.arange(10).reshape([5, 2]).float();
    const f = (y: Tensor): Tensor => y.mul(2).sum();
    expect(text(vmap(f, { chunk_size: 2 })(rows))).toBe(text(vmap(f)(rows)));
  });

  it('draws the same numbers for all, or different ones', () => {
    const drawn = (randomness: string): string => {
      torch.manual_seed(0);
      return text(vmap((y: Tensor) => y.mul(0).add(torch.rand([2])), { randomness })(torch.ones([3])));
    };
    expect(drawn('same')).toBe('tensor([[0.4963, 0.7682],\n        [0.4963, 0.7682],\n        [0.4963, 0.7682]])');
    expect(drawn('different')).toBe('tensor([[0.4963, 0.7682],\n        [0.0885, 0.1320],\n        [0.3074, 0.6341]])');
    const dropped = (randomness: string): string => {
      torch.manual_seed(0);
      return text(vmap((y: Tensor) => torch.nn.functional.dropout(y), { randomness })(torch.ones([3, 4])));
    };
    expect(dropped('same')).toBe('tensor([[0., 0., 2., 0.],\n        [0., 0., 2., 0.],\n        [0., 0., 2., 0.]])');
    expect(dropped('different')).toBe(
      'tensor([[0., 0., 2., 0.],\n        [0., 0., 2., 2.],\n        [0., 2., 2., 2.]])',
    );
  });

  it('promotes the dtypes of single elements, not of batches', () => {
    const mapped = vmap((s: Tensor, v: Tensor) => s.mul(v), [0, null])(
      torch.ones([2], { dtype: torch.float64 }),
      torch.ones([3]),
    ) as Tensor;
    expect(mapped.dtype).toBe(torch.float32);
  });

  it('takes an empty batch', () => {
    expect(text((vmap((y: Tensor) => y.sin())(torch.ones([0, 3])) as Tensor).shape)).toBe('torch.Size([0, 3])');
  });
});
