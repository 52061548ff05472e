/**
 * What a program's recording is made of while it runs: each state of each tensor is one value, which knows the step
 * that made it, as that knows the values it took. Nothing else holds them together, so what no tensor and no record
 * can reach any more is garbage. Knows neither sites nor the tape.
 */
import type { DType } from '../../engine/dtype';
import type { Node } from '../../engine/autograd/nodes/node';
import type { OperatorDefinition } from '../../engine/operators/definition';
import type { Shape } from '../../engine/shape';
import { scalarOf } from '../../engine/storage/access';
import { Storage, type Elements } from '../../engine/storage/storage';
import { Tensor } from '../../engine/tensor/tensor';
import type { Message } from '../../trace/message';
import type { FunctionStep, HookRule } from './rules';
import type { ValueData } from './data';
import type { Frame } from './scopes';

/** Larger memory is not copied when it changes: values over it are lost then. */
export const MAX_COPIED_ELEMENTS = 65_536;

/** Memory between two changes in place: the storage's own array until the next change, a copy of it afterwards. */
export class Epoch {
  /** null: it changed and was too large to be copied. */
  array: Elements | null;
  /** Over large memory: the values that records show, to be looked at before it changes. */
  shown: Set<Value> | null = null;

  constructor(array: Elements) {
    this.array = array;
  }
}

/** The epoch that a storage is in. */
export function epochOf(storage: Storage): Epoch {
  const known = storage.observed;
  if (known instanceof Epoch) return known;
  const epoch = new Epoch(storage.array);
  storage.observed = epoch;
  return epoch;
}

/** Before the memory changes: whoever has its epoch keeps the elements as they are. */
export function endEpoch(storage: Storage): void {
  const epoch = storage.observed;
  if (!(epoch instanceof Epoch)) return;
  storage.observed = null;
  epoch.array = storage.array.length > MAX_COPIED_ELEMENTS ? null : storage.array.slice();
}

/** Version of a value whose tensor held its number itself. */
const IN_CELL = -1;

export class Value {
  readonly shape: Shape;
  /** As they were: `t_()` changes them. */
  private readonly strides: Shape;
  readonly dtype: DType;
  readonly requires_grad: boolean;
  /** A leaf that required a gradient: what made it does not count. */
  readonly leaf: boolean;
  readonly onGraph: boolean;
  /** null: an input, whose data is kept. */
  maker: Step | null = null;
  /** Which of its maker's results. */
  output = 0;
  /** Of the longest chain of steps that led here. */
  depth = 0;
  /** Whether it would be another at other values of the leaves. */
  varies: boolean;
  /** Why it can be neither read nor computed again. */
  lost: Message | null = null;

  /** Version of the storage, or IN_CELL. */
  private readonly version: number;
  /** The value of a tensor that held its number itself. */
  private readonly number: number;
  /** Of inputs and of what records show. */
  epoch: Epoch | null = null;
  /** Of inputs and of what records show: offset, `.grad`. */
  tensor: Tensor | null = null;
  /** Of what records show: `grad_fn` as it was. */
  node: Node | null = null;
  /** Its elements are kept although a step made it. */
  kept = false;
  /** What hooks made of its gradient, or of its node's. */
  hooks: readonly HookRule[] | null = null;
  /** How many records show it. */
  holders = 0;
  data: ValueData | null = null;

  /** The site that was evaluated when it came about. */
  readonly site: number;
  /** The first site that gave it to a name, and the last that read it by a name; −1: none. */
  writer = -1;
  reader = -1;
  /** A gradient that user code was given: no step computes it, and no data stands for it. */
  readonly given: boolean;

  constructor(tensor: Tensor, site: number, given = false) {
    this.shape = tensor.shape;
    this.strides = tensor.strides;
    this.dtype = tensor.dtype;
    this.requires_grad = tensor.requires_grad;
    this.given = given;
    this.leaf = !given && isLeaf(tensor);
    this.onGraph = isOnGraph(tensor);
    this.varies = given || this.leaf;
    this.site = site;
    const { cell } = tensor;
    if (typeof cell === 'number') {
      this.version = IN_CELL;
      this.number = cell;
    } else {
      this.version = cell.version;
      this.number = 0;
    }
  }

  /** Whether the tensor is still in this state, as far as memory tells. */
  isNow(tensor: Tensor): boolean {
    const { cell } = tensor;
    if (typeof cell === 'number') {
      if (!Object.is(cell, this.number)) return false;
    } else if (this.version === IN_CELL) {
      if (cell.version !== 0 || !Object.is(scalarOf(tensor), this.number)) return false;
    } else if (cell.version !== this.version || (this.epoch !== null && cell.observed !== this.epoch)) return false;
    return this.given || this.leaf === isLeaf(tensor);
  }

  /** Whether it was the state that a change has ended: at this version of the storage, with these elements. */
  wasBefore(tensor: Tensor, version: number, elements: Epoch | null): boolean {
    if (this.version !== IN_CELL) return this.version === version && (this.epoch === null || this.epoch === elements);
    return version === 0 && Object.is(Number(elements?.array?.[tensor.offset] ?? NaN), this.number);
  }

