/**
 * The Jacobian and the Hessian: asks for them when they are looked at and when values change, for the variables that are
 * chosen, and shows the matrix, what it says, and “Why?” of each variable whose gradient is of no use.
 */
import type { GradientsView, LineStarts } from '../../src/inspector/protocol';
import type { MatrixData } from '../../src/trace/matrix';
import type { Trace } from '../../src/trace/trace';
import { gradientState } from '../../src/trace/why';
import { element, fill } from '../elements';
import { Asking } from '../formula/asking';
import type { HostError } from '../host';
import { outputName, tensorAt } from '../numbers';
import type { Page } from '../page';
import { button, checkbox } from '../ui';
import { listed, said, t } from '../words';
import { changeView, chosenView } from './chosen';
import { MatrixGrid } from './matrixgrid';
import { asCsv, asLatex, asText } from './matrixtext';
import { spectrumWords } from './spectrumwords';
import { stateText } from './puzzles';
import { Whys } from './why';

type Kind = Exclude<GradientsView['view'], 'table'>;

export class Matrices {
  readonly root: HTMLElement;
  /** Stands in the toolbar. */
  readonly exports: HTMLElement;
  private readonly page: Page;
  private readonly asking: Asking<'matrix'>;
  private readonly grid: MatrixGrid;
  private readonly whys: Whys;
  private readonly choice = element('div', { class: 'matrix-of', role: 'group', 'aria-label': t('Variables') });
  private readonly title = element('h3', { class: 'matrix-title' });
  private readonly refusal = element('div', { class: 'matrix-refused', role: 'status', hidden: true });
  private readonly below = element('div', { class: 'matrix-below-words' });
  private trace: Trace | null = null;
  private lines: LineStarts | null = null;
  /** What was asked last, and the result that it was asked of. */
  private asked: { readonly trace: Trace; readonly about: string } | null = null;
  private serial = 0;
  private data: MatrixData | null = null;

  constructor(page: Page) {
    this.page = page;
    this.grid = new MatrixGrid(page);
    this.whys = new Whys(page, () => {
      this.drawBelow();
    });
    this.asking = new Asking(page, 'matrix', {
      arrived: (data, about) => {
        if (about === String(this.serial)) this.arrived(data);
      },
      refused: (problem, about) => {
        if (about === String(this.serial)) this.refused(problem);
      },
    });
    this.exports = element(
      'div',
      { class: 'matrix-exports', hidden: true },
      button(t('Copy as CSV'), () => {
        this.copy(asCsv);
      }),
      button(t('Copy as LaTeX'), () => {
        this.copy(asLatex);
      }),
    );
    this.root = element(
      'div',
      { class: 'matrices', hidden: true },
      this.choice,
      this.title,
      this.refusal,
      element('div', { class: 'matrix-body' }, this.grid.root, this.below),
    );
  }

  /** Tab-separated; null where there is no matrix. */
  get copied(): string | null {
    return this.data === null ? null : asText(this.data, this.output);
  }

  /** Presses the first “Why?” that is closed; false where there is none. */
  askWhy(): boolean {
    const control = this.below.querySelector<HTMLElement>('.why-button[aria-expanded="false"]');
    control?.focus();
    control?.click();
    return control !== null;
  }

  close(): boolean {
    return this.whys.close();
  }

  /** What was asked is of no interest while it is not seen. */
  hide(): void {
    this.exports.hidden = true;
    this.asking.cancel();
    this.asked = null;
  }

  update(trace: Trace, lines: LineStarts | null, kind: Kind): void {
    if (trace !== this.trace) this.whys.forget();
    this.trace = trace;
    this.lines = lines;
    this.drawChoice(trace);
    const of = this.chosenIn(trace);
    const about = JSON.stringify([kind, of]);
    this.exports.hidden = this.data === null;
    if (this.asked?.trace === trace && this.asked.about === about) return;
    this.asked = { trace, about };
    this.serial += 1;
    this.root.setAttribute('aria-busy', 'true');
    this.asking.ask({ kind, of }, String(this.serial));
  }

  /** Of another result all variables are chosen; of this one those that it has. */
  private chosenIn({ variables }: Trace): readonly string[] {
    const { of } = chosenView(this.page.remembered);
    const known = variables.map(({ name }) => name).filter((name) => of.includes(name));
    return known.length === variables.length ? [] : known;
  }

