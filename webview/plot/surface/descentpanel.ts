/**
 * Gradient descent beside the picture: step size, momentum and number of steps to choose, the path's steps one by one or
 * played, how it ended in words, and its numbers as a list. Asks for nothing; tells what is wanted.
 */
import type { DescentData } from '../../../src/trace/descent';
import { formatNumber } from '../../../src/trace/format';
import { isMessage, parseValue } from '../../../src/trace/value';
import { element, fill, setAttributes, setText } from '../../elements';
import { button, textField, type Field } from '../../ui';
import { counted, said, t } from '../../words';
import { pathTable, type Names } from './tables';

export interface DescentChoices {
  readonly rate: number;
  readonly momentum: number;
  readonly steps: number;
}

export interface DescentListener {
  /** Other numbers were chosen: the path is another one. */
  readonly chosen: (choices: DescentChoices) => void;
  readonly startAtPoint: () => void;
  /** Another step is the last that is drawn. */
  readonly moved: () => void;
  readonly cleared: () => void;
  readonly announce: (text: string) => void;
}

/** The slider runs over powers of ten. */
const LEAST_POWER = -6;
const MOST_POWER = 1;
/** Milliseconds for all steps of a path, and for one. */
const PLAYED_IN = 4000;
const LONGEST_PAUSE = 300;

export class DescentPanel {
  readonly root: HTMLElement;
  private readonly rate: Field;
  private readonly slider = element('input', {
    type: 'range',
    class: 'slider',
    min: LEAST_POWER,
    max: MOST_POWER,
    step: 0.05,
    'aria-label': t('Step size, by powers of ten'),
  });
  private readonly momentum: Field;
  private readonly steps: Field;
  private readonly problem = element('p', { class: 'plot-message is-error', id: 'descent-problem', role: 'alert' });
  private readonly ending = element('p', { class: 'descent-said', role: 'status' });
  private readonly place = element('p', { class: 'muted' });
  private readonly list = element('div', {
    class: 'table-scroll descent-list',
    tabindex: 0,
    role: 'region',
    'aria-label': t('Steps of the path'),
    hidden: true,
  });
  private readonly walk: HTMLElement;
  private readonly play: HTMLElement;
  private readonly listener: DescentListener;
  private choices: DescentChoices = { rate: 0.1, momentum: 0, steps: 100 };
  private path: DescentData | null = null;
  private names: Names = { f: 'f', x: 'x', y: 'y' };
  private step = 0;
  private timer: number | undefined;

  constructor(listener: DescentListener) {
    this.listener = listener;
    const commit = (): void => {
      this.commit();
    };
    this.rate = textField(t('Step size'), { onCommit: commit, size: 8 });
    this.momentum = textField(t('Momentum'), { onCommit: commit, size: 4 });
    this.steps = textField(t('Number of steps'), { onCommit: commit, size: 4 });
    this.slider.addEventListener('input', () => {
      this.choose({ ...this.choices, rate: Number((10 ** Number(this.slider.value)).toPrecision(2)) });
    });
    this.play = button(t('Play'), () => {
      this.toggle();
    });
    this.walk = element(
      'div',
      { class: 'descent-walk', hidden: true },
      button(t('Start'), () => {
        this.go(0);
      }),
      button(t('Step back'), () => {
        this.go(this.step - 1);
      }),
      button(t('Step on'), () => {
        this.go(this.step + 1);
      }),
      this.play,
      button(t('Take the path away'), () => {
        listener.cleared();
      }),
    );
    const named = (text: string, field: Field): HTMLElement =>
      element(
        'span',
        { class: 'descent-field' },
        element('span', { class: 'label', 'aria-hidden': 'true' }, text),
        field.root,
      );
    this.root = element(
      'section',
      { class: 'descent', 'aria-label': t('Gradient descent') },
      element('h3', {}, t('Gradient descent')),
      element(
        'div',
        { class: 'descent-fields' },
        named(t('step size'), this.rate),
        this.slider,
        named(t('momentum'), this.momentum),
        named(t('steps'), this.steps),
        button(t('Start at the point'), () => {
          listener.startAtPoint();
        }),
      ),
      this.problem,
      this.ending,
      this.walk,
      this.place,
      this.list,
    );
    this.clear();
  }

  /** The numbers that are chosen; a field in which somebody types is left alone. */
  showChoices(choices: DescentChoices): void {
    this.choices = choices;
    const { rate, momentum, steps } = choices;
    if (!this.rate.focused) this.rate.text = formatNumber(rate);
    if (!this.momentum.focused) this.momentum.text = formatNumber(momentum);
    if (!this.steps.focused) this.steps.text = String(steps);
    const power = Math.min(MOST_POWER, Math.max(LEAST_POWER, Math.log10(rate)));
    this.slider.value = String(power);
    setAttributes(this.slider, { 'aria-valuetext': formatNumber(rate) });
    const filled = ((power - LEAST_POWER) / (MOST_POWER - LEAST_POWER)) * 100;
    this.slider.style.setProperty('--filled', `${filled.toFixed(2)}%`);
  }

