/**
 * Writes a formula over arrays out into its elements: a scalar formula in which `x[0]` and `W[1][2]` are names of their
 * own. Every function by its definition: broadcasting, sums and means, products of matrices, softmax. Knows shapes, no
 * values.
 */
import { callTree, fold, nameTree, numberTree } from '../languages/expression/fold';
import { functionNamed } from '../languages/expression/functions/functions';
import type { BoundTree, CallTree, ConditionTree, Tree } from '../languages/expression/tree';
import type { SourceRange } from '../trace/range';
import { isRefusal, type Refusal } from '../trace/refusal';
import { along, dot, matmul, outer, reduction, selected, transposed } from './arrays';
import { broadcast, elementName, numel, sources, type Shape } from './broadcast';
import { fail, Maker, MAX_WRITTEN_OUT, tooLarge, WritingError, type Elements } from './maker';
import { sizeOf } from './size';

/** The sum of the result's elements, or the result itself where it is a number. Names that `shapes` lacks are numbers. */
export function writtenOut(tree: Tree, shapes: ReadonlyMap<string, Shape>): Tree | Refusal {
  const elements = elementsOf(tree, shapes);
  return isRefusal(elements) ? elements : totalOf(elements, tree);
}

/** The elements themselves. */
export function elementsOf(tree: Tree, shapes: ReadonlyMap<string, Shape>): Elements | Refusal {
  const writer = new Writer(shapes);
  return guarded(tree, () => fold<Elements>(tree, (part, parts) => writer.write(part, parts)));
}

/** The sum of the elements of `tree`, as `torch.sum` gives it before `backward`. */
export function totalOf({ elements }: Elements, tree: Tree): Tree | Refusal {
  const size = elements.reduce((sum, element) => sum + sizeOf(element) + 1, -1);
  if (size > MAX_WRITTEN_OUT) return tooLarge(tree.range);
  const [first, ...others] = elements;
  return others.reduce(
    (one, other) => callTree('add', [one, other], tree.range, tree.range),
    first ?? numberTree(0, tree.range),
  );
}

function guarded<T>(tree: Tree, body: () => T): T | Refusal {
  try {
    return body();
  } catch (error) {
    if (error instanceof WritingError) return error.refusal;
    // Elements beyond what a list can be spread into.
    if (error instanceof RangeError) return tooLarge(tree.range);
    throw error;
  }
}

class Writer {
  private readonly shapes: ReadonlyMap<string, Shape>;
  private readonly make = new Maker();

  constructor(shapes: ReadonlyMap<string, Shape>) {
    this.shapes = shapes;
  }

  write(tree: Tree, parts: readonly Elements[]): Elements {
    switch (tree.kind) {
      case 'number':
        return { shape: [], elements: [this.make.kept(tree, tree.range)] };
      case 'name':
        return this.variable(tree.name, tree.range);
      case 'bound':
        return this.bound(tree, parts[0] ?? fail(tree.range));
      case 'list':
        return this.list(parts, tree.range);
      case 'condition':
        return this.condition(tree, parts);
      case 'call':
        return this.called(tree, parts);
    }
  }

  private variable(name: string, range: SourceRange): Elements {
    const shape = this.shapes.get(name) ?? [];
    const count = numel(shape);
    if (count > MAX_WRITTEN_OUT) throw new WritingError(tooLarge(range));
    return {
      shape,
      elements: Array.from({ length: count }, (_, element) =>
        this.make.kept(nameTree(elementName(name, element, shape), range), range),
      ),
    };
  }

  /** Mentions share the elements of one definition, by reference. */
  private bound(tree: BoundTree, { shape, elements }: Elements): Elements {
    return {
      shape,
      elements: elements.map((definition, element) =>
        this.make.kept({ ...tree, name: elementName(tree.name, element, shape), definition }, tree.range),
      ),
    };
  }

  private list(parts: readonly Elements[], range: SourceRange): Elements {
    const shape = parts[0]?.shape ?? [];
    if (parts.some((part) => part.shape.join() !== shape.join())) fail(range);
    return { shape: [parts.length, ...shape], elements: parts.flatMap(({ elements }) => elements) };
  }

  private condition(tree: ConditionTree, parts: readonly Elements[]): Elements {
    const [condition, then, otherwise] = parts;
    const [decides] = condition?.elements ?? [];
    if (then === undefined || otherwise === undefined || decides === undefined || condition?.elements.length !== 1)
      return fail(tree.range);
    if (then.shape.join() !== otherwise.shape.join()) return fail(tree.range);
    const elements = then.elements.map((one, element) => {
      const other = otherwise.elements[element] ?? one;
      return this.make.kept<Tree>({ ...tree, condition: decides, then: one, otherwise: other }, tree.range);
    });
    return { shape: then.shape, elements };
  }

  private called(tree: CallTree, parts: readonly Elements[]): Elements {
    const [first, second] = parts;
    if (first === undefined) return fail(tree.range);
    switch (functionNamed(tree.operator)?.shape) {
      case 'reduction':
        return reduction(this.make, tree, first);
      case 'along':
        return along(this.make, tree, first);
      case 'matmul':
        return matmul(this.make, tree, first, second ?? fail(tree.range));
      case 'dot':
        return dot(this.make, tree, first, second ?? fail(tree.range));
      case 'outer':
        return outer(this.make, tree, first, second ?? fail(tree.range));
      case 'transpose':
        return transposed(first);
      case 'select':
        return selected(tree, first);
      case 'elementwise':
      case undefined:
        return this.elementwise(tree, parts);
    }
  }

  private elementwise(tree: CallTree, parts: readonly Elements[]): Elements {
    const shape = parts.reduce<Shape>((one, { shape: other }) => broadcast(one, other) ?? fail(tree.range), []);
    if (numel(shape) > MAX_WRITTEN_OUT) throw new WritingError(tooLarge(tree.range));
    const places = parts.map((part) => sources(part.shape, shape));
    const elements = Array.from({ length: numel(shape) }, (_, element) =>
      this.make.call(
        tree.operator,
        parts.map((part, operand) => part.elements[places[operand]?.[element] ?? -1] ?? fail(tree.range)),
        tree,
        tree.keywords,
      ),
    );
    return { shape, elements };
  }
}
