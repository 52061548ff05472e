/**
 * A module's hooks of backward passes: its inputs and outputs go through an operation that changes nothing, whose node
 * the hooks hang on.
 */
import { AutogradFunction } from '../../autograd/function/function';
import { is_grad_enabled } from '../../autograd/modes/modes';
import type { Node } from '../../autograd/nodes/node';
import { runtimeError } from '../../errors';
import { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import type { Arguments, BackwardHook, BackwardPreHook, ModuleHooks, Registered } from './hooks';
import type { Module } from './module';

interface Marking {
  mark_non_differentiable(...tensors: readonly Tensor[]): void;
}

class BackwardHookFunction extends AutogradFunction {
  static override forward(ctx: Marking, ...inputs: readonly Tensor[]): readonly Tensor[] {
    ctx.mark_non_differentiable(...inputs.filter(({ requires_grad }) => !requires_grad));
    return inputs;
  }

  static override backward(_ctx: unknown, ...gradients: readonly unknown[]): readonly unknown[] {
    return gradients;
  }
}

// Its node is called after it, whatever a bundler calls the class.
Object.defineProperty(BackwardHookFunction, 'name', { value: 'BackwardHookFunction' });

/** Values among which some are tensors, and the places of those. */
interface Marked {
  readonly values: Arguments;
  readonly places: readonly number[] | null;
}

type Gradients = readonly unknown[];

/** The hooks of one call of a module. */
export class BackwardHooks {
  private readonly module: Module;
  /** As they were when the module was called. */
  private readonly before: readonly Registered<BackwardPreHook>[];
  private readonly after: readonly Registered<BackwardHook>[];
  private gradOutputs: Gradients | null = null;
  private inputs: Marked = { values: [], places: null };

  constructor(module: Module, hooks: ModuleHooks) {
    this.module = module;
    this.before = hooks.backwardPre.all();
    this.after = hooks.backward.all();
  }

  /** The arguments, with the node behind whose step the hooks run. */
  markInputs(args: Arguments): Arguments {
    this.inputs = marked(args, (node) => {
      node.register_hook((gradInputs: Gradients) => this.afterInputs(gradInputs));
    });
    return this.inputs.values;
  }

  /** The result, with the node that is told the gradients of the outputs. */
  markOutputs(result: unknown): unknown {
    if (!(result instanceof Tensor) && !Array.isArray(result))
      warn(
        `For backward hooks to be called, module output should be a Tensor or a tuple of Tensors but received ${typeof result}`,
      );
    const values: Arguments = Array.isArray(result) ? result : [result];
    const outputs: Marked = marked(values, (node) => {
      const { length } = values;
      const places = tensorPlaces(values);
      node.register_hook((_: Gradients, given: Gradients) => {
        const local = this.afterOutputs(spread(places, given, length));
        return places.map((place) => local[place]);
      });
    });
    return Array.isArray(result) ? outputs.values : outputs.values[0];
  }

  /** Gives the gradients of the outputs as the pre-hooks leave them. */
  private afterOutputs(given: Gradients): Gradients {
    let gradOutputs = given;
    for (const { hook } of this.before) {
      const replaced = listOf(hook(this.module, gradOutputs));
      if (replaced === null) continue;
      if (replaced.length !== gradOutputs.length)
        throw runtimeError(
          `Backward pre hook returned an invalid number of grad_output, got ${replaced.length}, but expected ${gradOutputs.length}`,
        );
      gradOutputs = replaced;
    }
    if (this.inputs.places === null) this.withoutInputs(gradOutputs);
    else this.gradOutputs = gradOutputs;
    return gradOutputs;
  }

  /** No input needs a gradient: the hooks are told those of the outputs alone. */
  private withoutInputs(gradOutputs: Gradients): void {
    if (this.after.length === 0) return;
    warn(
      'Full backward hook is firing when gradients are computed with respect to module outputs since no inputs require gradients. See https://docs.pytorch.org/docs/main/generated/torch.nn.Module.html#torch.nn.Module.register_full_backward_hook for more details.',
    );
    const gradInputs = this.inputs.values.map(() => null);
    for (const { hook } of this.after) {
      const result = listOf(hook(this.module, gradInputs, gradOutputs));
      if (result?.every((each) => each === null) === false)
        throw runtimeError(
          'Backward hook for Modules where no input requires gradient should always return None or None for all gradients.',
        );
    }
  }

  private afterInputs(given: Gradients): Gradients | null {
    const { gradOutputs, inputs } = this;
    if (gradOutputs === null || inputs.places === null) return null;
    let gradInputs: Gradients = spread(inputs.places, given, inputs.values.length);
    for (const { hook } of this.after) {
      const replaced = listOf(hook(this.module, gradInputs, gradOutputs));
      if (replaced === null) continue;
      if (replaced.length !== gradInputs.length)
        throw runtimeError(
          `Backward hook returned an invalid number of grad_input, got ${replaced.length}, but expected ${gradInputs.length}`,
        );
      gradInputs = replaced;
    }
    this.gradOutputs = null;
    return inputs.places.map((place) => gradInputs[place]);
  }
}

/** What a hook gave, if anything; one gradient stands for a list of one. */
function listOf(result: unknown): Gradients | null {
  if (result === null || result === undefined) return null;
  return Array.isArray(result) ? (result as Gradients) : [result];
}

function tensorPlaces(values: Arguments): number[] {
  return values.flatMap((value, place) => (value instanceof Tensor ? [place] : []));
}

/** The tensors go through the operation, where one of them needs a gradient. */
function marked(values: Arguments, hang: (node: Node) => void): Marked {
  const places = tensorPlaces(values);
  const tensors = places.map((place) => values[place] as Tensor);
  if (!is_grad_enabled() || !tensors.some(({ requires_grad }) => requires_grad)) return { values, places: null };
  const results = BackwardHookFunction.apply<readonly Tensor[]>(...tensors);
  const node = results.find(({ grad_fn }) => grad_fn !== null)?.grad_fn ?? null;
  if (node === null) throw runtimeError('Error while setting up backward hooks.');
  hang(node);
  const replaced = [...values];
  places.forEach((place, at) => {
    replaced[place] = results[at];
  });
  return { values: replaced, places };
}

/** The gradients at the places of their tensors, null elsewhere. */
function spread(places: readonly number[], gradients: Gradients, length: number): unknown[] {
  const all = new Array<unknown>(length).fill(null);
  places.forEach((place, at) => {
    all[place] = gradients[at] ?? null;
  });
  return all;
}
