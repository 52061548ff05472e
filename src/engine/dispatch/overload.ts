/**
 * An overload made ready for calls: which arguments are tensors, what a node saves, how it differentiates. Made once
 * per overload, at its operator's first call.
 */
import { checkSaved } from '../autograd/modes/inference';
import type { Gradients } from '../autograd/nodes/node';
import { NumberDerivative } from '../autograd/numbers/derivative';
import { defineSavedNames, type OperatorNode, type Recipe } from '../autograd/nodes/operator-node';
import { float64 } from '../dtype';
import type { InputGradient, OperatorDefinition, Overload } from '../operators/definition';
import { numel } from '../shape';
import { Tensor } from '../tensor/tensor';
import type { Parameter, Signature } from './parameters';

/** A generated loop over elements: out, count, then array and step of each tensor, and plain values, as in the signature. */
export type Loop = (...operands: never[]) => void;

/** Where a saved value comes from. */
interface SaveSource {
  readonly name: string;
  readonly kind:
    | 'argument'
    | 'result'
    | 'sizes'
    | 'strides'
    | 'start'
    | 'numel'
    | 'dtype'
    | 'listSizes'
    | 'size'
    | 'resultSize'
    | 'ndim';
  /** Of the argument, or of the result among several. */
  readonly index: number;
  /** Of one size: which, counted from the end where it is negative. */
  readonly dim: number;
  /** A tensor, which is saved only where one of these inputs needs its gradient. */
  readonly variable: boolean;
  /** One bit for each input. */
  readonly usedBy: number;
}

export interface DifferentiableInput extends InputGradient {
  readonly name: string;
  readonly index: number;
  readonly list: boolean;
}

export class CompiledOverload implements Recipe {
  readonly definition: OperatorDefinition;
  readonly overload: Overload;
  /** Of the overload among its definition's. */
  readonly index: number;
  readonly signature: Signature;
  readonly loop: Loop | null;
  readonly node: string;
  /** How many parameters there are, where all are tensors by position; else -1. */
  readonly tensorCount: number;
  /** Positions of the arguments that decide the dtype: tensors, and numbers without a default. */
  readonly operands: readonly number[];
  readonly inputs: readonly DifferentiableInput[];
  readonly sources: readonly SaveSource[];
  readonly savedNames: readonly string[];
  readonly inputCount: number;
  readonly savedCount: number;
  /** At most two operands are differentiable, none of them a list. */
  readonly hasFewEdges: boolean;
  /** Whether a list of tensors may be among the saved values. */
  readonly savesLists: boolean;
  /** At most two edges and two saved values, none of them a list: a node needs no arrays. */
  readonly isSmall: boolean;

  /** The form that changes its first operand. */
  readonly inplace: boolean;
  /** Whether the observer hears of the calls that it makes instead of its own. */
  readonly toldByParts: boolean;
  /** What formulas are given, without the values. */
  readonly #unfilled: Record<string, unknown>;
  #numbers: NumberDerivative | null | undefined;

  constructor(
    definition: OperatorDefinition,
    index: number,
    signature: Signature,
    loop: Loop | null,
    overload: Overload,
    inplace: boolean,
  ) {
    this.definition = definition;
    this.overload = overload;
    this.index = index;
    this.inplace = inplace;
    this.toldByParts = definition.byParts && overload.forward.kind === 'composite';
    this.signature = signature;
    this.loop = loop;
    this.node = overload.gradient?.node ?? '';
    const { parameters } = signature;
    const onlyTensors = parameters.every(({ type, keywordOnly }) => type === 'Tensor' && !keywordOnly);
    this.tensorCount = onlyTensors ? parameters.length : -1;
    this.operands = parameters.flatMap((parameter, i) => (isOperand(parameter) ? [i] : []));
    const gradients = overload.gradient?.inputs ?? {};
    this.inputs = parameters.flatMap(({ name, type }, index) => {
      const input = gradients[name];
      return input === undefined ? [] : [{ ...input, name, index, list: type === 'Tensor[]' }];
    });
    this.inputCount = this.inputs.length;
    const sources = saveSources(this.inputs, signature);
    // Hidden ones last, so that the names shown are the first.
    this.sources = [
      ...sources.filter(({ name }) => !name.startsWith('_')),
      ...sources.filter(({ name }) => name.startsWith('_')),
    ];
    this.savedNames = this.sources.map(({ name }) => name).filter((name) => !name.startsWith('_'));
    this.savedCount = this.sources.length;
    this.#unfilled = Object.fromEntries(this.sources.map(({ name }) => [name, null]));
    this.hasFewEdges = this.inputCount <= 2 && !this.inputs.some(({ list }) => list);
    this.savesLists = this.sources.some(
      ({ kind, index }) => kind === 'argument' && LISTS.has(parameters[index]?.type ?? 'any'),
    );
    this.isSmall = this.hasFewEdges && this.savedCount <= 2 && !this.savesLists;
    defineSavedNames(this.savedNames);
  }

