/**
 * One child process: started with as little as it can do its work with, spoken to in frames, ended by force. Knows no
 * run; what it says has been checked before it gets here.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { stringify } from '../../trace/json';
import { frame, tapeFrames } from './frames';
import { Incoming } from './incoming';
import type { FromSupervisor, ToSupervisor } from './protocol';

/** The files that the child reads, and no others. */
export const CHILD_FILES = ['supervisor.js', 'program.js', 'analysis.js', 'realm.js'] as const;

/** As in `nice`: somewhat below others. */
const NICE = 5;
/** Of what the child wrote to its standard error. */
const MAX_LAST_WORDS = 2_000;

export interface ChildOptions {
  /** The folder of the bundles, and the empty one in which the child works. */
  readonly folder: string;
  readonly workingFolder: string;
  /** Whether Node's permissions are used where this Node has them. */
  readonly permissions: boolean;
}

export interface ChildListener {
  message(message: FromSupervisor): void;
  tape(run: number, chunk: Buffer): void;
  /** It is no more; called once, after everything that it said. */
  gone(death: Death): void;
}

export interface Death {
  readonly code: number | null;
  readonly signal: string | null;
  /** What it said at last, or what was wrong with what it said. */
  readonly lastWords: string;
}

export class Child {
  /** Its process id, while there is one. */
  readonly pid: number | undefined;
  private readonly process: ChildProcess;
  private readonly channel: Socket;
  private readonly incoming: Incoming;
  private readonly listener: ChildListener;
  private lastWords = '';
  private isGone = false;

  constructor(options: ChildOptions, listener: ChildListener) {
    this.listener = listener;
    this.process = spawn(process.execPath, [...flags(options), path.join(options.folder, 'supervisor.js')], {
      cwd: options.workingFolder,
      env: environment(),
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.pid = this.process.pid;
    lowerPriority(this.pid);
    const channel = this.process.stdio[3];
    if (!(channel instanceof Socket)) throw new Error('The child process has no channel.');
    this.channel = channel;
    this.incoming = new Incoming({
      message: (message) => {
        this.listener.message(message);
      },
      tape: (run, chunk) => {
        this.listener.tape(run, chunk);
      },
      failed: (error) => {
        this.lastWords = error.message;
        this.kill();
      },
      flow: (on) => {
        if (on) channel.resume();
        else channel.pause();
      },
    });
    this.listen();
  }

  send(message: ToSupervisor): void {
    if (!this.isGone) this.channel.write(frame('message', stringify(message)));
  }

  sendTape(run: number, bytes: readonly Buffer[]): void {
    if (this.isGone) return;
    for (const part of bytes) for (const each of tapeFrames(run, part)) this.channel.write(each);
    this.send({ type: 'tape-sent', run });
  }

  kill(): void {
    this.process.kill('SIGKILL');
  }

  private listen(): void {
    this.channel.on('data', (chunk) => {
      this.incoming.bytes(chunk);
    });
    // A channel that breaks is the end of the process, which is told of below.
    this.channel.on('error', () => {
      this.kill();
    });
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.lastWords = (this.lastWords + text).slice(-MAX_LAST_WORDS);
    });
    this.process.on('error', (error) => {
      this.lastWords = error.message;
      void this.died(null, null);
    });
    // `close` comes after all that it wrote has been read.
    this.process.on('close', (code, signal) => void this.died(code, signal));
  }

  private async died(code: number | null, signal: string | null): Promise<void> {
    if (this.isGone) return;
    this.isGone = true;
    await this.incoming.drained();
    this.incoming.close();
    this.channel.destroy();
    this.listener.gone({ code, signal, lastWords: this.lastWords });
  }
}

function flags({ folder, permissions }: ChildOptions): readonly string[] {
  const always = [
    '--disallow-code-generation-from-strings',
    '--no-addons',
    '--no-warnings',
    '--preserve-symlinks-main',
  ];
  const known = process.allowedNodeEnvironmentFlags;
  const permission = ['--permission', '--experimental-permission'].find((flag) => known.has(flag));
  if (!permissions || permission === undefined) return always;
  return [
    ...always,
    permission,
    '--allow-worker',
    ...CHILD_FILES.map((file) => `--allow-fs-read=${path.join(folder, file)}`),
  ];
}

/** The host comes first where both want the processor. */
function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) os.setPriority(pid, NICE);
  } catch {
    // Where this is not allowed, both are equal.
  }
}

/** Nothing of ours, but for what makes an editor's executable a Node and what Windows cannot start a process without. */
function environment(): NodeJS.ProcessEnv {
  const kept = process.platform === 'win32' ? ['SystemRoot', 'SystemDrive', 'windir'] : [];
  const values = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(values), ELECTRON_RUN_AS_NODE: '1' } as NodeJS.ProcessEnv;
}
