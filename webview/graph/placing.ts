/**
 * Horizontal places for ordered layers: each cell as near to its neighbours' mean as the order and the gaps allow, which
 * is isotonic regression and exact layer by layer. Pure, iterative, deterministic; part of the layout.
 */
import type { Cells } from './ordering';

const PASSES = 10;
/** Lines through several layers are kept straight before boxes are centred. */
const TRUNK_WEIGHT = 6;

/** The centre of each cell. */
export function placeInOrder(cells: Cells, layers: readonly (readonly number[])[], gap: number): number[] {
  const x = new Array<number>(cells.widths.length).fill(0);
  for (const layer of layers) placeLayer(cells, layer, gap, x, () => []);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const down = pass % 2 === 0;
    const last = pass >= PASSES - 2;
    const order = down ? layers : [...layers].reverse();
    for (const layer of order) {
      placeLayer(cells, layer, gap, x, (cell) => {
        const above = cells.above[cell] ?? [];
        const below = cells.below[cell] ?? [];
        return last ? [...above, ...below] : down ? above : below;
      });
    }
  }
  straighten(cells, layers, gap, x);
  return x;
}

/** Lines through several layers are drawn upright, as far as what stands beside them allows. */
function straighten(cells: Cells, layers: readonly (readonly number[])[], gap: number, x: number[]): void {
  const mean = new Map<number, number>();
  for (let cell = cells.boxCount; cell < cells.widths.length; cell += 1) {
    if (mean.has(cell) || cells.above[cell]?.some((above) => above >= cells.boxCount) === true) continue;
    const trunk: number[] = [];
    for (
      let next: number | undefined = cell;
      next !== undefined;
      next = cells.below[next]?.find((below) => below >= cells.boxCount)
    )
      trunk.push(next);
    const middle = trunk.reduce((sum, part) => sum + (x[part] ?? 0), 0) / trunk.length;
    for (const part of trunk) mean.set(part, middle);
  }
  for (const layer of layers) {
    if (layer.some((cell) => mean.has(cell)))
      setLayer(cells, layer, gap, x, (cell) => ({
        target: mean.get(cell) ?? x[cell] ?? 0,
        weight: mean.has(cell) ? 20 : 1,
      }));
  }
}

/** Puts one layer where its cells' neighbours are. */
function placeLayer(
  cells: Cells,
  layer: readonly number[],
  gap: number,
  x: number[],
  neighboursOf: (cell: number) => readonly number[],
): void {
  setLayer(cells, layer, gap, x, (cell) => {
    let weight = 0;
    let sum = 0;
    for (const neighbour of neighboursOf(cell)) {
      const pull = cell >= cells.boxCount && neighbour >= cells.boxCount ? TRUNK_WEIGHT : 1;
      weight += pull;
      sum += pull * (x[neighbour] ?? 0);
    }
    return weight > 0 ? { target: sum / weight, weight } : { target: x[cell] ?? 0, weight: 0.1 };
  });
}

/** Puts each cell of a layer as near to its target as the order and the gaps allow. */
function setLayer(
  cells: Cells,
  layer: readonly number[],
  gap: number,
  x: number[],
  wish: (cell: number) => { readonly target: number; readonly weight: number },
): void {
  const offsets: number[] = [];
  let offset = 0;
  layer.forEach((cell, place) => {
    if (place > 0) offset += ((cells.widths[layer[place - 1] ?? 0] ?? 0) + (cells.widths[cell] ?? 0)) / 2 + gap;
    offsets.push(offset);
  });
  const wishes = layer.map(wish);
  const places = isotonic(
    wishes.map(({ target }, place) => target - (offsets[place] ?? 0)),
    wishes.map(({ weight }) => weight),
  );
  layer.forEach((cell, place) => {
    x[cell] = (places[place] ?? 0) + (offsets[place] ?? 0);
  });
}

/** The non-decreasing sequence nearest to `targets` in weighted squares: neighbours out of order share their mean. */
export function isotonic(targets: readonly number[], weights: readonly number[]): number[] {
  const blocks: { mean: number; weight: number; count: number }[] = [];
  targets.forEach((target, index) => {
    let block = { mean: target, weight: weights[index] ?? 1, count: 1 };
    for (let before = blocks.at(-1); before !== undefined && before.mean > block.mean; before = blocks.at(-1)) {
      blocks.pop();
      const weight = before.weight + block.weight;
      block = {
        mean: (before.mean * before.weight + block.mean * block.weight) / weight,
        weight,
        count: before.count + block.count,
      };
    }
    blocks.push(block);
  });
  return blocks.flatMap(({ mean, count }) => new Array<number>(count).fill(mean));
}
