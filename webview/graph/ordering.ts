/** The order of cells within each layer, with few crossings. Pure, iterative, deterministic; part of the layout. */

/** Boxes first, then the places through which edges pass; neighbours are always one layer apart. */
export interface Cells {
  readonly boxCount: number;
  readonly widths: readonly number[];
  readonly ranks: readonly number[];
  readonly above: readonly (readonly number[])[];
  readonly below: readonly (readonly number[])[];
}

const SWEEPS = 8;

/** Layers from the top, each from left to right. */
export function orderCells(cells: Cells): number[][] {
  let layers = firstOrder(cells);
  let best = layers;
  let fewest = countCrossings(cells, layers);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    layers = sweepOnce(cells, layers, sweep % 2 === 0);
    const crossings = countCrossings(cells, layers);
    if (crossings < fewest) [best, fewest] = [layers, crossings];
  }
  return best;
}

/** Depth first from the results upward, operands from left to right: for a formula this is the order of reading. */
function firstOrder({ ranks, above, below }: Cells): number[][] {
  const layers = Array.from({ length: ranks.reduce((most, rank) => Math.max(most, rank), 0) + 1 }, (): number[] => []);
  const seen = new Set<number>();
  const sinks = ranks.flatMap((_, cell) => (below[cell]?.length === 0 ? [cell] : []));
  const stack = sinks.reverse();
  for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
    if (seen.has(cell)) continue;
    seen.add(cell);
    layers[ranks[cell] ?? 0]?.push(cell);
    stack.push(...[...(above[cell] ?? [])].reverse());
  }
  return layers;
}

function sweepOnce({ above, below }: Cells, layers: readonly (readonly number[])[], down: boolean): number[][] {
  const places = placesOf(layers);
  const swept = layers.map((layer) => [...layer]);
  const order = down ? swept.keys() : [...swept.keys()].reverse();
  for (const rank of order) {
    const layer = swept[rank] ?? [];
    const weights = new Map(
      layer.map((cell, place) => {
        const neighbours = (down ? above : below)[cell] ?? [];
        const sum = neighbours.reduce((total, neighbour) => total + (places.get(neighbour) ?? 0), 0);
        return [cell, neighbours.length === 0 ? place : sum / neighbours.length];
      }),
    );
    layer.sort((one, other) => (weights.get(one) ?? 0) - (weights.get(other) ?? 0));
    layer.forEach((cell, place) => places.set(cell, place));
  }
  return swept;
}

function placesOf(layers: readonly (readonly number[])[]): Map<number, number> {
  const places = new Map<number, number>();
  for (const layer of layers) layer.forEach((cell, place) => places.set(cell, place));
  return places;
}

/** Pairs of lines between neighbouring layers that cross, by a Fenwick tree over the lower layer's places. */
export function countCrossings({ below }: Cells, layers: readonly (readonly number[])[]): number {
  const places = placesOf(layers);
  let crossings = 0;
  layers.forEach((layer, rank) => {
    const size = layers[rank + 1]?.length ?? 0;
    const tree = new Array<number>(size + 1).fill(0);
    let lines = 0;
    for (const cell of layer) {
      const ends = (below[cell] ?? []).map((neighbour) => places.get(neighbour) ?? 0);
      for (const end of ends) {
        let toTheLeft = 0;
        for (let index = end + 1; index > 0; index -= index & -index) toTheLeft += tree[index] ?? 0;
        crossings += lines - toTheLeft;
      }
      for (const end of ends) {
        for (let index = end + 1; index <= size; index += index & -index) tree[index] = (tree[index] ?? 0) + 1;
      }
      lines += ends.length;
    }
  });
  return crossings;
}
