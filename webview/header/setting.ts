/** Texts name the setting that would allow more: there a button leads to it. */
import type { Send } from '../page';
import { button } from '../ui';

/** null where the text names none. */
export function settingIn(text: string): string | null {
  return /\bautogradLens(?:\.[a-zA-Z]+)+/.exec(text)?.[0] ?? null;
}

export function settingButton(text: string, send: Send): HTMLElement | null {
  const setting = settingIn(text);
  if (setting === null) return null;
  return button(
    'Open Setting',
    () => {
      send({ type: 'open-setting', setting });
    },
    { title: `Open Setting ${setting}` },
  );
}
