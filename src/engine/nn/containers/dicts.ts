/** Modules that hold others, or parameters, by name or in a row, without calling them. */
import { isPlainObject } from '../../plain-object';
import { indexError, pythonTypeName, runtimeError, typeError, valueError } from '../../errors';
import { Tensor } from '../../tensor/tensor';
import { Module, type Given } from '../module/module';
import { OrderedDict } from '../module/ordered-dict';
import { Parameter } from '../module/parameter';
import { keyError, registryOf, torchTypeName } from '../module/registry';
import { isIterable } from './lists';

type Entry = [key: string, value: unknown];

/** Entries of a plain object, of another container, or pairs. */
function entriesOf(given: unknown, container: string): Entry[] {
  if (given instanceof ModuleDict || given instanceof ParameterDict) return given.items();
  if (isPlainObject(given) || given instanceof OrderedDict) return Object.entries(given as object);
  if (!isIterable(given) || given instanceof Tensor)
    throw typeError(
      `${container.replace('ParameterDict', 'ParametersDict')}.update should be called with an iterable of key/value pairs, but got ${torchTypeName(given)}`,
    );
  return Array.from(given, (pair, at) => {
    if (!Array.isArray(pair))
      throw typeError(`${container} update sequence element #${at} should be Iterable; is${pythonTypeName(pair)}`);
    if (pair.length !== 2)
      throw valueError(`${container} update sequence element #${at} has length ${pair.length}; 2 is required`);
    return [String(pair[0]), pair[1] as unknown];
  });
}

/** Holds modules by name: `new ModuleDict({ a, b })`, then `dict['a']` or `dict.a`. */
export class ModuleDict extends Module {
  static override readonly name: string = 'ModuleDict';

  constructor(...given: Given) {
    super();
    const [modules = null] = given;
    if (modules !== null) this.update(modules);
  }

  update(modules: unknown): void {
    for (const [key, module] of entriesOf(modules, 'ModuleDict')) this.add_module(key, module);
  }

  override get length(): number {
    return this.keys().length;
  }

  /** Python's `len(x)`. */
  __len__(): number {
    return this.length;
  }

  /** Python's `key in x`. */
  __contains__(key: string): boolean {
    return registryOf(this).modules.has(key);
  }

  [Symbol.iterator](): ArrayIterator<string> {
    return this.keys()[Symbol.iterator]();
  }

  keys(): string[] {
    return [...registryOf(this).modules.keys()];
  }

  values(): Module[] {
    return this.items().map(([, module]) => module);
  }

  items(): [key: string, module: Module][] {
    return [...registryOf(this).modules].filter((entry): entry is [string, Module] => entry[1] !== null);
  }

  /** Takes a module out and gives it. */
  pop(key: string): Module {
    const registry = registryOf(this);
    const module = registry.modules.get(key) ?? null;
    if (module === null) throw keyError(`'${key}'`);
    registry.forget(key);
    return module;
  }

  clear(): void {
    for (const key of this.keys()) registryOf(this).forget(key);
  }
}

/** A tensor becomes a parameter; anything else is held as it is. */
function held(value: unknown): unknown {
  return value instanceof Tensor && !(value instanceof Parameter) ? new Parameter(value) : value;
}

/** A line of what holds parameters prints. */
function line(key: string, value: unknown, type: (tensor: Tensor) => string): string {
  if (!(value instanceof Tensor)) return `  (${key}): Object of type: ${torchTypeName(value)}`;
  const kind = value instanceof Parameter ? 'Parameter' : 'Tensor';
  return `  (${key}): ${kind} containing: [${type(value)} of size ${value.shape.join('x')}]`;
}

/** Holds parameters in a row, which a plain array would not register. Tensors become parameters. */
export class ParameterList extends Module {
  static override readonly name: string = 'ParameterList';
  declare private _size: number;

  constructor(...given: Given) {
    super();
    this._size = 0;
    const [values = null] = given;
    if (values !== null) this.extend(values);
  }

