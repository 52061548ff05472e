/** Puts a call's arguments in the order of a signature. Which ones fit is PyTorch's rule; `refusal.ts` says why others do not. */
import { bool, DType, plainType, resultType } from '../dtype';
import { pythonTypeName, typeError } from '../errors';
import type { PlainObject } from '../plain-object';
import { elementOf } from '../storage/access';
import { Tensor } from '../tensor/tensor';
import type { CompiledOverload } from './overload';
import type { Parameter, Signature } from './parameters';

/** Arguments by keyword: an object as the last argument of a call. */
export type Keywords = PlainObject;

/** A call as it was given: what stands before the dot is the first argument of a method. */
export interface GivenCall {
  /** As messages call the operator. */
  readonly name: string;
  readonly given: readonly unknown[];
  readonly keywords: Keywords | null;
  readonly method: boolean;
  /** Written in Python in PyTorch: Python itself looks at such a call's arguments, and knows nothing of NumPy's names. */
  readonly python: boolean;
}

/**
 * The arguments in the order of the signature, defaults filled in; null where they do not fit. With `tensors`, a tensor
 * of one element may stand for a number.
 */
export function bind(overload: CompiledOverload, call: GivenCall, tensors: boolean): unknown[] | null {
  const { given, keywords, method, python } = call;
  // Most calls: nothing but tensors, as many as there are parameters.
  if (keywords === null && given.length === overload.tensorCount && given.every(isTensor)) return given.slice();
  const { signature } = overload;
  const { parameters } = signature;
  const plainOperands = takesNumbers(overload);
  const pointwise = overload.overload.forward.kind === 'pointwise';
  const positional = takesVariadic(signature, given, method) ? variadic(given, signature) : given;
  if (positional.length > signature.positional) return null;
  const numberFirst = !method && !python && NUMBER_FIRST.has(call.name);
  const args = new Array<unknown>(parameters.length);
  let used = 0;
  for (let i = 0; i < parameters.length; i++) {
    const parameter = parameters[i];
    if (parameter === undefined) return null;
    let value = i < positional.length ? positional[i] : undefined;
    if (keywords !== null) {
      const byKeyword = keywordValue(keywords, parameter, i, call);
      if (byKeyword !== undefined) {
        if (value !== undefined) return null;
        value = byKeyword;
        used++;
      }
    }
    if (value === undefined) {
      if (parameter.required) return null;
      args[i] = parameter.fallback;
    } else if (accepts(parameter, value, plainOperands && (i > 0 || numberFirst), tensors))
      args[i] = converted(call.name, parameter, value, pointwise, method ? i - 1 : i);
    else return null;
  }
  if (keywords !== null && used !== countGiven(keywords)) return null;
  if (numberFirst && isScalar(args[0])) return withTensorFirst(args);
  return args;
}

function isTensor(value: unknown): value is Tensor {
  return value instanceof Tensor;
}

/** Functions whose first operand may be a number too. */
const NUMBER_FIRST: ReadonlySet<string> = new Set([
  'add',
  'sub',
  'subtract',
  'mul',
  'multiply',
  'div',
  'divide',
  'true_divide',
  'floor_divide',
]);

/** A tensor in the place of the number before it, of the dtype that both have together; null where there is none. */
function withTensorFirst([number, ...rest]: readonly unknown[]): unknown[] | null {
  const other = rest.find((value) => value instanceof Tensor);
  if (other === undefined) return null;
  const scalar = number as number | bigint | boolean;
  const dtype = resultType(other.dtype, null, plainType(scalar));
  return [Tensor.scalar(Number(scalar), dtype), ...rest];
}

export function countGiven(keywords: Keywords): number {
  let count = 0;
  for (const name in keywords) if (keywords[name] !== undefined) count++;
  return count;
}

/** NumPy's names, which PyTorch takes too. */
const NUMPY_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['dim', ['axis']],
  ['keepdim', ['keepdims']],
  ['other', ['x2']],
]);
const NAMES_OF_INPUT = ['input', 'self', 'x', 'a', 'x1'];
/** Also of a later parameter: of `where`, of `polygamma`. */
const NAMES_IN_PYTHON = ['input', 'self'];

/** PyTorch's functions call the first tensor `input`. */
export function keywordValue(
  keywords: Keywords,
  parameter: Parameter,
  index: number,
  { method, python }: GivenCall,
): unknown {
  const { name } = parameter;
  if (name === 'self') {
    if (index === 0 && method) return undefined;
    return firstOf(keywords, python || index > 0 ? NAMES_IN_PYTHON : NAMES_OF_INPUT);
  }
  const value = keywords[name];
  return value === undefined && !python ? firstOf(keywords, NUMPY_NAMES.get(name) ?? []) : value;
}

function firstOf(keywords: Keywords, names: readonly string[]): unknown {
  const name = names.find((each) => keywords[each] !== undefined);
  return name === undefined ? undefined : keywords[name];
}

