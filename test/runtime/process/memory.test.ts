/**
 * Memory of what runs long: loops that never give control back stay flat, in a plain process and in a program's; what
 * backward no longer needs is given up; what is too much is refused before it is made. Nothing here is timed.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childBundles, printed, TestPrograms } from './children';

const MB = 1_000_000;
const PATIENCE = 300_000;

interface Outcome {
  readonly seen: readonly number[];
  readonly value: number;
  readonly most: number;
}

describe('a loop without a turn of the event loop', () => {
  let folder = '';
  let script = '';

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'autograd-lens-loops-'));
    script = path.join(folder, 'loops.mjs');
    await build({
      entryPoints: [path.resolve('test/runtime/process/loops.ts')],
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile: script,
      logLevel: 'error',
    });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function ran(loop: string): Promise<Outcome> {
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, loop]);
    return JSON.parse(stdout) as Outcome;
  }

  it.each([
    { loop: 'single numbers', steps: 100_000, value: 2 },
    { loop: 'a small network', steps: 20_000, value: 0 },
    { loop: 'large tensors', steps: 1000, value: Math.PI / 2 },
    { loop: 'graphs that nobody walks', steps: 20_000, value: 3195.53 },
  ])(
    'holds as much at the end as in the beginning: $loop, $steps steps',
    async ({ loop, value }) => {
      const outcome = await ran(loop);
      expect(outcome.value).toBeCloseTo(value, 1);
      const [first = NaN] = outcome.seen;
      for (const later of outcome.seen) expect(later - first).toBeLessThan(2 * MB);
      // Garbage goes in time, too, without being asked.
      expect(outcome.most).toBeLessThan(400 * MB);
    },
    PATIENCE,
  );

  it(
    'makes a graph of a million nodes, at most 200 bytes for each, and is rid of it after the pass',
    async () => {
      const { seen, value } = await ran('a deep graph');
      const [before = NaN, built = NaN, after = NaN] = seen;
      expect(value).toBeGreaterThan(1);
      expect((built - before) / 1e6).toBeLessThan(200);
      expect(after - before).toBeLessThan(5 * MB);
    },
    PATIENCE,
  );

  it(
    'gives up what was saved for backward, as PyTorch does, although the end of the graph is still held',
    async () => {
      const { seen, value } = await ran('saved, freed');
      const [before = NaN, after = NaN] = seen;
      expect(after - before).toBeLessThan(6 * MB);
      // The second pass is refused.
      expect(value).toBe(2);
    },
    PATIENCE,
  );

  it(
    'keeps it where the graph is retained',
    async () => {
      // Through it goes a second pass.
      expect((await ran('saved, retained')).value).toBe(1);
    },
    PATIENCE,
  );
});

describe('a program', () => {
  let programs: TestPrograms;

  beforeAll(async () => {
    programs = new TestPrograms(await childBundles());
  });
  afterAll(() => {
    programs.close();
  });

  /** A process that takes more is ended: to have finished is to have stayed below. */
  const LIMITS = { memory: 400, time: PATIENCE };

  it(
    'trains 100,000 steps in one loop within its memory',
    async () => {
      const run = await programs.run(
        `const w = torch.tensor(0, { requires_grad: true });
for (let step = 0; step < 100_000; step++) {
  const loss = (w * 2 - 6) ** 2;
  loss.backward();
  torch.no_grad(() => { w.sub_(0.01 * w.grad); });
  w.grad = null;
}
print(w.item());`,
        LIMITS,
      );
      expect(run.trace.ending).toStrictEqual({ kind: 'finished' });
      expect(Number(printed(run))).toBeCloseTo(3, 5);
    },
    PATIENCE,
  );

  it(
    'trains on large tensors within its memory, although it makes gigabytes on the way',
    async () => {
      const run = await programs.run(
        `const w = torch.zeros([100_000], { requires_grad: true });
const target = torch.linspace(0, 1, 100_000);
for (let step = 0; step < 1000; step++) {
  const loss = ((w * 2).sin() - target).pow(2).sum();
  loss.backward();
  torch.no_grad(() => { w.sub_(0.1 * w.grad); });
  w.grad = null;
}
print(w.select(0, 50_000).item());`,
        LIMITS,
      );
      expect(run.trace.ending).toStrictEqual({ kind: 'finished' });
      expect(Number(printed(run))).toBeCloseTo(Math.asin(0.5) / 2, 3);
    },
    PATIENCE,
  );

  it.each([
    ['a tensor', 'const x = torch.zeros([20_000, 20_000]);'],
    ['a sum over broadcast operands', 'const x = torch.ones([20_000, 1]) + torch.ones([1, 20_000]);'],
    ['a chain of them', 'const x = torch.ones([20_000, 1]); const y = (x * torch.ones([1, 20_000])).sin().exp();'],
    ['a product', 'const x = torch.ones([20_000, 2]); const y = x.matmul(x.t());'],
    ['a copy', 'const x = torch.ones([1]).expand(400_000_000); const y = x.clone();'],
  ])(
    'is told which limit it hit: %s',
    async (_name, text) => {
      const { trace } = await programs.run(`print("before");\n${text}\nprint("behind");`, { memory: 300 });
      expect(trace.ending).toMatchObject({
        kind: 'stopped',
        limit: 'memory',
        message: { id: 'runtime.limit-memory', args: { setting: 'autogradLens.limits.memory' } },
      });
      expect(trace.output.map(({ text }) => text)).toEqual(['before']);
      expect(printed(await programs.run('print(1)'))).toBe('1');
    },
    PATIENCE,
  );
});
