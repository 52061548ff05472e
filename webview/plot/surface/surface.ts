/**
 * f over two variables in the tab Plot: which two, the picture with its pointer and its keys, its legend, slices, the
 * path of gradient descent and the tables that equal them. Everything that is drawn comes from the host.
 */
import type { PageState } from '../../../src/inspector/protocol';
import type { SurfaceData, SurfaceRequest } from '../../../src/trace/surface';
import type { Trace } from '../../../src/trace/trace';
import { element, fill, setAttributes, setText } from '../../elements';
import { actionOf } from '../../keys/bindings';
import { outputName } from '../../numbers';
import type { Page } from '../../page';
import { chartColors, onThemeChange } from '../../theme';
import { said, t } from '../../words';
import { chooseTable, isTable } from '../astable';
import { note } from '../notes';
import { Answers } from '../answers';
import { axesOf, dependsOn, pairOf, standingAt, valuesWith, type AxisPair } from './axes';
import { SurfaceControls, WAYS, type Look, type Way } from './controls';
import { moved, zoomed, type View } from './frame';
import { SurfaceGestures } from './gestures';
import { fillHeights } from './heights';
import type { Spot } from './marks';
import { memoryOf, middleOf, viewOf, withAxes } from './memory';
import { SurfacePicture } from './picture';
import { aboutPicture, nearestNode, readingAt, stepped } from './reading';
import { Slices } from './slices';
import { gridTable, surfaceText, type Names } from './tables';
import { Walk } from './walk';

const SIDE = 61;
const FACTOR = 1.5;

export class SurfaceTab {
  readonly root: HTMLElement;
  private readonly canvas = element('canvas', { role: 'img' });
  private readonly stage: HTMLElement;
  private readonly readout = element('div', { class: 'plot-readout', 'aria-hidden': 'true' });
  private readonly message = element('p', { class: 'plot-message', role: 'status' });
  private readonly heights = element('ol', { class: 'surface-heights', 'aria-label': t('Heights') });
  private readonly notes = element('ul', { class: 'notes' });
  private readonly tablePlace = element('div', {
    class: 'table-scroll',
    tabindex: 0,
    role: 'region',
    'aria-label': t('f over two variables as table'),
    hidden: true,
  });
  private readonly controls: SurfaceControls;
  private readonly picture: SurfacePicture;
  private readonly slices = new Slices();
  private readonly walk: Walk;
  private readonly surfaces;
  private readonly page: Page;
  private trace: Trace | null = null;
  private about = '';
  private data: SurfaceData | null = null;
  private key = '';
  /** The text whose picture is shown. */
  private textShown = '';
  private view: View | null = null;
  private cross: Spot | null = null;
  /** Where the point is dragged to, until the host has followed. */
  private dragged: Spot | null = null;

  constructor(page: Page) {
    this.page = page;
    this.surfaces = new Answers(page, 'surface', {
      arrived: (data) => {
        this.arrived(data);
      },
      refused: (reason, hint) => {
        this.refused([reason, hint ?? ''].join(' ').trimEnd());
      },
      waiting: (waits) => {
        this.root.classList.toggle('waits', waits);
      },
    });
    this.picture = new SurfacePicture(this.canvas);
    this.walk = new Walk(page, {
      changed: () => {
        this.draw();
      },
      startAtPoint: () => {
        const point = this.trace === null || this.pair === null ? null : standingAt(this.trace, this.pair);
        if (point !== null) this.walk.startAt(point);
      },
    });
    this.controls = new SurfaceControls(
      {
        axis: (axis, choice) => {
          this.chooseAxis(axis, choice);
        },
        arrows: (chosen) => {
          for (const way of WAYS) page.remembered.switch(`surface-arrows:${way}`, way === chosen);
          this.draw();
        },
        look: (to) => {
          this.look(to);
        },
        table: (on) => {
          chooseTable(page, on);
          this.draw();
        },
      },
      isTable(page),
    );
    this.stage = element(
      'div',
      {
        class: 'plot-stage surface-stage',
        role: 'application',
        tabindex: 0,
        'aria-roledescription': t('map of heights'),
        'aria-label': t('f over two variables'),
      },
      this.canvas,
    );
    this.root = element(
      'div',
      { class: 'plot surface' },
      this.controls.root,
      this.message,
      element(
        'div',
        { class: 'surface-body' },
        element('div', { class: 'surface-main' }, this.stage, this.readout, this.heights, this.tablePlace, this.notes),
        element('div', { class: 'surface-side' }, this.walk.panel.root, this.slices.root),
      ),
    );
    this.listen();
    onThemeChange(() => {
      if (this.data === null || this.root.offsetParent === null) return;
      this.draw();
      this.slices.redraw();
    });
  }

