/** Makes operators callable: methods on every tensor, and functions for `torch`. */
import { setViewNode } from '../autograd/views';
import type { OperatorDefinition, Overload } from '../operators/definition';
import { Tensor } from '../tensor/tensor';
import { call, type CallResult, type CompiledOperator } from './dispatch';
import { CompiledOverload, type Loop } from './overload';
import { register } from './rerun';
import { receiver, type Signature } from './parameters';
import { nodeOf } from './record';

/** An operator as the generator lists it: its definition, its signatures read, a loop for each pointwise overload. */
export interface ListedOperator {
  readonly definition: OperatorDefinition;
  readonly signatures: readonly Signature[];
  readonly loops: readonly (Loop | null)[];
}

/** By which the node of a view is named whose base has changed. */
const VIEW = 'as_strided';

type Callable = (...args: readonly unknown[]) => CallResult;

/** Functions by name, and namespaces of them. */
interface Namespace {
  [name: string]: Callable | Namespace;
}

/** Installs methods and gives the functions by name. */
export function install(operators: readonly ListedOperator[]): Readonly<Namespace> {
  const functions: Namespace = {};
  for (const listed of operators) {
    const { definition } = listed;
    const { variants, inplace } = definition;
    const compiled = compile(listed);
    register(compiled);
    if (definition.name === VIEW) tellViewNode(compiled);
    const changing = inplace === null ? null : compileInPlace(listed);
    if (changing !== null) register(changing);
    for (const name of [definition.name, ...definition.aliases]) {
      const known = { ...compiled, name: atenName(name) };
      if (variants !== 'method') place(functions, name, (...args) => call(known, args, false));
      if (name.includes('.')) continue;
      if (variants !== 'function') define(name, methodOf(ofTensors(known, variants === 'method')));
      if (changing === null) continue;
      const changed = { ...changing, name: `${name}_` };
      if (inplace === 'both') place(functions, changed.name, (...args) => call(changed, args, false));
      define(changed.name, methodOf(changed));
    }
  }
  return functions;
}

/** Puts a function where its name says: `nn.functional.linear`. */
function place(functions: Namespace, path: string, f: Callable): void {
  const parts = path.split('.');
  const name = parts.pop() ?? path;
  let space = functions;
  for (const part of parts) {
    const inner = (space[part] ??= {});
    if (typeof inner === 'function') throw new Error(`${path} stands in a function.`);
    space = inner;
  }
  space[name] = named(name, f);
}

/** How messages call it: `linalg_det`, `special_erfcx`, but `linear`. */
function atenName(name: string): string {
  return name.startsWith('nn.') ? name.slice(name.lastIndexOf('.') + 1) : name.replaceAll('.', '_');
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
    return [new CompiledOverload(definition, i, signature, loops[i] ?? null, overload, changesSelf(overload))];
  });
  return { name: definition.name, overloads };
}

/** Operators that only exist in place. */
function changesSelf({ forward }: Overload): boolean {
  if (forward.kind === 'composite') return forward.compose === forward.change;
  return forward.kind === 'change' || forward.kind === 'geometry';
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

/** The overloads that a method has: those with a tensor before the dot. */
function ofTensors({ name, overloads }: CompiledOperator, onlyMethod: boolean): CompiledOperator {
  return { name, overloads: overloads.filter(({ signature }) => receiver(signature, onlyMethod) >= 0) };
}

type Method = (this: Tensor, ...args: readonly unknown[]) => CallResult;

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
