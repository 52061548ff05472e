/** The page's entry: joins its parts to the host. All that is shown comes from the host's state; nothing is computed. */
import 'katex/dist/katex.css';
import './style.css';
import './formula/formula.css';
import type { InspectorState, ShownProgram, TabName, ToPage } from '../src/inspector/protocol';
import { element, fill } from './elements';
import { GradientsTab } from './gradients/gradients';
import { Puzzles } from './gradients/puzzles';
import { GraphTab } from './graph/graph';
import { FormulaTab } from './formula/formula';
import { emptyState } from './header/banner';
import { Header } from './header/header';
import { isProgram, phaseOf, type ProgramResultState } from './header/ending';
import { Host, type EditorApi } from './host';
import { OutputTab } from './output/output';
import { hasOutput } from './output/rows';
import type { Page } from './page';
import { place, type Place, type Why } from './place';
import { PlotArea } from './plot/area';
import { RememberedState, TABS } from './state';
import { registerControls, tabs } from './ui';

declare function acquireVsCodeApi(): EditorApi;

type ResultState = Extract<InspectorState, { kind: 'result' }>;

class Application {
  private readonly host: Host;
  private readonly remembered: RememberedState;
  private readonly spoken = element('div', { class: 'for-screen-readers', role: 'status', 'aria-live': 'polite' });
  private readonly header: Header;
  private readonly graph: GraphTab;
  private readonly gradients: GradientsTab;
  private readonly puzzles: Puzzles;
  private readonly plot: PlotArea;
  private readonly formula: FormulaTab;
  private readonly output: OutputTab;
  private readonly places: Readonly<Record<'graph' | 'gradients', Place>>;
  private readonly tabs;
  private readonly result: HTMLElement;
  private readonly empty = element('main', { class: 'empty-place', hidden: true });
  private state: ResultState | null = null;

