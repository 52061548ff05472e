/**
 * The host's half of one page's conversation: shows one subject at a time, answers the page's requests, carries out what
 * it asks for. Knows results and the protocol; everything of the editor is done by the `SessionHost`.
 */
import type { HistoryEntry } from '../results/history/entry';
import type { Result, ResultId, ResultRegistry } from '../results/result';
import type { CodeRequest } from '../trace/formula';
import { stringify } from '../trace/json';
import type { Message } from '../trace/message';
import type { ProgramTrace } from '../trace/program';
import type { SourceRange } from '../trace/range';
import { Answering } from './answering';
import { readMessage } from './incoming';
import { Pace } from './pace';
import { rangeAt } from './pointing';
import type {
  InspectorManner,
  InspectorState,
  InspectorWish,
  ResultSeed,
  SavedFile,
  SourceLink,
  TabName,
  ToHost,
  ToPage,
} from './protocol';
import { seedOf } from './seed';
import { KnownLines, shownState } from './shown';
import { keptState, lost, NOTHING, notRun, restoring, seedOfEntry, standInState, type Subject } from './subject';

/** What a session needs done in the editor. */
export interface SessionHost {
  post(text: string): void;
  /** Shows a range of the document; null where its text has gone. */
  reveal(uri: string, range: SourceRange | null, keepFocus: boolean): void;
  mark(uri: string, range: SourceRange | null): void;
  copy(text: string): void;
  /** Saves a file that came from this document, if from any. */
  save(file: SavedFile, near: string | null): void;
  rerun(result: Result, how: { readonly caretAsPower: boolean }): void;
  /** Makes the result of a seed again because the user asks for it: a program runs then, and only then. */
  restore(session: Session, seed: ResultSeed): void;
  /** The same of an entry of the history, which may outlive its document. */
  runKept(session: Session, entry: HistoryEntry): void;
  /** Puts a derivative of this result into its document. */
  insertDerivative(result: Result, request: CodeRequest): void;
  /** Something is asked of the inspector itself. */
  wish(session: Session, wish: InspectorWish): void;
  showLog(): void;
  openSetting(setting: string): void;
  /** Something unexpected, for the log; `page:` stands before what went wrong in the page. */
  problem(text: string, error?: unknown): void;
  link(uri: string, range: SourceRange): SourceLink;
  /** The text of a range, for results that have no trace; empty where the document is not open. */
  textOf(uri: string, range: SourceRange): string;
}

export class Session {
  private readonly results: ResultRegistry;
  private readonly host: SessionHost;
  private readonly subscription: { dispose(): void };
  private readonly answering: Answering;
  private readonly pace = new Pace(() => {
    this.update();
  });
  private current: Subject = NOTHING;
  /** What is shown does not go while it is. */
  private held: { dispose(): void } | undefined;
  private manner: InspectorManner | null = null;
  /** Of the newest value that the page set; evaluation takes whatever came before it began, so a state holds this one. */
  private serial: number | undefined;
  private listening = false;
  /** The run that the page has. */
  private run: ProgramTrace | null = null;
  private highlighted: SourceRange | null = null;
  /** The tab that was asked for while the page did not listen. */
  private wanted: Extract<ToPage, { type: 'show-tab' }> | null = null;
  private readonly lines = new KnownLines();
  /** Told when something else is shown: the tab's title says what. */
  onSubject: (() => void) | null = null;

  constructor(results: ResultRegistry, host: SessionHost) {
    this.results = results;
    this.host = host;
    this.answering = new Answering(results, {
      subject: () => this.current,
      post: (reply) => {
        this.post(reply);
      },
      problem: (text, error) => {
        host.problem(text, error);
      },
    });
    this.subscription = results.onDidChange((id) => {
      if (this.current.kind === 'live' && this.current.id === id) this.pace.changed(() => isRunning(this.shown));
    });
  }

  get subject(): Subject {
    return this.current;
  }

  /** The live result that is shown. */
  get shown(): Result | undefined {
    return this.current.kind === 'live' ? this.results.get(this.current.id) : undefined;
  }

  show(id: ResultId): void {
    this.take({ kind: 'live', id });
  }

  /** Draws what the history kept of a result. */
  showKept(entry: HistoryEntry): void {
    this.take({ kind: 'kept', entry });
  }

  /** Shows what another inspector showed. */
  take(subject: Subject): void {
    const before = this.held;
    this.held = subject.kind === 'live' ? this.results.hold(subject.id) : undefined;
    before?.dispose();
    this.current = subject;
    this.serial = undefined;
    this.highlighted = null;
    this.update();
    this.onSubject?.();
  }

  /** `show`: what the plot is to show. A page that does not listen yet is told once it does. */
  showTab(tab: TabName, show?: string): void {
    const wanted = { type: 'show-tab', tab, ...(show === undefined ? {} : { show }) } as const;
    if (this.listening) this.post(wanted);
    else this.wanted = wanted;
  }

  /** The result of this seed is being made again; until it is there the page keeps the seed. */
  showRestoring(seed: ResultSeed): void {
    this.take(restoring(seed));
  }

  showLost(seed: ResultSeed, reason: Message, hint: Message): void {
    this.take(lost(seed, reason, hint));
  }

  showNotRun(seed: ResultSeed): void {
    this.take(notRun(seed));
  }

