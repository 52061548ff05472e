/**
 * When the caret rests: it stood still for a moment where the user put it. A place to which the panel itself led is none,
 * or a click on a part of what is shown would exchange all of it. Knows no results.
 */
import type { SourceRange } from '../trace/range';

/** Milliseconds. */
const REST = 200;

export class Resting {
  private readonly rest: (uri: string, offset: number) => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private led: { readonly uri: string; readonly range: SourceRange } | undefined;

  constructor(rest: (uri: string, offset: number) => void) {
    this.rest = rest;
  }

  /** The caret moved; null: no text has the focus. */
  moved(uri: string, offset: number | null): void {
    clearTimeout(this.timer);
    if (offset === null) return;
    this.timer = setTimeout(() => {
      const { led } = this;
      if (led?.uri === uri && led.range.start <= offset && offset <= led.range.end) return;
      this.led = undefined;
      this.rest(uri, offset);
    }, REST);
  }

  /** The panel shows this range in the editor. */
  leads(uri: string, range: SourceRange): void {
    this.led = { uri, range };
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
