/** Einstein's summation: what an equation says of its operands, as PyTorch reads it, and which dimensions go where. */
import { runtimeError } from '../errors';
import { formatList } from '../shape';
import type { Tensor } from '../tensor/tensor';

/** Stands for the dimensions that `...` covers among the letters of one operand. */
const ELLIPSIS = '...';

type Label = string;

interface Equation {
  readonly operands: readonly (readonly Label[])[];
  /** null where the equation has no arrow. */
  readonly output: readonly Label[] | null;
}

/** Where each label stands in the common order of dimensions: those of the output first, then those that are summed. */
interface Places {
  readonly of: ReadonlyMap<Label, number>;
  /** How many dimensions `...` covers, at most. */
  readonly covered: number;
  readonly output: number;
  readonly all: number;
}

/** The sum that the equation describes, of operands two by two from the left. */
export function einsumOf(equation: string, operands: readonly Tensor[]): Tensor {
  const parsed = parse(equation, operands);
  const places = placesOf(parsed, operands);
  const aligned = operands.map((operand, i) => align(operand, parsed.operands[i] ?? [], places, i));
  const counts = countSizes(aligned, parsed, places);
  const [first, ...others] = aligned;
  if (first === undefined) throw runtimeError('einsum(): must provide at least one operand');
  const { output, all } = places;
  if (others.length === 0) {
    const summed = Array.from({ length: all - output }, (_, i) => output + i);
    return all > output ? first.sum(summed) : first;
  }
  const result = others.reduce((left, right) => contracted(left, right, counts, places), first);
  return all > output ? result.view(result.shape.slice(0, output)) : result;
}

function parse(equation: string, operands: readonly Tensor[]): Equation {
  const arrow = equation.indexOf('->');
  const left = arrow < 0 ? equation : equation.slice(0, arrow);
  const labels: Label[][] = [[]];
  for (let i = 0; i < left.length; i++) {
    const character = left.charAt(i);
    const current = labels[labels.length - 1] ?? [];
    if (character === ' ') continue;
    if (character === ',') {
      if (labels.length >= operands.length)
        throw runtimeError('einsum(): fewer operands were provided than specified in the equation');
      labels.push([]);
    } else if (character === '.') {
      const place = `for operand ${labels.length - 1}`;
      if (current.includes(ELLIPSIS))
        throw runtimeError(`einsum(): found '.' ${place} for which an ellipsis was already found`);
      if (left.slice(i, i + 3) !== ELLIPSIS)
        throw runtimeError(`einsum(): found '.' ${place} that is not part of any ellipsis`);
      current.push(ELLIPSIS);
      i += 2;
    } else current.push(checkedLetter(character, i));
  }
  if (labels.length < operands.length)
    throw runtimeError('einsum(): more operands were provided than specified in the equation');
  return { operands: labels, output: arrow < 0 ? null : parseOutput(equation, arrow + 2) };
}

function checkedLetter(character: string, index: number): Label {
  if (/^[a-zA-Z]$/.test(character)) return character;
  throw runtimeError(
    `einsum(): invalid subscript given at index ${index} in the equation string, subscripts must be in [a-zA-Z]`,
  );
}

function parseOutput(equation: string, start: number): Label[] {
  const labels: Label[] = [];
  for (let i = start; i < equation.length; i++) {
    const character = equation.charAt(i);
    if (character === ' ') continue;
    if (character === '.') {
      if (labels.includes(ELLIPSIS))
        throw runtimeError("einsum(): found '.' for output but an ellipsis (...) was already found");
      if (equation.slice(i, i + 3) !== ELLIPSIS)
        throw runtimeError("einsum(): found '.' for output that is not part of any ellipsis (...)");
      labels.push(ELLIPSIS);
      i += 2;
    } else labels.push(checkedLetter(character, i));
  }
  return labels;
}

function placesOf({ operands: labels, output }: Equation, operands: readonly Tensor[]): Places {
  const frequency = new Map<Label, number>();
  let covered = 0;
  labels.forEach((own, i) => {
    const dims = operands[i]?.ndim ?? 0;
    const letters = own.filter((label) => label !== ELLIPSIS);
    const ellipsis = letters.length < own.length;
    if (ellipsis ? letters.length > dims : letters.length !== dims)
      throw runtimeError(
        `einsum(): the number of subscripts in the equation (${letters.length}) ${
          ellipsis ? 'is more than the number of dimensions' : 'does not match the number of dimensions'
        } (${dims}) for operand ${i}${ellipsis ? '' : ' and no ellipsis was given'}`,
      );
    if (ellipsis) covered = Math.max(covered, dims - letters.length);
    for (const label of own) frequency.set(label, (frequency.get(label) ?? 0) + 1);
  });
  const sorted = [...frequency.keys()].filter((label) => label !== ELLIPSIS).sort();
  // Without an arrow: what `...` covers, then the letters that stand once, A to z.
  const outputs = output ?? [ELLIPSIS, ...sorted.filter((label) => frequency.get(label) === 1)];
  const of = new Map<Label, number>();
  let next = 0;
  for (const label of outputs) {
    if (label === ELLIPSIS) {
      of.set(label, next);
      next += covered;
      continue;
    }
    if (!frequency.has(label))
      throw runtimeError(`einsum(): output subscript ${label} does not appear in the equation for any input operand`);
    if (of.has(label)) throw runtimeError(`einsum(): output subscript ${label} appears more than once in the output`);
    of.set(label, next++);
  }
  const first = next;
  if (!of.has(ELLIPSIS)) {
    of.set(ELLIPSIS, next);
    next += covered;
  }
  for (const label of sorted) if (!of.has(label)) of.set(label, next++);
  return { of, covered, output: first, all: next };
}

