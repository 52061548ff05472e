/**
 * An overload made ready for calls: which arguments are tensors, what a node saves, how it differentiates. Made once
 * per overload when the engine loads.
 */
import type { Gradients, OperatorNode, Recipe } from '../autograd/node';
import type { InputGradient, OperatorDefinition, Overload } from '../operators/definition';
import { numel } from '../shape';
import { Tensor } from '../tensor/tensor';
import type { Parameter, Signature } from './parameters';

/** A generated loop over elements: out, count, then array and step of each tensor, and plain values, as in the signature. */
export type Loop = (...operands: never[]) => void;

/** Where a saved value comes from. */
interface SaveSource {
  readonly name: string;
  readonly kind: 'argument' | 'result' | 'sizes' | 'strides' | 'start' | 'numel' | 'dtype' | 'listSizes';
  /** Of the argument. */
  readonly index: number;
  /** A tensor, which is saved only where one of these inputs needs its gradient. */
  readonly variable: boolean;
  readonly usedBy: readonly number[];
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
  /** Positions of the arguments that decide the dtype: tensors, and numbers without a default. */
  readonly operands: readonly number[];
  readonly inputs: readonly DifferentiableInput[];
  readonly sources: readonly SaveSource[];
  readonly savedNames: readonly string[];
  readonly inputCount: number;

  /** The form that changes its first operand. */
  readonly inplace: boolean;

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
    this.signature = signature;
    this.loop = loop;
    this.node = overload.gradient?.node ?? '';
    const { parameters } = signature;
    this.operands = parameters.flatMap((parameter, i) => (isOperand(parameter) ? [i] : []));
    const gradients = overload.gradient?.inputs ?? {};
    this.inputs = parameters.flatMap(({ name, type }, index) => {
      const input = gradients[name];
      return input === undefined ? [] : [{ ...input, name, index, list: type === 'Tensor[]' }];
    });
    this.inputCount = this.inputs.length;
    const sources = saveSources(this.inputs, parameters);
    // Hidden ones last, so that the names shown are the first.
    this.sources = [
      ...sources.filter(({ name }) => !name.startsWith('_')),
      ...sources.filter(({ name }) => name.startsWith('_')),
    ];
    this.savedNames = this.sources.map(({ name }) => name).filter((name) => !name.startsWith('_'));
  }

  rules(edges: number): readonly string[] {
    return this.inputs.flatMap(({ rule, list }) => (list ? Array.from({ length: edges }, () => rule) : [rule]));
  }

  differentiate(node: OperatorNode, gradients: Gradients, values: readonly unknown[]): (Tensor | null)[] {
    const first = gradients.find((gradient) => gradient !== null);
    if (!first) return new Array<null>(node.edgeCount).fill(null);
    const saved: Record<string, unknown> = {};
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

  isResult(index: number): boolean {
    return this.sources[index]?.kind === 'result';
  }

  /** Versions of the tensors among saved values, where one is not 0. */
  versions(values: readonly unknown[]): number[] | null {
    let versions: number[] | null = null;
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (!(value instanceof Tensor) || typeof value.cell === 'number' || value.cell.version === 0) continue;
      versions ??= new Array<number>(values.length).fill(0);
      versions[i] = value.cell.version;
    }
    return versions;
  }

  holdsTensors(values: readonly unknown[]): boolean {
    return values.some((value, i) => value !== null && this.sources[i]?.variable === true);
  }

  /** What a node of this call keeps; `needed` tells which inputs need a gradient. */
  save(args: readonly unknown[], result: Tensor | readonly Tensor[], needed: readonly boolean[]): readonly unknown[] {
    if (this.sources.length === 0) return NOTHING;
    return this.sources.map((source) => {
      if (source.variable && this.inputs.length > 1 && !source.usedBy.some((input) => needed[input])) return null;
      switch (source.kind) {
        case 'result':
          return result instanceof Tensor ? result : result[0];
        case 'argument':
          return args[source.index];
        case 'sizes':
          return tensorAt(args, source.index).shape;
        case 'strides':
          return tensorAt(args, source.index).strides;
        case 'start':
          return tensorAt(args, source.index).offset;
        case 'numel':
          return numel(tensorAt(args, source.index).shape);
        case 'dtype':
          return tensorAt(args, source.index).dtype;
        case 'listSizes':
          return (args[source.index] as readonly Tensor[]).map(({ shape }) => shape);
      }
    });
  }
}

const NOTHING: readonly unknown[] = [];

function isOperand({ type, fallback }: Parameter): boolean {
  return type === 'Tensor' || (type === 'Scalar' && fallback === null);
}

function tensorAt(args: readonly unknown[], index: number): Tensor {
  return args[index] as Tensor;
}

function saveSources(inputs: readonly DifferentiableInput[], parameters: readonly Parameter[]): SaveSource[] {
  const names = [...new Set(inputs.flatMap(({ uses }) => uses))].sort();
  return names.map((name) => {
    const usedBy = inputs.flatMap(({ uses }, i) => (uses.includes(name) ? [i] : []));
    if (name === 'result') return { name, kind: 'result', index: -1, variable: true, usedBy };
    const match = /^_?(\w+?)_(sym_sizes|sym_strides|sym_numel|dtype|sizes|start)$/.exec(name);
    const index = parameters.findIndex((parameter) => parameter.name === (match?.[1] ?? name));
    const kinds = {
      sym_sizes: 'sizes',
      sym_strides: 'strides',
      sym_numel: 'numel',
      start: 'start',
      dtype: 'dtype',
      sizes: 'listSizes',
    } as const;
    if (match !== null) return { name, kind: kinds[match[2] as keyof typeof kinds], index, variable: false, usedBy };
    return { name, kind: 'argument', index, variable: parameters[index]?.type === 'Tensor', usedBy };
  });
}
