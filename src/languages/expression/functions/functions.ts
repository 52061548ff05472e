/**
 * The functions that expressions know: what each is called in each notation, what it takes, how it is computed and
 * typeset. The entries are in `function-table.ts`; knows neither parsers nor trees.
 */
import type { Notation } from '../expression';
import type { FunctionDefinition, Place } from './definition';
import { ENTRIES } from './table';

const BY_NAME: ReadonlyMap<string, FunctionDefinition> = new Map(ENTRIES.map((entry) => [entry.name, entry]));

const BY_SPELLING: ReadonlyMap<string, readonly FunctionDefinition[]> = spellings();

function spellings(): Map<string, FunctionDefinition[]> {
  const found = new Map<string, FunctionDefinition[]>();
  for (const entry of ENTRIES)
    for (const { places, names } of entry.spellings)
      for (const place of places)
        for (const name of names) found.set(`${place}.${name}`, [...(found.get(`${place}.${name}`) ?? []), entry]);
  return found;
}

/** Modules under the names they are usually imported by. */
const MODULES: Readonly<Record<string, Place>> = {
  Math: 'Math',
  math: 'math',
  np: 'np',
  numpy: 'np',
  jnp: 'np',
  'jax.numpy': 'np',
  'autograd.numpy': 'np',
  anp: 'np',
  torch: 'torch',
  'torch.special': 'torch',
  'torch.nn.functional': 'torch',
  'nn.functional': 'torch',
  F: 'torch',
  'np.linalg': 'linalg',
  'numpy.linalg': 'linalg',
  'torch.linalg': 'linalg',
  'globalThis.Math': 'Math',
  'scipy.special': 'torch',
  special: 'torch',
  'jax.nn': 'torch',
  'tf.math': 'torch',
  'tf.nn': 'torch',
};

/** Names of modules have at most so many parts. */
const MODULE_PARTS = 3;

export function functionNamed(operator: string): FunctionDefinition | undefined {
  return BY_NAME.get(operator);
}

/** The place that a module's name stands for: `np` for `numpy`. */
export function moduleOf(name: string): Place | undefined {
  return Object.hasOwn(MODULES, name) ? MODULES[name] : undefined;
}

/** Whether a dotted name begins like a module's, so that it is no variable. */
export function beginsModule(path: readonly string[]): boolean {
  const longest = path.slice(0, MODULE_PARTS);
  return longest.some((_, i) => moduleOf(path.slice(0, i + 1).join('.')) !== undefined) || path[0] === 'torch';
}

/** The functions of this spelling in this place; several where they differ in how many operands they take. */
export function functionsSpelled(place: Place, name: string): readonly FunctionDefinition[] {
  return BY_SPELLING.get(`${place}.${name}`) ?? [];
}

/** How each function is spelled in a place, by torch's names. */
export function spellingsIn(place: Place): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { name, spellings: all } of ENTRIES)
    for (const { places, names } of all)
      if (places.includes(place)) found.set(name, [...(found.get(name) ?? []), ...names]);
  return found;
}

/** The functions that a plain name means in a notation. */
export function bareFunctions(notation: Notation, name: string): readonly FunctionDefinition[] {
  const here = notation === 'mathematics' ? functionsSpelled('mathematics', name) : [];
  return here.length > 0 ? here : functionsSpelled('bare', name);
}

/** Of several functions of one spelling, the one that takes this many operands; the first where none does. */
export function fitting(definitions: readonly FunctionDefinition[], operands: number): FunctionDefinition | undefined {
  return (
    definitions.find(({ operands: [least, most], chained }) => operands >= least && (chained || operands <= most)) ??
    definitions[0]
  );
}

