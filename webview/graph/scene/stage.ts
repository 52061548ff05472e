/**
 * The elements of a picture that are drawn, boxes and lines: made when they are wanted, dressed with their marks, taken
 * away when they are not. Knows neither view nor events.
 */
import { fill, svg } from '../../elements';
import { drawLine } from '../drawing';
import type { GraphModel } from '../model';
import { drawBox, feedsOf, type DrawnBox } from './box';
import type { Marks } from './marks';
import { lineKey, placeOf, type Picture } from './picture';

export class Stage {
  readonly lineLayer = svg('g', { 'aria-hidden': 'true' });
  private readonly boxLayer = svg('g', {});
  readonly root = svg('g', { class: 'graph-content' }, this.lineLayer, this.boxLayer);
  private readonly boxes = new Map<number, DrawnBox>();
  private readonly lines = new Map<number, SVGGElement>();
  private picture: Picture | null = null;

  private readonly marks: Marks;

  constructor(marks: Marks) {
    this.marks = marks;
  }

  /** Forgets what was drawn; `present` draws. */
  set(picture: Picture | null): void {
    this.picture = picture;
    this.boxes.clear();
    this.lines.clear();
    fill(this.lineLayer);
    fill(this.boxLayer);
  }

  /** Writes other numbers into what is drawn; what is drawn later has them, too. */
  rewrite(picture: Picture): void {
    this.picture = picture;
    for (const [index, drawn] of this.boxes) {
      const box = picture.model.boxes[index];
      if (box !== undefined) drawn.rewrite(box);
    }
  }

  /** Draws these and nothing else. */
  present(boxes: Iterable<number>, lines: Iterable<number>): void {
    const { picture } = this;
    if (picture === null) return;
    replace(this.lines, lines, this.lineLayer, (index) => makeLine(picture, index, this.marks));
    replace(this.boxes, boxes, this.boxLayer, (index) => makeBox(picture, index, this.marks));
  }

  /** Draws this, too. */
  add(index: number): void {
    const drawn = this.picture === null || this.boxes.has(index) ? null : makeBox(this.picture, index, this.marks);
    if (drawn === null) return;
    this.boxes.set(index, drawn);
    this.boxLayer.append(drawn.root);
  }

  get indices(): readonly number[] {
    return [...this.boxes.keys()];
  }

  box(index: number): SVGGElement | null {
    return this.boxes.get(index)?.root ?? null;
  }

  /** Marks have changed. */
  dress(): void {
    const { picture } = this;
    if (picture === null) return;
    for (const [index, { root }] of this.boxes) dressBox(picture, index, root, this.marks);
    for (const [index, root] of this.lines) dressLine(picture.model, index, root, this.marks);
  }

  touch(lines: ReadonlySet<number>): void {
    for (const [index, root] of this.lines) root.classList.toggle('touched', lines.has(index));
  }
}

/** All of a picture, in elements of its own. */
export function wholePicture(picture: Picture, marks: Marks): SVGGElement {
  return svg(
    'g',
    { class: 'graph-content' },
    svg('g', { 'aria-hidden': 'true' }, ...picture.model.lines.map((_, index) => makeLine(picture, index, marks))),
    svg('g', {}, ...picture.model.boxes.map((_, index) => makeBox(picture, index, marks)?.root)),
  );
}

function makeBox(picture: Picture, index: number, marks: Marks): DrawnBox | null {
  const { model, layout, sizes, leaving } = picture;
  const [box, centre, size] = [model.boxes[index], layout.boxes[index], sizes[index]];
  if (box === undefined || centre === undefined || size === undefined) return null;
  const targets = (leaving[index] ?? []).flatMap((line) => model.lines[line] ?? []);
  const drawn = drawBox(box, index, size, centre, feedsOf(targets, model));
  dressBox(picture, index, drawn.root, marks);
  return drawn;
}

function makeLine(picture: Picture, index: number, marks: Marks): SVGGElement | null {
  const line = picture.model.lines[index];
  if (line === undefined) return null;
  const root = drawLine(line, picture.layout.edges[index] ?? []);
  dressLine(picture.model, index, root, marks);
  return root;
}

function dressBox(picture: Picture, index: number, root: SVGGElement, marks: Marks): void {
  const place = placeOf(picture, index);
  const key = picture.model.boxes[index]?.key;
  if (key !== undefined && place !== null) marks.dressBox(root, key, place.width, place.height);
}

function dressLine(model: GraphModel, index: number, root: SVGGElement, marks: Marks): void {
  const line = model.lines[index];
  if (line !== undefined) marks.dressLine(root, lineKey(model, line));
}

function replace<Drawn extends SVGGElement | DrawnBox>(
  drawn: Map<number, Drawn>,
  wanted: Iterable<number>,
  layer: SVGGElement,
  make: (index: number) => Drawn | null,
): void {
  const keep = new Set(wanted);
  const rootOf = (part: Drawn): SVGGElement => (part instanceof SVGGElement ? part : part.root);
  for (const [index, part] of drawn) {
    if (keep.has(index)) continue;
    rootOf(part).remove();
    drawn.delete(index);
  }
  const added: Drawn[] = [];
  for (const index of keep) {
    if (drawn.has(index)) continue;
    const part = make(index);
    if (part === null) continue;
    drawn.set(index, part);
    added.push(part);
  }
  layer.append(...added.map(rootOf));
}
