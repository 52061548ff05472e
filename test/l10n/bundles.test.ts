import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRepository } from '../../scripts/setup/repository';
import {
  ambiguous,
  bundleFile,
  bundleOf,
  LANGUAGES,
  lacks,
  manifestFile,
  type Bundle,
} from '../../scripts/strings/bundle';
import { collected } from '../../scripts/strings/collect';
import { isSameInEveryLanguage } from './names';

const found = collected(inRepository('.'));
const english = bundleOf(found);
const read = (file: string): Bundle =>
  existsSync(inRepository(file)) ? (JSON.parse(readFileSync(inRepository(file), 'utf8')) as Bundle) : {};

describe('the English texts', () => {
  it('can all be read from the sources', () => {
    expect(found.unreadable).toEqual([]);
    expect(Object.keys(english).length).toBeGreaterThan(1000);
  });

  it('have one text for each id', () => {
    expect(ambiguous(found)).toEqual([]);
  });

  it('are in the bundle as `npm run strings` writes it', () => {
    expect(read(bundleFile(null))).toEqual(english);
  });
});

describe.each(LANGUAGES)('%s', (language) => {
  it.each([
    [bundleFile(language), english],
    [manifestFile(language), read(manifestFile(null))],
  ])('%s is complete', (file, texts) => {
    expect(lacks(texts, read(file))).toEqual({ missing: [], superfluous: [], empty: [], otherHoles: [] });
  });

  it.each([
    [bundleFile(language), english],
    [manifestFile(language), read(manifestFile(null))],
  ])('%s leaves nothing in English but names', (file, texts) => {
    const translated = read(file);
    const same = Object.keys(texts).filter((key) => translated[key] === texts[key]);
    expect(same.filter((key) => !isSameInEveryLanguage(key, texts[key] ?? '', language))).toEqual([]);
  });
});
