// A program in a realm of its own, as the worker runs it, but in this thread: for what the process around it does not cost.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { constants, createContext, Script } from 'node:vm';
import { prepareProgram } from '../../../src/languages/typescript/prepare';
import { PROGRAM_FILE, type PreparedProgram } from '../../../src/languages/typescript/prepared';
import type { RealmFactory, RealmMessage, RealmSetup } from '../../../src/languages/typescript/realm-contract';
import { INNER_REALM } from '../../../src/runtime/process/worker/inner-realm';
import { parse, stringify } from '../../../src/trace/json';
import { isRefusal } from '../../../src/trace/refusal';

/** Where run.mjs has put the bundles that a child process reads. */
export const BUNDLES = process.env['BENCH_BUNDLES'] ?? 'dist';

const LIMITS: RealmSetup['limits'] = {
  time: 600_000,
  allocation: 1_000_000_000,
  output: 1_000_000,
  records: 20_000,
  graph: 100_000,
};

export function prepared(text: string): PreparedProgram {
  const program = prepareProgram(text, null, 'typescript');
  if (isRefusal(program)) throw new Error(program.message.text);
  return program;
}

let script: Script | null = null;

/** Milliseconds from its start to its end, with what it printed. */
export function inRealm({
  text: source,
  code,
  sites,
}: PreparedProgram): Promise<{ milliseconds: number; printed: string }> {
  script ??= new Script(readFileSync(path.join(BUNDLES, 'realm.js'), 'utf8'), { filename: 'autograd-lens:realm' });
  const context = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
  new Script(INNER_REALM).runInContext(context);
  const texts: string[] = [];
  let started = 0;
  return new Promise((resolve, reject) => {
    const send = (text: string): void => {
      if (text.includes('"type":"timer"')) {
        const { id, milliseconds } = JSON.parse(text) as { id: number; milliseconds: number };
        setTimeout(() => {
          realm.timer(id);
        }, milliseconds);
      } else texts.push(text);
      if (!text.startsWith('{"type":"done"')) return;
      const milliseconds = performance.now() - started;
      const messages = texts.map((one) => parse(one) as RealmMessage);
      const done = messages.at(-1);
      if (done?.type !== 'done' || done.ending.kind !== 'finished') reject(new Error(text.slice(0, 300)));
      const events = messages.flatMap((message) => (message.type === 'output' ? message.events : []));
      resolve({ milliseconds, printed: events.map((event) => event.text).join('\n') });
    };
    const realm = (script?.runInContext(context) as RealmFactory)(send);
    started = performance.now();
    realm.run(
      new Script(code, { filename: PROGRAM_FILE }).runInContext(context),
      stringify({ text: source, sites, limits: LIMITS }),
    );
  });
}
