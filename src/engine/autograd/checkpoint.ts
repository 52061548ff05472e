/**
 * `torch.utils.checkpoint`: what a function saves for its derivative is not kept but computed again when it is needed, by
 * running the function again. Knows no operator.
 */
import { TorchError, runtimeError, valueError } from '../errors';
import { get_rng_state, set_rng_state } from '../random';
import { formatList } from '../shape';
import { versionOf } from '../storage/access';
import { Tensor } from '../tensor/tensor';
import { isPlainObject } from '../plain-object';
import { warn } from '../warnings';
import { backward } from './backward/backward';
import { Context, GENERATED, scoped } from './modes/context';
import type { FunctionCtx } from './function/context';
import { AutogradFunction } from './function/function';
import { tupleOf } from './function/tuples';
import { saved_tensors_hooks } from './graph/contexts';
import { enable_grad, no_grad } from './modes/modes';
import { currentTask } from './backward/running';
import { defaultHooks, modifiedError, SavedTensor } from './nodes/saved';

type AnyFunction = (...args: readonly unknown[]) => unknown;

export interface CheckpointOptions {
  /** Whether the function runs as a custom Function, with a backward pass of its own; no gradients of inputs alone then. */
  readonly use_reentrant?: boolean | null;
  /** Whether random numbers are the same when the function runs again. */
  readonly preserve_rng_state?: boolean;
  /** `'none'`: what is computed again need not look like what was computed first. */
  readonly determinism_check?: 'default' | 'none';
  /** Whether the function stops running again as soon as all is there. */
  readonly early_stop?: boolean;
}

const OPTIONS: readonly string[] = ['use_reentrant', 'preserve_rng_state', 'determinism_check', 'early_stop'];

let earlyStop = true;

/**
 * Runs `f` with the arguments, without keeping what its derivative needs: `checkpoint(f, x, { use_reentrant: false })`.
 * Keywords that are not its own go to `f`, in an object.
 */
export function checkpoint<R>(f: (...args: never[]) => R, ...given: readonly unknown[]): R {
  const last = given.at(-1);
  const hasOptions = isPlainObject(last) && Object.keys(last).some((key) => OPTIONS.includes(key));
  const args = hasOptions ? given.slice(0, -1) : given;
  const options: CheckpointOptions = hasOptions ? last : {};
  const others = hasOptions ? Object.entries(last).filter(([key]) => !OPTIONS.includes(key)) : [];
  const run = f as unknown as AnyFunction;
  if (isReentrant(options)) {
    if (others.length > 0) throw valueError(`Unexpected keyword arguments: ${others.map(([name]) => name).join(',')}`);
    return CheckpointFunction.apply<R>(run, options.preserve_rng_state ?? true, ...args);
  }
  const all = others.length === 0 ? args : [...args, Object.fromEntries(others)];
  return new Recomputed(run, all, options).first(all) as R;
}

function isReentrant({ use_reentrant }: CheckpointOptions): boolean {
  if (typeof use_reentrant === 'boolean') return use_reentrant;
  warn(
    'torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. Starting in PyTorch 2.9, calling checkpoint without use_reentrant will raise an exception. use_reentrant=False is recommended, but if you need to preserve the current default behavior, you can pass use_reentrant=True. Refer to docs for more details on the differences between the two variants.',
  );
  return true;
}

/** Ends a run that has computed all that is needed. */
class Enough extends Error {}

interface Form {
  readonly shape: readonly number[];
  readonly dtype: string;
}

function formOf({ shape, dtype }: Tensor): Form {
  return { shape, dtype: String(dtype) };
}

function formText({ shape, dtype }: Form): string {
  return `{'shape': torch.Size(${formatList(shape)}), 'dtype': ${dtype}, 'device': device(type='cpu')}`;
}

