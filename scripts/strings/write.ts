/** Writes the English texts for users. Knows no translation. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ambiguous, bundleFile, bundleOf, bundleText } from './bundle';
import { collected } from './collect';

/** Gives a line about what was done; fails where a text cannot be read from the source, or an id stands for two. */
export function writeStrings(root: string): string {
  const found = collected(root);
  const wrong = [
    ...found.unreadable.map((place) => `${place}: this text cannot be read from the source.`),
    ...ambiguous(found).map((id) => `${id}: this id stands for another text, too.`),
  ];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const bundle = bundleOf(found);
  const file = path.join(root, bundleFile(null));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bundleText(bundle));
  return `${String(Object.keys(bundle).length)} texts written to ${bundleFile(null)}.`;
}
