// The engine itself, through the API that programs use.
import { torch, type Tensor } from '../../../src/engine/torch';
import { CHAIN, points, runPeer, total } from '../work.mjs';

function polynomial(x: Tensor): Tensor {
  return x.pow(4).mul(5).add(x.pow(3).mul(3)).add(x.pow(2).mul(7)).add(x.mul(9)).sub(5);
}

await runPeer('autograd-lens', {
  polynomial: () => {
    const run = (): number => {
      const x = torch.tensor(2, { requires_grad: true });
      polynomial(x).backward();
      return Number(x.grad?.item());
    };
    return { run, value: run };
  },
  chain: () => {
    const run = (): number => {
      const x = torch.tensor(1.5, { requires_grad: true });
      let y = x;
      for (let step = 0; step < CHAIN / 2; step++) y = y.mul(0.9999).add(0.0001);
      y.backward();
      return Number(x.grad?.item());
    };
    return { run, value: run };
  },
  vector: () => {
    const x = torch.tensor(Array.from(points()), { requires_grad: true });
    const run = (): void => {
      x.grad = null;
      x.sin().mul(x.mul(x).neg().exp()).add(x.pow(3)).sum().backward();
    };
    const value = (): number => {
      run();
      return total(x.grad?.toArray() ?? []);
    };
    return { run, value };
  },
});
