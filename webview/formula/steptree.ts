/**
 * The derivation as a tree: each step with its rule, the rule's law and what it gives here. One stop of the Tab key,
 * walked by arrow keys; only what is unfolded is drawn. What is seen is decided in `unfolding`.
 */
import type { SourceRange } from '../../src/trace/range';
import type { Step } from '../../src/trace/formula';
import { element, setAttributes, setText } from '../elements';
import { actionOf, type Action } from '../keys/bindings';
import type { Page } from '../page';
import { button, linkButton } from '../ui';
import { counted, said, t } from '../words';
import { mathBox, showMath } from './mathematics';
import { stepPathAt } from './stepat';
import { typeset } from './typeset';
import { FIRST_PARTS, Unfolding, type MoreRow, type Row, type StepRow } from './unfolding';

/** Levels beyond stand as far to the right as this one. */
const DEEPEST_INDENT = 10;
const SIGNS = { open: '▾', closed: '▸', none: '' } as const;

interface Drawn {
  readonly root: HTMLElement;
  readonly sign: HTMLElement;
  readonly rule: HTMLElement;
  readonly law: HTMLElement;
  readonly formula: HTMLElement;
  row: StepRow;
}

export class StepTree {
  readonly root: HTMLElement;
  private readonly tree = element('div', { class: 'steps', role: 'tree', 'aria-label': t('Steps of the derivation') });
  private readonly told = element('p', { class: 'muted steps-told', role: 'status' });
  private readonly controls: Readonly<Record<'none' | 'less' | 'more' | 'all', HTMLElement>>;
  private drawn = new Map<string, Drawn>();
  private rows: readonly Row[] = [];
  private readonly unfolding: Unfolding;
  private step: Step | null = null;
  private signature = '';
  private current = '';

  private readonly page: Page;
  private readonly keepDepth: (depth: number) => void;

  constructor(page: Page, depth: number, keepDepth: (depth: number) => void) {
    this.page = page;
    this.keepDepth = keepDepth;
    this.unfolding = new Unfolding(depth);
    this.controls = {
      none: this.control(t('Fold all'), t('Fold all'), () => 0),
      less: this.control(t('Less'), t('One level less'), ({ whole }) => Math.min(this.unfolding.depth, whole) - 1),
      more: this.control(t('More'), t('One level more'), () => this.unfolding.depth + 1),
      all: this.control(t('Unfold all'), t('Unfold all'), ({ whole }) => whole),
    };
    const { none, less, more, all } = this.controls;
    this.root = element(
      'section',
      { class: 'steps-place', 'aria-label': t('Steps') },
      element(
        'div',
        { class: 'steps-head' },
        element('h2', {}, t('Steps')),
        element(
          'span',
          { class: 'steps-controls', role: 'group', 'aria-label': t('Levels of the steps') },
          none,
          less,
          more,
          all,
        ),
      ),
      this.tree,
      this.told,
    );
    this.tree.addEventListener('keydown', (event) => {
      this.pressed(event);
    });
    // However the focus came to a step, from there it is walked on.
    this.tree.addEventListener('focusin', ({ target }) => {
      const path = target instanceof HTMLElement ? target.dataset['path'] : undefined;
      if (path !== undefined) this.makeCurrent(path);
    });
  }

  /** `about`: which formula and which derivative this is; what was opened by hand is kept as long as it is the same. */
  update(step: Step, about: string): void {
    if (about !== this.signature) {
      this.signature = about;
      this.unfolding.forget();
      this.current = '';
      this.drawn.clear();
    }
    this.step = step;
    this.draw();
  }

  /** Shows the step of a part of the text, and goes there; false where there is none. */
  leadTo(range: SourceRange): boolean {
    const path = this.step === null ? null : stepPathAt(this.step, range);
    if (path === null) return false;
    this.unfolding.openTo(path);
    this.draw();
    this.moveTo(path);
    return true;
  }

  /** What it cannot do now it says and does not do; taken out of the page's order, it would lose the focus. */
  private control(label: string, name: string, to: (depths: ReturnType<Unfolding['depths']>) => number): HTMLElement {
    const link = linkButton(label, name, () => {
      if (link.getAttribute('aria-disabled') !== 'true') this.unfoldTo(to(this.depths()));
    });
    link.setAttribute('aria-label', name);
    return link;
  }

