/**
 * A tensor of any size with its gradient: its kind and shape first, where its numbers lie, then the numbers themselves as
 * a grid, a heat map, a histogram or a list, slice by slice; and out of the page as text.
 */
import type { TensorView } from '../../src/inspector/protocol';
import type { Part } from '../../src/trace/elements';
import { planeOf, sliceOffset } from '../../src/trace/tensors/plane';
import type { Trace } from '../../src/trace/trace';
import { element, fill, setText } from '../elements';
import { HostError } from '../host';
import type { Page } from '../page';
import { button } from '../ui';
import { counted, said, t } from '../words';
import { choices, type Choices } from './choice';
import { Copying } from './copying';
import { HistogramView } from './histogram';
import { ListView } from './list';
import { MatrixView } from './matrix';
import { SliceSteppers } from './slices';
import { sideOf, TensorSource, type Pair, type Side } from './source';
import { fullCell } from './spelling';
import { factsOf, isEmpty, kindText, summaryLine } from './summary';

export interface ViewerOptions {
  readonly page: Page;
  readonly trace: Trace;
  readonly pair: Pair;
  readonly view: TensorView;
  readonly onView: (change: Partial<TensorView>) => void;
  readonly onClose: () => void;
}

type View = TensorView['view'];
type Body = MatrixView | ListView | Bars;

export class TensorViewer {
  readonly root: HTMLElement;
  private readonly options: ViewerOptions;
  private pair: Pair;
  private source: TensorSource;
  private readonly summary = element('div', { class: 'tensor-summaries' });
  private readonly note = element('p', { class: 'muted', role: 'status' });
  private readonly body = element('div', { class: 'tensor-body' });
  private readonly foot = element('div', { class: 'tensor-foot' });
  private readonly sides: Choices<TensorView['side']>;
  private readonly zooms: HTMLElement;
  private readonly slices: SliceSteppers;
  private copying: Copying | null = null;
  private view: View;
  private side: TensorView['side'];
  private part: Body | null = null;
  /** The cell that is looked at, by its place in the slice. */
  private place = 0;

  constructor(options: ViewerOptions) {
    this.options = options;
    const { page, trace, pair, view } = options;
    this.pair = pair;
    this.view = view.view;
    this.side = pair.gradient === null ? 'value' : view.side;
    this.source = new TensorSource(page, trace);
    const { shape } = pair.tensor;
    this.sides = choices(t('Value or gradient'), sideChoices(), this.side, (side) => {
      this.side = side;
      options.onView({ side });
      this.draw();
    });
    this.slices = new SliceSteppers(planeOf(shape).leading, view.slice, (slice) => {
      options.onView({ slice });
      this.draw(true);
      page.announce(t('Slice [{0}]', slice.join(', ')));
    });
    this.zooms = element(
      'span',
      { class: 'tensor-zooms' },
      this.zoomButton(t('Zoom out'), '−', -1),
      this.zoomButton(t('Fit'), t('Fit'), 0),
      this.zoomButton(t('Zoom in'), '+', 1),
    );
    const views = choices<View>(t('Show as'), viewChoices(), this.view, (chosen) => {
      this.view = chosen;
      options.onView({ view: chosen });
      this.draw();
    });
    const many = shape.length > 0 && !isEmpty(pair.tensor);
    const tools = element(
      'div',
      { class: 'toolbar tensor-tools' },
      views.root,
      this.sides.root,
      this.zooms,
      this.slices.root,
    );
    tools.hidden = !many;
    this.root = element(
      'section',
      { class: 'tensor', 'aria-label': t('Tensor {0}', pair.name) },
      element(
        'header',
        { class: 'tensor-head' },
        element(
          'h2',
          { tabindex: -1 },
          element('span', { class: 'mono' }, pair.name),
          element('span', { class: 'tensor-kind' }, kindText(pair.tensor)),
        ),
        button(
          t('Close the tensor'),
          options.onClose,
          { appearance: 'icon', title: t('Close the tensor (Escape)') },
          '✕',
        ),
      ),
      this.summary,
      tools,
      this.body,
      this.note,
      this.foot,
    );
  }

  /** What it is, in words. */
  get heading(): string {
    return `${this.pair.name} · ${kindText(this.pair.tensor)}`;
  }

