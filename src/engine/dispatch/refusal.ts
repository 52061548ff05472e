/**
 * PyTorch's complaint about arguments that fit no signature: the parser's own steps, so that of several faults the same
 * one is told.
 */
import { pythonTypeName, typeError } from '../errors';
import { leftOutKeyword } from '../left-out';
import {
  accepts,
  countGiven,
  keywordValue,
  shownName,
  takesNumbers,
  takesVariadic,
  type GivenCall,
  type Keywords,
} from './bind';
import type { CompiledOverload } from './overload';
import type { Parameter, Signature } from './parameters';

/** Operators that PyTorch still takes in an older order too, unannounced: a wrong number of arguments is told in general. */
const WITH_HIDDEN_FORMS = /^(?:add|sub|addmm|addmv|addr|addbmm|baddbmm|addcmul|addcdiv)_?$/;

/** Functions of which PyTorch's form over all elements takes no `out`. */
const WITHOUT_OUT = /^(?:sum|prod|median|nanmedian|std|var)$/;

/** Of arguments that fit none of the overloads. */
export function bindingError(overloads: readonly CompiledOverload[], call: GivenCall): Error {
  const leftOut = leftOutKeyword(call.name, unknownKeywords(overloads, call), call.method);
  if (leftOut !== null) return leftOut;
  if (call.python) return typeError(misfitInPython(overloads, call));
  const several = overloads.length > 1 || WITH_HIDDEN_FORMS.test(call.name);
  const plausible = several ? overloads.filter((overload) => isPlausible(overload, call)) : overloads;
  const [only] = plausible;
  const specific = plausible.length === 1 && only !== undefined ? misfit(only, call) : null;
  return typeError(specific ?? general(overloads, call));
}

function unknownKeywords(overloads: readonly CompiledOverload[], { keywords }: GivenCall): string[] {
  const known = new Set(overloads.flatMap(({ signature }) => signature.parameters.map(({ name }) => name)));
  return Object.keys(keywords ?? {}).filter((name) => !known.has(name));
}

/** Arguments beside the tensor before the dot. */
function numberGiven({ given, keywords, method }: GivenCall): number {
  return given.length - (method ? 1 : 0) + (keywords === null ? 0 : countGiven(keywords));
}

/** Whether the number of arguments would do; PyTorch's functions take `out` beside what is here. */
function isPlausible({ signature: { parameters } }: CompiledOverload, call: GivenCall): boolean {
  const from = call.method ? 1 : 0;
  const count = numberGiven(call);
  const least = parameters.filter(({ required }, i) => i >= from && required).length;
  const takesOut = !call.method && !(WITHOUT_OUT.test(call.name) && parameters.every(({ name }) => name !== 'dim'));
  return count >= least && count <= parameters.length - from + (takesOut ? 1 : 0);
}

/** What is wrong with a call of this signature, by the first fault that PyTorch's parser meets. */
function misfit(overload: CompiledOverload, call: GivenCall): string | null {
  const { name, given, method } = call;
  const keywords = call.keywords ?? {};
  const { signature } = overload;
  const from = method ? 1 : 0;
  const parameters = signature.parameters.slice(from);
  const values = takesVariadic(signature, given, method) ? [given.slice(from)] : given.slice(from);
  if (method && parameters.length === 0 && countGiven(keywords) > 0)
    return `TensorBase.${name}() takes no keyword arguments`;
  if (method && parameters.length === 0 && values.length > 0)
    return `TensorBase.${name}() takes no arguments (${values.length} given)`;
  if (values.length > signature.positional - from) return tooMany(call, signature);
  let used = 0;
  for (const [i, parameter] of parameters.entries()) {
    if (i < values.length && parameter.keywordOnly) return tooMany(call, signature);
    const byKeyword = i >= values.length;
    const value = byKeyword ? keywordValue(keywords, parameter, i + from, call) : values[i];
    if (byKeyword && value !== undefined) used++;
    if (value === undefined) {
      if (parameter.required) return missing(name, parameters.slice(i));
    } else if (!accepts(parameter, value, takesNumbers(overload) && i + from > 0, true))
      return wrongType(call, parameter, value, byKeyword ? null : i + 1);
  }
  return used === countGiven(keywords) ? null : wrongKeyword(name, parameters, values.length, keywords);
}

