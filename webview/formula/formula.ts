/**
 * The tab Formula: the derivative by rule, simplified or as derived, with its numbers, its checks and its steps. All of
 * it is asked of the host; the page decides only which derivative is looked at and how far its steps are unfolded.
 */
import type { DerivativeAnswer, SimplifiedAnswer } from '../../src/trace/formula';
import type { FormulaView } from '../../src/inspector/protocol';
import type { SourceRange } from '../../src/trace/range';
import type { Nested, Trace } from '../../src/trace/trace';
import { element, fill, setText } from '../elements';
import type { Lead, Page } from '../page';
import { dropdown } from '../ui';
import { said, t } from '../words';
import { Asking } from './asking';
import { choicesOf, chosenOf, type DerivativeChoice } from './choices';
import { ExportLine } from './export';
import { FormSwitch } from './formswitch';
import { Matrix } from './matrix';
import { MyDerivative } from './mine';
import { PartView } from './part';
import { valuesAt, type Putting } from './places';
import { shownPart } from './shown';
import { StepTree } from './steptree';

const FIRST_VIEW: FormulaView = { derivative: '', entry: 0, derived: false, depth: 1 };
/** Milliseconds between two questions to the library while values move. */
const PAUSE = 150;
/** An answer that comes sooner needs no word that it is awaited. */
const SAY_AFTER = 200;
/** So long the simpler form is awaited before the derivative is shown as the rules give it. */
const HOLD = 100;

export class FormulaTab {
  readonly root: HTMLElement;
  private readonly derivative;
  private readonly form: FormSwitch;
  private readonly message = element('div', { class: 'formula-message', role: 'status' });
  private readonly remark = element('span', { class: 'muted derivative-remark', role: 'status' });
  private readonly matrix: Matrix;
  private readonly part: PartView;
  private readonly steps: StepTree;
  private readonly mine: MyDerivative;
  private readonly exports: ExportLine;
  private readonly notes = element('ul', { class: 'notes', 'aria-label': t('Notes on the derivative') });
  private readonly answered: HTMLElement;
  private readonly deriving: Asking<'derive'>;
  private readonly simplifying: Asking<'simplify'>;
  private readonly setValue: (variable: string, value: Nested) => void;
  private readonly page: Page;
  private timer: number | undefined;
  private saying: number | undefined;
  private trace: Trace | null = null;
  /** Whose step is to be shown as soon as there are steps. */
  private wanted: SourceRange | null = null;
  private resultId = '';
  private asked = '';
  private formula = '';
  /** Of which formula and which derivatives the answers below are. */
  private about = '';
  /** Of which what is seen is. */
  private drawn = '';
  private answer: DerivativeAnswer | null = null;
  private simplified: SimplifiedAnswer | null = null;
  /** At which values. */
  private simplifiedAt = '';

  constructor(page: Page, setValue: (variable: string, value: Nested) => void) {
    this.page = page;
    this.setValue = setValue;
    this.derivative = dropdown(t('Derivative'), (key) => {
      this.look({ derivative: key, entry: 0 });
    });
    this.form = new FormSwitch((derived) => {
      this.look({ derived });
    });
    this.deriving = new Asking(page, 'derive', {
      arrived: (answer, about) => {
        this.arrived(answer, about);
      },
      refused: ({ reason, hint }, about) => {
        if (about === this.about) this.refuse(said(reason), hint === null ? '' : said(hint));
      },
    });
    this.simplifying = new Asking(page, 'simplify', {
      arrived: (answer, about) => {
        this.arrivedSimplified(answer, about);
      },
      refused: ({ reason }, about) => {
        const none = { formula: null, point: null, reason };
        this.arrivedSimplified({ parts: this.answer?.parts.map(() => none) ?? [] }, about);
      },
    });
    const putting: Putting = {
      can: (at) => this.trace !== null && valuesAt(this.trace, at).size > 0,
      put: (at) => {
        if (this.trace === null) return;
        for (const [variable, value] of valuesAt(this.trace, at)) this.setValue(variable, value);
      },
    };
    this.matrix = new Matrix((entry) => {
      this.look({ entry });
    });
    this.part = new PartView(putting);
    this.steps = new StepTree(page, this.view.depth, (depth) => {
      this.remember({ depth });
    });
    this.mine = new MyDerivative(page, putting);
    this.exports = new ExportLine(page);
    this.answered = element(
      'div',
      { class: 'formula-answer', hidden: true },
      this.matrix.root,
      this.part.root,
      this.exports.root,
      this.notes,
      this.steps.root,
      this.mine.root,
    );
    this.root = element(
      'div',
      { class: 'formula-tab' },
      element(
        'div',
        { class: 'toolbar' },
        element(
          'span',
          { class: 'formula-choice' },
          element('span', { class: 'label', 'aria-hidden': 'true' }, t('derivative')),
          this.derivative.root,
        ),
        this.form.root,
        this.remark,
      ),
      this.message,
      this.answered,
    );
  }

  /** The derivative as plain text; null where there is none. */
  get copied(): string | null {
    return this.answered.hidden ? null : this.exports.copied;
  }

  /** Shows the step of a part of the text; of a variable its derivative. */
  lead({ range, variable }: Lead): void {
    const { trace } = this;
    if (trace === null) return;
    const own = choicesOf(trace).find(({ by }) => by.length === 1 && by[0]?.length === 1 && by[0][0] === variable);
    if (own !== undefined) this.look({ derivative: own.key, entry: 0 });
    this.wanted = range ?? trace.range;
    if (!this.answered.hidden && this.drawn === this.about) this.goToWanted();
  }

  private goToWanted(): void {
    const { wanted } = this;
    this.wanted = null;
    if (wanted !== null && !this.steps.leadTo(wanted)) this.page.announce(t('There is no step of this part.'));
  }

