/** What the tests of `torch.autograd.functional` share: functions, points and messages. */
import { expect } from 'vitest';
import type { Nested, TensorOrTensors } from '../../../src/engine/autograd/functional/arguments';
import { torch, type Tensor } from '../../../src/engine/torch';

export const leaf = (value: number | number[] | number[][]): Tensor =>
  torch.tensor(value, { dtype: torch.double, requires_grad: true });
export const plain = (value: number | number[] | number[][]): Tensor => torch.tensor(value);
export const ones = (...shape: number[]): Tensor => torch.ones(shape);

/** What PyTorch prints, of nested tuples as Python writes them. */
export function text(value: Nested): string {
  if (value instanceof torch.Tensor) return String(value).replace(/\s+/gu, ' ');
  return `(${value.map(text).join(', ')})`;
}

/** Every tensor inside. */
export function tensorsIn(value: Nested): Tensor[] {
  return value instanceof torch.Tensor ? [value] : value.flatMap(tensorsIn);
}

/** Element by element, whatever the signs of zeros. */
export function expectAlike(value: Nested, expected: Nested): void {
  const others = tensorsIn(expected);
  const tensors = tensorsIn(value);
  expect(tensors.map(({ shape }) => shape)).toEqual(others.map(({ shape }) => shape));
  tensors.forEach((tensor, i) => {
    expect(torch.allclose(tensor, others[i] ?? tensor)).toBe(true);
  });
}

export const bad = (value: unknown): TensorOrTensors => value as TensorOrTensors;

export const x = plain([1, 2]);
export const v = ones(2);
export const twice = (a: Tensor): Tensor => a.mul(2);
export const cubed = (a: Tensor): Tensor => a.pow(3);
export const sumOfCubes = (a: Tensor): Tensor => a.pow(3).sum();
export const sumOfTwice = (a: Tensor): Tensor => a.mul(2).sum();
export const detached = (a: Tensor): Tensor => a.detach().mul(1);
export const otherLeaf = (): Tensor => torch.ones(2, { requires_grad: true }).mul(2);
export const otherNumber = (): Tensor => torch.ones([], { requires_grad: true }).mul(2);
export const detachedSum = (a: Tensor): Tensor => a.detach().sum();

export const NEEDED_OF_INPUT =
  'RuntimeError: The vector v can only be None if the input to the user-provided function is a single Tensor with a single element.';
export const NO_GRAPH =
  'RuntimeError: Output 0 of the user-provided function does not require gradients. The outputs must be computed in a differentiable manner from the input when running in strict mode.';
export const INDEPENDENT =
  'RuntimeError: The output of the user-provided function is independent of input 0. This is not allowed in strict mode.';
export const JACOBIAN_INDEPENDENT =
  'RuntimeError: The jacobian of the user-provided function is independent of input 0. This is not allowed in strict mode when create_graph=True.';
export const LINEAR = (input: number): string =>
  `RuntimeError: While computing the hessian, found that the jacobian of the user-provided function with respect to input ${input} is independent of the input. This is not allowed in strict mode. You should ensure that your function is twice differentiable and that the jacobian depends on the inputs (this would be violated by a linear function for example).`;

export const notTensors = (what: string, caller: string, which: string): string =>
  `TypeError: The ${what} given to ${caller} must be either a Tensor or a tuple of Tensors but the ${which}.`;
