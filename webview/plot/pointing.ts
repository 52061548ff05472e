/** Gives the plotted variable values: by dragging its point, by keys, from the cross-hair. Knows no gestures. */
import type { Trace } from '../../src/trace/trace';
import { shortNumber } from '../numbers';
import type { Page } from '../page';
import { t } from '../words';
import type { Picture, Spot } from './chart';
import type { Choice } from './choice';
import { movedValue, roundedTo, stepped } from './put';
import { between } from './reading';

export interface Pointed {
  readonly choice: Choice;
  readonly trace: Trace;
  readonly picture: Picture;
  /** The width of the lines' area. */
  readonly pixels: number;
}

const DIGITS = 12;

export class Pointing {
  /** Where the point is while it is dragged: on the samples, before the host has answered. */
  dragged: Spot | null = null;
  private readonly page: Page;
  private readonly now: () => Pointed | null;

  constructor(page: Page, now: () => Pointed | null) {
    this.page = page;
    this.now = now;
  }

  /** Moves the point by steps of a key, and says where it is. */
  step(by: number): void {
    const now = this.now();
    const point = now?.picture.point ?? null;
    if (now === null || point === null) {
      this.page.announce(t('There is no point to move.'));
      return;
    }
    const { picture } = now;
    const x = stepped(point.x, by, picture.window, picture.scales.x);
    if (this.put(x)) this.page.announce(`${picture.xLabel} = ${shortNumber(x)}`);
  }

  /** The host is asked as it is for a slider; null: the point was let go. */
  drag(x: number | null): void {
    const now = this.now();
    if (x === null || now === null) {
      this.dragged = null;
      return;
    }
    const { picture, pixels } = now;
    const rounded = roundedTo(x, picture.window, pixels, picture.scales.x);
    this.dragged = between(picture.data, rounded);
    this.put(rounded);
  }

  /** Gives the variable that value; false where it cannot be given one here. */
  put(x: number | null): boolean {
    const now = this.now();
    const value = x === null || now === null ? null : movedValue(now.trace, now.choice, Number(x.toPrecision(DIGITS)));
    if (now === null || value === null) {
      this.page.announce(t('Only a variable that is a single number can be given a value here.'));
      return false;
    }
    this.page.setValue(now.choice.variable, value);
    return true;
  }
}
