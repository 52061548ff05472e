/** The button that opens the sheet of the keys, so that it is found without knowing one. */
import { icon } from '../elements';
import type { Page } from '../page';
import { button } from '../ui';
import { t } from '../words';

const KEYBOARD = 'M1.5 4h13v8h-13ZM4 6.5h.6M6.6 6.5h.6M9.2 6.5h.6M11.6 6.5h.6M4 9.5h.6M6.6 9.5h3M11.6 9.5h.6';

export function keysButton(page: Pick<Page, 'showKeys'>): HTMLElement {
  return button(
    t('Keys'),
    () => {
      page.showKeys();
    },
    { appearance: 'icon', title: t('Keys (?)') },
    icon(KEYBOARD),
  );
}