  isOf({ tensor, gradient, name }: Pair): boolean {
    const { pair } = this;
    return (
      name === pair.name &&
      tensor.id === pair.tensor.id &&
      tensor.dtype === pair.tensor.dtype &&
      tensor.shape.join() === pair.tensor.shape.join() &&
      gradient?.id === pair.gradient?.id
    );
  }

  /** The same tensor at other values. */
  update(trace: Trace, pair: Pair): void {
    this.source.close();
    this.source = new TensorSource(this.options.page, trace);
    this.pair = pair;
    this.drawn();
  }

  /** It is in the page, so what is drawn can be measured. */
  drawn(): void {
    setText(this.note, '');
    this.summarise();
    this.draw(true);
    this.copying = this.newCopying();
    fill(this.foot, !isEmpty(this.pair.tensor) && this.copying.root);
  }

  focus(): void {
    if (this.part === null) this.root.querySelector('h2')?.focus();
    else this.part.focus();
  }

  dispose(): void {
    this.source.close();
    this.part?.dispose();
    this.part = null;
  }

  private draw(keepsFocus = false): void {
    const hadFocus = keepsFocus && this.body.contains(document.activeElement);
    this.part?.dispose();
    this.part = null;
    const { pair, view } = this;
    const isMatrix = view === 'grid' || view === 'heat';
    this.zooms.hidden = view !== 'heat';
    this.sides.root.hidden = pair.gradient === null || view === 'list';
    this.slices.root.hidden = !isMatrix || planeOf(pair.tensor.shape).leading.length === 0;
    if (isEmpty(pair.tensor)) fill(this.body, element('p', {}, t('This tensor is empty: one of its dimensions is 0.')));
    else if (pair.tensor.shape.length === 0) fill(this.body, this.single());
    else {
      this.part = view === 'list' ? this.newList() : view === 'histogram' ? this.newBars() : this.newMatrix(view);
      fill(this.body, this.part.root);
      if (this.part instanceof MatrixView) this.part.measure();
      if (hadFocus) this.part.focus();
    }
    this.copying?.offer();
    this.tellHeld();
  }

  /** Again with the colours as they are now. */
  redraw(): void {
    this.part?.redraw();
  }

  private get shownSides(): readonly Side[] {
    return this.side === 'both' ? ['value', 'gradient'] : [this.side];
  }

  /** A 0-d tensor is its number. */
  private single(): HTMLElement {
    const { tensor, gradient } = this.pair;
    const number = ({ dtype, values }: typeof tensor): string => fullCell(dtype, values[0] ?? null);
    return element(
      'p',
      { class: 'tensor-single mono' },
      gradient === null ? number(tensor) : t('{0}, gradient {1}', number(tensor), number(gradient)),
    );
  }

  private newMatrix(kind: 'grid' | 'heat'): MatrixView {
    return new MatrixView({
      kind,
      pair: this.pair,
      sides: this.shownSides,
      slice: this.slices.slice,
      place: this.place,
      source: this.source,
      announce: this.options.page.announce.bind(this.options.page),
      onProblem: this.onProblem,
      onPlace: (place) => {
        this.place = place;
      },
      onStep: (by) => {
        if (!this.slices.step(by)) this.options.page.announce(t('There is no further slice.'));
      },
    });
  }

  private newList(): ListView {
    const { pair, source } = this;
    return new ListView({
      pair,
      source,
      announce: this.options.page.announce.bind(this.options.page),
      onProblem: this.onProblem,
      onPick: (place) => {
        this.goTo(place);
      },
    });
  }

  private newBars(): Bars {
    const { pair, source, options } = this;
    return new Bars(
      this.shownSides.flatMap((side) => {
        const tensor = sideOf(pair, side);
        if (tensor === null) return [];
        const label = side === 'value' ? pair.name : t('the gradient of {0}', pair.name);
        const view = new HistogramView({ label, announce: options.page.announce.bind(options.page) });
        const caption = side === 'value' ? t('value') : t('gradient');
        const figure = element('figure', { class: 'tensor-figure' }, element('figcaption', {}, caption), view.root);
        source.statistics(tensor).then((statistics) => {
          if (!source.isClosed) view.show(statistics);
        }, this.onProblem);
        return [{ view, figure }];
      }),
    );
  }