  /** Only of pointwise operators: the formulas of others look at shapes. */
  get numbers(): NumberDerivative | null {
    if (this.#numbers === undefined)
      this.#numbers =
        this.overload.forward.kind === 'pointwise' && this.inputCount > 0 ? new NumberDerivative(this) : null;
    return this.#numbers;
  }

  rules(edges: number): readonly string[] {
    return this.inputs.flatMap(({ rule, list }) => (list ? Array.from({ length: edges }, () => rule) : [rule]));
  }

  differentiate(node: OperatorNode, gradients: Gradients, values: readonly unknown[]): (Tensor | null)[] {
    const first = gradients[0] ?? gradients.find((gradient) => gradient !== null);
    if (!first) return new Array<null>(node.edgeCount).fill(null);
    // A copy of an object that has the names: adding them one by one takes as long as a small operator.
    const saved = { ...this.#unfilled };
    for (let i = 0; i < this.sources.length; i++) saved[this.sources[i]?.name ?? ''] = values[i];
    const result: (Tensor | null)[] = [];
    for (const { derivative, list } of this.inputs) {
      if (list) {
        const gradientsOfList = derivative(first, saved, gradients) as readonly Tensor[];
        gradientsOfList.forEach((gradient, i) => result.push(node.edge(i) === null ? null : gradient));
      } else if (node.edge(result.length) === null) result.push(null);
      else result.push(derivative(first, saved, gradients) as Tensor | null);
    }
    return result;
  }

  isTensor(index: number): boolean {
    return this.sources[index]?.variable === true;
  }

  asTensor(value: number): Tensor {
    return Tensor.scalar(value, float64);
  }

  isResult(index: number): boolean {
    return this.sources[index]?.kind === 'result';
  }

  /** Versions of the tensors among saved values, where one is not 0. */
  versions(values: readonly unknown[]): number[] | null {
    let versions: number[] | null = null;
    for (let i = 0; i < values.length; i++) {
      const version = this.version(values[i]);
      if (version === 0) continue;
      versions ??= new Array<number>(values.length).fill(0);
      versions[i] = version;
    }
    return versions;
  }

  /** Of a tensor that a node is about to keep; of anything else 0. */
  version(value: unknown): number {
    if (!(value instanceof Tensor) || typeof value.cell === 'number') return 0;
    checkSaved(value);
    return value.cell.version;
  }

  /** What a node of this call keeps; `needed` has a bit for each input that needs a gradient. */
  save(args: readonly unknown[], result: Tensor | readonly Tensor[], needed: number): unknown[] {
    const values: unknown[] = [];
    for (let i = 0; i < this.savedCount; i++) values.push(this.saveAt(i, args, result, needed));
    return values;
  }

  /** One of these values. */
  saveAt(index: number, args: readonly unknown[], result: Tensor | readonly Tensor[], needed: number): unknown {
    const source = this.sources[index];
    if (source === undefined || (source.variable && this.inputCount > 1 && (source.usedBy & needed) === 0)) return null;
    switch (source.kind) {
      case 'result':
        return result instanceof Tensor ? result : result[source.index];
      case 'argument':
        return asNumber(args[source.index]);
      case 'sizes':
        return optionalAt(args, source.index)?.shape ?? null;
      case 'size':
        return tensorAt(args, source.index).shape.at(source.dim) ?? 1;
      case 'resultSize':
        return (result instanceof Tensor ? result : result[source.index])?.shape.at(source.dim) ?? 1;
      case 'strides':
        return optionalAt(args, source.index)?.strides ?? null;
      case 'start':
        return tensorAt(args, source.index).offset;
      case 'numel':
        return numel(tensorAt(args, source.index).shape);
      case 'dtype':
        return tensorAt(args, source.index).dtype;
      case 'ndim':
        return tensorAt(args, source.index).ndim;
      case 'listSizes':
        return (args[source.index] as readonly Tensor[]).map(({ shape }) => shape);
    }
  }
}

/** A number that a call in place was given as a bigint; it decided the dtype as such. */
function asNumber(value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

/** Arguments that may be lists of tensors. */
const LISTS: ReadonlySet<string> = new Set(['Tensor[]', 'Tensor?[]', 'any']);

function isOperand({ type, fallback }: Parameter): boolean {
  return type === 'Tensor' || (type === 'Scalar' && fallback === null);
}

function tensorAt(args: readonly unknown[], index: number): Tensor {
  return args[index] as Tensor;
}

function optionalAt(args: readonly unknown[], index: number): Tensor | null {
  return args[index] as Tensor | null;
}

function saveSources(inputs: readonly DifferentiableInput[], signature: Signature): SaveSource[] {
  const names = [...new Set(inputs.flatMap(({ uses }) => uses))].sort();
  return names.map((name) => {
    const usedBy = inputs.reduce((bits, { uses }, i) => (uses.includes(name) ? bits | (1 << i) : bits), 0);
    return { name, usedBy, ...sourceOf(name, signature) };
  });
}

const KINDS = {
  sym_sizes: 'sizes',
  sym_sizes_opt: 'sizes',
  sym_strides: 'strides',
  sym_numel: 'numel',
  start: 'start',
  dtype: 'dtype',
  dim: 'ndim',
  sizes: 'listSizes',
} as const;

/** By PyTorch's names of saved values; those that begin with `_` are hidden ones of the same kinds. */
function sourceOf(name: string, { parameters, outputs }: Signature): Omit<SaveSource, 'name' | 'usedBy'> {
  const plain = name.replace(/^_/, '');
  const argument = (wanted: string): number => parameters.findIndex((parameter) => parameter.name === wanted);
  const source = { dim: 0, variable: false };
  const output = outputs?.names.indexOf(plain) ?? -1;
  if (output >= 0) return { ...source, kind: 'result', index: output, variable: true };
  const result = /^result(\d?)$/.exec(plain);
  if (result !== null) return { ...source, kind: 'result', index: Number(result[1]), variable: true };
  const one = /^(\w+?)_sym_argsize_(minus_)?(\d+)$/.exec(plain);
  if (one !== null) {
    const dim = (one[2] === undefined ? 1 : -1) * Number(one[3]);
    const operand = argument(one[1] ?? '');
    return operand >= 0
      ? { ...source, kind: 'size', index: operand, dim }
      : { ...source, kind: 'resultSize', index: outputs?.names.indexOf(one[1] ?? '') ?? 0, dim };
  }
  const index = Math.max(argument(name), argument(plain));
  if (index >= 0) return { ...source, kind: 'argument', index, variable: parameters[index]?.type === 'Tensor' };
  const match = /^(\w+?)_(sym_sizes_opt|sym_sizes|sym_strides|sym_numel|dtype|dim|sizes|start)$/.exec(plain);
  if (match === null) throw new Error(`A derivative uses "${name}", which is nothing of its call.`);
  return { ...source, kind: KINDS[match[2] as keyof typeof KINDS], index: argument(match[1] ?? '') };
}
