/** The head's part on a program: what ran, how it stands, which output and which backward pass are looked at. */
import type { ProgramState } from '../../src/inspector/protocol';
import { firstLine } from '../../src/trace/first-line';
import { formatNested, readable } from '../../src/trace/format';
import type { Focus } from '../../src/trace/tape';
import type { Nested, Trace } from '../../src/trace/trace';
import { nest } from '../../src/trace/value';
import { element, fill, setText, type Child } from '../elements';
import { countLines, ranSpans, spanText } from '../lines';
import type { Page } from '../page';
import { button, dropdown, linkButton } from '../ui';
import { counted, t, withParts } from '../words';
import { outputOptions, passOptions, type FocusOptions } from './choices';
import { PHASE_WORDS, phaseOf, type Phase, type ProgramResultState } from './ending';

/** More pieces of the text than this are counted, not listed. */
const LISTED_SPANS = 6;
const LONGEST_TITLE = 60;
/** What takes less needs no Stop. */
const STOP_AFTER = 300;

export class ProgramHead {
  readonly root: HTMLElement;
  readonly choices = element('div', { class: 'program-choices' });
  readonly varied = element('p', { class: 'program-varied' });
  private readonly title = element('div', { class: 'program-title' });
  private readonly line = element('div', { class: 'program-line' });
  private readonly state = element('span', { class: 'program-state', role: 'status' });
  private readonly time = element('span', { class: 'program-time', 'aria-hidden': 'true' });
  private readonly ran = element('span', { class: 'program-ran' });
  private readonly stop: HTMLElement;
  private readonly output;
  private readonly pass;
  private readonly outputPlace: HTMLElement;
  private readonly passPlace: HTMLElement;
  private offered: { readonly outputs: FocusOptions; readonly passes: FocusOptions } | null = null;
  private phase: Phase = 'not-run';
  private began: number | null = null;
  private timer: number | undefined;
  /** What the program gave its leaves, by name: for as long as one is varied the trace has it no more. */
  private recorded = new Map<string, Nested>();
  private recordedOf = '';

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.stop = button(t('Stop'), () => {
      page.host.send({ type: 'stop' });
    });
    this.output = dropdown(t('Output to differentiate'), (value) => {
      this.choose(this.offered?.outputs, value);
    });
    this.pass = dropdown(t('Backward pass'), (value) => {
      this.choose(this.offered?.passes, value);
    });
    const choice = (label: string, control: HTMLElement): HTMLElement =>
      element(
        'span',
        { class: 'program-choice' },
        element('span', { class: 'label', 'aria-hidden': 'true' }, label),
        control,
      );
    this.outputPlace = choice(t('output'), this.output.root);
    this.passPlace = choice(t('backward'), this.pass.root);
    fill(this.choices, this.outputPlace, this.passPlace);
    fill(this.line, this.state, this.time, this.stop, this.ran);
    this.root = element('div', { class: 'program' }, this.title, this.line);
  }

  update(state: ProgramResultState): void {
    const phase = phaseOf(state);
    this.showTitle(state);
    this.showPhase(phase);
    this.showRan(state.program);
    this.showChoices(state.program);
    this.showVaried(state);
  }

  /** Another panel's content: no clock runs on. */
  rest(): void {
    window.clearInterval(this.timer);
    this.timer = undefined;
    this.began = null;
  }

  private showTitle({ source, program }: ProgramResultState): void {
    const text = program.trace?.text ?? '';
    const lines = countLines(text);
    const length = lines === 1 ? t('1 line') : t('{0} lines', counted(lines));
    const file = source.label.replace(/:\d+$/, '');
    const first = shortened(firstLine(text));
    const byName = program.whole || first === '';
    fill(
      this.title,
      byName ? element('strong', {}, file) : element('code', { title: text.slice(0, 2000) }, first),
      (byName || lines > 1) && text !== '' && element('span', { class: 'muted' }, length),
    );
  }

  private showPhase(phase: Phase): void {
    const busy = phase === 'running' || phase === 'computing';
    this.phase = phase;
    if (!busy) this.rest();
    else if (this.began === null) {
      this.began = Date.now();
      this.timer = window.setInterval(() => {
        this.tick();
      }, 100);
    }
    this.tick();
  }

  private tick(): void {
    const elapsed = this.began === null ? 0 : Date.now() - this.began;
    // A value that is varied is there at once: no word flickers.
    if (this.phase !== 'computing' || elapsed >= STOP_AFTER) setText(this.state, PHASE_WORDS[this.phase]);
    this.stop.hidden = this.began === null || elapsed < STOP_AFTER;
    setText(this.time, elapsed < 1000 ? '' : `${(elapsed / 1000).toFixed(elapsed < 10_000 ? 1 : 0)} s`);
  }

  private showRan({ trace, lines, whole }: ProgramState): void {
    const spans = trace === null || whole ? [] : ranSpans(trace, lines);
    const key = JSON.stringify(spans);
    if (this.ran.dataset['spans'] === key) return;
    this.ran.dataset['spans'] = key;
    const one = spans.length === 1 && spans[0]?.first === spans[0]?.last;
    const links = spans.slice(0, LISTED_SPANS).flatMap((span, index): Child[] => [
      index > 0 && ', ',
      linkButton(spanText(span), t('Show what ran in the editor'), () => {
        this.page.host.send({ type: 'reveal', range: span.range });
      }),
    ]);
    const rest = spans.length - LISTED_SPANS;
    // The links stand where the hole is.
    const around = one
      ? withParts('ran line {0}', null)
      : rest > 0
        ? withParts('ran lines {0} and {1} more', null, counted(rest))
        : withParts('ran lines {0}', null);
    fill(this.ran, ...(spans.length === 0 ? [] : around.flatMap((part): Child[] => (part === null ? links : [part]))));
  }

  private showChoices({ trace, focus, lines }: ProgramState): void {
    const outputs = trace === null ? null : outputOptions(trace, focus, lines);
    const passes = trace === null ? null : passOptions(trace, focus);
    this.offered = outputs === null || passes === null ? null : { outputs, passes };
    this.outputPlace.hidden = (outputs?.options.length ?? 0) < 2;
    this.passPlace.hidden = (passes?.options.length ?? 0) < 2;
    this.choices.hidden = this.outputPlace.hidden && this.passPlace.hidden;
    if (outputs !== null && !this.outputPlace.hidden) offer(this.output, outputs, t('choose an output'));
    if (passes !== null && !this.passPlace.hidden) offer(this.pass, passes, t('none of the passes'));
  }

  private choose(offered: FocusOptions | undefined, value: string): void {
    const focus: Focus | undefined = offered?.options[Number(value)]?.focus;
    if (value !== '' && focus !== undefined) this.page.host.send({ type: 'focus', focus });
  }

  private showVaried({ resultId, trace, program }: ProgramResultState): void {
    const of = JSON.stringify([resultId, program.focus, program.trace?.text]);
    if (this.recordedOf !== of) this.recorded = new Map();
    this.recordedOf = of;
    if (trace !== null) this.remember(trace, new Set(program.varied));
    this.varied.hidden = program.varied.length === 0 || trace === null;
    if (trace === null || this.varied.hidden) return;
    const changes = program.varied.map((name) => this.change(trace, name)).join(', ');
    fill(
      this.varied,
      t('{0}: the recorded operations ran again, the program itself did not.', changes),
      ' ',
      linkButton(t('Back to the run'), t('Give every variable the value that the program gave it'), () => {
        this.page.host.send({ type: 'reset-values' });
      }),
    );
  }

  private remember(trace: Trace, varied: ReadonlySet<string>): void {
    for (const { name } of trace.variables) {
      const value = valueOf(trace, name);
      if (!varied.has(name) && value !== null) this.recorded.set(name, value);
    }
  }

  private change(trace: Trace, name: string): string {
    const now = valueOf(trace, name);
    const before = this.recorded.get(name);
    if (now === null) return name;
    const equation = `${name} = ${formatNested(now, 3)}`;
    return before === undefined ? equation : t('{0} instead of {1}', equation, formatNested(before, 3));
  }
}

function offer(control: ReturnType<typeof dropdown>, { options, chosen }: FocusOptions, none: string): void {
  const shown = options.map(({ label }, index) => ({ value: String(index), label }));
  control.setOptions(chosen < 0 ? [{ value: '', label: none }, ...shown] : shown, chosen < 0 ? '' : String(chosen));
}

function valueOf(trace: Trace, name: string): Nested | null {
  const tensor = trace.tensors[trace.variables.find((variable) => variable.name === name)?.tensor ?? -1];
  return tensor === undefined || tensor.values.length < tensor.summary.numel
    ? null
    : nest(tensor.shape, readable(tensor));
}

function shortened(text: string): string {
  return text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE)}…` : text;
}
