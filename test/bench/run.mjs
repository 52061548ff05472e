// Times the engine and, in the same run, the peers that are installed; prints a table of ratios. `node test/bench/run.mjs`,
// `--work polynomial,chain` for a part. Peers: `npm install` in this folder, and Python with PyTorch. A missing peer is named.
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import console from 'node:console';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { WORK } from './work.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const OURS = 'autograd-lens';

const chosen = process.argv.indexOf('--work');
const wanted = chosen < 0 ? Object.keys(WORK) : (process.argv[chosen + 1] ?? '').split(',');

/** Peers from the registry: the packages they need, the script, its arguments. */
const PACKAGED = [
  { name: 'tfjs cpu', packages: ['@tensorflow/tfjs'], script: 'peers/tfjs.mjs', args: ['cpu'] },
  {
    name: 'tfjs wasm',
    packages: ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm'],
    script: 'peers/tfjs.mjs',
    args: ['wasm'],
  },
  { name: 'jax-js', packages: ['@jax-js/jax'], script: 'peers/jax-js.mjs', args: [] },
  { name: 'deepbox', packages: ['deepbox/ndarray'], script: 'peers/deepbox.mjs', args: [] },
  { name: 'js-pytorch', packages: ['js-pytorch'], script: 'peers/js-pytorch.mjs', args: [] },
];
const PYTHON = process.env['PYTHON'] ?? '/usr/bin/python3';

/** Runs a program to its end; gives its lines of JSON, and its exit code and last words where it failed. */
function lines(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: here,
      env: { ...process.env, BENCH_WORK: wanted.join(), OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('error', (error) => resolve({ rows: [], failure: error.message }));
    child.on('close', (code) => {
      const rows = out
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line));
      resolve({ rows, failure: code === 0 ? null : (err.trim().split('\n').at(-1) ?? `exit ${code}`) });
    });
  });
}

/** The product's own cases, bundled as it is bundled. */
async function ours() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'autograd-lens-bench-'));
  try {
    const rows = [];
    for (const script of ['ours', 'panel']) {
      const outfile = path.join(folder, `${script}.mjs`);
      await build({
        entryPoints: [path.join(here, `peers/${script}.ts`)],
        bundle: true,
        format: 'esm',
        platform: 'node',
        target: 'node20',
        outfile,
        logLevel: 'error',
      });
      const result = await lines(process.execPath, [outfile]);
      if (result.failure !== null) throw new Error(result.failure);
      rows.push(...result.rows);
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function installed(name) {
  try {
    require.resolve(name);
    return true;
  } catch (error) {
    return error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
  }
}

/** What the peers measured, and the names of those that could not run, with the reason. */
async function peers() {
  const rows = [];
  const missing = [];
  for (const { name, packages, script, args } of PACKAGED) {
    if (!packages.every(installed)) {
      missing.push(`${name}: not installed (npm install in test/bench)`);
      continue;
    }
    const result = await lines(process.execPath, [path.join(here, script), ...args]);
    rows.push(...result.rows);
    if (result.failure !== null) missing.push(`${name}: ${result.failure}`);
  }
  const python = await lines(PYTHON, [path.join(here, 'peers/pytorch.py')]);
  rows.push(...python.rows);
  if (python.failure !== null) missing.push(`PyTorch: ${python.failure} (${PYTHON})`);
  return { rows, missing };
}

function isRight({ work, value }) {
  const { expected, relative } = WORK[work];
  return Math.abs(value - expected) <= relative * Math.abs(expected);
}

function milliseconds(value) {
  return value >= 1 ? `${value.toPrecision(3)} ms` : `${(value * 1000).toPrecision(3)} µs`;
}

/** One table per work: fastest first; the ratio is the peer's time over ours. */
function report(rows) {
  for (const [work, { title, expected }] of Object.entries(WORK)) {
    const own = rows.find((row) => row.work === work && row.peer === OURS);
    if (own === undefined) continue;
    console.log(`\n${title}`);
    const measured = rows.filter((row) => row.work === work);
    for (const row of measured
      .filter(({ error }) => error === undefined)
      .sort((a, b) => a.milliseconds - b.milliseconds)) {
      const ratio = row === own ? '' : `${(row.milliseconds / own.milliseconds).toPrecision(3)} × ours`;
      const wrong = isRight(row) ? '' : `  WRONG: ${row.value} instead of ${expected.toPrecision(6)}`;
      console.log(`  ${row.peer.padEnd(34)} ${milliseconds(row.milliseconds).padStart(10)}  ${ratio}${wrong}`);
    }
    for (const row of measured.filter(({ error }) => error !== undefined))
      console.log(`  ${row.peer.padEnd(34)} fails: ${row.error}`);
  }
}

const own = await ours();
const { rows, missing } = await peers();
console.log(
  `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown processor'}; load ${os.loadavg()[0].toFixed(1)}; medians`,
);
report([...own, ...rows]);
if (missing.length > 0) console.log(`\nNot measured:\n${missing.map((line) => `  ${line}`).join('\n')}`);
const wrong = own.filter((row) => row.error !== undefined || !isRight(row));
for (const row of wrong)
  console.error(`${row.work}: ${row.error ?? `gives ${row.value} instead of ${WORK[row.work].expected}`}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
