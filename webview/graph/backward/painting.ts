/** A step in the picture: its box, what is done, the lines that carry a gradient, and what has come together at each box. */
import type { NodeId, Trace } from '../../../src/trace/trace';
import type { GraphModel } from '../model';
import type { GraphScene } from '../scene/scene';
import { badgeOf, boxKey, lineBetween, marksOf } from './marks';
import type { Order } from './order';
import { arrivals } from './sizes';

const NONE: ReadonlySet<string> = new Set();

export class Painting {
  private painted = false;
  private path = false;
  private readonly scene: GraphScene;
  /** The box that stands for this one while it is folded into a group. */
  private readonly shownKey: (key: string) => string;

  constructor(scene: GraphScene, shownKey: (key: string) => string) {
    this.scene = scene;
    this.shownKey = shownKey;
  }

  paint(trace: Trace, model: GraphModel, order: Order, index: number): void {
    const box = this.boxesOf(trace);
    const { stepped, done } = marksOf(trace, order, index, box);
    this.painted = true;
    this.scene.mark('stepped', stepped.boxes, stepped.lines);
    this.scene.mark('done', done.boxes, done.lines);
    const texts = new Map(arrivals(trace, order, index, { box, text: badgeOf }));
    for (const { key, kind } of model.boxes)
      if ((kind === 'node' || kind === 'leaf') && !texts.has(key)) texts.set(key, badgeOf(null));
    this.scene.badge(texts);
  }

  clear(): void {
    if (!this.painted) return;
    this.painted = false;
    this.scene.mark('stepped', NONE);
    this.scene.mark('done', NONE);
    this.scene.badge(new Map());
  }

  /** Marks a way through the graph from the output on; none: takes the mark away. */
  follow(trace: Trace, nodes: readonly NodeId[]): void {
    if (nodes.length === 0 && !this.path) return;
    const keys = nodes.length === 0 ? [] : ['output', ...nodes.map(this.boxesOf(trace))];
    const lines = keys.slice(1).map((key, place) => lineBetween(key, keys[place] ?? ''));
    this.scene.mark('path', new Set(keys), new Set(lines));
    this.path = nodes.length > 0;
  }

  private boxesOf(trace: Trace): (node: NodeId) => string {
    return (node) => this.shownKey(boxKey(trace, node));
  }
}
