// Starts the processes that measure, with our scripts bundled as they are shipped, and reads their lines.
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { bundles } from '../../scripts/bundles.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Runs a program to its end; gives its lines of JSON, and its exit code or last words where it failed. */
export function lines(command, args, { works, environment = {}, progress = false }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: here,
      env: {
        ...process.env,
        BENCH_WORK: works.join(),
        OMP_NUM_THREADS: '1',
        OPENBLAS_NUM_THREADS: '1',
        MKL_NUM_THREADS: '1',
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

/** A folder for bundles, while `use` needs it. */
export async function inFolder(use) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'autograd-lens-bench-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a child process of the extension reads, as it is shipped. */
export async function bundleChild(folder) {
  const child = ['supervisor', 'program', 'analysis', 'realm'];
  const wanted = bundles({ outdir: folder }).filter(({ entryPoints }) => child.includes(Object.keys(entryPoints)[0]));
  await Promise.all(wanted.map((options) => build(options)));
}

/** One of the scripts in `peers/`, or a module of the sources, as a module that Node runs. */
export async function bundled(folder, entry, options = {}) {
  const outfile = path.join(folder, `${path.basename(entry, '.ts')}.mjs`);
  await build({
    entryPoints: [path.resolve(here, entry)],
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
    ...options,
  });
  return outfile;
}
