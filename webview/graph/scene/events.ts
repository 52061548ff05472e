/** What a scene tells, and what it is told with a model. Types only. */
import type { Keep } from './steady';

export interface SceneEvents {
  /** A box was clicked; it has the focus. */
  pick(index: number): void;
  /** Enter on the box that has the focus. */
  open(index: number): void;
  /** Its handle (`.box-handle`) was clicked, or a box that has one was clicked twice. */
  toggle(index: number): void;
  hover(index: number | null): void;
  /** A key led nowhere; the text says so. */
  deadEnd(text: string): void;
}

export interface Shown {
  /** What a screen reader says of the whole. */
  readonly label: string;
  /**
   * Given where the same trace is shown in another way (folded, with constants): boxes that stay keep their order and, as
   * far as possible, their places, and the view keeps `to` where `from` was. Missing: another trace, the view begins anew.
   */
  readonly keep?: Keep | null;
}
