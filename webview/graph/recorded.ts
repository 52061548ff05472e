/**
 * Parts of a graph that was too large to be sent node by node: asks the run for one of them in full, and leads back to
 * the whole. Knows the question and nothing of the drawing.
 */
import type { Trace, TraceNode } from '../../src/trace/trace';
import { element, setText } from '../elements';
import { HostError } from '../host';
import type { Page } from '../page';
import { button } from '../ui';
import { counted, said, t } from '../words';
import type { Keep } from './groups/control';
import { keyOf } from './model';

export class RecordedParts {
  readonly root: HTMLElement;
  private readonly text = element('span', { class: 'muted', role: 'status' });
  private readonly back: HTMLElement;
  private readonly page: Page;
  /** The trace with the part; null: the result's own. */
  private readonly show: (trace: Trace | null, keep: Keep | null) => void;
  private asking: AbortController | null = null;

  constructor(page: Page, show: (trace: Trace | null, keep: Keep | null) => void) {
    this.page = page;
    this.show = show;
    this.back = button(t('Whole graph'), () => {
      this.show(null, null);
    });
    this.root = element('div', { class: 'graph-recorded', hidden: true }, this.text, this.back);
  }

  /** What is drawn now. */
  tell({ folded }: Trace): void {
    this.root.hidden = folded === undefined;
    if (folded === undefined) return;
    const { recorded, open } = folded;
    this.back.hidden = open === null;
    setText(
      this.text,
      open === null
        ? t('{0} nodes were recorded; unfold the boxes to see them.', counted(recorded))
        : t(
            'Of {0} nodes those from {1} to {2} are unfolded.',
            counted(recorded),
            counted(open.first + 1),
            counted(open.first + open.count),
          ),
    );
  }

  /** Another result: what was asked of the one before is of no interest. */
  forget(): void {
    this.asking?.abort();
    this.asking = null;
  }

  async open(node: TraceNode): Promise<void> {
    const { members } = node;
    if (members === undefined) return;
    this.forget();
    const asking = new AbortController();
    this.asking = asking;
    setText(this.text, t('Reading {0} nodes…', counted(members.count)));
    try {
      const { first, count } = members;
      const trace = await this.page.host.request('nodes', { first, count }, asking.signal);
      const member = trace.nodes.find((one) => one.variable === null && one.members?.first === first);
      const from = keyOf(node);
      this.show(trace, { from, to: member === undefined ? from : keyOf(member) });
    } catch (error) {
      if (asking.signal.aborted) return;
      if (!(error instanceof HostError)) throw error;
      const reason = [said(error.reason), error.hint === null ? '' : said(error.hint)].filter((part) => part !== '');
      setText(this.text, reason.join(' '));
      this.page.announce(reason.join(' '));
    }
  }
}
