/** `torch.nn.utils`: gradients of several parameters are limited together, and parameters become one vector and back. */
import { no_grad } from '../autograd/modes/modes';
import { called, REQUIRED, type Required } from '../dispatch/python-call';
import { runtimeError, typeError } from '../errors';
import { functions } from '../functions';
import { Tensor } from '../tensor/tensor';
import type { Given } from './module/module';
import { torchTypeName } from './module/registry';

const tensors = REQUIRED as Tensor | Iterable<Tensor> | Required;
const number = REQUIRED as number | bigint | Required;
const anything = REQUIRED as unknown;

function list(given: Tensor | Iterable<Tensor>): Tensor[] {
  return given instanceof Tensor ? [given] : [...given];
}

function gradientsOf(parameters: Tensor | Iterable<Tensor>): Tensor[] {
  return list(parameters).flatMap(({ grad }) => (grad === null ? [] : [grad]));
}

/** The norm of all of them as one vector, by the norms of each. */
function totalNorm(given: readonly Tensor[], norm: number, errorIfNonfinite: boolean): Tensor {
  if (given.length === 0) return functions.zeros([]);
  const norms = given.map((each) => functions.linalg.vector_norm(each, norm));
  const total = functions.linalg.vector_norm(functions.stack(norms), norm);
  if (errorIfNonfinite && !Number.isFinite(total.detach().__float__()))
    throw runtimeError(
      `The total norm of order ${norm === Infinity ? 'inf' : norm.toFixed(1)} for gradients from \`parameters\` is non-finite, so it cannot be clipped. To disable this error and scale the gradients by the non-finite norm anyway, set \`error_if_nonfinite=False\``,
    );
  return total;
}

/** Scales the gradients so that their norm together is at most `max_norm`; gives the norm that they had. */
function clip_grad_norm_(...given: Given): Tensor {
  const defaults = {
    parameters: tensors,
    max_norm: number,
    norm_type: 2 as number | string,
    error_if_nonfinite: false,
    foreach: null as boolean | null,
  };
  const bound = called('clip_grad_norm_', defaults, given);
  const gradients = gradientsOf(bound.parameters);
  return no_grad(() => {
    const norm = bound.norm_type === 'inf' ? Infinity : Number(bound.norm_type);
    const total = totalNorm(gradients, norm, bound.error_if_nonfinite);
    const factor = functions.clamp(functions.div(Number(bound.max_norm), total.add(1e-6)), { max: 1 });
    for (const gradient of gradients) gradient.mul_(factor);
    return total;
  });
}

/** Brings every element of the gradients between −clip_value and clip_value. */
function clip_grad_value_(...given: Given): void {
  const defaults = { parameters: tensors, clip_value: number, foreach: null as boolean | null };
  const { parameters, clip_value } = called('clip_grad_value_', defaults, given);
  const most = Number(clip_value);
  no_grad(() => {
    for (const gradient of gradientsOf(parameters)) gradient.clamp_(-most, most);
  });
}

/** The norm of all tensors as one vector. */
function get_total_norm(...given: Given): Tensor {
  const defaults = {
    tensors,
    norm_type: 2 as number | string,
    error_if_nonfinite: false,
    foreach: null as boolean | null,
  };
  const bound = called('get_total_norm', defaults, given);
  const norm = bound.norm_type === 'inf' ? Infinity : Number(bound.norm_type);
  return totalNorm(list(bound.tensors), norm, bound.error_if_nonfinite);
}

/** All elements of all parameters, one after the other. */
function parameters_to_vector(...given: Given): Tensor {
  const { parameters } = called('parameters_to_vector', { parameters: tensors }, given);
  return functions.cat(list(parameters).map((parameter) => parameter.view(-1)));
}

/** Makes the parameters show the elements of such a vector: they share its memory from then on. */
function vector_to_parameters(...given: Given): void {
  const { vec, parameters } = called('vector_to_parameters', { vec: anything, parameters: tensors }, given);
  if (!(vec instanceof Tensor)) throw typeError(`expected torch.Tensor, but got: ${torchTypeName(vec)}`);
  let from = 0;
  for (const parameter of list(parameters)) {
    const count = parameter.numel();
    parameter.data = vec.narrow(0, from, count).view(parameter.shape).data;
    from += count;
  }
}

export const gradients = {
  clip_grad_norm_,
  clip_grad_value_,
  get_total_norm,
  parameters_to_vector,
  vector_to_parameters,
};
