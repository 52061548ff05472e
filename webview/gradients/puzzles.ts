/**
 * Names of a program that the table does not have and whose `.grad` is None, zero, NaN or infinite, each with its
 * “Why?”; and, where `backward()` itself was refused, the reason for that. Knows no trace.
 */
import type { ProgramState } from '../../src/inspector/protocol';
import type { Puzzle } from '../../src/trace/puzzles';
import type { GradientState } from '../../src/trace/why';
import { element, fill } from '../elements';
import { lineNumber } from '../lines';
import type { Page } from '../page';
import { linkButton } from '../ui';
import { t } from '../words';
import { Whys, type WhyText } from './why';

const STATES: Readonly<Record<GradientState, string>> = {
  none: 'None',
  zero: t('all 0'),
  nan: 'nan',
  infinite: 'inf',
  ordinary: '',
};

/** `None`, `nan`; nothing of a gradient that is as any other. */
export function stateText(state: GradientState): string {
  return STATES[state];
}

const FAILURE = 'failure';

export class Puzzles {
  readonly root = element('section', {
    class: 'puzzles',
    'aria-label': t('Gradients that ask for a reason'),
    hidden: true,
  });
  private readonly page: Page;
  private readonly whys: Whys;
  private program: ProgramState | null = null;
  private listed: ReadonlySet<string> = new Set();

  constructor(page: Page) {
    this.page = page;
    this.whys = new Whys(page, () => {
      this.draw();
    });
  }

  /** `listed`: places of names that the table has. */
  update(program: ProgramState | null, listed: ReadonlySet<string>): void {
    if (program?.trace !== this.program?.trace) this.whys.forget();
    this.program = program;
    this.listed = listed;
    this.draw();
  }

  /** Closes the reason that was opened last; false where none is open. */
  close(): boolean {
    return this.whys.close();
  }

  /** Presses the first “Why?”; false where there is none. */
  askWhy(): boolean {
    const control = this.root.querySelector<HTMLElement>('.why-button[aria-expanded="false"]');
    control?.focus();
    control?.click();
    return control !== null;
  }

  /** Unfolds why `backward()` was refused. */
  explainFailure(): void {
    this.whys.show(FAILURE);
    this.root.querySelector<HTMLElement>(`[data-focus="why ${FAILURE}"]`)?.focus();
  }

  private draw(): void {
    const trace = this.program?.trace ?? null;
    const puzzles = trace?.puzzles.filter(({ range }) => !this.listed.has(placeKey(range))) ?? [];
    const failed = trace?.failure === true;
    this.root.hidden = trace === null || (puzzles.length === 0 && !failed);
    if (trace === null || this.root.hidden) return;
    const text: WhyText = { text: trace.text, range: trace.range, lines: this.program?.lines ?? null };
    const active = document.activeElement;
    const focused = active instanceof HTMLElement && this.root.contains(active) ? active.dataset['focus'] : undefined;
    fill(
      this.root,
      failed && this.failure(text),
      puzzles.length > 0 && element('h3', {}, t('Without a usable gradient')),
      puzzles.length > 0 &&
        element('ul', { class: 'puzzle-list' }, ...puzzles.map((puzzle) => this.item(puzzle, text))),
    );
    if (focused !== undefined) this.root.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  }

  private failure(text: WhyText): HTMLElement {
    const { button, box } = this.whys.parts(FAILURE, { kind: 'failure' }, t('backward() was refused'), text);
    return element(
      'div',
      { class: 'puzzle' },
      element(
        'p',
        { class: 'puzzle-line' },
        t('backward() was refused: what it was called on requires no gradient.'),
        ' ',
        button,
      ),
      box,
    );
  }

  private item({ name, tensor, state, range }: Puzzle, text: WhyText): HTMLElement {
    const shown = STATES[state];
    const about = t('{0} is {1}', `${name}.grad`, shown);
    const { button, box } = this.whys.parts(`recorded ${tensor}`, { kind: 'recorded', tensor }, about, text);
    const line = lineNumber(text.lines, range);
    return element(
      'li',
      { class: 'puzzle' },
      element(
        'p',
        { class: 'puzzle-line' },
        linkButton(`${name}.grad`, t('Show in the editor'), () => {
          this.page.host.send({ type: 'reveal', range });
        }),
        element('span', { class: 'puzzle-state' }, shown),
        line !== null && element('span', { class: 'muted' }, t('line {0}', line)),
        button,
      ),
      box,
    );
  }
}

export function placeKey({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${start}-${end}`;
}
