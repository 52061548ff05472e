/** The elements of a tensor that are looked for, sorted and filtered, a page at a time. */
import { MAX_LIST_REACH, ORDERS, type ElementList, type Order, type Search } from '../../src/trace/elements';
import { asksForGradient, isMessage, parseFilter } from '../../src/trace/tensors/filter';
import { indicesOf } from '../../src/trace/tensors/plane';
import { element, fill, setText } from '../elements';
import { button, checkbox, dropdown, textField } from '../ui';
import { counted, said, t } from '../words';
import type { Pair, TensorSource } from './source';
import { fullCell } from './spelling';

const PAGE = 100;

export interface ListOptions {
  readonly pair: Pair;
  readonly source: TensorSource;
  readonly announce: (text: string) => void;
  readonly onProblem: (problem: unknown) => void;
  /** An element was chosen, by its place in the whole tensor. */
  readonly onPick: (place: number) => void;
}

export class ListView {
  readonly root: HTMLElement;
  private readonly options: ListOptions;
  private readonly body = element('tbody');
  private readonly filter;
  private readonly problem = element('p', { class: 'tensor-problem', id: 'tensor-filter-problem' });
  private readonly count = element('span', { class: 'muted', role: 'status' });
  private readonly before: HTMLElement;
  private readonly after: HTMLElement;
  private order: Order = 'index';
  private descending = false;
  private from = 0;
  private terms: Search['filter'] = [];
  private asked = 0;

  constructor(options: ListOptions) {
    this.options = options;
    const { gradient, name } = options.pair;
    const order = dropdown(t('Sort by'), (value) => {
      this.order = ORDERS.find((one) => one === value) ?? 'index';
      this.again();
    });
    const offered = ORDERS.filter((one) => gradient !== null || !one.includes('gradient'));
    order.setOptions(
      offered.map((value) => ({ value, label: orderText(value) })),
      this.order,
    );
    const descending = checkbox(t('Largest first'), false, (on) => {
      this.descending = on;
      this.again();
    });
    this.filter = textField(t('Filter'), {
      onCommit: (text) => {
        this.take(text);
      },
      size: 22,
    });
    this.filter.root.setAttribute('placeholder', t('> 0.5, nan, |grad| < 1e-6'));
    this.before = button(t('Previous'), () => {
      this.turn(-1);
    });
    this.after = button(t('Next'), () => {
      this.turn(1);
    });
    const heads = [t('index'), t('value'), ...(gradient === null ? [] : [t('gradient')])];
    this.root = element(
      'div',
      { class: 'tensor-list' },
      element(
        'div',
        { class: 'toolbar' },
        element('span', { class: 'label' }, t('Sort by')),
        order.root,
        descending.root,
        element('span', { class: 'label' }, t('Filter')),
        this.filter.root,
      ),
      this.problem,
      element(
        'div',
        { class: 'elements-scroll', tabindex: 0, role: 'region', 'aria-label': t('Elements of {0}', name) },
        element(
          'table',
          { class: 'table elements-table' },
          element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
          this.body,
        ),
      ),
      element('div', { class: 'toolbar' }, this.before, this.after, this.count),
    );
    void this.load();
  }

  /** What is listed, for a copy of it. */
  get search(): Search {
    const { tensor, gradient } = this.options.pair;
    const { order, descending } = this;
    return { tensor: tensor.id, gradient: gradient?.id ?? null, order, descending, filter: this.terms };
  }

  redraw(): void {
    // Text follows the theme of itself.
  }

  dispose(): void {
    // What is on its way is not waited for: the source is closed with the viewer.
    this.asked += 1;
  }

  focus(): void {
    this.filter.root.focus();
  }

  private take(text: string): void {
    const read = parseFilter(text);
    const problem = isMessage(read)
      ? said(read)
      : asksForGradient(read) && this.options.pair.gradient === null
        ? t('There is no gradient to filter by.')
        : '';
    setText(this.problem, problem);
    this.filter.setInvalid(problem === '' ? null : this.problem.id);
    if (problem !== '' || isMessage(read)) {
      this.options.announce(problem);
      return;
    }
    if (JSON.stringify(read) === JSON.stringify(this.terms) && !read.flat().some(({ than }) => !Number.isFinite(than)))
      return;
    this.terms = read;
    this.again();
  }

  private again(): void {
    this.from = 0;
    void this.load();
  }

  private turn(by: 1 | -1): void {
    this.from = Math.max(0, this.from + by * PAGE);
    void this.load();
  }

  private async load(): Promise<void> {
    const { pair, source, onProblem } = this.options;
    const turn = ++this.asked;
    const { order, descending, from } = this;
    try {
      const list = await source.list(pair, { order, descending, filter: this.terms, from, count: PAGE });
      if (turn === this.asked && !source.isClosed) this.show(list);
    } catch (problem) {
      if (turn === this.asked && !source.isClosed) onProblem(problem);
    }
  }

  private show({ matches, numel, indices, values, gradients }: ElementList): void {
    const { tensor, gradient } = this.options.pair;
    const text = (one: typeof tensor, value: number | undefined): string => fullCell(one.dtype, value ?? null);
    fill(
      this.body,
      ...indices.map((place, at) => {
        const link = element(
          'button',
          { class: 'link mono', type: 'button', title: t('Show in the grid') },
          `[${indicesOf(tensor.shape, place).join(', ')}]`,
        );
        link.addEventListener('click', () => {
          this.options.onPick(place);
        });
        return element(
          'tr',
          {},
          element('th', { scope: 'row' }, link),
          element('td', {}, text(tensor, values[at])),
          ...(gradient === null ? [] : [element('td', {}, text(gradient, gradients?.[at]))]),
        );
      }),
    );
    const reach = Math.min(matches, MAX_LIST_REACH);
    this.before.toggleAttribute('disabled', this.from === 0);
    this.after.toggleAttribute('disabled', this.from + PAGE >= reach);
    setText(this.count, this.countText(matches, numel, indices.length));
  }

  private countText(matches: number, numel: number, shown: number): string {
    if (matches === 0) return t('None of the {0} numbers passes the filter.', counted(numel));
    const span = t('{0}–{1}', counted(this.from + 1), counted(this.from + shown));
    const of =
      matches === numel
        ? t('{0} of {1}', span, counted(numel))
        : t('{0} of {1} that pass, of {2}', span, counted(matches), counted(numel));
    return matches > MAX_LIST_REACH ? `${of} ${t('(the first {0} can be reached)', counted(MAX_LIST_REACH))}` : of;
  }
}

function orderText(order: Order): string {
  switch (order) {
    case 'index':
      return t('index');
    case 'value':
      return t('value');
    case '|value|':
      return t('|value|');
    case 'gradient':
      return t('gradient');
    case '|gradient|':
      return t('|gradient|');
  }
}
