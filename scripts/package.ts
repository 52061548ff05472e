// Packs what .vscodeignore allows into autograd-lens-<version>.vsix; a warning of the packager fails.
import { statSync } from 'node:fs';
import path from 'node:path';
import { run, runMain } from './setup/processes';
import { inRepository, packageFile } from './setup/repository';

/** Writes dist/ anew, without a check of types. */
export async function bundle(): Promise<void> {
  const { code, text } = await run(process.execPath, [inRepository('scripts', 'bundle.mjs')], { quiet: true });
  if (code !== 0) throw new Error(`${text.trimEnd()}\nThe build failed.`);
}

/** Packs dist/ as it is. */
export async function packageExtension(): Promise<void> {
  const vsce = inRepository('node_modules', '@vscode', 'vsce', 'vsce');
  // The README's pictures are in the package, so its links to them stay as they are.
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    packageFile,
  ];
  const { code, text } = await run(process.execPath, [vsce, ...args], { quiet: true });
  if (code !== 0 || /\bWARN(ING)?\b/.test(text)) throw new Error(`${text.trimEnd()}\nPackaging failed.`);
}

if (process.argv[1] === inRepository('scripts', 'package.ts'))
  runMain(async () => {
    await packageExtension();
    console.log(`${path.basename(packageFile)} ${(statSync(packageFile).size / 1000).toFixed(1)} kB`);
    return 0;
  });
