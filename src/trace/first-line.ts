/** Which line of a text stands for it where there is room for one. */

/** The first line that is more than a comment's or a block's beginning; empty where there is none. */
export function firstLine(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  return lines.find((line) => /\w/.test(line) && !/^(\/\/|\/\*|\*)/.test(line)) ?? '';
}
