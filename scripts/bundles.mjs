// Every bundle of dist/, as esbuild's options: one entry for each file that starts on its own. Tests that need some of them
// build those into a folder of their own.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';

export const root = path.resolve(fileURLToPath(import.meta.url), '../..');

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

/** `import text from './file?script'`: `file.ts` as one script, for a thread of the page that is made from its text. */
export const scriptAsText = {
  name: 'script-as-text',
  setup(build) {
    build.onResolve({ filter: /\?script$/ }, ({ path: file, resolveDir }) => ({
      path: path.join(resolveDir, file.replace(/\?script$/, '.ts')),
      namespace: 'script-as-text',
    }));
    build.onLoad({ filter: /./, namespace: 'script-as-text' }, async ({ path: file }) => {
      const { outputFiles, metafile } = await bundle({
        absWorkingDir: root,
        entryPoints: [file],
        bundle: true,
        write: false,
        metafile: true,
        minify: build.initialOptions.minify,
        platform: 'browser',
        format: 'iife',
        target: 'es2022',
        legalComments: 'none',
      });
      const watchFiles = Object.keys(metafile.inputs).map((input) => path.join(root, input));
      return { contents: outputFiles[0].text, loader: 'text', watchFiles };
    });
  },
};

/** `development` leaves the code readable and adds source maps. */
export function bundles({ development = false, outdir = 'dist' } = {}) {
  const common = {
    absWorkingDir: root,
    outdir,
    bundle: true,
    minify: !development,
    sourcemap: development,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  };
  const host = { ...common, platform: 'node', format: 'cjs', target: 'node20' };
  return [
    // Read at every start of the editor, so it only registers; what it registers loads `lens` at the first use.
    {
      ...host,
      entryPoints: { extension: 'src/extension.ts' },
      external: ['vscode', './lens', './parts'],
      // Makes `import('./lens')` a `require`, which finds lens.js and parts.js; Node's own import() would want the file's ending.
      supported: { 'dynamic-import': false },
    },
    { ...host, entryPoints: { lens: 'src/lens.ts' }, external: ['vscode'] },
    { ...host, entryPoints: { parts: 'src/parts.ts' }, external: ['vscode'] },
    { ...host, entryPoints: { cli: 'src/cli.ts' }, banner: { js: '#!/usr/bin/env node' } },
    // A thread of the host that simplifies formulas, read when a first one is to be simplified.
    { ...host, entryPoints: { simplify: 'src/runtime/process/worker/simplify.ts' } },
    // The child process in which programs run: its main thread, its two workers, and what a program's realm begins with.
    { ...host, entryPoints: { supervisor: 'src/runtime/process/supervisor/main.ts' } },
    { ...host, entryPoints: { program: 'src/runtime/process/worker/program.ts' } },
    { ...host, entryPoints: { analysis: 'src/runtime/process/worker/analysis.ts' } },
    {
      ...common,
      entryPoints: { realm: 'src/languages/typescript/realm/realm.ts' },
      platform: 'neutral',
      format: 'iife',
      target: 'node20',
      sourcemap: false,
      // The script's value is the function that opens a realm; nothing of it becomes a global.
      globalName: 'bundle',
      // The engine keeps JavaScript's own Math, whatever a program makes of it.
      banner: { js: '((Math)=>{' },
      footer: { js: 'return bundle.newRealm})(Math)' },
    },
    {
      ...common,
      entryPoints: { webview: 'webview/main.ts' },
      platform: 'browser',
      format: 'iife',
      target: 'es2022',
      loader: { '.woff2': 'file' },
      assetNames: 'fonts/[name]',
      plugins: [onlyWoff2, scriptAsText],
    },
  ];
}