function wrongType({ name }: GivenCall, parameter: Parameter, value: unknown, position: number | null): string {
  const place = position === null ? '' : ` (position ${position})`;
  const expected = `${name}(): argument '${shownName(parameter)}'${place} must be ${shownType(parameter)}`;
  const inList = position !== null && parameter.type === 'int[]' && Array.isArray(value);
  return inList
    ? `${expected}, but found element of type ${pythonTypeName(value[0])} at pos 0`
    : `${expected}, not ${pythonTypeName(value)}`;
}

/** PyTorch writes the plural where one is missing, and the singular where several are. */
function missing(name: string, rest: readonly Parameter[]): string {
  const names = rest.filter(({ required }) => required).map((parameter) => `"${shownName(parameter)}"`);
  return `${name}() missing ${names.length} required positional argument${names.length === 1 ? 's' : ''}: ${names.join(', ')}`;
}

function tooMany({ name, given, method }: GivenCall, { parameters, positional }: Signature): string {
  const from = method ? 1 : 0;
  const most = positional - from;
  const least = parameters.filter(({ required }, i) => i >= from && required).length;
  const count = given.length - from;
  if (least !== most) return `${name}() takes from ${least} to ${most} positional arguments but ${count} were given`;
  return `${name}() takes ${most} positional argument${most === 1 ? '' : 's'} but ${count} ${count === 1 ? 'was' : 'were'} given`;
}

function wrongKeyword(name: string, parameters: readonly Parameter[], positions: number, keywords: Keywords): string {
  for (const key of Object.keys(keywords)) {
    if (keywords[key] === undefined) continue;
    const at = parameters.findIndex((parameter) => shownName(parameter) === key);
    if (at < 0) return `${name}() got an unexpected keyword argument '${key}'`;
    if (at < positions) return `${name}() got multiple values for argument '${key}'`;
  }
  return 'invalid keyword arguments';
}

/** What Python says of a call of a function with these parameters; types are looked at by what it calls. */
function misfitInPython(overloads: readonly CompiledOverload[], call: GivenCall): string {
  const { name, given } = call;
  const [only] = overloads;
  if (only === undefined || overloads.length > 1) return general(overloads, call);
  const { parameters, positional } = only.signature;
  const keywords = call.keywords ?? {};
  const names = parameters.map(shownName);
  const isGiven = (parameter: Parameter, i: number): boolean =>
    i < given.length || keywordValue(keywords, parameter, i, call) !== undefined;
  for (const key of Object.keys(keywords)) {
    const at = names.indexOf(key === 'self' ? 'input' : key);
    if (keywords[key] === undefined) continue;
    if (at < 0) return `${name}() got an unexpected keyword argument '${key}'`;
    if (at < given.length) return `${name}() got multiple values for argument '${key}'`;
  }
  if (given.length > positional) {
    const least = parameters.filter(({ required }) => required).length;
    const range = least === positional ? String(positional) : `from ${least} to ${positional}`;
    return `${name}() takes ${range} positional argument${range === '1' ? '' : 's'} but ${given.length} were given`;
  }
  const open = parameters.flatMap((parameter, i) =>
    parameter.required && !isGiven(parameter, i) ? [`'${shownName(parameter)}'`] : [],
  );
  if (open.length > 0)
    return `${name}() missing ${open.length} required positional argument${open.length === 1 ? '' : 's'}: ${listed(open)}`;
  return misfit(only, call) ?? general(overloads, call);
}

/** As Python lists names: `'a' and 'b'`, `'a', 'b', and 'c'`. */
function listed(names: readonly string[]): string {
  const last = names[names.length - 1] ?? '';
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${last}`;
}

/** All that would be taken, and which arguments do not fit where at least their number does. */
function general(overloads: readonly CompiledOverload[], call: GivenCall): string {
  const start = `${call.name}() received an invalid combination of arguments - got `;
  const [only] = overloads;
  if (overloads.length === 1 && only !== undefined) {
    const parts = partsOf(only.signature, call);
    const unknown = unmatched(parts, call);
    if (unknown.length > 0) return `${start}unrecognized keyword arguments: ${unknown.join(', ')}`;
    const got = matchesCount(parts, call) ? marked(parts, call) : described(call);
    return `${start}${got}, but expected (${parts.map(({ text }) => text).join(', ')})`;
  }
  const lines = overloads.map((overload) => {
    const parts = partsOf(overload.signature, call);
    return `\n * (${parts.map(({ text }) => text).join(', ')})${whyNot(parts, call)}`;
  });
  return `${start}${described(call)}, but expected one of:${lines.join('')}\n`;
}

function whyNot(parts: readonly Part[], call: GivenCall): string {
  if (!matchesCount(parts, call)) return '';
  const unknown = unmatched(parts, call);
  return unknown.length > 0
    ? `\n      didn't match because some of the keywords were incorrect: ${unknown.join(', ')}`
    : `\n      didn't match because some of the arguments have invalid types: ${marked(parts, call)}`;
}

