/** Foreign text inside Markdown, so that it stays text: escaped in a sentence, or in a code block. Knows no editor. */

/** Text that stands in a Markdown sentence as it is, whatever is in it. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&$:@]/g, '\\$&').replace(/\s+/g, ' ');
}

/** A fenced block; the fence is longer than any run of backticks in the text. */
export function codeBlock(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Text as code within a sentence; its own backticks are spaced apart from longer ones around it. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

/** The target of a link that runs a command with these arguments. */
export function commandLink(command: string, args: readonly unknown[]): string {
  // Parentheses would end the link early; encodeURIComponent leaves them as they are.
  const encoded = encodeURIComponent(JSON.stringify(args)).replace(/[()]/g, (one) => (one === '(' ? '%28' : '%29'));
  return `command:${command}?${encoded}`;
}
