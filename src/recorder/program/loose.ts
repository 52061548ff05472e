/**
 * Values that depend on leaves but are on no graph: a loss that was detached, a running average. The engine forgets how
 * they came about, so a program may keep any number of them; what led to the newest is kept here, the others become
 * inputs. Without that a list of ten thousand detached losses would hold ten thousand graphs.
 */
import { numel } from '../../engine/shape';
import type { Value } from './value';

/** How many steps ago they may have come about. */
const MAX_AGE = 20_000;
/** Of all of them together. */
const MAX_ELEMENTS = 1_000_000;

export class LooseValues {
  private values: Value[] = [];
  private first = 0;
  private elements = 0;

  /** A value that was made by the step of this number and has its data. */
  add(value: Value, sequence: number): void {
    value.kept = true;
    this.values.push(value);
    this.elements += numel(value.shape);
    while (this.first < this.values.length) {
      const oldest = this.values[this.first];
      if (oldest === undefined) break;
      const made = oldest.maker?.sequence ?? 0;
      if (this.elements <= MAX_ELEMENTS && sequence - made <= MAX_AGE) break;
      this.elements -= numel(oldest.shape);
      oldest.kept = false;
      oldest.maker = null;
      oldest.depth = 0;
      oldest.varies = false;
      this.first += 1;
    }
    if (this.first > 1000 && 2 * this.first > this.values.length) {
      this.values = this.values.slice(this.first);
      this.first = 0;
    }
  }
}
