/** What stands below a plot in words: its notes, and where a condition of the program flips. */
import { formatNumber } from '../../src/trace/format';
import type { PlotData } from '../../src/trace/plot';
import type { Trace } from '../../src/trace/trace';
import { element, icon, INFORMATION, WARNING, type Child } from '../elements';
import { fragment } from '../numbers';
import type { Page } from '../page';
import { linkButton } from '../ui';
import { counted, t, withParts } from '../words';
import { flipsInside } from './chart';

/** More flips are counted, not listed. */
const LISTED_FLIPS = 4;

export function note(...text: readonly Child[]): HTMLElement {
  return item('info', INFORMATION, text);
}

/** Beyond a flip the program itself would have gone another way; the recorded operations go on as they were. */
export function flipNotes(data: PlotData, label: string, trace: Trace | null, { host }: Page): HTMLElement[] {
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
