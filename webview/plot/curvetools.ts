/** The controls of the function's plot beside its range: orders, axes, landmarks, box zoom. Knows no chart. */
import type { CurveLook } from '../../src/inspector/protocol';
import { MAX_ORDER } from '../../src/trace/plot';
import { element } from '../elements';
import { button, checkbox, dropdown } from '../ui';
import { t } from '../words';
import { orderSign } from './series';

export interface ToolsListener {
  readonly order: (order: number) => void;
  readonly scale: (axis: 'x' | 'y', log: boolean) => void;
  readonly hold: (held: boolean) => void;
  readonly landmarks: (on: boolean) => void;
  readonly boxes: (on: boolean) => void;
}

export class CurveTools {
  readonly root: HTMLElement;
  private readonly order;
  private readonly logX;
  private readonly logY;
  private readonly held;
  private readonly found;
  private readonly boxes: HTMLElement;
  private boxing = false;

  constructor(listener: ToolsListener, landmarks: boolean) {
    this.order = dropdown(t('Highest derivative'), (value) => {
      listener.order(Number(value));
    });
    this.logX = checkbox(t('log x'), false, (on) => {
      listener.scale('x', on);
    });
    this.logY = checkbox(t('log y'), false, (on) => {
      listener.scale('y', on);
    });
    this.held = checkbox(t('Hold y'), false, listener.hold);
    this.found = checkbox(t('Landmarks'), landmarks, listener.landmarks);
    this.boxes = button(
      t('Box zoom'),
      () => {
        this.box(!this.boxing);
        listener.boxes(this.boxing);
      },
      { title: t('Box zoom: drag around what is to be seen (also with Ctrl or ⌘ held)') },
      t('Box zoom'),
    );
    this.held.root.title = t('The range of y stays, and moves with wheel and drag as x does');
    this.found.root.title = t('Find and mark roots, extrema, inflections and poles');
    this.box(false);
    this.root = element(
      'div',
      { class: 'toolbar plot-tools' },
      element(
        'span',
        { class: 'plot-order' },
        element('span', { class: 'label', 'aria-hidden': 'true' }, t('up to')),
        this.order.root,
      ),
      this.found.root,
      this.held.root,
      this.logX.root,
      this.logY.root,
      this.boxes,
      element('span', { class: 'spring' }),
    );
  }

  show({ order, x, y, held }: CurveLook): void {
    this.order.setOptions(
      Array.from({ length: MAX_ORDER }, (_, index) => ({ value: String(index + 1), label: orderSign(index + 1) })),
      String(order),
    );
    this.logX.checked = x === 'log';
    this.logY.checked = y === 'log';
    this.held.checked = held !== null;
  }

  /** The mode of the mouse. */
  box(on: boolean): void {
    this.boxing = on;
    this.boxes.setAttribute('aria-pressed', String(on));
    this.boxes.classList.toggle('is-on', on);
  }
}