/** A function whose saved tensors are computed again once in each backward pass that needs them. */
class Recomputed {
  private readonly f: AnyFunction;
  private readonly args: readonly unknown[];
  private readonly versions: readonly number[];
  private readonly randomState: Tensor | null;
  private readonly stopsEarly: boolean;
  private readonly checks: boolean;
  /** What the first run saved. */
  private readonly forms: Form[] = [];
  private finished = false;
  /** Whether a second run saves more, since a backward pass inside of the first did not let that end. */
  private savesMore = false;
  /** By the backward pass; null for what was taken. */
  private readonly computed = new WeakMap<object, (Tensor | null)[]>();

  constructor(f: AnyFunction, args: readonly unknown[], options: CheckpointOptions) {
    this.f = f;
    // Hooks around this call have its arguments, too: those of a checkpoint compute them again.
    this.args =
      defaultHooks() === null ? args : args.map((arg) => (arg instanceof Tensor ? SavedTensor.save(arg, false) : arg));
    this.versions = args.map((arg) => (arg instanceof Tensor ? versionOf(arg) : 0));
    this.randomState = (options.preserve_rng_state ?? true) ? get_rng_state() : null;
    this.stopsEarly = earlyStop && (options.early_stop ?? true);
    this.checks = (options.determinism_check ?? 'default') === 'default';
  }

  first(args: readonly unknown[]): unknown {
    const pack = (tensor: Tensor): number => this.forms.push(formOf(tensor)) - 1;
    const result = saved_tensors_hooks(
      pack as never,
      (index: number) => this.take(index),
      () => this.f(...args),
    );
    this.finished = true;
    return result;
  }

  /** A tensor that the first run saved, once in each backward pass. */
  private take(index: number): Tensor {
    const pass = currentTask() ?? {};
    let tensors = this.computed.get(pass);
    if (tensors === undefined) {
      tensors = this.again();
      this.computed.set(pass, tensors);
    }
    const tensor = tensors[index] ?? null;
    if (tensor === null)
      throw checkpointError(
        'Unpack is being triggered for a tensor that was already unpacked once. If you are calling ctx.saved_tensors in backward, make sure to do so only once. Otherwise please open an issue with details on your use case.',
      );
    tensors[index] = null;
    return tensor;
  }

  /** Runs the function again, for what it saves. */
  private again(): Tensor[] {
    const tensors: Tensor[] = [];
    let count = 0;
    const pack = (tensor: Tensor): Tensor => {
      const value = tensor.requires_grad ? tensor.detach() : tensor;
      if (count++ < this.forms.length) tensors.push(value);
      else if (!this.finished) this.savesMore = true;
      else
        throw checkpointError(
          'trying to save more tensors during recomputation than during the original forward pass.',
        );
      if (this.stopsEarly && count === this.forms.length) throw new Enough();
      return value;
    };
    const body = (): unknown =>
      saved_tensors_hooks(
        pack as never,
        (value: Tensor) => value,
        () => enable_grad(() => this.f(...this.arguments())),
      );
    try {
      if (this.randomState === null) body();
      else withRandomState(this.randomState, body);
    } catch (error) {
      if (!(error instanceof Enough)) throw error;
    }
    if (!this.savesMore) this.check(tensors, count);
    return tensors;
  }

  private arguments(): readonly unknown[] {
    return this.args.map((arg, i) => {
      if (arg instanceof SavedTensor) return arg.unpackByHooks();
      const version = this.versions[i] ?? 0;
      if (arg instanceof Tensor && versionOf(arg) !== version)
        throw modifiedError(arg, version, arg.grad_fn, arg.output_nr);
      return arg;
    });
  }

  private check(tensors: readonly Tensor[], count: number): void {
    if (count !== this.forms.length)
      throw checkpointError(
        `A different number of tensors was saved during the original forward and recomputation.\nNumber of tensors saved during forward: ${this.forms.length}\nNumber of tensors saved during recomputation: ${count}.`,
      );
    if (!this.checks) return;
    const differences = tensors.flatMap((tensor, i) => {
      const form = this.forms[i];
      const [before, now] = [form === undefined ? '' : formText(form), formText(formOf(tensor))];
      return before === now
        ? []
        : [`tensor at position ${i}:\nsaved metadata: ${before}\nrecomputed metadata: ${now}\n`];
    });
    if (differences.length > 0)
      throw checkpointError(
        `Recomputed values for the following tensors have different metadata than during the forward pass.\n${differences.join('')}.`,
      );
  }
}

