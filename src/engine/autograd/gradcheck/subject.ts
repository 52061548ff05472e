/** What is checked: a function at a point, with its outputs there, and how exactly. */
import { pythonTypeName, runtimeError, TorchError, valueError } from '../../errors';
import { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { float64 } from '../../dtype';

export type CheckedFunction = (...inputs: never[]) => unknown;

/** A function of all inputs, of which those that require gradients are changed and differentiated. */
export interface Subject {
  readonly run: () => readonly Tensor[];
  /** The same at other inputs. */
  readonly at: (inputs: readonly unknown[]) => readonly Tensor[];
  readonly inputs: readonly unknown[];
  /** Those that require gradients, in order. */
  readonly differentiated: readonly Tensor[];
  /** Of the first run; those that require gradients, in order. */
  readonly outputs: readonly Tensor[];
  /** Which of the function's outputs those are. */
  readonly places: readonly number[];
}

export interface Exactness {
  /** How far inputs are moved, either way. */
  readonly eps: number;
  readonly atol: number;
  readonly rtol: number;
  readonly nondet_tol: number;
  readonly check_grad_dtypes: boolean;
}

export function subjectOf(func: CheckedFunction, inputs: readonly unknown[]): Subject {
  const at = (values: readonly unknown[]): readonly Tensor[] =>
    tensorsOf((func as (...values: readonly unknown[]) => unknown)(...values));
  const run = (): readonly Tensor[] => at(inputs);
  const all = run();
  const places = all.flatMap((output, i) => (output.requires_grad ? [i] : []));
  return { run, at, inputs, differentiated: requiring(inputs), outputs: differentiableOutputs(all), places };
}

export function differentiableOutputs(outputs: unknown): readonly Tensor[] {
  return tensorsOf(outputs).filter((output) => output.requires_grad);
}

function tensorsOf(outputs: unknown): readonly Tensor[] {
  return asList(outputs).map((output) => {
    if (output instanceof Tensor) return output;
    throw new TorchError('AttributeError', `'${pythonTypeName(output)}' object has no attribute 'requires_grad'`);
  });
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

export function requiring(inputs: readonly unknown[]): readonly Tensor[] {
  return inputs.filter((input): input is Tensor => input instanceof Tensor && input.requires_grad);
}

/** Refuses inputs that cannot be moved one element at a time, and those of which none is differentiated. */
export function checkInputs(inputs: readonly unknown[]): void {
  inputs.forEach((input, i) => {
    if (!(input instanceof Tensor) || !input.requires_grad) return;
    if (input.dtype !== float64)
      warn(
        `Input #${i} requires gradient and is not a double precision floating point or complex. This check will likely fail if all the inputs are not of double precision floating point or complex. `,
      );
    if (input.shape.some((size, d) => size > 1 && (input.strides[d] ?? 0) <= 0))
      throw runtimeError(
        `The ${i}th input has a dimension with stride 0. gradcheck only supports inputs that are non-overlapping to be able to compute the numerical gradients correctly. You should call .contiguous on the input before passing it to gradcheck.`,
      );
  });
  if (requiring(inputs).length === 0)
    throw valueError(
      'gradcheck expects at least one input tensor to require gradient, but none of them have requires_grad=True.',
    );
}
