/** Programs that transform functions: run, printed and recorded as any others. */
import { describe, expect, it } from 'vitest';

import { runText } from './texts';

describe('a program with torch.func', () => {
  it('maps and differentiates functions whose lines are recorded', async () => {
    const { printed } = await runText(`
      const f = (x: Tensor) => {
        const y = x.sin();
        return y.mul(y).sum();
      };
      const g = torch.vmap(torch.func.grad(f))(torch.ones(2, 2));
      print(g);
      const [, t] = torch.func.jvp(f, [torch.ones(2)], [torch.ones(2)]);
      print(t);
      torch.autograd.forward_ad.dual_level(() => {
        const d = torch.autograd.forward_ad.make_dual(torch.ones(2), torch.full([2], 3.));
        print(torch.autograd.forward_ad.unpack_dual(d * 2));
      });
    `);
    expect(printed).toBe(
      [
        'tensor([[0.9093, 0.9093],\n        [0.9093, 0.9093]])',
        'tensor(1.8186)',
        'UnpackedDualTensor(primal=tensor([2., 2.]), tangent=tensor([6., 6.]))',
      ].join('\n'),
    );
  });
});
