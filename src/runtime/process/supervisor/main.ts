/**
 * The child process's main thread. It prepares texts, leads runs, has tapes run again, and ends everything that does not
 * end by itself; it runs no code of a user.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { prepareProgram } from '../../../languages/typescript/prepare';
import { isRefusal } from '../../../trace/refusal';
import { DEFAULT_LIMITS } from '../../program';
import { crashed } from '../endings';
import type { ToSupervisor } from '../protocol';
import { Analyses } from './analyses';
import { Connection } from './connection';
import { ProgramRun } from './program-run';
import { ProgramThread } from './program-thread';

/** Milliseconds that a thread may take to end before the whole process goes; no program starts before it has ended. */
const END_WITHIN = 400;
/** Bytes that the process may keep between two runs. */
const WORN = 500_000_000;

const realm = readFileSync(path.join(__dirname, 'realm.js'), 'utf8');
let cachedData: Uint8Array | null = null;
let memory = DEFAULT_LIMITS.memory;
let isReady = false;

const connection = new Connection({ message: received, tape: tapeChunk });
const analyses = new Analyses(path.join(__dirname, 'analysis.js'), connection);
const arriving = new Map<number, Buffer[]>();
let thread = newThread();
/** The end of the last program's thread. */
let ending: Promise<void> = Promise.resolve();
/** The run that was cancelled last: it may wait for that end. */
let cancelled: number | null = null;
let current: { readonly run: number; readonly lead: ProgramRun } | null = null;

function received(message: ToSupervisor): void {
  switch (message.type) {
    case 'run':
      void start(message);
      break;
    case 'cancel':
      cancelled = message.run;
      if (current?.run === message.run) current.lead.cancel();
      break;
    case 'analyse':
      analyses.add(message);
      break;
    case 'stop-analysis':
      analyses.stop(message.id);
      break;
    case 'tape-sent':
      analyses.tapeCame(message.run, Buffer.concat(arriving.get(message.run) ?? []));
      arriving.delete(message.run);
      break;
  }
}

function tapeChunk(run: number, chunk: Buffer): void {
  arriving.set(run, [...(arriving.get(run) ?? []), chunk]);
}

/** The thread of the next run; its realm is made before anybody asks for a run. */
function newThread(): ProgramThread {
  const options = { file: path.join(__dirname, 'program.js'), data: { realm, cachedData }, memory };
  return new ProgramThread(options, (produced) => {
    cachedData ??= produced;
    if (isReady) return;
    isReady = true;
    connection.send({ type: 'ready' });
    analyses.warm();
  });
}

async function start({ run, request }: Extract<ToSupervisor, { type: 'run' }>): Promise<void> {
  await ending;
  const { text, language, selection, pieces, limits } = request;
  const program = prepareProgram(text, selection, language, pieces);
  if (isRefusal(program)) {
    connection.send({ type: 'refused', run, refusal: program });
    return;
  }
  const { range, ran, notes } = program;
  connection.send({ type: 'started', run, program: { range, ran, notes } });
  if (cancelled === run) {
    connection.send({ type: 'ended', run, ending: { kind: 'cancelled' }, tape: false });
    return;
  }
  const used = threadFor(limits.memory);
  const lead = new ProgramRun({
    run,
    program,
    limits,
    thread: used,
    connection,
    onEnd: (tape) => {
      current = null;
      finished(run, used, tape);
    },
  });
  current = { run, lead };
}

function threadFor(wanted: number): ProgramThread {
  if (thread.memory !== wanted || thread.isBroken) {
    void thread.end();
    memory = wanted;
    thread = newThread();
  }
  return thread;
}

function finished(run: number, used: ProgramThread, tape: string | null): void {
  if (tape !== null) {
    const bytes = Buffer.from(tape);
    analyses.tapes.put(run, bytes);
    connection.sendTape(run, bytes);
  }
  const tooLong = setTimeout(() => {
    connection.leaveWhenSent();
  }, END_WITHIN);
  ending = used.end().then(() => {
    clearTimeout(tooLong);
    if (process.memoryUsage.rss() > WORN) connection.send({ type: 'worn' });
  });
  thread = newThread();
}

process.on('uncaughtException', (error) => {
  connection.send({ type: 'log', text: error.stack ?? String(error) });
  if (current !== null)
    connection.send({ type: 'ended', run: current.run, ending: crashed(error.message), tape: false });
  connection.leaveWhenSent();
});
