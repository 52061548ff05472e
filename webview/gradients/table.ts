/**
 * The table of gradients: its head, by whose buttons it is sorted, its rows, which are walked on by keys, and what of them
 * is unfolded. Knows which rows there are, not how one is drawn.
 */
import type { LineStarts } from '../../src/inspector/protocol';
import type { TensorId, Trace } from '../../src/trace/trace';
import { element, fill, setAttributes } from '../elements';
import { actionOf } from '../keys/bindings';
import { tensorAt } from '../numbers';
import type { Page } from '../page';
import { t } from '../words';
import { rowsAsText } from './cells';
import { changeView, chosenView, sortingOf, sortText } from './chosen';
import { chosenColumns, columnText, columnWords, isExtra, type Column } from './columns';
import { filtered } from './filter';
import type { Around } from './quantities';
import { rowElements } from './rowelements';
import { openedBy, rowsOf, type Row } from './rows';
import { Seconds } from './seconds';
import { nextSorting, sorted, type Sorting } from './sorting';
import { Whys } from './why';

export class GradientsTable {
  readonly root: HTMLElement;
  private readonly head = element('tr');
  private readonly body = element('tbody');
  private readonly table: HTMLElement;
  private headings: readonly HTMLElement[] = [];
  /** How many columns there is room for; an unfolded row spans just these. */
  private span = 0;
  private readonly unfolded = new Set<string>();
  /** The row that is walked on, by its key. */
  private current = '';
  private rows: readonly Row[] = [];
  private all = 0;
  private trace: Trace | null = null;
  private lines: LineStarts | null = null;
  private readonly whys: Whys;
  private readonly seconds: Seconds;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    const redraw = (): void => {
      this.draw();
    };
    this.whys = new Whys(page, redraw);
    this.seconds = new Seconds(page, redraw);
    this.table = element(
      'table',
      { class: 'table gradients-table', role: 'treegrid', 'aria-label': t('Value and gradient of each tensor') },
      element('thead', {}, this.head),
      this.body,
    );
    this.root = element(
      'div',
      { class: 'table-scroll', role: 'region', 'aria-label': t('Gradients'), tabindex: 0 },
      this.table,
    );
    this.body.addEventListener('keydown', (event) => {
      this.pressed(event);
    });
    this.body.addEventListener('focusin', ({ target }) => {
      const key = target instanceof Element ? target.closest<HTMLElement>('.row')?.dataset['row'] : undefined;
      if (key !== undefined) this.makeCurrent(key);
    });
    new ResizeObserver(() => {
      this.resized();
    }).observe(this.root);
  }

  /** The table as text, as it is sorted and filtered; null where it is empty. */
  get copied(): string | null {
    return this.rows.length === 0 ? null : rowsAsText(this.rows, this.columns, this.around);
  }

  /** How many rows there are, and how many the filter leaves. */
  get counts(): { readonly shown: number; readonly all: number } {
    return { shown: this.rows.length, all: this.all };
  }

  /** `lines`: of a program. */
  update(trace: Trace, lines: LineStarts | null): void {
    if (trace !== this.trace) this.whys.forget();
    this.trace = trace;
    this.lines = lines;
    this.draw();
  }

  /** What was asked for it is of no interest while it is not seen. */
  hide(): void {
    this.seconds.ask(null);
  }

  /** Goes to the row that is walked on, or from there on to another one. */
  walk(by: 1 | -1): void {
    if (this.rows.length === 0) this.page.announce(t('There are no gradients here.'));
    else if (this.body.contains(document.activeElement)) this.step(by);
    else this.focusRow(this.current);
  }

  /** Goes to the row of a tensor, where it has one. */
  lead(tensor: TensorId): void {
    const row = this.rows.find((one) => one.tensor.id === tensor);
    if (row === undefined) this.page.announce(t('It has no row in the table.'));
    else this.focusRow(row.key);
  }

  /** Presses “Why?” of the row that is walked on, else of the first that has one; false where none has. */
  askWhy(): boolean {
    const asks = (line: Element | null | undefined): HTMLElement | null =>
      line?.querySelector<HTMLElement>('.why-button[aria-expanded="false"]') ?? null;
    const inside = this.body.contains(document.activeElement) ? asks(this.lineOf(this.current)) : null;
    const control = inside ?? asks(this.body);
    control?.focus();
    control?.click();
    return control !== null;
  }

  /** Closes what was opened last; false where nothing is open. */
  close(): boolean {
    if (this.whys.close()) return true;
    const last = this.rows.findLast(({ key }) => this.unfolded.has(key));
    if (last === undefined) return false;
    this.unfold(last.key, false);
    return true;
  }

  private get columns(): readonly Column[] {
    return chosenColumns(this.page.remembered);
  }

  private get around(): Around {
    const { trace, seconds } = this;
    return {
      root: trace === null ? undefined : tensorAt(trace, trace.output.root),
      second: (row) => seconds.of(row),
    };
  }

  private draw(): void {
    const { trace } = this;
    if (trace === null) return;
    const { remembered } = this.page;
    const { columns } = this;
    const view = chosenView(remembered);
    const sorting = sortingOf(view);
    this.seconds.ask(columns.includes('second') ? trace : null);
    const rows = rowsOf(trace, remembered.isOn('intermediate'));
    this.all = rows.length;
    this.rows = sorted(filtered(rows, view.filter), sorting, this.around);
    const active = document.activeElement;
    const focused = active instanceof HTMLElement && this.table.contains(active) ? active.dataset['focus'] : undefined;
    this.drawHead(columns, sorting);
    this.table.classList.toggle('has-extras', columns.some(isExtra));
    this.span = this.visibleColumns();
    this.drawBody(trace, columns);
    this.makeCurrent(this.rows.some(({ key }) => key === this.current) ? this.current : (this.rows[0]?.key ?? ''));
    if (focused !== undefined) this.table.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  }

  private drawHead(columns: readonly Column[], sorting: Sorting | null): void {
    this.headings = columns.map((column) => {
      const own = sorting?.column === column ? sorting : null;
      const order = own === null ? null : own.descending ? 'descending' : 'ascending';
      const sort = element(
        'button',
        {
          class: 'sort-button',
          type: 'button',
          title: columnWords(column),
          'aria-description': columnWords(column),
          'data-focus': `sort ${column}`,
        },
        columnText(column),
        element(
          'span',
          { class: 'sort-sign', 'aria-hidden': 'true' },
          own === null ? '' : own.descending ? ' ▼' : ' ▲',
        ),
      );
      sort.addEventListener('click', () => {
        this.sort(column);
      });
      const classes = `column-${column}${isExtra(column) ? ' column-extra' : ''}`;
      return element('th', { scope: 'col', class: classes, 'aria-sort': order }, sort);
    });
    fill(this.head, ...this.headings);
  }

  private drawBody(trace: Trace, columns: readonly Column[]): void {
    const context = {
      page: this.page,
      trace,
      lines: this.lines,
      whys: this.whys,
      around: this.around,
      columns,
      span: this.span,
      unfold: (row: Row, open: boolean) => {
        this.unfold(row.key, open);
      },
    };
    const none = element('td', { colspan: this.span, class: 'muted' }, t('No row fits the filter.'));
    fill(
      this.body,
      ...this.rows.flatMap((row, index) => rowElements(context, row, this.unfolded.has(row.key), index)),
      this.rows.length === 0 && this.all > 0 && element('tr', { class: 'row-none' }, none),
    );
  }

  private sort(column: Column): void {
    const sorting = nextSorting(sortingOf(chosenView(this.page.remembered)), column);
    changeView(this.page.remembered, { sort: sortText(sorting) });
    this.draw();
    const name = columnText(column);
    if (sorting === null) this.page.announce(t('In order of the text'));
    else
      this.page.announce(sorting.descending ? t('Sorted by {0}, downwards', name) : t('Sorted by {0}, upwards', name));
  }

  private pressed(event: KeyboardEvent): void {
    const line = event.target instanceof Element ? event.target.closest('.row') : null;
    const action = line === null ? null : actionOf('gradients', event);
    const row = this.rows.find(({ key }) => key === this.current);
    // What stands on a button is the button's.
    if (action === null || row === undefined || (action === 'source' && event.target !== line)) return;
    event.preventDefault();
    switch (action) {
      case 'up':
        this.step(-1);
        break;
      case 'down':
        this.step(1);
        break;
      case 'first':
        this.focusRow(this.rows[0]?.key ?? '');
        break;
      case 'last':
        this.focusRow(this.rows.at(-1)?.key ?? '');
        break;
      case 'unfold':
        if (this.unfolded.has(row.key)) this.page.announce(t('The row is unfolded.'));
        else this.unfold(row.key, true);
        break;
      case 'fold':
        if (this.unfolded.has(row.key)) this.unfold(row.key, false);
        else this.page.announce(t('The row is folded.'));
        break;
      case 'source':
        if (row.range === null) this.page.announce(t('The place of this row in the text is not known.'));
        else this.page.host.send({ type: 'reveal', range: row.range, keepFocus: true });
        break;
      case 'tensor':
        this.page.openTensor(openedBy(row));
        break;
    }
  }

  private step(by: 1 | -1): void {
    const next = this.rows[this.rows.findIndex(({ key }) => key === this.current) + by];
    if (next !== undefined) this.focusRow(next.key);
    else this.page.announce(by === 1 ? t('That is the last row.') : t('That is the first row.'));
  }

  private lineOf(key: string): HTMLElement | null {
    return this.body.querySelector<HTMLElement>(`.row[data-row="${CSS.escape(key)}"]`);
  }

  private focusRow(key: string): void {
    this.makeCurrent(key);
    this.lineOf(key)?.focus();
  }

  /** One row is a stop of the Tab key, and the buttons in it. */
  private makeCurrent(key: string): void {
    this.current = key;
    for (const line of this.body.querySelectorAll<HTMLElement>('.row')) {
      const tabindex = line.dataset['row'] === key ? '0' : '-1';
      for (const stop of [line, ...line.querySelectorAll('button')]) setAttributes(stop, { tabindex });
    }
  }

  private unfold(key: string, open: boolean): void {
    if (open) this.unfolded.add(key);
    else this.unfolded.delete(key);
    this.draw();
  }

  private visibleColumns(): number {
    const visible = this.headings.filter(({ offsetWidth }) => offsetWidth > 0).length;
    return visible === 0 ? this.headings.length : visible;
  }

  private resized(): void {
    if (this.visibleColumns() !== this.span) this.draw();
  }
}
