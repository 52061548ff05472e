/**
 * `torch.nn.Module`: what a network and its layers are made of. An instance is called like a function, and an attribute
 * that becomes a parameter, a buffer or a module is registered.
 */
import { no_grad } from '../../autograd/modes/modes';
import { called, REQUIRED, type Required } from '../../dispatch/python-call';
import { bfloat16, DType, float16, float32, float64 } from '../../dtype';
import { notImplementedError, TorchError, typeError, valueError } from '../../errors';
import { Tensor } from '../../tensor/tensor';
import { callableInstance } from './callable';
import { callModule } from './call';
import { ModuleHooks, type BackwardHook, type BackwardPreHook, type ForwardHook, type ForwardPreHook } from './hooks';
import type { RemovableHandle } from '../../autograd/hooks/hooks';
import { namedChildren, namedMembers, namedModules, type Named } from './members';
import { OrderedDict } from './ordered-dict';
import { Parameter } from './parameter';
import { isModule, registryOf } from './registry';
import { representation } from './representation';
import { loadState, saveState, type IncompatibleKeys } from './state';

/** Arguments by position, and, last, an options object that gives others by name. */
export type Given = readonly unknown[];

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- an instance is a function: callableInstance makes it so
export interface Module {
  /** Runs the hooks and `forward`. */

  (...given: Parameters<this['forward']>): ReturnType<this['forward']>;
  /** What it computes; each subclass has its own. */
  forward(...inputs: never[]): unknown;
}

const name = REQUIRED as string | Required;
const parameter = REQUIRED as Parameter | null | Required;
const buffer = REQUIRED as Tensor | null | Required;
const submodule = REQUIRED as Module | null | Required;
const state = REQUIRED as unknown;

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- the call signature above
export class Module {
  static readonly name: string = 'Module';

  /** Whether it is being trained: dropout and batch normalisation do something else then. */
  declare training: boolean;

  constructor(...given: Given) {
    const made = callableInstance(new.target);
    called(`${new.target.name}.__init__`, {}, given, { own: 1 });
    made.training = true;
    return made;
  }

  /** As a call of the module itself. */
  __call__(...given: Given): unknown {
    return callModule(registryOf(this), given);
  }

  // Registration

  /** `param`: a Parameter, or null for one that is left out. */
  register_parameter(...given: Given): void {
    const bound = called('Module.register_parameter', { name, param: parameter }, given, {
      own: 1,
    });
    registryOf(this).setParameter(bound.name, bound.param);
  }

  /** `persistent`: whether it is a part of the state. */
  register_buffer(...given: Given): void {
    const defaults = { name, tensor: buffer, persistent: true };
    const bound = called('Module.register_buffer', defaults, given, { own: 1 });
    registryOf(this).setBuffer(bound.name, bound.tensor, bound.persistent);
  }

  add_module(...given: Given): void {
    const bound = called('Module.add_module', { name, module: submodule }, given, {
      own: 1,
    });
    registryOf(this).addModule(bound.name, bound.module);
  }

  register_module(...given: Given): void {
    this.add_module(...given);
  }

  // Members

  parameters(...given: Given): Parameter[] {
    const { recurse } = called('Module.parameters', { recurse: true }, given, { own: 1 });
    return this.named_parameters({ recurse }).map(([, parameter]) => parameter);
  }

  /** Pairs of path and parameter. */
  named_parameters(...given: Given): Named<Parameter>[] {
    const wanted = called('Module.named_parameters', MEMBERS, given, { own: 1 });
    return namedMembers(this, (module) => registryOf(module).parameters, wanted);
  }

  buffers(...given: Given): Tensor[] {
    const { recurse } = called('Module.buffers', { recurse: true }, given, { own: 1 });
    return this.named_buffers({ recurse }).map(([, buffer]) => buffer);
  }

  /** Pairs of path and buffer. */
  named_buffers(...given: Given): Named<Tensor>[] {
    const wanted = called('Module.named_buffers', MEMBERS, given, { own: 1 });
    return namedMembers(this, (module) => registryOf(module).buffers, wanted);
  }

  /** Modules right below this one. */
  children(): Module[] {
    return this.named_children().map(([, child]) => child);
  }

  named_children(): Named<Module>[] {
    return namedChildren(this);
  }

