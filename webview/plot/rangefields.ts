/** The two fields for the range of a plot with their buttons: says a range, or what is wrong with what was typed. */
import { formatNumber } from '../../src/trace/format';
import { isMessage, parseValue } from '../../src/trace/value';
import { element } from '../elements';
import { shortNumber } from '../numbers';
import { button, textField, type Field } from '../ui';
import { t } from '../words';

export interface RangeListener {
  /** Both null: the range that the host chooses. */
  readonly chosen: (from: number | null, to: number | null) => void;
  readonly refused: (reason: string) => void;
}

export class RangeFields {
  readonly fields: HTMLElement;
  readonly buttons: HTMLElement;
  private readonly from: Field;
  private readonly to: Field;
  private readonly problem: string;
  private readonly listener: RangeListener;

  /** `problem`: the id of the element where reasons are shown. */
  constructor(problem: string, listener: RangeListener) {
    this.problem = problem;
    this.listener = listener;
    const apply = (): void => {
      this.apply();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Enter') apply();
    };
    this.from = textField(t('From'), { onKey, size: 6 });
    this.to = textField(t('To'), { onKey, size: 6 });
    this.fields = element(
      'span',
      { class: 'plot-range' },
      element('span', { class: 'label', 'aria-hidden': 'true' }, t('from')),
      this.from.root,
      element('span', { class: 'label', 'aria-hidden': 'true' }, t('to')),
      this.to.root,
    );
    this.buttons = element(
      'span',
      { class: 'plot-buttons' },
      button(t('Apply'), apply, { appearance: 'primary' }),
      button(t('Reset'), () => {
        listener.chosen(null, null);
      }),
    );
  }

  /** What is plotted; a field in which somebody types is left alone. */
  show(from: number, to: number): void {
    if (!this.from.focused) this.from.text = shortNumber(from);
    if (!this.to.focused) this.to.text = shortNumber(to);
  }

  /** All is well. */
  accept(): void {
    this.from.setInvalid(null);
    this.to.setInvalid(null);
  }

  private apply(): void {
    const [from, to] = [this.read(this.from), this.read(this.to)];
    if (from === null || to === null) {
      this.listener.refused(t('The range needs two numbers.'));
    } else if (from >= to) {
      this.from.setInvalid(this.problem);
      this.listener.refused(
        t('“from” must be less than “to”: {0} is not less than {1}.', formatNumber(from), formatNumber(to)),
      );
    } else {
      this.listener.chosen(from, to);
    }
  }

  private read(field: Field): number | null {
    const value = parseValue(field.text);
    const number = !isMessage(value) && typeof value === 'number' && Number.isFinite(value) ? value : null;
    field.setInvalid(number === null ? this.problem : null);
    return number;
  }
}
