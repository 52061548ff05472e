/** Texts that are the same in a translation as in English, each with the reason. Knows no bundle. */

/** Of every language: nothing in them is a word of English. */
const EVERYWHERE: readonly RegExp[] = [
  // Holes and signs alone: `{name}: {text}`, `✗ {0}`.
  /^(?:\{\w+\}|[^\p{L}])*$/u,
  // Names of products, of languages, of people and of what PyTorch calls so.
  /^(?:Autograd(?: Lens)?|PyTorch|Python|TypeScript|JavaScript|Markdown|LaTeX|Jacobian|ReLU|ELU|GELU|SiLU|ln\(1 \+ u\))$/,
  // Code that is to be written as it stands there.
  /^const fixed = x\.detach\(\);$/,
];

/** Words that a language has taken over as they are. */
const TAKEN_OVER: Readonly<Record<string, ReadonlySet<string>>> = {
  de: new Set(['Code', 'Gradient', 'Graph', 'Plot', 'Training', 'gradient {0}', 'in {0}']),
  // As they stand on keyboards there.
  'zh-cn': new Set(['End', 'Enter', 'Escape', 'Home', 'Page Down', 'Page Up', 'Shift']),
};

export function isSameInEveryLanguage(key: string, english: string, language: string): boolean {
  return (
    EVERYWHERE.some((pattern) => pattern.test(english)) ||
    TAKEN_OVER[language]?.has(english) === true ||
    TAKEN_OVER[language]?.has(key) === true
  );
}
