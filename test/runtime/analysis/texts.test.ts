/** Programs as users write them, from their text to what the panel shows: custom Functions, hooks, modules, optimisers. */
import { describe, expect, it } from 'vitest';
import { prepareProgram } from '../../../src/languages/typescript/prepare';
import { isRefusal } from '../../../src/trace/refusal';
import type { Focus, Tape } from '../../../src/trace/tape';
import { run } from '../../languages/typescript/realm/context';
import { differentiated, gradients, plotted, verdicts } from './analysed';

interface Ran {
  readonly tape: Tape;
  readonly printed: string;
  readonly passCount: number;
  readonly names: readonly (string | null)[];
  readonly focus: Focus;
  /** Of the output of this name. */
  focusOn(name: string): { readonly tape: Tape; readonly focus: Focus };
}

async function ran(text: string): Promise<Ran> {
  const program = prepareProgram(text, null, 'typescript');
  if (isRefusal(program)) throw new Error(program.message.text);
  const { done, printed } = await run(program);
  if (done.ending.kind !== 'finished' || done.tape === null) throw new Error(JSON.stringify(done.ending));
  const { tape, state } = done;
  const root = state.passes.at(-1)?.root ?? state.outputs.at(-1)?.value ?? -1;
  return {
    tape,
    printed,
    passCount: state.passCount,
    names: tape.values.filter(({ leaf }) => leaf).map(({ name }) => name),
    focus: { output: root, weights: null },
    focusOn(name) {
      const output = state.outputs.find((one) => one.name === name);
      if (output === undefined) throw new Error(`${name} is no output: ${state.outputs.map((one) => one.name).join()}`);
      return { tape, focus: { output: output.value, weights: null } };
    },
  };
}

const CUBE = `class Cube extends torch.autograd.Function {
  static forward(ctx, x) {
    ctx.save_for_backward(x);
    return x ** 3;
  }
  static backward(ctx, g) {
    const [x] = ctx.saved_tensors;
    return g * FACTOR * x ** 2;
  }
}
const x = torch.tensor([1.0, 2.0], { requires_grad: true });
const y = Cube.apply(2 * x);
const z = y.sum();
`;

describe('a custom Function in a text', () => {
  it('agrees with differences where its backward is right, and differs where it is wrong', async () => {
    const right = differentiated(await ran(`${CUBE.replace('FACTOR', '3')}z.backward();\nprint(x.grad);`));
    expect(gradients(right)).toEqual({ x: [24, 96] });
    expect(verdicts(right)).toEqual({ x: 'agrees' });
    const node = right.nodes.find(({ name }) => name === 'CubeBackward');
    const range = node?.range ?? { start: 0, end: 0 };
    expect(CUBE.replace('FACTOR', '3').slice(range.start, range.end)).toContain('Cube.apply(2 * x)');
    const wrong = differentiated(await ran(`${CUBE.replace('FACTOR', '2')}z.backward();`));
    expect(gradients(wrong)).toEqual({ x: [16, 64] });
    expect(verdicts(wrong)).toEqual({ x: 'differs' });
  });

  it('shows its rule at the end where the program never goes backward', async () => {
    const program = await ran(CUBE.replace('FACTOR', '3'));
    expect(verdicts(differentiated(program.focusOn('z')))).toEqual({ x: 'agrees' });
  });
});

const TRAINING = `torch.manual_seed(0);
class Net extends torch.nn.Module {
  constructor() {
    super();
    this.hidden = new torch.nn.Linear(2, 3);
    this.out = new torch.nn.Linear(3, 1);
  }
  forward(x) {
    return this.out(torch.tanh(this.hidden(x)));
  }
}
const model = new Net();
const optimizer = new torch.optim.SGD(model.parameters(), { lr: 0.1 });
const criterion = new torch.nn.MSELoss();
const X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]);
const Y = torch.tensor([[0.0], [1.0], [1.0], [0.0]]);
let loss;
for (let epoch = 0; epoch < 5; epoch++) {
  optimizer.zero_grad();
  loss = criterion(model(X), Y);
  loss.backward();
  optimizer.step();
}
print(loss.item().toFixed(4));
`;

describe('a module that is trained', () => {
  it('names its parameters by their path, and differentiates the last loss by them', async () => {
    const program = await ran(TRAINING);
    expect(program.passCount).toBe(5);
    expect([...new Set(program.names)].sort()).toEqual(['hidden.bias', 'hidden.weight', 'out.bias', 'out.weight']);
    const trace = differentiated(program);
    expect(verdicts(trace)).toEqual({
      'hidden.weight': 'agrees',
      'hidden.bias': 'agrees',
      'out.weight': 'agrees',
      'out.bias': 'agrees',
    });
    const output = trace.tensors[trace.output.tensor];
    expect(output?.values[0]?.toFixed(4)).toBe(program.printed);
    expect(trace.nodes.map(({ name }) => name)).toContain('MseLossBackward0');
    const plot = plotted(program, { variable: 'hidden.weight', element: 1, from: -1, to: 1, count: 5 });
    expect(plot.f.every(Number.isFinite)).toBe(true);
    expect(plot.f.length).toBe(5);
  });

  it('with other optimisers, too', async () => {
    for (const optimizer of ['Adam', 'AdamW', 'RMSprop', 'Adagrad']) {
      const program = await ran(TRAINING.replace('optim.SGD', `optim.${optimizer}`));
      expect(Object.values(verdicts(differentiated(program)))).toEqual(['agrees', 'agrees', 'agrees', 'agrees']);
    }
  });
});

describe('what stands for derivatives in a text', () => {
  it('hooks, functional and gradcheck', async () => {
    const program = await ran(`const x = torch.tensor([1.0, 2.0], { requires_grad: true });
const y = x ** 2;
y.register_hook((g) => g * 10);
const { jacobian, hessian } = torch.autograd.functional;
print(jacobian((a) => a ** 3, x));
print(torch.autograd.gradcheck((a) => a * a, torch.tensor([1.0, 2.0], { dtype: torch.float64, requires_grad: true })));
const z = y.sum();
z.backward();
print(x.grad);`);
    expect(program.printed).toBe('tensor([[ 3.,  0.],\n        [ 0., 12.]])\nTrue\ntensor([20., 40.])');
    expect(gradients(differentiated(program.focusOn('z')))).toEqual({ x: [20, 40] });
  });

  it('what autograd.functional gives is differentiated again', async () => {
    const program = await ran(`const x = torch.tensor([1.0, 2.0], { requires_grad: true });
const J = torch.autograd.functional.jacobian((a) => a ** 3, x, { create_graph: true });
const s = J.sum();
s.backward();
print(x.grad);`);
    expect(program.printed).toBe('tensor([ 6., 12.])');
    const trace = differentiated(program.focusOn('s'));
    expect(gradients(trace)).toEqual({ x: [6, 12] });
    expect(verdicts(trace)).toEqual({ x: 'agrees' });
  });
});
