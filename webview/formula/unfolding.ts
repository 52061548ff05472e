/**
 * Which steps of a derivation are seen: unfolded to a depth, single ones otherwise as the user wants. Pure. A step's
 * path is its place among its parent's parts: `0.1.2`; the root's is empty.
 */
import type { Step } from '../../src/trace/formula';

/** As many steps are unfolded by a depth at once; single ones can be opened beyond. */
export const MOST_UNFOLDED = 300;
/** Of a sum of thousands of terms these are listed at first, and so many more each time. */
export const FIRST_PARTS = 40;

export interface StepRow {
  readonly kind: 'step';
  readonly path: string;
  readonly step: Step;
  /** 1-based, as screen readers count. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  /** null for a step that has no parts. */
  readonly open: boolean | null;
}

export interface MoreRow {
  readonly kind: 'more';
  /** Of the step that has more parts than are listed. */
  readonly path: string;
  readonly level: number;
  readonly rest: number;
}

export type Row = StepRow | MoreRow;

export class Unfolding {
  private depthNow: number;
  private readonly single = new Map<string, boolean>();
  private readonly listed = new Map<string, number>();

  constructor(depth: number) {
    this.depthNow = depth;
  }

  get depth(): number {
    return this.depthNow;
  }

  /** Everything to one depth again. */
  setDepth(depth: number): void {
    this.depthNow = Math.max(0, depth);
    this.single.clear();
  }

  set(path: string, open: boolean): void {
    this.single.set(path, open);
  }

  listMore(path: string): void {
    this.listed.set(path, (this.listed.get(path) ?? FIRST_PARTS) + FIRST_PARTS);
  }

  /** Opens all that the step of this path stands in, so that it is seen. */
  openTo(path: string): void {
    const places = path === '' ? [] : path.split('.');
    places.forEach((place, depth) => {
      const parent = places.slice(0, depth).join('.');
      this.single.set(parent, true);
      const needed = Math.ceil((Number(place) + 1) / FIRST_PARTS) * FIRST_PARTS;
      if (needed > (this.listed.get(parent) ?? FIRST_PARTS)) this.listed.set(parent, needed);
    });
  }

  /** Another formula: what was opened by hand belongs to the one before. */
  forget(): void {
    this.single.clear();
    this.listed.clear();
  }

  rows(root: Step): readonly Row[] {
    const rows: Row[] = [];
    const waiting: Row[] = [this.rowOf(root, '', 1, 1, 1)];
    for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
      rows.push(row);
      if (row.kind === 'more' || row.open !== true) continue;
      const { step, path, level } = row;
      const shown = step.parts.slice(0, this.listed.get(path) ?? FIRST_PARTS);
      const rest = step.parts.length - shown.length;
      if (rest > 0) waiting.push({ kind: 'more', path, level: level + 1, rest });
      for (let index = shown.length - 1; index >= 0; index -= 1) {
        const part = shown[index];
        const own = path === '' ? String(index) : `${path}.${String(index)}`;
        if (part !== undefined) waiting.push(this.rowOf(part, own, level + 1, index + 1, step.parts.length));
      }
    }
    return rows;
  }

  /** The greatest depth at which no more than MOST_UNFOLDED steps are seen, and how deep the whole derivation is. */
  depths(root: Step): { readonly most: number; readonly whole: number } {
    let seen = 1;
    let most = 0;
    let whole = 0;
    let level: readonly (readonly [path: string, step: Step])[] = [['', root]];
    for (;;) {
      const next = level.flatMap(([path, { parts }]) =>
        parts
          .slice(0, this.listed.get(path) ?? FIRST_PARTS)
          .map((part, index) => [path === '' ? String(index) : `${path}.${String(index)}`, part] as const),
      );
      if (next.length === 0) return { most, whole };
      whole += 1;
      seen += next.length;
      if (seen <= MOST_UNFOLDED) most = whole;
      level = next;
    }
  }

  private rowOf(step: Step, path: string, level: number, position: number, siblings: number): StepRow {
    const open = step.parts.length === 0 ? null : (this.single.get(path) ?? level <= this.depthNow);
    return { kind: 'step', path, step, level, position, siblings, open };
  }
}
