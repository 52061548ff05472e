/** How these functions are called: Python's arguments by position, the rest by name in one object last. */
import { called } from '../../dispatch/python-call';
import type { Tensor } from '../../tensor/tensor';

/** What is differentiated. It gives a tensor or several, which is checked where it is called. */
export type DifferentiableFunction = (...inputs: Tensor[]) => unknown;

export type TensorOrTensors = Tensor | readonly Tensor[];

/** A tensor, a list of them, or a list of such lists: what several inputs and outputs make of a result. */
export type Nested = Tensor | readonly Nested[];

export interface ProductOptions {
  /** The vector of the product; may be left out where there is a single number only. */
  readonly v?: TensorOrTensors | null | undefined;
  /** Whether results can be differentiated further. */
  readonly create_graph?: boolean | undefined;
  /** Whether a result that does not depend on an input is an error, instead of zeros. */
  readonly strict?: boolean | undefined;
}

export type ProductArguments =
  | readonly [options?: ProductOptions]
  | readonly [v: TensorOrTensors | null, options?: ProductOptions]
  | readonly [v: TensorOrTensors | null, create_graph: boolean, strict?: boolean];

const PRODUCT = { v: null as TensorOrTensors | null, create_graph: false, strict: false };

/** Behind `func` and `inputs`, which Python counts too. */
export function productArguments(caller: string, given: ProductArguments): typeof PRODUCT {
  return called(caller, PRODUCT, given, { own: 2 });
}
