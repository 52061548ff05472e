/**
 * Stands in for VS Code and the extension's host in a plain browser: `acquireVsCodeApi`, states, replies. Written into
 * the page before the bundle; the tests reach it as `window.harness`.
 */
import { setSimd } from '../../../src/engine/kernels/simd/module';
import type { HostRequest, InspectorState, PageState, ToHost, ToPage } from '../../../src/inspector/protocol';
import { parse, stringify } from '../../../src/trace/json';
import { message } from '../../../src/trace/message';
import type { ExpressionRun } from '../../../src/runtime/run';
import { isRefusal, refusal, type Refusal } from '../../../src/trace/refusal';
import type { Nested } from '../../../src/trace/trace';
import type { PlotData } from '../../../src/trace/plot';
import { answerOf } from './answers';
import { dressed } from './dressed';
import { at, programState } from './programs';
import { GRAPHS } from './graphs';
import { FORMULAS, repeated, run } from './samples';

type ResultState = Extract<InspectorState, { kind: 'result' }>;

const KEPT = refusal(
  { start: 0, end: 1 },
  message('inspector.kept', 'This is computed from a live result; here stands one from the history.'),
  message('inspector.run-again', 'Run it again to see this.'),
);

// The engine is in no page but this one, whose policy lets nobody compile WebAssembly.
setSimd(false);

export class Harness {
  readonly sent: ToHost[] = [];
  saved: PageState | undefined;
  /** Milliseconds that an evaluation takes; null: no answer until `answer()` is called. */
  delay: number | null = 0;
  private sentRun: unknown = null;
  private readonly cancelled = new Set<number>();
  private readonly params = new URLSearchParams(location.search);
  private values: Record<string, Nested> = {};
  /** Whether the name of the scenario `bindings` stands for its formula. */
  private substituted = true;
  private serial: number | undefined;
  private status: ResultState['status'] = 'fresh';
  /** Which program's run is shown; null: an expression. */
  program = this.params.get('program');
  /** Which graph made by hand is shown; null: the formula's. */
  graph = this.params.get('graph');

  constructor() {
    const saved = sessionStorage.getItem('state');
    if (saved !== null) this.saved = parse(saved) as PageState;
  }

  post(sent: ToPage): void {
    window.postMessage(stringify(sent), '*');
  }

  receive(data: unknown): void {
    const sent = parse(String(data)) as ToHost;
    this.sent.push(sent);
    if (sent.type === 'ready') {
      this.sentRun = null;
      this.postState();
    }
    if (sent.type === 'rerun' || sent.type === 'apply-fix') {
      this.status = 'fresh';
      this.postState();
    }
    if (sent.type === 'substitute') {
      this.substituted = sent.substituted;
      this.postState();
    }
    if (sent.type === 'stop') this.setProgram('cancelled');
    if (sent.type === 'reset-values') {
      this.values = {};
      this.postState();
    }
    if (sent.type === 'set-value') {
      this.values[sent.variable] = sent.value;
      this.serial = sent.serial;
      const { delay } = this;
      if (delay !== null)
        setTimeout(() => {
          this.postState();
        }, delay);
    }
    if (sent.type === 'request') void this.answer(sent.id, sent.request);
    if (sent.type === 'cancel') this.cancelled.add(sent.id);
  }

  private async answer(id: number, request: HostRequest): Promise<void> {
    const made = this.run();
    const value = isRefusal(made)
      ? made
      : this.params.get('state') === 'kept'
        ? KEPT
        : request.kind === 'plot'
          ? this.plotted(made.ask(request))
          : isEnquiry(request)
            ? made.ask(request)
            : await answerOf(made, request, this.params.get('answers'));
    await new Promise((done) => setTimeout(done, 5));
    if (this.cancelled.delete(id)) return;
    if (!isRefusal(value)) this.post({ type: 'reply', id, ok: true, value });
    else
      this.post({
        type: 'reply',
        id,
        ok: false,
        error: value.message,
        ...(value.hint === null ? {} : { hint: value.hint }),
      });
  }

  private plotted(data: PlotData | Refusal): PlotData | Refusal {
    const flips = [
      { x: 1, range: at('Y - 3') },
      { x: 2.5, range: null },
    ];
    return this.program === 'flips' && !isRefusal(data) ? { ...data, flips } : data;
  }

