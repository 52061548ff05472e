/**
 * What an operator is: one definition, from which its method, its `torch` function, their types and documentation,
 * its kernel's loop, its node and its derivative all come. To add an operator, write one in the file of its subject
 * and run `npm run generate`.
 */
import { notImplementedError, TorchError } from '../errors';
import type { KernelWord } from '../kernels/simd/words';
import type { Shape } from '../shape';
import type { Tensor } from '../tensor/tensor';

export interface OperatorDefinition {
  /** With dots where it is a function of a namespace of `torch`: `nn.functional.linear`. */
  readonly name: string;
  /** One line on what it computes. */
  readonly doc: string;
  /** As in PyTorch: a method of tensors, a function of `torch`, or both. */
  readonly variants: 'both' | 'method' | 'function';
  /** In the order in which a call tries them. */
  readonly overloads: readonly Overload[];
  /** The form that changes `self`, named with `_` at the end (`add_`): a method, or a function of `torch` too. */
  readonly inplace: 'method' | 'both' | null;
  /** Draws random numbers: the same call again gives others. */
  readonly random: boolean;
  /** Other names of the same operator; one with dots is a function there: `special.expit`. */
  readonly aliases: readonly string[];
  /**
   * Of a composite one: the observer hears of the operators that it calls and not of itself, since running it again does
   * not do the same: it draws random numbers, or changes what it is given.
   */
  readonly byParts: boolean;
  /** For other operators only; users are not told of it. */
  readonly internal: boolean;
  /** The form in place also takes a tensor whose elements share memory (`expand`), which others refuse. */
  readonly onExpanded?: 'allowed' | 'deprecated';
}

export interface Overload {
  /** In PyTorch's notation: `sum(Tensor self, int[1]? dim, bool keepdim=False) -> Tensor`. */
  readonly signature: string;
  readonly forward: Forward;
  /** null: not differentiable, or composed of operators that are. */
  readonly gradient: Gradient | null;
  /** Of the form in place, where it is not the same. */
  readonly inplaceGradient?: Gradient;
  /**
   * How forward mode gets the tangent of the result: `linear`, the operator itself on the tangents of its differentiable
   * operands; `multilinear`, by the product rule; `unsupported`, not at all, as in PyTorch. Else from the derivative.
   */
  readonly tangent?: 'linear' | 'multilinear' | 'unsupported';
}

export type PointwiseResult = 'float' | 'same' | 'self' | 'bool' | 'int64';

export type Forward =
  | {
      /** One value from one value of each operand: given once, it serves 0-d tensors and, as a loop, arrays. */
      readonly kind: 'pointwise';
      readonly scalar: (...operands: never[]) => number;
      /** `float`: integers and bool become the default float. `same`: the promoted dtype. `self`: the first operand's. */
      readonly result: PointwiseResult;
      /** The same of integers that no number holds exactly; what it gives is wrapped to 64 bits. A truth value is 0 or 1. */
      readonly integers: ((...operands: never[]) => bigint) | null;
      /** Plain numbers may stand for tensors. */
      readonly numbers: boolean;
      /** The compiled kernel for large arrays of float32, a word of `kernels/simd/words`; null: the loop serves all. */
      readonly kernel: string | null;
      /** Refuses operands that broadcasting and promotion alone would let pass. */
      readonly check: ((...operands: never[]) => void) | null;
    }
  /** A tensor from tensors, without a graph. */
  | { readonly kind: 'kernel'; readonly compute: (...args: never[]) => Tensor | Tensors }
  /** New values for `self`, in a tensor that broadcasts to it and is cast to its dtype: operators such as `zero_`. */
  | {
      readonly kind: 'change';
      readonly compute: (...args: never[]) => Tensor;
      /** Plain numbers may stand for tensors. */
      readonly numbers: boolean;
    }
  /** How `self` lies in its memory from now on (null: as before): operators such as `t_`. */
  | { readonly kind: 'geometry'; readonly compute: (...args: never[]) => Geometry | null }
  /** Written with other operators, whose nodes are the graph. */
  | {
      readonly kind: 'composite';
      readonly compose: (...args: never[]) => Tensor | Tensors;
      /** The form in place; gives back `self`. */
      readonly change: ((...args: never[]) => Tensor) | null;
    };

/** Sizes, strides and start of a tensor in its memory. */
export interface Geometry {
  readonly shape: Shape;
  readonly strides: Shape;
  readonly offset: number;
}

/** Several results: as a list, or as the named tuple that another operator gave. */
export type Tensors = Iterable<Tensor>;

