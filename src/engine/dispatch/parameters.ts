/** Signatures as data: what is read out of PyTorch's notation and the argument binder works with. */

export type ParameterType =
  | 'Tensor'
  | 'Tensor[]'
  | 'Tensor?[]'
  | 'Scalar'
  | 'int'
  | 'int[]'
  | 'float'
  | 'float[]'
  | 'bool'
  | 'bool[]'
  | 'ScalarType'
  | 'str'
  | 'any';

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  /** None may stand for it. */
  readonly nullable: boolean;
  readonly required: boolean;
  /** Its value where it is not given. */
  readonly fallback: unknown;
  readonly keywordOnly: boolean;
  /** One int may stand for the list (`int[1]`); tensors may be given one after the other (`Tensor[1]`). */
  readonly single: boolean;
}

export interface Signature {
  readonly parameters: readonly Parameter[];
  /** How many may be given by position. */
  readonly positional: number;
  /** Without a tensor among its operands: no method, a constructor. */
  readonly factory: boolean;
  /** Of several results: how the tuple is called (empty where it has no name), and its members' names. */
  readonly outputs: Outputs | null;
}

export interface Outputs {
  readonly tuple: string;
  readonly names: readonly string[];
}

/** Which parameter stands before the dot: `self`, else the first of an operator that is nothing but a method; -1 for none. */
export function receiver({ parameters }: Signature, onlyMethod: boolean): number {
  const self = parameters.findIndex(({ name, type }) => name === 'self' && type === 'Tensor');
  return self < 0 && onlyMethod && parameters[0]?.type === 'Tensor' ? 0 : self;
}
