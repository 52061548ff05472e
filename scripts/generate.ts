/** `npm run generate`: writes the files that follow from the operator definitions. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedFiles } from './generate/engine';

async function main(): Promise<void> {
  const engine = join(dirname(fileURLToPath(import.meta.url)), '..', 'src', 'engine');
  const folder = join(engine, 'generated');
  mkdirSync(folder, { recursive: true });
  const files = await generatedFiles(join(engine, 'operators'));
  for (const [path, text] of files) writeFileSync(join(folder, path), text);
  console.log(`${files.size} files written to src/engine/generated.`);
}

void main();
