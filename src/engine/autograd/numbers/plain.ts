/**
 * A 0-d tensor reduced to its number and dtype, with the pointwise operators as methods: derivative formulas are written
 * with these alone, so that they run on it as on tensors, bit for bit, at a fifth of the cost. The methods are made from
 * the definitions' own scalar functions when a formula first calls them (`probing`); whatever else a formula asks for has no
 * meaning on numbers and is refused, upon which its overload stays with tensors.
 */
import type { CompiledOverload } from '../../dispatch/overload';
import { operatorsNamed } from '../../dispatch/registry';
import { bool, float32, type DType } from '../../dtype';
import type { Forward } from '../../operators/definition';
import { SCALAR, type Shape } from '../../shape';

type Pointwise = Extract<Forward, { kind: 'pointwise' }>;
type Scalars = (...operands: readonly unknown[]) => number;

/** What a formula asked for has no meaning on numbers. */
export class NotOnNumbers extends Error {}

/** `float32`, `float64` or, where it came of a comparison, `bool`. */
export class Plain {
  value: number;
  dtype: DType;

  constructor(value: number, dtype: DType) {
    this.value = value;
    this.dtype = dtype;
  }

  declare readonly shape: Shape;
  declare readonly ndim: number;

  new_zeros(shape: Shape): Plain {
    if (shape.length > 0) throw new NotOnNumbers();
    return new Plain(0, this.dtype);
  }
}

Object.defineProperty(Plain.prototype, 'shape', { value: SCALAR });
Object.defineProperty(Plain.prototype, 'ndim', { value: 0 });
/**
 * A number that looks at what a formula does with it: the methods that it calls are made, anything else is refused, also of
 * what they give. Only for a first run, since it takes long.
 */
export function probing(plain: Plain): Plain {
  return new Proxy(plain, {
    get(target, name): unknown {
      if (typeof name === 'symbol' || (!(name in target) && !define(name))) throw new NotOnNumbers();
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== 'function') return found;
      return (...given: unknown[]): Plain => {
        const operands = given.map((value) => (value instanceof Plain ? unprobed(value) : value));
        return probing((found as (...operands: unknown[]) => Plain).apply(target, operands));
      };
    },
    has(): never {
      throw new NotOnNumbers();
    },
  });
}

/** The number itself. */
function unprobed({ value, dtype }: Plain): Plain {
  return new Plain(value, dtype);
}

function define(name: string): boolean {
  const value = methodNamed(name);
  if (value !== null) Object.defineProperty(Plain.prototype, name, { value });
  return value !== null;
}

type Method = (this: Plain, first?: unknown, second?: unknown, third?: unknown) => Plain;

/** A pointwise overload that takes certain kinds of arguments: what its function is given behind them. */
interface Form {
  readonly f: Scalars;
  readonly result: Pointwise['result'];
  /** The place of what stands before the dot. */
  readonly self: number;
  readonly defaults: readonly unknown[];
}

function methodNamed(name: string): Method | null {
  const overloads = operatorsNamed(name)[0]?.overloads ?? [];
  if (!overloads.some(({ overload }) => overload.forward.kind === 'pointwise')) return null;
  const alone = unary(formFor(overloads, []));
  const withNumber = binary(formFor(overloads, [0]));
  const withPlain = binary(formFor(overloads, [new Plain(0, float32)]));
  return function method(first, second, third) {
    if (first === undefined) return alone(this);
    if (second === undefined) return (typeof first === 'number' ? withNumber : withPlain)(this, first);
    return several(overloads, this, third === undefined ? [first, second] : [first, second, third]);
  };
}

/** As binding chooses: the first overload whose parameters take the arguments. */
function formFor(overloads: readonly CompiledOverload[], given: readonly unknown[]): Form | null {
  for (const { overload, signature } of overloads) {
    const { forward } = overload;
    const { parameters, positional } = signature;
    const self = Math.max(
      0,
      parameters.findIndex(({ name }) => name === 'self'),
    );
    // Those that look at their operands refuse integers and truth values only.
    if (forward.kind !== 'pointwise' || forward.result === 'int64' || given.length >= positional) continue;
    const others = parameters.filter((_, i) => i !== self);
    const fits = others.every(({ type, required }, i) => {
      if (i >= given.length) return !required;
      const isNumber = typeof given[i] === 'number';
      if (type === 'Tensor') return !isNumber || forward.numbers;
      return type === 'Scalar' && isNumber;
    });
    if (!fits) continue;
    const defaults = others.slice(given.length).map(({ fallback }) => fallback);
    return { f: forward.scalar as Scalars, result: forward.result, self, defaults };
  }
  return null;
}

function refused(): never {
  throw new NotOnNumbers();
}

function unary(form: Form | null): (x: Plain) => Plain {
  if (form === null) return refused;
  const { f, result, defaults } = form;
  if (defaults.length > 0) return (x) => general(form, x, []);
  return (x) => made(f(x.value), x.dtype, result);
}

function binary(form: Form | null): (x: Plain, y: unknown) => Plain {
  if (form === null) return refused;
  const { f, result, self, defaults } = form;
  if (self > 0 || defaults.length > 1) return (x, y) => general(form, x, [y]);
  if (defaults.length === 0)
    return (x, y) => {
      const dtype = common(x.dtype, y);
      return made(f(x.value, numberOf(y, dtype)), dtype, result);
    };
  const [last] = defaults;
  return (x, y) => {
    const dtype = common(x.dtype, y);
    return made(f(x.value, numberOf(y, dtype), numberOf(last, dtype)), dtype, result);
  };
}

function several(overloads: readonly CompiledOverload[], x: Plain, given: readonly unknown[]): Plain {
  const form = formFor(overloads, given);
  return form === null ? refused() : general(form, x, given);
}

function general({ f, result, self, defaults }: Form, x: Plain, given: readonly unknown[]): Plain {
  const dtype = given.reduce(common, x.dtype);
  const others = [...given, ...defaults].map((value) => numberOf(value, dtype));
  return made(f(...others.slice(0, self), x.value, ...others.slice(self)), dtype, result);
}

/** The dtype of a result: all operands are of one floating dtype, but for truth values beside them. */
function common(dtype: DType, other: unknown): DType {
  if (!(other instanceof Plain)) return dtype;
  if (other.dtype === dtype || other.dtype === bool) return dtype;
  return dtype === bool ? other.dtype : refused();
}

/** As dispatch hands operands to the function: numbers in the dtype of the tensors beside them. */
function numberOf(value: unknown, dtype: DType): unknown {
  if (value instanceof Plain) return value.value;
  if (typeof value !== 'number') return value === null ? value : refused();
  if (dtype === bool) return refused();
  return dtype === float32 ? Math.fround(value) : value;
}

function made(value: number, dtype: DType, result: Pointwise['result']): Plain {
  if (result === 'bool') return new Plain(value !== 0 ? 1 : 0, bool);
  if (dtype === float32) return new Plain(Math.fround(value), dtype);
  return dtype === bool ? refused() : new Plain(value, dtype);
}
