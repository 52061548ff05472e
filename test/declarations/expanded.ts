/** A snippet of the editor as it stands once it was inserted and left as it is: every hole has its default or first choice. */

export interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

export function expanded({ body }: Snippet): string {
  const text = body.join('\n');
  const values = new Map<string, string>();
  const { written } = read(0, false);
  // A hole that is mentioned before its default stands.
  return written.replaceAll(/«(\d+)»/g, (_, number: string) => values.get(number) ?? '');

  function read(start: number, isInside: boolean): { written: string; at: number } {
    let written = '';
    let at = start;
    while (at < text.length) {
      const rest = text.slice(at);
      const choice = /^\$\{(\d+)\|([^,|]*)[^|]*\|\}/.exec(rest);
      const hole = /^\$\{(\d+):/.exec(rest);
      const mention = /^\$(?:(\d+)|\{(\d+)\})/.exec(rest);
      if (choice !== null) {
        values.set(choice[1] ?? '', choice[2] ?? '');
        written += choice[2] ?? '';
        at += choice[0].length;
      } else if (hole !== null) {
        const inner = read(at + hole[0].length, true);
        const number = hole[1] ?? '';
        if (!values.has(number)) values.set(number, inner.written);
        written += values.get(number) ?? '';
        at = inner.at;
      } else if (mention !== null) {
        written += `«${mention[1] ?? mention[2] ?? ''}»`;
        at += mention[0].length;
      } else if (isInside && rest.startsWith('}')) return { written, at: at + 1 };
      else {
        written += rest.charAt(0);
        at += 1;
      }
    }
    return { written, at };
  }
}
