/** Programs with and without rewriting, in a realm of their own: what they print is compared. */
import { transformSync } from 'esbuild';
import { createContext, runInContext } from 'node:vm';
import { parseProgram } from '../../../../src/languages/typescript/parse';
import type { Site } from '../../../../src/languages/typescript/prepared';
import { rewriteProgram, type RewrittenProgram } from '../../../../src/languages/typescript/rewrite/rewrite';
import type { ProgramScope } from '../../../../src/languages/typescript/scope';
import { isRefusal, type Refusal } from '../../../../src/trace/refusal';

export interface Recorded {
  readonly site: Site;
  readonly value: unknown;
}

/** JavaScript's own operators, and what they recorded. */
export function plainScope(sites: readonly Site[], records: Recorded[] = []): ProgramScope {
  type Any = number;
  const note = (index: number, value: unknown): unknown => {
    const site = sites[index];
    if (site === undefined) throw new Error(`no site ${index}`);
    if (typeof value === 'number') records.push({ site, value });
    return value;
  };
  return {
    r: note,
    b: (_, value) => value,
    z: () => [],
    add: (site, left, right) => note(site, (left as Any) + (right as Any)),
    sub: (site, left, right) => note(site, (left as Any) - (right as Any)),
    mul: (site, left, right) => note(site, (left as Any) * (right as Any)),
    div: (site, left, right) => note(site, (left as Any) / (right as Any)),
    mod: (site, left, right) => note(site, (left as Any) % (right as Any)),
    pow: (site, left, right) => note(site, (left as Any) ** (right as Any)),
    lt: (_, left, right) => (left as Any) < (right as Any),
    le: (_, left, right) => (left as Any) <= (right as Any),
    gt: (_, left, right) => (left as Any) > (right as Any),
    ge: (_, left, right) => (left as Any) >= (right as Any),
    eq: (_, left, right) => left == right, // eslint-disable-line eqeqeq -- the program's own
    ne: (_, left, right) => left != right, // eslint-disable-line eqeqeq -- the program's own
    and: (site, left, right) => note(site, (left as Any) & (right as Any)),
    or: (site, left, right) => note(site, (left as Any) | (right as Any)),
    xor: (site, left, right) => note(site, (left as Any) ^ (right as Any)),
    shl: (site, left, right) => note(site, (left as Any) << (right as Any)),
    shr: (site, left, right) => note(site, (left as Any) >> (right as Any)),
    inv: (site, value) => note(site, ~(value as Any)),
    neg: (site, value) => note(site, -(value as Any)),
    pos: (site, value) => note(site, +(value as string)),
    inc: (site, value) => note(site, ++(value as Any)),
    dec: (site, value) => note(site, --(value as Any)),
    numeric: (value) => (value as Any)++,
    not: (_, value) => !value,
    test: (_, value) => Boolean(value),
    get: (site, object, key) => note(site, (object as Record<PropertyKey, unknown>)[key as PropertyKey]),
    single: (_, object) => object,
    put: (site, object, key, value) => {
      (object as Record<PropertyKey, unknown>)[key as PropertyKey] = value;
      return note(site, value);
    },
    throws: (_, value) => value,
    t: () => undefined,
    f: () => ({}),
    o: () => undefined,
    l: () => ({}),
    u: () => undefined,
    x: () => undefined,
    w: (_, value) => value,
    v: (_of, _frame, value) => value,
    c: () => undefined,
    s: () => undefined,
  };
}

export function rewritten(text: string, language = 'typescript'): RewrittenProgram | Refusal {
  const file = parseProgram(text, language);
  return isRefusal(file) ? file : rewriteProgram(text, file.program.body, '$lens');
}

/** What a program printed, an uncaught error last. */
export async function run(code: string, scope: ProgramScope | null): Promise<readonly string[]> {
  const printed: string[] = [];
  const context = createContext({});
  const print = runInContext(PRINT, context) as (write: (line: string) => void) => unknown;
  const log = print((line) => printed.push(line));
  try {
    const main = runInContext(code, context, { filename: 'program' }) as (...given: unknown[]) => Promise<void>;
    await main(scope, 'torch', log, 'plot', 'scatter');
  } catch (error) {
    const { name, message } = error as Error;
    printed.push(`${name}: ${message}`);
  }
  return printed;
}

/** Shows values with their kinds, property order and minus zero. */
const PRINT = `(write) => {
  const show = (value) => {
    if (Object.is(value, -0)) return '-0';
    if (typeof value === 'bigint') return value + 'n';
    if (typeof value === 'string') return JSON.stringify(value);
    if (typeof value === 'function') return 'function ' + value.name + '/' + value.length;
    if (value instanceof Date) return 'Date ' + value.getTime();
    if (Object.prototype.toString.call(value) === '[object Error]') return value.name + ': ' + value.message;
    if (value instanceof RegExp) return String(value);
    if (value instanceof Map) return 'Map' + show([...value]);
    if (value instanceof Set) return 'Set' + show([...value]);
    if (Array.isArray(value)) return '[' + Array.from(value, show).join(', ') + ']';
    if (typeof value === 'object' && value !== null)
      return '{' + Reflect.ownKeys(value).map((key) => String(key) + ': ' + show(value[key])).join(', ') + '}';
    return String(value);
  };
  return (...values) => { write(values.map(show).join(' ')); };
}`;

export async function runRewritten(text: string, language = 'typescript'): Promise<readonly string[]> {
  const program = rewritten(text, language);
  if (isRefusal(program)) return [`refused: ${program.message.text}`];
  return run(program.code, plainScope(program.sites));
}

/** The same by esbuild, which knows nothing of us. */
export async function runPlain(text: string): Promise<readonly string[]> {
  const { code } = transformSync(text, {
    loader: 'ts',
    target: 'node20',
    format: 'esm',
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: true, verbatimModuleSyntax: true } },
    keepNames: false,
  });
  const body = code.replace(/^(?:export (?:default .*|\{[^}]*\})|import .*);$/gm, '');
  return run(
    `(async function ($lens, torch, print, plot, scatter) { "use strict"; return (async function () { ${body}\n})(); })`,
    null,
  );
}
