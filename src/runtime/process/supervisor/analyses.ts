/**
 * The analysis worker and what waits for it, one analysis after the other. A cancelled one ends the worker where it is at
 * work. No code of a user runs there.
 */
import { Worker } from 'node:worker_threads';
import type { ToSupervisor } from '../protocol';
import type { FromAnalysisWorker, ToAnalysisWorker } from '../worker/analysis-messages';
import type { Connection } from './connection';
import { TapeStore } from './tape-store';

type Analysis = Extract<ToSupervisor, { type: 'analyse' }>;

/** Tapes that the worker has read; each takes some times its text's memory. */
const MAX_READ = 2;
const MEGABYTES = 1024;

export class Analyses {
  readonly tapes = new TapeStore();
  private readonly file: string;
  private readonly connection: Connection;
  private worker: Worker | null = null;
  /** Runs whose tapes the worker has, the one used last at the end. */
  private read: number[] = [];
  private readonly waiting: Analysis[] = [];
  private current: Analysis | null = null;
  private asked: number | null = null;

  constructor(file: string, connection: Connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Starts the worker, so that the first analysis need not wait for it. */
  warm(): void {
    this.worker ??= this.started();
  }

  add(analysis: Analysis): void {
    this.waiting.push(analysis);
    this.goOn();
  }

  stop(id: number): void {
    const index = this.waiting.findIndex((one) => one.id === id);
    if (index >= 0) this.waiting.splice(index, 1);
    if (this.current?.id !== id) return;
    this.dropWorker();
    this.goOn();
    this.warm();
  }

  tapeCame(run: number, tape: Buffer): void {
    this.tapes.put(run, tape);
    if (this.asked === run) this.asked = null;
    this.goOn();
  }

  private goOn(): void {
    const next = this.waiting[0];
    if (this.current !== null || next === undefined) return;
    const { run, id, context, request } = next;
    if (!this.read.includes(run)) {
      const tape = this.tapes.get(run);
      if (tape === undefined) {
        if (this.asked !== run) this.connection.send({ type: 'need-tape', run });
        this.asked = run;
        return;
      }
      this.post({ kind: 'tape', run, bytes: tape });
    }
    this.used(run);
    this.waiting.shift();
    this.current = next;
    this.post({ kind: 'analyse', id, run, context, request });
  }

  private used(run: number): void {
    this.read = [...this.read.filter((one) => one !== run), run];
    while (this.read.length > MAX_READ) {
      const oldest = this.read.shift();
      if (oldest !== undefined) this.post({ kind: 'forget', run: oldest });
    }
  }

  private post(message: ToAnalysisWorker): void {
    this.worker ??= this.started();
    this.worker.postMessage(message);
  }

  private started(): Worker {
    const worker = new Worker(this.file, {
      env: {},
      stdin: false,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    });
    worker.on('message', (message: FromAnalysisWorker) => {
      if (worker === this.worker) this.answered(message);
    });
    worker.on('error', (error: unknown) => {
      this.broke(worker, error instanceof Error ? error.message : 'unknown error');
    });
    worker.on('exit', (code) => {
      this.broke(worker, `thread exit ${code}`);
    });
    return worker;
  }

  private answered(message: FromAnalysisWorker): void {
    const { id } = message;
    if (this.current?.id === id) this.current = null;
    if (message.kind === 'broken') this.connection.send({ type: 'broken', id, text: message.text });
    else this.connection.sendWritten({ type: 'answer', id, answer: JSON.parse(message.text) as unknown });
    this.goOn();
  }

  private broke(worker: Worker, text: string): void {
    if (worker !== this.worker) return;
    const { current } = this;
    this.dropWorker();
    if (current !== null) this.connection.send({ type: 'broken', id: current.id, text });
    this.goOn();
  }

  private dropWorker(): void {
    void this.worker?.terminate();
    this.worker = null;
    this.read = [];
    this.current = null;
  }
}
