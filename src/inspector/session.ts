/**
 * The host's half of one panel's conversation: shows one result at a time, answers the page's requests, carries out what
 * it asks for. Knows results and the protocol; everything of the editor is done by the `SessionHost`.
 */
import type { Result, ResultId, ResultRegistry } from '../results/result';
import { stringify } from '../trace/json';
import type { CodeRequest } from '../trace/formula';
import { message, type Message } from '../trace/message';
import type { ProgramTrace } from '../trace/program';
import { tensorAt } from '../trace/queries';
import type { SourceRange } from '../trace/range';
import { isRefusal, refusal, type Refusal } from '../trace/refusal';
import { readMessage } from './incoming';
import type {
  HostRequest,
  HostRequests,
  InspectorState,
  ResultSeed,
  SourceLink,
  TabName,
  ToHost,
  ToPage,
} from './protocol';
import { seedOf } from './seed';
import { KnownLines, shownState } from './shown';

/** What a session needs done in the editor. */
export interface SessionHost {
  post(text: string): void;
  /** Shows a range of the document; null where its text has gone. */
  reveal(uri: string, range: SourceRange | null, keepFocus: boolean): void;
  mark(uri: string, range: SourceRange | null): void;
  copy(text: string): void;
  rerun(result: Result, how: { readonly caretAsPower: boolean }): void;
  /** Makes the result of a seed again because the user asks for it: a program runs then, and only then. */
  restore(session: Session, seed: ResultSeed): void;
  /** Puts a derivative of this result into its document. */
  insertDerivative(result: Result, request: CodeRequest): void;
  showLog(): void;
  openSetting(setting: string): void;
  /** Something unexpected, for the log; `page:` stands before what went wrong in the page. */
  problem(text: string, error?: unknown): void;
  link(uri: string, range: SourceRange): SourceLink;
  /** The text of a range, for results that have no trace; empty where the document is not open. */
  textOf(uri: string, range: SourceRange): string;
}

/** A request that could not be served. */
const NO_RESULT = message('inspector.no-result', 'There is no result any more; differentiate an expression again.');
const UNEXPECTED = message('inspector.unexpected', 'Something went wrong; the log says more.');

/** While a program runs, its state may change far oftener than anyone can read; milliseconds between two of them. */
const RUNNING_PAUSE = 120;
/** What was printed and plotted may be megabytes: writing it takes no more than this part of the time. */
const WRITING_PART = 0.1;

/** Of a program that has not run here. */
const NOTHING_RAN = { trace: null, whole: false, lines: null, focus: null, varied: [], why: null };

export class Session {
  private readonly results: ResultRegistry;
  private readonly host: SessionHost;
  private readonly subscription: { dispose(): void };
  private current: ResultId | null = null;
  /** What is shown in place of a result that is being made again, or cannot be. */
  private standIn: { readonly state: InspectorState; readonly seed: ResultSeed } | null = null;
  /** Of the newest value that the page set; evaluation takes whatever came before it began, so a state holds this one. */
  private serial: number | undefined;
  private listening = false;
  /** A state of a running program was posted a moment ago: the next waits for this. */
  private pause: ReturnType<typeof setTimeout> | undefined;
  private waiting = false;
  /** The run that the page has. */
  private run: ProgramTrace | null = null;
  private highlighted: SourceRange | null = null;
  /** The tab that was asked for while the page did not listen. */
  private wanted: Extract<ToPage, { type: 'show-tab' }> | null = null;
  private readonly lines = new KnownLines();
  private readonly cancelled = new Set<number>();
  private readonly pending = new Set<number>();

  constructor(results: ResultRegistry, host: SessionHost) {
    this.results = results;
    this.host = host;
    this.subscription = results.onDidChange((id) => {
      if (id === this.current) this.changed();
    });
  }

  get shown(): Result | undefined {
    return this.current === null ? undefined : this.results.get(this.current);
  }

  show(id: ResultId): void {
    this.current = id;
    this.standIn = null;
    this.serial = undefined;
    this.highlighted = null;
    this.update();
  }

  /** `show`: what the plot is to show. A page that does not listen yet is told once it does. */
  showTab(tab: TabName, show?: string): void {
    const wanted = { type: 'show-tab', tab, ...(show === undefined ? {} : { show }) } as const;
    if (this.listening) this.post(wanted);
    else this.wanted = wanted;
  }

  /** The result of this seed is being made again; until it is there the page keeps the seed. */
  showRestoring(seed: ResultSeed): void {
    this.stand(seed, 'running', null);
  }

  /** The result of this seed cannot be made again, for this reason. */
  showLost(seed: ResultSeed, reason: Message, hint: Message): void {
    this.stand(seed, 'failed', refusal(seed.range, reason, hint));
  }

  /** A program is not run again by itself: the panel says so and offers it. */
  showNotRun(seed: ResultSeed): void {
    const why = message('inspector.not-run', 'A program is not run again by itself after a reload.');
    const hint = message('inspector.not-run.hint', 'Run it again to see its values, its output and its plots.');
    this.stand(seed, 'stale', refusal(seed.range, why, hint));
  }

