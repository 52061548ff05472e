/** The tab Gradients: a table of what autograd knows of each tensor, with details to unfold and text to copy. */
import type { LineStarts } from '../../src/inspector/protocol';
import type { Trace, TraceTensor } from '../../src/trace/trace';
import { gradientState } from '../../src/trace/why';
import { element, fill } from '../elements';
import { facts } from '../graph/details';
import { BRIEFLY, verdictOf, verdictText } from '../header/verdict';
import { isLarge, lineOf, summaryOf } from '../numbers';
import type { Page } from '../page';
import { button, checkbox, linkButton } from '../ui';
import { placeKey } from './puzzles';
import { elementsOf, HEADINGS, rowsAsText, rowsOf, type Row } from './rows';
import { Whys, type WhyParts, type WhyText } from './why';

/** How many elements an unfolded row lists. */
const LISTED = 100;

export class GradientsTab {
  readonly root: HTMLElement;
  private readonly body = element('tbody');
  private readonly headings = HEADINGS.map((name) => element('th', { scope: 'col', class: `column-${name}` }, name));
  /** How many columns there is room for; an unfolded row spans just these. */
  private columns: number = HEADINGS.length;
  private readonly unfolded = new Set<string>();
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
    this.intermediate = checkbox('Intermediate results', page.remembered.isOn('intermediate'), (on) => {
      page.remembered.switch('intermediate', on);
      if (this.trace !== null) this.update(this.trace, this.lines);
    });
    const copy = button('Copy as text', () => {
      page.host.send({ type: 'copy', text: rowsAsText(this.rows) });
      page.announce('Copied');
    });
    this.root = element(
      'div',
      { class: 'gradients' },
      element('div', { class: 'toolbar' }, this.intermediate.root, element('span', { class: 'spring' }), copy),
      element(
        'div',
        { class: 'table-scroll', role: 'region', 'aria-label': 'Gradients', tabindex: 0 },
        element(
          'table',
          { class: 'table gradients-table' },
          element('caption', { class: 'for-screen-readers' }, 'Value and gradient of each tensor'),
          element('thead', {}, element('tr', {}, ...this.headings)),
          this.body,
        ),
      ),
    );
    new ResizeObserver(() => {
      this.resized();
    }).observe(this.root);
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
        'aria-label': `More of ${row.name}`,
        'data-focus': row.key,
      },
      open ? '▾' : '▸',
    );
    unfold.addEventListener('click', () => {
      if (open) this.unfolded.delete(row.key);
      else this.unfolded.add(row.key);
      if (this.trace !== null) this.update(this.trace, this.lines);
    });
    const { range } = row;
    const name =
      range === null
        ? element('span', { class: 'mono' }, row.name)
        : linkButton(row.name, 'Show in the editor', () => {
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
      { class: `row row-${row.role}` },
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
    const about = `the gradient of ${row.name}`;
    return this.whys.parts(`arrived ${row.key}`, { kind: 'shown', tensor: id, of: 'arrived' }, about, this.whyText);
  }

  /** Of a gradient that arrived and was not kept. */
  private whyAttribute(row: Row): WhyParts | null {
    const { id, is_leaf, requires_grad } = row.tensor;
    if (is_leaf || !requires_grad) return null;
    const about = `${row.name}.grad is None`;
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
        ['PyTorch prints', row.tensor.text],
        ['.grad', row.tensor.is_leaf ? (row.gradient?.text ?? 'None') : 'None'],
        // PyTorch keeps no .grad of what is no leaf, unless asked to; what arrived there is worth seeing all the same.
        ...(row.tensor.is_leaf || row.gradient === undefined
          ? []
          : [['gradient that arrived', row.gradient.text] as const]),
        ...(check === null ? [] : [['check', check.text] as const]),
        ['is_leaf', row.is_leaf],
        ['requires_grad', row.requires_grad],
        ['grad_fn', row.grad_fn],
        ['shape', row.shape],
        ['dtype', row.dtype],
      ]),
      why !== null &&
        element('div', { class: 'why-attribute' }, element('span', {}, '.grad is None. '), why.button, why.box),
      many &&
        element(
          'table',
          { class: 'table elements-table' },
          element(
            'thead',
            {},
            element('tr', {}, ...['index', 'value', 'gradient'].map((name) => element('th', { scope: 'col' }, name))),
          ),
          element(
            'tbody',
            {},
            ...elementsOf(row, LISTED).map(({ place, value, gradient }) =>
              element(
                'tr',
                {},
                element('th', { scope: 'row' }, place),
                element('td', {}, value),
                element('td', {}, gradient),
              ),
            ),
          ),
        ),
      many && numel > LISTED && element('p', { class: 'muted' }, `The first ${LISTED} of ${numel} values.`),
    );
  }
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
