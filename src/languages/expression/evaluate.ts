/**
 * Runs an expression on the engine, from its tree. Variables are tensors; constants stay plain numbers, so that the
 * graph has PyTorch's nodes (`2 - x` is `RsubBackward1`). Only the branch that is taken runs. Without recursion.
 */
import { bool, float64, type DType } from '../../engine/dtype';
import { TorchError } from '../../engine/errors';
// Not all of torch: the editor's host needs neither modules nor optimisers.
import { functions } from '../../engine/functions';
import { ofNumbers } from '../../engine/tensor/create';
import { Tensor } from '../../engine/tensor/tensor';
import { message } from '../../trace/message';
import type { SourceRange } from '../../trace/range';
import { refusal, type Refusal } from '../../trace/refusal';
import type { Nested } from '../../trace/trace';
import { flatten, shapeOf } from '../../trace/value';
import { constantValue } from './constant';
import type { Expression } from './expression';
import type { Apply } from './functions/definition';
import { functionNamed } from './functions/functions';
import { excerpt, problem } from './problems';
import type { BoundTree, CallTree, ConditionTree, ListTree, Tree } from './tree';

export interface EvaluationListener {
  /** The part of the text whose operators the engine is called for next. */
  enter(range: SourceRange): void;
  /** Which side of a condition ran, and which did not. */
  branch(taken: SourceRange, skipped: SourceRange): void;
  /** What a name above stands for was computed, at its assignment. */
  named?(tensor: Tensor, name: string, assignment: SourceRange): void;
}

/** The engine would not compute this: why, and at which part of the text. */
export class EvaluationError extends Error {
  readonly refusal: Refusal;

  constructor(why: Refusal) {
    super(why.message.text);
    this.refusal = why;
  }
}

/** What a part of a formula gives. */
type Value = Tensor | number;

/** The formula's result at these leaves; constants come out as tensors, too. Throws `EvaluationError` only. */
export function evaluate(
  expression: Pick<Expression, 'tree'>,
  leaves: ReadonlyMap<string, Tensor>,
  listener: EvaluationListener | null = null,
): Tensor {
  return new Evaluation(leaves, listener).run(expression.tree);
}

/** One step of the walk: look at a part, combine what its operands gave, or go on behind a condition. */
type Step =
  | { readonly kind: 'visit'; readonly tree: Tree }
  | { readonly kind: 'call'; readonly tree: CallTree }
  | { readonly kind: 'list'; readonly tree: ListTree }
  | { readonly kind: 'bind'; readonly tree: BoundTree }
  | { readonly kind: 'branch'; readonly tree: ConditionTree };

type EngineFunction = (...args: readonly unknown[]) => unknown;
const ENGINE = functions as unknown as Readonly<Record<string, EngineFunction | undefined>>;
/** Where PyTorch has the activations that are no functions of `torch`. */
const FUNCTIONAL = functions.nn.functional as unknown as typeof ENGINE;

/** Operators that take a plain number as their second operand. */
const NUMBER_SECOND = new Set([
  'add',
  'sub',
  'mul',
  'div',
  'pow',
  'remainder',
  'fmod',
  'gt',
  'lt',
  'ge',
  'le',
  'eq',
  'ne',
]);
/** The same with the operands exchanged. */
const MIRRORED: Readonly<Record<string, string>> = {
  add: 'add',
  mul: 'mul',
  gt: 'lt',
  lt: 'gt',
  ge: 'le',
  le: 'ge',
  eq: 'eq',
  ne: 'ne',
};

class Evaluation {
  private readonly leaves: ReadonlyMap<string, Tensor>;
  private readonly listener: EvaluationListener | null;
  private readonly dtype: DType;
  private readonly values: Value[] = [];
  /** What definitions gave. */
  private readonly definitions = new Map<Tree, Value>();
  private readonly steps: Step[] = [];

  constructor(leaves: ReadonlyMap<string, Tensor>, listener: EvaluationListener | null) {
    this.leaves = leaves;
    this.listener = listener;
    const [first] = leaves.values();
    this.dtype = first?.dtype ?? float64;
  }

