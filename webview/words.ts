/**
 * The page's texts in the user's language. The host writes its table into the document, so it is there before anything is
 * drawn; in English there is none.
 */
import { filled, inWords, type Message, type Strings } from '../src/trace/message';

/** Tests of single parts run without a document. */
const { document: page } = globalThis as { readonly document?: Document };
const strings = table(page?.getElementById('strings')?.textContent ?? '');
const language = page?.documentElement.lang ?? 'en';
const numbers = new Intl.NumberFormat(language === '' ? 'en' : language);
const lists = new Intl.ListFormat(language === '' || language === 'en' ? 'en-GB' : language, { type: 'conjunction' });

/** A text of the page by its English one: `t('{0} of {1}', 2, 3)`. */
export function t(text: string, ...args: readonly (string | number)[]): string {
  return filled(strings[text] ?? text, Object.fromEntries(args.map((arg, index) => [index, arg])));
}

/**
 * The same where holes stand for elements: the text around them, in the order of the user's language. What it is given
 * stands for the holes in turn.
 */
export function withParts<Part>(text: string, ...parts: readonly Part[]): (Part | string)[] {
  return (strings[text] ?? text)
    .split(/\{(\d+)\}/)
    .map((piece, index) => {
      if (index % 2 === 0) return piece;
      // null may be what stands for a hole.
      const part = parts[Number(piece)];
      return part === undefined ? '' : part;
    })
    .filter((piece) => piece !== '');
}

/** A count of ours, as the user's language writes it: `1,234`. Values of tensors are written as PyTorch does. */
export function counted(count: number): string {
  return numbers.format(count);
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  return lists.format(words);
}

/** A text that was made elsewhere. */
export function said(message: Message): string {
  return inWords(message, strings);
}

function table(text: string): Strings {
  return text === '' ? {} : (JSON.parse(text) as Strings);
}
