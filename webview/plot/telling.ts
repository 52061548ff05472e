/** What the function's plot says in words about what it shows: to a screen reader, below the chart, in its notes. */
import type { PlotData } from '../../src/trace/plot';
import type { Trace } from '../../src/trace/trace';
import { fill, setAttributes, setText } from '../elements';
import type { Page } from '../page';
import type { Picture } from './chart';
import type { Choice } from './choice';
import { notesOf } from './notes';
import type { Parts } from './parts';
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

export function tell(
  { canvas, course, slope, notes }: Pick<Parts, 'canvas' | 'course' | 'slope' | 'notes'>,
  { trace, data, chosen, name, picture: { point, scales }, moving, page }: Told,
): void {
  const { label } = chosen;
  setAttributes(canvas, { 'aria-label': aboutPlot(data, name, label, point) });
  setText(course, courseOf(data, name, label));
  setText(slope, slopeSentence(point, label, name, moving ? null : cornerOf(trace, chosen)));
  slope.hidden = slope.textContent === '';
  fill(notes, ...notesOf(data, { label, name, y: scales.y, trace, page }));
}
