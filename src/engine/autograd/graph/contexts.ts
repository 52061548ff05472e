/** Modes of `torch.autograd.graph`: hooks for what is saved, and for nodes as they are made. */
import { Context, GENERATED, scoped } from '../modes/context';
import { popCreationHook, pushCreationHook } from '../nodes/created';
import type { Hook } from '../hooks/hooks';
import { disableDefaultHooks, popDefaultHooks, pushDefaultHooks } from '../nodes/saved';

/** Every tensor that is saved for a derivative is packed, and unpacked where it is used. */
export class SavedTensorsHooks extends Context {
  readonly pack_hook: Hook;
  readonly unpack_hook: Hook;

  constructor(pack_hook: Hook, unpack_hook: Hook) {
    super();
    this.pack_hook = pack_hook;
    this.unpack_hook = unpack_hook;
  }

  protected override get path(): string {
    return 'torch.autograd.graph.saved_tensors_hooks';
  }

  override __enter__(): void {
    pushDefaultHooks({ pack: this.pack_hook, unpack: this.unpack_hook });
  }

  override __exit__(): void {
    popDefaultHooks();
  }
}

/**
 * While `body` runs, `pack_hook(tensor)` is called with every tensor that is saved for a derivative, and what it gives is
 * kept instead; `unpack_hook(packed)` gives the tensor back when it is needed. The innermost pair counts. Neither may
 * change the tensor in place. Without a body, the mode as a value.
 */
export function saved_tensors_hooks(pack_hook: Hook, unpack_hook: Hook): SavedTensorsHooks;
export function saved_tensors_hooks<T>(pack_hook: Hook, unpack_hook: Hook, body: () => T): T;
export function saved_tensors_hooks<T>(pack_hook: Hook, unpack_hook: Hook, body?: () => T): T | SavedTensorsHooks {
  return scoped(new SavedTensorsHooks(pack_hook, unpack_hook), body);
}

class DisableSavedTensorsHooks extends Context {
  private readonly message: string;
  private readonly before: (string | null)[] = [];

  constructor(message: string) {
    super();
    this.message = message;
  }

  protected override get path(): string {
    return GENERATED;
  }

  override __enter__(): void {
    this.before.push(disableDefaultHooks(this.message));
  }

  override __exit__(): void {
    disableDefaultHooks(this.before.pop() ?? null);
  }
}

/** While `body` runs, hooks for what is saved are refused with `error_message`. */
export function disable_saved_tensors_hooks(error_message: string): Context;
export function disable_saved_tensors_hooks<T>(error_message: string, body: () => T): T;
export function disable_saved_tensors_hooks<T>(error_message: string, body?: () => T): T | Context {
  return scoped(new DisableSavedTensorsHooks(error_message), body);
}

class NodeCreationHook extends Context {
  private readonly hook: Hook;

  constructor(hook: Hook) {
    super();
    this.hook = hook;
  }

  protected override get path(): string {
    return GENERATED;
  }

  override __enter__(): void {
    pushCreationHook(this.hook);
  }

  override __exit__(): void {
    popCreationHook();
  }
}

/** While `body` runs, `hook(node)` is called with every node when it is whole; it may make none itself. */
export function node_creation_hook(hook: Hook): Context;
export function node_creation_hook<T>(hook: Hook, body: () => T): T;
export function node_creation_hook<T>(hook: Hook, body?: () => T): T | Context {
  return scoped(new NodeCreationHook(hook), body);
}
