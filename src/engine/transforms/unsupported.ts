/** Operators that forward mode has no rule for, by what their definitions say. */
import type { CompiledOverload } from '../dispatch/overload';
import { atenName } from './aten-name';
import { notImplementedError, type TorchError } from '../errors';

/** Where PyTorch has no rule, or no derivative at all. */
export function isUnsupported({ overload: { tangent, gradient } }: CompiledOverload): boolean {
  return tangent === 'unsupported' || gradient?.node === 'torch::autograd::NotImplemented';
}

export function unsupported(compiled: CompiledOverload): TorchError {
  // What has no derivative at all is refused before PyTorch looks for a rule.
  if (compiled.overload.gradient?.node === 'torch::autograd::NotImplemented')
    return notImplementedError(`Trying to use forward AD with aten::${atenName(compiled)} that does not support it.`);
  return notImplementedError(
    `Trying to use forward AD with ${atenName(compiled)} that does not support it because it has not been implemented yet.\nPlease file an issue to PyTorch at https://github.com/pytorch/pytorch/issues/new?template=feature-request.yml so that we can prioritize its implementation or submit a PR adding the implementation to derivatives.yaml`,
  );
}