  private get output(): string {
    return this.trace === null ? '' : outputName(this.trace);
  }

  private drawChoice(trace: Trace): void {
    const { variables } = trace;
    const names = JSON.stringify(variables.map(({ name }) => name));
    this.choice.hidden = variables.length < 2;
    if (this.choice.dataset['names'] === names) return;
    this.choice.dataset['names'] = names;
    const chosen = this.chosenIn(trace);
    const boxes = variables.map(({ name }) => ({
      name,
      box: checkbox(name, chosen.length === 0 || chosen.includes(name), () => {
        const on = boxes.filter(({ box }) => box.checked).map((one) => one.name);
        changeView(this.page.remembered, { of: on });
        // Without a column there is nothing to show: all of them again.
        if (on.length === 0) for (const { box } of boxes) box.checked = true;
        const { view } = chosenView(this.page.remembered);
        if (this.trace !== null && view !== 'table') this.update(this.trace, this.lines, view);
      }),
    }));
    fill(this.choice, element('span', { class: 'label' }, t('By')), ...boxes.map(({ box }) => box.root));
  }

  private arrived(data: MatrixData): void {
    this.data = data;
    this.settle();
    const { rows, columns } = data;
    const names = listed([...new Set(columns.map(({ name }) => name ?? ''))]);
    const size = `${String(rows.length)}×${String(columns.length)}`;
    const label =
      data.request.kind === 'jacobian'
        ? t('Jacobian of {0} by {1}, {2}', this.output, names, size)
        : t('Hessian of {0} by {1}, {2}', this.output, names, size);
    fill(this.title, label);
    this.grid.show(data, this.output, label);
    this.drawBelow();
  }

  private refused({ reason, hint }: HostError): void {
    this.data = null;
    this.settle();
    this.refusal.hidden = false;
    fill(
      this.refusal,
      element('p', { class: 'why-refused' }, said(reason)),
      hint !== null && element('p', { class: 'muted' }, said(hint)),
    );
    this.drawBelow();
  }

  private settle(): void {
    this.root.removeAttribute('aria-busy');
    fill(this.refusal);
    this.refusal.hidden = true;
    const there = this.data !== null;
    this.title.hidden = !there;
    this.grid.root.hidden = !there;
    this.exports.hidden = !there;
  }

  private copy(write: (data: MatrixData, output: string) => string): void {
    if (this.data === null) return;
    this.page.host.send({ type: 'copy', text: write(this.data, this.output) });
    this.page.announce(t('Copied'));
  }

  private drawBelow(): void {
    const { data } = this;
    const active = document.activeElement;
    const focused = active instanceof HTMLElement && this.below.contains(active) ? active.dataset['focus'] : undefined;
    const spectrum = data?.spectrum ?? null;
    fill(
      this.below,
      data !== null && spectrum !== null && spectrumWords(spectrum, data.rows.length === 1),
      ...(data?.notes ?? []).map((note) => element('p', { class: 'muted' }, said(note))),
      this.puzzles(),
    );
    if (focused !== undefined) this.below.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  }

  /** The variables of the matrix whose gradient is of no use, each with its reason. */
  private puzzles(): HTMLElement | null {
    const { trace, data, lines } = this;
    if (trace === null || data === null) return null;
    const shown = new Set(data.columns.map(({ name }) => name));
    const text = { text: trace.text, range: trace.range, lines };
    const items = trace.variables.flatMap(({ name, tensor }) => {
      const state = gradientState(tensorAt(trace, tensorAt(trace, tensor)?.grad));
      if (!shown.has(name) || state === 'ordinary') return [];
      const about = t('the gradient of {0}', name);
      const why = this.whys.parts(`matrix ${name}`, { kind: 'shown', tensor, of: 'arrived' }, about, text);
      const line = element(
        'p',
        { class: 'puzzle-line' },
        element('span', { class: 'mono' }, name),
        element('span', { class: 'puzzle-state' }, stateText(state)),
        why.button,
      );
      return [element('li', { class: 'puzzle' }, line, why.box)];
    });
    return items.length === 0 ? null : element('ul', { class: 'puzzle-list' }, ...items);
  }
}
