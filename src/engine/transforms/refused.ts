/** What cannot be mapped over a batch, since its result's shape depends on the elements, in PyTorch's words. */
import type { CompiledOverload } from '../dispatch/overload';
import { bool } from '../dtype';
import { runtimeError, type TorchError } from '../errors';
import { isBatched, type Batch } from './batches';

const DYNAMIC = (name: string): string =>
  `vmap: We do not support batching operators that can output dynamic shape. Attempted to vmap over aten::${name}. Please file an issue at https://github.com/pytorch/pytorch/issues if you need this feature.`;

/** By the names of definitions. */
const REASONS: Readonly<Record<string, string>> = {
  nonzero: DYNAMIC('nonzero'),
  argwhere: DYNAMIC('nonzero'),
  unique: DYNAMIC('_unique2'),
  _unique2: DYNAMIC('_unique2'),
  unique_consecutive: DYNAMIC('unique_consecutive'),
  _unique_consecutive: DYNAMIC('unique_consecutive'),
  unique_dim: DYNAMIC('unique_dim'),
  masked_select:
    'vmap: Attempted to vmap over `mask` in torch.masked_select(self, mask) We cannot support this because for each batch this would return a differently shaped Tensor. Please file an issue at https://github.com/pytorch/pytorch/issues if you need this feature.',
  allclose:
    "vmap over torch.allclose isn't supported yet. Please file an issue at https://github.com/pytorch/pytorch/issues .",
};

const MASK =
  'vmap: We do not support batching operators that can support dynamic shape. Attempting to batch over indexing with a boolean mask.';

const REPEATS =
  'repeat_interleave: vmapping over the `repeats` tensor requires the `output_size` argument to be specified, because the size of the output equals the sum of `repeats`, which is data-dependent and may differ between batch elements. Please pass output_size, e.g. output_size=int(repeats.sum(-1).max()).';

const refusals = new WeakSet<TorchError>();

/** Whether no other way of mapping the operator is to be tried. */
export function isRefusal(error: TorchError): boolean {
  return refusals.has(error);
}

export function checkMappable(batch: Batch, compiled: CompiledOverload, args: readonly unknown[]): void {
  const reason = reasonAgainst(batch, compiled, args);
  if (reason === undefined) return;
  const error = runtimeError(reason);
  refusals.add(error);
  throw error;
}

function reasonAgainst(
  batch: Batch,
  { definition: { name }, signature: { parameters } }: CompiledOverload,
  args: readonly unknown[],
): string | undefined {
  if ((name === 'index' || name === '__getitem__') && hasBatchedMask(batch, args[1])) return MASK;
  if (name === 'repeat_interleave') {
    const at = parameters.findIndex((parameter) => parameter.name === 'repeats');
    const size = parameters.findIndex((parameter) => parameter.name === 'output_size');
    return isBatched(batch, args[at]) && (args[size] ?? null) === null ? REPEATS : undefined;
  }
  if (name === 'masked_select') return isBatched(batch, args[1]) ? REASONS['masked_select'] : undefined;
  return REASONS[name];
}

function hasBatchedMask(batch: Batch, index: unknown): boolean {
  if (Array.isArray(index)) return index.some((each) => hasBatchedMask(batch, each));
  return isBatched(batch, index) && index.dtype === bool;
}
