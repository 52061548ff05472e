/** A module's state: its parameters and persistent buffers by path, given out and taken in. */
import { no_grad } from '../../autograd/modes/modes';
import { pythonClass, runtimeError, typeError } from '../../errors';
import { sameShape, Size } from '../../shape';
import { Tensor } from '../../tensor/tensor';
import type { Module } from './module';
import { OrderedDict, put } from './ordered-dict';
import { Parameter } from './parameter';
import { registryOf, type Registry } from './registry';

type Entries = ReadonlyMap<string, unknown>;

/** Puts what the module and those below it hold into `destination`. */
export function saveState<D extends object>(module: Module, destination: D, prefix: string, keepVariables: boolean): D {
  const registry = registryOf(module);
  for (const [name, held] of localState(registry))
    put(destination, prefix + name, keepVariables ? held : held.detach());
  for (const [name, child] of registry.modules)
    child?.state_dict({ destination, prefix: `${prefix}${name}.`, keep_vars: keepVariables });
  return destination;
}

/** Parameters first, then the buffers that belong to the state. */
function localState({ parameters, buffers, transient }: Registry): Map<string, Tensor> {
  const held = new Map<string, Tensor>();
  for (const [name, parameter] of parameters) if (parameter !== null) held.set(name, parameter);
  for (const [name, buffer] of buffers) if (buffer !== null && !transient.has(name)) held.set(name, buffer);
  return held;
}

/** What `load_state_dict` gives: the paths that did not fit, as `{ missing_keys, unexpected_keys }`. */
export class IncompatibleKeys {
  readonly missing_keys: readonly string[];
  readonly unexpected_keys: readonly string[];

  constructor(missing: readonly string[], unexpected: readonly string[]) {
    this.missing_keys = missing;
    this.unexpected_keys = unexpected;
  }

  *[Symbol.iterator](): Generator<readonly string[]> {
    yield this.missing_keys;
    yield this.unexpected_keys;
  }

  toString(): string {
    if (this.missing_keys.length + this.unexpected_keys.length === 0) return '<All keys matched successfully>';
    const list = (keys: readonly string[]): string => `[${keys.map((key) => `'${key}'`).join(', ')}]`;
    return `_IncompatibleKeys(missing_keys=${list(this.missing_keys)}, unexpected_keys=${list(this.unexpected_keys)})`;
  }
}

export function loadState(module: Module, state: unknown, strict: boolean, assign: boolean): IncompatibleKeys {
  const loading = new Loading(assign, state instanceof OrderedDict);
  loading.load(module, entriesOf(state), '');
  const { missing, unexpected, errors } = loading;
  if (strict) {
    if (unexpected.length > 0) errors.unshift(`Unexpected key(s) in state_dict: ${quoted(unexpected)}. `);
    if (missing.length > 0) errors.unshift(`Missing key(s) in state_dict: ${quoted(missing)}. `);
  }
  if (errors.length > 0)
    throw runtimeError(`Error(s) in loading state_dict for ${registryOf(module).className}:\n\t${errors.join('\n\t')}`);
  return new IncompatibleKeys(missing, unexpected);
}

function quoted(keys: readonly string[]): string {
  return keys.map((key) => `"${key}"`).join(', ');
}

function entriesOf(state: unknown): Entries {
  if (state instanceof Map) return state as Entries;
  if (typeof state !== 'object' || state === null || Array.isArray(state) || state instanceof Tensor)
    throw typeError(`Expected state_dict to be dict-like, got ${pythonClass(state)}.`);
  return new Map(Object.entries(state as OrderedDict));
}

class Loading {
  readonly missing: string[] = [];
  readonly unexpected: string[] = [];
  readonly errors: string[] = [];
  private readonly assign: boolean;
  /** Whether it is what `state_dict()` gave, in which nothing is optional. */
  private readonly versioned: boolean;

  constructor(assign: boolean, versioned: boolean) {
    this.assign = assign;
    this.versioned = versioned;
  }

  load(module: Module, entries: Entries, prefix: string): void {
    const registry = registryOf(module);
    const held = localState(registry);
    for (const [name, target] of held) {
      const key = prefix + name;
      if (entries.has(key)) this.take(registry, name, key, target, entries.get(key));
      else if (this.versioned || !module._optional_state().includes(name)) this.missing.push(key);
    }
    for (const key of entries.keys()) {
      if (!key.startsWith(prefix)) continue;
      const [first = '', ...below] = key.slice(prefix.length).split('.');
      if (below.length > 0 ? !registry.modules.has(first) : !held.has(first)) this.unexpected.push(key);
    }
    for (const [name, child] of registry.modules) {
      if (child === null) continue;
      const childPrefix = `${prefix}${name}.`;
      this.load(child, new Map([...entries].filter(([key]) => key.startsWith(childPrefix))), childPrefix);
    }
  }

  private take({ module }: Registry, name: string, key: string, target: Tensor, given: unknown): void {
    if (!(given instanceof Tensor)) {
      this.errors.push(
        `While copying the parameter named "${key}", expected torch.Tensor or Tensor-like object from checkpoint but received ${pythonClass(given)}`,
      );
      return;
    }
    const value = target.ndim === 0 && given.ndim === 1 && given.shape[0] === 1 ? given.squeeze(0) : given;
    if (!sameShape(value.shape, target.shape)) {
      const [theirs, ours] = [value, target].map(({ shape }) => String(Size.wrap(shape)));
      this.errors.push(
        `size mismatch for ${key}: copying a param with shape ${theirs} from checkpoint, the shape in current model is ${ours}.`,
      );
      return;
    }
    if (this.assign) Reflect.set(module, name, assigned(value, target));
    else no_grad(() => target.copy_(value));
  }
}

function assigned(value: Tensor, target: Tensor): Tensor {
  if (!(target instanceof Parameter)) return value;
  if (value instanceof Parameter) return value.requires_grad_(target.requires_grad);
  return new Parameter(value, { requires_grad: target.requires_grad });
}
