/**
 * The thread in which a program runs, one thread for one run: a realm of its own with the engine in it, closed to this one.
 * Only texts come out. Nothing here looks at a value of the program's, awaits one or calls a function of its.
 */
import { Script, constants, createContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { PROGRAM_FILE } from '../../../languages/typescript/prepared';
import type { Realm, RealmFactory } from '../../../languages/typescript/realm-contract';
import { INNER_REALM } from './inner-realm';
import type { FromProgramWorker, ProgramWorkerData, ToProgramWorker } from './messages';
import { closeOuterRealm } from './outer-realm';

const port = parentPort;
if (port === null) throw new Error('This is the code of a worker thread.');

/** The one function of this realm that the program's realm holds; it keeps it where no program comes. */
function send(text: unknown): void {
  if (typeof text === 'string') post(text);
}

function post(message: FromProgramWorker): void {
  port?.postMessage(message);
}

// The engine compiles its kernels in there; a program has no WebAssembly to do so.
const context = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: true } });
const realm = openRealm(workerData as ProgramWorkerData);

process.on('unhandledRejection', (reason) => {
  realm.rejected(reason);
});
port.on('message', (command: ToProgramWorker) => {
  if (command.kind === 'run') run(command.code, command.setup);
  else realm.timer(command.id);
});
closeOuterRealm();

function openRealm({ realm: code, cachedData }: ProgramWorkerData): Realm {
  new Script(INNER_REALM).runInContext(context);
  const script = new Script(code, {
    filename: 'autograd-lens:realm',
    ...(cachedData === null ? {} : { cachedData: Buffer.from(cachedData) }),
  });
  const open = script.runInContext(context) as RealmFactory;
  const opened = open(send);
  const isCompiled = cachedData !== null && script.cachedDataRejected === false;
  post({ kind: 'ready', cachedData: isCompiled ? null : new Uint8Array(script.createCachedData()) });
  return opened;
}

function run(code: string, setup: string): void {
  const script = compiled(code);
  if (script !== null) realm.run(script.runInContext(context), setup);
}

function compiled(code: string): Script | null {
  try {
    return new Script(code, { filename: PROGRAM_FILE });
  } catch (error) {
    const { message, stack } = error as SyntaxError;
    post({ kind: 'unreadable', text: message, stack: stack ?? '' });
    return null;
  }
}
