/**
 * The entries of a gradient, as a column, or of a Hessian: each with its formula and value. One of them is chosen, to be
 * explained below. Knows no host.
 */
import { formatNumber } from '../../src/trace/format';
import type { DerivativePart } from '../../src/trace/formula';
import { element, fill, setAttributes, setText } from '../elements';
import { t } from '../words';
import type { DerivativeChoice } from './choices';
import { mathBox, showMath } from './mathematics';
import { checkText, type ShownPart } from './shown';
import { typeset } from './typeset';

interface Cell {
  readonly root: HTMLElement;
  readonly label: HTMLElement;
  readonly formula: HTMLElement;
  readonly value: HTMLElement;
  readonly sign: HTMLElement;
}

const SIGNS = { agrees: '✓', differs: '✗', unchecked: '?' } as const;

export class Matrix {
  readonly root: HTMLElement;
  private readonly name = element('div', { class: 'matrix-name', 'aria-hidden': 'true' });
  private readonly grid = element('div', { class: 'matrix', role: 'radiogroup' });
  private cells: Cell[] = [];
  private columns = 1;
  private chosen = 0;
  private readonly choose: (entry: number) => void;

  constructor(choose: (entry: number) => void) {
    this.choose = choose;
    this.root = element('div', { class: 'matrix-place' }, this.name, this.grid);
    this.grid.addEventListener('keydown', (event) => {
      this.pressed(event);
    });
  }

  update(
    choice: DerivativeChoice,
    parts: readonly DerivativePart[],
    shown: readonly ShownPart[],
    chosen: number,
  ): void {
    this.columns = choice.columns;
    this.chosen = chosen;
    typeset(this.name, `${choice.tex ?? ''} =`, choice.label);
    setAttributes(this.grid, { 'aria-label': t('{0}: choose the entry that is explained below', choice.label) });
    this.grid.style.setProperty('--columns', String(choice.columns));
    this.grid.classList.toggle('is-column', choice.columns === 1);
    if (this.cells.length !== parts.length) {
      this.cells = parts.map((_, index) => this.cell(index));
      fill(this.grid, ...this.cells.map(({ root }) => root));
    }
    this.cells.forEach((cell, index) => {
      const part = parts[index];
      const form = shown[index];
      if (part !== undefined && form !== undefined) show(cell, part, form, index === chosen);
    });
  }

  private cell(index: number): Cell {
    const label = element('span', { class: 'entry-label' });
    const formula = mathBox('entry-formula');
    const value = element('span', { class: 'entry-number' });
    const sign = element('span', { class: 'verdict' });
    const root = element(
      'div',
      { class: 'entry', role: 'radio' },
      label,
      formula,
      element('span', { class: 'entry-value' }, value, ' ', sign),
    );
    root.addEventListener('click', () => {
      this.choose(index);
    });
    return { root, label, formula, value, sign };
  }

  private pressed(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -this.columns,
      ArrowDown: this.columns,
      Home: -this.chosen,
      End: this.cells.length - 1 - this.chosen,
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const next = this.cells[this.chosen + move];
    if (next === undefined) return;
    this.choose(this.chosen + move);
    next.root.focus();
  }
}

function show(cell: Cell, part: DerivativePart, { left, formula, point }: ShownPart, chosen: boolean): void {
  const { verdict, text } = checkText(part.check);
  const value = point === null ? '' : `= ${formatNumber(point.value)}`;
  setAttributes(cell.root, {
    'aria-checked': String(chosen),
    tabindex: chosen ? 0 : -1,
    'aria-label': `${left.text} = ${formula.text.slice(0, 200)} ${value}, ${text}`,
    title: text,
  });
  typeset(cell.label, left.tex, left.text);
  showMath(cell.formula, formula);
  setText(cell.value, value);
  setText(cell.sign, SIGNS[verdict]);
  cell.sign.className = `verdict verdict-${verdict}`;
}
