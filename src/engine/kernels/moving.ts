/** Moving elements between arrays by lists of places, as they are: integers exactly. Knows no tensor. */
import type { Elements, Numbers } from '../storage/storage';
import type { Places } from './places';

/** `to[i] = from[places[i]]`; what has no place stays as it is. */
export function pick(from: Elements, places: Places, to: Elements): void {
  // Both of one kind; a loop over a union of arrays cannot be typed.
  const [source, target] = [from as Numbers, to as Numbers];
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? -1;
    if (place >= 0) target[i] = source[place] ?? 0;
  }
}

/** `to[places[i]] = from[i]`, the last one winning; a single element stands for as many as there are places. */
export function put(from: Elements, places: Places, to: Elements): void {
  const [source, target] = [from as Numbers, to as Numbers];
  const step = source.length === 1 ? 0 : 1;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? -1;
    if (place >= 0) target[place] = source[i * step] ?? 0;
  }
}

export type Reduction = 'sum' | 'prod' | 'amax' | 'amin';

/** `to[places[i]]` combined with `from[i]`, one after the other; nan stays nan. */
export function combine(from: Elements, places: Places, to: Elements, reduction: Reduction): void {
  const [source, target] = [from as Numbers, to as Numbers];
  const step = source.length === 1 ? 0 : 1;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    const before = target[place] ?? 0;
    const value = source[i * step] ?? 0;
    switch (reduction) {
      case 'sum':
        target[place] = before + value;
        break;
      case 'prod':
        target[place] = before * value;
        break;
      case 'amax':
        // The second comparison is for nan, which is not equal to itself.
        if (value > before || value !== value) target[place] = value;
        break;
      case 'amin':
        if (value < before || value !== value) target[place] = value;
    }
  }
}
