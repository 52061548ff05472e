/**
 * Takes sums over arrays out of a formula: what is left is one scalar formula for each sum and one for the whole, in which
 * a sum is a name. So a mean over a thousand elements is differentiated once, not a thousand times. Means, norms and
 * variances are sums by their definitions. Knows shapes, no values.
 */
import { callTree, fold, nameTree, numberTree } from '../languages/expression/fold';
import { functionNamed } from '../languages/expression/functions/functions';
import type { CallTree, Tree } from '../languages/expression/tree';
import { broadcast, numel, type Shape } from './broadcast';

/** A sum over an array's elements. */
export interface Stage {
  /** The name that it has in the formulas after it. */
  readonly name: string;
  /** What is added up, the same formula for each element; it may name stages before this one. */
  readonly operand: Tree;
  readonly shape: Shape;
}

export interface Staged {
  /** The formula in numbers and stages. */
  readonly root: Tree;
  /** In the order in which they can be computed. */
  readonly stages: readonly Stage[];
}

/** A part in which each name stands for one element of an array. */
interface Part {
  readonly tree: Tree;
  readonly shape: Shape;
}

/** null where something else than element by element or a full sum is asked for. */
export function staged(tree: Tree, shapes: ReadonlyMap<string, Shape>): Staged | null {
  const staging = new Staging(shapes);
  const whole = fold<Part | null>(tree, (part, parts) => {
    const known = parts.filter((one) => one !== null);
    return known.length === parts.length ? staging.part(part, known) : null;
  });
  if (whole === null) return null;
  const root = staging.sum(whole, tree);
  return { root, stages: staging.stages };
}

class Staging {
  readonly stages: Stage[] = [];
  private readonly shapes: ReadonlyMap<string, Shape>;

  constructor(shapes: ReadonlyMap<string, Shape>) {
    this.shapes = shapes;
  }

  part(tree: Tree, parts: readonly Part[]): Part | null {
    const [first] = parts;
    switch (tree.kind) {
      case 'number':
        return { tree, shape: [] };
      case 'name':
        return { tree, shape: this.shapes.get(tree.name) ?? [] };
      case 'bound':
        return first === undefined ? null : { tree: { ...tree, definition: first.tree }, shape: first.shape };
      case 'list':
        return null;
      case 'condition': {
        const [condition, then, otherwise] = parts;
        if (condition?.shape.length !== 0 || then === undefined || otherwise === undefined) return null;
        if (then.shape.join() !== otherwise.shape.join()) return null;
        const chosen: Tree = { ...tree, condition: condition.tree, then: then.tree, otherwise: otherwise.tree };
        return { tree: chosen, shape: then.shape };
      }
      case 'call':
        return this.called(tree, parts);
    }
  }

  /** A number stays what it is; of an array a stage is made. */
  sum({ tree, shape }: Part, { range }: Pick<Tree, 'range'>): Tree {
    if (shape.length === 0) return tree;
    const name = `∑${String(this.stages.length + 1)}`;
    this.stages.push({ name, operand: tree, shape });
    return nameTree(name, range);
  }

  private called(tree: CallTree, parts: readonly Part[]): Part | null {
    const [first, second] = parts;
    if (first === undefined) return null;
    switch (functionNamed(tree.operator)?.shape) {
      case 'elementwise': {
        const shape = parts.reduce<Shape | null>(
          (one, { shape: other }) => (one === null ? null : broadcast(one, other)),
          [],
        );
        return shape === null ? null : { tree: { ...tree, operands: parts.map((part) => part.tree) }, shape };
      }
      case 'reduction':
        return Object.keys(tree.keywords).length > 0 ? null : this.reduced(tree, first);
      case 'dot':
      case 'matmul':
        if (second?.shape.length !== 1 || first.shape.join() !== second.shape.join()) return null;
        return this.number(this.sum({ tree: made(tree, 'mul', first.tree, second.tree), shape: first.shape }, tree));
      default:
        return null;
    }
  }

  private number(tree: Tree): Part {
    return { tree, shape: [] };
  }

  /** Of all elements. */
  private reduced(tree: CallTree, part: Part): Part | null {
    const count = numel(part.shape);
    if (part.shape.length === 0) return ['sum', 'mean', 'prod'].includes(tree.operator) ? part : null;
    switch (tree.operator) {
      case 'sum':
        return this.number(this.sum(part, tree));
      case 'mean':
        return this.number(this.mean(tree, part, count));
      case 'norm':
        return this.number(made(tree, 'sqrt', this.sum({ ...part, tree: made(tree, 'square', part.tree) }, tree)));
      case 'logsumexp':
        return this.number(made(tree, 'log', this.sum({ ...part, tree: made(tree, 'exp', part.tree) }, tree)));
      case 'var':
        return this.number(this.variance(tree, part, count));
      case 'std':
        return this.number(made(tree, 'sqrt', this.variance(tree, part, count)));
      default:
        return null;
    }
  }

  private mean(tree: CallTree, part: Part, count: number): Tree {
    return made(tree, 'div', this.sum(part, tree), numberTree(count, tree.range));
  }

  /** Of a sample, as PyTorch's: over one less than the count. */
  private variance(tree: CallTree, part: Part, count: number): Tree {
    const apart = made(tree, 'sub', part.tree, this.mean(tree, part, count));
    const squares = this.sum({ ...part, tree: made(tree, 'square', apart) }, tree);
    return made(tree, 'div', squares, numberTree(count - 1, tree.range));
  }
}

function made({ range, operatorRange }: CallTree, operator: string, ...operands: readonly Tree[]): Tree {
  return callTree(operator, operands, range, operatorRange);
}
