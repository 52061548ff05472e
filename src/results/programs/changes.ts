/**
 * How a text differs from what it was at some moment, stretch by stretch, so that places can be carried from then to
 * now and back. What is undone leaves no difference. Pure: knows offsets and texts, neither results nor documents.
 */
import type { SourceRange } from '../../trace/range';
import type { TextEdit } from '../result';

/** `start` to `end` of the text before is `length` code units now. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** A stretch, and where it begins now. */
interface Placed extends Stretch {
  readonly now: number;
}

export class Changes {
  readonly before: string;
  /** The text now. */
  after: string;
  /** In order, apart from each other. */
  private stretches: readonly Stretch[] = [];

  constructor(before: string) {
    this.before = before;
    this.after = before;
  }

  get none(): boolean {
    return this.stretches.length === 0;
  }

  /** Takes in edits, each of which applies to the text that the one before it left; null: they are not known. */
  follow(edits: readonly TextEdit[] | null, after: string): void {
    this.after = after;
    if (edits === null) this.stretches = [{ start: 0, end: this.before.length, length: after.length }];
    else for (const edit of edits) this.stretches = merged(this.stretches, edit);
    this.stretches = placed(this.stretches).flatMap((stretch) => this.narrowed(stretch));
  }

  /** Where a range stands now, grown or shrunk by what changed in it; null where its text is gone. */
  carried(range: SourceRange): SourceRange | null {
    const { start, end } = range;
    const covers = (one: Stretch): boolean => one.start < one.end && one.start <= start && one.end >= end;
    if (start < end && this.stretches.some(covers)) return null;
    const from = this.position(start, 'behind');
    return { start: from, end: Math.max(from, this.position(end, 'before')) };
  }

  /** Where a place stands now: before or behind what was put in exactly there. */
  position(place: number, side: 'before' | 'behind'): number {
    let shift = 0;
    for (const { start, end, length, now } of placed(this.stretches)) {
      if (place < start) break;
      if (place < end || (place === end && start === end))
        return place === start && (start < end || side === 'before') ? now : now + length;
      shift = now + length - end;
      if (place === end && side === 'before' && length === 0) return now;
    }
    return place + shift;
  }

  /** Whether the text of a range stands unchanged, not glued to a name that was written beside it. */
  stands({ start, end }: SourceRange): boolean {
    const touched = this.stretches.filter((one) => one.start <= end && one.end >= start);
    if (touched.length === 0) return true;
    const inside = (one: Stretch): boolean =>
      one.start === one.end ? start < one.start && one.start < end : one.start < end && one.end > start;
    if (touched.some(inside)) return false;
    const now = this.position(start, 'behind');
    return !isGlued(this.after, now) && !isGlued(this.after, now + end - start);
  }

  /** Which place of the text before a place of the text now was; null in what is new. */
  origin(place: number): number | null {
    let shift = 0;
    for (const { start, end, length, now } of placed(this.stretches)) {
      if (place < now) break;
      if (place === now && length > 0) return start;
      if (place < now + length) return null;
      shift = now + length - end;
    }
    return place - shift;
  }

  private narrowed({ start, end, length, now }: Placed): readonly Stretch[] {
    const { before, after } = this;
    const shorter = Math.min(end - start, length);
    let front = 0;
    while (front < shorter && before.charCodeAt(start + front) === after.charCodeAt(now + front)) front += 1;
    let back = 0;
    while (back < shorter - front && before.charCodeAt(end - 1 - back) === after.charCodeAt(now + length - 1 - back))
      back += 1;
    const left = { start: start + front, end: end - back, length: length - front - back };
    return left.start === left.end && left.length === 0 ? [] : [left];
  }
}

/** A name that was written up to this place would be read together with what follows it. */
function isGlued(text: string, place: number): boolean {
  return (
    /[\p{ID_Continue}$]$/u.test(text.slice(Math.max(0, place - 2), place)) &&
    /^[\p{ID_Continue}$]/u.test(text.slice(place, place + 2))
  );
}

function placed(stretches: readonly Stretch[]): readonly Placed[] {
  let shift = 0;
  return stretches.map((stretch) => {
    const now = stretch.start + shift;
    shift += stretch.length - (stretch.end - stretch.start);
    return { ...stretch, now };
  });
}

/** The stretches after one more edit of the text now: those that it touches become one. */
function merged(stretches: readonly Stretch[], { range, length }: TextEdit): readonly Stretch[] {
  const all = placed(stretches);
  const left = all.filter((one) => one.now + one.length < range.start);
  const right = all.filter((one) => one.now > range.end);
  const touched = all.slice(left.length, all.length - right.length);
  const last = left.at(-1);
  const shift = last === undefined ? 0 : last.now + last.length - last.end;
  const end = touched.at(-1);
  const shiftBehind = end === undefined ? shift : end.now + end.length - end.end;
  const from = Math.min(range.start, touched[0]?.now ?? range.start);
  const to = Math.max(range.end, end === undefined ? range.end : end.now + end.length);
  const grown = to - from - (range.end - range.start) + length;
  return [...left, { start: from - shift, end: to - shiftBehind, length: grown }, ...right];
}
