/** What gestures over the function's plot do to its ranges and to its point. Knows the chart's scales, and no samples. */
import { setAttributes } from '../elements';
import { Gestures, type GestureListener, type Pixel } from './axes/gestures';
import { panned, spanned, zoomed } from './axes/zoom';
import type { Picture, PlotChart } from './chart';
import type { Interval } from './range';

export interface Navigated {
  readonly chart: () => PlotChart | null;
  readonly picture: () => Picture | null;
  /** Another range of x, and of y where it is held; null: as it is. */
  readonly look: (x: Interval | null, y: Interval | null) => void;
  readonly reset: () => void;
  /** The point is dragged to this x; null: it was let go. */
  readonly drag: (x: number | null) => void;
  readonly hover: (x: number | null) => void;
}

/** A box that is flatter than this spans the other axis only. */
const FLAT = 10;

export class Navigation implements GestureListener {
  readonly gestures: Gestures;
  private readonly stage: HTMLElement;
  private readonly on: Navigated;

  constructor(stage: HTMLElement, on: Navigated) {
    this.stage = stage;
    this.on = on;
    this.gestures = new Gestures(stage, this);
    stage.addEventListener('pointerleave', () => {
      if (document.activeElement !== stage) on.hover(null);
    });
  }

  grab(at: Pixel, touch: boolean): boolean {
    const grabbed = this.on.chart()?.isHandle(at, touch) ?? false;
    if (grabbed) {
      this.on.chart()?.hold(true);
      this.stage.classList.add('is-dragging');
    }
    return grabbed;
  }

  drag(at: Pixel): void {
    const value = this.on.chart()?.valueAt(at);
    const window = this.on.picture()?.window;
    if (value && window !== undefined) this.on.drag(Math.min(window.to, Math.max(window.from, value.x)));
  }

  drop(): void {
    this.on.chart()?.hold(false);
    this.stage.classList.remove('is-dragging');
    this.on.drag(null);
  }

  zoom(factor: number, about: Pixel): void {
    const [chart, picture] = [this.on.chart(), this.on.picture()];
    const value = chart?.valueAt(about);
    if (chart === null || picture === null || !value) return;
    const { window, scales, held } = picture;
    this.on.look(
      zoomed(window, factor, value.x, scales.x),
      held === null ? null : zoomed(held, factor, value.y, scales.y),
    );
  }

  pan(by: Pixel): void {
    const [chart, picture] = [this.on.chart(), this.on.picture()];
    if (chart === null || picture === null) return;
    const { window, scales, held } = picture;
    const { width, height } = chart.size;
    this.on.look(
      by.x === 0 ? null : panned(window, -by.x / width, scales.x),
      held === null || by.y === 0 ? null : panned(held, by.y / height, scales.y),
    );
  }

  draw(from: Pixel, to: Pixel): void {
    this.on.chart()?.drawBox([from, to]);
  }

  erase(): void {
    this.on.chart()?.drawBox(null);
  }

  box(from: Pixel, to: Pixel): void {
    const [chart, picture] = [this.on.chart(), this.on.picture()];
    const [one, other] = [chart?.valueAt(from), chart?.valueAt(to)];
    if (picture === null || !one || !other) return;
    const [wide, high] = [Math.abs(from.x - to.x) >= FLAT, Math.abs(from.y - to.y) >= FLAT];
    const { scales } = picture;
    this.on.look(wide ? spanned(one.x, other.x, scales.x) : null, high ? spanned(one.y, other.y, scales.y) : null);
  }

  reset(): void {
    this.on.reset();
  }

  hover(at: Pixel): void {
    const chart = this.on.chart();
    if (chart === null) return;
    this.stage.classList.toggle('on-handle', chart.isHandle(at, false));
    this.on.hover(chart.isInside(at) ? (chart.valueAt(at)?.x ?? null) : null);
  }

  /** Whether a drag draws a box without a key. */
  set boxes(on: boolean) {
    this.gestures.boxes = on;
    setAttributes(this.stage, { 'data-boxes': on });
  }
}
