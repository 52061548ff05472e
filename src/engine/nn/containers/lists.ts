/** Modules that hold others in a row: Sequential calls one after the other, ModuleList only holds them. */
import { isPlainObject } from '../../plain-object';
import { indexError, pythonTypeName, TorchError, typeError } from '../../errors';
import { Module, type Given } from '../module/module';
import { OrderedDict } from '../module/ordered-dict';
import { isModule, registryOf, torchTypeName } from '../module/registry';
import { bracketed, indented } from '../module/representation';

/** What both have in common: places, counted from 0, or, negative, from the end. */
abstract class Row extends Module {
  /** How many modules it holds. */
  override get length(): number {
    return registryOf(this).modules.size;
  }

  /** Python's `len(x)`. */
  __len__(): number {
    return this.length;
  }

  [Symbol.iterator](): ArrayIterator<Module> {
    return this.held()[Symbol.iterator]();
  }

  protected held(): Module[] {
    return [...registryOf(this).modules.values()].filter((module) => module !== null);
  }

  /** The name under which the module at a place is registered. */
  private nameAt(index: number): string {
    const names = [...registryOf(this).modules.keys()];
    if (!Number.isInteger(index))
      throw typeError(`'${pythonTypeName(index)}' object cannot be interpreted as an integer`);
    const name = names[index < 0 ? index + names.length : index];
    if (name === undefined) throw indexError(`index ${index} is out of range`);
    return name;
  }

  __getitem__(index: number): Module {
    const module = registryOf(this).modules.get(this.nameAt(index));
    if (!isModule(module)) throw indexError(`index ${index} is out of range`);
    return module;
  }

  __setitem__(index: number, module: Module): void {
    registryOf(this).registers(this.nameAt(index), module);
  }

  /** The others move up. */
  __delitem__(index: number): void {
    const registry = registryOf(this);
    registry.forget(this.nameAt(index));
    registry.numberModules(this.held());
  }

  /** The modules from `start` up to, without, `end`, in a container of the same class. */
  abstract slice(start?: number, end?: number): Module;

  append(module: Module): this {
    this.add_module(String(this.length), module);
    return this;
  }

  /** Before the place `index`. */
  insert(index: number, module: Module): this {
    const count = this.length;
    if (!isModule(module))
      throw new TorchError('AssertionError', "module should be of type: <class 'torch.nn.modules.module.Module'>");
    if (index < -count || index > count) throw indexError(`Index out of range: ${index}`);
    const modules = this.held();
    modules.splice(index < 0 ? index + count : index, 0, module);
    registryOf(this).numberModules(modules);
    return this;
  }

  extend(modules: Iterable<Module>): this {
    for (const module of modules) this.append(module);
    return this;
  }

  /** Takes the module at a place out and gives it. */
  pop(index: number): Module {
    const module = this.__getitem__(index);
    this.__delitem__(index);
    return module;
  }
}

const GIVE_THEM = '\nGive the modules themselves: new torch.nn.Sequential(a, b), or ...modules.';

/** Calls its modules one after the other: `new Sequential(a, b)`, or `new Sequential({ first: a, second: b })`. */
export class Sequential extends Row {
  static override readonly name: string = 'Sequential';

  constructor(...modules: Given) {
    super();
    const [first] = modules;
    const named = modules.length === 1 && (isPlainObject(first) || first instanceof OrderedDict);
    for (const [name, module] of named ? Object.entries(first as object) : modules.entries()) {
      if (Array.isArray(module)) throw typeError(`list is not a Module subclass${GIVE_THEM}`);
      this.add_module(String(name), module);
    }
  }

  override forward(input: unknown): unknown {
    let result = input;
    for (const module of this) result = module.__call__(result);
    return result;
  }

  override slice(start?: number, end?: number): Sequential {
    const entries = [...registryOf(this).modules].slice(start, end);
    return new (this.constructor as typeof Sequential)(new OrderedDict(entries));
  }
}

/** Holds modules, which a plain array would not register. */
export class ModuleList extends Row {
  static override readonly name: string = 'ModuleList';

  constructor(...given: Given) {
    super();
    const [modules = null] = given;
    if (modules !== null) this.extend(modules as Iterable<Module>);
  }

  override extend(modules: Iterable<Module>): this {
    if (!isIterable(modules))
      throw typeError(`ModuleList.extend should be called with an iterable, but got ${torchTypeName(modules)}`);
    return super.extend(modules);
  }

  override slice(start?: number, end?: number): ModuleList {
    return new (this.constructor as typeof ModuleList)(this.held().slice(start, end));
  }

  /** Neighbours that print alike are counted. */
  override __repr__(): string {
    const runs: { readonly from: number; count: number; readonly text: string }[] = [];
    for (const [at, module] of this.held().entries()) {
      const text = module.__repr__();
      const last = runs.at(-1);
      if (last?.text === text) last.count += 1;
      else runs.push({ from: at, count: 1, text });
    }
    const lines = runs.map(({ from, count, text }) =>
      indented(count === 1 ? `(${from}): ${text}` : `(${from}-${from + count - 1}): ${count} x ${text}`),
    );
    return bracketed(this._get_name(), [], lines);
  }
}

export function isIterable(value: unknown): value is Iterable<unknown> {
  return value !== null && (typeof value === 'object' || typeof value === 'function') && Symbol.iterator in value;
}
