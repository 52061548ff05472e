/** A name for a file to save, from words of the user's text: what no file system takes is left out. */

const LONGEST = 60;

/** `fileName('graph', 'loss / n', 'svg')` → `graph-loss-n.svg`. */
export function fileName(what: string, of: string, ending: string): string {
  const words = `${what} ${of}`
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${Array.from(words).slice(0, LONGEST).join('').replace(/-+$/, '')}.${ending}`;
}
