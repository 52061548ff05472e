/** The generated files follow from the definitions, and there is no second list of operators. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { declarations } from '../../../scripts/generate/declarations/declarations';
import { generatedFiles, generatedPaths } from '../../../scripts/generate/engine';

const root = join(import.meta.dirname, '..', '..', '..');
const engine = join(root, 'src', 'engine');

describe('src/engine/generated', () => {
  it('is what `npm run generate` writes now', { timeout: 60_000 }, async () => {
    const files = await generatedFiles(engine);
    expect([...generatedPaths(join(engine, 'generated'))].sort()).toEqual([...files.keys()].sort());
    for (const [path, text] of files) expect(readFileSync(join(engine, 'generated', path), 'utf8'), path).toBe(text);
  });
});

describe('media/declarations', () => {
  it('is what `npm run generate` writes now', { timeout: 180_000 }, async () => {
    const written = readFileSync(join(root, 'media', 'declarations', 'autograd-lens.d.ts'), 'utf8');
    // Not `toBe` alone: a difference of a megabyte would be printed whole.
    expect(written === (await declarations(root)), 'run `npm run generate`').toBe(true);
  });
});
