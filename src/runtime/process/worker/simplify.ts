/** The thread in which a library simplifies formulas, so that it can be stopped. No code of a user runs in it. */
import { parentPort } from 'node:worker_threads';
import { simplified } from '../../../calculus/simplify/simplify';
import type { FromSimplifyWorker, ToSimplifyWorker } from './simplify-messages';

const port = parentPort;
if (port === null) throw new Error('This is the code of a worker thread.');

function answered({ id, tree, patience }: ToSimplifyWorker): FromSimplifyWorker {
  const end = performance.now() + patience;
  try {
    return { kind: 'answer', id, tree: simplified(tree, () => performance.now() < end) };
  } catch (error) {
    return { kind: 'broken', id, text: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

port.on('message', (message: ToSimplifyWorker) => {
  port.postMessage(answered(message));
});
const ready: FromSimplifyWorker = { kind: 'ready' };
port.postMessage(ready);
