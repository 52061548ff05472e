/** Of a box in the details: what it is joined to, the groups it stands in, and where else in the panel it is shown. */
import { element, type Child } from '../elements';
import { linkButton } from '../ui';
import { t } from '../words';
import type { Around } from './groups/control';
import type { Neighbour, Neighbours } from './neighbours';

export interface Elsewhere {
  readonly label: string;
  readonly title: string;
  readonly go: () => void;
}

export interface Surroundings {
  readonly neighbours: Neighbours;
  /** The innermost first. */
  readonly groups: readonly Around[];
  readonly elsewhere: readonly Elsewhere[];
}

export interface AroundActions {
  readonly select: (key: string) => void;
  readonly fold: (key: string) => void;
}

/** Longer lists are cut: the graph itself shows them. */
const MOST_LISTED = 12;

export function edgesOf({ neighbours, groups, elsewhere }: Surroundings, actions: AroundActions): Child[] {
  const { inputs, consumers, saved, base, views } = neighbours;
  const list = (name: string, found: readonly Neighbour[]): Child[] =>
    found.length === 0
      ? []
      : [
          element('dt', {}, name),
          element(
            'dd',
            { class: 'details-links' },
            ...found.slice(0, MOST_LISTED).map(({ key, title }) =>
              linkButton(title, t('Go to {0}', title), () => {
                actions.select(key);
              }),
            ),
            found.length > MOST_LISTED && '…',
          ),
        ];
  const edges = [
    ...list(t('computed from'), inputs),
    ...list(t('goes to'), consumers),
    ...list(t('saved'), saved),
    ...list(t('view of'), base),
    ...list(t('views'), views),
  ];
  return [
    edges.length > 0 && element('h3', {}, t('Edges')),
    edges.length > 0 && element('dl', { class: 'facts' }, ...edges),
    groups.length > 0 && element('h3', {}, t('Groups')),
    ...groups.map(({ key, title }) =>
      element(
        'p',
        { class: 'details-group' },
        linkButton(title, t('Fold {0}', title), () => {
          actions.fold(key);
        }),
      ),
    ),
    elsewhere.length > 0 &&
      element(
        'p',
        { class: 'details-elsewhere' },
        ...elsewhere.map(({ label, title, go }) => linkButton(label, title, go)),
      ),
  ];
}
