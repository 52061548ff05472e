/** Errors with PyTorch's types and texts. The engine throws nothing else on a user's mistake. */

/** The Python exception types that PyTorch raises. */
export type ErrorType =
  | 'RuntimeError'
  | 'TypeError'
  | 'ValueError'
  | 'IndexError'
  | 'NotImplementedError'
  | 'AttributeError'
  | 'AssertionError'
  | 'KeyError'
  | 'CheckpointError'
  | 'LinAlgError'
  | 'OverflowError'
  | 'GradcheckError';

/** `name` is the Python exception's type, `message` PyTorch's text. */
export class TorchError extends Error {
  override readonly name: ErrorType;

  constructor(type: ErrorType, message: string) {
    super(message);
    this.name = type;
  }
}

export function runtimeError(message: string): TorchError {
  return new TorchError('RuntimeError', message);
}

export function valueError(message: string): TorchError {
  return new TorchError('ValueError', message);
}

export function indexError(message: string): TorchError {
  return new TorchError('IndexError', message);
}

export function notImplementedError(message: string): TorchError {
  return new TorchError('NotImplementedError', message);
}

/** Of a kernel, by ATen's name, that computes nothing in this dtype. */
export function notImplemented(kernel: string, { scalarType }: { readonly scalarType: string }): TorchError {
  return notImplementedError(`"${kernel}" not implemented for '${scalarType}'`);
}

/** What `torch.linalg` raises where a matrix is singular, not positive-definite, or without a decomposition. */
export function linearAlgebraError(message: string): TorchError {
  return new TorchError('LinAlgError', message);
}

/** A RuntimeError of its own type: what `torch.autograd.gradcheck` finds wrong. */
export function gradcheckError(message: string): TorchError {
  return new TorchError('GradcheckError', message);
}

/** Whether Python's `except RuntimeError` would catch it. */
export function isRuntimeError(error: unknown): error is TorchError {
  return (
    error instanceof TorchError &&
    ['RuntimeError', 'NotImplementedError', 'LinAlgError', 'GradcheckError'].includes(error.name)
  );
}

export function typeError(message: string): TorchError {
  return new TorchError('TypeError', message);
}

/** Name of a value's type as Python would say it; a JavaScript number is a float. */
export function pythonTypeName(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  switch (typeof value) {
    case 'number':
      return 'float';
    case 'bigint':
      return 'int';
    case 'string':
      return 'str';
    case 'boolean':
      return 'bool';
    case 'function':
      return 'function';
    default:
      if (Array.isArray(value)) return 'list';
      return isNamed(value) ? value.pythonName : 'dict';
  }
}

/** The type as Python prints it: `<class 'torch.Tensor'>`. */
export function pythonClass(value: unknown): string {
  const name = pythonTypeName(value);
  return `<class '${MODULES.has(name) ? `${MODULES.get(name) ?? ''}.` : ''}${name}'>`;
}

/** Where PyTorch defines the types whose short names do not say it. */
const MODULES: ReadonlyMap<string, string> = new Map([
  ['Tensor', 'torch'],
  ['Parameter', 'torch.nn.parameter'],
  ['Buffer', 'torch.nn.parameter'],
  ['GradientEdge', 'torch.autograd.graph'],
]);

/** Objects of the engine say how Python calls their type (`Tensor`, `torch.dtype`). */
function isNamed(value: unknown): value is { readonly pythonName: string } {
  return typeof value === 'object' && value !== null && 'pythonName' in value && typeof value.pythonName === 'string';
}
