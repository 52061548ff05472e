/** The order of cells within each layer, with few crossings. Pure, iterative, deterministic; part of the layout. */

/** Neighbours by cell: those of cell c are `cells[starts[c]]` up to `cells[starts[c + 1]]`. */
export interface Links {
  readonly starts: Int32Array;
  readonly cells: Int32Array;
}

/** Boxes first, then the places through which edges pass; neighbours are always one layer apart. */
export interface Cells {
  readonly boxCount: number;
  readonly widths: Float64Array;
  readonly ranks: Int32Array;
  readonly above: Links;
  readonly below: Links;
}

export type Layers = readonly Int32Array[];

/** True: there is no more time, what there is must do. */
export type Steps<Result> = Generator<undefined, Result, boolean | undefined>;

/**
 * Layers from the top, each from left to right. `before`: where boxes stood in a picture from which this one is a step;
 * NaN for those that were not there. Boxes of one layer keep the order that they had.
 */
export function* orderCells(cells: Cells, sweeps: number, before: Float64Array | null): Steps<Layers> {
  const places = new Float64Array(cells.widths.length);
  let layers: Layers = firstOrder(cells);
  if (before !== null) for (const layer of layers) keepOrder(layer, cells.boxCount, before);
  const counter = new CrossingCounter(cells);
  let best = layers;
  let fewest = counter.count(layers);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    if ((yield) === true) break;
    layers = sweepOnce(cells, layers, sweep % 2 === 0, places, before);
    const crossings = counter.count(layers);
    if (crossings < fewest) [best, fewest] = [layers, crossings];
  }
  return best;
}

/** Depth first from the results upward, operands from left to right: for a formula this is the order of reading. */
function firstOrder({ ranks, above, below }: Cells): Int32Array[] {
  const sizes = new Int32Array(ranks.reduce((most, rank) => Math.max(most, rank), 0) + 1);
  for (const rank of ranks) sizes[rank] = (sizes[rank] ?? 0) + 1;
  const layers = [...sizes].map((size) => new Int32Array(size));
  const filled = new Int32Array(sizes.length);
  const seen = new Uint8Array(ranks.length);
  const stack: number[] = [];
  for (let cell = ranks.length - 1; cell >= 0; cell -= 1)
    if (below.starts[cell] === below.starts[cell + 1]) stack.push(cell);
  for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
    if (seen[cell] === 1) continue;
    seen[cell] = 1;
    const rank = ranks[cell] ?? 0;
    const place = filled[rank] ?? 0;
    const layer = layers[rank];
    if (layer !== undefined) layer[place] = cell;
    filled[rank] = place + 1;
    for (let link = (above.starts[cell + 1] ?? 0) - 1; link >= (above.starts[cell] ?? 0); link -= 1)
      stack.push(above.cells[link] ?? 0);
  }
  return layers;
}

function sweepOnce(
  { boxCount, above, below }: Cells,
  layers: Layers,
  down: boolean,
  places: Float64Array,
  before: Float64Array | null,
): Layers {
  const { starts, cells } = down ? above : below;
  const weights = new Float64Array(places.length);
  for (const layer of layers) for (let place = 0; place < layer.length; place += 1) places[layer[place] ?? 0] = place;
  const swept = [...layers];
  for (let step = 0; step < layers.length; step += 1) {
    const rank = down ? step : layers.length - 1 - step;
    const layer = Int32Array.from(layers[rank] ?? []);
    for (let place = 0; place < layer.length; place += 1) {
      const cell = layer[place] ?? 0;
      const [first, last] = [starts[cell] ?? 0, starts[cell + 1] ?? 0];
      let sum = 0;
      for (let link = first; link < last; link += 1) sum += places[cells[link] ?? 0] ?? 0;
      weights[cell] = first === last ? place : sum / (last - first);
    }
    if (layer.length > 1) layer.sort((one, other) => (weights[one] ?? 0) - (weights[other] ?? 0));
    if (before !== null) keepOrder(layer, boxCount, before);
    for (let place = 0; place < layer.length; place += 1) places[layer[place] ?? 0] = place;
    swept[rank] = layer;
  }
  return swept;
}

/** Among the places of the boxes that had one before, these come in the order that they had. */
function keepOrder(layer: Int32Array, boxCount: number, before: Float64Array): void {
  const known = layer.filter((cell) => cell < boxCount && !Number.isNaN(before[cell] ?? NaN));
  if (known.length < 2) return;
  const sorted = [...known].sort((one, other) => (before[one] ?? 0) - (before[other] ?? 0));
  let next = 0;
  for (let place = 0; place < layer.length && next < known.length; place += 1) {
    if (layer[place] !== known[next]) continue;
    layer[place] = sorted[next] ?? 0;
    next += 1;
  }
}

/** Pairs of lines between neighbouring layers that cross, by a Fenwick tree over the lower layer's places. */
class CrossingCounter {
  private readonly places: Int32Array;
  private readonly below: Links;

  constructor({ below, widths }: Cells) {
    this.below = below;
    this.places = new Int32Array(widths.length);
  }

  count(layers: Layers): number {
    const { places } = this;
    let widest = 0;
    for (const layer of layers) {
      for (let place = 0; place < layer.length; place += 1) places[layer[place] ?? 0] = place;
      widest = Math.max(widest, layer.length);
    }
    const tree = new Int32Array(widest + 1);
    let crossings = 0;
    for (let rank = 0; rank + 1 < layers.length; rank += 1)
      crossings += this.between(layers[rank] ?? new Int32Array(), layers[rank + 1]?.length ?? 0, tree);
    return crossings;
  }

  private between(layer: Int32Array, size: number, tree: Int32Array): number {
    const { places } = this;
    const { starts, cells } = this.below;
    tree.fill(0, 0, size + 1);
    let crossings = 0;
    let lines = 0;
    for (const cell of layer) {
      const [first, last] = [starts[cell] ?? 0, starts[cell + 1] ?? 0];
      for (let link = first; link < last; link += 1) {
        let toTheLeft = 0;
        for (let index = (places[cells[link] ?? 0] ?? 0) + 1; index > 0; index -= index & -index)
          toTheLeft += tree[index] ?? 0;
        crossings += lines - toTheLeft;
      }
      for (let link = first; link < last; link += 1) {
        for (let index = (places[cells[link] ?? 0] ?? 0) + 1; index <= size; index += index & -index)
          tree[index] = (tree[index] ?? 0) + 1;
      }
      lines += last - first;
    }
    return crossings;
  }
}
