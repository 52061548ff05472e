/** Where a hover, or a light bulb at a mere caret, may speak: the setting `autogradLens.hover` put into words. */

export const HOVER_MODES = ['afterFirstUse', 'always', 'off'] as const;
export type HoverMode = (typeof HOVER_MODES)[number];

/** In texts of these languages a formula is at home: no first use is waited for. */
const FORMULA_LANGUAGES: readonly string[] = ['markdown', 'latex'];

/** `used`: whether something was differentiated in the document. */
export function maySpeak(mode: HoverMode, language: string, used: boolean): boolean {
  switch (mode) {
    case 'off':
      return false;
    case 'always':
      return true;
    case 'afterFirstUse':
      return used || FORMULA_LANGUAGES.includes(language);
  }
}

/** The setting as it stands in the settings file, where anything may stand. */
export function hoverMode(setting: unknown): HoverMode {
  return HOVER_MODES.find((mode) => mode === setting) ?? 'afterFirstUse';
}
