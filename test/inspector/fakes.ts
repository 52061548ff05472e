/** A registry that holds what a test puts into it, and a page that keeps what it was sent. */
import { parse, stringify } from '../../src/trace/json';
import type { ToHost, ToPage } from '../../src/inspector/protocol';
import type { SessionHost } from '../../src/inspector/session';
import type { Result, ResultId, ResultRegistry } from '../../src/results/result';
import { PROGRAM_VERSION, type ProgramTrace } from '../../src/trace/program';
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
    program: null,
    ...more,
  };
}

/** A program of three lines that ends well; `ending: null` is one that runs. */
export function program(id: ResultId, trace: Partial<ProgramTrace> = {}, more: Partial<Result> = {}): Result {
  const range = { start: 4, end: 4 + PROGRAM.length };
  const ran: ProgramTrace = {
    version: PROGRAM_VERSION,
    kind: 'program',
    language: 'typescript',
    range,
    text: PROGRAM,
    ran: [range],
    records: [],
    tensors: [],
    output: [],
    notes: [],
    ending: { kind: 'finished' },
    figures: [],
    passes: [],
    passCount: 0,
    outputs: [],
    ...trace,
  };
  return result(id, {
    uri: 'file:///notes.ts',
    language: 'typescript',
    range,
    trace: null,
    program: { trace: ran, whole: false, focus: null, varied: {}, why: null },
    ...more,
  });
}

export const PROGRAM = 'const x = leaf(3);\nconst y = 3 * x ** 2;\nprint(y);';

type Doing = Pick<
  ResultRegistry,
  | 'setValue'
  | 'ask'
  | 'explain'
  | 'derive'
  | 'simplify'
  | 'compare'
  | 'code'
  | 'substitute'
  | 'currentRange'
  | 'focus'
  | 'cancel'
  | 'resetValues'
>;

export class FakeResults implements Pick<ResultRegistry, 'onDidChange' | 'get'>, Doing {
  private readonly listeners = new Set<(id: ResultId) => void>();
  private readonly held = new Map<ResultId, Result>();
  setValue: Doing['setValue'] = () => Promise.reject(new Error('no value was expected'));
  ask: Doing['ask'] = () => Promise.reject(new Error('no enquiry was expected'));
  explain: Doing['explain'] = () => Promise.reject(new Error('no explanation was expected'));
  derive: Doing['derive'] = () => Promise.reject(new Error('no derivative was expected'));
  simplify: Doing['simplify'] = () => Promise.reject(new Error('no simplification was expected'));
  compare: Doing['compare'] = () => Promise.reject(new Error('no comparison was expected'));
  code: Doing['code'] = () => Promise.reject(new Error('no code was expected'));
  substitute: Doing['substitute'] = () => Promise.reject(new Error('no substitution was expected'));
  focus: Doing['focus'] = () => Promise.reject(new Error('no focus was expected'));
  resetValues: Doing['resetValues'] = () => Promise.reject(new Error('no reset was expected'));
  readonly cancelled: ResultId[] = [];
  /** What is shown somewhere, and so must not go. */
  readonly holding: ResultId[] = [];

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

  hold(id: ResultId): { dispose(): void } {
    this.holding.push(id);
    return { dispose: () => void this.holding.splice(this.holding.indexOf(id), 1) };
  }

  cancel(id: ResultId): void {
    this.cancelled.push(id);
  }

  elsewhere(): null {
    return null;
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

  save(...args: unknown[]): void {
    this.done.push(['save', ...args]);
  }

  rerun(one: Result, how: { caretAsPower: boolean }): void {
    this.done.push(['rerun', one.id, how]);
  }

  restore(_session: unknown, seed: unknown): void {
    this.done.push(['restore', seed]);
  }

  runKept(_session: unknown, { id }: { id: string }): void {
    this.done.push(['runKept', id]);
  }

  wish(_session: unknown, wish: unknown): void {
    this.done.push(['wish', wish]);
  }

  insertDerivative(one: Result, request: unknown): void {
    this.done.push(['insertDerivative', one.id, request]);
  }

  showLog(): void {
    this.done.push(['showLog']);
  }

  openSetting(setting: string): void {
    this.done.push(['openSetting', setting]);
  }

  problem(text: string, error?: unknown): void {
    this.done.push(['problem', text, ...(error instanceof Error ? [error.message] : [])]);
  }

  /** At which line a result's text begins now. */
  line = 1;
  /** What the document holds. */
  text = 'the text';

  link(uri: string): { label: string; line: number; open: boolean } {
    return { label: uri.slice(uri.lastIndexOf('/') + 1), line: this.line, open: true };
  }

  textOf(_uri: string, { start, end }: SourceRange): string {
    return this.text.slice(start, end);
  }
}

/** What the page posts. */
export function fromPage(message: ToHost): string {
  return stringify(message);
}