  private depths(): ReturnType<Unfolding['depths']> {
    return this.step === null ? { most: 0, whole: 0 } : this.unfolding.depths(this.step);
  }

  private unfoldTo(depth: number): void {
    const { most, whole } = this.depths();
    this.unfolding.setDepth(Math.min(depth, most));
    this.keepDepth(this.unfolding.depth);
    setText(
      this.told,
      depth > most && most < whole
        ? t(
            'Unfolded to level {0} of {1}: deeper there are too many steps to show at once. Open single ones.',
            most,
            whole,
          )
        : '',
    );
    this.draw();
  }

  private draw(): void {
    if (this.step === null) return;
    const focused = this.tree.contains(document.activeElement);
    this.rows = this.unfolding.rows(this.step);
    if (!this.rows.some((row) => row.kind === 'step' && row.path === this.current)) this.current = this.parentSeen();
    const kept = new Map<string, Drawn>();
    const elements = this.rows.map((row) => {
      if (row.kind === 'more') return this.moreRow(row);
      const drawn = this.drawn.get(row.path) ?? this.stepRow(row);
      kept.set(row.path, drawn);
      this.show(drawn, row);
      return drawn.root;
    });
    this.drawn = kept;
    // Rows that stay are not taken out: that would lose focus and scroll.
    elements.forEach((one, index) => {
      if (this.tree.children[index] !== one) this.tree.insertBefore(one, this.tree.children[index] ?? null);
    });
    while (this.tree.children.length > elements.length) this.tree.lastElementChild?.remove();
    if (focused) this.drawn.get(this.current)?.root.focus({ preventScroll: true });
    this.enable();
  }

  private enable(): void {
    const { most, whole } = this.depths();
    const { depth } = this.unfolding;
    const top = Math.min(most, whole);
    const open = this.rows.some((row) => row.kind === 'step' && row.open === true);
    const closed = this.rows.some((row) => row.kind === 'step' && row.open === false);
    for (const [control, enabled] of [
      [this.controls.none, open],
      [this.controls.less, open],
      [this.controls.more, closed && depth < top],
      [this.controls.all, closed],
    ] as const)
      setAttributes(control, { 'aria-disabled': enabled ? null : 'true' });
  }

  private parentSeen(): string {
    let path = this.current;
    while (path !== '' && !this.rows.some((row) => row.kind === 'step' && row.path === path))
      path = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '';
    return path;
  }

  private stepRow(row: StepRow): Drawn {
    const sign = element('span', { class: 'step-sign', 'aria-hidden': 'true' });
    const rule = element('span', { class: 'step-rule' });
    const law = element('span', { class: 'step-law' });
    const formula = mathBox('step-formula');
    formula.title = t('Show this part of the text');
    const toGraph = linkButton(t('Show in graph'), t('Show this part in the graph (G)'), () => {
      this.showInGraph(drawn.row);
    });
    // By keyboard a key of the step does it: the tree is one stop.
    setAttributes(toGraph, { tabindex: -1, class: 'link step-to-graph' });
    const root = element(
      'div',
      { class: 'step', role: 'treeitem' },
      element('div', { class: 'step-head' }, sign, rule, law, toGraph),
      formula,
    );
    const drawn: Drawn = { root, sign, rule, law, formula, row };
    root.addEventListener('click', (event) => {
      if (event.target === toGraph) return;
      this.current = drawn.row.path;
      root.focus({ preventScroll: true });
      if (event.target instanceof Element && formula.contains(event.target)) this.reveal(drawn.row.step.range, false);
      else this.toggle(drawn.row);
    });
    const mark = (range: SourceRange | null): void => {
      this.page.host.send({ type: 'hover', range });
    };
    root.addEventListener('pointerenter', () => {
      mark(drawn.row.step.range);
    });
    root.addEventListener('pointerleave', () => {
      mark(null);
    });
    root.addEventListener('focus', () => {
      if (root.matches(':focus-visible')) mark(drawn.row.step.range);
    });
    root.addEventListener('blur', () => {
      mark(null);
    });
    return drawn;
  }