/** Types and names as they were given; the last comma stays where all came by keyword. */
function described({ given, keywords, method }: GivenCall): string {
  const positions = given.slice(method ? 1 : 0).map((value) => `${pythonTypeName(value)}, `);
  const text = [...positions, ...byName(keywords).map(([key, value]) => `${key}=${pythonTypeName(value)}, `)].join('');
  return `(${positions.length > 0 ? text.slice(0, -2) : text})`;
}

/** PyTorch tells keywords from the last to the first. */
function byName(keywords: Keywords | null): [string, unknown][] {
  return Object.entries(keywords ?? {})
    .filter(([, value]) => value !== undefined)
    .reverse();
}

/** One piece between the commas of a signature's text: a parameter, or the star before keywords. */
interface Part {
  readonly text: string;
  readonly name: string;
  readonly fits: (value: unknown) => boolean;
}

function partsOf({ parameters }: Signature, { name, method }: GivenCall): Part[] {
  const star: Part = { text: '*', name: '', fits: () => false };
  const parts: Part[] = [];
  let starred = false;
  parameters.slice(method ? 1 : 0).forEach((parameter) => {
    if (parameter.keywordOnly && !starred) {
      parts.push(star);
      starred = true;
    }
    const fallback = parameter.required ? '' : ` = ${pythonText(parameter.fallback)}`;
    const text = `${shownType(parameter)} ${shownName(parameter)}${fallback}`;
    // PyTorch reads its own text here, and knows neither type nor name where a default follows.
    const fits = (value: unknown): boolean => parameter.required && accepts(parameter, value, false, false);
    parts.push({ text, name: parameter.required ? shownName(parameter) : '', fits });
  });
  if (!method && WITH_HIDDEN_FORMS.test(name)) parts.push({ ...star, text: 'Tensor out = None' });
  return parts;
}

/** As PyTorch counts: the star is one, and so is nothing. */
function matchesCount(parts: readonly Part[], call: GivenCall): boolean {
  return numberGiven(call) === Math.max(1, parts.length);
}

/** Keywords that none of as many last parameters has. */
function unmatched(parts: readonly Part[], { keywords }: GivenCall): string[] {
  const given = byName(keywords);
  const last = new Set(parts.slice(Math.max(0, parts.length - given.length)).map(({ name }) => name));
  return given.flatMap(([key]) => (last.has(key) ? [] : [key]));
}

/** What was given, with marks at what does not fit. */
function marked(parts: readonly Part[], { given, keywords, method }: GivenCall): string {
  const values = given.slice(method ? 1 : 0).map((value, i) => mark(parts[i], value, ''));
  const named = byName(keywords).map(([key, value]) => {
    const part = parts.find(({ name }) => name === key);
    return mark(part, value, `${key}=`);
  });
  return `(${[...values, ...named].join(', ')})`;
}

function mark(part: Part | undefined, value: unknown, before: string): string {
  const type = pythonTypeName(value);
  const text = before + (Array.isArray(value) ? `${type} of [${value.map(pythonTypeName).join(', ')}]` : type);
  return part?.fits(value) === true ? text : `!${text}!`;
}

function shownType({ type }: Parameter): string {
  switch (type) {
    case 'Scalar':
      return 'Number';
    case 'int[]':
      return 'tuple of ints';
    case 'float[]':
      return 'tuple of floats';
    case 'bool[]':
      return 'tuple of bools';
    case 'Tensor[]':
    case 'Tensor?[]':
      return 'tuple of Tensors';
    case 'any':
      return 'object';
    case 'ScalarType':
      return 'torch.dtype';
    case 'Tensor':
    case 'int':
    case 'float':
    case 'bool':
    case 'str':
      return type;
  }
}

function pythonText(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? `[${value.join(', ')}]` : '';
}
