/**
 * What keeps a picture steady while the same trace is shown in another way: where boxes stood, layouts that were there
 * before, and which point of the picture does not move. Pure.
 */
import type { Layout, LayoutBox, Point } from '../layout';
import type { GraphModel } from '../model';
import type { Picture } from './picture';

/** The boxes that were acted on, in the picture before and in the one after. */
export interface Keep {
  readonly from: string;
  readonly to: string;
}

/** Where the boxes of a model stood from left to right, NaN for those that are new. */
export function placesBefore(picture: Picture, model: GraphModel): Float64Array {
  return Float64Array.from(model.boxes, ({ key }) => picture.layout.boxes[picture.byKey.get(key) ?? -1]?.x ?? NaN);
}

/**
 * A point of each picture that is to stand at the same place of the frame: the box that was acted on; without it the one
 * of both that stood nearest to `centre`.
 */
export function anchor(
  before: Picture,
  after: Picture,
  keep: Keep,
  centre: Point,
): { readonly before: Point; readonly now: Point } | null {
  const from = before.layout.boxes[before.byKey.get(keep.from) ?? -1];
  const to = after.layout.boxes[after.byKey.get(keep.to) ?? -1];
  if (from !== undefined && to !== undefined) return { before: from, now: to };
  const about = from ?? centre;
  let nearest: { readonly before: Point; readonly now: Point } | null = null;
  let least = Infinity;
  for (const [key, index] of after.byKey) {
    const [stood, stands] = [before.layout.boxes[before.byKey.get(key) ?? -1], after.layout.boxes[index]];
    if (stood === undefined || stands === undefined) continue;
    const away = Math.hypot(stood.x - about.x, stood.y - about.y);
    if (away < least) [nearest, least] = [{ before: stood, now: stands }, away];
  }
  return nearest;
}

/** More layouts than this are forgotten, the oldest first. */
const MOST = 8;

/** Layouts of one trace by what they show: who folds what was unfolded sees the picture that was there. */
export class LayoutMemory {
  private readonly known = new Map<string, { readonly sizes: readonly LayoutBox[]; readonly layout: Layout }>();

  find(signature: string, sizes: readonly LayoutBox[]): Layout | null {
    const found = this.known.get(signature);
    if (found === undefined || !isSame(found.sizes, sizes)) return null;
    return found.layout;
  }

  add(signature: string, sizes: readonly LayoutBox[], layout: Layout): void {
    this.known.delete(signature);
    this.known.set(signature, { sizes, layout });
    const [oldest] = this.known.keys();
    if (this.known.size > MOST && oldest !== undefined) this.known.delete(oldest);
  }

  /** Another trace. */
  forget(): void {
    this.known.clear();
  }
}

export function isSame(one: readonly LayoutBox[], other: readonly LayoutBox[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ width, height }, index) => width === other[index]?.width && height === other[index].height)
  );
}
