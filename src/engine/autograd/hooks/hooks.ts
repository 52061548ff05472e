/**
 * What users hang onto nodes: hooks in the order in which they were registered, and the handles that take them away
 * again. Knows neither when they run nor what they are given.
 */
import { pythonTypeName, typeError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { Context } from '../modes/context';

/** A function, or an object with Python's `__call__`. */
export type Hook<Arguments extends readonly unknown[] = never[]> =
  ((...args: Arguments) => unknown) | { __call__(...args: Arguments): unknown };

let registered = 0;

/** The list itself never changes while it is gone through: a hook that is removed meanwhile still runs that once. */
export class HookList {
  private entries: readonly { readonly id: number; readonly hook: Hook }[] = [];

  /** Adds a hook at the end. */
  add(hook: Hook): RemovableHandle {
    const id = registered++;
    this.entries = [...this.entries, { id, hook }];
    return new RemovableHandle(id, () => {
      this.entries = this.entries.filter((entry) => entry.id !== id);
    });
  }

  get hooks(): readonly Hook[] {
    return this.entries.map(({ hook }) => hook);
  }

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }
}

/** Takes a hook away; also a mode, while which the hook is there: `handle.run(() => …)`. */
export class RemovableHandle extends Context {
  readonly id: number;
  private readonly take: () => void;

  constructor(id: number, take: () => void) {
    super();
    this.id = id;
    this.take = take;
  }

  /** Takes the hook away; a second time does nothing. */
  remove(): void {
    this.take();
  }

  protected override get path(): string {
    return 'torch.utils.hooks.RemovableHandle';
  }

  override __enter__(): this {
    return this;
  }

  override __exit__(): void {
    this.remove();
  }
}

/** What few nodes have: nobody pays for it who does not use it. */
export class Attachments {
  /** Of tensors, by the output of the node that they are. */
  readonly tensorHooks = new Map<number, HookList>();
  readonly prehooks = new HookList();
  readonly posthooks = new HookList();
  /** Of a leaf: they run when its `.grad` has been changed. */
  readonly postAccumulateHooks = new HookList();
  /** Tensors that keep the gradient of an output, by the output. */
  readonly retained = new Map<number, Tensor>();
  /** Whatever users keep there; anomaly mode keeps `traceback_` and `parent_`. */
  readonly metadata: Record<string, unknown> = {};

  hooksOf(output: number): HookList {
    const known = this.tensorHooks.get(output);
    if (known !== undefined) return known;
    const hooks = new HookList();
    this.tensorHooks.set(output, hooks);
    return hooks;
  }
}

/** Calls a hook as Python calls what it was given. */
export function callHook(hook: Hook, ...args: readonly unknown[]): unknown {
  if (typeof hook === 'function') return (hook as (...args: readonly unknown[]) => unknown)(...args);
  if (isCallable(hook)) return hook.__call__(...args);
  throw typeError(`'${pythonTypeName(hook)}' object is not callable`);
}

function isCallable(hook: unknown): hook is { __call__(...args: readonly unknown[]): unknown } {
  return typeof hook === 'object' && hook !== null && '__call__' in hook && typeof hook.__call__ === 'function';
}

/** As messages call it: a function by its name, Python's `<lambda>` where it has none. */
export function hookName(hook: Hook): string {
  if (typeof hook !== 'function') return '<unknown>';
  const { name } = hook;
  return typeof name === 'string' && name !== '' ? name : '<lambda>';
}
