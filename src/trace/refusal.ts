import type { Message } from './message';
import type { SourceRange } from './range';

/** Why something was not done: what, where in the text, and what to do about it. */
export interface Refusal {
  readonly refused: true;
  readonly message: Message;
  readonly range: SourceRange;
  /** What the user can do; null only where the message itself says it. */
  readonly hint: Message | null;
  /** A change of reading that one click can make, where there is one. */
  readonly fix: Fix | null;
}

/** `caret-as-power`: read `^` as a power although the language reads an exclusive or. */
export interface Fix {
  readonly kind: 'caret-as-power';
  readonly title: Message;
}

export function refusal(at: SourceRange, what: Message, hint: Message | null = null, fix: Fix | null = null): Refusal {
  return { refused: true, message: what, range: at, hint, fix };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
