/** `torch.func.grad`, `grad_and_value` and `vjp`: functions that give gradients of functions. */
import { is_grad_enabled } from '../autograd/modes/modes';
import { called } from '../dispatch/python-call';
import { pythonClass, runtimeError, typeError, pythonTypeName } from '../errors';
import { formatList, sameShape } from '../shape';
import { Tensor } from '../tensor/tensor';
import { gradientsOf } from '../transforms/gradients';
import { brackets, flatten, sameStructure, unflatten } from '../transforms/pytree';
import { TrackingLevel } from '../transforms/tracking';
import {
  call,
  lowered,
  mapOnlyTensors,
  mapTensorsOf,
  outputTensors,
  placesOf,
  replaced,
  selected,
  withAuxiliary,
  type ArgNums,
  type Transformed,
} from './arguments';

export interface GradOptions {
  readonly argnums?: ArgNums;
  /** The function gives [output, anything]. */
  readonly has_aux?: boolean;
}

/** By place or by name. */
type GradArguments = readonly [options?: GradOptions] | readonly [argnums: ArgNums, has_aux?: boolean | GradOptions];

const GRAD = { argnums: 0 as ArgNums, has_aux: false };

/**
 * The gradient of `f`, which gives one number (a 0-d tensor), as a function of the same arguments: the structure of the
 * argument that is differentiated with respect to, or a list for several. With `has_aux`, [gradient, auxiliary].
 */
export function grad(f: Transformed, ...given: GradArguments): (...args: readonly unknown[]) => unknown {
  const options = called('grad', GRAD, given, { own: 1 });
  const both = grad_and_value(f, options);
  return (...args) => {
    const [gradient, value] = both(...args) as [unknown, unknown];
    return options.has_aux ? [gradient, (value as [unknown, unknown])[1]] : gradient;
  };
}

/** As `grad`: [gradient, value], or [gradient, [value, auxiliary]]. */
export function grad_and_value(f: Transformed, ...given: GradArguments): (...args: readonly unknown[]) => unknown {
  const options = called('grad_and_value', GRAD, given, { own: 1 });
  return (...args) => {
    const level = new TrackingLevel(false);
    const lower = (tensor: Tensor): Tensor => level.lower(tensor);
    return level.during(() => {
      const places = placesOf(options.argnums, args.length);
      const own = mapTensorsOf(args, (tensor) => level.lift(tensor));
      const leaves = mapOnlyTensors(selected(args, places), (tensor) => level.leaf(tensor));
      const given = call(f, replaced(own, places, leaves));
      const [output, auxiliary] = options.has_aux ? withAuxiliary(API, given) : [given, null];
      const value = scalarOutput(output);
      const { leaves: inputs, structure } = flatten(leaves);
      const gradients = gradientsOrZeros([value], inputs as Tensor[], [value.new_ones([])], true);
      const gradient = unflatten(gradients.map(lower), structure);
      return options.has_aux ? [gradient, [lower(value), lowered(auxiliary, lower)]] : [gradient, lower(value)];
    });
  };
}

const API = 'grad_and_value(f)(*args)';

function scalarOutput(output: unknown): Tensor {
  if (!(output instanceof Tensor))
    throw runtimeError(`${API}: Expected f(*args) to return a Tensor, got ${pythonClass(output)}`);
  if (output.ndim !== 0)
    throw runtimeError(
      `${API}: Expected f(*args) to return a scalar Tensor, got tensor with ${output.ndim} dims. Maybe you wanted to use the vjp or jacrev APIs instead?`,
    );
  return output;
}

function gradientsOrZeros(
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  arriving: readonly Tensor[],
  createGraph: boolean,
): Tensor[] {
  const gradients = gradientsOf(outputs, inputs, arriving, createGraph);
  return inputs.map((input, i) => gradients[i] ?? input.detach().new_zeros(input.shape));
}

export interface VjpOptions {
  readonly has_aux?: boolean;
}

export type VjpFunction = (cotangents: unknown) => unknown[];

/**
 * The output of `f`, and the function that takes a cotangent of the output's structure to a list with the gradient for
 * each primal: [output, vjp_fn], with `has_aux` [output, vjp_fn, auxiliary]. Options go last: `{ has_aux: true }`.
 */
export function vjp(f: Transformed, ...primals: readonly unknown[]): unknown[] {
  const [args, { has_aux = false }] = withoutOptions(primals);
  return vjpOf(f, args, null, has_aux);
}

function withoutOptions(args: readonly unknown[]): readonly [readonly unknown[], VjpOptions] {
  const last = args.at(-1);
  const isOptions =
    args.length > 0 && typeof last === 'object' && last !== null && Object.keys(last).join() === 'has_aux';
  return isOptions ? [args.slice(0, -1), last] : [args, {}];
}

/** With respect to some of the arguments; null: to all of them. */
export function vjpOf(f: Transformed, args: readonly unknown[], argnums: ArgNums | null, has_aux: boolean): unknown[] {
  const level = new TrackingLevel(false);
  const lower = (tensor: Tensor): Tensor => level.lower(tensor);
  return level.during(() => {
    const places = argnums === null ? args.map((_, i) => i) : placesOf(argnums, args.length);
    const own = mapTensorsOf(args, (tensor) => level.lift(tensor));
    const primals = mapOnlyTensors(selected(args, places), (tensor) => level.leaf(tensor));
    const given = call(f, replaced(own, places, primals));
    const [output, auxiliary] = has_aux ? withAuxiliary('vjp(f, *primals)', given) : [given, null];
    const { leaves, structure } = flatten(output);
    if (leaves.every((leaf) => leaf === null || leaf === undefined))
      throw runtimeError(
        `vjp(f, *primals): Expected f to be a function that has non-empty output (got output = [${leaves.map(() => 'None').join(', ')}])`,
      );
    const outputs = outputTensors('vjp(f, *primals): expected f(*primals)', leaves);
    for (const { dtype } of outputs)
      if (!dtype.is_floating_point)
        throw runtimeError(
          `vjp(f, ...): All outputs of f must be floating-point or complex Tensors, got Tensor with dtype ${String(dtype)}`,
        );
    const inputs = flatten(primals);
    const vjp_fn: VjpFunction = (cotangents) => {
      const arriving = flatten(cotangents);
      if (!sameStructure(arriving.structure, structure))
        throw runtimeError(
          `Expected pytree structure of cotangents to be the same as pytree structure of outputs to the function. cotangents: ${brackets(arriving.structure)}, primal output: ${brackets(structure)}`,
        );
      const checked = arriving.leaves.map((each, i) => cotangent(each, outputs[i], i));
      const gradients = gradientsOrZeros(outputs, inputs.leaves as Tensor[], checked, is_grad_enabled());
      return unflatten(gradients, inputs.structure) as unknown[];
    };
    const value = unflatten(outputs.map(lower), structure);
    return has_aux ? [value, vjp_fn, lowered(auxiliary, lower)] : [value, vjp_fn];
  });
}

function cotangent(given: unknown, output: Tensor | undefined, place: number): Tensor {
  if (!(given instanceof Tensor))
    throw typeError(`gradients can be either Tensors or None, but got ${pythonTypeName(given)}`);
  if (output !== undefined && !sameShape(given.shape, output.shape))
    throw runtimeError(
      `Mismatch in shape: grad_output[${place}] has a shape of torch.Size(${formatList(given.shape)}) and output[${place}] has a shape of torch.Size(${formatList(output.shape)}).`,
    );
  return given;
}
