/** `torch.func.functional_call` and `stack_module_state`: modules as functions of their parameters. */
import { called } from '../dispatch/python-call';
import { pythonClass, runtimeError, typeError, valueError } from '../errors';
import { functions } from '../functions';
import type { Module } from '../nn/module/module';
import { registryOf, type Registry } from '../nn/module/registry';
import { Tensor } from '../tensor/tensor';
import { isPlainObject } from '../plain-object';

type Named = Readonly<Record<string, Tensor>>;

export interface FunctionalCallOptions {
  /** What stands for one of several names of the same parameter stands for all of them. */
  readonly tie_weights?: boolean;
  /** Refuses names that the module does not have, and asks for all that it has. */
  readonly strict?: boolean;
}

const FUNCTIONAL_CALL = { tie_weights: true, strict: false };

/** Where a parameter or buffer is registered. */
interface Place {
  readonly registry: Registry;
  readonly key: string;
  readonly kind: 'parameters' | 'buffers';
  readonly tensor: Tensor | null;
}

/**
 * Calls the module with other parameters and buffers, by their names in `state_dict()`; those that are not named are its
 * own. `args`: a list of its arguments, or the only one; `kwargs`: an object that goes last.
 */
export function functional_call(
  module: Module,
  parameter_and_buffer_dicts: Named | readonly Named[],
  args: unknown = null,
  kwargs: object | null = null,
  ...options: readonly [options?: FunctionalCallOptions]
): unknown {
  const { tie_weights, strict } = called('functional_call', FUNCTIONAL_CALL, options, { positional: 0, own: 4 });
  const given = merged(parameter_and_buffer_dicts);
  const places = placesOf(module);
  if (strict) checkNames(module, places, given);
  const others = new Map<Place, Tensor>();
  for (const [name, tensor] of given) {
    const place = places.get(name);
    if (place === undefined) continue;
    if (!(tensor instanceof Tensor)) throw typeError(`${String(tensor)} is not an instance of torch.Tensor`);
    others.set(place, tensor);
    if (tie_weights)
      for (const [tied, other] of places)
        if (other.tensor !== null && other.tensor === place.tensor && !given.has(tied)) others.set(other, tensor);
  }
  const list = args === null || args === undefined ? [] : Array.isArray(args) ? (args as readonly unknown[]) : [args];
  return swapped(others, () => module.__call__(...list, ...(kwargs === null ? [] : [kwargs])));
}

function merged(dictionaries: Named | readonly Named[]): Map<string, Tensor> {
  if (Array.isArray(dictionaries)) {
    const names = (dictionaries as readonly Named[]).flatMap((each) => Object.keys(each));
    const repeated = names.filter((name, i) => names.indexOf(name) !== i);
    if (repeated.length > 0)
      throw valueError(
        `[${[...new Set(repeated)].map((name) => `'${name}'`).join(', ')}] appeared in multiple dictionaries; behavior of functional call is ambiguous`,
      );
    return new Map((dictionaries as readonly Named[]).flatMap((each) => Object.entries(each)));
  }
  if (!isPlainObject(dictionaries))
    throw valueError(
      `Expected parameter_and_buffer_dicts to be a dict, or a list/tuple of dicts, but got ${pythonClass(dictionaries)}`,
    );
  return new Map(Object.entries(dictionaries));
}

/** All that are registered, by their whole names, also those that several names stand for. */
function placesOf(module: Module): Map<string, Place> {
  const places = new Map<string, Place>();
  const open: (readonly [prefix: string, module: Module])[] = [['', module]];
  // Grows while it is gone through.
  for (const [prefix, each] of open) {
    const registry = registryOf(each);
    for (const kind of ['parameters', 'buffers'] as const)
      for (const [key, tensor] of registry[kind]) places.set(`${prefix}${key}`, { registry, key, kind, tensor });
    for (const [name, child] of registry.modules) if (child !== null) open.push([`${prefix}${name}.`, child]);
  }
  return places;
}

function checkNames(module: Module, places: ReadonlyMap<string, Place>, given: ReadonlyMap<string, Tensor>): void {
  const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
  const unexpected = [...given.keys()].filter((name) => !places.has(name));
  const missing = [...places].flatMap(([name, { tensor }]) => (tensor === null || given.has(name) ? [] : [name]));
  const lines = [
    ...(unexpected.length > 0 ? [`Unexpected key(s): ${quoted(unexpected)}.`] : []),
    ...(missing.length > 0 ? [`Missing key(s): ${quoted(missing)}.`] : []),
  ];
  if (lines.length > 0)
    throw runtimeError(`Error(s) in reparametrizing for ${registryOf(module).className}:\n\t${lines.join('\n\t')}`);
}

/** Runs `body` while other tensors stand in these places. */
function swapped<T>(others: ReadonlyMap<Place, Tensor>, body: () => T): T {
  try {
    for (const [place, tensor] of others) put(place, tensor);
    return body();
  } finally {
    for (const [place] of others) put(place, place.tensor);
  }
}

/** Past what assignments check: any tensor may stand for a parameter here. */
function put({ registry, key, kind }: Place, tensor: Tensor | null): void {
  (registry[kind] as Map<string, Tensor | null>).set(key, tensor);
  Object.defineProperty(registry.attributes, key, {
    value: tensor,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

/** The parameters and the buffers of several modules of one class, each stacked along a new first dimension. */
export function stack_module_state(models: readonly Module[]): [Record<string, Tensor>, Record<string, Tensor>] {
  const [first] = models;
  if (first === undefined) throw runtimeError('stack_module_state: Expected at least one model, got 0.');
  if (models.some((model) => model.training !== first.training))
    throw runtimeError('stack_module_state: Expected all models to have the same training/eval mode.');
  if (models.some((model) => registryOf(model).className !== registryOf(first).className))
    throw runtimeError('stack_module_state: Expected all models to be of the same class.');
  const all = models.map(placesOf);
  const parameters: Record<string, Tensor> = {};
  const buffers: Record<string, Tensor> = {};
  for (const [name, { kind }] of all[0] ?? []) {
    const tensors = all.flatMap((places) => places.get(name)?.tensor ?? []);
    if (tensors.length !== models.length) continue;
    if (kind === 'parameters')
      parameters[name] = functions
        .stack(tensors)
        .detach()
        .requires_grad_(tensors.every((each) => each.requires_grad));
    else buffers[name] = functions.stack(tensors).detach();
  }
  return [parameters, buffers];
}
