/** Leads to the setting that would allow a program more. */
import type { Send } from '../page';
import { button } from '../ui';
import { t } from '../words';

export function settingButton(setting: string, send: Send): HTMLElement {
  return button(
    t('Open Setting'),
    () => {
      send({ type: 'open-setting', setting });
    },
    { title: t('Open Setting {0}', setting) },
  );
}