  /** The grid at an element, by its place in the whole tensor. */
  private goTo(place: number): void {
    const { shape } = this.pair.tensor;
    const { rows, columns, leading } = planeOf(shape);
    let rest = Math.floor(place / (rows * columns));
    const slice = leading
      .toReversed()
      .map((size) => {
        const index = rest % size;
        rest = Math.floor(rest / size);
        return index;
      })
      .reverse();
    this.place = place - (sliceOffset(shape, slice) ?? 0);
    this.options.onView({ view: 'grid', slice });
    this.view = 'grid';
    this.slices.show(slice);
    const grid = this.root.querySelector<HTMLInputElement>('input[value="grid"]');
    if (grid !== null) grid.checked = true;
    this.draw();
    if (!(this.part instanceof MatrixView)) return;
    this.part.go(this.place);
    this.part.focus();
  }

  private newCopying(): Copying {
    return new Copying({
      page: this.options.page,
      pair: this.pair,
      source: this.source,
      onProblem: this.onProblem,
      part: (kind): Part | null => {
        if (kind === 'tensor') return { kind };
        if (kind === 'list') return this.part instanceof ListView ? { kind, search: this.part.search } : null;
        const sliced = this.pair.tensor.shape.length > 2 && this.part instanceof MatrixView;
        return sliced ? { kind, slice: this.slices.slice } : null;
      },
    });
  }

  private summarise(): void {
    const { pair, source } = this;
    const sides = [
      { name: t('value'), tensor: pair.tensor },
      ...(pair.gradient === null ? [] : [{ name: t('gradient'), tensor: pair.gradient }]),
    ];
    const none = pair.gradient === null && pair.tensor.requires_grad;
    fill(
      this.summary,
      ...sides.map(({ name, tensor }) => {
        const place = element('div', {}, summaryLine(name, factsOf(tensor, null)));
        if (!isEmpty(tensor))
          source.statistics(tensor).then((statistics) => {
            if (source.isClosed) return;
            fill(place, summaryLine(name, factsOf(tensor, statistics)));
            this.tellHeld();
          }, this.onProblem);
        return place;
      }),
      none && element('p', { class: 'tensor-summary' }, t('gradient: None, no gradient reached it')),
    );
  }

  private zoomButton(label: string, sign: string, by: 1 | -1 | 0): HTMLElement {
    return button(
      label,
      () => {
        if (this.part instanceof MatrixView) this.part.zoom(by);
      },
      { appearance: 'icon', title: label },
      sign,
    );
  }

  /** What of it is held, where that is not all. */
  private tellHeld(): void {
    const { tensor } = this.pair;
    const held = this.source.readable(tensor);
    if (held < tensor.summary.numel)
      setText(
        this.note,
        t(
          'The first {0} of {1} numbers were kept; run it again to see all of them.',
          counted(held),
          counted(tensor.summary.numel),
        ),
      );
  }

  private readonly onProblem = (problem: unknown): void => {
    if (this.source.isClosed) return;
    const text =
      problem instanceof HostError
        ? [said(problem.reason), problem.hint === null ? '' : said(problem.hint)]
            .filter((part) => part !== '')
            .join(' ')
        : t('The numbers could not be read.');
    setText(this.note, text);
  };
}

/** The histograms of both sides. */
class Bars {
  readonly root: HTMLElement;
  private readonly views: readonly HistogramView[];

  constructor(shown: readonly { readonly view: HistogramView; readonly figure: HTMLElement }[]) {
    this.views = shown.map(({ view }) => view);
    this.root = element('div', { class: 'tensor-boards' }, ...shown.map(({ figure }) => figure));
  }

  focus(): void {
    this.views[0]?.stage.focus();
  }

  redraw(): void {
    for (const view of this.views) view.redraw();
  }

  dispose(): void {
    for (const view of this.views) view.dispose();
  }
}

function sideChoices(): readonly { readonly name: TensorView['side']; readonly text: string }[] {
  return [
    { name: 'both', text: t('Both') },
    { name: 'value', text: t('Value') },
    { name: 'gradient', text: t('Gradient') },
  ];
}

function viewChoices(): readonly { readonly name: View; readonly text: string }[] {
  return [
    { name: 'grid', text: t('Grid') },
    { name: 'heat', text: t('Heat map') },
    { name: 'histogram', text: t('Histogram') },
    { name: 'list', text: t('List') },
  ];
}