export interface Gradient {
  /** PyTorch's name of the node, `MulBackward0`. */
  readonly node: string;
  /** One per differentiable input, by its name in the signature. */
  readonly inputs: Readonly<Record<string, InputGradient>>;
}

export interface InputGradient {
  /** The derivative as mathematics (LaTeX): g arrives, x, y, z are the operands, r is the result. */
  readonly rule: string;
  /** What the formula needs; together, the node's saved values. */
  readonly uses: readonly string[];
  /** With tensor methods only, so that it can be differentiated itself. */
  readonly derivative: (gradient: Tensor, saved: object, gradients: readonly (Tensor | null)[]) => Derivative;
}

/** A gradient; null where there is none; a list for a list of tensors. */
export type Derivative = Tensor | null | readonly Tensor[];

/** Operands that formulas use by the names in signatures; what else they use they annotate themselves. */
export interface Saved {
  readonly self: Tensor;
  /** Or the number that stands for one, where the operator takes numbers. */
  readonly other: Tensor;
  readonly result: Tensor;
  readonly condition: Tensor;
  readonly mask: Tensor;
  readonly mat2: Tensor;
  readonly vec: Tensor;
  readonly tensor: Tensor;
  readonly alpha: number;
  readonly dim: readonly number[] | null;
  readonly keepdim: boolean;
  /** The shape of the operand `self`, and how many elements it has. */
  readonly self_sym_sizes: Shape;
  readonly self_sym_numel: number;
}

/** The operator of these overloads, named as their signatures name it. */
export function operator(doc: string, ...overloads: Overload[]): OperatorDefinition {
  const name = operatorName(overloads);
  const plain = { name, doc, overloads, random: false, aliases: [], internal: false, byParts: overloads.some(changes) };
  if (name.includes('.')) return { ...plain, variants: 'function', inplace: null };
  return { ...plain, variants: 'both', inplace: inplaceForm(overloads[0]) };
}

/** Only as `x.name(…)`. */
export function method(doc: string, ...overloads: Overload[]): OperatorDefinition {
  return { ...operator(doc, ...overloads), variants: 'method', inplace: null };
}

/** Only as `torch.name(…)`. */
export function torchFunction(doc: string, ...overloads: Overload[]): OperatorDefinition {
  return { ...operator(doc, ...overloads), variants: 'function', inplace: null };
}

/** As PyTorch has it: pointwise operators change `self` in place too; of one tensor, as functions of `torch` as well. */
function inplaceForm(overload: Overload | undefined): OperatorDefinition['inplace'] {
  if (overload?.forward.kind === 'composite') return overload.forward.change === null ? null : 'both';
  if (overload?.forward.kind !== 'pointwise') return null;
  return (overload.signature.match(/\bTensor\b/g) ?? []).length > 2 ? 'method' : 'both';
}

/** For the few operators whose form in place PyTorch lacks, or has as a method only. */
export function withInPlace(
  definition: OperatorDefinition,
  inplace: OperatorDefinition['inplace'],
): OperatorDefinition {
  return { ...definition, inplace };
}

/** In place, it also changes tensors whose elements share memory. */
export function onExpanded(
  definition: OperatorDefinition,
  how: NonNullable<OperatorDefinition['onExpanded']>,
): OperatorDefinition {
  return { ...definition, onExpanded: how };
}

/** Known by these names too. */
export function aliased(definition: OperatorDefinition, ...aliases: string[]): OperatorDefinition {
  return { ...definition, aliases: [...definition.aliases, ...aliases] };
}

/** Called by other operators only. */
export function internal(definition: OperatorDefinition): OperatorDefinition {
  return { ...definition, internal: true };
}

