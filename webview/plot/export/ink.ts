/** The colours of what is saved: the theme's as they are, or dark on white for paper. */
import type { ChartColors } from '../../theme';
import type { Ink } from './picture';

const FAMILY = 'system-ui, -apple-system, "Segoe UI", sans-serif';

/** On paper there is no theme. */
export const PAPER: ChartColors = {
  function: '#b3261e',
  derivative: '#1b6e2c',
  tangent: '#1a5fb4',
  series: ['#b3261e', '#1b6e2c', '#1a5fb4', '#9a5700', '#6f2f9f', '#4f5b00'],
  point: '#1a1a1a',
  text: '#1a1a1a',
  muted: '#555555',
  grid: '#dddddd',
  background: '#ffffff',
  highContrast: false,
  font: FAMILY,
  fontSize: 12,
};

export function inkOf({ background, text, muted, grid, font }: ChartColors): Ink {
  return { background, text, muted, grid, font: font === '' ? FAMILY : font };
}
