/**
 * Lays out large graphs beside the page: in a worker, or, where none can be made, in slices between which the page
 * answers. Each can be given up, and each has a budget of time. Knows nothing of what is drawn.
 */
import { layingOut, type Layout, type LayoutBox, type LayoutEdge } from '../layout';
import { packTask, unpack, type Answer } from './packed';
import source from './layouting?script';

/** Milliseconds after which the layout is no longer improved. */
const BUDGET = 6000;
/** Milliseconds of a slice. */
const SLICE = 12;

export class Layouter {
  private worker: Worker | null = null;
  /** Workers cannot be made here. */
  private forbidden = typeof Worker === 'undefined';
  private tasks = 0;

  /** Rejects with an AbortError where the signal says so. */
  async layOut(
    boxes: readonly LayoutBox[],
    edges: readonly LayoutEdge[],
    before: Float64Array | null,
    signal: AbortSignal,
  ): Promise<Layout> {
    const worker = this.start();
    if (worker !== null) {
      const layout = await this.ask(worker, boxes, edges, before, signal);
      if (layout !== null) return layout;
    }
    return inSlices(boxes, edges, before, signal);
  }

  private start(): Worker | null {
    if (this.forbidden) return null;
    if (this.worker !== null) return this.worker;
    const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    try {
      this.worker = new Worker(address);
    } catch {
      this.forbidden = true;
    }
    return this.worker;
  }

  /** null: the worker did not start. */
  private ask(
    worker: Worker,
    boxes: readonly LayoutBox[],
    edges: readonly LayoutEdge[],
    before: Float64Array | null,
    signal: AbortSignal,
  ): Promise<Layout | null> {
    const id = (this.tasks += 1);
    return new Promise((resolve, reject) => {
      const onMessage = ({ data }: MessageEvent<Answer>): void => {
        if (data.id !== id) return;
        end();
        if ('error' in data) reject(new Error(data.error));
        else resolve(unpack(data.layout));
      };
      const onError = (event: Event): void => {
        event.preventDefault();
        end();
        this.forbidden = true;
        this.worker = null;
        resolve(null);
      };
      const onAbort = (): void => {
        end();
        worker.terminate();
        if (this.worker === worker) this.worker = null;
        reject(given());
      };
      const end = (): void => {
        worker.removeEventListener('message', onMessage);
        worker.removeEventListener('error', onError);
        signal.removeEventListener('abort', onAbort);
      };
      worker.addEventListener('message', onMessage);
      worker.addEventListener('error', onError);
      signal.addEventListener('abort', onAbort);
      worker.postMessage(packTask(id, boxes, edges, before, BUDGET));
    });
  }
}

export async function inSlices(
  boxes: readonly LayoutBox[],
  edges: readonly LayoutEdge[],
  before: Float64Array | null,
  signal: AbortSignal,
): Promise<Layout> {
  const end = performance.now() + BUDGET;
  const steps = layingOut(boxes, edges, before);
  let slice = performance.now() + SLICE;
  let step = steps.next();
  while (step.done !== true) {
    if (performance.now() > slice) {
      await new Promise((done) => setTimeout(done));
      if (signal.aborted) throw given();
      slice = performance.now() + SLICE;
    }
    step = steps.next(performance.now() > end);
  }
  return step.value;
}

function given(): DOMException {
  return new DOMException('The layout was given up.', 'AbortError');
}
