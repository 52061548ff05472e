/** Asks the host for the landmarks of what is plotted, the newest question only. Knows no chart. */
import type { LandmarksData, LandmarksRequest } from '../../src/trace/landmarks';
import { HostError } from '../host';
import type { Page } from '../page';
import { said } from '../words';

export class Finding {
  private asked: AbortController | null = null;
  private key = '';
  private readonly page: Page;
  private readonly arrived: (data: LandmarksData) => void;
  private readonly refused: (reason: string) => void;

  constructor(page: Page, arrived: (data: LandmarksData) => void, refused: (reason: string) => void) {
    this.page = page;
    this.arrived = arrived;
    this.refused = refused;
  }

  /** `about`: on what of the result the answer depends; the same question is not asked twice. */
  ask(request: LandmarksRequest, about: string): void {
    const key = JSON.stringify([about, request]);
    if (key === this.key) return;
    this.cancel();
    this.key = key;
    void this.fetch(request);
  }

  cancel(): void {
    this.asked?.abort();
    this.asked = null;
    this.key = '';
  }

  private async fetch(request: LandmarksRequest): Promise<void> {
    const asked = new AbortController();
    this.asked = asked;
    try {
      const data = await this.page.host.request('landmarks', request, asked.signal);
      if (this.asked === asked) this.arrived(data);
    } catch (problem) {
      if (this.asked !== asked || asked.signal.aborted) return;
      if (!(problem instanceof HostError)) throw problem;
      this.refused(said(problem.reason));
    }
  }
}
