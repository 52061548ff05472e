// Where things are in the working tree. Scripts are run by npm, which starts them in the repository's root.
import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Manifest {
  readonly name: string;
  readonly version: string;
}

function readManifest(): Manifest {
  const file = path.resolve('package.json');
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    if (manifest.name === 'autograd-lens') return manifest;
  } catch {
    // Said below, in words that help.
  }
  throw new Error(`Run this with npm, in the repository of Autograd Lens: ${file} is not its package.json.`);
}

const manifest = readManifest();

/** An absolute path from one that is relative to the repository. */
export const inRepository = (...parts: readonly string[]): string => path.resolve(...parts);

/** What the scripts and tests make for themselves; not committed. */
export const workFolder = inRepository('.vscode-test');

export const packageFile = inRepository(`${manifest.name}-${manifest.version}.vsix`);
