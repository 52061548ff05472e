/**
 * `npm run strings`: writes the English texts for users to l10n/bundle.l10n.json, and says what each translation lacks.
 * With `--prune` what a translation has too much is taken out of it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRepository } from './setup/repository';
import { bundleFile, bundleText, LANGUAGES, lacks, manifestFile, type Bundle } from './strings/bundle';
import { writeStrings } from './strings/write';

function main(): void {
  console.log(writeStrings(inRepository('.')));
  for (const language of LANGUAGES) {
    report(bundleFile(language), read(bundleFile(null)));
    report(manifestFile(language), read(manifestFile(null)));
  }
}

function report(file: string, english: Bundle): void {
  const translated = read(file);
  for (const [what, keys] of Object.entries(lacks(english, translated)) as [string, readonly string[]][])
    if (keys.length > 0) console.log(`${file}, ${what}: ${keys.map((key) => JSON.stringify(key)).join(', ')}`);
  if (!process.argv.includes('--prune')) return;
  const kept = Object.entries(translated).filter(([key]) => Object.hasOwn(english, key));
  writeFileSync(inRepository(file), bundleText(Object.fromEntries(kept)));
}

function read(file: string): Bundle {
  const whole = inRepository(file);
  return existsSync(whole) ? (JSON.parse(readFileSync(whole, 'utf8')) as Bundle) : {};
}

main();
