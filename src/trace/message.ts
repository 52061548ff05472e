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
  const text = template.replace(/\{(\w+)\}/g, (hole, name: string) => String(args[name] ?? hole));
  return { id, args, text };
}
