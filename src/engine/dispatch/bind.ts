/** Puts a call's arguments in the order of a signature, or says as PyTorch does why they do not fit. */
import { DType } from '../dtype';
import { pythonTypeName, typeError } from '../errors';
import { Tensor } from '../tensor/tensor';
import type { CompiledOverload } from './overload';
import type { Parameter, Signature } from './parameters';

export type Keywords = Readonly<Record<string, unknown>>;

/** An options object as the last argument gives arguments by keyword. */
export function isKeywords(value: unknown): value is Keywords {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Tensor) &&
    !(value instanceof DType) &&
    !Array.isArray(value) &&
    isPlain(value)
  );
}

/** An object as it is written, `{ dim: 0 }`, in whatever realm: its prototype is the last one. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The arguments in the order of the signature, defaults filled in; null where they do not fit. */
export function bind(
  overload: CompiledOverload,
  given: readonly unknown[],
  keywords: Keywords | null,
  method: boolean,
): unknown[] | null {
  const { signature } = overload;
  const { parameters } = signature;
  const plainOperands = takesNumbers(overload);
  const pointwise = overload.overload.forward.kind === 'pointwise';
  const positional = takesVariadic(signature, given, method) ? variadic(given, signature) : given;
  if (positional.length > signature.positional) return null;
  const args = new Array<unknown>(parameters.length);
  let used = 0;
  for (let i = 0; i < parameters.length; i++) {
    const parameter = parameters[i];
    if (parameter === undefined) return null;
    let value = i < positional.length ? positional[i] : undefined;
    if (keywords !== null) {
      const byKeyword = keywordValue(keywords, parameter, i, method);
      if (byKeyword !== undefined) {
        if (value !== undefined) return null;
        value = byKeyword;
        used++;
      }
    }
    if (value === undefined) {
      if (parameter.required) return null;
      args[i] = parameter.fallback;
    } else if (accepts(parameter, value, plainOperands && i > 0)) args[i] = converted(parameter, value, pointwise);
    else return null;
  }
  return keywords !== null && used !== countGiven(keywords) ? null : args;
}

function countGiven(keywords: Keywords): number {
  let count = 0;
  for (const name in keywords) if (keywords[name] !== undefined) count++;
  return count;
}

/** PyTorch's functions call the first tensor `input`. */
function keywordValue(keywords: Keywords, parameter: Parameter, index: number, method: boolean): unknown {
  if (index === 0 && parameter.name === 'self') return method ? undefined : (keywords['input'] ?? keywords['self']);
  return keywords[parameter.name];
}

function takesNumbers({ overload }: CompiledOverload): boolean {
  return overload.forward.kind === 'pointwise' && overload.forward.numbers;
}

/**
 * `view(2, 3)` for `view([2, 3])`: where one list of ints is all that is taken by position. Of tensors, where the
 * signature says so (`Tensor[1]`).
 */
function takesVariadic({ parameters, positional }: Signature, given: readonly unknown[], method: boolean): boolean {
  const last = positional - 1;
  const parameter = parameters[last];
  if (parameter === undefined || given.length <= last) return false;
  if (parameter.type === 'int[]') return last === (method ? 1 : 0) && isPlainNumber(given[last]);
  return parameter.type === 'Tensor[]' && parameter.single && given[last] instanceof Tensor;
}

/** What stands from the last place on, as one list. */
function variadic(given: readonly unknown[], { positional }: Signature): unknown[] {
  return [...given.slice(0, positional - 1), given.slice(positional - 1)];
}

function isPlainNumber(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint';
}

function isScalar(value: unknown): boolean {
  return isPlainNumber(value) || typeof value === 'boolean';
}

function isInt(value: unknown): boolean {
  return Number.isInteger(value) || typeof value === 'bigint';
}

function accepts(parameter: Parameter, value: unknown, numbers: boolean): boolean {
  if (value === null) return parameter.nullable;
  switch (parameter.type) {
    case 'Tensor':
      return value instanceof Tensor || (numbers && isScalar(value));
    case 'Scalar':
      return isScalar(value);
    case 'int':
      return isInt(value);
    case 'float':
      return isPlainNumber(value);
    case 'bool':
      return typeof value === 'boolean';
    case 'str':
      return typeof value === 'string';
    case 'ScalarType':
      return value instanceof DType;
    case 'int[]':
      return (parameter.single && isInt(value)) || (Array.isArray(value) && value.every(isInt));
    case 'float[]':
      return (parameter.single && isPlainNumber(value)) || (Array.isArray(value) && value.every(isPlainNumber));
    case 'bool[]':
      return Array.isArray(value) && value.every((item) => typeof item === 'boolean');
    case 'Tensor[]':
    case 'Tensor?[]':
      return Array.isArray(value);
    case 'any':
      return true;
  }
}

/** A scalar that decides the dtype with the operands stays as it is until it has: a truth value, a bigint. */
function converted({ type, fallback }: Parameter, value: unknown, pointwise: boolean): unknown {
  switch (type) {
    case 'int':
    case 'float':
      return typeof value === 'bigint' ? Number(value) : value;
    case 'int[]':
    case 'float[]':
      if (isPlainNumber(value)) return [Number(value)];
      return (value as readonly unknown[] | null)?.map(Number) ?? null;
    case 'Tensor[]':
      checkElements(value as readonly unknown[]);
      return value;
    case 'Scalar':
      return pointwise && fallback !== null && typeof value !== 'number' ? Number(value) : value;
    default:
      return value;
  }
}

