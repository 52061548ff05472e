/**
 * What is taken out of a program's own realm before anything else runs in it: what could lead to the realm around it,
 * share memory or watch the garbage collector. Text, since it is evaluated in that realm.
 */

/**
 * `Error` stays the one that it is, as Node reads `globalThis.Error.prepareStackTrace` from outside whenever a stack trace
 * is written. WebAssembly goes later, before the program comes, when the engine has taken its part of it: no limit counts its
 * memory.
 */
export const INNER_REALM = `(() => {
  'use strict';
  for (const name of ['SharedArrayBuffer', 'Atomics', 'FinalizationRegistry', 'WeakRef', 'console', 'eval'])
    delete globalThis[name];
  const fixed = (object, key, value) =>
    Object.defineProperty(object, key, { value, writable: false, enumerable: false, configurable: false });
  fixed(Error, 'prepareStackTrace', undefined);
  fixed(globalThis, 'Error', Error);
  Error.stackTraceLimit = 50;
})()`;
