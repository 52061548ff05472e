/** The toolbar above the picture: which variables, which arrows, nearer and further, and whether a table is shown. Knows no picture. */
import { element } from '../../elements';
import { button, checkbox, dropdown, type Toggle } from '../../ui';
import { t } from '../../words';
import type { AxisChoice, AxisPair } from './axes';

export const WAYS = ['down', 'up', 'none'] as const;
export type Way = (typeof WAYS)[number];
export type Look = 'in' | 'out' | 'fit';

export interface ControlsListener {
  readonly axis: (axis: 'x' | 'y', choice: number) => void;
  readonly arrows: (way: Way) => void;
  readonly look: (to: Look) => void;
  readonly table: (on: boolean) => void;
}

export class SurfaceControls {
  readonly root: HTMLElement;
  readonly asTable: Toggle;
  private readonly xAxis;
  private readonly yAxis;
  private readonly arrows;

  constructor(listener: ControlsListener, isTable: boolean) {
    this.xAxis = dropdown(t('Variable along x'), (value) => {
      listener.axis('x', Number(value));
    });
    this.yAxis = dropdown(t('Variable along y'), (value) => {
      listener.axis('y', Number(value));
    });
    this.arrows = dropdown(t('Arrows'), (value) => {
      listener.arrows(WAYS.find((way) => way === value) ?? 'down');
    });
    this.asTable = checkbox(t('Show as table'), isTable, (on) => {
      listener.table(on);
    });
    const look = (to: Look): (() => void) => {
      return () => {
        listener.look(to);
      };
    };
    this.root = element(
      'div',
      { class: 'toolbar plot-toolbar' },
      labelled(t('x axis'), this.xAxis.root),
      labelled(t('y axis'), this.yAxis.root),
      labelled(t('arrows'), this.arrows.root),
      element(
        'span',
        { class: 'plot-buttons' },
        button('+', look('in'), { title: t('Zoom in') }),
        button('−', look('out'), { title: t('Zoom out') }),
        button(t('Reset'), look('fit')),
      ),
      element('span', { class: 'spring' }),
      this.asTable.root,
    );
  }

  /** `name` of the output. */
  show(choices: readonly AxisChoice[], pair: AxisPair, name: string, way: Way): void {
    const options = choices.map(({ label }, index) => ({ value: String(index), label }));
    const at = (axis: 'x' | 'y'): string => String(choices.findIndex(({ label }) => label === pair[axis].label));
    this.xAxis.setOptions(options, at('x'));
    this.yAxis.setOptions(options, at('y'));
    const ways = [
      { value: 'down', label: t('downhill, −∇{0}', name) },
      { value: 'up', label: t('uphill, ∇{0}', name) },
      { value: 'none', label: t('none') },
    ];
    this.arrows.setOptions(ways, way);
  }
}

function labelled(text: string, control: HTMLElement): HTMLElement {
  return element(
    'span',
    { class: 'plot-along' },
    element('span', { class: 'label', 'aria-hidden': 'true' }, text),
    control,
  );
}
