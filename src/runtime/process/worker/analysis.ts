/** The thread in which tapes run again. No code of a user runs in it. */
import { parentPort } from 'node:worker_threads';
import { parse, stringify } from '../../../trace/json';
import type { Tape } from '../../../trace/tape';
import { analyse } from '../../analysis/analyse';
import type { FromAnalysisWorker, ToAnalysisWorker } from './analysis-messages';

const port = parentPort;
if (port === null) throw new Error('This is the code of a worker thread.');

const tapes = new Map<number, Tape>();

port.on('message', (message: ToAnalysisWorker) => {
  if (message.kind === 'forget') tapes.delete(message.run);
  else if (message.kind === 'tape') tapes.set(message.run, parse(Buffer.from(message.bytes).toString()) as Tape);
  else port.postMessage(answered(message));
});

function answered({ id, run, context, request }: Extract<ToAnalysisWorker, { kind: 'analyse' }>): FromAnalysisWorker {
  try {
    const tape = tapes.get(run);
    if (tape === undefined) throw new Error('The tape has not come.');
    return { kind: 'answer', id, text: stringify(analyse(tape, context, request, () => performance.now())) };
  } catch (error) {
    return { kind: 'broken', id, text: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
