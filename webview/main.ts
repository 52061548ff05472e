/** The page's entry: joins its parts to the host. All that is shown comes from the host's state; nothing is computed. */
import 'katex/dist/katex.css';
import './style.css';
import './formula/formula.css';
import './gradients/gradients.css';
import './graph/grammar.css';
import './graph/scene/scene.css';
import './graph/backward/backward.css';
import './header/inspector.css';
import './plot/plot.css';
import './plot/surface/surface.css';
import './tensor/tensor.css';
import type { InspectorState, TabName, ToPage } from '../src/inspector/protocol';
import type { SourceRange } from '../src/trace/range';
import { whyEmpty } from './absent';
import { element, fill } from './elements';
import { tabFor } from './firsttab';
import { GradientsTab } from './gradients/gradients';
import { Puzzles } from './gradients/puzzles';
import { GraphTab } from './graph/graph';
import { FormulaTab } from './formula/formula';
import { emptyState } from './header/banner';
import { InspectorControls } from './header/controls';
import { Header } from './header/header';
import { isProgram } from './header/ending';
import { Host, type EditorApi } from './host';
import { OutputTab } from './output/output';
import { listenForKeys, type PageActions } from './keys/keyboard';
import { keysButton } from './keys/keysbutton';
import { KeySheet } from './keys/sheet';
import { Late } from './late';
import { linesOf } from './lines';
import type { Lead, Page } from './page';
import { place, type Place } from './place';
import { PlotArea } from './plot/area';
import { RememberedState, TABS } from './state';
import { tellFocus } from './tellfocus';
import { registerControls, tabs } from './ui';
import { t } from './words';

declare function acquireVsCodeApi(): EditorApi;

type ResultState = Extract<InspectorState, { kind: 'result' }>;

/** The switch that is on while single keys mean nothing. */
const KEYS_OFF = 'keys-off';

