// The peers: their names in the rows, what has to be installed for them, and how their scripts are started.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const OURS = 'autograd-lens';
export const PYTORCH = 'PyTorch';

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const python = process.env['PYTHON'] ?? '/usr/bin/python3';

/** `script` runs with Node unless `command` says otherwise; `packages` are what it needs of node_modules. */
export const PEERS = [
  { name: PYTORCH, packages: [], command: python, script: 'peers/pytorch.py', args: [] },
  { name: 'scalar closures', packages: [], script: 'peers/scalar.mjs', args: [] },
  { name: 'deepbox', packages: ['deepbox'], script: 'peers/deepbox.mjs', args: [] },
  { name: 'jax-js', packages: ['@jax-js/jax'], script: 'peers/jax-js.mjs', args: [] },
  {
    name: 'tfjs wasm',
    packages: ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm'],
    script: 'peers/tfjs.mjs',
    args: ['wasm'],
  },
  { name: 'tfjs cpu', packages: ['@tensorflow/tfjs'], script: 'peers/tfjs.mjs', args: ['cpu'] },
  { name: 'numpy-ts', packages: ['numpy-ts'], script: 'peers/numpy-ts.mjs', args: [] },
  { name: 'js-pytorch', packages: ['js-pytorch'], script: 'peers/js-pytorch.mjs', args: [] },
].map((peer) => ({ ...peer, script: path.join(here, peer.script) }));

/** Of the packages in this folder's node_modules; null for what is not there. */
export function versionOf(name) {
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      return JSON.parse(readFileSync(path.join(folder, name, 'package.json'), 'utf8')).version;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/** Neither ours nor Python's. */
export function isJavaScript(name) {
  return !name.startsWith(OURS) && !name.startsWith(PYTORCH);
}
