/**
 * The whole graph in a corner of its frame, with a frame of its own around what is seen: a click or a drag looks there.
 * For pointers only, keys have other ways; shown where not all of the graph is seen. Knows no models.
 */
import { element, setAttributes } from '../../elements';
import type { Point } from '../layout';
import type { Size } from '../viewport';
import { overviewCanvas, paintBoxes, paintLines, sized, type Paints } from './overview';
import type { Marks } from './marks';
import type { Picture } from './picture';
import type { Area } from './visible';

const LARGEST: Size = { width: 168, height: 124 };
const SMALLEST: Size = { width: 56, height: 44 };
/** A frame that is smaller has no room to spare. */
const LEAST_FRAME: Size = { width: 280, height: 240 };
const MARGIN = 3;
/** More lines than this only darken so small a picture. */
const MOST_LINES = 1500;

export class Minimap {
  private readonly canvas = overviewCanvas('minimap-picture');
  private readonly seen = element('div', { class: 'minimap-seen' });
  readonly root = element('div', { class: 'minimap', 'aria-hidden': 'true', hidden: true }, this.canvas, this.seen);
  private size: Size = LARGEST;
  private graph: Size = { width: 1, height: 1 };
  private stale = true;
  /** Whether the user wants it. */
  on = true;

  /** `look`: this point of the graph is to be in the middle of the frame. */
  constructor(look: (at: Point) => void) {
    let pressed = false;
    const follow = (event: PointerEvent): void => {
      const { left, top } = this.canvas.getBoundingClientRect();
      look({
        x: (event.clientX - left - MARGIN) / this.zoom.x,
        y: (event.clientY - top - MARGIN) / this.zoom.y,
      });
    };
    this.root.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      // The focus stays in the graph.
      event.preventDefault();
      pressed = true;
      this.root.setPointerCapture(event.pointerId);
      follow(event);
    });
    this.root.addEventListener('pointermove', (event) => {
      if (pressed) follow(event);
    });
    for (const end of ['pointerup', 'pointercancel'] as const)
      this.root.addEventListener(end, () => {
        pressed = false;
      });
  }

  /** Another picture, other marks, another theme. */
  forget(): void {
    this.stale = true;
  }

  update(picture: Picture | null, seen: Area, seesAll: boolean, frame: Size, paints: Paints, marks: Marks): void {
    const shown =
      picture !== null && this.on && !seesAll && frame.width >= LEAST_FRAME.width && frame.height >= LEAST_FRAME.height;
    this.root.hidden = !shown;
    if (!shown) return;
    if (this.stale) this.paint(picture, paints, marks);
    const { x, y } = this.zoom;
    const within = (at: number, size: number): number => Math.min(size, Math.max(0, at));
    const left = within(seen.left, this.graph.width) * x;
    const top = within(seen.top, this.graph.height) * y;
    const width = Math.max(6, within(seen.right, this.graph.width) * x - left);
    const height = Math.max(6, within(seen.bottom, this.graph.height) * y - top);
    const { style } = this.seen;
    style.width = `${width}px`;
    style.height = `${height}px`;
    style.transform = `translate(${Math.min(left, this.size.width - width) + MARGIN}px, ${Math.min(top, this.size.height - height) + MARGIN}px)`;
  }

  private get zoom(): Point {
    return { x: this.size.width / this.graph.width, y: this.size.height / this.graph.height };
  }

  private paint(picture: Picture, paints: Paints, marks: Marks): void {
    const { width, height } = picture.layout;
    this.stale = false;
    this.graph = { width, height };
    const zoom = Math.min(LARGEST.width / width, LARGEST.height / height);
    // A graph that is far longer than wide would be a hair: it is shown as wide as can be aimed at.
    this.size = {
      width: Math.max(SMALLEST.width, width * zoom),
      height: Math.max(SMALLEST.height, height * zoom),
    };
    const whole = { width: this.size.width + 2 * MARGIN, height: this.size.height + 2 * MARGIN };
    setAttributes(this.root, { 'data-boxes': picture.model.boxes.length });
    this.root.style.width = this.canvas.style.width = `${whole.width}px`;
    this.root.style.height = this.canvas.style.height = `${whole.height}px`;
    const context = sized(this.canvas, whole.width, whole.height);
    if (context === null) return;
    const at = { x: MARGIN, y: MARGIN, zoomX: this.zoom.x, zoomY: this.zoom.y };
    if (picture.model.lines.length <= MOST_LINES)
      paintLines(context, picture, picture.model.lines.keys(), at, paints, marks);
    paintBoxes(context, picture, picture.model.boxes.keys(), at, paints, marks);
  }
}
