/** `npm run generate`: writes the files that follow from the operator definitions, and the page of notations. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedFiles, generatedPaths } from './generate/engine';
import { notationsPage } from './generate/notations';

async function main(): Promise<void> {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  const folder = join(root, 'src', 'engine', 'generated');
  const files = await generatedFiles(join(root, 'src', 'engine', 'operators'));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const path of generatedPaths(folder)) if (!files.has(path)) rmSync(join(folder, path));
  console.log(`${files.size} files written to src/engine/generated.`);
  writeFileSync(join(root, 'docs', 'notations.md'), notationsPage());
  console.log('docs/notations.md written.');
}

void main();
