// The engine itself, through the API that programs use.
import { torch, type Tensor } from '../../../src/engine/torch';
import { CHAIN, places, points, runPeer, total, waves } from '../work.mjs';

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
  convolution: () => {
    const x = floats(8 * 3 * 32 * 32, 8, 3, 32, 32).requires_grad_();
    const weight = floats(16 * 27, 16, 3, 3, 3).requires_grad_();
    const run = (): number => {
      x.grad = null;
      weight.grad = null;
      torch.nn.functional.conv2d(x, weight, { padding: 1 }).pow(2).sum().backward();
      return Number(gradientOf(x)?.norm().item());
    };
    return { run, value: run };
  },
  attention: () => {
    const q = floats(4 * 8 * 128 * 64, 4, 8, 128, 64);
    const run = (): Tensor => torch.nn.functional.scaled_dot_product_attention(q, q, q);
    return { run, value: () => run().norm().item() };
  },
  solve: () => {
    const a = doubles(65_536, 256, 256).add(torch.eye(256, { dtype: torch.float64 }).mul(40));
    const b = doubles(256, 256);
    const run = (): Tensor => torch.linalg.solve(a, b);
    return { run, value: () => run().norm().item() };
  },
  singular: () => {
    const a = doubles(10_000, 100, 100);
    const run = () => torch.linalg.svd(a);
    return { run, value: () => run().S.sum().item() };
  },
  sorting: () => {
    const x = torch.tensor(waves(1_000_000));
    const run = () => x.sort();
    // Its first quarter, which is the least numbers.
    return { run, value: () => total(run().values.toArray().slice(0, 250_000)) };
  },
  gathering: () => {
    const x = torch.tensor(Array.from(points()));
    const index = torch.tensor(places(), { dtype: torch.int64 });
    const run = (): Tensor => x.__getitem__([index]);
    return { run, value: () => total(run().toArray().slice(0, 1000)) };
  },
});

/** A call: the compiler believes that a field stays what it was set to. */
function gradientOf(tensor: Tensor): Tensor | null {
  return tensor.grad;
}

function floats(count: number, ...shape: readonly number[]): Tensor {
  return torch.tensor(waves(count)).view(shape);
}

function doubles(count: number, ...shape: readonly number[]): Tensor {
  return torch.tensor(waves(count), { dtype: torch.float64 }).view(shape);
}
