/** What Python's protocols, and JavaScript's, ask of a tensor: numbers, truth, lists, format; and who is told that a program asked. */
import { is_reporting } from '../autograd/modes/modes';
import { bool, type DType } from '../dtype';
import { runtimeError, TorchError, typeError, valueError } from '../errors';
import { observer } from '../observer';
import { formatNumber } from '../printing/format';
import { elementOf, elementsOf, scalarOf } from '../storage/access';
import { warn } from '../warnings';
import type { Item, NestedValues, Tensor } from './tensor';

/** The only element; a bool as a boolean, an integer beyond 2⁵³ as a bigint. */
export function onlyItem(x: Tensor): Item {
  const count = x.numel();
  if (count !== 1) throw runtimeError(`a Tensor with ${count} elements cannot be converted to Scalar`);
  const item = itemOf(x.dtype, elementOf(x));
  tell(x, 'number', typeof item === 'bigint' ? Number(item) : item);
  return item;
}

export function nested(x: Tensor): NestedValues {
  const elements = elementsOf(x);
  let at = 0;
  const level = (d: number): NestedValues => {
    if (d < x.ndim) return Array.from({ length: x.shape[d] ?? 0 }, () => level(d + 1));
    return itemOf(x.dtype, elements[at++] ?? NaN);
  };
  return level(0);
}

/** `bool(x)`. */
export function truthOf(x: Tensor): boolean {
  const count = x.numel();
  if (count !== 1)
    throw runtimeError(
      `Boolean value of Tensor with ${count === 0 ? 'no values' : 'more than one value'} is ambiguous`,
    );
  const truth = scalarOf(x) !== 0;
  tell(x, 'condition', truth);
  return truth;
}

/** `float(x)`. */
export function floatOf(x: Tensor): number {
  if (x.numel() !== 1) throw valueError('only one element tensors can be converted to Python scalars');
  if (x.requires_grad)
    warn(
      'Converting a tensor with requires_grad=True to a scalar may lead to unexpected behavior.\nConsider using tensor.detach() first.',
    );
  const value = scalarOf(x);
  tell(x, 'number', value);
  return value;
}

/** `int(x)`: truncated towards zero. */
export function integerOf(x: Tensor): number | bigint {
  if (x.numel() !== 1) throw valueError('only one element tensors can be converted to Python scalars');
  const item = onlyItem(x);
  if (typeof item === 'bigint') return item;
  const value = Math.trunc(Number(item));
  if (Number.isNaN(value)) throw valueError('cannot convert float NaN to integer');
  if (!Number.isFinite(value)) throw new TorchError('OverflowError', 'cannot convert float infinity to integer');
  return Number.isSafeInteger(value) ? value : BigInt(value);
}

/** `format(x, specification)`: a 0-d tensor as its number, others as they print. */
export function formatted(x: Tensor, specification: string): string {
  if (x.ndim === 0) {
    const kind = x.dtype.is_floating_point ? 'float' : 'int';
    return formatNumber(onlyItem(x), x.dtype === bool ? 'bool' : kind, specification);
  }
  if (specification !== '') throw typeError('unsupported format string passed to Tensor.__format__');
  return x.toString();
}

/** The number or truth value of a tensor, for JavaScript's operators; the text for a template. */
export function primitiveOf(x: Tensor, hint: 'number' | 'string' | 'default'): number | string {
  if (hint === 'string') return x.toString();
  if (hint === 'default' && x.numel() !== 1)
    throw typeError(
      `JavaScript's operators take a tensor for one number, and this one has ${x.numel()} elements. Write x.add(y), x.mul(y), x.eq(y) and so on.`,
    );
  return floatOf(x);
}

/** Nested numbers; JSON has none for NaN and infinities, so they are refused rather than lost. */
export function jsonOf(x: Tensor): NestedValues {
  if (!x.toArray().every(Number.isFinite))
    throw valueError(
      'Out of range float values are not JSON compliant. Write x.toString() for the text, or torch.where(x.isfinite(), x, 0) first.',
    );
  return x.ndim === 0 ? onlyItem(x) : nested(x);
}

/** `len(x)`. */
export function lengthOf(x: Tensor): number {
  const [length] = x.shape;
  if (length === undefined) throw typeError('len() of a 0-d tensor');
  return length;
}

function tell(x: Tensor, kind: 'number' | 'condition', outcome: number | boolean): void {
  const listener = observer();
  if (listener !== null && is_reporting()) listener.onRead?.(x, kind, outcome);
}

function itemOf(dtype: DType, element: number | bigint): Item {
  if (dtype === bool) return element !== 0;
  const number = Number(element);
  return typeof element === 'bigint' && !Number.isSafeInteger(number) ? element : number;
}
