/** The thread of one program's run, seen from the supervisor: made beforehand, used once, ended. Knows no host. */
import { Worker } from 'node:worker_threads';
import type { FromProgramWorker, ProgramWorkerData, ToProgramWorker } from '../worker/messages';

export interface ProgramThreadOptions {
  readonly file: string;
  readonly data: ProgramWorkerData;
  /** Megabytes that its heap may have. */
  readonly memory: number;
}

export interface ProgramThreadListener {
  message(message: FromProgramWorker): void;
  /** It ended without being told to. */
  gone(reason: ThreadDeath): void;
}

export type ThreadDeath = { readonly kind: 'memory' } | { readonly kind: 'broken'; readonly text: string };

/** Of the young generation: what a program makes and drops. */
const YOUNG_MEGABYTES = 48;

export class ProgramThread {
  readonly memory: number;
  private readonly worker: Worker;
  private listener: ProgramThreadListener | null = null;
  /** What came before anybody listened. */
  private readonly early: FromProgramWorker[] = [];
  private death: ThreadDeath | null = null;
  private isEnded = false;

  constructor({ file, data, memory }: ProgramThreadOptions, onReady: (cachedData: Uint8Array | null) => void) {
    this.memory = memory;
    this.worker = new Worker(file, {
      workerData: data,
      env: {},
      stdin: false,
      // Nobody writes there; if somebody does, it goes nowhere.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    this.worker.on('message', (message: FromProgramWorker) => {
      if (typeof message !== 'string' && message.kind === 'ready') onReady(message.cachedData);
      else if (this.listener === null) this.early.push(message);
      else if (!this.isEnded) this.listener.message(message);
    });
    this.worker.on('error', (error: Error & { readonly code?: unknown }) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.died(isMemory ? { kind: 'memory' } : { kind: 'broken', text: textOf(error) });
    });
    this.worker.on('exit', (code) => {
      this.died({ kind: 'broken', text: `thread exit ${code}` });
    });
  }

  /** Whether it died before it was used. */
  get isBroken(): boolean {
    return this.death !== null;
  }

  listen(listener: ProgramThreadListener): void {
    this.listener = listener;
    for (const message of this.early.splice(0)) listener.message(message);
    if (this.death !== null) listener.gone(this.death);
  }

  post(command: ToProgramWorker): void {
    this.worker.postMessage(command);
  }

  /** Resolves when the thread is no more. */
  async end(): Promise<void> {
    this.isEnded = true;
    await this.worker.terminate();
  }

  private died(death: ThreadDeath): void {
    if (this.death !== null || this.isEnded) return;
    this.death = death;
    this.listener?.gone(death);
  }
}

/** Of an error that came over from the thread: it may be anything. */
function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error';
}
