/**
 * A formula of numbers as a function of its variables, on plain numbers: no engine, no tensors. The tree is translated
 * once into a flat program for a stack, which then runs at thousands of points; of a condition only one branch runs, and
 * what a name stands for is computed once. Depth costs no stack.
 */
import { functionNamed } from '../languages/expression/functions/functions';
import type { BoundTree, CallTree, ConditionTree, Tree } from '../languages/expression/tree';
import { itemAt, itemsOf } from './rules/items';
import { CalculusError, keywordsOf, operandsOf, type Keyword } from './rules/plan';
import { sizeOf } from './size';

/** The value at given values of the variables; NaN where it has none, or where a variable is missing. */
export type PlainFunction = (values: ReadonlyMap<string, number>) => number;

/** A formula with more parts, written out, is not computed: its program would fill the memory. */
const MAX_COMPUTED = 2_000_000;

/** Formulas of numbers; an array where one number is needed has no value, NaN, nor has what is far too long. */
export function plainFunction(tree: Tree): PlainFunction {
  if (sizeOf(tree) > MAX_COMPUTED) return () => NaN;
  const program = new Translation().program(tree);
  return (values) => run(program, values);
}

type Numbers = (numbers: readonly number[]) => number;

type Instruction =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly slot: number }
  | { readonly kind: 'call-1'; readonly compute: (a: number) => number }
  | { readonly kind: 'call-2'; readonly compute: (a: number, b: number) => number }
  | { readonly kind: 'call-many'; readonly compute: Numbers; readonly count: number }
  /** Goes on at `target` where the number on top is 0 or NaN. */
  | { readonly kind: 'unless'; target: number }
  | { readonly kind: 'jump'; target: number }
  /** The value of a definition: computed at its first mention, then known. */
  | { readonly kind: 'definition'; readonly index: number }
  | { readonly kind: 'defined'; readonly index: number }
  | { readonly kind: 'end' };

interface Program {
  readonly instructions: readonly Instruction[];
  readonly variables: readonly string[];
  /** Where the program of each definition begins. */
  readonly entries: readonly number[];
}

function run({ instructions, variables, entries }: Program, values: ReadonlyMap<string, number>): number {
  const inputs = variables.map((name) => values.get(name) ?? NaN);
  const definitions: (number | undefined)[] = entries.map(() => undefined);
  const stack: number[] = [];
  const returns: number[] = [];
  const pop = (): number => stack.pop() ?? NaN;
  for (let at = 0; ; at += 1) {
    const instruction = instructions[at];
    switch (instruction?.kind) {
      case 'number':
        stack.push(instruction.value);
        break;
      case 'variable':
        stack.push(inputs[instruction.slot] ?? NaN);
        break;
      case 'call-1':
        stack.push(instruction.compute(pop()));
        break;
      case 'call-2': {
        const second = pop();
        stack.push(instruction.compute(pop(), second));
        break;
      }
      case 'call-many':
        stack.push(instruction.compute(instruction.count === 0 ? [] : stack.splice(-instruction.count)));
        break;
      case 'unless': {
        const holds = pop();
        if (holds === 0 || Number.isNaN(holds)) at = instruction.target - 1;
        break;
      }
      case 'jump':
        at = instruction.target - 1;
        break;
      case 'definition': {
        const known = definitions[instruction.index];
        if (known !== undefined) stack.push(known);
        else {
          returns.push(at);
          at = (entries[instruction.index] ?? 0) - 1;
        }
        break;
      }
      case 'defined':
        definitions[instruction.index] = stack.at(-1) ?? NaN;
        at = returns.pop() ?? instructions.length;
        break;
      case 'end':
      case undefined:
        return stack.at(-1) ?? NaN;
    }
  }
}

/** Writes the program; what is still to be written is a list of tasks, so that depth costs no stack. */
class Translation {
  private readonly instructions: Instruction[] = [];
  private readonly slots = new Map<string, number>();
  private readonly definitions = new Map<Tree, number>();
  private readonly entries: number[] = [];
  private readonly tasks: (() => void)[] = [];

  program(tree: Tree): Program {
    this.write(tree);
    this.instructions.push({ kind: 'end' });
    // A definition may mention others, which are then appended behind it.
    for (const [definition, index] of this.definitions) {
      this.entries[index] = this.instructions.length;
      this.write(definition);
      this.instructions.push({ kind: 'defined', index });
    }
    return { instructions: this.instructions, variables: [...this.slots.keys()], entries: this.entries };
  }

  private write(tree: Tree): void {
    this.later(tree);
    for (let task = this.tasks.pop(); task !== undefined; task = this.tasks.pop()) task();
  }

  private later(tree: Tree): void {
    this.tasks.push(() => {
      this.visit(tree);
    });
  }

  private visit(tree: Tree): void {
    switch (tree.kind) {
      case 'number':
        this.instructions.push({ kind: 'number', value: tree.value });
        break;
      case 'name':
        this.instructions.push({ kind: 'variable', slot: this.slotOf(tree.name) });
        break;
      case 'bound':
        this.instructions.push({ kind: 'definition', index: this.definitionOf(tree) });
        break;
      case 'condition':
        this.condition(tree);
        break;
      case 'call':
        this.call(tree);
        break;
      case 'list':
        this.noValue();
        break;
    }
  }

  private slotOf(name: string): number {
    const slot = this.slots.get(name) ?? this.slots.size;
    this.slots.set(name, slot);
    return slot;
  }

