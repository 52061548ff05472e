// Times the engine and, in the same run, the peers that are installed; prints a table of ratios. `node test/bench/run.mjs`,
// `--work polynomial,chain` for a part. Peers: `npm install` in this folder, and Python with PyTorch. A missing peer is named.
// `--work fuzz` tries generated formulas instead, a million of them or `FUZZ_COUNT`, and fails where there are faults.
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import console from 'node:console';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { bundles } from '../../scripts/bundles.mjs';
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
function lines(command, args, environment = {}, progress = false) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: here,
      env: {
        ...process.env,
        BENCH_WORK: wanted.join(),
        OMP_NUM_THREADS: '1',
        OPENBLAS_NUM_THREADS: '1',
        ...environment,
      },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => {
      err += chunk;
      if (progress) process.stderr.write(chunk);
    });
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

/** What a child process reads, as it is shipped. */
async function childBundles(folder) {
  const child = ['supervisor', 'program', 'analysis', 'realm'];
  const wanted = bundles({ outdir: folder }).filter(({ entryPoints }) => child.includes(Object.keys(entryPoints)[0]));
  await Promise.all(wanted.map((options) => build(options)));
}

/** What the product's own scripts print, bundled as it is bundled. */
async function ours(scripts) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'autograd-lens-bench-'));
  try {
    const rows = [];
    await childBundles(folder);
    for (const script of scripts) {
      const outfile = path.join(folder, `${script}.mjs`);
      await build({
        entryPoints: [path.join(here, `peers/${script}.ts`)],
        bundle: true,
        format: 'esm',
        platform: 'node',
        target: 'node20',
        // Babel is CommonJS and asks for Node's modules as that does.
        banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
        outfile,
        // The editor is not there: what is measured of its rooms needs its words alone.
        alias: { vscode: path.resolve(here, '../fakes/vscode.ts') },
        logLevel: 'error',
      });
      const result = await lines(process.execPath, [outfile], { BENCH_BUNDLES: folder }, script === 'fuzz');
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
  if (value >= 1) return `${value >= 1000 ? Math.round(value) : value.toPrecision(3)} ms`;
  return value >= 1e-3 ? `${(value * 1e3).toPrecision(3)} µs` : `${(value * 1e6).toPrecision(3)} ns`;
}

/** One table per work: fastest first; the ratio is the peer's time over ours, or over that of the row it is held against. */
function report(rows) {
  for (const [work, { title, expected, against }] of Object.entries(WORK)) {
    const measured = rows.filter((row) => row.work === work);
    const base = measured.find((row) => row.peer === (against ?? OURS));
    if (base === undefined) continue;
    console.log(`\n${title}`);
    for (const row of measured
      .filter(({ error }) => error === undefined)
      .sort((a, b) => a.milliseconds - b.milliseconds)) {
      const ratio =
        row === base ? '' : `${(row.milliseconds / base.milliseconds).toPrecision(3)} × ${against ? 'that' : 'ours'}`;
      const best = row.best === undefined ? '' : `best ${milliseconds(row.best)}`;
      const wrong = isRight(row) ? '' : `  WRONG: ${row.value} instead of ${expected.toPrecision(6)}`;
      const notes = [ratio, best, goal(row, base)].filter((note) => note !== '').join(', ');
      console.log(`  ${row.peer.padEnd(34)} ${milliseconds(row.milliseconds).padStart(10)}  ${notes}${wrong}`);
    }
    for (const row of measured.filter(({ error }) => error !== undefined))
      console.log(`  ${row.peer.padEnd(34)} fails: ${row.error}`);
  }
}

/** What was wanted, and whether it was met; a machine that does other things meanwhile is no failure. */
function goal(row, base) {
  const { within, most } = WORK[row.work];
  const said = (wanted, isMet) => `goal ${wanted}: ${isMet ? 'met' : 'MISSED'}`;
  if (within !== undefined) return said(`under ${milliseconds(within)}`, row.milliseconds < within);
  if (most === undefined || row === base) return '';
  return said(
    `at most ${most} × (best: ${(row.best / base.best).toPrecision(3)} ×)`,
    row.milliseconds <= most * base.milliseconds,
  );
}

/** Every part of the work but the fuzzer: times of ours and the peers, true where all of ours are right. */
async function timings() {
  const own = await ours(['ours', 'panel', 'derivatives', 'training', 'programs']);
  const { rows, missing } = await peers();
  // In a browser, and so processes that fail for reasons of their own where there is none.
  for (const part of ['graph', 'points']) {
    if (!wanted.some((work) => work.startsWith(`${part}-`))) continue;
    const drawn = await lines(process.execPath, [path.join(here, `peers/${part}.mjs`)]);
    own.push(...drawn.rows);
    if (drawn.failure !== null) missing.push(`the ${part} in Chromium: ${drawn.failure}`);
  }
  report([...own, ...rows]);
  if (missing.length > 0) console.log(`\nNot measured:\n${missing.map((line) => `  ${line}`).join('\n')}`);
  const wrong = own.filter((row) => row.error !== undefined || !isRight(row));
  for (const row of wrong)
    console.error(`${row.work}: ${row.error ?? `gives ${row.value} instead of ${WORK[row.work].expected}`}`);
  return wrong.length === 0;
}

/** A table of the grammars, then the faults; true where there are none. */
async function fuzz() {
  const began = performance.now();
  const rows = await ours(['fuzz']);
  const columns = ['tried', 'read', 'printed', 'agreeing', 'slowest', 'faulty'];
  const line = (name, cells) => `  ${name.padEnd(16)}${cells.map((cell) => String(cell).padStart(10)).join('')}`;
  const cells = (row) =>
    columns.map((column) => (column === 'slowest' ? milliseconds(row.slowest.milliseconds) : row[column]));
  const sum = Object.fromEntries(columns.map((column) => [column, rows.reduce((all, row) => all + row[column], 0)]));
  const slowest = rows.reduce(
    (most, { slowest }) => (slowest.milliseconds > most.milliseconds ? slowest : most),
    rows[0].slowest,
  );
  console.log(`\nGenerated formulas, ${((performance.now() - began) / 1000).toFixed(0)} s`);
  console.log(line('', columns));
  for (const row of rows) console.log(line(row.language, cells(row)));
  console.log(line('all', cells({ ...sum, slowest })));
  for (const { language, slowest } of rows)
    console.log(`\nslowest in ${language}: ${JSON.stringify(slowest.text.slice(0, 300))}`);
  for (const { language, faults } of rows) for (const fault of faults) console.error(`${language}: ${fault}`);
  return sum.faulty === 0;
}

console.log(
  `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown processor'}; load ${os.loadavg()[0].toFixed(1)}; medians`,
);
const areRight = !wanted.some((work) => work !== 'fuzz') || (await timings());
const areSound = !wanted.includes('fuzz') || (await fuzz());
process.exitCode = areRight && areSound ? 0 : 1;
