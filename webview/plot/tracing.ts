/**
 * The cross-hair of the function's plot: where it stands, which line it reads, and what it says. Led by pointer, keys and
 * landmarks; knows no samples but those it is shown.
 */
import type { Landmark } from '../../src/trace/landmarks';
import type { PlotData } from '../../src/trace/plot';
import { element, setAttributes, setText } from '../elements';
import type { Page } from '../page';
import { chartColors } from '../theme';
import { t } from '../words';
import { landmarkAfter, landmarkText } from './landmarks';
import type { Cross } from './overlay';
import { nearestTo, nearestToPoint, readingOf, sampleAfter, valuesAt, zerosAt, type Step } from './reading';
import { lookOfOrder, orderLabel } from './series';

export interface Traced {
  readonly data: PlotData;
  readonly label: string;
  readonly name: string;
  /** The orders whose lines are shown. */
  readonly orders: readonly number[];
  readonly landmarks: readonly Landmark[];
}

interface Place {
  readonly index: number;
  readonly landmark: Landmark | null;
}

export class Tracing {
  readonly readout = element('div', { class: 'plot-readout', 'aria-hidden': 'true' });
  private traced: Traced | null = null;
  private place: Place | null = null;
  /** The line that is read alone; null: all of them. */
  private order: number | null = null;
  private readonly stage: HTMLElement;
  private readonly page: Page;
  private readonly mark: (cross: Cross | null) => void;

  constructor(stage: HTMLElement, page: Page, mark: (cross: Cross | null) => void) {
    this.stage = stage;
    this.page = page;
    this.mark = mark;
  }

  show(traced: Traced): void {
    this.traced = traced;
    const { data, orders } = traced;
    if (this.place !== null && this.place.index >= data.x.length) this.place = null;
    if (this.order !== null && !orders.includes(this.order)) this.order = null;
    const at = data.x[this.place?.index ?? nearestToPoint(data)] ?? data.from;
    setAttributes(this.stage, { 'aria-valuemin': data.from, 'aria-valuemax': data.to, 'aria-valuenow': at });
    this.say();
  }

  /** Where it stands, else where it would. */
  get x(): number | null {
    const { traced, place } = this;
    if (traced === null) return null;
    return place?.landmark?.x ?? traced.data.x[place?.index ?? nearestToPoint(traced.data)] ?? null;
  }

  toSample(index: number | null): void {
    this.place = index === null ? null : { index, landmark: null };
    this.say();
  }

  /** The sample nearest to a place. */
  toPlace(x: number | null): void {
    this.toSample(x === null || this.traced === null ? null : nearestTo(this.traced.data, x));
  }

  toPoint(): void {
    if (this.place === null && this.traced !== null) this.toSample(nearestToPoint(this.traced.data));
    else this.say();
  }

  toLandmark(landmark: Landmark): void {
    if (this.traced === null) return;
    this.place = { index: nearestTo(this.traced.data, landmark.x), landmark };
    this.say();
    this.page.announce(landmarkText(landmark, this.traced.label, this.traced.name));
  }

  step(step: Step): void {
    if (this.traced === null) return;
    const last = this.traced.data.x.length - 1;
    const now = this.place?.index ?? nearestToPoint(this.traced.data);
    const wanted = sampleAfter(step, now, last);
    if (wanted < 0 && now === 0) this.page.announce(t('That is the first sample.'));
    if (wanted > last && now === last) this.page.announce(t('That is the last sample.'));
    this.toSample(Math.min(last, Math.max(0, wanted)));
  }

  landmark(by: 1 | -1): void {
    const { traced, x } = this;
    if (traced === null || x === null) return;
    const next = landmarkAfter(traced.landmarks, x, by);
    if (next !== null) this.toLandmark(next);
    else if (traced.landmarks.length === 0)
      this.page.announce(t('No root, extremum, inflection or pole in this range.'));
    else this.page.announce(by === 1 ? t('That is the last landmark.') : t('That is the first landmark.'));
  }

  /** To the next line, or to all of them. */
  line(by: 1 | -1): void {
    if (this.traced === null) return;
    const { orders, name, label } = this.traced;
    const choices = [null, ...orders];
    const next = choices[(choices.indexOf(this.order) + by + choices.length) % choices.length] ?? null;
    this.order = next;
    this.toPoint();
    this.page.announce(next === null ? t('All lines are read.') : t('{0} is read.', orderLabel(name, label, next)));
  }

  /** Takes the cross-hair away; false where there is none. */
  close(): boolean {
    if (this.place === null) return false;
    this.toSample(null);
    return true;
  }

  private say(): void {
    const { traced, place } = this;
    if (traced === null || place === null) {
      setText(this.readout, '');
      this.mark(null);
      return;
    }
    const { data, label, name, orders } = traced;
    const { landmark, index } = place;
    const x = landmark?.x ?? data.x[index];
    const values = landmark === null ? valuesAt(data, index) : [landmark.f, landmark.slope];
    const shown = orders.filter((order) => (this.order === null || order === this.order) && order < values.length);
    const text = readingOf(
      x,
      values,
      landmark === null ? shown : shown.filter((order) => order < 2),
      label,
      name,
      zerosAt(data, index, x ?? NaN, values),
    );
    const what = landmark === null ? text : `${landmarkText(landmark, label, name)}   ${text}`;
    setText(this.readout, what);
    // A slider's text is spoken by screen readers as it moves, politely and without a queue.
    setAttributes(this.stage, { 'aria-valuenow': x ?? 0, 'aria-valuetext': what.replace(/ {3}/g, ', ') });
    const colors = chartColors();
    this.mark({
      x: x ?? NaN,
      heights: shown.map((order) => ({
        y: values[order] ?? NaN,
        color: lookOfOrder(order, colors).color,
        chosen: order === this.order,
      })),
    });
  }
}
