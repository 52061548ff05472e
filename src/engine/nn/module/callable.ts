/**
 * An object that can be called: a function with its class's prototype, behind a proxy whose attributes register what they
 * are given. It knows neither registrations nor calls, only when either happens.
 */
import { TorchError } from '../../errors';
import { callModule } from './call';
import type { Module } from './module';
import { Registry, type Attributes } from './registry';

type Class = abstract new (...given: never[]) => unknown;

/** What a constructor gives back: subclasses find it as `this`, with its fields, private names and accessors. */
export function callableInstance(made: Class): Module {
  const attributes = (() => undefined) as unknown as Attributes;
  // A function has these of its own, where a module has none.
  delete attributes['name'];
  delete attributes['length'];
  Object.setPrototypeOf(attributes, made.prototype as object);
  const registry = new Registry(attributes);
  const module = new Proxy(attributes, new Traps(registry)) as unknown as Module;
  registry.belongTo(module);
  return module;
}

/** Names that JavaScript asks any object for, to see what it is. */
const ASKED: ReadonlySet<string> = new Set(['then', 'toJSON']);
const INDEX = /^-?\d+$/u;

interface Indexed {
  readonly __getitem__?: (index: number) => unknown;
  readonly __setitem__?: (index: number, value: unknown) => void;
  readonly __delitem__?: (index: number) => void;
}

class Traps implements ProxyHandler<Attributes> {
  private readonly registry: Registry;

  constructor(registry: Registry) {
    this.registry = registry;
  }

  apply(_attributes: Attributes, _self: unknown, given: readonly unknown[]): unknown {
    return callModule(this.registry, given);
  }

  get(attributes: Attributes, key: string | symbol, receiver: unknown): unknown {
    const value: unknown = Reflect.get(attributes, key, receiver);
    if (value !== undefined || typeof key === 'symbol' || key in attributes || ASKED.has(key)) return value;
    return this.absent(key);
  }

  private absent(key: string): unknown {
    const { attributes, className } = this.registry;
    const { __getitem__: item } = attributes as Indexed;
    if (item !== undefined && INDEX.test(key)) return item.call(this.registry.module, Number(key));
    throw new TorchError('AttributeError', `'${className}' object has no attribute '${key}'`);
  }

  set(attributes: Attributes, key: string | symbol, value: unknown, receiver: unknown): boolean {
    if (typeof key === 'symbol' || receiver !== this.registry.module)
      return Reflect.set(attributes, key, value, receiver === this.registry.module ? attributes : receiver);
    const { __setitem__: item } = attributes as Indexed;
    if (item !== undefined && INDEX.test(key)) {
      item.call(this.registry.module, Number(key), value);
      return true;
    }
    const accessor = accessorOf(attributes, key);
    if (accessor === null)
      return this.registry.registers(key, value) || Reflect.set(attributes, key, value, attributes);
    if (accessor.set === undefined)
      throw new TorchError('AttributeError', `property '${key}' of '${this.registry.className}' object has no setter`);
    accessor.set.call(receiver, value);
    return true;
  }

  /** Fields of classes come here. */
  defineProperty(attributes: Attributes, key: string | symbol, property: PropertyDescriptor): boolean {
    if (typeof key === 'symbol' || !('value' in property)) return Reflect.defineProperty(attributes, key, property);
    return this.registry.registers(key, property.value) || Reflect.defineProperty(attributes, key, property);
  }

  deleteProperty(attributes: Attributes, key: string | symbol): boolean {
    if (typeof key === 'symbol') return Reflect.deleteProperty(attributes, key);
    const { __delitem__: item } = attributes as Indexed;
    if (item !== undefined && INDEX.test(key)) {
      item.call(this.registry.module, Number(key));
      return true;
    }
    if (!Object.hasOwn(attributes, key))
      throw new TorchError('AttributeError', `'${this.registry.className}' object has no attribute '${key}'`);
    return this.registry.forget(key);
  }
}

/** The accessor that an assignment meets in the classes, before any other property of the name. */
function accessorOf(attributes: Attributes, key: string): PropertyDescriptor | null {
  for (let at: object | null = attributes; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const property = Object.getOwnPropertyDescriptor(at, key);
    if (property === undefined) continue;
    return 'value' in property ? null : property;
  }
  return null;
}