  /** This module and all below it. */
  modules(...given: Given): Module[] {
    const { remove_duplicate } = called('Module.modules', { remove_duplicate: true }, given, { own: 1 });
    return this.named_modules({ remove_duplicate }).map(([, module]) => module);
  }

  /** Pairs of path and module; its own path is empty. */
  named_modules(...given: Given): Named<Module>[] {
    const defaults = { memo: null as Set<Module> | null, prefix: '', remove_duplicate: true };
    const { memo, prefix, remove_duplicate } = called('Module.named_modules', defaults, given, { own: 1 });
    return namedModules(this, prefix, remove_duplicate, memo ?? undefined);
  }

  /** The module at a path such as `layers.0`. */
  get_submodule(target: string): Module {
    const parts = target === '' ? [] : target.split('.');
    return parts.reduce<Module>((at, part) => {
      const found = attribute(at, part);
      if (!isModule(found)) throw attributeError(`\`${part}\` is not an nn.Module`);
      return found;
    }, this);
  }

  /** The parameter at a path such as `layers.0.weight`. */
  get_parameter(target: string): Parameter {
    const [path, last] = split(target);
    const found = attribute(this.get_submodule(path), last);
    if (!(found instanceof Parameter)) throw attributeError(`\`${last}\` is not an nn.Parameter`);
    return found;
  }

  /** The buffer at a path such as `1.running_mean`. */
  get_buffer(target: string): Tensor {
    const [path, last] = split(target);
    const module = this.get_submodule(path);
    const found = attribute(module, last);
    if (!registryOf(module).buffers.has(last)) throw attributeError(`\`${last}\` is not a buffer`);
    return found as Tensor;
  }

  // State

  /** Parameters and persistent buffers by path; without a graph, unless `keep_vars`. They share the module's memory. */
  state_dict(...given: Given): OrderedDict {
    const defaults = { destination: null as OrderedDict | null, prefix: '', keep_vars: false };
    const { destination, prefix, keep_vars } = called('Module.state_dict', defaults, given, { own: 1 });
    return saveState(this, destination ?? new OrderedDict(), prefix, keep_vars);
  }

  /** Copies what `state_dict()` gave. With `strict`, each path must be there, and no other. */
  load_state_dict(state_dict: unknown, ...given: Given): IncompatibleKeys {
    const defaults = { state_dict: state, strict: true, assign: false };
    // The state may be a plain object itself.
    const first = state_dict === undefined ? [] : [0];
    const { strict, assign } = called('Module.load_state_dict', defaults, [...first, ...given], { own: 1 });
    return loadState(this, state_dict, strict, assign);
  }

  /** Names of buffers that a state without a version may do without: they stay as they are. */
  _optional_state(): readonly string[] {
    return [];
  }

  // Changes of all

  train(mode = true): this {
    if (typeof mode !== 'boolean') throw valueError('training mode is expected to be boolean');
    this.training = mode;
    for (const child of this.children()) child.train(mode);
    return this;
  }

  /** No more training. */
  eval(): this {
    return this.train(false);
  }

  requires_grad_(requires_grad = true): this {
    for (const parameter of this.parameters()) parameter.requires_grad_(requires_grad);
    return this;
  }

  /** Forgets the gradients of all parameters, or makes them 0. */
  zero_grad(...given: Given): void {
    const { set_to_none } = called('Module.zero_grad', { set_to_none: true }, given, { own: 1 });
    for (const parameter of this.parameters()) {
      const { grad } = parameter;
      if (grad === null) continue;
      if (set_to_none) parameter.grad = null;
      else if (grad.grad_fn !== null) parameter.grad = grad.detach().zero_();
      else grad.requires_grad_(false).zero_();
    }
  }

  /** Calls `fn` with every module below this one, then with this one. */
  apply(fn: (module: Module) => unknown): this {
    for (const child of this.children()) child.apply(fn);
    fn(this);
    return this;
  }

  /** Takes every parameter, its gradient and every buffer for what `fn` makes of it. */
  _apply(fn: (tensor: Tensor) => Tensor, recurse = true): this {
    if (recurse) for (const child of this.children()) child._apply(fn);
    const { parameters, buffers } = registryOf(this);
    for (const parameter of parameters.values()) {
      if (parameter === null) continue;
      const { grad } = parameter;
      parameter.data = no_grad(() => fn(parameter));
      if (grad !== null) parameter.grad = no_grad(() => fn(grad));
    }
    for (const [key, buffer] of buffers) if (buffer !== null) Reflect.set(this, key, fn(buffer));
    return this;
  }

