/**
 * `Math` as programs see it: of numbers JavaScript's own, of tensors torch's function of that name; what torch has no
 * function for is refused, never cut to a number in silence. A new object: the engine keeps the Math that it had.
 */
import { typeError } from '../../../engine/errors';
import { Tensor, torch } from '../../../engine/torch';
import { arithmetic } from './mixed';

type OfNumbers = (...values: readonly number[]) => number;
type OfTensors = (values: readonly unknown[]) => unknown;

/** The names that torch has, too. */
const SAME = [
  ...['abs', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'ceil', 'cos', 'cosh', 'exp', 'expm1', 'floor', 'log'],
  ...['log10', 'log1p', 'log2', 'sign', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc'],
] as const;

const REFUSED: Readonly<Record<string, string>> = {
  clz32: 'it counts bits of an integer, and has no derivative.',
  imul: 'it multiplies integers of 32 bits, and has no derivative. Write a * b.',
  fround: 'a float32 tensor is rounded already. Write x.float().',
  f16round: 'there are no tensors of that width.',
};

const HALVES =
  'Math.round of a tensor is torch.round, which rounds halves to the even neighbour: 2.5 gives 2, where Math.round(2.5) of a number gives 3.';

/** `warn` is told once what surprises. */
export function newMath(native: typeof Math, warn: (text: string) => void): object {
  const functions = ofTensors(warn);
  const math = {};
  for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(native))) {
    const value: unknown = property.value;
    Object.defineProperty(
      math,
      name,
      typeof value === 'function' ? { ...property, value: both(name, value as OfNumbers) } : property,
    );
  }
  return Object.defineProperty(math, Symbol.toStringTag, { value: 'Math', configurable: true });

  function both(name: string, ofNumbers: OfNumbers): OfNumbers {
    if (name === 'random') return ofNumbers;
    const ofTensor = functions[name] ?? ((): never => refuse(name));
    const mixed = (values: readonly unknown[]): unknown =>
      values.some((value) => value instanceof Tensor) ? ofTensor(values) : ofNumbers(...(values as number[]));
    const several = ofNumbers.length > 1;
    const f = several
      ? (...values: readonly unknown[]): unknown => mixed(values)
      : (value: unknown): unknown => (typeof value === 'number' ? ofNumbers(value) : mixed([value]));
    return Object.defineProperty(f, 'name', { value: name }) as OfNumbers;
  }
}

function ofTensors(warn: (text: string) => void): Readonly<Record<string, OfTensors>> {
  const functions: Record<string, OfTensors> = {
    pow: ([base, exponent]) => arithmetic('pow', base, exponent),
    max: (values) => extreme('max', values),
    min: (values) => extreme('min', values),
    hypot: (values) => fold('hypot', values, (x, y) => torch.hypot(x, y)).abs(),
    atan2: ([y, x]) => {
      return fold('atan2', [y, x], (first, second) => torch.atan2(first, second));
    },
    cbrt: ([x]) => torch.sign(x as Tensor).mul(torch.abs(x as Tensor).pow(1 / 3)),
    round: ([x]) => {
      if ((x as Tensor).detach().toArray().some(roundsOtherwise)) warn(HALVES);
      return torch.round(x as Tensor);
    },
  };
  for (const name of SAME) functions[name] = ([x]) => torch[name](x as Tensor);
  return functions;
}

/** Of one tensor its largest element, as torch.max; of several values element by element, as torch.maximum. */
function extreme(name: 'max' | 'min', values: readonly unknown[]): unknown {
  const [only] = values;
  if (values.length === 1) return torch[name](only as Tensor);
  return fold(name, values, name === 'max' ? (x, y) => torch.maximum(x, y) : (x, y) => torch.minimum(x, y));
}

function fold(name: string, values: readonly unknown[], combine: (x: Tensor, y: Tensor) => Tensor): Tensor {
  const [first, ...others] = asTensors(name, values);
  return others.reduce((result, value) => combine(result, value), first);
}

/** Numbers become constants of the dtype that the tensors have. */
function asTensors(
  name: string,
  values: readonly unknown[],
): readonly [Tensor, Tensor, ...Tensor[]] | readonly [Tensor] {
  const dtype = values.find((value) => value instanceof Tensor)?.dtype;
  const tensors = values.map((value) => {
    if (value instanceof Tensor) return value;
    if (typeof value === 'number' || typeof value === 'boolean') return torch.tensor(Number(value), { dtype });
    throw typeError(`Math.${name} takes tensors and numbers; it got ${kindOf(value)}.`);
  });
  return tensors as unknown as readonly [Tensor, Tensor];
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array: write torch.tensor([…])';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function refuse(name: string): never {
  throw typeError(`Math.${name} does not take tensors: ${REFUSED[name] ?? 'torch has no such function.'}`);
}

function roundsOtherwise(value: number): boolean {
  return value - Math.floor(value) === 0.5 && Math.floor(value) % 2 === 0;
}