  /** A path, all of it; the same one again stays at its step. */
  showPath(path: DescentData, names: Names): void {
    if (path === this.path) return;
    this.pause();
    this.path = path;
    this.names = names;
    setText(this.problem, '');
    setText(this.ending, said(path.said));
    this.walk.hidden = path.x.length < 2;
    this.list.hidden = path.x.length === 0;
    this.go(path.x.length - 1, false);
  }

  refuse(reason: string): void {
    this.clear();
    setText(this.problem, reason);
    setText(this.ending, '');
  }

  clear(): void {
    this.pause();
    this.path = null;
    this.walk.hidden = true;
    this.list.hidden = true;
    setText(this.problem, '');
    setText(this.place, '');
    setText(this.ending, t('Press a place in the picture, and the path of gradient descent from there is drawn.'));
  }

  /** The path as far as it is drawn. */
  get shown(): { readonly x: readonly number[]; readonly y: readonly number[]; readonly upTo: number } | null {
    return this.path === null ? null : { x: this.path.x, y: this.path.y, upTo: this.step };
  }

  pause(): void {
    window.clearTimeout(this.timer);
    this.timer = undefined;
    this.showPlaying();
  }

  private toggle(): void {
    if (this.path === null) return;
    if (this.timer !== undefined) {
      this.pause();
      return;
    }
    const last = this.path.x.length - 1;
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.go(last);
      return;
    }
    if (this.step === last) this.go(0, false);
    this.tick();
  }

  private tick(): void {
    const last = (this.path?.x.length ?? 1) - 1;
    this.timer = window.setTimeout(
      () => {
        this.go(this.step + 1, false);
        if (this.step < last) this.tick();
        else {
          this.pause();
          this.listener.announce(this.place.textContent);
        }
      },
      Math.min(LONGEST_PAUSE, PLAYED_IN / Math.max(1, last)),
    );
    this.showPlaying();
  }

  private showPlaying(): void {
    const text = this.timer === undefined ? t('Play') : t('Pause');
    setText(this.play, text);
    setAttributes(this.play, { 'aria-label': text });
  }

  private go(step: number, spoken = true): void {
    if (this.path === null) return;
    const { x, y, f, norm } = this.path;
    const last = Math.max(0, x.length - 1);
    const wanted = Math.min(last, Math.max(0, step));
    if (spoken) this.pause();
    this.step = wanted;
    const read = (list: readonly number[]): string => formatNumber(Number((list[wanted] ?? NaN).toPrecision(6)));
    const { names } = this;
    setText(
      this.place,
      x.length === 0
        ? ''
        : `${t('Step {0} of {1}', counted(wanted), counted(last))}: ${names.x} = ${read(x)}, ${names.y} = ${read(y)}, ${names.f} = ${read(f)}, |∇${names.f}| = ${read(norm)}`,
    );
    if (spoken) this.listener.announce(this.place.textContent);
    fill(this.list, pathTable(this.path, names, wanted));
    const row = this.list.querySelector<HTMLElement>('[aria-current]');
    // Only the list scrolls, never the tab.
    if (row !== null) this.list.scrollTop = row.offsetTop - this.list.clientHeight / 2;
    this.listener.moved();
  }

  private commit(): void {
    const read = (field: Field, isRight: (value: number) => boolean): number | null => {
      const value = parseValue(field.text);
      const number = !isMessage(value) && typeof value === 'number' && isRight(value) ? value : null;
      field.setInvalid(number === null ? 'descent-problem' : null);
      return number;
    };
    const rate = read(this.rate, (value) => value > 0 && Number.isFinite(value));
    const momentum = read(this.momentum, (value) => value >= 0 && value < 1);
    const steps = read(this.steps, (value) => Number.isInteger(value) && value >= 1 && value <= 1000);
    if (rate === null || momentum === null || steps === null) {
      setText(
        this.problem,
        t('The step size must be greater than 0, the momentum from 0 to less than 1, and the steps from 1 to 1000.'),
      );
      return;
    }
    setText(this.problem, '');
    const { choices } = this;
    if (rate !== choices.rate || momentum !== choices.momentum || steps !== choices.steps)
      this.choose({ rate, momentum, steps });
  }

  private choose(choices: DescentChoices): void {
    this.showChoices(choices);
    this.listener.chosen(choices);
  }
}
