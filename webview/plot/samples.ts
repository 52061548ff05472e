/** Asks the host for samples: after a pause while values move, the newest request only. Knows no chart. */
import type { PlotData, PlotRequest } from '../../src/trace/plot';
import { HostError } from '../host';
import type { Page } from '../page';
import { said } from '../words';

/** How long values must rest before the curve is asked for again. */
const PAUSE = 90;

export interface SampleListener {
  readonly arrived: (data: PlotData) => void;
  readonly refused: (reason: string) => void;
  readonly waiting: (waits: boolean) => void;
}

export class Samples {
  private asked: AbortController | null = null;
  private timer: number | undefined;

  private readonly page: Page;
  private readonly listener: SampleListener;

  constructor(page: Page, listener: SampleListener) {
    this.page = page;
    this.listener = listener;
  }

  ask(request: PlotRequest, atOnce: boolean): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(
      () => {
        void this.fetch(request);
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

  private async fetch(request: PlotRequest): Promise<void> {
    this.asked?.abort();
    const asked = new AbortController();
    this.asked = asked;
    this.listener.waiting(true);
    try {
      const data = await this.page.host.request('plot', request, asked.signal);
      if (this.asked === asked) this.listener.arrived(data);
    } catch (problem) {
      if (this.asked !== asked || asked.signal.aborted) return;
      if (!(problem instanceof HostError)) throw problem;
      this.listener.refused(said(problem.reason));
    } finally {
      if (this.asked === asked) {
        this.asked = null;
        this.listener.waiting(false);
      }
    }
  }
}
