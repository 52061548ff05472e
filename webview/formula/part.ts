/** One derivative in full: its formula, the numbers put in, what the checks say of it. Knows no host. */
import { formatNumber } from '../../src/trace/format';
import type { Apart, DerivativePart, RuleCheck } from '../../src/trace/formula';
import { element, fill, setText } from '../elements';
import { button } from '../ui';
import { counted, t } from '../words';
import { joined, mathBox, showMath } from './mathematics';
import type { Putting } from './places';
import { checkText, placeText, short, type ShownPart } from './shown';

export class PartView {
  readonly root: HTMLElement;
  private readonly formula = mathBox('derivative');
  private readonly point = element('div', { class: 'derivative-point' });
  private readonly written = mathBox('derivative-numbers');
  private readonly value = element('span', { class: 'derivative-value' });
  private readonly check = element('p', { class: 'verdict' });
  private readonly apart = element('p', { class: 'part-apart', role: 'alert', hidden: true });
  private readonly compared = element('summary');
  private readonly numbers = element('dl', { class: 'check-numbers' });
  private checkKey = '';

  private readonly putting: Putting;

  constructor(putting: Putting) {
    this.putting = putting;
    fill(this.point, this.written, this.value);
    const details = element('details', { class: 'check-details' }, this.compared, this.numbers);
    this.root = element(
      'div',
      { class: 'part' },
      this.formula,
      this.point,
      element('div', { class: 'part-check', role: 'group', 'aria-label': t('Check') }, this.check, this.apart, details),
    );
  }

  /** `behind`: the numbers put in are still those of the values before. */
  update(part: DerivativePart, shown: ShownPart, behind: boolean): void {
    const { left, formula, point } = shown;
    showMath(this.formula, joined(left, formula));
    this.point.hidden = point === null;
    this.written.classList.toggle('is-behind', behind);
    if (point !== null) {
      const { tex, text } = point.written;
      const value = formatNumber(point.value);
      // A constant's numbers are its value.
      const same = text === value || text === value.replace('-', '−');
      showMath(this.written, { tex: same ? '=' : `= ${tex}`, text: same ? '=' : `= ${text}` });
      setText(this.value, same ? value : `= ${value}`);
    }
    this.showCheck(part);
  }

  private showCheck({ check, point }: DerivativePart): void {
    const { verdict, text, samples } = checkText(check);
    this.check.className = `verdict verdict-${verdict}`;
    setText(this.check, text);
    setText(this.compared, samples === '' ? t('The numbers compared') : samples);
    const key = JSON.stringify([check, point?.value]);
    if (key === this.checkKey) return;
    this.checkKey = key;
    const apart = check.samples?.apart ?? null;
    this.apart.hidden = apart === null;
    fill(this.apart, ...(apart === null ? [] : this.apartContent(apart)));
    fill(
      this.numbers,
      ...numbersOf(check, point?.value ?? null).flatMap(([name, value]) => [
        element('dt', {}, name),
        element('dd', {}, value),
      ]),
    );
  }

  private apartContent(apart: Apart): (Node | string)[] {
    const where = placeText(apart);
    const text = t('At {0}: by rule {1}, otherwise {2}.', where, formatNumber(apart.one), formatNumber(apart.other));
    if (!this.putting.can(apart.at)) return [text, ' '];
    return [
      text,
      ' ',
      button(t('Put {0} in', where), () => {
        this.putting.put(apart.at);
      }),
    ];
  }
}

function numbersOf(
  { autograd, differences, samples }: RuleCheck,
  byRule: number | null,
): readonly (readonly [name: string, value: string])[] {
  return [
    [t('by rule'), formatNumber(byRule)],
    [t('autograd'), formatNumber(autograd)],
    [t('differences'), formatNumber(differences)],
    ...(samples === null
      ? []
      : ([
          [t('points that agree'), t('{0} of {1}', counted(samples.agreeing), counted(samples.compared))],
          ...(samples.leftOut === 0 ? [] : ([[t('left out, no value there'), counted(samples.leftOut)]] as const)),
          ...samples.ranges.map(
            ({ variable, from, to }) => [t('range of {0}', variable), t('{0} to {1}', short(from), short(to))] as const,
          ),
        ] as const)),
  ];
}