  /** `about`: what the picture depends on beside the trace's text and values. */
  update(trace: Trace, about: string): void {
    this.trace = trace;
    this.about = about;
    const choices = axesOf(trace);
    const { pair } = this;
    if (pair === null) {
      this.hide();
      this.refused(t('f over two variables needs two numbers that vary; this result has one.'));
      return;
    }
    this.controls.show(choices, pair, outputName(trace), this.way);
    const standing = standingAt(trace, pair);
    if (standing?.x === this.dragged?.x && standing?.y === this.dragged?.y) this.dragged = null;
    this.walk.update({ trace, pair, names: this.names, about }, this.data);
    this.ask(trace, pair);
    this.draw();
  }

  /** Nothing is asked for while it is not seen. */
  hide(): void {
    this.surfaces.cancel();
    this.walk.hide();
    this.key = '';
  }

  /** Takes the cross-hair away, else the path; false where there is neither. */
  close(): boolean {
    if (this.cross === null) return this.walk.clear();
    this.crossAt(null);
    return true;
  }

  get copied(): string | null {
    return this.data === null ? null : surfaceText(this.data, this.walk.numbers, this.names);
  }

  private get pair(): AxisPair | null {
    return this.trace === null ? null : pairOf(axesOf(this.trace), this.memory);
  }

  private get names(): Names {
    const { pair, trace } = this;
    return { f: trace === null ? 'f' : outputName(trace), x: pair?.x.label ?? 'x', y: pair?.y.label ?? 'y' };
  }

  private get way(): Way {
    return WAYS.find((way) => this.page.remembered.isOn(`surface-arrows:${way}`)) ?? 'down';
  }

  private get memory(): PageState['surface'] {
    return this.page.remembered.current.surface;
  }

  private chooseAxis(axis: 'x' | 'y', index: number): void {
    const { trace, pair } = this;
    const choice = trace === null ? undefined : axesOf(trace)[index];
    if (choice === undefined || pair === null || trace === null) return;
    const other = axis === 'x' ? 'y' : 'x';
    // The same for both: they change places.
    const taken = pair[other].variable === choice.variable && pair[other].element === choice.element;
    const next = { ...pair, [axis]: choice, ...(taken ? { [other]: pair[axis] } : {}) };
    this.walk.clear();
    this.cross = null;
    this.view = null;
    this.page.remembered.update({ surface: withAxes(memoryOf(this.memory, pair), next) });
    this.update(trace, this.about);
  }

  private ask(trace: Trace, pair: AxisPair): void {
    const { x, y } = memoryOf(this.memory, pair);
    const standing = standingAt(trace, pair);
    const held = this.held(trace, pair, standing);
    const request: SurfaceRequest = {
      x: held === null ? x : { ...x, ...held.x },
      y: held === null ? y : { ...y, ...held.y },
      nx: SIDE,
      ny: SIDE,
    };
    const key = JSON.stringify([this.about, request, standing, ...dependsOn(trace, pair)]);
    if (key === this.key) return;
    this.key = key;
    this.surfaces.ask(request, this.data === null);
  }

  /** A window that nobody chose stays while the point moves inside it. */
  private held(trace: Trace, pair: AxisPair, standing: Spot | null): View | null {
    const { data } = this;
    if (data === null || standing === null || memoryOf(this.memory, pair).x.from !== null) return null;
    const { x, y } = data.request;
    const same = [
      [x, pair.x],
      [y, pair.y],
    ].every(([one, other]) => one?.variable === other?.variable && one?.element === other?.element);
    const view = viewOf(data);
    const inside = ({ from, to }: View['x'], at: number): boolean => at > from && at < to;
    return same && inside(view.x, standing.x) && inside(view.y, standing.y) && trace.text === this.textShown
      ? view
      : null;
  }

  private arrived(data: SurfaceData): void {
    this.data = data;
    this.textShown = this.trace?.text ?? '';
    this.view = viewOf(data);
    this.message.classList.remove('is-error');
    setText(
      this.message,
      data.f.some(Number.isFinite) ? '' : t('The function has no value in this part of the plane. Choose another one.'),
    );
    this.stage.classList.remove('is-empty');
    fill(this.notes, ...data.notes.map((one) => note(said(one))));
    this.slices.show(data, this.names);
    if (this.trace !== null && this.pair !== null)
      this.walk.update({ trace: this.trace, pair: this.pair, names: this.names, about: this.about }, data);
    this.draw();
  }

  private refused(reason: string): void {
    setText(this.message, reason);
    this.message.classList.add('is-error');
    this.stage.classList.toggle('is-empty', this.data === null);
  }

