/** Where an error stands that came about in code of the program's which the engine called, or after that has returned. */
import { expect, test } from 'vitest';
import { placeOf } from '../../../../src/languages/typescript/positions';
import { prepareProgram } from '../../../../src/languages/typescript/prepare';
import { isRefusal } from '../../../../src/trace/refusal';
import { run } from './context';

interface Failed {
  readonly text: string;
  readonly place: string | null;
  readonly calls: readonly (string | null)[];
}

async function failed(text: string): Promise<Failed> {
  const prepared = prepareProgram(text, null, 'typescript');
  if (isRefusal(prepared)) throw new Error(prepared.message.text);
  const { done } = await run({ text, code: prepared.code, sites: prepared.sites });
  if (done.ending.kind !== 'failed') throw new Error('The program did not fail.');
  const { range, calls } = placeOf(prepared, done.ending.error);
  const place = range === null ? null : text.slice(range.start, range.end);
  return { text: done.ending.error.text, place, calls: calls.map(({ name }) => name) };
}

const LEAF = 'const x = torch.tensor([1, 2], { dtype: torch.float32, requires_grad: true });\n';
const cube = (backward: string): string => `${LEAF}
class Cube extends torch.autograd.Function {
  static forward(ctx, x) { ctx.save_for_backward(x); return x.pow(3); }
  static backward(ctx, g) { ${backward} }
}
const y = Cube.apply(x);
y.sum().backward();`;

test.each<[string, string, Omit<Failed, 'text'>]>([
  [
    'what a hook throws stands in the hook, and the pass led there',
    `${LEAF}function bad(g) { throw new Error('no'); }\nconst y = x * 2;\ny.register_hook(bad);\ny.sum().backward();`,
    { place: "new Error('no')", calls: ['bad', null] },
  ],
  [
    'what a hook gives is refused where the pass was started',
    `${LEAF}const y = x * 2;\ny.register_hook((g) => g.double());\ny.sum().backward();`,
    { place: 'y.sum().backward()', calls: [] },
  ],
  [
    'a call of the engine in a backward stands there',
    cube('return g.matmul(torch.ones([7, 7]));'),
    { place: 'g.matmul(torch.ones([7, 7]))', calls: ['Cube.backward', null] },
  ],
  [
    'what a backward gives is refused where the pass was started',
    cube('const [x] = ctx.saved_tensors; return [g * x, g];'),
    { place: 'y.sum().backward()', calls: [] },
  ],
  [
    'what a forward saves is refused where it was applied',
    `class F extends torch.autograd.Function { static forward(ctx, x) { ctx.save_for_backward(1); return x.mul(2); } }\n${LEAF}F.apply(x);`,
    { place: 'F.apply(x)', calls: [] },
  ],
  [
    'a layer’s error stands in the forward that calls it',
    `class Net extends torch.nn.Module {
       constructor() { super(); this.fc = new torch.nn.Linear(2, 1); }
       forward(x) { return this.fc(x); }
     }
     const net = new Net();
     net(torch.ones([3, 5]));`,
    { place: 'this.fc(x)', calls: ['forward', null] },
  ],
  [
    'a layer that is missing is missed where it is called',
    `class Net extends torch.nn.Module { forward(x) { return this.fc2(x); } }\nconst net = new Net();\nnet(torch.ones([1]));`,
    { place: 'this.fc2(x)', calls: ['forward', null] },
  ],
  [
    'an LBFGS closure’s error stands in the closure',
    `const w = torch.zeros([2], { requires_grad: true });
     const opt = new torch.optim.LBFGS([w]);
     const closure = () => { opt.zero_grad(); const loss = w.matmul(torch.ones([3])); loss.backward(); return loss; };
     opt.step(closure);`,
    { place: 'w.matmul(torch.ones([3]))', calls: ['closure', null] },
  ],
  [
    'what a function under vmap cannot do stands there',
    'const f = (x) => x.sum().item();\nconst mapped = torch.func.vmap(f);\nmapped(torch.ones([3, 2]));',
    { place: 'x.sum().item()', calls: ['f', null] },
  ],
  [
    'what a function under vmap gives is refused where it was called',
    'const mapped = torch.func.vmap((x) => { x.sum(); return 1; });\nmapped(torch.ones([3, 2]));',
    { place: 'mapped(torch.ones([3, 2]))', calls: [] },
  ],
  [
    'an async function under no_grad is refused where it was given, though it goes on',
    `${LEAF}await torch.no_grad(async () => { await 1; x.mul(2); });`,
    { place: 'torch.no_grad(async () => { await 1; x.mul(2); })', calls: [] },
  ],
  [
    'a setter that refuses stands at its name',
    'const x = torch.ones([2]).long();\nx.requires_grad = true;',
    { place: 'x.requires_grad', calls: [] },
  ],
])('%s', async (_name, text, expected) => {
  const { place, calls } = await failed(text);
  expect({ place, calls }).toEqual(expected);
});
