/**
 * Asks the host one question at a time and the newest of those that came meanwhile: while a slider is dragged answers
 * keep coming, and none queues behind another. Knows nothing of what is asked.
 */
import type { HostRequests } from '../../src/inspector/protocol';
import { HostError } from '../host';
import type { Page } from '../page';

export interface AskingListener<Kind extends keyof HostRequests> {
  /** `about`: what was given along with the question. */
  readonly arrived: (answer: HostRequests[Kind]['answer'], about: string) => void;
  readonly refused: (problem: HostError, about: string) => void;
}

interface Question<Kind extends keyof HostRequests> {
  readonly ask: HostRequests[Kind]['ask'];
  readonly about: string;
}

export class Asking<Kind extends keyof HostRequests> {
  private readonly page: Page;
  private readonly kind: Kind;
  private readonly listener: AskingListener<Kind>;
  private running: AbortController | null = null;
  private next: Question<Kind> | null = null;

  constructor(page: Page, kind: Kind, listener: AskingListener<Kind>) {
    this.page = page;
    this.kind = kind;
    this.listener = listener;
  }

  ask(ask: HostRequests[Kind]['ask'], about: string): void {
    this.next = { ask, about };
    if (this.running === null) void this.run();
  }

  /** What was asked is of no interest any more. */
  cancel(): void {
    this.next = null;
    this.running?.abort();
    this.running = null;
  }

  private async run(): Promise<void> {
    const { next } = this;
    if (next === null) return;
    this.next = null;
    const running = new AbortController();
    this.running = running;
    try {
      const answer = await this.page.host.request(this.kind, next.ask, running.signal);
      if (this.running === running) this.listener.arrived(answer, next.about);
    } catch (problem) {
      if (this.running !== running || running.signal.aborted) return;
      if (!(problem instanceof HostError)) throw problem;
      this.listener.refused(problem, next.about);
    } finally {
      if (this.running === running) {
        this.running = null;
        void this.run();
      }
    }
  }
}
