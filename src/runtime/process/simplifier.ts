/**
 * Simplifies on a thread of its own, one formula after the other, each within a time limit: `Simplifier` for hosts with Node.
 * The thread is made at the first use; one that takes too long or breaks is ended, and the next formula gets another.
 */
import { Worker } from 'node:worker_threads';
import { sizeOf } from '../../calculus/size';
import type { Simplification, Simplifier } from '../../calculus/simplifier';
import type { Tree } from '../../languages/expression/tree';
import { message, type Message } from '../../trace/message';
import type { FromSimplifyWorker, ToSimplifyWorker } from './worker/simplify-messages';

/** Milliseconds for one formula. */
const TIME_LIMIT = 1500;
/** The part of it after which the thread begins nothing more that takes long. */
const PATIENCE = 0.4;
/** Parts of a formula that is sent at all. */
const MAX_SIZE = 4000;
/** Megabytes that the thread's heap may have: its code alone takes 20. */
const MEMORY = 256;
const YOUNG_MEMORY = 32;
const STACK = 4;

export interface SimplifierOptions {
  /** Milliseconds for one formula; 1500 if not given. */
  readonly timeLimit?: number;
}

interface Task {
  readonly id: number;
  readonly tree: Tree;
  /** That it took too long, when only what is quick is tried after that. */
  readonly late: Message | null;
  readonly done: (simplification: Simplification) => void;
}

export class NodeSimplifier implements Simplifier {
  private readonly file: string;
  private readonly timeLimit: number;
  private readonly queue: Task[] = [];
  private thread: Thread | null = null;
  private current: Task | null = null;
  private timer: NodeJS.Timeout | null = null;
  private last = 0;
  private isDisposed = false;

  /** `file` is the bundle of `worker/simplify.ts`. */
  constructor(file: string, { timeLimit = TIME_LIMIT }: SimplifierOptions = {}) {
    this.file = file;
    this.timeLimit = timeLimit;
  }

  simplify(trees: readonly Tree[]): Promise<readonly Simplification[]> {
    return Promise.all(trees.map((tree) => this.one(tree)));
  }

  dispose(): void {
    this.isDisposed = true;
    this.end();
    const tasks = this.current === null ? this.queue : [this.current, ...this.queue];
    this.current = null;
    for (const { done } of tasks.splice(0)) done({ tree: null, reason: stopped() });
    this.queue.length = 0;
  }

  private one(tree: Tree): Promise<Simplification> {
    if (this.isDisposed) return Promise.resolve({ tree: null, reason: stopped() });
    const size = sizeOf(tree);
    if (size > MAX_SIZE) return Promise.resolve({ tree: null, reason: tooLarge(size) });
    return new Promise((done) => {
      this.last += 1;
      this.queue.push({ id: this.last, tree, late: null, done });
      this.next();
    });
  }

  private next(): void {
    if (this.current !== null || this.isDisposed) return;
    const task = this.queue.shift();
    if (task === undefined) {
      this.thread?.rest();
      return;
    }
    this.current = task;
    this.thread ??= this.started();
    const { id, tree, late } = task;
    this.thread.send({ id, tree, patience: late === null ? this.timeLimit * PATIENCE : 0 }, () => {
      this.timer = setTimeout(() => {
        this.tookTooLong(task);
      }, this.timeLimit);
    });
  }

  private started(): Thread {
    const thread: Thread = new Thread(this.file, {
      answered: (answer) => {
        if (this.thread === thread) this.answered(answer);
      },
      gone: (how) => {
        if (this.thread !== thread) return;
        this.end();
        const task = this.current;
        if (task !== null) this.finish(task, { tree: null, reason: task.late ?? broken(how) });
      },
    });
    return thread;
  }

  private answered(answer: Exclude<FromSimplifyWorker, { kind: 'ready' }>): void {
    const task = this.current;
    if (task?.id !== answer.id) return;
    const reason = answer.kind === 'broken' ? (task.late ?? broken(firstLine(answer.text))) : task.late;
    this.finish(task, { tree: answer.kind === 'answer' ? answer.tree : null, reason });
  }

  /** What is quick is tried again, on another thread, so that the long way does not take the short one with it. */
  private tookTooLong(task: Task): void {
    this.end();
    const late = tooSlow(this.timeLimit);
    if (task.late !== null) {
      this.finish(task, { tree: null, reason: late });
      return;
    }
    this.current = null;
    this.queue.unshift({ ...task, late });
    this.next();
  }

  private finish(task: Task, simplification: Simplification): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.current = null;
    task.done(simplification);
    this.next();
  }

  private end(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.thread?.end();
    this.thread = null;
  }
}

interface ThreadListener {
  answered(answer: Exclude<FromSimplifyWorker, { kind: 'ready' }>): void;
  /** It ended without being told to. */
  gone(how: string): void;
}

/** The worker, which keeps the process alive only while it has something to do. */
class Thread {
  private readonly worker: Worker;
  private isReady = false;
  private isEnded = false;
  private onReady: (() => void) | null = null;

  constructor(file: string, listener: ThreadListener) {
    this.worker = new Worker(file, {
      env: {},
      stdin: false,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY, maxYoungGenerationSizeMb: YOUNG_MEMORY, stackSizeMb: STACK },
    });
    this.worker.on('message', (said: FromSimplifyWorker) => {
      if (this.isEnded) return;
      if (said.kind !== 'ready') listener.answered(said);
      else {
        this.isReady = true;
        this.onReady?.();
        this.onReady = null;
      }
    });
    this.worker.on('error', (error: unknown) => {
      this.gone(listener, error instanceof Error ? error.message : 'unknown error');
    });
    this.worker.on('exit', (code) => {
      this.gone(listener, `thread exit ${code}`);
    });
  }

  /** `onStart` when it begins with it: starting the thread is no part of its time. */
  send(task: ToSimplifyWorker, onStart: () => void): void {
    this.worker.ref();
    this.worker.postMessage(task);
    if (this.isReady) onStart();
    else this.onReady = onStart;
  }

  rest(): void {
    this.worker.unref();
  }

  end(): void {
    this.isEnded = true;
    void this.worker.terminate();
  }

  private gone(listener: ThreadListener, how: string): void {
    if (this.isEnded) return;
    this.isEnded = true;
    listener.gone(how);
  }
}

function firstLine(text: string): string {
  return text.slice(0, 200).split('\n')[0] ?? '';
}

function tooSlow(limit: number): Message {
  return message('calculus.simplify-time', 'Simplifying took longer than {limit} s and was stopped.', {
    limit: limit / 1000,
  });
}

function tooLarge(size: number): Message {
  return message('calculus.simplify-size', 'With {size} parts this is too long to simplify; the limit is {limit}.', {
    size,
    limit: MAX_SIZE,
  });
}

function broken(how: string): Message {
  return message('calculus.simplify-broken', 'Simplifying failed ({how}).', { how });
}

function stopped(): Message {
  return message('calculus.simplify-stopped', 'Simplifying was stopped.');
}
