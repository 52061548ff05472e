/** The button “Columns” with its list: which columns the table has, each with what it says. Knows no rows. */
import { element, fill } from '../elements';
import type { RememberedState } from '../state';
import { button, checkbox } from '../ui';
import { t } from '../words';
import { choose, columnText, columnWords, isChosen, OPTIONAL, type Column } from './columns';

const LIST = 'columns-choice';

export class ColumnChoice {
  /** Stands in the toolbar. */
  readonly button: HTMLElement;
  /** Stands below it, and is empty while it is closed. */
  readonly list = element('div', {
    class: 'columns-choice',
    id: LIST,
    role: 'group',
    'aria-label': t('Columns'),
    hidden: true,
  });
  private readonly remembered: RememberedState;
  private readonly onChange: () => void;

  constructor(remembered: RememberedState, onChange: () => void) {
    this.remembered = remembered;
    this.onChange = onChange;
    this.button = button(t('Columns'), () => {
      this.show(this.list.hidden === true);
    });
    this.button.setAttribute('aria-expanded', 'false');
    this.button.setAttribute('aria-controls', LIST);
    this.list.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      this.close();
    });
  }

  /** false where it is closed already. */
  close(): boolean {
    if (this.list.hidden) return false;
    this.show(false);
    this.button.focus();
    return true;
  }

  hide(): void {
    this.show(false);
  }

  private show(open: boolean): void {
    this.list.hidden = !open;
    this.button.setAttribute('aria-expanded', String(open));
    fill(this.list, ...(open ? OPTIONAL.map((column) => this.item(column)) : []));
  }

  private item(column: Column): HTMLElement {
    const { root } = checkbox(columnText(column), isChosen(column, this.remembered), (on) => {
      choose(column, on, this.remembered);
      this.onChange();
    });
    root.setAttribute('aria-description', columnWords(column));
    return element(
      'div',
      { class: 'column-item' },
      root,
      element('p', { class: 'muted', 'aria-hidden': 'true' }, columnWords(column)),
    );
  }
}
