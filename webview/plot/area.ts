/** The tab Plot: a program's figures, its numbers' histories, or the function with its derivative; the user chooses. */
import type { InspectorState } from '../../src/inspector/protocol';
import { element } from '../elements';
import { outputName } from '../numbers';
import type { Page } from '../page';
import { place, type Place, type Why } from '../place';
import { dropdown } from '../ui';
import { t } from '../words';
import { figureKey, FOCUS, showOptions, shownOption, viewOf, type CurveView } from './curves';
import { FigurePlot } from './figureplot';
import { PlotTab } from './plot';

type ResultState = Extract<InspectorState, { kind: 'result' }>;

export class PlotArea {
  readonly root: HTMLElement;
  private readonly function: PlotTab;
  private readonly functionPlace: Place;
  private readonly figure: FigurePlot;
  private readonly choice;
  private readonly choicePlace: HTMLElement;
  private readonly toolbar: HTMLElement;
  private visible = false;
  private last: { readonly state: ResultState; readonly why: Why | null } | null = null;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.function = new PlotTab(page);
    this.functionPlace = place(this.function.root);
    this.figure = new FigurePlot(page);
    this.choice = dropdown(t('What the plot shows'), (value) => {
      this.choose(value);
    });
    const label = element('span', { class: 'label', 'aria-hidden': 'true' }, t('show'));
    this.choicePlace = element('span', { class: 'plot-shown' }, label, this.choice.root);
    const spring = element('span', { class: 'spring' });
    this.toolbar = element('div', { class: 'toolbar plot-show' }, this.choicePlace, spring, this.figure.tools);
    this.root = element('div', { class: 'view' }, this.toolbar, this.functionPlace.root);
    this.toolbar.hidden = true;
  }

  show(visible: boolean): void {
    this.visible = visible;
    if (!visible) this.function.show(false);
    else if (this.last !== null) this.update(this.last.state, this.last.why);
  }

  showFigure(index: number): void {
    this.choose(figureKey(index));
  }

  /** `why` there is no function to plot; null where there is one. */
  update(state: ResultState, why: Why | null): void {
    this.last = { state, why };
    if (!this.visible) return;
    const view = this.offer(state);
    this.functionPlace.root.hidden = view !== null;
    if (view === null) this.figure.root.remove();
    else if (!this.figure.root.isConnected) this.root.append(this.figure.root);
    this.figure.tools.hidden = view === null;
    this.toolbar.hidden = view === null && this.choicePlace.hidden;
    this.function.show(view === null && state.trace !== null);
    if (view !== null) {
      this.figure.update(view, `${state.resultId} ${this.shown(state)}`);
      return;
    }
    this.functionPlace.explain(state.trace === null ? why : null);
    if (state.trace !== null) this.function.update(state.trace, aboutOf(state));
  }

  /** Takes away what marks a point; false where nothing does. */
  close(): boolean {
    return this.function.close() || this.figure.close();
  }

  /** What is plotted as text, a line for each point; null where nothing is. */
  get copied(): string | null {
    return this.figure.root.isConnected ? this.figure.copied : this.function.copied;
  }

  /** Whether a figure is shown, not the function. */
  get isFigure(): boolean {
    return this.figure.root.isConnected;
  }

  /** `value` as `PageState.show` names it. */
  choose(value: string): void {
    this.page.remembered.update({ show: value });
    if (this.last !== null) this.update(this.last.state, this.last.why);
  }

  /** Offers what there is; gives the curves to draw, or null for the function. */
  private offer(state: ResultState): CurveView | null {
    const program = state.program?.trace ?? null;
    const options = optionsOf(state);
    this.choicePlace.hidden = options.length < 2;
    const shown = this.shown(state);
    if (options.length > 1) this.choice.setOptions(options, shown);
    return program === null || shown === FOCUS ? null : viewOf(program, shown);
  }

  private shown(state: ResultState): string {
    return shownOption(optionsOf(state), this.page.remembered.current.show);
  }
}

function optionsOf({ program, trace }: ResultState): ReturnType<typeof showOptions> {
  return program?.trace ? showOptions(program.trace, trace === null ? null : outputName(trace)) : [];
}

/** What a program's samples depend on beside its text: which output, and the values of that run. */
function aboutOf({ program, trace }: ResultState): string {
  if (program === null || trace === null) return '';
  const values = [trace.output.root, ...trace.variables.map(({ tensor }) => tensor)].map(
    (id) => trace.tensors[id]?.values,
  );
  return JSON.stringify([program.focus, program.varied.length === 0 ? values : program.varied]);
}
