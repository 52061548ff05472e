/**
 * One direction of something long that is scrolled: which items are seen at which place of the scroll bar. Browsers draw
 * no boxes of tens of millions of pixels, so beyond a length the bar moves by more than an item. Knows no elements.
 */

/** Pixels; well below what browsers can lay out. */
const LONGEST = 5_000_000;

export class Axis {
  readonly count: number;
  /** Pixels of an item, and of what stands before the first one and does not scroll. */
  readonly size: number;
  readonly head: number;
  /** Pixels that are seen. */
  readonly seen: number;

  constructor(count: number, { size, head, seen }: { size: number; head: number; seen: number }) {
    this.count = count;
    this.size = size;
    this.head = head;
    this.seen = seen;
  }

  /** How many items are seen whole. */
  get whole(): number {
    return Math.max(1, Math.min(this.count, Math.floor((this.seen - this.head) / this.size + 1e-6)));
  }

  /** How many are seen at least in part. */
  get partly(): number {
    return Math.max(1, Math.min(this.count, Math.ceil((this.seen - this.head) / this.size)));
  }

  /** Pixels of all of it. */
  get length(): number {
    return Math.min(LONGEST, this.count * this.size + this.head);
  }

  /** The first item that is seen. */
  firstAt(scroll: number): number {
    const reach = this.length - this.seen;
    const last = this.count - this.whole;
    if (reach <= 0 || last <= 0) return 0;
    if (scroll >= reach - 1) return last;
    return Math.min(last, Math.round(scroll / this.pixels));
  }

  /** Where the bar stands for this first item. */
  scrollFor(first: number): number {
    return Math.min(Math.max(0, this.length - this.seen), Math.ceil(first * this.pixels));
  }

  /** The first item with which this one is seen whole, as near to `first` as can be. */
  showing(item: number, first: number): number {
    if (item < first) return item;
    return item >= first + this.whole ? item - this.whole + 1 : first;
  }

  /** Pixels of the bar for an item. */
  private get pixels(): number {
    const last = this.count - this.whole;
    const exact = this.count * this.size + this.head;
    return exact <= LONGEST ? this.size : (this.length - this.seen) / last;
  }
}
