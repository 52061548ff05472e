/**
 * What a module has registered: parameters, buffers and submodules by name, in the order of their assignment, and hooks.
 * It knows no class of modules, only which objects are some.
 */
import { pythonTypeName, TorchError, typeError } from '../../errors';
import { Tensor } from '../../tensor/tensor';
import type { ModuleHooks } from './hooks';
import type { Module } from './module';
import { Buffer, Parameter } from './parameter';

/** A module's own properties, behind its proxy: a function with the prototype of the module's class. */
export type Attributes = Record<string, unknown> & object;

export class Registry {
  readonly attributes: Attributes;
  readonly parameters = new Map<string, Parameter | null>();
  readonly buffers = new Map<string, Tensor | null>();
  readonly modules = new Map<string, Module | null>();
  /** Names of the buffers that `state_dict()` leaves out. */
  readonly transient = new Set<string>();
  hooks: ModuleHooks | null = null;
  private itself: Module | null = null;

  constructor(attributes: Attributes) {
    this.attributes = attributes;
  }

  /** The module as programs know it. */
  get module(): Module {
    if (this.itself === null) throw new Error('A registry belongs to a module.');
    return this.itself;
  }

  belongTo(module: Module): void {
    this.itself = module;
    registries.set(module, this);
  }

  get className(): string {
    const { constructor } = this.attributes as { readonly constructor?: { readonly name?: unknown } };
    return typeof constructor?.name === 'string' ? constructor.name : '';
  }

  /** Whether an attribute of this name is there that the registrations of one kind do not explain. */
  private isTaken(name: string, registered: ReadonlyMap<string, unknown>): boolean {
    if (registered.has(name) || !(name in this.attributes)) return false;
    // A field that a class only declares holds undefined: what it is to hold comes now.
    return !Object.hasOwn(this.attributes, name) || this.attributes[name] !== undefined;
  }

  setParameter(name: string, parameter: Parameter | null): void {
    checkName('parameter', name);
    if (name.includes('.')) throw keyError('parameter name can\'t contain "."');
    if (name === '') throw keyError('parameter name can\'t be empty string ""');
    if (this.isTaken(name, this.parameters)) throw keyError(`attribute '${name}' already exists`);
    if (parameter !== null) checkParameter(name, parameter);
    this.parameters.set(name, parameter);
    this.show(name, parameter);
  }

  setBuffer(name: string, buffer: Tensor | null, persistent: boolean): void {
    checkName('buffer', name);
    if (name.includes('.')) throw keyError('buffer name can\'t contain "."');
    if (name === '') throw keyError('buffer name can\'t be empty string ""');
    if (this.isTaken(name, this.buffers)) throw keyError(`attribute '${name}' already exists`);
    if (buffer !== null && !(buffer instanceof Tensor))
      throw typeError(
        `cannot assign '${torchTypeName(buffer)}' object to buffer '${name}' (torch Tensor or None required)`,
      );
    this.buffers.set(name, buffer);
    if (persistent) this.transient.delete(name);
    else this.transient.add(name);
    this.show(name, buffer);
  }

  addModule(name: string, module: Module | null): void {
    if (module !== null && !isModule(module)) throw typeError(`${torchTypeName(module)} is not a Module subclass`);
    checkName('module', name);
    if (this.isTaken(name, this.modules)) throw keyError(`attribute '${name}' already exists`);
    if (name.includes('.')) throw keyError(`module name can't contain ".", got: ${name}`);
    if (name === '') throw keyError('module name can\'t be empty string ""');
    this.setModule(name, module);
  }

  /** As by assignment, which no name is refused. */
  private setModule(name: string, module: Module | null): void {
    this.modules.set(name, module);
    this.show(name, module);
  }

  /** An attribute becomes `value`. Gives whether that is registered: where it is a parameter, a buffer or a module, or one stood there. */
  registers(name: string, value: unknown): boolean {
    const nothing = value === null || value === undefined;
    if (value instanceof Parameter) {
      if (!this.parameters.has(name)) this.forget(name);
      this.setParameter(name, value);
    } else if (this.parameters.has(name)) {
      if (!nothing)
        throw typeError(
          `cannot assign '${torchTypeName(value)}' as parameter '${name}' (torch.nn.Parameter or None expected)`,
        );
      this.setParameter(name, null);
    } else if (isModule(value)) {
      if (!this.modules.has(name)) this.forget(name);
      this.setModule(name, value);
    } else if (this.modules.has(name)) {
      if (!nothing)
        throw typeError(
          `cannot assign '${torchTypeName(value)}' as child module '${name}' (torch.nn.Module or None expected)`,
        );
      this.setModule(name, null);
    } else if (value instanceof Buffer || this.buffers.has(name)) this.assignBuffer(name, value, nothing);
    else return false;
    return true;
  }

