/**
 * Attention: for each query the mean of values, weighted by the softmax of its products with the keys. Knows arrays in
 * the order batch, head, position, feature; no tensor.
 */
import type { Numbers } from '../storage/storage';

export interface AttentionSizes {
  readonly batch: number;
  /** Of queries; each head of keys and values serves `heads / keyHeads` of them. */
  readonly heads: number;
  readonly keyHeads: number;
  readonly queries: number;
  readonly keys: number;
  readonly width: number;
}

/** Which keys a query sees, and how their products are weighted. */
export interface Weighting {
  readonly scale: number;
  /** A key after its query is not seen. */
  readonly causal: boolean;
  /** Added to the products: one for each batch, head, query and key. */
  readonly mask: Numbers | null;
}

/** The results, and the logarithms of the sums of exponentials: 0 where a query sees no key, whose result is 0. */
export function attend(
  query: Numbers,
  key: Numbers,
  value: Numbers,
  sizes: AttentionSizes,
  weighting: Weighting,
  out: Numbers,
  logsumexp: Numbers,
): void {
  const { keys, width } = sizes;
  const scores = new Float64Array(keys);
  const sum = new Float64Array(width);
  for (let row = 0; row < logsumexp.length; row++) {
    const first = firstKey(row, sizes);
    const largest = scoresOf(row, query, key, first, sizes, weighting, scores);
    if (largest === -Infinity) continue;
    let total = 0;
    sum.fill(0);
    for (let j = 0; j < keys; j++) {
      const weight = Math.exp((scores[j] ?? 0) - largest);
      total += weight;
      if (weight === 0) continue;
      for (let e = 0, p = first + j * width; e < width; e++) sum[e] = (sum[e] ?? 0) + weight * (value[p + e] ?? 0);
    }
    for (let e = 0; e < width; e++) out[row * width + e] = (sum[e] ?? 0) / total;
    logsumexp[row] = largest + Math.log(total);
  }
}

/** The gradients of query, key and value from that of the result. */
export function attentionSlopes(
  gradient: Numbers,
  query: Numbers,
  key: Numbers,
  value: Numbers,
  sizes: AttentionSizes,
  weighting: Weighting,
  ofQuery: Float64Array,
  ofKey: Float64Array,
  ofValue: Float64Array,
): void {
  const { keys, width } = sizes;
  const scores = new Float64Array(keys);
  const arriving = new Float64Array(keys);
  const rows = width === 0 ? 0 : gradient.length / width;
  for (let row = 0; row < rows; row++) {
    const first = firstKey(row, sizes);
    const largest = scoresOf(row, query, key, first, sizes, weighting, scores);
    if (largest === -Infinity) continue;
    const start = row * width;
    let [total, mean] = [0, 0];
    for (let j = 0; j < keys; j++) {
      const weight = Math.exp((scores[j] ?? 0) - largest);
      scores[j] = weight;
      total += weight;
      let product = 0;
      for (let e = 0, p = first + j * width; e < width; e++)
        product += (gradient[start + e] ?? 0) * (value[p + e] ?? 0);
      arriving[j] = product;
      mean += weight * product;
    }
    mean /= total;
    for (let j = 0; j < keys; j++) {
      const weight = (scores[j] ?? 0) / total;
      if (weight === 0) continue;
      const slope = weight * ((arriving[j] ?? 0) - mean) * weighting.scale;
      for (let e = 0, p = first + j * width; e < width; e++) {
        ofQuery[start + e] = (ofQuery[start + e] ?? 0) + slope * (key[p + e] ?? 0);
        ofKey[p + e] = (ofKey[p + e] ?? 0) + slope * (query[start + e] ?? 0);
        ofValue[p + e] = (ofValue[p + e] ?? 0) + weight * (gradient[start + e] ?? 0);
      }
    }
  }
}

/** Where the keys of a query's head begin. */
function firstKey(row: number, { heads, keyHeads, queries, keys, width }: AttentionSizes): number {
  const head = Math.floor(row / queries);
  const own = Math.floor((head % heads) / (heads / keyHeads));
  return (Math.floor(head / heads) * keyHeads + own) * keys * width;
}

/** The weighted products of one query with all keys; gives the largest. */
function scoresOf(
  row: number,
  query: Numbers,
  key: Numbers,
  first: number,
  { queries, keys, width }: AttentionSizes,
  { scale, causal, mask }: Weighting,
  scores: Float64Array,
): number {
  const seen = causal ? (row % queries) + 1 : keys;
  let largest = -Infinity;
  for (let j = 0; j < keys; j++) {
    let product = 0;
    for (let e = 0, p = first + j * width, q = row * width; e < width; e++)
      product += (query[q + e] ?? 0) * (key[p + e] ?? 0);
    const score = j < seen ? product * scale + (mask === null ? 0 : (mask[row * keys + j] ?? 0)) : -Infinity;
    scores[j] = score;
    if (score > largest || score !== score) largest = score;
  }
  return largest;
}