function checkElements(list: readonly unknown[]): void {
  const wrong = list.findIndex((item) => !(item instanceof Tensor));
  if (wrong >= 0)
    throw typeError(`expected Tensor as element ${wrong} in argument 0, but got ${pythonTypeName(list[wrong])}`);
}

/** PyTorch's complaint about arguments that fit no overload. */
export function bindingError(
  name: string,
  overloads: readonly CompiledOverload[],
  given: readonly unknown[],
  keywords: Keywords | null,
  method: boolean,
): Error {
  const [only] = overloads;
  const from = method ? 1 : 0;
  if (overloads.length === 1 && only !== undefined) {
    const specific = misfit(name, only, given, keywords ?? {}, method);
    if (specific !== null) return typeError(specific);
  }
  const got = [
    ...given.slice(from).map(pythonTypeName),
    ...Object.entries(keywords ?? {}).map(([key, value]) => `${key}=${pythonTypeName(value)}`),
  ];
  const trailing = keywords !== null && Object.keys(keywords).length > 0 ? ', ' : '';
  const expected = overloads.map(({ signature }) => `(${signatureText(signature, method)})`);
  const reasons = overloads.map((overload) => wrongTypes(overload, given, keywords, method));
  const list =
    expected.length === 1
      ? expected.join('')
      : `one of:${expected.map((text, i) => `\n * ${text}${reasons[i] ?? ''}`).join('')}\n`;
  return typeError(
    `${name}() received an invalid combination of arguments - got (${got.join(', ')}${trailing}), but expected ${list}`,
  );
}

/** Which arguments do not fit, where at least their number does. */
function wrongTypes(
  overload: CompiledOverload,
  given: readonly unknown[],
  keywords: Keywords | null,
  method: boolean,
): string {
  const { parameters, positional } = overload.signature;
  if (keywords !== null || parameters.length !== given.length || positional !== given.length) return '';
  const shown = given.map((value, i) => {
    const parameter = parameters[i];
    const name = pythonTypeName(value);
    return parameter !== undefined && accepts(parameter, value, takesNumbers(overload) && i > 0) ? name : `!${name}!`;
  });
  return `\n      didn't match because some of the arguments have invalid types: (${shown.slice(method ? 1 : 0).join(', ')})`;
}

/** What is wrong with a call of the only signature there is. */
function misfit(
  name: string,
  overload: CompiledOverload,
  given: readonly unknown[],
  keywords: Keywords,
  method: boolean,
): string | null {
  const { parameters, positional } = overload.signature;
  const from = method ? 1 : 0;
  const values = takesVariadic(overload.signature, given, method) ? variadic(given, overload.signature) : given;
  if (method && parameters.length === 1 && values.length > 1)
    return `TensorBase.${name}() takes no arguments (${values.length - 1} given)`;
  if (method && parameters.length === 1 && countGiven(keywords) > 0)
    return `TensorBase.${name}() takes no keyword arguments`;
  const missing: string[] = [];
  for (const [i, parameter] of parameters.entries()) {
    if (i < from) continue;
    const value = i < Math.min(values.length, positional) ? values[i] : keywordValue(keywords, parameter, i, method);
    if (value === undefined) {
      if (parameter.required) missing.push(`"${shownName(parameter)}"`);
    } else if (!accepts(parameter, value, takesNumbers(overload) && i > 0)) {
      const place = i < values.length ? ` (position ${i - from + 1})` : '';
      return `${name}(): argument '${shownName(parameter)}'${place} must be ${shownType(parameter)}, not ${pythonTypeName(value)}`;
    }
  }
  if (missing.length > 0)
    return `${name}() missing ${missing.length} required positional argument${missing.length === 1 ? 's' : ''}: ${missing.join(', ')}`;
  if (values.length > positional) {
    const most = positional - from;
    return `${name}() takes ${most} positional argument${most === 1 ? '' : 's'} but ${values.length - from} were given`;
  }
  const known = new Set(parameters.map(shownName));
  const unknown = Object.keys(keywords).find((key) => keywords[key] !== undefined && !known.has(key) && key !== 'self');
  if (unknown !== undefined) return `${name}() got an unexpected keyword argument '${unknown}'`;
  const twice = parameters.find(
    (parameter, i) => i < values.length && keywordValue(keywords, parameter, i, method) !== undefined,
  );
  return twice === undefined ? null : `${name}() got multiple values for argument '${shownName(twice)}'`;
}

function shownName({ name }: Parameter): string {
  return name === 'self' ? 'input' : name;
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

function signatureText({ parameters }: Signature, method: boolean): string {
  const parts: string[] = [];
  let star = false;
  parameters.forEach((parameter, i) => {
    if (method && i === 0) return;
    if (parameter.keywordOnly && !star) {
      parts.push('*');
      star = true;
    }
    const fallback = parameter.required ? '' : ` = ${pythonText(parameter.fallback)}`;
    parts.push(`${shownType(parameter)} ${shownName(parameter)}${fallback}`);
  });
  return parts.join(', ');
}

function pythonText(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return Array.isArray(value) ? `[${value.join(', ')}]` : '';
}