  /** Changes the dtype of everything that is floating point: `model.to(torch.float64)`. */
  to(...given: Given): this {
    const dtype = wantedType(given);
    if (dtype === null) return this;
    if (!dtype.is_floating_point)
      throw typeError(
        `nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=${String(dtype)}`,
      );
    return this._apply((tensor) => (tensor.is_floating_point() ? tensor.to(dtype) : tensor));
  }

  type(dst_type: DType): this {
    return this._apply((tensor) => tensor.to(dst_type));
  }

  float(): this {
    return this.to(float32);
  }

  double(): this {
    return this.to(float64);
  }

  half(): this {
    return this.to(float16);
  }

  bfloat16(): this {
    return this.to(bfloat16);
  }

  cpu(): this {
    return this;
  }

  // Hooks

  /** `hook(module, args)` runs before `forward`; what it gives, if anything, takes the place of the arguments. */
  register_forward_pre_hook(
    hook: ForwardPreHook,
    options: { prepend?: boolean; with_kwargs?: boolean } = {},
  ): RemovableHandle {
    return hooksOf(this).forwardPre.add(hook, options);
  }

  /** `hook(module, args, output)` runs after `forward`; what it gives, if anything, takes the place of the output. */
  register_forward_hook(
    hook: ForwardHook,
    options: { prepend?: boolean; with_kwargs?: boolean; always_call?: boolean } = {},
  ): RemovableHandle {
    return hooksOf(this).forward.add(hook, options);
  }

  /** `hook(module, grad_output)` runs before the gradients of the inputs are computed, and may replace those of the outputs. */
  register_full_backward_pre_hook(hook: BackwardPreHook, options: { prepend?: boolean } = {}): RemovableHandle {
    return hooksOf(this).backwardPre.add(hook, options);
  }

  /** `hook(module, grad_input, grad_output)` runs when the gradients of the inputs are known, and may replace them. */
  register_full_backward_hook(hook: BackwardHook, options: { prepend?: boolean } = {}): RemovableHandle {
    return hooksOf(this).backward.add(hook, options);
  }

  // Printing

  /** How messages and prints call it. */
  _get_name(): string {
    return registryOf(this).className;
  }

  /** What stands between the brackets, before its submodules; a line for each line. */
  extra_repr(): string {
    return '';
  }

  __repr__(): string {
    return representation(this);
  }

  toString(): string {
    return this.__repr__();
  }
}

Object.defineProperty(Module.prototype, 'forward', {
  value: function forward(this: Module): never {
    throw notImplementedError(`Module [${registryOf(this).className}] is missing the required "forward" function`);
  },
  writable: true,
  configurable: true,
});

const MEMBERS = { prefix: '', recurse: true, remove_duplicate: true };

function hooksOf(module: Module): ModuleHooks {
  return (registryOf(module).hooks ??= new ModuleHooks());
}

function attributeError(message: string): TorchError {
  return new TorchError('AttributeError', message);
}

/** An attribute on the way along a path. */
function attribute(module: Module, part: string): unknown {
  if (!(part in module)) throw attributeError(`${module._get_name()} has no attribute \`${part}\``);
  return Reflect.get(module, part);
}

/** `a.b.c` as `a.b` and `c`. */
function split(target: string): [path: string, last: string] {
  const at = target.lastIndexOf('.');
  return [at < 0 ? '' : target.slice(0, at), target.slice(at + 1)];
}

/** The dtype among the arguments of `to`: itself, another tensor's, after a device or by name. */
function wantedType(given: Given): DType | null {
  for (const value of given) {
    if (value instanceof DType) return value;
    if (value instanceof Tensor) return value.dtype;
    if (typeof value === 'string' && value !== 'cpu')
      throw notImplementedError(`Module.to(): argument 'device' is left out here. There are no devices: leave it out.`);
    if (typeof value === 'object' && value !== null && 'dtype' in value && value.dtype instanceof DType)
      return value.dtype;
  }
  return null;
}
