/** How far a turn of the wheel, or two fingers on a touch pad, zoom. Pure. */

/** A turn by a hundred pixels. */
const TURN = 1.25;
/** A line and a page, for wheels that count in them. */
const LINE = 16;
const PAGE = 400;

/** So many times as wide the range becomes: below 1 nearer, above 1 further; 1 where it was turned sideways. */
export function wheelFactor({ deltaY, deltaMode }: Pick<WheelEvent, 'deltaY' | 'deltaMode'>): number {
  const pixels = deltaY * (deltaMode === 1 ? LINE : deltaMode === 2 ? PAGE : 1);
  // One notch counts the same on every machine.
  return TURN ** Math.max(-2, Math.min(2, pixels / 100));
}
