/** What stands below a plot in words: its notes, and where a condition of the program flips. */
import { formatNumber } from '../../src/trace/format';
import type { PlotData, Scale } from '../../src/trace/plot';
import type { Trace } from '../../src/trace/trace';
import { element, icon, INFORMATION, WARNING, type Child } from '../elements';
import { fragment } from '../numbers';
import type { Page } from '../page';
import { linkButton } from '../ui';
import { counted, said, t, withParts } from '../words';
import { flipsInside } from './flips';
import { orderLabel, seriesOf } from './series';

/** More flips are counted, not listed. */
const LISTED_FLIPS = 4;

export function note(...text: readonly Child[]): HTMLElement {
  return item('info', INFORMATION, text);
}

export interface Noted {
  readonly label: string;
  readonly name: string;
  /** How y is divided. */
  readonly y: Scale;
  readonly trace: Trace | null;
  readonly page: Page;
}

/** All that is to be said below the plot. */
export function notesOf(data: PlotData, { label, name, y, trace, page }: Noted): HTMLElement[] {
  return [
    ...data.notes.map((one) => note(said(one))),
    ...(y === 'log' ? withoutPlace(data, label, name) : []),
    ...flipNotes(data, label, trace, page),
  ];
}

/** What a logarithmic axis cannot show is told, line by line. */
function withoutPlace(data: PlotData, label: string, name: string): HTMLElement[] {
  return seriesOf(data).flatMap(({ order, values }) => {
    const finite = values.filter(Number.isFinite);
    const lost = finite.filter((value) => value <= 0).length;
    if (lost === 0) return [];
    const line = orderLabel(name, label, order);
    return [
      note(
        lost === finite.length
          ? t('{0} is nowhere above 0 here: it has no place on a logarithmic axis.', line)
          : t(
              '{0} of {1} values of {2} are not above 0: they have no place on a logarithmic axis.',
              counted(lost),
              counted(finite.length),
              line,
            ),
      ),
    ];
  });
}

/** Beyond a flip the program itself would have gone another way; the recorded operations go on as they were. */
function flipNotes(data: PlotData, label: string, trace: Trace | null, { host }: Page): HTMLElement[] {
  const flips = flipsInside(data);
  if (flips.length === 0) return [];
  const rest = flips.length - LISTED_FLIPS;
  const places = flips.slice(0, LISTED_FLIPS).map(({ x, range }) => {
    const text = (trace === null ? null : fragment(trace, range, 40)) ?? t('a condition');
    const condition =
      range === null
        ? text
        : linkButton(text, t('Show in the editor'), () => {
            host.send({ type: 'reveal', range });
          });
    const at = `${label} = ${formatNumber(Number(x.toPrecision(6)))}`;
    const sentence = withParts('At {0} {1} flips: the program would go another way there.', at, condition);
    return item('warning', WARNING, sentence);
  });
  const run = linkButton(t('Run again'), t('Run the program again, with the text as it is now'), () => {
    host.send({ type: 'rerun' });
  });
  return [
    ...places,
    ...(rest > 0 ? [note(moreFlips(rest))] : []),
    note(
      ...withParts(
        'The curve goes on with the operations that were recorded. To see the other way, change the value in the text: {0}',
        run,
      ),
    ),
  ];
}

function moreFlips(count: number): string {
  return count === 1
    ? t('1 more condition flips in this range.')
    : t('{0} more conditions flip in this range.', counted(count));
}

function item(severity: 'info' | 'warning', sign: string, text: readonly Child[]): HTMLElement {
  return element(
    'li',
    { class: `note note-${severity}` },
    element('span', { class: 'note-sign', 'aria-hidden': 'true' }, icon(sign)),
    element('span', {}, ...text),
  );
}
