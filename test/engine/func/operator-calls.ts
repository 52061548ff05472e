/** A sample of the recorded calls, as functions of the operands that they take: what transforms are tried on. */
import { Tensor } from '../../../src/engine/torch';
import { NAMES, recordedCalls, type RecordedCase } from '../conformance/fixtures';
import { compiledExpression } from '../conformance/program';
import { inputs } from '../conformance/recorded';

export interface SampledCall {
  readonly python: string;
  readonly operands: readonly Tensor[];
  /** The tensors among the results. */
  readonly run: (...operands: readonly Tensor[]) => Tensor[];
}

/** Every `step`th of the calls, from `start` on, each with one of its cases. */
export function sampledCalls(start: number, step: number): readonly SampledCall[] {
  return recordedCalls()
    .filter((_, i) => i % step === start)
    .flatMap(({ python, code, cases }, i) => {
      const own = cases.filter(({ dtype, inputs: given }) => dtype === 'float64' && given.length > 0);
      const recorded = own[i % Math.max(1, own.length)];
      return recorded === undefined ? [] : [sampled(python, code, recorded)];
    });
}

function sampled(python: string, code: string, recorded: RecordedCase): SampledCall {
  const call = compiledExpression(code, NAMES);
  const all = inputs(recorded, NAMES);
  const places = all.flatMap((operand, i) => (operand === undefined ? [] : [i]));
  return {
    python,
    operands: all.flatMap((operand) => (operand === undefined ? [] : [operand.detach()])),
    run: (...operands) => {
      const given: (Tensor | undefined)[] = NAMES.map(() => undefined);
      places.forEach((place, i) => (given[place] = operands[i]));
      return tensorsOf(call(...given));
    },
  };
}

/** The tensors in a result: itself, or those of a list or a named tuple. */
export function tensorsOf(result: unknown): Tensor[] {
  if (result instanceof Tensor) return [result];
  if (typeof result !== 'object' || result === null || !(Symbol.iterator in result)) return [];
  return Array.from(result as Iterable<unknown>).flatMap(tensorsOf);
}

/** What differs between two tensors beyond rounding; null where nothing does. */
export function difference(expected: Tensor, actual: Tensor | undefined, tolerance: number): string | null {
  if (actual === undefined) return 'missing';
  if (expected.shape.toString() !== actual.shape.toString())
    return `${actual.shape.toString()} instead of ${expected.shape.toString()}`;
  if (expected.dtype !== actual.dtype) return `${String(actual.dtype)} instead of ${String(expected.dtype)}`;
  const found = actual.detach().toArray();
  const wrong = expected
    .detach()
    .toArray()
    .findIndex((value, i) => !isClose(value, found[i] ?? NaN, tolerance));
  return wrong < 0
    ? null
    : `${String(found[wrong])} instead of ${String(expected.detach().toArray()[wrong])} at ${wrong}`;
}

function isClose(a: number, b: number, tolerance: number): boolean {
  return Object.is(a, b) || a === b || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a));
}