  private assignBuffer(name: string, value: unknown, nothing: boolean): void {
    if (!nothing && !(value instanceof Tensor))
      throw typeError(
        `cannot assign '${torchTypeName(value)}' as buffer '${name}' (torch.nn.Buffer, torch.Tensor or None expected)`,
      );
    if (!this.buffers.has(name)) this.forget(name);
    const persistent = value instanceof Buffer ? value.persistent : !this.transient.has(name);
    this.module.register_buffer(name, value instanceof Tensor ? value : null, { persistent });
  }

  /** Takes the attribute away, and whatever it was registered as. */
  forget(name: string): boolean {
    this.parameters.delete(name);
    this.buffers.delete(name);
    this.modules.delete(name);
    this.transient.delete(name);
    return Reflect.deleteProperty(this.attributes, name);
  }

  /** Numbers the submodules anew, in this order. */
  numberModules(modules: readonly Module[]): void {
    for (const name of [...this.modules.keys()]) this.forget(name);
    modules.forEach((module, at) => {
      this.setModule(String(at), module);
    });
  }

  private show(name: string, value: unknown): void {
    if (value !== null && value !== undefined) own(value, this, name);
    Object.defineProperty(this.attributes, name, { value, writable: true, enumerable: true, configurable: true });
  }
}

const registries = new WeakMap<object, Registry>();

export function registryOf(module: Module): Registry {
  const registry = registries.get(module);
  if (registry === undefined) throw typeError(`${torchTypeName(module)} is not a Module subclass`);
  return registry;
}

/** Whether a value is a module, whatever its prototype says. */
export function isModule(value: unknown): value is Module {
  return typeof value === 'function' && registries.has(value);
}

function checkName(kind: string, name: unknown): void {
  if (typeof name !== 'string') throw typeError(`${kind} name should be a string. Got ${torchTypeName(name)}`);
}

function checkParameter(name: string, parameter: unknown): void {
  if (!(parameter instanceof Parameter))
    throw typeError(
      `cannot assign '${torchTypeName(parameter)}' object to parameter '${name}' (torch.nn.Parameter or None required)`,
    );
  if (parameter.grad_fn !== null)
    throw new TorchError(
      'ValueError',
      `Cannot assign non-leaf Tensor to parameter '${name}'. Model parameters must be created explicitly. To express '${name}' as a function of another Tensor, compute the value in the forward() method.`,
    );
}

export function keyError(message: string): TorchError {
  return new TorchError('KeyError', message);
}

/** How PyTorch names a value's type, in messages about modules: `torch.FloatTensor`, `torch.nn.modules.linear.Linear`. */
export function torchTypeName(value: unknown): string {
  if (value instanceof Tensor) return `torch.${value.dtype.scalarType}Tensor`;
  if (isModule(value)) return registryOf(value).className;
  return pythonTypeName(value);
}

/** Where something is registered. */
interface Owner {
  readonly registry: Registry;
  readonly name: string;
}

const owners = new WeakMap<object, Owner>();

/** The first that registers it is its owner, for as long as it is registered there. */
function own(value: object, registry: Registry, name: string): void {
  if (ownerOf(value) === null) owners.set(value, { registry, name });
}

function ownerOf(value: object): Owner | null {
  const owner = owners.get(value);
  if (owner === undefined) return null;
  const { registry, name } = owner;
  const { parameters, buffers, modules } = registry;
  const registered: unknown = parameters.get(name) ?? buffers.get(name) ?? modules.get(name);
  return registered === value ? owner : null;
}

/**
 * Where in the tree of modules a parameter or buffer is registered: `fc.weight`; null where it is not. The path begins
 * below the module that no other one holds.
 */
export function parameterPath(tensor: Tensor): string | null {
  return pathOf(tensor);
}

/** What a module is called: its path (`layers.0`) where another one holds it, else its class. */
export function moduleName(module: object): string {
  return pathOf(module) ?? (isModule(module) ? registryOf(module).className : '');
}

function pathOf(registered: object): string | null {
  const names: string[] = [];
  const seen = new Set<object>();
  for (let at = registered; !seen.has(at);) {
    seen.add(at);
    const owner = ownerOf(at);
    if (owner === null) break;
    names.unshift(owner.name);
    at = owner.registry.module;
  }
  return names.length === 0 ? null : names.join('.');
}
