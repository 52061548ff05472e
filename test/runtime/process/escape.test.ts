/**
 * Programs that try to get out. They go to the realm unparsed and unchanged, so that what the preparation refuses in a
 * text is tried as well: the realm alone must hold. Whatever they find is their own realm's.
 */
import vm from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attack, loot } from './attacker';
import { childBundles, printed, TestPrograms } from './children';

let programs: TestPrograms;

beforeAll(async () => {
  programs = new TestPrograms(await childBundles({ raw: true }));
});
afterAll(() => {
  programs.close();
});

async function looted(body: string): Promise<unknown> {
  const recording = await programs.run(attack(body), { time: 3000 });
  return loot(printed(recording)) ?? recording.trace.ending;
}

const NOTHING = { foreign: [], power: [] };

describe('everything a program can reach is its own realm’s, and nothing in it leads out', () => {
  it.each<[string, string]>([
    [
      'its globals',
      'for (const key of ownKeys(root)) look(root[key], String(key)); look(getPrototypeOf(root), "root");',
    ],
    [
      'this, and what its function was given',
      'look(this, "this"); look(arguments, "arguments"); look(arguments.callee, "callee");',
    ],
    ['the scope of its operators', 'look($lens, "$lens");'],
    ['torch and its functions', 'look(torch, "torch"); look(torch.float32, "dtype");'],
    [
      'tensors, their sizes and graphs',
      `const x = torch.tensor([1, 2], { requires_grad: true });
       const y = x.mul(2).sum();
       y.backward();
       look(x, "leaf"); look(y, "result"); look(y.grad_fn, "grad_fn"); look(x.grad, "grad"); look(x.shape, "shape");
       look(y.grad_fn.next_functions, "next");`,
    ],
    [
      'errors that the engine throws',
      `for (const wrong of [() => torch.tensor("x"), () => torch.tensor([1, 2]).add(torch.tensor([1, 2, 3])), () => torch.tensor([1]).backward(), () => torch.nothing(), () => torch.tensor([1, 2]).item()])
         try { wrong(); } catch (error) { look(error, "error"); look(error.stack, "stack"); }`,
    ],
    [
      'print, plot, scatter, console',
      'for (const one of [print, plot, scatter, bar, hist, plt, plt.plot, plt.xlim, console, console.log]) look(one, "output");',
    ],
    [
      'what they give back',
      'look(print(1), "print"); look(plot([1], [2]), "plot"); look(hist([1]), "hist"); look(plt.figure(), "figure"); look(console.log(1), "log");',
    ],
    [
      'timers and what they call',
      `look(setTimeout, "setTimeout"); look(queueMicrotask, "queueMicrotask");
       await new Promise((resolve) => { const id = setTimeout(function (...given) { look(this, "this"); look(given, "given"); resolve(); }, 1, {}); look(id, "id"); });
       await new Promise((resolve) => { queueMicrotask(function () { look(this, "this of a microtask"); look(arguments, "arguments"); resolve(); }); });`,
    ],
    [
      'promises, async functions and generators',
      `async function f() { await 1; }
       const p = f(); look(p, "promise"); look(f, "async function"); look(p.then(() => 1), "then");
       function* g() { yield 1; } look(g, "generator"); look(g(), "generator object");
       async function* h() { yield 1; } look(h, "async generator"); look(h(), "its object"); look(h().next(), "its promise");
       await p;`,
    ],
    [
      'constructors of functions',
      `for (const f of [function () {}, async function () {}, function* () {}, async function* () {}])
         for (const text of ["return this", "return process", "return import('fs')"])
           try { const made = f.constructor(text); note(power, "made a function"); look(made(), "made"); } catch (error) { look(error, "refusal"); }`,
    ],
    [
      'errors of the language',
      `for (const wrong of [() => null.x, () => undefined(), () => new Array(-1), () => BigInt(0.5), () => decodeURI("%"), () => "".repeat(-1), () => Symbol() + "", () => new Proxy({}, null), () => structuredClone({}), () => eval("1"), () => Function("1"), () => JSON.parse("{"), () => new RegExp("(")])
         try { wrong(); } catch (error) { look(error, String(wrong)); }`,
    ],
    [
      'frames of the stack',
      `const error = new Error("x");
       Error.captureStackTrace(error, look); look(error, "captured"); look(error.stack, "stack");
       for (const key of ["getThis", "getFunction"]) if (error.stack[key]) note(power, key);`,
    ],
    [
      'formatting of stack traces, as a value',
      'try { Error.prepareStackTrace = (error, frames) => { look(frames, "frames"); for (const one of frames) { look(one.getThis(), "getThis"); look(one.getFunction(), "getFunction"); } return frames; }; } catch {} look(new Error("x").stack, "stack"); try { null.x } catch (error) { look(error.stack, "stack of an error"); }',
    ],
    [
      'formatting of stack traces, as a getter with a proxy',
      `try { Object.defineProperty(Error, "prepareStackTrace", { get() { return new Proxy(() => 1, { apply(target, self, given) { look(given, "given"); look(self, "self"); } }); } }); } catch {}
       look(new Error("x").stack, "stack");`,
    ],
    [
      'formatting of stack traces, by another Error',
      `const fake = function () {}; fake.prepareStackTrace = (error, frames) => { look(frames, "frames"); };
       try { root.Error = fake; } catch {} try { delete root.Error; } catch {} try { Object.defineProperty(root, "Error", { value: fake }); } catch {}
       try { null.x } catch (error) { look(error.stack, "stack"); }
       const mine = { name: "x" }; TypeError.captureStackTrace(mine); look(mine.stack, "captured");`,
    ],
    [
      'an error whose name and message are asked for',
      `const odd = new TypeError("x");
       Object.defineProperty(odd, "name", { get() { look(arguments, "arguments"); look(this, "this"); return "y"; } });
       Object.defineProperty(odd, "message", { get() { throw { toString() { return "z"; } }; } });
       try { Error.captureStackTrace(odd); look(odd.stack, "stack"); } catch (error) { look(error, "error"); }`,
    ],
    [
      'what is absent',
      `for (const name of ["process", "require", "module", "Buffer", "global", "fetch", "WebAssembly", "SharedArrayBuffer", "Atomics", "WeakRef", "FinalizationRegistry", "structuredClone", "eval", "setImmediate", "MessageChannel", "Worker", "navigator", "crypto"])
         if (name in root) note(power, name);`,
    ],
    [
      'proxies and getters that print and plot read',
      `const proxy = new Proxy({}, { get(target, key, self) { look(self, "self"); return undefined; }, ownKeys(target) { look(arguments, "ownKeys"); return []; }, getPrototypeOf() { look(arguments, "proto"); return null; }, has() { look(arguments, "has"); return false; }, getOwnPropertyDescriptor() { look(arguments, "descriptor"); return undefined; } });
       const odd = { get x() { look(this, "getter"); look(arguments, "getter"); return 1; }, toJSON() { look(arguments, "toJSON"); return 1; }, [Symbol.toPrimitive]() { look(arguments, "toPrimitive"); return 1; }, toString() { look(arguments, "toString"); return "s"; }, get [Symbol.toStringTag]() { look(this, "tag"); return "t"; }, get then() { look(this, "then"); return undefined; } };
       for (const one of [proxy, odd, [proxy, odd], new Map([[odd, proxy]])]) {
         for (const shown of [() => print(one), () => console.log(one), () => console.log("%o %s %d", one, one, one), () => plot([one], [1]), () => plot(one, one), () => torch.tensor(one), () => torch.tensor([one]), () => plot([1], [2], one)])
           try { shown(); } catch (error) { look(error, "error"); }
       }`,
    ],
    [
      'the function that compares, maps or sorts',
      '[3, 1].sort(function () { look(this, "sort"); look(arguments, "sort"); return 0; }); "a".replace(/a/, function () { look(arguments, "replace"); return ""; }); Array.from({ length: 1 }, function () { look(arguments, "from"); });',
    ],
    [
      'iterators',
      'for (const one of [[][Symbol.iterator](), new Map().entries(), "a".matchAll(/a/g), new Set().values(), root.Iterator?.prototype]) look(one, "iterator");',
    ],
    [
      'tagged templates and regular expressions',
      'const tag = (...given) => given; look(tag`a${1}`, "template"); look(/(?<a>a)/d.exec("a"), "match"); look(new Intl.NumberFormat(), "Intl"); look(Intl.DateTimeFormat().resolvedOptions(), "Intl");',
    ],
  ])('%s', async (_name, body) => {
    expect(await looted(body)).toStrictEqual(NOTHING);
  });
});

