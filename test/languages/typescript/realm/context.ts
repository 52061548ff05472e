/** Runs programs as a process does, in a realm of their own, but in this one: the bundle in a fresh `vm` context. */
import { constants, createContext, Script } from 'node:vm';
import { build } from 'esbuild';
import { PROGRAM_FILE, type Site } from '../../../../src/languages/typescript/prepared';
import type {
  Realm,
  RealmFactory,
  RealmMessage,
  RealmSetup,
} from '../../../../src/languages/typescript/realm-contract';
import { parse, stringify } from '../../../../src/trace/json';
import type { OutputEvent } from '../../../../src/trace/program';
import type { ScopePlace } from '../../../../src/trace/scope';

export const LIMITS: RealmSetup['limits'] = {
  time: 5_000,
  allocation: 100_000_000,
  output: 100_000,
  records: 10_000,
  graph: 100_000,
};

let bundled: Promise<Script> | null = null;

function bundle(): Promise<Script> {
  bundled ??= build({
    stdin: {
      contents: `export { newRealm } from './src/languages/typescript/realm/realm';`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bundle',
    target: 'es2023',
  }).then(({ outputFiles: [file] }) => new Script(`${file?.text ?? ''};bundle.newRealm`, { filename: 'realm.js' }));
  return bundled;
}

export interface Ran {
  readonly messages: readonly RealmMessage[];
  readonly done: Extract<RealmMessage, { type: 'done' }>;
  readonly events: readonly OutputEvent[];
  /** What `print` printed, line by line. */
  readonly printed: string;
  /** Everything else that was told, `kind: text`. */
  readonly told: readonly string[];
}

export interface Program {
  /** The code of an async function that takes the names of PROGRAM_PARAMETERS. */
  readonly code: string;
  /** What the sites are places in. */
  readonly text?: string;
  readonly sites?: readonly Site[];
  readonly scopes?: readonly ScopePlace[];
  readonly limits?: Partial<RealmSetup['limits']>;
}

/** A function's body as code; `$lens` is there to be called. */
export function body(code: string): string {
  return `(async function ($lens, torch, print, plot, scatter, bar, hist, plt) { 'use strict';\n${code}\n})`;
}

/** The realm that is told of rejections; the test runner would count those of programs as its own. */
let rejected: (reason: unknown) => void = () => undefined;

function listenFor(listener: (reason: unknown) => void): void {
  rejected = listener;
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (reason) => {
    rejected(reason);
  });
}

export async function run({ code, text: source = '', sites = [], scopes = [], limits = {} }: Program): Promise<Ran> {
  const script = await bundle();
  const context = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
  // As the process has it: of an error deep in the engine the program's own frames are among so many.
  new Script('Error.stackTraceLimit = 50').runInContext(context);
  const messages: RealmMessage[] = [];
  const timers = new Map<number, NodeJS.Timeout>();
  return new Promise((resolve, reject) => {
    listenFor((reason) => {
      realm.rejected(reason);
    });
    const finish = (done: Ran['done']): void => {
      for (const timer of timers.values()) clearTimeout(timer);
      resolve(summary(messages, done));
    };
    const send = (text: unknown): void => {
      if (typeof text !== 'string') {
        reject(new TypeError(`send got a ${typeof text}`));
        return;
      }
      const message = parse(text) as RealmMessage;
      messages.push(message);
      if (message.type === 'timer')
        timers.set(
          message.id,
          setTimeout(() => {
            realm.timer(message.id);
          }, message.milliseconds),
        );
      if (message.type === 'clear') clearTimeout(timers.get(message.id));
      if (message.type === 'done') finish(message);
    };
    const realm: Realm = (script.runInContext(context) as RealmFactory)(send);
    const program: unknown = new Script(code, { filename: PROGRAM_FILE }).runInContext(context);
    realm.run(program, stringify({ text: source, sites, scopes, limits: { ...LIMITS, ...limits } }));
  });
}

function summary(messages: readonly RealmMessage[], done: Ran['done']): Ran {
  const events = messages.flatMap((message) => (message.type === 'output' ? message.events : []));
  const printed = events.filter(({ kind }) => kind === 'print').map(({ text }) => text);
  const told = events.filter(({ kind }) => kind !== 'print').map(({ kind, text }) => `${kind}: ${text}`);
  return { messages, done, events, printed: printed.join('\n'), told };
}
