/**
 * Where the graph stands in its frame: the view that the user chose, or the one that is chosen for the graph, anew when
 * the frame changes. Knows sizes only.
 */
import type { Point } from '../layout';
import { FOOT, fitted, initial, kept, leastZoom, revealing, standing, zoomed, type Size, type View } from '../viewport';
import type { Area } from './visible';

export interface CameraEvents {
  moved(view: View): void;
  /** Another view is to be remembered; null: none of the user's. */
  chosen(view: View | null): void;
}

/** Below this nothing of a box can be read. */
const FAR = 0.2;
const READABLE = 0.7;

export class Camera {
  private view: View | null;
  /** Whether the user chose the view. */
  private byUser: boolean;
  private graph: Size = { width: 0, height: 0 };
  private start: Point = { x: 0, y: 0 };
  frame: Size = { width: 0, height: 0 };
  /** What stands at the foot of the frame covers this much of it. */
  foot = FOOT;

  private readonly events: CameraEvents;

  constructor(remembered: View | null, events: CameraEvents) {
    this.view = remembered;
    this.byUser = remembered !== null;
    this.events = events;
  }

  get current(): View | null {
    return this.view;
  }

  get zoom(): number {
    return this.view?.zoom ?? 1;
  }

  /** Another picture; `start` is looked at first where not all can be read. `anew`: what the user chose was for another. */
  look(graph: Size, start: Point, anew: boolean): void {
    this.graph = graph;
    this.start = start;
    if (anew) this.byUser = false;
    this.resized();
  }

  /** The frame became visible or another size. */
  resized(): void {
    if (!this.isOpen) return;
    const chosen = this.byUser ? this.view : null;
    if (chosen !== null && chosen.fitted !== true) this.set(kept(chosen, this.graph, this.frame), true, false);
    else if (chosen !== null) this.fit(false);
    else this.set(initial(this.graph, this.frame, this.start, this.foot), false, false);
  }

  fit(remember = true): void {
    if (!this.isOpen) return;
    this.set({ ...fitted(this.graph, this.frame, this.foot), fitted: true }, true, remember);
  }

  /** `about`: what stays where it is in the frame; missing: its middle. */
  zoomBy(factor: number, about: Point = { x: this.frame.width / 2, y: this.frame.height / 2 }): void {
    if (this.view === null) return;
    const least = leastZoom(this.graph, this.frame, this.foot);
    this.move({ ...zoomed(this.view, factor, about, least) });
  }

  move({ x, y, zoom }: View): void {
    this.set(kept({ x, y, zoom }, this.graph, this.frame), true, true);
  }

  /** Just so far that it is seen; `readable`: from far away so near that it can be read. */
  reveal(place: Size & Point, readable: boolean): void {
    if (this.view === null || !this.isOpen) return;
    if (readable && this.view.zoom < FAR) {
      this.move(standing(place, { x: this.frame.width / 2, y: this.frame.height / 2 }, READABLE));
      return;
    }
    const view = revealing(this.view, place, this.frame);
    if (view.x !== this.view.x || view.y !== this.view.y) this.set(without(view), this.byUser, false);
  }

  /** The picture has changed and this point of it stays where that one of the picture before stood. */
  hold(graph: Size, start: Point, now: Point, before: Point): void {
    this.graph = graph;
    this.start = start;
    if (this.view === null || !this.isOpen) return;
    const { zoom } = this.view;
    this.set(kept(standing(now, this.inFrame(before), zoom), graph, this.frame), true, true);
  }

  inFrame({ x, y }: Point): Point {
    const { view } = this;
    return view === null ? { x, y } : { x: view.x + x * view.zoom, y: view.y + y * view.zoom };
  }

  inGraph({ x, y }: Point): Point {
    const { view } = this;
    return view === null ? { x, y } : { x: (x - view.x) / view.zoom, y: (y - view.y) / view.zoom };
  }

  /** What is seen of the graph, and so much of the frame's size around it. */
  area(margin: number): Area {
    const { width, height } = this.frame;
    const from = this.inGraph({ x: -margin * width, y: -margin * height });
    const to = this.inGraph({ x: (1 + margin) * width, y: (1 + margin) * height });
    return { left: from.x, top: from.y, right: to.x, bottom: to.y };
  }

  /** Whether all of the graph is seen. */
  get seesAll(): boolean {
    const { left, top, right, bottom } = this.area(0);
    const { width, height } = this.graph;
    return left <= 1 && top <= 1 && right >= width - 1 && bottom >= height - 1;
  }

  private get isOpen(): boolean {
    return this.frame.width > 0 && this.frame.height > 0 && this.graph.width > 0;
  }

  private set(view: View, byUser: boolean, remember: boolean): void {
    this.view = view;
    this.byUser = byUser;
    this.events.moved(view);
    if (remember) this.events.chosen(view);
  }
}

function without({ x, y, zoom }: View): View {
  return { x, y, zoom };
}
