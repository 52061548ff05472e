/** Families of operators that differ in their number of dimensions: their methods' names are put together. */
import type { Tensor } from '../tensor/tensor';

/** Calls the method of this name, which gives one tensor. */
export function callMethod(tensor: Tensor, name: string, ...args: readonly unknown[]): Tensor {
  const methods = tensor as unknown as Readonly<Record<string, (...given: readonly unknown[]) => Tensor>>;
  const found = methods[name];
  if (found === undefined) throw new Error(`No tensor has a method ${name}.`);
  return found.apply(tensor, [...args]);
}
