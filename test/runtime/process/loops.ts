// Loops that run to their end without a turn of the event loop, in a process of their own (`memory.test.ts`): what they hold
// is told on the way, a line of JSON for each of them. Run with --expose-gc and the loop's name.
import { torch, type Tensor } from '../../../src/engine/torch';

/** Bytes that are held once all that can go has gone: the heap, and what is outside it, arrays among it. */
function held(): number {
  // What a collection finds to be garbage, the next one gives back.
  for (let pass = 0; pass < 3; pass++) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Runs the steps and gives what was held after a fifth, two fifths and so on. */
function watched(steps: number, step: (index: number) => void): number[] {
  const seen: number[] = [];
  for (let index = 1; index <= steps; index++) {
    step(index);
    if (index % (steps / 5) === 0) seen.push(held());
  }
  return seen;
}

/** Gradient descent on a line through one point, written out. */
function descent(steps: number): Outcome {
  const [x, y] = [torch.tensor(2), torch.tensor(5)];
  const parameters = [0, 0].map((value) => torch.tensor(value, { requires_grad: true }));
  const [slope, offset] = parameters;
  if (slope === undefined || offset === undefined) throw new Error('no parameters');
  const seen = watched(steps, () => {
    const loss = x.mul(slope).add(offset).sub(y).pow(2);
    loss.backward();
    torch.no_grad(() => {
      for (const parameter of parameters) {
        if (parameter.grad !== null) parameter.sub_(parameter.grad.mul(0.1));
        parameter.grad = null;
      }
    });
  });
  return { seen, value: Number(slope.item()) };
}

/** A network with an optimiser that keeps averages, its gradients set to zero in place. */
function network(steps: number): Outcome {
  torch.manual_seed(0);
  const model = new torch.nn.Sequential(new torch.nn.Linear(4, 8), new torch.nn.Tanh(), new torch.nn.Linear(8, 1));
  const optimizer = new torch.optim.Adam(model.parameters(), { lr: 0.01 });
  const x = torch.randn([16, 4]);
  const y = x.sum(1, true);
  let loss = y;
  const seen = watched(steps, () => {
    optimizer.zero_grad({ set_to_none: false });
    loss = torch.nn.functional.mse_loss(model(x) as Tensor, y);
    loss.backward();
    optimizer.step();
  });
  return { seen, value: Number(loss.item()) };
}

/** A vector of parameters: every step makes some megabytes that are garbage at its end. */
function large(steps: number): Outcome {
  const count = 100_000;
  const target = torch.linspace(0, 1, count);
  const parameter = torch.zeros(count, { requires_grad: true });
  const optimizer = new torch.optim.SGD([parameter], { lr: 0.5, momentum: 0.5 });
  const seen = watched(steps, () => {
    optimizer.zero_grad();
    parameter.sin().sub(target).pow(2).sum().backward();
    optimizer.step();
  });
  return { seen, value: Number(parameter.select(0, -1).item()) };
}

/** A graph that nobody walks: it goes with its last node. */
function unwalked(steps: number): Outcome {
  const x = torch.linspace(0, 1, 1000, { requires_grad: true });
  let sum = 0;
  const seen = watched(steps, () => {
    sum += Number(x.mul(2).exp().sum().item());
  });
  return { seen, value: sum / steps };
}

/** A chain of so many nodes, walked; bytes that were held when it stood. */
function chained(x: Tensor, count: number): number {
  let y = x;
  for (let step = 0; step < count; step++) y = y.mul(1.0000001);
  const built = held();
  y.backward();
  return built;
}

/** Memory of a million nodes, and what is left of it after the pass. */
function deep(count: number): Outcome {
  const x = torch.tensor(1, { requires_grad: true });
  chained(x, 1);
  x.grad = null;
  const before = held();
  const built = chained(x, count);
  return { seen: [before, built, held()], value: Number((x.grad as Tensor | null)?.item()) };
}

/** The sum of sines of sines; the engine may put off computing them until it is read. */
function sines(x: Tensor, depth: number): Tensor {
  let y = x;
  for (let step = 0; step < depth; step++) y = y.sin();
  const sum = y.sum();
  sum.item();
  return sum;
}

/** What the graph of twenty sines of a million numbers holds after the pass, while its end is held all the time. */
function saved(retain_graph: boolean): Outcome {
  const x = torch.linspace(0, 1, 1_000_000, { requires_grad: true });
  // The kernels' own memory grows with the first of so many numbers, and stays.
  sines(x, 1).backward();
  x.grad?.select(0, 0).item();
  x.grad = null;
  const before = held();
  const end = sines(x, 20);
  end.backward(null, { retain_graph });
  (x.grad as Tensor | null)?.select(0, 0).item();
  x.grad = null;
  const after = held();
  let value = 1;
  try {
    end.backward();
  } catch (error) {
    value = String(error).includes('backward through the graph a second time') ? 2 : NaN;
  }
  return { seen: [before, after], value };
}

interface Outcome {
  /** Bytes, one after the other. */
  readonly seen: readonly number[];
  readonly value: number;
}

const LOOPS: Readonly<Record<string, () => Outcome>> = {
  'single numbers': () => descent(100_000),
  'a small network': () => network(20_000),
  'large tensors': () => large(1_000),
  'graphs that nobody walks': () => unwalked(20_000),
  'a deep graph': () => deep(1_000_000),
  'saved, freed': () => saved(false),
  'saved, retained': () => saved(true),
};

const outcome = LOOPS[process.argv[2] ?? '']?.();
// Of the process as a whole, in kilobytes: what it took at its worst.
console.log(JSON.stringify({ ...outcome, most: process.resourceUsage().maxRSS * 1024 }));
