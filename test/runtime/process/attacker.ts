// What an attacking program has with it: `look` walks everything that can be reached from a value, by properties, accessors
// and prototypes, and notes objects of another realm (`foreign`) and anything that leads further (`power`): a function that
// makes code of text, Node's process, a loader of modules. What JavaScript it needs it takes before it attacks.

const PRELUDE = `
const { stringify } = JSON, { ownKeys, getPrototypeOf, getOwnPropertyDescriptor } = Reflect, { hasOwn } = Object;
const own = Object.prototype, say = print, root = globalThis, SetOfMine = Set;
const seen = new SetOfMine(), foreign = [], power = [];
const has = seen.has.bind(seen), put = seen.add.bind(seen);
const NAMES = ['process', 'require', 'mainModule', 'getBuiltinModule', '_load', 'dlopen', 'readFileSync', 'fetch',
  'parentPort', 'workerData', 'createRequire', 'binding', 'kill', 'execve'];
function note(list, what) { for (let i = 0; i < list.length; i++) if (list[i] === what) return; list[list.length] = what; }
function look(start, how) {
  const todo = [start];
  let steps = 0;
  while (todo.length > 0 && steps++ < 50000) {
    const one = todo[todo.length - 1];
    todo.length -= 1;
    if ((typeof one !== 'object' && typeof one !== 'function') || one === null || one === root || has(one)) continue;
    put(one);
    let end = one, keys, next;
    try { while ((next = getPrototypeOf(end)) !== null) end = next; keys = ownKeys(one); } catch { continue; }
    if (end !== own && hasOwn(end, 'hasOwnProperty')) note(foreign, how);
    if (typeof one === 'function') tryToMakeCode(one, how);
    todo[todo.length] = getPrototypeOf(one);
    for (let i = 0; i < keys.length; i++) {
      let description;
      try { description = getOwnPropertyDescriptor(one, keys[i]); } catch { continue; }
      for (let k = 0; k < NAMES.length; k++) if (keys[i] === NAMES[k]) note(power, how + ': ' + NAMES[k]);
      if (!description) continue;
      todo[todo.length] = description.value;
      todo[todo.length] = description.get;
      todo[todo.length] = description.set;
    }
  }
}
function tryToMakeCode(one, how) {
  let name;
  try { name = getOwnPropertyDescriptor(one, 'name')?.value; } catch { return; }
  if (name !== 'Function' && name !== 'AsyncFunction' && name !== 'GeneratorFunction' && name !== 'AsyncGeneratorFunction' && name !== 'eval') return;
  try { if (one('return 1') !== 'return 1') note(power, how + ': makes code'); } catch {}
}
function report() { say(stringify({ foreign, power })); }
`;

/** An attack, as a program that ends by telling what it found. */
export function attack(body: string): string {
  return `${PRELUDE}\n${body}\nreport();`;
}

export interface Loot {
  readonly foreign: readonly string[];
  readonly power: readonly string[];
}

/** The last line that looks like a report. */
export function loot(output: string): Loot | null {
  const line = output.split('\n').findLast((text) => text.startsWith('{"foreign"'));
  return line === undefined ? null : (JSON.parse(line) as Loot);
}
