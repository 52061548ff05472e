/** Texts for users, as data: whoever shows one may put it into the user's language by its id. */

export interface Message {
  /** Stable, in kebab-case, prefixed by the room that makes it: `expression.unknown-function`. */
  readonly id: string;
  readonly args: Readonly<Record<string, string | number>>;
  /** The English text, arguments filled in. */
  readonly text: string;
}

/** Makes a message; `{name}` in the English template stands for the argument of that name. */
export function message(id: string, template: string, args: Readonly<Record<string, string | number>> = {}): Message {
  return { id, args, text: filled(template, args) };
}

/** Templates in the user's language, by the id of a message or by the English text of the editor's and the page's own. */
export type Strings = Readonly<Record<string, string>>;

/** The message in the user's language; in English where there is none of its id. */
export function inWords({ id, args, text }: Message, strings: Strings | undefined): string {
  const template = strings?.[id];
  return template === undefined ? text : filled(template, args);
}

/** `{name}` and `{0}` stand for arguments; a hole without one stays as it is. */
export function filled(template: string, args: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => String(args[name] ?? hole));
}
