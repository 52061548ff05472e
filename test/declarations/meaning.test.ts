/** What the declarations let stand and what they refuse, and that they stay where they were put. */
import { describe, expect, test } from 'vitest';
import { operators } from '../../src/engine/generated/operators';
import { isGlobal } from '../../src/languages/typescript/globals';
import { tensorMembers, torchMembers } from '../../src/languages/typescript/realm/torch';
import { BESIDE, check, COMPILERS } from './compilers';

/** Members of tensors that only the engine and JavaScript use. */
const INTERNAL: ReadonlySet<string> = new Set(
  'lieAs toJSON attach gradientNode newAccumulator standingAt show detachedCopy pythonName'.split(' '),
);
const internal = new Set(operators.flatMap(({ definition }) => (definition.internal ? [definition.name] : [])));

/** Line by line: what runs. */
const RIGHT = `
const x = torch.tensor([1, 2, 3], { requires_grad: true });
const y = 3 * x ** 2 - x / 2 + -x % 2;
let z = y; z += x; z *= 2; z **= 2;
const mask = x > 0; torch.where(mask, x, 0 * x); mask.sum(); mask.any();
const [first, ...others] = x; for (const part of x) part.item();
const part = x[0] + x[-1] + x[torch.Slice(0, 2)]; x[0] = 3;
x.grad = null; x.grad.zero_(); x.sub_(0.1 * x.grad);
const { values, indices } = x.max(0); const best = x.max(0); best.values + best[1]; x.max(y) * 2;
x.sum(); x.sum(1); x.sum([0, 1], { keepdim: true }); x.sum({ dim: 1 }); torch.sum(x, 1); x.reshape(2, 3).T;
x.item().toFixed(2); x.shape[0]; x.size(0); x.length; x.dtype === torch.float32; x.tolist()[0][1];
const net = new torch.nn.Sequential(new torch.nn.Linear(2, 3, { bias: false }), torch.nn.ReLU(), new torch.nn.Conv2d(1, 2, [3, 3], { padding: 1 }));
const adam = new torch.optim.Adam(net.parameters(), { lr: 0.1, betas: [0.9, 0.99] }); adam.zero_grad(); adam.step(); adam.param_groups[0].lr *= 0.5;
const slope = torch.func.grad((t) => t ** 2)(x); slope * 2;
const [g] = torch.autograd.grad(y.sum(), [x], { create_graph: true });
class Net extends torch.nn.Module { a = new torch.nn.Linear(1, 2); forward(t: Tensor) { return this.a(t) ** 2; } } new Net()(x) * 2;
class Own extends torch.nn.Module { constructor() { super(); this.layer = new torch.nn.Linear(1, 1); } forward(t) { return this.layer(t); } }
class Cube extends torch.autograd.Function { static forward(ctx, t) { ctx.save_for_backward(t); return t ** 3; } static backward(ctx, s) { const [t] = ctx.saved_tensors; return 3 * t ** 2 * s; } } Cube.apply(x) * 2;
torch.var(x); torch.linalg.det(x.reshape(1, 1)); torch.nn.functional.relu(x); torch.special.entr(x); torch.no_grad(() => x.sum());
print(x, y, { sep: ', ' }); plot(x, y, { label: 'f', color: 'red' }); scatter([1, 2], x); console.log(x, performance.now()); setTimeout(() => print('later'), 10);
Math.sin(x) * Math.exp(x) + Math.max(x, y); [1, 2, 3].map((n) => n * x); const list: Tensor[] = [x, y, z]; torch.stack(list);
let module: torch.nn.Module = net; let size: torch.Size = x.shape; let type: torch.dtype = torch.float64; module = new Net();
import again, { torch as same, plot as draw } from 'autograd-lens'; draw(same.ones(2), again.ones(2));
`.trim();

