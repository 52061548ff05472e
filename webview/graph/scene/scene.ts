/**
 * The graph in its frame: lays a model out, draws it, moves the view, walks by keys, marks boxes and lines. Knows models
 * and layouts, neither traces nor the page; what is to be done with a box that was picked is told to it.
 */
import { element, setAttributes, setText, svg } from '../../elements';
import { actionOf } from '../../keys/bindings';
import { onThemeChange } from '../../theme';
import { counted, t } from '../../words';
import { arrowDefinition } from '../drawing';
import type { Layout, LayoutBox } from '../layout';
import type { GraphModel } from '../model';
import { FOOT, type View } from '../viewport';
import { DEAD_ENDS, step, type Step } from '../walk';
import { BoxSizes } from './box';
import { Camera } from './camera';
import type { SceneEvents, Shown } from './events';
import { Laying } from './laying';
import { Marks, type Flow, type MarkKind } from './marks';
import { glideAll } from './motion';
import { pictureOf, placeOf, type Picture } from './picture';
import { listenToPointer, type Spot } from './pointer';
import { MANY_BOXES, Sight } from './sight';
import { wholePicture } from './stage';
import { anchor, isSame, placesBefore, type Keep } from './steady';

export type { SceneEvents, Shown } from './events';
export type { Flow, MarkKind } from './marks';
export { lineKey } from './picture';

/** More boxes than this are not drawn: fold groups to see a larger graph. */
export const MOST_BOXES = 10_000;

/** Below this zoom a large graph is but a shape. */
const VERY_FAR = 0.1;

export class GraphScene {
  private readonly frame = svg('svg', {
    class: 'graph-frame',
    role: 'application',
    'aria-roledescription': t('graph'),
  });
  private readonly message = element('p', { class: 'graph-message', hidden: true });
  /** How far the graph is enlarged, for the tools at its foot. */
  readonly zoomText = element('span', { class: 'zoom-text' });
  private readonly marks = new Marks();
  private readonly camera: Camera;
  private readonly sight: Sight;
  private readonly boxSizes = new BoxSizes();
  private readonly laying: Laying;
  readonly root: HTMLElement;
  private picture: Picture | null = null;
  private currentKey: string | null = null;
  private hovered: number | null = null;
  private settled: Promise<void> = Promise.resolve();
  /** Whether what is laid out differs from what is drawn in numbers only. */
  private isSameModel = false;

  private readonly events: SceneEvents;

  constructor(events: SceneEvents, remembered: View | null, onView: (view: View | null) => void) {
    this.events = events;
    this.camera = new Camera(remembered, {
      moved: ({ zoom }) => {
        const percent = zoom * 100;
        setText(this.zoomText, `${percent >= 1 ? Math.round(percent) : Number(percent.toPrecision(1))} %`);
        this.sight.moved();
      },
      chosen: onView,
    });
    this.sight = new Sight(this.frame, this.camera, this.marks);
    this.laying = new Laying((waits) => {
      // Another model's boxes have other indices: what is still seen of the one before cannot be picked.
      this.root.classList.toggle('is-waiting', waits && !this.isSameModel);
    });
    this.root = element(
      'div',
      { class: 'graph-scene' },
      this.sight.canvas,
      this.frame,
      this.sight.minimap.root,
      this.laying.busy.root,
      this.message,
    );
    this.listen();
  }

  show(model: GraphModel, shown: Shown): void {
    if (model.boxes.length > MOST_BOXES) {
      this.refuse(model.boxes.length);
      return;
    }
    this.message.hidden = true;
    setAttributes(this.frame, { 'aria-label': shown.label });
    const { picture } = this;
    if (this.laying.awaits(model)) return;
    const sizes = this.boxSizes.measure(model);
    this.isSameModel = picture?.model.signature === model.signature;
    if (this.isSameModel && picture !== null) {
      this.laying.giveUp();
      this.picture = { ...picture, model };
      this.sight.rewrite(this.picture);
    }
    if (this.isSameModel && picture !== null && isSame(sizes, picture.sizes)) this.settled = painted();
    else this.lay(model, sizes, shown.keep ?? null);
  }

  /** Settled when what was shown last is painted, or its layout was given up. */
  get drawn(): Promise<void> {
    return this.settled;
  }

  /** Nothing is shown. */
  clear(): void {
    this.laying.giveUp();
    this.picture = null;
    this.sight.set(null);
    this.sight.refresh();
  }

  /** Marks boxes by `Box.key` and lines by `lineKey`, in place of those that had this mark; it outlives redraws. */
  mark(kind: MarkKind, boxes: ReadonlySet<string>, lines?: ReadonlySet<string>): void {
    this.marks.set(kind, boxes, lines);
    this.sight.dress();
  }