function checkpointError(message: string): TorchError {
  return new TorchError('CheckpointError', `torch.utils.checkpoint: ${message}`);
}

/** Runs `body` with the random numbers that came next at `state`, and goes on as if it had drawn none. */
function withRandomState<T>(state: Tensor, body: () => T): T {
  const before = get_rng_state();
  set_rng_state(state);
  try {
    return body();
  } finally {
    set_rng_state(before);
  }
}

interface CheckpointCtx extends FunctionCtx {
  run: AnyFunction;
  randomState: Tensor | null;
  /** null where a tensor stands. */
  others: readonly unknown[];
}

/** `use_reentrant: true`: the function runs again inside the backward pass, and has one of its own. */
class CheckpointFunction extends AutogradFunction {
  static override forward(
    ctx: CheckpointCtx,
    run: AnyFunction,
    preserve: boolean,
    ...args: readonly unknown[]
  ): unknown {
    if (!args.some((arg) => arg instanceof Tensor && arg.requires_grad))
      warn('None of the inputs have requires_grad=True. Gradients will be None');
    ctx.run = run;
    ctx.randomState = preserve ? get_rng_state() : null;
    ctx.others = args.map((arg) => (arg instanceof Tensor ? null : arg));
    ctx.save_for_backward(...args.map((arg) => (arg instanceof Tensor ? arg : null)));
    return no_grad(() => run(...args));
  }

  static override backward(ctx: CheckpointCtx, ...gradients: readonly (Tensor | null)[]): unknown {
    if (currentTask()?.isPartial === true)
      throw runtimeError(
        'When use_reentrant=True, torch.utils.checkpoint is incompatible with .grad() or passing an `inputs` parameter to .backward(). To resolve this error, you can either set use_reentrant=False, or call .backward() without passing the `inputs` argument.',
      );
    const inputs = ctx.saved_tensors.map((tensor, i) => (tensor === null ? ctx.others[i] : detached(tensor)));
    const body = (): unknown => enable_grad(() => ctx.run(...inputs));
    const output = ctx.randomState === null ? body() : withRandomState(ctx.randomState, body);
    const needed = (tupleOf(output) ?? [output]).flatMap((result, i) =>
      result instanceof Tensor && result.requires_grad ? [[result, gradients[i] ?? null] as const] : [],
    );
    if (needed.length === 0)
      throw runtimeError('none of output has requires_grad=True, this checkpoint() is not necessary');
    backward(
      needed.map(([result]) => result),
      needed.map(([, gradient]) => gradient),
    );
    return [null, null, ...inputs.map((input) => (input instanceof Tensor ? input.grad : null))];
  }
}

Object.defineProperty(CheckpointFunction, 'name', { value: 'CheckpointFunction' });

function detached(tensor: Tensor): Tensor {
  const leaf = tensor.detach();
  leaf.requires_grad = tensor.requires_grad;
  return leaf;
}

class EarlyStop extends Context {
  private readonly mode: boolean;
  private readonly before: boolean[] = [];

  constructor(mode: boolean) {
    super();
    this.mode = mode;
  }

  protected override get path(): string {
    return GENERATED;
  }

  override __enter__(): void {
    this.before.push(earlyStop);
    earlyStop = this.mode;
  }

  override __exit__(): void {
    earlyStop = this.before.pop() ?? earlyStop;
  }
}

/** Whether functions that are checkpointed while `body` runs stop running again as soon as all is there. */
export function set_checkpoint_early_stop(enable: boolean): Context;
export function set_checkpoint_early_stop<T>(enable: boolean, body: () => T): T;
export function set_checkpoint_early_stop<T>(enable: boolean, body?: () => T): T | Context {
  return scoped(new EarlyStop(enable), body);
}

/** `torch.utils`. */
export const utils = { checkpoint: { checkpoint, set_checkpoint_early_stop } };