/** Constants by place. */
const CONSTANTS: Readonly<Record<string, readonly [value: number, name: string]>> = {
  'Math.PI': [Math.PI, 'pi'],
  'Math.E': [Math.E, 'e'],
  'Math.LN2': [Math.LN2, 'ln2'],
  'Math.LN10': [Math.LN10, 'ln10'],
  'Math.LOG2E': [Math.LOG2E, 'log2e'],
  'Math.LOG10E': [Math.LOG10E, 'log10e'],
  'Math.SQRT2': [Math.SQRT2, 'sqrt2'],
  'Math.SQRT1_2': [Math.SQRT1_2, 'sqrt1_2'],
  'math.pi': [Math.PI, 'pi'],
  'math.e': [Math.E, 'e'],
  'math.tau': [2 * Math.PI, 'tau'],
  'math.inf': [Infinity, 'inf'],
  'math.nan': [NaN, 'nan'],
  'np.pi': [Math.PI, 'pi'],
  'np.e': [Math.E, 'e'],
  'np.inf': [Infinity, 'inf'],
  'np.nan': [NaN, 'nan'],
  'np.euler_gamma': [0.577_215_664_901_532_9, 'gamma'],
  'torch.pi': [Math.PI, 'pi'],
  'torch.e': [Math.E, 'e'],
  'torch.inf': [Infinity, 'inf'],
  'torch.nan': [NaN, 'nan'],
};

export function constantIn(place: Place, name: string): readonly [value: number, name: string] | undefined {
  const key = `${place}.${name}`;
  return Object.hasOwn(CONSTANTS, key) ? CONSTANTS[key] : undefined;
}

/** What each constant is called in a place, by its own name. */
export function constantsIn(place: Place): ReadonlyMap<string, string> {
  const found = Object.entries(CONSTANTS).filter(([key]) => key.startsWith(`${place}.`));
  return new Map(found.map(([key, [, name]]) => [name, key.slice(place.length + 1)]));
}

/** What a plain name is where nothing in the document gives it a value. */
const BARE_CONSTANTS: Readonly<Record<Notation, Readonly<Record<string, readonly [value: number, name: string]>>>> = {
  javascript: {
    PI: [Math.PI, 'pi'],
    pi: [Math.PI, 'pi'],
    π: [Math.PI, 'pi'],
    Infinity: [Infinity, 'inf'],
    NaN: [NaN, 'nan'],
  },
  code: {},
  python: { pi: [Math.PI, 'pi'], π: [Math.PI, 'pi'], inf: [Infinity, 'inf'], nan: [NaN, 'nan'] },
  mathematics: {
    pi: [Math.PI, 'pi'],
    π: [Math.PI, 'pi'],
    PI: [Math.PI, 'pi'],
    e: [Math.E, 'e'],
    '∞': [Infinity, 'inf'],
  },
  // Read by the parser of mathematics.
  latex: {},
};

export function bareConstant(notation: Notation, name: string): readonly [value: number, name: string] | undefined {
  const here = BARE_CONSTANTS[notation];
  return Object.hasOwn(here, name) ? here[name] : undefined;
}

/** LaTeX of the constants that have a symbol. */
export const CONSTANT_TEX: Readonly<Record<string, string>> = {
  true: '\\mathrm{true}',
  True: '\\mathrm{true}',
  false: '\\mathrm{false}',
  False: '\\mathrm{false}',
  pi: '\\pi',
  e: 'e',
  tau: '2\\pi',
  inf: '\\infty',
  nan: '\\mathrm{NaN}',
  gamma: '\\gamma',
  ln2: '\\ln 2',
  ln10: '\\ln 10',
  log2e: '\\log_{2} e',
  log10e: '\\log_{10} e',
  sqrt2: '\\sqrt{2}',
  sqrt1_2: '\\sqrt{\\tfrac{1}{2}}',
};

/** The known name that a misspelled function most resembles, as it is written in this notation; null where none does. */
export function similarFunction(notation: Notation, written: string): string | null {
  const last = written.slice(written.lastIndexOf('.') + 1).toLowerCase();
  let best: string | null = null;
  let least = last.length <= 3 ? 0.5 : last.length <= 5 ? 1.5 : 2.5;
  for (const entry of ENTRIES)
    for (const { places, names } of entry.spellings)
      for (const name of names) {
        if (!places.some((place) => place === 'bare' || place === 'Math' || place === 'torch')) continue;
        const distance = editDistance(last, name.toLowerCase());
        if (distance >= least) continue;
        least = distance;
        best =
          written.toLowerCase() === name.toLowerCase() || notation === 'mathematics'
            ? name
            : qualified(notation, places, name);
      }
  return best;
}

function qualified(notation: Notation, places: readonly Place[], name: string): string {
  if (notation === 'javascript' && places.includes('Math')) return `Math.${name}`;
  if (notation === 'python' && places.includes('math')) return `math.${name}`;
  return places.includes('torch') ? `torch.${name}` : name;
}

/** How many letters two names differ by. */
export function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
