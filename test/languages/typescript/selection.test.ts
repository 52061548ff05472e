import { parse } from '@babel/parser';
import { describe, expect, it } from 'vitest';
import { effectsOf } from '../../../src/languages/typescript/selection/effects';
import { from, levelsOf, to } from '../../../src/languages/typescript/selection/levels';
import { missingNames } from '../../../src/languages/typescript/selection/missing';
import { neededBy } from '../../../src/languages/typescript/selection/needed';

/** What runs for the part of the text between « and »: the statements, or what is missing. */
function ran(marked: string): string {
  const selection = { start: marked.indexOf('«'), end: marked.indexOf('»') - 1 };
  const text = marked.replace(/[«»]/g, '');
  const file = parse(text, { sourceType: 'module', plugins: ['typescript'], createParenthesizedExpressions: true });
  const { selected, others } = levelsOf(file.program.body, selection);
  const effects = effectsOf(file, [...selected, ...others]);
  const chosen = [...neededBy(selected, others, effects), ...selected].sort((one, other) => from(one) - from(other));
  const missing = missingNames(chosen, selected, effects);
  if (missing !== null) return `missing: ${missing.message.text} ${missing.hint?.text ?? ''}`;
  return chosen.map((statement) => text.slice(from(statement), to(statement))).join('\n');
}

