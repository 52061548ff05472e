import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../src/languages/typescript/positions';
import { prepareProgram } from '../../../src/languages/typescript/prepare';
import { PROGRAM_FILE, type PreparedProgram } from '../../../src/languages/typescript/prepared';
import { isRefusal, type Refusal } from '../../../src/trace/refusal';

function prepared(text: string, selection: readonly [number, number] | null = null): PreparedProgram {
  const range = selection === null ? null : { start: selection[0], end: selection[1] };
  const program = prepareProgram(text, range, 'typescript');
  if (isRefusal(program)) throw new Error(program.message.text);
  return program;
}

function refused(text: string, selection: readonly [number, number] | null = null): string {
  const range = selection === null ? null : { start: selection[0], end: selection[1] };
  const refusal = prepareProgram(text, range, 'typescript') as Refusal;
  expect(isRefusal(refusal)).toBe(true);
  const place = text.slice(refusal.range.start, refusal.range.end);
  return `${refusal.message.text} | ${place} | ${refusal.hint?.text ?? ''}`;
}

describe('a prepared program', () => {
  it('is an async function of the scope, of the statements of the selection and those that it needs', () => {
    const text = 'const a: number = 1;\nconst b = 2;\nprint(a);\n';
    const { code, ran, sites, range } = prepared(text, [text.indexOf('print'), text.length]);
    expect(typeof vm.runInNewContext(code)).toBe('function');
    expect(ran.map(({ start, end }) => text.slice(start, end))).toEqual(['const a: number = 1;', 'print(a);']);
    expect(range).toEqual({ start: text.indexOf('print'), end: text.length });
    expect(sites.map(({ range: { start, end }, kind }) => `${kind} ${text.slice(start, end)}`)).toContain('write a');
  });

  it('takes a scope name that the program does not use', () => {
    expect(prepared('const $lens = 1;').code).toContain('$lens2');
  });

  it('reads a selection although the text around it cannot be read', () => {
    const below = 'const a = 1;\nconst b = a;\nif (';
    expect(prepared(below, [13, 25]).ran).toHaveLength(2);
    const above = 'const = ;\nconst b = 1;';
    const { notes, ran } = prepared(above, [10, 22]);
    expect(ran).toHaveLength(1);
    expect(notes.map(({ message }) => message.id)).toEqual(['typescript.above-unreadable']);
  });

  it('notes methods that are named and not called', () => {
    const text =
      'const opt = {};\nopt.step;\nloss.backward;\nconst { step } = opt; step;\nloss.backward();\nconst f = loss.backward;\nfor (;;) { w.add_; w.grad; w["step"]; }\n';
    const { notes } = prepared(text);
    expect(notes.map(({ range }) => text.slice(range?.start, range?.end))).toEqual([
      'opt.step',
      'loss.backward',
      'w.add_',
    ]);
    expect(notes[0]?.message.text).toBe('step is not called here: write step().');
    expect(prepared(text, [text.indexOf('opt.'), text.indexOf('loss')]).notes).toHaveLength(1);
  });

  it('refuses what it cannot run, at its place, and says what there is', () => {
    expect(refused('const = 1;')).toContain('| = |');
    expect(refused('')).toBe('There is nothing to run here. |  | Select a few lines of code.');
    expect(refused('// nothing\n', [0, 5])).toContain('There is nothing to run here.');
    expect(refused('import fs from "node:fs";\nfs.x;')).toMatchInlineSnapshot(
      `"“node:fs” cannot be imported. | "node:fs" | A program has torch, print, plot, scatter, bar, hist and plt without importing them (or from "autograd-lens"), console, Math and JavaScript’s own globals."`,
    );
    expect(refused('const m = await import("x");')).toContain('import() is not available. | import("x") |');
    expect(refused('import.meta.url;')).toContain('import.meta is not available. | import.meta |');
    expect(refused('require("fs");')).toContain('require() is not available.');
    expect(refused('export * from "./x";')).toContain('“./x” cannot be exported from.');
    expect(refused('import x = require("x");')).toContain('not available');
  });

  it('passes over imports that only give types, and those that a selection does not need', () => {
    expect(prepared('import type { A } from "./a";\nimport { type B } from "./b";\nlet a: A | B;').ran).toHaveLength(3);
    const text = 'import fs from "node:fs";\nimport { Config } from "./c";\nconst a: Config = 1;';
    expect(prepared(text, [text.indexOf('const'), text.length]).ran).toHaveLength(1);
    expect(prepared('const require = (x) => x;\nrequire(1);').ran).toHaveLength(2);
  });
});

describe('the place of an error', () => {
  /** Runs the program with a scope that does nothing but hand on, and tells where what it throws stands. */
  async function thrown(text: string): Promise<readonly string[]> {
    const program = prepared(text);
    const main = vm.runInNewContext(program.code, {}, { filename: PROGRAM_FILE }) as (scope: object) => Promise<void>;
    const scope = new Proxy(
      {},
      {
        get: (_, name) => {
          if (name === 'z') return () => [];
          return name === 'test' ? (_site: number, v: unknown) => Boolean(v) : (...given: unknown[]) => given.at(-1);
        },
      },
    );
    const error: unknown = await main(scope).then(
      () => new Error('nothing was thrown'),
      (reason: unknown) => reason,
    );
    const { range, calls } = placeOf(program, { site: null, origin: null, stack: (error as Error).stack ?? '' });
    const shown = [range, ...calls.map((call) => call.range)].map((place) =>
      place === null ? 'nowhere' : text.slice(place.start, place.end),
    );
    return [...shown, ...calls.map(({ name }) => name ?? '·')];
  }

  it('is the user’s own, types and operators before it notwithstanding', async () => {
    expect(
      await thrown('const a: Array<number> = [1];\ntype T = {\n a: 1 };\nconst b = (a as any).foo.bar;\n'),
    ).toEqual(['(a as any).foo.bar']);
    expect(await thrown('let x = 1;\n\n/* é */ missing + 1;')).toEqual(['missing']);
  });

  it('has the calls that led there', async () => {
    expect(
      await thrown(
        'function inner(v: number) {\n  throw new Error("x");\n}\nconst outer = () => inner(2);\n  outer();',
      ),
    ).toMatchInlineSnapshot(`
      [
        "new Error("x")",
        "new Error("x")",
        "inner(2)",
        "outer()",
        "inner",
        "outer",
        "·",
      ]
    `);
  });

  it('tells a recursion once', async () => {
    const text =
      'function deep(left) {\n  if (left.length === 0) throw new Error("x");\n  return deep(left.slice(1));\n}\ndeep("abc");';
    expect(await thrown(text)).toEqual([
      'new Error("x")',
      'new Error("x")',
      'deep(left.slice(1))',
      'deep("abc")',
      'deep',
      'deep',
      '·',
    ]);
  });
});
