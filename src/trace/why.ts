/**
 * Why a gradient is None, zero, NaN or infinite, as plain data: what stands in the way, where in the text, and what to
 * write instead. Knows neither how it was found out nor who shows it.
 */
import type { Message } from './message';
import type { SourceRange } from './range';
import type { TensorId, TensorSummary } from './trace';

/** `ordinary`: there is a gradient, and nothing about it needs a reason. */
export type GradientState = 'none' | 'zero' | 'nan' | 'infinite' | 'ordinary';

/** Whose gradient is asked about. */
export type WhyQuestion =
  /** A tensor of the trace that is shown: what arrived there, or its attribute `.grad`, which only leaves keep. */
  | {
      readonly kind: 'shown';
      readonly tensor: TensorId;
      readonly of: 'arrived' | 'attribute';
      /** One element of what arrived, by its place in row-major order; missing: all of it. */
      readonly element?: number;
    }
  /** A tensor that a program's records show, with the `.grad` that it had when the run ended. */
  | { readonly kind: 'recorded'; readonly tensor: TensorId }
  /** What `backward()` was called on although it requires no gradient. */
  | { readonly kind: 'failure' };

export interface Explanation {
  /** What the tensor is called in the text; null for a part of it that has no name. */
  readonly name: string | null;
  readonly state: GradientState;
  /** The most telling first; at least one, unless the state is `ordinary`. */
  readonly reasons: readonly Reason[];
}

export interface Reason {
  /** `detached`, `not-a-leaf`, `first-nan`: stable, for tests and other programs. */
  readonly kind: string;
  /** One sentence. */
  readonly message: Message;
  /** The place that it speaks of; null where there is none. */
  readonly range: SourceRange | null;
  readonly fix: WhyFix | null;
}

/** What to do about it. */
export interface WhyFix {
  /** In words, without the code. */
  readonly message: Message;
  /** What to write; null where words must do. */
  readonly code: string | null;
  /** The text that `code` takes the place of; an empty range: `code` is put in there, as a statement of its own. */
  readonly at: SourceRange | null;
}

/** A colon announces code; where there is none, the sentence ends. */
export function fixWords(words: string, code: string | null): string {
  return code === null ? words.replace(/:$/, '.').replace(/：$/, '。') : words;
}

/** What a gradient looks like; null: there is none. */
export function gradientState(gradient: { readonly summary: TensorSummary } | null | undefined): GradientState {
  if (gradient === null || gradient === undefined) return 'none';
  const { numel, min, max, nan, infinite } = gradient.summary;
  if (nan > 0) return 'nan';
  if (infinite > 0) return 'infinite';
  return numel > 0 && min === 0 && max === 0 ? 'zero' : 'ordinary';
}
