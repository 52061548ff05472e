// The engine itself, through the API that programs use. What is made is read, since the engine may put off computing it.
import { torch, type Tensor } from '../../../src/engine/torch';
import {
  ADAM_STEPS,
  CHAIN,
  LONGER_CHAIN,
  LONGEST_CHAIN,
  MLP,
  network,
  NODES,
  places,
  points,
  positive,
  rosenbrockPlace,
  shifted,
  SOFTMAX_ROWS,
  square,
  total,
  totalMagnitude,
  waves,
} from '../inputs.mjs';
import { runPeer } from '../timer.mjs';

function polynomial(x: Tensor): Tensor {
  return x.pow(4).mul(5).add(x.pow(3).mul(3)).add(x.pow(2).mul(7)).add(x.mul(9)).sub(5);
}

function rosenbrock(x: Tensor): Tensor {
  const [head, tail] = [x.narrow(0, 0, 9), x.narrow(0, 1, 9)];
  return tail.sub(head.pow(2)).pow(2).mul(100).add(head.neg().add(1).pow(2)).sum();
}

/** A call: the compiler believes that a field stays what it was set to. */
function gradientOf(tensor: Tensor): Tensor | null {
  return tensor.grad;
}

/** Reads one element, so that all of them are computed. */
function read(tensor: Tensor | null): Tensor {
  if (tensor === null) throw new Error('there is no gradient');
  let element = tensor;
  while (element.dim() > 0) element = element.select(0, 0);
  element.item();
  return tensor;
}

function floats(count: number, ...shape: readonly number[]): Tensor {
  return torch.tensor(waves(count)).view(shape);
}

function doubles(count: number, ...shape: readonly number[]): Tensor {
  return torch.tensor(waves(count), { dtype: torch.float64 }).view(shape);
}

function chain(length: number) {
  const run = (): number => {
    const x = torch.tensor(1.5, { requires_grad: true });
    let y = x;
    for (let step = 0; step < length / 2; step++) y = y.mul(0.9999).add(0.0001);
    y.backward();
    return Number(x.grad?.item());
  };
  return () => ({ run });
}

function kernel(compute: (x: Tensor, y: Tensor) => Tensor, inputs = shifted) {
  return () => {
    const x = torch.tensor(Array.from(inputs()));
    const y = x.add(1.5);
    return { run: () => read(compute(x, y)), value: (result: Tensor) => total(result.flatten().toArray()) };
  };
}

function product(size: number) {
  return () => {
    const [a, b] = [0, 1].map((phase) =>
      torch
        .tensor(Array.from(square(size, phase)))
        .view(size, size)
        .requires_grad_(),
    );
    if (a === undefined || b === undefined) throw new Error('no matrices');
    const run = (): void => {
      a.grad = null;
      b.grad = null;
      a.matmul(b).sum().backward();
      read(gradientOf(a));
      read(gradientOf(b));
    };
    const of = (tensor: Tensor): number => totalMagnitude(tensor.grad?.flatten().toArray() ?? []);
    return { run, value: () => of(a) + of(b) };
  };
}

/** A step of training, which gives the loss before it. */
function classifier(): () => number {
  const { x: data, labels, weights } = network();
  const x = torch.tensor(Array.from(data)).view(MLP.batch, MLP.inputs);
  const target = torch.tensor(Array.from(labels), { dtype: torch.int64 });
  const parameters = weights.map(({ shape, data }) => torch.tensor(Array.from(data)).view(shape).requires_grad_());
  const [w1, b1, w2, b2] = parameters;
  if (w1 === undefined || b1 === undefined || w2 === undefined || b2 === undefined) throw new Error('no parameters');
  return () => {
    const hidden = x.matmul(w1).add(b1).relu();
    const loss = torch.nn.functional.cross_entropy(hidden.matmul(w2).add(b2), target);
    loss.backward();
    torch.no_grad(() => {
      for (const parameter of parameters) {
        if (parameter.grad !== null) parameter.sub_(parameter.grad.mul(MLP.rate));
        parameter.grad = null;
      }
    });
    read(w1);
    return Number(loss.item());
  };
}

