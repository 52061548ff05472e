// Child processes that leave nothing behind: each is the head of its own process group, and only that group is ended.
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { inRepository } from './repository';

const running = new Set<ChildProcess>();
/** After an interruption nothing new is begun. */
let interrupted = false;

/** Starts a program at the head of its own process group. */
export function start(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  if (interrupted) throw new Error('Interrupted.');
  const child = spawn(command, args, { ...options, detached: true });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Starts a program that ends, with all that it started, when this process ends in whatever way; `folder` is removed
 * then. Its output comes in pipes.
 */
export function startGuarded(
  folder: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Guarded {
  const guardian = inRepository('scripts', 'setup', 'guardian.mjs');
  const child = spawn(process.execPath, [guardian, folder, command, ...args], {
    env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (log += data.toString()));
  const gone = once(child, 'exit');
  return {
    log: () => log,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    gone: gone.then(() => undefined),
    close: async () => {
      child.stdin.destroy();
      await gone;
    },
  };
}

export interface Guarded {
  /** What it has written so far. */
  log(): string;
  ended(): boolean;
  readonly gone: Promise<void>;
  close(): Promise<void>;
}

export interface Finished {
  readonly code: number;
  /** What it wrote to both of its outputs, where they were not passed through. */
  readonly text: string;
}

/** Runs a program to its end. Its output is passed through, or kept where `quiet` is set. */
export async function run(
  command: string,
  args: readonly string[],
  { quiet = false, ...options }: SpawnOptions & { readonly quiet?: boolean } = {},
): Promise<Finished> {
  const child = start(command, args, {
    ...options,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => (text += data.toString()));
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve({ code: 127, text: `${command}: ${error.message}` });
    });
    child.once('close', (code) => {
      resolve({ code: code ?? 1, text });
    });
  });
}

/** Ends a child with all that it started: asks first, insists after five seconds. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const gone = child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : once(child, 'exit');
  signalGroup(child.pid, 'SIGTERM');
  await Promise.race([gone, wait(5000, undefined, { ref: false })]);
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has already ended.
  }
}

/** Ends everything that is still running, at once: for the moment before this process ends. */
function killAll(): void {
  for (const { pid } of running) if (pid !== undefined) signalGroup(pid, 'SIGKILL');
}

/** Passes an interruption on and waits until all have tidied up after themselves. */
export async function interruptAll(): Promise<void> {
  interrupted = true;
  for (const { pid } of running) if (pid !== undefined) signalGroup(pid, 'SIGINT');
  for (let tenths = 0; running.size > 0 && tenths < 150; tenths += 1) await wait(100);
}

/** Runs a script's main function: its error is printed in words, and an interruption leaves no process behind. */
export function runMain(main: () => Promise<number>): void {
  process.once('exit', killAll);
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    process.once(signal, () => {
      // A script that has something of its own to close listens too, and ends the process itself.
      if (process.listenerCount(signal) === 0)
        void interruptAll().then(() => {
          process.exit(code);
        });
    });
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error instanceof Error ? (process.env['DEBUG'] ? error.stack : error.message) : String(error));
      process.exit(1);
    },
  );
}
