/** A module is called: hooks before `forward`, `forward`, hooks behind it. */
import { isPlainObject } from '../../plain-object';
import { pythonTypeName, runtimeError, typeError } from '../../errors';
import { aside } from '../../observer';
import { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { BackwardHooks } from './backward';
import type { Arguments, Keywords, ModuleHooks, ForwardHook, Registered } from './hooks';
import type { Registry } from './registry';

export function callModule(registry: Registry, given: Arguments): unknown {
  const { hooks } = registry;
  if (hooks === null || hooks.isEmpty) return forward(registry, given);
  return new HookedCall(registry, hooks, given).run();
}

function forward({ attributes, module, className }: Registry, given: Arguments): unknown {
  const { forward: method } = attributes as { readonly forward?: unknown };
  if (typeof method !== 'function') throw typeError(`forward of ${className} is not a function`);
  return aside(() => Reflect.apply(method, module, given) as unknown, module);
}

/** As Python prints it, as far as it is a plain value. */
function printed(value: unknown): string {
  return value instanceof Tensor || typeof value === 'number' ? value.toString() : pythonTypeName(value);
}

class HookedCall {
  private readonly registry: Registry;
  private readonly hooks: ModuleHooks;
  private args: Arguments;
  private keywords: Keywords | null;
  private result: unknown = null;
  private readonly done = new Set<Registered<ForwardHook>>();

  constructor(registry: Registry, hooks: ModuleHooks, given: Arguments) {
    this.registry = registry;
    this.hooks = hooks;
    const last = given.at(-1);
    this.keywords = isPlainObject(last) ? last : null;
    this.args = this.keywords === null ? given : given.slice(0, -1);
  }

  run(): unknown {
    try {
      return this.hooked();
    } catch (error) {
      this.runAlwaysCalled();
      throw error;
    }
  }

  private hooked(): unknown {
    const { module } = this.registry;
    for (const { hook, withKeywords } of this.hooks.forwardPre.all()) {
      if (withKeywords) this.replaceArguments(aside(() => hook(module, this.args, this.keywords ?? {})));
      else {
        const result = aside(() => hook(module, this.args));
        if (result !== null && result !== undefined) this.args = Array.isArray(result) ? result : [result];
      }
    }
    const { backward, backwardPre } = this.hooks;
    const backwards = backward.isEmpty && backwardPre.isEmpty ? null : new BackwardHooks(module, this.hooks);
    if (backwards !== null) this.args = backwards.markInputs(this.args);
    this.result = forward(this.registry, this.keywords === null ? this.args : [...this.args, this.keywords]);
    for (const registered of this.hooks.forward.all()) {
      this.done.add(registered);
      const result = this.callForwardHook(registered);
      if (result !== null && result !== undefined) this.result = result;
    }
    if (backwards !== null) this.result = backwards.markOutputs(this.result);
    return this.result;
  }

  private replaceArguments(result: unknown): void {
    if (result === null || result === undefined) return;
    const [args, keywords] = Array.isArray(result) ? (result as readonly unknown[]) : [];
    if (!Array.isArray(result) || result.length !== 2 || !Array.isArray(args) || !isPlainObject(keywords))
      throw runtimeError(
        `forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got ${printed(result)}.`,
      );
    this.args = args;
    this.keywords = Object.keys(keywords).length === 0 ? null : keywords;
  }

  private callForwardHook({ hook, withKeywords }: Registered<ForwardHook>): unknown {
    const { module } = this.registry;
    return aside(() =>
      withKeywords ? hook(module, this.args, this.keywords ?? {}, this.result) : hook(module, this.args, this.result),
    );
  }

  /** Another error is on its way, which theirs do not hide. */
  private runAlwaysCalled(): void {
    for (const registered of this.hooks.forward.all()) {
      if (!registered.always || this.done.has(registered)) continue;
      try {
        const result = this.callForwardHook(registered);
        if (result !== null && result !== undefined) this.result = result;
      } catch (error) {
        const text = error instanceof Error ? error.message : String(error);
        warn(
          `module forward hook with \`\`always_call=True\`\` raised an exception that was silenced as another error was raised in forward: ${text}`,
        );
      }
    }
  }
}