describe('what runs with a selection', () => {
  it('is what it touches, and the declarations that it needs from above, in order', () => {
    expect(
      ran(`const a = 1;
const b = a + 1;
const unused = 7;
function f(v) { return v * k; }
const k = 3;
«const c = f(b);
c + 1;»
c + 2;`),
    ).toMatchInlineSnapshot(`
      "const a = 1;
      const b = a + 1;
      function f(v) { return v * k; }
      const k = 3;
      const c = f(b);
      c + 1;"
    `);
  });

  it.each(['', "import torch, { print as show } from 'autograd-lens';\n"])(
    'is not changed by functions of what every program has: with %j',
    (imports) => {
      const above = `${imports}const w = torch.ones(2, { requires_grad: true });
function step() { torch.no_grad(() => { w.sub_(1); }); Object.freeze(w); }
for (let i = 0; i < 3; i++) step();
const x = torch.ones(3, { requires_grad: true });
x.sum().backward();
`;
      const own = 'const x = torch.ones(3, { requires_grad: true });\nx.sum().backward();\nx.grad;';
      expect(ran(`${above}«x.grad;»`)).toBe(imports === '' ? own : `${imports}${own}`);
      expect(ran(`${above}«w;»`)).toContain('step();\nw;');
      expect(ran(`${above}«w.grad;»`)).not.toContain('backward');
    },
  );

  it.each([
    ['a loop over its parts', 'for (const p of model.parameters()) p.sub_(1);'],
    ['a callback', 'model.parameters().forEach((p) => { p.sub_(1); });'],
    ['a function', 'function step() { torch.no_grad(() => { for (const p of [model.w]) p.sub_(1); }); }\nstep();'],
    ['a view', 'const row = model.w[0];\nrow.mul_(2);'],
    ['an object that holds it', 'const all = [model.w];\nconst optimizer = new SGD(all, 0.1);\noptimizer.step();'],
    ['a name that it got later', 'let p;\np = model.w;\np.sub_(1);'],
  ])('takes in what changed it under another name: %s', (_, change) => {
    const model = 'const model = { w: torch.ones(2), parameters() { return [this.w]; } };\nclass SGD {}';
    const other = 'const other = torch.ones(2);\nother.sub_(1);';
    expect(ran(`${model}\n${change}\n${other}\n«print(model.w);»`).replace('class SGD {}\n', '')).toBe(
      `${model}\n${change}\nprint(model.w);`.replace('class SGD {}\n', ''),
    );
  });

  it('knows what a namespace declares for itself', () => {
    const above =
      'const n = 7;\nenum Mode { Train, Test }\nnamespace Data { export const k = 4; enum E { A } export namespace In { export const z = k; } export function f(v) { return v + k + E.A; } }';
    expect(ran(`${above}\n«Data.f(Mode.Test);»`)).toBe(
      `${above.slice(above.indexOf('enum Mode'))}\nData.f(Mode.Test);`,
    );
  });

  it('takes whole statements where the selection cuts one', () => {
    expect(ran('const x = torch.ones(3);\nconst y = torch.«sum(x);\nprint(»y);\nprint(x);')).toBe(
      'const x = torch.ones(3);\nconst y = torch.sum(x);\nprint(y);',
    );
  });

  it('leaves out what only shows something', () => {
    expect(ran('const x = torch.ones(3);\nprint(x);\nconsole.log(x);\nplot(x, x);\n«x.sum();»')).toBe(
      'const x = torch.ones(3);\nx.sum();',
    );
  });

  it('runs a backward above only where a gradient is read that it may have filled', () => {
    const program =
      'const x = leaf();\nconst z = leaf();\nconst y = x ** 2;\ny.sum().backward();\n(z * 2).backward();\n';
    const declared = `function leaf() { return torch.ones(3); }\n${program}`;
    expect(ran(`${declared}«print(x.grad);»`)).toBe(
      'function leaf() { return torch.ones(3); }\nconst x = leaf();\nconst y = x ** 2;\ny.sum().backward();\nprint(x.grad);',
    );
    expect(ran(`${declared}«print(x);»`)).toBe(
      'function leaf() { return torch.ones(3); }\nconst x = leaf();\nprint(x);',
    );
  });

  it('runs what changes a needed value above: assignments, calls in place, loops, callbacks, functions', () => {
    expect(ran('let w = 1;\nw = 2;\nlet v = 1;\nv += 1;\n«w;»')).toBe('let w = 1;\nw = 2;\nw;');
    expect(ran('const w = torch.ones(2);\nw.mul_(2);\nw.sum();\n«w;»')).toBe(
      'const w = torch.ones(2);\nw.mul_(2);\nw.sum();\nw;',
    );
    expect(ran('const list = [];\nfor (const i of [1, 2]) { list.push(i); }\n«list;»')).toBe(
      'const list = [];\nfor (const i of [1, 2]) { list.push(i); }\nlist;',
    );
    expect(ran('let n = 0;\n[1, 2].forEach((i) => { n += i; });\n«n;»')).toBe(
      'let n = 0;\n[1, 2].forEach((i) => { n += i; });\nn;',
    );
    expect(ran('let n = 0;\nfunction count() { n += 1; }\nfunction idle() {}\ncount();\nidle();\n«n;»')).toBe(
      'let n = 0;\nfunction count() { n += 1; }\ncount();\nn;',
    );
  });

  it('trains before it shows: a loop with a backward and a step in place', () => {
    const loop = `const w = torch.zeros(2, { requires_grad: true });
const data = torch.ones(2);
for (let step = 0; step < 3; step++) {
  const loss = ((w - data) ** 2).sum();
  loss.backward();
  torch.no_grad(() => { w.sub_(w.grad.mul(0.1)); w.grad.zero_(); });
}
print("done");
`;
    expect(ran(`${loop}«print(w);»`)).toBe(`${loop.replace('print("done");\n', '')}print(w);`);
  });

  it('keeps the order of random draws', () => {
    expect(ran('torch.manual_seed(1);\nconst a = torch.randn(2);\nconst c = 1;\nconst b = torch.randn(2);\n«b;»')).toBe(
      'torch.manual_seed(1);\nconst a = torch.randn(2);\nconst b = torch.randn(2);\nb;',
    );
  });

  it('knows classes, enums, namespaces, imports, destructuring, types', () => {
    expect(
      ran(`import { sin } from "autograd-lens";
import type { Config } from "./config";
enum Kind { A, B }
class Net { kind = Kind.A; forward(x: Tensor): Tensor { return sin(x); } }
const { p, q: [r] } = { p: 1, q: [2] };
const net = new Net();
interface Unused { a: number }
«net.forward(p + r);»`),
    ).toMatchInlineSnapshot(`
      "import { sin } from "autograd-lens";
      enum Kind { A, B }
      class Net { kind = Kind.A; forward(x: Tensor): Tensor { return sin(x); } }
      const { p, q: [r] } = { p: 1, q: [2] };
      const net = new Net();
      net.forward(p + r);"
    `);
  });

  it('reaches into a function or a block, with what stands before the selection there', () => {
    expect(
      ran(
        'const k = 2;\nfunction f() {\n  const a = k * 3;\n  const b = 9;\n  «const c = a + 1;»\n  return c;\n}\nf();',
      ),
    ).toBe('const k = 2;\nconst a = k * 3;\nconst c = a + 1;');
  });

  it('names what has no value', () => {
    expect(ran('«const y = x ** 2 + z;»')).toMatchInlineSnapshot(
      `"missing: These names have no value here: x, z. x is declared nowhere in this file: write const x = … above."`,
    );
    expect(ran('function f(x) {\n  «const y = x * 2;»\n}')).toMatchInlineSnapshot(
      `"missing: x has no value here. x belongs to the function or loop around the selection: give it a value above, or run a call of the function."`,
    );
    expect(ran('«later + 1;»\nconst later = 1;')).toMatchInlineSnapshot(
      `"missing: later has no value here. later is declared below the selection: select its declaration too."`,
    );
    expect(ran('«total = 1;»')).toContain('total is declared nowhere');
    expect(ran('«typeof maybe;»')).toBe('typeof maybe;');
  });

  it('names what is missing above at the selection', () => {
    expect(ran('const a = nowhere;\n«a;»')).toContain('nowhere has no value here');
  });
});