  /** Messages to a hidden page are dropped by the editor; it says `ready` again when it comes back. */
  hidden(): void {
    this.listening = false;
  }

  dispose(): void {
    this.listening = false;
    clearTimeout(this.pause);
    this.subscription.dispose();
    const result = this.shown;
    if (result !== undefined) this.host.mark(result.uri, null);
  }

  /** The caret stands at this offset of a document; null where no text has the focus. */
  caret(uri: string, offset: number | null): void {
    const range = offset === null ? null : this.rangeAt(uri, offset);
    if (range?.start === this.highlighted?.start && range?.end === this.highlighted?.end) return;
    this.highlighted = range;
    this.post({ type: 'highlight', range });
  }

  receive(posted: unknown): void {
    const incoming = readMessage(posted);
    if (incoming === null) {
      this.host.problem(`unknown message from the page: ${shortened(posted)}`);
      return;
    }
    this.act(incoming);
  }

  private act(incoming: ToHost): void {
    switch (incoming.type) {
      case 'ready':
        this.listening = true;
        this.run = null;
        this.serial = undefined;
        this.highlighted = null;
        this.update();
        if (this.wanted !== null) this.post(this.wanted);
        this.wanted = null;
        return;
      case 'set-value':
        this.serial = incoming.serial;
        this.setValue(incoming.variable, incoming.value);
        return;
      case 'request':
        void this.answer(incoming.id, incoming.request);
        return;
      case 'cancel':
        if (this.pending.has(incoming.id)) this.cancelled.add(incoming.id);
        return;
      case 'reveal':
      case 'hover':
        this.point(incoming);
        return;
      case 'copy':
        this.host.copy(incoming.text);
        return;
      case 'focus':
      case 'stop':
      case 'reset-values':
        this.steer(incoming);
        return;
      case 'substitute':
        this.substitute(incoming.name, incoming.substituted);
        return;
      case 'insert-derivative':
        if (this.shown !== undefined) this.host.insertDerivative(this.shown, incoming.request);
        return;
      case 'rerun':
        this.rerun(null);
        return;
      case 'apply-fix':
        this.rerun('caret-as-power');
        return;
      case 'show-log':
        this.host.showLog();
        return;
      case 'open-setting':
        this.host.openSetting(incoming.setting);
        return;
      case 'page-error':
        this.host.problem(`page: ${incoming.text}`);
        return;
      default:
        unknown(incoming);
    }
  }

  /** A running program's states are thinned; whatever else changes is told at once, its end above all. */
  private changed(): void {
    const result = this.shown;
    const running = result?.status === 'running' && result.program?.trace?.ending === null;
    if (running && this.pause !== undefined) {
      this.waiting = true;
      return;
    }
    const began = Date.now();
    this.update();
    if (!running) return;
    const pause = Math.max(RUNNING_PAUSE, (Date.now() - began) / WRITING_PART);
    this.pause = setTimeout(() => {
      this.pause = undefined;
      if (this.waiting) this.changed();
    }, pause);
  }

  private update(): void {
    this.waiting = false;
    const result = this.shown;
    if (result === undefined) this.run = null;
    if (result !== undefined) this.postResult(result);
    else if (this.standIn !== null) this.post({ type: 'state', ...this.standIn });
    else this.post({ type: 'state', state: { kind: 'empty' }, seed: null });
  }

  private postResult(result: Result): void {
    const serial = result.status === 'running' || this.serial === undefined ? {} : { serial: this.serial };
    const run = result.program?.trace ?? null;
    const same = run !== null && run === this.run;
    if (this.listening) this.run = run;
    const state = this.stateOf(result);
    const seed = this.seedOf(result);
    this.post({
      type: 'state',
      state: same ? withoutRun(state) : state,
      seed,
      ...serial,
      ...(same && { sameRun: true }),
    });
  }

  private stand(seed: ResultSeed, status: 'running' | 'failed' | 'stale', why: Refusal | null): void {
    const { uri, range } = seed;
    const source = this.host.link(uri, range);
    const program = seed.program ? { ...NOTHING_RAN, whole: seed.program.whole } : null;
    this.current = null;
    this.standIn = {
      seed,
      state: { kind: 'result', resultId: `seed ${uri}`, source, status, trace: null, refusal: why, program },
    };
    this.update();
  }

  private stateOf(result: Result): InspectorState {
    const { id, uri, range, status, trace, refusal: why } = result;
    const source = this.host.link(uri, range);
    const textUpTo = (end: number): string => this.host.textOf(uri, { start: 0, end });
    const program =
      result.program && shownState(result.program, this.lines.of(result, { textUpTo, line: source.line }));
    return { kind: 'result', resultId: id, source, status, trace, refusal: why, program };
  }

