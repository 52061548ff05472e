/**
 * JavaScript's own functions, as they were before a program ran: what the realm tells the outside must not depend on
 * globals and prototypes that a program may have replaced. Knows no tensor.
 */
export const apply: <This, Args extends readonly unknown[], Result>(
  f: (this: This, ...args: Args) => Result,
  self: This,
  args: Readonly<Args>,
) => Result = Reflect.apply;

export const keysOf = Object.keys;
export const isArray = Array.isArray;
export const createPlain = Object.create as (prototype: null) => object;
export const defineProperty = Object.defineProperty;
export const quote = JSON.stringify as (text: string) => string;
export const textOf = String;
export const now = Date.now;
export const NativePromise = Promise;

// The functions alone: whoever calls one gives it its `this` through `apply`.
/* eslint-disable @typescript-eslint/unbound-method */
const { then } = Promise.prototype;
const { get: weakGet, set: weakSet, has: weakHas } = WeakMap.prototype;
const { get: mapGet, set: mapSet, delete: mapDelete, has: mapHas } = Map.prototype;
const { slice } = String.prototype;
/* eslint-enable @typescript-eslint/unbound-method */

/** A Map by its functions as they were. */
export class SafeMap<Key, Value> {
  private readonly map = new Map<Key, Value>();
  /** How many there are. */
  count = 0;

  get(key: Key): Value | undefined {
    return apply(mapGet, this.map, [key]) as Value | undefined;
  }

  has(key: Key): boolean {
    return apply(mapHas, this.map, [key]);
  }

  set(key: Key, value: Value): void {
    if (!this.has(key)) this.count += 1;
    apply(mapSet, this.map, [key, value]);
  }

  delete(key: Key): boolean {
    const there = apply(mapDelete, this.map, [key]);
    if (there) this.count -= 1;
    return there;
  }
}

/** A WeakMap by its functions as they were; what cannot be a key is ignored. */
export class SafeWeakMap<Value> {
  private readonly map = new WeakMap<object, Value>();

  get(key: unknown): Value | undefined {
    return isObject(key) ? (apply(weakGet, this.map, [key]) as Value | undefined) : undefined;
  }

  has(key: unknown): boolean {
    return isObject(key) && apply(weakHas, this.map, [key]);
  }

  set(key: unknown, value: Value): void {
    if (isObject(key)) apply(weakSet, this.map, [key, value]);
  }
}

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

export function cut(text: string, from: number, to: number): string {
  return apply(slice, text, [from, to]);
}

const resolved = plainPromise(Promise.resolve());

/** Answers of this promise come from JavaScript's own Promise, whatever a program makes of `Promise.prototype`. */
export function plainPromise<T extends object>(promise: T): T {
  return defineProperty<T>(promise, 'constructor', { value: NativePromise });
}

/** Runs `body` when the promises that are settled by now have been answered. */
export function soon(body: () => void): void {
  void apply(then, resolved, [body]);
}
