// The fuzzer at scale: every grammar's formulas in portions, on as many threads as there are cores. `FUZZ_COUNT` and
// `FAST_CHECK_SEED` choose how many and which; prints a line of JSON per grammar, progress on stderr.
import console from 'node:console';
import os from 'node:os';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { GRAMMARS } from '../../fuzz/grammar';
import { addTally, emptyTally, tally, type Tally } from '../../fuzz/tally';

interface Portion {
  readonly grammar: number;
  readonly count: number;
  readonly seed: number;
}

const COUNT = Number(process.env['FUZZ_COUNT'] ?? 1_000_000);
const SEED = Number(process.env['FAST_CHECK_SEED'] ?? 2026);
const PORTION = 500;
/** One trial that takes longer than this hangs: its own budget is a second. */
const HANGS = 30_000;
/** Where a thread writes the text that it tries, its length before it. */
const TEXT_BYTES = 4_096;
const LENGTH_BYTES = 4;

/** The first portion of each grammar, then the second of each, …: whoever stops early has tried all of them. */
function* portions(): Generator<Portion> {
  const each = Math.ceil(COUNT / GRAMMARS.length);
  for (let from = 0; from < each; from += PORTION)
    for (const grammar of GRAMMARS.keys())
      yield { grammar, count: Math.min(PORTION, each - from), seed: SEED + from * GRAMMARS.length + grammar };
}

function work(shared: SharedArrayBuffer): void {
  const length = new Int32Array(shared, 0, 1);
  const bytes = new Uint8Array(shared, LENGTH_BYTES);
  const encoder = new TextEncoder();
  // `encodeInto` takes no shared memory everywhere.
  const scratch = new Uint8Array(TEXT_BYTES);
  const note = (text: string): void => {
    const { written } = encoder.encodeInto(text, scratch);
    bytes.set(scratch.subarray(0, written));
    length[0] = written;
  };
  parentPort?.on('message', ({ grammar, count, seed }: Portion) => {
    const chosen = GRAMMARS[grammar];
    if (chosen !== undefined) parentPort?.postMessage(tally(chosen, count, seed, note));
  });
}

const sums = GRAMMARS.map(({ language }) => emptyTally(language));
const todo = portions();
const began = performance.now();
let told = began;

function take(grammar: number, given: Tally): void {
  const sum = sums[grammar];
  if (sum !== undefined) addTally(sum, given);
  const now = performance.now();
  if (now - told < 10_000) return;
  told = now;
  const done = sums.reduce((all, { tried }) => all + tried, 0);
  const faults = sums.reduce((all, { faulty }) => all + faulty, 0);
  console.error(
    `${done.toLocaleString('en-US')} formulas, ${String(faults)} faults, ${((now - began) / 1000).toFixed(0)} s`,
  );
}

/** One thread, portion after portion; where a text hangs, the thread is ended and another goes on. */
async function thread(): Promise<void> {
  const shared = new SharedArrayBuffer(LENGTH_BYTES + TEXT_BYTES);
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: shared });
  try {
    for (let next = todo.next(); next.done !== true; next = todo.next()) {
      const { grammar, count } = next.value;
      const given = await answerTo(worker, next.value, shared);
      if (typeof given !== 'string') take(grammar, given);
      else {
        const lost = { ...emptyTally(GRAMMARS[grammar]?.language ?? ''), tried: count, faulty: 1, faults: [given] };
        take(grammar, lost);
        await thread();
        return;
      }
    }
  } finally {
    await worker.terminate();
  }
}

/** What a portion came to, or in words what ended the thread. */
function answerTo(worker: Worker, portion: Portion, shared: SharedArrayBuffer): Promise<Tally | string> {
  const text = (): string => {
    const length = new Int32Array(shared, 0, 1)[0] ?? 0;
    return JSON.stringify(new TextDecoder().decode(new Uint8Array(shared, LENGTH_BYTES).slice(0, length)));
  };
  return new Promise((resolve) => {
    let before = '';
    const clock = setInterval(() => {
      const now = text();
      if (now === before) finish(`${now} hangs`);
      before = now;
    }, HANGS);
    const failed = (error: Error): void => {
      finish(`${text()} ends the thread: ${error.message}`);
    };
    const finish = (given: Tally | string): void => {
      clearInterval(clock);
      worker.off('error', failed);
      worker.off('message', finish);
      resolve(given);
    };
    worker.on('message', finish);
    worker.on('error', failed);
    worker.postMessage(portion);
  });
}

if (isMainThread) {
  await Promise.all(Array.from({ length: Math.max(1, os.availableParallelism()) }, thread));
  for (const sum of sums) console.log(JSON.stringify({ ...sum, work: 'fuzz' }));
} else work(workerData as SharedArrayBuffer);
