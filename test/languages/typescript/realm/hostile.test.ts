import { describe, expect, test } from 'vitest';
import { body, run, type Ran } from './context';

// `run` fails where `send` is given anything but a string that reads as a message.
async function survives(code: string): Promise<Ran> {
  return run({ code: body(code), limits: { time: 2000 } });
}

describe('a program that replaces JavaScript’s own objects is still told of, by strings alone', () => {
  test.each([
    ['JSON.stringify', 'JSON.stringify = () => ({ evil: 1 }); print("a");'],
    ['JSON.parse', 'JSON.parse = () => { throw 1; }; print("a");'],
    ['Array.prototype.push', 'Array.prototype.push = function () { throw 1; }; print("a");'],
    ['Array.prototype.map and join', 'Array.prototype.map = Array.prototype.join = () => ({}); print("a");'],
    ['array iteration', 'Array.prototype[Symbol.iterator] = function* () { yield 1; }; print("a");'],
    ['Array.isArray', 'Array.isArray = () => { throw 1; }; print("a");'],
    ['Object.keys', 'Object.keys = () => { throw 1; }; print("a");'],
    ['toJSON', 'Object.prototype.toJSON = Array.prototype.toJSON = String.prototype.toJSON = () => 7; print("a");'],
    ['toString', 'Number.prototype.toString = String.prototype.toString = () => ({}); print("a");'],
    ['Promise.prototype.then', 'Promise.prototype.then = () => { throw 1; }; print("a");'],
    [
      'Promise.prototype.constructor',
      'Promise.prototype.constructor = class { constructor() { throw 1; } }; print("a");',
    ],
    ['Promise', 'Promise = null; print("a"); await 1;'],
    ['Date.now', 'Date.now = () => { throw 1; }; print("a");'],
    [
      'Map and WeakMap',
      'Map.prototype.set = Map.prototype.get = WeakMap.prototype.set = WeakMap.prototype.has = () => { throw 1; }; print("a");',
    ],
    [
      'Function.prototype',
      'Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => { throw 1; }; print("a");',
    ],
    ['Reflect', 'for (const key of Reflect.ownKeys(Reflect)) Reflect[key] = () => { throw 1; }; print("a");'],
    [
      'String.prototype',
      'for (const key of ["slice", "replace", "replaceAll", "includes", "startsWith", "split"]) String.prototype[key] = () => { throw 1; }; print("a");',
    ],
    [
      'setters of indices',
      'Object.defineProperty(Array.prototype, "0", { set() { throw 1; }, get() { return 1; }, configurable: true }); print("a");',
    ],
    [
      'the globals',
      'for (const key of Reflect.ownKeys(globalThis)) try { globalThis[key] = undefined; } catch {} print("a");',
    ],
    ['Object.prototype', 'Object.prototype.type = "done"; Object.prototype.get = () => 1; print("a");'],
  ])('%s', async (_, code) => {
    const { done } = await survives(code);
    expect(['finished', 'failed']).toContain(done.ending.kind);
  });
});

describe('what the program holds does not lead to `send`', () => {
  test('no function that is called gets it', async () => {
    const { printed, done } = await survives(`
      const seen = new Set();
      const spy = (holder, key) => {
        const native = holder[key];
        if (typeof native !== 'function' || key === 'constructor') return;
        holder[key] = function (...values) {
          for (const value of [this, ...values]) if (typeof value === 'function') seen.add(value);
          return new.target ? new native(...values) : Reflect_apply(native, this, values);
        };
      };
      const Reflect_apply = Reflect.apply;
      for (const prototype of [Map.prototype, WeakMap.prototype, Set.prototype, Promise.prototype])
        for (const key of Object.getOwnPropertyNames(prototype)) if (key !== 'size') spy(prototype, key);
      print('a'); console.log('b'); plot([1]); setTimeout(() => {}, 1); queueMicrotask(() => {});
      torch.tensor(2, { requires_grad: true }).mul(2).backward();
      let named = '';
      for (const f of seen) named += String(f).includes('postMessage') || f.name === 'send' || f.name === 'deliver' ? f.name : '';
      print(named === '' ? 'nothing' : named);`);
    expect(done.ending.kind).toBe('finished');
    expect(printed).toBe('a\nnothing');
  });

  test('what Scope holds leads to no function that sends', async () => {
    const { printed } = await survives(`
      const seen = new Set();
      const waiting = [$lens, torch, print, plot, scatter, bar, hist, plt, console, Math, setTimeout];
      while (waiting.length > 0) {
        const one = waiting.pop();
        if (one === null || (typeof one !== 'object' && typeof one !== 'function') || seen.has(one)) continue;
        seen.add(one);
        waiting.push(Object.getPrototypeOf(one));
        for (const key of Reflect.ownKeys(one)) {
          const { value, get, set } = Object.getOwnPropertyDescriptor(one, key);
          waiting.push(value, get, set);
        }
      }
      let named = '';
      for (const one of seen) if (typeof one === 'function' && ['send', 'newRealm', 'newRun'].includes(one.name)) named += one.name;
      print(seen.size > 100, named === '' ? 'nothing' : named);`);
    expect(printed).toBe('True nothing');
  });

  test('an error of send stays outside', async () => {
    const { printed } = await survives(`
      const deep = (n) => { try { deep(n + 1); } catch (e) { if (!(e instanceof RangeError)) print('foreign', typeof e); } print('x', { end: '' }); };
      try { deep(0); } catch (e) { print(e instanceof RangeError); }`);
    expect(printed).not.toContain('foreign');
  });
});

describe('what the realm lacks', () => {
  test.each([
    'SharedArrayBuffer',
    'Atomics',
    'WeakRef',
    'FinalizationRegistry',
    'WebAssembly',
    'process',
    'require',
    'fetch',
    'structuredClone',
  ])('%s', async (name) => {
    const { printed } = await survives(`print(typeof ${name}, '${name}' in globalThis);`);
    expect(printed).toBe('undefined False');
  });

  test('code from text', async () => {
    const { printed } = await survives(`
      for (const maker of [Function, (async () => {}).constructor, (function* () {}).constructor, torch.sin.constructor, $lens.add.constructor])
        try { maker('return 1'); print('made'); } catch (e) { print(e.name); }`);
    expect(new Set(printed.split('\n'))).toEqual(new Set(['EvalError']));
  });
});

describe('objects that answer with traps are shown or refused, never trusted', () => {
  test.each([
    ['print', 'print(new Proxy({}, { ownKeys() { throw new RangeError("trap"); } }));'],
    ['console.log', 'console.log(new Proxy([], { get() { throw new RangeError("trap"); } }));'],
    ['plot', 'plot(new Proxy([], { get() { throw new RangeError("trap"); } }));'],
    ['options', 'plot([1], { get label() { throw new RangeError("trap"); } });'],
  ])('%s', async (_, code) => {
    const { done } = await survives(code);
    expect(done.ending).toMatchObject({ kind: 'failed', error: { name: 'RangeError', text: 'trap' } });
  });

  test('labels are texts', async () => {
    const { done } = await survives('plot([1], { label: { toString: () => "x" } });');
    expect(done.ending).toMatchObject({ kind: 'failed', error: { text: 'plot: label must be a string.' } });
  });
});
