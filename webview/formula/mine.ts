/** Check my derivative: what the user believes it to be, how that was understood, and where it parts from the rule's. */
import type { By, Comparison } from '../../src/trace/formula';
import { element, fill, setText } from '../elements';
import type { Page } from '../page';
import { button, textField } from '../ui';
import { Asking } from './asking';
import { mathBox, showMath } from './mathematics';
import type { Putting } from './places';
import { placeText, samplesText } from './shown';
import { typeset } from './typeset';

const SIGNS = { agrees: '✓', differs: '✗', unchecked: '?' } as const;

export class MyDerivative {
  readonly root: HTMLElement;
  private readonly left = element('span', { class: 'mine-left' });
  private readonly field;
  private readonly answer = element('div', { class: 'mine-answer', role: 'status' });
  private readonly asking: Asking<'compare'>;
  private by: By = [];
  private about = '';

  private readonly putting: Putting;

  constructor(page: Page, putting: Putting) {
    this.putting = putting;
    this.asking = new Asking(page, 'compare', {
      arrived: (comparison) => {
        this.show(comparison);
      },
      refused: ({ message, hint }) => {
        this.refuse(message, hint?.text ?? '');
      },
    });
    const check = (): void => {
      this.check();
    };
    this.field = textField('Your derivative', {
      onKey: (event) => {
        if (event.key === 'Enter') check();
      },
      onInput: () => {
        this.field.setInvalid(null);
      },
    });
    this.root = element(
      'section',
      { class: 'mine', 'aria-label': 'Check my derivative' },
      element('h2', {}, 'Check my derivative'),
      element('div', { class: 'mine-line' }, this.left, this.field.root, button('Check', check)),
      this.answer,
    );
    this.answer.id = 'mine-answer';
  }

  /** `about`: which formula and which derivative; an answer about another one is taken away. */
  update(by: By, left: { readonly tex: string; readonly text: string }, about: string): void {
    if (about === this.about) return;
    this.about = about;
    this.by = by;
    this.asking.cancel();
    typeset(this.left, `${left.tex} =`, `${left.text} =`);
    this.field.setInvalid(null);
    fill(this.answer);
  }

  private check(): void {
    const text = this.field.text.trim();
    if (text === '') {
      this.refuse('Type a derivative first.', 'It is read as the formula itself is, in the notation of your file.');
      return;
    }
    this.asking.ask({ by: this.by, text }, this.about);
  }

  private refuse(what: string, hint: string): void {
    this.field.setInvalid(this.answer.id);
    fill(
      this.answer,
      element('p', { class: 'mine-problem' }, what),
      hint !== '' && element('p', { class: 'muted' }, hint),
    );
  }

  private show({ verdict, message, understood, samples }: Comparison): void {
    this.field.setInvalid(null);
    const formula = mathBox('mine-formula');
    showMath(formula, understood);
    const { apart } = samples;
    const sampled = samplesText(samples);
    const verdictLine = element('p', { class: `verdict verdict-${verdict}` }, `${SIGNS[verdict]} ${message.text}`);
    fill(
      this.answer,
      element('div', { class: 'mine-understood' }, element('span', { class: 'muted' }, 'read as'), formula),
      verdictLine,
      apart !== null &&
        this.putting.can(apart.at) &&
        element(
          'p',
          { class: 'mine-apart' },
          button(`Put ${placeText(apart)} in`, () => {
            this.putting.put(apart.at);
            setText(this.answer.querySelector('.mine-put') ?? element('span'), 'The variables stand there now.');
          }),
          element('span', { class: 'mine-put muted' }),
        ),
      !message.text.includes(sampled) && element('p', { class: 'muted' }, sampled),
    );
  }
}
