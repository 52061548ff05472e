/** Asks the host for samples, a picture or a path: after a pause while values move, the newest question only. Knows no drawing. */
import type { Enquiries } from '../../src/trace/enquiry';
import { HostError } from '../host';
import type { Page } from '../page';
import { said } from '../words';

/** How long values must rest before anything is asked for again. */
const PAUSE = 90;

type Kind = 'plot' | 'surface' | 'descent';

export interface AnswerListener<Of extends Kind> {
  readonly arrived: (answer: Enquiries[Of]['answer']) => void;
  /** `hint`: what to do about it; null where nothing is said. */
  readonly refused: (reason: string, hint: string | null) => void;
  readonly waiting: (waits: boolean) => void;
}

export class Answers<Of extends Kind> {
  private asked: AbortController | null = null;
  private timer: number | undefined;
  private readonly page: Page;
  private readonly kind: Of;
  private readonly listener: AnswerListener<Of>;

  constructor(page: Page, kind: Of, listener: AnswerListener<Of>) {
    this.page = page;
    this.kind = kind;
    this.listener = listener;
  }

  ask(question: Enquiries[Of]['ask'], atOnce: boolean): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(
      () => {
        void this.fetch(question);
      },
      atOnce ? 0 : PAUSE,
    );
  }

  cancel(): void {
    window.clearTimeout(this.timer);
    this.asked?.abort();
    this.asked = null;
    this.listener.waiting(false);
  }

  private async fetch(question: Enquiries[Of]['ask']): Promise<void> {
    this.asked?.abort();
    const asked = new AbortController();
    this.asked = asked;
    this.listener.waiting(true);
    try {
      const answer = await this.page.host.request(this.kind, question, asked.signal);
      if (this.asked === asked) this.listener.arrived(answer);
    } catch (problem) {
      if (this.asked !== asked || asked.signal.aborted) return;
      if (!(problem instanceof HostError)) throw problem;
      this.listener.refused(said(problem.reason), problem.hint === null ? null : said(problem.hint));
    } finally {
      if (this.asked === asked) {
        this.asked = null;
        this.listener.waiting(false);
      }
    }
  }
}
