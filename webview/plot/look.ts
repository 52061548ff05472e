/** How the curve is looked at: orders, kinds of axes, the held range of y. Remembered over a reload. */
import type { CurveLook } from '../../src/inspector/protocol';
import { MAX_ORDER } from '../../src/trace/plot';
import type { Page } from '../page';

const PLAIN: CurveLook = { order: 1, x: 'linear', y: 'linear', held: null };

export function lookOf({ remembered }: Page): CurveLook {
  const look = { ...PLAIN, ...remembered.current.curve };
  return { ...look, order: Math.min(MAX_ORDER, Math.max(1, Math.round(look.order) || 1)) };
}

export function changeLook(page: Page, change: Partial<CurveLook>): void {
  page.remembered.update({ curve: { ...lookOf(page), ...change } });
}
