/**
 * Horizontal places for ordered layers: each cell as near to its neighbours' mean as the order and the gaps allow, which
 * is isotonic regression and exact layer by layer. Pure, iterative, deterministic; part of the layout.
 */
import type { Cells, Layers, Links, Steps } from './ordering';

/** Lines through several layers are kept straight before boxes are centred. */
const TRUNK_WEIGHT = 6;
/** How strongly a box stays where it stood in the picture before, against one neighbour's pull. */
const STAY = 3;

export interface Placing {
  readonly gap: number;
  readonly passes: number;
  /** Where boxes stood before, NaN for new ones; null: there was no picture. */
  readonly before: Float64Array | null;
  /** How much a leaf that only one box reads pulls that box aside and holds its own place; 1: as any operand. */
  readonly leafPull: number;
}

/** The centre of each cell. */
export function* placeInOrder(cells: Cells, layers: Layers, placing: Placing): Steps<Float64Array> {
  const placer = new Placer(cells, layers, placing);
  for (const layer of layers) placer.place(layer, false, false);
  for (let pass = 0; pass < placing.passes; pass += 1) {
    if ((yield) === true) break;
    const down = pass % 2 === 0;
    const last = pass >= placing.passes - 2;
    for (let step = 0; step < layers.length; step += 1) {
      const layer = layers[down ? step : layers.length - 1 - step];
      if (layer !== undefined) placer.place(layer, last || down, last || !down);
    }
  }
  placer.straighten();
  return placer.x;
}

class Placer {
  readonly x: Float64Array;
  private readonly cells: Cells;
  private readonly layers: Layers;
  private readonly placing: Placing;
  private readonly pulls: Float64Array;
  private readonly offsets: Float64Array;
  private readonly targets: Float64Array;
  private readonly weights: Float64Array;
  private sum = 0;
  private weight = 0;

  constructor(cells: Cells, layers: Layers, placing: Placing) {
    this.cells = cells;
    this.layers = layers;
    this.placing = placing;
    const { widths, above, below, boxCount } = cells;
    this.x = new Float64Array(widths.length);
    this.pulls = new Float64Array(widths.length).fill(1);
    if (placing.leafPull !== 1) {
      for (let cell = 0; cell < boxCount; cell += 1) {
        const isSource = above.starts[cell] === above.starts[cell + 1];
        if (isSource && (below.starts[cell + 1] ?? 0) - (below.starts[cell] ?? 0) === 1)
          this.pulls[cell] = placing.leafPull;
      }
    }
    const widest = layers.reduce((most, layer) => Math.max(most, layer.length), 0);
    this.offsets = new Float64Array(widest);
    this.targets = new Float64Array(widest);
    this.weights = new Float64Array(widest);
  }

  /** Puts one layer where its cells' neighbours are. */
  place(layer: Int32Array, toAbove: boolean, toBelow: boolean): void {
    const { boxCount } = this.cells;
    const { before } = this.placing;
    for (let place = 0; place < layer.length; place += 1) {
      const cell = layer[place] ?? 0;
      this.sum = 0;
      this.weight = 0;
      if (toAbove) this.pull(cell, this.cells.above);
      if (toBelow) this.pull(cell, this.cells.below);
      const stood = cell < boxCount && before !== null ? (before[cell] ?? NaN) : NaN;
      if (!Number.isNaN(stood)) {
        this.weight += STAY;
        this.sum += STAY * stood;
      }
      const { weight } = this;
      this.targets[place] = weight > 0 ? this.sum / weight : (this.x[cell] ?? 0);
      this.weights[place] = weight > 0 ? weight * (this.pulls[cell] ?? 1) : 0.1;
    }
    this.set(layer);
  }