class Application {
  private readonly host: Host;
  private readonly remembered: RememberedState;
  private readonly spoken = element('div', { class: 'for-screen-readers', role: 'status', 'aria-live': 'polite' });
  private readonly header: Header;
  /** The same buttons before there is a result. */
  private readonly controls: InspectorControls;
  private readonly graph: Late<GraphTab>;
  private readonly gradients: Late<GradientsTab>;
  private readonly puzzles: Late<Puzzles>;
  private readonly plot: Late<PlotArea>;
  private readonly formula: Late<FormulaTab>;
  private readonly output: Late<OutputTab>;
  private readonly places: Readonly<Record<'graph' | 'gradients', Late<Place>>>;
  private readonly tabs;
  private readonly result: HTMLElement;
  private readonly sheet: KeySheet;
  private readonly empty = element('main', { class: 'empty-place', hidden: true });
  private readonly emptyPlace: Late<HTMLElement>;
  private state: ResultState | null = null;
  /** What the caret stands on. */
  private highlighted: SourceRange | null = null;

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
        this.puzzles.it.explainFailure();
      },
      lead: (tab, to) => {
        this.showTab(tab);
        this.shownPart.lead?.(to);
      },
      openTensor: (opened) => {
        this.showTab('gradients');
        this.gradients.it.openTensor(opened);
      },
      setValue: (variable, value) => {
        this.header.setValue(variable, value);
      },
      showKeys: () => {
        this.showKeys();
      },
    };
    this.sheet = new KeySheet({
      isOff: () => this.remembered.isOn(KEYS_OFF),
      switchOff: (off) => {
        this.remembered.switch(KEYS_OFF, off);
      },
    });
    this.header = new Header(page);
    this.controls = new InspectorControls((message) => {
      this.host.send(message);
    }, true);
    this.graph = new Late(() => {
      const graph = new GraphTab(page);
      graph.highlight(this.highlighted);
      return graph;
    });
    this.gradients = new Late(() => new GradientsTab(page));
    this.puzzles = new Late(() => new Puzzles(page));
    this.plot = new Late(() => new PlotArea(page));
    const setValue: Page['setValue'] = (variable, value) => {
      this.header.setValue(variable, value);
    };
    this.formula = new Late(() => new FormulaTab(page, setValue));
    this.output = new Late(
      () =>
        new OutputTab(page, (figure) => {
          this.plot.it.showFigure(figure);
          this.showTab('plot');
        }),
    );
    this.places = {
      graph: new Late(() => place(this.graph.it.root)),
      gradients: new Late(() => {
        const made = place(this.gradients.it.root);
        made.root.append(this.puzzles.it.root);
        return made;
      }),
    };
    this.tabs = tabs(
      t('Views of the result'),
      [
        { name: 'graph', label: t('Graph'), content: () => this.places.graph.it.root },
        { name: 'gradients', label: t('Gradients'), content: () => this.places.gradients.it.root },
        { name: 'plot', label: t('Plot'), content: () => this.plot.it.root },
        { name: 'formula', label: t('Formula'), content: () => this.formula.it.root },
        { name: 'output', label: t('Output'), content: () => this.output.it.root },
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
    this.emptyPlace = new Late(() => {
      const corner = element('div', { class: 'head-buttons' }, this.controls.root, keysButton(page));
      fill(this.empty, corner, emptyState());
      return this.empty;
    });
    fill(root, this.result, this.empty, this.spoken, this.sheet.root);
    this.listenForKeys();
    this.showTab(this.remembered.current.tab);
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      this.host.receive(event.data);
    });
    tellFocus((focused) => {
      this.host.send({ type: 'has-focus', focused });
    });
  }

  private receive(message: Exclude<ToPage, { type: 'reply' }>): void {
    switch (message.type) {
      case 'state':
        // Until what was shown before a reload is shown again it must not be forgotten: another reload may come first.
        if (message.seed !== null || this.state !== null)
          this.remembered.update({ seed: message.seed, kept: message.kept ?? null });
        this.show(message.sameRun === true ? this.withRun(message.state) : message.state, message.serial);
        break;
      case 'manner':
        this.remembered.update({ manner: message.manner });
        this.header.tell(message.manner);
        this.controls.update(message.manner);
        break;
      case 'highlight':
        this.highlighted = message.range;
        this.graph.made?.highlight(message.range);
        break;
      case 'show-tab':
        if (message.show !== undefined && message.tab === 'plot') this.plot.it.choose(message.show);
        this.showTab(message.tab);
        if (message.show === 'failure') this.puzzles.it.explainFailure();
        break;
    }
  }

  private show(state: InspectorState, serial: number | undefined): void {
    this.result.hidden = state.kind === 'empty';
    this.empty.hidden = state.kind !== 'empty';
    if (state.kind === 'empty') {
      this.emptyPlace.it.hidden = false;
      return;
    }
    const before = this.state;
    this.state = state;
    this.header.update(state, serial);
    this.tabs.root.hidden = state.trace === null && !isProgram(state);
    this.tabs.offer('output', isProgram(state));
    this.tabs.offer('formula', !isProgram(state));
    const tab = tabFor(state, before, this.remembered);
    if (tab !== this.remembered.current.tab) this.showTab(tab);
    else this.updateTab(tab);
  }

  /** The run that this page has already is not sent again. */
  private withRun(state: InspectorState): InspectorState {
    if (state.kind === 'empty' || state.program === null) return state;
    return { ...state, program: { ...state.program, trace: this.state?.program?.trace ?? null } };
  }

  /** Only the tab that is seen is kept up to date; another one is when it is shown. */
  private showTab(tab: TabName): void {
    this.remembered.update({ tab });
    this.tabs.show(tab);
    this.plot.made?.show(tab === 'plot');
    this.updateTab(tab);
  }

  private updateTab(tab: TabName): void {
    const { state } = this;
    if (state === null) return;
    if (tab === 'output') {
      if (isProgram(state)) this.output.it.update(state.program, state.status === 'running');
      return;
    }
    const why = whyEmpty(state, tab);
    if (tab === 'plot') {
      this.plot.it.update(state, why);
      return;
    }
    if (tab === 'formula') {
      if (state.trace?.kind === 'expression') this.formula.it.update(state.trace, state.resultId);
      return;
    }
    this.places[tab].it.explain(why);
    if (tab === 'gradients') {
      if (state.trace !== null) this.gradients.it.update(state.trace, state.program?.lines ?? null);
      this.puzzles.it.update(state.program, state.trace === null ? new Set() : this.gradients.it.listed);
    } else if (state.trace !== null) this.graph.it.update(state.trace, linesOf(state.trace, state));
  }

  private showKeys(): void {
    const { tab } = this.remembered.current;
    const scope = {
      graph: 'graph',
      gradients: this.gradients.made?.isMatrix === true ? 'matrix' : 'gradients',
      plot: this.plot.made?.scope ?? 'plot',
      formula: 'steps',
      output: 'output',
    } as const;
    this.sheet.open([scope[tab]]);
  }

  private listenForKeys(): void {
    const orElse = (done: boolean, otherwise: string): void => {
      if (!done) this.announce(otherwise);
    };
    const actions: PageActions = {
      keys: () => {
        this.showKeys();
      },
      tab: (key) => {
        orElse(this.tabs.choose(Number(key) - 1), t('There is no such tab.'));
      },
      values: () => {
        orElse(this.state !== null && this.header.focusValues(), t('There is no value to change.'));
      },
      source: () => {
        orElse(this.state !== null && this.header.reveal(), t('The place in the text is not known.'));
      },
      rerun: () => {
        if (this.state === null) this.announce(t('There is nothing to run again.'));
        else this.host.send({ type: 'rerun' });
      },
      stop: () => {
        const runs = this.state?.status === 'running' && isProgram(this.state);
        if (runs) this.host.send({ type: 'stop' });
        orElse(runs, t('Nothing is running.'));
      },
      'next-gradient': () => {
        this.walkGradients(1);
      },
      'previous-gradient': () => {
        this.walkGradients(-1);
      },
      why: () => {
        this.showTab('gradients');
        orElse(this.gradients.it.askWhy() || this.puzzles.it.askWhy(), t('No gradient here asks for a reason.'));
      },
      pin: () => {
        this.host.send({ type: 'pin' });
      },
      follow: () => {
        this.host.send({ type: 'follow', on: this.remembered.current.manner?.follows !== true });
      },
      history: () => {
        this.host.send({ type: 'show-history' });
      },
      copy: () => {
        const text = this.state === null ? null : this.shownPart.copied;
        if (text !== null) this.host.send({ type: 'copy', text });
        this.announce(text === null ? t('There is nothing to copy here.') : t('Copied'));
      },
      close: () => {
        this.close();
      },
    };
    listenForKeys({ actions, isOff: () => this.remembered.isOn(KEYS_OFF) });
  }

  private get shownPart(): { readonly copied: string | null; lead?(to: Lead): void } {
    const { tab } = this.remembered.current;
    return {
      graph: this.graph,
      gradients: this.gradients,
      plot: this.plot,
      formula: this.formula,
      output: this.output,
    }[tab].it;
  }

  private walkGradients(by: 1 | -1): void {
    if (this.remembered.current.tab !== 'gradients') this.showTab('gradients');
    this.gradients.it.walk(by);
  }

  /** The top-most thing that was opened in the tab that is seen, wherever the focus is. */
  private close(): void {
    const { tab } = this.remembered.current;
    if (tab === 'graph') this.graph.it.close();
    else if (tab === 'plot') this.plot.it.close();
    else if (tab === 'gradients' && !this.puzzles.it.close()) this.gradients.it.close();
  }

  /** The same words a second time are news too. */
  private announce(text: string): void {
    if (this.spoken.textContent === text) this.spoken.textContent = '';
    requestAnimationFrame(() => {
      this.spoken.textContent = text;
    });
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
  // Before the page is built, so that the answer comes meanwhile: it is read once this script has ended.
  report.send({ type: 'ready' });
  registerControls();
  const root = document.getElementById('app') ?? document.body.appendChild(element('div', { id: 'app' }));
  new Application(root, api);
}

start();
