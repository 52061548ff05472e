/** Derivatives by central differences: an input is moved a little in its own memory, and the function runs again. */
import { TorchError } from '../../errors';
import { functions } from '../../functions';
import { formatNumber } from '../../printing/format';
import { sameShape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import type { Subject } from './subject';

/**
 * Of every output by one input, [elements of the input, elements of the output]; of an output of whole numbers null,
 * since that is nowhere differentiable.
 */
export function numericalJacobian(subject: Subject, input: Tensor, eps: number): readonly (Tensor | null)[] {
  // Its own version count: what the outputs saved stays what it was.
  const data = input.data;
  const rows: (readonly Tensor[])[] = [];
  for (const index of indicesOf(input)) {
    const element = index.reduce((part, at) => part.select(0, at), data);
    rows.push(
      differences(subject, element, eps, eps, `on index (${index.join(', ')}${index.length === 1 ? ',' : ''}) `),
    );
  }
  return asStacked(subject, rows, input.numel());
}

function asStacked(subject: Subject, rows: readonly (readonly Tensor[])[], height: number): readonly (Tensor | null)[] {
  if (rows.length === 0)
    return subject
      .run()
      .map((output) => (output.is_floating_point() ? output.new_zeros([height, output.numel()]) : null));
  const [first = []] = rows;
  return first.map((row, o) => (row.is_floating_point() ? functions.stack(rows.map((each) => each[o] ?? row)) : null));
}

/** Of every output along `direction`, as long as the output; null as above. */
export function numericalProduct(
  subject: Subject,
  input: Tensor,
  direction: Tensor,
  eps: number,
): readonly (Tensor | null)[] {
  const step = direction.reshape(input.shape).mul(eps);
  return differences(subject, input.data, step, eps, '').map((change) => (change.is_floating_point() ? change : null));
}

/** The change of each output, flat, when `entry` moves by `step` either way, over `length`: in the output's dtype. */
function differences(
  { run }: Subject,
  entry: Tensor,
  step: Tensor | number,
  eps: number,
  where: string,
): readonly Tensor[] {
  const before = entry.clone();
  entry.copy_(before.sub(step));
  const below = run().map((output) => output.clone());
  entry.copy_(before.add(step));
  const above = run().map((output) => output.clone());
  entry.copy_(before);
  return below.map((low, o) => {
    const high = above[o] ?? low;
    checkSame(low, high, eps, where);
    if (!low.is_floating_point()) return low.detach().reshape(-1);
    return high
      .sub(low)
      .div(2 * eps)
      .detach()
      .reshape(-1);
  });
}

function checkSame(low: Tensor, high: Tensor, eps: number, where: string): void {
  const expected = (what: string, a: unknown, b: unknown): Error =>
    new TorchError(
      'AssertionError',
      `Expected \`func\` to return outputs with the same ${what} when inputs are perturbed ${where}by ${formatNumber(eps, 'float', '')}, but got: ${what}s ${String(a)} and ${String(b)}.`,
    );
  if (!sameShape(low.shape, high.shape)) throw expected('shape', low.shape, high.shape);
  if (low.dtype !== high.dtype) throw expected('dtype', low.dtype, high.dtype);
}

/** Every index into a tensor, the last dimension fastest. */
function* indicesOf({ shape }: Tensor): Generator<readonly number[]> {
  const index = new Array<number>(shape.length).fill(0);
  if (shape.some((size) => size === 0)) return;
  for (;;) {
    yield index.slice();
    let d = shape.length - 1;
    for (; d >= 0; d--) {
      const next = (index[d] ?? 0) + 1;
      index[d] = next < (shape[d] ?? 0) ? next : 0;
      if (index[d] !== 0) break;
    }
    if (d < 0) return;
  }
}