describe('what V8 and Node make outside leads nowhere', () => {
  it.each<[string, string]>([
    [
      'rejections of import()',
      `for (const name of ["fs", "node:process", "data:text/javascript,1", "./realm.js", { toString() { throw new Error("x"); } }])
         await import(name).then((loaded) => { note(power, "loaded " + name); look(loaded, "module"); }, (error) => look(error, "rejection"));
       const promise = import("fs"); look(promise, "promise of import"); promise.catch(() => {});`,
    ],
    [
      'stack overflow in functions of the host, and while a stack is read',
      `const met = [];
       let left = 0;
       const keep = (error) => { if (met.length < 300) met[met.length] = error; };
       const dive = (what) => { try { dive(what); } catch (error) { keep(error); } if (left-- > 0) try { what(); } catch (error) { keep(error); } };
       for (const what of [() => new Error("x").stack, () => print(""), () => console.log({ a: [1] }), () => torch.tensor([1]).mul(2), () => setTimeout(() => 1, 1), () => import("x").catch(() => 1), () => { try { null.x } catch (error) { return error.stack; } }]) {
         met.length = 0;
         left = 100;
         dive(what);
         for (const error of met) look(error, String(what));
       }`,
    ],
    [
      'rejections that nobody takes, of promises that look back',
      `const tell = () => { if (foreign.length + power.length > 0) report(); };
       const trap = new Proxy(Promise.prototype, { get(target, key, self) { look(key, "key"); look(arguments, "arguments"); tell(); return Reflect.get(target, key, self); }, getPrototypeOf(target) { look(arguments, "prototype"); tell(); return target; } });
       const reason = new Proxy({}, { get() { look(arguments, "reason"); tell(); return undefined; } });
       Object.setPrototypeOf(Promise.reject(reason), trap);
       report();
       await new Promise((resolve) => setTimeout(resolve, 5));`,
    ],
  ])('%s', async (_name, body) => {
    const found = await looted(body);
    // Objects of the other realm may be met here; there is nothing in them.
    expect(found).toMatchObject({ power: [] });
  });

  it('sees such objects where there are some, so that finding none above means something', async () => {
    const found = await looted('await import("fs").catch((error) => look(error, "rejection"));');
    expect(found).toStrictEqual({ foreign: ['rejection'], power: [] });
  });
});

