/** The choice of what runs along x, remembered; a single variable needs none. Knows no samples. */
import type { Trace } from '../../src/trace/trace';
import { element } from '../elements';
import type { Page } from '../page';
import { dropdown } from '../ui';
import { t } from '../words';
import { choicesOf, type Choice } from './choice';
import { changeLook } from './look';

export class AlongChoice {
  readonly root = element('span', { class: 'plot-along' }, element('span', { class: 'label' }, t('x axis')));
  private readonly variable;
  private choices: readonly Choice[] = [];
  private readonly page: Page;

  constructor(page: Page, changed: () => void) {
    this.page = page;
    this.variable = dropdown(t('Variable along x'), (value) => {
      const choice = this.choices[Number(value)];
      if (choice === undefined) return;
      page.remembered.update({ plot: { variable: choice.variable, element: choice.element, from: null, to: null } });
      changeLook(page, { held: null });
      changed();
    });
    this.root.append(this.variable.root);
  }

  update(trace: Trace): void {
    this.choices = choicesOf(trace);
    const chosen = this.chosen;
    this.root.hidden = this.choices.length < 2;
    if (chosen === undefined || this.choices.length < 2) return;
    this.variable.setOptions(
      this.choices.map(({ label }, index) => ({ value: String(index), label })),
      String(this.choices.indexOf(chosen)),
    );
  }

  /** What was chosen if it is still there, else the first; undefined where nothing can vary. */
  get chosen(): Choice | undefined {
    const wanted = this.page.remembered.current.plot;
    return (
      this.choices.find(({ variable, element: index }) => variable === wanted?.variable && index === wanted.element) ??
      this.choices[0]
    );
  }
}
