/** `torch.autograd.Function`: the class that users extend to give an operation a derivative of their own. */
import { runtimeError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { applyFunction } from './apply';
import * as defaults from './defaults';
import { nameOf, type FunctionClass } from './statics';

/** As a class of one's own has them: any arguments, any results. */
type Static = (...args: never[]) => unknown;

/**
 * Calls the Function. `R` is what its `forward` gives.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- only the caller knows what forward gives
export type Apply = <R = Tensor>(...inputs: readonly unknown[]) => R;

const LEGACY =
  'Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function with static forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)';

/**
 * An operation with a derivative of its own: `class Cube extends torch.autograd.Function` with the static methods
 * `forward(ctx, ...inputs)` and `backward(ctx, ...gradients)`, called as `Cube.apply(x)`. `forward` runs without
 * recording; `backward` is given the gradient of each result, and gives one for each input (null for what has none).
 * Written with tensor operations, it can be differentiated itself.
 */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- PyTorch's: a class to extend
export class AutogradFunction {
  /** What the operation computes. Any values go in and come out; an array is several results. */
  static forward: Static = defaults.forward;
  /** With it, `forward` is given no `ctx`: `setup_context(ctx, inputs, output)` runs after it and saves what is needed. */
  static setup_context: Static = defaults.setup_context;
  static backward: Static = defaults.backward;
  /** Another name of `backward`. */
  static vjp: Static = defaults.backward;
  /** Of forward mode: from the tangents of the inputs to those of the results. */
  static jvp: Static = defaults.jvp;
  /** Under `torch.vmap`: `vmap(info, in_dims, ...inputs)` gives the results and where their batch dimension is. */
  static vmap: Static = defaults.vmap;
  /** Whether `torch.vmap` may map `forward` and `backward` as they are. */
  static generate_vmap_rule = false;
  /** Whether `backward` is given the gradients as one array. */
  static boxed_grads_call = false;

  /** Its methods are static: an instance is of no use. */
  constructor() {
    const cls = new.target as unknown as FunctionClass;
    warn(
      `<class '${nameOf(cls)}'> should not be instantiated. Methods on autograd functions are all static, so you should invoke them on the class itself. Instantiating an autograd function will raise an error in a future version of PyTorch.`,
      'DeprecationWarning',
    );
    const legacy = (): never => {
      throw runtimeError(LEGACY);
    };
    // An instance could be called once, so this one can.
    return Object.setPrototypeOf(legacy, cls.prototype) as this;
  }

  /** The function that calls the operation, with the arguments of its `forward` after `ctx`. */
  static get apply(): Apply {
    const cls = this as unknown as FunctionClass;
    const known = calls.get(cls);
    if (known !== undefined) return known;
    const apply = ((...inputs: readonly unknown[]) => applyFunction(cls, inputs)) as Apply;
    calls.set(cls, apply);
    return apply;
  }
}

const calls = new WeakMap<FunctionClass, Apply>();

// Said in messages, whatever a bundler calls the class.
Object.defineProperty(AutogradFunction, 'name', { value: 'Function' });
