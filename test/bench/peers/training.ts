// A training loop as a program with operators, everything recorded, against the same calls written out on the bare engine.
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { torch, type Tensor } from '../../../src/engine/torch';
import { NodePrograms } from '../../../src/runtime/process/programs';
import { DEFAULT_LIMITS } from '../../../src/runtime/program';
import { isRefusal } from '../../../src/trace/refusal';
import { runPeer } from '../timer.mjs';
import { EXPLICIT, STEPS } from '../works/product.mjs';
import { BUNDLES, inRealm, prepared } from './realm';

const TEXT = `
torch.manual_seed(0);
class Network {
  readonly w1: Tensor = torch.randn(2, 8, { requires_grad: true });
  readonly b1: Tensor = torch.zeros(8, { requires_grad: true });
  readonly w2: Tensor = torch.randn(8, 1, { requires_grad: true });
  readonly b2: Tensor = torch.zeros(1, { requires_grad: true });
  forward(input: Tensor): Tensor {
    const hidden = torch.tanh(torch.matmul(input, this.w1) + this.b1);
    return torch.sigmoid(torch.matmul(hidden, this.w2) + this.b2);
  }
  parameters(): Tensor[] {
    return [this.w1, this.b1, this.w2, this.b2];
  }
}
const inputs = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]]);
const targets = torch.tensor([[0], [1], [1], [0]]);
const network = new Network();
const rate = 0.1;
let last = 0;
for (let step = 0; step < ${String(STEPS)}; step++) {
  const error = network.forward(inputs) - targets;
  const loss = torch.mean(error ** 2);
  loss.backward();
  torch.no_grad(() => {
    for (const parameter of network.parameters()) {
      parameter.sub_(rate * parameter.grad);
      parameter.grad.zero_();
    }
  });
  last = loss.item();
}
print(last);
`;

class Network {
  readonly w1 = torch.randn(2, 8, { requires_grad: true });
  readonly b1 = torch.zeros(8, { requires_grad: true });
  readonly w2 = torch.randn(8, 1, { requires_grad: true });
  readonly b2 = torch.zeros(1, { requires_grad: true });

  forward(input: Tensor): Tensor {
    const hidden = torch.tanh(torch.matmul(input, this.w1).add(this.b1));
    return torch.sigmoid(torch.matmul(hidden, this.w2).add(this.b2));
  }

  parameters(): Tensor[] {
    return [this.w1, this.b1, this.w2, this.b2];
  }
}

function explicit(): number {
  torch.manual_seed(0);
  const inputs = torch.tensor([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
  const targets = torch.tensor([[0], [1], [1], [0]]);
  const network = new Network();
  const rate = 0.1;
  let last = 0;
  for (let step = 0; step < STEPS; step++) {
    const error = network.forward(inputs).sub(targets);
    const loss = torch.mean(error.pow(2));
    loss.backward();
    torch.no_grad(() => {
      for (const parameter of network.parameters()) {
        if (parameter.grad === null) continue;
        parameter.sub_(parameter.grad.mul(rate));
        parameter.grad.zero_();
      }
    });
    last = Number(loss.item());
  }
  return last;
}

interface Run {
  readonly milliseconds: number;
  readonly loss: number;
}

async function timedRun(run: () => Promise<number> | number): Promise<Run> {
  const start = performance.now();
  const loss = await run();
  return { milliseconds: performance.now() - start, loss };
}

const program = prepared(TEXT);
const programs = new NodePrograms(BUNDLES, () => undefined);
const request = { text: TEXT, language: 'typescript', selection: null, limits: { ...DEFAULT_LIMITS, time: 600_000 } };

const WAYS: Readonly<Record<string, () => Promise<Run>>> = {
  [EXPLICIT]: () => timedRun(explicit),
  'autograd-lens': async () => {
    const { milliseconds, printed } = await inRealm(program);
    return { milliseconds, loss: Number(printed) };
  },
  'in its process, prepared, sent': () =>
    timedRun(async () => {
      const result = await programs.run(request, () => undefined).finished;
      if (isRefusal(result)) throw new Error(result.message.text);
      return Number(result.trace.output.map(({ text }) => text).join(''));
    }),
};

const ROUNDS = 7;
const wanted = process.env['BENCH_WORK']?.split(',').includes('training') ?? true;

/** One after the other, again and again: what else the machine does meanwhile falls on all of them. */
const runs = new Map<string, Run[]>(Object.keys(WAYS).map((way) => [way, []]));
if (wanted)
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [way, run] of Object.entries(WAYS)) runs.get(way)?.push(await run());

const loss = explicit();
for (const [way, of] of runs) {
  const left = [...of];
  await runPeer(way, {
    training: () => ({
      rounds: ROUNDS,
      once: () => left.pop()?.milliseconds ?? NaN,
      // The ratio of its loss to that of the calls written out.
      value: () => (of[0]?.loss ?? NaN) / loss,
    }),
  });
}
programs.dispose();
process.exit(0);