  private draw(): void {
    const { data, view, trace, pair, names } = this;
    if (data === null || view === null || trace === null || pair === null) return;
    const table = isTable(this.page);
    this.controls.asTable.checked = table;
    this.stage.hidden = table;
    this.tablePlace.hidden = !table;
    if (table) fill(this.tablePlace, gridTable(data, names));
    fillHeights(this.heights, this.picture.levels(data), chartColors());
    const point = this.dragged ?? standingAt(trace, pair) ?? data.point;
    setAttributes(this.canvas, { 'aria-label': aboutPicture(this.picture.levels(data), point, names) });
    this.picture.show({
      data,
      view,
      point,
      path: this.walk.shown,
      cross: this.cross,
      arrows: this.way,
      labels: names,
    });
  }

  private look(to: Look): void {
    const { view } = this;
    if (view === null) return;
    if (to === 'fit') {
      this.lookAt(null);
      return;
    }
    const point = this.cross ?? middleOf(view);
    this.lookAt(zoomed(view, to === 'in' ? FACTOR : 1 / FACTOR, point), true);
  }

  private lookAt(view: View | null, refused = false): void {
    const { pair, trace } = this;
    if (pair === null || trace === null) return;
    if (view === null && refused) {
      this.page.announce(t('The range goes no further that way.'));
      return;
    }
    const own = memoryOf(this.memory, pair);
    const free = { from: null, to: null };
    this.page.remembered.update({
      surface: { ...own, x: { ...own.x, ...(view?.x ?? free) }, y: { ...own.y, ...(view?.y ?? free) } },
    });
    // A window that is chosen anew is not held.
    if (view === null) this.textShown = '';
    else this.view = view;
    this.ask(trace, pair);
    this.draw();
  }

  private listen(): void {
    new SurfaceGestures(this.stage, this.canvas, this.picture, {
      pressed: (at) => {
        this.walk.startAt(at);
      },
      hovered: (at) => {
        this.crossAt(at);
      },
      dragged: (at) => {
        this.moveTo(at);
      },
      panned: (right, up) => {
        if (this.view !== null) this.lookAt(moved(this.view, right, up), true);
      },
      zoomed: (factor, about) => {
        if (this.view !== null) this.lookAt(zoomed(this.view, 1 / factor, about), true);
      },
    });
    this.stage.addEventListener('focus', () => {
      if (this.stage.matches(':focus-visible') && this.data !== null) this.crossAt(this.cross ?? this.data.point);
    });
    this.stage.addEventListener('blur', () => {
      this.crossAt(null);
    });
    this.stage.addEventListener('keydown', (event) => {
      this.pressed(event);
    });
  }

  private pressed(event: KeyboardEvent): void {
    const action = actionOf('surface', event);
    const { data, view } = this;
    if (action === null || data === null || view === null) return;
    event.preventDefault();
    const cross = this.cross ?? data.point;
    switch (action) {
      case 'zoom-in':
      case 'zoom-out':
      case 'fit':
        this.look(action === 'zoom-in' ? 'in' : action === 'zoom-out' ? 'out' : 'fit');
        break;
      case 'pan-left':
      case 'pan-right':
        this.lookAt(moved(view, action === 'pan-left' ? -0.25 : 0.25, 0), true);
        break;
      case 'pan-up':
      case 'pan-down':
        this.lookAt(moved(view, 0, action === 'pan-up' ? 0.25 : -0.25), true);
        break;
      case 'descend':
        this.walk.startAt(cross);
        break;
      case 'put':
        this.moveTo(cross);
        break;
      default: {
        const next = stepped(data, nearestNode(data, cross), action);
        if (next === null) this.page.announce(t('That is the edge of the picture.'));
        else this.crossAt({ x: data.x[next.column] ?? 0, y: data.y[next.row] ?? 0 }, true);
      }
    }
  }

  private crossAt(cross: Spot | null, spoken = false): void {
    this.cross = cross;
    const { data } = this;
    const text = cross === null || data === null ? '' : readingAt(data, cross, this.names);
    setText(this.readout, text);
    if (spoken) this.page.announce(text.replace(/ {3}/g, ', '));
    this.draw();
  }

  /** Gives both variables their values there. */
  private moveTo(at: Spot): void {
    const { trace, pair } = this;
    if (trace === null || pair === null) return;
    const values = valuesWith(trace, pair, at);
    if (values === null) {
      this.page.announce(t('This tensor is too large to be changed here.'));
      return;
    }
    this.dragged = at;
    for (const [variable, value] of values) this.page.setValue(variable, value);
    this.draw();
  }
}
