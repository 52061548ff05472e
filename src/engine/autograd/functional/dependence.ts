/** What `strict` refuses: a result that does not depend on an input, at each stage where that can be seen. */
import { runtimeError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';

type Checked = 'outputs' | 'gradients' | 'jacobian' | 'hessian';

const NOT_ALLOWED = 'This is not allowed in strict mode.';

/** Where gradients that did not arrive are filled in. */
export type Stage = 'backward' | 'forward by backward' | 'twice backward' | 'forward by backward, twice';

const NOTHING_ARRIVED: Readonly<Record<Stage, (i: number) => string>> = {
  backward: (i) => `The output of the user-provided function is independent of input ${i}. ${NOT_ALLOWED}`,
  'forward by backward': (i) =>
    `The gradient with respect to the input is independent of entry ${i} in the grad_outputs when using the double backward trick to compute forward mode gradients. ${NOT_ALLOWED}`,
  'twice backward': (i) => `The jacobian of the user-provided function is independent of input ${i}. ${NOT_ALLOWED}`,
  'forward by backward, twice': (i) =>
    `The hessian of the user-provided function is independent of entry ${i} in the grad_jacobian. This is not allowed in strict mode as it prevents from using the double backward trick to replace forward mode AD.`,
};

const WITHOUT_GRAPH: Readonly<Record<Checked, (i: number) => string>> = {
  outputs: (i) =>
    `Output ${i} of the user-provided function does not require gradients. The outputs must be computed in a differentiable manner from the input when running in strict mode.`,
  gradients: (i) =>
    `The gradient with respect to input ${i} is independent of the inputs of the user-provided function. ${NOT_ALLOWED}`,
  jacobian: (i) =>
    `While computing the hessian, found that the jacobian of the user-provided function with respect to input ${i} is independent of the input. ${NOT_ALLOWED} You should ensure that your function is twice differentiable and that the jacobian depends on the inputs (this would be violated by a linear function for example).`,
  hessian: (i) =>
    `The hessian of the user-provided function with respect to input ${i} is independent of the input. ${NOT_ALLOWED} You should ensure that your function is thrice differentiable and that the hessian depends on the inputs.`,
};

export function checkDependence(tensors: readonly (Tensor | null)[], what: Checked, strict: boolean): void {
  if (!strict) return;
  tensors.forEach((tensor, i) => {
    if (tensor === null) throw runtimeError(NOTHING_ARRIVED.backward(i));
    if (!tensor.requires_grad) throw runtimeError(WITHOUT_GRAPH[what](i));
  });
}

/** A result that can be differentiated was asked for, and this one does not depend on the input. */
export function independentResult(which: 'jacobian' | 'hessian', input: number): Error {
  return runtimeError(
    `The ${which} of the user-provided function is independent of input ${input}. This is not allowed in strict mode when create_graph=True.`,
  );
}

/** Zeros, like `references`, where no gradient arrived. */
export function filledIn(
  gradients: readonly (Tensor | null)[],
  references: readonly Tensor[],
  stage: Stage,
  { create_graph, strict }: { readonly create_graph: boolean; readonly strict: boolean },
): readonly Tensor[] {
  const which = stage === 'backward' || stage === 'forward by backward' ? 'jacobian' : 'hessian';
  return references.map((reference, i) => {
    const gradient = gradients[i] ?? null;
    if (gradient === null) {
      if (strict) throw runtimeError(NOTHING_ARRIVED[stage](i));
      return reference.new_zeros(reference.shape);
    }
    if (strict && create_graph && !gradient.requires_grad) throw independentResult(which, i);
    return gradient;
  });
}