  /** How this inspector behaves among the others: the page shows it, and keeps it over a reload. */
  tell(manner: InspectorManner): void {
    this.manner = manner;
    this.post({ type: 'manner', manner });
  }

  /** Messages to a hidden page are dropped by the editor; it says `ready` again when it comes back. */
  hidden(): void {
    this.listening = false;
  }

  dispose(): void {
    this.listening = false;
    this.pace.dispose();
    this.subscription.dispose();
    this.held?.dispose();
    const result = this.shown;
    if (result !== undefined) this.host.mark(result.uri, null);
  }

  /** The caret stands at this offset of a document; null where no text has the focus. */
  caret(uri: string, offset: number | null): void {
    const range = offset === null ? null : rangeAt(this.results, this.shown, uri, offset);
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
        this.begin();
        return;
      case 'set-value':
        this.serial = incoming.serial;
        this.change(`setting ${incoming.variable}`, (id) =>
          this.results.setValue(id, incoming.variable, incoming.value),
        );
        return;
      case 'request':
        void this.answering.answer(incoming.id, incoming.request);
        return;
      case 'cancel':
        this.answering.cancel(incoming.id);
        return;
      case 'reveal':
      case 'hover':
        this.point(incoming);
        return;
      case 'copy':
        this.host.copy(incoming.text);
        return;
      case 'save':
        this.host.save(incoming, this.shown?.uri ?? null);
        return;
      case 'focus':
      case 'stop':
      case 'reset-values':
        this.steer(incoming);
        return;
      case 'substitute':
        this.change(`reading ${incoming.name}`, (id) =>
          this.results.substitute(id, incoming.name, incoming.substituted),
        );
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
      case 'pin':
      case 'follow':
      case 'show-history':
      case 'has-focus':
        this.host.wish(this, incoming);
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

  /** The page has loaded: it has nothing yet. */
  private begin(): void {
    this.listening = true;
    this.run = null;
    this.serial = undefined;
    this.highlighted = null;
    if (this.manner !== null) this.post({ type: 'manner', manner: this.manner });
    this.update();
    if (this.wanted !== null) this.post(this.wanted);
    this.wanted = null;
  }

  private update(): void {
    this.pace.told();
    const { current } = this;
    const result = this.shown;
    if (result === undefined) this.run = null;
    if (result !== undefined) this.postResult(result);
    else if (current.kind === 'stand-in')
      this.post({ type: 'state', state: standInState(current, this.linkOf(current.seed)), seed: current.seed });
    else if (current.kind === 'kept') this.postKept(current.entry);
    else this.post({ type: 'state', state: { kind: 'empty' }, seed: null });
  }

  private postKept(entry: HistoryEntry): void {
    const seed = seedOfEntry(entry);
    const { open } = this.linkOf(seed);
    const source = { label: entry.label, line: 1, open };
    this.post({ type: 'state', state: keptState(entry, source), seed, kept: entry.id });
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

  private linkOf({ uri, range }: Pick<ResultSeed, 'uri' | 'range'>): SourceLink {
    return this.host.link(uri, range);
  }

  private stateOf(result: Result): InspectorState {
    const { id, uri, status, trace, refusal: why } = result;
    const source = this.linkOf(result);
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

  /** Changes the live result that is shown; what the history kept does not change. */
  private change(doing: string, change: (id: ResultId) => Promise<unknown>): void {
    if (this.current.kind !== 'live') return;
    change(this.current.id).catch((error: unknown) => {
      this.host.problem(doing, error);
    });
  }

  private steer(to: Extract<ToHost, { type: 'focus' | 'stop' | 'reset-values' }>): void {
    if (!this.shown?.program) return;
    if (to.type === 'stop') this.results.cancel(this.shown.id);
    else
      this.change(to.type, (id) =>
        to.type === 'focus' ? this.results.focus(id, to.focus) : this.results.resetValues(id),
      );
  }

  private point(to: Extract<ToHost, { type: 'reveal' | 'hover' }>): void {
    const { current } = this;
    const result = this.shown;
    if (result !== undefined) {
      const range = to.range === null ? null : this.results.currentRange(result.id, to.range);
      // What an earlier cell of a notebook gave stands there.
      const there = to.range === null || range !== null ? null : this.results.elsewhere(result.id, to.range);
      const { uri, range: place } = there ?? { uri: result.uri, range };
      if (to.type === 'reveal') this.host.reveal(uri, place, to.keepFocus === true);
      else this.host.mark(uri, place);
    } else if (to.type === 'reveal' && current.kind === 'kept')
      this.host.reveal(current.entry.uri, to.range, to.keepFocus === true);
  }

  private rerun(fix: 'caret-as-power' | null): void {
    const { current } = this;
    const result = this.shown;
    if (result !== undefined) this.host.rerun(result, { caretAsPower: fix !== null || result.caretAsPower });
    else if (current.kind === 'stand-in') this.host.restore(this, current.seed);
    else if (current.kind === 'kept') this.host.runKept(this, current.entry);
  }

  private post(outgoing: ToPage): void {
    if (this.listening) this.host.post(stringify(outgoing));
  }
}

function isRunning(result: Result | undefined): boolean {
  return result?.status === 'running' && result.program?.trace?.ending === null;
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
