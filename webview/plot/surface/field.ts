/** The arrows of a gradient field: where they stand, which way they point in the picture and how long they are. Pure. */

export interface Arrow {
  readonly x: number;
  readonly y: number;
  /** In pixels of the picture, downwards positive. */
  readonly right: number;
  readonly down: number;
}

export interface FieldGrid {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly dx: readonly number[];
  readonly dy: readonly number[];
}

/** Pixels between arrows. */
const APART = 36;
const LONGEST = 26;
const SHORTEST = 5;
/** Gradients differ by powers of ten: lengths grow slower. */
const POWER = 0.3;

/** `way`: 1 uphill, −1 downhill. `pixels`: of one unit along x and y. */
export function arrowsOf(
  { x, y, dx, dy }: FieldGrid,
  pixels: { readonly x: number; readonly y: number },
  way: 1 | -1,
): Arrow[] {
  const columns = places(x, pixels.x);
  const rows = places(y, pixels.y);
  const raw = rows.flatMap((row) =>
    columns.flatMap((column) => {
      const at = row * x.length + column;
      const [slopeX, slopeY] = [dx[at] ?? NaN, dy[at] ?? NaN];
      const size = Math.hypot(slopeX, slopeY);
      const [right, down] = [way * slopeX * pixels.x, -way * slopeY * pixels.y];
      const length = Math.hypot(right, down);
      if (!(length > 0) || !Number.isFinite(length)) return [];
      return [{ x: x[column] ?? 0, y: y[row] ?? 0, right: right / length, down: down / length, size }];
    }),
  );
  const largest = raw.reduce((most, { size }) => Math.max(most, size), 0);
  return raw.map(({ size, right, down, ...place }) => {
    const length = SHORTEST + (LONGEST - SHORTEST) * (size / largest) ** POWER;
    return { ...place, right: right * length, down: down * length };
  });
}

/** Indices of nodes that stand far enough apart, in the middle of what they stand for. */
function places(nodes: readonly number[], pixels: number): number[] {
  const [first, last] = [nodes[0] ?? 0, nodes.at(-1) ?? 0];
  const stride = Math.max(1, Math.round((APART / Math.max(1e-300, (last - first) * pixels)) * (nodes.length - 1)));
  return Array.from({ length: Math.ceil(nodes.length / stride) }, (_, index) =>
    Math.min(nodes.length - 1, index * stride + Math.floor(stride / 2)),
  );
}
