/** What stands at the foot of the graph: its legend, and the buttons that change the view. Knows no graph. */
import { element, icon } from '../elements';
import { button } from '../ui';
import { t } from '../words';

export interface ViewActions {
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
}

export function graphTools(zoomText: HTMLElement, { zoomBy, fit }: ViewActions): HTMLElement {
  return element(
    'div',
    { class: 'graph-tools', role: 'toolbar', 'aria-label': t('View of the graph') },
    button(
      t('Zoom out'),
      () => {
        zoomBy(1 / 1.25);
      },
      { appearance: 'icon', title: t('Zoom out (−)') },
      icon('M3 8h10'),
    ),
    zoomText,
    button(
      t('Zoom in'),
      () => {
        zoomBy(1.25);
      },
      { appearance: 'icon', title: t('Zoom in (+)') },
      icon('M3 8h10M8 3v10'),
    ),
    button(t('Fit'), fit, { appearance: 'icon', title: t('Fit the graph (0)') }, icon(FIT)),
  );
}

const FIT = 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10';

export function legend(): HTMLElement {
  const sample = (kind: string, text: string): HTMLElement =>
    element('span', {}, element('i', { class: `sample sample-${kind}` }), text);
  return element(
    'p',
    { class: 'graph-legend' },
    sample('leaf', t('leaf')),
    sample('node', 'grad_fn'),
    sample('output', t('output')),
  );
}
