// The engine's start: a new process for each time, which imports the bundled engine (`BENCH_ENGINE`) and says when its first
// gradient was there, counted from before the import. Node reads the script anew, or has V8's code cache of an earlier time.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

import { runPeer } from '../timer.mjs';

const ROUNDS = 9;

const FIRST = `
const began = performance.now();
const { torch } = await import(process.env.BENCH_ENGINE);
const x = torch.tensor(2, { requires_grad: true });
x.pow(4).mul(5).add(x.pow(3).mul(3)).add(x.pow(2).mul(7)).add(x.mul(9)).sub(5).backward();
const value = x.grad.item();`;
const LARGE = `
const large = torch.linspace(0, 1, 100_000, { requires_grad: true });
large.sin().mul(large).sum().backward();
large.grad.select(0, 0).item();`;
const SAY = 'process.stdout.write(JSON.stringify({ value, milliseconds: performance.now() - began }));';

const small = `${FIRST} ${SAY}`;
const withLarge = `${FIRST} ${LARGE} ${SAY}`;
const cache = mkdtempSync(path.join(os.tmpdir(), 'autograd-lens-code-'));

function started(script, environment = {}) {
  const child = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  if (child.status !== 0) throw new Error(child.stderr.trim().split('\n').at(-1));
  return JSON.parse(child.stdout);
}

function fresh(script, environment) {
  return () => {
    let value = NaN;
    // The first fills the cache, if there is one, and has the file read.
    started(script, environment);
    const once = () => {
      const said = started(script, environment);
      value = said.value;
      return said.milliseconds;
    };
    return { once, rounds: ROUNDS, value: () => value };
  };
}

try {
  await runPeer('autograd-lens', {
    start: fresh(small),
    'start-large': fresh(withLarge),
    'start-cached': fresh(small, { NODE_COMPILE_CACHE: cache }),
    'start-large-cached': fresh(withLarge, { NODE_COMPILE_CACHE: cache }),
  });
} finally {
  rmSync(cache, { recursive: true, force: true });
}
