/** Texts for users, as data: whoever shows one may put it into the user's language by its id. */

export interface Message {
  /** Stable, in kebab-case, prefixed by the room that makes it: `expression.unknown-function`. */
  readonly id: string;
  readonly args: MessageArgs;
  /** The English text, arguments filled in. */
  readonly text: string;
}

/** What stands for the holes; a part that is words itself is a message of its own. */
export type MessageArgs = Readonly<Record<string, string | number | Message>>;

/** Makes a message; `{name}` in the English template stands for the argument of that name. */
export function message(id: string, template: string, args: MessageArgs = {}): Message {
  return {
    id,
    args,
    text: filledIn(template, args, ({ text }) => text),
  };
}

/** Templates in the user's language, by the id of a message or by the English text of the editor's and the page's own. */
export type Strings = Readonly<Record<string, string>>;

/** The message in the user's language; in English where there is none of its id. */
export function inWords({ id, args, text }: Message, strings: Strings | undefined): string {
  const template = strings?.[id];
  return template === undefined ? text : filledIn(template, args, (part) => inWords(part, strings));
}

/** Words that open a sentence get their capital here, so that a part is written as it stands within one; names do not. */
function filledIn(template: string, args: MessageArgs, words: (part: Message) => string): string {
  const opening = /^\{(\w+)\}.*[.:]$/s.exec(template)?.[1];
  return filled(
    template,
    Object.fromEntries(
      Object.entries(args).map(([name, value]) => {
        if (typeof value !== 'object') return [name, value];
        return [name, name === opening ? capitalised(words(value)) : words(value)];
      }),
    ),
  );
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** `{name}` and `{0}` stand for arguments; a hole without one stays as it is. */
export function filled(template: string, args: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => String(args[name] ?? hole));
}
