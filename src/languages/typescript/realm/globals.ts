/** What a program's realm has of its own, and what it lacks: no memory that is shared, no watching of the garbage collector. */
import { newMath } from './math';
import { now } from './primordials';
import { readNumbersOfTensors } from './numbers';

export type GlobalObject = Record<string, unknown>;

/**
 * The realm's shell has taken most of these out before; whoever runs the realm otherwise is safe, too. Of WebAssembly the
 * engine has taken what it needs.
 */
const REMOVED = ['SharedArrayBuffer', 'Atomics', 'FinalizationRegistry', 'WeakRef', 'WebAssembly'];

export interface GlobalParts {
  readonly console: object;
  readonly timers: Readonly<Record<string, unknown>>;
  readonly warn: (text: string) => void;
}

/** Makes a global object a program's. */
export function furnish(realm: GlobalObject, { console, timers, warn }: GlobalParts): void {
  for (const name of REMOVED) Reflect.deleteProperty(realm, name);
  define(realm, 'console', console);
  for (const [name, value] of Object.entries(timers)) define(realm, name, value);
  const started = now();
  define(realm, 'performance', { now: () => now() - started, timeOrigin: started });
  define(realm, 'Math', newMath(realm['Math'] as typeof Math, warn));
  readNumbersOfTensors(realm);
}

function define(realm: GlobalObject, name: string, value: unknown): void {
  Object.defineProperty(realm, name, { value, writable: true, enumerable: false, configurable: true });
}
