/** A registry that holds what a test puts into it, and a page that keeps what it was sent. */
import { parse, stringify } from '../../src/trace/json';
import type { ToHost, ToPage } from '../../src/inspector/protocol';
import type { SessionHost } from '../../src/inspector/session';
import type { Result, ResultId, ResultRegistry } from '../../src/results/result';
import type { SourceRange } from '../../src/trace/range';
import { square } from '../editor/traces';

export function result(id: ResultId, more: Partial<Result> = {}): Result {
  const trace = square(100);
  return {
    id,
    uri: 'file:///notes.py',
    language: 'python',
    range: trace.range,
    status: 'fresh',
    trace,
    refusal: null,
    caretAsPower: false,
    ...more,
  };
}

type Doing = Pick<ResultRegistry, 'setValue' | 'plot' | 'currentRange'>;

export class FakeResults implements Pick<ResultRegistry, 'onDidChange' | 'get'>, Doing {
  private readonly listeners = new Set<(id: ResultId) => void>();
  private readonly held = new Map<ResultId, Result>();
  setValue: Doing['setValue'] = () => Promise.reject(new Error('no value was expected'));
  plot: Doing['plot'] = () => Promise.reject(new Error('no plot was expected'));

  /** By how much the text moved since the run. */
  shift = 0;

  onDidChange(listener: (id: ResultId) => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  get listenerCount(): number {
    return this.listeners.size;
  }

  put(one: Result): void {
    this.held.set(one.id, one);
    for (const listener of this.listeners) listener(one.id);
  }

  remove(id: ResultId): void {
    this.held.delete(id);
    for (const listener of this.listeners) listener(id);
  }

  get(id: ResultId): Result | undefined {
    return this.held.get(id);
  }

  currentRange(_id: ResultId, { start, end }: SourceRange): SourceRange | null {
    return end > 1000 ? null : { start: start + this.shift, end: end + this.shift };
  }
}

/** What the session asked of the editor, in order. */
export class FakeHost implements SessionHost {
  readonly posted: ToPage[] = [];
  readonly done: unknown[][] = [];

  post(text: string): void {
    this.posted.push(parse(text) as ToPage);
  }

  reveal(...args: unknown[]): void {
    this.done.push(['reveal', ...args]);
  }

  mark(...args: unknown[]): void {
    this.done.push(['mark', ...args]);
  }

  copy(...args: unknown[]): void {
    this.done.push(['copy', ...args]);
  }

  rerun(one: Result, how: { caretAsPower: boolean }): void {
    this.done.push(['rerun', one.id, how]);
  }

  restore(_session: unknown, seed: unknown): void {
    this.done.push(['restore', seed]);
  }

  showLog(): void {
    this.done.push(['showLog']);
  }

  problem(text: string, error?: unknown): void {
    this.done.push(['problem', text, ...(error instanceof Error ? [error.message] : [])]);
  }

  link(uri: string): { label: string; line: number; open: boolean } {
    return { label: uri.slice(uri.lastIndexOf('/') + 1), line: 1, open: true };
  }

  textOf(): string {
    return 'the text';
  }
}

/** What the page posts. */
export function fromPage(message: ToHost): string {
  return stringify(message);
}
