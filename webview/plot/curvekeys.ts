/** What keys do on the function's plot. Knows the table of keys, and whom they are for. */
import { actionOf } from '../keys/bindings';
import { shortNumber } from '../numbers';
import type { Page } from '../page';
import { t } from '../words';
import { rangeAfter } from './axes/zoom';
import type { Picture } from './chart';
import type { Pointing } from './pointing';
import type { Interval } from './range';
import { isStep } from './reading';
import type { Tracing } from './tracing';

export interface KeyListener {
  readonly picture: () => Picture | null;
  readonly look: (x: Interval) => void;
  readonly reset: () => void;
  readonly hold: (held: boolean) => void;
}

const STEPS = { 'point-left': -1, 'point-right': 1, 'point-left-far': -10, 'point-right-far': 10 };

export class CurveKeys {
  private readonly page: Page;
  private readonly tracing: Tracing;
  private readonly pointing: Pointing;
  private readonly on: KeyListener;

  constructor(page: Page, tracing: Tracing, pointing: Pointing, on: KeyListener) {
    this.page = page;
    this.tracing = tracing;
    this.pointing = pointing;
    this.on = on;
  }

  press(event: KeyboardEvent): void {
    const action = actionOf('plot', event);
    const picture = this.on.picture();
    if (action === null || picture === null || picture.data.x.length === 0) return;
    event.preventDefault();
    if (isStep(action)) {
      this.tracing.step(action);
      return;
    }
    switch (action) {
      case 'put':
        this.pointing.put(this.tracing.x);
        break;
      case 'zoom-in':
      case 'zoom-out':
      case 'pan-left':
      case 'pan-right':
        this.look(rangeAfter(action, picture.window, this.tracing.x ?? picture.data.from, picture.scales.x));
        break;
      case 'fit':
        this.on.reset();
        break;
      case 'next-line':
      case 'line-before':
        this.tracing.line(action === 'next-line' ? 1 : -1);
        break;
      case 'next-landmark':
      case 'landmark-before':
        this.tracing.landmark(action === 'next-landmark' ? 1 : -1);
        break;
      case 'hold':
        this.on.hold(picture.held === null);
        this.page.announce(picture.held === null ? t('The range of y stays.') : t('The range of y follows the curve.'));
        break;
      default:
        this.pointing.step(STEPS[action]);
    }
  }

  private look(range: Interval | null): void {
    if (range === null) {
      this.page.announce(t('The range goes no further that way.'));
      return;
    }
    this.on.look(range);
    this.page.announce(t('From {0} to {1}', shortNumber(range.from), shortNumber(range.to)));
  }
}
