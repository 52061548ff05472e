/** What the colours of a heat map mean, in numbers and in words. */
import { element } from '../elements';
import { shortNumber } from '../numbers';
import { t } from '../words';
import type { Area } from './reading';
import { colorOf, cssOf, paletteNow } from './palette';

const STEPS = 21;
const SIZE = { width: 126, height: 10 };

export class HeatLegend {
  readonly root: HTMLElement;
  private readonly canvas = element('canvas', { class: 'tensor-legend-scale', 'aria-hidden': 'true', ...SIZE });

  /** `limit`: the largest magnitude. */
  constructor(limit: number, { rows, columns }: Area['block']) {
    this.root = element(
      'p',
      { class: 'tensor-legend' },
      element('span', {}, shortNumber(-limit)),
      this.canvas,
      element('span', {}, shortNumber(limit)),
      element('span', { class: 'muted' }, t('0 in the middle; NaN hatched, ∞ and −∞ solid')),
      rows * columns > 1 &&
        element(
          'span',
          { class: 'muted' },
          t('Each colour stands for the largest of {0} × {1} numbers; zoom in for single ones.', rows, columns),
        ),
    );
  }

  /** In the colours of the theme as it is now. */
  draw(): void {
    const context = this.canvas.getContext('2d');
    if (context === null) return;
    const palette = paletteNow();
    const width = SIZE.width / STEPS;
    for (let step = 0; step < STEPS; step += 1) {
      context.fillStyle = cssOf(colorOf((step / (STEPS - 1)) * 2 - 1, 1, palette));
      context.fillRect(step * width, 0, width, SIZE.height);
    }
  }
}