  run(tree: Tree): Tensor {
    this.steps.push({ kind: 'visit', tree });
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) this.step(step);
    return this.tensor(this.values.pop() ?? NaN);
  }

  private step(step: Step): void {
    switch (step.kind) {
      case 'visit':
        this.visit(step.tree);
        break;
      case 'call':
        this.values.push(this.call(step.tree, this.taken(step.tree.operands.length)));
        break;
      case 'list': {
        const items = this.taken(step.tree.items.length);
        this.values.push(this.guarded(step.tree.range, () => functions.stack(items.map((item) => this.tensor(item)))));
        break;
      }
      case 'bind':
        this.bind(step.tree);
        break;
      case 'branch':
        this.branch(step.tree);
        break;
    }
  }

  private visit(tree: Tree): void {
    switch (tree.kind) {
      case 'number':
        this.values.push(tree.value);
        break;
      case 'name':
        this.values.push(this.leaf(tree.name, tree.range));
        break;
      case 'bound': {
        const known = this.definitions.get(tree.definition);
        if (known === undefined) this.steps.push({ kind: 'bind', tree }, { kind: 'visit', tree: tree.definition });
        else this.values.push(known);
        break;
      }
      case 'call':
        this.steps.push({ kind: 'call', tree });
        this.visitAll(tree.operands);
        break;
      case 'list': {
        const constant = constantValue(tree);
        if (constant !== null) this.values.push(this.constantList(tree, constant));
        else {
          this.steps.push({ kind: 'list', tree });
          this.visitAll(tree.items);
        }
        break;
      }
      case 'condition':
        this.steps.push({ kind: 'branch', tree }, { kind: 'visit', tree: tree.condition });
        break;
    }
  }

  /** In the order of the text, so that the graph grows as PyTorch's would. */
  private visitAll(trees: readonly Tree[]): void {
    for (let i = trees.length - 1; i >= 0; i--) {
      const tree = trees[i];
      if (tree !== undefined) this.steps.push({ kind: 'visit', tree });
    }
  }

  private taken(count: number): Value[] {
    return count === 0 ? [] : this.values.splice(-count, count);
  }

  private leaf(name: string, range: SourceRange): Tensor {
    const leaf = this.leaves.get(name);
    if (leaf === undefined) throw new EvaluationError(problem('missing-value', range, { name }));
    return leaf;
  }

  /** Leaves the definition's value where it is. */
  private bind({ definition, name, assignment }: BoundTree): void {
    const value = this.values.at(-1) ?? NaN;
    this.definitions.set(definition, value);
    // Another name for a variable, or for what has a name already, marks nothing.
    if (value instanceof Tensor && definition.kind !== 'name' && definition.kind !== 'bound')
      this.listener?.named?.(value, name, assignment);
  }

  private branch(tree: ConditionTree): void {
    const [value = NaN] = this.taken(1);
    const holds = this.truth(value, tree.condition.range);
    const [taken, skipped] = holds ? [tree.then, tree.otherwise] : [tree.otherwise, tree.then];
    this.listener?.branch(taken.range, skipped.range);
    this.steps.push({ kind: 'visit', tree: taken });
  }

  private truth(value: Value, range: SourceRange): boolean {
    if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
    if (value.numel() !== 1) throw new EvaluationError(problem('ambiguous-condition', range));
    const item = value.item();
    return item !== 0 && item !== false && !Number.isNaN(item);
  }

  private call(tree: CallTree, operands: readonly Value[]): Value {
    const plain = functionNamed(tree.operator)?.plain;
    const numbers = operands.filter((operand) => typeof operand === 'number');
    const keywords = Object.keys(tree.keywords).length > 0 ? tree.keywords : null;
    if (plain !== undefined && keywords === null && numbers.length === operands.length) return plain(...numbers);
    this.listener?.enter(tree.range);
    return this.guarded(tree.range, () => this.apply(tree.operator, operands, keywords));
  }

  /** The engine's complaints are PyTorch's, and belong to this part of the text. */
  private guarded<T>(range: SourceRange, body: () => T): T {
    try {
      return body();
    } catch (error) {
      if (!(error instanceof TorchError)) throw error;
      const what = message('expression.engine', '{text}', { text: error.message });
      throw new EvaluationError(
        refusal(range, what, message('expression.engine.hint', 'Check the shapes of the values.')),
      );
    }
  }

  private apply(operator: string, operands: readonly Value[], keywords: CallTree['keywords'] | null): Value {
    const definition = functionNamed(operator);
    const plain = keywords === null ? definition?.plain : undefined;
    const numbers = operands.filter((operand) => typeof operand === 'number');
    if (plain !== undefined && numbers.length === operands.length) return plain(...numbers);
    if (definition !== undefined && definition.compose !== null)
      return definition.compose(this.applyPlain, ...operands) as Value;
    const [first, second] = operands;
    if (typeof first === 'number' && second instanceof Tensor && operands.length === 2)
      return this.numberFirst(operator, first, second);
    if (operator === 'where') return this.where(operands);
    const keepsNumber = NUMBER_SECOND.has(operator) && first instanceof Tensor;
    const args = keepsNumber ? operands : operands.map((operand) => this.tensor(operand));
    return engine(operator, keywords === null ? args : [...args, keywords]);
  }

  private readonly applyPlain: Apply = (operator, operands) => this.apply(operator, operands as readonly Value[], null);

  /** As PyTorch's tensors take a number on their left. */
  private numberFirst(operator: string, number: number, tensor: Tensor): Value {
    const mirrored = Object.hasOwn(MIRRORED, operator) ? MIRRORED[operator] : undefined;
    if (mirrored !== undefined) return engine(mirrored, [tensor, number]);
    if (operator === 'sub') return engine('rsub', [tensor, number]);
    if (operator === 'div') return engine('mul', [engine('reciprocal', [tensor]), number]);
    if (operator === 'pow') return engine('pow', [number, tensor]);
    return engine(operator, [this.tensor(number), tensor]);
  }

  private where(operands: readonly Value[]): Value {
    const [condition = NaN, then = NaN, otherwise = NaN] = operands;
    if (typeof condition === 'number') return condition !== 0 ? then : otherwise;
    const mask = condition.dtype === bool ? condition : engine('ne', [condition, 0]);
    return engine('where', [mask, this.tensor(then), this.tensor(otherwise)]);
  }

  private tensor(value: Value): Tensor {
    return typeof value === 'number' ? this.constant(value) : value;
  }

  private constant(value: number): Tensor {
    return Tensor.scalar(value, this.dtype);
  }

  /** A list without variables, at once. */
  private constantList(tree: ListTree, value: Nested): Tensor {
    const shape = shapeOf(value);
    if (shape === null) throw new EvaluationError(problem('ragged-list', tree.range));
    return ofNumbers(flatten(value), shape, this.dtype);
  }
}

function engine(operator: string, args: readonly unknown[]): Tensor {
  const call = ENGINE[operator] ?? FUNCTIONAL[operator];
  if (call === undefined) throw new TorchError('NotImplementedError', `${excerpt(operator)} is not implemented.`);
  const result = call(...args);
  if (!(result instanceof Tensor)) throw new TorchError('TypeError', `${excerpt(operator)} does not give one tensor.`);
  return result;
}