  /** A small text at each of these boxes, by key. */
  badge(texts: ReadonlyMap<string, string>): void {
    this.marks.badges = texts;
    this.sight.dress();
  }

  /** From 0 to 1: of lines, by `lineKey`, their width; of boxes, by key, the length of a bar. null: none. */
  weigh(weights: ReadonlyMap<string, number> | null): void {
    this.marks.weights = weights;
    this.sight.dress();
  }

  /** Which way the arrows point. */
  flow(direction: Flow): void {
    this.marks.flow = direction;
    this.sight.dress();
  }

  /** The key of the box that Tab leads to and keys walk from. */
  get current(): string | null {
    return this.currentKey;
  }

  set current(key: string | null) {
    this.makeCurrent(key);
  }

  /** In words, as a screen reader says it; null where there is no graph. */
  get currentLabel(): string | null {
    return this.sight.box(this.indexOf(this.currentKey))?.getAttribute('aria-label') ?? null;
  }

  /** Makes a box the current one, moves the view just until it is seen, and gives it the focus. */
  focus(key: string): void {
    const place = this.placeOf(key);
    if (place === null) return;
    this.makeCurrent(key);
    this.camera.reveal(place, false);
    this.sight.box(this.indexOf(key))?.focus({ preventScroll: true });
  }

  /** Moves the view just so far that the box is seen; from far away so near that it can be read. */
  reveal(key: string): void {
    const place = this.placeOf(key);
    if (place !== null) this.camera.reveal(place, this.isLarge);
  }

  zoomBy(by: number): void {
    // From far away it would be a long way.
    const factor = this.isLarge && this.camera.zoom < VERY_FAR ? by ** 3 : by;
    const place = this.isLarge ? this.placeOf(this.currentKey) : null;
    const { width, height } = this.camera.frame;
    const at = place === null ? null : this.camera.inFrame(place);
    const isSeen = at !== null && at.x >= 0 && at.y >= 0 && at.x <= width && at.y <= height;
    // In a large graph what is walked on would soon be out of sight.
    if (isSeen && this.frame.contains(document.activeElement)) this.camera.zoomBy(factor, at);
    else this.camera.zoomBy(factor);
  }

  fit(): void {
    this.camera.fit();
  }

  /** What lies over the foot of the frame: a fitted graph leaves it free, however high it is. */
  leaveFree(foot: HTMLElement): void {
    new ResizeObserver(() => {
      const height = Math.max(FOOT, foot.offsetHeight);
      if (height === this.camera.foot) return;
      this.camera.foot = height;
      this.root.style.setProperty('--scene-foot', `${height + 4}px`);
      this.camera.resized();
    }).observe(foot);
  }

  /** Whether a small picture of the whole stands in a corner where not all is seen. */
  set minimap(on: boolean) {
    this.sight.minimap.on = on;
    this.sight.refresh();
  }

  /** All of the picture, not only what is seen, in an element of its own that needs the page's style sheet. */
  svg(): SVGSVGElement {
    const { width = 0, height = 0 } = this.picture?.layout ?? {};
    return svg(
      'svg',
      { class: 'graph-frame', viewBox: `0 0 ${width} ${height}`, width, height },
      arrowDefinition(),
      this.picture !== null && wholePicture(this.picture, this.marks),
    );
  }

  private lay(model: GraphModel, sizes: readonly LayoutBox[], keep: Keep | null): void {
    const { picture } = this;
    const laid = this.laying.lay(model, {
      sizes,
      before: keep === null || picture === null ? null : placesBefore(picture, model),
      accept: (latest, layout) => {
        this.accept(latest, sizes, layout, keep);
      },
    });
    this.settled = laid === null ? painted() : laid.then(painted);
  }

  private accept(model: GraphModel, sizes: readonly LayoutBox[], layout: Layout, keep: Keep | null): void {
    const before = this.picture;
    const isAnother = before !== null && before.model.signature !== model.signature;
    const after = pictureOf(model, sizes, layout);
    this.picture = after;
    this.hovered = null;
    const hadFocus = this.frame.contains(document.activeElement);
    const stood = before === null || keep === null ? null : { picture: before, view: this.camera.current };
    this.sight.set(after);
    const start = layout.boxes[this.indexOf('output')] ?? layout.boxes.at(-1) ?? { x: 0, y: 0 };
    const { width, height } = this.camera.frame;
    const centre = this.camera.inGraph({ x: width / 2, y: height / 2 });
    const held = before === null || keep === null ? null : anchor(before, after, keep, centre);
    if (held !== null) this.camera.hold(layout, start, held.now, held.before);
    else this.camera.look(layout, start, isAnother);
    const key = [this.currentKey, keep?.to, model.boxes.at(-1)?.key].find(
      (name) => this.placeOf(name ?? null) !== null,
    );
    this.makeCurrent(key ?? null);
    this.sight.refresh();
    if (hadFocus && key !== null && key !== undefined) this.focus(key);
    if (stood !== null) glideAll(after, this.sight, this.camera, stood);
  }