  /** Adds up where the neighbours of one side draw a cell. */
  private pull(cell: number, { starts, cells }: Links): void {
    const { boxCount } = this.cells;
    const last = starts[cell + 1] ?? 0;
    for (let link = starts[cell] ?? 0; link < last; link += 1) {
      const neighbour = cells[link] ?? 0;
      const pull = cell >= boxCount && neighbour >= boxCount ? TRUNK_WEIGHT : (this.pulls[neighbour] ?? 1);
      this.weight += pull;
      this.sum += pull * (this.x[neighbour] ?? 0);
    }
  }

  /** Lines through several layers are drawn upright, as far as what stands beside them allows. */
  straighten(): void {
    const { cells } = this;
    const count = cells.widths.length;
    const mean = new Float64Array(count).fill(NaN);
    for (let cell = cells.boxCount; cell < count; cell += 1) {
      if (!Number.isNaN(mean[cell] ?? NaN) || this.passing(cells.above, cell) >= 0) continue;
      const trunk: number[] = [];
      for (let next = cell; next >= 0; next = this.passing(cells.below, next)) trunk.push(next);
      const middle = trunk.reduce((sum, part) => sum + (this.x[part] ?? 0), 0) / trunk.length;
      for (const part of trunk) mean[part] = middle;
    }
    for (const layer of this.layers) {
      if (!layer.some((cell) => !Number.isNaN(mean[cell] ?? NaN))) continue;
      for (let place = 0; place < layer.length; place += 1) {
        const cell = layer[place] ?? 0;
        const middle = mean[cell] ?? NaN;
        this.targets[place] = Number.isNaN(middle) ? (this.x[cell] ?? 0) : middle;
        this.weights[place] = Number.isNaN(middle) ? 1 : 20;
      }
      this.set(layer);
    }
  }

  /** The first neighbour through which edges pass; -1: none. */
  private passing(links: Links, cell: number): number {
    const last = links.starts[cell + 1] ?? 0;
    for (let link = links.starts[cell] ?? 0; link < last; link += 1) {
      const neighbour = links.cells[link] ?? 0;
      if (neighbour >= this.cells.boxCount) return neighbour;
    }
    return -1;
  }

  /** Puts each cell of a layer as near to its target as the order and the gaps allow. */
  private set(layer: Int32Array): void {
    const { widths } = this.cells;
    let offset = 0;
    for (let place = 0; place < layer.length; place += 1) {
      if (place > 0)
        offset += ((widths[layer[place - 1] ?? 0] ?? 0) + (widths[layer[place] ?? 0] ?? 0)) / 2 + this.placing.gap;
      this.offsets[place] = offset;
      this.targets[place] = (this.targets[place] ?? 0) - offset;
    }
    const places = isotonic(this.targets, this.weights, layer.length);
    for (let place = 0; place < layer.length; place += 1)
      this.x[layer[place] ?? 0] = (places[place] ?? 0) + (this.offsets[place] ?? 0);
  }
}

/**
 * The non-decreasing sequence nearest to the first `length` targets in weighted squares: neighbours out of order share
 * their mean.
 */
export function isotonic(
  targets: ArrayLike<number>,
  weights: ArrayLike<number>,
  length: number = targets.length,
): Float64Array {
  const means = new Float64Array(length);
  const sums = new Float64Array(length);
  const counts = new Int32Array(length);
  let blocks = 0;
  for (let index = 0; index < length; index += 1) {
    let mean = targets[index] ?? 0;
    let weight = weights[index] ?? 1;
    let count = 1;
    while (blocks > 0 && (means[blocks - 1] ?? 0) > mean) {
      blocks -= 1;
      const together = (sums[blocks] ?? 0) + weight;
      mean = ((means[blocks] ?? 0) * (sums[blocks] ?? 0) + mean * weight) / together;
      weight = together;
      count += counts[blocks] ?? 0;
    }
    means[blocks] = mean;
    sums[blocks] = weight;
    counts[blocks] = count;
    blocks += 1;
  }
  const result = new Float64Array(length);
  let at = 0;
  for (let block = 0; block < blocks; block += 1) {
    const end = at + (counts[block] ?? 0);
    result.fill(means[block] ?? 0, at, end);
    at = end;
  }
  return result;
}