  override get length(): number {
    return this._size;
  }

  /** Python's `len(x)`. */
  __len__(): number {
    return this._size;
  }

  [Symbol.iterator](): ArrayIterator<unknown> {
    return Array.from({ length: this._size }, (_, at) => this.__getitem__(at))[Symbol.iterator]();
  }

  private nameAt(index: number): string {
    if (!Number.isInteger(index))
      throw typeError(`'${pythonTypeName(index)}' object cannot be interpreted as an integer`);
    if (index < -this._size || index >= this._size) throw indexError(`index ${index} is out of range`);
    return String(index < 0 ? index + this._size : index);
  }

  __getitem__(index: number): unknown {
    return registryOf(this).attributes[this.nameAt(index)];
  }

  __setitem__(index: number, value: unknown): void {
    const registry = registryOf(this);
    const name = this.nameAt(index);
    const kept = held(value);
    if (!registry.registers(name, kept))
      Object.defineProperty(registry.attributes, name, {
        value: kept,
        writable: true,
        enumerable: true,
        configurable: true,
      });
  }

  append(value: unknown): this {
    this._size += 1;
    this.__setitem__(this._size - 1, value);
    return this;
  }

  extend(values: unknown): this {
    if (!isIterable(values) || values instanceof Tensor)
      throw typeError(`ParameterList.extend should be called with an iterable, but got ${torchTypeName(values)}`);
    for (const value of values) this.append(value);
    return this;
  }

  override forward(): never {
    throw runtimeError('ParameterList should not be called.');
  }

  override extra_repr(): string {
    return Array.from(this, (value, at) => line(String(at), value, ({ dtype }) => String(dtype))).join('\n');
  }
}

/** Holds parameters by name: `new ParameterDict({ a: torch.ones(2) })`, then `dict['a']` or `dict.a`. */
export class ParameterDict extends Module {
  static override readonly name: string = 'ParameterDict';
  declare private _keys: Set<string>;

  constructor(...given: Given) {
    super();
    this._keys = new Set();
    const [values = null] = given;
    if (values !== null) this.update(values);
  }

  /** The entries of a plain object in the order of their names. */
  update(values: unknown): void {
    const entries = entriesOf(values, 'ParameterDict');
    if (isPlainObject(values)) entries.sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [key, value] of entries) this.set(key, value);
  }

  /** Python's `x[key] = value`; by an assignment, a tensor that is no parameter yet stays one. */
  set(key: string, value: unknown): void {
    this._keys.add(key);
    Reflect.set(this, key, held(value));
  }

  get(key: string, otherwise: unknown = null): unknown {
    return this._keys.has(key) ? registryOf(this).attributes[key] : otherwise;
  }

  override get length(): number {
    return this._keys.size;
  }

  /** Python's `len(x)`. */
  __len__(): number {
    return this.length;
  }

  /** Python's `key in x`. */
  __contains__(key: string): boolean {
    return this._keys.has(key);
  }

  [Symbol.iterator](): ArrayIterator<string> {
    return this.keys()[Symbol.iterator]();
  }

  keys(): string[] {
    return [...this._keys];
  }

  values(): unknown[] {
    return this.keys().map((key) => this.get(key));
  }

  items(): Entry[] {
    return this.keys().map((key) => [key, this.get(key)]);
  }

  /** Takes an entry out and gives its value. */
  pop(key: string): unknown {
    if (!this._keys.has(key)) throw keyError(`'${key}'`);
    const value = this.get(key);
    this._keys.delete(key);
    registryOf(this).forget(key);
    return value;
  }

  clear(): void {
    for (const key of this.keys()) this.pop(key);
  }

  override forward(): never {
    throw runtimeError('ParameterDict should not be called.');
  }

  override extra_repr(): string {
    return this.items()
      .map(([key, value]) => line(key, value, torchTypeName))
      .join('\n');
  }
}
