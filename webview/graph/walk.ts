/** Where an arrow key leads in the graph: along lines up and down, along the layer to the sides. Pure. */
import { t } from '../words';
import type { Layout } from './layout';
import type { Line } from './model';

export type Step = 'up' | 'down' | 'left' | 'right';

/** What is said where there is no box that way. */
export const DEAD_ENDS: Readonly<Record<Step, () => string>> = {
  up: () => t('Nothing above: this box was computed from nothing else that is shown.'),
  down: () => t('Nothing below: nothing more was computed from this box.'),
  left: () => t('Nothing further left in this layer.'),
  right: () => t('Nothing further right in this layer.'),
};

/** The box to go to; the same where there is none that way. */
export function step(from: number, direction: Step, layout: Layout, lines: readonly Line[]): number {
  if (direction === 'left' || direction === 'right') {
    const layer = layout.layers.find((boxes) => boxes.includes(from)) ?? [];
    return layer[layer.indexOf(from) + (direction === 'left' ? -1 : 1)] ?? from;
  }
  const neighbours =
    direction === 'down'
      ? lines.filter((line) => line.from === from).map(({ to }) => to)
      : lines.filter(({ to }) => to === from).map((line) => line.from);
  const here = layout.boxes[from] ?? { x: 0, y: 0 };
  const distance = (box: number): number => {
    const { x, y } = layout.boxes[box] ?? here;
    // The next layer first, then straight ahead.
    return Math.abs(y - here.y) * 1000 + Math.abs(x - here.x);
  };
  return neighbours.sort((one, other) => distance(one) - distance(other))[0] ?? from;
}
