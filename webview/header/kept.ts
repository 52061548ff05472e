/** Says that what is shown is from the history, from when, and what of it was not kept; offers to run it again. */
import type { InspectorState } from '../../src/inspector/protocol';
import { element, fill, icon } from '../elements';
import type { Send } from '../page';
import { button } from '../ui';
import { said, t } from '../words';

type ResultState = Extract<InspectorState, { kind: 'result' }>;

const CLOCK = 'M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12M8 4.8V8l2.2 1.6';

export class KeptNotice {
  readonly root = element('div', { class: 'kept-place', hidden: true });
  private readonly send: Send;
  private key = '';

  constructor(send: Send) {
    this.send = send;
  }

  update({ kept, resultId }: ResultState): void {
    this.root.hidden = kept === undefined;
    const key = kept === undefined ? '' : resultId;
    if (key === this.key) return;
    this.key = key;
    if (kept === undefined) {
      fill(this.root);
      return;
    }
    fill(
      this.root,
      element(
        'div',
        { class: 'banner banner-kept', role: 'status' },
        element(
          'div',
          { class: 'banner-text' },
          element(
            'p',
            { class: 'banner-what' },
            element('span', { class: 'banner-sign', 'aria-hidden': 'true' }, icon(CLOCK)),
            t('From history, {0}', moment(kept.at, new Date())),
          ),
          kept.left.length > 0 && element('p', { class: 'banner-hint' }, kept.left.map(said).join(' ')),
        ),
        button(
          t('Run again'),
          () => {
            this.send({ type: 'rerun' });
          },
          { appearance: 'primary' },
        ),
      ),
    );
  }
}

/** The time of today, the day and the time of any other. */
function moment(at: number, now: Date): string {
  const then = new Date(at);
  const language = document.documentElement.lang;
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const today = then.toDateString() === now.toDateString();
  const options = today ? time : ({ ...time, year: 'numeric', month: 'short', day: 'numeric' } as const);
  return new Intl.DateTimeFormat(language === '' ? undefined : language, { hourCycle: 'h23', ...options }).format(then);
}
