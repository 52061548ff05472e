/** The generated files follow from the definitions, and there is no second list of operators. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedFiles, generatedPaths } from '../../../scripts/generate/engine';

const engine = join(import.meta.dirname, '..', '..', '..', 'src', 'engine');

describe('src/engine/generated', () => {
  it('is what `npm run generate` writes now', { timeout: 60_000 }, async () => {
    const files = await generatedFiles(join(engine, 'operators'));
    expect([...generatedPaths(join(engine, 'generated'))].sort()).toEqual([...files.keys()].sort());
    for (const [path, text] of files) expect(readFileSync(join(engine, 'generated', path), 'utf8'), path).toBe(text);
  });
});