  private refuse(count: number): void {
    this.clear();
    this.message.hidden = false;
    this.message.textContent = t(
      'This graph has {0} boxes; up to {1} are drawn. The tabs Gradients and Plot show the result; to see a graph, differentiate a part of the text.',
      counted(count),
      counted(MOST_BOXES),
    );
  }

  private listen(): void {
    let from: View | null = null;
    listenToPointer(this.frame, {
      press: (spot) => {
        const box = this.boxAt(spot);
        const key = box === null ? undefined : this.picture?.model.boxes[box]?.key;
        if (box === null || key === undefined) return;
        this.focus(key);
        if (spot.target instanceof Element && spot.target.closest('.box-handle') !== null) this.events.toggle(box);
        else this.events.pick(box);
      },
      twice: (spot) => {
        const box = this.boxAt(spot);
        const handle = box === null ? null : this.sight.box(box)?.querySelector('.box-handle');
        if (box !== null && handle instanceof Element) this.events.toggle(box);
      },
      grab: () => (from = this.picture === null ? null : this.camera.current) !== null,
      drag: (x, y) => {
        if (from !== null) this.camera.move({ zoom: from.zoom, x: from.x + x, y: from.y + y });
      },
      over: (spot) => {
        this.hover(spot === null ? null : this.boxAt(spot));
      },
      pan: (by) => {
        const { current } = this.camera;
        if (current !== null) this.camera.move({ ...current, x: current.x - by });
      },
      zoom: (factor, spot) => {
        this.camera.zoomBy(factor, spot);
      },
    });
    this.frame.addEventListener('keydown', (event) => {
      this.key(event);
    });
    // An SVG that listens for the focus would itself become a stop of the Tab key.
    this.root.addEventListener('focusin', ({ target }) => {
      const box = boxOf(target);
      if (box !== null) this.makeCurrent(this.picture?.model.boxes[box]?.key ?? null);
    });
    new ResizeObserver(() => {
      this.camera.frame = { width: this.frame.clientWidth, height: this.frame.clientHeight };
      this.camera.resized();
      this.sight.again();
      this.sight.refresh();
    }).observe(this.frame);
    onThemeChange(() => {
      this.sight.themed();
    });
  }

  private boxAt(spot: Spot): number | null {
    return this.isWaiting ? null : (boxOf(spot.target) ?? this.sight.boxAt(spot));
  }

  private hover(index: number | null): void {
    if (index === this.hovered) return;
    this.hovered = index;
    this.frame.classList.toggle('is-over', index !== null);
    this.sight.touch(index);
    this.events.hover(index);
  }

  /** What the scene does not know is left to who listens around it. */
  private key(event: KeyboardEvent): void {
    const action = actionOf('graph', event);
    if (action === null || this.picture === null || this.isWaiting) return;
    switch (action) {
      case 'output':
        this.focus('output');
        break;
      case 'details':
        this.events.open(this.indexOf(this.currentKey));
        break;
      case 'zoom-in':
        this.zoomBy(1.25);
        break;
      case 'zoom-out':
        this.zoomBy(1 / 1.25);
        break;
      case 'fit':
        this.fit();
        break;
      case 'up':
      case 'down':
      case 'left':
      case 'right':
        this.walk(action, this.picture);
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  private walk(direction: Step, { layout, model }: Picture): void {
    const at = this.indexOf(this.currentKey);
    const next = step(at, direction, layout, model.lines);
    const key = model.boxes[next]?.key;
    if (next === at || key === undefined) this.events.deadEnd(DEAD_ENDS[direction]());
    else this.focus(key);
  }

  private makeCurrent(key: string | null): void {
    this.currentKey = key;
    this.sight.keep(this.indexOf(key));
  }

  private get isLarge(): boolean {
    return (this.picture?.model.boxes.length ?? 0) >= MANY_BOXES;
  }

  private get isWaiting(): boolean {
    return this.root.classList.contains('is-waiting');
  }

  private placeOf(key: string | null): ReturnType<typeof placeOf> {
    return this.picture === null ? null : placeOf(this.picture, this.indexOf(key));
  }

  private indexOf(key: string | null): number {
    return (key === null ? undefined : this.picture?.byKey.get(key)) ?? -1;
  }
}

function boxOf(target: EventTarget | null): number | null {
  const box = target instanceof Element ? target.closest('.box') : null;
  return box === null ? null : Number(box.getAttribute('data-box'));
}

/** After the frame in which what was just done is painted. */
function painted(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        done();
      });
    });
  });
}
