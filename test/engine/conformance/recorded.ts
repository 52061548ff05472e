/**
 * Runs a recorded case in the engine: builds its inputs in memory as PyTorch's were, calls, differentiates twice. It does
 * not compare.
 */
import { torch, type Tensor } from '../../../src/engine/torch';
import { read, type RecordedCase, type RecordedInput } from './fixtures';

type Values = readonly (number | boolean)[];

export interface Outcome {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly values: Values;
  readonly gradients: readonly (Values | null)[] | null;
  readonly second: readonly (Values | null)[] | null;
}

const DTYPES = { float32: torch.float32, float64: torch.float64, bool: torch.bool } as const;

function dtypeOf(name: string): (typeof DTYPES)[keyof typeof DTYPES] {
  if (name in DTYPES) return DTYPES[name as keyof typeof DTYPES];
  throw new TypeError(`no dtype ${name}`);
}

function elements(tensor: Tensor): Values {
  return tensor.dtype === torch.bool ? tensor.toArray().map((value) => value !== 0) : tensor.toArray();
}

function input(described: RecordedInput, dtype: string): Tensor {
  const ownDtype = dtypeOf(described.dtype ?? dtype);
  const flat = torch.tensor(described.values.map(read), { dtype: ownDtype });
  const tensor = laidOut(flat.reshape([...described.shape]), described);
  return ownDtype.is_floating_point ? tensor.detach().requires_grad_() : tensor;
}

/** The same elements with other strides. */
function laidOut(tensor: Tensor, { layout, shape }: RecordedInput): Tensor {
  if (layout === 'transposed') return tensor.transpose(0, -1).contiguous().transpose(0, -1);
  if (layout !== 'expanded') return tensor;
  const [rows = 1, ...rest] = shape;
  const row = tensor.toArray().slice(0, tensor.numel() / rows);
  return torch
    .tensor(row, { dtype: tensor.dtype })
    .reshape(rest)
    .expand([...shape]);
}

export type Call = (...inputs: readonly unknown[]) => unknown;

/** The case's operands in the order of `names`. */
export function inputs(recorded: RecordedCase, names: readonly string[]): (Tensor | undefined)[] {
  const built = new Map(recorded.inputs.map((described) => [described.name, input(described, recorded.dtype)]));
  return names.map((name) => built.get(name));
}

/** The recorded steps: output, gradients with the direction, gradients of the sum of those. */
export function outcome(call: Call, recorded: RecordedCase, names: readonly string[]): Outcome {
  const operands = inputs(recorded, names);
  const result = call(...operands) as Tensor;
  const forward = {
    shape: [...result.shape],
    dtype: result.dtype.toString().replace('torch.', ''),
    values: elements(result),
  };
  if (recorded.direction === undefined) return { ...forward, gradients: null, second: null };
  const wanted = operands.filter((tensor) => tensor?.requires_grad === true) as Tensor[];
  const direction = torch.tensor(recorded.direction.map(read), { dtype: result.dtype }).reshape([...result.shape]);
  direction.requires_grad_();
  const gradients = torch.autograd.grad(result, wanted, direction, { create_graph: true, allow_unused: true });
  return { ...forward, gradients: gradients.map(orNull), second: second(gradients, [...wanted, direction]) };
}

function second(gradients: readonly (Tensor | null)[], wanted: readonly Tensor[]): (Values | null)[] | null {
  const parts = gradients.flatMap((gradient) => (gradient?.requires_grad === true ? [gradient.sum()] : []));
  const [first, ...others] = parts;
  if (first === undefined) return null;
  const total = others.reduce((sum, part) => sum.add(part), first);
  return torch.autograd.grad(total, [...wanted], null, { allow_unused: true }).map(orNull);
}

function orNull(tensor: Tensor | null): Values | null {
  return tensor === null ? null : elements(tensor);
}
