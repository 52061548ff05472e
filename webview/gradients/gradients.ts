/** The tab Gradients: the table of what autograd knows of each tensor, and the Jacobian and the Hessian as matrices. */
import type { GradientsView, LineStarts } from '../../src/inspector/protocol';
import type { Trace } from '../../src/trace/trace';
import { element } from '../elements';
import type { Lead, OpenedTensor, Page } from '../page';
import { TensorPane } from '../tensor/pane';
import { button, checkbox, textField } from '../ui';
import { counted, t } from '../words';
import { changeView, chosenView } from './chosen';
import { ColumnChoice } from './columnchoice';
import { PROPERTY_WORDS } from './filter';
import { Matrices } from './matrices';
import { placeKey } from './puzzles';
import { GradientsTable } from './table';
import { ViewSwitch } from './viewswitch';

export class GradientsTab {
  readonly root: HTMLElement;
  private readonly page: Page;
  private readonly table: GradientsTable;
  private readonly matrices: Matrices;
  private readonly tensor: TensorPane;
  private readonly columns: ColumnChoice;
  private readonly views: ViewSwitch;
  private readonly ofTable: readonly HTMLElement[];
  private trace: Trace | null = null;
  private lines: LineStarts | null = null;

  constructor(page: Page) {
    this.page = page;
    this.table = new GradientsTable(page);
    this.matrices = new Matrices(page);
    this.tensor = new TensorPane(page);
    const redraw = (): void => {
      this.draw();
    };
    this.columns = new ColumnChoice(page.remembered, redraw);
    this.views = new ViewSwitch((view) => {
      changeView(page.remembered, { view });
      redraw();
    });
    const intermediate = checkbox(t('Intermediate results'), page.remembered.isOn('intermediate'), (on) => {
      page.remembered.switch('intermediate', on);
      redraw();
    });
    const filter = this.filterField();
    const copy = button(t('Copy as text'), () => {
      const { copied } = this;
      if (copied !== null) page.host.send({ type: 'copy', text: copied });
      page.announce(copied === null ? t('There is nothing to copy here.') : t('Copied'));
    });
    const tensor = element('div', { class: 'tensor-area' }, this.tensor.root);
    this.ofTable = [intermediate.root, this.columns.button, filter, this.table.root, tensor];
    this.root = element(
      'div',
      { class: 'gradients' },
      element(
        'div',
        { class: 'toolbar' },
        this.views.root,
        intermediate.root,
        this.columns.button,
        filter,
        element('span', { class: 'spring' }),
        this.matrices.exports,
        copy,
      ),
      this.columns.list,
      this.table.root,
      tensor,
      this.matrices.root,
    );
  }

  /** What is seen as text; null where there is nothing. */
  get copied(): string | null {
    return this.isMatrix ? this.matrices.copied : this.table.copied;
  }

  /** Whether a matrix stands in the table's place. */
  get isMatrix(): boolean {
    return this.view !== 'table';
  }

  /** Shows all numbers of a tensor, and of its gradient. */
  openTensor(opened: OpenedTensor): void {
    this.toTable();
    this.tensor.open(opened);
  }

  /** Goes to the row that is walked on, or from there on to another one. */
  walk(by: 1 | -1): void {
    this.toTable();
    this.table.walk(by);
  }

  /** Goes to the row of a tensor. */
  lead({ tensor }: Lead): void {
    this.toTable();
    if (tensor !== undefined) this.table.lead(tensor);
  }

  /** Presses the next “Why?” that is closed; false where there is none. */
  askWhy(): boolean {
    if (this.isMatrix && this.matrices.askWhy()) return true;
    this.toTable();
    return this.table.askWhy();
  }

  /** Closes what was opened last; false where nothing is open. */
  close(): boolean {
    return this.columns.close() || (this.isMatrix ? this.matrices.close() : this.tensor.close() || this.table.close());
  }

  /** Places of the variables that the table has. */
  get listed(): ReadonlySet<string> {
    const places = this.trace?.variables.flatMap(({ tensor }) => this.trace?.tensors[tensor]?.range ?? []) ?? [];
    return new Set(places.map(placeKey));
  }

  /** `lines`: of a program. */
  update(trace: Trace, lines: LineStarts | null): void {
    this.trace = trace;
    this.lines = lines;
    this.draw();
  }

  private get view(): GradientsView['view'] {
    return chosenView(this.page.remembered).view;
  }

  private toTable(): void {
    if (!this.isMatrix) return;
    changeView(this.page.remembered, { view: 'table' });
    this.draw();
  }

  private draw(): void {
    const { trace, view } = this;
    if (trace === null) return;
    this.views.update(view);
    for (const part of this.ofTable) part.hidden = view !== 'table';
    this.matrices.root.hidden = view === 'table';
    if (view === 'table') {
      this.matrices.hide();
      this.table.update(trace, this.lines);
      this.tensor.update(trace);
    } else {
      this.columns.hide();
      this.table.hide();
      this.matrices.update(trace, this.lines, view);
    }
  }

  private filterField(): HTMLElement {
    const field = textField(t('Filter'), {
      size: 14,
      onInput: (text) => {
        changeView(this.page.remembered, { filter: text });
        this.draw();
        const { shown, all } = this.table.counts;
        this.page.announce(t('{0} of {1} rows', counted(shown), counted(all)));
      },
    });
    field.root.setAttribute('placeholder', t('Filter'));
    field.root.setAttribute('title', t('Filter by name, shape or property: {0}', PROPERTY_WORDS.join(', ')));
    field.root.classList.add('gradients-filter');
    field.text = chosenView(this.page.remembered).filter;
    return field.root;
  }
}
