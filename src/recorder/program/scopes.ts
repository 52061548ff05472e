/**
 * Which calls of functions and modules and which turns of loops run now, as frames that know the one around them: whoever
 * keeps the innermost keeps them all, and what nobody keeps is garbage. Written into a table at the end. Knows neither the
 * engine's calls nor the tape.
 */
import { moduleName } from '../../engine/nn/module/registry';
import { MAX_SCOPE_DEPTH, type ScopeFrame, type ScopeId, type ScopePlace, type ScopeTable } from '../../trace/scope';

/** A call of a function or module, or one turn of a loop, as steps refer to it. */
export class Frame {
  /** Index into the program's places; of a module itself. */
  readonly place: number | object;
  /** From 1; 0: no loop. */
  readonly iteration: number;
  readonly outer: Frame | null;
  /** How many are around it, with itself. */
  readonly depth: number;
  /** Its index in the table that is written; −1 before it has one. */
  id = -1;

  constructor(place: number | object, iteration: number, outer: Frame | null) {
    this.place = place;
    this.iteration = iteration;
    this.outer = outer;
    this.depth = outer === null ? 1 : outer.depth + 1;
  }
}

/**
 * What runs: a call, or a loop with its turns. It becomes a frame only where something is recorded in it, since most turns
 * of most loops compute with plain numbers.
 */
export class Running {
  readonly place: number | object;
  readonly outer: Running | null;
  /** Of a function: where to go back to, whenever it gives back control. */
  back: Running | null;
  private iteration = 0;
  private current: Frame | null = null;

  constructor(place: number | object, outer: Running | null) {
    this.place = place;
    this.outer = outer;
    this.back = outer;
  }

  /** Of a loop. */
  nextTurn(): void {
    this.iteration += 1;
    this.current = null;
  }

  /** The frame of now. To be asked before what is around goes on, which loops do without functions that wait. */
  frame(): Frame {
    const open: Running[] = [];
    let outer: Frame | null = null;
    for (let at = runningFrom(this); at !== null; at = at.outer) {
      outer = at.current;
      if (outer !== null) break;
      open.push(at);
    }
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      at.current = new Frame(at.place, at.iteration, outer);
      outer = at.current;
    }
    return outer ?? new Frame(this.place, this.iteration, null);
  }
}

/** Where a walk outwards begins. */
function runningFrom(running: Running): Running | null {
  return running;
}

/** Numbers the frames that a tape refers to. */
export class ScopeWriter {
  private readonly known: readonly ScopePlace[];
  private readonly places: ScopePlace[] = [];
  private readonly frames: ScopeFrame[] = [];
  private readonly placeIds = new Map<number | object, number>();

  /** `places`: the program's own. */
  constructor(places: readonly ScopePlace[]) {
    this.known = places;
  }

  idOf(frame: Frame): ScopeId {
    const open: Frame[] = [];
    for (let at: Frame | null = frame; at !== null && at.id < 0; at = at.outer) open.push(at);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at.depth > MAX_SCOPE_DEPTH && at.outer !== null) {
        at.id = at.outer.id;
        continue;
      }
      at.id = this.frames.length;
      this.frames.push([this.placeId(at.place), at.iteration, at.outer?.id ?? -1]);
    }
    return frame.id;
  }

  private placeId(place: number | object): number {
    const known = this.placeIds.get(place);
    if (known !== undefined) return known;
    this.placeIds.set(place, this.places.length);
    return this.places.push(this.placeOf(place)) - 1;
  }

  private placeOf(place: number | object): ScopePlace {
    if (typeof place === 'object' || typeof place === 'function')
      return { kind: 'module', name: moduleName(place), range: null };
    const known = this.known[place];
    if (known === undefined) throw new RangeError(`the program has no scope ${String(place)}`);
    return known;
  }

  /** What was numbered; undefined where that is nothing. */
  get written(): ScopeTable | undefined {
    return this.frames.length === 0 ? undefined : { places: this.places, frames: this.frames };
  }
}
