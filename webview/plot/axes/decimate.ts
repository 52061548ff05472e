/**
 * Thins a line before it is drawn: of all points in a column of pixels the first, the least, the greatest and the last
 * are kept, which draw the same picture. Gaps stay gaps. Pure, and quick enough for a million points at each frame.
 */

export interface Points {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

export interface Thinned {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Fewer points for each column are drawn as they are. */
const DENSE = 6;

/**
 * `place`: the column of pixels of an x, a fraction allowed. Points must lie in the order of x; a line that turns back is
 * given back as it is, since its picture needs each of its points.
 */
export function decimated({ x, y }: Points, place: (x: number) => number, columns: number): Thinned {
  const count = Math.min(x.length, y.length);
  if (count <= DENSE * columns) return { x: Array.from(x), y: Array.from(y) };
  const thin: { readonly x: number[]; readonly y: number[] } = { x: [], y: [] };
  let column = NaN;
  let [first, last, least, most] = [-1, -1, -1, -1];
  const flush = (): void => {
    if (first < 0) return;
    const inner = least < most ? [least, most] : [most, least];
    let before = -1;
    for (const index of [first, ...inner, last]) {
      if (index === before) continue;
      thin.x.push(x[index] ?? NaN);
      thin.y.push(y[index] ?? NaN);
      before = index;
    }
    first = -1;
  };
  let gap = false;
  let behind = -Infinity;
  for (let index = 0; index < count; index += 1) {
    const [at, value] = [x[index] ?? NaN, y[index] ?? NaN];
    if (!Number.isFinite(at) || !Number.isFinite(value)) {
      flush();
      if (!gap && thin.x.length > 0) {
        thin.x.push(Number.isFinite(at) ? at : behind);
        thin.y.push(NaN);
      }
      gap = true;
      continue;
    }
    if (at < behind) return { x: Array.from(x), y: Array.from(y) };
    behind = at;
    gap = false;
    const here = Math.floor(place(at));
    if (here !== column || first < 0) {
      flush();
      column = here;
      first = least = most = last = index;
      continue;
    }
    last = index;
    if (value < (y[least] ?? NaN)) least = index;
    else if (value > (y[most] ?? NaN)) most = index;
  }
  flush();
  return thin;
}
