/**
 * What a pointer, two fingers or a wheel mean over a plot: something is dragged, the range is moved, enlarged about a
 * place, or a box is drawn around what is to be seen. Tells places in pixels of its element; knows no axes.
 */
import { wheelFactor } from './wheel';

export interface Pixel {
  readonly x: number;
  readonly y: number;
}

export interface GestureListener {
  /** Whether something under the pointer is to be dragged itself; if so `drag` and `drop` follow. */
  grab(at: Pixel, touch: boolean): boolean;
  drag(at: Pixel): void;
  drop(): void;
  /** The range becomes `factor` times as wide about a place. */
  zoom(factor: number, about: Pixel): void;
  pan(by: Pixel): void;
  /** While a box is drawn; null: it is no more. */
  draw(from: Pixel, to: Pixel): void;
  erase(): void;
  box(from: Pixel, to: Pixel): void;
  reset(): void;
  /** The pointer is over a place and does nothing. */
  hover(at: Pixel): void;
}

/** A press that moves less is no drag. */
const STILL = 4;

type Doing = 'nothing' | 'pressed' | 'pan' | 'box' | 'drag' | 'pinch';

export class Gestures {
  /** A drag draws a box, with no key held. */
  boxes = false;
  private doing: Doing = 'nothing';
  private start: Pixel = { x: 0, y: 0 };
  private readonly fingers = new Map<number, Pixel>();
  private readonly element: HTMLElement;
  private readonly listener: GestureListener;

  constructor(element: HTMLElement, listener: GestureListener) {
    this.element = element;
    this.listener = listener;
    element.addEventListener('pointerdown', (event) => {
      this.down(event);
    });
    element.addEventListener('pointermove', (event) => {
      this.move(event);
    });
    for (const name of ['pointerup', 'pointercancel'] as const)
      element.addEventListener(name, (event) => {
        this.up(event, name === 'pointerup');
      });
    element.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        const factor = wheelFactor(event);
        if (factor !== 1) listener.zoom(factor, this.pixel(event));
      },
      { passive: false },
    );
    element.addEventListener('dblclick', (event) => {
      event.preventDefault();
      listener.reset();
    });
  }

  /** Gives up what is under way; false where nothing is. */
  cancel(): boolean {
    if (this.doing !== 'box') return false;
    this.doing = 'nothing';
    this.listener.erase();
    return true;
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const at = this.pixel(event);
    this.fingers.set(event.pointerId, at);
    this.element.setPointerCapture(event.pointerId);
    if (this.fingers.size === 2) {
      this.end(false);
      this.doing = 'pinch';
      return;
    }
    this.start = at;
    if (!event.shiftKey && !this.boxing(event) && this.listener.grab(at, event.pointerType === 'touch'))
      this.doing = 'drag';
    else this.doing = 'pressed';
  }

  private boxing(event: PointerEvent): boolean {
    return event.ctrlKey || event.metaKey || (this.boxes && !event.shiftKey);
  }

  private move(event: PointerEvent): void {
    const at = this.pixel(event);
    const before = this.fingers.get(event.pointerId);
    if (before === undefined) {
      this.listener.hover(at);
      return;
    }
    if (this.doing === 'pinch') {
      this.pinch(event.pointerId, before, at);
      return;
    }
    if (this.doing === 'pressed' && Math.hypot(at.x - this.start.x, at.y - this.start.y) >= STILL)
      this.doing = this.boxing(event) ? 'box' : 'pan';
    if (this.doing === 'pressed') return;
    this.fingers.set(event.pointerId, at);
    if (this.doing === 'drag') this.listener.drag(at);
    if (this.doing === 'pan') this.listener.pan({ x: at.x - before.x, y: at.y - before.y });
    if (this.doing === 'box') this.listener.draw(this.start, at);
  }

  private pinch(id: number, before: Pixel, at: Pixel): void {
    const other = [...this.fingers].find(([finger]) => finger !== id)?.[1];
    this.fingers.set(id, at);
    if (other === undefined) return;
    const apart = Math.hypot(at.x - other.x, at.y - other.y);
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    if (apart < STILL || was < STILL) return;
    this.listener.zoom(was / apart, { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
    this.listener.pan({ x: (at.x - before.x) / 2, y: (at.y - before.y) / 2 });
  }

  private up(event: PointerEvent, done: boolean): void {
    if (!this.fingers.delete(event.pointerId)) return;
    if (this.doing === 'box' && done) this.listener.box(this.start, this.pixel(event));
    this.end(true);
  }

  private end(still: boolean): void {
    const { doing } = this;
    this.doing = still && this.fingers.size > 0 ? doing : 'nothing';
    if (doing === 'drag') this.listener.drop();
    if (doing === 'box') this.listener.erase();
  }

  private pixel({ clientX, clientY }: MouseEvent): Pixel {
    const { left, top } = this.element.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }
}
