/** Both derivatives side by side, all elements or a random combination of them. */
import { type DType, promote } from '../../dtype';
import { gradcheckError } from '../../errors';
import { functions } from '../../functions';
import { Generator } from '../../kernels/generator';
import type { Tensor } from '../../tensor/tensor';
import { analyticalJacobian, analyticalProduct } from './analytical';
import { FAST_FAILED_SLOW_PASSED } from './notes';
import { numericalJacobian, numericalProduct } from './numerical';
import type { Exactness, Subject } from './subject';

/** Refuses an element of a Jacobian that is not what differences give. */
export function checkAllElements(subject: Subject, exactness: Exactness): void {
  const { differentiated, outputs, places } = subject;
  const numerical = differentiated.map((input) => numericalJacobian(subject, input, exactness.eps));
  if (outputs.length === 0) {
    for (const jacobians of numerical) for (const jacobian of jacobians) checkConstant(jacobian, 0);
    return;
  }
  outputs.forEach((output, o) => {
    analyticalJacobian(subject, output, exactness).forEach((analytical, i) => {
      const expected = numerical[i]?.[places[o] ?? o] ?? analytical;
      if (!isClose(analytical, expected, exactness.rtol, exactness.atol))
        throw gradcheckError(mismatch(o, i, String(expected), String(analytical)));
    });
  });
}

/**
 * The same for `vᵀJu` with random `u` and `v`, which is one number per output and input: far fewer runs, and a mistake
 * that these do not see is improbable.
 */
export function checkOneCombination(subject: Subject, exactness: Exactness): void {
  const { differentiated, outputs, places } = subject;
  const { eps, rtol, atol, nondet_tol } = exactness;
  // A generator of its own: the user's random numbers stay the same.
  const generator = new Generator();
  const us = differentiated.map((input) => randomDirection(input, generator));
  const vs = outputs.map((output) => randomDirection(output, generator));
  const products = differentiated.map((input, i) => numericalProduct(subject, input, us[i] ?? input, eps));
  if (outputs.length === 0) {
    for (const changes of products) for (const change of changes) checkConstant(change, nondet_tol);
    return;
  }
  const analytical = outputs.map((output, o) =>
    analyticalProduct(subject, output, vs[o] ?? output, exactness).map((product, i) =>
      product.reshape(-1).dot(us[i] ?? product),
    ),
  );
  differentiated.forEach((_, i) => {
    outputs.forEach((output, o) => {
      const u = us[i];
      const v = vs[o];
      const found = analytical[o]?.[i];
      const change = products[i]?.[places[o] ?? o];
      if (u === undefined || v === undefined || found === undefined || !change) return;
      const expected = v.mul(change).sum();
      const allowed = atol * Number(u.sum().item()) * Number(v.sum().item());
      if (isClose(found, expected, rtol, allowed)) return;
      throw gradcheckError(
        mismatch(o, i, expected.__format__(), found.__format__()) + slowly(subject, output, o, i, exactness),
      );
    });
  });
}

function checkConstant(change: Tensor | null, tolerance: number): void {
  if (change === null || change.numel() === 0) return;
  if (change.abs().max().gt(tolerance).__bool__())
    throw gradcheckError('Numerical gradient for function expected to be zero');
}

function slowly(
  subject: Subject,
  output: Tensor,
  outputIndex: number,
  inputIndex: number,
  exactness: Exactness,
): string {
  const [input = output] = subject.differentiated.slice(inputIndex);
  const place = subject.places[outputIndex] ?? outputIndex;
  const numerical = numericalJacobian(subject, input, exactness.eps)[place];
  const lenient = { nondet_tol: Infinity, check_grad_dtypes: false };
  const analytical = analyticalJacobian(subject, output, lenient)[inputIndex];
  return !numerical || analytical === undefined ? '' : inAllElements(numerical, analytical, exactness);
}

/** What is said of both Jacobians where a combination of their elements differs. */
export function inAllElements(numerical: Tensor, analytical: Tensor, { rtol, atol }: Exactness): string {
  return `
The above quantities relating the numerical and analytical jacobians are computed 
in fast mode. See: https://github.com/pytorch/pytorch/issues/53876 for more background 
about fast mode. Below, we recompute numerical and analytical jacobians in slow mode:

Numerical:
 ${String(numerical)}
Analytical:
${String(analytical)}

The max per-element difference (slow mode) is: ${numerical.sub(analytical).abs().max().__format__()}.
${isClose(analytical, numerical, rtol, atol) ? FAST_FAILED_SLOW_PASSED : ''}`;
}

/** A random direction for each of these: a generator of its own leaves the user's random numbers as they are. */
export function randomDirections(tensors: readonly Tensor[]): readonly Tensor[] {
  const generator = new Generator();
  return tensors.map((tensor) => randomDirection(tensor, generator));
}

export function mismatch(output: number, input: number, numerical: string, analytical: string, mode = ''): string {
  return `Jacobian ${mode}mismatch for output ${output} with respect to input ${input},\nnumerical:${numerical}\nanalytical:${analytical}\n`;
}

export function isClose(a: Tensor, b: Tensor, rtol: number, atol: number): boolean {
  const dtype: DType = promote(a.dtype, b.dtype);
  return functions.allclose(a.to(dtype), b.to(dtype), rtol, atol) === true;
}

/** Of length 1, without negative parts, drawn as float32. */
function randomDirection(like: Tensor, generator: Generator): Tensor {
  const drawn = functions.empty([like.numel()]).uniform_(0, 1, { generator }).to(like.dtype);
  return drawn.div(functions.linalg.norm(drawn));
}
