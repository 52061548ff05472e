/**
 * One row for each variable: its name, a field, a slider where it is a number, and where its value came from. A program's
 * large tensors are told by their size, and of many leaves the first are shown.
 */
import { formatNumber, readable } from '../../src/trace/format';
import { formatValue, isMessage, nest, parseValue, sameValue, shapeOf } from '../../src/trace/value';
import { MAX_TRACE_VALUES, type Nested, type Trace, type TraceTensor, type TraceVariable } from '../../src/trace/trace';
import { element, fill, setAttributes, setText } from '../elements';
import { typeset } from '../formula/typeset';
import { actionOf } from '../keys/bindings';
import { isLarge, summaryOf } from '../numbers';
import { linkButton, textField, type Field } from '../ui';
import { counted, said, t } from '../words';
import { gradientInRow, gradientsInRows, shownFirst } from './answers';
import { adapted, rangeAround, stepOf, type SliderRange } from './range';

export interface VariableActions {
  readonly set: (variable: string, value: Nested) => void;
  readonly isBehind: (variable: string) => boolean;
  readonly reveal: (variable: TraceVariable) => void;
}

export class VariableRows {
  readonly root = element('div', { class: 'variables', role: 'group', 'aria-label': t('Variables') });
  private rows: VariableRow[] = [];
  private signature = '';
  private readonly more: HTMLElement;
  private folded = true;

  private readonly actions: VariableActions;

  constructor(actions: VariableActions) {
    this.actions = actions;
    this.more = linkButton('', t('Show or hide the variables beyond the first'), () => {
      this.folded = !this.folded;
      this.fold();
    });
    this.more.classList.add('variables-more');
  }

  update(trace: Trace): void {
    const isProgram = trace.kind === 'program';
    const signature = JSON.stringify([isProgram, trace.variables.map(({ name, tex }) => [name, tex])]);
    if (signature !== this.signature) {
      this.signature = signature;
      this.folded = isProgram;
      this.rows = trace.variables.map((variable, index) => new VariableRow(variable, index, isProgram, this.actions));
      fill(this.root, ...this.rows.map(({ root }) => root), this.more);
      this.fold();
    }
    const withGradients = gradientsInRows(trace);
    this.root.classList.toggle('with-gradients', withGradients);
    trace.variables.forEach((variable, index) => {
      const tensor = trace.tensors[variable.tensor];
      this.rows[index]?.showGradient(withGradients ? gradientInRow(trace, variable) : null);
      if (tensor !== undefined) this.rows[index]?.update(variable, tensor);
    });
  }

  /** Puts the focus into the first field; false where there is none. */
  focus(): boolean {
    const field = this.rows.find(({ canType }) => canType);
    field?.focus();
    return field !== undefined;
  }

  private fold(): void {
    const shown = this.rows.some(({ isProgram }) => isProgram) ? shownFirst(this.rows.length) : this.rows.length;
    const rest = this.rows.length - shown;
    this.more.hidden = rest === 0;
    this.rows.forEach(({ root }, index) => {
      root.hidden = this.folded && index >= shown;
    });
    setText(this.more, this.folded ? moreVariables(rest) : t('Fewer variables'));
    this.more.setAttribute('aria-expanded', String(!this.folded));
  }
}

function moreVariables(count: number): string {
  return count === 1 ? t('1 more variable') : t('{0} more variables', counted(count));
}

class VariableRow {
  readonly root: HTMLElement;
  private readonly field: Field;
  private readonly slider = element('input', { type: 'range', class: 'slider' });
  private readonly summary = element('span', { class: 'variable-summary', hidden: true });
  private readonly gradient = element('span', { class: 'variable-gradient', hidden: true });
  private readonly origin = element('span', { class: 'variable-origin' });
  private readonly problem: HTMLElement;
  private variable: TraceVariable;
  private value: Nested = 0;
  private range: SliderRange = rangeAround(0);
  private typing = false;
  private dragging = false;

  readonly isProgram: boolean;
  private readonly actions: VariableActions;

  constructor(variable: TraceVariable, index: number, isProgram: boolean, actions: VariableActions) {
    this.isProgram = isProgram;
    this.actions = actions;
    this.variable = variable;
    const name = element('span', { class: 'variable-name' });
    // Names of a program are code: `w 2`, `layer.weight`.
    typeset(name, isProgram ? null : variable.tex, variable.name);
    this.field = textField(t('Value of {0}', variable.name), {
      onInput: (text) => {
        this.typed(text);
      },
      onCommit: () => {
        this.commit();
      },
      onKey: (event) => {
        this.nudge(event);
      },
    });
    this.problem = element('span', { class: 'variable-problem', id: `problem-${index}`, role: 'alert' });
    this.root = element(
      'div',
      { class: 'variable' },
      name,
      this.field.root,
      this.summary,
      this.slider,
      this.gradient,
      this.origin,
      this.problem,
    );
    setAttributes(this.slider, { 'aria-label': t('Slider of {0}', variable.name) });
    this.slider.addEventListener('input', () => {
      this.slid();
    });
    this.slider.addEventListener('change', () => {
      this.release();
    });
    this.slider.addEventListener('pointerup', () => {
      this.release();
    });
  }

  get canType(): boolean {
    return !this.root.hidden && !this.field.root.hidden;
  }

  focus(): void {
    this.field.root.focus();
  }

