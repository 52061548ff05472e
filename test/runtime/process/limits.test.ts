/** Programs that take too much: each is stopped, says why, shows what it had, and harms neither the host nor the next run. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Limits } from '../../../src/runtime/program';
import { childBundles, printed, TestPrograms } from './children';

let programs: TestPrograms;
/**
 * Longest time for which the host kept its event loop busy, in milliseconds: of processor time, since on a busy machine
 * others may keep the whole process from running.
 */
let longest = 0;
let pulse: NodeJS.Timeout;

beforeAll(async () => {
  programs = new TestPrograms(await childBundles());
  programs.programs.warm();
  let time = performance.now();
  let usage = process.cpuUsage();
  pulse = setInterval(() => {
    const used = process.cpuUsage(usage);
    longest = Math.max(longest, Math.min(performance.now() - time, (used.user + used.system) / 1000));
    time = performance.now();
    usage = process.cpuUsage();
  }, 5);
});
afterAll(() => {
  clearInterval(pulse);
  programs.close();
});

/** A small memory limit, so that the machine that runs the tests has enough. */
const MEMORY = 300;

describe('a program is stopped', () => {
  it.each<[string, string, Partial<Limits>, string]>([
    ['in an endless loop', 'for (;;);', { time: 300 }, 'time'],
    [
      'in an endless loop that catches everything',
      'for (;;) { try { for (;;); } catch {} finally { continue; } }',
      { time: 300 },
      'time',
    ],
    [
      'in an endless chain of promises',
      'const go = (): Promise<void> => Promise.resolve().then(go); await go();',
      { time: 300 },
      'time',
    ],
    ['in an endless chain of awaits', 'for (;;) await null;', { time: 300 }, 'time'],
    ['in a catastrophic regular expression', '/^(a+)+$/.test("a".repeat(40) + "b");', { time: 300 }, 'time'],
    ['in timers that never end', 'setInterval(() => {}, 1);', { time: 300 }, 'time'],
    [
      'waiting for a timer that is far away',
      'await new Promise((resolve) => setTimeout(resolve, 1e9));',
      { time: 300 },
      'time',
    ],
    [
      'while its heap grows',
      'const all: number[][] = []; for (;;) all.push(new Array(10_000).fill(1.5));',
      { memory: MEMORY },
      'memory',
    ],
    [
      'with one huge array',
      'const a = new Array(400_000_000).fill(1.5); print(a.length);',
      { memory: MEMORY },
      'memory',
    ],
    ['with one huge tensor', 'torch.zeros([20_000, 20_000]);', { memory: MEMORY }, 'memory'],
    ['with many tensors', 'const all = []; for (;;) all.push(torch.ones([1000, 1000]));', { memory: MEMORY }, 'memory'],
    [
      'with long strings',
      'const all: string[] = []; for (;;) { const text = "ab".repeat(1_000_000); text.charCodeAt(7); all.push(text); }',
      { memory: MEMORY },
      'memory',
    ],
    [
      'with array buffers',
      'const all: Uint8Array[] = []; for (;;) all.push(new Uint8Array(10_000_000).fill(1));',
      { memory: MEMORY },
      'memory',
    ],
    ['in a flood of output', 'for (;;) print("x".repeat(1000));', { output: 100_000 }, 'output'],
  ])('%s', async (name, text, limits, limit) => {
    const { trace } = await programs.run(`print("before");\nconst kept = torch.tensor(3) * 2;\n${text}`, limits);
    expect(trace.ending).toMatchObject({
      kind: 'stopped',
      limit,
      message: { id: `runtime.limit-${limit}`, args: { setting: `autogradLens.limits.${limit}` } },
    });
    // What it had before is there.
    expect(trace.output[0]?.text).toBe('before');
    const isOneCall = /huge|regular/.test(name);
    if (!isOneCall) expect(trace.records.map((record) => record.name)).toContain('kept');
    expect(printed(await programs.run('print(1)'))).toBe('1');
  });

  it('by nobody for a recursion without end, which is its own error and can be caught', async () => {
    const failed = await programs.run('function f(n: number): number { return f(n + 1) + 1; }\nf(0);');
    expect(failed.trace.ending).toMatchObject({
      kind: 'failed',
      error: { name: 'RangeError', text: 'Maximum call stack size exceeded' },
    });
    const caught = await programs.run(
      'function f(n: number): number { return f(n + 1) + 1; }\ntry { f(0); } catch (error) { print(error instanceof RangeError); }',
    );
    expect(printed(caught)).toBe('True');
  });
});

describe('a program is cancelled', () => {
  it.each([
    ['before it begins', '', 0],
    ['in a busy loop', 'print("in"); for (;;);', 150],
    ['in a catastrophic regular expression', 'print("in"); /^(a+)+$/.test("a".repeat(40) + "b");', 150],
    [
      'in an endless chain of promises',
      'print("in"); const go = (): Promise<void> => Promise.resolve().then(go); await go();',
      150,
    ],
    ['while it waits', 'print("in"); await new Promise((resolve) => setTimeout(resolve, 1e6));', 150],
  ])('%s', async (_name, text, after) => {
    const limits = { time: 10_000, memory: 1024, output: 10_000, records: 1000, graph: 1000 };
    let seen: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      seen = resolve;
    });
    const request = { text: text === '' ? 'for (;;);' : text, language: 'typescript', selection: null, limits };
    const run = programs.programs.run(request, () => {
      seen();
    });
    if (after > 0) await begun;
    const begin = performance.now();
    run.cancel();
    const result = await run.finished;
    expect(result).toMatchObject({ trace: { ending: { kind: 'cancelled' } } });
    if (after > 0) expect(result).toMatchObject({ trace: { output: [{ text: 'in' }] } });
    expect(performance.now() - begin).toBeLessThan(1000);
    expect(printed(await programs.run('print(1)'))).toBe('1');
  });
});

it('the host went on all the while', () => {
  expect(longest).toBeLessThan(100);
});