/** Whether a call may change what it is given: `relu_`, or where `inplace=True`. */
function changes({ signature }: Overload): boolean {
  return /^[\w.]*[^_]_\(|\bbool inplace\b/.test(signature);
}

/** Told by the operators that it calls. */
export function byParts(definition: OperatorDefinition): OperatorDefinition {
  return { ...definition, byParts: true };
}

/** Told as one call though it changes what it is given, since its parts would change it behind the observer's back. */
export function asOne(definition: OperatorDefinition): OperatorDefinition {
  return { ...definition, byParts: false };
}

/** Draws random numbers. */
export function random(definition: OperatorDefinition): OperatorDefinition {
  return { ...definition, random: true, byParts: true };
}

function operatorName(overloads: readonly Overload[]): string {
  return /^[\w.]+/.exec(overloads[0]?.signature ?? '')?.[0] ?? '';
}

/** Applied to each element; a 0-d tensor needs no array. */
export function pointwise(
  signature: string,
  scalar: (...operands: never[]) => number,
  gradient: Gradient | null = null,
  options: {
    result?: PointwiseResult;
    numbers?: boolean;
    check?: (...operands: never[]) => void;
    integers?: (...operands: never[]) => bigint;
    inplaceGradient?: Gradient;
    kernel?: KernelWord;
  } = {},
): Overload {
  const { result = 'float', numbers = false, check = null, integers = null, inplaceGradient } = options;
  const forward = {
    kind: 'pointwise',
    scalar,
    result,
    numbers,
    check,
    integers,
    kernel: options.kernel ?? null,
  } as const;
  const overload: Overload = { signature, forward, gradient };
  return inplaceGradient === undefined ? overload : { ...overload, inplaceGradient };
}

/** Computed by `compute` from the elements of whole tensors. */
export function kernel(
  signature: string,
  compute: (...args: never[]) => Tensor | Tensors,
  gradient: Gradient | null = null,
): Overload {
  return { signature, forward: { kind: 'kernel', compute }, gradient };
}

/** Changes `self` to what `compute` gives. */
export function change(
  signature: string,
  compute: (...args: never[]) => Tensor,
  gradient: Gradient | null = null,
  numbers = false,
): Overload {
  return { signature, forward: { kind: 'change', compute, numbers }, gradient };
}

/** Lays `self` out as `compute` gives, over the same memory. */
export function rearrangement(
  signature: string,
  compute: (...args: never[]) => Geometry | null,
  gradient: Gradient | null = null,
): Overload {
  return { signature, forward: { kind: 'geometry', compute }, gradient };
}

/** Linear in its differentiable operands together: forward mode takes the operator of their tangents, views as views. */
export function linearly(overload: Overload): Overload {
  return { ...overload, tangent: 'linear' };
}

/** Linear in each of its differentiable operands: forward mode takes the product rule. */
export function multilinearly(overload: Overload): Overload {
  return { ...overload, tangent: 'multilinear' };
}

/** PyTorch has no rule of forward mode for it, and says so. */
export function withoutForwardMode(overload: Overload): Overload {
  return { ...overload, tangent: 'unsupported' };
}

/** Written with other operators; `change` is the form in place. */
export function composite(
  signature: string,
  compose: (...args: never[]) => Tensor | Tensors,
  change: ((...args: never[]) => Tensor) | null = null,
): Overload {
  return { signature, forward: { kind: 'composite', compose, change }, gradient: null };
}

/** Changes `self`, and gives it back: written with other operators, and only in place. */
export function assignment(signature: string, change: (...args: never[]) => Tensor): Overload {
  return composite(signature, change, change);
}

/** The gradient of a node with this name: one derivative per differentiable input. */
export function gradient(node: string, inputs: Readonly<Record<string, InputGradient>>): Gradient {
  return { node, inputs };
}

/** The node of an operator that PyTorch does not differentiate: going backward through it says so. */
export function notDifferentiable(name: string, ...inputs: readonly string[]): Gradient {
  const refused = by('', [], () => {
    throw new TorchError('RuntimeError', `derivative for aten::${name} is not implemented`);
  });
  const names = inputs.length === 0 ? ['self'] : inputs;
  return gradient('torch::autograd::NotImplemented', Object.fromEntries(names.map((input) => [input, refused])));
}

/** A derivative that PyTorch lacks, though the node has others, or is there to say so: asking for it is refused. */
export function withoutDerivative(name: string, uses: readonly string[] = []): InputGradient {
  return by('', uses, () => {
    throw notImplementedError(`the derivative for '${name}' is not implemented.`);
  });
}

/**
 * A derivative: the rule as mathematics, what the formula uses, the formula. Names that begin with `_` are not among
 * PyTorch's saved values: `_self_dtype`, `_tensors_sizes`.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it lets a formula annotate what it uses
export function by<const Use extends string, Used = Pick<Saved, Use & keyof Saved>>(
  rule: string,
  uses: readonly Use[],
  derivative: (gradient: Tensor, saved: Used, gradients: readonly (Tensor | null)[]) => Derivative,
): InputGradient {
  return { rule, uses, derivative: derivative as unknown as InputGradient['derivative'] };
}

/** The function of a pointwise overload, for its generated loop. */
export function scalarFunction(
  { name, overloads }: OperatorDefinition,
  index: number,
): (...operands: never[]) => number {
  const forward = overloads[index]?.forward;
  if (forward?.kind !== 'pointwise') throw new Error(`Overload ${index} of ${name} is not pointwise.`);
  return forward.scalar;
}
