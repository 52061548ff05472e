import { expect, test } from 'vitest';
import { prepareProgram } from '../../../../src/languages/typescript/prepare';
import { isRefusal } from '../../../../src/trace/refusal';
import { isSoundScopeTable, scopesOf } from '../../../../src/trace/scope';
import { run } from './context';

/** Each recorded call of a program: its operator, and what it ran in, the outermost first. */
async function scoped(text: string): Promise<string[]> {
  const program = prepareProgram(text, null, 'typescript');
  if (isRefusal(program)) throw new Error(program.message.text);
  const { done } = await run(program);
  if (done.ending.kind !== 'finished') throw new Error(JSON.stringify(done.ending));
  const tape = done.tape;
  if (tape === null) throw new Error('there is no tape');
  if (tape.scopes !== undefined) expect(isSoundScopeTable(tape.scopes)).toBe(true);
  return tape.steps.map((step) => {
    const path = scopesOf(tape.scopes, step.scope).map(
      ({ kind, name, iteration }) =>
        `${kind[0] ?? ''}:${name.replace(' ', '.')}${iteration === undefined ? '' : `#${String(iteration)}`}`,
    );
    return `${step.kind === 'call' ? step.operator : step.kind} ${path.join(' ')}`.trim();
  });
}

const LEAF = 'let x = torch.tensor(2, { requires_grad: true });\n';

test('functions, by the names that they were given', async () => {
  expect(
    await scoped(`${LEAF}
      function square(t: any) { return t * t; }
      const cube = (t: any) => square(t) * t;
      const table = { half(t: any) { return t / 2; }, twice: function (t: any) { return t + t; } };
      class Model { static scale(t: any) { return t - 1; } apply = (t: any) => t.exp(); get one() { return x.sin(); } }
      const all = [x].map((t) => t.cos());
      const y = cube(x) + table.half(x) + table.twice(x) + Model.scale(x) + new Model().apply(x) + new Model().one + all[0];
      y.backward();`),
  ).toEqual([
    'cos f:',
    'mul f:cube f:square',
    'mul f:cube',
    'div f:half',
    'add',
    'add f:twice',
    'add',
    'sub f:Model.scale',
    'add',
    'exp f:Model.apply',
    'add',
    'sin f:Model.one',
    'add',
    'add',
  ]);
});

test('loops of every kind, by their turns', async () => {
  expect(
    await scoped(`${LEAF}
      for (let i = 0; i < 2; i++) x = x * 2;
      for (const k of [1, 2]) { for (const j in { a: 1, b: 2 }) { if (j === 'a') continue; x = x + k; } }
      let n = 0;
      while (n < 2) { n += 1; x = x / 2; }
      do { x = x.sin(); n -= 1; } while (n > 1);
      outer: for (const k of [1, 2, 3]) { while (true) { x = x - k; if (k === 2) break outer; continue outer; } }
      x = x.exp();
      x.backward();`),
  ).toEqual([
    'mul l:for.i#1',
    'mul l:for.i#2',
    'add l:for.k#1 l:for.j#2',
    'add l:for.k#2 l:for.j#2',
    'div l:while#1',
    'div l:while#2',
    'sin l:do#1',
    'sub l:for.k#1 l:while#1',
    'sub l:for.k#2 l:while#1',
    'exp',
  ]);
});

test('what leaves a function or loop by an error or from its midst is in it no longer', async () => {
  expect(
    await scoped(`${LEAF}
      function failing(t: any) { for (;;) { t.exp(); throw new Error('no'); } }
      function found(t: any) { for (const k of [1, 2]) { try { if (k === 2) return t * k; } finally { x = x + 1; } } return t; }
      try { failing(x); } catch { x = x.sin(); }
      block: { for (;;) { break block; } }
      x = x.cos();
      const promise = (async (t: any) => { for (;;) { throw new Error('no'); } })(x).catch(() => 0);
      x = found(x).tan();
      await promise;
      x.backward();`),
  ).toEqual([
    'exp f:failing l:for#1',
    'sin',
    'cos',
    'add f:found l:for.k#1',
    'mul f:found l:for.k#2',
    'add f:found l:for.k#2',
    'tan',
  ]);
});

test('what is suspended goes on where it was, and whoever called it where they were', async () => {
  expect(
    await scoped(`${LEAF}
      const seen: any[] = [];
      async function slow(name: string, t: any) {
        for (let i = 0; i < 2; i++) { t = t * 2; await null; t = t + 1; }
        seen.push(t);
        return t;
      }
      function* counting() { for (let i = 0; i < 2; i++) { const got: any = yield x.sin(); seen.push(got.cos()); } }
      async function* ticks() { yield x.tanh(); await null; yield x.sinh(); }
      const both = [slow('a', x), slow('b', x)];
      let y = x.exp();
      const [a, b] = await Promise.all(both);
      const counter = counting();
      y = y + counter.next().value + counter.next(x).value;
      for await (const tick of ticks()) y = y - tick;
      y = y / a / b / seen[2];
      y.backward();`),
  ).toEqual([
    'mul f:slow l:for.i#1',
    'mul f:slow l:for.i#1',
    'exp',
    'add f:slow l:for.i#1',
    'mul f:slow l:for.i#2',
    'add f:slow l:for.i#1',
    'mul f:slow l:for.i#2',
    'add f:slow l:for.i#2',
    'add f:slow l:for.i#2',
    'sin f:counting l:for.i#1',
    'add',
    'cos f:counting l:for.i#1',
    'sin f:counting l:for.i#2',
    'add',
    'tanh f:ticks',
    'sub l:for.tick#1',
    'sinh f:ticks',
    'sub l:for.tick#2',
    'div',
    'div',
    'div',
  ]);
});

test('modules, by their path in the model', async () => {
  expect(
    await scoped(`
      torch.manual_seed(0);
      class Net extends torch.nn.Module {
        layers = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Tanh());
        forward(x: any) { return this.layers(x).sum(); }
      }
      const net = new Net();
      net(torch.ones(1, 2)).backward();
      torch.nn.Tanh()(net.layers[0].weight).sum().backward();`),
  ).toEqual([
    'nn.functional.linear m:Net f:Net.forward m:layers m:layers.0',
    'nn.functional.tanh m:Net f:Net.forward m:layers m:layers.1',
    'sum m:Net f:Net.forward',
    'nn.functional.tanh m:Tanh',
    'sum',
  ]);
});

test('custom Functions and hooks', async () => {
  const steps = await scoped(`${LEAF}
      class Double extends torch.autograd.Function {
        static forward(ctx: any, t: any) { return t.clone() * 2; }
        static backward(ctx: any, g: any) { return g * 2; }
      }
      for (let i = 0; i < 1; i++) {
        const y = Double.apply(x);
        x.register_hook(function scaled(g: any) { return g * 3; });
        y.backward();
      }`);
  expect(steps).toEqual([
    'clone l:for.i#1 f:Double.forward',
    'mul l:for.i#1 f:Double.forward',
    'function l:for.i#1',
    'mul l:for.i#1 f:Double.backward',
    'mul l:for.i#1 f:scaled',
  ]);
});

test('a function whose names clash in a block has no scope, and runs', async () => {
  expect(
    await scoped(`${LEAF}
      function odd(t: any): any { var twice = 1; { var inner; } function inner2(u: any) { return u * 2; } var inner2: any; for (;;) return inner2(t); }
      const y = odd(x) + 1;
      y.backward();`),
  ).toEqual(['mul f:inner2', 'add']);
});
