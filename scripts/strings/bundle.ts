/** The texts as bundles: the English one as it is written, and what a translated one lacks. Knows no sources. */
import type { Collected } from './collect';

export type Bundle = Readonly<Record<string, string>>;

/** The languages besides English, as VS Code names them. */
export const LANGUAGES = ['de', 'zh-cn'] as const;

export const bundleFile = (language: string | null): string =>
  `l10n/bundle.l10n${language === null ? '' : `.${language}`}.json`;
export const manifestFile = (language: string | null): string =>
  `package.nls${language === null ? '' : `.${language}`}.json`;

/** The English bundle, sorted by key. */
export function bundleOf({ texts }: Collected): Bundle {
  const keys = [...new Set(texts.map(({ key }) => key))].sort();
  const english = new Map(texts.map((text) => [text.key, text.english]));
  return Object.fromEntries(keys.map((key) => [key, english.get(key) ?? '']));
}

/** Ids that stand for more than one text, with their places. */
export function ambiguous({ texts }: Collected): readonly string[] {
  const english = new Map<string, string>();
  return texts.flatMap(({ key, english: text, place }) => {
    const known = english.get(key) ?? text;
    english.set(key, known);
    return known === text ? [] : [`${key} (${place})`];
  });
}

export function bundleText(bundle: Bundle): string {
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

export interface Lacks {
  readonly missing: readonly string[];
  readonly superfluous: readonly string[];
  readonly empty: readonly string[];
  /** Keys whose holes are others than the English text's. */
  readonly otherHoles: readonly string[];
}

export function lacks(english: Bundle, translated: Bundle): Lacks {
  const keys = Object.keys(english);
  const both = keys.filter((key) => Object.hasOwn(translated, key));
  return {
    missing: keys.filter((key) => !Object.hasOwn(translated, key)),
    superfluous: Object.keys(translated).filter((key) => !Object.hasOwn(english, key)),
    empty: both.filter((key) => translated[key]?.trim() === ''),
    otherHoles: both.filter((key) => holesOf(english[key]) !== holesOf(translated[key])),
  };
}

/** `{0}` and `{name}`, links to commands and names of settings, each as often as it stands there. */
function holesOf(text = ''): string {
  return [...text.matchAll(/\{\w+\}|\(command:[^)]*\)|`#[^`]*#`/g)]
    .map(([hole]) => hole)
    .sort()
    .join(' ');
}
