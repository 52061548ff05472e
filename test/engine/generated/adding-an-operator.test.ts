/** What docs/adding-an-operator.md shows and says of operator files is so. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, 'src', 'engine', 'operators');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && path !== 'definition.ts')
  .map((path): [string, string] => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]);

describe('docs/adding-an-operator.md', () => {
  it('shows a definition as it stands in the source', () => {
    const page = readFileSync(join(root, 'docs', 'adding-an-operator.md'), 'utf8');
    const [, example = ''] = /```ts\n([^`]*)```/.exec(page) ?? [];
    expect(example).toMatch(/^export const \w+ = /);
    expect(sources.filter(([, text]) => text.includes(`\n${example}`)).map(([path]) => path)).toHaveLength(1);
  });

  it.each(sources)('%s imports no other operator file', (_, text) => {
    const inside = [...text.matchAll(/from '(\.[^']*)'/g)].flatMap(([, path = '']) =>
      path.startsWith('../../') || path === '../definition' ? [] : [path],
    );
    expect(inside).toEqual([]);
  });
});
