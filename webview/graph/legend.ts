/** What the shapes of the graph mean: only those that are in it, each drawn small and named. Knows no trace. */
import { element, svg } from '../elements';
import { t } from '../words';
import type { GraphModel } from './model';

interface Entry {
  readonly isIn: (model: GraphModel) => boolean;
  readonly name: () => string;
  readonly draw: () => SVGElement[];
}

const WIDTH = 22;
const HEIGHT = 14;

const ENTRIES: readonly Entry[] = [
  {
    isIn: ({ boxes }) => boxes.some(({ kind }) => kind === 'leaf'),
    name: () => t('leaf that requires grad'),
    draw: () => [frame('leaf', 6)],
  },
  {
    isIn: ({ boxes }) => boxes.some(({ kind }) => kind === 'constant'),
    name: () => t('leaf without gradient'),
    draw: () => [frame('constant', 6)],
  },
  {
    isIn: ({ boxes }) => boxes.some(({ kind }) => kind === 'node'),
    name: () => 'grad_fn',
    draw: () => [frame('node', 1)],
  },
  {
    isIn: ({ boxes }) => boxes.some(({ name }) => name !== null),
    name: () => t('your name for a result'),
    draw: () => [svg('path', { class: 'sample-flag', d: 'M2 2.5H15L20 7L15 11.5H2Z' })],
  },
  {
    isIn: ({ boxes }) => boxes.some(({ kind }) => kind === 'group'),
    name: () => t('folded group'),
    draw: () => [svg('path', { class: 'sample-line', d: 'M4 11V13H21V4H19' }), frame('group', 1, 17, 9)],
  },
  {
    isIn: ({ boxes }) => boxes.some(({ kind }) => kind === 'output'),
    name: () => t('output'),
    draw: () => [frame('output', 1), svg('rect', { class: 'sample-output', x: 4, y: 4, width: 14, height: 6 })],
  },
  {
    isIn: ({ boxes }) => boxes.some(({ kind }) => kind === 'saved'),
    name: () => t('saved for backward'),
    draw: () => [
      svg('path', { class: 'sample-saved', d: 'M2 1.5H15L20 6.5V12.5H2Z' }),
      svg('path', { class: 'sample-line', d: 'M15 1.5V6.5H20' }),
    ],
  },
  {
    isIn: ({ lines }) => lines.some(({ kind }) => kind === 'view'),
    name: () => t('view and base'),
    draw: () => [svg('path', { class: 'sample-line sample-view', d: 'M1 7H21' })],
  },
  {
    isIn: ({ boxes }) => boxes.some(({ gradientText }) => gradientText === '—'),
    name: () => t('not computed'),
    draw: () => [svg('text', { class: 'sample-text', x: 11, y: 11, 'text-anchor': 'middle' }, '—')],
  },
  {
    isIn: ({ boxes }) => boxes.some(({ trouble }) => trouble !== null),
    name: () => t('first NaN or infinity'),
    draw: () => [svg('text', { class: 'sample-text sample-trouble', x: 11, y: 12, 'text-anchor': 'middle' }, '⚠')],
  },
];

export class Legend {
  readonly root = element('ul', { class: 'graph-legend', 'aria-label': t('Legend') });
  private shown = '';

  update(model: GraphModel): void {
    const entries = ENTRIES.filter(({ isIn }) => isIn(model));
    const names = entries.map(({ name }) => name());
    if (this.shown === names.join('\n')) return;
    this.shown = names.join('\n');
    this.root.replaceChildren(
      ...entries.map(({ draw }, index) =>
        element(
          'li',
          {},
          svg(
            'svg',
            { class: 'sample', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, 'aria-hidden': 'true' },
            ...draw(),
          ),
          names[index],
        ),
      ),
    );
  }
}

function frame(kind: string, round: number, width = WIDTH - 4, height = HEIGHT - 3): SVGElement {
  return svg('rect', { class: `sample-${kind}`, x: 2, y: 1.5, width, height, rx: round });
}
