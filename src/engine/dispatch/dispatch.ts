/** Every operator call comes through here: arguments, forward, node, observer. Knows no operator by name. */
import { is_grad_enabled, is_recording, is_reporting } from '../autograd/modes/modes';
import { observer, type Observer } from '../observer';
import type { Tensors } from '../operators/definition';
import { NamedTuple } from '../tensor/named-tuple';
import { Tensor } from '../tensor/tensor';
import { isPlainObject } from '../plain-object';
import { bind, type GivenCall, type Keywords } from './bind';
import type { CompiledOperator } from './operator';
import type { CompiledOverload } from './overload';
import { changeGeometry, changeInPlace } from './inplace';
import { runPointwise } from './pointwise';
import { record } from './record';
import { bindingError } from './refusal';
import { activeTransform } from '../transforms/active';
import { isUnusual } from '../unusual';

export type Result = Tensor | readonly Tensor[];

/** As a call gives it: several results under their names, where they have some. */
export type CallResult = Result | NamedTuple;

/** How many composite operators are running. */
let depth = 0;

/** Calls an operator with arguments as a user gives them: keywords last, in an object. */
export function call(operator: CompiledOperator, given: readonly unknown[], method: boolean): CallResult {
  const last = given.length > 0 ? given[given.length - 1] : undefined;
  // Of most calls the last argument is a tensor, which is seen sooner.
  const keywords: Keywords | null = !(last instanceof Tensor) && isPlainObject(last) ? last : null;
  const { name, overloads, python } = operator;
  const asGiven: GivenCall = { name, given: keywords === null ? given : given.slice(0, -1), keywords, method, python };
  for (const overload of overloads) {
    const args = bind(overload, asGiven, false);
    if (args !== null) return named(overload, run(overload, args));
  }
  // Tensors stand for numbers only where they fit nowhere as tensors.
  for (const overload of overloads) {
    const args = bind(overload, asGiven, true);
    if (args !== null) return named(overload, run(overload, args));
  }
  throw bindingError(overloads, asGiven);
}

/** The commonest calls, one tensor by position, as `call` does them. */
export function callOne(operator: CompiledOperator, self: Tensor, method: boolean): CallResult {
  const form = operator.alone;
  if (form === null) return call(operator, [self], method);
  if (form.scalar !== null && !isUnusual()) {
    const result = form.scalar.run(self, null);
    if (result !== null) return result;
  }
  return named(form.overload, run(form.overload, [self, ...form.defaults]));
}

/** A tensor and one more operand, which may be anything. */
export function callTwo(operator: CompiledOperator, self: Tensor, other: unknown, method: boolean): CallResult {
  if (typeof other !== 'number' && !(other instanceof Tensor)) return call(operator, [self, other], method);
  const form = typeof other === 'number' ? operator.withNumber : operator.withTensor;
  if (form === null) return call(operator, [self, other], method);
  if (form.scalar !== null && !isUnusual()) {
    const result = form.scalar.run(self, other);
    if (result !== null) return result;
  }
  return named(form.overload, run(form.overload, [self, other, ...form.defaults]));
}

function named({ signature: { outputs } }: CompiledOverload, result: Result): CallResult {
  if (outputs === null || outputs.tuple === '' || !Array.isArray(result)) return result;
  return new NamedTuple(outputs.tuple, outputs.names, result as readonly Tensor[]);
}

/** Runs an overload with its arguments in order; the innermost transform runs it, where there is one. */
export function run(compiled: CompiledOverload, args: unknown[]): Result {
  const transform = activeTransform();
  return transform === null ? runUntransformed(compiled, args) : transform.run(compiled, args);
}

/** Runs an overload on tensors that belong to no transform. */
export function runUntransformed(compiled: CompiledOverload, args: unknown[]): Result {
  const listener = compiled.toldByParts ? null : observer();
  // The arguments as they were given: a truth value among them becomes a number on the way.
  const given = listener !== null && isHeard(listener) ? args.slice() : null;
  const result = compiled.inplace ? runInPlace(compiled, args) : runApart(compiled, args);
  if (listener !== null && given !== null && isResult(result)) {
    const { definition, index, inplace, signature } = compiled;
    const { parameters } = signature;
    listener.onCall({ definition, overload: index, inplace, parameters, args: given, result, depth });
  }
  return result;
}

/** A few operators give plain values (`torch.equal`): nothing comes from those any more. */
function isResult(result: unknown): boolean {
  return result instanceof Tensor || Array.isArray(result);
}

function isHeard(listener: Observer): boolean {
  return is_reporting() || (listener.hearsDerivatives === true && is_grad_enabled());
}

function runApart(compiled: CompiledOverload, args: unknown[]): Result {
  const { forward, gradient } = compiled.overload;
  let result: Result;
  if (forward.kind === 'pointwise') result = runPointwise(compiled, forward, args);
  else if (forward.kind === 'composite') result = compose(compiled, forward.compose, args);
  else if (forward.kind === 'geometry') result = changeGeometry(compiled, forward.compute, args);
  else result = invoke(forward.compute, args);
  if (gradient !== null && is_recording()) record(compiled, args, result);
  return result;
}

function runInPlace(compiled: CompiledOverload, args: unknown[]): Result {
  const { forward } = compiled.overload;
  if (forward.kind === 'composite') return compose(compiled, forward.change ?? forward.compose, args);
  if (forward.kind === 'geometry') return changeGeometry(compiled, forward.compute, args);
  return changeInPlace(compiled, args, () =>
    forward.kind === 'pointwise' ? runPointwise(compiled, forward, args) : (invoke(forward.compute, args) as Tensor),
  );
}

type Computed = Tensor | Tensors;

/** What a composite, or a kernel, gives. */
export function invoke(f: (...args: never[]) => Computed, args: readonly unknown[]): Result {
  const result = (f as (...args: readonly unknown[]) => Computed)(...args);
  return result instanceof NamedTuple ? Array.from(result) : (result as Result);
}

function compose(compiled: CompiledOverload, f: (...args: never[]) => Computed, args: readonly unknown[]): Result {
  if (compiled.toldByParts) return invoke(f, args);
  depth++;
  try {
    return invoke(f, args);
  } finally {
    depth--;
  }
}
