// Times the engine and, in the same run, the peers that are installed; says ratios, and which goals were met.
// `node test/bench/run.mjs`, `--work polynomial,chain` for a part (works or groups). When all groups ran, or with `--write`,
// the figures go to docs/performance.md. Peers: `npm install` in this folder, and Python with PyTorch; who is missing is
// named. `--work fuzz` tries generated formulas instead, a million of them or `FUZZ_COUNT`, and fails where there are faults.
import console from 'node:console';
import os from 'node:os';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

import { writeDocument } from './document.mjs';
import { reportFuzz } from './fuzz.mjs';
import { beside, editors, remark } from './nodes.mjs';
import { OURS } from './peers.mjs';
import { report } from './report.mjs';
import { isRight, merged } from './rows.mjs';
import { alone, withPeers } from './schedule.mjs';
import { GROUPS, WORK } from './work.mjs';

const chosen = process.argv.indexOf('--work');
const asked = chosen < 0 ? GROUPS.map(({ name }) => name) : (process.argv[chosen + 1] ?? '').split(',');

/** Of a group the works that are wanted, by their own names or the group's. */
function worksOf({ name, works }) {
  return Object.keys(works).filter((work) => asked.includes(name) || asked.includes(work));
}

const unknown = asked.filter(
  (name) => name !== 'fuzz' && !(name in WORK) && !GROUPS.some((group) => group.name === name),
);
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are the groups and works:`);
  for (const { name, works } of GROUPS) console.error(`  ${name}: ${Object.keys(works).join(', ')}`);
  process.exit(1);
}

const told = (text) => process.stderr.isTTY && process.stderr.write(`\r\x1b[K${text}`);

const began = performance.now();
console.log(
  `${editors.version}${beside === null ? '' : `, beside it ${beside.version}`}; ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown processor'}; load ${os.loadavg()[0].toFixed(1)}; lowest median of the rounds`,
);
if (remark !== null) console.log(remark);

const about = [];
const rows = [];
const missing = new Set();
for (const group of GROUPS) {
  const works = worksOf(group);
  if (works.length === 0) continue;
  const outcome = await (group.rounds > 0 ? withPeers : alone)(group, works, (text) => told(`${group.name}: ${text} `));
  told('');
  about.push(...outcome.rows.filter(({ work }) => work === undefined));
  rows.push(...merged(outcome.rows));
  for (const name of outcome.missing) missing.add(name);
  report(works, rows);
}
if (missing.size > 0) console.log(`\nNot measured:\n${[...missing].map((line) => `  ${line}`).join('\n')}`);
console.log(`\n${((performance.now() - began) / 60_000).toFixed(1)} minutes`);

const own = rows.filter(({ peer }) => peer.startsWith(OURS));
const wrong = own.filter((row) => !isRight(row));
for (const row of wrong)
  console.error(`${row.work}: ${row.error ?? `gives ${row.value} instead of ${WORK[row.work].expected}`}`);

if (chosen < 0 || process.argv.includes('--write')) await writeDocument({ rows, about });

let isSound = true;
if (asked.includes('fuzz')) {
  const from = performance.now();
  const { rows: tallies, missing: failed } = await alone({ name: 'fuzz' }, ['fuzz'], told);
  if (failed.length > 0) throw new Error(failed.join());
  isSound = reportFuzz(tallies, (performance.now() - from) / 1000);
}
process.exitCode = wrong.length === 0 && isSound ? 0 : 1;
