/** The head of the page: the formula as it was understood, where it stands, its numbers, its notes and its variables. */
import type { InspectorManner, InspectorState, ToHost } from '../../src/inspector/protocol';
import type { SourceRange } from '../../src/trace/range';
import type { Nested, Note, Trace } from '../../src/trace/trace';
import { element, fill, icon, INFORMATION, setAttributes, WARNING } from '../elements';
import { typeset } from '../formula/typeset';
import type { Page } from '../page';
import { keysButton } from '../keys/keysbutton';
import { linkButton, progressRing } from '../ui';
import { said, t } from '../words';
import { showAnswers, spokenAnswers } from './answers';
import { banner } from './banner';
import { BindingRows } from './bindings';
import { InspectorControls } from './controls';
import { isProgram, noticeOf } from './ending';
import { KeptNotice } from './kept';
import { programBanner } from './notice';
import { ProgramHead } from './program';
import { VariableRows } from './variables';
import { ValueSender } from './values';

type ResultState = Extract<InspectorState, { kind: 'result' }>;

/** Anything faster needs no sign that it runs. */
const RING_AFTER = 150;
/** Speech waits until the numbers stand still. */
const SPEAK_AFTER = 700;

export class Header {
  readonly root: HTMLElement;
  private readonly formula = element('div', { class: 'formula', role: 'math' });
  private readonly link = element('span', { class: 'source-link' });
  private readonly ring = element('span', { class: 'ring', hidden: true }, progressRing());
  /** There before what it says: a live region that comes with its words is not read. */
  private readonly banner = element('div', { class: 'banner-place', role: 'status' });
  private readonly answers = element('div', {
    class: 'answers',
    role: 'group',
    'aria-label': t('Value and gradients'),
  });
  private readonly notes = element('ul', { class: 'notes', 'aria-label': t('Notes') });
  private readonly program: ProgramHead;
  private readonly variables: VariableRows;
  private readonly bindings: BindingRows;
  private readonly sender: ValueSender;
  private readonly controls: InspectorControls;
  private readonly kept: KeptNotice;
  private ringTimer: number | undefined;
  private speechTimer: number | undefined;
  private resultId = '';
  private bannerKey = '';
  private shownTrace: Trace | null = null;
  private place: SourceRange | null = null;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.sender = new ValueSender((message) => {
      page.host.send(message);
    });
    this.variables = new VariableRows({
      set: (variable, value) => {
        this.sender.set(variable, value);
      },
      isBehind: (variable) => this.sender.isBehind(variable),
      reveal: ({ definition }) => {
        if (definition !== null) page.host.send({ type: 'reveal', range: definition });
      },
    });
    this.bindings = new BindingRows((message) => {
      page.host.send(message);
    });
    this.program = new ProgramHead(page);
    const send = (message: ToHost): void => {
      page.host.send(message);
    };
    this.controls = new InspectorControls(send);
    this.kept = new KeptNotice(send);
    const buttons = element('div', { class: 'head-buttons' }, this.controls.root, keysButton(page));
    const side = element('div', { class: 'head-side' }, this.ring, this.link, buttons);
    this.root = element(
      'header',
      { class: 'head' },
      element('div', { class: 'head-top' }, this.formula, this.program.root, side),
      this.kept.root,
      this.banner,
      this.program.choices,
      this.answers,
      this.variables.root,
      this.bindings.root,
      this.program.varied,
      this.notes,
    );
  }

  update(state: ResultState, serial: number | undefined): void {
    if (state.resultId !== this.resultId) this.sender.forget();
    this.resultId = state.resultId;
    this.place = state.program?.trace?.range ?? state.trace?.range ?? state.refusal?.range ?? null;
    this.sender.answered(serial, state.status === 'running');
    this.showRing(state.status === 'running');
    this.showLink(state);
    this.showBanner(state);
    this.root.classList.toggle(
      'is-old',
      state.status === 'stale' || (state.status === 'failed' && state.trace !== null),
    );
    this.showKept(state);
    this.showProgram(state);
    const { trace } = state;
    for (const part of [this.answers, this.variables.root, this.bindings.root]) part.hidden = trace === null;
    this.formula.hidden = trace === null || state.program !== null;
    this.showNotes([...(state.program?.trace?.notes ?? []), ...(trace?.notes ?? [])]);
    if (trace === null) return;
    if (state.program === null) this.showFormula(trace);
    showAnswers(this.answers, trace);
    this.variables.update(trace);
    this.bindings.update(trace);
    this.speak(trace);
  }

  /** How this inspector behaves among the others. */
  tell(manner: InspectorManner): void {
    this.controls.update(manner);
  }

  /** Puts the focus into the first variable's field; false where none can be changed. */
  focusValues(): boolean {
    const { hidden, inert } = this.variables.root;
    return !hidden && !inert && this.variables.focus();
  }

  /** Shows in the editor what the result was made of; false where its place is not known. */
  reveal(): boolean {
    if (this.place === null) return false;
    this.page.host.send({ type: 'reveal', range: this.place });
    return true;
  }

  /** A value that another part of the page gives to a variable. */
  setValue(variable: string, value: Nested): void {
    this.sender.set(variable, value);
  }

  /** What the history kept cannot be varied: it is read, and run again. */
  private showKept(state: ResultState): void {
    const isKept = state.kept !== undefined;
    this.kept.update(state);
    this.root.classList.toggle('is-kept', isKept);
    for (const part of [this.variables.root, this.bindings.root, this.program.choices]) part.inert = isKept;
  }

  private showProgram(state: ResultState): void {
    const { root, choices, varied } = this.program;
    for (const part of [root, choices, varied]) part.hidden = state.program === null;
    if (isProgram(state)) this.program.update(state);
    else this.program.rest();
  }

  private showFormula(trace: Trace): void {
    // Fractions in full size, without a line of their own.
    typeset(this.formula, trace.tex === null ? null : `\\displaystyle ${trace.tex}`, trace.text);
    this.formula.setAttribute('aria-label', trace.text);
  }

  private showRing(running: boolean): void {
    if (!running) {
      window.clearTimeout(this.ringTimer);
      this.ringTimer = undefined;
      this.ring.hidden = true;
    } else {
      this.ringTimer ??= window.setTimeout(() => {
        this.ring.hidden = false;
      }, RING_AFTER);
    }
  }

  private showLink({ source }: ResultState): void {
    if (this.link.dataset['label'] === source.label && this.link.dataset['open'] === String(source.open)) return;
    this.link.dataset['label'] = source.label;
    this.link.dataset['open'] = String(source.open);
    const reveal = (): void => {
      if (this.place !== null) this.page.host.send({ type: 'reveal', range: this.place });
    };
    fill(this.link, source.open ? linkButton(source.label, t('Show the formula in the editor'), reveal) : source.label);
  }

  private showBanner(state: ResultState): void {
    if (isProgram(state)) {
      const notice = noticeOf(state);
      const key = JSON.stringify([notice, state.program.lines?.moved]);
      if (key === this.bannerKey) return;
      this.bannerKey = key;
      this.setUrgency(notice?.kind === 'failed');
      const send = (message: ToHost): void => {
        this.page.host.send(message);
      };
      fill(
        this.banner,
        notice !== null &&
          programBanner(notice, state, send, () => {
            this.page.explainFailure();
          }),
      );
      return;
    }
    const key = JSON.stringify([
      state.status === 'stale',
      state.status === 'failed',
      state.refusal,
      state.trace?.range,
    ]);
    // While it runs again, the reason for doing so stays in place: nothing jumps.
    if (key === this.bannerKey || (state.status === 'running' && state.trace === null)) return;
    this.bannerKey = key;
    const shown = banner(state, (message) => {
      this.page.host.send(message);
    });
    this.setUrgency(state.status === 'failed');
    fill(this.banner, shown);
  }

  private setUrgency(failed: boolean): void {
    setAttributes(this.banner, { role: failed ? 'alert' : 'status' });
  }

  private showNotes(notes: readonly Note[]): void {
    const key = JSON.stringify(notes);
    this.notes.hidden = notes.length === 0;
    if (this.notes.dataset['notes'] === key) return;
    this.notes.dataset['notes'] = key;
    fill(
      this.notes,
      ...notes.map(({ severity, message, range }) =>
        element(
          'li',
          { class: `note note-${severity}` },
          element(
            'span',
            { class: 'note-sign', 'aria-hidden': 'true' },
            icon(severity === 'warning' ? WARNING : INFORMATION),
          ),
          range === null
            ? said(message)
            : linkButton(said(message), t('Show in the editor'), () => {
                this.page.host.send({ type: 'reveal', range });
              }),
        ),
      ),
    );
  }

  private speak(trace: Trace): void {
    const before = this.shownTrace === null ? '' : spokenAnswers(this.shownTrace);
    this.shownTrace = trace;
    const text = spokenAnswers(trace);
    if (text === before) return;
    window.clearTimeout(this.speechTimer);
    this.speechTimer = window.setTimeout(() => {
      this.page.announce(text);
    }, SPEAK_AFTER);
  }
}
