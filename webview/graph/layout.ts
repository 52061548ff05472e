/**
 * Places the boxes of a graph without circles in layers, values flowing down: longest-path ranks, long edges led through
 * dummy cells, crossings reduced by barycentre sweeps, positions by isotonic regression. A pure function of sizes and
 * edges, iterative and deterministic; knows nothing of what the boxes stand for.
 */
import { makeCells, type Route } from './cells';
import { orderCells, type Cells, type Layers, type Steps } from './ordering';
import { placeInOrder } from './placing';
import { connect } from './ports';

export interface LayoutBox {
  readonly width: number;
  readonly height: number;
}

/** Indices into the boxes; the data flows from `from` to `to`. */
export interface LayoutEdge {
  readonly from: number;
  readonly to: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  /** Centres, one per box. */
  readonly boxes: readonly Point[];
  /**
   * From the lower side of one box to the upper side of another, one polyline per edge, never turning back. Edges of one
   * box share a trunk; one that is very long begins where it leaves it.
   */
  readonly edges: readonly (readonly Point[])[];
  /** Box indices, layer by layer from the top, left to right. */
  readonly layers: readonly (readonly number[])[];
  readonly width: number;
  readonly height: number;
}

export interface LayoutSpacing {
  readonly horizontal: number;
  readonly vertical: number;
  readonly margin: number;
}

const SPACING: LayoutSpacing = { horizontal: 28, vertical: 34, margin: 16 };
/**
 * From here on a chain is kept straight past the leaves that it reads, and lines are kept short, where a small picture
 * centres each box and shows what can be computed at once side by side.
 */
const MANY_BOXES = 300;

/** In a large picture a line that turns by less than this goes on straight. */
const STRAIGHT = 3;

/** How often the order is improved and boxes are moved: less often where it would take long. */
function effortOf(cells: number): { readonly sweeps: number; readonly passes: number } {
  if (cells <= 20_000) return { sweeps: 8, passes: 10 };
  return cells <= 100_000 ? { sweeps: 4, passes: 6 } : { sweeps: 2, passes: 4 };
}