/** How much memory is held, after all that can go has gone. */
function held(): number {
  for (let pass = 0; pass < 3; pass++) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

await runPeer('autograd-lens', {
  polynomial: () => {
    const run = (): number => {
      const x = torch.tensor(2, { requires_grad: true });
      polynomial(x).backward();
      return Number(x.grad?.item());
    };
    return { run };
  },
  chain: chain(CHAIN),
  'longer-chain': chain(LONGER_CHAIN),
  'long-chain': chain(LONGEST_CHAIN),
  'node-bytes': () => ({
    measure: () => {
      if (globalThis.gc === undefined) throw new Error('needs node --expose-gc');
      // What is made at the first call is no node's.
      torch.tensor(1, { requires_grad: true }).mul(1.0001).backward();
      const before = held();
      const leaf = torch.tensor(1, { requires_grad: true });
      let x = leaf;
      for (let step = 0; step < NODES; step++) x = x.mul(1.0001);
      const bytes = (held() - before) / NODES;
      x.backward();
      return { bytes, value: gradientOf(leaf) === null ? 0 : 1 };
    },
  }),
  vector: () => {
    const x = torch.tensor(Array.from(points()), { requires_grad: true });
    const run = (): void => {
      x.grad = null;
      x.sin().mul(x.mul(x).neg().exp()).add(x.pow(3)).sum().backward();
      read(gradientOf(x));
    };
    return { run, value: () => total(x.grad?.toArray() ?? []) };
  },
  exp: kernel((x) => x.exp()),
  sin: kernel((x) => x.sin()),
  tanh: kernel((x) => x.tanh()),
  log: kernel((x) => x.log(), positive),
  sigmoid: kernel((x) => x.sigmoid()),
  softmax: () => {
    const x = torch.tensor(Array.from(shifted())).view(SOFTMAX_ROWS, -1);
    return { run: () => read(x.softmax(1)), value: (result: Tensor) => result.flatten().toArray().at(-1) };
  },
  mul: kernel((x, y) => x.mul(y)),
  add: kernel((x, y) => x.add(y)),
  sum: kernel((x) => x.sum()),
  'matmul-512': product(512),
  'matmul-1024': product(1024),
  mlp: () => {
    const fresh = classifier();
    return { run: classifier(), value: () => [fresh(), fresh(), fresh()].at(-1) };
  },
  'second-derivative': () => {
    const run = (): number => {
      const x = torch.tensor(2, { requires_grad: true });
      const [slope] = torch.autograd.grad(polynomial(x), x, { create_graph: true });
      const [curvature] = slope ? torch.autograd.grad(slope, x) : [];
      return Number(curvature?.item());
    };
    return { run };
  },
  hessian: () => {
    const x = torch.tensor(Array.from(rosenbrockPlace()), { dtype: torch.float64 });
    const run = (): Tensor => read(torch.autograd.functional.hessian(rosenbrock, x) as Tensor);
    return { run, value: (result: Tensor) => result.sum().item() };
  },
  convolution: () => {
    const x = floats(8 * 3 * 32 * 32, 8, 3, 32, 32).requires_grad_();
    const weight = floats(16 * 27, 16, 3, 3, 3).requires_grad_();
    const run = (): number => {
      x.grad = null;
      weight.grad = null;
      torch.nn.functional.conv2d(x, weight, { padding: 1 }).pow(2).sum().backward();
      read(gradientOf(weight));
      return Number(gradientOf(x)?.norm().item());
    };
    return { run };
  },
  attention: () => {
    const q = floats(4 * 8 * 128 * 64, 4, 8, 128, 64);
    const run = (): Tensor => read(torch.nn.functional.scaled_dot_product_attention(q, q, q));
    return { run, value: (result: Tensor) => result.norm().item() };
  },
  solve: () => {
    const a = doubles(65_536, 256, 256).add(torch.eye(256, { dtype: torch.float64 }).mul(40));
    const b = doubles(256, 256);
    const run = (): Tensor => read(torch.linalg.solve(a, b));
    return { run, value: (result: Tensor) => result.norm().item() };
  },
  singular: () => {
    const a = doubles(10_000, 100, 100);
    return { run: () => read(torch.linalg.svd(a).S), value: (result: Tensor) => result.sum().item() };
  },
  sorting: () => {
    const x = torch.tensor(waves(1_000_000));
    // Its first quarter, which is the least numbers.
    const value = (result: Tensor): number => total(result.toArray().slice(0, 250_000));
    return { run: () => read(x.sort().values), value };
  },
  gathering: () => {
    const x = torch.tensor(Array.from(points()));
    const index = torch.tensor(places(), { dtype: torch.int64 });
    const run = (): Tensor => read(x.__getitem__([index]));
    return { run, value: (result: Tensor) => total(result.toArray().slice(0, 1000)) };
  },
  module: () => {
    const layer = new torch.nn.Linear(8, 16);
    torch.no_grad(() => [layer.weight.copy_(floats(128, 16, 8)), layer.bias?.copy_(floats(16, 16))]);
    const x = floats(32 * 8, 32, 8);
    return { run: () => layer(x), value: (result: Tensor) => Number(result.norm().item()) };
  },
  optim: () => ({ run: trained }),
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
