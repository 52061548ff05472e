/** Groups of parameters: what an optimiser is given, checked and completed. It knows no state and no step. */
import { isPlainObject } from '../plain-object';
import { tensorTypeName } from '../dtype';
import { pythonClass, pythonTypeName, TorchError, typeError, valueError } from '../errors';
import { isModule, registryOf } from '../nn/module/registry';
import { Tensor } from '../tensor/tensor';
import { warn } from '../warnings';

/** Options by name; of a group with `params`, and with `param_names` where the parameters have names. */
export type Options = Record<string, unknown>;

/** A parameter, or a pair of its name and itself. */
export type GivenParameter = Tensor | readonly [name: string, parameter: Tensor];

/** Parameters with options of their own: `{ params, lr: 0.1 }`. */
export interface GivenGroup {
  readonly params: Tensor | Iterable<GivenParameter>;
  readonly [option: string]: unknown;
}

/** Parameters (`model.parameters()`, `model.named_parameters()`), or groups of them. */
export type GivenParameters = Iterable<GivenParameter> | Iterable<GivenGroup>;

/** What all groups have beside the optimiser's options. */
export interface Parameters {
  params: Tensor[];
  param_names?: string[];
}

const DUPLICATE =
  'optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; see github.com/pytorch/pytorch/issues/40967 for more information';

/** The groups in what an optimiser's constructor is given. */
export function givenGroups(params: unknown): readonly unknown[] {
  if (params instanceof Tensor)
    throw typeError(
      `params argument given to the optimizer should be an iterable of Tensors or dicts, but got ${tensorTypeName(params.dtype)}`,
    );
  const given = listOf(params);
  if (given.length === 0) throw valueError('optimizer got an empty parameter list');
  return isPlainObject(given[0]) ? given : [{ params: given }];
}

/** Python's `list(value)`; of a dict, its keys; of modules those that hold others are lists. */
function listOf(value: unknown): unknown[] {
  if (isPlainObject(value)) return isIterable(value) ? [...value] : Object.keys(value);
  if (isIterable(value)) return [...value];
  throw typeError(`'${isModule(value) ? registryOf(value).className : pythonTypeName(value)}' object is not iterable`);
}

function isIterable(value: unknown): value is Iterable<unknown> {
  if (typeof value === 'string') return true;
  return (isModule(value) || (typeof value === 'object' && value !== null)) && Symbol.iterator in value;
}

/** The group with its parameters as a list and the defaults filled in; `before`: the groups that there are. */
export function completedGroup(
  given: unknown,
  defaults: Readonly<Options>,
  before: readonly Parameters[],
): Parameters & Options {
  if (!isPlainObject(given)) throw typeError(`param_group must be a dict, but got ${pythonClass(given)}`);
  if (!('params' in given)) throw new TorchError('KeyError', "'params'");
  const { params, names } = parametersOf(given['params']);
  for (const param of params) checkParameter(param, defaults['differentiable'] === true);
  const group: Parameters & Options = { ...given, params };
  if (names !== null) group.param_names = names;
  for (const [name, value] of Object.entries(defaults)) if (group[name] === undefined) group[name] = value;
  if (new Set(params).size !== params.length) warn(DUPLICATE);
  checkAgainst(group, before);
  return group;
}

function parametersOf(given: unknown): { params: Tensor[]; names: string[] | null } {
  if (given instanceof Set)
    throw typeError(
      'optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets will change between runs. Please use a list instead.',
    );
  const list = given instanceof Tensor ? [given] : listOf(given);
  const names = list.flatMap((each) => (isPair(each) ? [each[0]] : []));
  if (names.length > 0 && names.length < list.length)
    throw valueError('all optimizer params should be with/without names. Some param names are missing');
  // Whether each is a tensor is checked next.
  const params = list.map((each) => (isPair(each) ? each[1] : each)) as Tensor[];
  return { params, names: names.length > 0 ? names : null };
}

function isPair(value: unknown): value is [string, unknown] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string';
}

function checkParameter(param: unknown, differentiable: boolean): void {
  if (!(param instanceof Tensor))
    throw typeError(
      `optimizer can only optimize Tensors, but one of the params is ${isModule(param) ? registryOf(param).className : pythonTypeName(param)}`,
    );
  if (!differentiable && !param.is_leaf && !param.retains_grad) throw valueError("can't optimize a non-leaf Tensor");
}

function checkAgainst(group: Parameters, before: readonly Parameters[]): void {
  const taken = new Set<Tensor>();
  for (const other of before) {
    for (const param of other.params) taken.add(param);
    if ((group.param_names === undefined) !== (other.param_names === undefined))
      throw valueError(
        `all optimizer param groups should be with/without names. cannot add param group ${group.param_names === undefined ? 'without' : 'with'} names to the optimizer`,
      );
  }
  if (group.params.some((param) => taken.has(param)))
    throw valueError('some parameters appear in more than one parameter group');
}
