/** Makes operators callable: methods on every tensor, and functions for `torch`. */
import { setViewNode } from '../autograd/views';
import type { OperatorDefinition } from '../operators/definition';
import { Tensor } from '../tensor/tensor';
import { call, type CompiledOperator, type Result } from './dispatch';
import { CompiledOverload, type Loop } from './overload';
import { register } from './rerun';
import type { Signature } from './parameters';
import { nodeOf } from './record';

/** An operator as the generator lists it: its definition, its signatures read, a loop for each pointwise overload. */
export interface ListedOperator {
  readonly definition: OperatorDefinition;
  readonly signatures: readonly Signature[];
  readonly loops: readonly (Loop | null)[];
}

/** By which the node of a view is named whose base has changed. */
const VIEW = 'as_strided';

type Callable = (...args: readonly unknown[]) => Result;

/** Installs methods and gives the functions by name. */
export function install(operators: readonly ListedOperator[]): Readonly<Record<string, Callable>> {
  const functions: Record<string, Callable> = {};
  for (const listed of operators) {
    const { name, variants, inplace } = listed.definition;
    const compiled = compile(listed);
    register(compiled);
    if (name === VIEW) tellViewNode(compiled);
    if (variants !== 'method') functions[name] = named(name, (...args) => call(compiled, args, false));
    if (variants !== 'function') define(name, methodOf(ofTensors(compiled)));
    if (inplace === null) continue;
    const changing = compileInPlace(listed);
    register(changing);
    if (inplace === 'both') functions[changing.name] = named(changing.name, (...args) => call(changing, args, false));
    define(changing.name, methodOf(changing));
  }
  return functions;
}

/** Tells autograd how a view's node is made. */
function tellViewNode({ overloads }: CompiledOperator): void {
  const [overload] = overloads;
  if (overload !== undefined)
    setViewNode((base, view) => nodeOf(overload, [base, view.shape, view.strides, view.offset], view));
}

function compile({ definition, signatures, loops }: ListedOperator): CompiledOperator {
  const overloads = definition.overloads.flatMap((overload, i) => {
    const signature = signatures[i];
    if (signature === undefined) return [];
    return [
      new CompiledOverload(definition, i, signature, loops[i] ?? null, overload, overload.forward.kind === 'change'),
    ];
  });
  return { name: definition.name, overloads };
}

/** The form in place: of the overloads whose first operand is the tensor that changes. */
function compileInPlace({ definition, signatures, loops }: ListedOperator): CompiledOperator {
  const overloads = definition.overloads.flatMap((overload, i) => {
    const signature = signatures[i];
    const first = signature?.parameters[0];
    if (signature === undefined || first?.name !== 'self' || first.type !== 'Tensor') return [];
    const own = { ...overload, gradient: overload.inplaceGradient ?? overload.gradient };
    return [new CompiledOverload(definition, i, signature, loops[i] ?? null, own, true)];
  });
  return { name: `${definition.name}_`, overloads };
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
  Object.defineProperty(Tensor.prototype, name, { value: named(name, method), writable: true, configurable: true });
}

/** Programs print the names of functions. */
function named<Named extends (...given: never[]) => unknown>(name: string, f: Named): Named {
  return Object.defineProperty(f, 'name', { value: name, configurable: true });
}
