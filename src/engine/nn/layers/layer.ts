/**
 * Classes of modules made from a description: what the constructor takes, what is computed, how it prints. Most layers
 * without parameters differ in nothing else. It knows none of them.
 */
import { functions } from '../../functions';
import type { Tensor } from '../../tensor/tensor';
import { Module, type Given } from '../module/module';
import { Signature, type Values } from './signature';

/** Several results come where a layer was asked for indices, too. */
export interface Layer<Result = Tensor> extends Module {
  forward(...given: Given): Result;
}

/** Called with or without `new`. */
export type LayerClass<Attributes = object, Result = Tensor> = new (...given: Given) => Layer<Result> & Attributes;

export interface Description<Attributes, Result> {
  /** Parameters of the constructor; each becomes an attribute, except those that are only asked for. */
  readonly takes?: string;
  /** The class whose constructor it is, for messages, where that is another one. */
  readonly constructedBy?: string;
  /** Parameters of `forward`. */
  readonly inputs?: string;
  /** What is done with the arguments beside: `given` are those of the constructor. */
  prepare?(module: Module & Attributes, given: Values): void;
  /** A function of `torch.nn.functional` with names of inputs and attributes, or a function of one's own. */
  readonly computes: string | ((module: Module & Attributes, ...inputs: Tensor[]) => Result);
  /** What stands between the brackets, with attributes in braces. */
  readonly prints?: string | ((module: Module & Attributes) => string);
  /** The class above, and what its constructor is given. */
  readonly above?: { readonly parent: LayerClass<Attributes, Result>; passed(given: Values): Given };
}

/** Parameters of constructors that say how something is made, and are no attributes themselves. */
const ASKED = /^(?:device|dtype|size_average|reduce|(?:pos_)?weight|bias|_\w+)$/u;

export function layer<Attributes = object, Result = Tensor>(
  name: string,
  description: Description<Attributes, Result>,
): LayerClass<Attributes, Result> {
  const { takes = '', constructedBy = name, inputs = 'input', prints = '', above, computes } = description;
  const constructed = new Signature(`${constructedBy}.__init__`, takes);
  const called = new Signature(`${name}.forward`, inputs);
  const compute = typeof computes === 'string' ? functional(computes, called.parameters) : computes;
  const attributes = constructed.parameters.filter((parameter) => !ASKED.test(parameter));
  const Above = (above?.parent ?? Module) as new (...given: Given) => Module;
  const made = class extends Above {
    constructor(...given: Given) {
      const bound = constructed.bind(given);
      super(...(above?.passed(bound) ?? []));
      if (above === undefined) for (const attribute of attributes) Reflect.set(this, attribute, bound[attribute]);
      description.prepare?.(this as unknown as Module & Attributes, bound);
    }

    override forward(...given: Given): Result {
      return compute(this as unknown as Module & Attributes, ...(called.take(given) as Tensor[])) as Result;
    }

    override extra_repr(): string {
      if (typeof prints === 'string') return constructed.print(prints, this);
      return prints(this as unknown as Module & Attributes);
    }
  };
  Object.defineProperty(made, 'name', { value: name });
  return made as unknown as LayerClass<Attributes, Result>;
}

type Compute = (module: object, ...inputs: Tensor[]) => unknown;

const F = functions.nn.functional as unknown as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

/** `elu(input, alpha)` as a function: what is no input is an attribute, `reduction=` one that is given by name. */
function functional(call: string, inputs: readonly string[]): Compute {
  const [, name = '', list = ''] = /^(\w+)\((.*)\)$/u.exec(call) ?? [];
  const f = F[name];
  if (f === undefined) throw new Error(`torch.nn.functional has no ${name}.`);
  const names = list.split(', ');
  const positional = names.filter((each) => !each.endsWith('=')).map((each) => ({ each, at: inputs.indexOf(each) }));
  const byName = names.filter((each) => each.endsWith('=')).map((each) => each.slice(0, -1));
  return (module, ...given) => {
    const args: unknown[] = [];
    for (const { each, at } of positional) args.push(at >= 0 ? given[at] : Reflect.get(module, each));
    if (byName.length > 0) {
      const options: Record<string, unknown> = {};
      for (const each of byName) options[each] = Reflect.get(module, each);
      args.push(options);
    }
    return f(...args);
  };
}

/** A number for each dimension: `3` is `[3, 3]`. */
export function repeated<T>(value: T | readonly T[], count: number): T[] {
  return Array.isArray(value) ? Array.from(value as readonly T[]) : Array.from({ length: count }, () => value as T);
}
