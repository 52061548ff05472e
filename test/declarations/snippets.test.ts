/** The editor's snippets: each, inserted and left as it is, checks and runs. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runText } from '../languages/typescript/realm/texts';
import { BESIDE, check, COMPILERS } from './compilers';
import { expanded, type Snippet } from './expanded';

const root = path.resolve(import.meta.dirname, '../..');

interface Manifest {
  readonly contributes: { readonly snippets: readonly { readonly language: string; readonly path: string }[] };
}

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
const snippets = manifest.contributes.snippets.flatMap(({ language, path: file }) => {
  const all = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Readonly<Record<string, Snippet>>;
  return Object.entries(all).map(([name, snippet]) => ({ language, name, snippet, text: expanded(snippet) }));
});

test('each language has the same, by their prefixes, which begin alike and are each other’s', () => {
  const prefixes = (language: string): string[] =>
    snippets.flatMap((one) => (one.language === language ? [one.snippet.prefix] : []));
  expect(prefixes('javascript')).toEqual(prefixes('typescript'));
  expect(new Set(prefixes('typescript')).size).toBe(prefixes('typescript').length);
  for (const prefix of prefixes('typescript')) expect(prefix).toMatch(/^grad[a-z]+$/);
});

describe.each(snippets)('$language: $name', ({ text, snippet, language }) => {
  test('runs and tells something', async () => {
    const { done, printed, told } = await runText(text);
    expect(done.ending).toEqual({ kind: 'finished' });
    expect(printed + told.join()).not.toBe('');
    // Every hole was filled.
    expect(text).not.toMatch(/\$\{|\$\d/);
  });

  test('has types where there are any, a place to go on, and says what it is', () => {
    expect(/: Tensor\b/.test(text)).toBe(language === 'typescript' && /: Tensor\b/.test(snippet.body.join()));
    expect(snippet.body.at(-1)).toContain('$0');
    expect(snippet.description).toMatch(/^[A-Z].*\.$/);
  });
});

test.each(COMPILERS)('%s finds nothing in them', { timeout: 180_000 }, async (compiler) => {
  const files = snippets.map(({ language, snippet, text }): [string, string] => [
    `${snippet.prefix}.${language === 'typescript' ? 'ts' : 'mjs'}`,
    text,
  ]);
  expect(await check(compiler, { ...Object.fromEntries(files), ...BESIDE }, { options: ['--checkJs'] })).toEqual([]);
});
