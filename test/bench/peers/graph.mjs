// The graph in Chromium: laid out in its worker and drawn, from the model to the painted frame. `--write` writes the figures
// to docs/graph-performance.md.
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

import { root } from '../../../scripts/bundles.mjs';
import { inChromium } from '../chromium.mjs';
import { runPeer } from '../timer.mjs';
import { GRAPH_COUNTS, GRAPH_GOALS, GRAPH_SHAPES, graphWork } from '../works/drawing.mjs';

const ROUNDS = 10;

const rows = [];
await inChromium('test/bench/peers/graphpage.ts', async (page) => {
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
});

if (process.argv.includes('--write')) {
  const cell = (work) => {
    const row = rows.find((each) => each.work === work);
    return row?.milliseconds === undefined ? '—' : `${Math.round(row.milliseconds)} (${Math.round(row.best)})`;
  };
  const table = [
    `| | ${GRAPH_COUNTS.map((count) => `${count.toLocaleString('en')} boxes`).join(' | ')} |`,
    `| --- |${' ---: |'.repeat(GRAPH_COUNTS.length)}`,
    `| goal | ${GRAPH_COUNTS.map((count) => `under ${GRAPH_GOALS[count]}`).join(' | ')} |`,
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
