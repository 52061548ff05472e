/** What an expression would cost, from the shapes of its variables alone: nothing is computed. */
import { TorchError } from '../../engine/errors';
import { broadcastShapes, numel, reducedShape, wrapDims, type Shape } from '../../engine/shape';
import { message } from '../../trace/message';
import { refusal, type Refusal } from '../../trace/refusal';
import { shapeOf } from '../../trace/value';
import { constantValue } from './constant';
import type { Expression } from './expression';
import { fold } from './fold';
import { functionNamed } from './functions/functions';
import { problem, ReadError } from './problems';
import type { CallTree, Tree } from './tree';

export interface Cost {
  /** Operators that run. */
  readonly operators: number;
  /** Operations on elements; a product of matrices counts each multiplication. */
  readonly elements: number;
}

interface Part extends Cost {
  readonly shape: Shape;
}

/** An upper bound of one forward evaluation's cost: both sides of a condition count. */
export function cost({ tree }: Pick<Expression, 'tree'>, shapes: ReadonlyMap<string, Shape>): Cost | Refusal {
  try {
    const computed = new Set<Tree>();
    const { operators, elements } = fold<Part>(tree, (part, parts) => {
      const costs = partCost(part, parts, shapes);
      if (part.kind !== 'bound') return costs;
      // What a name stands for is computed once.
      if (computed.has(part.definition)) return { ...costs, operators: 0, elements: 0 };
      computed.add(part.definition);
      return costs;
    });
    return { operators, elements };
  } catch (error) {
    if (error instanceof ReadError) return error.refusal;
    throw error;
  }
}

function partCost(tree: Tree, parts: readonly Part[], shapes: ReadonlyMap<string, Shape>): Part {
  const operators = parts.reduce((sum, part) => sum + part.operators, 0);
  const elements = parts.reduce((sum, part) => sum + part.elements, 0);
  switch (tree.kind) {
    case 'number':
      return { operators, elements, shape: [] };
    case 'name':
      return { operators, elements, shape: shapes.get(tree.name) ?? [] };
    case 'bound':
      return { operators, elements, shape: parts[0]?.shape ?? [] };
    case 'list': {
      const constant = constantValue(tree);
      const shape =
        constant === null ? [parts.length, ...(parts[0]?.shape ?? [])] : (shapeOf(constant) ?? [parts.length]);
      return { operators: operators + 1, elements: elements + numel(shape), shape };
    }
    case 'condition': {
      const [, then, otherwise] = parts;
      const larger = numel(then?.shape ?? []) >= numel(otherwise?.shape ?? []) ? then : otherwise;
      return { operators, elements, shape: larger?.shape ?? [] };
    }
    case 'call': {
      const { shape, work } = guarded(tree, () =>
        callCost(
          tree,
          parts.map((part) => part.shape),
        ),
      );
      return { operators: operators + 1, elements: elements + work, shape };
    }
  }
}

/** Shapes that do not fit are refused here in PyTorch's words, before anything runs. */
function guarded<T>(tree: CallTree, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof TorchError)) throw error;
    throw new ReadError(
      refusal(
        tree.range,
        message('expression.engine', '{text}', { text: error.message }),
        message('expression.engine.hint', 'Check the shapes of the values.'),
      ),
    );
  }
}

function callCost(tree: CallTree, shapes: readonly Shape[]): { readonly shape: Shape; readonly work: number } {
  const [first = [], second = []] = shapes;
  switch (functionNamed(tree.operator)?.shape) {
    case 'reduction': {
      const { dim, keepdim } = tree.keywords;
      const dims = typeof dim === 'boolean' ? null : (dim ?? null);
      return { shape: reducedShape(first, wrapDims(dims, first.length), keepdim === true), work: numel(first) };
    }
    case 'matmul':
      return matmulCost(tree, first, second);
    case 'dot':
      return { shape: [], work: numel(first) };
    case 'outer':
      return { shape: [...first, ...second], work: numel(first) * numel(second) };
    case 'transpose':
      return { shape: [...first].reverse(), work: 1 };
    case 'select':
      return { shape: first.slice(1), work: 1 };
    case 'along':
      return { shape: first, work: numel(first) * 4 };
    case 'elementwise':
    case undefined: {
      const shape = shapes.reduce<Shape>((one, other) => broadcastShapes(one, other), []);
      return { shape, work: numel(shape) };
    }
  }
}

/** Vectors count as a row on the left and as a column on the right; what stands before the last two is broadcast. */
function matmulCost(tree: CallTree, first: Shape, second: Shape): { readonly shape: Shape; readonly work: number } {
  if (first.length === 0 || second.length === 0) throw new ReadError(problem('matrix-of-scalar', tree.range));
  const left = first.length === 1 ? [1, ...first] : first;
  const right = second.length === 1 ? [...second, 1] : second;
  const batch = broadcastShapes(left.slice(0, -2), right.slice(0, -2));
  const [m = 1, k = 1] = left.slice(-2);
  const n = right.at(-1) ?? 1;
  const shape = [...batch, ...(first.length === 1 ? [] : [m]), ...(second.length === 1 ? [] : [n])];
  return { shape, work: numel(batch) * m * k * n };
}