  private definitionOf({ definition }: BoundTree): number {
    const index = this.definitions.get(definition) ?? this.definitions.size;
    this.definitions.set(definition, index);
    return index;
  }

  private noValue(): void {
    this.instructions.push({ kind: 'number', value: NaN });
  }

  private condition({ condition, then, otherwise }: ConditionTree): void {
    const unless: Instruction = { kind: 'unless', target: 0 };
    const jump: Instruction = { kind: 'jump', target: 0 };
    this.tasks.push(() => {
      jump.target = this.instructions.length;
    });
    this.later(otherwise);
    this.tasks.push(() => {
      this.instructions.push(jump);
      unless.target = this.instructions.length;
    });
    this.later(then);
    this.tasks.push(() => this.instructions.push(unless));
    this.later(condition);
  }

  private call(tree: CallTree): void {
    try {
      const { operands, instruction } = applied(tree);
      if (instruction !== null) this.tasks.push(() => this.instructions.push(instruction));
      for (let i = operands.length - 1; i >= 0; i--) {
        const operand = operands[i];
        if (operand !== undefined) this.later(operand);
      }
    } catch (error) {
      if (!(error instanceof CalculusError)) throw error;
      this.noValue();
    }
  }
}

/** Which numbers are computed first, and what is computed from them; nothing where it is the one number itself. */
interface Applied {
  readonly operands: readonly Tree[];
  readonly instruction: Instruction | null;
}

function applied(tree: CallTree): Applied {
  const { operator, operands } = tree;
  const shape = functionNamed(operator)?.shape;
  const [first, second] = operandsOf(tree);
  if (shape === 'reduction') {
    const items = itemsOf(first);
    const compute = Object.hasOwn(REDUCTIONS, operator) ? REDUCTIONS[operator] : undefined;
    if (items !== null && compute !== undefined) return many(items, compute);
  }
  if (shape === 'dot' || shape === 'matmul') {
    const [left, right] = [itemsOf(first), itemsOf(second)];
    if (left !== null && right !== null && left.length === right.length) return many([...left, ...right], dotProduct);
  }
  if (shape === 'select' && itemsOf(first) !== null) {
    const index = keywordsOf(tree)('index', 0);
    return { operands: [itemAt(first, index)], instruction: null };
  }
  return { operands, instruction: elementwise(tree) };
}

function many(operands: readonly Tree[], compute: Numbers): Applied {
  return { operands, instruction: { kind: 'call-many', compute, count: operands.length } };
}

function elementwise(tree: CallTree): Instruction {
  const { operator, operands } = tree;
  const options = Object.keys(tree.keywords).length > 0 && Object.hasOwn(WITH_KEYWORDS, operator);
  const special = options ? WITH_KEYWORDS[operator]?.(keywordsOf(tree)) : undefined;
  if (special !== undefined) return { kind: 'call-1', compute: special };
  const plain = functionNamed(operator)?.plain ?? (() => NaN);
  if (operands.length === 1) return { kind: 'call-1', compute: plain };
  if (operands.length === 2) return { kind: 'call-2', compute: plain };
  return { kind: 'call-many', compute: (numbers) => plain(...numbers), count: operands.length };
}

/** Functions that depend on keyword arguments, which the table's plain arithmetic does not take. */
const WITH_KEYWORDS: Readonly<Record<string, (keyword: Keyword) => (x: number) => number>> = {
  clamp: (keyword) => {
    const [min, max] = [keyword('min', -Infinity), keyword('max', Infinity)];
    return (x) => Math.min(Math.max(x, min), max);
  },
  softplus: (keyword) => {
    const [beta, threshold] = [keyword('beta', 1), keyword('threshold', 20)];
    return (x) => (x * beta > threshold ? x : Math.log1p(Math.exp(x * beta)) / beta);
  },
  leaky_relu: (keyword) => {
    const slope = keyword('negative_slope', 0.01);
    return (x) => (x > 0 ? x : slope * x);
  },
  elu: (keyword) => {
    const alpha = keyword('alpha', 1);
    return (x) => (x > 0 ? x : alpha * Math.expm1(x));
  },
};

const sum: Numbers = (numbers) => numbers.reduce((total, one) => total + one, 0);
/** Not `Math.max(...)`, whose operands stand on the stack. */
const largest: Numbers = (numbers) => numbers.reduce((most, one) => Math.max(most, one), -Infinity);
const smallest: Numbers = (numbers) => numbers.reduce((least, one) => Math.min(least, one), Infinity);

function variance(numbers: readonly number[]): number {
  const mean = sum(numbers) / numbers.length;
  return sum(numbers.map((one) => (one - mean) ** 2)) / (numbers.length - 1);
}

function logSumExp(numbers: readonly number[]): number {
  const most = largest(numbers);
  return Number.isFinite(most) ? most + Math.log(sum(numbers.map((one) => Math.exp(one - most)))) : most;
}

function dotProduct(numbers: readonly number[]): number {
  const count = numbers.length / 2;
  return sum(numbers.slice(0, count).map((one, i) => one * (numbers[count + i] ?? NaN)));
}

const REDUCTIONS: Readonly<Record<string, Numbers>> = {
  sum,
  mean: (numbers) => sum(numbers) / numbers.length,
  prod: (numbers) => numbers.reduce((product, one) => product * one, 1),
  amax: largest,
  amin: smallest,
  max: largest,
  min: smallest,
  norm: (numbers) => Math.sqrt(sum(numbers.map((one) => one * one))),
  var: variance,
  std: (numbers) => Math.sqrt(variance(numbers)),
  logsumexp: logSumExp,
};
