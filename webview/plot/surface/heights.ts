/** The legend of the picture: each level with its colour and its number, from the least to the greatest. Knows no picture. */
import { element, fill } from '../../elements';
import { shortNumber } from '../../numbers';
import type { ChartColors } from '../../theme';
import { t } from '../../words';
import { heightOf, type Levels } from './levels';
import { swatchColor, themePalette } from './picture';

export function fillHeights(list: HTMLElement, levels: Levels, colors: ChartColors): void {
  const { least, greatest, values, spacing } = levels;
  if (!Number.isFinite(least)) {
    fill(list);
    return;
  }
  const palette = themePalette(colors);
  const item = (value: number, text: string): HTMLElement => {
    const swatch = element('span', { class: 'surface-swatch', 'aria-hidden': 'true' });
    swatch.style.backgroundColor = swatchColor(palette, greatest > least ? heightOf(levels, value) : 0.5);
    return element('li', {}, swatch, text);
  };
  if (greatest === least) {
    fill(list, item(least, t('{0} everywhere', shortNumber(least))));
    return;
  }
  fill(
    list,
    item(least, t('least {0}', shortNumber(least))),
    ...values.map((value) => item(value, shortNumber(value))),
    item(greatest, t('greatest {0}', shortNumber(greatest))),
    spacing === 'quantile' && element('li', { class: 'muted' }, t('lines where equally many values lie between them')),
  );
}
