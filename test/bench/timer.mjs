// Times the cases of a peer and prints a line of JSON for each. It knows neither the works nor the peers.
import console from 'node:console';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

/** A call that takes longer than this is timed once, the first time. */
const LONG = 2_000;

/** Median and best milliseconds of a call, in batches of at least ten milliseconds, warmed up; with its last result. */
function timed(run, { warmUp = 600, rounds = 11, budget = 700 } = {}) {
  const begin = performance.now();
  let result = run();
  const first = performance.now() - begin;
  if (first > LONG) return { milliseconds: first, best: first, result };
  let calls = 1;
  while (performance.now() - begin < warmUp) {
    run();
    calls++;
  }
  const each = (performance.now() - begin) / calls;
  const batch = Math.max(1, Math.min(5000, Math.ceil(10 / each)));
  const count = Math.max(3, Math.min(rounds, Math.floor(budget / (each * batch))));
  const times = Array.from({ length: count }, () => {
    const from = performance.now();
    for (let call = 0; call < batch; call++) result = run();
    return (performance.now() - from) / batch;
  });
  return { ...middleAndBest(times), result };
}

/** The same of runs that say themselves how many milliseconds they took. */
async function timedOnce(once, { rounds = 7, budget = 40_000 } = {}) {
  const times = [];
  let spent = 0;
  while (times.length < rounds && (spent < budget || times.length < 3)) {
    const milliseconds = await once();
    spent += milliseconds;
    times.push(milliseconds);
  }
  return middleAndBest(times);
}

function middleAndBest(times) {
  times.sort((a, b) => a - b);
  return { milliseconds: times[times.length >> 1], best: times[0] };
}

/**
 * Runs a peer's cases and prints a line of JSON for each, which it gives, too: { peer, work, milliseconds, best, value } or
 * { …, error }. A case has `run`, or `once` for what says itself how long it took, and `value`, which is given the last
 * result; or `measure`, which gives something else than times, for instance { bytes, value }. `BENCH_WORK` names the cases
 * that are wanted.
 */
export async function runPeer(peer, cases) {
  const lines = [];
  const wanted = process.env.BENCH_WORK?.split(',');
  for (const [work, prepare] of Object.entries(cases)) {
    if (wanted !== undefined && !wanted.includes(work)) continue;
    let line;
    try {
      line = { peer, work, ...(await measured(await prepare())) };
    } catch (error) {
      line = { peer, work, error: firstLine(error) };
    }
    console.log(JSON.stringify(line));
    lines.push(line);
  }
  return lines;
}

async function measured({ run, once, measure, rounds, per = 1, value = Number }) {
  if (measure !== undefined) return measure();
  if (once !== undefined) return { ...(await timedOnce(once, { rounds })), value: Number(value()) };
  const { milliseconds, best, result } = timed(run);
  return { milliseconds: milliseconds / per, best: best / per, value: Number(value(result)) };
}

function firstLine(error) {
  return String(error?.message ?? error)
    .split('\n')[0]
    .slice(0, 120);
}
