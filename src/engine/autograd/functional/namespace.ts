/** `torch.autograd.functional`, as programs see it. */
import { basisOf } from './basis';
import { hessian } from './hessian';
import { hvp, vhp } from './hessian-products';
import { jacobian } from './jacobian';
import { jvp, vjp } from './products';

export const functional = { jacobian, hessian, vjp, jvp, vhp, hvp, _construct_standard_basis_for: basisOf };
