/** Programs in their child process: what they have there, what comes back, what may be asked afterwards. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { parse } from '@babel/parser';
import traverse from '@babel/traverse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NodePrograms } from '../../../src/runtime/process/programs';
import { DEFAULT_LIMITS } from '../../../src/runtime/program';
import type { ProgramTrace } from '../../../src/trace/program';
import { isRefusal } from '../../../src/trace/refusal';
import { childBundles, printed, TestPrograms } from './children';

let folder: string;
let programs: TestPrograms;

beforeAll(async () => {
  folder = await childBundles();
  programs = new TestPrograms(folder);
});
afterAll(() => {
  programs.close();
});

const LEAVES = `const x = torch.tensor([1, 2, 3], { requires_grad: true });
const y = (x ** 3).sum();
y.backward();
print(x.grad);`;

const isLinux = process.platform === 'linux';

async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

describe('a run', () => {
  it('gives what was printed, recorded and passed, and a tape', async () => {
    const { trace, tape } = await programs.run(LEAVES);
    const [event] = trace.output;
    expect(event).toMatchObject({ kind: 'print', text: 'tensor([ 3., 12., 27.])' });
    expect(LEAVES.slice(event?.range?.start, event?.range?.end)).toBe('print(x.grad)');
    expect(trace.ending).toStrictEqual({ kind: 'finished' });
    expect(trace.passes).toHaveLength(1);
    expect(tape?.steps.length).toBeGreaterThan(1);
  });

  it('tells of what there is while it goes on', async () => {
    const accounts: ProgramTrace[] = [];
    const text = 'for (let i = 0; i < 3; i++) { print(i); await new Promise((resolve) => setTimeout(resolve, 200)); }';
    await programs.run(text, {}, (trace) => accounts.push(trace));
    expect(accounts.map(({ output }) => output.length)).toEqual(expect.arrayContaining([1, 2, 3]));
    expect(accounts.every(({ ending }) => ending === null)).toBe(true);
  });

  it('tells an error’s place and the calls that led there', async () => {
    const text = 'function f(v: number) {\n  return torch.tensor([v]).view(3);\n}\nfunction g() {\n  f(1);\n}\ng();';
    const { trace } = await programs.run(text);
    expect(trace.ending).toMatchObject({
      kind: 'failed',
      error: { name: 'RuntimeError', text: "shape '[3]' is invalid for input of size 1" },
    });
    const error = trace.ending?.kind === 'failed' ? trace.ending.error : null;
    expect(text.slice(error?.range?.start, error?.range?.end)).toBe('torch.tensor([v]).view(3)');
    expect(error?.calls.map(({ name }) => name)).toEqual(expect.arrayContaining(['f', 'g']));
  });

  it('is refused where the text cannot be read', async () => {
    const request = { text: 'const = 3', language: 'typescript', selection: null, limits: DEFAULT_LIMITS };
    const result = await programs.programs.run(request, () => undefined).finished;
    expect(isRefusal(result) && result.range.start).toBe(6);
  });

  it('has nothing of the run before it', async () => {
    await programs.run('(globalThis as any).left = 1; (Array.prototype as any).left = 2; torch.manual_seed?.(1);');
    const after = await programs.run('print((globalThis as any).left === undefined, ([] as any).left === undefined)');
    expect(printed(after)).toBe('True True');
  });

  it('goes beside another, each in a child of its own', async () => {
    const one = programs.run('print("one")');
    const other = programs.run('print("other")');
    expect(new Set(programs.programs.processes).size).toBe(2);
    expect([printed(await one), printed(await other)]).toStrictEqual(['one', 'other']);
    expect(programs.programs.processes).toHaveLength(1);
  });

  it.each([
    ['SIGSEGV', 'runtime.crashed'],
    ['SIGKILL', 'runtime.killed'],
    ['SIGTERM', 'runtime.killed'],
  ] as const)('of a child that %s ended ends as %s, and the next run has a new child', async (signal, id) => {
    let begun: () => void = () => undefined;
    const running = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const run = programs.run('print(1); for (;;);', {}, () => {
      begun();
    });
    await running;
    const [pid] = programs.programs.processes;
    process.kill(pid ?? -1, signal);
    const { trace } = await run;
    expect(trace.ending).toMatchObject({ kind: 'crashed', message: { id } });
    expect(printed(await programs.run('print(2)'))).toBe('2');
    expect(programs.programs.processes).not.toContain(pid);
  });
});

describe('what was recorded', () => {
  it('can be differentiated, plotted and read', async () => {
    const recording = await programs.run(LEAVES);
    const root = recording.trace.passes[0]?.root ?? -1;
    const focus = { output: root, weights: null };
    const trace = await programs.programs.analyse(recording, { kind: 'differentiate', focus, values: {} }).answer;
    expect(isRefusal(trace) ? trace : trace.variables.map(({ name }) => name)).toStrictEqual(['x']);
    const ask = { variable: 'x', element: 0, from: -1, to: 1, count: 11 };
    const data = await programs.programs.analyse(recording, {
      kind: 'ask',
      focus,
      values: {},
      enquiry: { kind: 'plot', ask },
    }).answer;
    expect(isRefusal(data) ? data : data.x).toHaveLength(11);
    const read = await programs.programs.analyse(recording, { kind: 'read', value: root, from: 0, count: 1 }).answer;
    expect(read).toStrictEqual([36]);
  });

  it('has the derivatives that the program computes itself', async () => {
    const recording = await programs.run(`class Cube extends torch.autograd.Function {
  static forward(ctx, x) {
    ctx.save_for_backward(x);
    return x ** 3;
  }
  static backward(ctx, g) {
    const [x] = ctx.saved_tensors;
    return g * 2 * x ** 2;
  }
}
const x = torch.tensor([1.0, 2.0], { requires_grad: true });
x.register_hook((g) => g * 5);
const y = Cube.apply(x).sum();
y.backward();`);
    expect(recording.tape).toMatchObject({ hooks: [{ kind: 'tensor' }] });
    const focus = { output: recording.trace.passes[0]?.root ?? -1, weights: null };
    const trace = await programs.programs.analyse(recording, { kind: 'differentiate', focus, values: {} }).answer;
    if (isRefusal(trace)) throw new Error(trace.message.text);
    const [variable] = trace.variables;
    const leaf = trace.tensors[variable?.tensor ?? -1];
    expect(trace.tensors[leaf?.grad ?? -1]?.values).toStrictEqual([10, 40]);
    expect(trace.checks.map(({ verdict }) => verdict)).toStrictEqual(['differs']);
    expect(trace.nodes.map(({ name }) => name)).toContain('CubeBackward');
  });

  it('can be asked when its child is gone', async () => {
    const recording = await programs.run(LEAVES);
    const focus = { output: recording.trace.passes[0]?.root ?? -1, weights: null };
    for (const pid of programs.programs.processes) {
      process.kill(pid, 'SIGKILL');
      await gone(pid);
    }
    const trace = await programs.programs.analyse(recording, { kind: 'differentiate', focus, values: {} }).answer;
    expect(isRefusal(trace) ? trace.message.text : trace.kind).toBe('program');
  });

  it('is refused where it is not of a run here, and where it was cancelled', async () => {
    const recording = await programs.run(LEAVES);
    const focus = { output: recording.trace.passes[0]?.root ?? -1, weights: null };
    const request = { kind: 'differentiate', focus, values: {} } as const;
    expect(await programs.programs.analyse({ ...recording }, request).answer).toMatchObject({ refused: true });
    const analysis = programs.programs.analyse(recording, request);
    analysis.cancel();
    expect(await analysis.answer).toMatchObject({ message: { id: 'runtime.analysis-cancelled' } });
    expect(isRefusal(await programs.programs.analyse(recording, request).answer)).toBe(false);
  });
});

describe('the host', () => {
  it('is never busy for long with what comes, however much it is', async () => {
    const lines = Array.from({ length: 400 }, (_, index) => `const t${index} = torch.randn([900]);`).join('\n');
    let longest = 0;
    let usage = process.cpuUsage();
    const pulse = setInterval(() => {
      const { user, system } = process.cpuUsage(usage);
      longest = Math.max(longest, (user + system) / 1000);
      usage = process.cpuUsage();
    }, 1);
    const { trace } = await programs.run(`${lines}\nprint(1)`, { time: 20_000 });
    clearInterval(pulse);
    expect(trace.tensors.length).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(trace).length).toBeGreaterThan(2_000_000);
    expect(longest).toBeLessThan(60);
  });
});

describe('the child', () => {
  it.runIf(isLinux)('has no environment, and an empty folder to work in that goes with it', async () => {
    const own = new NodePrograms(folder, () => undefined);
    own.warm();
    const [pid = -1] = own.processes;
    const request = { text: 'print(1)', language: 'javascript', selection: null, limits: DEFAULT_LIMITS };
    await own.run(request, () => undefined).finished;
    expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).toBe('ELECTRON_RUN_AS_NODE=1\0');
    const working = readlinkSync(`/proc/${pid}/cwd`);
    expect(readdirSync(working)).toStrictEqual([]);
    const flags = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    expect(flags).toContain('--disallow-code-generation-from-strings');
    expect(flags).toMatch(/--(?:experimental-)?permission/);
    own.dispose();
    expect(await gone(pid)).toBe(true);
    expect(existsSync(working)).toBe(false);
  });

  it('may say what it wants: one that breaks the protocol is ended and the run with it', async () => {
    const hostile = mkdtempSync(path.join(os.tmpdir(), 'autograd-lens-hostile-'));
    writeFileSync(
      path.join(hostile, 'supervisor.js'),
      'const s = new (require("net").Socket)({ fd: 3 }); s.write(Buffer.alloc(100000, 0xff)); setInterval(() => {}, 1000);',
    );
    const own = new NodePrograms(hostile, () => undefined);
    const request = { text: 'print(1)', language: 'javascript', selection: null, limits: DEFAULT_LIMITS };
    const result = await own.run(request, () => undefined).finished;
    expect(result).toMatchObject({ refused: true, message: { id: 'runtime.unstartable' } });
    own.dispose();
    rmSync(hostile, { recursive: true });
  });

  it('reads a realm that asks for nothing but the language’s own globals', () => {
    const realm = parse(readFileSync(path.join(folder, 'realm.js'), 'utf8'), { errorRecovery: false });
    let free: readonly string[] = [];
    traverse(realm, {
      Program: ({ scope }) => {
        free = Object.keys((scope as unknown as { readonly globals: Record<string, unknown> }).globals);
      },
    });
    const language = vm.runInNewContext('Reflect.ownKeys(globalThis)') as readonly unknown[];
    const foreign = free.filter((name) => !language.includes(name) && name !== 'arguments');
    expect(foreign).toStrictEqual([]);
  });
});
