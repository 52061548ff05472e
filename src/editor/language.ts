/** Texts of other rooms, counts and lists as the user's language has them. Knows nothing of what they are about. */
import { env, l10n } from 'vscode';
import { inWords, type Message } from '../trace/message';
import type { Refusal } from '../trace/refusal';

/** A text that was made elsewhere. */
export function said(message: Message): string {
  return inWords(message, l10n.bundle);
}

/** Why something was not done, and what to do about it. */
export function saidWithHint({ message, hint }: Pick<Refusal, 'message' | 'hint'>, between: string): string {
  return hint === null ? said(message) : `${said(message)}${between}${said(hint)}`;
}

/** A count of ours: `1,234`. Values of tensors are written as PyTorch does. */
export function counted(count: number): string {
  return count.toLocaleString(locale());
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(words);
}

/** English lists have no comma before their last word here. */
function locale(): string {
  return l10n.bundle === undefined ? 'en-GB' : env.language;
}