  private seedOf(result: Result): ResultSeed {
    const { trace, program, uri, range } = result;
    const known = program === null ? trace : program.trace;
    return seedOf(result, known === null ? this.host.textOf(uri, range) : '');
  }

  private setValue(variable: string, value: Parameters<ResultRegistry['setValue']>[2]): void {
    if (this.current === null) return;
    this.results.setValue(this.current, variable, value).catch((error: unknown) => {
      this.host.problem(`setting ${variable}`, error);
    });
  }

  private substitute(name: string, substituted: boolean): void {
    if (this.current === null) return;
    this.results.substitute(this.current, name, substituted).catch((error: unknown) => {
      this.host.problem(`reading ${name}`, error);
    });
  }

  private steer(to: Extract<ToHost, { type: 'focus' | 'stop' | 'reset-values' }>): void {
    const result = this.shown;
    if (result === undefined || result.program === null) return;
    if (to.type === 'stop') {
      this.results.cancel(result.id);
      return;
    }
    const doing = to.type === 'focus' ? this.results.focus(result.id, to.focus) : this.results.resetValues(result.id);
    doing.catch((error: unknown) => {
      this.host.problem(to.type, error);
    });
  }

  /** A request gets exactly one reply, an error rather than none, unless the page took it back. */
  private async answer(id: number, request: HostRequest): Promise<void> {
    this.pending.add(id);
    const reply = await this.reply(id, request);
    this.pending.delete(id);
    if (!this.cancelled.delete(id)) this.post(reply);
  }

  private async reply(id: number, request: HostRequest): Promise<ToPage> {
    const result = this.shown;
    if (result === undefined) return { type: 'reply', id, ok: false, error: NO_RESULT };
    try {
      const value = await this.asked(result.id, request);
      if (isRefusal(value)) {
        const hint = value.hint === null ? {} : { hint: value.hint };
        return { type: 'reply', id, ok: false, error: value.message, ...hint };
      }
      return { type: 'reply', id, ok: true, value };
    } catch (error) {
      this.host.problem(`answering ${request.kind}`, error);
      return { type: 'reply', id, ok: false, error: UNEXPECTED };
    }
  }

  private asked(id: ResultId, request: HostRequest): Promise<HostRequests[HostRequest['kind']]['answer'] | Refusal> {
    const { results } = this;
    switch (request.kind) {
      case 'plot':
        return results.plot(id, request.ask);
      case 'why':
        return results.explain(id, request.ask);
      case 'derive':
        return results.derive(id, request.ask);
      case 'simplify':
        return results.simplify(id, request.ask);
      case 'compare':
        return results.compare(id, request.ask);
      case 'code':
        return results.code(id, request.ask);
    }
  }

  private point(to: Extract<ToHost, { type: 'reveal' | 'hover' }>): void {
    const result = this.shown;
    if (result === undefined) return;
    const range = to.range === null ? null : this.results.currentRange(result.id, to.range);
    if (to.type === 'reveal') this.host.reveal(result.uri, range, to.keepFocus === true);
    else this.host.mark(result.uri, range);
  }

  private rerun(fix: 'caret-as-power' | null): void {
    const result = this.shown;
    if (result !== undefined) this.host.rerun(result, { caretAsPower: fix !== null || result.caretAsPower });
    else if (this.standIn !== null) this.host.restore(this, this.standIn.seed);
  }

  /** The part of the shown trace at this offset, in the trace's coordinates. */
  private rangeAt(uri: string, offset: number): SourceRange | null {
    const result = this.shown;
    if (!result?.trace || result.uri !== uri) return null;
    // Of a program each place is looked up, so that what stopped it does not matter.
    if (result.program === null && (result.status === 'stale' || result.status === 'failed')) return null;
    const { start, end } = result.range;
    const inside = start <= offset && offset <= end;
    // A program may need what stands above it, and that has its place in the graph too.
    if (!inside && result.program === null) return null;
    const moved = offset < start ? 0 : start - (result.program?.trace ?? result.trace).range.start;
    const range = tensorAt(result.trace, offset - moved)?.range ?? null;
    return range !== null && this.stands(result, range, offset) ? range : null;
  }

  /** Whether a place of the trace still holds this offset: in a program edits may have moved its parts apart. */
  private stands({ id, program }: Result, range: SourceRange, offset: number): boolean {
    if (program === null) return true;
    const now = this.results.currentRange(id, range);
    return now !== null && now.start <= offset && offset <= now.end;
  }

  private post(outgoing: ToPage): void {
    if (this.listening) this.host.post(stringify(outgoing));
  }
}

function withoutRun(state: InspectorState): InspectorState {
  if (state.kind === 'empty' || state.program === null) return state;
  return { ...state, program: { ...state.program, trace: null } };
}

function shortened(posted: unknown): string {
  return (typeof posted === 'string' ? posted : `a ${typeof posted}`).slice(0, 200);
}

/** Compiles only while every kind of message is dealt with. */
function unknown(incoming: never): void {
  throw new TypeError(`unknown message ${JSON.stringify(incoming)}`);
}
