/** Simplified or as derived: two radio buttons that look like one switch. */
import { element, type Child } from '../elements';
import { t } from '../words';

export class FormSwitch {
  readonly root: HTMLElement;
  private readonly simplified = radio('simplified');
  private readonly derived = radio('derived');

  constructor(onChange: (derived: boolean) => void) {
    const choose = (): void => {
      onChange(this.derived.checked);
    };
    this.simplified.addEventListener('change', choose);
    this.derived.addEventListener('change', choose);
    this.root = element(
      'span',
      { class: 'form-switch', role: 'radiogroup', 'aria-label': t('Form of the derivative') },
      labelled(this.simplified, t('Simplified')),
      labelled(this.derived, t('As derived')),
    );
  }

  update(derived: boolean): void {
    this.derived.checked = derived;
    this.simplified.checked = !derived;
  }
}

function radio(value: string): HTMLInputElement {
  return element('input', { type: 'radio', name: 'derivative-form', value });
}

function labelled(input: HTMLInputElement, text: string): Child {
  return element('label', { class: 'form-choice' }, input, element('span', {}, text));
}
