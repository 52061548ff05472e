/**
 * Names in the formula whose assignment above is a formula itself: what each stands for, and whether it is put in or
 * treated as a variable. Knows nothing of values.
 */
import type { Trace, TraceBinding } from '../../src/trace/trace';
import { element, fill } from '../elements';
import { typeset } from '../formula/typeset';
import type { Send } from '../page';
import { linkButton } from '../ui';
import { t } from '../words';

export class BindingRows {
  readonly root = element('ul', { class: 'bindings', 'aria-label': t('Formulas that are put in'), hidden: true });
  private signature = '';

  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  update({ bindings = [] }: Trace): void {
    this.root.hidden = bindings.length === 0;
    const signature = JSON.stringify(bindings);
    if (signature === this.signature) return;
    this.signature = signature;
    const active = document.activeElement;
    const focused = active instanceof HTMLElement && this.root.contains(active) ? active.dataset['name'] : undefined;
    fill(this.root, ...bindings.map((binding) => this.row(binding)));
    if (focused !== undefined) this.root.querySelector<HTMLElement>(`[data-name="${CSS.escape(focused)}"]`)?.focus();
  }

  private row({ name, tex, definition, substituted }: TraceBinding): HTMLElement {
    const formula = element('span', {
      class: 'binding-formula',
      role: 'math',
      'aria-label': t('{0}, a formula', name),
    });
    typeset(formula, tex, name);
    const change = linkButton(
      substituted ? t('treat as a variable') : t('put its formula in'),
      substituted ? t('Give {0} a value of its own', name) : t('Put what {0} is assigned in its place', name),
      () => {
        this.send({ type: 'substitute', name, substituted: !substituted });
      },
    );
    change.dataset['name'] = name;
    return element(
      'li',
      { class: 'binding' },
      formula,
      linkButton(t('assigned'), t('Show where {0} is assigned', name), () => {
        this.send({ type: 'reveal', range: definition });
      }),
      change,
    );
  }
}
