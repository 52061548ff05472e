/** Makes operators callable: methods on every tensor, and functions for `torch`. */
import type { OperatorDefinition } from '../operators/definition';
import { Tensor } from '../tensor/tensor';
import { call, type CompiledOperator, type Result } from './dispatch';
import { CompiledOverload, type Loop } from './overload';
import type { Signature } from './parameters';

/** An operator as the generator lists it: its definition, its signatures read, a loop for each pointwise overload. */
export interface ListedOperator {
  readonly definition: OperatorDefinition;
  readonly signatures: readonly Signature[];
  readonly loops: readonly (Loop | null)[];
}

type Callable = (...args: readonly unknown[]) => Result;

/** Installs methods and gives the functions by name. */
export function install(operators: readonly ListedOperator[]): Readonly<Record<string, Callable>> {
  const functions: Record<string, Callable> = {};
  for (const listed of operators) {
    const { name, variants } = listed.definition;
    const compiled = compile(listed);
    if (variants !== 'method') functions[name] = (...args) => call(compiled, args, false);
    if (variants !== 'function') define(name, methodOf(ofTensors(compiled)));
  }
  return functions;
}

function compile({ definition, signatures, loops }: ListedOperator): CompiledOperator {
  const overloads = definition.overloads.flatMap((overload, i) => {
    const signature = signatures[i];
    return signature === undefined ? [] : [new CompiledOverload(definition, overload, signature, loops[i] ?? null)];
  });
  return { name: definition.name, overloads };
}

/** The overloads that a method has: those whose `self` is a tensor. */
function ofTensors({ name, overloads }: CompiledOperator): CompiledOperator {
  const own = overloads.filter(({ signature }) =>
    signature.parameters.some((parameter) => parameter.name === 'self' && parameter.type === 'Tensor'),
  );
  return { name, overloads: own };
}

type Method = (this: Tensor, ...args: readonly unknown[]) => Result;

/** The tensor before the dot is `self`, which is not always the first operand (`where`). */
function methodOf(compiled: CompiledOperator): Method {
  const self = compiled.overloads[0]?.signature.parameters.findIndex(({ name }) => name === 'self') ?? 0;
  if (self <= 0)
    return function (this: Tensor, ...args: readonly unknown[]) {
      return call(compiled, [this, ...args], true);
    };
  return function (this: Tensor, ...args: readonly unknown[]) {
    return call(compiled, [...args.slice(0, self), this, ...args.slice(self)], false);
  };
}

function define(name: string, method: Method): void {
  Object.defineProperty(Tensor.prototype, name, { value: method, writable: true, configurable: true });
}
