/**
 * “Why?” beside a gradient: asks the host when it is opened, shows each reason as a sentence with its place in the text
 * and what to write instead, and keeps what was answered until the result changes. Knows neither tables nor rows.
 */
import type { LineStarts } from '../../src/inspector/protocol';
import type { SourceRange } from '../../src/trace/range';
import { fixWords, type Explanation, type Reason, type WhyFix, type WhyQuestion } from '../../src/trace/why';
import { element } from '../elements';
import { HostError } from '../host';
import { lineNumber } from '../lines';
import { fragment } from '../numbers';
import type { Page } from '../page';
import { button, linkButton } from '../ui';
import { said, t } from '../words';

/** What the places of explanations are in. */
export interface WhyText {
  readonly text: string;
  readonly range: SourceRange;
  /** Of a program. */
  readonly lines: LineStarts | null;
}

type Answer =
  | { readonly kind: 'asked'; readonly abort: AbortController }
  | { readonly kind: 'explained'; readonly explanation: Explanation }
  | { readonly kind: 'refused'; readonly what: string; readonly hint: string | null };

export interface WhyParts {
  readonly button: HTMLElement;
  /** null while it is closed. */
  readonly box: HTMLElement | null;
}

export class Whys {
  private readonly page: Page;
  private readonly onChange: () => void;
  private readonly open = new Set<string>();
  private readonly answers = new Map<string, Answer>();

  /** `onChange`: what `parts` gives has changed. */
  constructor(page: Page, onChange: () => void) {
    this.page = page;
    this.onChange = onChange;
  }

  /** The result has changed: what was answered no longer holds, and is asked again where it is looked at. */
  forget(): void {
    for (const answer of this.answers.values()) if (answer.kind === 'asked') answer.abort.abort();
    this.answers.clear();
  }

  /** The same where the reason is known: nothing is asked. */
  told(key: string, reason: string, about: string): WhyParts {
    const { button: control, id, open } = this.control(key, null, about);
    return { button: control, box: open ? this.boxed(key, control, id, [element('p', {}, reason)]) : null };
  }

  /** `about` completes the button's name for those who do not see where it stands. */
  parts(key: string, question: WhyQuestion, about: string, text: WhyText): WhyParts {
    const { button: control, id, open } = this.control(key, question, about);
    if (!open) return { button: control, box: null };
    const answer = this.answers.get(key) ?? this.ask(key, question);
    return { button: control, box: this.boxed(key, control, id, this.content(answer, text)) };
  }

  private control(
    key: string,
    question: WhyQuestion | null,
    about: string,
  ): { readonly button: HTMLElement; readonly id: string; readonly open: boolean } {
    const open = this.open.has(key);
    const id = `why-${key.replace(/\W+/g, '-')}`;
    const control = element(
      'button',
      {
        class: 'why-button',
        type: 'button',
        'aria-expanded': String(open),
        'aria-controls': open ? id : null,
        'aria-label': t('Why? {0}', about),
        title: about,
        'data-focus': `why ${key}`,
      },
      t('Why?'),
    );
    control.addEventListener('click', () => {
      this.toggle(key, question);
    });
    this.closeBy(control, control, key);
    return { button: control, id, open };
  }

  private boxed(key: string, control: HTMLElement, id: string, content: readonly HTMLElement[]): HTMLElement {
    const box = element('div', { class: 'why', id }, ...content);
    this.closeBy(box, control, key);
    return box;
  }

