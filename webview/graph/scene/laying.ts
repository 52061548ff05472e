/**
 * How a model comes to its layout: at once for a small graph or one that was laid out before, beside the page for a large
 * one, with word of it in the frame and a way to give it up. Knows nothing of what is drawn.
 */
import { layOut, type Layout, type LayoutBox } from '../layout';
import type { GraphModel } from '../model';
import { Busy } from './busy';
import { Layouter } from './layouter';
import { MANY_BOXES } from './sight';
import { LayoutMemory } from './steady';

export interface Wanted {
  readonly sizes: readonly LayoutBox[];
  /** Where boxes stood, of the same trace; null: it is another one. */
  readonly before: Float64Array | null;
  /** With the model as it was asked for last: its numbers may have changed meanwhile. */
  accept(model: GraphModel, layout: Layout): void;
}

interface Pending {
  model: GraphModel;
  readonly stop: AbortController;
}

export class Laying {
  readonly busy = new Busy();
  private readonly layouter = new Layouter();
  private readonly memory = new LayoutMemory();
  private pending: Pending | null = null;

  private readonly onWait: (waits: boolean) => void;

  constructor(onWait: (waits: boolean) => void) {
    this.onWait = onWait;
  }

  /** Whether a model of this signature is on its way; then it will come with these numbers. */
  awaits(model: GraphModel): boolean {
    if (this.pending?.model.signature !== model.signature) return false;
    this.pending.model = model;
    return true;
  }

  /** Settled when it was accepted, or given up. */
  lay(model: GraphModel, wanted: Wanted): Promise<void> | null {
    this.giveUp();
    const { sizes, before } = wanted;
    if (before === null) this.memory.forget();
    const known = this.memory.find(model.signature, sizes);
    if (known !== null || model.boxes.length < MANY_BOXES) {
      this.accept(model, known ?? layOut(sizes, model.lines, before), wanted);
      return null;
    }
    const pending: Pending = { model, stop: new AbortController() };
    this.pending = pending;
    this.onWait(true);
    this.busy.wait(model.boxes.length, () => {
      this.giveUp();
      this.busy.givenUp(model.boxes.length, () => {
        void this.lay(pending.model, wanted);
      });
    });
    return this.layouter.layOut(sizes, model.lines, before, pending.stop.signal).then(
      (layout) => {
        if (this.pending !== pending) return;
        this.giveUp();
        this.accept(pending.model, layout, wanted);
      },
      (error: unknown) => {
        if (this.pending !== pending) return;
        this.giveUp();
        this.busy.failed(String(error));
      },
    );
  }

  giveUp(): void {
    this.busy.end();
    const { pending } = this;
    this.pending = null;
    if (pending === null) return;
    pending.stop.abort();
    this.onWait(false);
  }

  private accept(model: GraphModel, layout: Layout, wanted: Wanted): void {
    this.memory.add(model.signature, wanted.sizes, layout);
    wanted.accept(model, layout);
  }
}
