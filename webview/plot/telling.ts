/** What the function's plot says in words about what it shows: to a screen reader, below the chart, in its notes. */
import type { PlotData } from '../../src/trace/plot';
import type { Trace } from '../../src/trace/trace';
import { fill, setAttributes, setText } from '../elements';
import type { Page } from '../page';
import type { Picture, Spot } from './chart';
import type { Choice } from './choice';
import { besideOf, isRounding } from './level';
import { notesOf } from './notes';
import type { Parts } from './parts';
import { nearestTo } from './reading';
import { cornerOf, slopeSentence } from './slope';
import { aboutPlot, courseOf } from './summary';

export interface Told {
  readonly trace: Trace;
  readonly data: PlotData;
  readonly chosen: Choice;
  readonly name: string;
  readonly picture: Picture;
  /** The point is on its way: what was found out about it before is not true of it now. */
  readonly moving: boolean;
  readonly page: Page;
}

/** A slope that is zero but for rounding is level. */
function levelled(point: Spot | null, data: PlotData): Spot | null {
  if (point === null || !isRounding(point.slope, point.x, besideOf(data.x, data.df, nearestTo(data, point.x))))
    return point;
  return { ...point, slope: 0 };
}

export function tell(
  { canvas, course, slope, notes }: Pick<Parts, 'canvas' | 'course' | 'slope' | 'notes'>,
  { trace, data, chosen, name, picture: { point, scales }, moving, page }: Told,
): void {
  const { label } = chosen;
  setAttributes(canvas, { 'aria-label': aboutPlot(data, name, label, point) });
  setText(course, courseOf(data, name, label));
  setText(slope, slopeSentence(levelled(point, data), label, name, moving ? null : cornerOf(trace, chosen)));
  slope.hidden = slope.textContent === '';
  fill(notes, ...notesOf(data, { label, name, y: scales.y, trace, page }));
}
