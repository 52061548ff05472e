/** The tensors among a call's arguments, also in lists of them. Knows no level. */
import { Tensor } from '../tensor/tensor';

/** The arguments with `f` of each tensor in its place. */
export function mapTensors(args: readonly unknown[], f: (tensor: Tensor) => Tensor): unknown[] {
  return args.map((argument) => mapped(argument, f));
}

function mapped(argument: unknown, f: (tensor: Tensor) => Tensor): unknown {
  if (argument instanceof Tensor) return f(argument);
  return isListOfTensors(argument) ? mapTensors(argument, f) : argument;
}

/** Whether `f` is true of a tensor among the arguments. */
export function someTensor(args: readonly unknown[], f: (tensor: Tensor) => boolean): boolean {
  return args.some((argument) => {
    if (argument instanceof Tensor) return f(argument);
    return isListOfTensors(argument) && someTensor(argument, f);
  });
}

/** Lists of numbers are long sometimes, and are taken as they are. */
function isListOfTensors(argument: unknown): argument is readonly unknown[] {
  return Array.isArray(argument) && argument.some((item) => item instanceof Tensor || Array.isArray(item));
}
