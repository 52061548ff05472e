/** `npm run generate`: writes the files that follow from the operator definitions, the compiled kernels, the declarations for programs, the page of notations, and the English texts for users. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { declarations } from './generate/declarations/declarations';
import { generatedFiles, generatedPaths } from './generate/engine';
import { notationsPage } from './generate/notations';
import { writeStrings } from './strings/write';

async function main(): Promise<void> {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  const engine = join(root, 'src', 'engine');
  const folder = join(engine, 'generated');
  const files = await generatedFiles(engine);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const path of generatedPaths(folder)) if (!files.has(path)) rmSync(join(folder, path));
  console.log(`${files.size} files written to src/engine/generated.`);
  const media = join(root, 'media', 'declarations');
  mkdirSync(media, { recursive: true });
  writeFileSync(join(media, 'autograd-lens.d.ts'), await declarations(root));
  console.log('media/declarations/autograd-lens.d.ts written.');
  writeFileSync(join(root, 'docs', 'notations.md'), notationsPage());
  console.log('docs/notations.md written.');
  console.log(writeStrings(root));
}

void main();
