/**
 * A picture from far away, painted on a canvas: boxes without their texts and lines, in the colours that the style sheet
 * gives to those that are drawn near by. Knows neither view nor events.
 */
import { element, svg } from '../../elements';
import type { Point } from '../layout';
import type { Marks } from './marks';
import { lineKey, placeOf, type Picture } from './picture';

export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly zoomX: number;
  readonly zoomY: number;
}

interface Paint {
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
  readonly dash: readonly number[];
}

/** Boxes of fewer pixels than this are a spot in the colour of their frame. */
const SPOT = 5;
/** Bends can be seen from this size on. */
const BEND = 7;
/** Lines of one style that are stroked together. */
const BATCH = 400;
/** What is marked is not smaller than this. */
const SEEN = 4;

export class Paints {
  private readonly found = new Map<string, Paint>();
  private readonly probe = svg('g', { class: 'scene-probe', 'aria-hidden': 'true' });

  /** The probe takes its place among the graph's elements, where the style sheet's rules hold; it is never seen. */
  constructor(frame: SVGSVGElement) {
    frame.append(this.probe);
  }

  /** The theme has changed. */
  forget(): void {
    this.found.clear();
  }

  of(kind: 'box' | 'line', classes: string): Paint {
    const name = `${kind} ${classes}`;
    const known = this.found.get(name);
    if (known !== undefined) return known;
    const part = kind === 'box' ? svg('rect', { class: 'box-frame' }) : svg('path', { class: 'line-path' });
    this.probe.replaceChildren(svg('g', { class: name }, part));
    const { fill, stroke, strokeWidth, strokeDasharray } = getComputedStyle(part);
    const paint = {
      fill,
      stroke,
      width: Number.parseFloat(strokeWidth) || 1,
      dash: strokeDasharray === 'none' ? [] : strokeDasharray.split(',').map((length) => Number.parseFloat(length)),
    };
    this.probe.replaceChildren();
    this.found.set(name, paint);
    return paint;
  }
}

export function sized(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const scale = window.devicePixelRatio || 1;
  const [wide, high] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  const context = canvas.getContext('2d');
  context?.setTransform(scale, 0, 0, scale, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

export function paintBoxes(
  context: CanvasRenderingContext2D,
  picture: Picture,
  boxes: Iterable<number>,
  at: Placement,
  paints: Paints,
  marks: Marks,
): void {
  const marked: number[] = [];
  const paint = (index: number, classes: string, least: number): void => {
    const place = placeOf(picture, index);
    if (place === null) return;
    const { fill, stroke, width: line } = paints.of('box', classes);
    const width = Math.max(least, place.width * at.zoomX);
    const height = Math.max(least, place.height * at.zoomY);
    const x = at.x + place.x * at.zoomX - width / 2;
    const y = at.y + place.y * at.zoomY - height / 2;
    if (width < SPOT || height < SPOT) {
      context.fillStyle = stroke;
      context.fillRect(x, y, width, height);
      return;
    }
    context.fillStyle = fill;
    context.strokeStyle = stroke;
    context.lineWidth = Math.max(0.75, Math.min(2, line * at.zoomY * 2));
    context.fillRect(x, y, width, height);
    context.strokeRect(x, y, width, height);
  };
  for (const index of boxes) {
    const box = picture.model.boxes[index];
    if (box === undefined) continue;
    if (box.trouble !== null || marks.ofBox(box.key).length > 0) marked.push(index);
    else paint(index, `box-${box.kind}`, 1);
  }
  // What is marked lies above the rest, and is seen however far it is.
  for (const index of marked) {
    const box = picture.model.boxes[index];
    if (box === undefined) continue;
    const classes = [`box-${box.kind}`, ...marks.ofBox(box.key).map((kind) => `is-${kind}`)];
    paint(index, [...classes, ...(box.trouble === null ? [] : ['has-trouble'])].join(' '), SEEN);
  }
}

export function paintLines(
  context: CanvasRenderingContext2D,
  picture: Picture,
  lines: Iterable<number>,
  at: Placement,
  paints: Paints,
  marks: Marks,
): void {
  const styles = new Map<string, { readonly lines: number[]; readonly marked: boolean }>();
  for (const index of lines) {
    const line = picture.model.lines[index];
    if (line === undefined) continue;
    const kinds = marks.ofLine(lineKey(picture.model, line));
    const classes = [...classesOf(line), ...kinds.map((kind) => `is-${kind}`)].join(' ');
    const style = styles.get(classes);
    if (style === undefined) styles.set(classes, { lines: [index], marked: kinds.length > 0 });
    else style.lines.push(index);
  }
  for (const [classes, style] of [...styles].sort(([, one], [, other]) => Number(one.marked) - Number(other.marked))) {
    const { stroke, width, dash } = paints.of('line', classes);
    context.strokeStyle = stroke;
    context.lineWidth = style.marked ? Math.max(1.5, width * at.zoomX) : Math.max(0.6, width * at.zoomX);
    context.setLineDash(dash.map((length) => Math.max(2, length * at.zoomX)));
    style.lines.forEach((line, index) => {
      if (index % BATCH === 0) context.beginPath();
      trace(context, picture.layout.edges[line] ?? [], at);
      if (index % BATCH === BATCH - 1 || index === style.lines.length - 1) context.stroke();
    });
  }
  context.setLineDash([]);
}

function classesOf(line: object): string[] {
  return 'kind' in line && typeof line.kind === 'string' ? [`line-${line.kind}`] : [];
}

function trace(context: CanvasRenderingContext2D, points: readonly Point[], at: Placement): void {
  let before: Point | null = null;
  for (const point of points) {
    const next = { x: at.x + point.x * at.zoomX, y: at.y + point.y * at.zoomY };
    if (before === null) context.moveTo(next.x, next.y);
    else if (next.y - before.y < BEND || Math.abs(next.x - before.x) < 1) {
      // Points of one pixel are one point.
      if (Math.abs(next.x - before.x) + Math.abs(next.y - before.y) < 0.7 && point !== points.at(-1)) continue;
      context.lineTo(next.x, next.y);
    } else {
      const middle = (before.y + next.y) / 2;
      context.bezierCurveTo(before.x, middle, next.x, middle, next.x, next.y);
    }
    before = next;
  }
}

export function overviewCanvas(name: string): HTMLCanvasElement {
  return element('canvas', { class: name, 'aria-hidden': 'true' });
}
