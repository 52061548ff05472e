// Writes dist/ with esbuild: the extension, the command line, the child process for programs and the page. `--dev` adds source maps and leaves the code
// readable, `--watch` keeps writing. What each file may weigh is said by test/package; types are not checked here.
import { chmodSync, rmSync, statSync } from 'node:fs';
import console from 'node:console';
import path from 'node:path';
import process from 'node:process';
import { build, context } from 'esbuild';
import { bundles, root } from './bundles.mjs';

const watch = process.argv.includes('--watch');
const development = watch || process.argv.includes('--dev');
const all = bundles({ development });

function report(results) {
  const files = results
    .flatMap(({ metafile }) => Object.keys(metafile.outputs))
    .filter((file) => !/\.(map|woff2)$/.test(file));
  for (const file of files.sort())
    console.log(`${file.padEnd(20)} ${(statSync(path.join(root, file)).size / 1000).toFixed(1).padStart(8)} kB`);
  chmodSync(path.join(root, 'dist/cli.js'), 0o755);
}

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
if (watch) {
  const contexts = await Promise.all(all.map((options) => context({ ...options, logLevel: 'info' })));
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  // esbuild has printed what is wrong; a second, longer account of it helps nobody.
  const results = await Promise.all(all.map((options) => build(options))).catch(() => process.exit(1));
  report(results);
}
