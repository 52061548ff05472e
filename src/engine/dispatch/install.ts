/** Makes operators callable: methods on every tensor, and functions for `torch`. */
import { setViewNode } from '../autograd/views/views';
import type { OperatorDefinition, Overload } from '../operators/definition';
import { Tensor } from '../tensor/tensor';
import { call, callOne, callTwo, type CallResult } from './dispatch';
import { CompiledOperator } from './operator';
import { CompiledOverload, type Loop } from './overload';
import { receiver } from './parameters';
import { nodeOf } from './record';
import { register } from './registry';
import { signatureOf } from './signature';

/** An operator as the generator lists it: its definition, a loop for each pointwise overload; no loops where none is. */
export interface ListedOperator {
  readonly definition: OperatorDefinition;
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
  expectMany(Tensor.prototype);
  for (const listed of operators) {
    const { definition } = listed;
    const { variants, inplace } = definition;
    const compiled = compile(listed);
    register(definition.name, compiled);
    if (definition.name === VIEW) tellViewNode(compiled);
    const changing = inplace === null ? null : compileInPlace(listed);
    if (changing !== null) register(definition.name, changing);
    for (const name of [definition.name, ...definition.aliases]) {
      const known = new CompiledOperator(atenName(name), () => compiled.overloads, isWrittenInPython(name));
      if (variants !== 'method') place(functions, name, functionOf(known));
      if (name.includes('.')) continue;
      if (variants !== 'function') define(name, methodOf(ofTensors(known, variants === 'method'), definition));
      if (changing === null) continue;
      const changed = new CompiledOperator(`${name}_`, () => changing.overloads);
      if (inplace === 'both') place(functions, changed.name, functionOf(changed));
      define(changed.name, methodOf(changed, definition));
    }
  }
  return functions;
}

/**
 * V8 keeps a prototype's members in a list that it copies at each addition, 20 ms for all methods; in a table, where this
 * takes 3, as soon as one was deleted that was not the last.
 */
function expectMany(prototype: object): void {
  for (const name of ['', ' ']) Object.defineProperty(prototype, name, { configurable: true });
  for (const name of ['', ' ']) Reflect.deleteProperty(prototype, name);
}

/** Puts a function where its name says: `nn.functional.linear`. */
function place(functions: Namespace, path: string, f: Callable): void {
  if (!path.includes('.')) {
    functions[path] = named(path, f);
    return;
  }
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
  if (!name.includes('.')) return name;
  return name.startsWith('nn.') ? name.slice(name.lastIndexOf('.') + 1) : name.replaceAll('.', '_');
}

/** Functions of `torch.nn.functional` that PyTorch does not write in Python. */
const NOT_IN_PYTHON =
  /^(?:adaptive_avg_pool1d|avg_pool\dd|bilinear|channel_shuffle|conv\w+|cosine_similarity|gelu|hardshrink|linear|logsigmoid|one_hot|pairwise_distance|pdist|pixel_\w+|prelu|scaled_dot_product_attention|softplus|softshrink|\w+_)$/;

function isWrittenInPython(name: string): boolean {
  const space = 'nn.functional.';
  return name.startsWith(space) && !NOT_IN_PYTHON.test(name.slice(space.length));
}

/** Tells autograd how a view's node is made. */
function tellViewNode(operator: CompiledOperator): void {
  setViewNode((base, view) => {
    const [overload] = operator.overloads;
    return overload === undefined ? null : nodeOf(overload, [base, view.shape, view.strides, view.offset], view);
  });
}

function compile({ definition, loops }: ListedOperator): CompiledOperator {
  return new CompiledOperator(definition.name, () =>
    definition.overloads.map((overload, i) => {
      const signature = signatureOf(overload.signature);
      return new CompiledOverload(definition, i, signature, loops[i] ?? null, overload, changesSelf(overload));
    }),
  );
}

/** Operators that only exist in place. */
function changesSelf({ forward }: Overload): boolean {
  if (forward.kind === 'composite') return forward.compose === forward.change;
  return forward.kind === 'change' || forward.kind === 'geometry';
}

/** The form in place: of the overloads whose first operand is the tensor that changes. */
function compileInPlace({ definition, loops }: ListedOperator): CompiledOperator {
  return new CompiledOperator(`${definition.name}_`, () =>
    definition.overloads.flatMap((overload, i) => {
      const signature = signatureOf(overload.signature);
      const [first] = signature.parameters;
      if (first?.name !== 'self' || first.type !== 'Tensor') return [];
      const own = { ...overload, gradient: overload.inplaceGradient ?? overload.gradient };
      return [new CompiledOverload(definition, i, signature, loops[i] ?? null, own, true)];
    }),
  );
}

/** The overloads that a method has: those with a tensor before the dot. */
function ofTensors(operator: CompiledOperator, onlyMethod: boolean): CompiledOperator {
  return new CompiledOperator(operator.name, () =>
    operator.overloads.filter(({ signature }) => receiver(signature, onlyMethod) >= 0),
  );
}

type Method = (this: Tensor, ...args: readonly unknown[]) => CallResult;

/** The tensor before the dot is `self`, which is not always the first operand (`where`). */
function methodOf(compiled: CompiledOperator, { overloads }: OperatorDefinition): Method {
  // Of most this is seen at a glance, without reading the signature.
  if (!overloads.some(({ signature }) => signature.includes(', Tensor self')))
    return function (this: Tensor, ...args: readonly unknown[]) {
      if (args.length === 1) return callTwo(compiled, this, args[0], true);
      return args.length === 0 ? callOne(compiled, this, true) : call(compiled, [this, ...args], true);
    };
  return function (this: Tensor, ...args: readonly unknown[]) {
    const self = compiled.overloads[0]?.signature.parameters.findIndex(({ name }) => name === 'self') ?? 0;
    if (self <= 0) return call(compiled, [this, ...args], true);
    return call(compiled, [...args.slice(0, self), this, ...args.slice(self)], false);
  };
}

function functionOf(compiled: CompiledOperator): Callable {
  return (...args) => {
    const [first] = args;
    if (args.length === 2 && first instanceof Tensor) return callTwo(compiled, first, args[1], false);
    if (args.length === 1 && first instanceof Tensor) return callOne(compiled, first, false);
    return call(compiled, args, false);
  };
}

function define(name: string, method: Method): void {
  Object.defineProperty(Tensor.prototype, name, { value: named(name, method), writable: true, configurable: true });
}

/** Programs print the names of functions. */
function named<Named extends (...given: never[]) => unknown>(name: string, f: Named): Named {
  return Object.defineProperty(f, 'name', { value: name, configurable: true });
}
