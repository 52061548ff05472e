/** Every operator call comes through here: arguments, forward, node, observer. Knows no operator by name. */
import { is_grad_enabled, is_reporting } from '../autograd/modes';
import { OperatorNode, type Node } from '../autograd/node';
import { observer } from '../observer';
import type { Shape } from '../shape';
import { Tensor } from '../tensor/tensor';
import { bind, bindingError, isKeywords, type Keywords } from './bind';
import type { CompiledOverload } from './overload';
import { runPointwise } from './pointwise';

export interface CompiledOperator {
  readonly name: string;
  readonly overloads: readonly CompiledOverload[];
}

export type Result = Tensor | readonly Tensor[];

/** How many composite operators are running. */
let depth = 0;

/** Calls an operator with arguments as a user gives them: keywords last, in an object. */
export function call(operator: CompiledOperator, given: readonly unknown[], method: boolean): Result {
  const last = given.length > 0 ? given[given.length - 1] : undefined;
  const keywords: Keywords | null = isKeywords(last) ? last : null;
  const positional = keywords === null ? given : given.slice(0, -1);
  for (const overload of operator.overloads) {
    const args = bind(overload, positional, keywords, method);
    if (args !== null) return run(overload, args);
  }
  throw bindingError(operator.name, operator.overloads, positional, keywords, method);
}

/** Runs an overload with its arguments in order. */
function run(compiled: CompiledOverload, args: unknown[]): Result {
  const { forward, gradient } = compiled.overload;
  let result: Result;
  if (forward.kind === 'pointwise') result = runPointwise(compiled, forward, args);
  else if (forward.kind === 'composite') result = compose(forward.compose, args);
  else result = invoke(forward.compute, args);
  if (gradient !== null && is_grad_enabled()) record(compiled, args, result);
  const listener = observer();
  if (listener !== null && is_reporting()) {
    const { definition, signature } = compiled;
    listener.onCall({ definition, parameters: signature.parameters, args, result, depth });
  }
  return result;
}

function invoke(f: (...args: never[]) => Result, args: readonly unknown[]): Result {
  return (f as (...args: readonly unknown[]) => Result)(...args);
}

function compose(f: (...args: never[]) => Result, args: readonly unknown[]): Result {
  depth++;
  try {
    return invoke(f, args);
  } finally {
    depth--;
  }
}

/** Gives the result its node where an operand needs a gradient. */
function record(compiled: CompiledOverload, args: readonly unknown[], result: Result): void {
  const first = result instanceof Tensor ? result : result[0];
  if (!first?.dtype.is_floating_point) return;
  const needed = new Array<boolean>(compiled.inputs.length);
  const edges = new Array<Node | null>(edgeCount(compiled, args));
  let at = 0;
  let input_nr = 0;
  let outputs: number[] | null = null;
  let any = false;
  for (const input of compiled.inputs) {
    const operand = args[input.index];
    const operands: readonly unknown[] = input.list ? (operand as readonly Tensor[]) : [operand];
    let here = false;
    for (const tensor of operands) {
      const next = tensor instanceof Tensor ? tensor.gradientNode() : null;
      if (next !== null && (tensor as Tensor).output_nr !== 0 && next === (tensor as Tensor).grad_fn)
        (outputs ??= [])[at] = (tensor as Tensor).output_nr;
      edges[at++] = next;
      here ||= next !== null;
    }
    needed[input_nr++] = here;
    any ||= here;
  }
  if (!any) return;
  const moreShapes: Shape[] | null =
    result instanceof Tensor || result.length === 1 ? null : result.slice(1).map(({ shape }) => shape);
  const extras = outputs === null && moreShapes === null ? null : { edgeOutputs: outputs, moreShapes };
  const node = new OperatorNode(compiled, edges, compiled.save(args, result, needed), first.shape, first.dtype, extras);
  if (result instanceof Tensor) result.grad_fn = node;
  else
    result.forEach((tensor, i) => {
      attach(tensor, node, i);
    });
}

/** One per differentiable operand: a list counts with each of its tensors. */
function edgeCount({ inputs }: CompiledOverload, args: readonly unknown[]): number {
  let count = 0;
  for (const input of inputs) count += input.list ? (args[input.index] as readonly unknown[]).length : 1;
  return count;
}

/** Outputs that hold no floating-point numbers (indices) have no gradient. */
function attach(tensor: Tensor, node: Node, output: number): void {
  if (!tensor.dtype.is_floating_point) return;
  tensor.grad_fn = node;
  tensor.output_nr = output;
}
