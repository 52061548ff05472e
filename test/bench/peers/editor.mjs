// The way from hand to eye, in a real editor: its start with our extension, and from a key to what is painted. Needs the
// package (`npm run package`). `BENCH_SESSIONS` says how many windows are loaded; their times, one by one, are written to
// the file that `BENCH_TIMES` names.
import { build } from 'esbuild';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

import { root } from '../../../scripts/bundles.mjs';
import { runPeer } from '../timer.mjs';
import { FIGURE_POINTS } from '../works/editor.mjs';

process.chdir(root);
// Not by tsx, which writes helpers into functions that are to run in the editor's window.
const outfile = path.join(root, '.vscode-test/bench/editorsessions.mjs');
await build({
  entryPoints: [path.join(root, 'test/bench/peers/editorsessions.ts')],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
});
const { timesInEditor } = await import(outfile);
const times = await timesInEditor({ sessions: Number(process.env.BENCH_SESSIONS ?? 5), points: FIGURE_POINTS });

/** Cases of works whose times are there already, by the names that they have in `times`. */
function cases(names) {
  const entries = Object.entries(names).map(([work, name]) => {
    const prepare = () => {
      const all = [...(times[name] ?? [])];
      if (all.length === 0) throw new Error('nothing was seen');
      return { rounds: all.length, once: () => Promise.resolve(all.shift()), value: () => 1 };
    };
    return [work, prepare];
  });
  return Object.fromEntries(entries);
}

await runPeer(
  'autograd-lens',
  cases({
    activation: 'activation',
    'selection-to-panel': 'panel',
    'selection-to-webview': 'webview',
    'editor-hover': 'hover',
    'editor-hover-seen': 'hover seen',
    'first-program': 'first program',
    'next-program': 'program',
    figure: 'figure',
  }),
);
await runPeer(
  'the first use of all',
  cases({ 'selection-to-webview': 'first webview', 'editor-hover': 'first hover', 'first-program': 'first of all' }),
);
if (process.env.BENCH_TIMES !== undefined) await writeFile(process.env.BENCH_TIMES, JSON.stringify(times));
