/** What an optimiser saves of its groups and its state, and how it goes on from that. It knows no optimiser. */
import { valueError } from '../errors';
import { Tensor } from '../tensor/tensor';
import type { Options, Parameters } from './groups';

/** Parameters stand as numbers, in the order of the groups. */
export interface StateDict {
  readonly state: Readonly<Record<string, unknown>>;
  readonly param_groups: readonly (Options & { params: number[] })[];
}

export function packed(groups: readonly Parameters[], state: ReadonlyMap<Tensor, unknown>): StateDict {
  const numbers = new Map<Tensor, number>();
  let count = 0;
  const param_groups = groups.map(({ params, ...options }) => {
    params.forEach((param, i) => {
      if (!numbers.has(param)) numbers.set(param, count + i);
    });
    count += params.length;
    return { ...options, params: params.map((param) => numbers.get(param) ?? 0) };
  });
  const packedState: Record<string, unknown> = {};
  for (const [param, value] of state) packedState[numbers.get(param) ?? count] = value;
  return { state: packedState, param_groups };
}

/** The saved options with the parameters of `groups`, and the state of these parameters in their dtypes. */
export function loaded(
  groups: readonly Parameters[],
  saved: StateDict,
): { groups: readonly (Options & Parameters)[]; state: ReadonlyMap<Tensor, unknown> } {
  if (groups.length !== saved.param_groups.length)
    throw valueError('loaded state dict has a different number of parameter groups');
  if (groups.some(({ params }, i) => params.length !== saved.param_groups[i]?.params.length))
    throw valueError("loaded state dict contains a parameter group that doesn't match the size of optimizer's group");
  const parameters = new Map<string, Tensor>();
  groups.forEach(({ params }, i) => {
    params.forEach((param, j) => parameters.set(String(saved.param_groups[i]?.params[j]), param));
  });
  const state = new Map<Tensor, unknown>();
  for (const [number, value] of Object.entries(saved.state)) {
    const param = parameters.get(number);
    if (param !== undefined) state.set(param, inDtypeOf(param, value, null));
  }
  return { groups: saved.param_groups.map((group, i) => withParameters(group, groups[i])), state };
}

function withParameters(group: Options, own: Parameters | undefined): Options & Parameters {
  const copy = { ...(copied(group) as Options), params: own?.params ?? [] };
  return own?.param_names !== undefined && !('param_names' in copy) ? { ...copy, param_names: own.param_names } : copy;
}

/** Lists and objects anew; functions and tensors as they are. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Tensor) return value.clone();
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copied(part)]));
}

/** The count of steps keeps its own. */
function inDtypeOf(param: Tensor, value: unknown, key: string | null): unknown {
  if (value instanceof Tensor) return key === 'step' || !param.is_floating_point() ? value : value.to(param.dtype);
  if (Array.isArray(value)) return value.map((part) => inDtypeOf(param, part, null));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inDtypeOf(param, part, name)]));
}
