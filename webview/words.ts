/**
 * The page's texts in the user's language. The host writes its table into the document, so it is there before anything is
 * drawn; in English there is none.
 */
import { filled, inWords, type Message, type Strings } from '../src/trace/message';

/** Tests of single parts run without a document. */
const { document: page } = globalThis as { readonly document?: Document };
const strings = table(page?.getElementById('strings')?.textContent ?? '');

/** A text of the page by its English one: `t('{0} of {1}', 2, 3)`. */
export function t(text: string, ...args: readonly (string | number)[]): string {
  return filled(strings[text] ?? text, Object.fromEntries(args.map((arg, index) => [index, arg])));
}

/** A text that was made elsewhere. */
export function said(message: Message): string {
  return inWords(message, strings);
}

function table(text: string): Strings {
  return text === '' ? {} : (JSON.parse(text) as Strings);
}
