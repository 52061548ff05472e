/**
 * Places the boxes of a graph without circles in layers, values flowing down: longest-path ranks, long edges led through
 * dummy cells, crossings reduced by barycentre sweeps, positions by isotonic regression. A pure function of sizes and
 * edges, iterative and deterministic; knows nothing of what the boxes stand for.
 */
import { orderCells, type Cells } from './ordering';
import { placeInOrder } from './placing';

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
/** How far edges that meet at one side of a box stand apart. */
const PORT_GAP = 14;
/** The width that a passing edge takes among boxes. */
const TRUNK_WIDTH = 10;
/** Edges further than this begin where they leave their trunk, which the edges before them drew; else lines are squared. */
const LONG_TRUNK = 40;

export function layOut(
  boxes: readonly LayoutBox[],
  edges: readonly LayoutEdge[],
  spacing: LayoutSpacing = SPACING,
): Layout {
  if (boxes.length === 0) return { boxes: [], edges: [], layers: [], width: 0, height: 0 };
  const ranks = rankBoxes(boxes.length, edges);
  const { cells, routes } = makeCells(boxes, edges, ranks);
  const layers = orderCells(cells);
  const x = placeInOrder(cells, layers, spacing.horizontal);
  const left =
    x.reduce((least, centre, cell) => Math.min(least, centre - at(cells.widths, cell) / 2), Infinity) - spacing.margin;
  const right =
    x.reduce((most, centre, cell) => Math.max(most, centre + at(cells.widths, cell) / 2), -Infinity) + spacing.margin;
  const rows = stackRows(boxes, layers, spacing);
  const centres = boxes.map((_, box) => ({ x: at(x, box) - left, y: rowAt(rows, at(ranks, box)).centre }));
  const ports = new Ports(boxes, centres);
  const routed = routes.map((route) => routePoints(route.cells, cells, (cell) => at(x, cell) - left, rows));
  return {
    boxes: centres,
    edges: ports
      .connect(edges, routed)
      .map((points, edge) => (routes[edge]?.passed === true ? points.slice(1) : points)),
    layers: layers.map((layer) => layer.filter((cell) => cell < boxes.length)),
    width: right - left,
    height: rows.height,
  };
}

/** Longest path from the sources; a source itself stands right above the first box that uses it. */
export function rankBoxes(count: number, edges: readonly LayoutEdge[]): number[] {
  const outgoing = Array.from({ length: count }, (): number[] => []);
  const waiting = new Array<number>(count).fill(0);
  for (const { from, to } of edges) {
    outgoing[from]?.push(to);
    waiting[to] = at(waiting, to) + 1;
  }
  const isSource = waiting.map((number) => number === 0);
  const ranks = new Array<number>(count).fill(0);
  const ready = isSource.flatMap((source, box) => (source ? [box] : []));
  let visited = 0;
  for (let box = ready[visited]; box !== undefined; box = ready[visited]) {
    visited += 1;
    for (const to of outgoing[box] ?? []) {
      ranks[to] = Math.max(at(ranks, to), at(ranks, box) + 1);
      waiting[to] = at(waiting, to) - 1;
      if (waiting[to] === 0) ready.push(to);
    }
  }
  if (visited < count) throw new RangeError('A graph with a circle has no layers.');
  outgoing.forEach((targets, box) => {
    if (isSource[box] === true && targets.length > 0) {
      ranks[box] = targets.reduce((least, to) => Math.min(least, at(ranks, to)), Infinity) - 1;
    }
  });
  return ranks;
}

/** The cells between two boxes; `passed` where the way to the first of them is not drawn again. */
interface Route {
  readonly passed: boolean;
  readonly cells: readonly number[];
}

