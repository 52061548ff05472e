/** The elements of the function's plot and how they stand to each other. Knows nothing of what they show. */
import { element } from '../elements';
import { t } from '../words';
import type { RangeFields } from './rangefields';

export function partsOf() {
  const canvas = element('canvas', { role: 'img' });
  return {
    canvas,
    stage: element(
      'div',
      {
        class: 'plot-stage',
        role: 'slider',
        tabindex: 0,
        'aria-label': t('Trace along the plot'),
        'aria-orientation': 'horizontal',
        'aria-valuenow': 0,
        'aria-describedby': 'plot-course plot-slope',
      },
      canvas,
    ),
    legend: element('div', { class: 'plot-legend', role: 'group', 'aria-label': t('Series') }),
    message: element('p', { class: 'plot-message', role: 'status', id: 'plot-problem' }),
    /** In sentences what the chart shows: read aloud with it, seen above its table. */
    course: element('p', { class: 'plot-course muted', id: 'plot-course' }),
    slope: element('p', { class: 'plot-slope', id: 'plot-slope' }),
    notes: element('ul', { class: 'notes' }),
    tablePlace: element('div', {
      class: 'table-scroll',
      tabindex: 0,
      role: 'region',
      'aria-label': t('Plot as table'),
      hidden: true,
    }),
  };
}

export type Parts = ReturnType<typeof partsOf> & {
  readonly along: HTMLElement;
  readonly range: Pick<RangeFields, 'fields' | 'buttons'>;
  readonly asTable: HTMLElement;
  readonly tools: HTMLElement;
  readonly readout: HTMLElement;
  readonly landmarks: HTMLElement;
};

export function arranged(parts: Parts): HTMLElement {
  const spring = element('span', { class: 'spring' });
  const { along, range, asTable } = parts;
  return element(
    'div',
    { class: 'plot' },
    element('div', { class: 'toolbar plot-toolbar' }, along, range.fields, range.buttons, spring, asTable),
    parts.tools,
    element('div', { class: 'plot-line' }, parts.legend, parts.readout),
    parts.message,
    parts.stage,
    parts.slope,
    parts.landmarks,
    parts.course,
    parts.tablePlace,
    parts.notes,
  );
}
