/**
 * Forward mode's step: the tangents of an operator's results from those of its operands. Knows neither levels nor single
 * operators: what a definition says of its derivative is enough.
 */
import { run } from '../dispatch/dispatch';
import type { CompiledOverload } from '../dispatch/overload';
import { sameShape } from '../shape';
import { Tensor } from '../tensor/tensor';
import { someTensor } from './arguments';
import { isUnsupported, unsupported } from './unsupported';
import type { Tangents } from './tangents';

type Result = Tensor | readonly Tensor[];
type Execute = (args: unknown[]) => Result;

/** A differentiable operand, and its tangent. */
export interface Moving {
  /** Of the argument, and of the tensor in it where that is a list. */
  readonly index: number;
  readonly place: number | null;
  /** Which of the operator's differentiable inputs. */
  readonly input: number;
  readonly operand: Tensor;
  readonly tangent: Tensor;
}

type ByReverse = (
  compiled: CompiledOverload,
  args: readonly unknown[],
  moving: readonly Moving[],
) => readonly (Tensor | null)[];

let byReverse: ByReverse | null = null;

/** How tangents follow from the derivative in reverse mode: told by those who know levels, which know this file. */
export function setByReverse(rule: ByReverse): void {
  byReverse = rule;
}

/** Runs an operator; where an operand is dual, its results are, too. */
export function withTangents(
  tangents: Tangents | null,
  compiled: CompiledOverload,
  args: unknown[],
  execute: Execute,
): Result {
  if (tangents?.enabled !== true || compiled.overload.forward.kind === 'composite') return execute(args);
  if (!someTensor(args, (tensor) => tangents.of(tensor) !== null)) return execute(args);
  const moving = movingOperands(tangents, compiled, args);
  if (moving.length > 0 && isUnsupported(compiled)) throw unsupported(compiled);
  if (compiled.inplace) return changed(tangents, compiled, args, moving, execute);
  const result = execute(args);
  if (moving.length === 0 || !isTensors(result)) return result;
  const results = result instanceof Tensor ? [result] : result;
  tangents
    .without(() => tangentsOf(compiled, args, moving, result))
    .forEach((tangent, i) => {
      const moved = results[i];
      if (tangent !== null && moved?.dtype.is_floating_point === true) tangents.set(moved, tangent);
    });
  return result;
}

function isTensors(result: unknown): boolean {
  return result instanceof Tensor || Array.isArray(result);
}

function changed(
  tangents: Tangents,
  compiled: CompiledOverload,
  args: unknown[],
  moving: readonly Moving[],
  execute: Execute,
): Result {
  const self = args[0] as Tensor;
  if (moving.length === 0 || !self.dtype.is_floating_point) return execute(args);
  if (compiled.overload.forward.kind === 'geometry') {
    const tangent = tangents.without(() => (tangents.of(self) ?? self.new_zeros(self.shape)).alias());
    execute(args);
    tangents.without(() => execute([tangent, ...args.slice(1)]));
    tangents.set(self, tangent);
    return self;
  }
  const before = tangents.without(() => [self.clone(), ...args.slice(1)]);
  const result = execute(args);
  const moved = moving.map((each) => (each.index === 0 ? { ...each, operand: before[0] as Tensor } : each));
  const [tangent] = tangents.without(() => tangentsOf(compiled, before, moved, self));
  if (tangent !== null && tangent !== undefined) tangents.change(self, tangent);
  return result;
}

/** The differentiable operands that have a tangent. */
function movingOperands(tangents: Tangents, { inputs }: CompiledOverload, args: readonly unknown[]): Moving[] {
  return inputs.flatMap(({ index, list }, input) => {
    const operands: readonly unknown[] = list ? (args[index] as readonly unknown[]) : [args[index]];
    return operands.flatMap((operand, i) => {
      const tangent = operand instanceof Tensor ? tangents.of(operand) : null;
      if (tangent === null) return [];
      return [{ index, place: list ? i : null, input, operand: operand as Tensor, tangent }];
    });
  });
}

/** One for each result; null where it does not move. */
function tangentsOf(
  compiled: CompiledOverload,
  args: unknown[],
  moving: readonly Moving[],
  result: Result,
): readonly (Tensor | null)[] {
  const { forward, tangent } = compiled.overload;
  if (tangent === 'linear') return listed(jointly(compiled, args, moving));
  if (tangent === 'multilinear') return [each(compiled, args, moving)];
  if (result instanceof Tensor && (forward.kind === 'pointwise' || forward.kind === 'change')) {
    const moved = elementwise(compiled, args, moving, result);
    if (moved !== null) return [moved];
  }
  if (byReverse === null) throw new Error('Nobody told how derivatives in reverse mode give tangents.');
  return byReverse(compiled, args, moving);
}

function listed(result: Result): readonly Tensor[] {
  return result instanceof Tensor ? [result] : result;
}

/** The operator on tangents in the place of all differentiable operands; what does not move is 0. */
function jointly(compiled: CompiledOverload, args: readonly unknown[], moving: readonly Moving[]): Result {
  const moved = args.slice();
  for (const { index, list } of compiled.inputs) {
    const tangentAt = (operand: unknown, place: number | null): unknown =>
      moving.find((each) => each.index === index && each.place === place)?.tangent ?? zeroOf(operand);
    moved[index] = list
      ? (args[index] as readonly unknown[]).map((operand, place) => tangentAt(operand, place))
      : tangentAt(args[index], null);
  }
  if (compiled.inplace) moved[0] = changing(compiled, moved[0], args[0] as Tensor);
  return run(compiled, moved);
}

/** What the operator changes in the place of `self`: its tangent, unless all of that is lost. */
function changing({ overload }: CompiledOverload, tangent: unknown, self: Tensor): unknown {
  return overload.forward.kind === 'change' || !(tangent instanceof Tensor) ? zeroOf(self) : tangent.clone();
}

function zeroOf(operand: unknown): unknown {
  return operand instanceof Tensor ? operand.new_zeros(operand.shape) : operand;
}

/** The product rule: the sum of the operator with one operand's tangent in its place. */
function each(compiled: CompiledOverload, args: readonly unknown[], moving: readonly Moving[]): Tensor | null {
  return moving.reduce<Tensor | null>((sum, { index, tangent }) => {
    const term = run(compiled, args.with(index, tangent)) as Tensor;
    return sum === null ? term : sum.add(term);
  }, null);
}

/** All inputs, as bits. */
const ALL = -1;

/**
 * Element by element the derivative is a factor, whichever way it is gone through: the formula of the gradient, with the
 * tangent for what arrives. null where that does not give an element for each.
 */
function elementwise(
  compiled: CompiledOverload,
  args: readonly unknown[],
  moving: readonly Moving[],
  result: Tensor,
): Tensor | null {
  const values = compiled.save(args, result, ALL);
  const saved = Object.fromEntries(compiled.sources.map(({ name }, i) => [name, values[i]]));
  let sum: Tensor | null = null;
  for (const { input, tangent } of moving) {
    const arriving = sameShape(tangent.shape, result.shape) ? tangent : tangent.expand(result.shape);
    const term = compiled.inputs[input]?.derivative(arriving, saved, [arriving]);
    if (!(term instanceof Tensor) || !sameShape(term.shape, result.shape)) return null;
    sum = sum === null ? term : sum.add(term);
  }
  return sum;
}
