/** The tab Gradients: a table of what autograd knows of each tensor, with details to unfold and text to copy. */
import type { LineStarts } from '../../src/inspector/protocol';
import type { Trace, TraceTensor } from '../../src/trace/trace';
import { gradientState } from '../../src/trace/why';
import { element, fill } from '../elements';
import { facts } from '../graph/details';
import { BRIEFLY, verdictOf, verdictText } from '../header/verdict';
import { actionOf } from '../keys/bindings';
import { isLarge, lineOf, summaryOf } from '../numbers';
import type { Page } from '../page';
import { button, checkbox, linkButton } from '../ui';
import { counted, t } from '../words';
import { placeKey } from './puzzles';
import { elementsOf, HEADINGS, headingText, rowsAsText, rowsOf, type Row } from './rows';
import { Whys, type WhyParts, type WhyText } from './why';

/** How many elements an unfolded row lists. */
const LISTED = 100;

export class GradientsTab {
  readonly root: HTMLElement;
  private readonly body = element('tbody');
  private readonly headings = HEADINGS.map((name) =>
    element('th', { scope: 'col', class: `column-${name}` }, headingText(name)),
  );
  /** How many columns there is room for; an unfolded row spans just these. */
  private columns: number = HEADINGS.length;
  private readonly unfolded = new Set<string>();
  /** The row that is walked on, by its key. */
  private current = '';
  private readonly intermediate;
  private rows: readonly Row[] = [];
  private trace: Trace | null = null;
  private lines: LineStarts | null = null;
  private readonly whys: Whys;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.whys = new Whys(page, () => {
      if (this.trace !== null) this.update(this.trace, this.lines);
    });
    this.intermediate = checkbox(t('Intermediate results'), page.remembered.isOn('intermediate'), (on) => {
      page.remembered.switch('intermediate', on);
      if (this.trace !== null) this.update(this.trace, this.lines);
    });
    const copy = button(t('Copy as text'), () => {
      page.host.send({ type: 'copy', text: rowsAsText(this.rows) });
      page.announce(t('Copied'));
    });
    this.root = element(
      'div',
      { class: 'gradients' },
      element('div', { class: 'toolbar' }, this.intermediate.root, element('span', { class: 'spring' }), copy),
      element(
        'div',
        { class: 'table-scroll', role: 'region', 'aria-label': t('Gradients'), tabindex: 0 },
        element(
          'table',
          { class: 'table gradients-table', role: 'treegrid', 'aria-label': t('Value and gradient of each tensor') },
          element('thead', {}, element('tr', {}, ...this.headings)),
          this.body,
        ),
      ),
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

  /** The table as text; null where it is empty. */
  get copied(): string | null {
    return this.rows.length === 0 ? null : rowsAsText(this.rows);
  }

  /** Goes to the row that is walked on, or from there on to another one. */
  walk(by: 1 | -1): void {
    if (this.rows.length === 0) this.page.announce(t('There are no gradients here.'));
    else if (this.body.contains(document.activeElement)) this.step(by);
    else this.focusRow(this.current);
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
      for (const stop of [line, ...line.querySelectorAll('button')]) stop.setAttribute('tabindex', tabindex);
    }
  }

  private unfold(key: string, open: boolean): void {
    if (open) this.unfolded.add(key);
    else this.unfolded.delete(key);
    if (this.trace !== null) this.update(this.trace, this.lines);
  }

  private resized(): void {
    const columns = this.headings.filter(({ offsetWidth }) => offsetWidth > 0).length;
    if (columns === 0 || columns === this.columns) return;
    this.columns = columns;
    if (this.trace !== null) this.update(this.trace, this.lines);
  }

  /** Places of the variables that the table has. */
  get listed(): ReadonlySet<string> {
    const places = this.trace?.variables.flatMap(({ tensor }) => this.trace?.tensors[tensor]?.range ?? []) ?? [];
    return new Set(places.map(placeKey));
  }

  /** `lines`: of a program. */
  update(trace: Trace, lines: LineStarts | null): void {
    if (trace !== this.trace) this.whys.forget();
    this.trace = trace;
    this.lines = lines;
    this.rows = rowsOf(trace, this.page.remembered.isOn('intermediate'));
    const active = document.activeElement;
    const focused = active instanceof HTMLElement && this.body.contains(active) ? active.dataset['focus'] : undefined;
    fill(this.body, ...this.rows.flatMap((row, index) => this.rowElements(row, index)));
    this.makeCurrent(this.rows.some(({ key }) => key === this.current) ? this.current : (this.rows[0]?.key ?? ''));
    if (focused !== undefined) this.body.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  }

