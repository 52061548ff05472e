/**
 * Within which functions, loops and modules something ran. Each call of a function or module and each turn of a loop is
 * one frame; a table holds them once, and whoever ran in one refers to it by its index. Knows neither text nor engine.
 */
import type { SourceRange } from './range';

/** Index into `ScopeTable.frames`. */
export type ScopeId = number;

/** A function or a loop of the text, or a module of the model. */
export interface ScopePlace {
  readonly kind: 'function' | 'loop' | 'module';
  /** `loss`, `Net.forward`, empty for a function without a name; `for`, `while`, `do`; `layers.0`, else the module's class. */
  readonly name: string;
  /** null for modules, which have no place of their own in the text. */
  readonly range: SourceRange | null;
}

/** Its place, which turn of the loop (from 1; 0 for what is no loop), and the frame around it (−1: none). */
export type ScopeFrame = readonly [place: number, iteration: number, outer: number];

export interface ScopeTable {
  readonly places: readonly ScopePlace[];
  /** In no order but that what is around a frame stands before it. */
  readonly frames: readonly ScopeFrame[];
}

/** One frame, as it is looked at. */
export interface Scope extends ScopePlace {
  /** Tells one call, or one turn, from another of the same place. */
  readonly id: ScopeId;
  /** Of a loop: which turn, from 1. */
  readonly iteration?: number;
}

const NONE: readonly Scope[] = [];
const READ = new WeakMap<ScopeTable, (readonly Scope[])[]>();

/** The frames around something that ran in `id`, the outermost first. */
export function scopesOf(table: ScopeTable | undefined, id: ScopeId | undefined): readonly Scope[] {
  if (table === undefined || id === undefined) return NONE;
  let known = READ.get(table);
  if (known === undefined) READ.set(table, (known = []));
  const own = known[id];
  if (own !== undefined) return own;
  // What is around a frame is read first, and shared.
  const open: ScopeId[] = [];
  for (let at = id; at >= 0 && known[at] === undefined; at = table.frames[at]?.[2] ?? -1) open.push(at);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [place = -1, iteration = 0, outer = -1] = table.frames[at] ?? [];
    const around = known[outer] ?? NONE;
    const what = table.places[place];
    known[at] = what === undefined ? around : [...around, { ...what, id: at, ...(iteration > 0 ? { iteration } : {}) }];
  }
  return known[id] ?? NONE;
}

/** So many frames may be around each other; what a deeper recursion does counts to the last of them. */
export const MAX_SCOPE_DEPTH = 64;

/** Whether every index leads somewhere, and every frame outwards. */
export function isSoundScopeTable({ places, frames }: ScopeTable): boolean {
  const depths = new Uint8Array(frames.length);
  return frames.every(([place, iteration, outer], id) => {
    if (places[place] === undefined || iteration < 0 || outer < -1 || outer >= id) return false;
    depths[id] = outer < 0 ? 1 : (depths[outer] ?? 0) + 1;
    return (depths[id] ?? 0) <= MAX_SCOPE_DEPTH;
  });
}

/** The part of a table that is in use, with its indices anew. */
export class ScopeSelection {
  private readonly table: ScopeTable;
  private readonly places: ScopePlace[] = [];
  private readonly frames: ScopeFrame[] = [];
  private readonly placeIds = new Map<number, number>();
  private readonly frameIds = new Map<ScopeId, ScopeId>();

  constructor(table: ScopeTable) {
    this.table = table;
  }

  /** The new index of a frame. */
  take(id: ScopeId): ScopeId {
    const known = this.frameIds.get(id);
    if (known !== undefined) return known;
    const open: ScopeId[] = [];
    for (let at = id; at >= 0 && !this.frameIds.has(at); at = this.table.frames[at]?.[2] ?? -1) open.push(at);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [place = -1, iteration = 0, outer = -1] = this.table.frames[at] ?? [];
      this.frameIds.set(at, this.frames.length);
      this.frames.push([this.place(place), iteration, this.frameIds.get(outer) ?? -1]);
    }
    return this.frameIds.get(id) ?? -1;
  }

  private place(id: number): number {
    const known = this.placeIds.get(id);
    if (known !== undefined) return known;
    const place = this.table.places[id];
    if (place === undefined) throw new RangeError(`there is no scope ${String(id)}`);
    this.placeIds.set(id, this.places.length);
    return this.places.push(place) - 1;
  }

  /** What was taken; undefined where that is nothing. */
  get taken(): ScopeTable | undefined {
    return this.frames.length === 0 ? undefined : { places: this.places, frames: this.frames };
  }
}