  private get view(): FormulaView {
    return this.page.remembered.current.formula ?? FIRST_VIEW;
  }

  update(trace: Trace, resultId: string): void {
    this.trace = trace;
    this.resultId = resultId;
    const choices = choicesOf(trace);
    const choice = chosenOf(choices, this.view.derivative);
    if (choice === undefined) {
      this.refuse(t('There is no variable to differentiate by.'), '');
      return;
    }
    this.derivative.setOptions(
      choices.map(({ key, label }) => ({ value: key, label })),
      choice.key,
    );
    this.form.update(this.view.derived);
    this.ask(trace, choice);
    this.draw();
  }

  private get choice(): DerivativeChoice | undefined {
    return this.trace === null ? undefined : chosenOf(choicesOf(this.trace), this.view.derivative);
  }

  private remember(change: Partial<FormulaView>): void {
    this.page.remembered.update({ formula: { ...this.view, ...change } });
  }

  private look(change: Partial<FormulaView>): void {
    this.remember(change);
    if (this.trace !== null) this.update(this.trace, this.resultId);
  }

  /** Asks anew where the formula, its values or what is looked at have changed. */
  private ask(trace: Trace, choice: DerivativeChoice): void {
    const formula = JSON.stringify([this.resultId, trace.text, trace.tex]);
    const about = JSON.stringify([formula, choice.key, choice.by]);
    if (about !== this.about) {
      const same = formula === this.formula;
      this.formula = formula;
      this.about = about;
      this.deriving.cancel();
      this.answer = null;
      this.forgetSimplified();
      this.wait(same);
    }
    const values = trace.variables.map(({ tensor }) => trace.tensors[tensor]?.values);
    const asked = JSON.stringify([about, values]);
    if (asked === this.asked) {
      if (this.answer !== null && this.simplified === null) this.askSimplified();
      return;
    }
    this.asked = asked;
    this.deriving.ask({ by: choice.by }, about);
  }

  private arrived(answer: DerivativeAnswer, about: string): void {
    if (about !== this.about) return;
    this.answer = answer;
    window.clearTimeout(this.saying);
    this.askSimplified();
    if (this.view.derived || this.simplified !== null || this.drawn === this.about) this.draw();
    // Mostly the simpler form is there at once: one drawing instead of two, of which the second moves everything.
    else
      this.saying = window.setTimeout(() => {
        this.draw();
      }, HOLD);
  }

  /** Those that there are stay in place until the newer ones come: while values move, formulas do not flicker. */
  private askSimplified(): void {
    const { choice, about } = this;
    if (this.view.derived || choice === undefined || this.timer !== undefined) return;
    this.timer = window.setTimeout(
      () => {
        this.timer = undefined;
        this.simplifying.ask({ by: choice.by }, JSON.stringify([about, this.asked]));
      },
      this.simplified === null ? 0 : PAUSE,
    );
  }

  private arrivedSimplified(answer: SimplifiedAnswer, key: string): void {
    const [about, asked] = JSON.parse(key) as [about: string, asked: string];
    if (about !== this.about) return;
    this.simplified = answer;
    this.simplifiedAt = asked;
    window.clearTimeout(this.saying);
    this.draw();
  }

  private forgetSimplified(): void {
    window.clearTimeout(this.timer);
    this.timer = undefined;
    this.simplifying.cancel();
    this.simplified = null;
  }

  /** What was answered about another formula gives way at once, of the same one when the answer comes or is late. */
  private wait(sameFormula: boolean): void {
    this.answered.hidden ||= !sameFormula;
    fill(this.message);
    setText(this.remark, '');
    this.exports.update(null);
    window.clearTimeout(this.saying);
    this.saying = window.setTimeout(() => {
      this.answered.hidden = true;
      this.say(t('Differentiating…'), '');
    }, SAY_AFTER);
  }

  private refuse(what: string, hint: string): void {
    window.clearTimeout(this.saying);
    this.answer = null;
    this.wanted = null;
    this.answered.hidden = true;
    setText(this.remark, '');
    this.exports.update(null);
    this.say(what, hint);
  }

  private say(what: string, hint: string): void {
    fill(this.message, element('p', {}, what), hint !== '' && element('p', { class: 'muted' }, hint));
  }

  private draw(): void {
    const { answer, trace, choice } = this;
    if (answer === null || trace === null || choice === undefined) return;
    const { derived } = this.view;
    const shown = answer.parts.map((part, index) =>
      shownPart(part, derived ? null : this.simplified === null ? undefined : (this.simplified.parts[index] ?? null)),
    );
    const entry = Math.min(this.view.entry, answer.parts.length - 1);
    const [part, form] = [answer.parts[entry], shown[entry]];
    if (part === undefined || form === undefined) return;
    this.answered.hidden = false;
    this.drawn = this.about;
    fill(this.message);
    this.matrix.root.hidden = choice.tex === null;
    if (choice.tex !== null) this.matrix.update(choice, answer.parts, shown, entry);
    setText(this.remark, form.remark);
    const behind = !derived && this.simplified !== null && this.simplifiedAt !== this.asked;
    this.part.update(part, form, behind);
    this.exports.update({ choice, parts: shown, simplified: !derived });
    const about = `${this.about} ${String(entry)}`;
    this.steps.update(part.steps, about);
    this.mine.update(part.by, part.left, about);
    this.goToWanted();
    const notes = answer.notes.map(said);
    const key = JSON.stringify(notes);
    if (this.notes.dataset['notes'] === key) return;
    this.notes.dataset['notes'] = key;
    fill(this.notes, ...notes.map((text) => element('li', { class: 'note note-info' }, text)));
  }
}
