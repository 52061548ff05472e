/** Check my derivative: what the user believes it to be, how that was understood, and where it parts from the rule's. */
import type { By, Comparison } from '../../src/trace/formula';
import { element, fill, setText } from '../elements';
import type { Page } from '../page';
import { button, textField } from '../ui';
import { said, t } from '../words';
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
      refused: ({ reason, hint }) => {
        this.refuse(said(reason), hint === null ? '' : said(hint));
      },
    });
    const check = (): void => {
      this.check();
    };
    this.field = textField(t('Your derivative'), {
      onKey: (event) => {
        if (event.key === 'Enter') check();
      },
      onInput: () => {
        this.field.setInvalid(null);
      },
    });
    this.root = element(
      'section',
      { class: 'mine', 'aria-label': t('Check my derivative') },
      element('h2', {}, t('Check my derivative')),
      element('div', { class: 'mine-line' }, this.left, this.field.root, button(t('Check'), check)),
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
      this.refuse(
        t('Type a derivative first.'),
        t('It is read as the formula itself is, in the notation of your file.'),
      );
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
    const verdictLine = element('p', { class: `verdict verdict-${verdict}` }, `${SIGNS[verdict]} ${said(message)}`);
    fill(
      this.answer,
      element('div', { class: 'mine-understood' }, element('span', { class: 'muted' }, t('read as')), formula),
      verdictLine,
      apart !== null &&
        this.putting.can(apart.at) &&
        element(
          'p',
          { class: 'mine-apart' },
          button(t('Put {0} in', placeText(apart)), () => {
            this.putting.put(apart.at);
            setText(this.answer.querySelector('.mine-put') ?? element('span'), t('The variables stand there now.'));
          }),
          element('span', { class: 'mine-put muted' }),
        ),
      !said(message).includes(sampled) && element('p', { class: 'muted' }, sampled),
    );
  }
}