  /** A state with this status, from now on. */
  setStatus(status: ResultState['status']): void {
    this.status = status;
    this.postState();
  }

  /** Another run, or another moment of the same. */
  setProgram(scenario: string): void {
    this.program = scenario;
    this.postState();
  }

  setGraph(name: string | null): void {
    this.graph = name;
    this.postState();
  }

  postState(): void {
    const state = this.state();
    const run = state.kind === 'result' ? (state.program?.trace ?? null) : null;
    // As the extension does: what the page has is not sent again.
    const sameRun = run !== null && run === this.sentRun;
    this.sentRun = run;
    this.post({
      type: 'state',
      state:
        sameRun && state.kind === 'result' && state.program !== null
          ? { ...state, program: { ...state.program, trace: null } }
          : state,
      seed: null,
      ...(sameRun ? { sameRun } : {}),
      ...(this.serial === undefined ? {} : { serial: this.serial }),
    });
  }

  private run(): ExpressionRun | Refusal {
    const formula = FORMULAS[this.params.get('formula') ?? 'polynomial'];
    if (formula === undefined) throw new Error('no such formula');
    return run(formula, this.values);
  }

  private state(): InspectorState {
    const wanted = this.params.get('state') ?? this.status;
    if (wanted === 'empty') return { kind: 'empty' };
    const made = this.run();
    if (isRefusal(made)) throw new Error(made.message.text);
    if (this.program !== null) {
      const state = programState(this.program, made.trace, Object.keys(this.values));
      return { ...state, resultId: 'program' };
    }
    const times = Number(this.params.get('times') ?? 1);
    const graph = GRAPHS[this.graph ?? ''];
    const whole = graph !== undefined ? graph() : times === 1 ? made.trace : repeated(made.trace, times);
    const trace = wanted === 'failed-first' ? null : dressed(whole, wanted, this.substituted);
    const status =
      wanted === 'failed-first'
        ? 'failed'
        : wanted === 'stale' || wanted === 'failed' || wanted === 'running'
          ? wanted
          : wanted === 'unexpected'
            ? 'failed'
            : this.status;
    const problem =
      status !== 'failed'
        ? null
        : wanted === 'unexpected'
          ? refusal({ start: 0, end: 5 }, message('results.unexpected', 'Something went wrong; the log says more.'))
          : refusal(
              { start: 2, end: 5 },
              message(
                'expression.caret',
                'In TypeScript `^` is an exclusive or of whole numbers, which has no derivative.',
              ),
              message('expression.caret.hint', 'Write ** for a power, or read ^ as a power here.'),
              { kind: 'caret-as-power', title: message('expression.caret.fix', 'Read ^ as power') },
            );
    // At ten past two of a day long ago: what the page says of it does not depend on when it is tried.
    const at = new Date(2024, 4, 3, 14, 10).getTime();
    const left = [message('results.history-values', 'Of large tensors the first values were kept.')];
    return {
      kind: 'result',
      ...(wanted === 'kept' && { kept: { at, left, graph: true } }),
      resultId: 'one',
      source: { label: 'notes.ts:12', line: 12, open: true },
      status,
      trace,
      refusal: problem,
      program: null,
    };
  }
}

const ENQUIRIES = [
  'landmarks',
  'surface',
  'descent',
  'curvature',
  'matrix',
  'elements',
  'statistics',
  'listing',
  'writing',
  'nodes',
] as const;

/** What is asked of the run as it is, beside the plot. */
function isEnquiry(request: HostRequest): request is Extract<HostRequest, { kind: (typeof ENQUIRIES)[number] }> {
  return (ENQUIRIES as readonly string[]).includes(request.kind);
}

declare global {
  interface Window {
    harness: Harness;
    acquireVsCodeApi: () => unknown;
  }
}

window.harness = new Harness();
let acquired = false;
window.acquireVsCodeApi = () => {
  if (acquired) throw new Error('An instance of the VS Code API has already been acquired');
  acquired = true;
  return {
    postMessage: (data: unknown) => {
      window.harness.receive(data);
    },
    getState: () => window.harness.saved,
    setState: (state: PageState) => {
      window.harness.saved = state;
      sessionStorage.setItem('state', stringify(state));
    },
  };
};
