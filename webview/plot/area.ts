/** The tab Plot: a program's figures, its numbers' histories, or the function with its derivative; the user chooses. */
import type { InspectorState } from '../../src/inspector/protocol';
import { element } from '../elements';
import { outputName } from '../numbers';
import type { Lead, Page } from '../page';
import { place, type Place, type Why } from '../place';
import { dropdown } from '../ui';
import { t } from '../words';
import { figureKey, FOCUS, showOptions, shownOption, SURFACE, viewOf, type CurveView } from './curves';
import { FigurePlot } from './figureplot';
import { PlotTab } from './plot';
import { axesOf } from './surface/axes';
import { SurfaceTab } from './surface/surface';

type ResultState = Extract<InspectorState, { kind: 'result' }>;

export class PlotArea {
  readonly root: HTMLElement;
  private readonly function: PlotTab;
  private readonly functionPlace: Place;
  private readonly figure: FigurePlot;
  private readonly surface: SurfaceTab;
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
    this.surface = new SurfaceTab(page);
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
    if (!visible) {
      this.function.show(false);
      this.surface.hide();
    } else if (this.last !== null) this.update(this.last.state, this.last.why);
  }

  showFigure(index: number): void {
    this.choose(figureKey(index));
  }

  /** `why` there is no function to plot; null where there is one. */
  update(state: ResultState, why: Why | null): void {
    this.last = { state, why };
    if (!this.visible) return;
    const view = this.offer(state);
    const isSurface = view === null && state.trace !== null && this.shown(state) === SURFACE;
    this.functionPlace.root.hidden = view !== null || isSurface;
    if (view === null) this.figure.root.remove();
    else if (!this.figure.root.isConnected) this.root.append(this.figure.root);
    this.figure.tools.hidden = view === null;
    this.toolbar.hidden = view === null && this.choicePlace.hidden;
    this.function.show(view === null && !isSurface && state.trace !== null);
    if (!isSurface) this.leaveSurface();
    if (view !== null) {
      this.figure.update(view, `${state.resultId} ${this.shown(state)}`);
      return;
    }
    if (isSurface) {
      if (!this.surface.root.isConnected) this.root.append(this.surface.root);
      this.surface.update(state.trace, aboutOf(state));
      return;
    }
    this.functionPlace.explain(state.trace === null ? why : null);
    if (state.trace !== null) this.function.update(state.trace, aboutOf(state));
  }

  /** Takes away what marks a point; false where nothing does. */
  close(): boolean {
    return this.shownPart.close();
  }

  /** What is plotted as text, a line for each point; null where nothing is. */
  get copied(): string | null {
    return this.shownPart.copied;
  }

  /** Whose keys mean something here. */
  get scope(): 'figure' | 'surface' | 'plot' {
    return this.figure.root.isConnected ? 'figure' : this.surface.root.isConnected ? 'surface' : 'plot';
  }

  private get shownPart(): FigurePlot | SurfaceTab | PlotTab {
    return { figure: this.figure, surface: this.surface, plot: this.function }[this.scope];
  }

  private leaveSurface(): void {
    if (!this.surface.root.isConnected) return;
    this.surface.hide();
    this.surface.root.remove();
  }

  /** The function along this variable. */
  lead({ variable }: Lead): void {
    if (variable === undefined) return;
    this.page.remembered.update({ plot: { variable, element: 0, from: null, to: null } });
    this.choose(FOCUS);
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
    return program === null || shown === FOCUS || shown === SURFACE ? null : viewOf(program, shown);
  }

  private shown(state: ResultState): string {
    return shownOption(optionsOf(state), this.page.remembered.current.show);
  }
}

function optionsOf({ program, trace }: ResultState): ReturnType<typeof showOptions> {
  const name = trace === null ? null : outputName(trace);
  const own = program?.trace ? showOptions(program.trace, name) : [];
  const [x, y] = trace === null ? [] : axesOf(trace);
  if (name === null || x === undefined || y === undefined) return own;
  const focus = { value: FOCUS, label: t('{0} and its derivative', name) };
  return [
    ...(program === null ? [focus] : own),
    { value: SURFACE, label: t('{0} over {1} and {2}', name, x.label, y.label) },
  ];
}

/** What a program's samples depend on beside its text: which output, and the values of that run. */
function aboutOf({ program, trace }: ResultState): string {
  if (program === null || trace === null) return '';
  const values = [trace.output.root, ...trace.variables.map(({ tensor }) => tensor)].map(
    (id) => trace.tensors[id]?.values,
  );
  return JSON.stringify([program.focus, program.varied.length === 0 ? values : program.varied]);
}
