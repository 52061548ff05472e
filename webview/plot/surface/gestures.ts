/**
 * What the pointer does on the picture: a press is a place, a drag moves the picture or the point's handle, the wheel
 * zooms about the place under it. Knows places, not what they mean.
 */
import { wheelFactor } from '../axes/wheel';
import type { Spot } from './marks';
import type { SurfacePicture } from './picture';

export interface GestureListener {
  readonly pressed: (at: Spot) => void;
  /** null where the pointer left. */
  readonly hovered: (at: Spot | null) => void;
  /** The point's handle is moved here. */
  readonly dragged: (at: Spot) => void;
  /** By parts of the width and the height. */
  readonly panned: (right: number, up: number) => void;
  /** The range becomes `factor` times as wide about a place. */
  readonly zoomed: (factor: number, about: Spot) => void;
}

/** Pixels that a hand moves while it presses. */
const SLACK = 4;

interface Drag {
  readonly kind: 'point' | 'picture';
  left: number;
  top: number;
  moved: boolean;
}

export class SurfaceGestures {
  private readonly stage: HTMLElement;
  private readonly canvas: HTMLElement;
  private readonly picture: SurfacePicture;
  private readonly listener: GestureListener;
  private drag: Drag | null = null;

  constructor(stage: HTMLElement, canvas: HTMLElement, picture: SurfacePicture, listener: GestureListener) {
    this.stage = stage;
    this.canvas = canvas;
    this.picture = picture;
    this.listener = listener;
    stage.addEventListener('pointerdown', (event) => {
      this.down(event);
    });
    stage.addEventListener('pointermove', (event) => {
      this.move(event);
    });
    stage.addEventListener('pointerup', (event) => {
      this.up(event);
    });
    stage.addEventListener('pointercancel', () => {
      this.drag = null;
    });
    stage.addEventListener('pointerleave', () => {
      if (document.activeElement !== stage) listener.hovered(null);
    });
    stage.addEventListener(
      'wheel',
      (event) => {
        const at = this.placeOf(event);
        // Beside the drawing the page is scrolled.
        if (at === null) return;
        event.preventDefault();
        const factor = wheelFactor(event);
        if (factor !== 1) listener.zoomed(factor, at);
      },
      { passive: false },
    );
  }

  private down(event: PointerEvent): void {
    const [left, top] = this.inside(event);
    if (event.button !== 0 || this.picture.placeAt(left, top) === null) return;
    this.drag = { kind: this.picture.isHandle(left, top) ? 'point' : 'picture', left, top, moved: false };
    this.stage.setPointerCapture(event.pointerId);
  }

  private move(event: PointerEvent): void {
    const [left, top] = this.inside(event);
    const { drag } = this;
    if (drag === null) {
      this.stage.classList.toggle('on-handle', this.picture.isHandle(left, top));
      this.listener.hovered(this.picture.placeAt(left, top));
      return;
    }
    if (!drag.moved && Math.hypot(left - drag.left, top - drag.top) < SLACK) return;
    drag.moved = true;
    if (drag.kind === 'point') {
      const at = this.picture.placeAt(left, top);
      if (at !== null) this.listener.dragged(at);
      return;
    }
    const { width, height } = this.picture.size;
    this.listener.panned((drag.left - left) / width, (top - drag.top) / height);
    drag.left = left;
    drag.top = top;
  }

  private up(event: PointerEvent): void {
    const { drag } = this;
    this.drag = null;
    const at = this.placeOf(event);
    if (drag !== null && !drag.moved && drag.kind === 'picture' && at !== null) this.listener.pressed(at);
  }

  private placeOf(event: MouseEvent): Spot | null {
    return this.picture.placeAt(...this.inside(event));
  }

  private inside({ clientX, clientY }: MouseEvent): [number, number] {
    const { left, top } = this.canvas.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }
}
