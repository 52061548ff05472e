// Who measures what, in which order. What is compared is measured close together, by turns and in several rounds, each
// in a process of its own, so that neither a busy minute nor what ran before decides.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { beside, editors, running } from './nodes.mjs';
import { isJavaScript, OURS, PEERS, versionOf } from './peers.mjs';
import { bundleChild, bundled, inFolder, lines } from './processes.mjs';
import { merged } from './rows.mjs';
import { START } from './works/start.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/** A peer that took so many times as long as we is not asked a second time. */
const FAR_BEHIND = 4;
/** Nor is anyone that took so many milliseconds, unless it is PyTorch or we. */
const LONG = 2_000;

/** How the engine is run on a Node; on that which decides, its name is ours alone. */
function oursOn({ executable, name: node }, { ours, engine }) {
  const name = executable === editors.executable ? OURS : `${OURS}, ${node}`;
  const run = async (works) => {
    const args = works.every((work) => work in START) ? [path.join(here, 'peers/start.mjs')] : ['--expose-gc', ours];
    const { rows, failure } = await lines(executable, args, { works, environment: { BENCH_ENGINE: engine } });
    return { rows: rows.map((row) => ({ ...row, peer: name })), failure };
  };
  return { name, run };
}

function peerRun({ name, command, script, args }) {
  return { name, run: (works) => lines(command ?? editors.executable, [script, ...args], { works }) };
}

/**
 * The works of a group, by turns. `participants` run works; who has failed as a whole, or has nothing of the group, is left
 * out of the rounds that follow.
 */
async function inRounds(works, rounds, participants, told) {
  const rows = [];
  const failures = new Map();
  const silent = new Set();
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of participants) {
      if (silent.has(name)) continue;
      const left = works.filter((work) => round === 0 || isWorthAsking(name, work, rows));
      if (left.length === 0) continue;
      told(`round ${round + 1} of ${rounds}: ${name}`);
      const { rows: given, failure } = await run(left);
      rows.push(...given);
      if (failure !== null) failures.set(name, failure);
      if (given.every(({ work }) => work === undefined)) silent.add(name);
    }
  }
  return { rows, failures };
}

function isWorthAsking(name, work, rows) {
  const asked = merged(rows.filter((row) => row.work === work));
  const own = asked.find(({ peer }) => peer.startsWith(name));
  if (own === undefined || own.error !== undefined) return false;
  if (!isJavaScript(name)) return own.milliseconds === undefined || own.milliseconds < LONG || name.startsWith(OURS);
  const ours = asked.find(({ peer }) => peer === OURS);
  return own.milliseconds < Math.min(LONG, FAR_BEHIND * (ours?.milliseconds ?? Infinity));
}

/** A group in which the peers do the same works. */
export function withPeers({ rounds }, works, told) {
  return inFolder(async (folder) => {
    const scripts = {
      ours: await bundled(folder, 'peers/ours.ts'),
      engine: await bundled(folder, '../../src/engine/torch.ts', { minify: true, platform: 'neutral', banner: {} }),
    };
    const isThere = ({ packages }) => packages.every((name) => versionOf(name) !== null);
    const participants = [
      oursOn(editors, scripts),
      ...PEERS.filter(isThere).map(peerRun),
      ...(beside === null ? [] : [oursOn(beside, scripts)]),
    ];
    const { rows, failures } = await inRounds(works, rounds, participants, told);
    const missing = [
      ...PEERS.filter((peer) => !isThere(peer)).map(({ name }) => `${name}: not installed (npm install in test/bench)`),
      ...Array.from(failures, ([name, failure]) => `${name}: ${failure}`),
    ];
    return { rows, missing };
  });
}

/** Scripts that are part of the sources' type project, and so bundled; and those that drive a browser or the editor. */
const BUNDLED = { product: ['panel', 'derivatives', 'training', 'programs'], fuzz: ['fuzz'] };
const DRIVERS = {
  drawing: [
    { script: 'graph', begin: 'graph-' },
    { script: 'points', begin: 'points-' },
  ],
  editor: [{ script: 'editor', begin: '' }],
};

/** A group that is ours alone. */
export function alone({ name }, works, told) {
  return inFolder(async (folder) => {
    const rows = [];
    const missing = [];
    if (name in BUNDLED) await bundleChild(folder);
    const drivers = (DRIVERS[name] ?? []).filter(({ begin }) => works.some((work) => work.startsWith(begin)));
    for (const script of [...(BUNDLED[name] ?? []), ...drivers.map(({ script }) => script)]) {
      told(script);
      const isBundled = name in BUNDLED;
      const file = isBundled ? await bundled(folder, `peers/${script}.ts`) : path.join(here, `peers/${script}.mjs`);
      const { executable } = isBundled ? editors : running;
      const environment = { BENCH_BUNDLES: folder };
      const result = await lines(executable, [file], { works, environment, progress: name === 'fuzz' });
      rows.push(...result.rows);
      if (result.failure !== null) missing.push(`${script}: ${result.failure}`);
    }
    return { rows, missing };
  });
}