  /** null where the gradients stand elsewhere. */
  showGradient(text: string | null): void {
    this.gradient.hidden = text === null;
    if (this.gradient.dataset['text'] === text) return;
    this.gradient.dataset['text'] = text ?? '';
    fill(this.gradient, element('span', { class: 'muted' }, 'grad '), element('strong', {}, text ?? ''));
  }

  update(variable: TraceVariable, tensor: TraceTensor): void {
    const moved = this.variable;
    this.variable = variable;
    this.showOrigin(moved === variable);
    const summed = this.isProgram && isLarge(tensor);
    this.summary.hidden = !summed;
    this.field.root.hidden = summed;
    if (summed) {
      this.slider.hidden = true;
      setText(this.summary, summaryOf(tensor));
      return;
    }
    const whole = tensor.summary.numel <= MAX_TRACE_VALUES;
    // Values that the trace does not hold cannot be edited here without losing them.
    this.root.classList.toggle('too-long', !whole);
    if (!whole) {
      setText(this.problem, t('{0} values: change them in the text', counted(tensor.summary.numel)));
      this.field.root.setAttribute('readonly', '');
    }
    if (this.actions.isBehind(variable.name)) return;
    this.value = nest(tensor.shape, readable(tensor));
    if (!this.typing) this.write(this.value);
    const number = typeof this.value === 'number' ? this.value : null;
    this.slider.hidden = number === null;
    if (number !== null && !this.dragging) this.placeSlider(number);
  }

  private showOrigin(same: boolean): void {
    if (same && this.origin.childNodes.length > 0) return;
    const { origin, definition } = this.variable;
    if (origin === 'assignment' && definition !== null) {
      fill(
        this.origin,
        linkButton(t('assigned'), t('Show where {0} is assigned', this.variable.name), () => {
          this.actions.reveal(this.variable);
        }),
      );
    } else {
      fill(
        this.origin,
        {
          assignment: t('assigned'),
          remembered: t('remembered'),
          entered: t('entered'),
          debugger: t('debugger'),
        }[origin],
      );
    }
    this.origin.title = {
      assignment: t('The value that the text assigns'),
      remembered: t('The value that was used last in this document; the text assigns none'),
      entered: t('The value that you gave; the text stays as it is'),
      debugger: t('The value in the frame at which the debugger has paused'),
    }[origin];
  }

  private write(value: Nested): void {
    const text =
      typeof value === 'number'
        ? formatValue(value)
        : formatValue(value).replace(/^\[(.*)\]$/, (whole, inner: string) =>
            inner.includes('[') || inner === '' ? whole : inner,
          );
    if (this.field.text !== text) this.field.text = text;
    this.complain(null);
  }

  private placeSlider(value: number): void {
    this.range = adapted(this.range, value);
    const { min, max, step } = this.range;
    setAttributes(this.slider, { min, max, step, 'aria-valuetext': formatNumber(value) });
    this.slider.value = String(value);
    this.slider.style.setProperty('--filled', `${(((value - min) / (max - min)) * 100).toFixed(2)}%`);
    this.slider.title = t('{0} to {1}', formatNumber(min), formatNumber(max));
  }

  private typed(text: string): void {
    this.typing = true;
    const value = parseValue(text);
    if (isMessage(value)) {
      this.complain(text.trim() === '' ? null : said(value));
      return;
    }
    this.complain(this.shapeProblem(value));
    this.enter(value);
  }

  /** A vector may become longer or a number; that is no problem, only news. */
  private shapeProblem(value: Nested): string | null {
    return shapeOf(value) === null ? t('The rows have different lengths.') : null;
  }

  private enter(value: Nested): void {
    if (shapeOf(value) === null || sameValue(value, this.value)) return;
    this.value = value;
    if (typeof value === 'number') this.placeSlider(value);
    this.actions.set(this.variable.name, value);
  }

  private commit(): void {
    const empty = this.field.text.trim() === '';
    if (!empty && isMessage(parseValue(this.field.text))) return;
    this.typing = false;
    if (empty) this.write(this.value);
  }

  private nudge(event: KeyboardEvent): void {
    const action = actionOf('value', event);
    if (action === null) return;
    event.preventDefault();
    if (action === 'undo') {
      this.typing = false;
      this.write(this.value);
      return;
    }
    if (typeof this.value !== 'number') return;
    const steps = { more: 1, less: -1, 'more-far': 10, 'less-far': -10 }[action];
    const next = Number((this.value + stepOf(this.value) * steps).toPrecision(12));
    this.typing = false;
    this.enter(next);
    this.write(next);
  }

  private slid(): void {
    this.dragging = true;
    this.typing = false;
    const value = Number(this.slider.value);
    if (sameValue(value, this.value)) return;
    this.value = value;
    const { min, max } = this.range;
    this.slider.style.setProperty('--filled', `${(((value - min) / (max - min)) * 100).toFixed(2)}%`);
    setAttributes(this.slider, { 'aria-valuetext': formatNumber(value) });
    this.write(value);
    this.actions.set(this.variable.name, value);
  }

  /** Dragged to an end: there is more beyond it. */
  private release(): void {
    this.dragging = false;
    if (typeof this.value === 'number') this.placeSlider(this.value);
  }

  private complain(text: string | null): void {
    setText(this.problem, text ?? '');
    this.field.setInvalid(text === null ? null : this.problem.id);
  }
}
