// Writes dist/ with esbuild: the extension, the command line and the page. `--dev` adds source maps and leaves the code
// readable, `--watch` keeps writing. What each file may weigh is said by test/package; types are not checked here.
import { chmodSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import console from 'node:console';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const root = path.resolve(fileURLToPath(import.meta.url), '../..');
const watch = process.argv.includes('--watch');
const development = watch || process.argv.includes('--dev');

/** KaTeX offers each font in three formats; every Chromium reads woff2, so the others are not shipped. */
const onlyWoff2 = {
  name: 'only-woff2',
  setup(build) {
    build.onLoad({ filter: /katex(\.min)?\.css$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replace(
        /,\s*url\([^)]+\.(?:woff|ttf)["']?\)\s*format\(["'](?:woff|truetype)["']\)/g,
        '',
      ),
      loader: 'css',
    }));
  },
};

const common = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  minify: !development,
  sourcemap: development,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};
const host = { ...common, platform: 'node', format: 'cjs', target: 'node20' };

/** Everything that is written, one entry for each file that starts on its own. */
const bundles = [
  // Read at every start of the editor, so it only registers; what it registers loads `lens` at the first use.
  {
    ...host,
    entryPoints: { extension: 'src/extension.ts' },
    external: ['vscode', './lens'],
    // Makes `import('./lens')` a `require`, which finds lens.js; Node's own import() would want the file's ending.
    supported: { 'dynamic-import': false },
  },
  { ...host, entryPoints: { lens: 'src/lens.ts' }, external: ['vscode'] },
  { ...host, entryPoints: { cli: 'src/cli.ts' }, banner: { js: '#!/usr/bin/env node' } },
  {
    ...common,
    entryPoints: { webview: 'webview/main.ts' },
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    loader: { '.woff2': 'file' },
    assetNames: 'fonts/[name]',
    plugins: [onlyWoff2],
  },
];

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
  const contexts = await Promise.all(bundles.map((options) => context({ ...options, logLevel: 'info' })));
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  // esbuild has printed what is wrong; a second, longer account of it helps nobody.
  const results = await Promise.all(bundles.map((options) => build(options))).catch(() => process.exit(1));
  report(results);
}
