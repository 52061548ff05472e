/** `torch.func`, as programs see it: a line for each name, which says where it is from. */
import { jvp, linearize } from './forward';
import { hessian, jacfwd, jacrev } from './jacobians';
import { functional_call, stack_module_state } from './modules';
import { grad, grad_and_value, vjp } from './reverse';
import { vmap } from './vmap';

export const func = {
  grad,
  grad_and_value,
  vjp,
  jvp,
  linearize,
  jacrev,
  jacfwd,
  hessian,
  functional_call,
  stack_module_state,
  vmap,
};
