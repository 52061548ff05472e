/**
 * Which part of a picture is drawn: all of a small one; of a large one what is seen and a margin, as elements near by and
 * on a canvas from far away. The box that keys walk from is always an element. Knows neither layouts nor events.
 */
import { fill, setAttributes, svg } from '../../elements';
import { arrowDefinition } from '../drawing';
import type { Point } from '../layout';
import type { Camera } from './camera';
import type { Marks } from './marks';
import { Minimap } from './minimap';
import { overviewCanvas, paintBoxes, paintLines, Paints, sized } from './overview';
import { linesAt, placeOf, type Picture } from './picture';
import { Stage } from './stage';
import { Visible, type Area } from './visible';

/** From here on only what is seen is drawn. */
export const MANY_BOXES = 300;
/** More boxes than this are painted rather than made of elements. */
const MOST_ELEMENTS = 360;
const MOST_LINES = 1500;
/** Smaller than this no box of many can be read. */
const FAR = 0.14;
/** What is drawn around the frame, in parts of it. */
const MARGIN = 0.35;
/** The least size of what shows the focus. */
const RING = 14;

export class Sight {
  readonly canvas = overviewCanvas('scene-overview');
  readonly minimap: Minimap;
  private readonly stage: Stage;
  private readonly ring = svg('rect', { class: 'far-ring', rx: 3 });
  private readonly paints: Paints;
  private picture: Picture | null = null;
  private visible: Visible | null = null;
  /** What the elements stand for; null: they are to be chosen anew. */
  private presented: { readonly area: Area; readonly zoom: number } | null = null;
  private far = false;
  private kept = -1;
  private touched: ReadonlySet<number> = new Set();
  private scheduled = false;

  private readonly frame: SVGSVGElement;
  private readonly camera: Camera;
  private readonly marks: Marks;

  constructor(frame: SVGSVGElement, camera: Camera, marks: Marks) {
    this.frame = frame;
    this.camera = camera;
    this.marks = marks;
    this.stage = new Stage(marks);
    fill(frame, arrowDefinition(), this.stage.root, this.ring);
    this.paints = new Paints(frame);
    this.minimap = new Minimap(({ x, y }) => {
      const { width, height } = camera.frame;
      const { zoom } = camera;
      camera.move({ zoom, x: width / 2 - x * zoom, y: height / 2 - y * zoom });
    });
  }

  get root(): SVGGElement {
    return this.stage.root;
  }

  set(picture: Picture | null): void {
    this.picture = picture;
    this.visible = picture === null || picture.model.boxes.length < MANY_BOXES ? null : new Visible(picture);
    this.touched = new Set();
    this.kept = -1;
    this.stage.set(picture);
    this.again();
    if (picture !== null && this.visible === null)
      this.stage.present(picture.model.boxes.keys(), picture.model.lines.keys());
  }

  rewrite(picture: Picture): void {
    this.picture = picture;
    this.stage.rewrite(picture);
    if (this.far) this.schedule();
  }

  /** What was painted or chosen no longer holds. */
  again(): void {
    this.presented = null;
    this.minimap.forget();
  }

  themed(): void {
    this.paints.forget();
    this.minimap.forget();
    this.schedule();
  }

  dress(): void {
    this.stage.dress();
    this.minimap.forget();
    this.schedule();
  }

  /** The view has moved. */
  moved(): void {
    const { current } = this.camera;
    if (current === null) return;
    this.stage.root.setAttribute('transform', `translate(${current.x} ${current.y}) scale(${current.zoom})`);
    this.schedule();
  }

  /** This box is an element, wherever it stands; -1: none. */
  keep(index: number): void {
    this.stage.box(this.kept)?.setAttribute('tabindex', '-1');
    this.kept = index;
    if (index >= 0 && this.stage.box(index) === null) this.stage.add(index);
    this.stage.box(index)?.setAttribute('tabindex', '0');
    if (this.far) this.placeRing();
  }

  box(index: number): SVGGElement | null {
    return this.stage.box(index);
  }

  /** The lines of a box that is pointed at. */
  touch(index: number | null): void {
    const { picture } = this;
    this.touched = new Set(index === null || picture === null ? [] : linesAt(picture, index));
    if (this.far) this.presentFar();
    this.stage.touch(this.touched);
  }

  /** Of what is only painted. */
  boxAt(spot: Point): number | null {
    if (!this.far || this.visible === null) return null;
    return this.visible.boxAt(this.camera.inGraph(spot), 5 / this.camera.zoom);
  }

  /** The elements near by with where they stand, to be moved. */
  get drawn(): { readonly boxes: readonly number[]; readonly lines: SVGGElement } {
    return { boxes: this.far ? [] : this.stage.indices, lines: this.stage.lineLayer };
  }

  /** Draws now what is to be seen. */
  refresh(): void {
    const { picture, visible, camera } = this;
    const { width, height } = camera.frame;
    if (width === 0 || height === 0) return;
    this.minimap.update(
      picture,
      camera.area(0),
      picture === null || camera.seesAll,
      camera.frame,
      this.paints,
      this.marks,
    );
    if (picture === null || visible === null) {
      this.near();
      return;
    }
    const { zoom } = camera;
    const seen = camera.area(0);
    if (!this.far && this.presented?.zoom === zoom && within(seen, this.presented.area)) return;
    const area = camera.area(MARGIN);
    const boxes = zoom < FAR ? null : visible.boxes(area);
    const lines = boxes === null || boxes.length > MOST_ELEMENTS ? null : visible.lines(area);
    if (boxes === null || lines === null || lines.length > MOST_LINES) {
      this.paint(picture, visible);
      return;
    }
    this.near();
    this.presented = { area, zoom };
    this.stage.present(this.kept < 0 ? boxes : [...boxes, this.kept], lines);
    this.stage.box(this.kept)?.setAttribute('tabindex', '0');
    this.stage.touch(this.touched);
  }

  private near(): void {
    if (!this.far) return;
    this.far = false;
    this.frame.classList.remove('is-far');
    sized(this.canvas, 1, 1);
  }

  private paint(picture: Picture, visible: Visible): void {
    const { camera, paints, marks } = this;
    const { width, height } = camera.frame;
    this.presented = null;
    if (!this.far) {
      this.far = true;
      this.frame.classList.add('is-far');
    }
    this.presentFar();
    const context = sized(this.canvas, width, height);
    const view = camera.current;
    if (context === null || view === null) return;
    const at = { x: view.x, y: view.y, zoomX: view.zoom, zoomY: view.zoom };
    const area = camera.area(0.02);
    paintLines(context, picture, visible.lines(area), at, paints, marks);
    paintBoxes(context, picture, visible.boxes(area), at, paints, marks);
    this.placeRing();
  }

  private presentFar(): void {
    this.stage.present(this.kept < 0 ? [] : [this.kept], this.touched);
    this.stage.box(this.kept)?.setAttribute('tabindex', '0');
    this.stage.touch(this.touched);
  }

  private placeRing(): void {
    const place = this.picture === null ? null : placeOf(this.picture, this.kept);
    if (place === null) return;
    const { x, y } = this.camera.inFrame(place);
    const width = Math.max(RING, place.width * this.camera.zoom + 6);
    const height = Math.max(RING, place.height * this.camera.zoom + 6);
    setAttributes(this.ring, { x: x - width / 2, y: y - height / 2, width, height });
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    requestAnimationFrame(() => {
      this.scheduled = false;
      this.refresh();
    });
  }
}

function within(inner: Area, outer: Area): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}
