/** A custom Function as its calls see it: a class with static members, its own, inherited or none at all. */
import { notImplementedError, pythonTypeName, runtimeError, typeError } from '../../errors';
import * as defaults from './defaults';

/** What a class that extends `torch.autograd.Function` has. */
export interface FunctionClass {
  readonly name: unknown;
  readonly prototype: object;
  readonly forward: unknown;
  readonly setup_context: unknown;
  readonly backward: unknown;
  readonly vjp: unknown;
  readonly jvp: unknown;
  readonly vmap: unknown;
  readonly generate_vmap_rule: unknown;
  readonly boxed_grads_call: unknown;
}

type AnyFunction = (...args: readonly unknown[]) => unknown;
type Static = 'forward' | 'setup_context' | 'backward' | 'jvp' | 'vmap';

/** As nodes are called after the class: an anonymous one has the name of the next that it extends. */
export function nameOf(cls: FunctionClass): string {
  let at: FunctionClass | null = cls;
  while (at !== null) {
    if (typeof at.name === 'string' && at.name !== '') return at.name;
    at = Object.getPrototypeOf(at) as FunctionClass | null;
  }
  return 'Function';
}

/** Whether `forward` is given no `ctx`, since `setup_context` is. */
export function hasSetup(cls: FunctionClass): boolean {
  return cls.setup_context !== defaults.setup_context;
}

/** Whether the class, or one that it extends, has such a member of its own. */
export function has(cls: FunctionClass, name: Static): boolean {
  return cls[name] !== defaults[name];
}

/** Calls the static member `name`, as a method of its class. */
export function callStatic(cls: FunctionClass, name: Static, args: readonly unknown[]): unknown {
  return Reflect.apply(checked(cls, name, cls[name]), cls, args);
}

/** Calls what gives the gradients: `backward`, or `vjp`, which is the same. */
export function callBackward(cls: FunctionClass, args: readonly unknown[]): unknown {
  const { backward, vjp } = cls;
  if (backward !== defaults.backward && vjp !== defaults.backward)
    throw runtimeError(
      "Implementing both 'backward' and 'vjp' for a custom Function is not allowed. You should only implement one of them.",
    );
  const derivative = checked(cls, 'backward', vjp === defaults.backward ? backward : vjp);
  return Reflect.apply(derivative, cls, args);
}

function checked(cls: FunctionClass, name: Static, member: unknown): AnyFunction {
  // Python takes it without the word; here it is then no member of the class.
  if (member === defaults[name] && name in cls.prototype)
    throw notImplementedError(
      `${defaults.MISSING[name]}\n${name} of ${nameOf(cls)} is not static. Write static ${name}(…).`,
    );
  if (typeof member !== 'function') throw typeError(`'${pythonTypeName(member)}' object is not callable`);
  return member as AnyFunction;
}
