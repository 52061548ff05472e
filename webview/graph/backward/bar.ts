/** The controls of stepping through backward: first, previous, play, next, last, a slider and the speed. Knows no graph. */
import { element, fill, icon, setAttributes, setText } from '../../elements';
import { button, dropdown } from '../../ui';
import { counted, t } from '../../words';

export interface BarActions {
  readonly goTo: (index: number) => void;
  readonly by: (steps: 1 | -1) => void;
  readonly play: () => void;
  readonly speed: (speed: number) => void;
}

export const SPEEDS: readonly number[] = [0.5, 1, 2, 4];

const FIRST = 'M4 3v10M13 3.5L6.5 8l6.5 4.5z';
const BACK = 'M11 3.5L4.5 8l6.5 4.5z';
const ON = 'M5 3.5L11.5 8L5 12.5z';
const LAST = 'M12 3v10M3 3.5L9.5 8L3 12.5z';
const PAUSE = 'M5.5 3.5v9M10.5 3.5v9';
const PLAY = 'M4.5 2.5L13 8l-8.5 5.5z';

export class Bar {
  readonly root: HTMLElement;
  private readonly slider = element('input', { type: 'range', class: 'slider', min: 1, step: 1 });
  private readonly told = element('span', { class: 'backward-count' });
  private readonly play: HTMLElement;
  private readonly speeds;
  private count = 1;

  constructor(actions: BarActions) {
    setAttributes(this.slider, { 'aria-label': t('Step of backward') });
    this.slider.addEventListener('input', () => {
      actions.goTo(Number(this.slider.value) - 1);
    });
    this.play = button(t('Play'), actions.play, { appearance: 'icon' }, icon(PLAY));
    this.speeds = dropdown(t('Speed'), (speed) => {
      actions.speed(Number(speed));
    });
    this.speeds.root.classList.add('backward-speed');
    const control = (name: string, path: string, act: () => void): HTMLElement =>
      button(name, act, { appearance: 'icon', title: name }, icon(path));
    this.root = element(
      'div',
      { class: 'backward-bar', role: 'toolbar', 'aria-label': t('Steps of backward') },
      control(t('First step (<)'), FIRST, () => {
        actions.goTo(0);
      }),
      control(t('Previous step (,)'), BACK, () => {
        actions.by(-1);
      }),
      this.play,
      control(t('Next step (.)'), ON, () => {
        actions.by(1);
      }),
      control(t('Last step (>)'), LAST, () => {
        actions.goTo(this.count - 1);
      }),
      this.slider,
      this.told,
      this.speeds.root,
    );
  }

  update(index: number, count: number, playing: boolean, speed: number): void {
    this.count = count;
    setAttributes(this.slider, { max: count });
    this.slider.value = String(index + 1);
    const where = t('step {0} of {1}', counted(index + 1), counted(count));
    setAttributes(this.slider, { 'aria-valuetext': where });
    setText(this.told, where);
    const name = playing ? t('Pause (A)') : t('Play (A)');
    setAttributes(this.play, { 'aria-label': name, title: name });
    if (this.play.dataset['playing'] !== String(playing)) fill(this.play, icon(playing ? PAUSE : PLAY));
    this.play.dataset['playing'] = String(playing);
    this.speeds.setOptions(
      SPEEDS.map((one) => ({ value: String(one), label: t('{0}×', one) })),
      String(speed),
    );
  }
}
