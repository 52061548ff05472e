/** The page's entry: joins its parts to the host. All that is shown comes from the host's state; nothing is computed. */
import 'katex/dist/katex.css';
import './style.css';
import type { InspectorState, TabName, ToPage } from '../src/inspector/protocol';
import type { Trace } from '../src/trace/trace';
import { element, fill } from './elements';
import { GradientsTab } from './gradients/gradients';
import { GraphTab } from './graph/graph';
import { emptyState } from './header/banner';
import { Header } from './header/header';
import { Host, type EditorApi } from './host';
import type { Page } from './page';
import { PlotTab } from './plot/plot';
import { RememberedState, TABS } from './state';
import { registerControls, tabs } from './ui';

declare function acquireVsCodeApi(): EditorApi;

class Application {
  private readonly host: Host;
  private readonly remembered: RememberedState;
  private readonly spoken = element('div', { class: 'for-screen-readers', role: 'status', 'aria-live': 'polite' });
  private readonly header: Header;
  private readonly graph: GraphTab;
  private readonly gradients: GradientsTab;
  private readonly plot: PlotTab;
  private readonly tabs;
  private readonly result: HTMLElement;
  private readonly empty = element('main', { class: 'empty-place', hidden: true });
  private trace: Trace | null = null;

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
    };
    this.header = new Header(page);
    this.graph = new GraphTab(page);
    this.gradients = new GradientsTab(page);
    this.plot = new PlotTab(page);
    this.tabs = tabs(
      'Views of the result',
      [
        { name: 'graph', label: 'Graph', content: this.graph.root },
        { name: 'gradients', label: 'Gradients', content: this.gradients.root },
        { name: 'plot', label: 'Plot', content: this.plot.root },
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
        this.show(message.state, message.serial);
        break;
      case 'highlight':
        this.graph.highlight(message.range);
        break;
      case 'show-tab':
        this.showTab(message.tab);
        break;
    }
  }

  private show(state: InspectorState, serial: number | undefined): void {
    this.result.hidden = state.kind === 'empty';
    this.empty.hidden = state.kind !== 'empty';
    if (state.kind === 'empty') return;
    this.header.update(state, serial);
    this.tabs.root.hidden = state.trace === null;
    if (state.trace === null) return;
    this.trace = state.trace;
    this.updateTab(this.remembered.current.tab);
  }

  /** Only the tab that is seen is kept up to date; another one is when it is shown. */
  private showTab(tab: TabName): void {
    this.remembered.update({ tab });
    this.tabs.show(tab);
    this.plot.show(tab === 'plot');
    this.updateTab(tab);
  }

  private updateTab(tab: TabName): void {
    if (this.trace === null) return;
    ({ graph: this.graph, gradients: this.gradients, plot: this.plot })[tab].update(this.trace);
  }

  private announce(text: string): void {
    this.spoken.textContent = text;
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
