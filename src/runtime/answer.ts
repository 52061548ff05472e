/**
 * The answer as one plain object, the same from the command line and from the command for other extensions. Its numbers
 * are JavaScript's; `answerText` writes them as JSON.
 */
import { gradientOf, rootOf } from '../trace/queries';
import { isRefusal, type Refusal } from '../trace/refusal';
import type { Nested } from '../trace/trace';
import { nest } from '../trace/value';
import type { ExpressionRun, Hessian } from './run';

export interface Answer {
  /** Of the sum, where the formula gives several elements. */
  readonly value: number;
  /** In the order of the variables; null where the formula does not depend on one. */
  readonly gradients: Readonly<Record<string, Nested | null>>;
  readonly summed?: true;
  readonly hessian?: Hessian;
}

/** `order` 2 adds the second derivatives. */
export function answer(run: ExpressionRun, { order = 1 }: { readonly order?: 1 | 2 } = {}): Answer | Refusal {
  const { trace } = run;
  const gradients = trace.variables.map(({ name, tensor }) => {
    const gradient = gradientOf(trace, tensor);
    return [
      name,
      gradient === null ? null : nest(gradient.shape, run.read(gradient.id, 0, gradient.summary.numel)),
    ] as const;
  });
  const first: Answer = {
    value: rootOf(trace).values[0] ?? NaN,
    gradients: Object.fromEntries(gradients),
    ...(trace.output.summed ? { summed: true } : {}),
  };
  if (order === 1) return first;
  const hessian = run.hessian();
  return isRefusal(hessian) ? hessian : { ...first, hessian };
}

/** JSON, with numbers that JSON does not have as the strings "NaN", "Infinity" and "-Infinity". */
export function answerText(given: Answer): string {
  return JSON.stringify(jsonAnswer(given));
}

/** The same object with those strings in place. */
export function jsonAnswer(given: Answer): unknown {
  return JSON.parse(
    JSON.stringify(given, (_key, part: unknown) =>
      typeof part === 'number' && !Number.isFinite(part) ? String(part) : part,
    ),
  );
}
