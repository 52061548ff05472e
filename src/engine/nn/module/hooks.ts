/** A module's hooks in the order in which they run. It knows no call. */
import { RemovableHandle } from '../../autograd/hooks/hooks';
import type { Module } from './module';

/** Positional arguments; results of hooks that are no list stand for a list of one. */
export type Arguments = readonly unknown[];
export type Keywords = Readonly<Record<string, unknown>>;

export type ForwardPreHook = (module: Module, args: Arguments, kwargs?: Keywords) => unknown;
export type ForwardHook = (module: Module, args: Arguments, ...rest: unknown[]) => unknown;
export type BackwardPreHook = (module: Module, grad_output: readonly unknown[]) => unknown;
export type BackwardHook = (module: Module, grad_input: readonly unknown[], grad_output: readonly unknown[]) => unknown;

export interface Registered<Hook> {
  readonly hook: Hook;
  readonly withKeywords: boolean;
  /** It runs when `forward` or another hook throws, too. */
  readonly always: boolean;
}

export interface HookOptions {
  prepend: boolean;
  with_kwargs: boolean;
  always_call: boolean;
}

/** Hooks of one kind. */
export class ModuleHookList<Hook> {
  private static made = 0;
  private hooks = new Map<number, Registered<Hook>>();

  get isEmpty(): boolean {
    return this.hooks.size === 0;
  }

  add(
    hook: Hook,
    { prepend = false, with_kwargs = false, always_call = false }: Partial<HookOptions>,
  ): RemovableHandle {
    const id = ModuleHookList.made++;
    const handle = new RemovableHandle(id, () => this.hooks.delete(id));
    const registered = { hook, withKeywords: with_kwargs, always: always_call };
    if (prepend) this.hooks = new Map([[id, registered], ...this.hooks]);
    else this.hooks.set(id, registered);
    return handle;
  }

  /** As they are now: a hook may remove itself. */
  all(): Registered<Hook>[] {
    return [...this.hooks.values()];
  }
}

export class ModuleHooks {
  readonly forwardPre = new ModuleHookList<ForwardPreHook>();
  readonly forward = new ModuleHookList<ForwardHook>();
  readonly backwardPre = new ModuleHookList<BackwardPreHook>();
  readonly backward = new ModuleHookList<BackwardHook>();

  get isEmpty(): boolean {
    return this.forwardPre.isEmpty && this.forward.isEmpty && this.backwardPre.isEmpty && this.backward.isEmpty;
  }
}
