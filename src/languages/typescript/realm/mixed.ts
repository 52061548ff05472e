/**
 * Operators where at least one side is a tensor: what PyTorch makes of tensors and numbers, and what is refused, with
 * the reason. Among other values operators are JavaScript's, and not looked at here.
 */
import { typeError, type TorchError } from '../../../engine/errors';
import { Tensor, torch } from '../../../engine/torch';
import { isArray } from './primordials';

export type Arithmetic = 'add' | 'sub' | 'mul' | 'div' | 'mod' | 'pow';
/** On integers and truth values. */
export type Bitwise = 'and' | 'or' | 'xor' | 'shl' | 'shr';
export type Comparison = 'lt' | 'le' | 'gt' | 'ge';

const SYMBOLS = {
  add: '+',
  sub: '-',
  mul: '*',
  div: '/',
  mod: '%',
  pow: '**',
  and: '&',
  or: '|',
  xor: '^',
  shl: '<<',
  shr: '>>',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  eq: '==',
  ne: '!=',
} as const;

/** `2 < x` is asked of x. */
const MIRRORED = { lt: 'gt', le: 'ge', gt: 'lt', ge: 'le' } as const;

/** What PyTorch takes beside a tensor: a number is a float, a bigint an int. */
type Operand = Tensor | number | bigint;

export function arithmetic(kind: Arithmetic, left: unknown, right: unknown): unknown {
  if (kind === 'add') {
    if (typeof left === 'string') return left + String(right);
    if (typeof right === 'string') return String(left) + right;
  }
  if (left instanceof Tensor) return forward(kind, left, operand(kind, right));
  return backward(kind, operand(kind, left), right as Tensor);
}

function forward(kind: Arithmetic, left: Tensor, right: Operand): Tensor {
  switch (kind) {
    case 'add':
      return left.add(right);
    case 'sub':
      return left.sub(right);
    case 'mul':
      return left.mul(right);
    case 'div':
      return left.div(right);
    case 'mod':
      return right instanceof Tensor ? left.remainder(right) : left.remainder(right);
    case 'pow':
      return right instanceof Tensor ? left.pow(right) : left.pow(right);
  }
}

/** As Python's reflected operators, whose nodes are others in part: `2 - x` is an rsub, `2 / x` a product. */
function backward(kind: Arithmetic, left: Operand, right: Tensor): Tensor {
  if (left instanceof Tensor) return forward(kind, left, right);
  switch (kind) {
    case 'add':
      return right.add(left);
    case 'sub':
      return right.rsub(left);
    case 'mul':
      return right.mul(left);
    case 'div':
      return right.__rtruediv__(left);
    case 'mod':
      return torch.remainder(left, right);
    case 'pow':
      return torch.pow(left, right);
  }
}

const BITWISE = {
  and: 'bitwise_and',
  or: 'bitwise_or',
  xor: 'bitwise_xor',
  shl: 'bitwise_left_shift',
  shr: 'bitwise_right_shift',
} as const;

export function bitwise(kind: Bitwise, left: unknown, right: unknown): Tensor {
  const [one, other] = [operand(kind, left), operand(kind, right)];
  const f = BITWISE[kind];
  if (one instanceof Tensor) return other instanceof Tensor ? one[f](other) : one[f](other);
  return torch[f](one, other as Tensor);
}

export function comparison(kind: Comparison, left: unknown, right: unknown): Tensor {
  if (left instanceof Tensor) return compared(kind, left, operand(kind, right));
  return compared(MIRRORED[kind], right as Tensor, operand(kind, left));
}

function compared(kind: Comparison, left: Tensor, right: Operand): Tensor {
  return right instanceof Tensor ? left[kind](right) : left[kind](right);
}

/** Against null and undefined as in JavaScript; against what is no number as in Python, where it is never equal. */
export function equality(kind: 'eq' | 'ne', left: unknown, right: unknown): unknown {
  const tensor = left instanceof Tensor ? left : (right as Tensor);
  const other = left instanceof Tensor ? right : left;
  if (isOperand(other)) return other instanceof Tensor ? tensor[kind](other) : tensor[kind](other);
  if (isArray(other)) operand(kind, other);
  return kind === 'ne';
}

function operand(kind: keyof typeof SYMBOLS, value: unknown): Operand {
  if (isOperand(value)) return value;
  throw refused(SYMBOLS[kind], value);
}

/** The engine takes truth values as Python does, as numbers that decide no dtype. */
function isOperand(value: unknown): value is Operand {
  return (
    typeof value === 'number' || value instanceof Tensor || typeof value === 'boolean' || typeof value === 'bigint'
  );
}

function refused(symbol: string, value: unknown): TorchError {
  return typeError(reason(symbol, value));
}

function reason(symbol: string, value: unknown): string {
  if (isArray(value)) return `An array is not a tensor: write ${asTensor(value)}.`;
  switch (typeof value) {
    case 'undefined':
      return `undefined cannot stand beside ${symbol} with a tensor: it is no number and no tensor.`;
    case 'string':
      return `A string cannot stand beside ${symbol} with a tensor: write a number, or Number(…) of the string.`;
    case 'function':
      return `A function cannot stand beside ${symbol} with a tensor: is a call missing, f(x)?`;
    case 'symbol':
      return `A symbol cannot stand beside ${symbol} with a tensor.`;
    default:
      return value === null
        ? `null cannot stand beside ${symbol} with a tensor: it is no number and no tensor.`
        : `An object cannot stand beside ${symbol} with a tensor: it is no number and no tensor.`;
  }
}

const MOST_SHOWN = 6;

/** `torch.tensor([1, 2])` where the array is short and plain, else with dots. */
function asTensor(array: readonly unknown[]): string {
  const plain = array.length <= MOST_SHOWN && array.every((item) => typeof item === 'number');
  return plain ? `torch.tensor([${array.join(', ')}])` : 'torch.tensor([…])';
}