/** The operand with its dimensions in the common order, and those that it lacks as dimensions of size 1. */
function align(operand: Tensor, labels: readonly Label[], places: Places, number: number): Tensor {
  let result = operand;
  const order = new Array<number>(places.all).fill(-1);
  const dims = new Map<Label, number>();
  let at = 0;
  for (const label of labels) {
    const place = places.of.get(label) ?? 0;
    if (label === ELLIPSIS) {
      const missing = places.covered - (operand.ndim - labels.length + 1);
      for (let i = 0; i < missing; i++) result = result.unsqueeze(at);
      for (let i = 0; i < places.covered; i++) order[place + i] = at++;
      continue;
    }
    const before = dims.get(label);
    if (before === undefined) {
      dims.set(label, at);
      order[place] = at++;
    } else {
      if (result.size(at) !== result.size(before))
        throw runtimeError(
          `einsum(): subscript ${label} is repeated for operand ${number} but the sizes don't match, ${result.size(at)} != ${result.size(before)}`,
        );
      result = movedLast(result.diagonal(0, before, at), before);
    }
  }
  for (let place = 0; place < order.length; place++) {
    if (order[place] !== -1) continue;
    result = result.unsqueeze(-1);
    order[place] = at++;
  }
  return result.permute(order);
}

function movedLast(tensor: Tensor, to: number): Tensor {
  const last = tensor.ndim - 1;
  const order = Array.from({ length: last }, (_, d) => d);
  order.splice(to, 0, last);
  return tensor.permute(order);
}

/** In how many operands each dimension is more than 1; all those sizes are equal. */
function countSizes(aligned: readonly Tensor[], { operands }: Equation, { of, covered, all }: Places): number[] {
  const counts = new Array<number>(all).fill(0);
  const sizes = new Array<number>(all).fill(1);
  aligned.forEach((operand, i) => {
    for (const label of operands[i] ?? []) {
      const start = of.get(label) ?? 0;
      for (let d = start; d < start + (label === ELLIPSIS ? covered : 1); d++) {
        const size = operand.size(d);
        if (size === 1) continue;
        if (sizes[d] !== 1 && sizes[d] !== size) throw mismatch(label, size, sizes[d] ?? 1, i, d - start);
        sizes[d] = size;
      }
    }
    for (let d = 0; d < all; d++) if (operand.size(d) !== 1) counts[d] = (counts[d] ?? 0) + 1;
  });
  return counts;
}

function mismatch(label: Label, size: number, seen: number, operand: number, place: number): Error {
  if (label === ELLIPSIS)
    return runtimeError(
      `einsum(): dimension ${place} covered by ellipsis in operand ${operand}has size ${size} which does not broadcast with previously seen ellipsis with size ${seen} for the respective dimension`,
    );
  return runtimeError(
    `einsum(): subscript ${label} has size ${size} for operand ${operand} which does not broadcast with previously seen size ${seen}`,
  );
}

/** Both operands' product, summed over what no later operand has; `counts` goes down as dimensions are summed. */
function contracted(left: Tensor, right: Tensor, counts: number[], { output, all }: Places): Tensor {
  const both: number[] = [];
  const leftOnly: number[] = [];
  const rightOnly: number[] = [];
  for (let d = output; d < all; d++) {
    const [l, r] = [left.size(d) !== 1, right.size(d) !== 1];
    const count = counts[d] ?? 0;
    if (l && r) {
      counts[d] = count - 1;
      if (count - 1 !== 1) continue;
      both.push(d);
    } else {
      if (count !== 1) continue;
      if (l) leftOnly.push(d);
      else if (r) rightOnly.push(d);
      else continue;
    }
    counts[d] = 0;
  }
  const a = leftOnly.length > 0 ? left.sum(leftOnly, true) : left;
  const b = rightOnly.length > 0 ? right.sum(rightOnly, true) : right;
  return pairProduct(a, b, both);
}

/** The product of two aligned tensors summed over `summed` (kept as 1), as one product of batches of matrices. */
function pairProduct(a: Tensor, b: Tensor, summed: readonly number[]): Tensor {
  if (summed.length === 0) return a.mul(b);
  const shared: number[] = [];
  let lefts: number[] = [];
  let rights: number[] = [];
  for (let d = 0; d < a.ndim; d++) {
    if (summed.includes(d)) continue;
    const [l, r] = [a.size(d) !== 1, b.size(d) !== 1];
    if (l && r) {
      if (a.size(d) !== b.size(d))
        throw runtimeError(`non-broadcast dimensions must match ${formatList(a.shape)} ${formatList(b.shape)}`);
      shared.push(d);
    } else if (l) lefts.push(d);
    else rights.push(d);
  }
  let [left, right] = [a, b];
  // Where all of the right operand's dimensions come first, exchanging the two gives the result in its order.
  if (lefts.length > 0 && rights.length > 0 && (rights.at(-1) ?? 0) < (lefts[0] ?? 0)) {
    [left, right] = [right, left];
    [lefts, rights] = [rights, lefts];
  }
  const count = (tensor: Tensor, dims: readonly number[]): number =>
    dims.reduce((product, d) => product * tensor.size(d), 1);
  const [batch, inner] = [count(left, shared), count(left, summed)];
  const [m, n] = [count(left, lefts), count(right, rights)];
  const order = [...shared, ...lefts, ...summed, ...rights];
  const shape = order.map((d) => (summed.includes(d) ? 1 : rights.includes(d) ? right.size(d) : left.size(d)));
  const back = new Array<number>(order.length);
  order.forEach((d, i) => (back[d] = i));
  const x = left.permute(order).reshape([batch, m, inner]);
  const y = right.permute([...shared, ...summed, ...rights, ...lefts]).reshape([batch, inner, n]);
  return x.bmm(y).view(shape).permute(back);
}
