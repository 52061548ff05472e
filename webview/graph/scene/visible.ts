/** Which boxes and lines of a picture lie in a rectangle, and which box at a point, without asking them all. Pure. */
import type { Point } from '../layout';
import { placeOf, type Picture } from './picture';

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Lines are filed by squares of this size; those that would lie in more than `MOST_SQUARES` are looked at one by one. */
const SQUARE = 2048;
const MOST_SQUARES = 48;
/** Pieces of a bend, each with an area of its own. */
const PIECES = 8;

interface Row extends Area {
  /** From left to right. */
  readonly boxes: readonly number[];
  readonly widest: number;
}

export class Visible {
  private readonly rows: readonly Row[];
  private readonly squares = new Map<string, number[]>();
  private readonly far: number[] = [];
  private readonly areas: readonly Area[];
  private readonly picture: Picture;

  constructor(picture: Picture) {
    this.picture = picture;
    this.rows = picture.layout.layers.flatMap((boxes) => rowOf(picture, boxes) ?? []);
    this.areas = picture.layout.edges.map(areaOf);
    this.areas.forEach((area, line) => {
      const keys = squaresOf(area);
      if (keys === null) this.far.push(line);
      else for (const key of keys) this.file(key, line);
    });
  }

  /** Row by row, from left to right. */
  boxes(area: Area): number[] {
    const found: number[] = [];
    for (const row of this.rowsIn(area)) {
      for (let place = this.firstIn(row, area.left - row.widest / 2); place < row.boxes.length; place += 1) {
        const index = row.boxes[place] ?? 0;
        const box = placeOf(this.picture, index);
        if (box === null || box.x - row.widest / 2 > area.right) break;
        const inside =
          box.x + box.width / 2 >= area.left &&
          box.x - box.width / 2 <= area.right &&
          box.y + box.height / 2 >= area.top &&
          box.y - box.height / 2 <= area.bottom;
        if (inside) found.push(index);
      }
    }
    return found;
  }

  lines(area: Area): number[] {
    const keys = squaresOf(area);
    const near = keys === null ? this.areas.keys() : new Set(keys.flatMap((key) => this.squares.get(key) ?? []));
    const found: number[] = [];
    for (const line of near) if (this.meets(line, area)) found.push(line);
    if (keys !== null) for (const line of this.far) if (this.meets(line, area)) found.push(line);
    return found;
  }

  /** The nearest box that is not further away than `slack`. */
  boxAt(point: Point, slack: number): number | null {
    const { x, y } = point;
    let nearest: number | null = null;
    let least = slack;
    for (const index of this.boxes({ left: x - slack, top: y - slack, right: x + slack, bottom: y + slack })) {
      const box = placeOf(this.picture, index);
      if (box === null) continue;
      const away = Math.hypot(
        Math.max(0, Math.abs(box.x - x) - box.width / 2),
        Math.max(0, Math.abs(box.y - y) - box.height / 2),
      );
      if (away <= least) [nearest, least] = [index, away];
    }
    return nearest;
  }

  private file(key: string, line: number): void {
    const filed = this.squares.get(key);
    if (filed === undefined) this.squares.set(key, [line]);
    else filed.push(line);
  }

  private meets(line: number, area: Area): boolean {
    const whole = this.areas[line];
    if (whole === undefined || !overlap(whole, area)) return false;
    // Small ones are drawn rather than looked at closely.
    if (whole.right - whole.left < SQUARE / 2 && whole.bottom - whole.top < SQUARE / 2) return true;
    return pieces(this.picture.layout.edges[line] ?? []).some((piece) => overlap(piece, area));
  }

  private rowsIn({ top, bottom }: Area): readonly Row[] {
    const first = lowest(this.rows.length, (index) => (this.rows[index]?.bottom ?? 0) >= top);
    const last = lowest(this.rows.length, (index) => (this.rows[index]?.top ?? 0) > bottom);
    return this.rows.slice(first, last);
  }

  private firstIn(row: Row, left: number): number {
    return lowest(row.boxes.length, (place) => (this.picture.layout.boxes[row.boxes[place] ?? 0]?.x ?? 0) >= left);
  }
}

/** The lowest index for which it holds; it holds for all after that. */
function lowest(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function rowOf(picture: Picture, boxes: readonly number[]): Row | null {
  if (boxes.length === 0) return null;
  const row = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity, widest: 0, boxes };
  for (const index of boxes) {
    const box = placeOf(picture, index);
    if (box === null) continue;
    row.left = Math.min(row.left, box.x - box.width / 2);
    row.right = Math.max(row.right, box.x + box.width / 2);
    row.top = Math.min(row.top, box.y - box.height / 2);
    row.bottom = Math.max(row.bottom, box.y + box.height / 2);
    row.widest = Math.max(row.widest, box.width);
  }
  return row;
}

function areaOf(points: readonly Point[]): Area {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

/** What a line runs through, piece by piece: a bend leaves and arrives upright, as the drawing does. */
function pieces(points: readonly Point[]): Area[] {
  const found: Area[] = [];
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1], points[index]];
    if (from === undefined || to === undefined) continue;
    let before = from;
    for (let piece = 1; piece <= PIECES; piece += 1) {
      const part = piece / PIECES;
      const next = {
        x: from.x + (to.x - from.x) * part * part * (3 - 2 * part),
        y: from.y + (to.y - from.y) * (1.5 * part * (1 - part) + part ** 3),
      };
      found.push(areaOf([before, next]));
      before = next;
    }
  }
  return found;
}

function overlap(one: Area, other: Area): boolean {
  return one.left <= other.right && one.right >= other.left && one.top <= other.bottom && one.bottom >= other.top;
}

/** null: too many to file something under each. */
function squaresOf({ left, top, right, bottom }: Area): string[] | null {
  const [fromX, toX] = [Math.floor(left / SQUARE), Math.floor(right / SQUARE)];
  const [fromY, toY] = [Math.floor(top / SQUARE), Math.floor(bottom / SQUARE)];
  if ((toX - fromX + 1) * (toY - fromY + 1) > MOST_SQUARES) return null;
  const keys: string[] = [];
  for (let x = fromX; x <= toX; x += 1) for (let y = fromY; y <= toY; y += 1) keys.push(`${x} ${y}`);
  return keys;
}
