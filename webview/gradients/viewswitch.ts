/** Table, Jacobian or Hessian: radio buttons that look like one switch. */
import type { GradientsView } from '../../src/inspector/protocol';
import { element } from '../elements';
import { t } from '../words';

type View = GradientsView['view'];

export class ViewSwitch {
  readonly root: HTMLElement;
  private readonly inputs: ReadonlyMap<View, HTMLInputElement>;

  constructor(onChange: (view: View) => void) {
    const labels: readonly (readonly [View, string])[] = [
      ['table', t('Table')],
      ['jacobian', t('Jacobian')],
      ['hessian', t('Hessian')],
    ];
    this.inputs = new Map(
      labels.map(([view]) => [view, element('input', { type: 'radio', name: 'gradients-view', value: view })]),
    );
    const choices = labels.map(([view, text]) =>
      element('label', { class: 'form-choice' }, this.inputs.get(view), element('span', {}, text)),
    );
    this.root = element(
      'span',
      { class: 'form-switch', role: 'radiogroup', 'aria-label': t('View of the gradients') },
      ...choices,
    );
    for (const [view, input] of this.inputs)
      input.addEventListener('change', () => {
        if (input.checked) onChange(view);
      });
  }

  update(view: View): void {
    for (const [own, input] of this.inputs) input.checked = own === view;
  }
}
