/** What quick tests see of the editor: its texts stay English, or are those of a table that a test sets. */
import { filled } from '../../src/trace/message';

interface Localisation {
  bundle: Readonly<Record<string, string>> | undefined;
  t(text: string, ...args: readonly (string | number)[]): string;
}

export const env = { language: 'en' };

export const l10n: Localisation = {
  bundle: undefined,
  t: (text, ...args) => filled(l10n.bundle?.[text] ?? text, Object.fromEntries(args.map((arg, index) => [index, arg]))),
};
