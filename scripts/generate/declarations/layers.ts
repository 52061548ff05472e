/**
 * What layers are made with and called with. Their constructors and `forward` take any arguments and read them by a
 * signature in Python's notation, so the classes themselves are asked: a call stops where it would read its arguments.
 */
import { REQUIRED } from '../../../src/engine/dispatch/python-call';
import { Signature } from '../../../src/engine/nn/layers/signature';
import { nn } from '../../../src/engine/nn/namespace';

export interface LayerParameter {
  readonly name: string;
  readonly required: boolean;
  readonly keywordOnly: boolean;
  /** The default; null too where Python has None. */
  readonly fallback: unknown;
}

export interface LayerCalls {
  readonly constructed: readonly LayerParameter[] | null;
  readonly called: readonly LayerParameter[] | null;
}

class Stopped extends Error {
  readonly parameters: readonly LayerParameter[];

  constructor({ defaults, positional }: Signature, given: number) {
    super('stopped');
    const all = Object.entries(defaults).map(([name, fallback], place) => ({
      name,
      fallback,
      required: fallback === REQUIRED,
      keywordOnly: place >= positional,
    }));
    // What a class above was given already is not asked of the user.
    this.parameters = all.slice(given);
  }
}

/** By the classes' names; those that read their arguments otherwise have no entry. */
export function layerCalls(): ReadonlyMap<string, LayerCalls> {
  const own = Object.getOwnPropertyDescriptors(Signature.prototype);
  const stop = function (this: Signature, given: readonly unknown[]): never {
    throw new Stopped(this, given.length);
  };
  Object.assign(Signature.prototype, { bind: stop, take: stop });
  try {
    const entries = Object.entries(nn).flatMap(([name, member]): [string, LayerCalls][] => {
      if (typeof member !== 'function') return [];
      const made = member as unknown as new () => unknown;
      const prototype = made.prototype as { forward?(): unknown };
      const calls = {
        constructed: stopped(() => new made()),
        called: stopped(() => prototype.forward?.call(Object.create(prototype))),
      };
      return calls.constructed === null && calls.called === null ? [] : [[name, calls]];
    });
    return new Map(entries);
  } finally {
    Object.defineProperties(Signature.prototype, { bind: own.bind, take: own.take });
  }
}

function stopped(call: () => unknown): readonly LayerParameter[] | null {
  try {
    call();
  } catch (error) {
    if (error instanceof Stopped) return error.parameters;
    // Without arguments it refuses, in whatever way.
  }
  return null;
}

/** The ways to make it: the first so many arguments by place, the others by name; null where nothing is known of them. */
export function constructorsOf(
  name: string,
  calls: LayerCalls | undefined,
  doc: string,
  attribute: (parameter: string) => string | null,
): string | null {
  const parameters = calls?.constructed?.filter((parameter) => parameter.name !== 'device');
  if (!parameters) return null;
  const type = (parameter: LayerParameter): string => constructorType(parameter, attribute(parameter.name));
  const positional = parameters.filter(({ keywordOnly }) => !keywordOnly);
  const forms: string[] = [];
  for (let count = positional.length; count >= 0; count--) {
    const given = positional
      .slice(0, count)
      .map((one) => `${placeName(one.name)}${one.required ? '' : '?'}: ${type(one)}`);
    const rest = parameters.filter((one) => one.keywordOnly || positional.indexOf(one) >= count);
    const options = rest.map((one) => `${one.name}${one.required ? '' : '?'}: ${type(one)}`).join('; ');
    const mark = rest.some(({ required }) => required) ? '' : '?';
    const all = [...given, ...(rest.length === 0 ? [] : [`options${mark}: { ${options} }`])];
    forms.push(`${doc}new (${all.join(', ')}): ${name};`);
  }
  return forms.join('\n');
}

/** What it is called with; empty where nothing is known of that. */
export function forwardOf(calls: LayerCalls | undefined, result: string): string {
  if (!calls?.called) return '';
  const parameters = calls.called.map((one) => {
    const type = one.required ? 'Like' : 'unknown';
    return `${placeName(one.name)}${one.required ? '' : '?'}: ${type}`;
  });
  return `forward(${parameters.join(', ')}): ${result};`;
}

/** By its default, and by the attribute that keeps it: a list there may be one number for all its places here. */
function constructorType({ name, fallback, required }: LayerParameter, attribute: string | null): string {
  if (name === 'dtype') return 'dtype | null';
  if (typeof fallback === 'boolean') return 'boolean';
  const isKept = attribute !== null && !/Parameter|=>/.test(attribute);
  const kept = isKept ? attribute.replace(/\bnumber\[\]/g, 'number | readonly number[]') : 'unknown';
  if (required) return kept;
  if (fallback === null) return kept === 'unknown' ? kept : `${kept} | null`;
  const own = typeof fallback;
  return isKept && !kept.split(' | ').includes(own) ? `${own} | ${kept}` : isKept ? kept : own;
}

/** By place a word of the language needs another name. */
function placeName(name: string): string {
  return name === 'var' ? 'variance' : name;
}
