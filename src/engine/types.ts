/**
 * Questions about dtypes and shapes, as PyTorch answers them: what two have in common, the default.
 * No tensor is made here.
 */
import { canCast, changeDefaultDtype, DType, plainType, promote, resultType } from './dtype';
import { pythonTypeName, runtimeError, typeError, valueError } from './errors';
import { Size, type Shape } from './shape';
import { Tensor } from './tensor/tensor';

/** `torch.set_default_dtype`: of what constructors make from numbers, from then on. */
export function set_default_dtype(d: DType): void {
  if (!(d instanceof DType)) throw typeError(INVALID_DEFAULT);
  if (!d.is_floating_point) throw typeError('only floating-point types are supported as the default type');
  changeDefaultDtype(d);
}

const INVALID_DEFAULT = 'invalid dtype object: only floating-point types are supported as the default type';

/** `torch.promote_types`: the smallest dtype that both fit in. */
export function promote_types(type1: DType, type2: DType): DType {
  checkDtype('promote_types', 'type1', 1, type1);
  checkDtype('promote_types', 'type2', 2, type2);
  return promote(type1, type2);
}

/** `torch.can_cast`: whether an in-place change may store one as the other. */
export function can_cast(from_: DType, to: DType): boolean {
  checkDtype('can_cast', 'from_', 1, from_);
  checkDtype('can_cast', 'to', 2, to);
  return canCast(from_, to);
}

function checkDtype(name: string, parameter: string, position: number, value: unknown): void {
  if (!(value instanceof DType))
    throw typeError(
      `${name}(): argument '${parameter}' (position ${position}) must be torch.dtype, not ${pythonTypeName(value)}`,
    );
}

type Operand = Tensor | number | bigint | boolean;

/** `torch.result_type`: the dtype of an arithmetic result of the two. */
export function result_type(tensor: Operand, other?: Operand): DType {
  const operands: readonly unknown[] = other === undefined ? [tensor] : [tensor, other];
  const all = operands.filter(isOperand);
  if (all.length < 2) throw typeError(noResultType(operands));
  const group = (chosen: readonly DType[]): DType | null =>
    chosen.length === 0 ? null : chosen.reduce((a, b) => promote(a, b));
  const tensors = all.filter((operand) => operand instanceof Tensor);
  return resultType(
    group(tensors.filter(({ ndim }) => ndim > 0).map(({ dtype }) => dtype)),
    group(tensors.filter(({ ndim }) => ndim === 0).map(({ dtype }) => dtype)),
    group(all.flatMap((operand) => (operand instanceof Tensor ? [] : [plainType(operand)]))),
  );
}

function isOperand(value: unknown): value is Operand {
  return value instanceof Tensor || ['number', 'bigint', 'boolean'].includes(typeof value);
}

function noResultType(operands: readonly unknown[]): string {
  const got = operands.map(pythonTypeName);
  const lines = [
    'Tensor tensor, Tensor other',
    'Number scalar, Tensor tensor',
    'Tensor tensor, Number other',
    'Number scalar1, Number scalar2',
  ];
  const told = lines.map((line) => {
    if (operands.length < 2) return ` * (${line})\n`;
    const wanted = line.split(', ').map((part) => part.split(' ')[0] === 'Tensor');
    const marked = operands.map((operand, i) => {
      const fits = operand instanceof Tensor ? wanted[i] === true : isOperand(operand) && wanted[i] === false;
      return fits ? got[i] : `!${String(got[i])}!`;
    });
    return ` * (${line})\n      didn't match because some of the arguments have invalid types: (${marked.join(', ')})\n`;
  });
  return `result_type() received an invalid combination of arguments - got (${got.join(', ')}), but expected one of:\n${told.join('')}`;
}

/** `torch.broadcast_shapes`: the shape to which all broadcast; a number is a shape of one dimension. */
export function broadcast_shapes(...shapes: readonly (Shape | number)[]): Size {
  const given = shapes.map((shape) => (typeof shape === 'number' ? [shape] : shape));
  const ndim = Math.max(0, ...given.map((shape) => shape.length));
  const result = new Array<number>(ndim).fill(1);
  given.forEach((shape, index) => {
    for (let back = 1; back <= shape.length; back++) {
      const size = shape[shape.length - back] ?? 1;
      if (size < 0) throw valueError('Attempting to broadcast a dimension with negative length!');
      const known = result[ndim - back];
      if (size === 1 || size === known) continue;
      if (known !== 1) throw runtimeError(mismatch(size, -back, index, shape, result));
      result[ndim - back] = size;
    }
  });
  return Size.wrap(result);
}

function mismatch(size: number, dim: number, index: number, shape: Shape, known: Shape): string {
  const tuple = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
  return `Attempting to broadcast a dimension of length ${size} at ${dim}! Mismatching argument at index ${index} had ${tuple}; but expected shape should be broadcastable to [${known.join(', ')}]`;
}
