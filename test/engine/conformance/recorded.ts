/**
 * Runs a recorded case in the engine: builds its inputs in memory as PyTorch's were, calls, differentiates twice. It does
 * not compare.
 */
import { DTYPES, type DType } from '../../../src/engine/dtype';
import { TorchError } from '../../../src/engine/errors';
import { torch, type Tensor } from '../../../src/engine/torch';
import { read, type RecordedCase, type RecordedInput } from './fixtures';

/** Integers beyond 2⁵³ are bigints. */
export type Values = readonly (number | bigint | boolean)[];

export interface Outcome {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly values: Values;
  readonly gradients: readonly (Values | null)[] | null;
  readonly second: readonly (Values | null)[] | null;
  /** Whether the derivative of the first gradients is not implemented. */
  readonly refused?: boolean;
}

/** Dtypes of which gradients are recorded, too; of the others, values. */
const DIFFERENTIATED: readonly DType[] = [torch.float32, torch.float64];

function dtypeOf(name: string): DType {
  const dtype = DTYPES.get(name);
  if (dtype === undefined) throw new TypeError(`no dtype ${name}`);
  return dtype;
}

function elements(tensor: Tensor): Values {
  return tensor.dtype.is_floating_point ? tensor.toArray() : (tensor.reshape(-1).tolist() as Values);
}

function input(described: RecordedInput, dtype: string): Tensor {
  const ownDtype = dtypeOf(described.dtype ?? dtype);
  const flat = torch.tensor(described.values.map(read), { dtype: ownDtype });
  const tensor = laidOut(flat.reshape([...described.shape]), described);
  return DIFFERENTIATED.includes(ownDtype) ? tensor.detach().requires_grad_() : tensor;
}

/** The same elements with other strides. */
function laidOut(tensor: Tensor, { layout, shape }: RecordedInput): Tensor {
  if (layout === 'transposed') return tensor.transpose(0, -1).contiguous().transpose(0, -1);
  if (layout !== 'expanded') return tensor;
  const [rows = 1, ...rest] = shape;
  const row = torch.tensor(elements(tensor).slice(0, tensor.numel() / rows), { dtype: tensor.dtype });
  return row.reshape(rest).expand([...shape]);
}

export type Call = (...inputs: readonly unknown[]) => unknown;

/** The case's operands in the order of `names`. */
export function inputs(recorded: RecordedCase, names: readonly string[]): (Tensor | undefined)[] {
  const built = new Map(recorded.inputs.map((described) => [described.name, input(described, recorded.dtype)]));
  return names.map((name) => built.get(name));
}

/** The recorded steps up to an order: output, gradients with the direction, gradients of the sum of those. */
export function outcome(call: Call, recorded: RecordedCase, names: readonly string[], order = 2): Outcome {
  const operands = inputs(recorded, names);
  const result = call(...operands) as Tensor;
  const forward = {
    shape: [...result.shape],
    dtype: result.dtype.toString().replace('torch.', ''),
    values: elements(result),
  };
  if (recorded.direction === undefined || order === 0) return { ...forward, gradients: null, second: null };
  const wanted = operands.filter((tensor) => tensor?.requires_grad === true) as Tensor[];
  const direction = torch.tensor(recorded.direction.map(read), { dtype: result.dtype }).reshape([...result.shape]);
  direction.requires_grad_();
  const options = { create_graph: order === 2, allow_unused: true };
  const gradients = torch.autograd.grad(result, wanted, direction, options);
  const first = { ...forward, gradients: gradients.map(orNull) };
  return order === 1 ? { ...first, second: null } : { ...first, ...second(gradients, [...wanted, direction]) };
}

function second(gradients: readonly (Tensor | null)[], wanted: readonly Tensor[]): Pick<Outcome, 'second' | 'refused'> {
  const parts = gradients.flatMap((gradient) => (gradient?.requires_grad === true ? [gradient.sum()] : []));
  const [first, ...others] = parts;
  if (first === undefined) return { second: null };
  const total = others.reduce((sum, part) => sum.add(part), first);
  try {
    return { second: torch.autograd.grad(total, [...wanted], null, { allow_unused: true }).map(orNull) };
  } catch (error) {
    // As PyTorch's recording: the derivative of some derivatives is refused.
    if (error instanceof TorchError && error.message.includes('is not implemented'))
      return { second: null, refused: true };
    throw error;
  }
}

function orNull(tensor: Tensor | null): Values | null {
  return tensor === null ? null : elements(tensor);
}