  private closeBy(part: HTMLElement, control: HTMLElement, key: string): void {
    part.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.open.has(key)) return;
      event.preventDefault();
      // What is drawn anew keeps the focus by its name; the box is gone then.
      control.focus();
      this.toggle(key, null);
    });
  }

  /** Opens it, where it is not. */
  show(key: string): void {
    this.open.add(key);
    this.onChange();
  }

  /** Closes the one that was opened last; false where none is open. */
  close(): boolean {
    const last = [...this.open].at(-1);
    if (last === undefined) return false;
    this.shut(last);
    this.onChange();
    return true;
  }

  private shut(key: string): boolean {
    if (!this.open.delete(key)) return false;
    const answer = this.answers.get(key);
    if (answer?.kind === 'asked') {
      answer.abort.abort();
      this.answers.delete(key);
    }
    return true;
  }

  /** `question` null: there is nothing to ask. */
  private toggle(key: string, question: WhyQuestion | null): void {
    if (!this.shut(key)) {
      this.open.add(key);
      if (question !== null && !this.answers.has(key)) this.ask(key, question);
    }
    this.onChange();
  }

  private ask(key: string, question: WhyQuestion): Answer {
    const abort = new AbortController();
    const asked: Answer = { kind: 'asked', abort };
    this.answers.set(key, asked);
    const settle = (answer: Answer, spoken: string): void => {
      if (this.answers.get(key) !== asked) return;
      this.answers.set(key, answer);
      this.page.announce(spoken);
      this.onChange();
    };
    this.page.host.request('why', question, abort.signal).then(
      (explanation) => {
        settle({ kind: 'explained', explanation }, spoken(explanation));
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        const what = error instanceof HostError ? said(error.reason) : t('Something went wrong; the log says more.');
        const hint = error instanceof HostError && error.hint !== null ? said(error.hint) : null;
        settle({ kind: 'refused', what, hint }, what);
      },
    );
    return asked;
  }

  private content(answer: Answer, text: WhyText): readonly HTMLElement[] {
    switch (answer.kind) {
      case 'asked':
        return [element('p', { class: 'why-asked muted', 'aria-busy': 'true' }, t('Looking for the reason…'))];
      case 'refused':
        return [
          element('p', { class: 'why-refused' }, answer.what),
          ...(answer.hint === null ? [] : [element('p', { class: 'muted' }, answer.hint)]),
        ];
      case 'explained': {
        const { reasons } = answer.explanation;
        if (reasons.length === 0) return [element('p', {}, NOTHING_TO_SAY)];
        return [
          element(
            'ol',
            { class: 'why-reasons' },
            ...reasons.map((one) => element('li', {}, ...this.reason(one, text))),
          ),
        ];
      }
    }
  }

  private reason({ message, range, fix }: Reason, text: WhyText): readonly HTMLElement[] {
    const sentence = element('p', { class: 'why-reason' }, said(message));
    if (range !== null) sentence.append(' ', this.place(range, text));
    return fix === null ? [sentence] : [sentence, this.fix(fix)];
  }

  private place(range: SourceRange, text: WhyText): HTMLElement {
    const line = lineNumber(text.lines, range);
    const words = fragment(text, range, 40);
    const shown =
      line === null
        ? (words ?? t('this place'))
        : words === null
          ? t('line {0}', line)
          : t('line {0}: {1}', line, words);
    const link = linkButton(shown, t('Show in the editor'), () => {
      this.page.host.send({ type: 'reveal', range });
    });
    link.addEventListener('pointerenter', () => {
      this.page.host.send({ type: 'hover', range });
    });
    link.addEventListener('pointerleave', () => {
      this.page.host.send({ type: 'hover', range: null });
    });
    return link;
  }

  private fix({ message, code }: WhyFix): HTMLElement {
    if (code === null) return element('p', { class: 'why-fix' }, fixWords(said(message), code));
    return element(
      'div',
      { class: 'why-fix' },
      element('p', {}, said(message)),
      element(
        'div',
        { class: 'why-code' },
        element('code', { tabindex: 0 }, code),
        button(
          t('Copy'),
          () => {
            this.page.host.send({ type: 'copy', text: code });
            this.page.announce(t('Copied'));
          },
          { title: t('Copy {0}', code) },
        ),
      ),
    );
  }
}

const NOTHING_TO_SAY = t('There is nothing odd about this gradient now.');

function spoken({ reasons: [first] }: Explanation): string {
  return first === undefined ? NOTHING_TO_SAY : said(first.message);
}
