/** The tab Gradients: a table of what autograd knows of each tensor, with details to unfold and text to copy. */
import type { Trace, TraceTensor } from '../../src/trace/trace';
import { element, fill } from '../elements';
import { facts } from '../graph/details';
import { BRIEFLY, verdictOf, verdictText } from '../header/verdict';
import { isLarge, lineOf, summaryOf } from '../numbers';
import type { Page } from '../page';
import { button, checkbox, linkButton } from '../ui';
import { elementsOf, HEADINGS, rowsAsText, rowsOf, type Row } from './rows';

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

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.intermediate = checkbox('Intermediate results', page.remembered.isOn('intermediate'), (on) => {
      page.remembered.switch('intermediate', on);
      if (this.trace !== null) this.update(this.trace);
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
    if (this.trace !== null) this.update(this.trace);
  }

  update(trace: Trace): void {
    this.trace = trace;
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
      if (this.trace !== null) this.update(this.trace);
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
    const line = element(
      'tr',
      { class: `row row-${row.role}` },
      element('th', { scope: 'row', class: 'column-name' }, element('span', { class: 'name-cell' }, unfold, name)),
      valueCell('value', row.tensor),
      valueCell('gradient', row.gradient),
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
    if (!open) return [line];
    return [
      line,
      element(
        'tr',
        { class: 'row-details', id: detailsId },
        element('td', { colspan: this.columns }, this.unfoldedContent(row)),
      ),
    ];
  }

  private unfoldedContent(row: Row): HTMLElement {
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

function checkCell({ check }: Row): HTMLElement {
  if (check === undefined) return element('span');
  const { text, title } = verdictText(check);
  return element(
    'span',
    { class: `verdict verdict-${verdictOf(check)}`, title: [text, title].filter((part) => part !== '').join('\n') },
    BRIEFLY[verdictOf(check)],
  );
}