/** What does not run either, or not as it reads. */
const WRONG: readonly (readonly [program: string, says: RegExp])[] = [
  ['torch.tensor(1, { require_grad: true });', /requires_grad/],
  ['torch.tensr(1);', /tensor/],
  ['torch.ones(2).sin2();', /does not exist/],
  ['torch.ones(2).sum({ dims: 1 });', /dims/],
  ['new torch.nn.Linear(2);', /out_features/],
  ['new torch.nn.Linear(2, 3, { bais: true });', /bais|overload/],
  ['new torch.optim.SGD([torch.ones(1)], { learning_rate: 0.1 });', /learning_rate|not assignable/],
  ["plot(torch.ones(2), { colour: 'red' });", /colour|overload/],
  ['torch.nn.functional.reluu(torch.ones(2));', /relu/],
  ['torch.ones(2) + {};', /\+/],
  ['[1, 2] * torch.ones(2);', /left-hand side/],
];

describe.each(COMPILERS)('%s', (compiler) => {
  test('lets stand what runs', { timeout: 180_000 }, async () => {
    const lines = RIGHT.split('\n');
    const found = await check(compiler, { 'right.ts': RIGHT, ...BESIDE });
    expect(found.map(({ line, text }) => `${lines[line - 1] ?? ''}\n${text}`)).toEqual([]);
  });

  test('says what is wrong where it is', { timeout: 180_000 }, async () => {
    const files = Object.fromEntries(WRONG.map(([program], index) => [`wrong-${index}.ts`, program]));
    const found = await check(compiler, { ...files, ...BESIDE });
    for (const [index, [program, says]] of WRONG.entries()) {
      const said = found.filter(({ file }) => file === `wrong-${index}.ts`).map(({ text }) => text);
      expect(said.join('\n'), program).toMatch(says);
    }
  });

  test('knows every name that a program finds', { timeout: 180_000 }, async () => {
    const lines = [
      ...torchMembers()
        .filter((name) => !internal.has(name))
        .map((name) => `torch.${name};`),
      ...tensorMembers()
        .filter((name) => !INTERNAL.has(name))
        .map((name) => `x.${name};`),
      ...[
        'torch',
        'print',
        'plot',
        'scatter',
        'bar',
        'hist',
        'plt',
        'console',
        'performance',
        'setTimeout',
        'setInterval',
        'clearTimeout',
      ]
        .concat('clearInterval', 'queueMicrotask')
        .map((name) => (isGlobal(name) ? `${name};` : `no global: ${name}`)),
    ];
    const program = ['const x = torch.ones(1);', ...lines].join('\n');
    const found = await check(compiler, { 'names.ts': program, ...BESIDE });
    expect(found.map(({ line }) => program.split('\n')[line - 1])).toEqual([]);
  });

  test('leaves the project around it as it was', { timeout: 180_000 }, async () => {
    const snippet = Object.fromEntries(
      Object.entries({ 'snippet.ts': 'const x = torch.ones(2);\nprint(x.sum());', ...BESIDE }).map(([name, text]) => [
        `.autograd/${name}`,
        text,
      ]),
    );
    const files = {
      ...snippet,
      'tsconfig.json': '{ "compilerOptions": { "strict": true, "noEmit": true, "types": [] }, "include": ["**/*"] }',
      'src/own.ts': 'export const n = 2;\nn.toFixed();\nn.sum();\ntorch;\n',
    };
    const around = await check(compiler, files);
    expect(around.map(({ file, line, text }) => [file, line, /^.*?'.*?'/.exec(text)?.[0]])).toEqual([
      ['src/own.ts', 3, "Property 'sum'"],
      ['src/own.ts', 4, "Cannot find name 'torch'"],
    ]);
    expect(await check(compiler, files, { project: '.autograd' })).toEqual([]);
  });

  test('keeps the names of one snippet out of the others', { timeout: 180_000 }, async () => {
    const text = 'const x = torch.ones(2);\nprint(x);';
    expect(await check(compiler, { 'one.ts': text, 'two.ts': text, ...BESIDE })).toEqual([]);
  });
});
