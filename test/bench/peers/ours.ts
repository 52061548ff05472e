// The engine itself, through the API that programs use.
import { torch, type Tensor } from '../../../src/engine/torch';
import { ADAM_STEPS, CHAIN, LONG_CHAIN, places, points, runPeer, total, waves } from '../work.mjs';

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
  'long-chain': () => {
    const run = (): number => {
      const x = torch.tensor(1.5, { requires_grad: true });
      let y = x;
      for (let step = 0; step < LONG_CHAIN / 2; step++) y = y.mul(-1).neg();
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
  module: () => {
    const layer = new torch.nn.Linear(8, 16);
    torch.no_grad(() => [layer.weight.copy_(floats(128, 16, 8)), layer.bias?.copy_(floats(16, 16))]);
    const x = floats(32 * 8, 32, 8);
    const run = () => layer(x);
    return { run, value: () => Number(run().norm().item()) };
  },
  optim: () => ({ run: trained, value: trained }),
});

/** Adam on a network of 8, 16 and 1, a batch of 32; the loss at the end. */
function trained(): number {
  const x = floats(32 * 8, 32, 8);
  const y = x.select(1, 0).mul(x.select(1, 1)).unsqueeze(1);
  const weights = [floats(128, 16, 8).mul(0.5), floats(16, 16).mul(0.1), floats(16, 1, 16).mul(0.5), floats(1, 1)];
  const parameters = weights.map((weight) => weight.requires_grad_());
  const [first, shift, second, end] = parameters;
  if (first === undefined || shift === undefined || second === undefined || end === undefined) return NaN;
  const optimizer = new torch.optim.Adam(parameters, { lr: 0.001 });
  let loss = y;
  for (let step = 0; step < ADAM_STEPS; step++) {
    optimizer.zero_grad();
    const hidden = torch.nn.functional.linear(x, first, shift).tanh();
    loss = torch.nn.functional.mse_loss(torch.nn.functional.linear(hidden, second, end), y);
    loss.backward();
    optimizer.step();
  }
  return Number(loss.detach().item());
}

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