export function takesNumbers({ overload }: CompiledOverload): boolean {
  const { forward } = overload;
  return (forward.kind === 'pointwise' || forward.kind === 'change') && forward.numbers;
}

/**
 * `view(2, 3)` for `view([2, 3])`: where one list of ints is all that is taken by position. Of tensors, where the
 * signature says so (`Tensor[1]`).
 */
export function takesVariadic(
  { parameters, positional }: Signature,
  given: readonly unknown[],
  method: boolean,
): boolean {
  const last = positional - 1;
  const parameter = parameters[last];
  if (parameter === undefined || given.length <= last) return false;
  if (parameter.type === 'int[]') return last === (method ? 1 : 0) && !parameter.single && isInt(given[last], true);
  return parameter.type === 'Tensor[]' && parameter.single && given[last] instanceof Tensor;
}

/** What stands from the last place on, as one list. */
function variadic(given: readonly unknown[], { positional }: Signature): unknown[] {
  return [...given.slice(0, positional - 1), given.slice(positional - 1)];
}

function isPlainNumber(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** PyTorch takes a truth value for a float, as Python does. */
function isScalar(value: unknown): boolean {
  return isPlainNumber(value) || typeof value === 'boolean';
}

/** Of a list of sizes or dimensions; a tensor of integers with one element is as good as its element. */
function isInt(value: unknown, tensors: boolean): boolean {
  if (Number.isInteger(value) || typeof value === 'bigint') return true;
  return tensors && value instanceof Tensor && value.dtype.is_integral && value.numel() === 1;
}

/** A tensor without dimensions that needs no gradient stands for its number. */
function isNumberTensor(value: unknown): value is Tensor {
  return value instanceof Tensor && value.ndim === 0 && !value.requires_grad;
}

export function accepts(parameter: Parameter, value: unknown, numbers: boolean, tensors: boolean): boolean {
  if (value === null) return parameter.nullable;
  switch (parameter.type) {
    case 'Tensor':
      return value instanceof Tensor || (numbers && isScalar(value));
    case 'Scalar':
    case 'float':
      return isScalar(value) || (tensors && isNumberTensor(value));
    case 'int':
      return isInt(value, false) || (tensors && isNumberTensor(value) && value.dtype.is_integral);
    case 'bool':
      return typeof value === 'boolean' || (tensors && isNumberTensor(value) && value.dtype === bool);
    case 'str':
      return typeof value === 'string';
    case 'ScalarType':
      return value instanceof DType;
    case 'int[]':
      // Of a list PyTorch looks at the first, and complains of the others when it takes them out.
      return Array.isArray(value)
        ? value.length === 0 || isInt(value[0], true)
        : parameter.single && isInt(value, true);
    case 'float[]':
      return Array.isArray(value) ? value.every(isPlainNumber) : parameter.single && isPlainNumber(value);
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
function converted(call: string, parameter: Parameter, value: unknown, pointwise: boolean, place: number): unknown {
  switch (parameter.type) {
    case 'int':
    case 'float':
      return value === null ? null : Number(plain(value));
    case 'bool':
      return plain(value);
    case 'int[]':
      return value === null ? null : ints(call, parameter, value);
    case 'float[]':
      if (isPlainNumber(value)) return [Number(value)];
      return (value as readonly unknown[] | null)?.map(Number) ?? null;
    case 'Tensor[]':
      if (value !== null) checkElements(value as readonly unknown[], place);
      return value;
    case 'Scalar': {
      const scalar = plain(value);
      return pointwise && parameter.fallback !== null && typeof scalar !== 'number' ? Number(scalar) : scalar;
    }
    default:
      return value;
  }
}

/** The number in a tensor of one element, of the kind that its dtype is; other values as they are. */
function plain(value: unknown): unknown {
  if (!(value instanceof Tensor)) return value;
  const element = elementOf(value);
  if (value.dtype === bool) return Number(element) !== 0;
  return value.dtype.is_integral ? BigInt(element) : Number(element);
}

function ints(call: string, parameter: Parameter, value: unknown): number[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((item, i) => {
    if (isInt(item, true) || typeof item === 'boolean') return Number(plain(item));
    throw typeError(
      `${call}(): argument '${shownName(parameter)}' failed to unpack the object at pos ${i + 1} with error "type must be tuple of ints,but got ${pythonTypeName(item)}"`,
    );
  });
}

function checkElements(list: readonly unknown[], place: number): void {
  const wrong = list.findIndex((item) => !(item instanceof Tensor));
  if (wrong >= 0)
    throw typeError(`expected Tensor as element ${wrong} in argument ${place}, but got ${pythonTypeName(list[wrong])}`);
}

/** How messages call a parameter. */
export function shownName({ name }: Parameter): string {
  return name === 'self' ? 'input' : name;
}
