/**
 * Functions of arrays by their definitions, over elements that are formulas: sums, means, norms, softmax, products of
 * matrices. Knows shapes, no values.
 */
import { numberTree } from '../languages/expression/fold';
import type { CallTree, Tree } from '../languages/expression/tree';
import { broadcast, numel, sources, wrappedDims, type Shape } from './broadcast';
import { fail, MAX_MADE, tooLarge, WritingError, type Elements, type Maker } from './maker';

/** Lines of elements that are combined into one each. */
interface Lines {
  readonly shape: Shape;
  readonly lines: readonly (readonly Tree[])[];
}

// Several elements to one

export function reduction(make: Maker, tree: CallTree, operand: Elements): Elements {
  const { shape, lines } = linesOf(tree, operand);
  return { shape, elements: lines.map((line) => reduced(make, tree, line)) };
}

function reduced(make: Maker, tree: CallTree, line: readonly Tree[]): Tree {
  const { range } = tree;
  const number = (value: number): Tree => numberTree(value, range);
  const chain = (operator: string, items: readonly Tree[]): Tree => make.chain(operator, items, range) ?? fail(range);
  const [only] = line;
  switch (tree.operator) {
    case 'sum':
      return make.chain('add', line, range) ?? number(0);
    case 'prod':
      return make.chain('mul', line, range) ?? number(1);
    case 'mean':
      return line.length === 1 && only !== undefined
        ? only
        : make.call('div', [chain('add', line), number(line.length)], tree);
    // Of all at once, not in pairs: those that tie share the slope evenly.
    case 'max':
    case 'amax':
    case 'min':
    case 'amin':
      return only !== undefined && line.length === 1
        ? only
        : make.call(tree.operator, [make.kept({ kind: 'list', items: line, range }, range)], tree);
    case 'norm':
      return line.length === 1
        ? make.call('abs', line, tree)
        : make.call('sqrt', [chain('add', squares(make, line, tree))], tree);
    case 'var':
      return variance(make, line, tree);
    case 'std':
      return make.call('sqrt', [variance(make, line, tree)], tree);
    case 'logsumexp':
      return make.call(
        'log',
        [
          chain(
            'add',
            line.map((item) => make.call('exp', [item], tree)),
          ),
        ],
        tree,
      );
    default:
      return fail(range);
  }
}

function squares(make: Maker, items: readonly Tree[], tree: CallTree): readonly Tree[] {
  return items.map((item) => make.call('square', [item], tree));
}

/** Of a sample, as PyTorch's: over one less than the count. */
function variance(make: Maker, line: readonly Tree[], tree: CallTree): Tree {
  const count = (value: number): Tree => numberTree(value, tree.range);
  const sum = make.chain('add', line, tree.range) ?? fail(tree.range);
  const mean = make.call('div', [sum, count(line.length)], tree);
  const apart = line.map((item) => make.call('sub', [item, mean], tree));
  const total = make.chain('add', squares(make, apart, tree), tree.range) ?? fail(tree.range);
  return make.call('div', [total, count(line.length - 1)], tree);
}

export function along(make: Maker, tree: CallTree, operand: Elements): Elements {
  const { dim } = tree.keywords;
  if (typeof dim !== 'number') return fail(tree.range);
  const elements: Tree[] = [...operand.elements];
  for (const places of linePlaces(operand.shape, dimsOf(tree, dim, operand.shape))) {
    const powers = places.map((place) => make.call('exp', [operand.elements[place] ?? fail(tree.range)], tree));
    const sum = make.chain('add', powers, tree.range) ?? fail(tree.range);
    places.forEach((place, index) => {
      const item = operand.elements[place] ?? fail(tree.range);
      elements[place] =
        tree.operator === 'softmax'
          ? make.call('div', [powers[index] ?? fail(tree.range), sum], tree)
          : make.call('sub', [item, make.call('log', [sum], tree)], tree);
    });
  }
  return { shape: operand.shape, elements };
}

// Products

