/**
 * The host's half of one panel's conversation: shows one result at a time, answers the page's requests, carries out what
 * it asks for. Knows results and the protocol; everything of the editor is done by the `SessionHost`.
 */
import type { Result, ResultId, ResultRegistry } from '../results/result';
import { stringify } from '../trace/json';
import { message, type Message } from '../trace/message';
import { tensorAt } from '../trace/queries';
import type { SourceRange } from '../trace/range';
import { isRefusal, refusal, type Refusal } from '../trace/refusal';
import { readMessage } from './incoming';
import type { HostRequest, InspectorState, ResultSeed, SourceLink, TabName, ToHost, ToPage } from './protocol';
import { seedOf } from './seed';

/** What a session needs done in the editor. */
export interface SessionHost {
  post(text: string): void;
  /** Shows a range of the document; null where its text has gone. */
  reveal(uri: string, range: SourceRange | null, keepFocus: boolean): void;
  mark(uri: string, range: SourceRange | null): void;
  copy(text: string): void;
  rerun(result: Result, how: { readonly caretAsPower: boolean }): void;
  /** Restores the result of a seed again; the document may have come back. */
  restore(session: Session, seed: ResultSeed): void;
  showLog(): void;
  /** Something unexpected, for the log; `page:` stands before what went wrong in the page. */
  problem(text: string, error?: unknown): void;
  link(uri: string, range: SourceRange): SourceLink;
  /** The text of a range, for results that have no trace; empty where the document is not open. */
  textOf(uri: string, range: SourceRange): string;
}

/** A request that could not be served. */
const NO_RESULT = message('inspector.no-result', 'There is no result any more; differentiate an expression again.');
const UNEXPECTED = message('inspector.unexpected', 'Something went wrong; the log says more.');

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
  private highlighted: SourceRange | null = null;
  private readonly cancelled = new Set<number>();
  private readonly pending = new Set<number>();

  constructor(results: ResultRegistry, host: SessionHost) {
    this.results = results;
    this.host = host;
    this.subscription = results.onDidChange((id) => {
      if (id === this.current) this.update();
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

  showTab(tab: TabName): void {
    this.post({ type: 'show-tab', tab });
  }

  /** The result of this seed is being made again; until it is there the page keeps the seed. */
  showRestoring(seed: ResultSeed): void {
    this.stand(seed, 'running', null);
  }

  /** The result of this seed cannot be made again, for this reason. */
  showLost(seed: ResultSeed, reason: Message, hint: Message): void {
    this.stand(seed, 'failed', refusal(seed.range, reason, hint));
  }

  /** Messages to a hidden page are dropped by the editor; it says `ready` again when it comes back. */
  hidden(): void {
    this.listening = false;
  }

  dispose(): void {
    this.listening = false;
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
        this.serial = undefined;
        this.highlighted = null;
        this.update();
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
      case 'rerun':
        this.rerun(null);
        return;
      case 'apply-fix':
        this.rerun('caret-as-power');
        return;
      case 'show-log':
        this.host.showLog();
        return;
      case 'page-error':
        this.host.problem(`page: ${incoming.text}`);
        return;
      default:
        unknown(incoming);
    }
  }

  private update(): void {
    const result = this.shown;
    if (result !== undefined) this.postResult(result);
    else if (this.standIn !== null) this.post({ type: 'state', ...this.standIn });
    else this.post({ type: 'state', state: { kind: 'empty' }, seed: null });
  }

  private postResult(result: Result): void {
    const serial = result.status === 'running' || this.serial === undefined ? {} : { serial: this.serial };
    this.post({ type: 'state', state: this.stateOf(result), seed: this.seedOf(result), ...serial });
  }

  private stand(seed: ResultSeed, status: 'running' | 'failed', why: Refusal | null): void {
    const { uri, range } = seed;
    const source = this.host.link(uri, range);
    this.current = null;
    this.standIn = {
      seed,
      state: { kind: 'result', resultId: `seed ${uri}`, source, status, trace: null, refusal: why },
    };
    this.update();
  }

  private stateOf(result: Result): InspectorState {
    const { id, uri, range, status, trace, refusal: why } = result;
    return { kind: 'result', resultId: id, source: this.host.link(uri, range), status, trace, refusal: why };
  }

  private seedOf(result: Result): ResultSeed {
    return seedOf(result, result.trace === null ? this.host.textOf(result.uri, result.range) : '');
  }

  private setValue(variable: string, value: Parameters<ResultRegistry['setValue']>[2]): void {
    if (this.current === null) return;
    this.results.setValue(this.current, variable, value).catch((error: unknown) => {
      this.host.problem(`setting ${variable}`, error);
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
    const { kind, ...ask } = request;
    const result = this.shown;
    if (result === undefined) return { type: 'reply', id, ok: false, error: NO_RESULT };
    try {
      const value = await this.results.plot(result.id, ask);
      if (isRefusal(value)) return { type: 'reply', id, ok: false, error: value.message };
      return { type: 'reply', id, ok: true, value };
    } catch (error) {
      this.host.problem(`answering ${kind}`, error);
      return { type: 'reply', id, ok: false, error: UNEXPECTED };
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
    if (!result?.trace || result.uri !== uri || result.status === 'stale' || result.status === 'failed') return null;
    if (offset < result.range.start || offset > result.range.end) return null;
    return tensorAt(result.trace, offset - (result.range.start - result.trace.range.start))?.range ?? null;
  }

  private post(outgoing: ToPage): void {
    if (this.listening) this.host.post(stringify(outgoing));
  }
}

function shortened(posted: unknown): string {
  return (typeof posted === 'string' ? posted : `a ${typeof posted}`).slice(0, 200);
}

/** Compiles only while every kind of message is dealt with. */
function unknown(incoming: never): void {
  throw new TypeError(`unknown message ${JSON.stringify(incoming)}`);
}
