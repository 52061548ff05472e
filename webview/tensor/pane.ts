/** Where a tensor is looked at: closed, or with one tensor and its gradient, which is remembered over a reload. */
import type { TensorView } from '../../src/inspector/protocol';
import type { Trace } from '../../src/trace/trace';
import { element, fill } from '../elements';
import { tensorAt } from '../numbers';
import type { OpenedTensor, Page } from '../page';
import { onThemeChange } from '../theme';
import { t } from '../words';
import type { Pair } from './source';
import { TensorViewer } from './viewer';

export class TensorPane {
  readonly root = element('div', { class: 'tensor-place', hidden: true });
  private readonly page: Page;
  private viewer: TensorViewer | null = null;
  private trace: Trace | null = null;
  private opener: HTMLElement | null = null;

  constructor(page: Page) {
    this.page = page;
    onThemeChange(() => {
      this.viewer?.redraw();
    });
  }

  open(opened: OpenedTensor): void {
    const { activeElement } = document;
    this.opener = activeElement instanceof HTMLElement ? activeElement : null;
    const before = this.page.remembered.current.tensor;
    const view = before?.view ?? 'grid';
    const side = before?.side ?? 'both';
    this.page.remembered.update({ tensor: { ...opened, view, side, slice: [] } });
    this.draw();
    this.root.scrollIntoView({ block: 'nearest' });
    this.viewer?.focus();
    this.page.announce(this.viewer?.heading ?? t('This tensor is not part of the trace any more.'));
  }

  /** False where nothing is open. */
  close(): boolean {
    if (this.viewer === null) return false;
    this.page.remembered.update({ tensor: null });
    this.draw();
    if (this.opener?.isConnected === true) this.opener.focus();
    this.opener = null;
    return true;
  }

  update(trace: Trace): void {
    if (trace === this.trace) return;
    this.trace = trace;
    this.draw();
  }

  private draw(): void {
    const view = this.page.remembered.current.tensor ?? null;
    const pair = view === null ? null : this.pairOf(view);
    const hadFocus = this.root.contains(document.activeElement);
    if (this.viewer !== null && pair !== null && this.trace !== null && this.viewer.isOf(pair)) {
      this.viewer.update(this.trace, pair);
      return;
    }
    this.viewer?.dispose();
    this.viewer = null;
    this.root.hidden = view === null || pair === null;
    if (view === null || pair === null || this.trace === null) {
      fill(this.root);
      return;
    }
    this.viewer = new TensorViewer({
      page: this.page,
      trace: this.trace,
      pair,
      view,
      onView: (change) => {
        const { tensor } = this.page.remembered.current;
        if (tensor) this.page.remembered.update({ tensor: { ...tensor, ...change } });
      },
      onClose: () => {
        this.close();
      },
    });
    fill(this.root, this.viewer.root);
    this.viewer.drawn();
    if (hadFocus) this.viewer.focus();
  }

  /** null where the trace has another tensor in its place, or none. */
  private pairOf({ tensor: id, gradient: gradientId, name }: TensorView): Pair | null {
    const { trace } = this;
    if (trace === null) return null;
    const tensor = tensorAt(trace, id);
    const gradient = tensorAt(trace, gradientId) ?? null;
    if (tensor === undefined || (tensor.name !== null && tensor.is_leaf && !name.includes(tensor.name))) return null;
    const fits = gradient === null || gradient.shape.join() === tensor.shape.join();
    return { name, tensor, gradient: fits ? gradient : null };
  }
}