export function matmul(make: Maker, tree: CallTree, one: Elements, other: Elements): Elements {
  if (one.shape.length === 0 || other.shape.length === 0) return fail(tree.range);
  const left = one.shape.length === 1 ? [1, ...one.shape] : one.shape;
  const right = other.shape.length === 1 ? [...other.shape, 1] : other.shape;
  const batch = broadcast(left.slice(0, -2), right.slice(0, -2)) ?? fail(tree.range);
  const [m = 1, k = 1] = left.slice(-2);
  const [inner = 1, n = 1] = right.slice(-2);
  if (inner !== k) return fail(tree.range);
  if (numel(batch) * m * k * n > MAX_MADE) throw new WritingError(tooLarge(tree.range));
  const [lefts, rights] = [sources(left.slice(0, -2), batch), sources(right.slice(0, -2), batch)];
  const elements: Tree[] = [];
  for (let matrix = 0; matrix < numel(batch); matrix += 1)
    for (let row = 0; row < m; row += 1)
      for (let column = 0; column < n; column += 1)
        elements.push(
          sumOfProducts(
            make,
            tree,
            Array.from({ length: k }, (_, at) => one.elements[((lefts[matrix] ?? 0) * m + row) * k + at]),
            Array.from({ length: k }, (_, at) => other.elements[((rights[matrix] ?? 0) * k + at) * n + column]),
          ),
        );
  const shape = [...batch, ...(one.shape.length === 1 ? [] : [m]), ...(other.shape.length === 1 ? [] : [n])];
  return { shape, elements };
}

export function dot(make: Maker, tree: CallTree, one: Elements, other: Elements): Elements {
  if (one.elements.length !== other.elements.length) return fail(tree.range);
  return { shape: [], elements: [sumOfProducts(make, tree, one.elements, other.elements)] };
}

function sumOfProducts(
  make: Maker,
  tree: CallTree,
  ones: readonly (Tree | undefined)[],
  others: readonly (Tree | undefined)[],
): Tree {
  const products = ones.map((one, index) =>
    make.call('mul', [one ?? fail(tree.range), others[index] ?? fail(tree.range)], tree),
  );
  return make.chain('add', products, tree.range) ?? numberTree(0, tree.range);
}

export function outer(make: Maker, tree: CallTree, one: Elements, other: Elements): Elements {
  return {
    shape: [...one.shape, ...other.shape],
    elements: one.elements.flatMap((row) => other.elements.map((column) => make.call('mul', [row, column], tree))),
  };
}

export function transposed({ shape, elements }: Elements): Elements {
  const [rows, columns] = shape;
  if (rows === undefined || columns === undefined) return { shape, elements };
  return {
    shape: [columns, rows],
    elements: elements.flatMap((_, at) => elements[(at % rows) * columns + Math.floor(at / rows)] ?? []),
  };
}

export function selected({ keywords, range }: CallTree, { shape, elements }: Elements): Elements {
  const { index } = keywords;
  const [length, ...inner] = shape;
  if (typeof index !== 'number' || length === undefined) return fail(range);
  const at = index < 0 ? index + length : index;
  if (!(at >= 0 && at < length)) return fail(range);
  const size = numel(inner);
  return { shape: inner, elements: elements.slice(at * size, (at + 1) * size) };
}

/** What each element of a reduction is made of. */
function linesOf(tree: CallTree, { shape, elements }: Elements): Lines {
  const { dim = null, keepdim } = tree.keywords;
  const dims = dimsOf(tree, typeof dim === 'boolean' ? null : dim, shape);
  const lines = linePlaces(shape, dims).map((places) => places.flatMap((place) => elements[place] ?? []));
  const reduced = keepdim === true ? keptShape(shape, dims) : shape.filter((_, d) => !dims.includes(d));
  return { shape: reduced, lines };
}

function dimsOf(tree: CallTree, dim: number | readonly number[] | null, shape: Shape): readonly number[] {
  return wrappedDims(dim, shape.length) ?? fail(tree.range);
}

function keptShape(shape: Shape, dims: readonly number[]): Shape {
  return shape.map((size, d) => (dims.includes(d) ? 1 : size));
}

/** Places of the elements that stand in one line along some dimensions, for each line. */
function linePlaces(shape: Shape, dims: readonly number[]): readonly (readonly number[])[] {
  const kept = keptShape(shape, dims);
  const lines: number[][] = Array.from({ length: numel(kept) }, () => []);
  sources(kept, shape).forEach((line, at) => lines[line]?.push(at));
  return lines;
}
