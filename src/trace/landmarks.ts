/** The places of a curve that have names, as they are asked of a run and answered. Plain data. */
import type { Message } from './message';
import type { Scale } from './plot';

/** In which stretch of the curve, as its plot says it. */
export interface LandmarksRequest {
  readonly variable: string;
  readonly element: number;
  readonly from: number;
  readonly to: number;
  readonly scale?: Scale;
}

export const LANDMARKS = ['root', 'minimum', 'maximum', 'inflection', 'pole', 'jump', 'hole'] as const;
export type LandmarkKind = (typeof LANDMARKS)[number];

export interface Landmark {
  readonly kind: LandmarkKind;
  readonly x: number;
  /** f there; of a hole its limit; NaN at a pole and a jump. */
  readonly f: number;
  /** f′ there; NaN where it has none. */
  readonly slope: number;
  /** What f tends to from the left and from the right, at poles and jumps; NaN where it is not defined on that side. */
  readonly left: number;
  readonly right: number;
  /** `touches`: a root at which f keeps its sign; `corner`: an extremum at which f′ does not vanish, but jumps. */
  readonly manner: 'plain' | 'touches' | 'corner';
}

export interface LandmarksData {
  readonly request: LandmarksRequest;
  /** From left to right. */
  readonly found: readonly Landmark[];
  /** How many more there are than are given. */
  readonly more: number;
  readonly notes: readonly Message[];
}
