/**
 * Takes the power out of the realm that stands around a program's own: whoever gets hold of one of its objects, an error
 * that V8 made out there or an array of arguments, finds nothing in it that leads on. Knows no program.
 */

/** What is left of the globals; the rest is deleted, since nothing in this thread uses it after the start. */
const KEPT: ReadonlySet<PropertyKey> = new Set([
  ...[
    'Object',
    'Array',
    'Number',
    'Boolean',
    'String',
    'Symbol',
    'BigInt',
    'Promise',
    'RegExp',
    'Date',
    'Math',
    'JSON',
  ],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'ArrayBuffer', 'DataView', 'Uint8Array', 'Uint32Array', 'Float64Array'],
  ...['Infinity', 'NaN', 'undefined', 'globalThis'],
]);

/** To be called last before a program's code, and only in a thread that does nothing else. */
export function closeOuterRealm(): void {
  const intrinsics = reachable(startingPoints());
  for (const prototype of functionPrototypes()) fix(prototype, 'constructor', undefined);
  fix(Error, 'prepareStackTrace', undefined);
  fix(Error, 'stackTraceLimit', 0);
  const { deleteProperty } = Reflect;
  for (const key of Reflect.ownKeys(globalThis)) if (!KEPT.has(key)) deleteProperty(globalThis, key);
  for (const one of intrinsics) Object.freeze(one);
}

/** Of functions, async functions, generators and async generators: their `constructor` makes code of text. */
function functionPrototypes(): readonly object[] {
  const makers = [
    (): void => undefined,
    async (): Promise<void> => {
      await Promise.resolve();
    },
    function* (): Generator<void> {
      yield;
    },
    async function* (): AsyncGenerator<void> {
      await Promise.resolve();
      yield;
    },
  ];
  return makers.map((maker) => Object.getPrototypeOf(maker) as object);
}

/** JavaScript's own objects; Node's are deleted, and stay as they are for Node's use. */
function startingPoints(): readonly unknown[] {
  const named = [...KEPT].map((key) => Reflect.get(globalThis, key) as unknown).filter((one) => one !== globalThis);
  const iterators = [
    [][Symbol.iterator](),
    new Map().entries(),
    new Set().values(),
    ''[Symbol.iterator](),
    'a'.matchAll(/a/g),
  ];
  const prototypes = iterators.map((iterator) => Object.getPrototypeOf(iterator) as unknown);
  return [...named, ...prototypes, ...functionPrototypes(), Object.getPrototypeOf(Uint8Array)];
}

function reachable(from: readonly unknown[]): ReadonlySet<object> {
  const found = new Set<object>();
  const waiting = [...from];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if ((typeof one !== 'object' && typeof one !== 'function') || one === null || found.has(one)) continue;
    found.add(one);
    waiting.push(Object.getPrototypeOf(one));
    for (const key of Reflect.ownKeys(one)) {
      const description = Reflect.getOwnPropertyDescriptor(one, key);
      waiting.push(description?.value);

      waiting.push(description?.get, description?.set);
    }
  }
  return found;
}

function fix(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: false, enumerable: false, configurable: false });
}