  /** Whether the storage's version has been counted up once since, its memory being the same. */
  wasOneChangeAgo(storage: Storage): boolean {
    if (this.version === IN_CELL) return storage.version === 1;
    return storage.version === this.version + 1 && (this.epoch === null || storage.observed === this.epoch);
  }

  /** Keeps the elements; the tensor must be in this state. */
  pin(tensor: Tensor): void {
    this.tensor = tensor;
    if (this.version !== IN_CELL && this.epoch === null && typeof tensor.cell !== 'number')
      this.epoch = epochOf(tensor.cell);
  }

  /** Its memory may now change without a trace in the tensor's version: only whoever has the epoch notices. */
  watch(tensor: Tensor): void {
    this.pin(tensor);
    this.kept = true;
  }

  /** Of a value with one element, as a number. */
  get scalar(): number {
    if (this.version === IN_CELL) return this.number;
    return Number(this.epoch?.array?.[this.tensor?.offset ?? 0] ?? NaN);
  }

  /** A tensor with the elements of then, on no graph; null where they are not kept. */
  restored(): Tensor | null {
    if (this.version === IN_CELL) return Tensor.scalar(this.number, this.dtype);
    const array = this.epoch?.array ?? null;
    if (array === null || this.tensor === null) return null;
    return new Tensor(new Storage(array), this.shape, this.dtype, this.strides, this.tensor.offset);
  }

  /** Another value of the same tensor has its names, until it gets others. */
  namedAs(other: Value): void {
    this.writer = other.writer;
    this.reader = other.reader;
  }
}

/** Whether derivatives are taken by it; a view made without a graph requires a gradient because its base does. */
function isLeaf(tensor: Tensor): boolean {
  return tensor.requires_grad && !isOnGraph(tensor);
}

/** Whether gradients run through it, by its own node or, of a view, by its base's. */
export function isOnGraph(tensor: Tensor): boolean {
  return tensor.node !== null || tensor.origin?.base.requires_grad === true;
}

/** `grad_fn`, which a view whose memory changed makes anew, or refuses as PyTorch does. */
export function nodeOf(tensor: Tensor): Node | null {
  if (tensor.origin === null) return tensor.node;
  try {
    return tensor.grad_fn;
  } catch {
    return null;
  }
}

export type Step = Call | GradStep | FunctionStep;

/** Where a step ran: which one it was (that grows), at which site, in which function, loop or module. */
export interface StepPlace {
  readonly sequence: number;
  readonly site: number;
  readonly scope: Frame | null;
}

export class Call {
  readonly kind = 'call';
  readonly sequence: number;
  readonly site: number;
  readonly scope: Frame | null;
  readonly definition: OperatorDefinition;
  readonly overload: number;
  readonly inplace: boolean;
  /** Values, lists of values and plain arguments. */
  readonly args: readonly unknown[];
  readonly grad_mode: boolean;
  results: readonly Value[] = [];

  constructor(
    { sequence, site, scope }: StepPlace,
    call: { readonly definition: OperatorDefinition; readonly overload: number; readonly inplace: boolean },
    args: readonly unknown[],
    grad_mode: boolean,
  ) {
    this.sequence = sequence;
    this.site = site;
    this.scope = scope;
    this.definition = call.definition;
    this.overload = call.overload;
    this.inplace = call.inplace;
    this.args = args;
    this.grad_mode = grad_mode;
  }
}

/** What `torch.autograd.grad` gave, or a `backward` whose gradients can be differentiated. */
export class GradStep {
  readonly kind = 'grad';
  readonly sequence: number;
  readonly site: number;
  readonly scope: Frame | null;
  readonly outputs: readonly Value[];
  readonly inputs: readonly Value[];
  readonly grad_outputs: readonly (Value | null)[];
  readonly create_graph: boolean;
  results: readonly (Value | null)[] = [];

  constructor(
    { sequence, site, scope }: StepPlace,
    outputs: readonly Value[],
    inputs: readonly Value[],
    grad_outputs: readonly (Value | null)[],
    create_graph: boolean,
  ) {
    this.sequence = sequence;
    this.site = site;
    this.scope = scope;
    this.outputs = outputs;
    this.inputs = inputs;
    this.grad_outputs = grad_outputs;
    this.create_graph = create_graph;
  }
}

/** Calls `visit` with every value that a step took. */
export function eachOperand(step: Step, visit: (value: Value) => void): void {
  if (step.kind === 'grad') {
    step.outputs.forEach(visit);
    step.inputs.forEach(visit);
    for (const value of step.grad_outputs) if (value !== null) visit(value);
    return;
  }
  if (step.kind === 'function') {
    step.inputs.forEach(visit);
    for (const value of [...step.computed, ...(step.rule?.given ?? []), ...(step.rule?.gives ?? [])])
      if (value !== null) visit(value);
    return;
  }
  for (const argument of step.args) valuesIn(argument, visit);
}

function valuesIn(argument: unknown, visit: (value: Value) => void): void {
  if (argument instanceof Value) visit(argument);
  else if (Array.isArray(argument)) for (const item of argument) valuesIn(item, visit);
}