/** A cell is a box or, beyond them, a place in a layer through which edges pass; edges of one box share theirs. */
function makeCells(
  boxes: readonly LayoutBox[],
  edges: readonly LayoutEdge[],
  ranks: readonly number[],
): { readonly cells: Cells; readonly routes: readonly Route[] } {
  const widths = boxes.map(({ width }) => width);
  const cellRanks = [...ranks];
  const above = boxes.map((): number[] => []);
  const below = boxes.map((): number[] => []);
  const trunks = boxes.map((): number[] => []);
  const drawn = boxes.map(() => 0);
  const link = (from: number, to: number): void => {
    if (below[from]?.includes(to) === true) return;
    below[from]?.push(to);
    above[to]?.push(from);
  };
  const routes = edges.map(({ from, to }) => {
    const trunk = trunks[from] ?? [];
    const needed = at(ranks, to) - at(ranks, from) - 1;
    while (trunk.length < needed) {
      const cell = widths.length;
      widths.push(TRUNK_WIDTH);
      cellRanks.push(at(ranks, from) + trunk.length + 1);
      above.push([]);
      below.push([]);
      link(trunk.at(-1) ?? from, cell);
      trunk.push(cell);
    }
    link(needed > 0 ? at(trunk, needed - 1) : from, to);
    const begin = needed > LONG_TRUNK ? Math.min(drawn[from] ?? 0, needed - 1) : 0;
    drawn[from] = Math.max(drawn[from] ?? 0, needed);
    return { passed: begin > 0, cells: trunk.slice(begin, needed) };
  });
  return { cells: { boxCount: boxes.length, widths, ranks: cellRanks, above, below }, routes };
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

function stackRows(boxes: readonly LayoutBox[], layers: readonly (readonly number[])[], spacing: LayoutSpacing): Rows {
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

/** Straight down through each row that an edge passes. */
function routePoints(route: readonly number[], cells: Cells, xOf: (cell: number) => number, rows: Rows): Point[] {
  return route.flatMap((cell) => {
    const row = rowAt(rows, at(cells.ranks, cell));
    const x = xOf(cell);
    return [
      { x, y: row.top },
      { x, y: row.bottom },
    ];
  });
}

/** Gives each line that meets a side of a box a place of its own there, in the order in which they arrive. */
class Ports {
  private readonly boxes: readonly LayoutBox[];
  private readonly centres: readonly Point[];

  constructor(boxes: readonly LayoutBox[], centres: readonly Point[]) {
    this.boxes = boxes;
    this.centres = centres;
  }

  connect(edges: readonly LayoutEdge[], routed: readonly (readonly Point[])[]): Point[][] {
    const starts = this.spread(
      edges.map(({ from, to }, edge) => ({
        box: from,
        aim: routed[edge]?.[0]?.x ?? this.centre(to).x,
        trunk: (routed[edge]?.length ?? 0) > 0,
      })),
    );
    const ends = this.spread(
      edges.map(({ from, to }, edge) => ({
        box: to,
        aim: routed[edge]?.at(-1)?.x ?? this.centre(from).x,
        trunk: false,
      })),
    );
    return edges.map(({ from, to }, edge) => {
      const first = this.centre(from);
      const last = this.centre(to);
      return [
        { x: first.x + at(starts, edge), y: first.y + (this.boxes[from]?.height ?? 0) / 2 },
        ...(routed[edge] ?? []),
        { x: last.x + at(ends, edge), y: last.y - (this.boxes[to]?.height ?? 0) / 2 },
      ];
    });
  }

  /** Offsets from the box's centre. Edges in one trunk leave at one place. */
  private spread(lines: readonly { readonly box: number; readonly aim: number; readonly trunk: boolean }[]): number[] {
    const offsets = new Array<number>(lines.length).fill(0);
    const byBox = new Map<number, Map<string, { readonly aim: number; readonly lines: number[] }>>();
    lines.forEach(({ box, aim, trunk }, line) => {
      const groups = byBox.get(box) ?? new Map<string, { readonly aim: number; readonly lines: number[] }>();
      const key = trunk ? 'trunk' : String(line);
      const group = groups.get(key) ?? { aim, lines: [] };
      group.lines.push(line);
      groups.set(key, group);
      byBox.set(box, groups);
    });
    for (const [box, groups] of byBox) {
      const sorted = [...groups.values()].sort((one, other) => one.aim - other.aim);
      const gap = Math.min(PORT_GAP, ((this.boxes[box]?.width ?? 0) * 0.7) / sorted.length);
      sorted.forEach((group, place) => {
        for (const line of group.lines) offsets[line] = (place - (sorted.length - 1) / 2) * gap;
      });
    }
    return offsets;
  }

  private centre(box: number): Point {
    return this.centres[box] ?? { x: 0, y: 0 };
  }
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0;
}
