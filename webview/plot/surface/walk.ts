/** The path of gradient descent that is looked at: remembered, asked for, drawn step by step in its panel. Knows no picture. */
import type { DescentData } from '../../../src/trace/descent';
import type { SurfaceData } from '../../../src/trace/surface';
import type { Trace } from '../../../src/trace/trace';
import type { Page } from '../../page';
import { said } from '../../words';
import { Answers } from '../answers';
import { dependsOn, type AxisPair } from './axes';
import { DescentPanel } from './descentpanel';
import type { PathShown, Spot } from './marks';
import { choicesOf, memoryOf, type Memory } from './memory';
import type { Names } from './tables';

export interface WalkListener {
  /** Another path, another step, or none. */
  readonly changed: () => void;
  readonly startAtPoint: () => void;
}

/** What a path is of. */
export interface Ground {
  readonly trace: Trace;
  readonly pair: AxisPair;
  readonly names: Names;
  /** What the run depends on beside the trace's text and values. */
  readonly about: string;
}

export class Walk {
  readonly panel: DescentPanel;
  private readonly descents;
  private readonly page: Page;
  private readonly listener: WalkListener;
  private ground: Ground | null = null;
  /** Proposes a step size. */
  private data: SurfaceData | null = null;
  private path: DescentData | null = null;
  private key = '';

  constructor(page: Page, listener: WalkListener) {
    this.page = page;
    this.listener = listener;
    this.descents = new Answers(page, 'descent', {
      arrived: (path) => {
        this.path = path;
        if (this.ground !== null) this.panel.showPath(path, this.ground.names);
        page.announce(said(path.said));
      },
      refused: (reason, hint) => {
        this.path = null;
        this.panel.refuse([reason, hint ?? ''].join(' ').trimEnd());
        listener.changed();
      },
      waiting: () => undefined,
    });
    this.panel = new DescentPanel({
      chosen: (choices) => {
        this.remember(choices);
      },
      startAtPoint: () => {
        listener.startAtPoint();
      },
      moved: () => {
        listener.changed();
      },
      cleared: () => {
        this.clear();
      },
      announce: (text) => {
        page.announce(text);
      },
    });
  }

  /** All numbers of the path; null where there is none. */
  get numbers(): DescentData | null {
    return this.path;
  }

  /** As far as it is drawn. */
  get shown(): PathShown | null {
    return this.panel.shown;
  }

  update(ground: Ground, data: SurfaceData | null): void {
    this.ground = ground;
    this.data = data;
    this.panel.showChoices(choicesOf(this.page.remembered.current.surface, data));
    this.ask(ground);
  }

  startAt({ x, y }: Spot): void {
    this.key = '';
    this.remember({ start: { x, y } });
  }

  /** Nothing is asked for and nothing plays while it is not seen. */
  hide(): void {
    this.descents.cancel();
    this.panel.pause();
    this.key = '';
  }

  /** false where there is no path. */
  clear(): boolean {
    if (this.path === null && this.ground === null) return false;
    const had = this.path !== null;
    this.descents.cancel();
    this.path = null;
    this.key = '';
    if (this.ground !== null)
      this.page.remembered.update({
        surface: { ...memoryOf(this.page.remembered.current.surface, this.ground.pair), start: null },
      });
    this.panel.clear();
    this.listener.changed();
    return had;
  }

  private remember(change: Partial<Memory>): void {
    if (this.ground === null) return;
    const memory = memoryOf(this.page.remembered.current.surface, this.ground.pair);
    this.page.remembered.update({ surface: { ...memory, ...change } });
    this.update(this.ground, this.data);
  }

  private ask({ trace, pair, about }: Ground): void {
    const now = this.page.remembered.current.surface;
    const { start } = memoryOf(now, pair);
    if (start === null) return;
    const axis = ({ variable, element }: AxisPair['x']) => ({ variable, element });
    const ask = { x: axis(pair.x), y: axis(pair.y), start, ...choicesOf(now, this.data) };
    const key = JSON.stringify([about, ask, ...dependsOn(trace, pair)]);
    if (key === this.key) return;
    this.key = key;
    this.descents.ask(ask, false);
  }
}