  private show(drawn: Drawn, row: StepRow): void {
    drawn.row = row;
    const { step, level, open } = row;
    setAttributes(drawn.root, {
      'aria-level': level,
      'aria-expanded': open === null ? null : String(open),
      'aria-posinset': row.position,
      'aria-setsize': row.siblings,
      'data-path': row.path,
      tabindex: row.path === this.current ? 0 : -1,
    });
    drawn.root.style.setProperty('--level', String(Math.min(level - 1, DEEPEST_INDENT)));
    setText(drawn.sign, open === null ? SIGNS.none : open ? SIGNS.open : SIGNS.closed);
    setText(drawn.rule, said(step.rule));
    typeset(drawn.law, `\\displaystyle ${step.law}`, step.law);
    // The sign of differentiation in a line's height, what it gives in full size.
    const tex = `\\textstyle ${step.of} = \\displaystyle ${step.result}`;
    showMath(drawn.formula, { tex, text: `${step.of} = ${step.result}` });
    // KaTeX's MathML says it better than LaTeX would.
    drawn.formula.removeAttribute('role');
    drawn.formula.removeAttribute('aria-label');
  }

  private moreRow({ path, level, rest }: MoreRow): HTMLElement {
    const more = button(t('{0} more of {1} parts', counted(Math.min(rest, FIRST_PARTS)), counted(rest)), () => {
      this.unfolding.listMore(path);
      this.draw();
    });
    const root = element('div', { class: 'step-more', role: 'none' }, more);
    root.style.setProperty('--level', String(Math.min(level - 1, DEEPEST_INDENT)));
    return root;
  }

  private toggle(row: StepRow): void {
    if (row.open === null) return;
    this.unfolding.set(row.path, !row.open);
    this.draw();
  }

  private showInGraph({ step }: StepRow): void {
    this.page.lead('graph', { range: step.range });
  }

  private reveal(range: SourceRange, keepFocus: boolean): void {
    this.page.host.send({ type: 'reveal', range, ...(keepFocus && { keepFocus }) });
  }

  private pressed(event: KeyboardEvent): void {
    const steps = this.rows.filter((row) => row.kind === 'step');
    const index = steps.findIndex(({ path }) => path === this.current);
    const row = steps[index];
    if (row === undefined || !(event.target instanceof Element) || !event.target.matches('.step')) return;
    const action = actionOf('steps', event);
    if (action === null) return;
    event.preventDefault();
    this.act(action, steps, index, row);
  }

  /** As trees are walked everywhere: right opens, then goes in; left closes, then goes out. */
  private act(action: Action<'steps'>, steps: readonly StepRow[], index: number, row: StepRow): void {
    const go = (to: StepRow | undefined, otherwise: string): void => {
      if (to === undefined) this.page.announce(otherwise);
      else this.moveTo(to.path);
    };
    switch (action) {
      case 'down':
        go(steps[index + 1], t('That is the last step shown.'));
        break;
      case 'up':
        go(steps[index - 1], t('That is the first step.'));
        break;
      case 'first':
        go(steps[0], '');
        break;
      case 'last':
        go(steps.at(-1), '');
        break;
      case 'unfold':
        if (row.open === false) this.toggle(row);
        else go(row.open === true ? steps[index + 1] : undefined, t('This step has no parts.'));
        break;
      case 'fold':
        if (row.open === true) this.toggle(row);
        else
          go(
            steps.slice(0, index).findLast(({ level }) => level === row.level - 1),
            t('This is the whole derivation.'),
          );
        break;
      case 'toggle':
        if (row.open === null) this.page.announce(t('This step has no parts.'));
        else this.toggle(row);
        break;
      case 'source':
        this.reveal(row.step.range, true);
        break;
      case 'graph':
        this.showInGraph(row);
        break;
    }
  }

  private moveTo(path: string): void {
    this.makeCurrent(path);
    this.drawn.get(path)?.root.focus();
  }

  private makeCurrent(path: string): void {
    this.drawn.get(this.current)?.root.setAttribute('tabindex', '-1');
    this.current = path;
    this.drawn.get(path)?.root.setAttribute('tabindex', '0');
  }
}
