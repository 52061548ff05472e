/** What the widths of lines mean while gradients are drawn by their size. Knows no scene. */
import { element } from '../../elements';
import { shortNumber } from '../../numbers';
import { t } from '../../words';
import type { GradientSizes } from './sizes';

/** Beyond this many times the gradient of the output, what reaches a leaf is called exploding; below, vanishing. */
const MANY = 1e3;

export function sizeLegend(sizes: GradientSizes): HTMLElement {
  const { least, most, zero, none, infinite } = sizes;
  const sample = (kind: string, text: string): HTMLElement =>
    element('span', {}, element('i', { class: `line-sample line-sample-${kind}` }), text);
  return element(
    'p',
    { class: 'size-legend' },
    least !== null && sample('least', shortNumber(least)),
    least !== null && most !== null && most > least && sample('most', shortNumber(most)),
    zero.lines.size + zero.boxes.size > 0 && sample('zero', t('zero')),
    none.lines.size > 0 && sample('none', t('no gradient')),
    infinite.lines.size + infinite.boxes.size > 0 && sample('infinite', t('NaN or infinite')),
    element('span', { class: 'size-said' }, sizesSaid(sizes)),
  );
}

/** Whether gradients vanish or explode on the way to the leaves. */
export function sizesSaid({ leaves, infinite }: GradientSizes): string {
  if (infinite.boxes.size > 0) return t('Some gradients are not finite.');
  if (leaves === null) return '';
  if (leaves.most >= MANY && leaves.least <= 1 / MANY)
    return t(
      'From the output to the leaves gradients grow up to {0} times and shrink down to {1} times.',
      shortNumber(leaves.most),
      shortNumber(leaves.least),
    );
  if (leaves.most >= MANY)
    return t('Exploding: a leaf’s gradient is {0} times that of the output.', shortNumber(leaves.most));
  if (leaves.least <= 1 / MANY)
    return t('Vanishing: a leaf’s gradient is {0} times that of the output.', shortNumber(leaves.least));
  return '';
}