  private rowElements(row: Row, index: number): HTMLElement[] {
    const open = this.unfolded.has(row.key);
    const detailsId = `row-details-${index}`;
    const unfold = element(
      'button',
      {
        class: 'unfold',
        type: 'button',
        'aria-expanded': String(open),
        'aria-controls': detailsId,
        'aria-label': t('More of {0}', row.name),
        'data-focus': row.key,
      },
      open ? '▾' : '▸',
    );
    unfold.addEventListener('click', () => {
      this.unfold(row.key, !open);
    });
    const { range } = row;
    const name =
      range === null
        ? element('span', { class: 'mono' }, row.name)
        : linkButton(row.name, t('Show in the editor'), () => {
            this.page.host.send({ type: 'reveal', range });
          });
    const cell = (column: string, ...content: (Node | string)[]): HTMLElement =>
      element('td', { class: `column-${column}` }, ...content);
    // Cut off where there is no room.
    const valueCell = (column: string, tensor: TraceTensor | undefined): HTMLElement => {
      const text =
        this.trace?.kind === 'program' && tensor !== undefined && isLarge(tensor) ? summaryOf(tensor) : lineOf(tensor);
      return element('td', { class: `column-${column}`, title: text }, text);
    };
    const why = this.whyArrived(row);
    const line = element(
      'tr',
      {
        class: `row row-${row.role}`,
        'aria-expanded': String(open),
        'data-row': row.key,
        'data-focus': `row ${row.key}`,
      },
      element('th', { scope: 'row', class: 'column-name' }, element('span', { class: 'name-cell' }, unfold, name)),
      valueCell('value', row.tensor),
      withWhy(valueCell('gradient', row.gradient), why),
      cell('check', row.check === undefined ? '' : checkCell(row)),
      cell('is_leaf', row.is_leaf),
      cell('grad_fn', row.grad_fn),
      cell('shape', row.shape),
      cell('dtype', row.dtype),
      cell('requires_grad', row.requires_grad),
    );
    line.addEventListener('pointerenter', () => {
      this.page.host.send({ type: 'hover', range });
    });
    line.addEventListener('pointerleave', () => {
      this.page.host.send({ type: 'hover', range: null });
    });
    const reasons = why?.box ? [this.wideRow('row-why', why.box)] : [];
    if (!open) return [line, ...reasons];
    return [
      line,
      ...reasons,
      element(
        'tr',
        { class: 'row-details', id: detailsId },
        element('td', { colspan: this.columns }, this.unfoldedContent(row)),
      ),
    ];
  }

  /** Of a gradient that is missing or of no use. */
  private whyArrived(row: Row): WhyParts | null {
    const state = gradientState(row.gradient);
    if (state === 'ordinary') return null;
    const { id } = row.tensor;
    const about = t('the gradient of {0}', row.name);
    return this.whys.parts(`arrived ${row.key}`, { kind: 'shown', tensor: id, of: 'arrived' }, about, this.whyText);
  }

  /** Of a gradient that arrived and was not kept. */
  private whyAttribute(row: Row): WhyParts | null {
    const { id, is_leaf, requires_grad } = row.tensor;
    if (is_leaf || !requires_grad) return null;
    const about = t('{0} is {1}', `${row.name}.grad`, 'None');
    return this.whys.parts(`attribute ${row.key}`, { kind: 'shown', tensor: id, of: 'attribute' }, about, this.whyText);
  }

  private get whyText(): WhyText {
    return { text: this.trace?.text ?? '', range: this.trace?.range ?? { start: 0, end: 0 }, lines: this.lines };
  }

  private wideRow(name: string, content: HTMLElement): HTMLElement {
    return element('tr', { class: name }, element('td', { colspan: this.columns }, content));
  }

  private unfoldedContent(row: Row): HTMLElement {
    const why = this.whyAttribute(row);
    const check = row.check === undefined ? null : verdictText(row.check);
    const many = row.tensor.shape.length > 0;
    const { numel } = row.tensor.summary;
    return element(
      'div',
      { class: 'unfolded' },
      facts([
        [t('PyTorch prints'), row.tensor.text],
        ['.grad', row.tensor.is_leaf ? (row.gradient?.text ?? 'None') : 'None'],
        // PyTorch keeps no .grad of what is no leaf, unless asked to; what arrived there is worth seeing all the same.
        ...(row.tensor.is_leaf || row.gradient === undefined
          ? []
          : [[t('gradient that arrived'), row.gradient.text] as const]),
        ...(check === null ? [] : [[t('check'), check.text] as const]),
        ['is_leaf', row.is_leaf],
        ['requires_grad', row.requires_grad],
        ['grad_fn', row.grad_fn],
        ['shape', row.shape],
        ['dtype', row.dtype],
      ]),
      why !== null &&
        element('div', { class: 'why-attribute' }, element('span', {}, t('.grad is None.'), ' '), why.button, why.box),
      many && elementsTable(row),
      many &&
        numel > LISTED &&
        element('p', { class: 'muted' }, t('The first {0} of {1} values.', counted(LISTED), counted(numel))),
    );
  }
}

/** The first elements of a tensor with their gradients; it scrolls by itself. */
function elementsTable(row: Row): HTMLElement {
  const heads = [t('index'), t('value'), t('gradient')].map((name) => element('th', { scope: 'col' }, name));
  const lines = elementsOf(row, LISTED).map(({ place, value, gradient }) =>
    element('tr', {}, element('th', { scope: 'row' }, place), element('td', {}, value), element('td', {}, gradient)),
  );
  return element(
    'div',
    { class: 'elements-scroll', tabindex: 0, role: 'region', 'aria-label': t('Values of {0}', row.name) },
    element(
      'table',
      { class: 'table elements-table' },
      element('thead', {}, element('tr', {}, ...heads)),
      element('tbody', {}, ...lines),
    ),
  );
}

/** The button stands behind the number, whatever room that takes. */
function withWhy(cell: HTMLElement, why: WhyParts | null): HTMLElement {
  if (why === null) return cell;
  cell.classList.add('has-why');
  cell.append(' ', why.button);
  return cell;
}

function checkCell({ check }: Row): HTMLElement {
  if (check === undefined) return element('span');
  const { text, title } = verdictText(check);
  return element(
    'span',
    { class: `verdict verdict-${verdictOf(check)}`, title: [text, title].filter((part) => part !== '').join('\n') },
    BRIEFLY[verdictOf(check)],
  );
}
