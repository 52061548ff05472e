/**
 * `torch` as programs see it: the engine's namespace, read-only, in which a name that is missing is an error that says
 * what there is. Members are own properties, so that only what is missing costs anything.
 */
import { TorchError, typeError } from '../../../engine/errors';
import { leftOutOfTorch } from '../../../engine/left-out';
import { internalMethods, Tensor, torch as engine } from '../../../engine/torch';
import { nearest } from './nearest';
import { isOfPyTorch } from './pytorch';

type Namespace = Readonly<Record<string, unknown>>;

/** A name that is missing. */
export class AbsentMember extends TorchError {}

export function programTorch(): object {
  return guarded('torch', engine);
}

/** The names of a tensor's methods and properties. */
export function tensorMembers(): readonly string[] {
  return Object.getOwnPropertyNames(Tensor.prototype).filter((name) => isPublic(name) && !internalMethods.has(name));
}

/** The names of torch's members. */
export function torchMembers(): readonly string[] {
  return Object.keys(engine).filter(isPublic);
}

/** Not of the engine's own parts. */
export function isPublic(name: string): boolean {
  return !name.startsWith('_') && name !== 'constructor' && !/_(?:backward|forward)$/.test(name);
}

function guarded(path: string, namespace: Namespace): object {
  const members: PropertyDescriptorMap = {};
  for (const [name, value] of Object.entries(namespace)) {
    if (typeof value === 'function') nameFunction(name, value, namespace);
    members[name] = {
      value: isNamespace(value) ? guarded(`${path}.${name}`, value) : value,
      enumerable: true,
      writable: false,
      configurable: false,
    };
  }
  return Object.freeze(Object.create(missing(path, namespace), members) as object);
}

/** In a bundle functions and classes have short names, which are nobody's. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- of whatever arguments
function nameFunction(name: string, value: Function, namespace: Namespace): void {
  if (value.name === name || namespace[value.name] === value) return;
  Object.defineProperty(value, 'name', { value: name });
}

function isNamespace(value: unknown): value is Namespace {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** What stands behind a namespace and is asked for what that does not have. */
function missing(path: string, namespace: Namespace): object {
  return new Proxy(Object.freeze({}), {
    get: (target, key, receiver) => {
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON' || key in target)
        return Reflect.get(target, key, receiver) as unknown;
      throw leftOutOfTorch(memberOf(path, key)) ?? new AbsentMember('AttributeError', absent(path, key, namespace));
    },
    set: (_target, key) => {
      throw typeError(`${path} is read-only: ${path}.${String(key)} cannot be set.`);
    },
  });
}

/** `linalg.eig` of `torch.linalg` and `eig`. */
function memberOf(path: string, name: string): string {
  return `${path}.${name}`.slice('torch.'.length);
}

function absent(path: string, name: string, namespace: Namespace): string {
  const names = Object.keys(namespace).filter(isPublic);
  const whole = `${path}.${name}`;
  if (isOfPyTorch(path, name)) return `${whole} is not available yet. ${available(path, namespace, name)}`;
  const close = nearest(name, names, 3).map((one) => `${path}.${one}`);
  if (close.length > 0) return `${whole} does not exist. Did you mean ${listed(close)}?`;
  if (path === 'torch' && name in Tensor.prototype) return `${whole} does not exist, but tensors have it: x.${name}.`;
  return `${whole} does not exist. ${available(path, namespace, name)}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.slice(-1).join('')}`;
}

const MOST_NAMED = 40;

/** All names of a small namespace; of a large one those that hold others and those that begin alike. */
function available(path: string, namespace: Namespace, name: string): string {
  const names = Object.keys(namespace).filter(isPublic).sort();
  if (names.length <= MOST_NAMED) return `Available: ${names.map((one) => `${path}.${one}`).join(', ')}.`;
  const spaces = names.filter((one) => isNamespace(namespace[one]));
  const alike = names.filter((one) => one.startsWith(name.charAt(0)));
  const shown = [...new Set([...spaces, ...alike])].slice(0, MOST_NAMED);
  const others = names.length - shown.length;
  return `Available: ${shown.map((one) => `${path}.${one}`).join(', ')}, and ${others} more that begin with other letters.`;
}
