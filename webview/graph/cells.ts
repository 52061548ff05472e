/** The cells of a layered graph: its boxes and the places through which edges pass. Pure; part of the layout. */
import type { LayoutBox, LayoutEdge } from './layout';
import type { Cells, Links } from './ordering';

/** The width that a passing edge takes among boxes. */
const TRUNK_WIDTH = 10;
/** Edges further than this begin where they leave their trunk, which the edges before them drew; else lines are squared. */
const LONG_TRUNK = 40;
/** More places than this are not made: the longest edges are then drawn straight across what lies between. */
const MOST_PLACES = 150_000;

/** The cells between two boxes: a part of the trunk; `passed` where the way to the first of them is not drawn again. */
export interface Route {
  readonly passed: boolean;
  readonly trunk: readonly number[];
  readonly first: number;
  readonly last: number;
}

/** Edges of one box share their places: a trunk that each leaves at its layer. */
export function makeCells(
  boxes: readonly LayoutBox[],
  edges: readonly LayoutEdge[],
  ranks: Int32Array,
): { readonly cells: Cells; readonly routes: readonly Route[] } {
  const longest = longestTrunk(boxes.length, edges, ranks);
  const widths = boxes.map(({ width }) => width);
  const cellRanks = [...ranks];
  const froms: number[] = [];
  const tos: number[] = [];
  const trunks = boxes.map((): number[] => []);
  const drawn = new Int32Array(boxes.length);
  const met = new Set<number>();
  const link = (from: number, to: number): void => {
    froms.push(from);
    tos.push(to);
  };
  const routes = edges.map(({ from, to }): Route => {
    const trunk = trunks[from] ?? [];
    const needed = (ranks[to] ?? 0) - (ranks[from] ?? 0) - 1;
    if (needed > longest) return { passed: false, trunk, first: 0, last: 0 };
    while (trunk.length < needed) {
      const cell = widths.length;
      widths.push(TRUNK_WIDTH);
      cellRanks.push((ranks[from] ?? 0) + trunk.length + 1);
      link(trunk.at(-1) ?? from, cell);
      trunk.push(cell);
    }
    // The same edge a second time has no link of its own.
    const pair = from * boxes.length + to;
    if (!met.has(pair)) link(needed > 0 ? (trunk[needed - 1] ?? from) : from, to);
    met.add(pair);
    const begin = needed > LONG_TRUNK ? Math.min(drawn[from] ?? 0, needed - 1) : 0;
    drawn[from] = Math.max(drawn[from] ?? 0, needed);
    return { passed: begin > 0, trunk, first: begin, last: needed };
  });
  return {
    cells: {
      boxCount: boxes.length,
      widths: Float64Array.from(widths),
      ranks: Int32Array.from(cellRanks),
      above: linksOf(widths.length, tos, froms),
      below: linksOf(widths.length, froms, tos),
    },
    routes,
  };
}

/** How many layers an edge may pass so that all places together are not too many. */
function longestTrunk(count: number, edges: readonly LayoutEdge[], ranks: Int32Array): number {
  const needed = new Int32Array(count);
  for (const { from, to } of edges)
    needed[from] = Math.max(needed[from] ?? 0, (ranks[to] ?? 0) - (ranks[from] ?? 0) - 1);
  needed.sort();
  let places = 0;
  for (const length of needed) {
    places += length;
    if (places > MOST_PLACES) return length - 1;
  }
  return Infinity;
}

/** In the order in which they were linked. */
function linksOf(count: number, of: readonly number[], to: readonly number[]): Links {
  const starts = new Int32Array(count + 1);
  for (const cell of of) starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  for (let cell = 0; cell < count; cell += 1) starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0);
  const cells = new Int32Array(of.length);
  const filled = starts.slice();
  for (let link = 0; link < of.length; link += 1) {
    const place = filled[of[link] ?? 0] ?? 0;
    cells[place] = to[link] ?? 0;
    filled[of[link] ?? 0] = place + 1;
  }
  return { starts, cells };
}