  constructor(root: HTMLElement, api: EditorApi) {
    this.host = new Host(api, (message) => {
      this.receive(message);
    });
    this.remembered = new RememberedState(this.host.savedState, (state) => {
      this.host.saveState(state);
    });
    const page: Page = {
      host: this.host,
      remembered: this.remembered,
      announce: (text) => {
        this.announce(text);
      },
      explainFailure: () => {
        this.showTab('gradients');
        this.puzzles.explainFailure();
      },
    };
    this.header = new Header(page);
    this.graph = new GraphTab(page);
    this.gradients = new GradientsTab(page);
    this.puzzles = new Puzzles(page);
    this.plot = new PlotArea(page);
    this.formula = new FormulaTab(page, (variable, value) => {
      this.header.setValue(variable, value);
    });
    this.output = new OutputTab(page, (figure) => {
      this.plot.showFigure(figure);
      this.showTab('plot');
    });
    this.places = { graph: place(this.graph.root), gradients: place(this.gradients.root) };
    this.places.gradients.root.append(this.puzzles.root);
    this.tabs = tabs(
      'Views of the result',
      [
        { name: 'graph', label: 'Graph', content: this.places.graph.root },
        { name: 'gradients', label: 'Gradients', content: this.places.gradients.root },
        { name: 'plot', label: 'Plot', content: this.plot.root },
        { name: 'formula', label: 'Formula', content: this.formula.root },
        { name: 'output', label: 'Output', content: this.output.root },
      ],
      (name) => {
        this.showTab(TABS.find((tab) => tab === name) ?? 'graph');
      },
    );
    this.result = element(
      'div',
      { class: 'result', hidden: true },
      this.header.root,
      element('main', { class: 'views' }, this.tabs.root),
    );
    fill(this.empty, emptyState());
    fill(root, this.result, this.empty, this.spoken);
    this.showTab(this.remembered.current.tab);
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      this.host.receive(event.data);
    });
    this.host.send({ type: 'ready' });
  }

  private receive(message: Exclude<ToPage, { type: 'reply' }>): void {
    switch (message.type) {
      case 'state':
        this.remembered.update({ seed: message.seed });
        this.show(message.sameRun === true ? this.withRun(message.state) : message.state, message.serial);
        break;
      case 'highlight':
        this.graph.highlight(message.range);
        break;
      case 'show-tab':
        if (message.show !== undefined && message.tab === 'plot') this.plot.choose(message.show);
        this.showTab(message.tab);
        if (message.show === 'failure') this.puzzles.explainFailure();
        break;
    }
  }

  private show(state: InspectorState, serial: number | undefined): void {
    this.result.hidden = state.kind === 'empty';
    this.empty.hidden = state.kind !== 'empty';
    if (state.kind === 'empty') return;
    const before = this.state;
    this.state = state;
    this.header.update(state, serial);
    this.tabs.root.hidden = state.trace === null && !isProgram(state);
    this.tabs.offer('output', isProgram(state));
    this.tabs.offer('formula', !isProgram(state));
    const tab = this.tabFor(state, before);
    if (tab !== this.remembered.current.tab) this.showTab(tab);
    else this.updateTab(tab);
  }

  /** The run that this page has already is not sent again. */
  private withRun(state: InspectorState): InspectorState {
    if (state.kind === 'empty' || state.program === null) return state;
    return { ...state, program: { ...state.program, trace: this.state?.program?.trace ?? null } };
  }

  /** The remembered tab; of a program's first run what it gave, and Output after each that failed. */
  private tabFor(state: ResultState, before: ResultState | null): TabName {
    const { tab, opened } = this.remembered.current;
    if (!isProgram(state)) return tab === 'output' ? 'graph' : tab;
    const { trace } = state.program;
    if (tab === 'formula') return trace !== null && hasOutput(trace) ? 'output' : 'graph';
    if (trace === null) return tab;
    // A document's runs share an id; another selection of it is another program.
    const key = `${state.resultId} ${state.program.whole ? '' : trace.text.trimStart().slice(0, 40)}`;
    const first = opened !== key;
    if (first && (trace.ending !== null || hasOutput(trace))) this.remembered.update({ opened: key });
    const ran = before?.status === 'running' && !isSame(before.program?.trace?.ending, trace.ending);
    const failed = trace.ending !== null && trace.ending.kind !== 'finished' && hasOutput(trace);
    if (ran && failed) return 'output';
    return first ? firstTab(state, trace, tab) : tab;
  }

  /** Only the tab that is seen is kept up to date; another one is when it is shown. */
  private showTab(tab: TabName): void {
    this.remembered.update({ tab });
    this.tabs.show(tab);
    this.plot.show(tab === 'plot');
    this.updateTab(tab);
  }

  private updateTab(tab: TabName): void {
    const { state } = this;
    if (state === null) return;
    if (tab === 'output') {
      if (isProgram(state)) this.output.update(state.program, state.status === 'running');
      return;
    }
    const why = state.trace === null && isProgram(state) ? whyNot(state) : null;
    if (tab === 'plot') {
      this.plot.update(state, why);
      return;
    }
    if (tab === 'formula') {
      if (state.trace?.kind === 'expression') this.formula.update(state.trace, state.resultId);
      return;
    }
    this.places[tab].explain(why);
    if (tab === 'gradients') {
      if (state.trace !== null) this.gradients.update(state.trace, state.program?.lines ?? null);
      this.puzzles.update(state.program, state.trace === null ? new Set() : this.gradients.listed);
    } else if (state.trace !== null) this.graph.update(state.trace);
  }

  private announce(text: string): void {
    this.spoken.textContent = text;
  }
}

/** What a program printed, else what it plotted, comes first. */
function firstTab({ trace }: ResultState, program: ShownProgram, tab: TabName): TabName {
  if (hasOutput(program)) return 'output';
  if (program.ending === null) return tab;
  if (program.figures.length > 0) return 'plot';
  return tab === 'output' && trace !== null ? 'graph' : tab;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** Why a program has nothing to differentiate. */
function whyNot(state: ProgramResultState): Why {
  const { why } = state.program;
  switch (phaseOf(state)) {
    case 'running':
    case 'computing':
      return { what: 'The program is running.', hint: 'Graph, gradients and plot appear when it has ended.' };
    case 'not-run':
      return { what: 'The program has not run yet.', hint: '' };
    default:
      return why === null
        ? {
            what: 'No tensor with requires_grad = true reached an output.',
            hint: 'Make a leaf with torch.tensor(2, { requires_grad: true }) and compute something from it.',
          }
        : { what: why.message.text, hint: why.hint?.text ?? '' };
  }
}

function start(): void {
  const api = acquireVsCodeApi();
  const report = new Host(api, () => undefined);
  window.addEventListener('error', ({ message, error }) => {
    report.send({ type: 'page-error', text: error instanceof Error ? (error.stack ?? error.message) : message });
  });
  window.addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => {
    if (reason instanceof DOMException && reason.name === 'AbortError') return;
    report.send({
      type: 'page-error',
      text: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
    });
  });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
    report.send({
      type: 'page-error',
      text: `Security policy: ${violatedDirective} stopped ${blockedURI} (${sourceFile}:${lineNumber})`,
    });
  });
  registerControls();
  const root = document.getElementById('app') ?? document.body.appendChild(element('div', { id: 'app' }));
  new Application(root, api);
}

start();
