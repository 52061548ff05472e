/** Leads to the setting that would allow a program more. */
import type { Send } from '../page';
import { button } from '../ui';

export function settingButton(setting: string, send: Send): HTMLElement {
  return button(
    'Open Setting',
    () => {
      send({ type: 'open-setting', setting });
    },
    { title: `Open Setting ${setting}` },
  );
}