describe('whatever a program does to JavaScript’s own objects, the run ends and tells of itself', () => {
  it.each<[string, string]>([
    [
      'Array.prototype',
      'for (const key of ownKeys(Array.prototype)) try { Array.prototype[key] = () => { throw look; }; } catch {} Object.defineProperty(Array.prototype, 0, { set() { throw 1; }, get() { return look; }, configurable: true });',
    ],
    [
      'Object.prototype',
      'Object.defineProperty(Object.prototype, "then", { get() { look(this, "then"); return undefined; } }); Object.defineProperty(Object.prototype, "toJSON", { value() { look(this, "toJSON"); return "gone"; } }); for (const key of ["value", "get", "set", "writable", "kind", "type", "code", "stack"]) Object.defineProperty(Object.prototype, key, { get() { look(this, key); return undefined; }, set(v) { look(v, key); }, configurable: true });',
    ],
    [
      'Promise.prototype.then',
      'Promise.prototype.then = function (...given) { look(given, "then"); look(this, "then"); }; Promise.resolve = (x) => { look(x, "resolve"); return x; };',
    ],
    [
      'Function.prototype',
      'for (const key of ["call", "apply", "bind"]) Function.prototype[key] = function (...given) { look(given, key); look(this, key); }; Object.defineProperty(Function.prototype, Symbol.hasInstance, { value() { look(arguments, "instance"); return true; } });',
    ],
    ['JSON', 'JSON.stringify = JSON.parse = (...given) => { look(given, "JSON"); return "x"; };'],
    [
      'Map, Set and Symbol.iterator',
      'root.Map = root.Set = root.WeakMap = class { constructor(...given) { look(given, "Map"); } get(x) { look(x, "get"); } set(x, y) { look(y, "set"); } }; for (const one of [Map, Set, Array, String]) try { one.prototype[Symbol.iterator] = function* () { look(this, "iterator"); }; } catch {}',
    ],
    [
      'String.prototype and Number',
      'for (const key of ownKeys(String.prototype)) try { String.prototype[key] = function () { look(this, key); look(arguments, key); return {}; }; } catch {} root.Number = root.String = root.Math = root.Date = undefined;',
    ],
    [
      'what the engine is made of',
      'for (const key of ownKeys(torch)) try { torch[key] = () => { throw 1; }; } catch {} for (const one of [Float32Array, Float64Array, Uint8Array]) { one.prototype.set = one.prototype.slice = () => { throw 1; }; try { getPrototypeOf(one).from = () => { throw 1; }; } catch {} }',
    ],
  ])('%s', async (_name, body) => {
    const before = 'const x = torch.tensor([1, 2], { requires_grad: true }); const y = x.mul(3); y.sum().backward();\n';
    const recording = await programs.run(attack(`${before}${body}\ntry { look(x.mul(y), "x"); print(x); } catch {}`), {
      time: 3000,
    });
    expect(loot(printed(recording)) ?? NOTHING).toStrictEqual(NOTHING);
    expect(['finished', 'failed']).toContain(recording.trace.ending?.kind);
    expect(programs.log).toStrictEqual([]);
  });

  it.each<[string, string]>([
    [
      'throws a proxy',
      'throw new Proxy({}, { get() { look(arguments, "get"); throw 1; }, getPrototypeOf() { look(arguments, "p"); throw 2; }, ownKeys() { throw 3; } });',
    ],
    [
      'throws something whose text loops',
      'throw { toString() { for (;;); }, get message() { for (;;); }, get stack() { for (;;); }, get name() { for (;;); } };',
    ],
    ['throws a revoked proxy', 'const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy;'],
    [
      'throws an error with an endless stack',
      'const error = new Error("x"); Object.defineProperty(error, "stack", { get() { for (;;); } }); throw error;',
    ],
    ['throws from a timer', 'setTimeout(() => { throw { toString() { throw 1; } }; }, 1);'],
    [
      'returns a thenable',
      'return { then(resolve, reject) { look(resolve, "resolve"); look(reject, "reject"); look(this, "this"); report(); resolve(1); resolve({ then() { throw 1; } }); } };',
    ],
    ['returns a thenable that never answers', 'report(); return { then() {} };'],
    [
      'rejects with odd things',
      'Promise.reject(new Proxy(function () {}, { get() { throw 1; } })); Promise.reject(null); Promise.reject(Symbol("s"));',
    ],
  ])('a program that %s', async (_name, body) => {
    const recording = await programs.run(attack(body), { time: 700 });
    expect(loot(printed(recording)) ?? NOTHING).toStrictEqual(NOTHING);
    expect(['finished', 'failed', 'stopped']).toContain(recording.trace.ending?.kind);
  });
});

it('has the language’s own globals, but for some, and a few of ours', async () => {
  const names = await programs.run('print(Reflect.ownKeys(globalThis).map(String).sort().join("\\n"))');
  const own = new Set(printed(names).split('\n'));
  // What the language brings differs from one Node to the next.
  const language = new Set(
    vm.runInNewContext('Reflect.ownKeys(globalThis).map(String)', vm.constants.DONT_CONTEXTIFY) as string[],
  );
  const added = [...own].filter((name) => !language.has(name)).map((name) => `+ ${name}`);
  const removed = [...language].filter((name) => !own.has(name)).map((name) => `- ${name}`);
  await expect(`${[...added.sort(), ...removed.sort()].join('\n')}\n`).toMatchFileSnapshot('golden/globals.txt');
});
