/** How a gradient came about, as elements: each path by its formula and its numbers, and the sum. */
import { element, type Child } from '../../elements';
import { button } from '../../ui';
import { counted, t } from '../../words';
import type { NodeId } from '../../../src/trace/trace';
import { elementStepper, mathematics, signList } from './pane';
import type { PathsText, PathText } from './pathtext';
import type { Step } from './steps';

export interface PathsActions {
  readonly close: () => void;
  /** Marks the path in the picture; null: none. */
  readonly mark: (path: PathText | null) => void;
  readonly element: (element: number) => void;
  readonly goToNode: (node: NodeId) => void;
}

export function pathsPane(text: PathsText, elements: Step['elements'], at: number, actions: PathsActions): HTMLElement {
  return element(
    'section',
    { class: 'details backward-paths', 'aria-label': text.title },
    element(
      'header',
      { class: 'details-head' },
      element('h2', {}, text.title),
      button(t('Close'), actions.close, { appearance: 'icon', title: t('Close the paths (Escape)') }, '✕'),
    ),
    elementStepper({ elements }, at, actions),
    element('p', {}, text.lead),
    text.paths.length > 1 && mathematics(text.sum.formula),
    element('ol', { class: 'backward-list' }, ...text.paths.map((path, place) => item(path, place, actions))),
    text.rest !== '' && element('p', {}, text.rest),
    element('h3', {}, t('Sum')),
    mathematics(text.sum.numbers, 'backward-total'),
    element(
      'p',
      { class: `verdict verdict-${text.agrees ? 'agrees' : 'differs'}` },
      `${text.agrees ? '✓' : '⚠'} ${text.verdict}`,
    ),
    ...text.notes.map((note) => element('p', { class: 'backward-note' }, note)),
    signList(text.signs, actions.goToNode),
  );
}

function item(path: PathText, place: number, actions: PathsActions): HTMLElement {
  const show = button(
    t('Show the path'),
    () => {
      const on = show.getAttribute('aria-pressed') !== 'true';
      for (const other of show.closest('ol')?.querySelectorAll('[aria-pressed]') ?? [])
        other.setAttribute('aria-pressed', 'false');
      show.setAttribute('aria-pressed', String(on));
      actions.mark(on ? path : null);
    },
    { appearance: 'icon', title: t('Show path {0} in the graph', counted(place + 1)) },
    t('Show'),
  );
  show.setAttribute('aria-pressed', 'false');
  const parts: readonly Child[] = [mathematics(path.formula), mathematics(path.numbers, 'backward-numbers')];
  return element(
    'li',
    {},
    element('div', { class: 'backward-path' }, element('div', { class: 'backward-path-math' }, ...parts), show),
  );
}
