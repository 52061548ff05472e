/** The buttons at the foot of the graph that change the view. Knows no graph. */
import { element, icon } from '../elements';
import { button } from '../ui';
import { t } from '../words';

export interface ViewActions {
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  /** Whether there is a map of the whole while not all is seen, and its switch. */
  readonly map: { readonly on: boolean; readonly turn: (on: boolean) => void };
}

export function graphTools(zoomText: HTMLElement, { zoomBy, fit, map }: ViewActions): HTMLElement {
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
    mapButton(map),
  );
}

function mapButton({ on, turn }: ViewActions['map']): HTMLElement {
  const control = button(
    t('Map'),
    () => {
      const turned = control.getAttribute('aria-pressed') !== 'true';
      control.setAttribute('aria-pressed', String(turned));
      turn(turned);
    },
    { appearance: 'icon', title: t('Map of the whole graph while not all of it is seen') },
    icon(MAP),
  );
  control.classList.add('map-switch');
  control.setAttribute('aria-pressed', String(on));
  return control;
}

const FIT = 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10';
const MAP = 'M2.5 3.5h11v9h-11zM8 7.5h3.5v3H8z';
