// The graph in Chromium: laid out in its worker and drawn, from the model to the painted frame. `--write` writes the figures
// to docs/graph-performance.md. Chromium is taken from $CHROMIUM, else /usr/bin/chromium.
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

import { root, scriptAsText } from '../../../scripts/bundles.mjs';
import { GRAPH_COUNTS, GRAPH_SHAPES, graphWork, runPeer, WORK } from '../work.mjs';

const ROUNDS = 10;

async function files() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { page: 'test/bench/peers/graphpage.ts' },
    outdir: 'out',
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    plugins: [scriptAsText],
    logLevel: 'error',
  });
  return new Map(outputFiles.map(({ path: file, contents }) => [`/${path.basename(file)}`, contents]));
}

/** As the extension's page: a policy, a theme's colours, the size of a side panel. */
function html(origin) {
  const policy = `default-src 'none'; script-src ${origin}; style-src ${origin} 'nonce-bench'; img-src ${origin} data:; worker-src blob:`;
  return `<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta property="csp-nonce" content="bench"><style nonce="bench">:root { --vscode-foreground: #ccc; --vscode-editor-background: #1f1f1f; --vscode-font-family: sans-serif; --vscode-font-size: 13px; --vscode-editor-font-family: monospace; --vscode-focusBorder: #0078d4 } html, body, #app { height: 100%; margin: 0 }</style>
<link rel="stylesheet" href="${origin}/page.css"></head><body class="vscode-dark"><div id="app"></div><script src="${origin}/page.js"></script></body></html>`;
}

const served = await files();
const server = createServer((request, response) => {
  const file = served.get(request.url);
  response.setHeader('content-type', request.url.endsWith('.css') ? 'text/css' : 'text/javascript');
  if (file !== undefined) response.end(file);
  else response.setHeader('content-type', 'text/html').end(html(`http://${request.headers.host}`));
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const rows = [];
try {
  const page = await browser.newPage({ viewport: { width: 900, height: 800 } });
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(`'time' in window`);
  const cases = GRAPH_SHAPES.flatMap((shape) =>
    GRAPH_COUNTS.map((count) => [
      graphWork(shape, count),
      () => {
        let boxes = 0;
        let run = 0;
        const once = async () => {
          const timed = await page.evaluate(
            ([of, many, at]) => globalThis.time(of, many, at),
            [shape, count, (run += 1)],
          );
          boxes = timed.boxes ?? boxes;
          return timed.milliseconds;
        };
        return { once: async () => (run === 0 && (await once()), once()), rounds: ROUNDS, value: () => boxes };
      },
    ]),
  );
  rows.push(...(await runPeer('autograd-lens', Object.fromEntries(cases))));
} finally {
  await browser.close();
  server.close();
}

if (process.argv.includes('--write')) {
  const cell = (work) => {
    const row = rows.find((each) => each.work === work);
    return row?.milliseconds === undefined ? '—' : `${Math.round(row.milliseconds)} (${Math.round(row.best)})`;
  };
  const table = [
    `| | ${GRAPH_COUNTS.map((count) => `${count.toLocaleString('en')} boxes`).join(' | ')} |`,
    `| --- |${' ---: |'.repeat(GRAPH_COUNTS.length)}`,
    `| goal | ${GRAPH_COUNTS.map((count) => `under ${WORK[graphWork('tree', count)].within}`).join(' | ')} |`,
    ...GRAPH_SHAPES.map(
      (shape) => `| ${shape} | ${GRAPH_COUNTS.map((count) => cell(graphWork(shape, count))).join(' | ')} |`,
    ),
  ].join('\n');
  const text = `# How long the graph takes

Milliseconds from the model of a graph to the frame in which it is painted, in Chromium: measured, laid out (in a worker
from 300 boxes on), drawn, painted. Each time a scene of its own, and so a worker of its own; the median of ${ROUNDS}, and in
brackets the best.

${table}

- *autograd*: three of ten boxes are leaves, each other reads one or two of the latest.
- *mlp*: layers of a network in a row, each a product with a weight, a sum with a bias, an activation.
- *tree*: a sum in pairs.

Written by \`node test/bench/peers/graph.mjs --write\` on ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'an unknown processor'}, load ${os.loadavg()[0].toFixed(1)}.
`;
  await writeFile(path.join(root, 'docs/graph-performance.md'), text);
}