/** At once. `before`: centres in the picture from which this one is a step, as `layingOut` takes them. */
export function layOut(
  boxes: readonly LayoutBox[],
  edges: readonly LayoutEdge[],
  before: Float64Array | null = null,
): Layout {
  const steps = layingOut(boxes, edges, before);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/**
 * In steps, between which it can be given up, or told by `next(true)` that there is no more time: then what was found so
 * far is drawn. `before` holds, for each box, where its centre stood; NaN for one that is new.
 */
export function* layingOut(
  boxes: readonly LayoutBox[],
  edges: readonly LayoutEdge[],
  before: Float64Array | null,
  spacing: LayoutSpacing = SPACING,
): Steps<Layout> {
  if (boxes.length === 0) return { boxes: [], edges: [], layers: [], width: 0, height: 0 };
  const isLarge = boxes.length >= MANY_BOXES;
  const ranks = rankBoxes(boxes.length, edges, isLarge);
  const { cells, routes } = makeCells(boxes, edges, ranks);
  yield;
  const { sweeps, passes } = effortOf(cells.widths.length);
  const layers = yield* orderCells(cells, sweeps, before);
  const leafPull = isLarge ? 0.005 : 1;
  const x = yield* placeInOrder(cells, layers, { gap: spacing.horizontal, passes, before, leafPull });
  let [left, right] = [Infinity, -Infinity];
  for (let cell = 0; cell < x.length; cell += 1) {
    left = Math.min(left, (x[cell] ?? 0) - (cells.widths[cell] ?? 0) / 2);
    right = Math.max(right, (x[cell] ?? 0) + (cells.widths[cell] ?? 0) / 2);
  }
  left -= spacing.margin;
  right += spacing.margin;
  const rows = stackRows(boxes, layers, spacing);
  const centres = boxes.map((_, box) => ({ x: (x[box] ?? 0) - left, y: rowAt(rows, ranks[box] ?? 0).centre }));
  const routed = routes.map((route) =>
    routePoints(route, cells, (cell) => (x[cell] ?? 0) - left, rows, isLarge ? STRAIGHT : 0),
  );
  yield;
  const points = connect(boxes, centres, edges, routed);
  return {
    boxes: centres,
    edges: points.map((line, edge) => (routes[edge]?.passed === true ? line.slice(1) : line)),
    layers: layers.map((layer) => [...layer.filter((cell) => cell < boxes.length)]),
    width: right - left,
    height: rows.height,
  };
}

/**
 * Longest path from the sources; a source itself stands right above the first box that uses it, and with `late` so does
 * every box: what is computed beside a long way stands next to where it is used, and lines are short.
 */
export function rankBoxes(count: number, edges: readonly LayoutEdge[], late = false): Int32Array {
  const starts = new Int32Array(count + 1);
  const waiting = new Int32Array(count);
  for (const { from, to } of edges) {
    starts[from + 1] = (starts[from + 1] ?? 0) + 1;
    waiting[to] = (waiting[to] ?? 0) + 1;
  }
  for (let box = 0; box < count; box += 1) starts[box + 1] = (starts[box + 1] ?? 0) + (starts[box] ?? 0);
  const targets = new Int32Array(edges.length);
  const filled = starts.slice();
  for (const { from, to } of edges) {
    const place = filled[from] ?? 0;
    targets[place] = to;
    filled[from] = place + 1;
  }
  const ready = new Int32Array(count);
  let found = 0;
  for (let box = 0; box < count; box += 1) if (waiting[box] === 0) ready[found++] = box;
  const sources = found;
  const ranks = new Int32Array(count);
  for (let visited = 0; visited < found; visited += 1) {
    const box = ready[visited] ?? 0;
    for (let link = starts[box] ?? 0; link < (starts[box + 1] ?? 0); link += 1) {
      const to = targets[link] ?? 0;
      ranks[to] = Math.max(ranks[to] ?? 0, (ranks[box] ?? 0) + 1);
      waiting[to] = (waiting[to] ?? 0) - 1;
      if (waiting[to] === 0) ready[found++] = to;
    }
  }
  if (found < count) throw new RangeError('A graph with a circle has no layers.');
  // In reverse, those that use a box have their places before it.
  for (let index = (late ? count : sources) - 1; index >= 0; index -= 1) {
    const box = ready[index] ?? 0;
    let least = Infinity;
    for (let link = starts[box] ?? 0; link < (starts[box + 1] ?? 0); link += 1)
      least = Math.min(least, ranks[targets[link] ?? 0] ?? 0);
    if (least < Infinity) ranks[box] = least - 1;
  }
  return ranks;
}

interface Rows {
  readonly rows: readonly Row[];
  readonly height: number;
}

interface Row {
  readonly top: number;
  readonly centre: number;
  readonly bottom: number;
}

function stackRows(boxes: readonly LayoutBox[], layers: Layers, spacing: LayoutSpacing): Rows {
  let top = spacing.margin;
  const rows = layers.map((layer) => {
    const height = layer.reduce((most, cell) => Math.max(most, boxes[cell]?.height ?? 0), 0);
    const row = { top, centre: top + height / 2, bottom: top + height };
    top += height + spacing.vertical;
    return row;
  });
  return { rows, height: top - spacing.vertical + spacing.margin };
}

function rowAt({ rows }: Rows, rank: number): Row {
  return rows[rank] ?? { top: 0, centre: 0, bottom: 0 };
}

/** Straight down through each row that an edge passes; upright pieces that follow one another are one. */
function routePoints(route: Route, cells: Cells, xOf: (cell: number) => number, rows: Rows, straight: number): Point[] {
  const points: Point[] = [];
  for (let index = route.first; index < route.last; index += 1) {
    const cell = route.trunk[index] ?? 0;
    const row = rowAt(rows, cells.ranks[cell] ?? 0);
    const x = xOf(cell);
    const before = points.at(-1);
    if (before !== undefined && Math.abs(before.x - x) <= straight) {
      points[points.length - 1] = { x: before.x, y: row.bottom };
    } else {
      points.push({ x, y: row.top }, { x, y: row.bottom });
    }
  }
  return points;
}
