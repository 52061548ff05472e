/** A tensor in a line: what it is, and where its numbers lie. Knows nothing of single numbers. */
import { FEW_DIGITS, formatNumber } from '../../src/trace/format';
import type { TensorStatistics } from '../../src/trace/elements';
import type { TraceTensor } from '../../src/trace/trace';
import { element } from '../elements';
import { counted, t } from '../words';

/** `float32 [64, 128] · requires_grad`: shape first of all that PyTorch says of it. */
export function kindText({ dtype, shape, requires_grad }: TraceTensor): string {
  return [`${dtype} [${shape.join(', ')}]`, ...(requires_grad ? ['requires_grad'] : [])].join(' · ');
}

export function isEmpty({ summary }: TraceTensor): boolean {
  return summary.numel === 0;
}

type Fact = readonly [name: string, value: string];

/** `statistics` null: not known yet. */
export function factsOf({ summary }: TraceTensor, statistics: TensorStatistics | null): readonly Fact[] {
  const number = (value: number | null): string => formatNumber(value, FEW_DIGITS);
  const waiting = (value: string | undefined): string => value ?? '…';
  const { min, max, mean, nan, infinite } = summary;
  return [
    [t('min'), number(min)],
    [t('max'), number(max)],
    [t('mean'), number(mean)],
    [t('norm'), waiting(statistics === null ? undefined : number(statistics.norm))],
    [t('zeros'), waiting(statistics === null ? undefined : counted(statistics.zeros))],
    ['NaN', counted(nan)],
    [t('infinite'), counted(infinite)],
  ];
}

/** A line of them; `name` says of which. */
export function summaryLine(name: string, facts: readonly Fact[]): HTMLElement {
  return element(
    'p',
    { class: 'tensor-summary' },
    element('span', { class: 'tensor-summary-name' }, name),
    ...facts.flatMap(([what, value]) => [
      ' ',
      element(
        'span',
        {
          class:
            (what === 'NaN' || what === t('infinite')) && value !== '0' ? 'tensor-fact trouble-note' : 'tensor-fact',
        },
        element('span', { class: 'label' }, what),
        ' ',
        element('span', { class: 'tensor-fact-value' }, value),
      ),
    ]),
  );
}
