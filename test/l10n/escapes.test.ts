import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRepository } from '../../scripts/setup/repository';
import { escapesIn } from './escapes';

/** Literals that are words and are rightly not translated, each with the reason. */
const ALLOWED: readonly { readonly text: RegExp; readonly path: RegExp; readonly because: string }[] = [
  { text: /^Autograd Lens\.?$/, path: /./, because: 'the product’s name' },
  { text: /^The setting … is …/, path: /^src\/editor\/settings\.ts$/, because: 'a line of the log' },
  {
    text: /^an array$/,
    path: /^src\/editor\/commands\/request\.ts$/,
    because: 'told to other extensions’ programmers',
  },
  { text: /^(?:const \w+ = |static backward)$/, path: /^src\/editor\/examples\//, because: 'code that is looked for' },
  { text: /^(?:\/\/|const x|\/\/\/ <reference)/, path: /^src\/editor\/snippets\//, because: 'code that is written' },
  { text: /^<div class/, path: /^src\/editor\/preview\/plugin\.ts$/, because: 'HTML around texts' },
  { text: /^<!DOCTYPE html>/, path: /^src\/inspector\/html\.ts$/, because: 'HTML around texts' },
  { text: /^A message that the page cannot read/, path: /^webview\/host\.ts$/, because: 'a line of the log' },
  { text: /^Security policy/, path: /^webview\/main\.ts$/, because: 'a line of the log' },
  { text: /^(?:….grad|grad |requires_grad|sum\(…\))$/, path: /^webview\//, because: 'PyTorch’s names' },
  { text: /^worker-src blob:$/, path: /^src\/inspector\/html\.ts$/, because: 'a part of the page’s policy' },
  {
    text: /^(?:button, |\.box-ring, )/,
    path: /^webview\/graph\/(?:backward\/stepping|export\/picture)\.ts$/,
    because: 'selectors of elements',
  },
  {
    text: /^(?:shape=|style=|…, color=|flowchart TD$)/,
    path: /^webview\/graph\/export\/(?:dot|mermaid)\.ts$/,
    because: 'a graph’s syntax',
  },
  {
    text: /(?:^600 12px|sans-serif$)/,
    path: /^webview\/(?:graph\/scene\/text|plot\/export\/ink)\.ts$/,
    because: 'a font',
  },
  { text: /^<(?:svg|defs)/, path: /^webview\/plot\/export\/svg\.ts$/, because: 'SVG around texts' },
  {
    text: /^(?:TypeScript|Python): (?:torch\.tensor|number\[\])$/,
    path: /^webview\/tensor\/copying\.ts$/,
    because: 'names of languages and of what they have',
  },
  { text: /^(?:tangent|point)$/, path: /^webview\/plot\/chart\.ts$/, because: 'names of data that no legend shows' },
];

const filesIn = (folder: string): readonly string[] =>
  readdirSync(inRepository(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name).replaceAll('\\', '/'));
const files = [
  ...filesIn('src/editor'),
  ...filesIn('src/inspector'),
  ...filesIn('src/assembly'),
  'src/extension.ts',
  ...filesIn('webview'),
].sort();

describe('what is shown comes through the table of texts', () => {
  it.each(files)('%s', (path) => {
    const escapes = escapesIn(path, readFileSync(inRepository(path), 'utf8')).filter(
      ({ text }) => !ALLOWED.some((one) => one.path.test(path) && one.text.test(text)),
    );
    expect(escapes).toEqual([]);
  });

  it('has no exception that nothing needs any more', () => {
    const found = files.flatMap((path) =>
      escapesIn(path, readFileSync(inRepository(path), 'utf8')).map(({ text }) => ({ path, text })),
    );
    const idle = ALLOWED.filter((one) => !found.some(({ path, text }) => one.path.test(path) && one.text.test(text)));
    expect(idle.map(({ because }) => because)).toEqual([]);
  });
});

describe('the rule', () => {
  const escapes = (text: string): readonly string[] => escapesIn('a.ts', text).map((one) => one.text);

  it('finds words in a row wherever they stand', () => {
    expect(escapes("const why = 'The text changed since.';")).toEqual(['The text changed since.']);
    expect(escapes('const at = `from ${a} to the end`;')).toEqual(['from … to the end']);
  });

  it('finds a single word where it is shown', () => {
    expect(escapes("button('Apply', go); x.title = 'Hide'; const a = { label: open ? 'Less' : 'More' };")).toEqual([
      'Apply',
      'Hide',
      'Less',
      'More',
    ]);
    expect(escapes("element('p', { 'aria-label': 'Notes' }, 'none', ` of ${n}`);")).toEqual(['Notes', 'none', ' of …']);
    expect(escapes("void window.showErrorMessage('Sorry');")).toEqual(['Sorry']);
  });

  it('lets through what is translated, what is code and what only programmers see', () => {
    expect(escapes("button(t('Apply to all'), go); l10n.t('The end of {0}', 'x');")).toEqual([]);
    expect(escapes("element('p', { class: 'muted why-text' }, name);")).toEqual([]);
    expect(escapes("throw new TypeError('expected a URI and a name'); log.error('no such thing');")).toEqual([]);
  });
});
